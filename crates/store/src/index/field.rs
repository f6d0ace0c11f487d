//! `name:value` in a query: documents by what was read from them.

use engine::date::{Date, Period, date, month_end};
use engine::reading::{EntityKind, Observation};

use super::parse::comparable;
use crate::StoredDocument;

/// A property of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// `doc:`: its id or title begins so.
    Document(String),
    /// `noi:`: a figure of this place by its code, or the place by its name.
    Place(String),
    /// `ky:`: a figure of a period that shares a day with this one.
    Period(Date, Date),
    /// `chi-so:`: a figure of this indicator or of one below it.
    Indicator(String),
}

impl Field {
    /// The names that are understood.
    pub const NAMES: [&str; 4] = ["doc", "noi", "ky", "chi-so"];

    /// The field of this name; `None` if the value makes no sense.
    pub(super) fn new(name: &str, value: &str) -> Option<Field> {
        if value.is_empty() {
            return None;
        }
        match name {
            "doc" => Some(Field::Document(comparable(value))),
            "noi" => Some(Field::Place(comparable(value))),
            "ky" => {
                let (from, to) = value.split_once("..").unwrap_or((value, value));
                Some(Field::Period(days(from)?.0, days(to)?.1)).filter(|it| !matches!(it, Field::Period(a, b) if a > b))
            }
            "chi-so" => Some(Field::Indicator(value.to_ascii_lowercase())),
            _ => None,
        }
    }

    /// True if the document has the property.
    pub(super) fn holds(&self, document: &StoredDocument) -> bool {
        let reading = &document.reading;
        match self {
            Field::Document(start) => {
                let title = reading.meta.title.as_ref().map(|it| comparable(&it.value));
                comparable(&document.id).starts_with(start) || title.is_some_and(|it| it.starts_with(start))
            }
            Field::Place(name) => {
                let is_place = |it: &Observation| it.place.as_deref().is_some_and(|it| comparable(it) == *name);
                let mut places = reading.entities.iter().filter(|it| it.kind == EntityKind::Place);
                reading.observations.iter().any(is_place) || places.any(|it| comparable(&it.canonical) == *name)
            }
            Field::Period(start, end) => {
                reading.observations.iter().filter_map(|it| it.period).any(|it| overlaps(it.period, *start, *end))
            }
            Field::Indicator(id) => reading
                .observations
                .iter()
                .filter_map(|it| it.indicator.as_deref())
                .any(|it| it.strip_prefix(id.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))),
        }
    }
}

fn overlaps(period: Period, start: Date, end: Date) -> bool {
    match (period.start, period.end) {
        (Some(first), Some(last)) => first <= end && start <= last,
        (None, Some(day)) | (Some(day), None) => start <= day && day <= end,
        (None, None) => false,
    }
}

/// The first and last day of `2021`, `2021-04` or `2021-04-27`.
fn days(text: &str) -> Option<(Date, Date)> {
    let mut parts = text.split('-');
    let year: i32 = parts.next().filter(|it| it.len() == 4)?.parse().ok()?;
    let month = parts.next().map(str::parse::<u8>).transpose().ok()?;
    let day = parts.next().map(str::parse::<u8>).transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    match (month, day) {
        (None, _) => Some((date(year, 1, 1)?, date(year, 12, 31)?)),
        (Some(month), None) => Some((date(year, month, 1)?, month_end(year, month)?)),
        (Some(month), Some(day)) => date(year, month, day).map(|day| (day, day)),
    }
}
