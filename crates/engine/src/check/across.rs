//! What documents say together: reprints, claims, series, and the checks that need more than one of them.
//!
//! The heavy part, [`Fingerprint::new`] and [`Checked::new`](super::Checked::new), is per document: a caller with
//! threads maps it in parallel. Everything else is one sort over the facts.

pub(super) mod altered;
mod citation;
pub(super) mod coincidence;
pub(super) mod drift;
mod inherited;
pub(super) mod level_change;
pub(super) mod mix;
mod passage;
pub(super) mod place_gap;
pub(super) mod rate_between;
mod reprint;
pub(super) mod same_claim;
mod series;
pub(super) mod trend;

use std::collections::BTreeMap;

use crate::compact_sort::CompactSort;
use crate::reading::{Measure, Scope};
use crate::turns;

use super::Structure;
use super::checked_figure::{CheckedFigure, Facts, KnownPlace};
use super::kinds::FINDERS;
use super::model::{CheckResults, Doc};

pub use inherited::Copy;
pub(super) use inherited::without_copies;

pub use super::token_hashes::Abbreviations;
pub use citation::{Citation, citations};
pub use passage::{Difference, DifferenceKind, Passage, passages};
pub use reprint::{Fingerprint, Reprint, reprints, reprints_in_turns, sources};
pub use same_claim::{Claim, ClaimAgreement, claims};
pub use series::{DerivedPoint, Point, Series, series};

/// The facts of all documents, and which documents are one source.
#[derive(Debug)]
pub struct Corpus<'a> {
    /// The documents.
    pub docs: &'a [Doc<'a>],
    /// Their facts, in the same order.
    pub facts: Vec<Facts<'a>>,
    /// How indicators hang together.
    pub structure: &'a Structure,
    sources: Vec<u32>,
    /// Sources that have copies, in order.
    copied: Vec<u32>,
    /// How often each document uses one indicator, measure and so on.
    n_like: BTreeMap<Like<'a>, u32>,
}

type Like<'a> =
    (u32, Option<&'a str>, Measure, Option<KnownPlace<'a>>, Option<Scope>, bool, Option<crate::date::Period>);

impl<'a> Corpus<'a> {
    /// The facts of all documents side by side; `sources` is what [`sources`] gave.
    #[must_use]
    pub fn new(docs: &'a [Doc<'a>], facts: Vec<Facts<'a>>, structure: &'a Structure, sources: Vec<u32>) -> Corpus<'a> {
        let mut n_like = BTreeMap::new();
        for fact in facts.iter().flat_map(|facts| facts.list.iter()) {
            *n_like.entry(like(fact)).or_insert(0) += 1;
        }
        let copied =
            (0_u32..).zip(&sources).filter(|(document, source)| document != *source).map(|(_, source)| *source);
        let mut copied: Vec<u32> = copied.collect();
        copied.compact_sort();
        copied.dedup();
        Corpus { docs, facts, structure, sources, copied, n_like }
    }

    /// The first document of a document's source.
    #[must_use]
    pub fn source(&self, document: u32) -> u32 {
        self.sources.get(document as usize).copied().unwrap_or(document)
    }

    /// The facts of one document for each source, the first: reprints add nothing.
    pub(super) fn independent(&self) -> impl Iterator<Item = &Facts<'a>> {
        (0_u32..).zip(&self.facts).filter(|(document, _)| self.source(*document) == *document).map(|(_, facts)| facts)
    }

    /// True if several documents are of this source.
    pub(super) fn has_copies(&self, source: u32) -> bool {
        self.copied.binary_search(&source).is_ok()
    }

    /// How many facts of its document are of the same thing at the same time.
    fn n_like(&self, fact: &CheckedFigure<'a>) -> u32 {
        self.n_like.get(&like(fact)).copied().unwrap_or(0)
    }
}

fn like<'a>(fact: &CheckedFigure<'a>) -> Like<'a> {
    let observation = fact.observation;
    (
        fact.term.document,
        fact.indicator(),
        fact.measure(),
        fact.known_place(),
        observation.scope,
        fact.is_goal(),
        fact.period(),
    )
}

/// Pairs of documents of one source: the first of it, and each that repeats it.
fn reprints_of<'b>(corpus: &'b Corpus<'_>) -> impl Iterator<Item = (u32, u32)> + 'b {
    (0_u32..)
        .zip(&corpus.sources)
        .filter(|(document, source)| document != *source)
        .map(|(copy, source)| (*source, copy))
}

/// What figures of several documents say about each other.
#[must_use]
pub fn found(corpus: &Corpus<'_>) -> CheckResults {
    turns::at_once(found_in_turns(corpus, &mut turns::no_pause))
}

/// The same in steps, one for each kind of check.
pub(super) async fn found_in_turns<E>(
    corpus: &Corpus<'_>,
    pause: &mut impl AsyncFnMut() -> Result<(), E>,
) -> Result<CheckResults, E> {
    let mut found = CheckResults::default();
    for find in FINDERS.iter().filter_map(|finder| finder.across) {
        find(corpus, &mut found);
        pause().await?;
    }
    Ok(found)
}
