//! Counts of a thing whose number is known, listed one after the other: 5 + 50 + 8 provinces are all 63.
//!
//! A list that does not make the known number is no fault: it may leave some out.

use crate::interval::Rational;
use crate::reading::{Measure, Qualifier};

use super::checked_figure::{CheckedFigure, Facts};
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
            if builder.point(&sum_of(0..n)) != Some(Rational::whole(known.n)) {
                continue;
            }
            let check = builder.compares(sum_of(0..n), Relation::Equals, Expr::Number(Rational::whole(known.n)));
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

/// In one sentence or in the next.
fn are_adjacent(a: &CheckedFigure<'_>, b: &CheckedFigure<'_>) -> bool {
    b.mention.sentence.saturating_sub(a.mention.sentence) <= 1
}

fn in_time(fact: &CheckedFigure<'_>, known: &KnownCount) -> bool {
    let year = fact.period().and_then(|period| period.end.or(period.start)).map(crate::date::Date::year);
    year.is_none_or(|year| (known.years.0..=known.years.1).contains(&year))
}
