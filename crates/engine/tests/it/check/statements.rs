//! Plainly false statements are flagged, and true ones of the same forms are not: `testdata/check/statements.toml`.

use serde::Deserialize;

use super::gold::{self, Gold};
use crate::folder::repository;
use engine::check::{Kind, Verdict, report};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statements {
    /// Of a hundred false statements so many must be flagged.
    floor: usize,
    form: Vec<Form>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    name: String,
    r#false: Vec<String>,
    r#true: Vec<String>,
}

/// The verdicts of all checks on a text, but for those that say that a direction is right: what is false may be its size.
fn verdicts(text: &str) -> Vec<Verdict> {
    let golds = gold::read_by_engine(vec![Gold::of_text(text.to_owned())]);
    let structure = gold::structure();
    report(&gold::docs(&golds), &structure, &[])
        .checks
        .iter()
        .filter(|check| check.kind != Kind::Direction || check.verdict != Verdict::Agrees)
        .map(|check| check.verdict)
        .collect()
}

#[test]
fn false_statements_are_flagged_and_true_ones_are_not() {
    try_statements("testdata/check/statements.toml");
}

#[test]
fn false_statements_in_other_words_are_flagged() {
    try_statements("testdata/check/statements-second.toml");
}

#[test]
fn false_statements_of_further_forms_are_flagged() {
    try_statements("testdata/check/statements-third.toml");
}

#[test]
fn false_statements_in_eighteen_forms_are_flagged() {
    try_statements("testdata/check/statements-fourth.toml");
}

#[test]
fn figures_changed_in_lists_and_tables_are_flagged() {
    try_statements("testdata/check/statements-fifth.toml");
}

#[test]
fn false_statements_in_wordings_without_a_rule_are_flagged() {
    try_statements("testdata/check/statements-sixth.toml");
}

#[test]
fn whole_numbers_hedges_and_names_allow_no_other_number() {
    try_statements("testdata/check/statements-seventh.toml");
}

#[test]
fn what_lies_apart_opens_a_sentence_or_is_listed_is_held_to_its_figures() {
    try_statements("testdata/check/statements-eighth.toml");
}

#[test]
fn statements_of_an_author_who_had_not_seen_the_reader_are_flagged() {
    try_statements("testdata/check/statements-news.toml");
}

#[test]
fn statements_of_reports_and_provincial_dailies_are_flagged() {
    try_statements("testdata/check/statements-reports.toml");
}

#[test]
fn statements_of_online_newspapers_are_flagged() {
    try_statements("testdata/check/statements-online.toml");
}

#[test]
fn statements_on_social_insurance_alone_are_flagged() {
    try_statements("testdata/check/statements-insurance.toml");
}

#[test]
fn statements_of_all_fields_are_flagged() {
    try_statements("testdata/check/statements-mixed.toml");
}

#[test]
fn statements_in_plain_wording_are_flagged() {
    try_statements("testdata/check/statements-plain.toml");
}

/// A cue in another spelling than that of the words it is compared with would never be met: "lũy kế" is "luỹ kế" there.
#[test]
fn cues_are_spelled_as_the_words_that_they_are_compared_with() {
    fn strings(value: &toml::Value) -> Vec<&str> {
        match value {
            toml::Value::String(text) => vec![text],
            toml::Value::Array(all) => all.iter().flat_map(strings).collect(),
            toml::Value::Table(all) => all.values().flat_map(strings).collect(),
            _ => Vec::new(),
        }
    }
    let file = std::fs::read_to_string(repository("seeds/lexicon/arithmetic.toml")).unwrap();
    let file: toml::Value = toml::from_str(&file).unwrap();
    let cues = strings(&file["cues"]);
    assert!(cues.len() > 500, "{}", cues.len());
    let others: Vec<&&str> = cues.iter().filter(|cue| engine::text::fold::exact(cue) != **cue).collect();
    assert!(others.is_empty(), "{others:?}");
}

/// False statements of one file.
const MIN_FALSE: usize = 28;

fn try_statements(file: &str) {
    let path = repository(file);
    let statements: Statements = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let (mut n, mut n_flagged, mut missed, mut alarms, mut agreed) = (0, 0, Vec::new(), Vec::new(), Vec::new());
    for form in &statements.form {
        for text in &form.r#false {
            let verdicts = verdicts(text);
            n += 1;
            if verdicts.contains(&Verdict::LookAgain) {
                n_flagged += 1;
            } else {
                missed.push(format!("{}: {text} {verdicts:?}", form.name));
            }
            let is_said_to_agree = verdicts.contains(&Verdict::Agrees) && !verdicts.contains(&Verdict::LookAgain);
            if is_said_to_agree {
                agreed.push(text.as_str());
            }
        }
        for text in form.r#true.iter().filter(|text| verdicts(text).contains(&Verdict::LookAgain)) {
            alarms.push(format!("{}: {text}", form.name));
        }
    }
    println!("{n_flagged} of {n} flagged, missed:\n{}", missed.join("\n"));
    assert!(agreed.is_empty(), "false, but said to agree:\n{}", agreed.join("\n"));
    assert!(alarms.is_empty(), "true, but flagged:\n{}", alarms.join("\n"));
    assert!(n >= MIN_FALSE && n_flagged * 100 >= n * statements.floor, "{n_flagged} of {n}:\n{}", missed.join("\n"));
}
