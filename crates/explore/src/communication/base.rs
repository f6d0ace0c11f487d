//! The programme on a common base: periods of different lengths side by side, each count with what it comes to in a month and
//! a day, and how counts stand to each other. What is derived is told apart from what is stated, and has its arithmetic.
//!
//! Only figures of a known place and of a stretch with both ends are comparable: the others stay in the list of the ledger.

use std::collections::{BTreeMap, BTreeSet};

use engine::check::Expr;
use engine::check::structure::{Levels, PaceUnit};
use engine::compact_sort::CompactSort;
use engine::date::{Date, Period, PeriodKind};
use engine::reading::{Measure, Scope, Status};

use super::derived::{Derivation, DerivedValue, Deriver, OpenWorking, Shown};
use crate::columns::RowIdx;
use crate::facet::{self, Facet};
use crate::query::{Query, Route};
use crate::ui_text::{Language, Word, phrases};
use crate::view::Link;
use crate::{Explorer, display};

/// More periods than this are no table that one reads; the latest are shown.
const MAX_PERIODS: usize = 6;
/// The places with most figures.
const MAX_PLACES: usize = 3;

/// What was done in one place, period by period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommonBase {
    /// "Việt Nam".
    pub place: String,
    /// The periods, the earliest first.
    pub periods: Vec<BasePeriod>,
    /// What was counted, by indicator and level.
    pub counts: Vec<BaseRow>,
    /// What follows from two counts, by what and level.
    pub ratios: Vec<BaseRow>,
    /// The arithmetic that the address points at.
    pub open: Option<OpenWorking>,
}

/// A period of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasePeriod {
    /// "năm 2020".
    pub when: String,
    /// "12 tháng, 366 ngày".
    pub length: String,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseRow {
    /// What, and all its figures.
    pub name: Link,
    /// Of whom: "ở Trung ương".
    pub level: String,
    /// By period.
    pub cells: Vec<BaseCell>,
}

/// What one row has of one period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BaseCell {
    /// What the articles state, each with its sentence; more than one where they differ.
    pub stated: Vec<Link>,
    /// That they differ, so that nothing is derived; empty if they do not.
    pub note: &'static str,
    /// What follows.
    pub derived: Vec<DerivedValue>,
}

/// Whose doing a count is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Whole,
    Central,
    Local,
}

impl Level {
    pub(super) const ALL: [Level; 3] = [Level::Whole, Level::Central, Level::Local];

    fn of(scope: Option<Scope>) -> Option<Level> {
        match scope {
            None | Some(Scope::National | Scope::Province) => Some(Level::Whole),
            Some(Scope::Central) => Some(Level::Central),
            Some(Scope::Local) => Some(Level::Local),
            Some(Scope::District | Scope::Region) => None,
        }
    }

    pub(super) fn key(self) -> &'static str {
        match self {
            Level::Whole => "chung",
            Level::Central => "trung-uong",
            Level::Local => "dia-phuong",
        }
    }

    pub(super) fn word(self) -> Word {
        match self {
            Level::Whole => Word::LevelWhole,
            Level::Central => Word::Central,
            Level::Local => Word::Local,
        }
    }
}

/// A count of one period: stated, or central and local together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    Stated(RowIdx),
    Sum(RowIdx, RowIdx),
}

impl Amount {
    pub(super) fn rows(&self) -> Vec<RowIdx> {
        match self {
            Amount::Stated(row) => vec![*row],
            Amount::Sum(central, local) => vec![*central, *local],
        }
    }
}

/// A row that can be compared with others, with its level and its period.
type ComparableRow = (RowIdx, Level, Period);

/// The counts of one place: rows that state them, by value, by indicator, level and period.
pub(super) struct Counts<'a> {
    pub(super) explorer: &'a Explorer,
    stated: BTreeMap<(u32, Level, Period), Vec<Vec<RowIdx>>>,
    /// Indicators whose counts at central and local level are together the whole.
    pub(super) adding: BTreeSet<u32>,
    /// Indicators whose pace is told by the day.
    daily: BTreeSet<u32>,
}

