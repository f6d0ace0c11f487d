//! Files as people have them, `testdata/documents/files`, and all that must be read in them, `expected.toml` beside them.
//! `UPDATE_EXPECT=1` writes the latter, for somebody to read.

#![cfg(test)]
#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "samples are files")]

use std::fs;
use std::path::Path;

use documents::{Document, LeftOut, Limits, Opened, gathered, open};
use expect_test::expect_file;
use serde::Serialize;

#[derive(Serialize)]
struct Files {
    file: Vec<FileOf>,
}

/// What came of a file.
#[derive(Serialize)]
struct FileOf {
    name: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    side_files: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    document: Vec<DocumentOf>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct DocumentOf {
    name: String,
    id: String,
    title: Option<String>,
    publisher: Option<String>,
    published: Option<String>,
    byline: Option<String>,
    url: Option<String>,
    licence: Option<String>,
    saved: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    text: String,
}

fn document(document: Document) -> DocumentOf {
    let meta = document.meta;
    DocumentOf {
        name: document.name,
        id: document.id,
        title: meta.title,
        publisher: meta.publisher,
        published: meta.published,
        byline: meta.byline,
        url: meta.url,
        licence: meta.licence,
        saved: meta.saved,
        notes: document.notes.iter().map(documents::Note::en).collect(),
        text: document.text,
    }
}

fn left_out(left_out: &LeftOut) -> String {
    format!("{} {}", left_out.name, left_out.why.en())
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/documents/files")
}

fn files() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn every_sample_gives_what_stands_in_it_or_says_why_not() {
    let file = files().into_iter().map(|(name, bytes)| {
        let opened = open(&name, &bytes, &Limits::default());
        FileOf {
            left_out: opened.left_out.iter().map(left_out).collect(),
            side_files: opened.side_files.into_iter().map(|it| it.name).collect(),
            document: opened.documents.into_iter().map(document).collect(),
            name,
        }
    });
    let text = toml::to_string_pretty(&Files { file: file.collect() }).unwrap();
    expect_file!["../../../testdata/documents/expected.toml"].assert_eq(&text);
}

#[test]
fn a_collection_does_not_depend_on_the_order_of_its_files() {
    let limits = Limits::default();
    let opened: Vec<Opened> = files().iter().map(|(name, bytes)| open(name, bytes, &limits)).collect();
    let forwards = gathered(opened.clone(), &limits);
    let backwards = gathered(opened.into_iter().rev(), &limits);
    assert_eq!(forwards, backwards);
    let ids: Vec<&str> = forwards.documents.iter().map(|it| it.id.as_str()).collect();
    let mut unique: Vec<String> = ids.iter().map(|id| id.to_lowercase()).collect();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
    // The side file in the archive belongs to the text beside it.
    let of_archive = forwards.documents.iter().find(|it| it.name == "14-goi.zip/tin/a.txt").unwrap();
    assert_eq!(of_archive.meta.published.as_deref(), Some("2022-10-03"));
    assert_eq!(forwards.side_files, []);
}
