//! How well a document fits what was typed, and the order of the documents.
//!
//! BM25 over all words that a typed word can mean, where other spellings count less than the one typed
//! ([`Terms::weight`]). Documents in which the typed words are side by side come before the rest. The constants of BM25
//! and the length of a document are counted where the index is built (`build`).

use std::cmp::Ordering;

use super::build::K1;
use super::clause::Clause;
use super::query::{Hit, Search};
use super::terms::Terms;
use super::{BREAK, Index};

/// Words side by side are looked for everywhere if the rarest of them stands at most so often, else in the best
/// documents only, as many as a page shows: the time must not be felt between two key presses.
const MAX_PLACES: usize = 12_000;
const N_BEST: usize = 50;

impl Index {
    /// How often any of the words stands.
    fn n_places(&self, terms: &Terms) -> usize {
        terms.iter().map(|term| self.occurrences_of(term).len()).sum()
    }
}

impl Search<'_> {
    /// Counts how often each document has the word; gives the number of documents that do.
    pub(super) fn count_entries(&mut self, terms: &Terms) -> usize {
        let mut n_documents = 0;
        for term in terms.iter() {
            let weight = terms.weight(term);
            for entry in self.index.entries_of(term) {
                let Some(count) = self.counts.get_mut(entry.document as usize) else { continue };
                n_documents += usize::from(*count == 0.0);
                *count += weight * entry.n_times as f32;
            }
        }
        n_documents
    }

    /// Counts the places where the words stand side by side, in the documents that are `wanted`; gives the number of
    /// documents that have one.
    pub(super) fn count_places(&mut self, words: &[Terms], wanted: impl Fn(u32) -> bool) -> usize {
        let index = self.index;
        let rarest = words.iter().enumerate().min_by_key(|(_, terms)| index.n_places(terms));
        let Some((rarest, terms)) = rarest else { return 0 };
        let mut n_documents = 0;
        for term in terms.iter() {
            let mut places = index.occurrences_of(term);
            for entry in index.entries_of(term) {
                let (own, rest) = places.split_at_checked(entry.n_times as usize).unwrap_or((places, &[]));
                places = rest;
                let Some(count) = self.counts.get_mut(entry.document as usize).filter(|_| wanted(entry.document))
                else {
                    continue;
                };
                let was_none = *count == 0.0;
                for place in own {
                    let Some(start) = (*place as usize).checked_sub(rarest) else { continue };
                    let window = index.stream.get(start..start + words.len());
                    *count += f32::from(u8::from(window.is_some_and(|window| fits(window, words))));
                }
                n_documents += usize::from(was_none && *count > 0.0);
            }
        }
        n_documents
    }

    /// The documents that were counted, with `weight` times BM25 of their counts; the counts become zero again.
    pub(super) fn take_counts(&mut self, n_documents: usize, weight: f32) -> Vec<Hit> {
        let rarity = weight * self.rarity(n_documents);
        let mut hits = Vec::with_capacity(n_documents);
        for (document, (count, norm)) in self.counts.iter_mut().zip(&self.index.length_norms).enumerate() {
            if *count > 0.0 {
                hits.push(Hit { document: document as u32, score: rarity * saturated(*count, *norm) });
                *count = 0.0;
            }
        }
        hits
    }

    /// What it is worth that a document has a word: more, the fewer have it.
    pub(super) fn rarity(&self, n_documents: usize) -> f32 {
        let (n_all, n_with) = (self.counts.len() as f32, n_documents as f32);
        libm::logf(1.0 + (n_all - n_with + 0.5) / (n_with + 0.5))
    }

    /// Raises the documents in which the words of the query stand side by side.
    pub(super) fn prefer_side_by_side(&mut self, clauses: &[Clause], hits: &mut [Hit]) {
        let words = clauses.iter().map(|clause| match clause {
            Clause::Word(typed) => Some(self.index.terms(typed)),
            _ => None,
        });
        let Some(terms) = words.collect::<Option<Vec<Terms>>>().filter(|terms| terms.len() > 1) else { return };
        let best = hits.iter().map(|hit| hit.score).fold(0.0, f32::max);
        if terms.iter().map(|it| self.index.n_places(it)).min().unwrap_or(0) > MAX_PLACES {
            if hits.len() > N_BEST {
                hits.select_nth_unstable_by(N_BEST, better);
            }
            for hit in hits.iter_mut().take(N_BEST) {
                let mut windows = self.index.words(hit.document as usize).windows(terms.len());
                if windows.any(|window| fits(window, &terms)) {
                    hit.score += best;
                }
            }
            return;
        }
        let mut is_hit = vec![false; self.counts.len()];
        for hit in &*hits {
            if let Some(place) = is_hit.get_mut(hit.document as usize) {
                *place = true;
            }
        }
        self.count_places(&terms, |document| is_hit.get(document as usize).copied().unwrap_or(false));
        for hit in hits {
            if self.counts.get(hit.document as usize).is_some_and(|count| *count > 0.0) {
                hit.score += best;
            }
        }
        self.counts.fill(0.0);
    }
}

/// Ten times is not ten times as good as once, and less so in a long document.
pub(super) fn saturated(count: f32, norm: f32) -> f32 {
    count * (K1 + 1.0) / (count + norm)
}

pub(super) fn better(a: &Hit, b: &Hit) -> Ordering {
    b.score.total_cmp(&a.score).then(a.document.cmp(&b.document))
}

/// True if the words are, one by one, among the terms.
fn fits(words: &[u32], terms: &[Terms]) -> bool {
    words.iter().zip(terms).all(|(word, terms)| *word != BREAK && terms.contains(*word))
}
