//! The rest of a hundred, told apart: "Nhà nước hỗ trợ 70 % phí …. Các địa phương hỗ trợ 30 % mức đóng còn lại". Only what makes
//! a hundred is believed: which share it is the rest of the words do not say.

use crate::interval::Rational;
use crate::reading::Qualifier;

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::{Expr, Relation};
use super::super::kinds::Kind;
use super::super::model::{Check, CheckResults};
use super::super::rows::{Row, has};
use super::super::verdict::{CheckBuilder, sum_of};

/// Words behind a share among which it is called the rest.
const MAX_WORDS: usize = 4;
/// Rows before it in which the other share stands.
const MAX_ROWS: usize = 8;
/// Figures of one row that are looked at.
const MAX_FIGURES: usize = 24;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let rows = facts.rows();
    for (at_row, row) in rows.iter().enumerate() {
        for at in 0..row.len().min(MAX_FIGURES) {
            let Some(rest) = row.figure(facts, at).filter(|it| is_part(it) && is_rest(facts, row, at)) else {
                continue;
            };
            let above = rows.get(at_row.saturating_sub(MAX_ROWS)..at_row).unwrap_or(&[]).iter().rev();
            let before = (0..at)
                .rev()
                .map(|at| (row, at))
                .chain(above.flat_map(|row| (0..row.len().min(MAX_FIGURES)).rev().map(move |at| (row, at))));
            let makes_all = |other: &&CheckedFigure<'_>| {
                is_part(other) && other.point.checked_add(rest.point) == Some(Rational::HUNDRED)
            };
            let Some(other) = before.filter_map(|(row, at)| row.figure(facts, at)).find(makes_all) else { continue };
            let is_known = |check: &Check| [rest.term, other.term].iter().all(|term| check.terms.contains(term));
            if !found.checks.iter().any(is_known) {
                let builder = CheckBuilder::new(Kind::Hundred, facts.doc, &[other, rest]);
                found.push(builder.compares(sum_of(0..2), Relation::Equals, Expr::Number(Rational::HUNDRED)));
            }
        }
    }
}

fn is_part(fact: &CheckedFigure<'_>) -> bool {
    fact.is_percentage() && fact.mention.qualifier == Qualifier::Exact && fact.point > Rational::ZERO
}

fn is_rest(facts: &Facts<'_>, row: &Row, at: usize) -> bool {
    let cue = &facts.structure.cues.left;
    let behind = row.gap(at + 1).split_whitespace().take(MAX_WORDS).fold(" ".to_owned(), |all, word| all + word + " ");
    let is_called = |words: &str| has(words, cue) && has(words, &facts.structure.cues.others);
    is_called(&behind)
}
