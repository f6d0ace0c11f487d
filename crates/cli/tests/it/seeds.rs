//! The five seeds through the commands.

use std::fs;

use engine::Span;
use store::Corpus;

use crate::command::{Folder, repository};

fn built() -> (Vec<u8>, Corpus) {
    let folder = Folder::with(&[]);
    folder.run("build SEEDS --out b.bin").ok();
    let bundle = folder.read("b.bin");
    let corpus = store::read(&bundle).unwrap();
    (bundle, corpus)
}

#[test]
fn two_builds_give_the_same_bytes_on_any_number_of_cores() {
    let folder = Folder::with(&[]);
    for (n_threads, out) in [("1", "one.bin"), ("4", "four.bin"), ("4", "again.bin")] {
        folder.run_on(n_threads, &format!("build SEEDS --out {out}")).ok();
    }
    assert_eq!(folder.read("one.bin"), folder.read("four.bin"));
    assert_eq!(folder.read("four.bin"), folder.read("again.bin"));
}

#[test]
fn what_is_made_over_all_cores_is_what_is_made_in_one_go() {
    let (bundle, mut corpus) = built();
    let knowledge = store::knowledge(&bundle).unwrap();
    let observations = corpus.documents.iter_mut().flat_map(|document| &mut document.reading.observations);
    for observation in
        observations.filter(|it| it.indicator.as_deref().is_some_and(store::unnamed_indicators::is_induced))
    {
        observation.indicator = None;
    }
    let read = Corpus::new(corpus.documents, &knowledge).compared(&knowledge).induced();
    let again = Corpus { about: corpus.about, ..read };
    assert!(store::write(&again, &knowledge) == bundle, "other bytes");
}

#[test]
fn the_bundle_holds_every_seed_byte_for_byte() {
    let (_, corpus) = built();
    let mut names: Vec<String> = fs::read_dir(repository().join("seeds"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".txt"))
        .collect();
    names.sort();
    assert_eq!(names.len(), 5);
    assert_eq!(corpus.documents.iter().map(|it| format!("{}.txt", it.id)).collect::<Vec<_>>(), names);
    for document in &corpus.documents {
        let file = fs::read_to_string(repository().join("seeds").join(format!("{}.txt", document.id))).unwrap();
        assert_eq!(put_together(document), file, "{}", document.id);
    }
}

/// The text again, from its blocks and the white space between them.
fn put_together(document: &store::StoredDocument) -> String {
    let mut text = String::new();
    let mut at = 0;
    for block in &document.reading.blocks {
        let between = Span::new(at, block.span.start as usize).of(&document.text);
        assert!(between.trim().is_empty(), "{}: between blocks only white space, found {between:?}", document.id);
        text.push_str(between);
        text.push_str(block.span.of(&document.text));
        at = block.span.end as usize;
    }
    text.push_str(&document.text[at..]);
    text
}

#[test]
fn every_figure_in_the_json_is_the_text_under_its_span() {
    let folder = Folder::with(&[]);
    folder.run("extract SEEDS --out json").ok();
    let mut n_figures = 0;
    for name in folder.names("json") {
        let json: serde_json::Value = serde_json::from_slice(&folder.read(&format!("json/{name}"))).unwrap();
        let text = fs::read_to_string(repository().join("seeds").join(name.replace(".json", ".txt"))).unwrap();
        let letters: Vec<char> = text.chars().collect();
        assert_eq!(json["chars"], letters.len());
        for list in ["mentions", "refs", "entities", "periods", "exclusions", "notes"] {
            for it in json[list].as_array().unwrap() {
                let (start, end) = (it["start"].as_u64().unwrap() as usize, it["end"].as_u64().unwrap() as usize);
                assert_eq!(
                    letters[start..end].iter().collect::<String>(),
                    it["quote"].as_str().unwrap(),
                    "{name} {list}"
                );
                n_figures += usize::from(list == "mentions");
            }
        }
        for it in json["observations"].as_array().unwrap() {
            assert!(it["mention"].as_u64().unwrap() < json["mentions"].as_array().unwrap().len() as u64);
        }
    }
    assert!(n_figures >= 60, "the seeds state 76 figures, found {n_figures}");
}
