//! Thousands of spoken and written numbers, amounts and dates from other projects' test sets: how many are read right.
//!
//! The sets are not ours to keep; see `shared` in `folder.rs`.

use std::fs;

use crate::folder::{self, engine, shared};
use engine::date::{Date, iso};
use engine::number::parse::whole;
use engine::reading::GivenMeta;
use engine::{Decimal, Document, Engine};
use serde_json::Value;

/// Lower and upper value of what a phrase says.
type Values = (f64, Option<f64>);

fn values(engine: &Engine, text: &str) -> Option<Values> {
    let float = |value: Decimal| value.to_f64();
    if let Some(number) = whole(engine.language(), text) {
        return Some((float(number.value), number.upper.map(float)));
    }
    let reading = folder::read(engine, text);
    let mention = reading.mentions.first()?;
    Some((float(mention.value), mention.upper.map(float)))
}

/// What the written side of a spoken phrase means: `1.2 triệu`, `-5/12`, `200 km/h`, `thứ 4`.
fn written(text: &str) -> Option<f64> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let negative = text[..start].ends_with('-');
    let rest = &text[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let mut value: f64 = rest[..end].trim_end_matches('.').parse().ok()?;
    let mut after = &rest[end..];
    if let Some(denominator) = after.strip_prefix('/') {
        let end = denominator.find(|c: char| !c.is_ascii_digit()).unwrap_or(denominator.len());
        if let Ok(denominator) = denominator[..end].parse::<f64>() {
            value /= denominator;
        }
    }
    while let Some((word, scale)) = [("nghìn", 1e3), ("vạn", 1e4), ("triệu", 1e6), ("tỷ", 1e9), ("tỉ", 1e9)]
        .into_iter()
        .find(|(word, _)| after.trim_start().starts_with(word))
    {
        value *= scale;
        after = after.trim_start().strip_prefix(word).unwrap_or("");
    }
    Some(if negative { -value } else { value })
}

fn expected(engine: &Engine, row: &Value) -> Option<Values> {
    let number = |key: &str| row["expected"][key].as_f64();
    if row["expected"].is_object() {
        if let (Some(from), Some(to)) = (number("from"), number("to")) {
            return Some((from, Some(to)));
        }
        return number("value").or(number("from")).or(number("to")).map(|value| (value, None));
    }
    let text = row["expected"].as_str()?;
    match row["direction"].as_str() {
        Some("itn") => written(text).map(|value| (value, None)),
        _ => values(engine, text),
    }
}

fn rows(file: &str) -> Vec<Value> {
    let Some(path) = shared("dev/phrases").map(|folder| folder.join(file)) else { return Vec::new() };
    let text = fs::read_to_string(path).expect("readable");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn agree(a: Values, b: Values) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs());
    near(a.0, b.0)
        && match (a.1, b.1) {
            (Some(a), Some(b)) => near(a, b),
            (None, None) => true,
            _ => false,
        }
}

#[test]
fn numbers_are_read_to_the_right_value() {
    let engine = engine("seeds");
    let files = [
        "duckling_vi_numeral.jsonl",
        "duckling_vi_amountofmoney.jsonl",
        "duckling_vi_ordinal.jsonl",
        "num2words_vi.jsonl",
        "humanizer_vi.jsonl",
        "nemo_vi_itn_cardinal.jsonl",
        "nemo_vi_itn_decimal.jsonl",
        "nemo_vi_itn_fraction.jsonl",
        "nemo_vi_itn_measure.jsonl",
        "nemo_vi_itn_money.jsonl",
        "nemo_vi_itn_ordinal.jsonl",
        "nemo_vi_tn_cardinal.jsonl",
        "nemo_vi_tn_decimal.jsonl",
        "nemo_vi_tn_fraction.jsonl",
        "nemo_vi_tn_measure.jsonl",
        "nemo_vi_tn_money.jsonl",
        "nemo_vi_tn_ordinal.jsonl",
        "nemo_vi_tn_range.jsonl",
    ];
    let (mut n_right, mut n_all) = (0, 0);
    for file in files {
        for row in rows(file) {
            let phrase = row["phrase"].as_str().expect("a phrase");
            let Some(expected) = expected(&engine, &row) else { continue };
            n_all += 1;
            let found = values(&engine, phrase);
            if found.is_some_and(|found| agree(found, expected)) {
                n_right += 1;
            } else {
                println!("{file}: {phrase:?} expected {expected:?}, read {found:?}");
            }
        }
    }
    println!("numbers: {n_right} of {n_all}");
    assert!(n_right * 100 >= n_all * 97, "{n_right} of {n_all}");
}

/// First and last day that a phrase tells, against a day of publication.
fn days(engine: &Engine, text: &str, published: &str) -> Vec<(Option<Date>, Option<Date>)> {
    let given = GivenMeta { published: Some(published.to_owned()), ..GivenMeta::default() };
    let reading = engine.read(&Document { id: "test", text, given });
    reading.periods.iter().filter_map(|period| period.period).map(|period| (period.start, period.end)).collect()
}

/// The days that a row of the time set expects: first, and last by its grain.
fn expected_days(expected: &Value) -> Option<(String, String)> {
    use engine::date::{date, month_end};
    let day = |key: &str| {
        let text = expected[key].as_str()?;
        let mut parts = text.get(..10)?.split('-').filter_map(|part| part.parse::<i32>().ok());
        date(parts.next()?, u8::try_from(parts.next()?).ok()?, u8::try_from(parts.next()?).ok()?)
    };
    if !matches!(expected["grain"].as_str()?, "day" | "week" | "month" | "quarter" | "year") {
        return None;
    }
    if let Some(last) = day("to_exclusive") {
        return Some((iso(day("from")?), iso(last.previous_day()?)));
    }
    let first = day("value")?;
    let (year, month) = (first.year(), u8::from(first.month()));
    let last = match expected["grain"].as_str()? {
        "day" => first,
        "week" => (0..6).fold(first, |day, _| day.next_day().unwrap_or(day)),
        "month" => month_end(year, month)?,
        "quarter" => month_end(year, month + 2)?,
        _ => month_end(year, 12)?,
    };
    Some((iso(first), iso(last)))
}

#[test]
fn periods_are_read_to_the_right_days() {
    let engine = engine("seeds");
    let (mut n_right, mut n_all) = (0, 0);
    for row in rows("duckling_vi_time.jsonl") {
        let phrase = row["phrase"].as_str().expect("a phrase");
        let Some(expected) = expected_days(&row["expected"]) else { continue };
        let published = row["reference_time"].as_str().unwrap_or("2017-02-02");
        n_all += 1;
        let found = days(&engine, phrase, published);
        let is_right = matches!(found[..], [(Some(first), Some(last))] if (iso(first), iso(last)) == expected);
        if is_right {
            n_right += 1;
        } else {
            println!("time: {phrase:?} expected {expected:?}, read {found:?}");
        }
    }
    for file in ["nemo_vi_itn_date.jsonl", "nemo_vi_tn_date.jsonl"] {
        for row in rows(file) {
            let (phrase, other) = (row["phrase"].as_str().expect("a phrase"), row["expected"].as_str().expect("text"));
            n_all += 1;
            let (found, wanted) = (days(&engine, phrase, "2017-02-02"), days(&engine, other, "2017-02-02"));
            if !found.is_empty() && found == wanted {
                n_right += 1;
            } else {
                println!("{file}: {phrase:?} read {found:?}, but {other:?} read {wanted:?}");
            }
        }
    }
    println!("periods: {n_right} of {n_all}");
    assert!(n_right * 100 >= n_all * 90, "{n_right} of {n_all}");
}
