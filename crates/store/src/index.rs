//! The search index: every word of every document, in order, found by any spelling a Vietnamese reader types.
//!
//! It is built from the texts, which the site carries anyway: for a small corpus that takes less time than downloading it
//! would. Above [`MIN_BYTES`] of text it travels in the bundle as [`packed`](Stream::packed). A word is kept in one spelling with its marks (`hoà`, [`fold::exact`]); words are
//! numbered by their spelling without marks ([`fold::bare`]), so that what an unmarked or half-typed word can mean is
//! one run of numbers.
//!
//! [`build`] makes it and [`query`] searches it; [`parse`] reads what was typed and never fails; [`widening`] chooses the sense
//! in which that is met; [`highlight`] finds the words again on the raw text.
//!
//! [`fold::exact`]: engine::text::fold::exact
//! [`fold::bare`]: engine::text::fold::bare
//!
//! | Question | File |
//! |---|---|
//! | what typed words, quotes, `name:value` and `-` mean | `parse`, as `clause` |
//! | which words of the corpus a typed word can mean: without marks, with others, unfinished; how little each counts | `terms` |
//! | spellings of one syllable that are mixed (`lý`, `lí`) | `spelling_variants` |
//! | short and long forms (`BHXH`) | `abbreviation` |
//! | which documents fit | `query` |
//! | their score and order | `rank` (length of documents: `build`) |
//! | other marks or an unfinished word, if nothing fits as typed | `widening` |
//! | which sentences hold all that was asked, and its words in them | `sentence_matches` |
//! | what is marked in a text | `highlight` |
//! | `name:value` | `field`; names as they are typed: `label` |
//! | notes under the search field | `hint` |
//! | completions of a word | `query` (`completions`) |
//! | how text is cut into words | `tokens` |
//! | the index in a bundle | `pack`, `stream` |
//! | the index cut by word, in files | `by_word` |

mod abbreviation;
mod build;
mod by_word;
mod clause;
mod field;
mod highlight;
mod hint;
mod label;
mod pack;
mod parse;
mod query;
mod rank;
mod sentence_matches;
mod spelling_variants;
mod stream;
mod terms;
mod tokens;
mod widening;

use std::ops::Range;
use std::sync::OnceLock;

pub use abbreviation::Abbreviations;
pub(crate) use by_word::{Places, WordList};
pub use clause::{Bound, Clause, Query, Typed, Value};
pub use field::Field;
pub use highlight::Passage;
pub use hint::Hint;
pub use label::TypedName;
pub use query::{Hit, Matches};
pub(crate) use sentence_matches::words_of_all_sentences;
pub(crate) use stream::JoinedStream;
pub use stream::Stream;
pub use terms::{Ending, Marks, TermId, Terms};
pub use tokens::tokens;
pub use widening::{Answer, Fit, Sentences, everything};

use terms::Vocabulary;

/// A corpus made searchable.
#[derive(Debug)]
pub struct Index {
    vocabulary: Vocabulary,
    /// The words of all documents in order, [`BREAK`] after each document.
    stream: Vec<u32>,
    /// Where each document begins in `stream`, and its end.
    starts: Vec<u32>,
    /// For each word, the places in `stream`, ascending; grouped by `occurrence_starts`.
    occurrences: Vec<u32>,
    occurrence_starts: Vec<u32>,
    /// For each word, the documents that have it, ascending, with how often; grouped by `entry_starts`.
    entries: Vec<Entry>,
    entry_starts: Vec<u32>,
    /// What BM25 adds to a word's count for the length of each document.
    length_norms: Vec<f32>,
    /// All figures by value.
    figures: Vec<Figure>,
    /// For each document the words of its sentences, found when it is first asked about.
    sentences: Vec<OnceLock<Vec<Range<u32>>>>,
    /// If the places of words come in files: how often each word stands, and the first word of each file.
    n_times: Vec<u32>,
    firsts: Vec<u32>,
}

/// From so many bytes of text on (some 4,000 articles) an index is shipped. For each MB of text a page takes 40 ms to build
/// one and 20 ms to open one of 0,18 MB (brotli), which is sooner only on a line of 80 Mbit/s or from the cache; but nobody
/// waits longer than half a second for a page to build it (`bench/search`).
pub(crate) const MIN_BYTES: usize = 12_000_000;

/// No word: it stands between documents, so that no phrase crosses them.
const BREAK: u32 = u32::MAX;

/// A document that has a word.
#[derive(Clone, Copy, Debug)]
struct Entry {
    document: u32,
    n_times: u32,
}

/// A figure's value, for the search by value.
#[derive(Clone, Copy, Debug)]
struct Figure {
    value: engine::Decimal,
    is_percent: bool,
    document: u32,
    mention: u32,
}

impl Index {
    /// The number of documents.
    #[must_use]
    pub fn n_documents(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The number of words, each counted as often as it stands.
    #[must_use]
    pub fn n_words(&self) -> usize {
        self.stream.len() - self.n_documents()
    }

    /// The words of a document, in order, as numbers.
    #[must_use]
    pub fn words(&self, document: usize) -> &[u32] {
        self.stream.get(self.stream_range(document)).unwrap_or(&[])
    }

    /// A word's spelling, with its marks, in lower case; "" for a number that is none.
    #[must_use]
    pub fn spelling(&self, word: u32) -> &str {
        self.vocabulary.exact(word)
    }

    /// The number of a word in the spelling of [`fold::exact`](engine::text::fold::exact); `None` if no document has it.
    #[must_use]
    pub fn number(&self, spelling: &str) -> Option<u32> {
        self.vocabulary.number(spelling)
    }

    /// The numbers of the words of a text; `None` if one of them is in no document, or the text has none.
    #[must_use]
    pub fn numbers(&self, text: &str) -> Option<Vec<u32>> {
        let words = tokens(text).map(|range| self.number(&engine::text::fold::exact(text.get(range).unwrap_or(""))));
        words.collect::<Option<Vec<u32>>>().filter(|words| !words.is_empty())
    }

    fn stream_range(&self, document: usize) -> Range<usize> {
        match (self.starts.get(document), self.starts.get(document + 1)) {
            // The word after the last is BREAK.
            (Some(start), Some(end)) => *start as usize..(*end as usize).saturating_sub(1),
            _ => 0..0,
        }
    }

    fn occurrences_of(&self, word: u32) -> &[u32] {
        group(&self.occurrences, &self.occurrence_starts, word)
    }

    fn entries_of(&self, word: u32) -> &[Entry] {
        group(&self.entries, &self.entry_starts, word)
    }
}

fn group<'a, T>(all: &'a [T], starts: &[u32], at: u32) -> &'a [T] {
    match (starts.get(at as usize), starts.get(at as usize + 1)) {
        (Some(start), Some(end)) => all.get(*start as usize..*end as usize).unwrap_or(&[]),
        _ => &[],
    }
}

#[cfg(test)]
mod tests;
