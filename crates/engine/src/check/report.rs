//! The report on a corpus: each document by itself, then all of them together, at once or in steps.

use super::across::{self, Fingerprint};
use super::kinds::{FINDERS, KINDS, KindInfo, further_passes};
use super::{CheckResults, Doc, Facts, Report, Structure, coverage, statement, unrelated, verdict};
use crate::turns;

/// A document checked by itself: its facts, and what they say about each other.
#[derive(Debug, Default)]
pub struct Checked<'a>(Option<(Facts<'a>, CheckResults)>);

impl<'a> Checked<'a> {
    /// Checks a document; `document` is its place in the list that is reported on.
    #[must_use]
    pub fn new(document: u32, doc: Doc<'a>, structure: &'a Structure) -> Checked<'a> {
        turns::at_once(Checked::in_turns(document, doc, structure, &mut turns::no_pause))
    }

    /// The same in steps, one for each kind of check, and more where one goes through all sentences: `pause` is asked between
    /// them.
    ///
    /// # Errors
    /// If `pause` ends it.
    pub async fn in_turns<E>(
        document: u32,
        doc: Doc<'a>,
        structure: &'a Structure,
        pause: &mut impl AsyncFnMut() -> Result<(), E>,
    ) -> Result<Checked<'a>, E> {
        let facts = Facts::of_document(document, doc, structure);
        let mut found = CheckResults::default();
        pause().await?;
        facts.prepare(pause).await?;
        for (KindInfo { kind, .. }, finder) in KINDS.iter().zip(FINDERS) {
            for find in finder.within.iter().chain(further_passes(*kind)) {
                find(&facts, &mut found);
                pause().await?;
            }
        }
        // What no kind holds yet.
        statement::find(&facts, &mut found, pause).await?;
        unrelated::take_back(&facts, &mut found);
        Ok(Checked(Some((facts, found))))
    }
}

/// Checks a corpus; the fingerprints are in the order of the documents.
#[must_use]
pub fn report(docs: &[Doc<'_>], structure: &Structure, fingerprints: &[Fingerprint]) -> Report {
    let checked = (0_u32..).zip(docs).map(|(document, doc)| Checked::new(document, *doc, structure));
    report_of(docs, checked.collect(), structure, fingerprints)
}

/// The same of documents that are checked already, each by itself. That and the fingerprints are the heavy part, which a
/// caller with threads makes on many.
#[must_use]
pub fn report_of<'a>(
    docs: &'a [Doc<'a>],
    checked: Vec<Checked<'a>>,
    structure: &'a Structure,
    fingerprints: &[Fingerprint],
) -> Report {
    turns::at_once(report_in_turns(docs, checked, structure, fingerprints, &mut turns::no_pause))
}

/// The same in steps: `pause` is asked between them.
///
/// # Errors
/// If `pause` ends it.
pub async fn report_in_turns<'a, E>(
    docs: &'a [Doc<'a>],
    checked: Vec<Checked<'a>>,
    structure: &'a Structure,
    fingerprints: &[Fingerprint],
    pause: &mut impl AsyncFnMut() -> Result<(), E>,
) -> Result<Report, E> {
    let reprints = across::reprints_in_turns(fingerprints, pause).await?;
    let sources = across::sources(docs.len(), &reprints);
    let (mut facts, mut own, mut comparisons) = (Vec::with_capacity(docs.len()), Vec::new(), Vec::new());
    for (of_document, found) in checked.into_iter().filter_map(|it| it.0) {
        facts.push(of_document);
        own.extend(found.checks);
        comparisons.extend(found.comparisons);
    }
    pause().await?;
    let corpus = across::Corpus::new(docs, facts, structure, sources.clone());
    pause().await?;
    let all = across::found_in_turns(&corpus, pause).await?;
    own.extend(all.checks);
    comparisons.extend(all.comparisons);
    let (checks, copies) = across::without_copies(&corpus, own);
    pause().await?;
    let checks = verdict::unique(checks, |check| &check.id);
    pause().await?;
    let comparisons = verdict::unique(comparisons, |comparison| &comparison.id);
    pause().await?;
    let coverage = coverage(docs, &checks, &copies);
    pause().await?;
    let claims = across::claims(&corpus);
    pause().await?;
    let series = across::series(&corpus);
    pause().await?;
    Ok(Report { coverage, claims, series, checks, comparisons, copies, reprints, sources })
}
