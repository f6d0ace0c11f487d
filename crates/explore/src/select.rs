//! Choosing rows and counting them: OR inside a facet, AND between. Each value's count is the number of rows that one
//! would see if that value alone were chosen in its facet, everything else staying as it is.

use engine::Decimal;
use engine::date::{self, Date};
use engine::reading::PartialDate;
use store::Corpus;

use crate::columns::{Columns, Dictionary, N_FACETS, RowIdx};
use crate::facet::{FACETS, Facet, Shape};
use crate::labels;
use crate::query::{DateRange, Selection, ValueRange};

/// What a selection comes to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selected {
    /// The rows, in the order of the corpus.
    pub(crate) rows: Vec<RowIdx>,
    /// By facet and code: how many rows one would see with that value alone chosen. Nodes of a tree include those
    /// under them.
    pub(crate) counts: [Vec<u32>; N_FACETS],
    /// Rows by month of their last day, as (year × 12 + month − 1, rows), ascending, whatever the period filter says.
    pub(crate) months: Vec<(i32, u32)>,
}

/// Applies `selection`.
pub(crate) fn select(corpus: &Corpus, columns: &Columns, selection: &Selection) -> Selected {
    let fails = fails(corpus, columns, selection);
    let mut selected = Selected::default();
    for (row, fails) in (0..).zip(&fails) {
        if *fails == 0 {
            selected.rows.push(RowIdx(row));
        }
    }
    for info in FACETS {
        let codes = &columns.codes[info.facet as usize];
        if codes.is_empty() {
            continue;
        }
        let dictionary = &columns.values[info.facet as usize];
        let mut counts = vec![0; dictionary.len()];
        let others = !bit(info.facet);
        for (code, fails) in codes.iter().zip(&fails) {
            if fails & others == 0
                && let Some(count) = counts.get_mut(*code as usize)
            {
                *count += 1;
            }
        }
        if info.shape == Shape::Tree {
            add_to_ancestors(dictionary, &mut counts);
        }
        selected.counts[info.facet as usize] = counts;
    }
    selected.months = months(columns, &fails);
    selected
}

/// For each row the facets that keep it out, one bit each.
fn fails(corpus: &Corpus, columns: &Columns, selection: &Selection) -> Vec<u16> {
    let mut fails = vec![0_u16; columns.len()];
    for (facet, chosen) in &selection.values {
        let codes = &columns.codes[*facet as usize];
        let allowed = allowed(&columns.values[*facet as usize], chosen.iter().map(String::as_str));
        for (fails, code) in fails.iter_mut().zip(codes) {
            if !allowed.get(*code as usize).copied().unwrap_or(false) {
                *fails |= bit(*facet);
            }
        }
    }
    let days = days(selection.period);
    if !selection.period.is_open() {
        for (fails, day) in fails.iter_mut().zip(&columns.day) {
            if day.is_none_or(|day| day < days.0 || day > days.1) {
                *fails |= bit(Facet::Period);
            }
        }
    }
    if !selection.value.is_open() {
        for (fails, value) in fails.iter_mut().zip(&columns.value) {
            if !within(selection.value, *value) {
                *fails |= bit(Facet::Value);
            }
        }
    }
    let wanted = labels::folded(&selection.text);
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    if !wanted.is_empty() {
        for (row, fails) in fails.iter_mut().enumerate() {
            if !sentence_has(corpus, columns, row, &wanted) {
                *fails |= bit(Facet::Text);
            }
        }
    }
    fails
}

fn bit(facet: Facet) -> u16 {
    1 << facet as u16
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

fn add_to_ancestors(dictionary: &Dictionary, counts: &mut [u32]) {
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

pub(crate) fn first_day(of: PartialDate) -> Option<Date> {
    date::date(of.year, of.month.unwrap_or(1), of.day.unwrap_or(1))
}

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

fn sentence_has(corpus: &Corpus, columns: &Columns, row: usize, wanted: &[&str]) -> bool {
    let document = columns.document.get(row).and_then(|at| corpus.documents.get(*at as usize));
    let Some(document) = document else { return false };
    let sentence = columns.sentence.get(row).and_then(|at| document.reading.sentences.get(*at as usize));
    let text = labels::folded(sentence.map_or("", |sentence| sentence.span.of(&document.text)));
    wanted.iter().all(|word| text.contains(word))
}

fn months(columns: &Columns, fails: &[u16]) -> Vec<(i32, u32)> {
    let mut months = std::collections::BTreeMap::new();
    for (day, fails) in columns.day.iter().zip(fails) {
        if fails & !bit(Facet::Period) == 0
            && let Some(date) = day.and_then(|day| Date::from_julian_day(day).ok())
        {
            *months.entry(date.year() * 12 + i32::from(u8::from(date.month())) - 1).or_insert(0) += 1;
        }
    }
    months.into_iter().collect()
}
