//! The cases of `testdata/facts/`: sentences of our own, each figure with the fields that matter.

use std::fs;

use engine::date::iso;
use engine::reading::{EntityKind, GivenMeta, Observation, Reading};
use engine::{Document, Engine};
use serde::Deserialize;

use crate::folder;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What it shows.
    why: String,
    text: String,
    published: Option<String>,
    /// What the side file gives besides.
    publisher: Option<String>,
    title: Option<String>,
    url: Option<String>,
    /// Ids of rules that must stand among the notes.
    #[serde(default)]
    notes: Vec<String>,
    #[serde(default)]
    fact: Vec<Expected>,
    /// All people that the text names, in order.
    people: Option<Vec<String>>,
}

/// A figure, and those of its fields that are compared.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    figure: String,
    /// "none" for a figure that no indicator claims.
    indicator: String,
    measure: Option<String>,
    status: Option<String>,
    signed: Option<String>,
    /// "2021-01-01..2021-12-31", "..2021-03-31" as of a day, "none".
    period: Option<String>,
    place: Option<String>,
    scope: Option<String>,
    district: Option<String>,
    subgroup: Option<String>,
    attribution: Option<String>,
    /// The other period, written as `period` is.
    compare: Option<String>,
    /// What it is of, as written; "" for nothing.
    phrase: Option<String>,
    /// The figure on which it hangs, and how: "change_of 71.900 người"; "" for none.
    related: Option<String>,
    /// Ids of rules that must have made it.
    #[serde(default)]
    rules: Vec<String>,
}

#[test]
fn every_case_is_read_field_by_field() {
    run("seeds", "testdata/facts");
}

#[test]
fn articles_of_the_economy_are_read_with_their_codebook() {
    run("codebooks/kinh-te-xa-hoi", "testdata/economy");
}

/// Reads the cases of a folder with the knowledge of another.
fn run(knowledge: &str, cases: &str) {
    let engine = folder::engine(knowledge);
    let mut faults = Vec::new();
    let mut paths: Vec<_> =
        fs::read_dir(folder::repository(cases)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        let file: File = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for case in &file.case {
            let name = path.file_name().unwrap().to_str().unwrap();
            faults.extend(check(&engine, case).into_iter().map(|fault| format!("{name}: {}: {fault}", case.why)));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn check(engine: &Engine, case: &Case) -> Vec<String> {
    let given = GivenMeta {
        published: case.published.clone(),
        publisher: case.publisher.clone(),
        title: case.title.clone(),
        url: case.url.clone(),
        ..GivenMeta::default()
    };
    let reading = engine.read(&Document { id: "case", text: &case.text, given });
    let mut used = vec![false; reading.observations.len()];
    let mut faults = Vec::new();
    let people = reading.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    let people: Vec<String> = people.map(|entity| entity.canonical.clone()).collect();
    if case.people.as_ref().is_some_and(|expected| *expected != people) {
        faults.push(format!("people are {people:?}"));
    }
    let notes: Vec<&str> = reading.notes.iter().map(|note| note.rule.id()).collect();
    let missing = case.notes.iter().filter(|note| !notes.contains(&note.as_str()));
    faults.extend(missing.map(|note| format!("no note {note}, but {notes:?}")));
    for expected in &case.fact {
        let quote = |fact: &Observation| {
            reading.mentions[fact.mention.0 as usize].span.of(&case.text).contains(&expected.figure)
        };
        let indicator = |fact: &Observation| fact.indicator.as_deref().unwrap_or("none") == expected.indicator;
        let found = (0..used.len())
            .find(|at| !used[*at] && quote(&reading.observations[*at]) && indicator(&reading.observations[*at]));
        match found {
            Some(at) => {
                used[at] = true;
                faults.extend(differences(expected, &reading, at, &case.text));
            }
            None => faults.push(format!(
                "{:?} is not {}; read: {}",
                expected.figure,
                expected.indicator,
                read(case, &reading)
            )),
        }
    }
    faults
}

fn differences(expected: &Expected, reading: &Reading, at: usize, text: &str) -> Vec<String> {
    let fact = &reading.observations[at];
    let name = |value: &dyn erased::Name| value.name();
    let period = fact.period.map_or("none".to_owned(), |governing| written(governing.period));
    let compare = fact.compare.and_then(|compare| compare.to).map_or("none".to_owned(), written);
    let scope = fact.scope.map_or("none".to_owned(), |scope| name(&scope));
    let related = reading.related(fact).next().map_or(String::new(), |(field, of)| {
        format!("{} {}", name(&field), reading.mentions[of.mention.0 as usize].span.of(text))
    });
    let fields = [
        ("related", &expected.related, related),
        ("measure", &expected.measure, name(&fact.measure)),
        ("status", &expected.status, name(&fact.status)),
        ("signed", &expected.signed, fact.signed.to_string()),
        ("period", &expected.period, period),
        ("place", &expected.place, known(fact.place.as_deref())),
        ("district", &expected.district, known(fact.district.as_deref())),
        ("subgroup", &expected.subgroup, known(fact.subgroup.as_deref())),
        ("attribution", &expected.attribution, known(fact.attribution.map(|span| span.of(text)))),
        ("scope", &expected.scope, scope),
        ("compare", &expected.compare, compare),
        ("phrase", &expected.phrase, fact.label(text)),
    ];
    let mut faults = Vec::new();
    for (field, expected_value, found) in fields {
        if let Some(wanted) = expected_value.as_ref().filter(|wanted| **wanted != found) {
            faults.push(format!("{:?}: {field} is {found}, expected {wanted}", expected.figure));
        }
    }
    for rule in &expected.rules {
        if !fact.rules.iter().any(|made| made.id() == rule) {
            let made: Vec<&str> = fact.rules.iter().map(|rule| rule.id()).collect();
            faults.push(format!("{:?}: not by {rule}, but by {}", expected.figure, made.join(", ")));
        }
    }
    faults
}

fn known(value: Option<&str>) -> String {
    value.unwrap_or("none").to_owned()
}

fn written(period: engine::date::Period) -> String {
    let start = period.start.map(iso).unwrap_or_default();
    format!("{start}..{}", period.end.map(iso).unwrap_or_default())
}

fn read(case: &Case, reading: &Reading) -> String {
    let all: Vec<String> = reading
        .observations
        .iter()
        .map(|fact| {
            let quote = reading.mentions[fact.mention.0 as usize].span.of(&case.text);
            format!("{quote} = {}", fact.indicator.as_deref().unwrap_or("none"))
        })
        .collect();
    all.join("; ")
}

/// The name of a unit variant, as JSON writes it.
mod erased {
    pub(super) trait Name {
        fn name(&self) -> String;
    }

    impl<T: serde::Serialize> Name for T {
        fn name(&self) -> String {
            serde_json::to_value(self).unwrap().as_str().unwrap_or("").to_owned()
        }
    }
}
