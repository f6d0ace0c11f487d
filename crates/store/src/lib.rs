//! The corpus and its bundle: what a site is made of, and the only code that knows its bytes.
//!
//! [`write`](write()) and [`read`](read()) read and write one [`wire`] format; [`section`] puts a bundle into a
//! finished WebAssembly module and finds it there. [`index`] finds words, phrases and numbers in a corpus, [`usage`]
//! counts how they are used, [`glossary`] says what things are called, [`link`] names sentences and figures for good,
//! [`corrections`] says what was read wrongly, [`additions`] what was added to the codebook, [`assembly`] makes a corpus a step at a time, [`blocks`] are how a large one is sent. No I/O: bytes come in and go
//! out.
//!
//! | Question | File |
//! |---|---|
//! | the layout of the bytes, version, parts | `wire` |
//! | writing; reading; bundles of older versions | `write`; `read`; `older_versions` |
//! | the corpus inside a WebAssembly module | `section` |
//! | what a corpus is in memory | `corpus` |
//! | a corpus made in steps that keep a page responsive | `assembly` |
//! | names, spellings and how a number is typed, on a page | `glossary` |
//! | definition, denominator and parts of an indicator, on a page | `indicator_definitions` |
//! | series of figures without an indicator | `unnamed_indicators` |
//! | title, about, maintainer, licence of a corpus | `about` |
//! | what a corrections file may hold, and how it is applied | `corrections` |
//! | what was added to the codebook | `additions` |
//! | the knowledge files of a site, as text | `sources` |
//! | links to a sentence or a figure | `link` |
//! | what is left of the report for a draft | `keep_only` |
//! | measured scores of reading | `scores` |
//! | search: its own table | `index` |
//! | concordance, collocates, dispersion, frequency | `usage` |

pub mod about;
pub mod additions;
pub mod assembly;
pub mod blocks;
mod columns;
pub mod corpus;
pub mod corrections;
mod document;
mod error;
pub mod glossary;
pub mod index;
pub mod indicator_definitions;
pub mod keep_only;
pub mod link;
#[cfg(not(target_family = "wasm"))]
mod older_versions;
mod read;
pub mod scores;
pub mod section;
pub mod sources;
pub mod unnamed_indicators;
pub mod usage;
pub mod wire;
mod write;

pub use about::About;
pub use corpus::Corpus;
pub use document::{Body, StoredDocument};
pub use error::{Error, ErrorKind};
pub use glossary::Glossary;
pub use indicator_definitions::IndicatorDefinitions;
pub use read::{knowledge, read};
pub use sources::{KnowledgeFile, Sources};
pub use write::{Encoded, Piece, bundle, pieces, write, write_knowledge, write_page, write_site};

#[cfg(test)]
mod tests;
