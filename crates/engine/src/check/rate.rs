//! A count over its days is the stated average: 47.200 in 546 days is "hơn 86" a day. Without an average, the pace that
//! follows.

use crate::interval::Rational;
use crate::reading::Measure;
use crate::text::fold;

use super::checked_figure::{CheckedFigure, Facts};
use super::formula::Formula;
use super::rows::{has, normal};
use super::structure::PaceUnit;
use super::verdict::{CheckBuilder, term};
use super::{CheckNote, CheckResults, Expr, Kind, Quantity, Relation};

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let mut averaged = Vec::new();
    for average in facts.list.iter().filter(|fact| fact.measure() == Measure::Average) {
        let Some(indicator) = average.indicator() else { continue };
        let Some(unit) = pace_of(facts, average) else { continue };
        let candidates = facts.near(average, indicator, Measure::Level).filter(|level| level.shares_setting(average));
        let Some(level) = facts.nearest(average, candidates) else { continue };
        let Some(duration) = duration(level, unit) else { continue };
        averaged.push(level.term);
        let builder = CheckBuilder::new(Kind::Rate, facts.doc, &[level, average]);
        found.push(builder.compares(term(0).over(duration), Relation::Equals, term(1)));
    }
    in_words(facts, &mut averaged, found);
    for flow in facts.structure.flows.iter().filter(|flow| flow.pace == PaceUnit::Day) {
        let levels = facts.of(&flow.indicator, Measure::Level).filter(|level| level.is_actual());
        for level in levels.filter(|level| !averaged.contains(&level.term)) {
            let builder = CheckBuilder::new(Kind::Rate, facts.doc, &[level]);
            match duration(level, flow.pace) {
                Some(days) => found.push(builder.gives(Quantity::PerDay, term(0).over(days))),
                None => {
                    let formula = Formula { left: term(0), relation: Relation::Gives, right: None };
                    found.push(builder.note(CheckNote::StartNotStated).beside(formula));
                }
            }
        }
    }
}

/// "Tính ra, mỗi ngày có khoảng 113 tin, bài": which total is meant the words do not say, so only one that fits is believed.
fn in_words(facts: &Facts<'_>, averaged: &mut Vec<super::Term>, found: &mut CheckResults) {
    for average in facts.list.iter().filter(|fact| fact.measure() == Measure::Level && fact.is_amount()) {
        let Some(indicator) = average.indicator() else { continue };
        let before = facts.doc.text.get(..average.mention.span.start as usize).unwrap_or("");
        let from = before.len().saturating_sub(BYTES_BEFORE);
        let from = (from..before.len()).find(|at| before.is_char_boundary(*at)).unwrap_or(before.len());
        let words = normal(before.get(from..).unwrap_or(""));
        if !has(&words, &facts.structure.cues.per_day) || words.contains(['.', ';']) {
            continue;
        }
        let levels = facts.near(average, indicator, Measure::Level);
        let mut levels = levels.filter(|level| level.point > average.point && level.counts_like(average, facts));
        let check = levels.find_map(|level| {
            let days = duration(level, PaceUnit::Day)?;
            let builder = CheckBuilder::new(Kind::Rate, facts.doc, &[level, average]);
            let check = builder.compares(term(0).over(days), Relation::Equals, term(1));
            (check.verdict == super::Verdict::Agrees).then_some((level.term, check))
        });
        if let Some((level, check)) = check {
            averaged.extend([level, average.term]);
            found.push(check);
        }
    }
}

/// Bytes before an average in which "mỗi ngày" stands.
const BYTES_BEFORE: usize = 40;

/// The stretch that a level counts over, in the unit of a pace; `None` if an end is not known.
pub(super) fn duration(level: &CheckedFigure<'_>, unit: PaceUnit) -> Option<Expr> {
    let period = level.period()?;
    let (start, end) = (period.start?, period.end?);
    match unit {
        PaceUnit::Day => period.n_days().filter(|n| *n > 1).map(Expr::Days),
        PaceUnit::Month => {
            let is_whole = start.day() == 1 && end.day() == end.month().length(end.year());
            let months = i64::from(end.year() - start.year()) * 12 + i64::from(u8::from(end.month()))
                - i64::from(u8::from(start.month()))
                + 1;
            (is_whole && months > 1).then_some(Expr::Months(months))
        }
    }
}

fn pace_of(facts: &Facts<'_>, average: &CheckedFigure<'_>) -> Option<PaceUnit> {
    let span = average.mention.span;
    // The unit's noun may end before its "/ngày".
    let tail = facts.doc.text.get(span.range().start..).unwrap_or("");
    let words = fold::exact(&tail.chars().take(60).collect::<String>());
    let at = |forms: &[String]| forms.iter().filter_map(|form| words.find(form.as_str())).min();
    match (at(&facts.structure.cues.per_day), at(&facts.structure.cues.per_month)) {
        (Some(day), Some(month)) if month < day => Some(PaceUnit::Month),
        (Some(_), _) => Some(PaceUnit::Day),
        (None, Some(_)) => Some(PaceUnit::Month),
        (None, None) => None,
    }
    .filter(|_| average.point > Rational::ZERO)
}
