//! A document as tokens, and the blocks and sentences that they are in. `sentence_end` makes it.

use std::ops::Range;

use super::token::{Case, Token, TokenKind};
use super::vocabulary::{Families, WordId};
use crate::Span;
use crate::reading::{Block, Sentence};

/// A document's raw text with its tokens, and for each sentence the range of its tokens.
#[derive(Debug)]
pub struct Page<'a> {
    /// The raw text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Paragraphs, captions …
    pub blocks: Vec<Block>,
    /// The sentences.
    pub sentences: Vec<Sentence>,
    /// For each sentence, which tokens it has.
    pub sentence_tokens: Vec<Range<usize>>,
    /// Where rows of tables begin, heads included, rising.
    pub rows: Vec<u32>,
}

impl<'a> Page<'a> {
    /// The raw text of a token; "" if there is none at that place.
    #[must_use]
    pub fn raw(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span().of(self.text))
    }

    /// The word of a token; unknown if there is none at that place.
    #[must_use]
    pub fn word(&self, at: usize) -> WordId {
        self.tokens.get(at).map_or(WordId::UNKNOWN, |token| token.word)
    }

    /// The families that have a phrase beginning with a token; none if there is none at that place.
    #[must_use]
    pub fn starts(&self, at: usize) -> Families {
        self.tokens.get(at).map_or(Families::default(), |token| token.starts)
    }

    /// True if one of these words has a small letter: where all is in capitals, they tell no name.
    #[must_use]
    pub fn has_small_letter(&self, range: Range<usize>) -> bool {
        let is_long = |token: &Token| token.span().of(self.text).chars().nth(1).is_some();
        self.tokens.get(range).unwrap_or(&[]).iter().any(|token| match token.case {
            Case::Lower => token.kind == TokenKind::Word,
            Case::Title => is_long(token),
            Case::Mixed => true,
            Case::Upper => false,
        })
    }

    /// True if that token is this mark.
    #[must_use]
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.mark == mark)
    }

    /// True if a row of a table, or its head, begins in these tokens.
    #[must_use]
    pub fn has_row(&self, range: Range<usize>) -> bool {
        let Span { start, end } = self.span(range);
        self.rows.get(self.rows.partition_point(|row| *row < start)).is_some_and(|row| *row < end)
    }

    /// The span from the first to the last of these tokens.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        match self.tokens.get(range) {
            Some([first, .., last]) => first.span().to(last.span()),
            Some([one]) => one.span(),
            _ => Span::default(),
        }
    }
}
