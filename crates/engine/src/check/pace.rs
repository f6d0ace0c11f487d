//! What is still missing to a dated target, and how much a day that asks for.

use crate::reading::Measure;

use super::build::{Draft, term};
use super::fact::Facts;
use super::{Check, Expr, Kind, Quantity};

pub(super) fn find(facts: &Facts<'_>, checks: &mut Vec<Check>) {
    for goal in facts.list.iter().filter(|fact| fact.is_goal() && fact.measure() == Measure::Level) {
        let Some(indicator) = goal.indicator() else { continue };
        let linked = facts.structure.targets.iter().filter(|link| link.target == indicator);
        let mut indicators: Vec<&str> = linked.map(|link| link.result.as_str()).collect();
        indicators.push(indicator);
        let results = facts.list.iter().filter(|result| {
            result.is_actual()
                && result.measure() == Measure::Level
                && result.indicator().is_some_and(|id| indicators.contains(&id))
                && result.shares_place(goal)
                && result.is_as_of()
                && goal.is_as_of()
                && result.end() < goal.end()
        });
        let Some(result) = facts.nearest(goal, results) else { continue };
        let (Some(from), Some(to)) = (result.end(), goal.end()) else { continue };
        let missing = term(0).minus(term(1));
        let pace = missing.clone().over(Expr::Days((to - from).whole_days()));
        let draft = Draft::new(Kind::Pace, facts.doc, &[goal, result]);
        checks.push(draft.derive(Quantity::Missing, missing).gives(Quantity::PerDay, pace));
    }
}
