//! Where in a document a query is met: spans on its raw text, and the sentences that hold them, best first.

use engine::Span;
use engine::order::Arrange;

use super::clause::{Clause, Query};
use super::terms::Terms;
use super::{Index, tokens};
use crate::StoredDocument;

/// A sentence that a query is met in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its place in [`Reading::sentences`](engine::Reading::sentences).
    pub sentence: u32,
    /// Where in the document's raw text the query is met, inside the sentence; disjoint, in order.
    pub spans: Vec<Span>,
    /// How many different parts of the query are met in it.
    pub n_parts: usize,
}

/// Words of a document in which a query is met, side by side.
pub(crate) struct Run {
    /// The first of them.
    pub(crate) first: usize,
    /// The last.
    pub(crate) last: usize,
    /// The parts of the query that they are, in order.
    pub(crate) parts: Vec<usize>,
}

/// Where one part of a query is met.
struct Met {
    span: Span,
    part: usize,
}

/// A document with its words, and where they stand.
struct Page<'a> {
    at: usize,
    document: &'a StoredDocument,
    words: &'a [u32],
    spans: Vec<Span>,
}

impl Index {
    /// Where `query` is met in a document of the corpus: spans on its raw text, disjoint, in order. Parts that exclude
    /// are met nowhere.
    #[must_use]
    pub fn highlights(&self, at: usize, document: &StoredDocument, query: &Query) -> Vec<Span> {
        disjoint(self.met(at, document, query).into_iter().map(|met| met.span).collect())
    }

    /// The sentences of a document in which `query` is met: those with most of its parts first, then in text order.
    #[must_use]
    pub fn passages(&self, at: usize, document: &StoredDocument, query: &Query) -> Vec<Passage> {
        let met = self.met(at, document, query);
        let mut passages = Vec::new();
        for (sentence, it) in document.reading.sentences.iter().enumerate() {
            let inside: Vec<&Met> = met.iter().filter(|met| it.span.contains(met.span)).collect();
            let mut parts: Vec<usize> = inside.iter().map(|met| met.part).collect();
            parts.arrange();
            parts.dedup();
            if !parts.is_empty() {
                let spans = disjoint(inside.iter().map(|met| met.span).collect());
                passages.push(Passage { sentence: sentence as u32, spans, n_parts: parts.len() });
            }
        }
        passages.arrange_by(|a, b| b.n_parts.cmp(&a.n_parts).then(a.sentence.cmp(&b.sentence)));
        passages
    }

    /// The runs of words of a document in which the words and phrases of `query` are met: first and last word, disjoint,
    /// in order. Different parts of the query that stand side by side, in its order, are one run.
    pub(crate) fn met_words(&self, at: usize, query: &Query) -> Vec<Run> {
        let mut runs: Vec<(usize, usize, usize)> = Vec::new();
        for (part, clause) in query.clauses.iter().enumerate() {
            for terms in self.runs_of_terms(clause) {
                let starts = side_by_side(&terms, self.words(at));
                runs.extend(starts.into_iter().map(|start| (start, start + terms.len() - 1, part)));
            }
        }
        // The longer of two that overlap.
        runs.arrange_by_key(|(first, last, part)| (*first, std::cmp::Reverse(*last), *part));
        let mut disjoint: Vec<Run> = Vec::with_capacity(runs.len());
        for (first, last, part) in runs {
            match disjoint.last_mut() {
                Some(run) if first <= run.last => {}
                Some(run) if first == run.last + 1 && run.parts.iter().all(|before| *before < part) => {
                    run.last = last;
                    run.parts.push(part);
                }
                _ => disjoint.push(Run { first, last, parts: vec![part] }),
            }
        }
        disjoint
    }

    /// How many parts of the query are words or phrases.
    pub(crate) fn n_parts(&self, query: &Query) -> usize {
        query.clauses.iter().filter(|clause| !self.runs_of_terms(clause).is_empty()).count()
    }

    fn met(&self, at: usize, document: &StoredDocument, query: &Query) -> Vec<Met> {
        let spans = tokens(&document.text).map(|range| Span::new(range.start, range.end)).collect();
        let page = Page { at, document, words: self.words(at), spans };
        let mut met = Vec::new();
        for (part, clause) in query.clauses.iter().enumerate() {
            let spans = self.runs_of_terms(clause).into_iter().flat_map(|terms| page.spans_of(&terms));
            met.extend(spans.chain(self.spans_of_values(&page, clause)).map(|span| Met { span, part }));
        }
        met.arrange_by_key(|met| (met.span, met.part));
        met
    }

    /// The words and phrases of a clause that does not exclude, each as what its words can mean.
    fn runs_of_terms(&self, clause: &Clause) -> Vec<Vec<Terms>> {
        match clause {
            Clause::Word(typed) => vec![vec![self.terms(typed)]],
            Clause::Phrase(typed) => vec![typed.iter().map(|it| self.terms(it)).collect()],
            Clause::All(clauses) | Clause::Any(clauses) => {
                clauses.iter().flat_map(|it| self.runs_of_terms(it)).collect()
            }
            Clause::Not(_) | Clause::Value(_) | Clause::Field(_) => Vec::new(),
        }
    }

    /// The figures of the document that a clause asks for by value.
    fn spans_of_values(&self, page: &Page<'_>, clause: &Clause) -> Vec<Span> {
        match clause {
            Clause::Value(value) => {
                let figures = self.figures_of(value).iter();
                let here = figures.filter(|it| it.document as usize == page.at && it.is_percent == value.is_percent);
                let mentions = here.filter_map(|it| page.document.reading.mentions.get(it.mention as usize));
                mentions.map(|it| it.number).collect()
            }
            Clause::All(clauses) | Clause::Any(clauses) => {
                clauses.iter().flat_map(|it| self.spans_of_values(page, it)).collect()
            }
            Clause::Word(_) | Clause::Phrase(_) | Clause::Not(_) | Clause::Field(_) => Vec::new(),
        }
    }
}

impl Page<'_> {
    fn spans_of(&self, terms: &[Terms]) -> Vec<Span> {
        let starts = side_by_side(terms, self.words);
        let spans = starts
            .into_iter()
            .filter_map(|start| Some(self.spans.get(start)?.to(*self.spans.get(start + terms.len() - 1)?)));
        spans.collect()
    }
}

/// The first words of all runs in which the terms stand side by side.
fn side_by_side(terms: &[Terms], words: &[u32]) -> Vec<usize> {
    if terms.is_empty() {
        return Vec::new();
    }
    let windows = words.windows(terms.len()).enumerate();
    let met = windows.filter(|(_, window)| window.iter().zip(terms).all(|(word, terms)| terms.contains(*word)));
    met.map(|(start, _)| start).collect()
}

/// The same places, each once: spans that overlap become one.
fn disjoint(mut spans: Vec<Span>) -> Vec<Span> {
    spans.arrange();
    let mut disjoint: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match disjoint.last_mut().filter(|last| last.overlaps(span)) {
            Some(last) => *last = last.to(span),
            None => disjoint.push(span),
        }
    }
    disjoint
}
