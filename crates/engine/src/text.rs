//! The text as found, made readable: tokens and phrases, blocks (paragraphs, captions, bylines …) and sentences, title
//! and date of publication. Owns what a text looks like; knows nothing of figures.
//!
//! The raw text is never changed: tokens fold their spelling on the way to the vocabulary, and every span lies on the
//! raw bytes.

pub mod compose;
pub mod fold;
mod hash;
pub mod page;
pub mod token;
pub mod vocabulary;
pub mod zone;

pub use page::Page;
pub use token::{Case, Gap, Token, TokenKind};
pub use vocabulary::{Families, Phrases, Vocabulary, WordId};
