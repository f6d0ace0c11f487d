//! Values, intervals, dates and periods as a reader of the page sees them, in the language of the interface. The shapes
//! of numbers are `engine::number::format`'s; here is only what stands around them.

use engine::Decimal;
use engine::date::{Date, Period, PeriodKind};
use engine::reading::{Mention, MentionKind, PartialDate};

use crate::words::{Language, phrases};

/// A number: `25.358.667` or `14,665` in Vietnamese, `25,358,667` or `14.665` in English.
pub(crate) fn number(value: Decimal, language: Language) -> String {
    let (group, point) = match language {
        Language::Vi => ('.', ','),
        Language::En => (',', '.'),
    };
    let plain = value.to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("−", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// A count of rows, articles …
pub(crate) fn count(n: usize, language: Language) -> String {
    number(Decimal::from(i64::try_from(n).unwrap_or(i64::MAX)), language)
}

/// A value with its unit: `14,665 %`, `25.358.667 người`.
pub(crate) fn quantity(value: Decimal, unit: &str, language: Language) -> String {
    let number = number(value, language);
    match (unit, language) {
        ("", _) => number,
        ("%", Language::En) => format!("{number}%"),
        // A no-break space, so that the unit never stands alone on a line.
        (unit, _) => format!("{number}\u{a0}{unit}"),
    }
}

/// The value of a mention with its unit, both ends if it is a range.
pub(crate) fn mention(mention: &Mention, signed: Decimal, language: Language) -> String {
    let unit = mention.unit.text.as_str();
    match mention.upper {
        Some(upper) => format!("{}–{}", number(signed, language), quantity(upper, unit, language)),
        // An ordinal is not an amount of its unit: "thứ hai" is 2, of nothing.
        None if mention.kind == MentionKind::Ordinal => number(signed, language),
        None => quantity(signed, unit, language),
    }
}

/// A day: `31/3/2021`, or `31 March 2021`.
pub(crate) fn date(date: Date, language: Language) -> String {
    let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
    match language {
        Language::Vi => format!("{day}/{month}/{year}"),
        Language::En => format!("{day} {} {year}", phrases::english_month(month)),
    }
}

/// A date as precise as it is known.
pub(crate) fn partial_date(of: PartialDate, language: Language) -> String {
    match (of.month, of.day, language) {
        (Some(month), Some(day), Language::Vi) => format!("{day}/{month}/{}", of.year),
        (Some(month), None, Language::Vi) => format!("{month}/{}", of.year),
        (Some(month), Some(day), Language::En) => format!("{day} {} {}", phrases::english_month(month), of.year),
        (Some(month), None, Language::En) => format!("{} {}", phrases::english_month(month), of.year),
        (None, _, _) => of.year.to_string(),
    }
}

/// A period in words: `năm 2022`, `quý 1/2021`, `đến 31/3/2021`, `1/1/2022–30/6/2023`.
pub(crate) fn period(period: Period, language: Language) -> String {
    match (period.kind, period.start, period.end) {
        (PeriodKind::AsOf, _, Some(end)) => phrases::as_of(&date(end, language), language),
        (_, Some(start), Some(end)) => during(start, end, language),
        (_, Some(start), None) => phrases::from_day(&date(start, language), language),
        (_, None, Some(end)) => phrases::up_to(&date(end, language), language),
        (_, None, None) => String::new(),
    }
}

fn during(start: Date, end: Date, language: Language) -> String {
    let first_of_month = start.day() == 1;
    let last_of_month = engine::date::month_end(end.year(), u8::from(end.month())) == Some(end);
    let (from, to) = (u8::from(start.month()), u8::from(end.month()));
    if first_of_month && last_of_month && start.year() == end.year() {
        match (from, to) {
            (1, 12) => return phrases::year(start.year(), language),
            (from, to) if from == to => {
                let month = PartialDate { year: start.year(), month: Some(from), day: None };
                return phrases::month(&partial_date(month, language), language);
            }
            (from, to) if from % 3 == 1 && to == from + 2 => {
                return phrases::quarter(from / 3 + 1, start.year(), language);
            }
            (1, to) => return phrases::first_months(to, start.year(), language),
            _ => {}
        }
    }
    if start == end {
        return date(start, language);
    }
    format!("{}–{}", date(start, language), date(end, language))
}

#[cfg(test)]
mod tests {
    use engine::date::{date as day, month_end};

    use super::*;

    #[test]
    fn numbers_follow_the_language() {
        let value: Decimal = "25358667".parse().unwrap();
        assert_eq!(number(value, Language::Vi), "25.358.667");
        assert_eq!(number(value, Language::En), "25,358,667");
        assert_eq!(quantity("14.665".parse().unwrap(), "%", Language::Vi), "14,665\u{a0}%");
        assert_eq!(quantity("-1.05".parse().unwrap(), "%", Language::En), "−1.05%");
    }

    #[test]
    fn periods_are_called_by_their_names() {
        let check = |period: Period, vi: &str, en: &str| {
            assert_eq!(super::period(period, Language::Vi), vi);
            assert_eq!(super::period(period, Language::En), en);
        };
        let during =
            |a: (i32, u8), b: (i32, u8)| Period::during(day(a.0, a.1, 1).unwrap(), month_end(b.0, b.1).unwrap());
        check(Period::as_of(day(2021, 3, 31).unwrap()), "đến 31/3/2021", "as of 31 March 2021");
        check(during((2022, 1), (2022, 12)), "năm 2022", "2022");
        check(during((2021, 4), (2021, 6)), "quý 2/2021", "Q2 2021");
        check(during((2023, 1), (2023, 6)), "6 tháng đầu năm 2023", "first 6 months of 2023");
        check(during((2023, 5), (2023, 5)), "tháng 5/2023", "May 2023");
        check(during((2022, 1), (2023, 6)), "1/1/2022–30/6/2023", "1 January 2022–30 June 2023");
    }
}
