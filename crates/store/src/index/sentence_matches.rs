//! What of one document meets a query: words, and the sentences that they stand in.
//!
//! A part of a query is one of its clauses that is a word, a phrase, a value or a choice of these. A sentence meets a query
//! if it holds all parts; a word counts only where the clause that it belongs to is met whole, so that `hội` alone is no
//! `bảo hiểm xã hội`.

use std::ops::Range;
use std::sync::OnceLock;

use engine::Span;
use engine::compact_sort::CompactSort;

use super::clause::Clause;
use super::terms::Terms;
use super::{Index, Query, tokens};
use crate::{Corpus, StoredDocument};

/// Words of a document, by their places in it: from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Words {
    pub(super) first: usize,
    pub(super) last: usize,
}

#[derive(Clone, Copy)]
pub(super) struct IndexedDocument<'a> {
    pub(super) stored: &'a StoredDocument,
    /// Its words as numbers.
    words: &'a [u32],
    /// The words of its sentences.
    sentences: &'a [Range<u32>],
}

impl Index {
    /// A document of the corpus that this is the index of.
    pub(super) fn document<'a>(&'a self, corpus: &'a Corpus, at: usize) -> Option<IndexedDocument<'a>> {
        let stored = corpus.documents.get(at)?;
        let sentences = self
            .sentences
            .get(at)
            .map_or(&[][..], |it| it.get_or_init(|| words_of_sentences(stored, self.words(at).len())));
        Some(IndexedDocument { stored, words: self.words(at), sentences })
    }

    /// How many sentences a document has; of one that is not here, what its index knows.
    #[must_use]
    pub fn n_sentences(&self, corpus: &Corpus, at: usize) -> usize {
        let known = self.sentences.get(at).and_then(OnceLock::get).map(|sentences| sentences.len());
        known.unwrap_or_else(|| corpus.documents.get(at).map_or(0, |it| it.reading.sentences.len()))
    }

    /// The sentences that hold all parts of the query, ascending.
    pub(super) fn whole_sentences(
        &self,
        corpus: &Corpus,
        document: &IndexedDocument<'_>,
        parts: &[&Clause],
    ) -> Vec<u32> {
        let mut whole: Option<Vec<u32>> = None;
        for part in parts {
            let own = self.sentences_of(corpus, document, part);
            let both = match whole {
                Some(whole) => whole.into_iter().filter(|it| own.binary_search(it).is_ok()).collect(),
                None => own,
            };
            if both.is_empty() {
                return both;
            }
            whole = Some(both);
        }
        whole.unwrap_or_default()
    }

    /// The sentences that meet one clause, ascending.
    fn sentences_of(&self, corpus: &Corpus, document: &IndexedDocument<'_>, clause: &Clause) -> Vec<u32> {
        let mut sentences: Vec<u32> = match clause {
            Clause::Word(typed) => document.sentences_with(&[self.terms(typed)]),
            Clause::Phrase(words) => {
                document.sentences_with(&words.iter().map(|typed| self.terms(typed)).collect::<Vec<Terms>>())
            }
            Clause::All(clauses) => {
                return self.whole_sentences(corpus, document, &clauses.iter().collect::<Vec<&Clause>>());
            }
            Clause::Any(clauses) => clauses.iter().flat_map(|it| self.sentences_of(corpus, document, it)).collect(),
            Clause::Value(value) => {
                let mentions = document.stored.head().mentions.iter();
                mentions.filter(|mention| value.is_of(mention)).map(|mention| mention.sentence).collect()
            }
            Clause::Field(field) => field.sentences(corpus, document.stored),
            Clause::Not(_) => Vec::new(),
        };
        sentences.compact_sort();
        sentences.dedup();
        sentences
    }

    /// The words that meet a clause, in order. `spans` are those of the words.
    pub(super) fn words_of(
        &self,
        corpus: &Corpus,
        document: &IndexedDocument<'_>,
        spans: &[Span],
        clause: &Clause,
    ) -> Vec<Words> {
        let mut found = match clause {
            Clause::Word(typed) => side_by_side(&[self.terms(typed)], document.words),
            Clause::Phrase(words) => {
                side_by_side(&words.iter().map(|typed| self.terms(typed)).collect::<Vec<Terms>>(), document.words)
            }
            Clause::All(clauses) => self.words_of_all(corpus, document, spans, clauses),
            Clause::Any(clauses) => clauses.iter().flat_map(|it| self.words_of(corpus, document, spans, it)).collect(),
            Clause::Value(value) => {
                let mentions = document.stored.reading.mentions.iter().filter(|mention| value.is_of(mention));
                mentions.filter_map(|mention| words_at(spans, mention.number)).collect()
            }
            Clause::Field(field) => {
                let figures = field.spans(corpus, document.stored).into_iter();
                figures.filter_map(|span| words_at(spans, span)).collect()
            }
            Clause::Not(_) => Vec::new(),
        };
        found.compact_sort();
        found.dedup();
        found
    }

