//! Reading: the lexicon's own examples, the cases of `testdata/reading`, and what must hold of any text.

mod cases;
mod phrases;
mod wrapped;

use std::fs;

use crate::folder::{engine, read, repository, shared, sources};
use engine::coverage::Coverage;
use engine::knowledge::SourceFile;
use engine::lexicon::Lexicon;
use engine::lexicon::file::{Example, Expected};
use engine::number::display::{Manner, Style, number};
use engine::number::parse::whole;
use engine::text::fold;
use engine::{Decimal, Engine, Reading, Span};
use proptest::prelude::*;

/// All that was found in a text, of any sort.
fn found(reading: &Reading) -> Vec<Span> {
    let mentions = reading.mentions.iter().map(|mention| mention.span);
    let periods = reading.periods.iter().map(|period| period.span);
    let refs = reading.refs.iter().map(|reference| reference.span);
    let exclusions = reading.exclusions.iter().map(|exclusion| exclusion.span);
    mentions.chain(periods).chain(refs).chain(exclusions).collect()
}

/// What is wrong with an example of the lexicon, if anything.
fn fault(engine: &Engine, example: &Example) -> Option<String> {
    let (text, value) = example.text.split_once(" = ").unwrap_or((&example.text, ""));
    let reading = read(engine, text);
    let folded = |span: Span| format!(" {} ", fold::exact(span.of(text)));
    let forms: Vec<String> = example.forms.iter().map(|form| fold::exact(form)).collect();
    let is_figure = |span: Span| !reading.exclusions.iter().any(|exclusion| exclusion.span == span);
    let values: Vec<String> = reading.mentions.iter().map(|mention| mention.value.to_string()).collect();
    if example.expected == Expected::Read {
        let has_value = value.is_empty() || values.iter().any(|found| found == value);
        let is_used = !found(&reading).is_empty();
        return (!has_value || !is_used).then(|| format!("read {values:?}"));
    }
    // A counter-example: no figure holds the form.
    let holder = found(&reading)
        .into_iter()
        .find(|span| is_figure(*span) && forms.iter().any(|form| folded(*span).contains(&format!(" {form} "))));
    holder.map(|span| format!("read {:?}", span.of(text)))
}

