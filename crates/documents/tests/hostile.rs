//! Files that are damaged or made to do harm: whatever the bytes, an answer in words, no panic, and no more text than is taken.

#![cfg(test)]
#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "samples are files")]

use std::io::Write;

use documents::{Limits, Opened, Refusal, gathered, open};
use proptest::prelude::*;

/// Numbers that look random, the same each time (xorshift64*).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n.max(1) as u64).unwrap()
    }
}

/// Small, so that what exceeds them is seen.
const LIMITS: Limits = Limits { text_bytes: 100_000, file_bytes: 1_000_000, documents: 50, ratio: 200 };

fn check(name: &str, opened: &Opened) {
    let n_bytes: usize = opened.documents.iter().map(|document| document.text.len()).sum();
    assert!(n_bytes <= LIMITS.text_bytes && opened.documents.len() <= LIMITS.documents, "{name}");
    for document in &opened.documents {
        assert!(!document.text.trim().is_empty(), "{name}");
        assert!(!document.id.is_empty() && !document.id.contains(['/', '\\', '\0']), "{name}: {}", document.id);
        assert!(document.meta.url.as_deref().is_none_or(|url| url.starts_with("http")), "{name}");
        assert!(document.notes.iter().all(|note| !note.vi().is_empty() && !note.en().is_empty()));
    }
    for left_out in &opened.left_out {
        assert!(!left_out.name.is_empty() && !left_out.why.vi().is_empty() && !left_out.why.en().is_empty(), "{name}");
        assert!(!left_out.name.contains(char::is_control), "{name}");
    }
}

fn samples() -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/documents/files");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

/// One of the things that happen to files.
fn damaged(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=numbers.below(6) {
        let at = numbers.below(bytes.len());
        let until = (at + numbers.below(64)).min(bytes.len());
        match numbers.below(6) {
            0 => bytes.truncate(at),
            1 if !bytes.is_empty() => bytes[at] ^= 1 << numbers.below(8),
            2 if !bytes.is_empty() => bytes[at] = u8::try_from(numbers.below(256)).unwrap(),
            3 => drop(bytes.drain(at..until)),
            4 => {
                let part = bytes.get(at..until).unwrap_or_default().to_vec();
                let place = numbers.below(bytes.len());
                bytes.splice(place..place, part);
            }
            _ => bytes.splice(at..at, [0xff, 0, b'<', b'(']).for_each(drop),
        }
    }
    bytes
}

#[test]
fn damaged_files_of_every_kind_have_an_answer() {
    let mut numbers = Numbers(0x0050_11e0);
    for (name, bytes) in samples() {
        // The archive holds a file that grows: unpacking it is most of the time.
        let n = if bytes.len() > 10_000 { 6 } else { 50 };
        for _ in 0..n {
            check(&name, &open(&name, &damaged(&bytes, &mut numbers), &LIMITS));
        }
    }
}

