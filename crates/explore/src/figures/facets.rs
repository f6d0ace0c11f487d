//! The filters: each value with the count that choosing it would give, as a link.

use std::ops::Range;

use engine::order::Arrange;
use engine::reading::PartialDate;

use crate::Explorer;
use crate::columns::RowIdx;
use crate::display;
use crate::facet::{FACETS, Facet, FacetInfo, Shape, UNKNOWN};
use crate::labels;
use crate::query::{DateRange, Query, url};
use crate::select::{self, Selected};
use crate::words::{Language, Word};

/// A list shows its greatest values; nobody reads on, and a long one is slow to build.
const MAX_VALUES: usize = 200;

/// More columns of a histogram than this are thinner than a pixel.
const MAX_COLUMNS: usize = 180;

/// One filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetView {
    /// Which.
    pub facet: Facet,
    /// Its key in the URL.
    pub key: &'static str,
    /// Its name.
    pub label: String,
    /// What can be chosen in it.
    pub body: FacetBody,
}

/// What can be chosen in a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FacetBody {
    /// Values, several at once; a tree has them in order, with their depth.
    Values(Vec<ValueView>),
    /// A range of dates.
    Dates {
        /// The beginning as it would be typed: `2021-01`; empty if open.
        from: String,
        /// The end, likewise.
        to: String,
        /// The histogram, month by month or year by year, without gaps.
        months: Vec<MonthView>,
    },
    /// A range of values, in plain decimals; empty if open.
    Numbers {
        /// At least.
        from: String,
        /// At most.
        to: String,
    },
    /// Words that the sentence contains.
    Text(String),
}

/// One value of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueView {
    /// Its key in the URL.
    pub key: String,
    /// Its name.
    pub label: String,
    /// How many rows one would see with it alone chosen here.
    pub n_rows: u32,
    /// The same, formatted.
    pub count: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Chooses it, or lets it go.
    pub href: String,
    /// How deep it lies in a tree; 0 elsewhere.
    pub depth: usize,
}

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

impl Explorer {
    /// All filters that this corpus has something for.
    pub(crate) fn facet_views(&self, query: &Query, selected: &Selected) -> Vec<FacetView> {
        let view = |info: &FacetInfo| {
            Some(FacetView {
                facet: info.facet,
                key: info.key,
                label: info.word.say(query.language).to_owned(),
                body: self.body(query, selected, info)?,
            })
        };
        FACETS.iter().filter_map(view).collect()
    }

    fn body(&self, query: &Query, selected: &Selected, info: &FacetInfo) -> Option<FacetBody> {
        let selection = &query.selection;
        match info.shape {
            Shape::List | Shape::Tree | Shape::Fixed(_) => {
                let values = self.values(query, selected, info);
                let known = values.iter().any(|value| value.key != UNKNOWN && value.key != crate::facet::VERDICT_NONE);
                known.then_some(FacetBody::Values(values))
            }
            Shape::Dates => {
                let end = |date: Option<PartialDate>| date.map(url::partial_date).unwrap_or_default();
                let (from, to) = (end(selection.period.from), end(selection.period.to));
                let months = self.months(query, &selected.counts[info.facet as usize]);
                (!months.is_empty() || !selection.period.is_open()).then_some(FacetBody::Dates { from, to, months })
            }
            Shape::Values => {
                let end = |value: Option<engine::Decimal>| value.map(|value| value.to_string()).unwrap_or_default();
                Some(FacetBody::Numbers { from: end(selection.value.from), to: end(selection.value.to) })
            }
            Shape::Text => Some(FacetBody::Text(selection.text.clone())),
        }
    }