#[test]
fn every_lexicon_entry_is_read_as_its_examples_say() {
    let engine = engine("seeds");
    let mut faults = Vec::new();
    let mut n_examples = 0;
    for (path, text) in sources("seeds") {
        for example in
            Lexicon::examples(&SourceFile { path: &path, text: &text }).unwrap_or_else(|error| panic!("{error}"))
        {
            n_examples += 1;
            faults.extend(
                fault(&engine, &example).map(|fault| format!("{}: {:?}: {fault}", example.place, example.text)),
            );
        }
    }
    assert!(n_examples > 100, "only {n_examples} examples");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_words_of_labels_are_read_as_their_examples_say() {
    let engine = engine("seeds");
    let mut faults = Vec::new();
    let mut n_examples = 0;
    for (path, text) in sources("seeds") {
        let examples = Lexicon::label_examples(&SourceFile { path: &path, text: &text });
        for example in examples.unwrap_or_else(|error| panic!("{error}")) {
            n_examples += 1;
            let (text, expected) = example.text.split_once(" = ").unwrap_or((&example.text, "?"));
            let reading = read(&engine, text);
            let found = reading.observations.last().map_or("no figure".to_owned(), |last| last.label(text));
            if found != expected {
                faults.push(format!("{}: {text:?}: {found:?}, expected {expected:?}", example.place));
            }
        }
    }
    assert!(n_examples >= 20, "only {n_examples} examples");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_case_is_read_as_written() {
    let engine = engine("seeds");
    let mut paths: Vec<_> = fs::read_dir(repository("testdata/reading"))
        .expect("testdata/reading is there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.sort();
    let file = |path: &std::path::PathBuf| {
        cases::faults(&engine, &path.display().to_string(), &fs::read_to_string(path).expect("readable"))
    };
    let faults: Vec<String> = paths.iter().flat_map(file).collect();
    assert!(paths.len() >= 4, "only {} files of cases", paths.len());
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The five articles.
fn articles() -> Vec<String> {
    let mut paths: Vec<_> = fs::read_dir(repository("seeds"))
        .expect("seeds is there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("UTF-8")).collect()
}

fn values(reading: &Reading) -> Vec<(Decimal, Option<Decimal>)> {
    reading.mentions.iter().map(|mention| (mention.value, mention.upper)).collect()
}

#[test]
fn spelling_changes_no_value() {
    use unicode_normalization::UnicodeNormalization;
    let engine = engine("seeds");
    for text in articles() {
        let (plain, composed) = (values(&read(&engine, &text)), text.nfc().collect::<String>());
        assert_eq!(plain, values(&read(&engine, &composed)), "NFC");
        assert_eq!(plain, values(&read(&engine, &text.nfd().collect::<String>())), "NFD");
        assert_eq!(plain, values(&read(&engine, &text.replace(' ', "\u{a0}"))), "no-break spaces");
        assert_eq!(plain, values(&read(&engine, &text.replace(' ', "  "))), "double spaces");
        assert_eq!(plain, values(&read(&engine, &text.to_uppercase())), "capitals");
        assert_eq!(plain, values(&read(&engine, &text.to_lowercase())), "small letters");
    }
}

/// Case says something in two places only: a letter that is a unit or a scale (`m`, `M`), and a name with its number
/// (`Scorpio 45`), which capitals alone tell.
#[test]
fn spelling_changes_no_value_of_any_sentence() {
    use unicode_normalization::UnicodeNormalization;
    let engine = engine("seeds");
    let config = ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() };
    let number = prop_oneof![
        (1_i64..1_000_000_000).prop_map(|value| number(value.into(), Style::Plain, Manner::Vietnamese)),
        (1_i64..100_000).prop_map(|value| number(Decimal::new(value.into(), -2), Style::Plain, Manner::Vietnamese)),
        prop::sample::select(vec!["hai mươi lăm", "ba triệu", "9 tỉ 5", "mười", "nửa triệu", "2,5 triệu", "60/63"])
            .prop_map(str::to_owned),
    ];
    let hedge = prop::sample::select(vec!["", "gần ", "khoảng ", "hơn ", "trên ", "không quá ", "ước đạt "]);
    let unit = prop::sample::select(vec!["người", "%", "đồng", "lượt người", "tin, bài", "km", "hồ sơ", "đồng/người"]);
    let time = prop::sample::select(vec!["Năm 2021", "Hết quý I/2021", "6 tháng đầu năm", "Ngày 25/4/2021", "Hôm nay"]);
    proptest!(config, |(time in time, parts in prop::collection::vec((hedge, number, unit), 1..4))| {
        let parts: Vec<String> = parts.iter().map(|(hedge, number, unit)| format!("{hedge}{number} {unit}")).collect();
        let text = format!("{time}, cả tỉnh có {} được ghi nhận.", parts.join("; có "));
        let reading = read(&engine, &text);
        let (plain, n_periods) = (values(&reading), reading.periods.len());
        for other in [text.nfd().collect(), text.replace(' ', "\u{a0}"), text.to_uppercase(), text.to_lowercase()] {
            let reading = read(&engine, &other);
            prop_assert_eq!(&plain, &values(&reading), "{}", other);
            prop_assert_eq!(n_periods, reading.periods.len(), "{}", other);
        }
    });
}

#[test]
fn a_paragraph_more_changes_no_other_reading() {
    let engine = engine("seeds");
    for text in articles() {
        let before = read(&engine, &text);
        let after = read(&engine, &format!("{text}\n\nTrời hôm ấy trong xanh, gió nhẹ và không có mưa.\n"));
        assert_eq!(before.mentions, after.mentions[..before.mentions.len()]);
        assert_eq!(before.refs, after.refs);
    }
}

#[test]
fn every_span_lies_on_the_text_and_no_digit_is_lost() {
    let engine = engine("seeds");
    let mut texts = articles();
    if let Some(folder) = shared("dev/articles") {
        for entry in fs::read_dir(folder).expect("readable") {
            let path = entry.expect("readable").path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                texts.push(fs::read_to_string(path).expect("UTF-8"));
            }
        }
    }
    for text in &texts {
        let reading = read(&engine, text);
        for span in found(&reading) {
            assert!(text.get(span.range()).is_some_and(|raw| !raw.is_empty()), "{span:?}");
        }
        let lost: Vec<&str> = Coverage::of(text, &reading).lost.iter().map(|span| span.of(text)).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }
}

/// A table pasted as one line: it is cut, so that reading takes time in proportion to its length.
#[test]
fn a_line_without_end_is_read_in_sentences() {
    let text = "số người tham gia BHYT là 5.000 người ".repeat(2_000);
    let reading = read(&engine("seeds"), &text);
    assert_eq!(reading.mentions.len(), 2_000);
    assert!(reading.sentences.len() >= 8, "{} sentences", reading.sentences.len());
}

#[test]
fn a_hundred_thousand_numbers_survive_writing_and_reading() {
    let engine = engine("seeds");
    let language = engine.language();
    let config = ProptestConfig { cases: 100_000, failure_persistence: None, ..ProptestConfig::default() };
    let digits = (-999_999_999_999_999_999_i128..1_000_000_000_000_000_000, -9_i16..4);
    let style = prop_oneof![Just(Style::Plain), Just(Style::Percent), Just(Style::Compact)];
    proptest!(config, |((mantissa, exponent) in digits, style in style)| {
        let value = Decimal::new(mantissa, exponent);
        let text = number(value, style, Manner::Vietnamese);
        let read = whole(language, text.trim_end_matches('%').trim_end()).map(|number| number.value);
        prop_assert_eq!(read, Some(value), "{}", text);
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Words and marks of the language in any order: reading never fails, and spans are sound.
    #[test]
    fn any_text_is_read(parts in proptest::collection::vec(prop_oneof![
        Just("từ".to_owned()), Just("đến".to_owned()), Just("năm".to_owned()), Just("tháng".to_owned()), Just("quý".to_owned()),
        Just("tỷ".to_owned()), Just("triệu".to_owned()), Just("gần".to_owned()), Just("%".to_owned()), Just("/".to_owned()),
        Just("-".to_owned()), Just("mươi".to_owned()), Just("trăm".to_owned()), Just("phẩy".to_owned()), Just("rưỡi".to_owned()),
        Just("nửa".to_owned()), Just("phần".to_owned()), Just("đồng".to_owned()), Just("người".to_owned()), Just("\n".to_owned()),
        Just("Nghị định số".to_owned()), Just("khoản".to_owned()), Just("Điều".to_owned()), Just("ngày".to_owned()),
        "[0-9]{1,4}([.,][0-9]{1,4}){0,3}", "\\PC{0,4}",
    ], 0..24), glue in proptest::bool::ANY) {
        thread_local! { static ENGINE: Engine = engine("seeds"); }
        let text = parts.join(if glue { "" } else { " " });
        ENGINE.with(|engine| {
            let reading = read(engine, &text);
            for span in found(&reading) {
                prop_assert!(text.get(span.range()).is_some_and(|raw| !raw.is_empty()));
            }
            prop_assert_eq!(Coverage::of(&text, &reading).lost, Vec::new());
            Ok(())
        })?;
    }
}
