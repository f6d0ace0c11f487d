//! What documents say together: reprints, claims, series, and the checks that need more than one of them.
//!
//! The heavy part, [`Fingerprint::new`] and [`Checked::new`](super::Checked::new), is per document: a caller with
//! threads maps it in parallel. Everything else is one sort over the facts.

mod between;
mod citation;
mod claim;
mod coincidence;
mod drift;
mod mix;
mod passage;
mod place_gap;
mod rate_between;
mod reprint;
mod series;
mod trend;

use std::collections::BTreeMap;

use crate::reading::{Measure, Scope};

use super::fact::{Fact, Facts, KnownPlace};
use super::{Check, Doc, Structure};

pub use super::words::Abbreviations;
pub use citation::{Citation, citations};
pub use claim::{Accord, Claim, claims};
pub use passage::{Difference, DifferenceKind, Passage, passages};
pub use reprint::{Fingerprint, Reprint, reprints, sources};
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
        Corpus { docs, facts, structure, sources, n_like }
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

    /// How many facts of its document are of the same thing at the same time.
    fn n_like(&self, fact: &Fact<'a>) -> u32 {
        self.n_like.get(&like(fact)).copied().unwrap_or(0)
    }
}

fn like<'a>(fact: &Fact<'a>) -> Like<'a> {
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

/// A kind of check across documents.
type Finder = fn(&Corpus<'_>, &mut Vec<Check>);

/// The kinds that look at several documents, in the order in which they report.
const KINDS: &[Finder] = &[
    claim::find,
    drift::find,
    trend::find,
    between::find,
    rate_between::find,
    place_gap::find,
    mix::find,
    coincidence::find,
];

/// The checks that take figures of several documents.
#[must_use]
pub fn checks(corpus: &Corpus<'_>) -> Vec<Check> {
    let mut checks = Vec::new();
    for find in KINDS {
        find(corpus, &mut checks);
    }
    checks
}