    fn values(&self, query: &Query, selected: &Selected, info: &FacetInfo) -> Vec<ValueView> {
        let dictionary = &self.columns.values[info.facet as usize];
        let totals = self.totals(info.facet);
        let counts = &selected.counts[info.facet as usize];
        let view = |code: u32| {
            let key = dictionary.keys.get(code as usize)?;
            let n_rows = counts.get(code as usize).copied().unwrap_or(0);
            Some(ValueView {
                key: key.clone(),
                label: self.value_label(info.facet, key, query.language),
                n_rows,
                count: display::count(n_rows as usize, query.language),
                chosen: query.selection.has(info.facet, key),
                href: query.toggled(info.facet, key).to_hash(),
                depth: dictionary.ancestors(code).count(),
            })
        };
        // A value that the corpus never has is no choice; one that the selection leaves empty is, at 0.
        let known = |code: &u32| {
            let is_chosen =
                || dictionary.keys.get(*code as usize).is_some_and(|key| query.selection.has(info.facet, key));
            totals.get(*code as usize).is_some_and(|total| *total > 0) || is_chosen()
        };
        match info.shape {
            Shape::List => {
                let known = self.columns.order[info.facet as usize].iter().copied().filter(known);
                let shown = known.enumerate().filter(|(at, code)| {
                    let is_chosen =
                        || dictionary.keys.get(*code as usize).is_some_and(|key| query.selection.has(info.facet, key));
                    *at < MAX_VALUES || is_chosen()
                });
                shown.filter_map(|(_, code)| view(code)).collect()
            }
            Shape::Tree => {
                let mut values: Vec<ValueView> = self.codes(info.facet).filter(known).filter_map(view).collect();
                values.arrange_by_cached_key(|value| self.path(&value.key));
                values
            }
            _ => self.codes(info.facet).filter(known).filter_map(view).collect(),
        }
    }

    fn codes(&self, facet: Facet) -> impl Iterator<Item = u32> + use<> {
        (0..).take(self.columns.values[facet as usize].len())
    }

    /// By code: how many rows of the whole corpus; nodes of a tree include those under them.
    fn totals(&self, facet: Facet) -> Vec<u32> {
        let mut totals = self.columns.totals[facet as usize].clone();
        select::add_to_ancestors(&self.columns.values[facet as usize], &mut totals);
        totals
    }

    /// The histogram: month by month where most figures lie within a few years, else year by year. A figure of the year
    /// 938 is found by typing; its column would be one of thirteen thousand.
    fn months(&self, query: &Query, counts: &[u32]) -> Vec<MonthView> {
        let totals = &self.columns.totals[Facet::Period as usize];
        let year = |code: usize| self.columns.month(code).map(|month| month.year);
        // Without the rows that have no date, at 0.
        let dated = totals.get(1..).unwrap_or_default();
        let stretch = densest(dated, MAX_COLUMNS);
        let n_within: u32 = dated.get(stretch.clone()).unwrap_or_default().iter().sum();
        let n_all: u32 = dated.iter().sum();
        if u64::from(n_within) * 20 >= u64::from(n_all) * 19 {
            let columns = stretch.map(|at| at + 1);
            return columns
                .filter_map(|code| self.column(query, self.columns.month(code)?, *counts.get(code)?))
                .collect();
        }
        let Some(first) = year(1) else { return vec![] };
        let by_year = |counts: &[u32]| {
            let mut sums: Vec<u32> = Vec::new();
            for (code, n) in counts.iter().enumerate() {
                let Some(at) = year(code).and_then(|year| usize::try_from(year - first).ok()) else { continue };
                sums.resize(sums.len().max(at + 1), 0);
                if let Some(sum) = sums.get_mut(at) {
                    *sum += n;
                }
            }
            sums
        };
        let (totals, counts) = (by_year(totals), by_year(counts));
        let column = |at: usize| {
            let year = first + i32::try_from(at).ok()?;
            self.column(query, PartialDate { year, month: None, day: None }, *counts.get(at)?)
        };
        densest(&totals, MAX_COLUMNS).filter_map(column).collect()
    }

    /// A column of the histogram.
    fn column(&self, query: &Query, at: PartialDate, n_rows: u32) -> Option<MonthView> {
        Some(MonthView {
            label: display::partial_date(at, query.language),
            n_rows,
            count: display::count(n_rows as usize, query.language),
            typed: url::partial_date(at),
            chosen: !query.selection.period.is_open() && overlaps(query.selection.period, at),
        })
    }