impl<'a> Counts<'a> {
    fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> = self.stated.keys().map(|(.., period)| *period).collect();
        periods.compact_sort_by_key(|period| (period.end, period.start));
        periods.dedup();
        periods.drain(..periods.len().saturating_sub(MAX_PERIODS));
        periods
    }

    /// The rows that state a count, by value.
    fn stated(&self, indicator: u32, level: Level, period: Period) -> &[Vec<RowIdx>] {
        self.stated.get(&(indicator, level, period)).map_or(&[], Vec::as_slice)
    }

    /// The count, if the articles agree about it.
    pub(super) fn amount(&self, indicator: u32, level: Level, period: Period) -> Option<Amount> {
        match self.stated(indicator, level, period) {
            [rows] => rows.first().copied().map(Amount::Stated),
            [] if level == Level::Whole && self.adding.contains(&indicator) => {
                let [central, local] =
                    [Level::Central, Level::Local].map(|of| match self.stated(indicator, of, period) {
                        [rows] => rows.as_slice(),
                        _ => &[],
                    });
                let pairs = central.iter().flat_map(|one| local.iter().map(move |other| (*one, *other)));
                let (central, local) = pairs.into_iter().find(|(one, other)| self.are_of_one_source(*one, *other))?;
                Some(Amount::Sum(central, local))
            }
            _ => None,
        }
    }

    pub(super) fn are_of_one_source(&self, one: RowIdx, other: RowIdx) -> bool {
        let source = self.explorer.source(one);
        source.is_some() && source == self.explorer.source(other)
    }
}

impl Explorer {
    /// The counts of the programme on a common base, the place with most of them first.
    pub(super) fn common_base(&self, query: &Query, programme: &BTreeSet<u32>) -> Vec<CommonBase> {
        let rows: Vec<RowIdx> = self.programme_rows(programme).collect();
        let mut places: BTreeMap<u32, Vec<ComparableRow>> = BTreeMap::new();
        for row in rows.iter().copied() {
            if let Some((place, level, period)) = self.comparable(row, &rows) {
                places.entry(place).or_default().push((row, level, period));
            }
        }
        let mut places: Vec<(u32, Vec<ComparableRow>)> = places.into_iter().collect();
        places.compact_sort_by_key(|(_, rows)| std::cmp::Reverse(rows.len()));
        let base = |(place, rows): (u32, Vec<ComparableRow>)| self.base_of_place(query, programme, place, &rows);
        places.into_iter().take(MAX_PLACES).map(base).filter(|base| !base.counts.is_empty()).collect()
    }

    /// Place, level and period of a row that can be compared with others.
    fn comparable(&self, row: RowIdx, all: &[RowIdx]) -> Option<(u32, Level, Period)> {
        let observation = self.parts(row)?.observation?;
        let is_count = observation.measure == Measure::Level && observation.status == Status::Actual;
        let is_whole_place = observation.district.is_none() && observation.subgroup.is_none();
        let place = self.columns.code(Facet::Place, row)?;
        let key = self.columns.values[Facet::Place as usize].keys.get(place as usize)?;
        let is_known = key != facet::UNKNOWN && key != facet::UNKNOWN_PROVINCE;
        let period = self.ledger_period(row, all).filter(|period| period.kind == PeriodKind::During)?;
        period.n_days().filter(|n_days| *n_days > 1 && is_count && is_whole_place && is_known)?;
        Some((place, Level::of(observation.scope)?, period))
    }

