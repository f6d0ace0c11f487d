//! A share of a goal that is told behind it, of a part that stands elsewhere: "đã bằng 57,3 % mục tiêu 25 triệu lượt". What fits near by is
//! believed; where a headline right above tells one amount and the sentence no other, that one is meant.

use super::super::checked_figure::CheckedFigure;
use super::super::figure_in_row::FigureInRow;
use super::super::model::{Check, Verdict};
use super::super::rows::{Row, has, n_words};
use super::{MAX_BASE_WORDS, MAX_FIGURES, is_precise, n_digits};
use crate::reading::{Qualifier, Zone};

/// Digits of a part that no words join to its goal.
const MIN_PART_DIGITS: usize = 3;

pub(super) fn find(place: &FigureInRow<'_, '_>) -> Option<Check> {
    let facts = place.facts;
    let goal = place.figure(place.at + 1).filter(|goal| goal.is_amount() && is_precise(place.fact))?;
    let words = place.row.gap(place.at + 1);
    if !has(words, &facts.structure.cues.goal) || n_words(words) > MAX_BASE_WORDS || words.contains([';', ')']) {
        return None;
    }
    let rows = place.rows.get(place.at_row.saturating_sub(2)..place.rows.len().min(place.at_row + 5)).unwrap_or(&[]);
    let figures =
        rows.iter().flat_map(|row| (0..row.len().min(MAX_FIGURES)).filter_map(move |at| row.figure(facts, at)));
    let parts = figures.filter(|part| {
        part.is_amount() && part.term != goal.term && part.counts_like(goal, facts) && n_digits(part) >= MIN_PART_DIGITS
    });
    let parts: Vec<&CheckedFigure<'_>> = parts.collect();
    // The headline tells "hơn 14,3 triệu", the body 14,32.
    let (exact, hedged): (Vec<_>, Vec<_>) = parts.into_iter().partition(|it| it.mention.qualifier == Qualifier::Exact);
    let mut checks = exact.into_iter().chain(hedged).map(|part| place.share_of(part, goal));
    let held = checks.find(|check| check.verdict == Verdict::Agrees);
    held.or_else(|| figure_of_headline(place, goal).map(|part| place.share_of(part, goal)))
}

/// The only amount of the headline, of the noun of a goal, where the lead tells of no other: "bảy tháng đón hơn 14,3 triệu lượt khách".
fn figure_of_headline<'b, 'a>(place: &FigureInRow<'b, 'a>, goal: &CheckedFigure<'_>) -> Option<&'b CheckedFigure<'a>> {
    let facts = place.facts;
    let above = place.rows.get(place.at_row.checked_sub(1)?).filter(|above| above.block < place.row.block)?;
    let is_title = facts.doc.reading.blocks.get(above.block as usize).is_some_and(|it| it.zone == Zone::Title);
    let amounts = |row: &'b Row| {
        let figures = (0..row.len().min(MAX_FIGURES)).filter_map(move |at| row.figure(facts, at));
        figures.filter(|it| it.is_amount() && it.term != goal.term && it.counts_like(goal, facts))
    };
    let mut told = amounts(above);
    let is_only = amounts(place.row).next().is_none() && is_title;
    told.next().filter(|part| is_only && told.next().is_none() && part.point < goal.point)
}
