//! When a figure holds, as the standards of statistics say it.

use engine::date::{self, Date, month_end};
use engine::reading::PartialDate;

use super::record::Row;

/// `2021`, `2021-S1`, `2021-Q3`, `2021-04` for a whole year, half, quarter or month; `2021-03-31` for a moment or one day;
/// `2021-01-15/P45D` for any other stretch; `None` if an end is not known, for which there is no form.
pub(super) fn time_period(row: Row<'_>) -> Option<String> {
    let end = day(row.cell("period_end"))?;
    if row.cell("period_type") == "as_of" {
        return Some(date::iso(end));
    }
    let start = day(row.cell("period_start"))?;
    let n_days = (end - start).whole_days() + 1;
    if n_days < 1 {
        return None;
    }
    Some(named(start, end).unwrap_or_else(|| match n_days {
        1 => date::iso(start),
        _ => format!("{}/P{n_days}D", date::iso(start)),
    }))
}

/// How long a stretch is as an ISO 8601 duration: `P1Y`, `P6M`, `P45D`; `None` for a moment, and if an end is not known.
pub(super) fn duration(row: Row<'_>) -> Option<String> {
    let (start, end) = (day(row.cell("period_start"))?, day(row.cell("period_end"))?);
    let n_days = (end - start).whole_days() + 1;
    match whole_months(start, end) {
        Some(months) if months % 12 == 0 => Some(format!("P{}Y", months / 12)),
        Some(months) => Some(format!("P{months}M")),
        None => (n_days > 0).then(|| format!("P{n_days}D")),
    }
}

/// The name of a stretch that the calendar has a name for.
fn named(start: Date, end: Date) -> Option<String> {
    let (year, month) = (start.year(), u8::from(start.month()));
    match (whole_months(start, end)?, month) {
        (12, 1) => Some(format!("{year:04}")),
        (6, 1 | 7) => Some(format!("{year:04}-S{}", month / 6 + 1)),
        (3, 1 | 4 | 7 | 10) => Some(format!("{year:04}-Q{}", month / 3 + 1)),
        (1, _) => Some(format!("{year:04}-{month:02}")),
        _ => None,
    }
}

/// How many whole months of the calendar a stretch is, if it begins and ends with one.
fn whole_months(start: Date, end: Date) -> Option<i32> {
    let ends_a_month = month_end(end.year(), end.month().into()) == Some(end);
    let months =
        (end.year() - start.year()) * 12 + i32::from(u8::from(end.month())) - i32::from(u8::from(start.month())) + 1;
    (start.day() == 1 && ends_a_month && months > 0).then_some(months)
}

/// A day of a record.
fn day(cell: &str) -> Option<Date> {
    let PartialDate { year, month, day } = PartialDate::parse(cell)?;
    date::date(year, month?, day?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::download::record::tests::row_of;

    #[test]
    fn stretches_have_the_names_of_the_calendar() {
        for (kind, start, end, expected) in [
            ("as_of", "", "2021-03-31", Some("2021-03-31")),
            ("during", "2021-01-01", "2021-12-31", Some("2021")),
            ("during", "2021-01-01", "2021-06-30", Some("2021-S1")),
            ("during", "2021-07-01", "2021-12-31", Some("2021-S2")),
            ("during", "2021-10-01", "2021-12-31", Some("2021-Q4")),
            ("during", "2020-02-01", "2020-02-29", Some("2020-02")),
            ("during", "2020-02-01", "2020-02-28", Some("2020-02-01/P28D")),
            ("during", "2021-02-01", "2021-04-30", Some("2021-02-01/P89D")),
            ("during", "2021-04-27", "2021-04-27", Some("2021-04-27")),
            ("during", "2020-01-01", "2021-12-31", Some("2020-01-01/P731D")),
            ("during", "", "2021-12-31", None),
            ("during", "2021-01-01", "", None),
            ("", "", "", None),
        ] {
            let record = row_of(&[("period_type", kind), ("period_start", start), ("period_end", end)]);
            assert_eq!(time_period(Row(&record)).as_deref(), expected, "{kind} {start} {end}");
        }
    }

    #[test]
    fn lengths_are_those_of_the_calendar() {
        for (start, end, expected) in [
            ("2021-01-01", "2021-12-31", Some("P1Y")),
            ("2021-01-01", "2022-06-30", Some("P18M")),
            ("2021-07-01", "2022-06-30", Some("P1Y")),
            ("2021-04-27", "2021-05-03", Some("P7D")),
            ("", "2021-05-03", None),
        ] {
            let record = row_of(&[("period_start", start), ("period_end", end)]);
            assert_eq!(duration(Row(&record)).as_deref(), expected, "{start} {end}");
        }
    }
}
