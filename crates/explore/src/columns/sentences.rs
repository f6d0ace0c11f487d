//! Sentences as the filter of words sees them: lower case and without marks. Making them of a large corpus takes longer
//! than a key may take, so that they can be made ahead, some at a time; what is still missing is made when it is needed.

use std::sync::{Mutex, MutexGuard, PoisonError};

use store::Corpus;

use super::Columns;
use crate::labels;

/// The sentences that have rows, numbered in the order of the rows.
#[derive(Debug, Default)]
pub(crate) struct Sentences {
    /// By row: the number of its sentence.
    of_row: Vec<u32>,
    /// By number: its first row.
    first_rows: Vec<u32>,
    folded: Mutex<Folded>,
}

#[derive(Debug, Default)]
struct Folded {
    /// By number, as far as they are made.
    texts: Vec<String>,
    /// What was looked for last, and the numbers of the sentences that have it. Who types on finds some of those: only
    /// they are looked through.
    words: Vec<String>,
    found: Vec<u32>,
}

impl Sentences {
    /// The sentences of rows, by document and sentence of each.
    pub(super) fn new(documents: &[u32], sentences: &[u32]) -> Sentences {
        let mut own = Sentences::default();
        let mut last = None;
        for (row, place) in (0..).zip(documents.iter().zip(sentences)) {
            // The rows of one sentence are neighbours.
            if last != Some(place) {
                last = Some(place);
                own.first_rows.push(row);
            }
            own.of_row.push(u32::try_from(own.first_rows.len() - 1).unwrap_or(u32::MAX));
        }
        own
    }

    fn folded(&self) -> MutexGuard<'_, Folded> {
        self.folded.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Columns {
    /// Makes at most `n_most` more sentences ready to be looked through; true if none is left to be made.
    pub(crate) fn read_ahead(&self, corpus: &Corpus, n_most: usize) -> bool {
        if !corpus.is_whole() {
            return true;
        }
        let mut folded = self.sentences.folded();
        self.fold(corpus, &mut folded.texts, n_most);
        folded.texts.len() == self.sentences.first_rows.len()
    }

    /// True if all sentences are ready to be looked through.
    pub(crate) fn is_read(&self) -> bool {
        self.sentences.folded().texts.len() == self.sentences.first_rows.len()
    }

    /// Tells whether the sentence of a row has all of `words`, which are folded as [`labels::folded`] does.
    pub(crate) fn sentences_with(&self, corpus: &Corpus, words: &[&str]) -> impl Fn(usize) -> bool {
        let Folded { texts, words: last, found } = &mut *self.sentences.folded();
        // Nothing has them until the texts have come, and that is not kept.
        let words = if corpus.is_whole_or_wanted() { words } else { &[] };
        if corpus.is_whole() {
            self.fold(corpus, texts, usize::MAX);
        }
        let has_all =
            |number: &u32| texts.get(*number as usize).is_some_and(|text| words.iter().all(|word| text.contains(word)));
        // A sentence with the longer words has the shorter ones that they were typed from.
        let is_narrower =
            !last.is_empty() && last.iter().all(|last| words.iter().any(|word| word.contains(last.as_str())));
        if is_narrower {
            found.retain(has_all);
        } else {
            *found = (0..).take(texts.len()).filter(has_all).collect();
        }
        *last = words.iter().map(|word| (*word).to_owned()).collect();
        let mut has = vec![false; texts.len()];
        for number in found {
            if let Some(has) = has.get_mut(*number as usize) {
                *has = true;
            }
        }
        move |row| self.sentences.of_row.get(row).and_then(|number| has.get(*number as usize)).copied().unwrap_or(false)
    }

    fn fold(&self, corpus: &Corpus, texts: &mut Vec<String>, n_most: usize) {
        let text = |row: &u32| {
            let document = corpus.documents.get(*self.document.get(*row as usize)? as usize)?;
            let sentence = document.reading.sentences.get(*self.sentence.get(*row as usize)? as usize)?;
            Some(sentence.span.of(&document.text))
        };
        let left = self.sentences.first_rows.iter().skip(texts.len()).take(n_most);
        texts.extend(left.map(|row| labels::folded(text(row).unwrap_or_default())));
    }
}
