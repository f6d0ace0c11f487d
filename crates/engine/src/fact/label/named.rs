//! The figures of a paragraph that have their labels, and which of them later ones look for: a paragraph of thousands must
//! not take the square of its length.

use std::ops::Deref;

use super::Label;
use crate::Span;
use crate::rules;

/// A figure that has its label.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) label: Label,
    /// Which sentence it is of.
    pub(super) sentence: usize,
    /// Which unit it is in its sentence.
    pub(super) at: usize,
    /// Where the figure is written.
    pub(super) mention: Span,
    /// How many brackets are open round it.
    pub(super) depth: usize,
    /// What it counts, in small letters.
    pub(super) unit: String,
    /// The counted noun with what goes on after it.
    pub(super) noun: Option<Span>,
    /// Who does what the figure measures.
    pub(super) subject: Option<Span>,
    /// Whether it is about another figure.
    pub(super) refers_to_other: bool,
}

/// The figures of a paragraph, in order.
#[derive(Debug, Default)]
pub(super) struct NamedFigures {
    all: Vec<Named>,
    /// Those whose label has words.
    labelled: Vec<usize>,
    /// Those that count a noun of which more is said than the word for its unit.
    full: Vec<usize>,
}

impl Deref for NamedFigures {
    type Target = [Named];

    fn deref(&self) -> &[Named] {
        &self.all
    }
}

impl NamedFigures {
    pub(super) fn push(&mut self, named: Named) {
        if !named.label.parts.is_empty() {
            self.labelled.push(self.all.len());
        }
        let head = || named.unit.split(' ').next().map_or(0, str::len);
        let says_more = || named.noun.is_some_and(|noun| (noun.end - noun.start) as usize > head());
        if named.label.rule == Some(rules::LABEL_COUNTED) && says_more() {
            self.full.push(self.all.len());
        }
        self.all.push(named);
    }

    pub(super) fn clear(&mut self) {
        self.all.clear();
        self.labelled.clear();
        self.full.clear();
    }

    /// Those whose label has words, the last first.
    pub(super) fn labelled(&self) -> impl Iterator<Item = &Named> {
        self.labelled.iter().rev().filter_map(|at| self.all.get(*at))
    }

    /// Those of the last `n` that may count a noun in full, the last first.
    pub(super) fn full(&self, n: usize) -> impl Iterator<Item = &Named> {
        let from = self.all.len().saturating_sub(n);
        self.full.iter().rev().take_while(move |at| **at >= from).filter_map(|at| self.all.get(*at))
    }
}
