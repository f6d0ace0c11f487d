//! A share whose base the words behind it name, as other words name a whole further above: "bằng 1,5 % số đề nghị" after "Số
//! tiền các cơ sở đề nghị thanh toán là 571,9 tỷ đồng". Only what holds is believed.

use crate::Decimal;
use crate::interval::Rational;

use super::super::checked_figure::CheckedFigure;
use super::super::model::{Check, Verdict};
use super::super::rows::{Row, has};
use super::super::share::base_of;
use super::FigureInRow;

/// Words of the name.
const NAME_WORDS: usize = 2;
/// Rows before the share among which the whole is looked for.
const MAX_ROWS: usize = 40;
/// Figures of one row that are looked at.
const MAX_FIGURES: usize = 12;

pub(super) fn find<'a>(place: &FigureInRow<'_, 'a>) -> Option<Check> {
    let name = name(place)?;
    let part = place.told_parts().into_iter().find_map(|(at, _)| place.figure(at))?;
    let above = place.rows.get(place.at_row.saturating_sub(MAX_ROWS)..=place.at_row)?.iter().rev();
    let is_whole = |row: &Row, at: usize, whole: &CheckedFigure<'_>| {
        let is_before = whole.mention.span.end <= part.mention.span.start && whole.point > part.point;
        is_before && whole.is_amount() && whole.counts_like(part, place.facts) && row.gap(at).contains(name.as_str())
    };
    let figures = above.flat_map(|row| (0..row.len().min(MAX_FIGURES)).rev().map(move |at| (row, at)));
    let wholes = figures.filter_map(|(row, at)| Some((row, at, row.figure(place.facts, at)?)));
    let mut checks =
        wholes.filter(|(row, at, whole)| is_whole(row, *at, whole)).map(|(_, _, whole)| place.share_of(part, whole));
    let checks: Vec<Check> = checks.by_ref().collect();
    let is_share = place.fact.point < Rational::HUNDRED;
    let held = checks.iter().position(|check| check.verdict == Verdict::Agrees);
    // The whole name stands before one amount and no other: then a miss is a fault.
    // Who is counted as living in a place differs from one office to the next, and a goal from one to the next.
    let is_of_other =
        has(&place.base_words(), &place.facts.structure.cues.goal) || base_of(place.facts, place.fact).is_some();
    let is_sure = checks.len() == 1 && !is_of_other && is_whole_name(place) && place.fact.mention.step < Decimal::ONE;
    let at = held.or_else(|| is_sure.then_some(0)).filter(|_| is_share)?;
    checks.into_iter().nth(at)
}

/// True if the name is all that is said of the base: "số đề nghị", not "số hộ nghèo của huyện".
fn is_whole_name(place: &FigureInRow<'_, '_>) -> bool {
    let cues = &place.facts.structure.cues;
    let words = place.base_words();
    let mut behind = words.split_whitespace().skip_while(|word| cues.base_prefix.iter().any(|own| own == word));
    behind.nth(NAME_WORDS).is_none_or(|word| cues.joins.iter().any(|join| join == word))
}

/// The first words behind the share that name something.
fn name(place: &FigureInRow<'_, '_>) -> Option<String> {
    let words = place.base_words();
    let prefix = &place.facts.structure.cues.base_prefix;
    let named = words.split_whitespace().skip_while(|word| prefix.iter().any(|own| own == word));
    let named: Vec<&str> = named.take(NAME_WORDS).collect();
    (named.len() == NAME_WORDS).then(|| format!(" {} ", named.join(" ")))
}
