//! A direction said once, and the levels of two times: "số hộ nghèo tiếp tục giảm, năm 2022 là 1.512 hộ, năm 2023 là 1.340 hộ", "giảm
//! so với quý trước, ở mức 2,24 %, trong khi quý trước là 2,91 %".

use crate::interval::Rational;
use crate::reading::Measure;

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::{Expr, Relation};
use super::super::kinds::Kind;
use super::super::model::{CheckNote, CheckResults};
use super::super::rows::{Row, ends_with, has, is_only, without_last};
use super::super::verdict::{CheckBuilder, term};
use super::Direction;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for row in facts.rows().iter().filter(|row| row.len() == 2) {
        let (Some(first), Some(second)) = (row.figure(facts, 0), row.figure(facts, 1)) else { continue };
        let Some(way) = way(facts, row) else { continue };
        let is_like = first.kind_is(second) && (first.is_percentage() || first.counts_like(second, facts));
        if !is_like
            || !is_level(facts, row, 0, first)
            || !is_level(facts, row, 1, second)
            || !says_no_more(facts, row.gap(1))
        {
            continue;
        }
        // "Hà Nội và Huế cũng tăng, lần lượt là 15,5 % và 14,4 %": of two things, unless two times are named.
        let n_numbers = row.gap(0).split_whitespace().filter(|word| word.chars().all(|it| it.is_ascii_digit())).count();
        if has(row.gap(0), &facts.structure.cues.respectively) && n_numbers < 2 {
            continue;
        }
        if let Some([later, earlier]) = in_time(facts, row, first, second) {
            let (low, high) = if way == Direction::Down { (later, earlier) } else { (earlier, later) };
            let builder = CheckBuilder::new(Kind::Direction, facts.doc, &[low, high]).note(CheckNote::FromText);
            found.push(builder.compares(size(low, 0), Relation::AtMost, size(high, 1)));
        }
    }
}

/// The way that the words before the first figure say, if they say one.
fn way(facts: &Facts<'_>, row: &Row) -> Option<Direction> {
    let cues = &facts.structure.cues;
    let says = |gap: &str| (has(gap, &cues.fell) || has(gap, &cues.down), has(gap, &cues.rose) || has(gap, &cues.up));
    match (says(row.gap(0)), says(row.gap(1)), says(row.gap(2))) {
        ((true, false), (false, false), (_, false)) => Some(Direction::Down),
        ((false, true), (false, false), (false, _)) => Some(Direction::Up),
        _ => None,
    }
}

/// The value of a level, also where it is read as that of a fall.
fn size(fact: &CheckedFigure<'_>, at: usize) -> Expr {
    if fact.point.is_negative() { Expr::Number(Rational::ZERO).minus(term(at)) } else { term(at) }
}

/// A level, or what stands behind "là", however it is read: "giảm, năm 2022 là 1.340 hộ".
fn is_level(facts: &Facts<'_>, row: &Row, at: usize, fact: &CheckedFigure<'_>) -> bool {
    let is_called = ends_with(row.gap(at), &facts.structure.cues.called) && fact.measure() == Measure::ChangeAbs;
    fact.mention.upper.is_none() && (fact.is_level_like() || is_called)
}

/// True if the words between two levels name nothing else that they could be of.
fn says_no_more(facts: &Facts<'_>, gap: &str) -> bool {
    let cues = &facts.structure.cues;
    let known: Vec<String> = gap
        .split_whitespace()
        .filter(|word| !word.chars().all(|letter| letter.is_ascii_digit() || letter == '/'))
        .filter(|word| !cues.time_words.iter().any(|own| own == word))
        .map(str::to_owned)
        .collect();
    is_only(&known.join(" "), &cues.between_levels)
}

/// Two levels, the later first; `None` if nothing says which it is.
fn in_time<'b, 'a>(
    facts: &Facts<'_>,
    row: &Row,
    first: &'b CheckedFigure<'a>,
    second: &'b CheckedFigure<'a>,
) -> Option<[&'b CheckedFigure<'a>; 2]> {
    let cues = &facts.structure.cues;
    let tail = |gap: &str| {
        let named = without_last(without_last(gap, &cues.called), &cues.reaches);
        ends_with(named, &cues.earlier)
    };
    if tail(row.gap(1)) {
        return Some([first, second]);
    }
    // "năm ngoái 1,4 tỷ USD, năm nay 1,1 tỷ USD".
    if tail(row.gap(0)) {
        return Some([second, first]);
    }
    let (a, b) = (first.period()?, second.period()?);
    let (a_end, b_end) = (a.end?, b.end?);
    match a_end.cmp(&b_end) {
        std::cmp::Ordering::Less => Some([second, first]),
        std::cmp::Ordering::Greater => Some([first, second]),
        std::cmp::Ordering::Equal => None,
    }
}
