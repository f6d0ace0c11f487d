//! The row of a table that is the sum of the others: where one column makes it to the last digit, the others must.

use crate::interval::Rational;

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::Relation;
use super::super::kinds::Kind;
use super::super::model::{Check, CheckResults, Verdict};
use super::super::portion::is_known;
use super::super::rows::{Row, has};
use super::super::verdict::{CheckBuilder, sum_of, term};

/// Rows of one sum.
const MAX_PARTS: usize = 24;
/// Digits of a sum from which on chance is unlikely.
const MIN_DIGITS: u32 = 3;

pub(super) fn find(facts: &Facts<'_>, table: &[Row], found: &mut CheckResults) {
    let is_total = |row: &&Row| has(row.gap(0), &facts.structure.cues.total_rows);
    let (first, last) = (table.split_first(), table.split_last());
    let total = last.filter(|(row, _)| is_total(row)).or_else(|| first.filter(|(row, _)| is_total(row)));
    let Some((total, parts)) = total.filter(|(_, parts)| (2..=MAX_PARTS).contains(&parts.len())) else { return };
    let checks: Vec<Check> = (0..total.len()).filter_map(|at| check(facts, total, parts, at)).collect();
    let is_held = |check: &Check| check.verdict == Verdict::Agrees;
    let is_long = |check: &Check| {
        let whole = check.terms.last().and_then(|term| facts.list.iter().find(|fact| fact.term == *term));
        whole.is_some_and(|it| {
            it.mention.value.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0) + 1 >= MIN_DIGITS
        })
    };
    if checks.iter().any(|check| is_held(check) && is_long(check)) {
        let new: Vec<Check> = checks.into_iter().filter(|check| !is_known(found, check)).collect();
        found.extend(new);
    }
}

/// One column: its figures above or below the sum.
fn check(facts: &Facts<'_>, total: &Row, parts: &[Row], at: usize) -> Option<Check> {
    let amount = |row: &Row| row.figure(facts, at).filter(|it| super::is_amount(it)).copied();
    let mut terms: Vec<CheckedFigure<'_>> = parts.iter().map(amount).collect::<Option<_>>()?;
    let n = terms.len();
    let whole = amount(total)?;
    let sum = terms.iter().try_fold(Rational::ZERO, |sum, part| sum.checked_add(part.point))?;
    // A row of averages or ranks is no sum.
    let limit = whole.point.checked_mul(Rational::whole(2))?;
    if sum > limit || terms.iter().any(|part| part.point > whole.point) {
        return None;
    }
    terms.push(whole);
    let terms: Vec<&CheckedFigure<'_>> = terms.iter().collect();
    Some(CheckBuilder::new(Kind::Table, facts.doc, &terms).compares(sum_of(0..n), Relation::Equals, term(n)))
}
