//! Sums that no word announces: items one under the other below their whole, and figures near each other that add up to the
//! last digit. The latter are believed only if they hold: chance rarely does that.

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind, Qualifier};

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::Relation;
use super::super::kinds::Kind;
use super::super::model::{Check, CheckResults, Verdict};
use super::super::portion::{is_known, put};
use super::super::rows::{Row, has, has_one};
use super::super::verdict::{sum_of, term};
use super::{builder, is_amount, n_digits, near_miss, whole_list};

/// Figures of one sort on either side of a whole among which its parts are looked for.
const N_AROUND: usize = 10;
/// Figures of any sort that are looked through for them.
const N_LOOKED_AT: usize = 40;
/// Parts of a sum that no word announces.
const MAX_PARTS: usize = 8;
/// Sentences between a whole and its parts.
const MAX_SENTENCES: u32 = 12;
/// Digits of a whole from which on chance is unlikely.
const MIN_DIGITS: usize = 3;
/// The same where the parts do not stand one after the other, or print another noun.
const MIN_DIGITS_APART: usize = 4;
/// Items of a list.
const MAX_ITEMS: usize = 24;
/// Rows above a list in which its whole stands.
const MAX_ROWS_ABOVE: usize = 3;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    by_search(facts, found);
    items(facts, found);
}

/// "- Từ 3 đến 6 tháng: 1.318 đơn vị, 31,4 tỷ đồng; - Từ 6 đến 12 tháng: …" below "2.914 đơn vị, 412,6 tỷ đồng".
fn items(facts: &Facts<'_>, found: &mut CheckResults) {
    let rows = facts.rows();
    // Items of another mark are of another list: "- Tổng số: …, trong đó: + Ngoại trú: …".
    let are_of_one = |a: &Row, b: &Row| a.item_mark(facts).is_some_and(|mark| b.item_mark(facts) == Some(mark));
    for list in rows.chunk_by(|a, b| are_of_one(a, b) && b.block - a.block <= 1) {
        let Some(first) = list.first().filter(|_| (2..=MAX_ITEMS).contains(&list.len())) else { continue };
        let at = rows.partition_point(|row| row.sentence < first.sentence);
        let above = rows.get(at.saturating_sub(MAX_ROWS_ABOVE)..at).unwrap_or(&[]);
        let columns: Vec<Column<'_, '_>> =
            amounts(facts, first).into_iter().filter_map(|part| column(facts, list, above, part)).collect();
        // Items of which one column makes its whole are all, so the other columns must make theirs. An item without a figure in
        // a column may be the one that is missing there: then only too much is a fault.
        let is_sure =
            |it: &Column<'_, '_>| it.is_full || n_digits(it.whole.mention.value) >= MIN_DIGITS && it.parts.len() > 2;
        let are_all = columns.iter().any(|it| is_sure(it) && equal(facts, it.whole, &it.parts).is_some());
        let are_all = are_all || are_two_that_are_all(facts, list, above);
        for Column { whole, parts, is_full } in columns {
            let is_confirmed = is_full && is_confirmed(found, whole, &parts);
            let is_listed = |check: &Check| (are_all && (is_full || check.is_above())) || is_confirmed;
            let slip = || near_miss(facts, whole, &parts).filter(|_| is_full);
            let miss = || slip().or_else(|| whole_list(facts, whole, &parts).filter(is_listed));
            let miss = || miss().or_else(|| larger_part(facts, whole, &parts).filter(|_| are_all));
            let miss = || miss().or_else(|| too_much(facts, list, above, whole, &parts));
            let check = equal(facts, whole, &parts).or_else(miss);
            if let Some(check) = check.filter(|check| is_new(found, check)) {
                put(found, check);
            }
        }
    }
}

/// "– Ngoại trú: 128.304 lượt; – Nội trú: 14.256 lượt", right below what opens parts: no third is left.
fn are_two_that_are_all(facts: &Facts<'_>, list: &[Row], above: &[Row]) -> bool {
    let cues = &facts.structure.cues;
    let ([first, second], Some(above)) = (list, above.last()) else { return false };
    let is_in = |row: &Row, name: &String| has_one(row.gap(0), name);
    let mut pairs = cues.opposites.iter();
    let are_opposites =
        pairs.any(|[a, b]| (is_in(first, a) && is_in(second, b)) || (is_in(first, b) && is_in(second, a)));
    are_opposites && has(above.gap(above.len()), &cues.of_which)
}

