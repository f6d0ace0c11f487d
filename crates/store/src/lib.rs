//! The corpus and its bundle: what a site is made of, and the only code that knows its bytes.
//!
//! [`write`](write()) and [`read`](read()) read and write one [`wire`] format; [`section`] puts a bundle into a
//! finished WebAssembly module and finds it there. [`index`] finds words, phrases and numbers in a corpus, [`usage`]
//! counts how they are used, [`glossary`] says what things are called, [`link`] names sentences and figures for good,
//! [`corrections`] says what was read wrongly, [`additions`] what was added to the codebook, [`assembly`] makes a corpus a step at a time. No I/O: bytes come in and go
//! out.

pub mod about;
pub mod additions;
pub mod against;
pub mod assembly;
pub mod corpus;
pub mod corrections;
mod error;
pub mod glossary;
pub mod guide;
pub mod index;
pub mod induced;
pub mod link;
#[cfg(not(target_family = "wasm"))]
mod old;
mod read;
pub mod scores;
pub mod section;
pub mod usage;
pub mod wire;
mod write;

pub use about::About;
pub use corpus::{Corpus, StoredDocument};
pub use error::{Error, ErrorKind};
pub use glossary::Glossary;
pub use guide::Guide;
pub use read::{knowledge, read};
pub use write::{Encoded, Piece, bundle, pieces, write, write_knowledge, write_page};

#[cfg(test)]
mod tests;
