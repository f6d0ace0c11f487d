//! A figure in its row, with the rows around it.

use crate::Span;

use super::fact::{Fact, Facts};
use super::rows::Row;

/// A figure in its row.
pub(super) struct Place<'b, 'a> {
    pub(super) facts: &'b Facts<'a>,
    /// All rows of the document, and the place of this one.
    pub(super) rows: &'b [Row],
    pub(super) at_row: usize,
    pub(super) row: &'b Row,
    /// The figure's place in its row.
    pub(super) at: usize,
    pub(super) fact: &'b Fact<'a>,
}

impl<'b, 'a> Place<'b, 'a> {
    /// The figure at a place of the row.
    pub(super) fn figure(&self, at: usize) -> Option<&'b Fact<'a>> {
        self.row.figure(self.facts, at)
    }

    /// True if the clauses of two figures each have a name: "Hà Nội có 450 ca, Huế có 54 ca".
    pub(super) fn are_named_apart(&self, a: usize, b: usize) -> bool {
        self.has_name(a) && self.has_name(b)
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
