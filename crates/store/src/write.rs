//! Corpus → bytes. The inverse of `read.rs`; the layout is in `wire.rs`.

use engine::{Knowledge, Reading};
use serde::Serialize;

use crate::Corpus;
use crate::corrections::Corrections;
use crate::indicator_definitions::IndicatorDefinitions;
use crate::wire::{ENTRY_BYTES, HEADER_BYTES, MAGIC, Part, VERSION, checksum};

/// The bundle of `corpus` and of the knowledge with which it was read, but for its additions, which are a part of their own. The same corpus gives the same bytes.
#[must_use]
pub fn write(corpus: &Corpus, knowledge: &Knowledge) -> Vec<u8> {
    bundle(&pieces(corpus, Some(knowledge)).iter().map(Piece::encode).collect::<Vec<_>>())
}

/// The bundle that a page opens: without the knowledge, which would be half of what a visitor downloads.
#[must_use]
pub fn write_page(corpus: &Corpus) -> Vec<u8> {
    bundle(&pieces(corpus, None).iter().map(Piece::encode).collect::<Vec<_>>())
}

/// The knowledge alone, as a bundle for [`knowledge`](crate::knowledge): what a page fetches when it first reads a document.
#[must_use]
pub fn write_knowledge(knowledge: &Knowledge) -> Vec<u8> {
    let nothing = Corpus::default();
    bundle(&[Piece { part: Part::Knowledge, corpus: &nothing, knowledge: Some(knowledge) }.encode()])
}

/// A part of a bundle that is still to be encoded.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    part: Part,
    corpus: &'a Corpus,
    knowledge: Option<&'a Knowledge>,
}

/// A part of a bundle as bytes.
#[derive(Debug)]
pub struct Encoded {
    part: Part,
    bytes: Vec<u8>,
    checksum: u32,
}

/// The steps of [`write()`], and without knowledge those of [`write_page`]: a caller with threads encodes each piece on one,
/// and makes the [`bundle`] of all in their order.
#[must_use]
pub fn pieces<'a>(corpus: &'a Corpus, knowledge: Option<&'a Knowledge>) -> Vec<Piece<'a>> {
    let parts = [
        Part::Texts,
        Part::Readings,
        Part::Report,
        Part::Glossary,
        Part::Scores,
        Part::Index,
        Part::Following,
        Part::About,
    ];
    let corrections = (corpus.corrections != Corrections::default()).then_some(Part::Corrections);
    let guide = (corpus.guide != IndicatorDefinitions::default()).then_some(Part::Guide);
    let additions = (!corpus.additions.is_empty()).then_some(Part::Additions);
    let parts =
        parts.into_iter().chain(corrections).chain(guide).chain(additions).chain(knowledge.map(|_| Part::Knowledge));
    parts.map(|part| Piece { part, corpus, knowledge }).collect()
}

impl Piece<'_> {
    /// Its bytes.
    #[must_use]
    pub fn encode(&self) -> Encoded {
        let documents = &self.corpus.documents;
        let bytes = match self.part {
            Part::Texts => bytes_of(&documents.iter().map(|it| (it.id.as_str(), it.text.as_str())).collect::<Vec<_>>()),
            Part::Readings => bytes_of(&documents.iter().map(|it| &it.reading).collect::<Vec<&Reading>>()),
            Part::Knowledge => self.knowledge.map(bytes_of).unwrap_or_default(),
            Part::Report => bytes_of(&self.corpus.report),
            Part::Glossary => bytes_of(&self.corpus.glossary),
            Part::Scores => bytes_of(&self.corpus.scores),
            Part::About => bytes_of(&self.corpus.about),
            Part::Corrections => bytes_of(&self.corpus.corrections),
            Part::Guide => bytes_of(&self.corpus.guide),
            Part::Additions => self.corpus.additions.clone(),
            Part::Index => self.corpus.index.clone(),
            Part::Following => bytes_of(&(&self.corpus.report.comparisons, &self.corpus.report.copies)),
        };
        Encoded { part: self.part, checksum: checksum(VERSION, &bytes), bytes }
    }
}

/// The bundle of its parts.
#[must_use]
pub fn bundle(parts: &[Encoded]) -> Vec<u8> {
    let n_bytes = HEADER_BYTES + parts.iter().map(|it| ENTRY_BYTES + it.bytes.len()).sum::<usize>();
    let mut bundle = Vec::with_capacity(n_bytes);
    bundle.extend(MAGIC);
    bundle.extend(VERSION.to_le_bytes());
    bundle.extend((parts.len() as u16).to_le_bytes());
    for Encoded { part, bytes, checksum } in parts {
        bundle.extend(part.tag().to_le_bytes());
        bundle.extend([0, 0]);
        bundle.extend((bytes.len() as u32).to_le_bytes());
        bundle.extend(checksum.to_le_bytes());
    }
    for it in parts {
        bundle.extend(&it.bytes);
    }
    bundle
}

/// Postcard refuses only maps and sequences of unknown length, and the types of a corpus have none: a test writes one
/// with every field filled.
pub(crate) fn bytes_of<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}
