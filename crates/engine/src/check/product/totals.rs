//! So many, so much each, and all: "200 phần quà, mỗi phần trị giá 500.000 đồng, tổng trị giá 100 triệu đồng", "mỗi hộ được hỗ trợ 20
//! triệu đồng; 240 hộ nhận tổng cộng 4,8 tỷ đồng". They are held where the sentence tells one of each.

use crate::Span;
use crate::interval::Rational;
use crate::reading::{Measure, MentionKind, Qualifier};

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::clause::{head, last_of, tail};
use super::super::formula::Relation;
use super::super::kinds::Kind;
use super::super::model::{Check, CheckResults, Verdict};
use super::super::portion::is_known;
use super::super::rows::{Row, after_first, has, n_words, normal};
use super::super::verdict::{CheckBuilder, term};

/// Figures of a sentence in which a product stands alone.
const MAX_FIGURES: usize = 6;
/// Words between the number and the total that it is said to have.
const MAX_BETWEEN: usize = 5;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for row in facts.rows().iter().filter(|row| (3..=MAX_FIGURES).contains(&row.len())) {
        let check = (0..row.len()).find_map(|at| of_each(facts, row, at));
        if let Some([total, number, each]) = check {
            let builder = CheckBuilder::new(Kind::Product, facts.doc, &[total, number, each]);
            let given = is_given(facts, number, each).then(|| each.as_exact());
            let builder = match &given {
                Some(exact) => CheckBuilder::new(Kind::Product, facts.doc, &[total, number, exact]),
                None => builder,
            };
            let check = builder.compares(term(1).times(term(2)), Relation::Equals, term(0));
            let check = if given.is_some() { strictly(check, total, number, each) } else { check };
            let is_held = found.checks.iter().rev().take(MAX_BACK).any(|other| {
                matches!(other.kind, Kind::Product) && check.terms.iter().all(|term| other.terms.contains(term))
            });
            if !is_held && !is_known(found, &check) {
                found.push(check);
            }
        }
    }
}

/// Checks of one text that are looked through for the same figures.
const MAX_BACK: usize = 200;

/// The total, the number and what each has, if the figure at a place is that.
fn of_each<'b, 'a>(facts: &'b Facts<'a>, row: &Row, at: usize) -> Option<[&'b CheckedFigure<'a>; 3]> {
    let each = row.figure(facts, at).filter(|it| is_amount(it))?;
    let noun = noun_of_each(facts, row, at)?;
    let figures = || (0..row.len()).filter(|other| *other != at).filter_map(|at| Some((at, row.figure(facts, at)?)));
    let mut numbers = figures().filter(|(of, it)| is_number(facts, it, &noun, *of + 1 == at));
    let (number_at, number) = numbers.next().filter(|_| numbers.next().is_none())?;
    let is_like =
        |it: &CheckedFigure<'_>| is_amount(it) && super::is_of_noun(facts, it, each) && it.term != number.term;
    let mut totals = figures().filter(|(_, it)| is_like(it));
    let (total_at, total) = totals.next().filter(|_| totals.next().is_none())?;
    let cues = &facts.structure.cues;
    let gap = row.gap(total_at);
    let is_last = total_at > at && total_at > number_at;
    let named = tail(gap);
    let named = after_first(named, &cues.links).unwrap_or(named);
    let is_called = after_first(named, &cues.in_all).is_some() || has(gap, &cues.sum_of_before);
    // "80 cháu nhận tổng số tiền 96 triệu đồng", "8 giờ đóng được 9.600 chai".
    let is_of_number =
        total_at == number_at + 1 && number_at > at && n_words(gap) <= MAX_BETWEEN && !gap.contains([',', ';', '(']);
    // "10 triệu đồng/đơn vị cho 2 tập thể; 7 đơn vị được 5 triệu đồng/đơn vị": what is for one of them is no total.
    let is_each = noun_of_each(facts, row, total_at).is_some_and(|own| own == noun);
    (is_last && !is_each && (is_called || is_of_number) && total.is_goal() == each.is_goal())
        .then_some([total, number, each])
}

