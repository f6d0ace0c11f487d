//! Sums of what stands before them: "9,8 tỷ, 6,4 tỷ, 3,1 tỷ đồng; cộng lại, ba đơn vị này vượt 19,3 tỷ đồng", "8 %, còn lại
//! 18 % …, tổng cộng 26 %".

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind};

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::Relation;
use super::super::model::CheckResults;
use super::super::rows::{Row, behind, ends_with, has, n_words};
use super::super::verdict::{sum_of, term};
use super::builder;

/// Words between the words that announce a sum and the sum.
const MAX_WORDS: usize = 6;
/// Figures of one sentence that a sum is looked for among.
const MAX_ROW: usize = 24;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for row in facts.rows() {
        for at in 2..row.len().min(MAX_ROW) {
            let Some(total) = row.figure(facts, at).filter(|total| is_addable(total)) else { continue };
            let Some(end) = end_of_parts(facts, row, at) else { continue };
            let before = (0..end).rev().filter_map(|at| row.figure(facts, at));
            let is_part = |part: &&CheckedFigure<'_>| is_addable(part) && part.counts_like(total, facts);
            let mut parts: Vec<&CheckedFigure<'_>> = before.take_while(is_part).collect();
            parts.reverse();
            let n = parts.len();
            // A row of a table holds sums of sums.
            let sum = parts.iter().try_fold(Rational::ZERO, |sum, part| sum.checked_add(part.point));
            let limit = total.point.checked_mul(Rational::whole(2));
            if sum.zip(limit).is_none_or(|(sum, limit)| sum > limit)
                || sum.is_none_or(|sum| is_less_than_half(sum, total))
            {
                continue;
            }
            if n >= 2 && parts.iter().all(|part| part.point < total.point && part.is_goal() == total.is_goal()) {
                found.push(builder(facts, total, &parts).compares(sum_of(0..n), Relation::Equals, term(n)));
            }
        }
    }
}

/// "4 người, 4 anh chị em, … tổng cộng 130 người": what makes little of a sum is something else.
fn is_less_than_half(sum: Rational, total: &CheckedFigure<'_>) -> bool {
    sum.checked_mul(Rational::whole(2)).is_none_or(|twice| twice < total.point)
}

/// Where the parts end that a figure is announced as the sum of; "ba đơn vị" may stand between.
fn end_of_parts(facts: &Facts<'_>, row: &Row, at: usize) -> Option<usize> {
    let is_announced = |gap: &str| {
        let words = behind(gap, &facts.structure.cues.sum_of_before);
        words.is_some_and(|words| n_words(words) <= MAX_WORDS && !words.contains([';', '.', '(']))
    };
    let cues = &facts.structure.cues;
    let is_led = has(row.gap(at), &cues.sum_verbs) && ends_with(row.gap(at), &cues.leads_up);
    if is_announced(row.gap(at)) || is_led {
        return Some(at);
    }
    let count = row.before(facts, at).filter(|count| count.mention.kind == MentionKind::Count)?;
    let is_short = n_words(row.gap(at)) <= MAX_WORDS && !row.gap(at).contains([';', '.', '(']);
    let is_of_both = ends_with(row.gap(at - 1), &cues.of_both) && is_short_gap(row.gap(at));
    let is_small = count.point >= Rational::whole(2) && count.point <= Rational::whole(9) && count.point.is_whole();
    (is_small && is_short && (is_announced(row.gap(at - 1)) || is_of_both) && at > 2).then(|| at - 1)
}

/// "cả hai nhà máy có 1.200 công nhân".
fn is_short_gap(gap: &str) -> bool {
    n_words(gap) <= 3 && !gap.contains([',', ';', '(', '.'])
}

/// An amount, or a share that can be one of several: no percentage of a change, no average.
fn is_addable(fact: &CheckedFigure<'_>) -> bool {
    let is_sort = match fact.mention.kind {
        MentionKind::Count | MentionKind::Money | MentionKind::Measure => {
            matches!(fact.measure(), Measure::Level | Measure::ChangeAbs | Measure::Excess)
        }
        MentionKind::Percent => matches!(fact.measure(), Measure::Share | Measure::Level),
        _ => false,
    };
    is_sort && fact.mention.upper.is_none() && fact.point > Rational::ZERO
}
