//! One figure told twice in one text, in the lead and in the body. A lead rounds; it does not tell another number: of the same
//! indicator, place and time that is a fault.

use crate::interval::Rational;
use crate::reading::Measure;

use super::fact::{Fact, Facts};
use super::formula::Relation;
use super::kinds::Kind;
use super::model::{Check, Found, Verdict};
use super::portion::is_known;
use super::verdict::{Draft, term};

/// A lead is the headline and so many sentences.
const N_LEAD_SENTENCES: u32 = 3;
/// Further apart than this part of the value, two figures are of two things.
const FURTHEST: (i128, i128) = (1, 10);

pub(super) fn find(facts: &Facts<'_>, found: &mut Found) {
    let lead = facts.list.iter().take_while(|fact| fact.mention.sentence < N_LEAD_SENTENCES);
    for first in lead.filter(|fact| is_stock(facts, fact)) {
        let Some(indicator) = first.indicator() else { continue };
        let is_same = |other: &&Fact<'_>| {
            other.mention.sentence > first.mention.sentence
                && other.period().is_some()
                && other.shares_setting(first)
                && other.is_commensurable(first)
                && other.observation.denominator == first.observation.denominator
        };
        let others: Vec<&Fact<'_>> = facts.near(first, indicator, first.measure()).filter(is_same).collect();
        let is_one_value = others.windows(2).all(|pair| matches!(pair, [a, b] if a.point == b.point));
        let Some(other) = others.first().filter(|_| is_one_value) else { continue };
        let check = Draft::new(Kind::Restated, facts.doc, &[first, other]).compares(term(0), Relation::Equals, term(1));
        if check.verdict != Verdict::LookAgain || is_near(first, other) {
            found.push(check);
        }
    }
    by_value(facts, found);
}

/// A figure of the lead that the body tells again, more precisely or not: "gần 78 vạn người" and 776.920 người. That no figure
/// of the body is like it is no fault.
fn by_value(facts: &Facts<'_>, found: &mut Found) {
    let lead = facts.list.iter().take_while(|fact| fact.mention.sentence < N_LEAD_SENTENCES);
    for first in lead.take(MAX_LEAD).filter(|fact| n_digits(fact) >= MIN_DIGITS && fact.mention.upper.is_none()) {
        let from = facts.list.partition_point(|fact| fact.mention.sentence <= first.mention.sentence);
        let body = facts.list.get(from..).unwrap_or(&[]).iter().take(MAX_BODY);
        let is_like = |other: &&Fact<'_>| {
            other.mention.kind == first.mention.kind
                && other.measure() == first.measure()
                && other.mention.upper.is_none()
                && other.is_goal() == first.is_goal()
                && n_digits(other) >= MIN_DIGITS
                && other.counts_like(first, facts)
        };
        let check = |other: &Fact<'_>| {
            Draft::new(Kind::Restated, facts.doc, &[first, other]).compares(term(0), Relation::Equals, term(1))
        };
        let told = body.filter(is_like).map(check).find(|check| check.verdict == Verdict::Agrees);
        let is_new = |check: &Check| !is_known(found, check) && !found.checks.iter().any(|other| other.id == check.id);
        found.extend(told.filter(is_new).into_iter().collect::<Vec<_>>());
    }
}

/// Digits from which on a number is recognised.
const MIN_DIGITS: usize = 2;
/// Figures of a lead that are looked for in the body.
const MAX_LEAD: usize = 32;
/// Figures of the body that one of the lead is looked for among.
const MAX_BODY: usize = 200;

fn n_digits(fact: &Fact<'_>) -> usize {
    fact.mention.value.mantissa().unsigned_abs().to_string().trim_end_matches('0').len()
}

/// A level or rate of which a text has one at one time: no change, no part of many.
fn is_stock(facts: &Facts<'_>, fact: &Fact<'_>) -> bool {
    let is_of =
        |indicator: &str| facts.structure.shares.iter().any(|link| link.of == indicator || link.share == indicator);
    matches!(fact.measure(), Measure::Level | Measure::Share)
        && fact.period().is_some()
        && fact.indicator().is_some_and(is_of)
}

fn is_near(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let apart = || {
        let limit = b.point.checked_abs()?.checked_mul(Rational::new(FURTHEST.0, FURTHEST.1)?)?;
        Some(a.point.checked_sub(b.point)?.checked_abs()? <= limit)
    };
    apart().unwrap_or(false)
}
