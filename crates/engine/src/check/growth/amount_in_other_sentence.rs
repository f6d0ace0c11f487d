//! The amount of a change and its percentage, told in different sentences of one indicator: a lead has "thấp hơn năm ngoái trên
//! 900 người", the body "17.422 người (-5,1 %)". Only what holds is believed.

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind};

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::Relation;
use super::super::kinds::Kind;
use super::super::model::{Check, CheckResults, Verdict};
use super::super::portion::is_known;
use super::super::rows::{Row, ends_with};
use super::super::verdict::{CheckBuilder, term};
use super::{Level, Reach, amount_and_percentage};

/// Amounts of change that are looked at.
const MAX_AMOUNTS: usize = 200;
/// Figures around one among which its earlier level is looked for.
const MAX_EARLIER: usize = 24;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let is_amount = |fact: &&CheckedFigure<'_>| {
        fact.measure() == Measure::ChangeAbs
            && fact.mention.kind != MentionKind::Percent
            && fact.mention.upper.is_none()
    };
    for amount in facts.list.iter().filter(is_amount).take(MAX_AMOUNTS) {
        let Some(indicator) = amount.indicator() else { continue };
        let is_like = |other: &&CheckedFigure<'_>| {
            other.mention.kind == MentionKind::Percent
                && other.mention.sentence != amount.mention.sentence
                && other.shares_place(amount)
                && other.point.is_negative() == amount.point.is_negative()
        };
        let percentages = facts.near(amount, indicator, Measure::ChangeRel).filter(is_like);
        let mut held = percentages.flat_map(|percentage| checks(facts, amount, percentage));
        let check = held.find(|check| check.verdict == Verdict::Agrees && !is_known(found, check));
        found.extend(check.filter(|check| !found.checks.iter().any(|other| other.id == check.id)));
    }
}

fn checks<'a>(facts: &Facts<'a>, amount: &CheckedFigure<'a>, percentage: &CheckedFigure<'a>) -> Vec<Check> {
    let rows = facts.rows();
    let row_of = |fact: &CheckedFigure<'_>| rows.get(rows.partition_point(|row| row.sentence < fact.mention.sentence));
    let mut all = Vec::new();
    for of in [percentage, amount] {
        let Some(row) = row_of(of) else { continue };
        let here = (0..row.len().min(MAX_EARLIER)).filter_map(|at| Some((at, row.figure(facts, at)?)));
        let level = here.clone().map(|(_, fact)| fact).filter(|fact| {
            fact.is_amount() && fact.indicator() == of.indicator() && fact.mention.span.start < of.mention.span.start
        });
        let level = level.last().map(|fact| Level { fact, reach: Reach::Loose });
        all.extend(level.and_then(|level| amount_and_percentage(facts, &level, &[amount, percentage])).map(|it| it.0));
        let earlier = here.filter(|(at, fact)| is_earlier(facts, row, *at, fact)).map(|(_, fact)| fact);
        all.extend(earlier.filter_map(|earlier| of_earlier(facts, amount, earlier, percentage)));
    }
    let at = facts.n_before(amount.mention.span.start);
    let around = at.saturating_sub(MAX_EARLIER)..facts.list.len().min(at + MAX_EARLIER);
    let to = percentage.observation.compare.and_then(|compare| compare.to);
    let of_then = facts.list.get(around).unwrap_or(&[]).iter().filter(|it| to.is_some() && it.period() == to);
    all.extend(of_then.filter_map(|earlier| of_earlier(facts, amount, earlier, percentage)));
    all
}

/// "từ 1,21 triệu": the words say that it is the level before.
fn is_earlier(facts: &Facts<'_>, row: &Row, at: usize, fact: &CheckedFigure<'_>) -> bool {
    fact.is_amount() && ends_with(row.gap(at), &facts.structure.cues.from)
}

/// The amount over the level before is the percentage.
fn of_earlier<'a>(
    facts: &Facts<'a>,
    amount: &CheckedFigure<'a>,
    earlier: &CheckedFigure<'a>,
    percentage: &CheckedFigure<'a>,
) -> Option<Check> {
    let is_level = earlier.is_amount() && earlier.may_count_like(amount, facts) && earlier.point > Rational::ZERO;
    let builder = || CheckBuilder::new(Kind::Growth, facts.doc, &[amount, earlier, percentage]);
    is_level.then(|| builder().compares(term(0).over(term(1)).percent(), Relation::Equals, term(2)))
}
