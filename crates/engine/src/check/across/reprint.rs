//! Which documents repeat which: runs of five words in common, of all that the shorter one has.
//!
//! A fingerprint is made per document, so the caller may make them on many threads; finding the pairs is a sort and a
//! merge over a sample, and only pairs that share enough of it are compared in full.

use serde::{Deserialize, Serialize};

use super::super::token_hashes::{Abbreviations, Word, mix, words, words_in_turns};
use crate::turns;

/// Words in a run.
const RUN: usize = 5;
/// One run in so many is sampled to find candidates.
const SAMPLE: u64 = 8;
/// Of a run that more documents share, only neighbours are paired: a story that a hundred papers print is still one
/// chain, and a stock phrase costs little.
const MAX_PAIRED: usize = 40;
/// From this share of its runs on, in thousandths, a document is a reprint.
const REPRINT_PERMILLE: u32 = 500;

/// A document's runs of five words, hashed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// Sorted, each once.
    runs: Vec<u64>,
}

/// So many words are made into sorted runs between two pauses.
const WORDS_AT_A_TIME: usize = 20_000;

impl Fingerprint {
    /// The fingerprint of a text, with abbreviations written out.
    #[must_use]
    pub fn new(text: &str, abbreviations: &Abbreviations) -> Fingerprint {
        turns::at_once(Fingerprint::of_words(&words(text, abbreviations), &mut turns::no_pause))
    }

    /// The same in steps: `pause` is asked between them.
    ///
    /// # Errors
    /// If `pause` ends it.
    pub async fn in_turns<E>(
        text: &str,
        abbreviations: &Abbreviations,
        pause: &mut impl AsyncFnMut() -> Result<(), E>,
    ) -> Result<Fingerprint, E> {
        Fingerprint::of_words(&words_in_turns(text, abbreviations, pause).await?, pause).await
    }

    async fn of_words<E>(words: &[Word], pause: &mut impl AsyncFnMut() -> Result<(), E>) -> Result<Fingerprint, E> {
        let run = |window: &[Word]| window.iter().fold(0, |hash, word| mix(hash, word.hash));
        let mut runs: Vec<u64> = Vec::with_capacity(words.len());
        for start in (0..words.len()).step_by(WORDS_AT_A_TIME) {
            let end = words.len().min(start + WORDS_AT_A_TIME + RUN - 1);
            let n_before = runs.len();
            runs.extend(words.get(start..end).unwrap_or_default().windows(RUN).map(run));
            runs.get_mut(n_before..).unwrap_or_default().sort_unstable();
            pause().await?;
        }
        // Merges what is sorted already.
        runs.sort();
        runs.dedup();
        runs.shrink_to_fit();
        Ok(Fingerprint { runs })
    }

    /// The sampled runs of one part of so many that all runs are in.
    fn sample(&self, part: u64, n_parts: u64) -> impl Iterator<Item = u64> {
        let part_of = move |run: u64| ((u128::from(run) * u128::from(n_parts)) >> 64) as u64;
        let start = self.runs.partition_point(|run| part_of(*run) < part);
        let own = self.runs.get(start..).unwrap_or_default().iter().copied();
        let own = own.take_while(move |run| part_of(*run) == part);
        // The upper bits: a product's lower bits are the weaker ones.
        own.filter(|run| (run >> 40) % SAMPLE == 0)
    }

    /// How many runs both have.
    fn n_shared(&self, other: &Fingerprint) -> usize {
        let (mut a, mut b) = (self.runs.iter().peekable(), other.runs.iter().peekable());
        let mut n = 0;
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    n += 1;
                    a.next();
                    b.next();
                }
            }
        }
        n
    }
}

/// Two documents of which one repeats the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reprint {
    /// The document that is repeated or repeats, by its place in the list: the one with fewer words.
    pub shorter: u32,
    /// The other one.
    pub longer: u32,
    /// How much of the shorter one stands in the longer one, in thousandths of its runs of five words.
    pub containment_permille: u32,
}

/// All pairs of which one repeats at least half of the other, in order of their places.
#[must_use]
pub fn reprints(prints: &[Fingerprint]) -> Vec<Reprint> {
    turns::at_once(reprints_in_turns(prints, &mut turns::no_pause))
}

