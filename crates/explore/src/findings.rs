//! What the figures of the corpus say about each other (the bundle brings it), and for each figure the checks and claims
//! that it takes part in.

use std::collections::BTreeMap;

use engine::check::{Term, Verdict};
use engine::date::Period;
use store::Corpus;

/// The way from a figure to the parts of its corpus's report.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// By figure.
    found: BTreeMap<Term, FigureFindings>,
    /// The articles that repeat a check, by its id.
    copied_in: BTreeMap<String, Vec<u32>>,
}

/// What is found of one figure.
#[derive(Debug, Default)]
struct FigureFindings {
    /// The checks that it takes part in, by their places in the report.
    checks: Vec<usize>,
    /// What follows from it, by places in the report's comparisons.
    comparisons: Vec<usize>,
    /// The most severe verdict on it.
    verdict: Option<Verdict>,
    /// The claim that it states, by its place in the report.
    claim: Option<usize>,
    /// When it was, if another article that states the same says so more precisely than its own.
    period: Option<Period>,
}

impl Findings {
    /// Finds the way through a corpus's report.
    pub(crate) fn new(corpus: &Corpus) -> Findings {
        let mut found: BTreeMap<Term, FigureFindings> = BTreeMap::new();
        for (at, check) in corpus.report.checks.iter().enumerate() {
            for term in &check.terms {
                note(found.entry(*term).or_default(), at, check.verdict);
            }
        }
        for (at, one) in corpus.report.comparisons.iter().enumerate() {
            for term in &one.terms {
                found.entry(*term).or_default().comparisons.push(at);
            }
        }
        // A copy inherits the verdict of the passage that it repeats.
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, check) in corpus.report.checks.iter().enumerate() {
            places.insert(check.id.as_str(), at);
        }
        let mut copied_in: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for copy in &corpus.report.copies {
            copied_in.entry(copy.check.clone()).or_default().extend(copy.terms.first().map(|term| term.document));
            let Some(at) = places.get(copy.check.as_str()).copied() else { continue };
            let Some(check) = corpus.report.checks.get(at) else { continue };
            for term in &copy.terms {
                note(found.entry(*term).or_default(), at, check.verdict);
            }
        }
        for (at, claim) in corpus.report.claims.iter().enumerate() {
            for term in &claim.statements {
                let own = found.entry(*term).or_default();
                own.claim = Some(at);
                let is_told_elsewhere = claim.n_documents > 1 && claim.period != own_period(corpus, *term);
                own.period = claim.period.filter(|_| is_told_elsewhere);
            }
        }
        Findings { found, copied_in }
    }

    /// The checks that a figure takes part in, by their places in the report.
    pub(crate) fn checks_of(&self, term: Term) -> &[usize] {
        self.found.get(&term).map_or(&[], |found| found.checks.as_slice())
    }

    /// The articles that repeat a check.
    pub(crate) fn copied_in(&self, check: &str) -> &[u32] {
        self.copied_in.get(check).map_or(&[], Vec::as_slice)
    }

    /// What follows from a figure, by places in the report's comparisons.
    pub(crate) fn comparisons_of(&self, term: Term) -> &[usize] {
        self.found.get(&term).map_or(&[], |found| found.comparisons.as_slice())
    }

    /// The claim that a figure states, by its place in the report.
    pub(crate) fn claim_of(&self, term: Term) -> Option<usize> {
        self.found.get(&term)?.claim
    }

    /// When a figure was, as far as its own article or another one that states the same says.
    pub(crate) fn period(&self, corpus: &Corpus, term: Term) -> Option<Period> {
        self.found.get(&term).and_then(|found| found.period).or_else(|| own_period(corpus, term))
    }

    /// The most severe verdict on a figure, if it takes part in a check.
    pub(crate) fn verdict(&self, term: Term) -> Option<Verdict> {
        self.found.get(&term)?.verdict
    }
}

fn note(own: &mut FigureFindings, at: usize, verdict: Verdict) {
    if !own.checks.contains(&at) {
        own.checks.push(at);
    }
    if own.verdict.is_none_or(|most_severe| severity(verdict) > severity(most_severe)) {
        own.verdict = Some(verdict);
    }
}

/// When a figure was, as far as its own article says.
fn own_period(corpus: &Corpus, term: Term) -> Option<Period> {
    let document = corpus.documents.get(term.document as usize)?;
    Some(document.head().observations.get(term.observation as usize)?.period?.period)
}

/// What cannot be decided weighs least: a figure that agrees somewhere has been checked.
fn severity(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Undecided => 0,
        Verdict::Agrees => 1,
        Verdict::AgreesIfRounded => 2,
        Verdict::LookAgain => 3,
    }
}
