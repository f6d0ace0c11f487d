//! Choosing rows and counting them: OR inside a facet, AND between. Each value's count is the number of rows that one
//! would see if that value alone were chosen in its facet, everything else staying as it is.

use std::sync::PoisonError;

use engine::Decimal;
use engine::date::{self, Date};
use engine::reading::PartialDate;
use store::Corpus;

use crate::columns::{Columns, Dictionary, N_FACETS, RowIdx};
use crate::count::{ExclusionMasks, Split};
use crate::facet::{FACETS, Facet, Shape};
use crate::labels;
use crate::query::{DateRange, Selection, ValueRange};

/// What a selection comes to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selected {
    /// The rows, in the order of the corpus.
    pub(crate) rows: Vec<RowIdx>,
    /// By facet and code: how many rows one would see with that value alone chosen. Nodes of a tree include those
    /// under them; for [`Facet::Period`] the codes are months.
    pub(crate) counts: [Vec<u32>; N_FACETS],
}

/// Applies `selection` and counts.
pub(crate) fn select(corpus: &Corpus, columns: &Columns, selection: &Selection) -> Selected {
    with_fails(corpus, columns, selection, |fails| {
        let split = fails.split();
        let mut selected = Selected::default();
        for (info, (codes, totals)) in FACETS.iter().zip(columns.codes.iter().zip(&columns.totals)) {
            let Some(codes) = codes else { continue };
            let mut counts = fails.counts(info.facet as u32, codes, totals, &split);
            if info.shape == Shape::Tree {
                add_to_ancestors(&columns.values[info.facet as usize], &mut counts);
            }
            selected.counts[info.facet as usize] = counts;
        }
        selected.rows = rows(split);
        selected
    })
}

/// The rows of a selection alone.
pub(crate) fn chosen(corpus: &Corpus, columns: &Columns, selection: &Selection) -> Vec<RowIdx> {
    with_fails(corpus, columns, selection, |fails| rows(fails.split()))
}

fn rows(split: Split) -> Vec<RowIdx> {
    split.chosen.into_iter().map(RowIdx).collect()
}

/// Reads for each row the facets that keep it out.
pub(crate) fn with_fails<U>(
    corpus: &Corpus,
    columns: &Columns,
    selection: &Selection,
    read: impl FnOnce(&ExclusionMasks) -> U,
) -> U {
    let mut last = columns.chosen_last.lock().unwrap_or_else(PoisonError::into_inner);
    let (was, fails) = &mut *last;
    for info in FACETS {
        apply(corpus, columns, info.facet, (was, selection), fails);
    }
    was.clone_from(selection);
    if !selection.text.is_empty() && !corpus.is_whole() {
        // What these words leave is known when the texts have come: the next selection looks again.
        was.text.push('\0');
    }
    read(fails)
}

/// Applies what a selection chooses in one facet, if the one before chose something else there.
fn apply(
    corpus: &Corpus,
    columns: &Columns,
    facet: Facet,
    (was, selection): (&Selection, &Selection),
    fails: &mut ExclusionMasks,
) {
    let filter = facet as u32;
    match facet.info().shape {
        Shape::List | Shape::Tree | Shape::Fixed(_) => {
            let chosen = selection.values.get(&facet);
            if chosen == was.values.get(&facet) {
                return;
            }
            match (chosen, &columns.codes[facet as usize]) {
                (Some(chosen), Some(codes)) => {
                    let allowed = allowed(&columns.values[facet as usize], chosen.iter().map(String::as_str));
                    fails.keep_codes(filter, codes, &allowed);
                }
                _ => fails.release(filter),
            }
        }
        Shape::Dates if selection.period == was.period => {}
        Shape::Dates if selection.period.is_open() => fails.release(filter),
        Shape::Dates => {
            let (first, last) = days(selection.period);
            let day = |row: usize| columns.day.get(row).copied().flatten();
            fails.keep_rows(filter, |row| day(row).is_some_and(|day| first <= day && day <= last));
        }
        Shape::Values if selection.value == was.value => {}
        Shape::Values if selection.value.is_open() => fails.release(filter),
        Shape::Values => {
            let value = |row: usize| columns.value.get(row).copied();
            fails.keep_rows(filter, |row| value(row).is_some_and(|value| within(selection.value, value)));
        }
        Shape::Text if selection.text == was.text => {}
        Shape::Text => {
            let wanted = labels::folded(&selection.text);
            let wanted: Vec<&str> = wanted.split_whitespace().collect();
            if wanted.is_empty() {
                fails.release(filter);
            } else {
                fails.keep_rows(filter, columns.sentences_with(corpus, &wanted));
            }
        }
    }
}

/// By code: whether it is among the chosen, or under one of them in a tree.
fn allowed<'a>(dictionary: &Dictionary, chosen: impl Iterator<Item = &'a str>) -> Vec<bool> {
    let mut named = vec![false; dictionary.len()];
    for code in chosen.filter_map(|key| dictionary.code(key)) {
        if let Some(named) = named.get_mut(code as usize) {
            *named = true;
        }
    }
    let is_named = |code: u32| named.get(code as usize).copied().unwrap_or(false);
    (0..).zip(&named).map(|(code, own)| *own || dictionary.ancestors(code).any(is_named)).collect()
}

pub(crate) fn add_to_ancestors(dictionary: &Dictionary, counts: &mut [u32]) {
    let own: Vec<u32> = counts.to_vec();
    for (code, n_rows) in (0..).zip(own) {
        for ancestor in dictionary.ancestors(code) {
            if let Some(count) = counts.get_mut(ancestor as usize) {
                *count += n_rows;
            }
        }
    }
}

/// First and last Julian day of a range.
fn days(range: DateRange) -> (i32, i32) {
    let from = range.from.and_then(first_day).map_or(i32::MIN, Date::to_julian_day);
    let to = range.to.and_then(last_day).map_or(i32::MAX, Date::to_julian_day);
    (from, to)
}

/// The first day of a date that may be a month or a year.
pub(crate) fn first_day(of: PartialDate) -> Option<Date> {
    date::date(of.year, of.month.unwrap_or(1), of.day.unwrap_or(1))
}

/// The last day of a date that may be a month or a year.
pub(crate) fn last_day(of: PartialDate) -> Option<Date> {
    let month = of.month.unwrap_or(12);
    match of.day {
        Some(day) => date::date(of.year, month, day),
        None => date::month_end(of.year, month),
    }
}

fn within(range: ValueRange, value: Decimal) -> bool {
    range.from.is_none_or(|from| value >= from) && range.to.is_none_or(|to| value <= to)
}

#[cfg(test)]
mod tests;
