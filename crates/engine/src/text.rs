//! The text as found, made readable: tokens and phrases, blocks (paragraphs, captions, bylines …) and sentences, title
//! and date of publication. Owns what a text looks like; knows nothing of figures.
//!
//! The raw text is never changed: tokens fold their spelling on the way to the vocabulary, and every span lies on the
//! raw bytes.

pub mod compose;
pub mod fold;
mod hash;
mod marks;
pub mod page;
pub mod plain;
pub mod sentence_end;
mod table;
pub mod token;
pub mod vocabulary;
mod wrap;
pub mod zone;

pub use page::Page;
pub use plain::Plain;
pub use token::{Case, Gap, Token, TokenKind};
pub use vocabulary::{Families, Phrases, Vocabulary, WordId};
