//! A number, an average and their total: "chi 241,6 tỷ đồng cho 948.700 lượt, bình quân 255.000 đồng mỗi lượt". Needs no
//! indicator.

mod of_time;
mod spans;
mod totals;

pub(super) use totals::{is_given, strictly};

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind};

use super::checked_figure::{CheckedFigure, Facts};
use super::formula::Relation;
use super::kinds::Kind;
use super::model::{Check, CheckResults};
use super::rows::{Row, after_first, ends_with, has, n_words, normal};
use super::verdict::{CheckBuilder, Reach, decided, sum_of, term};

/// Words between an average and the number before it or the total behind it.
const MAX_WORDS: usize = 6;
/// Bytes between the three where no other total can be meant.
const MAX_BYTES: u32 = 200;
/// Figures of a sentence among which those of an average are looked for again.
const MAX_ROW: usize = 64;
/// Figures before an average among which its number and its total are looked for.
const MAX_BACK: usize = 8;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let rows = facts.rows();
    spans::find(facts, found);
    for (at_row, row) in rows.iter().enumerate() {
        for at in 0..row.len() {
            let Some(average) = row.figure(facts, at).filter(|it| is_average(facts, row, at, it)) else { continue };
            let before = rows.get(at_row.saturating_sub(1)..at_row).unwrap_or(&[]).iter();
            let before = before.filter(|before| row.sentence - before.sentence <= 1);
            let earlier =
                before.flat_map(|row| (0..row.len()).rev().take(MAX_BACK).rev().filter_map(|at| row.figure(facts, at)));
            let mut near: Vec<&CheckedFigure<'_>> = earlier.collect();
            let around = at.saturating_sub(2 * MAX_BACK)..row.len().min(at + 2 * MAX_BACK);
            near.extend(around.clone().filter(|other| *other != at).filter_map(|at| row.figure(facts, at)));
            let from = near.len().saturating_sub(2 * MAX_BACK);
            let near = near.get(from..).unwrap_or(&[]);
            let own = per_words(facts, row, at, average);
            // "Mỗi lượt nội trú tốn 3,4 triệu đồng, gấp 13 lần ngoại trú (255.000 đồng)".
            let is_named = own.trim().is_empty() && average.measure() == Measure::Average;
            let first = row.figure(facts, 0).filter(|first| is_named && at > 0 && is_average(facts, row, 0, first));
            let per = first.map_or(own, |first| per_words(facts, row, 0, first));
            let mut all = Vec::new();
            let mut framed = None;
            for number in near.iter().filter(|number| is_number(facts, number, &per)) {
                for total in near.iter().filter(|total| is_total(facts, total, number, average)) {
                    let given = is_given(facts, number, average).then(|| average.as_exact());
                    let terms = [*total, *number, given.as_ref().unwrap_or(average)];
                    let builder = CheckBuilder::new(Kind::Product, facts.doc, &terms);
                    let check = builder.compares(term(0).over(term(1)), Relation::Equals, term(2));
                    let check = if given.is_some() { strictly(check, total, number, average) } else { check };
                    let is_summed = |at: usize| {
                        let is_it = row.figure(facts, at).is_some_and(|it| it.term == total.term);
                        is_it && has(row.gap(at), &facts.structure.cues.sum_of_before)
                    };
                    let is_before = total.mention.span.end <= average.mention.span.start || is_summed(at + 1);
                    // "41.300 ha, năng suất 6,75 tấn/ha, sản lượng 278.775 tấn": one right before, one right behind.
                    let is_at = |place: usize, fact: &CheckedFigure<'_>| {
                        row.figure(facts, place).is_some_and(|it| it.term == fact.term)
                    };
                    let is_between =
                        at.checked_sub(1).is_some_and(|before| is_at(before, number)) && is_at(at + 1, total);
                    let is_plain = [at, at + 1]
                        .iter()
                        .all(|at| !row.gap(*at).contains([';', '(', ')']) && n_words(row.gap(*at)) <= MAX_WORDS);
                    if is_between && is_plain && average.mention.kind == MentionKind::Rate && total.is_actual() {
                        framed = Some(check.clone());
                    }
                    // "tặng 2 tập thể (kèm 10 triệu đồng/đơn vị), khen 7 đơn vị (5 triệu đồng/đơn vị)": the one is no total of the other.
                    let is_each = total.mention.kind == MentionKind::Rate;
                    let is_near = total.distance(average) <= MAX_BYTES && number.distance(average) <= MAX_BYTES;
                    let is_here = total.shares_sentence(average) && number.shares_sentence(average);
                    let is_firm = is_before && is_here && is_near && !is_each;
                    all.push((check, if is_firm { Reach::Firm } else { Reach::Loose }));
                }
            }
            // What stands in the sentence of an average is meant, not what the one before tells.
            // "4.500 m2 nhưng đã điều chỉnh tăng gấp 8 lần và chia thành 93 lô (mỗi lô 300 m2)": the total is another by then.
            let places = || 0..row.len().min(MAX_ROW);
            let is_multiple = |it: &CheckedFigure<'_>| {
                it.is_multiple_in_words(facts) || it.mention.unit.id.as_deref() == Some("times")
            };
            let is_multiplied = places().any(|at| row.figure(facts, at).is_some_and(is_multiple));
            let is_changed =
                is_multiplied || places().any(|at| row.figure(facts, at).is_some_and(CheckedFigure::is_change));
            if !is_changed && all.iter().any(|(_, reach)| *reach == Reach::Firm) {
                let is_here = |term: &super::Term| {
                    (0..row.len().min(MAX_ROW)).any(|at| row.figure(facts, at).is_some_and(|it| it.term == *term))
                };
                all.retain(|(check, _)| check.terms.iter().all(is_here));
            }
            // Where several numbers or totals could be meant, or another average takes part ("4,8 tháng, 2,95 triệu đồng
            // mỗi tháng"), a miss says nothing.
            let is_average = |at: usize| row.figure(facts, at).is_some_and(|it| is_average(facts, row, at, it));
            let has_other_average = around.clone().any(|other| other != at && is_average(other));
            // "mỗi người được nhận 5,1 triệu đồng/tháng".
            let words = average.mention.span.of(facts.doc.text);
            let is_per_two = words.matches('/').count() > 1
                || for_each(facts, words).is_some()
                    && super::rows::behind(row.gap(at), &facts.structure.cues.each).is_some();
            // "Hai tổ thu 20 tấn và 40 tấn": each is of one of them.
            let is_amount = |at: usize| {
                row.figure(facts, at).is_some_and(|it| {
                    it.is_amount() && is_of_noun(facts, it, average) && it.is_goal() == average.is_goal()
                })
            };
            let is_listed = (0..at.min(2 * MAX_BACK)).filter(|at| is_amount(*at)).count() > 1;
            // "phụ cấp mỗi tháng 1,4 triệu đồng cho 1.010 nhân viên trong 12 tháng": for so many each month.
            let is_for_many = row.figure(facts, at + 1).is_some_and(|it| {
                let is_given = ends_with(row.gap(at + 1), &facts.structure.cues.divides);
                it.mention.kind == MentionKind::Count && is_given && !is_number(facts, it, &per)
            });
            if is_for_many {
                continue;
            }
            if all.len() > 1 || is_multiplied || is_listed || has_other_average || is_per_two || first.is_some() {
                all.iter_mut().for_each(|(_, reach)| *reach = Reach::Loose);
            }
            let listed = of_list(facts, row, at, average, &per);
            found.extend(
                listed.or(framed).or_else(|| decided(all)).or_else(|| of_time::check(facts, row, at, average, &per)),
            );
        }
    }
    totals::find(facts, found);
}