/// True if what each has was laid down, so that all have just so many times as much: no average, which is rounded, and no price of a measure.
pub(in crate::check) fn is_given(facts: &Facts<'_>, number: &CheckedFigure<'_>, each: &CheckedFigure<'_>) -> bool {
    let cues = &facts.structure.cues;
    let start = facts.doc.reading.sentences.get(each.mention.sentence as usize).map_or(0, |it| it.span.start);
    let (from, end) = (start.max(each.mention.span.end.saturating_sub(MAX_BEFORE)), each.mention.span.end);
    let from = (from..=end).find(|at| facts.doc.text.is_char_boundary(*at as usize)).unwrap_or(end);
    let before = normal(Span { start: from, end }.of(facts.doc.text));
    let is_mean = has(&before, &cues.means);
    let is_handful = number.point < Rational::HUNDRED;
    let is_bare = [number, each].iter().all(|it| it.mention.qualifier == Qualifier::Exact);
    is_bare
        && is_handful
        && !is_mean
        && number.mention.kind == MentionKind::Count
        && each.mention.kind == MentionKind::Money
}

/// Bytes before what each has in which the word for an average stands.
const MAX_BEFORE: u32 = 240;

/// What all have may be cut off, not rounded up: 6 times 9 triệu are no 55 triệu.
pub(in crate::check) fn strictly(
    check: Check,
    total: &CheckedFigure<'_>,
    number: &CheckedFigure<'_>,
    each: &CheckedFigure<'_>,
) -> Check {
    let is_less = number.point.checked_mul(each.point).is_some_and(|product| product < total.point);
    let is_up = check.verdict == Verdict::AgreesIfRounded && is_less;
    if is_up { Check { verdict: Verdict::LookAgain, ..check } } else { check }
}

/// The noun of which each has so much: of "mỗi phần trị giá 500.000 đồng", "4 triệu đồng một máy", "60 triệu đồng/ha".
fn noun_of_each(facts: &Facts<'_>, row: &Row, at: usize) -> Option<String> {
    let cues = &facts.structure.cues;
    let first = |words: &str| words.split_whitespace().next().map(str::to_owned);
    if let Some((_, words)) =
        last_of(tail(row.gap(at)), &[&cues.every]).filter(|(_, words)| n_words(words) <= MAX_BETWEEN)
    {
        return first(words);
    }
    let unit = &row.figure(facts, at)?.mention.unit.text;
    if let Some(noun) = super::for_each(facts, unit) {
        return first(noun);
    }
    let behind = head(row.gap(at + 1)).trim();
    let named = cues.each.iter().filter_map(|each| behind.strip_prefix(each.as_str())?.strip_prefix(' '));
    named.min_by_key(|noun| noun.len()).and_then(first)
}

fn is_number(facts: &Facts<'_>, number: &CheckedFigure<'_>, noun: &str, is_next: bool) -> bool {
    let cues = &facts.structure.cues;
    let unit = number.mention.unit.text.split([' ', ',']).next().unwrap_or("");
    let is_sort = matches!(number.mention.kind, MentionKind::Count | MentionKind::Duration | MentionKind::Measure);
    let is_in = |group: &&Vec<String>| [unit, noun].iter().all(|word| group.iter().any(|own| own == word));
    let is_alias = || cues.same_units.iter().any(|group| is_in(&group));
    // "350 xe đạp (mỗi chiếc 2 triệu đồng)".
    let is_counted = is_next && cues.classifiers.iter().any(|own| own == noun);
    let is_named = unit == noun || is_alias() || is_counted;
    is_sort && is_named && number.mention.upper.is_none() && number.point > Rational::ONE && !number.is_change()
}

fn is_amount(fact: &CheckedFigure<'_>) -> bool {
    use MentionKind::{Count, Measure as Physical, Money, Rate};
    matches!(fact.mention.kind, Count | Money | Physical | Rate)
        && matches!(fact.measure(), Measure::Level | Measure::Average)
        && fact.mention.upper.is_none()
        && fact.point > Rational::ZERO
}
