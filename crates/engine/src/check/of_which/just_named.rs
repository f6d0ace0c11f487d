//! The sum of those that were just named, and are counted: "… 7,82 tỷ đồng; … 5,14 tỷ đồng; … 3,67 tỷ đồng. Riêng ba doanh nghiệp vừa nêu đã nợ
//! 16,63 tỷ đồng"; and of the items of a list above: "Cộng 114,2 tỷ đồng".

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::model::CheckResults;
use super::super::rows::{Row, after_first, has, n_words};
use super::complete::add;
use super::is_amount;
use crate::interval::Rational;
use crate::reading::MentionKind;

/// Figures of a sentence that are looked at.
const MAX_FIGURES: usize = 12;
/// Those that are counted.
const MAX_NAMED: usize = 9;
/// Sentences in which they stand.
const MAX_ROWS: usize = 4;
/// Words between how many they are and their sum.
const MAX_WORDS: usize = 7;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let rows = facts.rows();
    for (at_row, row) in rows.iter().enumerate().skip(1) {
        for at in 0..row.len().min(MAX_FIGURES) {
            let Some(total) = row.figure(facts, at).filter(|it| is_part(it)) else { continue };
            let parts = counted(facts, rows, at_row, at).or_else(|| items(facts, rows, at_row, at));
            let Some(parts) = parts.filter(|parts| parts.iter().all(|part| part.point < total.point)) else { continue };
            let sum = parts.iter().try_fold(Rational::ZERO, |sum, part| sum.checked_add(part.point));
            let twice = |value: Rational| value.checked_mul(Rational::whole(2));
            let is_of_size = sum.is_some_and(|sum| {
                twice(sum).is_some_and(|twice| twice > total.point)
                    && twice(total.point).is_some_and(|twice| sum < twice)
            });
            if is_of_size {
                add(facts, found, total, &parts);
            }
        }
    }
}

fn is_part(fact: &CheckedFigure<'_>) -> bool {
    is_amount(fact) && fact.mention.upper.is_none() && !fact.is_goal()
}

/// As many amounts of the noun of a total before it as are counted right before it.
fn counted<'b, 'a>(facts: &'b Facts<'a>, rows: &[Row], at_row: usize, at: usize) -> Option<Vec<&'b CheckedFigure<'a>>> {
    let row = rows.get(at_row)?;
    let total = row.figure(facts, at)?;
    let count_at = at.checked_sub(1)?;
    let count = row.figure(facts, count_at).filter(|it| it.mention.kind == MentionKind::Count)?;
    let n = (2..=MAX_NAMED).find(|n| i64::try_from(*n).is_ok_and(|n| count.point == Rational::whole(n)))?;
    let gap = row.gap(at);
    let is_named =
        has(gap, &facts.structure.cues.just_named) && n_words(gap) <= MAX_WORDS && !gap.contains([';', '(', '.']);
    if !is_named || count.counts_like(total, facts) {
        return None;
    }
    let above = rows.get(at_row.saturating_sub(MAX_ROWS)..at_row)?;
    let here = (0..count_at).rev().map(|at| (row, at));
    let above = above.iter().rev().filter(|above| row.sentence - above.sentence <= MAX_ROWS as u32);
    let above = above.flat_map(|above| (0..above.len().min(MAX_FIGURES)).rev().map(move |at| (above, at)));
    let figures = here.chain(above).filter_map(|(row, at)| row.figure(facts, at));
    let mut parts: Vec<&CheckedFigure<'a>> =
        figures.filter(|it| is_part(it) && it.counts_like(total, facts)).take(n).collect();
    parts.reverse();
    (parts.len() == n).then_some(parts)
}

/// The first amount of the noun of a total in each item of the list right above it.
fn items<'b, 'a>(facts: &'b Facts<'a>, rows: &[Row], at_row: usize, at: usize) -> Option<Vec<&'b CheckedFigure<'a>>> {
    let row = rows.get(at_row).filter(|row| row.item_mark(facts).is_none())?;
    let total = row.figure(facts, at)?;
    let named = after_first(row.gap(0), &facts.structure.cues.total_rows).filter(|_| at == 0)?;
    let mark = rows.get(at_row.checked_sub(1)?)?.item_mark(facts)?;
    let above = rows.get(at_row.saturating_sub(MAX_FIGURES)..at_row)?.iter().rev();
    let list: Vec<&Row> = above.take_while(|above| above.item_mark(facts) == Some(mark)).collect();
    let first = |row: &&Row| {
        let mut figures = (0..row.len().min(MAX_FIGURES)).filter_map(|at| row.figure(facts, at));
        figures.find(|it| is_part(it) && it.counts_like(total, facts))
    };
    let mut parts: Vec<&CheckedFigure<'a>> = list.iter().map(first).collect::<Option<_>>()?;
    parts.reverse();
    (n_words(named) <= 2 && (2..MAX_FIGURES).contains(&parts.len())).then_some(parts)
}
