//! Query + index → documents, best first.
//!
//! Each clause gives the documents that fit, with a score (`rank`). All = intersection, any = union, not = difference.

use engine::compact_sort::CompactSort;
use std::collections::BTreeMap;

use super::clause::{Bound, Clause, Query, Typed, Value, typed as typed_word};
use super::hint::Hint;
use super::rank::{better, saturated};
use super::terms::{Ending, Terms};
use super::{Figure, Index};
use crate::Corpus;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matches {
    /// How many documents fit.
    pub n_documents: usize,
    /// The best of them, best first.
    pub hits: Vec<Hit>,
    /// What its writer may want to know.
    pub hints: Vec<Hint>,
}

/// A document that fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its place in the corpus.
    pub document: u32,
    /// Greater is better; it compares the hits of one query only.
    pub score: f32,
}

impl Index {
    /// The documents of `corpus` (from which the index was built) that fit `query`, at most `limit` of them.
    #[must_use]
    pub fn search(&self, corpus: &Corpus, query: &Query, limit: usize) -> Matches {
        let mut search = Search { index: self, corpus, hints: Vec::new(), counts: vec![0.0; self.n_documents()] };
        let has_positive = query.clauses.iter().any(|it| !matches!(it, Clause::Not(_)));
        let mut hits = if has_positive { search.all(&query.clauses) } else { Vec::new() };
        search.prefer_side_by_side(&query.clauses, &mut hits);
        let n_documents = hits.len();
        if hits.len() > limit && limit > 0 {
            hits.select_nth_unstable_by(limit - 1, better);
        }
        hits.truncate(limit);
        hits.compact_sort_by(better);
        Matches { n_documents, hits, hints: search.hints }
    }

    /// The words that one being typed may become, those that stand most often first: after the word `before` it, if
    /// any stands there.
    #[must_use]
    pub fn completions(&self, before: &str, typed: &str, limit: usize) -> Vec<&str> {
        let terms = self.terms(&typed_word(typed.to_owned(), Ending::Open));
        let before = self.terms(&typed_word(before.to_owned(), Ending::Closed));
        let mut after: BTreeMap<u32, usize> = BTreeMap::new();
        // Which words follow is known where all places of all words are.
        let followed = before.iter().filter(|_| !self.is_by_word());
        for place in followed.flat_map(|term| self.occurrences_of(term)) {
            if let Some(next) = self.stream.get(*place as usize + 1).filter(|next| terms.contains(**next)) {
                *after.entry(*next).or_default() += 1;
            }
        }
        if after.is_empty() {
            after = terms.iter().map(|term| (term, self.n_times(term))).collect();
        }
        let mut found: Vec<(usize, u32)> = after.into_iter().map(|(term, n_times)| (n_times, term)).collect();
        found.compact_sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(limit);
        found.into_iter().map(|(_, term)| self.spelling(term)).collect()
    }

    /// What a typed word can mean.
    pub(super) fn terms(&self, typed: &Typed) -> Terms {
        self.vocabulary.terms(typed)
    }

    /// The figures with such a value.
    pub(super) fn figures_of(&self, value: &Value) -> &[Figure] {
        let start = value.least.map_or(0, |(least, bound)| match bound {
            Bound::Included => self.figures.partition_point(|it| it.value < least),
            Bound::Excluded => self.figures.partition_point(|it| it.value <= least),
        });
        let end = value.most.map_or(self.figures.len(), |(most, bound)| match bound {
            Bound::Included => self.figures.partition_point(|it| it.value <= most),
            Bound::Excluded => self.figures.partition_point(|it| it.value < most),
        });
        self.figures.get(start..end).unwrap_or(&[])
    }
}

/// A search at work.
pub(super) struct Search<'a> {
    pub(super) index: &'a Index,
    corpus: &'a Corpus,
    hints: Vec<Hint>,
    /// Room for one number a document; all zero between uses.
    pub(super) counts: Vec<f32>,
}

