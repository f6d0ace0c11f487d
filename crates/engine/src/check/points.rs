//! "31,3 % (vượt 2,3 % chỉ tiêu)": points above the target, or percent of it? Both targets are computed; the rounder one
//! speaks for its reading.

use crate::interval::Rational;
use crate::reading::Measure;

use super::checked_figure::{CheckedFigure, Facts};
use super::verdict::{CheckBuilder, term};
use super::{CheckNote, CheckResults, Expr, Kind, Quantity, Relation};

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for (result, excess) in exceeded(facts) {
        let points = term(0).minus(term(1));
        let percent = term(0).over(Expr::Sum(vec![Expr::one(), term(1).fraction()]));
        let goals = facts.near(result, result.indicator().unwrap_or_default(), Measure::Share);
        let goals = goals.filter(|goal| goal.is_goal() && goal.shares_place(result) && goal.end() == result.end());
        if let Some(goal) = facts.nearest(result, goals) {
            let builder = CheckBuilder::new(Kind::Points, facts.doc, &[result, excess, goal]);
            found.push(builder.derive(Quantity::ImpliedTargetRelative, percent).compares(
                points,
                Relation::Equals,
                term(2),
            ));
            continue;
        }
        let builder = CheckBuilder::new(Kind::Points, facts.doc, &[result, excess]);
        let is_round = |expr: &Expr| builder.point(expr).is_some_and(Rational::is_whole);
        let note = match (is_round(&points), is_round(&percent)) {
            (true, false) => CheckNote::ReadAsPoints,
            _ => CheckNote::PointsOrPercent,
        };
        let attainment = term(0).over(points.clone()).percent();
        let builder = builder.derive(Quantity::ImpliedTargetRelative, percent).derive(Quantity::Attainment, attainment);
        found.push(builder.note(note).gives(Quantity::ImpliedTarget, points));
    }
}

/// Every excess over a target, with the rate that exceeds it.
pub(super) fn exceeded<'b, 'a>(facts: &'b Facts<'a>) -> Vec<(&'b CheckedFigure<'a>, &'b CheckedFigure<'a>)> {
    let pair = |excess: &'b CheckedFigure<'a>| {
        let rates = facts.near(excess, excess.indicator()?, Measure::Share);
        let rates = rates.filter(|rate| rate.is_actual() && rate.shares_place(excess) && rate.shares_time(excess));
        // The excess stands behind its rate: "31,3 % (vượt 2,3 % chỉ tiêu)".
        let rates = rates.filter(|rate| rate.mention.span.end <= excess.mention.span.start);
        Some((facts.nearest(excess, rates)?, excess))
    };
    facts.list.iter().filter(|fact| fact.measure() == Measure::Excess).filter_map(pair).collect()
}