/// "Hai tổ thu 20 tấn và 40 tấn, bình quân mỗi tổ 30 tấn": as many amounts as are counted, and their average.
fn of_list<'a>(facts: &Facts<'a>, row: &Row, at: usize, average: &CheckedFigure<'a>, per: &str) -> Option<Check> {
    let before = || (0..at.min(MAX_BACK)).filter_map(|at| row.figure(facts, at));
    let mut numbers = before().filter(|it| is_number(facts, it, per));
    let number = numbers.next().filter(|_| numbers.next().is_none())?;
    let is_one = |it: &&CheckedFigure<'a>| {
        it.is_amount() && it.term != number.term && is_of_noun(facts, it, average) && it.is_goal() == average.is_goal()
    };
    let mut terms: Vec<&CheckedFigure<'a>> = before().filter(is_one).collect();
    let n = terms.len();
    // "130 triệu đồng, bao gồm 1 giải nhất 30 triệu đồng, 2 giải nhì, trị giá 20 triệu đồng/giải": counted behind them, of their own.
    let is_counted_before = terms.first().is_some_and(|first| number.mention.span.start < first.mention.span.start);
    let is_of_all = has(row.gap(at), &facts.structure.cues.average);
    if n < 2 || !(is_counted_before || is_of_all) || i64::try_from(n).is_ok_and(|n| number.point != Rational::whole(n))
    {
        return None;
    }
    terms.extend([number, average]);
    let builder = CheckBuilder::new(Kind::Product, facts.doc, &terms);
    Some(builder.compares(sum_of(0..n).over(term(n)), Relation::Equals, term(n + 1)))
}

