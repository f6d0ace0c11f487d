//! The histogram of the filter of dates: how many figures end in each month, or in each year.

use std::ops::Range;
use std::sync::OnceLock;

use engine::reading::PartialDate;

use crate::Explorer;
use crate::display;
use crate::facet::Facet;
use crate::query::{DateRange, Query, url};
use crate::select;

/// More columns than this are thinner than a pixel.
const MAX_COLUMNS: usize = 180;

/// One month of the histogram, or one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthView {
    /// "3/2021".
    pub label: String,
    /// How many rows end in it.
    pub n_rows: u32,
    /// The same, formatted.
    pub count: String,
    /// As it would be typed: `2021-03`.
    pub typed: String,
    /// Whether it lies in the chosen range.
    pub chosen: bool,
}

/// The columns, each with the codes of its months: those that most figures of the corpus lie in, whatever is chosen.
#[derive(Debug, Default)]
pub(crate) struct Histogram(OnceLock<Vec<(PartialDate, Range<usize>)>>);

impl Explorer {
    /// The histogram; `counts` are those of the months.
    pub(super) fn months(&self, query: &Query, counts: &[u32]) -> Vec<MonthView> {
        let columns = self.histogram.0.get_or_init(|| self.histogram_columns());
        let view = |(at, codes): &(PartialDate, Range<usize>)| {
            let n_rows = counts.get(codes.clone()).unwrap_or_default().iter().sum();
            MonthView {
                label: display::partial_date(*at, query.language),
                n_rows,
                count: display::count(n_rows as usize, query.language),
                typed: url::partial_date(*at),
                chosen: !query.selection.period.is_open() && overlaps(query.selection.period, *at),
            }
        };
        columns.iter().map(view).collect()
    }

    /// Month by month where most figures lie within a few years, else year by year. A figure of the year 938 is found by
    /// typing; its column would be one of thirteen thousand.
    fn histogram_columns(&self) -> Vec<(PartialDate, Range<usize>)> {
        let totals = &self.columns.totals[Facet::Period as usize];
        // Without the rows that have no date, at 0.
        let dated = totals.get(1..).unwrap_or_default();
        let stretch = densest(dated, MAX_COLUMNS);
        let n_within: u32 = dated.get(stretch.clone()).unwrap_or_default().iter().sum();
        let n_all: u32 = dated.iter().sum();
        if u64::from(n_within) * 20 >= u64::from(n_all) * 19 {
            let column = |code| Some((self.columns.month(code)?, code..code + 1));
            return stretch.filter_map(|at| column(at + 1)).collect();
        }
        let mut years: Vec<(PartialDate, Range<usize>)> = Vec::new();
        for code in 1..totals.len() {
            let Some(month) = self.columns.month(code) else { continue };
            match years.last_mut() {
                Some((year, codes)) if year.year == month.year => codes.end = code + 1,
                _ => years.push((PartialDate { month: None, ..month }, code..code + 1)),
            }
        }
        let sum = |(_, codes): &(PartialDate, Range<usize>)| totals.get(codes.clone()).unwrap_or_default().iter().sum();
        let by_year: Vec<u32> = years.iter().map(sum).collect();
        years.get(densest(&by_year, MAX_COLUMNS)).unwrap_or_default().to_vec()
    }
}

/// The stretch of at most `n_most` counts that has most, without nothing at its ends; the latest of several.
fn densest(counts: &[u32], n_most: usize) -> Range<usize> {
    let sum = |range: Range<usize>| counts.get(range).unwrap_or_default().iter().map(|n| u64::from(*n)).sum::<u64>();
    let mut now = sum(0..n_most.min(counts.len()));
    let (mut most, mut best) = (now, 0);
    for start in 1..=counts.len().saturating_sub(n_most) {
        let gone = counts.get(start - 1).copied().unwrap_or(0);
        let come = counts.get(start + n_most - 1).copied().unwrap_or(0);
        now = now + u64::from(come) - u64::from(gone);
        if now >= most {
            (most, best) = (now, start);
        }
    }
    let (mut start, mut end) = (best, (best + n_most).min(counts.len()));
    while start < end && counts.get(start) == Some(&0) {
        start += 1;
    }
    while start < end && counts.get(end - 1) == Some(&0) {
        end -= 1;
    }
    start..end
}

