//! Targets against results: a target below the last result; "100 %" beside an excess; a target said to be exceeded that
//! is printed nowhere.

use std::collections::BTreeSet;

use crate::interval::Rational;
use crate::reading::Measure;

use super::checked_figure::{CheckedFigure, Facts};
use super::formula::Formula;
use super::points::exceeded;
use super::share::base_of;
use super::structure::BaseKind;
use super::verdict::{CheckBuilder, term};
use super::{CheckNote, CheckResults, Kind, Quantity, Relation, Verdict};

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    against_results(facts, found);
    claims(facts, found);
    unstated(facts, found);
}

fn against_results(facts: &Facts<'_>, found: &mut CheckResults) {
    for goal in facts.list.iter().filter(|fact| fact.is_goal() && fact.measure() == Measure::Level) {
        let Some(indicator) = goal.indicator() else { continue };
        let results = facts.near(goal, indicator, Measure::Level).filter(|result| {
            result.is_actual()
                && result.shares_place(goal)
                && result.shares_scope(goal)
                && result.is_as_of() == goal.is_as_of()
                && precedes(result, goal)
        });
        // The last result before the target's date.
        let Some(result) = results.max_by_key(|result| result.end()) else { continue };
        let difference = term(0).minus(term(1));
        let builder = CheckBuilder::new(Kind::Target, facts.doc, &[goal, result])
            .derive(Quantity::Growth, difference.clone().over(term(1)).percent());
        let is_below = !result.written.can_be_at_most(goal.written);
        let builder = if is_below { builder.note(CheckNote::TargetBelowResult) } else { builder };
        found.push(builder.gives(Quantity::Difference, difference));
    }
}

/// True if the result was complete before the goal's time began: progress within it is `pace`.
fn precedes(result: &CheckedFigure<'_>, goal: &CheckedFigure<'_>) -> bool {
    let begin = goal.period().and_then(|period| period.start.or(period.end));
    result.end().is_some() && result.end() < begin
}

/// "đều đạt 100 %" and, in the same breath, rates that exceed their targets.
fn claims(facts: &Facts<'_>, found: &mut CheckResults) {
    let is_attained = |fact: &&CheckedFigure<'_>| {
        fact.measure() == Measure::Share
            && fact.point == Rational::HUNDRED
            && base_of(facts, fact).is_some_and(|base| base.kind == BaseKind::Target)
    };
    let attained: Vec<&CheckedFigure<'_>> = facts.list.iter().filter(is_attained).collect();
    let Some(first) = attained.first().copied() else { return };
    let exceeded: Vec<_> = exceeded(facts).into_iter().filter(|(rate, _)| rate.shares_setting(first)).collect();
    if exceeded.is_empty() {
        return;
    }
    let mut terms: Vec<&CheckedFigure<'_>> = attained.into_iter().filter(|fact| fact.shares_setting(first)).collect();
    let n = terms.len();
    terms.extend(exceeded.iter().flat_map(|(rate, excess)| [*rate, *excess]));
    let mut builder = CheckBuilder::new(Kind::TargetClaims, facts.doc, &terms).note(CheckNote::HundredMayMeanAtLeast);
    let attainment = |at: usize| term(at).over(term(at).minus(term(at + 1))).percent();
    for i in 0..exceeded.len() {
        builder = builder.derive(Quantity::Attainment, attainment(n + 2 * i));
    }
    let formula = Formula { left: attainment(n), relation: Relation::Equals, right: Some(term(0)) };
    found.push(builder.with_verdict(Verdict::Undecided, formula));
}

fn unstated(facts: &Facts<'_>, found: &mut CheckResults) {
    if !facts.list.iter().any(is_result) {
        return;
    }
    let cues = facts.occurrences(&facts.structure.cues.beats_target);
    let mut sentences: Vec<usize> = cues.into_iter().filter_map(|span| facts.sentence_of(span)).collect();
    sentences.dedup();
    let is_target = |fact: &&CheckedFigure<'_>| fact.is_goal() || fact.measure() == Measure::Excess;
    let with_target: BTreeSet<Option<&str>> =
        facts.list.iter().filter(is_target).map(|fact| fact.indicator()).collect();
    for sentence in sentences {
        let Some(here) = facts.doc.reading.sentences.get(sentence) else { continue };
        let terms: Vec<&CheckedFigure<'_>> = facts.starting_in(here.span).iter().take(MAX_TERMS).collect();
        let has_target = |result: &&&CheckedFigure<'_>| with_target.contains(&result.indicator());
        let is_stated_here = terms.iter().any(|fact| fact.is_goal() || fact.measure() == Measure::Excess);
        let results: Vec<&CheckedFigure<'_>> = terms.into_iter().filter(|fact| is_result(fact)).collect();
        if is_stated_here || results.is_empty() || results.iter().any(|result| has_target(&result)) {
            continue;
        }
        let builder = CheckBuilder::new(Kind::TargetUnstated, facts.doc, &results).note(CheckNote::TargetNotStated);
        let formula = Formula { left: term(0), relation: Relation::Gives, right: None };
        found.push(builder.with_verdict(Verdict::Undecided, formula));
    }
}

/// Figures of one sentence that are told.
const MAX_TERMS: usize = 64;

fn is_result(fact: &CheckedFigure<'_>) -> bool {
    fact.is_actual() && fact.indicator().is_some() && matches!(fact.measure(), Measure::Level | Measure::Share)
}