    fn base_of_place(
        &self,
        query: &Query,
        programme: &BTreeSet<u32>,
        place: u32,
        rows: &[ComparableRow],
    ) -> CommonBase {
        let language = query.language;
        let counts = self.base_counts(rows);
        let periods = counts.periods();
        let mut deriver = Deriver::new(self, query);
        let order = self.columns.order[Facet::Indicator as usize].iter().filter(|code| programme.contains(code));
        let rows = order.flat_map(|code| Level::ALL.map(|level| (*code, level)));
        let mut base_rows = Vec::new();
        for (code, level) in rows {
            let cells: Vec<BaseCell> = periods
                .iter()
                .enumerate()
                .map(|(at, _)| count_cell(&counts, &mut deriver, (code, level), &periods, at))
                .collect();
            if cells.iter().any(|cell| *cell != BaseCell::default()) {
                let level = level.word().say(language).to_owned();
                base_rows.push(BaseRow { name: self.indicator_name(query, code), level, cells });
            }
        }
        let ratios = self.ratios(query, &counts, &mut deriver, &periods);
        let place = self.columns.values[Facet::Place as usize].keys.get(place as usize).map_or("", String::as_str);
        CommonBase {
            place: self.value_label(Facet::Place, place, language),
            periods: periods.iter().map(|period| base_period(*period, language)).collect(),
            counts: base_rows,
            ratios,
            open: deriver.open,
        }
    }

    fn base_counts(&self, rows: &[ComparableRow]) -> Counts<'_> {
        let mut stated: BTreeMap<(u32, Level, Period), Vec<Vec<RowIdx>>> = BTreeMap::new();
        for (row, level, period) in rows.iter().copied() {
            let same = stated.entry((self.indicator_code(row), level, period)).or_default();
            let says = |row: RowIdx| (self.value(row), self.columns.code(Facet::Qualifier, row));
            match same.iter_mut().find(|rows| rows.first().is_some_and(|first| says(*first) == says(row))) {
                Some(rows) => rows.push(row),
                None => same.push(vec![row]),
            }
        }
        // Of articles that state the same, one that says the whole period stands for all.
        for ((.., period), groups) in &mut stated {
            for rows in groups {
                rows.compact_sort_by_key(|row| {
                    let own = self.parts(*row).and_then(|parts| parts.observation?.period);
                    own.map(|governing| governing.period) != Some(*period)
                });
            }
        }
        let dictionary = &self.columns.values[Facet::Indicator as usize];
        let flows = self.corpus.glossary.flows.iter().filter(|flow| flow.levels == Levels::Add);
        let adding = flows.filter_map(|flow| dictionary.code(&flow.indicator)).collect();
        let daily = self.corpus.glossary.flows.iter().filter(|flow| flow.pace == PaceUnit::Day);
        let daily = daily.filter_map(|flow| dictionary.code(&flow.indicator)).collect();
        Counts { explorer: self, stated, adding, daily }
    }

    /// An indicator, and all its figures.
    pub(super) fn indicator_name(&self, query: &Query, code: u32) -> Link {
        let id = self.columns.values[Facet::Indicator as usize].keys.get(code as usize).map_or("", String::as_str);
        Link {
            text: crate::labels::indicator(&self.corpus.glossary, id, query.language),
            href: query.to(Route::Figures).toggled(Facet::Indicator, id).to_hash(),
        }
    }
}

