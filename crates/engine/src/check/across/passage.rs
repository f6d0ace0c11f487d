//! Two texts side by side: which paragraphs say the same, and which words and numbers differ in them.

use serde::{Deserialize, Serialize};

use crate::Span;

use super::super::token_hashes::{Abbreviations, Word, mix, with_arabic_numerals, words};

/// A paragraph of one text and the stretch of the other that says the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// In the first text.
    pub left: Span,
    /// In the second text.
    pub right: Span,
    /// What differs, in order.
    pub differences: Vec<Difference>,
}

/// Words that stand in one text where the other has other ones, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// In the first text; empty if only the second has words here.
    pub left: Span,
    /// In the second text; empty if only the first has words here.
    pub right: Span,
    /// What differs.
    pub kind: DifferenceKind,
}

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// A number, on at least one side.
    Number,
    /// Other words.
    Words,
    /// Words that only one side has.
    Added,
}

/// Words of a run that finds the paragraph; short, since a paragraph is.
const RUN: usize = 3;
/// A paragraph below this many words is not aligned.
const MIN_WORDS: usize = 6;
/// Share of a paragraph's runs that must stand in the other one, in hundredths.
const MIN_SHARED_PERCENT: usize = 40;
/// Longest paragraph that is aligned word by word; longer ones are cut there.
const MAX_WORDS: usize = 1500;

/// The passages that two texts share, in the order of the first.
#[must_use]
pub fn passages(left: &str, right: &str, abbreviations: &Abbreviations) -> Vec<Passage> {
    Original::new(left, abbreviations).passages(right, abbreviations)
}

/// The paragraphs of a text that others are laid beside, with their runs.
pub(super) struct Original(Vec<(Vec<Word>, Vec<u64>)>);

impl Original {
    pub(super) fn new(text: &str, abbreviations: &Abbreviations) -> Original {
        let with_runs = |words: Vec<Word>| {
            let runs = sorted_runs(&words);
            (words, runs)
        };
        Original(paragraphs(text, abbreviations).into_iter().map(with_runs).collect())
    }

    /// As [`passages`].
    pub(super) fn passages(&self, copy: &str, abbreviations: &Abbreviations) -> Vec<Passage> {
        shared(&self.0, &paragraphs(copy, abbreviations))
    }
}

fn shared(a: &[(Vec<Word>, Vec<u64>)], b: &[Vec<Word>]) -> Vec<Passage> {
    let runs: Vec<Vec<u64>> = b.iter().map(|words| sorted_runs(words)).collect();
    let pair = |(words, own): &(Vec<Word>, Vec<u64>)| {
        let n_shared = |other: &[u64]| own.iter().filter(|run| other.binary_search(run).is_ok()).count();
        let best =
            runs.iter().enumerate().map(|(i, other)| (n_shared(other), i)).max_by_key(|(n, i)| (*n, usize::MAX - i));
        let (n, at) = best?;
        let shorter = own.len().min(runs.get(at)?.len());
        (n > 0 && n * 100 >= shorter * MIN_SHARED_PERCENT).then(|| align(words, b.get(at)?))?
    };
    a.iter().filter_map(pair).collect()
}

fn paragraphs(text: &str, abbreviations: &Abbreviations) -> Vec<Vec<Word>> {
    let all = with_arabic_numerals(words(text, abbreviations));
    let mut line = 0;
    let mut at = 0;
    // The number of line ends before each word tells its paragraph.
    let mut of = |word: &Word| {
        let start = word.span.start as usize;
        line += text.get(at..start).map_or(0, |gap| gap.bytes().filter(|byte| *byte == b'\n').count());
        at = start.max(at);
        line
    };
    let lines: Vec<usize> = all.iter().map(&mut of).collect();
    let mut paragraphs = Vec::new();
    let mut from = 0;
    for group in lines.chunk_by(|a, b| a == b) {
        let words = all.get(from..from + group.len().min(MAX_WORDS)).unwrap_or_default();
        from += group.len();
        if words.len() >= MIN_WORDS {
            paragraphs.push(words.to_vec());
        }
    }
    paragraphs
}

fn sorted_runs(words: &[Word]) -> Vec<u64> {
    let mut runs: Vec<u64> =
        words.windows(RUN).map(|window| window.iter().fold(0, |hash, word| mix(hash, word.hash))).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// The longest common subsequence of two paragraphs, and what lies between its words.
fn align(a: &[Word], b: &[Word]) -> Option<Passage> {
    let common = core(common(a, b));
    let (first, last) = (common.first()?, common.last()?);
    let mut differences = Vec::new();
    for pair in common.windows(2) {
        let [(a0, b0), (a1, b1)] = pair else { continue };
        let (left, right) = (a.get(a0 + 1..*a1).unwrap_or_default(), b.get(b0 + 1..*b1).unwrap_or_default());
        if left.is_empty() && right.is_empty() {
            continue;
        }
        let has_digit = left.iter().chain(right).any(|word| word.has_digit);
        let kind = match (left.is_empty() || right.is_empty(), has_digit) {
            (_, true) => DifferenceKind::Number,
            (true, false) => DifferenceKind::Added,
            (false, false) => DifferenceKind::Words,
        };
        let after = |words: &[Word], at: &usize| words.get(*at).map_or(Span::default(), |word| word.span);
        let left = cover(left).unwrap_or_else(|| empty_after(after(a, a0)));
        let right = cover(right).unwrap_or_else(|| empty_after(after(b, b0)));
        differences.push(Difference { left, right, kind });
    }
    let whole = |words: &[Word], from: usize, to: usize| cover(words.get(from..=to).unwrap_or_default());
    Some(Passage { left: whole(a, first.0, last.0)?, right: whole(b, first.1, last.1)?, differences })
}

/// Without stray words at either end: those that are fewer than the words between them and the rest.
fn core(mut common: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let gap = |pair: &[(usize, usize)]| match pair {
        [(a0, b0), (a1, b1)] => (a1 - a0 - 1).max(b1 - b0 - 1),
        _ => 0,
    };
    let gaps = |common: &[(usize, usize)]| common.windows(2).map(gap).collect::<Vec<usize>>();
    if let Some(last_stray) = gaps(&common).iter().enumerate().filter(|(i, gap)| **gap > i + 1).map(|(i, _)| i).max() {
        let half = common.len() / 2;
        if last_stray < half {
            common.drain(..=last_stray);
        }
    }
    let n = common.len();
    let from_end = gaps(&common).iter().enumerate().filter(|(i, gap)| **gap > n - i - 1).map(|(i, _)| i).min();
    if let Some(first_stray) = from_end.filter(|at| *at >= n / 2) {
        common.truncate(first_stray + 1);
    }
    common
}

fn cover(words: &[Word]) -> Option<Span> {
    Some(words.first()?.span.to(words.last()?.span))
}

fn empty_after(span: Span) -> Span {
    Span { start: span.end, end: span.end }
}

/// Places of the words that both have, in order: by the table of longest common subsequences.
fn common(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut table = vec![0_u16; (a.len() + 1) * width];
    let at = |table: &[u16], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(0);
    for (i, x) in a.iter().enumerate().rev() {
        for (j, y) in b.iter().enumerate().rev() {
            let longest = if x.hash == y.hash {
                at(&table, i + 1, j + 1) + 1
            } else {
                at(&table, i + 1, j).max(at(&table, i, j + 1))
            };
            if let Some(slot) = table.get_mut(i * width + j) {
                *slot = longest;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut places = Vec::new();
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.hash == y.hash {
            places.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if at(&table, i + 1, j) >= at(&table, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    places
}
