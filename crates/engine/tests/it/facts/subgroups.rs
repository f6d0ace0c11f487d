//! The sentences of `subgroups.toml`: in which its words are the subject of a figure, and in which they are not.

use engine::Document;
use serde::Deserialize;

use crate::folder;

#[derive(Deserialize)]
struct File {
    subgroup: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    kind: String,
    yes: Vec<Yes>,
    no: Vec<String>,
}

#[derive(Deserialize)]
struct Yes {
    text: String,
    name: String,
}

#[test]
fn every_sentence_of_the_lexicon_is_read_as_it_says() {
    let text = std::fs::read_to_string(folder::repository("seeds/lexicon/subgroups.toml")).unwrap();
    let file: File = toml::from_str(&text).unwrap();
    let engine = folder::engine("seeds");
    let last = |text: &str| {
        let reading = engine.read(&Document { id: "case", text, ..Document::default() });
        reading.observations.last().and_then(|it| it.subgroup.clone())
    };
    for entry in file.subgroup {
        assert!(!entry.yes.is_empty() && !entry.no.is_empty(), "{}: expected sentences of both sorts", entry.kind);
        for yes in entry.yes {
            assert_eq!(last(&yes.text).as_ref(), Some(&yes.name), "{}", yes.text);
        }
        for no in entry.no {
            assert_eq!(last(&no), None, "{no}");
        }
    }
}
