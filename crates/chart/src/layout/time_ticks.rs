//! Ticks of an axis of time: months, quarters and years, as many as have room for their labels.

use time::{Date, Month};

use crate::spec::Grain;

/// Ticks of a time axis and how much of the date to print.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TimeTicks {
    /// First days of what is printed, rising.
    pub(super) dates: Vec<Date>,
    /// How much of them to print.
    pub(super) grain: Grain,
}

/// The finest of the calendar's steps between two dates of which `fits` says that there is room for the labels.
#[must_use]
pub(super) fn time_ticks(first: Date, last: Date, fits: impl Fn(&TimeTicks) -> bool) -> TimeTicks {
    let days = (last - first).whole_days();
    for months in [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200] {
        // More ticks than any screen holds need not be tried.
        if days / (months * 30) > 60 {
            continue;
        }
        let grain = if months < 12 { Grain::Month } else { Grain::Year };
        let ticks = TimeTicks { dates: month_starts(first, last, months as i32), grain };
        if !ticks.dates.is_empty() && (ticks.dates.len() > 1 || months >= 12) && fits(&ticks) {
            return ticks;
        }
    }
    let both = TimeTicks { dates: vec![first, last], grain: Grain::Day };
    if first < last && fits(&both) { both } else { TimeTicks { dates: vec![last], grain: Grain::Day } }
}

fn month_starts(first: Date, last: Date, step: i32) -> Vec<Date> {
    let month = |date: Date| date.year() * 12 + i32::from(u8::from(date.month())) - 1;
    let from = month(first).div_euclid(step) * step;
    (0..)
        .map(|n| from + n * step)
        .take_while(|m| *m <= month(last))
        .filter_map(|m| {
            let of_year = u8::try_from(m.rem_euclid(12)).ok()?;
            Date::from_calendar_date(m.div_euclid(12), Month::try_from(of_year + 1).ok()?, 1).ok()
        })
        .filter(|date| *date >= first && *date <= last)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn time_ticks_lie_between_the_ends(first in 2_440_000..2_470_000i32, days in 0..20_000i32, room in 1..30usize) {
            let first = Date::from_julian_day(first).unwrap();
            let last = Date::from_julian_day(first.to_julian_day() + days).unwrap();
            let ticks = time_ticks(first, last, |ticks| ticks.dates.len() <= room);
            prop_assert!(!ticks.dates.is_empty() && ticks.dates.is_sorted());
            prop_assert!(ticks.dates.iter().all(|date| *date >= first && *date <= last));
        }
    }
}
