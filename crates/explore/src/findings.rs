//! What the figures of the corpus say about each other (the bundle brings it), and for each figure the checks and claims
//! that it takes part in.

use std::collections::BTreeMap;

use engine::check::{Term, Verdict};
use engine::date::Period;
use store::Corpus;

/// The way from a figure to the parts of its corpus's report.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// By figure: the checks that it takes part in, by their places in the report.
    checks_of: BTreeMap<Term, Vec<usize>>,
    /// By figure: the gravest verdict on it.
    verdict_of: BTreeMap<Term, Verdict>,
    /// By figure: the claim that it states, by its place in the report.
    claim_of: BTreeMap<Term, usize>,
    /// By figure: when it was, if another article that states the same says so more precisely than its own.
    period_of: BTreeMap<Term, Period>,
}

impl Findings {
    /// Finds the way through a corpus's report.
    pub(crate) fn new(corpus: &Corpus) -> Findings {
        let mut findings = Findings::default();
        for (at, check) in corpus.report.checks.iter().enumerate() {
            for term in &check.terms {
                let own = findings.checks_of.entry(*term).or_default();
                if own.last() != Some(&at) {
                    own.push(at);
                }
                let gravest = findings.verdict_of.entry(*term).or_insert(check.verdict);
                if gravity(check.verdict) > gravity(*gravest) {
                    *gravest = check.verdict;
                }
            }
        }
        for (at, claim) in corpus.report.claims.iter().enumerate() {
            findings.claim_of.extend(claim.statements.iter().map(|term| (*term, at)));
            for term in claim.statements.iter().filter(|_| claim.n_documents > 1) {
                if let Some(period) = claim.period.filter(|period| own_period(corpus, *term) != Some(*period)) {
                    findings.period_of.insert(*term, period);
                }
            }
        }
        findings
    }

    /// The checks that a figure takes part in, by their places in the report.
    pub(crate) fn checks_of(&self, term: Term) -> &[usize] {
        self.checks_of.get(&term).map_or(&[], Vec::as_slice)
    }

    /// The claim that a figure states, by its place in the report.
    pub(crate) fn claim_of(&self, term: Term) -> Option<usize> {
        self.claim_of.get(&term).copied()
    }

    /// When a figure was, as far as its own article or another one that states the same says.
    pub(crate) fn period(&self, corpus: &Corpus, term: Term) -> Option<Period> {
        self.period_of.get(&term).copied().or_else(|| own_period(corpus, term))
    }

    /// The gravest verdict on a figure, if it takes part in a check.
    pub(crate) fn verdict(&self, term: Term) -> Option<Verdict> {
        self.verdict_of.get(&term).copied()
    }
}

/// When a figure was, as far as its own article says.
fn own_period(corpus: &Corpus, term: Term) -> Option<Period> {
    let document = corpus.documents.get(term.document as usize)?;
    Some(document.reading.observations.get(term.observation as usize)?.period?.period)
}

/// What cannot be decided weighs least: a figure that agrees somewhere has been checked.
fn gravity(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Undecided => 0,
        Verdict::Agrees => 1,
        Verdict::AgreesIfRounded => 2,
        Verdict::LookAgain => 3,
    }
}
