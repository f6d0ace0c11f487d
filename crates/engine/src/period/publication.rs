//! The date of publication where no side file tells it: inferred from the times that the text tells of.
//!
//! The latest year told of as present or past, and the month of the day that opens a news lead ("Sáng 12/7, …"). The
//! two must fit: "Chiều 8/4, …" with results "của tháng 9/2014" is of the year after. What is hoped for, what began once
//! and the years in names of laws tell nothing.

use std::collections::BTreeSet;

use super::when::{Shape, When, YearRef};
use super::{Draft, TimeContext, TimeRelation};
use crate::Span;
use crate::date::Date;
use crate::reading::{Basis, Known, PartialDate};

/// The last sentence in which the day of a news lead may stand: behind the title and the lines under it.
const LEAD: u32 = 5;

/// The date of publication that the times of a text tell.
pub(super) fn infer(drafts: &[Draft]) -> Option<Known<PartialDate>> {
    let month = lead_month(drafts);
    let told = latest_told(drafts, month);
    // "Ngày 7-12, sở cho biết trong tháng 12-2018 sẽ …": the lead's own clause may look ahead.
    let opening = month.or_else(|| lead(drafts).find_map(month_of));
    let near = opening.and_then(|month| near_to_come(drafts, month).map(|found| (found, month)));
    if let Some(((year, span), month)) = near.filter(|((near, _), _)| told.is_none_or(|(told, _)| *near > told)) {
        return Some(known(year, Some(month), span));
    }
    let (told, span) = told?;
    let to_come = drafts.iter().filter(|draft| draft.context == TimeContext::Future && !draft.is_name);
    if to_come.filter_map(stated).any(|(ahead, _)| ahead < told) {
        return None;
    }
    let year = month.map_or(told, |month| fitting(drafts, told, month));
    // The lead's day must lack its year, or tell this one.
    let fits = |day: &Draft| day.from.lacks_year() || is_of(day.from, year);
    let month = month.filter(|_| opening_days(drafts).next().is_none_or(fits));
    Some(known(year, month, span))
}

/// The day of publication: where only its month is known, the day of that month that opens the lead.
pub(super) fn to_the_day(drafts: &[Draft], published: PartialDate) -> PartialDate {
    let is_of_month = |draft: &&Draft| {
        let is_of_year = draft.from.lacks_year() || is_of(draft.from, published.year);
        is_of_year && published.month.is_some() && month_of(draft) == published.month
    };
    let day = |draft: &Draft| match draft.from.shape {
        Shape::Day { day, .. } => Some(day),
        _ => None,
    };
    let day = published.day.or_else(|| opening_days(drafts).find(is_of_month).and_then(day));
    PartialDate { day, ..published }
}

fn known(year: i32, month: Option<u8>, span: Span) -> Known<PartialDate> {
    Known { value: PartialDate { year, month, day: None }, basis: Basis::Inferred, span: Some(span) }
}

fn is_of(when: When, year: i32) -> bool {
    when.year == YearRef::Stated(year)
}

/// The days that the lead states.
fn lead(drafts: &[Draft]) -> impl Iterator<Item = &Draft> {
    let opening = drafts.iter().take_while(|draft| draft.sentence <= LEAD);
    opening.filter(|draft| {
        let is_stated =
            draft.relation == TimeRelation::During && draft.to.is_none() && !draft.is_comparison && !draft.is_name;
        is_stated && draft.context != TimeContext::History && month_of(draft).is_some()
    })
}

/// The days of the lead that news tells of; those told by a part of the day, "sáng 26-12", first.
fn opening_days(drafts: &[Draft]) -> impl Iterator<Item = &Draft> {
    let of_part = |is: bool| {
        let is_news = move |draft: &&Draft| draft.context == TimeContext::News && draft.is_part_of_day == is;
        lead(drafts).filter(is_news)
    };
    of_part(true).chain(of_part(false))
}

/// The month of a day.
fn month_of(draft: &Draft) -> Option<u8> {
    match draft.from.shape {
        Shape::Day { month, .. } => month,
        _ => None,
    }
}

/// The month of the day that opens the lead, "Sáng 12/7, …".
fn lead_month(drafts: &[Draft]) -> Option<u8> {
    let latest =
        drafts.iter().filter(|draft| draft.context == TimeContext::News).filter_map(stated).map(|(year, _)| year).max();
    let fits = |draft: &&Draft| draft.from.lacks_year() || latest.is_some_and(|year| is_of(draft.from, year));
    opening_days(drafts).find(fits).and_then(month_of)
}

/// The latest year that the text tells of as present or past.
fn latest_told(drafts: &[Draft], lead_month: Option<u8>) -> Option<(i32, Span)> {
    // "90% vào năm 2030", "đến năm 2030": a horizon long after all days and months that are told of is hoped for.
    let fine = drafts.iter().filter(|draft| is_fine(draft)).filter_map(stated).map(|(year, _)| year).max();
    let horizons: BTreeSet<i32> = drafts
        .iter()
        .filter(|draft| draft.relation == TimeRelation::AsOf && draft.from.shape == Shape::Year)
        .filter_map(|draft| match draft.from.year {
            YearRef::Stated(year) => Some(year),
            _ => None,
        })
        .collect();
    let is_hoped = |year: i32| fine.is_some_and(|fine| year > fine + 1) && horizons.contains(&year);
    // What began once, and what is to come, tell no day of publication; what is to come only sets a limit to it.
    let as_news = || drafts.iter().filter(|draft| draft.context == TimeContext::News && !draft.is_name);
    let during = as_news().filter_map(stated).filter(|(year, _)| !is_hoped(*year));
    let up_to = as_news().filter_map(|draft| reached(draft, lead_month));
    // "so với cùng kỳ năm 2024": of the year after, where nothing else tells.
    let compared = as_news().filter_map(|draft| match draft.from.year {
        YearRef::Stated(year) if is_compared(draft) && (1990..2100).contains(&year) => Some((year + 1, draft.span)),
        _ => None,
    });
    during.chain(up_to).max_by_key(|(year, _)| *year).or_else(|| compared.max_by_key(|(year, _)| *year))
}

