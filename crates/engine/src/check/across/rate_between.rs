//! Averages of two periods: events per month, people per event, news items per day.

use crate::compact_sort::CompactSort;
use crate::date::Period;
use crate::reading::{Measure, Scope};

use super::super::checked_figure::KnownPlace;
use super::super::rate::duration;
use super::super::structure::{Levels, PaceUnit};
use super::super::sum::central_and_local;
use super::super::verdict::{CheckBuilder, sum_of};
use super::super::{CheckNote, CheckResults, CheckedFigure, Comparison, Expr, Facts, Kind, Quantity};
use super::Corpus;

/// The national count of one indicator over one period: printed, or central and local together.
struct Count<'b, 'a> {
    facts: Vec<&'b CheckedFigure<'a>>,
    period: Period,
    place: KnownPlace<'a>,
}

pub(in crate::check) fn find(corpus: &Corpus<'_>, found: &mut CheckResults) {
    for flow in &corpus.structure.flows {
        for [a, b] in consecutive(corpus, &flow.indicator) {
            let terms = [&a.facts[..], &b.facts[..]].concat();
            let (Some(first), Some(last)) = (a.facts.first(), b.facts.first()) else { continue };
            let (Some(before), Some(after)) = (duration(first, flow.pace), duration(last, flow.pace)) else { continue };
            let n = a.facts.len();
            let what = if flow.pace == PaceUnit::Day { Quantity::PerDay } else { Quantity::PerMonth };
            found.push(check(corpus, &terms, what, sum_of(0..n).over(before), sum_of(n..terms.len()).over(after)));
        }
    }
    for link in &corpus.structure.pers {
        let units = consecutive(corpus, &link.per);
        for [a, b] in consecutive(corpus, &link.of) {
            let beside = |of: &Count<'_, '_>| {
                let is_same = |unit: &&Count<'_, '_>| {
                    unit.period == of.period && unit.place == of.place && same_document(unit, of)
                };
                units.iter().flatten().find(is_same).map(|unit| unit.facts.clone())
            };
            let (Some(before), Some(after)) = (beside(&a), beside(&b)) else { continue };
            let terms = [&a.facts[..], &before[..], &b.facts[..], &after[..]].concat();
            let (n, m, k) = (a.facts.len(), a.facts.len() + before.len(), a.facts.len() + before.len() + b.facts.len());
            let (left, right) = (sum_of(0..n).over(sum_of(n..m)), sum_of(m..k).over(sum_of(k..terms.len())));
            found.push(check(corpus, &terms, Quantity::PerUnit, left, right));
        }
    }
}

fn check(corpus: &Corpus<'_>, terms: &[&CheckedFigure<'_>], what: Quantity, before: Expr, after: Expr) -> Comparison {
    let growth = after.clone().over(before.clone()).minus(Expr::one()).percent();
    CheckBuilder::across(Kind::RateBetween, corpus.docs, terms)
        .note(CheckNote::CountingMayDiffer)
        .derive(what, before)
        .derive(what, after)
        .gives(Quantity::Growth, growth)
}

fn same_document(a: &Count<'_, '_>, b: &Count<'_, '_>) -> bool {
    let document = |count: &Count<'_, '_>| count.facts.first().map(|fact| fact.term.document);
    document(a) == document(b)
}

/// Counts of one indicator and place over whole periods, each with the next one from another source.
fn consecutive<'b, 'a>(corpus: &'b Corpus<'a>, indicator: &str) -> Vec<[Count<'b, 'a>; 2]> {
    let adds = corpus.structure.flows.iter().any(|flow| flow.indicator == indicator && flow.levels == Levels::Add);
    // All documents, not one for each source: a reprint may have lost the year.
    let mut all: Vec<Count<'b, 'a>> = corpus.facts.iter().flat_map(|facts| counts(facts, indicator, adds)).collect();
    let source = |count: &Count<'_, '_>| count.facts.first().map(|fact| corpus.source(fact.term.document));
    all.compact_sort_by_key(|count| {
        (count.place, count.period.end, count.period.start, count.facts.first().map(|fact| fact.term))
    });
    all.dedup_by(|later, earlier| {
        later.place == earlier.place && later.period == earlier.period && source(later) == source(earlier)
    });
    let mut pairs = Vec::new();
    let mut rest = all.into_iter().peekable();
    while let Some(count) = rest.next() {
        let Some(next) = rest.peek() else { break };
        let is_step =
            count.place == next.place && count.period.end < next.period.start && source(&count) != source(next);
        if is_step {
            pairs.push([count, Count { facts: next.facts.clone(), period: next.period, place: next.place }]);
        }
    }
    pairs
}

fn counts<'b, 'a>(facts: &'b Facts<'a>, indicator: &str, adds: bool) -> Vec<Count<'b, 'a>> {
    let mut all = Vec::new();
    let mut push = |facts: Vec<&'b CheckedFigure<'a>>| {
        let Some(first) = facts.first().copied() else { return };
        let Some(period) = first.period().filter(|period| period.start.is_some() && period.end.is_some()) else {
            return;
        };
        let Some(place) = first.known_place() else { return };
        all.push(Count { facts, period, place });
    };
    if adds {
        for (central, local) in central_and_local(facts, indicator) {
            push(vec![central, local]);
        }
    }
    let is_whole = |fact: &&CheckedFigure<'_>| {
        fact.is_actual() && fact.observation.scope.is_none_or(|scope| scope == Scope::National)
    };
    for fact in facts.of(indicator, Measure::Level).filter(is_whole) {
        push(vec![fact]);
    }
    all
}