/// True if the month or year has a day in the range.
fn overlaps(range: DateRange, month: PartialDate) -> bool {
    let (first, last) = (select::first_day(month), select::last_day(month));
    range.from.and_then(select::first_day).is_none_or(|from| last.is_some_and(|last| last >= from))
        && range.to.and_then(select::last_day).is_none_or(|to| first.is_some_and(|first| first <= to))
}

/// The height of the highest column, in rows; 1 where there is none, so that something can be divided by it.
#[must_use]
pub fn height(months: &[MonthView]) -> u32 {
    months.iter().map(|month| month.n_rows).max().unwrap_or(0).max(1)
}

/// The columns of the months that are chosen as one path of SVG, in a box of one unit a month and [`height`] units high.
#[must_use]
pub fn chosen_bars(months: &[MonthView]) -> String {
    bars(months, |month| month.chosen)
}

/// The columns of the other months, likewise.
#[must_use]
pub fn other_bars(months: &[MonthView]) -> String {
    bars(months, |month| !month.chosen)
}

fn bars(months: &[MonthView], is_drawn: fn(&MonthView) -> bool) -> String {
    let ground = height(months);
    let bars = months.iter().enumerate().filter(|(_, month)| is_drawn(month) && month.n_rows > 0);
    bars.map(|(at, month)| format!("M{at},{ground}v-{n}h.85v{n}z", n = month.n_rows)).collect()
}

/// Of the chosen months the first and the last; of all, if none is chosen.
#[must_use]
pub fn chosen_ends(months: &[MonthView]) -> (usize, usize) {
    let chosen = |month: &MonthView| month.chosen;
    let last = months.len().saturating_sub(1);
    (months.iter().position(chosen).unwrap_or(0), months.iter().rposition(chosen).unwrap_or(last))
}

/// The range from one month to the other, whichever is earlier, as its ends would be typed; all months are no range.
#[must_use]
pub fn typed_range(months: &[MonthView], one: usize, other: usize) -> (String, String) {
    let (from, to) = (one.min(other), one.max(other));
    if from == 0 && to + 1 >= months.len() {
        return Default::default();
    }
    let typed = |at: usize| months.get(at).map(|month| month.typed.clone()).unwrap_or_default();
    (typed(from), typed(to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_densest_stretch_is_kept_and_its_empty_ends_are_cut() {
        assert_eq!(densest(&[1, 0, 0, 0, 5, 0, 7, 0, 0, 2], 4), 4..7);
        assert_eq!(densest(&[1, 2, 0], 4), 0..2);
        assert_eq!(densest(&[1, 1, 1, 1], 2), 2..4);
        assert_eq!(densest(&[], 4), 0..0);
        assert_eq!(densest(&[0, 0], 1), 2..2);
    }

    fn months(rows: &[(u32, bool)]) -> Vec<MonthView> {
        let month = |(at, (n_rows, chosen)): (usize, &(u32, bool))| MonthView {
            label: format!("{}/2021", at + 1),
            n_rows: *n_rows,
            count: n_rows.to_string(),
            typed: format!("2021-0{}", at + 1),
            chosen: *chosen,
        };
        rows.iter().enumerate().map(month).collect()
    }

    #[test]
    fn columns_rest_on_the_ground_and_chosen_ones_are_apart() {
        let months = months(&[(2, false), (0, true), (4, true)]);
        assert_eq!(height(&months), 4);
        assert_eq!(chosen_bars(&months), "M2,4v-4h.85v4z");
        assert_eq!(other_bars(&months), "M0,4v-2h.85v2z");
        assert_eq!((height(&[]), chosen_bars(&[])), (1, String::new()));
    }

    #[test]
    fn a_range_is_taken_from_either_end_and_all_months_are_none() {
        let some = months(&[(1, false), (1, true), (1, true), (1, false)]);
        assert_eq!(chosen_ends(&some), (1, 2));
        assert_eq!(chosen_ends(&months(&[(1, false), (1, false)])), (0, 1));
        assert_eq!(typed_range(&some, 3, 1), ("2021-02".to_owned(), "2021-04".to_owned()));
        assert_eq!(typed_range(&some, 0, 3), Default::default());
        assert_eq!(typed_range(&[], 0, 0), Default::default());
    }
}
