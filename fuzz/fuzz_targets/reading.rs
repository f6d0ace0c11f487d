//! No text makes the reader panic, point outside the text, or lose a digit.

#![no_main]

use std::sync::LazyLock;

use engine::coverage::Coverage;
use engine::knowledge::{Knowledge, SourceFile};
use engine::reading::GivenMeta;
use engine::{Document, Engine};
use libfuzzer_sys::fuzz_target;

/// An engine that knows the seeds' lexicon.
static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../seeds/lexicon");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.push(concat!(env!("CARGO_MANIFEST_DIR"), "/../seeds/codebook.toml").into());
    let texts: Vec<(String, String)> =
        paths.iter().map(|path| (path.display().to_string(), std::fs::read_to_string(path).unwrap())).collect();
    let files: Vec<SourceFile<'_>> = texts.iter().map(|(path, text)| SourceFile { path, text }).collect();
    Engine::new(&Knowledge::from_sources(&files).unwrap())
});

fuzz_target!(|text: &str| {
    let reading = ENGINE.read(&Document { id: "fuzz", text, given: GivenMeta::default() });
    for mention in &reading.mentions {
        assert!(text.get(mention.span.range()).is_some_and(|raw| !raw.is_empty()));
        assert!(mention.span.contains(mention.number));
    }
    for span in reading.periods.iter().map(|period| period.span).chain(reading.refs.iter().map(|found| found.span)) {
        assert!(text.get(span.range()).is_some_and(|raw| !raw.is_empty()));
    }
    assert!(Coverage::of(text, &reading).lost.is_empty());
});
