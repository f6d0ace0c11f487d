//! Which figures can be compared with each other, and which sizes are only said in round numbers.

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind, Qualifier};

use super::super::super::checked_figure::{CheckedFigure, Facts};

/// A figure that can be compared, whatever it is read as: "vượt dự toán 1.100 tỷ đồng" tells the plan.
pub(super) fn is_level_like(fact: &CheckedFigure<'_>) -> bool {
    let is_sort = matches!(
        fact.mention.kind,
        MentionKind::Count | MentionKind::Money | MentionKind::Measure | MentionKind::Rate | MentionKind::Percent
    );
    is_sort && fact.point > Rational::ZERO
}

pub(super) fn is_level(fact: &CheckedFigure<'_>) -> bool {
    let is_average = fact.measure() == Measure::Average && is_level_like(fact);
    fact.is_level_like() || is_average
}

/// Two amounts of one noun, or two percentages.
pub(super) fn are_alike(facts: &Facts<'_>, a: &CheckedFigure<'_>, b: &CheckedFigure<'_>) -> bool {
    let are_percentages = a.is_percentage() && b.mention.kind == MentionKind::Percent;
    let are_amounts = a.may_count_like(b, facts)
        && (a.kind_is(b) || a.mention.kind == MentionKind::Rate || b.mention.kind == MentionKind::Rate);
    are_percentages || are_amounts
}

/// "gần 30 %" is said of 27,5 %: a hedged percentage in fives is not one to the last percent.
pub(super) fn is_in_fives(growth: Option<Rational>, change: &CheckedFigure<'_>) -> bool {
    let size = change.point.checked_abs();
    let Some((growth, size)) = growth.zip(size) else { return false };
    let is_five = size.checked_div(Rational::whole(5)).is_some_and(Rational::is_whole);
    let is_on_side = match change.mention.qualifier {
        Qualifier::Almost | Qualifier::AtMost => growth <= size,
        Qualifier::Over | Qualifier::AtLeast => growth >= size,
        Qualifier::About => true,
        Qualifier::Exact => false,
    };
    let apart = growth.checked_sub(size).and_then(Rational::checked_abs);
    is_five && is_on_side && apart.is_some_and(|apart| apart <= Rational::whole(3))
}
