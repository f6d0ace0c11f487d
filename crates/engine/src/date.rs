//! Civil dates and the periods made of them. Arithmetic is `time`'s; the ISO form is ours, to keep `time`'s formatter
//! out of the wasm.

use serde::{Deserialize, Serialize};
pub use time::{Date, Month};

/// The date as `2021-03-31`.
#[must_use]
pub fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

/// The date for a year, a month 1–12 and a day, if there is such a day.
#[must_use]
pub fn date(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// The last day of a month 1–12.
#[must_use]
pub fn month_end(year: i32, month: u8) -> Option<Date> {
    let month = Month::try_from(month).ok()?;
    Date::from_calendar_date(year, month, month.length(year)).ok()
}

/// True for the first of January.
#[must_use]
pub fn is_new_year(day: Date) -> bool {
    (day.month(), day.day()) == (Month::January, 1)
}

/// How a period holds a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// At a moment: `hết quý 1/2021`, `tính đến ngày 25/4/2021`. Only `end` is known.
    AsOf,
    /// Over a stretch: `trong năm 2022`. Both ends are inclusive.
    During,
}

/// A stretch of days, or the day up to which something is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// How it holds a figure.
    pub kind: PeriodKind,
    /// First day; `None` for an as-of date and for a stretch whose beginning is open.
    pub start: Option<Date>,
    /// Last day, inclusive; `None` for a stretch that is still open.
    pub end: Option<Date>,
}

impl Period {
    /// The moment at the end of `end`.
    #[must_use]
    pub fn as_of(end: Date) -> Period {
        Period { kind: PeriodKind::AsOf, start: None, end: Some(end) }
    }

    /// The stretch from `start` to `end`, both inclusive.
    #[must_use]
    pub fn during(start: Date, end: Date) -> Period {
        Period { kind: PeriodKind::During, start: Some(start), end: Some(end) }
    }

    /// The number of days that it covers, both ends counted, if both are known.
    #[must_use]
    pub fn n_days(self) -> Option<i64> {
        Some((self.end? - self.start?).whole_days() + 1)
    }
}
