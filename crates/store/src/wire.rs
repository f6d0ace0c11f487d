//! The layout of a bundle. All integers are little-endian.
//!
//! ```text
//! offset  bytes
//!      0      8  magic, "SoLieu\r\n": a transfer that rewrites line ends breaks it visibly
//!      8      2  version
//!     10      2  number of parts, n
//!     12   12×n  per part: u16 tag, u16 layout (0 by row, 1 by column), u32 length, u32 checksum of its bytes
//!                the parts, in that order, without gaps; nothing after the last
//! ```
//!
//! Each [`Part`] is a postcard value, but for the index and the additions, which are bytes. A reader skips tags that it does not know, so that parts can be added without a
//! new version; the version rises when an old reader could no longer make sense of the rest.

/// The first bytes of every bundle.
pub(crate) const MAGIC: [u8; 8] = *b"SoLieu\r\n";

/// The version that [`write`](crate::write()) writes.
pub const VERSION: u16 = 7;
/// The version of what `solieu site` writes, and the newest that [`read`](crate::read()) reads: with parts by column, or in files
/// ([`blocks`](crate::blocks)). Who knows neither would take columns for rows and the head for all there is.
pub(crate) const OF_SITE: u16 = 9;
/// The first version whose readings are the engine's own.
pub(crate) const FIRST_NEW: u16 = 5;
/// The first version that says what its corpus is called.
pub(crate) const FIRST_WITH_ABOUT: u16 = 7;

/// How a part is laid out, beside its tag: 0 by row, as postcard writes it.
pub(crate) const BY_ROW: u16 = 0;
/// By column ([`columns`](crate::columns)).
pub(crate) const BY_COLUMN: u16 = 1;

pub(crate) const HEADER_BYTES: usize = 12;
pub(crate) const ENTRY_BYTES: usize = 12;

/// What a part of a bundle holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Ids and texts: `Vec<(String, String)>`, in order of id.
    Texts = 1,
    /// Readings: `Vec<Reading>`, one a text.
    Readings = 2,
    /// `Knowledge`: with what documents are read. A page does without.
    Knowledge = 3,
    /// `Report`.
    Report = 4,
    /// `Vec<Scores>`; version 1 may lack it.
    Scores = 5,
    /// `Glossary`, from version 2 on.
    Glossary = 6,
    /// The search index as its module packs it, or nothing; from version 2 on.
    Index = 7,
    /// What follows from the figures, `Vec<Comparison>`, and which checks stand in copies, `Vec<Copy>`; an older bundle has its
    /// comparisons among its checks.
    Following = 8,
    /// `About`, from version 7 on.
    About = 9,
    /// `Corrections`; a corpus without any lacks it.
    Corrections = 10,
    /// `IndicatorDefinitions`; a corpus whose codebook defines nothing lacks it.
    Guide = 11,
    /// `Additions`, left as bytes until they are asked for; a corpus without any lacks it.
    Additions = 12,
    /// The files in which the rest is, as bytes ([`blocks`](crate::blocks)); only the head of a corpus in files has it.
    Files = 13,
    /// Where the sentences of each document begin and end, in words; only beside an index in a file of its own.
    Sentences = 14,
    /// `WordList`: the words of the index that is cut by word; beside [`Part::Sentences`].
    Words = 15,
    /// `Places` of some of them.
    Places = 16,
}

impl Part {
    pub(crate) const ALL: [Part; 16] = [
        Part::Texts,
        Part::Readings,
        Part::Knowledge,
        Part::Report,
        Part::Scores,
        Part::Glossary,
        Part::Index,
        Part::Following,
        Part::About,
        Part::Corrections,
        Part::Guide,
        Part::Additions,
        Part::Files,
        Part::Sentences,
        Part::Words,
        Part::Places,
    ];

    pub(crate) fn tag(self) -> u16 {
        self as u16
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Part::Texts => "texts",
            Part::Readings => "readings",
            Part::Knowledge => "knowledge",
            Part::Report => "report",
            Part::Scores => "scores",
            Part::Glossary => "glossary",
            Part::Index => "index",
            Part::Following => "comparisons",
            Part::About => "about",
            Part::Corrections => "corrections",
            Part::Guide => "guide",
            Part::Additions => "additions",
            Part::Files => "files",
            Part::Sentences => "sentences",
            Part::Words => "words",
            Part::Places => "places",
        }
    }
}

/// FNV-1a, 32 bits: it finds accidents, not attacks. From version 5 on it begins with the version, and with the layout, since
/// bytes of one may be read as another's.
pub(crate) fn checksum(version: u16, layout: u16, bytes: &[u8]) -> u32 {
    let version = if version < 5 { 0 } else { u32::from(version) | u32::from(layout) << 16 };
    bytes.iter().fold(0x811C_9DC5 ^ version, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
