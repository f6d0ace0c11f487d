//! Where in a document a query is met: spans on its raw text, and the sentences that hold them, best first.

use engine::Span;

use super::parse::{Clause, Query};
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

/// Where one part of a query is met.
struct Met {
    span: Span,
    part: usize,
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
            parts.sort_unstable();
            parts.dedup();
            if !parts.is_empty() {
                let spans = disjoint(inside.iter().map(|met| met.span).collect());
                passages.push(Passage { sentence: sentence as u32, spans, n_parts: parts.len() });
            }
        }
        passages.sort_by(|a, b| b.n_parts.cmp(&a.n_parts).then(a.sentence.cmp(&b.sentence)));
        passages
    }

    fn met(&self, at: usize, document: &StoredDocument, query: &Query) -> Vec<Met> {
        let spans: Vec<Span> = tokens(&document.text).map(|range| Span::new(range.start, range.end)).collect();
        let words = self.words(at);
        let mut met = Vec::new();
        for (part, clause) in query.clauses.iter().enumerate() {
            self.collect(clause, part, at, document, words, &spans, &mut met);
        }
        met.sort_by_key(|met| (met.span, met.part));
        met
    }

    #[expect(clippy::too_many_arguments, reason = "the context of a walk over the clauses")]
    fn collect(
        &self,
        clause: &Clause,
        part: usize,
        at: usize,
        document: &StoredDocument,
        words: &[u32],
        spans: &[Span],
        met: &mut Vec<Met>,
    ) {
        match clause {
            Clause::Word(typed) => side_by_side(&[self.terms(typed)], part, words, spans, met),
            Clause::Phrase(typed) => {
                let terms: Vec<Terms> = typed.iter().map(|it| self.terms(it)).collect();
                side_by_side(&terms, part, words, spans, met);
            }
            Clause::All(clauses) | Clause::Any(clauses) => {
                for clause in clauses {
                    self.collect(clause, part, at, document, words, spans, met);
                }
            }
            Clause::Value(value) => {
                let figures = self.figures_of(value).iter();
                let here = figures.filter(|it| it.document as usize == at && it.is_percent == value.is_percent);
                let mentions = here.filter_map(|it| document.reading.mentions.get(it.mention as usize));
                met.extend(mentions.map(|it| Met { span: it.number, part }));
            }
            Clause::Not(_) | Clause::Field(_) => {}
        }
    }
}

/// Where the words stand side by side.
fn side_by_side(terms: &[Terms], part: usize, words: &[u32], spans: &[Span], met: &mut Vec<Met>) {
    if terms.is_empty() {
        return;
    }
    for (window, spans) in words.windows(terms.len()).zip(spans.windows(terms.len())) {
        let is_met = window.iter().zip(terms).all(|(word, terms)| terms.contains(*word));
        if let (true, Some(first), Some(last)) = (is_met, spans.first(), spans.last()) {
            met.push(Met { span: first.to(*last), part });
        }
    }
}

/// The same places, each once: spans that overlap become one.
fn disjoint(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut disjoint: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match disjoint.last_mut().filter(|last| last.overlaps(span)) {
            Some(last) => *last = last.to(span),
            None => disjoint.push(span),
        }
    }
    disjoint
}
