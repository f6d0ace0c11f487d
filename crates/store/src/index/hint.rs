//! What there is to say about a question: never an error, since every question is answered.

use std::fmt;

use super::field::Field;

/// More words than anyone types, few enough to answer at once.
pub(super) const MAX_WORDS: usize = 48;

/// Something about the query that its writer may want to know. `Display` is for the command line; the page has words of
/// its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A quote without its end: taken to the end of the line.
    UnclosedQuote,
    /// No field of this name: the words were looked for.
    UnknownField(String),
    /// A field whose value makes no sense: left out.
    BadField(String),
    /// No number after `<`, `>` or around `..`: left out.
    NotANumber(String),
    /// Only exclusions: nothing is found.
    OnlyExcluded,
    /// Nothing to look for.
    Empty,
    /// Too many words: the first ones were taken.
    TooLong,
    /// No document has this word.
    NoSuchWord(String),
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Hint::UnclosedQuote => f.write_str("a quote without its end: the rest of the line was taken"),
            Hint::UnknownField(name) => {
                write!(f, "no field {name}: expected one of {}; the words were looked for", Field::NAMES.join(", "))
            }
            Hint::BadField(field) => write!(f, "{field} makes no sense: left out"),
            Hint::NotANumber(text) => write!(f, "no number in {text}: left out"),
            Hint::OnlyExcluded => f.write_str("only exclusions: expected a word to find"),
            Hint::Empty => f.write_str("nothing to look for"),
            Hint::TooLong => write!(f, "too many words: the first {MAX_WORDS} were taken"),
            Hint::NoSuchWord(word) => write!(f, "no article has the word {word}"),
        }
    }
}
