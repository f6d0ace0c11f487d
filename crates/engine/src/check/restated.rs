//! One figure told twice in one text, in the lead and in the body. A lead rounds; it does not tell another number: of the same
//! indicator, place and time that is a fault.

mod by_words;

use crate::date::Period;
use crate::interval::Rational;
use crate::reading::{Measure, MentionKind, Qualifier, Zone};

use super::checked_figure::{CheckedFigure, Facts};
use super::formula::{Expr, Formula, Relation};
use super::kinds::Kind;
use super::model::{Check, CheckResults, Verdict};
use super::portion::is_known;
use super::verdict::{CheckBuilder, term};

/// A lead is the headline and so many sentences.
const N_LEAD_SENTENCES: u32 = 3;
/// Further apart than this part of the value, two figures are of two things.
const FURTHEST: (i128, i128) = (1, 10);

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let lead = facts.list.iter().take_while(|fact| fact.mention.sentence < N_LEAD_SENTENCES);
    for first in lead.filter(|fact| is_stock(facts, fact) || (is_level(fact) && compared_with(facts, fact).is_some())) {
        let Some(indicator) = first.indicator() else { continue };
        let since = compared_with(facts, first);
        let is_same = |other: &&CheckedFigure<'_>| {
            // What is compared with one and the same time is of one time.
            let is_of_one_time = || since.is_some() && compared_with(facts, other) == since;
            other.mention.sentence > first.mention.sentence
                && other.period().is_some()
                && other.shares_place(first)
                && other.shares_scope(first)
                && other.is_goal() == first.is_goal()
                && (other.shares_time(first) || is_of_one_time())
                && other.is_commensurable(first)
                && other.observation.denominator == first.observation.denominator
        };
        let others: Vec<&CheckedFigure<'_>> = facts.near(first, indicator, first.measure()).filter(is_same).collect();
        let is_one_value = others.windows(2).all(|pair| matches!(pair, [a, b] if a.point == b.point));
        let Some(other) = others.first().filter(|_| is_one_value) else { continue };
        let check =
            CheckBuilder::new(Kind::Restated, facts.doc, &[first, other]).compares(term(0), Relation::Equals, term(1));
        if check.verdict != Verdict::LookAgain
            || is_near(first, other)
            || is_title(facts, first) && is_of_size(first, other)
        {
            found.push(check);
        }
    }
    by_value(facts, found);
    by_words::find(facts, found);
    out_of(facts, found);
}

/// "hơn 15.000/18.000 lao động" where another sentence tells "gần 18.000 lao động": all of which some are told.
fn out_of(facts: &Facts<'_>, found: &mut CheckResults) {
    for some in facts.list.iter().filter(|some| some.is_amount()).take(MAX_BODY) {
        let Some(all) = some.out_of(facts.doc.text).filter(|all| *all > some.point) else { continue };
        let is_it = |other: &&CheckedFigure<'_>| {
            other.mention.sentence != some.mention.sentence
                && other.is_amount()
                && other.point == all
                && n_digits(other) >= MIN_DIGITS
                && other.counts_like(some, facts)
        };
        if let Some(other) = facts.around(some).iter().find(is_it) {
            let builder = CheckBuilder::new(Kind::Restated, facts.doc, &[some, other]);
            let formula = Formula { left: Expr::Number(all), relation: Relation::Equals, right: Some(term(1)) };
            let is_hedged = other.mention.qualifier != Qualifier::Exact;
            let verdict = if is_hedged { Verdict::AgreesIfRounded } else { Verdict::Agrees };
            let check = builder.with_verdict(verdict, formula);
            if !is_known(found, &check) {
                found.push(check);
            }
        }
    }
}

/// A figure of the lead that the body tells again, more precisely or not: "gần 78 vạn người" and 776.920 người. That no figure
/// of the body is like it is no fault.
fn by_value(facts: &Facts<'_>, found: &mut CheckResults) {
    let lead = facts.list.iter().take_while(|fact| fact.mention.sentence < N_LEAD_SENTENCES);
    for first in lead.take(MAX_LEAD).filter(|fact| n_digits(fact) >= MIN_DIGITS && fact.mention.upper.is_none()) {
        let from = facts.list.partition_point(|fact| fact.mention.sentence <= first.mention.sentence);
        let body = facts.list.get(from..).unwrap_or(&[]).iter().take(MAX_BODY);
        let is_like = |other: &&CheckedFigure<'_>| {
            other.mention.kind == first.mention.kind
                && other.measure() == first.measure()
                && other.mention.upper.is_none()
                && other.is_goal() == first.is_goal()
                && n_digits(other) >= MIN_DIGITS
                && other.counts_like(first, facts)
        };
        let check = |other: &CheckedFigure<'_>| {
            CheckBuilder::new(Kind::Restated, facts.doc, &[first, other]).compares(term(0), Relation::Equals, term(1))
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

fn n_digits(fact: &CheckedFigure<'_>) -> usize {
    fact.mention.value.mantissa().unsigned_abs().to_string().trim_end_matches('0').len()
}

/// A level or rate of which a text has one at one time: no change, no part of many.
fn is_stock(facts: &Facts<'_>, fact: &CheckedFigure<'_>) -> bool {
    let is_of =
        |indicator: &str| facts.structure.shares.iter().any(|link| link.of == indicator || link.share == indicator);
    matches!(fact.measure(), Measure::Level | Measure::Share)
        && fact.period().is_some()
        && fact.indicator().is_some_and(is_of)
}

fn is_level(fact: &CheckedFigure<'_>) -> bool {
    fact.measure() == Measure::Level && fact.mention.kind == MentionKind::Count && fact.period().is_some()
}

/// The time with which a change right behind a level compares it.
pub(super) fn compared_with(facts: &Facts<'_>, level: &CheckedFigure<'_>) -> Option<Period> {
    let at = facts.n_before(level.mention.span.end);
    let change = facts
        .list
        .get(at)
        .filter(|next| next.shares_sentence(level) && next.indicator() == level.indicator() && next.is_change())?;
    change.observation.compare.and_then(|compare| compare.to)
}

/// A headline tells what the body tells, and rounds it.
fn is_title(facts: &Facts<'_>, fact: &CheckedFigure<'_>) -> bool {
    let sentence = facts.doc.reading.sentences.get(fact.mention.sentence as usize);
    let block = sentence.and_then(|sentence| facts.doc.reading.blocks.get(sentence.block as usize));
    block.is_some_and(|block| block.zone == Zone::Title)
}

/// True if one of two figures is less than twice the other.
fn is_of_size(a: &CheckedFigure<'_>, b: &CheckedFigure<'_>) -> bool {
    let is_less = |a: &CheckedFigure<'_>, b: &CheckedFigure<'_>| {
        b.point.checked_mul(Rational::whole(2)).is_some_and(|twice| a.point < twice)
    };
    is_less(a, b) && is_less(b, a)
}

fn is_near(a: &CheckedFigure<'_>, b: &CheckedFigure<'_>) -> bool {
    let apart = || {
        let limit = b.point.checked_abs()?.checked_mul(Rational::new(FURTHEST.0, FURTHEST.1)?)?;
        Some(a.point.checked_sub(b.point)?.checked_abs()? <= limit)
    };
    apart().unwrap_or(false)
}