/// A list that is all of its whole, and holds a part that is larger.
fn larger_part<'a>(facts: &Facts<'a>, whole: &CheckedFigure<'a>, parts: &[&CheckedFigure<'a>]) -> Option<Check> {
    let n = parts.len();
    let is_exact = |fact: &CheckedFigure<'_>| fact.mention.qualifier == Qualifier::Exact;
    let are_exact = is_exact(whole) && parts.iter().all(|part| is_exact(part));
    let sum = parts.iter().try_fold(Rational::ZERO, |sum, part| sum.checked_add(part.point))?;
    let is_of_size = sum <= whole.point.checked_mul(Rational::new(3, 2)?)?;
    let is_larger = are_exact && is_of_size && parts.iter().any(|part| part.point >= whole.point);
    let check = builder(facts, whole, parts).compares(sum_of(0..n), Relation::Equals, term(n));
    (is_larger && check.verdict == Verdict::LookAgain).then_some(check)
}

/// True if other figures make the whole: then it is the list that is wrong where the list does not.
fn is_confirmed(found: &CheckResults, whole: &CheckedFigure<'_>, parts: &[&CheckedFigure<'_>]) -> bool {
    found.checks.iter().rev().take(MAX_BACK).any(|check| {
        let Some((last, others)) = check.terms.split_last() else { return false };
        matches!(check.kind, Kind::Sum | Kind::OfWhich)
            && check.verdict == Verdict::Agrees
            && check.formula.relation == Relation::Equals
            && *last == whole.term
            && parts.iter().all(|part| !others.contains(&part.term))
    })
}

/// Items right below the only figure of their noun hold no more than it: "còn 1.146 em: – huyện A 62 em; – huyện B 1.113 em". More than
/// half as much again is something else, and so are items that may overlap.
fn too_much<'a>(
    facts: &Facts<'a>,
    list: &[Row],
    above: &[Row],
    whole: &CheckedFigure<'a>,
    parts: &[&CheckedFigure<'a>],
) -> Option<Check> {
    let is_exact = |fact: &CheckedFigure<'_>| fact.mention.qualifier == Qualifier::Exact;
    let (row, first) = (above.last()?, list.first()?);
    let like = (0..row.len()).filter_map(|at| row.figure(facts, at));
    let like = like.filter(|it| is_amount(it) && it.counts_like(whole, facts));
    let is_only = whole.mention.sentence == row.sentence && like.count() == 1;
    // An item of another list has what stands in its own line.
    let is_right_above =
        !row.starts_as_item(facts) && first.block - row.block <= 1 && first.sentence - row.sentence <= MAX_NEXT;
    let overlaps = |row: &Row| has(row.gap(0), &facts.structure.cues.overlapping);
    let are_exact = parts.len() >= MIN_ITEMS && is_exact(whole) && parts.iter().all(|part| is_exact(part));
    let sum = parts.iter().try_fold(Rational::ZERO, |sum, part| sum.checked_add(part.point))?;
    let limit = whole.point.checked_mul(Rational::new(3, 2)?)?;
    let is_of_size = sum > whole.point && sum <= limit;
    let is_sure = is_only && is_right_above && are_exact && is_of_size && !list.iter().any(overlaps);
    let n = parts.len();
    let check = || builder(facts, whole, parts).compares(sum_of(0..n), Relation::AtMost, term(n));
    is_sure.then(check).filter(|check| check.verdict == Verdict::LookAgain)
}

/// Items from which on a list is one.
const MIN_ITEMS: usize = 3;
/// Sentences from the one above a list to its first: a mark of its own may be one.
const MAX_NEXT: u32 = 2;

/// The amounts of one noun in the items of a list, and their whole above it.
struct Column<'b, 'a> {
    whole: &'b CheckedFigure<'a>,
    parts: Vec<&'b CheckedFigure<'a>>,
    /// Every item has one.
    is_full: bool,
}