/// A count of one period: as stated, what it comes to in a month and a day, and how that has changed.
fn count_cell(
    counts: &Counts<'_>,
    deriver: &mut Deriver<'_>,
    (code, level): (u32, Level),
    periods: &[Period],
    at: usize,
) -> BaseCell {
    let Some(period) = periods.get(at).copied() else { return BaseCell::default() };
    let (explorer, language) = (counts.explorer, deriver.query.language);
    let groups = counts.stated(code, level, period);
    let firsts = groups.iter().filter_map(|rows| rows.first());
    let stated: Vec<Link> = firsts.filter_map(|row| stated_link(explorer, deriver.query, *row)).collect();
    let Some(amount) = counts.amount(code, level, period) else {
        let note = if stated.len() > 1 { Word::ArticlesDiffer.say(language) } else { "" };
        return BaseCell { stated, note, derived: vec![] };
    };
    let name = explorer.indicator_name(deriver.query, code).text;
    let about = |period: Period| {
        phrases::figure_of(&name, level.word().say(language), &display::period(period, language), language)
    };
    let key = |what: &str| format!("{what}.{}.{}.{}", explorer.indicator_key(code), level.key(), period_key(period));
    let mut derived = Vec::new();
    if let Amount::Sum(..) = amount {
        let total = Derivation::new(key("tong"), Shown::Total, about(period)).of(&amount, |total| total);
        derived.extend(deriver.value(total));
    }
    let months = months(period).filter(|n| *n > 1);
    if let Some(n) = months {
        let pace = Derivation::new(key("thang"), Shown::PerMonth, about(period));
        derived.extend(deriver.value(pace.of(&amount, |total| total.over(Expr::Months(n)))));
    }
    if let Some(n) = period.n_days() {
        let pace = Derivation::new(key("ngay"), Shown::PerDay, about(period));
        derived.extend(deriver.value(pace.of(&amount, |total| total.over(Expr::Days(n)))));
    }
    let before = earlier(periods, at, |period| counts.amount(code, level, period));
    if let Some((earlier, before)) = before {
        let since = display::period(earlier, language);
        let change = Derivation::new(key("doi"), Shown::Change(since), about(period));
        let are_whole = [earlier, period].into_iter().all(|of| self::months(of).is_some());
        let is_in_months = are_whole && !counts.daily.contains(&code);
        let length = |of: Period| match (is_in_months, self::months(of), of.n_days()) {
            (true, Some(n), _) => Some(Expr::Months(n)),
            (_, _, Some(n)) => Some(Expr::Days(n)),
            _ => None,
        };
        if let (Some(was), Some(is)) = (length(earlier), length(period)) {
            let change = change.of_two(&before, &amount, |before, after| growth(before.over(was), after.over(is)));
            derived.extend(deriver.value(change));
        }
    }
    BaseCell { stated, note: "", derived }
}

/// A figure as its article writes it, and its sentence.
fn stated_link(explorer: &Explorer, query: &Query, row: RowIdx) -> Option<Link> {
    let text = explorer.ledger_figure(row, explorer.parts(row)?, query.language);
    Some(Link { text, ..explorer.figure_link(query, row)? })
}

/// How much more `after` is than `before`, in percent.
pub(super) fn growth(before: Expr, after: Expr) -> Expr {
    after.over(before).minus(Expr::one()).percent()
}

/// The latest period that ends before the one at `at` begins and has what is asked for.
pub(super) fn earlier<T>(periods: &[Period], at: usize, of: impl Fn(Period) -> Option<T>) -> Option<(Period, T)> {
    let own = *periods.get(at)?;
    let before = periods.get(..at)?.iter().rev().filter(|period| period.end < own.start);
    before.into_iter().find_map(|period| Some((*period, of(*period)?)))
}

/// How many whole months a period has; `None` if it begins or ends within one.
fn months(period: Period) -> Option<i64> {
    let (start, end) = (period.start?, period.end?);
    let is_whole = start.day() == 1 && end.day() == end.month().length(end.year());
    let of = |date: Date| i64::from(date.year()) * 12 + i64::from(u8::from(date.month()));
    is_whole.then(|| of(end) - of(start) + 1)
}

fn base_period(period: Period, language: Language) -> BasePeriod {
    let days = period.n_days().map(|n| phrases::days(&display::count_of(n, language), language));
    let months = months(period).map(|n| phrases::months(&display::count_of(n, language), language));
    let length: Vec<String> = months.into_iter().chain(days).collect();
    BasePeriod { when: display::period(period, language), length: length.join(", ") }
}

pub(super) fn period_key(period: Period) -> String {
    let end = |date: Option<Date>| date.map(engine::date::iso).unwrap_or_default();
    format!("{}_{}", end(period.start), end(period.end))
}
