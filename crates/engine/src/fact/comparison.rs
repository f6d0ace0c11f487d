//! What a change or an excess is held against, and the steps back from a period: a year, a quarter, a month before.

mod carried;

use super::document::FigureContext;
use super::measure::{self, MeasureReading};
use super::sentence::{Figure, Gloss, SentenceScan};
use crate::Span;
use crate::date::{Date, Period, PeriodKind, date};
use crate::reading::{Comparison, GoverningPeriod, Measure, Missing, PeriodMention, PeriodRole};
use crate::rules;

/// What a change or excess refers to: the comparison that stands nearest after it, or before it in its own words.
pub(super) fn comparison(
    scan: &SentenceScan<'_>,
    figure: &Figure,
    periods: &[PeriodMention],
    governing: Option<GoverningPeriod>,
    published: Option<Date>,
    until: Until,
) -> Option<Comparison> {
    let compared = || periods.iter().filter(|said| said.role == PeriodRole::Comparison);
    let after = scan.page.span(figure.end..until.own);
    let shared = scan.page.span(until.own..until.shared);
    let before = scan.page.span(figure.before.clone());
    let start = scan.page.tokens.get(figure.at).map_or(0, |token| token.start);
    let first = scan.figures.first().and_then(|it| scan.page.tokens.get(it.at)).map_or(start, |token| token.start);
    // "tăng 6,1% so với tháng trước; quý I tăng 15,8%": behind a semicolon it is said anew.
    let clause = (scan.tokens.start..figure.at).rev().find(|at| scan.page.is_mark(*at, ';'));
    let clause = clause.and_then(|at| scan.page.tokens.get(at)).map_or(u32::MAX, |token| token.end);
    let within = |stretch: Span| compared().find(move |said| !stretch.is_empty() && stretch.contains(said.span));
    let said = within(after)
        .or_else(|| compared().rev().find(|said| !before.is_empty() && before.contains(said.span)))
        // "So với cùng kỳ năm 2019, A giảm 17%, B giảm 13%": said once for all.
        .or_else(|| {
            compared()
                .rev()
                .find(|said| said.span.end <= start && (said.span.end <= first || clause <= said.span.start))
        })
        // "tăng 21.450 người, tăng 1,96% so với năm 2022": said once, behind the last of the row.
        .or_else(|| within(shared))?;
    // "cùng kỳ năm trước": of the period that governs, whatever period was spoken of last.
    let is_year_before = |now: &GoverningPeriod| {
        let year = |period: Option<Period>| Some(period?.end?.year());
        said.rules.contains(&rules::PERIOD_SAME)
            && year(said.period).zip(year(Some(now.period))).is_some_and(|(a, b)| a + 1 == b)
    };
    let to = governing.filter(is_year_before).and_then(|now| year_before(now.period));
    let to = to.or_else(|| step_before(said, governing, published)).or(said.period);
    let to = to.or_else(|| same_period_before(said, governing));
    Some(Comparison { span: said.span, to })
}

/// Where a figure's comparison may stand behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Until {
    /// One past the last token of its own words.
    pub(super) own: usize,
    /// One past the last token of the row of changes that it is in.
    pub(super) shared: usize,
}

/// "tháng trước", "quý trước", "năm trước": a month, quarter or year before the period that governs, where one does. What
/// was read against the day of publication tells how long the step is.
fn step_before(said: &PeriodMention, governing: Option<GoverningPeriod>, published: Option<Date>) -> Option<Period> {
    let is_relative = said.rules.contains(&rules::PERIOD_RELATIVE);
    // "năm trước": a year whose number is not written.
    let is_year = said.rules.contains(&rules::PERIOD_YEAR) && said.rules.contains(&rules::PERIOD_YEAR_GIVEN);
    if !is_relative && !is_year {
        return None;
    }
    let (step, today, now) = (said.period?, published?, governing?.period);
    let (start, end) = (step.start?, step.end?);
    // A whole month, quarter or year, the one before that of publication: anything else is no step.
    let is_whole = start.day() == 1 && end.day() == end.month().length(end.year());
    let n_months = months(end) - months(start) + 1;
    let is_before = (months(today) / n_months) * n_months == months(end) + 1;
    if !(is_whole && is_before && matches!(n_months, 1 | 3 | 12)) {
        return None;
    }
    let last = now.end.filter(|last| *last <= today || now.kind == PeriodKind::During)?;
    // Months of a year end with one that others were before; a whole year has no month before it.
    let is_long = n_months < 12 && now.start.is_some_and(|start| months(last) - months(start) >= 11);
    let first = (months(last) / n_months) * n_months - n_months;
    let whole = Period { kind: PeriodKind::During, start: Some(month_start(first)?), end: None };
    let end = month_start(first + n_months)?.previous_day();
    if is_long { None } else { Some(Period { end, ..whole }) }
}

/// How many months a day's month is from the year 0.
fn months(day: Date) -> i32 {
    day.year() * 12 + i32::from(u8::from(day.month())) - 1
}

fn month_start(months: i32) -> Option<Date> {
    date(months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).ok()?, 1)
}

/// `cùng kỳ` alone: the same stretch a year before the period that governs.
pub(super) fn same_period_before(said: &PeriodMention, governing: Option<GoverningPeriod>) -> Option<Period> {
    if said.missing != Some(Missing::Antecedent) {
        return None;
    }
    year_before(governing?.period)
}

/// The same stretch a year earlier.
#[must_use]
pub(super) fn year_before(period: Period) -> Option<Period> {
    // The last day of a month is the last day of that month a year before, too: 28/2/2025, 29/2/2024.
    let earlier = |day: Date| {
        let (year, month, number) = (day.year() - 1, u8::from(day.month()), day.day());
        let last = day.month().length(year);
        let is_last = number == day.month().length(day.year());
        date(year, month, if is_last { last } else { number.min(last) })
    };
    let start = match period.start {
        Some(start) => Some(earlier(start)?),
        None => None,
    };
    Some(Period { kind: period.kind, start, end: Some(earlier(period.end?)?) })
}

/// Where a figure's comparison may stand: before the words of the next figure; and, if it is a change, behind the changes
/// that follow in the same row.
pub(super) fn compared_until(at: FigureContext<'_>, measured: &MeasureReading) -> Until {
    let FigureContext { scan, figure, .. } = at;
    let own = own_until(scan, figure);
    let is_change = matches!(measured.measure, Measure::ChangeAbs | Measure::ChangeRel);
    let ends = |at: usize| scan.page.is_mark(at, ';') || scan.page.is_mark(at, ')') && figure.depth > 0;
    let end = (figure.end..scan.tokens.end).find(|at| ends(*at)).unwrap_or(scan.tokens.end);
    Until { own, shared: if is_change { end.max(own) } else { own } }
}

/// One past the last token of a figure's own words where its comparison may stand.
fn own_until(scan: &SentenceScan<'_>, figure: &Figure) -> usize {
    let mut previous = figure;
    for next in scan.figures.iter().filter(|next| next.at >= figure.end) {
        if !measure::goes_with_previous(scan, next, previous) && next.gloss == Gloss::No {
            // "chiếm 3,7% số phải thu, thấp hơn cùng kỳ 0,5%": in the words of the next, if they begin after this one's.
            return if next.before.start > figure.end { next.before.start } else { next.at };
        }
        previous = next;
    }
    scan.tokens.end
}
