//! Counts of a thing whose number is known, listed one after the other: 5 + 50 + 8 provinces are all 63.
//!
//! A list that does not make the known number is no fault: it may leave some out. One that ends with those who are left and holds more is.

use crate::interval::Rational;
use crate::reading::{Measure, Qualifier};

use super::checked_figure::{CheckedFigure, Facts};
use super::rows::ends_with;
use super::structure::KnownCount;
use super::verdict::{CheckBuilder, sum_of};
use super::{CheckNote, CheckResults, Expr, Kind, Relation, Verdict};

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for known in &facts.structure.counts {
        let counted: Vec<&CheckedFigure<'_>> = facts.list.iter().filter(|fact| counts(fact, known)).collect();
        for run in counted.chunk_by(|a, b| are_adjacent(a, b)) {
            let n = run.len();
            let in_time = run.iter().all(|fact| in_time(fact, known));
            if n < 2 || !in_time {
                continue;
            }
            let builder = CheckBuilder::new(Kind::KnownCount, facts.doc, run).note(CheckNote::FromText);
            let sum = builder.point(&sum_of(0..n));
            let all = Expr::Number(Rational::whole(known.n));
            // A list that ends with those who are left is of each of them once: it holds no more than there are.
            let twice = Rational::whole(known.n.saturating_mul(2));
            let is_too_much = sum.is_some_and(|sum| sum > Rational::whole(known.n) && sum < twice);
            if is_too_much && n > 2 && run.last().is_some_and(|last| is_rest(facts, last)) {
                found.push(builder.compares(sum_of(0..n), Relation::AtMost, all));
                continue;
            }
            if sum != Some(Rational::whole(known.n)) {
                continue;
            }
            let check = builder.compares(sum_of(0..n), Relation::Equals, all);
            if check.verdict == Verdict::Agrees {
                found.push(check);
            }
        }
    }
}

fn counts(fact: &CheckedFigure<'_>, known: &KnownCount) -> bool {
    let unit = fact.mention.unit.text.as_str();
    fact.measure() == Measure::Level
        && fact.is_actual()
        && fact.mention.qualifier == Qualifier::Exact
        && fact.observation.place.as_deref().is_none_or(|place| place == known.place)
        && known.forms.iter().any(|form| form == unit)
}

/// True if the words right before a figure say that it is of those who are left.
fn is_rest(facts: &Facts<'_>, fact: &CheckedFigure<'_>) -> bool {
    let rows = facts.rows();
    let row = rows.get(rows.partition_point(|row| row.sentence < fact.mention.sentence));
    row.is_some_and(|row| {
        let at =
            (0..row.len().min(MAX_FIGURES)).find(|at| row.figure(facts, *at).is_some_and(|it| it.term == fact.term));
        at.is_some_and(|at| ends_with(row.gap(at), &facts.structure.cues.remaining))
    })
}

/// Figures of a sentence among which the last of a list stands.
const MAX_FIGURES: usize = 24;

/// In one sentence or in the next.
fn are_adjacent(a: &CheckedFigure<'_>, b: &CheckedFigure<'_>) -> bool {
    b.mention.sentence.saturating_sub(a.mention.sentence) <= 1
}

fn in_time(fact: &CheckedFigure<'_>, known: &KnownCount) -> bool {
    let year = fact.period().and_then(|period| period.end.or(period.start)).map(crate::date::Date::year);
    year.is_none_or(|year| (known.years.0..=known.years.1).contains(&year))
}
