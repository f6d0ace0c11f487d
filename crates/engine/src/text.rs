//! The text as found, made readable: tokens and phrases, blocks (paragraphs, captions, bylines …) and sentences, title
//! and date of publication. Owns what a text looks like; knows nothing of figures.
//!
//! The raw text is never changed: tokens fold their spelling on the way to the vocabulary, and every span lies on the
//! raw bytes.
//!
//! | Question | File |
//! |---|---|
//! | which characters are left out: invisible ones, note marks, emphasis; digits that spaces tear apart | `marks` |
//! | lines that were wrapped at a column | `wrap` |
//! | a pasted table: what a row is read as, its heads, its unit | `table` |
//! | its columns; a name with its figure at the end of the line; one cell a line | `table/grid`, `table/list`, `table/stacked` |
//! | the text as it is read, and the way back to the raw text | `plain` |
//! | what a word, a number, a mark is | `token` |
//! | when two spellings are one: case, tone mark, NFC and NFD, đ; without any marks, for search | `fold`, `compose` |
//! | words as numbers, and phrases | `vocabulary` |
//! | where a sentence ends: abbreviations, initials, numbers of a list | `sentence_end` |
//! | headline, caption, byline, boilerplate; title and date of publication in the text | `zone` |
//! | a document as tokens, blocks and sentences | `page` |
//! | the hash of a sentence, for links | `hash` |

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
