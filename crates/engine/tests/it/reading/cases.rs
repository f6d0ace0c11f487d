//! The cases of `testdata/reading`: the same natively and under wasm32 (see `wasm/`).

use engine::reading::GivenMeta;
use engine::{Document, Engine, Reading};
use serde::Deserialize;

/// A file of cases.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    #[serde(default)]
    case: Vec<Case>,
}

/// Texts that say one thing, or nothing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    why: String,
    text: Vec<String>,
    /// What must be read, each as `quote = value`, `quote = low..high`, `quote = start..end` and so on; nothing else may.
    #[serde(default)]
    mentions: Option<Vec<String>>,
    #[serde(default)]
    periods: Option<Vec<String>>,
    #[serde(default)]
    refs: Option<Vec<String>>,
    /// Rules that must leave something out.
    #[serde(default)]
    excluded: Option<Vec<String>>,
    /// The day of publication, as it is read or inferred; "" for none.
    #[serde(default)]
    published: Option<String>,
}

fn mentions(reading: &Reading, text: &str) -> Vec<String> {
    let mention = |mention: &engine::reading::Mention| {
        let upper = mention.upper.map(|upper| format!("..{upper}")).unwrap_or_default();
        let qualifier = format!("{:?}", mention.qualifier).to_lowercase();
        let qualifier = if qualifier == "exact" { String::new() } else { format!(" {qualifier}") };
        format!("{} = {}{upper}{qualifier}", mention.span.of(text), mention.value)
    };
    reading.mentions.iter().map(mention).collect()
}

fn periods(reading: &Reading, text: &str) -> Vec<String> {
    let iso = |day: Option<engine::date::Date>| day.map(engine::date::iso).unwrap_or_default();
    let period = |mention: &engine::reading::PeriodMention| match mention.period {
        Some(period) => format!("{} = {}..{}", mention.span.of(text), iso(period.start), iso(period.end)),
        None => format!("{} = {:?}", mention.span.of(text), mention.missing),
    };
    reading.periods.iter().map(period).collect()
}

fn published(reading: &Reading) -> String {
    let Some(day) = reading.meta.published.as_ref().map(|known| known.value) else { return String::new() };
    let parts = [day.month, day.day].into_iter().flatten().map(|part| format!("-{part:02}"));
    std::iter::once(day.year.to_string()).chain(parts).collect()
}

fn refs(reading: &Reading, text: &str) -> Vec<String> {
    let reference = |reference: &engine::reading::LegalRef| {
        format!("{} = {}", reference.span.of(text), reference.number.as_deref().unwrap_or(""))
    };
    reading.refs.iter().map(reference).collect()
}

/// What is wrong with the reading of a file of cases.
pub(crate) fn faults(engine: &Engine, path: &str, file: &str) -> Vec<String> {
    let cases: Cases = match toml::from_str(file) {
        Ok(cases) => cases,
        Err(error) => return vec![format!("{path}: {error}")],
    };
    let mut faults = Vec::new();
    for case in cases.case {
        for text in &case.text {
            let reading = engine.read(&Document { id: "test", text, given: GivenMeta::default() });
            let day = published(&reading);
            if case.published.as_ref().is_some_and(|expected| *expected != day) {
                faults.push(format!("{path}: {}: {text:?}: expected {:?}, read {day:?}", case.why, case.published));
            }
            let excluded = reading.exclusions.iter().map(|exclusion| exclusion.reason.id().to_owned()).collect();
            for (expected, read) in [
                (&case.mentions, mentions(&reading, text)),
                (&case.periods, periods(&reading, text)),
                (&case.refs, refs(&reading, text)),
                (&case.excluded, excluded),
            ] {
                if expected.as_ref().is_some_and(|expected| *expected != read) {
                    faults.push(format!("{path}: {}: {text:?}: expected {expected:?}, read {read:?}", case.why));
                }
            }
        }
    }
    faults
}
