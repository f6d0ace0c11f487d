//! The series that the corpus tells most of: what was last known, and how it has changed.
//!
//! Two dated values are a comparison, drawn as bars; of three or more there is a chart. A figure whose place, time or
//! indicator is not known is in no series.

use std::cmp::Reverse;

use engine::codebook::Counts;
use engine::compact_sort::{self, CompactSort};
use engine::date::{Period, PeriodKind};
use engine::interval::{Interval, Strictness};
use engine::reading::{Measure, Qualifier, Status};

use super::value_bar::{Bar, BarRole, lengths};
use crate::Explorer;
use crate::columns::RowIdx;
use crate::display;
use crate::distinct::n_distinct;
use crate::facet::{self, Facet};
use crate::query::{Query, Route, Tab};
use crate::ui_text::phrases::{self, Trend};
use crate::ui_text::{Language, Word};
use crate::view::Link;

/// How many series the start page shows.
const N_SERIES: usize = 4;
/// So many dated values make a chart; fewer are compared as bars.
const N_CHARTED: usize = 3;

/// One indicator in one place over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySeries {
    /// What and where, and all figures of it: "Người tham gia BHXH, Việt Nam".
    pub subject: Link,
    /// The last known figure, and its sentence.
    pub last: Link,
    /// When that was.
    pub when: String,
    /// How it stands to the one before: "tăng khoảng 9,4 % so với quý 1/2021".
    pub change: String,
    /// In how many articles, of how many sources.
    pub source: String,
    /// The dated values, the earliest first; empty if there is a chart.
    pub bars: Vec<Bar>,
    /// What to ask for its picture; none if there are too few values for one.
    pub chart: Option<Query>,
}

/// What makes figures one series: their indicator, measure, unit, place and scope, and for what happens in a stretch of time
/// which stretch of the year that is.
type Key = ([u32; 6], Stretch);

/// A stretch of the year: its first and its last month and day, and how many years lie between. What is counted up to now is
/// known at any day.
type Stretch = Option<(u8, u8, u8, u8, i32)>;

impl Explorer {
    /// The series that are known at the most dates, one for each indicator; those that the codebook knows come first.
    pub(super) fn home_series(&self, query: &Query) -> Vec<KeySeries> {
        let keyed: Vec<(Key, RowIdx)> = self.rows().filter_map(|row| Some((self.home_series_key(row)?, row))).collect();
        let mut found: Vec<Vec<Vec<RowIdx>>> = Vec::new();
        for same in compact_sort::groups(&keyed, |(key, _)| *key) {
            let rows: Vec<RowIdx> = same.into_iter().map(|(_, row)| row).collect();
            let mut days = compact_sort::groups(&rows, |row| self.date(*row));
            if days.len() >= 2 {
                days.compact_sort_by_key(|rows| rows.first().and_then(|row| self.date(*row)));
                found.push(days);
            }
        }
        let n_articles = |days: &[Vec<RowIdx>]| {
            let document = |row: &RowIdx| self.columns.document.get(row.0 as usize).copied();
            n_distinct(days.iter().flatten().filter_map(document))
        };
        found.compact_sort_by_key(|days| {
            let first = days.first().and_then(|rows| rows.first()).copied().unwrap_or(RowIdx(0));
            let is_induced = self.indicator_id(first).is_some_and(store::unnamed_indicators::is_induced);
            (is_induced, Reverse(days.len()), Reverse(n_articles(days)))
        });
        let mut known: Vec<u32> = Vec::new();
        found.retain(|days| {
            let code = days.first().and_then(|rows| rows.first()).map_or(0, |row| self.indicator_code(*row));
            let is_new = !known.contains(&code) && known.len() < N_SERIES;
            known.extend(is_new.then_some(code));
            is_new
        });
        found.iter().filter_map(|days| self.key_series(query, days)).collect()
    }

    fn home_series_key(&self, row: RowIdx) -> Option<Key> {
        let observation = self.parts(row)?.observation?;
        let of = |facet| self.columns.code(facet, row);
        let is_told = matches!(observation.measure, Measure::Level | Measure::Share)
            && of(Facet::Measure) != Some(facet::measure_code(None))
            && observation.status == Status::Actual
            && self.is_of_known_place(row);
        let period = self.period(row).filter(|period| is_told && period.end.is_some())?;
        // A share of the target is no level.
        let is_plain = [facet::LEVEL_CODE, facet::SHARE_CODE].map(Some).contains(&of(Facet::Measure));
        let id = self.indicator_id(row).filter(|_| is_plain)?;
        let counts = self.corpus.glossary.indicator(id).map(|(_, indicator)| indicator.counts);
        let is_stock = observation.measure == Measure::Share || counts == Some(Counts::Stock);
        Some((self.series_key(row), if is_stock { None } else { Some(stretch(period)?) }))
    }

