//! Collocates: words near the places of a query, compared with how frequent they are elsewhere.

use engine::compact_sort::CompactSort;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::index::Index;

use super::compound::Compounds;
use super::concordance::Line;
use super::measure::{log_dice, log_likelihood};

/// How near is near, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Words to the left.
    pub left: usize,
    /// Words to the right.
    pub right: usize,
}

impl Window {
    /// The words before and after the syllables from `first` to `end`.
    fn around(self, words: &[(usize, &[u32])], first: usize, end: usize) -> [Range<usize>; 2] {
        let start = words.partition_point(|(at, word)| at + word.len() <= first);
        let after = words.partition_point(|(at, _)| *at < end);
        [start.saturating_sub(self.left)..start, after..(after + self.right).min(words.len())]
    }

    /// True if `word` stands within the window of a line's place.
    #[must_use]
    pub fn has(self, word: &[u32], line: &Line, index: &Index, compounds: &Compounds) -> bool {
        let words: Vec<(usize, &[u32])> = compounds.words(index.words(line.document as usize)).collect();
        let first = line.place as usize;
        let near = self.around(&words, first, first + line.n_words as usize).into_iter().flatten();
        near.filter_map(|at| words.get(at)).any(|(_, it)| *it == word)
    }
}

/// A word that stands near the places of a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Collocate {
    /// Its syllables, as numbers of the index.
    pub word: Vec<u32>,
    /// How often it stands near.
    pub n_near: usize,
    /// How often it stands at all.
    pub n_all: usize,
    /// G² of near and elsewhere, this word and others; 0 if it stands near less often than by chance.
    pub log_likelihood: f64,
    pub log_dice: f64,
}

/// The words that stand at least `n_least` times within `window` of the places of `lines`, by log-likelihood, then
/// alphabetically; counted in `documents`, which have all lines. A word near two places counts once.
#[must_use]
pub fn collocates(
    index: &Index,
    lines: &[Line],
    documents: &[u32],
    window: Window,
    n_least: usize,
    compounds: &Compounds,
) -> Vec<Collocate> {
    let n_places = lines.len();
    let mut by_document: BTreeMap<u32, Vec<(usize, usize)>> = BTreeMap::new();
    for line in lines {
        let first = line.place as usize;
        by_document.entry(line.document).or_default().push((first, first + line.n_words as usize));
    }
    let mut near: BTreeMap<Vec<u32>, usize> = BTreeMap::new();
    let mut all: BTreeMap<Vec<u32>, usize> = BTreeMap::new();
    let (mut n_near, mut n_all) = (0_usize, 0_usize);
    for document in documents {
        let words: Vec<(usize, &[u32])> = compounds.words(index.words(*document as usize)).collect();
        let mut is_near = vec![false; words.len()];
        let places = by_document.get(document).map_or(&[][..], Vec::as_slice);
        for (first, end) in places {
            let [left, right] = window.around(&words, *first, *end);
            for at in left.chain(right) {
                if let Some(flag) = is_near.get_mut(at) {
                    *flag = true;
                }
            }
        }
        // The places themselves are no collocates of each other.
        for (first, end) in places {
            for ((at, word), flag) in words.iter().zip(&mut is_near) {
                if at + word.len() > *first && at < end {
                    *flag = false;
                }
            }
        }
        for ((_, word), is_near) in words.iter().zip(is_near) {
            n_all += 1;
            *all.entry(word.to_vec()).or_default() += 1;
            if is_near {
                n_near += 1;
                *near.entry(word.to_vec()).or_default() += 1;
            }
        }
    }
    let mut collocates: Vec<Collocate> = near
        .into_iter()
        .filter(|(_, n)| *n >= n_least.max(1))
        .map(|(word, n)| {
            let n_word = all.get(&word).copied().unwrap_or(n);
            let table = [[n, n_near - n], [n_word - n, n_all + n - n_near - n_word]];
            let table = table.map(|row| row.map(|count| count as f64));
            let is_more = n as f64 * n_all as f64 > n_word as f64 * n_near as f64;
            Collocate {
                n_near: n,
                n_all: n_word,
                log_likelihood: if is_more { log_likelihood(table) } else { 0.0 },
                log_dice: log_dice(n as f64, n_places as f64, n_word as f64),
                word,
            }
        })
        .collect();
    collocates.compact_sort_by(|a, b| b.log_likelihood.total_cmp(&a.log_likelihood).then(a.word.cmp(&b.word)));
    collocates
}
