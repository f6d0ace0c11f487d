//! `testdata/paraphrases/`: how reporters and offices say what an indicator is, in sentences that no article holds.

use std::fs;

use engine::{Document, Engine};
use serde::Deserialize;

use crate::folder;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    indicator: Vec<Indicator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Indicator {
    id: String,
    /// Sentences whose figure in brackets is the indicator's.
    #[serde(default)]
    said: Vec<String>,
    /// The same, of which the figure is not found yet.
    #[serde(default)]
    open: Vec<String>,
}

/// What is `open` is not read yet: one that is, must move to `said`, so that the list tells the truth.
#[test]
fn every_paraphrase_is_read_as_the_file_says() {
    let engine = folder::engine("seeds");
    let mut faults = Vec::new();
    let mut n_said = 0;
    let mut n_open = 0;
    let mut paths: Vec<_> =
        fs::read_dir(folder::repository("testdata/paraphrases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let file: File = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for indicator in &file.indicator {
            n_said += indicator.said.len();
            n_open += indicator.open.len();
            let unread = indicator.said.iter().filter(|it| !is_read(&engine, &indicator.id, it));
            faults.extend(unread.map(|sentence| format!("not {}: {sentence}", indicator.id)));
            let read = indicator.open.iter().filter(|it| is_read(&engine, &indicator.id, it));
            faults.extend(read.map(|sentence| format!("open, but read as {}: {sentence}", indicator.id)));
        }
    }
    assert!(n_said > n_open, "{n_said} are said to be read, {n_open} are open");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// True if the figure in brackets is the indicator's.
fn is_read(engine: &Engine, id: &str, sentence: &str) -> bool {
    let (before, rest) = sentence.split_once('[').unwrap();
    let (figure, after) = rest.split_once(']').unwrap();
    let text = format!("{before}{figure}{after}");
    let meant = engine::Span::new(before.len(), before.len() + figure.len());
    let reading = engine.read(&Document { id: "said", text: &text, ..Document::default() });
    reading.observations.iter().any(|fact| {
        let span = reading.mentions[fact.mention.0 as usize].span;
        span.overlaps(meant) && fact.indicator.as_deref() == Some(id)
    })
}