    /// The nodes from the root to an indicator, each by its place in the codebook: parents come before their children.
    pub(super) fn path(&self, id: &str) -> Vec<(usize, String)> {
        let dictionary = &self.columns.values[Facet::Indicator as usize];
        let Some(code) = dictionary.code(id) else { return vec![] };
        let place = |code: u32| {
            let id = dictionary.keys.get(code as usize).map_or("", String::as_str);
            let place = self.corpus.glossary.indicator(id).map_or(usize::MAX, |(at, _)| at);
            // Those that the codebook does not have come after the others, and what no indicator claims last of all.
            (place, if id == UNKNOWN { "\u{10ffff}".to_owned() } else { id.to_owned() })
        };
        let mut path: Vec<_> = dictionary.ancestors(code).map(place).collect();
        path.reverse();
        path.push(place(code));
        path
    }

    /// What the page calls a row's value of a facet; empty if it is not known.
    pub(crate) fn code_label(&self, facet: Facet, row: RowIdx, language: Language) -> String {
        let code = self.columns.code(facet, row).unwrap_or(0);
        match self.columns.values[facet as usize].keys.get(code as usize).map(String::as_str) {
            None | Some(UNKNOWN) => String::new(),
            Some(key) => self.value_label(facet, key, language),
        }
    }

    /// What the page calls a value of a facet; a key that the corpus does not have stands for itself.
    pub(crate) fn value_label(&self, facet: Facet, key: &str, language: Language) -> String {
        self.value_name(facet, key, self.columns.values[facet as usize].code(key), language)
    }

    /// What the page calls the value with this code.
    pub(super) fn name_of_code(&self, facet: Facet, code: u32, language: Language) -> String {
        let key = self.columns.values[facet as usize].keys.get(code as usize);
        self.value_name(facet, key.map_or("", String::as_str), Some(code), language)
    }

    fn value_name(&self, facet: Facet, key: &str, code: Option<u32>, language: Language) -> String {
        if key == UNKNOWN {
            return match facet {
                Facet::Indicator => Word::Uncatalogued,
                Facet::Unit => Word::NoUnit,
                _ => Word::Unknown,
            }
            .say(language)
            .to_owned();
        }
        if let Shape::Fixed(values) = facet.info().shape {
            let word = values.iter().find(|value| value.key == key).map(|value| value.word.say(language));
            return word.unwrap_or(key).to_owned();
        }
        let names = &self.columns.values[facet as usize].names;
        let Some(name) = code.and_then(|code| names.get(code as usize)) else { return key.to_owned() };
        match facet {
            Facet::Indicator => labels::indicator(&self.corpus.glossary, name, language),
            Facet::Place => labels::place(&self.corpus.glossary, name),
            Facet::Document => {
                // Mostly in the order of their ids; two hundred are named for each list.
                let documents = &self.corpus.documents;
                let found = documents.binary_search_by(|document| document.id.cmp(name)).ok();
                let found = found.or_else(|| documents.iter().position(|document| document.id == *name));
                found.and_then(|at| documents.get(at)).map_or_else(|| name.clone(), labels::document)
            }
            _ => name.clone(),
        }
    }
}

/// True if the label of a value contains what was typed, marks and case aside.
#[must_use]
pub fn label_has(label: &str, typed: &str) -> bool {
    labels::folded(label).contains(labels::folded(typed).trim())
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

#[cfg(test)]
mod tests {
    use super::densest;

    #[test]
    fn the_densest_stretch_is_kept_and_its_empty_ends_are_cut() {
        assert_eq!(densest(&[1, 0, 0, 0, 5, 0, 7, 0, 0, 2], 4), 4..7);
        assert_eq!(densest(&[1, 2, 0], 4), 0..2);
        assert_eq!(densest(&[1, 1, 1, 1], 2), 2..4);
        assert_eq!(densest(&[], 4), 0..0);
        assert_eq!(densest(&[0, 0], 1), 2..2);
    }
}
