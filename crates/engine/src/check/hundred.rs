//! Shares of one thing, listed in one sentence, make a hundred: 14,15 + 33,78 + 41,82 + 10,25 %.

use crate::interval::Rational;
use crate::reading::Measure;

use super::build::{Draft, sum_of};
use super::fact::{Fact, Facts};
use super::{Check, CheckNote, Expr, Kind, Relation, Verdict};

/// A list of shares this close to a hundred is meant to make it.
const NEAR_MISS_PERCENT: i64 = 2;

pub(super) fn find(facts: &Facts<'_>, checks: &mut Vec<Check>) {
    let shares: Vec<&Fact<'_>> = facts.list.iter().filter(|fact| is_share(fact)).collect();
    for group in shares.chunk_by(|a, b| belong_together(a, b)).filter(|group| group.len() >= 3) {
        let n = group.len();
        let draft = Draft::new(Kind::Hundred, facts.doc, group).note(CheckNote::FromText);
        let Some(miss) = draft.point(&sum_of(0..n)).and_then(|sum| sum.checked_sub(Rational::HUNDRED)) else {
            continue;
        };
        let is_near = miss.checked_abs().is_some_and(|miss| miss <= Rational::whole(NEAR_MISS_PERCENT));
        let check = draft.compares(sum_of(0..n), Relation::Equals, Expr::Number(Rational::HUNDRED));
        if is_near || check.verdict == Verdict::Agrees {
            checks.push(check);
        }
    }
}

fn is_share(fact: &Fact<'_>) -> bool {
    fact.measure() == Measure::Share && fact.is_actual()
}

/// In one list: one sentence, one period, one place, and no other base.
fn belong_together(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.shares_sentence(b)
        && a.period() == b.period()
        && a.shares_place(b)
        && a.observation.denominator == b.observation.denominator
        && (a.indicator().is_none() || a.indicator() != b.indicator())
}
