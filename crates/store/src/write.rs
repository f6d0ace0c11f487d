//! Corpus → bytes. The inverse of `read.rs`; the layout is in `wire.rs`.

use engine::{Knowledge, Reading};
use serde::Serialize;

use crate::blocks::without_values;
use crate::columns::write::columns;
use crate::corrections::Corrections;
use crate::index::{Places, WordList};
use crate::indicator_definitions::IndicatorDefinitions;
use crate::wire::{BY_COLUMN, BY_ROW, ENTRY_BYTES, HEADER_BYTES, MAGIC, OF_SITE, Part, VERSION, checksum};
use crate::{Corpus, StoredDocument};

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

/// The bundle that a page opens, as `solieu site` writes it; see [`Piece::encode_for_site`].
#[must_use]
pub fn write_site(corpus: &Corpus) -> Vec<u8> {
    bundle(&pieces(corpus, None).iter().map(Piece::encode_for_site).collect::<Vec<_>>())
}

/// The knowledge alone, as a bundle for [`knowledge`](crate::knowledge): what a page fetches when it first reads a document.
#[must_use]
pub fn write_knowledge(knowledge: &Knowledge) -> Vec<u8> {
    let nothing = Corpus::default();
    bundle(&[Piece { part: Part::Knowledge, corpus: &nothing, knowledge: Some(knowledge) }.encode()])
}

/// The bundle of the search index of a corpus in files.
pub(crate) fn index_file(packed: &[u8], sentences: &[Vec<(u32, u32)>]) -> Vec<u8> {
    let index = Encoded::new(Part::Index, packed.to_vec(), OF_SITE);
    bundle(&[index, Encoded::new(Part::Sentences, bytes_of(sentences), OF_SITE)])
}

/// The bundle of the words of an index that is cut by word.
pub(crate) fn word_file(list: &WordList, sentences: &[Vec<(u32, u32)>]) -> Vec<u8> {
    let list = Encoded::new(Part::Words, bytes_of(list), OF_SITE);
    bundle(&[list, Encoded::new(Part::Sentences, bytes_of(sentences), OF_SITE)])
}

/// The bundle of the places of some of its words.
pub(crate) fn places(places: &Places) -> Vec<u8> {
    bundle(&[Encoded::new(Part::Places, bytes_of(places), OF_SITE)])
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
    version: u16,
    layout: u16,
}

impl Encoded {
    fn new(part: Part, bytes: Vec<u8>, version: u16) -> Encoded {
        Encoded::laid_out(part, bytes, version, BY_ROW)
    }

    fn laid_out(part: Part, bytes: Vec<u8>, version: u16, layout: u16) -> Encoded {
        Encoded { part, checksum: checksum(version, layout, &bytes), bytes, version, layout }
    }
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
    // What has come is as good as what was always here.
    let files = (!corpus.is_whole()).then_some(Part::Files);
    let parts = parts
        .into_iter()
        .chain(corrections)
        .chain(guide)
        .chain(additions)
        .chain(files)
        .chain(knowledge.map(|_| Part::Knowledge));
    parts.map(|part| Piece { part, corpus, knowledge }).collect()
}

impl Piece<'_> {
    /// Its bytes.
    #[must_use]
    pub fn encode(&self) -> Encoded {
        let documents = &self.corpus.documents;
        let is_whole = self.corpus.is_whole();
        let bodies = documents.iter().map(|it| (it.id.as_str(), if is_whole { &**it } else { it.in_head() }));
        let bytes = match self.part {
            Part::Texts => bytes_of(&bodies.map(|(id, body)| (id, body.text.as_str())).collect::<Vec<_>>()),
            Part::Readings if is_whole => bytes_of(&bodies.map(|(_, body)| &body.reading).collect::<Vec<&Reading>>()),
            Part::Readings => bytes_of(&bodies.map(|(_, body)| without_values(&body.reading)).collect::<Vec<_>>()),
            Part::Files => self.corpus.blocks.bytes(),
            // Of the index in files, which have them.
            Part::Sentences | Part::Words | Part::Places => Vec::new(),
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
        Encoded::new(self.part, bytes, if is_whole { VERSION } else { OF_SITE })
    }

    /// Its bytes as `solieu site` writes them: by column what is shorter so to send. A page writes by row alone, and does without
    /// the code for this.
    #[must_use]
    pub fn encode_for_site(&self) -> Encoded {
        match self.columns() {
            Some(columns) => Encoded::laid_out(self.part, columns, OF_SITE, BY_COLUMN),
            None => Encoded::new(self.part, self.encode().bytes, OF_SITE),
        }
    }

    fn columns(&self) -> Option<Vec<u8>> {
        let is_whole = self.corpus.is_whole();
        let documents = &self.corpus.documents;
        let heads = || documents.iter().map(StoredDocument::in_head);
        match self.part {
            Part::Readings if is_whole => columns(&documents.iter().map(|it| &it.reading).collect::<Vec<_>>()),
            // All else of few articles is no shorter by column.
            _ if is_whole => None,
            Part::Readings => columns(&heads().map(|it| without_values(&it.reading)).collect::<Vec<_>>()),
            Part::Texts => {
                let ids = documents.iter().map(|it| it.id.as_str());
                columns(&ids.zip(heads().map(|it| it.text.as_str())).collect::<Vec<_>>())
            }
            Part::Report => columns(&self.corpus.report),
            Part::Glossary => columns(&self.corpus.glossary),
            Part::Following => columns(&(&self.corpus.report.comparisons, &self.corpus.report.copies)),
            _ => None,
        }
    }
}

/// The bundle of its parts.
#[must_use]
pub fn bundle(parts: &[Encoded]) -> Vec<u8> {
    let n_bytes = HEADER_BYTES + parts.iter().map(|it| ENTRY_BYTES + it.bytes.len()).sum::<usize>();
    let mut bundle = Vec::with_capacity(n_bytes);
    bundle.extend(MAGIC);
    bundle.extend(parts.first().map_or(VERSION, |it| it.version).to_le_bytes());
    bundle.extend((parts.len() as u16).to_le_bytes());
    for Encoded { part, bytes, checksum, layout, .. } in parts {
        bundle.extend(part.tag().to_le_bytes());
        bundle.extend(layout.to_le_bytes());
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
