//! The cases of `testdata/check/seeds.toml`, on facts made from the annotation and on what the engine reads itself.

use std::collections::BTreeMap;

use super::gold::{self, Gold};
use crate::folder::repository;
use engine::check::{Check, Term, report};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    why: String,
    kind: String,
    figures: Vec<String>,
    verdict: String,
    #[serde(default)]
    derived: BTreeMap<String, String>,
    #[serde(default)]
    notes: Vec<String>,
}

fn faults(golds: &[Gold]) -> Vec<String> {
    let path = repository("testdata/check/seeds.toml");
    let cases: Cases = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let structure = gold::structure();
    let prints = gold::prints(golds);
    let checks = gold::findings(report(&gold::docs(golds), &structure, &prints));
    assert!(cases.case.len() >= 15);
    cases.case.iter().filter_map(|case| fault(golds, &checks, case)).collect()
}

fn fault(golds: &[Gold], checks: &[Check], case: &Case) -> Option<String> {
    let has_figures = |check: &&Check| {
        let figure = |term: &Term| {
            let gold = &golds[term.document as usize];
            let mention = gold.reading.observations[term.observation as usize].mention.0;
            let quote = gold.reading.mentions[mention as usize].span.of(&gold.text);
            (term.document, mention, format!("{}: {quote}", gold.id.split('_').next().unwrap()))
        };
        let mut figures: Vec<_> = check.terms.iter().map(figure).collect();
        figures.dedup();
        check.kind.code() == case.kind
            && figures.len() == case.figures.len()
            && figures.iter().zip(&case.figures).all(|((_, _, quote), figure)| quote.starts_with(figure.as_str()))
    };
    let Some(check) = checks.iter().find(has_figures) else {
        return Some(format!("{}: no {} on {:?}", case.why, case.kind, case.figures));
    };
    let as_text = |value: serde_json::Value| value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string());
    let verdict = as_text(serde_json::to_value(check.verdict).unwrap());
    if verdict != case.verdict {
        return Some(format!("{}: {verdict}, expected {}", case.why, case.verdict));
    }
    let notes: Vec<String> = check.notes.iter().map(|note| as_text(serde_json::to_value(note).unwrap())).collect();
    if let Some(missing) = case.notes.iter().find(|note| !notes.iter().any(|found| found.contains(note.as_str()))) {
        return Some(format!("{}: no note {missing} among {notes:?}", case.why));
    }
    for (what, expected) in &case.derived {
        let value: engine::Decimal = expected.parse().unwrap();
        let found: Vec<String> = check
            .derived
            .iter()
            .filter(|derived| as_text(serde_json::to_value(derived.what).unwrap()) == *what)
            .filter_map(|derived| Some(derived.point?.rounded(-value.exponent())?.to_string()))
            .collect();
        if !found.contains(expected) {
            return Some(format!("{}: {what} is {found:?}, expected {expected}", case.why));
        }
    }
    None
}

#[test]
fn annotated_facts_give_the_expected_checks() {
    let faults = faults(&gold::seeds());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_the_engine_reads_gives_the_expected_checks() {
    let faults = faults(&gold::read_by_engine(gold::seeds()));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    case: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    why: String,
    text: String,
    #[serde(default)]
    letters: Letters,
    checks: Vec<String>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Letters {
    #[default]
    AsWritten,
    Decomposed,
}

#[test]
fn every_kind_finds_what_it_should_and_nothing_else() {
    let path = repository("testdata/check/kinds.toml");
    let texts: Texts = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let structure = gold::structure();
    let mut wrong = Vec::new();
    for case in texts.case {
        let text = match case.letters {
            Letters::AsWritten => case.text,
            Letters::Decomposed => case.text.nfd().collect(),
        };
        let golds = gold::read_by_engine(vec![Gold::of_text(text)]);
        let checks = gold::findings(report(&gold::docs(&golds), &structure, &[]));
        let found: Vec<String> = checks.iter().map(|check| in_words(&golds, check)).collect();
        if found != case.checks {
            wrong.push(format!("{}:\n  {found:?}\n  expected {:?}", case.why, case.checks));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// "sum agrees 14,9 triệu|1,1 triệu|16 triệu".
fn in_words(golds: &[Gold], check: &Check) -> String {
    let figure = |term: &Term| {
        let gold = &golds[term.document as usize];
        let observation = &gold.reading.observations[term.observation as usize];
        gold.reading.mentions[observation.mention.0 as usize].span.of(&gold.text).nfc().collect::<String>()
    };
    let figures: Vec<String> = check.terms.iter().map(figure).collect();
    let verdict = serde_json::to_value(check.verdict).unwrap();
    format!("{} {} {}", check.kind.code(), verdict.as_str().unwrap(), figures.join("|"))
}
