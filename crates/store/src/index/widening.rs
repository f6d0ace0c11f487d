//! What was typed → its answer in the narrowest sense in which any sentence holds all of it, and that sense.

use std::cell::Cell;

use super::clause::Query;
use super::query::{Hit, Matches};
use super::{Index, Marks, Passage};
use crate::Corpus;

/// How a query is met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// A sentence holds all that was typed, as it was typed.
    #[default]
    Whole,
    /// A sentence holds all words if marks that were not typed are added.
    OtherMarks,
    /// A sentence holds all words if the last one goes on.
    Beginning,
    /// No sentence holds all; some articles do.
    Parts,
}

impl Fit {
    /// Its name in files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Fit::Whole => "whole",
            Fit::OtherMarks => "other_marks",
            Fit::Beginning => "beginning",
            Fit::Parts => "parts",
        }
    }
}

/// The answer to what was typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The query in the sense in which it was met: what is marked and counted is what was found.
    pub query: Query,
    /// That sense.
    pub fit: Fit,
    /// The articles.
    pub found: Matches,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentences {
    /// The best articles that have any, and their sentences, best first.
    pub documents: Vec<(u32, Vec<Passage>)>,
    /// How many more articles fit, where not all were looked at.
    pub n_left: usize,
}

/// A choice of sentences that leaves all: `(document, sentence)`.
#[must_use]
pub fn everything(_document: u32, _sentence: u32) -> bool {
    true
}

impl Index {
    /// Answers what is typed: as it stands; else with its last word as one that goes on. If no sentence that `is_chosen`
    /// (document, sentence) holds all words in any of these senses, the articles that do. Gives at most `limit` articles.
    #[must_use]
    pub fn ask(&self, corpus: &Corpus, typed: &Query, limit: usize, is_chosen: &dyn Fn(u32, u32) -> bool) -> Answer {
        let whole = typed.whole();
        let mut senses = self.senses(&whole, Fit::Whole);
        if whole != *typed {
            senses.extend(self.senses(typed, Fit::Beginning));
        }
        let mut nearest: Option<Answer> = None;
        let n_missed = corpus.n_missed();
        for (query, fit) in senses {
            let found = self.search(corpus, &query, limit);
            if self.is_by_word() && corpus.n_missed() != n_missed {
                // Words of this sense have not come: only then is it known whether another is to be tried.
                return Answer { query, fit, found };
            }
            if self.is_met(corpus, &query, &found.hits, is_chosen) || {
                // None of the best: then any of the others?
                let is_cut = found.n_documents > found.hits.len();
                is_cut && self.is_met(corpus, &query, &self.search(corpus, &query, usize::MAX).hits, is_chosen)
            } {
                return Answer { query, fit, found };
            }
            // Nothing found in the last sense says what nobody wrote; of what was found the first sense is the nearest.
            if nearest.as_ref().is_none_or(|nearest| nearest.found.n_documents == 0) {
                nearest = Some(Answer { query, fit: Fit::Parts, found });
            }
        }
        nearest.unwrap_or_default()
    }

    /// The senses of a query with marks, narrowest first. A word without marks beside words with marks is meant so (who
    /// types `tự do` means no `độ`), unless nobody wrote it (`giếng duoc`); or the marks were left out of some words of a
    /// phrase (`bảo hiem xa hoi`).
    fn senses(&self, query: &Query, fit: Fit) -> Vec<(Query, Fit)> {
        if !query.has_marks() {
            return vec![(query.clone(), fit)];
        }
        let is_loose = Cell::new(false);
        let marked = query.with_words(&|typed| {
            typed.marks = Marks::AsTyped;
            if self.terms(typed).is_empty() {
                typed.marks = Marks::Any;
                is_loose.set(is_loose.get() || !self.terms(typed).is_empty());
            }
        });
        let loose_fit = fit.max(Fit::OtherMarks);
        let mut senses = vec![(marked, if is_loose.get() { loose_fit } else { fit })];
        senses.extend(query.side_by_side().map(|query| (query, loose_fit)));
        senses
    }

    /// The sentences of the `n_best` best articles that have any that `is_chosen`: in the sense of the answer those that
    /// hold all that was asked, or if none does those that hold most.
    #[must_use]
    pub fn sentences(
        &self,
        corpus: &Corpus,
        answer: &Answer,
        n_best: usize,
        is_chosen: &dyn Fn(u32, u32) -> bool,
    ) -> Sentences {
        let mut hits = answer.found.hits.iter();
        let mut documents: Vec<(u32, Vec<Passage>)> = Vec::new();
        while documents.len() < n_best
            && let Some(hit) = hits.next()
        {
            let mut passages = self.passages(corpus, hit.document as usize, &answer.query, answer.fit);
            passages.retain(|passage| is_chosen(hit.document, passage.sentence));
            if !passages.is_empty() {
                documents.push((hit.document, passages));
            }
        }
        if answer.fit == Fit::Parts {
            let n_parts = |(_, passages): &(u32, Vec<Passage>)| passages.first().map_or(0, |it| it.n_parts);
            let most = documents.iter().map(n_parts).max().unwrap_or(0);
            documents.retain(|document| n_parts(document) == most);
        }
        Sentences { documents, n_left: hits.count() }
    }

    /// The sentences of one of the articles found that hold all that was asked, in the sense of the answer, ascending.
    #[must_use]
    pub fn sentences_of_hit(&self, corpus: &Corpus, answer: &Answer, hit: &Hit) -> Vec<u32> {
        let document = self.document(corpus, hit.document as usize);
        document.map(|it| self.whole_sentences(corpus, &it, &answer.query.parts())).unwrap_or_default()
    }

    /// True if a chosen sentence holds the whole query.
    fn is_met(&self, corpus: &Corpus, query: &Query, hits: &[Hit], is_chosen: &dyn Fn(u32, u32) -> bool) -> bool {
        let parts = query.parts();
        hits.iter().any(|hit| {
            let document = self.document(corpus, hit.document as usize);
            let whole = document.map(|document| self.whole_sentences(corpus, &document, &parts)).unwrap_or_default();
            whole.into_iter().any(|sentence| is_chosen(hit.document, sentence))
        })
    }
}
