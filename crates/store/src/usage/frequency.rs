//! How often words and runs of words stand, and which are typical of some documents against the rest.

use engine::compact_sort::CompactSort;
use rustc_hash::FxHashMap;

use crate::index::Index;

use super::compound::Compounds;
use super::measure::{keyness as log_likelihood, log_ratio};

/// A word, or a run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ngram {
    /// Its syllables, as numbers of the index.
    pub words: Vec<u32>,
    /// How often it stands.
    pub n: usize,
    /// In how many documents.
    pub n_documents: usize,
}

/// The runs of `length` words in `documents` that stand at least `n_least` times: the most frequent first, then
/// alphabetically.
#[must_use]
pub fn ngrams(index: &Index, documents: &[u32], length: usize, n_least: usize, compounds: &Compounds) -> Vec<Ngram> {
    let mut counts: FxHashMap<Vec<u32>, (usize, usize, u32)> = FxHashMap::default();
    for document in documents {
        let words: Vec<(usize, &[u32])> = compounds.words(index.words(*document as usize)).collect();
        for window in words.windows(length.max(1)) {
            let run: Vec<u32> = window.iter().flat_map(|(_, word)| word.iter().copied()).collect();
            let (n, n_documents, last) = counts.entry(run).or_insert((0, 0, u32::MAX));
            *n += 1;
            if *last != *document {
                *last = *document;
                *n_documents += 1;
            }
        }
    }
    // Order comes from the sort below: the words are a key of their own.
    let mut ngrams: Vec<Ngram> = counts
        .into_iter()
        .filter(|(_, (n, ..))| *n >= n_least.max(1))
        .map(|(words, (n, n_documents, _))| Ngram { words, n, n_documents })
        .collect();
    ngrams.compact_sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.words.cmp(&b.words)));
    ngrams
}

/// A word and how typical it is of a selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// Its syllables, as numbers of the index.
    pub word: Vec<u32>,
    /// How often it stands in the selection.
    pub n_here: usize,
    /// How often in the rest.
    pub n_there: usize,
    /// The log-likelihood that the two differ.
    pub log_likelihood: f64,
    /// How many times as frequent, as a power of two; below 0 if rarer.
    pub log_ratio: f64,
}

/// How the words of `selection` differ from those of all other documents: the surest difference first.
#[must_use]
pub fn keyness(index: &Index, selection: &[u32], n_least: usize, compounds: &Compounds) -> Vec<Key> {
    let mut is_selected = vec![false; index.n_documents()];
    for document in selection {
        if let Some(flag) = is_selected.get_mut(*document as usize) {
            *flag = true;
        }
    }
    let all: Vec<u32> = (0..index.n_documents() as u32).collect();
    let here: Vec<u32> = all.iter().copied().filter(|it| is_selected.get(*it as usize) == Some(&true)).collect();
    let here = ngrams(index, &here, 1, 1, compounds);
    let everywhere = ngrams(index, &all, 1, n_least, compounds);
    let n_here: FxHashMap<&[u32], usize> = here.iter().map(|it| (it.words.as_slice(), it.n)).collect();
    let size_here: usize = here.iter().map(|it| it.n).sum();
    let size_all: usize = all.iter().map(|it| compounds.words(index.words(*it as usize)).count()).sum();
    let size_there = size_all - size_here;
    let keys = everywhere.into_iter().map(|it| {
        let n_here = n_here.get(it.words.as_slice()).copied().unwrap_or(0);
        let n_there = it.n - n_here;
        let counts = (n_here as f64, size_here as f64, n_there as f64, size_there as f64);
        Key {
            word: it.words,
            n_here,
            n_there,
            log_likelihood: log_likelihood(counts.0, counts.1, counts.2, counts.3),
            log_ratio: log_ratio(counts.0, counts.1, counts.2, counts.3),
        }
    });
    let mut keys: Vec<Key> = keys.collect();
    keys.compact_sort_by(|a, b| b.log_likelihood.total_cmp(&a.log_likelihood).then(a.word.cmp(&b.word)));
    keys
}