fn is_average(facts: &Facts<'_>, row: &Row, at: usize, fact: &CheckedFigure<'_>) -> bool {
    let is_sort =
        matches!(fact.mention.kind, MentionKind::Count | MentionKind::Money | MentionKind::Measure | MentionKind::Rate);
    let is_called = fact.measure() == Measure::Average
        || fact.mention.kind == MentionKind::Rate
        || has(row.gap(at), &facts.structure.cues.average);
    is_sort && is_called && fact.mention.upper.is_none() && fact.point > Rational::ZERO
}

/// What an amount is for one of, by its own words: "60 triệu đồng/ha", "5 triệu đồng mỗi hộ".
fn for_each<'w>(facts: &Facts<'_>, words: &'w str) -> Option<&'w str> {
    let mut each = facts.structure.cues.every.iter();
    let behind = |word: &String| words.split_once(&format!(" {word} "));
    words.split_once('/').or_else(|| each.find_map(behind)).map(|(_, of)| of)
}

/// The words that say per what an average is: those of its own unit behind the stroke, and those around it.
fn per_words(facts: &Facts<'_>, row: &Row, at: usize, average: &CheckedFigure<'_>) -> String {
    let words = average.mention.span.of(facts.doc.text);
    let own = for_each(facts, words).unwrap_or("");
    let behind: String = row.gap(at + 1).split_whitespace().take(4).fold(" ".to_owned(), |all, word| all + word + " ");
    let cues = &facts.structure.cues.each;
    let before = super::rows::behind(row.gap(at), cues).unwrap_or("");
    let behind = if behind.trim_start().starts_with('/') {
        behind.replacen(" /", "", 1)
    } else {
        super::rows::behind(&behind, cues).unwrap_or("").to_owned()
    };
    format!("{}{before}{behind}", normal(own))
}

fn is_number(facts: &Facts<'_>, number: &CheckedFigure<'_>, per: &str) -> bool {
    let noun = noun(facts, &number.mention.unit.text);
    let is_sort = matches!(number.mention.kind, MentionKind::Count | MentionKind::Duration | MentionKind::Measure);
    let is_named = !noun.is_empty() && per.split_whitespace().next() == Some(noun);
    let is_amount = number.measure() == Measure::Level || number.mention.kind == MentionKind::Duration;
    is_sort
        && is_named
        && is_amount
        && !is_of_others(facts, number)
        && number.mention.upper.is_none()
        && number.point > Rational::ONE
}

/// "Một em được chi trả 412 triệu đồng; ba em khác, mỗi em 150 triệu đồng": what was told before is of none of them.
fn is_of_others(facts: &Facts<'_>, number: &CheckedFigure<'_>) -> bool {
    /// Letters in which "khác", "còn lại" stands.
    const NEAR: usize = 16;
    let behind = facts.doc.text.get(number.mention.span.end as usize..).unwrap_or("");
    let behind = normal(&behind.chars().take(NEAR).collect::<String>());
    after_first(&behind, &facts.structure.cues.others).is_some()
}

/// The noun of a unit: of "lượt người", which counts times, and of "người/hội nghị" it is "người".
fn noun<'u>(facts: &Facts<'_>, unit: &'u str) -> &'u str {
    let mut words = unit.split([' ', ',', '/']);
    let first = words.next().unwrap_or("");
    words.next().filter(|_| facts.structure.cues.visits.iter().any(|word| word == first)).unwrap_or(first)
}

/// The same noun, per something or not.
fn is_of_noun(facts: &Facts<'_>, total: &CheckedFigure<'_>, average: &CheckedFigure<'_>) -> bool {
    let (a, b) = (&total.mention.unit, &average.mention.unit);
    // "118.400 lượt xem" and "5.000 lượt/số" are of one noun, too.
    let first = |unit: &str| unit.split([' ', ',', '/']).next().unwrap_or("").to_owned();
    let is_first = first(&a.text) == first(&b.text) && (!a.text.contains(' ') || !b.text.contains(' '));
    is_first || noun(facts, &a.text) == noun(facts, &b.text) || (a.id.is_some() && a.id == b.id)
}

fn is_total(
    facts: &Facts<'_>,
    total: &CheckedFigure<'_>,
    number: &CheckedFigure<'_>,
    average: &CheckedFigure<'_>,
) -> bool {
    total.is_amount()
        && total.measure() != Measure::Average
        && total.term != number.term
        && is_of_noun(facts, total, average)
        && total.point > average.point
        && total.is_goal() == average.is_goal()
}
