//! Leaves in the report of a corpus only what concerns some of its documents: a draft among the articles that it is
//! checked against.

use std::collections::BTreeSet;

use engine::check::{Check, Doc, Term, coverage};

use crate::{Corpus, StoredDocument};

impl Corpus {
    /// Leaves in the report what concerns the documents with these ids; the documents themselves stay.
    pub fn keep_only(&mut self, own: &BTreeSet<String>) {
        let is_own: Vec<bool> = self.documents.iter().map(|document| own.contains(&document.id)).collect();
        let is_of_own = |document: u32| is_own.get(document as usize).copied().unwrap_or(false);
        let concerns = |terms: &[Term]| terms.iter().any(|term| is_of_own(term.document));
        let docs: Vec<Doc<'_>> = self.documents.iter().map(StoredDocument::doc).collect();
        let report = &mut self.report;
        // A check of an article that the draft copies is the draft's as well.
        let copied: BTreeSet<&str> =
            report.copies.iter().filter(|copy| concerns(&copy.terms)).map(|copy| copy.check.as_str()).collect();
        report.checks.retain(|check| concerns(&check.terms) || copied.contains(check.id.as_str()));
        report.comparisons.retain(|one| concerns(&one.terms));
        report.reprints.retain(|reprint| is_of_own(reprint.shorter) || is_of_own(reprint.longer));
        let own_docs: Vec<Doc<'_>> = docs.iter().zip(&is_own).filter(|(_, own)| **own).map(|(doc, _)| *doc).collect();
        let own_checks: Vec<Check> = report.checks.iter().map(|check| own_terms(check, &is_own)).collect();
        report.coverage = coverage(&own_docs, &own_checks, &[]);
    }
}

/// A check with the figures of the own articles alone; of two articles, none of the others counts.
fn own_terms(check: &Check, is_own: &[bool]) -> Check {
    let mut check = check.clone();
    let n_terms = check.terms.len();
    check.terms.retain(|term| is_own.get(term.document as usize).copied().unwrap_or(false));
    // One figure that was checked against another article's was checked.
    if n_terms > 1 && check.terms.len() == 1 {
        check.terms.extend(check.terms.clone());
    }
    check
}