fn column<'b, 'a>(
    facts: &'b Facts<'a>,
    list: &[Row],
    above: &'b [Row],
    (part, nth): (&'b CheckedFigure<'a>, usize),
) -> Option<Column<'b, 'a>> {
    let parts: Vec<&CheckedFigure<'_>> = list.iter().filter_map(|row| nth_like(facts, row, part, nth)).collect();
    let block = list.first()?.block;
    let above = above.iter().rev().filter(|row| block - row.block <= MAX_ROWS_ABOVE as u32);
    let wholes = above.flat_map(|row| (0..row.len()).filter_map(|at| row.figure(facts, at)));
    let is_whole = |whole: &&CheckedFigure<'_>| {
        is_amount(whole) && whole.counts_like(part, facts) && parts.iter().all(|part| part.point < whole.point)
    };
    let mut wholes = wholes.collect::<Vec<_>>().into_iter();
    let held = wholes.clone().find(is_whole);
    // One part that is larger than all of the list may be the one that is wrong.
    let is_like = |whole: &&CheckedFigure<'_>| {
        let n_larger = parts.iter().filter(|part| part.point >= whole.point).count();
        is_amount(whole) && whole.counts_like(part, facts) && n_larger == 1 && parts.len() > 2
    };
    let whole = held.or_else(|| wholes.find(is_like)).filter(|_| parts.len() > 1)?;
    Some(Column { whole, is_full: parts.len() == list.len(), parts })
}

/// The amounts of a row, each with its place among those of its noun.
fn amounts<'b, 'a>(facts: &'b Facts<'a>, row: &Row) -> Vec<(&'b CheckedFigure<'a>, usize)> {
    let all: Vec<&CheckedFigure<'_>> =
        (0..row.len().min(MAX_PARTS)).filter_map(|at| row.figure(facts, at)).filter(|it| is_amount(it)).collect();
    let nth = |at: usize, fact: &CheckedFigure<'_>| {
        all.iter().take(at).filter(|other| other.counts_like(fact, facts)).count()
    };
    all.iter().enumerate().map(|(at, fact)| (*fact, nth(at, fact))).collect()
}

/// The same column in another row: the figure of that noun at the same place among its like.
fn nth_like<'b, 'a>(
    facts: &'b Facts<'a>,
    row: &Row,
    like: &CheckedFigure<'_>,
    nth: usize,
) -> Option<&'b CheckedFigure<'a>> {
    let figures = (0..row.len().min(MAX_PARTS)).filter_map(|at| row.figure(facts, at));
    figures.filter(|it| is_amount(it) && it.counts_like(like, facts)).nth(nth)
}

/// Parts that make a whole exactly, wherever they stand around it.
fn by_search(facts: &Facts<'_>, found: &mut CheckResults) {
    for (at, whole) in facts.list.iter().enumerate() {
        let n_digits = n_digits(whole.mention.value);
        if !is_amount(whole) || n_digits < MIN_DIGITS {
            continue;
        }
        let behind = facts.list.get(at + 1..facts.list.len().min(at + 1 + N_LOOKED_AT)).unwrap_or(&[]);
        let before = facts.list.get(at.saturating_sub(N_LOOKED_AT)..at).unwrap_or(&[]);
        let is_near = |part: &&CheckedFigure<'_>| could_be_part(facts, part, whole, n_digits);
        let behind: Vec<&CheckedFigure<'_>> = behind.iter().filter(is_near).take(N_AROUND).collect();
        let mut before: Vec<&CheckedFigure<'_>> = before.iter().rev().filter(is_near).take(N_AROUND).collect();
        before.reverse();
        for side in [&behind, &before] {
            let run = run_that_makes(side, whole);
            let sum = run.and_then(|parts| equal(facts, whole, parts));
            found.extend(sum.filter(|check| is_new(found, check)));
        }
        if n_digits >= MIN_DIGITS_APART {
            let all = [before, behind].concat();
            let sum = pair_that_makes(&all, whole).and_then(|pair| equal_or_less(facts, whole, pair));
            found.extend(sum.filter(|check| is_new(found, check)));
        }
    }
}

pub(super) fn is_new(found: &CheckResults, check: &Check) -> bool {
    !is_known(found, check) && !found.checks.iter().rev().take(MAX_BACK).any(|other| is_on_same(other, check))
}