/// The same in steps: `pause` is asked between them.
///
/// # Errors
/// If `pause` ends it.
pub async fn reprints_in_turns<E>(
    prints: &[Fingerprint],
    pause: &mut impl AsyncFnMut() -> Result<(), E>,
) -> Result<Vec<Reprint>, E> {
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    // A part of all runs at a time: what is sorted at once does not grow with the texts.
    let n_runs: usize = prints.iter().map(|print| print.runs.len()).sum();
    let n_parts = (n_runs / RUNS_AT_A_TIME) as u64 + 1;
    for part in 0..n_parts {
        pairs_of_part(prints, part, n_parts, &mut pairs);
        pause().await?;
    }
    pairs.sort_unstable();
    pause().await?;
    let mut found: Vec<Reprint> = Vec::new();
    for (at, group) in pairs.chunk_by(|a, b| a == b).enumerate() {
        found.extend(compared(prints, group));
        if at.is_multiple_of(PAIRS_AT_A_TIME) {
            pause().await?;
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// So many runs are looked through at a time, one in [`SAMPLE`] of which is sorted.
const RUNS_AT_A_TIME: usize = 200_000;

/// So many pairs of documents are looked at between two pauses.
const PAIRS_AT_A_TIME: usize = 16;

/// Adds the pairs of documents that share a sampled run, once for each, of one part of all runs.
fn pairs_of_part(prints: &[Fingerprint], part: u64, n_parts: u64, pairs: &mut Vec<(u32, u32)>) {
    let mut sampled: Vec<(u64, u32)> = Vec::new();
    for (document, print) in (0_u32..).zip(prints) {
        sampled.extend(print.sample(part, n_parts).map(|run| (run, document)));
    }
    sampled.sort_unstable();
    for group in sampled.chunk_by(|a, b| a.0 == b.0) {
        let n_partners = if group.len() <= MAX_PAIRED { group.len() } else { 1 };
        for (i, (_, a)) in group.iter().enumerate() {
            pairs.extend(group.iter().skip(i + 1).take(n_partners).map(|(_, b)| (*a, *b)));
        }
    }
}

/// The reprint that a pair of documents is, if it is one; `group` holds the pair once for each sampled run that both have.
fn compared(prints: &[Fingerprint], group: &[(u32, u32)]) -> Option<Reprint> {
    let (a, b) = group.first().copied()?;
    let (first, second) = (prints.get(a as usize)?, prints.get(b as usize)?);
    let (shorter, longer) = if first.runs.len() <= second.runs.len() { (a, b) } else { (b, a) };
    let n = first.runs.len().min(second.runs.len());
    // A sample that shares less than a quarter of what a reprint would is not worth the comparison.
    if group.len() * 8 * SAMPLE as usize <= n {
        return None;
    }
    let permille = u32::try_from(first.n_shared(second) * 1000 / n.max(1)).ok()?;
    (permille >= REPRINT_PERMILLE).then_some(Reprint { shorter, longer, containment_permille: permille })
}

/// For each document, the first document of its source: reprints of one another are one source.
#[must_use]
pub fn sources(n_documents: usize, reprints: &[Reprint]) -> Vec<u32> {
    let mut first: Vec<u32> = (0_u32..).take(n_documents).collect();
    for reprint in reprints {
        let (a, b) = (root(&first, reprint.shorter), root(&first, reprint.longer));
        if let Some(slot) = first.get_mut(a.max(b) as usize) {
            *slot = a.min(b);
        }
    }
    (0_u32..).take(n_documents).map(|document| root(&first, document)).collect()
}

fn root(first: &[u32], mut document: u32) -> u32 {
    while let Some(next) = first.get(document as usize).copied().filter(|next| *next != document) {
        document = next;
    }
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of made-up words, other ones for each seed.
    fn text(seed: usize) -> String {
        (0..120).map(|i| format!("từ{} ", (seed * 7919 + i * i * 31) % 10_007)).collect()
    }

    fn prints(texts: &[String]) -> Vec<Fingerprint> {
        texts.iter().map(|text| Fingerprint::new(text, &Abbreviations::default())).collect()
    }

    #[test]
    fn a_story_in_many_papers_is_one_source() {
        let mut texts: Vec<String> = (0..90).map(text).collect();
        for copy in (0..90).step_by(2) {
            texts[copy] =
                format!("{} {}", text(1000), (0..copy).map(|i| format!("riêng{copy}x{i} ")).collect::<String>());
        }
        let found = reprints(&prints(&texts));
        let sources = sources(texts.len(), &found);
        for (document, source) in sources.iter().enumerate() {
            assert_eq!(*source as usize, if document % 2 == 0 { 0 } else { document });
        }
    }

    #[test]
    fn each_sampled_run_is_in_one_part() {
        let prints = prints(&(0..9).map(text).collect::<Vec<_>>());
        for n_parts in [1, 2, 7, 64] {
            for print in &prints {
                let in_parts: Vec<u64> = (0..n_parts).flat_map(|part| print.sample(part, n_parts)).collect();
                assert!(!in_parts.is_empty());
                assert_eq!(in_parts, print.sample(0, 1).collect::<Vec<u64>>(), "{n_parts} parts");
            }
        }
    }

    #[test]
    fn half_of_a_text_makes_a_reprint_and_a_third_does_not() {
        let half = |seed: usize, n: usize| {
            let words: Vec<String> = text(1).split(' ').take(n).map(str::to_owned).collect();
            format!("{} {}", words.join(" "), text(seed).split(' ').take(120 - n).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(reprints(&prints(&[text(1), half(2, 80)])).len(), 1);
        assert_eq!(reprints(&prints(&[text(1), half(2, 40)])), []);
    }
}