impl Search<'_> {
    /// The documents that fit a clause, in order.
    fn clause(&mut self, clause: &Clause) -> Vec<Hit> {
        match clause {
            Clause::Word(typed) => self.terms(typed).map_or_else(Vec::new, |terms| self.word(&terms)),
            Clause::Phrase(words) => self.phrase(words),
            Clause::All(clauses) => self.all(clauses),
            Clause::Any(clauses) => {
                let n_hints = self.hints.len();
                let hits = clauses.iter().fold(Vec::new(), |hits, it| union(&hits, &self.clause(it)));
                if !hits.is_empty() {
                    // One spelling that nobody uses is no news when another is found.
                    self.hints.truncate(n_hints);
                }
                hits
            }
            Clause::Not(clause) => {
                let excluded = self.clause(clause);
                let all = (0..self.index.n_documents() as u32).map(|document| Hit { document, score: 0.0 });
                difference(all.collect(), &excluded)
            }
            Clause::Value(value) => self.value(value),
            Clause::Field(field) => {
                let documents = field.documents(self.corpus);
                if documents.is_empty() {
                    self.hints.push(Hint::NoSuchWord(field.typed()));
                }
                documents.into_iter().map(|document| Hit { document, score: 0.0 }).collect()
            }
        }
    }

    fn all(&mut self, clauses: &[Clause]) -> Vec<Hit> {
        let mut hits: Option<Vec<Hit>> = None;
        let mut words: Vec<(usize, Terms)> = Vec::new();
        for clause in clauses {
            let found = match clause {
                Clause::Not(_) => continue,
                Clause::Word(typed) => {
                    let Some(terms) = self.terms(typed) else { return Vec::new() };
                    words.push((terms.iter().map(|term| self.index.entries_of(term).len()).sum(), terms));
                    continue;
                }
                clause => self.clause(clause),
            };
            hits = Some(match hits {
                Some(hits) => intersection(&hits, &found),
                None => found,
            });
        }
        // Rare words first: after them few documents are left to look at.
        words.compact_sort_by_key(|(n_entries, _)| *n_entries);
        for (_, terms) in &words {
            hits = Some(match hits {
                Some(hits) if hits.is_empty() => return hits,
                Some(hits) => self.word_within(terms, hits),
                None => self.word(terms),
            });
        }
        let mut hits = hits.unwrap_or_default();
        for clause in clauses {
            if let Clause::Not(clause) = clause {
                let excluded = self.clause(clause);
                hits = difference(hits, &excluded);
            }
        }
        hits
    }

    /// What a typed word can mean; `None`, and a hint, if nothing.
    fn terms(&mut self, typed: &Typed) -> Option<Terms> {
        let terms = self.index.terms(typed);
        if terms.is_empty() {
            self.hints.push(Hint::NoSuchWord(typed.text.clone()));
            return None;
        }
        self.index.want(self.corpus, &terms);
        Some(terms)
    }

    fn word(&mut self, terms: &Terms) -> Vec<Hit> {
        let n_documents = self.count_entries(terms);
        self.take_counts(n_documents, 1.0)
    }

    /// Those of `hits` that have the word.
    fn word_within(&mut self, terms: &Terms, mut hits: Vec<Hit>) -> Vec<Hit> {
        let n_documents = self.count_entries(terms);
        let rarity = self.rarity(n_documents);
        hits.retain_mut(|hit| {
            let at = hit.document as usize;
            let (Some(count), Some(norm)) = (self.counts.get(at), self.index.length_norms.get(at)) else {
                return false;
            };
            hit.score += rarity * saturated(*count, *norm);
            *count > 0.0
        });
        self.counts.fill(0.0);
        hits
    }

    fn phrase(&mut self, words: &[Typed]) -> Vec<Hit> {
        let Some(terms) = words.iter().map(|typed| self.terms(typed)).collect::<Option<Vec<Terms>>>() else {
            return Vec::new();
        };
        let n_documents = self.count_places(&terms, |_| true);
        self.take_counts(n_documents, words.len() as f32)
    }

    fn value(&self, value: &Value) -> Vec<Hit> {
        let figures = self.index.figures_of(value).iter().filter(|it| it.is_percent == value.is_percent);
        let mut documents: Vec<u32> = figures.map(|it| it.document).collect();
        documents.compact_sort();
        documents.dedup();
        // A figure says more than a word: as much as a phrase of three.
        documents.into_iter().map(|document| Hit { document, score: 3.0 }).collect()
    }
}

fn intersection(a: &[Hit], b: &[Hit]) -> Vec<Hit> {
    let mut both = Vec::with_capacity(a.len().min(b.len()));
    let mut b = b.iter().peekable();
    for hit in a {
        while b.next_if(|it| it.document < hit.document).is_some() {}
        if let Some(other) = b.next_if(|it| it.document == hit.document) {
            both.push(Hit { document: hit.document, score: hit.score + other.score });
        }
    }
    both
}

fn union(a: &[Hit], b: &[Hit]) -> Vec<Hit> {
    let mut either = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    loop {
        let hit = match (a.peek(), b.peek()) {
            (Some(one), Some(other)) if one.document == other.document => {
                let hit = Hit { document: one.document, score: one.score.max(other.score) };
                b.next();
                a.next();
                hit
            }
            (Some(one), Some(other)) if one.document > other.document => {
                let hit = **other;
                b.next();
                hit
            }
            (Some(one), _) => {
                let hit = **one;
                a.next();
                hit
            }
            (None, Some(other)) => {
                let hit = **other;
                b.next();
                hit
            }
            (None, None) => return either,
        };
        either.push(hit);
    }
}

fn difference(mut hits: Vec<Hit>, excluded: &[Hit]) -> Vec<Hit> {
    let mut excluded = excluded.iter().peekable();
    hits.retain(|hit| {
        while excluded.next_if(|it| it.document < hit.document).is_some() {}
        excluded.next_if(|it| it.document == hit.document).is_none()
    });
    hits
}
