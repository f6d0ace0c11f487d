//! Corpus → bytes. Its inverse is next door, in `read.rs`; the layout is in `wire.rs`.

use engine::{Knowledge, Reading};
use serde::Serialize;

use crate::Corpus;
use crate::wire::{ENTRY_BYTES, HEADER_BYTES, MAGIC, Part, VERSION, checksum};

/// The bundle of `corpus`. The same corpus gives the same bytes.
#[must_use]
pub fn write(corpus: &Corpus) -> Vec<u8> {
    let texts: Vec<(&str, &str)> = corpus.documents.iter().map(|it| (it.id.as_str(), it.text.as_str())).collect();
    let readings: Vec<&Reading> = corpus.documents.iter().map(|it| &it.reading).collect();
    let knowledge: &Knowledge = &corpus.knowledge;
    let mut parts = vec![
        (Part::Texts, bytes_of(&texts)),
        (Part::Readings, bytes_of(&readings)),
        (Part::Knowledge, bytes_of(knowledge)),
        (Part::Report, bytes_of(&corpus.report)),
    ];
    if !corpus.scores.is_empty() {
        parts.push((Part::Scores, bytes_of(&corpus.scores)));
    }

    let n_bytes = HEADER_BYTES + parts.iter().map(|(_, bytes)| ENTRY_BYTES + bytes.len()).sum::<usize>();
    let mut bundle = Vec::with_capacity(n_bytes);
    bundle.extend(MAGIC);
    bundle.extend(VERSION.to_le_bytes());
    bundle.extend((parts.len() as u16).to_le_bytes());
    for (part, bytes) in &parts {
        bundle.extend(part.tag().to_le_bytes());
        bundle.extend([0, 0]);
        bundle.extend((bytes.len() as u32).to_le_bytes());
        bundle.extend(checksum(bytes).to_le_bytes());
    }
    for (_, bytes) in &parts {
        bundle.extend(bytes);
    }
    bundle
}

/// Postcard refuses only maps and sequences of unknown length, and the types of a corpus have none: a test writes one
/// with every field filled.
fn bytes_of<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}
