//! Another subject, with its own codebook and names and no line of code, reaches the same bars as the seeds.

use std::fs;

use engine::Document;
use engine::date::{PeriodKind, iso};
use engine::reading::{Observation, Reading};
use engine::span::CharOffsets;
use serde_json::Value;

use crate::folder;

/// What the seeds must reach, in thousandths.
const INDICATOR_F1: usize = 970;
const FULL_F1: usize = 930;

#[test]
fn another_subject_is_read_as_well_without_a_line_of_code() {
    let engine = folder::engine("testdata/other");
    let (mut n_read, mut n_gold, mut n_indicator, mut n_full) = (0, 0, 0, 0);
    let mut misses = Vec::new();
    for id in ["ca-mau-2019", "ca-nuoc-2020", "gia-lai-2022"] {
        let file = |path: String| fs::read_to_string(folder::repository("testdata/other").join(path)).unwrap();
        let text = file(format!("{id}.txt"));
        let gold: Value = serde_json::from_str(&file(format!("gold/{id}.gold.json"))).unwrap();
        let reading = engine.read(&Document { id, text: &text, ..Document::default() });
        let offsets = CharOffsets::new(&text);
        let read: Vec<(u64, &Observation)> = reading
            .observations
            .iter()
            .filter(|fact| fact.indicator.is_some())
            .map(|fact| {
                let start = reading.mentions[fact.mention.0 as usize].span.start;
                (u64::from(offsets.char_from_byte(start)), fact)
            })
            .collect();
        n_read += read.len();
        for fact in gold["observations"].as_array().unwrap() {
            n_gold += 1;
            let mention = &gold["mentions"][fact["mention"].as_u64().unwrap() as usize];
            let found = read.iter().find(|(start, read)| {
                mention["start"].as_u64() == Some(*start) && read.indicator.as_deref() == fact["indicator"].as_str()
            });
            let wrong = found.map_or(vec!["indicator".to_owned()], |(_, read)| differences(fact, read));
            n_indicator += usize::from(found.is_some());
            n_full += usize::from(wrong.is_empty());
            if !wrong.is_empty() {
                misses.push(format!("{id}: {} {}: {}", mention["quote"], fact["indicator"], wrong.join(", ")));
            }
        }
        misses.extend(uncatalogued(&reading, &text));
    }
    let f1 = |correct: usize| 2000 * correct / (n_read + n_gold);
    let report = misses.join("\n");
    assert!(
        f1(n_indicator) >= INDICATOR_F1 && f1(n_full) >= FULL_F1,
        "{n_indicator} and {n_full} of {n_gold}\n{report}"
    );
}

/// Figures that no indicator claims, for the report.
fn uncatalogued(reading: &Reading, text: &str) -> Vec<String> {
    let none = reading.observations.iter().filter(|fact| fact.indicator.is_none());
    none.map(|fact| format!("unclaimed: {}", reading.mentions[fact.mention.0 as usize].span.of(text))).collect()
}

fn differences(gold: &Value, read: &Observation) -> Vec<String> {
    let name = |value: Value| value.as_str().unwrap_or("").to_owned();
    let period = read.period.map(|governing| governing.period);
    let start = period.and_then(|period| period.start).map(iso);
    let end = period.and_then(|period| period.end).map(iso);
    let kind = period.map(|period| if period.kind == PeriodKind::AsOf { "as_of" } else { "during" });
    let compare = read.compare.and_then(|compare| compare.to).map(|to| {
        let end = to.end.map(iso).unwrap_or_default();
        to.start.map_or(end.clone(), |start| format!("{}..{end}", iso(start)))
    });
    let wanted = gold["compare"]["to"].as_str().map(|to| match to.len() {
        4 => format!("{to}-01-01..{to}-12-31"),
        _ => to.to_owned(),
    });
    let fields = [
        (
            "measure",
            gold["measure"].as_str().map(str::to_owned),
            Some(name(serde_json::to_value(read.measure).unwrap())),
        ),
        ("status", gold["status"].as_str().map(str::to_owned), Some(name(serde_json::to_value(read.status).unwrap()))),
        ("start", gold["time"]["start"].as_str().map(str::to_owned), start),
        ("end", gold["time"]["end"].as_str().map(str::to_owned), end),
        ("kind", gold["time"]["kind"].as_str().map(str::to_owned), kind.map(str::to_owned)),
        ("place", gold["place"].as_str().map(str::to_owned), read.place.clone()),
        (
            "scope",
            gold["scope"].as_str().map(str::to_owned),
            read.scope.map(|scope| name(serde_json::to_value(scope).unwrap())),
        ),
        ("compare", wanted, compare),
    ];
    let mut wrong: Vec<String> = fields
        .into_iter()
        .filter(|(_, gold, read)| gold != read)
        .map(|(field, gold, read)| format!("{field} {read:?}, expected {gold:?}"))
        .collect();
    if gold["signed"].as_f64() != Some(read.signed.to_f64()) {
        wrong.push(format!("signed {}, expected {}", read.signed, gold["signed"]));
    }
    wrong
}
