//! Parts that are said to be all: what is believed of them, and what is doubted.

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::Relation;
use super::super::model::{CheckNote, CheckResults, Verdict};
use super::super::portion::put;
use super::super::rows::normal;
use super::super::verdict::{sum_of, term};
use super::builder;
use super::lists::is_new;
use crate::Span;
use crate::interval::Rational;
use crate::reading::Qualifier;

/// Adds a check that no other holds, if it holds or the words leave no doubt of it: its figures are printed without hedges.
pub(super) fn add(
    facts: &Facts<'_>,
    found: &mut CheckResults,
    whole: &CheckedFigure<'_>,
    parts: &[&CheckedFigure<'_>],
) {
    let n = parts.len();
    let is_exact = |fact: &CheckedFigure<'_>| fact.mention.qualifier == Qualifier::Exact;
    let are_exact = is_exact(whole) && parts.iter().all(|part| is_exact(part));
    let check = builder(facts, whole, parts).note(CheckNote::ListIsComplete);
    let check = check.compares(sum_of(0..n), Relation::Equals, term(n));
    if is_new(found, &check) && (check.verdict == Verdict::Agrees || are_exact) {
        put(found, check);
    }
}

/// True if parts make about their whole, as they do of which one is wrong.
pub(super) fn are_about_all(whole: &CheckedFigure<'_>, parts: &[&CheckedFigure<'_>]) -> bool {
    let sum = parts.iter().try_fold(Rational::ZERO, |sum, part| sum.checked_add(part.point));
    let ratio = sum.and_then(|sum| sum.checked_div(whole.point));
    let within = Rational::new(3, 4).zip(Rational::new(4, 3));
    ratio.zip(within).is_some_and(|(ratio, (low, high))| ratio >= low && ratio <= high)
}

/// True if a list ends with a rest that it does not count: "5 tiến sĩ, 27 thạc sĩ, số còn lại là cử nhân".
pub(super) fn names_rest(facts: &Facts<'_>, reach: Span) -> bool {
    let words = normal(reach.of(facts.doc.text).get(..MAX_REST).unwrap_or(reach.of(facts.doc.text)));
    let Some(behind) = super::super::rows::behind(&words, &facts.structure.cues.others) else { return false };
    !behind.chars().any(|letter| letter.is_ascii_digit())
}

/// Bytes of a list that is looked through for a rest.
const MAX_REST: usize = 1200;
