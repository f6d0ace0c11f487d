//! One indicator over time: every point with the sentences that state it, and the points that follow by arithmetic.

use crate::compact_sort::CompactSort;
use serde::{Deserialize, Serialize};

use crate::date::Period;
use crate::interval::{Interval, Rational};
use crate::reading::{Measure, Scope, Status};

use super::super::change::{before_expr, changed};
use super::super::checked_figure::KnownPlace;
use super::super::verdict::CheckBuilder;
use super::super::{CheckedFigure, Derived, Expr, Kind, Quantity, Term};
use super::Corpus;

/// One indicator, place and status over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// The indicator.
    pub indicator: String,
    /// The sort of figure: a level or a share.
    pub measure: Measure,
    /// Results, targets …
    pub status: Status,
    /// The place's code.
    pub place: Option<String>,
    /// At what level.
    pub scope: Option<Scope>,
    /// What is stated, in order of time; one point for each value and period.
    pub points: Vec<Point>,
    /// What follows from stated changes, in order of time.
    pub derived: Vec<DerivedPoint>,
}

/// A stated value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// When.
    pub period: Period,
    /// The value as printed.
    pub value: Rational,
    /// What the words allow, in all statements together if they allow each other.
    pub interval: Interval,
    /// Who states it.
    pub statements: Vec<Term>,
    /// By how many sources, with reprints counted once.
    pub n_sources: u32,
}

/// A value that follows from a level and its change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DerivedPoint {
    /// When.
    pub period: Period,
    /// The level and the change.
    pub terms: [Term; 2],
    /// The value and how it is computed.
    pub value: Derived,
}

type Key<'a> = (&'a str, Measure, Status, KnownPlace<'a>, Option<Scope>);

fn key<'a>(fact: &CheckedFigure<'a>) -> Option<Key<'a>> {
    let measure = fact.measure();
    let is_told_over_time = matches!(measure, Measure::Level | Measure::Share);
    let observation = fact.observation;
    let indicator = fact.indicator().filter(|_| is_told_over_time)?;
    Some((indicator, measure, observation.status, fact.known_place()?, observation.scope))
}

/// All series of a corpus, in order of indicator and place. Figures without a period or of a place that is not known are in none.
#[must_use]
pub fn series(corpus: &Corpus<'_>) -> Vec<Series> {
    let facts = corpus.facts.iter().flat_map(|facts| facts.list.iter());
    let dated = facts.filter_map(|fact| Some((key(fact)?, fact.period()?, fact)));
    let mut dated: Vec<(Key<'_>, Period, &CheckedFigure<'_>)> = dated.collect();
    dated
        .compact_sort_by_key(|(key, period, fact)| (*key, period.end.or(period.start), *period, fact.point, fact.term));
    let (mut all, mut keys): (Vec<Series>, Vec<Key<'_>>) = (Vec::new(), Vec::new());
    for same_key in dated.chunk_by(|a, b| a.0 == b.0) {
        let Some((key, _, _)) = same_key.first() else { continue };
        let points =
            same_key.chunk_by(|a, b| a.1 == b.1 && a.2.point == b.2.point).filter_map(|same| point(corpus, same));
        keys.push(*key);
        all.push(Series {
            indicator: key.0.to_owned(),
            measure: key.1,
            status: key.2,
            place: Some(key.3.place.to_owned()),
            scope: key.4,
            points: points.collect(),
            derived: Vec::new(),
        });
    }
    for (key, point) in derived(corpus) {
        if let Some(series) = keys.binary_search(&key).ok().and_then(|at| all.get_mut(at)) {
            series.derived.push(point);
        }
    }
    for series in &mut all {
        series.derived.compact_sort_by_key(|point| (point.period.end, point.terms));
    }
    all
}

fn point(corpus: &Corpus<'_>, same: &[(Key<'_>, Period, &CheckedFigure<'_>)]) -> Option<Point> {
    let (_, period, first) = same.first()?;
    let together = same.iter().try_fold(Interval::ALL, |all, (_, _, fact)| all.intersection(fact.written));
    let mut sources: Vec<u32> = same.iter().map(|(_, _, fact)| corpus.source(fact.term.document)).collect();
    sources.compact_sort();
    sources.dedup();
    Some(Point {
        period: *period,
        value: first.point,
        interval: together.unwrap_or(first.written),
        statements: same.iter().map(|(_, _, fact)| fact.term).collect(),
        n_sources: u32::try_from(sources.len()).unwrap_or(u32::MAX),
    })
}

/// The levels before stated changes, one for each source.
fn derived<'a>(corpus: &Corpus<'a>) -> Vec<(Key<'a>, DerivedPoint)> {
    let mut all = Vec::new();
    for facts in corpus.independent() {
        for one in changed(facts) {
            let to = one.change.observation.compare.and_then(|compare| compare.to);
            let (Some(key), Some(period)) = (key(one.level), to) else { continue };
            let expr: Expr = before_expr(one.change, 0, 1);
            let builder = CheckBuilder::new(Kind::Change, facts.doc, &[one.level, one.change]);
            let value = Derived {
                what: Quantity::Before,
                point: builder.point(&expr),
                interval: builder.interval(&expr),
                expr,
            };
            all.push((key, DerivedPoint { period, terms: [one.level.term, one.change.term], value }));
        }
    }
    all
}
