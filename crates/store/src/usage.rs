//! How words are used in a corpus: concordance, dispersion, collocates, frequency. Pure functions over an
//! [`Index`](crate::index::Index); every number can be opened, since every row knows its places.
//!
//! A *place* is a word's position in one document, from 0. Words are numbers of the index; in order of number they are
//! in order of the alphabet, spellings that differ in marks side by side.

pub mod collocate;
pub mod compound;
pub mod concordance;
pub mod dispersion;
pub mod frequency;
pub mod measure;

pub use collocate::{Collocate, Window, collocates};
pub use compound::Compounds;
pub use concordance::{Line, sort_lines};
pub use dispersion::{Dispersion, dispersion};
pub use frequency::{Key, Ngram, keyness, ngrams};

#[cfg(test)]
mod tests;
