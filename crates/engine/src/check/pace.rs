//! What is still missing to a dated target, and how much a day that asks for.

use crate::reading::Measure;

use super::checked_figure::{CheckedFigure, Facts};
use super::verdict::{CheckBuilder, term};
use super::{CheckResults, Expr, Kind, Quantity};

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for goal in facts.list.iter().filter(|fact| fact.is_goal() && fact.measure() == Measure::Level) {
        let Some(indicator) = goal.indicator() else { continue };
        let linked = facts.structure.targets.iter().filter(|link| link.target == indicator);
        let mut indicators: Vec<&str> = linked.map(|link| link.result.as_str()).collect();
        indicators.push(indicator);
        let results = facts.around(goal).iter().filter(|result| {
            result.is_actual()
                && result.measure() == Measure::Level
                && result.indicator().is_some_and(|id| indicators.contains(&id))
                && result.shares_place(goal)
                && counts_towards(result, goal)
        });
        let Some(result) = facts.nearest(goal, results) else { continue };
        let (Some(from), Some(to)) = (result.end(), goal.end()) else { continue };
        let missing = term(0).minus(term(1));
        let pace = missing.clone().over(Expr::Days((to - from).whole_days()));
        let builder = CheckBuilder::new(Kind::Pace, facts.doc, &[goal, result]);
        found.push(builder.derive(Quantity::Missing, missing).gives(Quantity::PerDay, pace));
    }
}

/// True if the result is progress towards the goal: counted up to a day before the goal's, from the same first day if
/// they have one.
fn counts_towards(result: &CheckedFigure<'_>, goal: &CheckedFigure<'_>) -> bool {
    let (Some(so_far), Some(all)) = (result.period(), goal.period()) else { return false };
    so_far.kind == all.kind && so_far.start == all.start && so_far.end.is_some() && so_far.end < all.end
}
