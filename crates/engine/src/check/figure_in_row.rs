//! A figure in its row, with the rows around it.

use crate::Span;

use super::checked_figure::{CheckedFigure, Facts};
use super::rows::{Row, has, normal};

/// A figure in its row.
pub(super) struct FigureInRow<'b, 'a> {
    pub(super) facts: &'b Facts<'a>,
    /// All rows of the document, and the place of this one.
    pub(super) rows: &'b [Row],
    pub(super) at_row: usize,
    pub(super) row: &'b Row,
    /// The figure's place in its row.
    pub(super) at: usize,
    pub(super) fact: &'b CheckedFigure<'a>,
}

impl<'b, 'a> FigureInRow<'b, 'a> {
    /// The figure at a place of the row.
    pub(super) fn figure(&self, at: usize) -> Option<&'b CheckedFigure<'a>> {
        self.row.figure(self.facts, at)
    }

    /// True if the clauses of two figures each have a name: "Hà Nội có 450 ca, Huế có 54 ca".
    pub(super) fn are_named_apart(&self, a: usize, b: usize) -> bool {
        self.has_name(a) && self.has_name(b)
    }

    /// True if a figure of this row is of something with a name, or the most or least of several, and a goal of another sentence is of
    /// something else or of all: "Vĩnh Châu thấp nhất: 1.206 người" below "kế hoạch toàn tỉnh (21.800 người)".
    pub(super) fn is_of_other_name(&self, at: usize, goal: &CheckedFigure<'_>) -> bool {
        let Some(fact) = self.figure(at) else { return false };
        let sentence = |fact: &CheckedFigure<'_>| self.facts.doc.reading.sentences.get(fact.mention.sentence as usize);
        let (Some(own), Some(other)) = (sentence(fact), sentence(goal)) else { return false };
        let before = Span { start: own.span.start, end: fact.mention.span.start.max(own.span.start) };
        let (own, other) = (before.of(self.facts.doc.text), other.span.of(self.facts.doc.text));
        let names = proper_names(own);
        let is_of_all = has(&normal(other), &self.facts.structure.cues.total_rows);
        let is_of_named = is_of_all || !proper_names(other).is_empty();
        let is_superlative = has(&normal(own), &self.facts.structure.cues.superlative);
        let is_new = names.iter().any(|name| !other.contains(name));
        is_of_named && (is_superlative || is_new)
    }

    /// True if a word with a capital stands in the clause before a figure, but for the first of the sentence.
    fn has_name(&self, at: usize) -> bool {
        let Some(fact) = self.figure(at) else { return false };
        let sentence = self.facts.doc.reading.sentences.get(fact.mention.sentence as usize);
        let from = at.checked_sub(1).and_then(|before| self.figure(before)).map(|before| before.mention.span.end);
        let from = from.or(sentence.map(|sentence| sentence.span.start)).unwrap_or(fact.mention.span.start);
        let words = Span { start: from, end: fact.mention.span.start.max(from) }.of(self.facts.doc.text);
        let clause = words.rsplit([',', ';', ':', '(']).next().unwrap_or(words);
        let is_first = at == 0 && clause.len() == words.len();
        let mut named = clause.split_whitespace().skip(usize::from(is_first));
        named.any(|word| word.chars().next().is_some_and(char::is_uppercase))
    }
}

/// The words with a capital, but for the first and for abbreviations.
pub(super) fn proper_names(words: &str) -> Vec<&str> {
    let words = words.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).skip(1);
    let is_name = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    words.filter(is_name).collect()
}