/// The year of a stretch of time that is told of.
fn stated(draft: &Draft) -> Option<(i32, Span)> {
    let is_told = draft.relation == TimeRelation::During
        && !is_compared(draft)
        && !draft.is_name
        && !matches!(draft.from.shape, Shape::Years { .. });
    let year = match (is_told, draft.to, draft.from.year) {
        (true, Some(When { year: YearRef::Stated(year), .. }), _) => year,
        // "Từ năm 2008 đến nay" may be written in any year after.
        (true, Some(When { shape: Shape::Now, .. }), _) if draft.from.shape == Shape::Year => return None,
        (true, _, YearRef::Stated(year)) => year,
        _ => return None,
    };
    (1990..2100).contains(&year).then_some((year, draft.span))
}

/// The year of a day or month that something is told up to, "tính đến tháng 10/2018". The end of a year may be a time to
/// come, but not to a lead of the first months of a year.
fn reached(draft: &Draft, lead_month: Option<u8>) -> Option<(i32, Span)> {
    /// The months that sum up the year before.
    const FIRST_MONTHS: std::ops::RangeInclusive<u8> = 1..=3;
    let YearRef::Stated(year) = draft.from.year else { return None };
    let (_, last) = months(draft.from, year).filter(|_| draft.relation == TimeRelation::AsOf && is_fine(draft))?;
    let is_past = match lead_month {
        Some(lead) if FIRST_MONTHS.contains(&lead) => true,
        Some(lead) => last <= lead,
        None => last < 12,
    };
    (is_past && !is_compared(draft) && (1990..2100).contains(&year)).then_some((year, draft.span))
}

/// The year of which a lead in `month` tells of `told`.
fn fitting(drafts: &[Draft], told: i32, month: u8) -> i32 {
    /// So many months ahead nothing is told of as news.
    const AHEAD: u8 = 4;
    /// The first months of a year, in which the year before is summed up.
    const FIRST_MONTHS: u8 = 4;
    /// The last months of a year, in which rules of the next one are told.
    const LAST_MONTHS: u8 = 11;
    let of_year = |draft: &&Draft| is_of(draft.from, told) && !draft.is_name && draft.context == TimeContext::News;
    let fine: Vec<(u8, u8)> =
        drafts.iter().filter(of_year).filter(|it| is_fine(it)).filter_map(|it| months(it.from, told)).collect();
    // "Chiều 8/4, …" with results of September.
    if fine.iter().any(|(first, _)| *first >= month + AHEAD) {
        return told + 1;
    }
    // "Chiều 8-3, …. Năm 2018 mới có gần 400 người, năm nay …".
    let before =
        |draft: &Draft| is_of(draft.from, told - 1) && !is_compared(draft) && draft.context == TimeContext::News;
    if fine.is_empty() && month <= FIRST_MONTHS && !drafts.iter().any(before) {
        return told + 1;
    }
    // "sáng 26-12, …. Từ 1-1-2018, …".
    let begins = |draft: &Draft| is_of(draft.from, told) && months(draft.from, told) == Some((1, 1)) && is_fine(draft);
    let is_next = month >= LAST_MONTHS && fine.iter().all(|(_, last)| *last == 1);
    if is_next && drafts.iter().any(begins) { told - 1 } else { told }
}

/// "Ngày 7-12, …. Trong tháng 12-2018 sẽ …": the year of a lead in `month` by a time that is soon to come.
fn near_to_come(drafts: &[Draft], month: u8) -> Option<(i32, Span)> {
    /// So many months ahead is soon.
    const SOON: u8 = 3;
    let ahead = drafts.iter().filter(|draft| draft.context == TimeContext::Future && !draft.is_name && is_fine(draft));
    ahead
        .filter_map(|draft| match draft.from.year {
            YearRef::Stated(year) => Some((months(draft.from, year)?.0, year, draft.span)),
            _ => None,
        })
        .find_map(|(first, year, span)| match first >= month {
            true => (first - month <= SOON).then_some((year, span)),
            false => (first + 12 - month <= SOON).then_some((year - 1, span)),
        })
}

/// True for a day, a month, a quarter or the first months of a year.
fn is_fine(draft: &Draft) -> bool {
    draft.to.is_none()
        && !matches!(draft.from.shape, Shape::Year | Shape::Years { .. } | Shape::YearPart { .. } | Shape::SchoolYear)
}

/// The first and last month of a stretch of `year`; of the first months of a year, the last only.
fn months(when: When, year: i32) -> Option<(u8, u8)> {
    let (first, last) = when.days(year)?;
    let month = |day: Date| u8::from(day.month());
    match when.shape {
        Shape::FirstMonths { .. } => Some((month(last), month(last))),
        _ => Some((month(first), month(last))),
    }
}

/// True for what something is compared with: "so với năm 2024", "cùng kỳ năm 2024".
fn is_compared(draft: &Draft) -> bool {
    draft.is_comparison || draft.from.shape == Shape::Same
}