    /// True if a text names the place, or says that it is the whole country.
    pub(super) fn is_of_known_place(&self, row: RowIdx) -> bool {
        let code = self.columns.code(Facet::Place, row);
        let key = code.and_then(|code| self.columns.values[Facet::Place as usize].keys.get(code as usize));
        key.is_some_and(|key| key != facet::UNKNOWN && key != facet::UNKNOWN_PROVINCE)
    }

    /// The id of a row's indicator, if it has one.
    pub(crate) fn indicator_id(&self, row: RowIdx) -> Option<&str> {
        let keys = &self.columns.values[Facet::Indicator as usize].keys;
        let key = keys.get(self.indicator_code(row) as usize)?;
        (key != facet::UNKNOWN).then_some(key.as_str())
    }

    /// A series of rows by day; of one day the value that most articles state stands for all.
    fn key_series(&self, query: &Query, days: &[Vec<RowIdx>]) -> Option<KeySeries> {
        let language = query.language;
        let points: Vec<Vec<RowIdx>> = days.iter().map(|rows| self.most_stated(rows)).collect();
        let (last_rows, before_rows) = (points.last()?, points.get(points.len().checked_sub(2)?)?);
        let (last, before) = (*last_rows.first()?, *before_rows.first()?);
        let mut page = query.to(Route::Figures).toggled(Facet::Indicator, self.indicator_id(last)?);
        for facet in [Facet::Measure, Facet::Place] {
            let code = self.columns.code(facet, last)? as usize;
            page = page.toggled(facet, self.columns.values[facet as usize].keys.get(code)?);
        }
        let page = page.shown_as(Tab::Line);
        let place = self.code_label(Facet::Place, last, language);
        let is_charted = points.len() >= N_CHARTED;
        let not_comparable = self.base_change(before_rows, last_rows, language);
        let change = not_comparable.unwrap_or_else(|| self.change_words(before, last, language));
        let documents = days.iter().flatten().filter_map(|row| self.columns.document.get(row.0 as usize).copied());
        Some(KeySeries {
            subject: Link { text: format!("{}, {place}", self.subject(last, language)), href: page.to_hash() },
            last: self.figure_link(query, last)?,
            when: self.known_time(last, language),
            change,
            source: self.articles_of(&documents.collect(), language),
            bars: if is_charted { vec![] } else { self.series_bars(query, &points) },
            chart: is_charted.then_some(page),
        })
    }

    /// Of rows of one day those with the value that most of them state.
    fn most_stated(&self, rows: &[RowIdx]) -> Vec<RowIdx> {
        let values = compact_sort::groups(rows, |row| (self.value(*row), self.columns.code(Facet::Qualifier, *row)));
        values.into_iter().rev().max_by_key(Vec::len).unwrap_or_default()
    }

    fn series_bars(&self, query: &Query, points: &[Vec<RowIdx>]) -> Vec<Bar> {
        let firsts: Vec<RowIdx> = points.iter().filter_map(|rows| rows.first().copied()).collect();
        let values: Vec<_> = firsts.iter().map(|row| self.value(*row).unwrap_or_default()).collect();
        let bar = |(row, length): (&RowIdx, String)| {
            let figure = self.figure_link(query, *row)?;
            Some(Bar { name: self.known_time(*row, query.language), figure, length, role: BarRole::Result })
        };
        firsts.iter().zip(lengths(&values)).filter_map(bar).collect()
    }

    /// When a row's figure was, as what it is compared with: "31/12/2020" rather than "đến 31/12/2020".
    pub(super) fn since(&self, row: RowIdx, language: Language) -> String {
        self.period(row).map(|period| since_words(period, language)).unwrap_or_default()
    }

