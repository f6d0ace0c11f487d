//! Where figures contradict each other, and where independent sources say the same.

use std::collections::BTreeSet;

use engine::check::{Check, Expr, Kind, Verdict};

use super::{Candidate, FindingKind};
use crate::Explorer;
use crate::checks::{TermParts, kind_name, working};
use crate::query::Query;
use crate::ui_text::phrases;

/// So many independent sources make an agreement worth telling.
const N_AGREEING: u32 = 2;

impl Explorer {
    pub(super) fn told_checks(&self, query: &Query) -> Vec<Candidate> {
        let checks = self.corpus.report.checks.iter();
        let contradictions = checks.filter(|check| check.verdict == Verdict::LookAgain);
        let contradictions = contradictions.filter_map(|check| self.contradiction(query, check));
        contradictions.chain(self.agreements(query)).collect()
    }

    fn contradiction(&self, query: &Query, check: &Check) -> Option<Candidate> {
        let language = query.language;
        let rows = self.rows_of(&check.terms)?;
        let first = self.said(query, *rows.first()?)?;
        // Two statements of one thing are told as such; other arithmetic by its own line.
        let two = match (check.kind, &check.formula.left, &check.formula.right) {
            (Kind::Claim | Kind::Altered | Kind::Restated, Expr::Term(a), Some(Expr::Term(b))) => {
                let at = |at: &u16| rows.get(usize::from(*at)).copied();
                at(a).zip(at(b))
            }
            _ => None,
        };
        let documents: BTreeSet<u32> = check.terms.iter().map(|term| term.document).collect();
        let (sentence, figures) = match two {
            Some((a, b)) => {
                let (a_said, b_said) = (self.said(query, a)?, self.said(query, b)?);
                (phrases::told_conflict(&a_said, &b_said, language), vec![a, b])
            }
            None => {
                let terms: Vec<TermParts<'_>> = check.terms.iter().filter_map(|term| self.term(*term)).collect();
                let line = working::line(&check.formula, &terms, language);
                (phrases::told_mismatch(&first, kind_name(check.kind, language), &line, language), rows)
            }
        };
        // Between articles it says more than within one.
        let weight = i64::from(documents.len() > 1) * 2 + i64::from(two.is_some());
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
        let said = self.said(query, first).filter(|_| self.is_well_known(first))?;
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
