//! A whole, its parts and what is left in one sentence: "1.250 nền, đã bán 870 nền, còn lại 380 nền".

use crate::interval::Rational;

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::clause::tail;
use super::super::formula::Relation;
use super::super::kinds::Kind;
use super::super::model::CheckResults;
use super::super::portion::is_known;
use super::super::rows::{Row, has};
use super::super::verdict::{CheckBuilder, sum_of, term};

/// Figures of a sentence in which a rest stands alone.
const MAX_FIGURES: usize = 6;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for row in facts.rows().iter().filter(|row| (3..=MAX_FIGURES).contains(&row.len())) {
        let Some(terms) = of_row(facts, row) else { continue };
        let n = terms.len() - 1;
        let builder = CheckBuilder::new(Kind::Left, facts.doc, &terms);
        let parts = sum_of(1..n);
        let check = builder.compares(term(0).minus(parts), Relation::Equals, term(n));
        let is_held = |other: &super::super::Check| check.terms.iter().all(|term| other.terms.contains(term));
        if !is_known(found, &check) && !found.checks.iter().rev().take(MAX_BACK).any(is_held) {
            found.push(check);
        }
    }
}

/// Checks of one text that are looked through for the same figures.
const MAX_BACK: usize = 200;

/// The whole, its parts and the rest: all figures of a row.
fn of_row<'b, 'a>(facts: &'b Facts<'a>, row: &Row) -> Option<Vec<&'b CheckedFigure<'a>>> {
    let cues = &facts.structure.cues;
    let terms: Vec<&CheckedFigure<'a>> = (0..row.len()).map(|at| row.figure(facts, at)).collect::<Option<_>>()?;
    let (whole, parts) = terms.split_first()?;
    let is_like = |part: &&CheckedFigure<'a>| {
        let is_noun = part.counts_like(whole, facts) || (part.kind_is(whole) && part.is_generic(facts));
        part.is_amount() && is_noun && part.is_goal() == whole.is_goal() && part.point < whole.point
    };
    let last = row.gap(row.len() - 1);
    let is_rest = has(tail(last), &cues.others) && has(tail(last), &cues.left);
    // "năm trước còn lại 12 hộ": of another time.
    let is_one_time = (1..row.len()).all(|at| {
        let gap = row.gap(at);
        !has(gap, &cues.earlier) && !has(gap, &cues.against) && !has(gap, &cues.of_which)
    });
    let is_sort = whole.is_amount() && whole.point >= Rational::whole(2) && parts.iter().all(is_like);
    (is_sort && is_rest && is_one_time && !has(row.gap(0), &cues.average)).then_some(terms)
}
