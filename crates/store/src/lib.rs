//! The corpus and its bundle: what a site is made of, and the only code that knows its bytes.
//!
//! [`write`](write()) and [`read`](read()) read and write one [`wire`] format; [`section`] puts a bundle into a
//! finished WebAssembly module and finds it there. [`index`] finds words, phrases and numbers in a corpus, [`usage`]
//! counts how they are used, [`glossary`] says what things are called, [`link`] names sentences and figures for good,
//! [`corrections`] says what was read wrongly, [`additions`] what was added to the codebook, [`assembly`] makes a corpus a step at a time. No I/O: bytes come in and go
//! out.

pub mod about;
pub mod additions;
pub mod assembly;
pub mod corpus;
pub mod corrections;
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
pub mod unnamed_indicators;
pub mod usage;
pub mod wire;
mod write;

pub use about::About;
pub use corpus::{Corpus, StoredDocument};
pub use error::{Error, ErrorKind};
pub use glossary::Glossary;
pub use indicator_definitions::IndicatorDefinitions;
pub use read::{knowledge, read};
pub use write::{Encoded, Piece, bundle, pieces, write, write_knowledge, write_page};

#[cfg(test)]
mod tests;
