//! The day of publication, as figures need it.

use crate::date::{Date, PeriodKind, date};
use crate::reading::{Basis, PeriodMention, PeriodRole, Reading, Zone};

/// True if the year of publication is inferred from the one period that states it: "Sáng 4/3, … năm 2014 … đạt 71%" may
/// be of the year after, so that it does not tell that the year was still running.
pub(in crate::fact) fn is_circular(reading: &Reading) -> bool {
    let Some(known) = reading.meta.published.as_ref() else { return true };
    let states = |said: &&PeriodMention| {
        let days = said.period.map(|period| [period.start, period.end]);
        let is_year = days.is_some_and(|days| days.iter().flatten().any(|day| day.year() == known.value.year));
        is_year && said.basis == Basis::Stated && said.role == PeriodRole::Time
    };
    known.basis == Basis::Inferred && reading.periods.iter().filter(states).count() <= 1
}

/// The day of publication; if it is not known to the day, the first day of that month that the running text reports of.
pub(in crate::fact) fn published(reading: &Reading) -> Option<Date> {
    let known = reading.meta.published.as_ref().map(|known| known.value);
    if let Some(day) = known.and_then(|known| date(known.year, known.month?, known.day?)) {
        return Some(day);
    }
    let zone = |said: &PeriodMention| {
        let block = reading.sentences.get(said.sentence as usize)?.block;
        reading.blocks.get(block as usize).map(|block| block.zone)
    };
    let days = reading.periods.iter().filter(|said| said.role == PeriodRole::Time && zone(said) == Some(Zone::Body));
    let days = days.filter_map(|said| said.period.filter(|day| day.kind == PeriodKind::During && day.start == day.end));
    let fits = |day: &Date| {
        known.is_none_or(|known| {
            known.year == day.year() && known.month.is_none_or(|month| month == u8::from(day.month()))
        })
    };
    days.filter_map(|day| day.end).find(fits)
}

/// The last day of the month or year of publication, as far as it is known.
pub(in crate::fact) fn latest(reading: &Reading) -> Option<Date> {
    let known = reading.meta.published.as_ref()?.value;
    let month = known.month.unwrap_or(12);
    let next = if month == 12 { date(known.year + 1, 1, 1) } else { date(known.year, month + 1, 1) };
    next?.previous_day()
}
