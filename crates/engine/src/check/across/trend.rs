//! A direction that one document claims without a figure, decided by the figures of another: "giảm nhẹ so với năm 2020"
//! against the level at the end of 2020.

use crate::reading::Measure;

use super::super::change::{before_expr, changed};
use super::super::direction::{Directed, Direction, directed};
use super::super::verdict::{CheckBuilder, term};
use super::super::{Check, CheckResults, CheckedFigure, Expr, Facts, Kind, Quantity, Relation};
use super::Corpus;

pub(in crate::check) fn find(corpus: &Corpus<'_>, found: &mut CheckResults) {
    for facts in corpus.independent() {
        for one in directed(facts) {
            found.extend(check(corpus, one));
        }
    }
}

fn check(corpus: &Corpus<'_>, one: Directed<'_, '_>) -> Option<Check> {
    let since = one.since?.end?;
    let later = one.fact;
    let indicator = later.indicator()?;
    let is_like = |fact: &CheckedFigure<'_>| fact.shares_place(later) && fact.shares_scope(later) && fact.is_actual();
    let is_other =
        |facts: &&Facts<'_>| facts.list.first().is_some_and(|first| first.term.document != later.term.document);
    let others = || corpus.independent().filter(is_other);
    let stated = others()
        .flat_map(|facts| facts.of(indicator, Measure::Level))
        .find(|fact| is_like(fact) && fact.end() == Some(since) && later.measure() == Measure::Level);
    if let Some(earlier) = stated {
        let builder = CheckBuilder::across(Kind::Direction, corpus.docs, &[earlier, later]);
        let (left, right) = ascending(one.way, term(0), term(1));
        return Some(builder.compares(left, Relation::AtMost, right));
    }
    let implied = others().flat_map(changed).find(|change| {
        let to = change.change.observation.compare.and_then(|compare| compare.to).and_then(|period| period.end);
        change.level.indicator() == Some(indicator) && is_like(change.level) && to == Some(since)
    })?;
    let before = before_expr(implied.change, 0, 1);
    let mut terms = vec![implied.level, implied.change, later];
    // The document's own change, if it has one, makes the series longer.
    let own = corpus.facts.get(later.term.document as usize).map(changed).unwrap_or_default();
    let own = own.into_iter().find(|change| change.level.term == later.term);
    terms.extend(own.map(|own| own.change));
    let mut builder =
        CheckBuilder::across(Kind::Direction, corpus.docs, &terms).derive(Quantity::Before, before.clone());
    if let Some(own) = own {
        builder = builder.derive(Quantity::Before, before_expr(own.change, 2, 3));
    }
    let (left, right) = ascending(one.way, before, term(2));
    Some(builder.compares(left, Relation::AtMost, right))
}

/// The side that should be smaller first.
fn ascending(way: Direction, earlier: Expr, later: Expr) -> (Expr, Expr) {
    match way {
        Direction::Down => (later, earlier),
        Direction::Up => (earlier, later),
    }
}
