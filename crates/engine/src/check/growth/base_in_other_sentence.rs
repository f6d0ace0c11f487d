//! A change whose earlier level stands in another sentence: of the same indicator, as a result beside a plan is ("thu phấn đấu
//! 591.000 tỷ đồng, tăng khoảng 12 %"), or such that it gives the change to its last digit. Only what holds is believed.

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind};

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::model::{Check, Verdict};
use super::between;

/// Sentences between a level and the one that it changed from.
const MAX_SENTENCES: u32 = 24;
/// Figures that are looked through for an exact one.
const N_LOOKED_AT: usize = 24;

pub(super) fn find<'a>(facts: &Facts<'a>, later: &CheckedFigure<'a>, change: &CheckedFigure<'a>) -> Option<Check> {
    if !later.is_amount() || change.mention.kind != MentionKind::Percent {
        return None;
    }
    let is_near = |earlier: &&CheckedFigure<'a>| {
        earlier.term != later.term && earlier.mention.sentence.abs_diff(later.mention.sentence) <= MAX_SENTENCES
    };
    let of_indicator = later.indicator().into_iter().flat_map(|it| facts.near(later, it, Measure::Level));
    let of_indicator =
        of_indicator.filter(|it| is_near(it) && it.is_goal() != later.is_goal() && it.counts_like(later, facts));
    let at = facts.n_before(later.mention.span.start);
    let around = facts.list.get(at.saturating_sub(N_LOOKED_AT)..at).unwrap_or(&[]).iter().rev();
    let exact = around.filter(|it| is_near(it) && it.may_count_like(later, facts) && is_exact(it, later, change));
    let agrees = |check: &Check| check.verdict == Verdict::Agrees;
    of_indicator.chain(exact).filter_map(|earlier| between(facts, later, earlier, change)).find(agrees)
}

/// True if the printed values give the printed change, and have digits enough for chance to be unlikely.
fn is_exact(earlier: &CheckedFigure<'_>, later: &CheckedFigure<'_>, change: &CheckedFigure<'_>) -> bool {
    let growth = later.point.checked_div(earlier.point).and_then(|ratio| ratio.checked_sub(Rational::ONE));
    let percent = growth.and_then(|growth| growth.checked_mul(Rational::HUNDRED));
    let n_digits = earlier.mention.value.mantissa().unsigned_abs().to_string().trim_end_matches('0').len();
    percent == Some(change.point) && n_digits >= 3 && earlier.mention.upper.is_none()
}
