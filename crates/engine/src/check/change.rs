//! The level before a stated change: 1,12 triệu after +527 nghìn means 593 nghìn before. Where every part of a whole has
//! such a change, the whole before it follows too.

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind};

use super::checked_figure::{CheckedFigure, Facts};
use super::restated::compared_with;
use super::structure::Completeness;
use super::sum::parts_beside;
use super::verdict::{CheckBuilder, sum_of, term};
use super::{CheckResults, Comparison, Expr, Finding, Kind, Quantity, Relation, Verdict};

/// A level and the change that led to it.
#[derive(Clone, Copy)]
pub(super) struct Changed<'b, 'a> {
    pub(super) level: &'b CheckedFigure<'a>,
    pub(super) change: &'b CheckedFigure<'a>,
}

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let all = changed(facts);
    for one in &all {
        found.push(before(facts, *one));
    }
    for whole in facts.structure.wholes.iter().filter(|whole| whole.completeness == Completeness::Complete) {
        for total in facts.of(&whole.total, Measure::Level) {
            if all.iter().any(|one| one.level.term == total.term) {
                continue;
            }
            let parts = parts_beside(facts, whole, total);
            let changes: Vec<Changed<'_, '_>> =
                parts.iter().filter_map(|part| all.iter().find(|one| one.level.term == part.term).copied()).collect();
            if changes.len() == whole.parts.len() && have_one_comparison(&changes) {
                found.push(sum_before(facts, &changes, total));
            }
        }
    }
}

fn before<'a>(facts: &Facts<'a>, one: Changed<'_, 'a>) -> Finding {
    let left = before_expr(one.change, 0, 1);
    let to = one.change.observation.compare.and_then(|compare| compare.to);
    let earlier = facts.near(one.level, one.level.indicator().unwrap_or_default(), Measure::Level).find(|fact| {
        to.is_some()
            && fact.term != one.level.term
            // What fell since a year is not of that year, whatever else the words say.
            && compared_with(facts, fact) != fact.period()
            && fact.period().is_some_and(|period| Some(period) == to)
            && fact.shares_place(one.level)
            && fact.shares_scope(one.level)
            && fact.is_actual()
    });
    let growth = term(0).over(left.clone()).minus(Expr::one()).percent();
    if let Some(earlier) = earlier {
        let builder = CheckBuilder::new(Kind::Change, facts.doc, &[one.level, one.change, earlier]);
        // Many times as much, it is the level of something else.
        let is_far = builder.point(&left).is_none_or(|before| is_many_times(before, earlier.point));
        let check = builder.compares(left.clone(), Relation::Equals, term(2));
        if check.verdict != Verdict::LookAgain || !is_far {
            return check.into();
        }
    }
    let builder = CheckBuilder::new(Kind::Change, facts.doc, &[one.level, one.change]);
    let builder =
        if one.change.measure() == Measure::ChangeAbs { builder.derive(Quantity::Growth, growth) } else { builder };
    builder.gives(Quantity::Before, left).into()
}

fn is_many_times(a: Rational, b: Rational) -> bool {
    let is_within = |a: Rational, b: Rational| b.checked_mul(Rational::whole(MANY)).is_some_and(|most| a <= most);
    !is_within(a, b) || !is_within(b, a)
}

/// A level before that is so many times another one is of something else.
const MANY: i64 = 4;

/// The level before: less an amount, or over one plus a percentage.
pub(super) fn before_expr(change: &CheckedFigure<'_>, level_at: usize, change_at: usize) -> Expr {
    match change.measure() {
        Measure::ChangeAbs => term(level_at).minus(term(change_at)),
        _ => term(level_at).over(Expr::Sum(vec![Expr::one(), term(change_at).fraction()])),
    }
}

fn sum_before<'a>(facts: &Facts<'a>, changes: &[Changed<'_, 'a>], total: &CheckedFigure<'a>) -> Comparison {
    let n = changes.len();
    let mut terms: Vec<&CheckedFigure<'a>> = changes.iter().map(|one| one.level).collect();
    terms.extend(changes.iter().map(|one| one.change));
    terms.push(total);
    let befores: Vec<Expr> = changes.iter().enumerate().map(|(i, one)| before_expr(one.change, i, n + i)).collect();
    let before = Expr::Sum(befores);
    // The change of the parts' sum, not of the stated total: one rounding less.
    let growth = sum_of(0..n).over(before.clone()).minus(Expr::one()).percent();
    CheckBuilder::new(Kind::SumBefore, facts.doc, &terms)
        .derive(Quantity::Growth, growth)
        .gives(Quantity::BeforeTotal, before)
}

fn have_one_comparison(changes: &[Changed<'_, '_>]) -> bool {
    let to = |one: &Changed<'_, '_>| one.change.observation.compare.and_then(|compare| compare.to);
    changes.windows(2).all(|pair| match pair {
        [a, b] => to(a).is_some() && to(a) == to(b),
        _ => true,
    })
}

/// All levels with a stated change of their own.
pub(super) fn changed<'b, 'a>(facts: &'b Facts<'a>) -> Vec<Changed<'b, 'a>> {
    // A multiple, "gấp 6 lần", is no percentage to be added.
    let is_change = |fact: &&CheckedFigure<'_>| match fact.measure() {
        Measure::ChangeAbs => true,
        Measure::ChangeRel => fact.mention.kind == MentionKind::Percent,
        _ => false,
    };
    let pair = |change: &'b CheckedFigure<'a>| {
        let candidates = facts.near(change, change.indicator()?, Measure::Level).filter(|level| {
            let is_amount = change.measure() == Measure::ChangeAbs;
            level.shares_setting(change) && (!is_amount || level.is_commensurable(change))
        });
        Some(Changed { level: facts.nearest(change, candidates)?, change })
    };
    facts.list.iter().filter(is_change).filter_map(pair).collect()
}