fn is_on_same(a: &Check, b: &Check) -> bool {
    a.kind == b.kind && a.terms.len() == b.terms.len() && a.terms.iter().all(|term| b.terms.contains(term))
}

/// Checks among which the same sum is looked for: those of one stretch of text stand near each other.
const MAX_BACK: usize = 200;

/// Whether a figure may be a part of a whole of so many digits.
fn could_be_part(facts: &Facts<'_>, part: &CheckedFigure<'_>, whole: &CheckedFigure<'_>, n_digits: usize) -> bool {
    let is_sort = matches!(part.measure(), Measure::Level | Measure::ChangeAbs | Measure::Excess)
        && matches!(part.mention.kind, MentionKind::Count | MentionKind::Money | MentionKind::Measure)
        && part.mention.upper.is_none();
    let far = part.mention.sentence.abs_diff(whole.mention.sentence);
    let is_plain = || part.mention.unit.text.is_empty() || whole.mention.unit.text.is_empty();
    let is_next = || far <= 1 && (n_digits >= MIN_DIGITS_APART || is_plain());
    is_sort
        && far <= MAX_SENTENCES
        && part.is_commensurable(whole)
        && !part.point.is_zero()
        && part.point < whole.point
        && part.mention.span != whole.mention.span
        && (part.shares_sentence(whole) || is_next() || part.counts_like(whole, facts))
}

/// Figures one after the other whose printed values make the whole.
fn run_that_makes<'s, 'b, 'a>(
    figures: &'s [&'b CheckedFigure<'a>],
    whole: &CheckedFigure<'_>,
) -> Option<&'s [&'b CheckedFigure<'a>]> {
    // Each is above zero and below the whole: as the first of a run moves on, so does its last.
    for run in figures.split(|part| part.point.is_negative()).filter(|run| run.len() > 1) {
        let mut sum = Rational::ZERO;
        let mut to = 0;
        for (from, first) in run.iter().enumerate() {
            while let Some(next) = run.get(to).filter(|_| to - from < MAX_PARTS && sum < whole.point) {
                sum = sum.checked_add(next.point)?;
                to += 1;
            }
            if sum == whole.point {
                return run.get(from..to);
            }
            sum = sum.checked_sub(first.point)?;
        }
    }
    None
}

/// Two figures that make the whole; of a decrease, what it is less.
fn pair_that_makes<'b, 'a>(
    figures: &[&'b CheckedFigure<'a>],
    whole: &CheckedFigure<'_>,
) -> Option<[&'b CheckedFigure<'a>; 2]> {
    for (at, one) in figures.iter().enumerate() {
        let rest = whole.point.checked_sub(one.point.checked_abs()?)?;
        let less = rest.checked_neg();
        let is_rest =
            |point: Rational| !rest.is_negative() && (point == rest || point.is_negative() && Some(point) == less);
        if let Some(other) = figures.iter().skip(at + 1).find(|other| is_rest(other.point)) {
            return Some([*one, *other]);
        }
    }
    None
}

/// The sum of two figures; "1.117.600 người, ít hơn 80.800 người" than 1.198.400 takes the decrease away.
fn equal_or_less<'a>(facts: &Facts<'a>, whole: &CheckedFigure<'a>, pair: [&CheckedFigure<'a>; 2]) -> Option<Check> {
    let [one, other] = pair;
    let (level, change) = if one.point.is_negative() { (other, one) } else { (one, other) };
    if !change.point.is_negative() {
        return equal(facts, whole, &pair);
    }
    let builder = builder(facts, whole, &[level, change]);
    let check = builder.compares(term(0).minus(term(1)), Relation::Equals, term(2));
    Some(check).filter(|check| check.verdict == Verdict::Agrees && !level.point.is_negative())
}

pub(super) fn equal<'a>(facts: &Facts<'a>, whole: &CheckedFigure<'a>, parts: &[&CheckedFigure<'a>]) -> Option<Check> {
    let n = parts.len();
    let builder = builder(facts, whole, parts);
    if builder.point(&sum_of(0..n)) != Some(whole.point) {
        return None;
    }
    Some(builder.compares(sum_of(0..n), Relation::Equals, term(n)))
        .filter(|check| matches!(check.verdict, Verdict::Agrees | Verdict::AgreesIfRounded))
}
