//! Several amounts that are one share: "lần lượt 15.920, 10.344, 9.871 và 8.760, gộp lại chiếm 85,7 % toàn tỉnh", "ba đơn vị
//! này chiếm khoảng 9,2 % tổng số tiền". Which whole is meant the words do not say surely: only what holds is believed.

use crate::interval::Rational;
use crate::reading::MentionKind;

use super::super::checked_figure::CheckedFigure;
use super::super::formula::Relation;
use super::super::kinds::Kind;
use super::super::model::{Check, Verdict};
use super::super::rows::{Row, behind, has, n_words};
use super::super::verdict::{CheckBuilder, sum_of, term};
use super::FigureInRow;

/// Amounts that one share joins.
const MAX_PARTS: usize = 8;
/// Words between the one that joins them and the share.
const MAX_WORDS: usize = 4;

pub(super) fn find<'a>(place: &FigureInRow<'_, 'a>) -> Option<Check> {
    let cues = &place.facts.structure.cues;
    let gap = place.row.gap(place.at);
    behind(gap, &cues.together).filter(|words| n_words(words) <= MAX_WORDS)?;
    let count = place.at.checked_sub(1).and_then(|at| place.figure(at)).and_then(small_count);
    let parts = match count {
        Some(n) => last(place, place.at - 1, Some(n)),
        None => last(place, place.at, None),
    };
    let n = parts.len();
    let sum = parts.iter().try_fold(Rational::ZERO, |sum, part| sum.checked_add(part.point))?;
    if n < 2 {
        return None;
    }
    let first = parts.first()?;
    let is_whole = |whole: &&CheckedFigure<'a>| {
        whole.is_amount() && whole.point > sum && whole.may_count_like(first, place.facts) && whole.kind_is(first)
    };
    let here = (0..place.at).filter_map(|at| place.figure(at));
    let above = place.rows_before_within(MAX_ROWS_BACK, MAX_BLOCKS_BACK).collect::<Vec<_>>();
    let is_called = |row: &Row, at: usize| has(row.gap(at), &cues.whole);
    let named = above.iter().filter(|(row, at, _)| is_called(row, *at)).map(|(_, _, whole)| *whole);
    let totals: Vec<&CheckedFigure<'a>> = named.clone().filter(is_whole).collect();
    let wholes = here.chain(named).chain(above.iter().map(|(_, _, whole)| *whole)).filter(is_whole);
    let wholes: Vec<&CheckedFigure<'a>> = wholes.collect();
    let mut checks = wholes.iter().map(|whole| check(place, &parts, whole));
    let held = checks.find(|check| check.verdict == Verdict::Agrees);
    // Where one whole alone can be meant, and the words say that it is of all, a miss is a fault.
    let are_one =
        |wholes: &[&CheckedFigure<'a>]| wholes.windows(2).all(|pair| matches!(pair, [a, b] if a.point == b.point));
    let is_one = are_one(&wholes);
    let behind = place.base_words();
    let is_of_all = has(&behind, &cues.whole) || has(&behind, &cues.total_rows);
    let called = totals.first().filter(|_| are_one(&totals) && has(&behind, &cues.whole) && count.is_some());
    let meant = wholes.first().filter(|_| is_one && is_of_all).or(called);
    held.or_else(|| meant.map(|whole| check(place, &parts, whole)))
}

/// Sentences and blocks before the share in which its whole stands.
const MAX_ROWS_BACK: usize = 20;
const MAX_BLOCKS_BACK: u32 = 16;

fn check<'a>(place: &FigureInRow<'_, 'a>, parts: &[&CheckedFigure<'a>], whole: &CheckedFigure<'a>) -> Check {
    let n = parts.len();
    let terms = [parts, &[whole, place.fact]].concat();
    let builder = CheckBuilder::new(Kind::Portion, place.facts.doc, &terms);
    builder.compares(place.in_percent(sum_of(0..n).over(term(n))), Relation::Equals, term(n + 1))
}

/// "ba đơn vị": how many are joined.
fn small_count(fact: &CheckedFigure<'_>) -> Option<usize> {
    let is_count = fact.mention.kind == MentionKind::Count;
    (2..=MAX_PARTS).find(|n| is_count && i64::try_from(*n).is_ok_and(|n| fact.point == Rational::whole(n)))
}

/// The last amounts of one noun before a place of the row, as many as are counted, in order.
fn last<'b, 'a>(place: &FigureInRow<'b, 'a>, end: usize, n: Option<usize>) -> Vec<&'b CheckedFigure<'a>> {
    let here = (0..end).rev().filter_map(|at| place.figure(at));
    let mut parts: Vec<&'b CheckedFigure<'a>> = Vec::new();
    let push = |fact: &'b CheckedFigure<'a>, parts: &mut Vec<&'b CheckedFigure<'a>>| {
        // A list without its noun holds no figure with one: "bốn địa bàn … có lần lượt 15.920, 10.344".
        let is_one = |first: &&CheckedFigure<'a>| {
            let is_plain = fact.mention.unit.text.is_empty();
            fact.kind_is(first) && (is_plain || fact.mention.unit.text == first.mention.unit.text)
        };
        let is_like = parts.first().is_none_or(is_one);
        let is_part = fact.is_amount() && is_like;
        if is_part {
            parts.push(fact);
        }
        is_part
    };
    match n {
        None => {
            for fact in here.take(MAX_PARTS) {
                if !push(fact, &mut parts) {
                    break;
                }
            }
        }
        Some(n) => {
            let all = here.chain(place.rows_before().map(|(_, _, fact)| fact));
            for fact in all.filter(|fact| fact.mention.kind == MentionKind::Money) {
                if parts.len() == n || !push(fact, &mut parts) {
                    break;
                }
            }
            parts.truncate(n);
        }
    }
    parts.reverse();
    parts
}
