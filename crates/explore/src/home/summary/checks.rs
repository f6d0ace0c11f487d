//! Where figures contradict each other, and where independent sources say the same.

use std::cmp::Reverse;

use engine::check::{Check, Expr, Kind, Verdict};
use engine::compact_sort::CompactSort;

use super::{Candidate, FindingKind, N_OF_A_SORT};
use crate::Explorer;
use crate::checks::{TermParts, kind_name, working};
use crate::distinct::n_distinct;
use crate::query::Query;
use crate::ui_text::phrases;

/// So many independent sources make an agreement worth telling.
const N_AGREEING: u32 = 2;

impl Explorer {
    /// Contradictions, those first that say most, and only as many as are told: what a figure is called may be in an article
    /// that would have to be fetched.
    pub(super) fn told_checks(&self, query: &Query) -> Vec<Candidate> {
        let checks = self.corpus.report.checks.iter().filter(|check| check.verdict == Verdict::LookAgain);
        let mut checks: Vec<(i64, &Check)> = checks.map(|check| (weight(check), check)).collect();
        checks.compact_sort_by_key(|(weight, _)| Reverse(*weight));
        let mut told: Vec<Candidate> = Vec::new();
        for (weight, check) in checks {
            if told.len() == N_OF_A_SORT {
                break;
            }
            let contradiction = self.contradiction(query, check, weight);
            told.extend(contradiction.filter(|one| told.iter().all(|other| other.sentence != one.sentence)));
        }
        told.extend(self.agreements(query));
        told
    }

    fn contradiction(&self, query: &Query, check: &Check, weight: i64) -> Option<Candidate> {
        let language = query.language;
        let rows = self.rows_of(&check.terms)?;
        let (sentence, figures) = match two_statements(check) {
            Some((a, b)) => {
                let row = |at: u16| rows.get(usize::from(at)).copied();
                let (a, b) = (row(a)?, row(b)?);
                let (a_said, b_said) = (self.said(query, a)?, self.said(query, b)?);
                (phrases::told_conflict(&a_said, &b_said, language), vec![a, b])
            }
            None => {
                let terms: Vec<TermParts<'_>> = check.terms.iter().filter_map(|term| self.term(*term)).collect();
                let line = working::line(&check.formula, &terms, language);
                let first = self.said(query, *rows.first()?)?;
                (phrases::told_mismatch(&first, kind_name(check.kind, language), &line, language), rows)
            }
        };
        let working = Self::to_check(query, &check.id);
        Some(Candidate { sort: FindingKind::Contradiction, weight, sentence, figures, working })
    }

    /// The claim that most independent sources make alike.
    fn agreements(&self, query: &Query) -> Option<Candidate> {
        let agreeing = self
            .corpus
            .report
            .checks
            .iter()
            .filter(|check| check.kind == Kind::Claim && check.verdict == Verdict::Agrees);
        let claims = agreeing.filter_map(|check| {
            let at = self.findings.claim_of(*check.terms.first()?)?;
            Some((check, self.corpus.report.claims.get(at)?))
        });
        let (check, claim) =
            claims.filter(|(_, claim)| claim.n_sources >= N_AGREEING).max_by_key(|(_, claim)| claim.n_sources)?;
        let rows = self.rows_of(&check.terms)?;
        let first = *rows.first()?;
        let said = if self.is_well_known(first) { self.said(query, first)? } else { return None };
        let n_sources = crate::display::count(claim.n_sources as usize, query.language);
        Some(Candidate {
            sort: FindingKind::Agreement,
            weight: i64::from(claim.n_sources),
            sentence: phrases::told_agreement(&said, &n_sources, query.language),
            figures: rows,
            working: Self::to_check(query, &check.id),
        })
    }
}

/// How much a contradiction says: more between articles than within one, and more of two statements of one thing.
fn weight(check: &Check) -> i64 {
    let n_documents = n_distinct(check.terms.iter().map(|term| term.document));
    i64::from(n_documents > 1) * 2 + i64::from(two_statements(check).is_some())
}

/// The terms of a check of two statements of one thing, which is told as such; other arithmetic is told by its own line.
fn two_statements(check: &Check) -> Option<(u16, u16)> {
    match (check.kind, &check.formula.left, &check.formula.right) {
        (Kind::Claim | Kind::Altered | Kind::Restated, Expr::Term(a), Some(Expr::Term(b))) => Some((*a, *b)),
        _ => None,
    }
}