    /// The words of a sentence that has all: where they stand side by side those, else each.
    fn words_of_all(
        &self,
        corpus: &Corpus,
        document: &IndexedDocument<'_>,
        spans: &[Span],
        clauses: &[Clause],
    ) -> Vec<Words> {
        let parts: Vec<Vec<Words>> = clauses.iter().map(|it| self.words_of(corpus, document, spans, it)).collect();
        let chains = chains(&parts);
        let with_chain: Vec<u32> = chains.iter().filter_map(|it| document.sentence_of(*it)).collect();
        let has_all = |sentence: u32| {
            parts.iter().all(|part| part.iter().any(|words| document.sentence_of(*words) == Some(sentence)))
        };
        let singles = parts.iter().flatten().copied().filter(|words| {
            document.sentence_of(*words).is_some_and(|sentence| !with_chain.contains(&sentence) && has_all(sentence))
        });
        singles.chain(chains.iter().copied()).collect()
    }

    /// The words that meet each part of a query, in order.
    pub(super) fn words_of_parts(
        &self,
        corpus: &Corpus,
        document: &IndexedDocument<'_>,
        spans: &[Span],
        query: &Query,
    ) -> Vec<Vec<Words>> {
        query.parts().into_iter().map(|part| self.words_of(corpus, document, spans, part)).collect()
    }
}

impl IndexedDocument<'_> {
    /// The sentence in which words stand, if it is one.
    pub(super) fn sentence_of(&self, words: Words) -> Option<u32> {
        let at = self.sentences.partition_point(|sentence| sentence.end as usize <= words.first);
        let sentence = self.sentences.get(at)?;
        let is_inside = sentence.start as usize <= words.first && words.last < sentence.end as usize;
        is_inside.then_some(at as u32)
    }

    /// The sentences that have the terms side by side, ascending, some perhaps more than once.
    fn sentences_with(&self, terms: &[Terms]) -> Vec<u32> {
        side_by_side(terms, self.words).into_iter().filter_map(|words| self.sentence_of(words)).collect()
    }

    /// Where the words stand in the raw text.
    pub(super) fn spans(&self) -> Vec<Span> {
        tokens(&self.stored.text).map(|range| Span::new(range.start, range.end)).collect()
    }
}

/// Where the sentences of each document begin and end, counted in words.
pub(crate) fn words_of_all_sentences(documents: &[StoredDocument]) -> Vec<Vec<(u32, u32)>> {
    let of = |document: &StoredDocument| {
        let sentences = words_of_sentences(document, tokens(&document.text).count());
        sentences.into_iter().map(|words| (words.start, words.end)).collect()
    };
    documents.iter().map(of).collect()
}

/// The words of each sentence. A document that was not cut into sentences is one.
fn words_of_sentences(document: &StoredDocument, n_words: usize) -> Vec<Range<u32>> {
    let mut words = tokens(&document.text).peekable();
    if document.reading.sentences.is_empty() {
        return std::iter::once(0..n_words as u32).collect();
    }
    let mut at = 0;
    let mut count_until = |end: u32| {
        while words.next_if(|word| word.start < end as usize).is_some() {
            at += 1;
        }
        at
    };
    let sentences = document.reading.sentences.iter();
    sentences.map(|it| count_until(it.span.start)..count_until(it.span.end)).collect()
}

/// All places where the terms stand side by side.
fn side_by_side(terms: &[Terms], words: &[u32]) -> Vec<Words> {
    if terms.is_empty() || terms.iter().any(Terms::is_empty) {
        return Vec::new();
    }
    let windows = words.windows(terms.len()).enumerate();
    let met = windows.filter(|(_, window)| window.iter().zip(terms).all(|(word, terms)| terms.contains(*word)));
    met.map(|(first, _)| Words { first, last: first + terms.len() - 1 }).collect()
}

/// The words that a span of the raw text touches.
fn words_at(spans: &[Span], span: Span) -> Option<Words> {
    let first = spans.partition_point(|word| word.end <= span.start);
    let end = spans.partition_point(|word| word.start < span.end);
    (first < end).then(|| Words { first, last: end - 1 })
}

/// The runs of words in which all parts stand side by side in their order. Parts are ordered lists.
pub(super) fn chains(parts: &[Vec<Words>]) -> Vec<Words> {
    let Some((first, rest)) = parts.split_first() else { return Vec::new() };
    let mut chains: Vec<Words> = first.clone();
    for part in rest {
        let mut longer = Vec::new();
        for chain in &chains {
            let start = part.partition_point(|words| words.first <= chain.last);
            let next = part.get(start..).unwrap_or(&[]).iter().take_while(|words| words.first == chain.last + 1);
            longer.extend(next.map(|words| Words { first: chain.first, last: words.last }));
        }
        chains = longer;
    }
    chains.compact_sort();
    chains.dedup();
    chains
}
