//! The cases of `testdata/facts/`: sentences of our own, each figure with the fields that matter.

use std::collections::BTreeSet;
use std::fs;

use engine::date::iso;
use engine::reading::{EntityKind, GivenMeta, Observation, Reading};
use engine::rules::{RULES, Rule};
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

impl Case {
    /// Its text with what its side file gives.
    fn document(&self) -> Document<'_> {
        let given = GivenMeta {
            published: self.published.clone(),
            publisher: self.publisher.clone(),
            title: self.title.clone(),
            url: self.url.clone(),
            ..GivenMeta::default()
        };
        Document { id: "case", text: &self.text, given }
    }
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

/// A rule by which a fact was found must be declared, and a declared one must find a fact of a case or a seed: else the page
/// on method speaks of what never happens.
#[test]
fn every_declared_rule_of_facts_fires_in_a_case_or_a_seed() {
    let fired = rules_of("seeds", "testdata/facts");
    let fired: BTreeSet<Rule> =
        fired.union(&rules_of("codebooks/kinh-te-xa-hoi", "testdata/economy")).copied().collect();
    let undeclared: Vec<Rule> = fired.iter().copied().filter(|rule| rule.info().is_none()).collect();
    assert!(undeclared.is_empty(), "undeclared: {undeclared:?}");
    let is_of_facts = |rule: &Rule| OF_FACTS.contains(&rule.0);
    let silent = RULES.iter().filter(|info| is_of_facts(&info.rule) && !fired.contains(&info.rule));
    let silent: Vec<&str> = silent.map(|info| info.id).collect();
    assert!(silent.is_empty(), "never fire: {silent:?}");
}

/// The codes of facts and labels, see `rules.rs`; the last ten of its range are of what readers correct, and of no reading.
const OF_FACTS: std::ops::Range<u16> = 700..990;

/// The rules that made the facts and notes of the cases of a folder, and of the articles beside the knowledge.
fn rules_of(knowledge: &str, cases: &str) -> BTreeSet<Rule> {
    let engine = folder::engine(knowledge);
    let mut fired = BTreeSet::new();
    let mut hear = |document: &Document<'_>| {
        let reading = engine.read(document);
        fired.extend(reading.observations.iter().flat_map(|fact| fact.rules.iter().copied()));
        fired.extend(reading.notes.iter().map(|note| note.rule));
    };
    for entry in
        fs::read_dir(folder::repository(knowledge)).unwrap().chain(fs::read_dir(folder::repository(cases)).unwrap())
    {
        let path = entry.unwrap().path();
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("txt") => {
                let text = fs::read_to_string(&path).unwrap();
                hear(&Document { id: "seed", text: &text, given: GivenMeta::default() });
            }
            Some("toml") if path.starts_with(folder::repository(cases)) => {
                let file: File = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
                file.case.iter().for_each(|case| hear(&case.document()));
            }
            _ => {}
        }
    }
    fired
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
    let reading = engine.read(&case.document());
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
