//! A level that is a fraction of another: "lần lượt chỉ là 14,2 % và 11,9 %, chưa bằng một nửa mức chung toàn tỉnh (31,5 %)".

use super::super::checked_figure::CheckedFigure;
use super::super::figure_in_row::FigureInRow;
use super::super::model::Check;
use super::super::rows::{has, n_words};
use crate::interval::Rational;
use crate::reading::MentionKind;

/// Words between the fraction and the rate that it is of.
const MAX_NAME: usize = 8;
/// Words between the rates and their fraction.
const MAX_BETWEEN: usize = 3;
/// Rates that are told one after the other.
const MAX_RATES: usize = 4;

pub(super) fn find(place: &FigureInRow<'_, '_>) -> Vec<Check> {
    let fraction = place.fact;
    let is_fraction = fraction.mention.kind == MentionKind::Ratio && fraction.point < Rational::ONE;
    let named = place.row.gap(place.at + 1);
    let is_named = named.trim_end().ends_with('(') && n_words(named) <= MAX_NAME && !named.contains([',', ';', ')']);
    let is_near = n_words(place.row.gap(place.at)) <= MAX_BETWEEN;
    let base = place.figure(place.at + 1).filter(|base| base.is_percentage() || base.is_amount());
    let Some(base) = base.filter(|_| is_fraction && is_named && is_near) else { return Vec::new() };
    let is_like = |rate: &&CheckedFigure<'_>| match base.is_percentage() {
        true => rate.is_percentage(),
        false => rate.is_amount() && rate.counts_like(base, place.facts),
    };
    let from = place.at.saturating_sub(MAX_RATES);
    let rates = (from..place.at).rev().map_while(|at| place.figure(at).filter(is_like));
    let rates: Vec<&CheckedFigure<'_>> = rates.collect();
    let first = place.at - rates.len();
    // Told one after the other, each is such a fraction.
    let are_each = has(place.row.gap(first), &place.facts.structure.cues.respectively);
    let n = if are_each { rates.len() } else { rates.len().min(1) };
    rates.into_iter().take(n).map(|rate| place.share_of(rate, base)).collect()
}
