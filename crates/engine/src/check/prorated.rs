//! One contribution told for a year and for another number of months: 434.700 a year is 543.375 for 15 months.
//!
//! Found by the arithmetic alone, so only exact amounts of many digits are believed, and a miss is no fault.

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind, Qualifier};

use super::checked_figure::{CheckedFigure, Facts};
use super::verdict::{CheckBuilder, term};
use super::{CheckNote, CheckResults, Expr, Kind, Relation, Verdict};

/// Digits from which on an amount is recognised.
const MIN_DIGITS: u32 = 4;

/// Numbers of months, and amounts of one text, that are looked at: every amount is held against every other.
const MAX_MONTHS: usize = 12;
const MAX_AMOUNTS: usize = 100;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let months: Vec<i64> = facts.list.iter().filter_map(|fact| n_months(facts, fact)).take(MAX_MONTHS).collect();
    let amounts: Vec<&CheckedFigure<'_>> =
        facts.list.iter().filter(|fact| is_exact_amount(fact)).take(MAX_AMOUNTS).collect();
    for n in months {
        for yearly in &amounts {
            for other in amounts.iter().filter(|other| other.is_commensurable(yearly) && other.point != yearly.point) {
                let builder = CheckBuilder::new(Kind::Months, facts.doc, &[yearly, other]).note(CheckNote::FromText);
                let expr = term(0).over(Expr::Months(12)).times(Expr::Months(n));
                if builder.point(&expr) == Some(other.point) {
                    let check = builder.compares(expr, Relation::Equals, term(1));
                    found.extend(Some(check).filter(|check| check.verdict == Verdict::Agrees));
                }
            }
        }
    }
}

/// A stretch of months that is no year.
fn n_months(facts: &Facts<'_>, fact: &CheckedFigure<'_>) -> Option<i64> {
    let unit = fact.mention.unit.id.as_ref()?;
    let is_month = facts.structure.cues.month_units.contains(unit) && fact.mention.kind == MentionKind::Duration;
    let n = fact.mention.value.to_string().parse::<i64>().ok().filter(|_| is_month)?;
    (n > 0 && n != 12 && fact.mention.upper.is_none()).then_some(n)
}

fn is_exact_amount(fact: &CheckedFigure<'_>) -> bool {
    matches!(fact.measure(), Measure::Level | Measure::Average)
        && fact.mention.kind == MentionKind::Money
        && fact.mention.qualifier == Qualifier::Exact
        && fact.mention.upper.is_none()
        && fact.point > Rational::ZERO
        && fact.mention.value.mantissa().unsigned_abs().checked_ilog10().is_some_and(|log| log + 1 >= MIN_DIGITS)
}
