//! Corpus → bytes. Its inverse is next door, in `read.rs`; the layout is in `wire.rs`.

use engine::{Knowledge, Reading};
use serde::Serialize;

use crate::Corpus;
use crate::wire::{ENTRY_BYTES, HEADER_BYTES, MAGIC, Part, VERSION, checksum};

/// The bundle of `corpus` and of the knowledge with which it was read. The same corpus gives the same bytes.
#[must_use]
pub fn write(corpus: &Corpus, knowledge: &Knowledge) -> Vec<u8> {
    let mut parts = parts_of(corpus);
    parts.push((Part::Knowledge, bytes_of(knowledge)));
    bundle(&parts)
}

/// The bundle that a page opens: without the knowledge, which would be half of what a visitor downloads.
#[must_use]
pub fn write_page(corpus: &Corpus) -> Vec<u8> {
    bundle(&parts_of(corpus))
}

fn parts_of(corpus: &Corpus) -> Vec<(Part, Vec<u8>)> {
    let texts: Vec<(&str, &str)> = corpus.documents.iter().map(|it| (it.id.as_str(), it.text.as_str())).collect();
    let readings: Vec<&Reading> = corpus.documents.iter().map(|it| &it.reading).collect();
    vec![
        (Part::Texts, bytes_of(&texts)),
        (Part::Readings, bytes_of(&readings)),
        (Part::Report, bytes_of(&corpus.report)),
        (Part::Glossary, bytes_of(&corpus.glossary)),
        (Part::Scores, bytes_of(&corpus.scores)),
        (Part::Index, corpus.index.clone()),
    ]
}

fn bundle(parts: &[(Part, Vec<u8>)]) -> Vec<u8> {
    let n_bytes = HEADER_BYTES + parts.iter().map(|(_, bytes)| ENTRY_BYTES + bytes.len()).sum::<usize>();
    let mut bundle = Vec::with_capacity(n_bytes);
    bundle.extend(MAGIC);
    bundle.extend(VERSION.to_le_bytes());
    bundle.extend((parts.len() as u16).to_le_bytes());
    for (part, bytes) in parts {
        bundle.extend(part.tag().to_le_bytes());
        bundle.extend([0, 0]);
        bundle.extend((bytes.len() as u32).to_le_bytes());
        bundle.extend(checksum(bytes).to_le_bytes());
    }
    for (_, bytes) in parts {
        bundle.extend(bytes);
    }
    bundle
}

/// Postcard refuses only maps and sequences of unknown length, and the types of a corpus have none: a test writes one
/// with every field filled.
pub(crate) fn bytes_of<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}
