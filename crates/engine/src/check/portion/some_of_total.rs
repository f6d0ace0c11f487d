//! Some of so many, and the share that they are: "giải ngân 2.340 tỷ đồng trong tổng vốn 5.200 tỷ đồng, tương đương 45 %", "một phần ba
//! số hộ làm nghề mộc, tức 300 hộ trên 900 hộ". The words leave no doubt what is of what.

use crate::reading::Qualifier;

use super::super::checked_figure::CheckedFigure;
use super::super::model::Check;
use super::super::rows::{behind, ends_with, has, is_only, n_words};
use super::FigureInRow;

/// Words between some and all.
const MAX_WORDS: usize = 8;

pub(super) fn find(place: &FigureInRow<'_, '_>) -> Option<Check> {
    before(place).or_else(|| after(place))
}

/// The share stands behind both.
fn before(place: &FigureInRow<'_, '_>) -> Option<Check> {
    let at = place.at.checked_sub(2)?;
    let (part, whole) = (place.figure(at)?, place.figure(at + 1)?);
    let cues = &place.facts.structure.cues;
    let gap = place.row.gap(place.at);
    let is_attached = || super::is_attached(gap, &cues.share_words, cues);
    // "7 trên tổng số 20 xã, đạt 35 % kế hoạch".
    let is_of_goal = || has(&place.base_words(), &cues.goal);
    (is_pair(place, at, part, whole) && is_attached() && !is_of_goal()).then(|| place.share_of(part, whole))
}

/// The share stands before both, and is told again by them.
fn after(place: &FigureInRow<'_, '_>) -> Option<Check> {
    let (part, whole) = (place.figure(place.at + 1)?, place.figure(place.at + 2)?);
    let cues = &place.facts.structure.cues;
    let gap = place.row.gap(place.at + 1);
    let tail = gap.rfind([',', ':', '(']).and_then(|at| gap.get(at + 1..))?;
    let is_told_again =
        is_only(tail, &cues.same_value) || ends_with(tail, &cues.some_of) || ends_with(tail, &cues.that_is);
    let is_of_goal = || has(&place.base_words(), &cues.goal);
    (is_told_again && is_pair(place, place.at + 1, part, whole) && !is_of_goal()).then(|| place.share_of(part, whole))
}

/// "214 hồ sơ trên tổng số 820 hồ sơ".
fn is_pair(place: &FigureInRow<'_, '_>, at: usize, part: &CheckedFigure<'_>, whole: &CheckedFigure<'_>) -> bool {
    if !(part.is_amount() && whole.is_amount() && part.kind_is(whole) && !part.is_goal()) {
        return false;
    }
    let cues = &place.facts.structure.cues;
    let gap = place.row.gap(at + 1);
    let is_called = behind(gap, &cues.whole).is_some_and(|words| n_words(words) <= 2) && has(gap, &cues.out_of);
    // "600 hộ trên 900 hộ": the word is read as a hedge.
    let is_hedged = gap.trim().is_empty() && whole.mention.qualifier == Qualifier::Over;
    let is_opened = ends_with(gap, &cues.out_of) || is_called || is_hedged;
    let is_like =
        part.counts_like(whole, place.facts) || part.is_generic(place.facts) || part.mention.unit.text.is_empty();
    is_like && is_opened && n_words(gap) <= MAX_WORDS && !gap.contains([',', ';', '('])
}
