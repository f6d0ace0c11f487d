//! The examples and counter-examples that stand in a codebook.

use engine::codebook::Codebook;
use engine::codebook::file::{Example, Expected};
use engine::knowledge::SourceFile;
use engine::{Document, Engine};

use crate::folder;

#[test]
fn every_example_of_the_seeds_is_read_as_it_says() {
    check("seeds");
}

#[test]
fn every_example_of_another_subject_is_read_as_it_says() {
    check("testdata/other");
}

#[test]
fn every_example_of_the_economy_is_read_as_it_says() {
    check("codebooks/kinh-te-xa-hoi");
}

/// Runs all examples of a folder's codebook, and reports those that fail with file and line.
fn check(folder: &str) {
    let engine = folder::engine(folder);
    let path = format!("{folder}/codebook.toml");
    let text = std::fs::read_to_string(folder::repository(&path)).unwrap();
    let examples = Codebook::examples(&SourceFile { path: &path, text: &text }).unwrap();
    assert!(!examples.is_empty());
    let faults: Vec<String> = examples.iter().filter_map(|example| fault(&engine, example)).collect();
    assert!(faults.is_empty(), "{} of {} examples:\n{}", faults.len(), examples.len(), faults.join("\n"));
}

fn fault(engine: &Engine, example: &Example) -> Option<String> {
    let reading = engine.read(&Document { id: "example", text: &example.text, ..Document::default() });
    let claimed: Vec<(&str, &str, bool)> = reading
        .observations
        .iter()
        .filter_map(|fact| {
            let span = reading.mentions.get(fact.mention.0 as usize)?.span;
            let is_meant = example.figure.is_none_or(|figure| figure.overlaps(span));
            Some((fact.indicator.as_deref().unwrap_or("none"), span.of(&example.text), is_meant))
        })
        .collect();
    let is_claimed = claimed.iter().any(|(indicator, _, is_meant)| *indicator == example.indicator && *is_meant);
    if is_claimed == (example.expected == Expected::Claimed) {
        return None;
    }
    let sort = if example.expected == Expected::Claimed { "example" } else { "counter-example" };
    let found: Vec<String> = claimed.iter().map(|(indicator, quote, _)| format!("{quote} = {indicator}")).collect();
    Some(format!("{}: {sort} of {}: {:?} gives {}", example.place, example.indicator, example.text, found.join(", ")))
}