    /// How much more or less `after` is than `before`, as far as their hedges say.
    fn change_words(&self, before: RowIdx, after: RowIdx, language: Language) -> String {
        let words = || {
            let [old, new] = [before, after].map(|row| self.parts(row).map(|parts| parts.mention));
            let [old, new] = [old?, new?].map(|mention| Interval::of_mention(mention, Strictness::AsWritten));
            let when = self.since(before, language);
            if old.intersects(new) && self.value(before) != self.value(after) {
                return Some(phrases::change_not_sure(&when, language));
            }
            let (a, b) = (self.value(before)?, self.value(after)?);
            let difference = b.checked_sub(a)?;
            let is_share = self.parts(after)?.observation?.measure == Measure::Share;
            let size = if difference.is_negative() { difference.negated() } else { difference };
            let amount = if is_share {
                let unit = Word::PointsUnit.say(language);
                display::quantity(size, unit, language)
            } else {
                let share = display::rounded(size.to_f64() / a.to_f64() * 100.0, 2)?;
                phrases::hedged(Qualifier::About, &display::quantity(share, "%", language), language)
            };
            Some(if difference.is_zero() {
                phrases::unchanged(&when, language)
            } else {
                phrases::changed(Trend::of(difference), &amount, &when, language)
            })
        };
        words().unwrap_or_default()
    }
}

/// A time as what something is compared with.
pub(super) fn since_words(of: Period, language: Language) -> String {
    match (of.kind, of.end) {
        (PeriodKind::AsOf, Some(end)) => display::date(end, language),
        _ => display::period(of, language),
    }
}

/// The stretch of the year of a period; `None` without a first day.
fn stretch(period: Period) -> Stretch {
    let (start, end) = (period.start?, period.end?);
    let month = |date: engine::date::Date| u8::from(date.month());
    Some((month(start), start.day(), month(end), end.day(), end.year() - start.year()))
}

#[cfg(test)]
mod tests {
    use crate::fixture;
    use crate::query::Query;

    fn told(articles: &[(&str, &str)]) -> Vec<String> {
        let home = fixture::read(articles).home(&Query::default());
        let series = home.series.iter().map(|series| {
            let bars: Vec<String> =
                series.bars.iter().map(|bar| format!("{} {} {}", bar.name, bar.figure.text, bar.length)).collect();
            let rest = if series.chart.is_some() { "chart".to_owned() } else { bars.join("; ") };
            format!("{}: {}, {}; {} | {rest}", series.subject.text, series.last.text, series.when, series.change)
        });
        series.map(|line| line.replace('\u{a0}', " ")).collect()
    }

    #[test]
    fn two_dated_values_are_compared_and_three_are_a_chart() {
        let one = ("a", "Đến ngày 31/12/2020, cả nước có 15 triệu người tham gia BHXH.");
        let two = ("b", "Đến ngày 31/12/2021, cả nước có 16,5 triệu người tham gia BHXH.");
        let three = ("c", "Đến ngày 31/12/2022, cả nước có 17,5 triệu người tham gia BHXH.");
        assert_eq!(
            told(&[one, two]),
            ["Người tham gia BHXH, Việt Nam: 16,5 triệu người, đến 31/12/2021; tăng khoảng 10 % so với 31/12/2020 | \
              đến 31/12/2020 15 triệu người 90.91%; đến 31/12/2021 16,5 triệu người 100%"]
        );
        assert!(told(&[one, two, three])[0].ends_with("| chart"));
        assert!(told(&[one]).is_empty(), "one date is no series");
    }

    #[test]
    fn what_is_not_of_one_place_or_of_like_stretches_of_time_is_no_series() {
        let half = ("a", "Trong 6 tháng đầu năm 2021, cả nước tổ chức 1.200 hội nghị tuyên truyền BHXH.");
        let year = ("b", "Trong năm 2022, cả nước tổ chức 3.000 hội nghị tuyên truyền BHXH.");
        assert!(told(&[half, year]).is_empty(), "half a year and a year");
        let before = ("c", "Trong năm 2021, cả nước tổ chức 2.000 hội nghị tuyên truyền BHXH.");
        assert_eq!(told(&[before, year]).len(), 1);
        let unplaced = [
            ("a", "Đến ngày 31/12/2020, có 150 người tham gia BHXH."),
            ("b", "Đến ngày 31/12/2021, có 165 người tham gia BHXH."),
        ];
        assert!(told(&unplaced).is_empty(), "no text says where");
    }

    #[test]
    fn a_rise_is_not_told_where_the_hedges_leave_it_open() {
        let articles = [
            ("a", "Đến ngày 31/3/2021, cả nước có trên 1,1 triệu người tham gia BHXH tự nguyện."),
            ("b", "Đến ngày 30/4/2021, cả nước có 1,12 triệu người tham gia BHXH tự nguyện."),
        ];
        assert!(told(&articles)[0].contains("chưa rõ tăng hay giảm so với 31/3/2021"), "{:?}", told(&articles));
    }
}