#[test]
fn a_file_under_the_name_of_another_kind_has_an_answer() {
    for (name, bytes) in samples() {
        for ending in ["txt", "docx", "html", "mht", "pdf", "zip", "csv", "tsv", "jsonl", "json", "toml", "xyz", ""] {
            let name = format!("{name}.{ending}");
            let opened = open(&name, &bytes, &LIMITS);
            check(&name, &opened);
            check(&name, &gathered([opened], &LIMITS));
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_under_any_name_have_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400), name in ".{0,20}") {
        for ending in ["txt", "html", "mht", "csv", "jsonl", "pdf", "docx", "zip"] {
            check(&name, &open(&format!("{name}.{ending}"), &bytes, &LIMITS));
        }
    }

    #[test]
    fn any_text_in_utf8_stays_as_it_is(text in "[\\p{L}\\p{N}\\p{P} \n\t]{1,200}") {
        let opened = open("a.txt", text.as_bytes(), &LIMITS);
        for document in opened.documents {
            let is_converted = document.notes.iter().any(|note| matches!(note, documents::Note::Converted(_)));
            prop_assert!(is_converted || document.text == text);
        }
    }
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn reasons(opened: &Opened) -> Vec<&Refusal> {
    opened.left_out.iter().map(|it| &it.why).collect()
}

#[test]
fn what_grows_without_measure_is_not_unpacked() {
    let zeros = vec![b'0'; 5_000_000];
    let opened = open("a.zip", &zipped(&[("a.txt", &zeros), ("b.txt", "Có 5 người.".as_bytes())]), &LIMITS);
    assert_eq!((reasons(&opened), opened.documents.len()), (vec![&Refusal::Bomb], 1));
    // A document that is a bomb itself, and one in an archive.
    let word = zipped(&[("word/document.xml", &zeros)]);
    let opened = open("a.docx", &word, &LIMITS);
    assert_eq!(reasons(&opened), [&Refusal::Bomb]);
    // Many files, each small enough, are too many bytes together.
    let part = vec![b'a'; 300_000];
    let files: Vec<(String, &[u8])> = (0..20).map(|at| (format!("{at}.png"), part.as_slice())).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let opened = open("a.zip", &zipped(&files), &LIMITS);
    assert!(reasons(&opened).contains(&&Refusal::Bomb), "{:?}", reasons(&opened));
}

#[test]
fn pages_of_nothing_but_tags_stay_within_bounds() {
    let deep = "<div>".repeat(100_000) + "Có 5 người.";
    let opened = open("a.html", deep.as_bytes(), &LIMITS);
    check("a.html", &opened);
    assert_eq!(opened.documents.len(), 1, "{:?}", reasons(&opened));
    let wide = "<p>".repeat(300_000);
    check("a.html", &open("a.html", wide.as_bytes(), &LIMITS));
    let entities = "&amp;".repeat(100_000);
    check("a.html", &open("a.html", entities.as_bytes(), &LIMITS));
    let multiparts = "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n".repeat(2_000);
    check("a.mht", &open("a.mht", format!("MIME-Version: 1.0\r\n{multiparts}").as_bytes(), &LIMITS));
}

#[test]
fn more_documents_than_are_taken_are_counted() {
    let lines = "{\"text\": \"Có 5 người.\"}\n".repeat(80);
    let opened = open("a.jsonl", lines.as_bytes(), &LIMITS);
    check("a.jsonl", &opened);
    assert_eq!(opened.documents.len(), 50);
    assert!(matches!(reasons(&opened).as_slice(), [Refusal::TooMany { .. }]), "{:?}", reasons(&opened));
    let files: Vec<Opened> = (0..60).map(|at| open(&format!("{at}.txt"), "Có 5 người.".as_bytes(), &LIMITS)).collect();
    let all = gathered(files, &LIMITS);
    assert_eq!((all.documents.len(), reasons(&all)), (50, vec![&Refusal::TooMany { n: 10, most: 50 }]));
    let long = "Có 5 người. ".repeat(9_000);
    let opened = open("a.txt", long.as_bytes(), &LIMITS);
    assert_eq!(reasons(&opened), [&Refusal::TextTooLong { most: 100_000 }]);
}

#[test]
fn a_hostile_page_or_document_is_only_ever_text() {
    let page = "<h1>Tin</h1><p>Có 5 người.<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)></svg>\
        <iframe src='https://x.example'></iframe><a href='javascript:alert(1)'>liên kết</a></p>\
        <link rel=canonical href='javascript:alert(1)'>";
    let opened = open("a.html", page.as_bytes(), &LIMITS);
    assert_eq!(opened.documents[0].text, "Tin\n\nCó 5 người.liên kết");
    assert_eq!(opened.documents[0].meta.url, None);
    let xml =
        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><w:document><w:p><w:t>&a;</w:t></w:p></w:document>";
    let opened = open("a.docx", &zipped(&[("word/document.xml", xml.as_bytes())]), &LIMITS);
    assert_eq!(reasons(&opened), [&Refusal::Damaged(".docx")]);
}
