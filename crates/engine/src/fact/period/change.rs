//! The time of the level from which something rose or fell.

use super::{Found, Search};
use crate::date::{Date, Period, date, month_end};
use crate::fact::CueRole;
use crate::fact::sentence::{CueMark, Figure, SentenceScan};
use crate::reading::{GoverningPeriod, PeriodMention};
use crate::rules;

/// "Từ ngày 1/7, lương cơ sở tăng từ 1,21 triệu lên 1,3 triệu đồng": the first is what there was until the day before. "Từ tháng 7 đến
/// tháng 11, số đơn vị nợ giảm từ 1.904 xuống 1.377": the first is of the month with which that time begins.
pub(super) fn before_change(at: &Search<'_>) -> Option<Found> {
    let Search { scan, figure, .. } = at;
    let from = leads_to(scan, figure.at)?;
    let is_changed = is_left(scan, figure);
    let is_within = |said: &PeriodMention| super::within(at.after, said);
    let has_own = at.times().any(is_within);
    let said = at.times().rev().find(|said| said.span.end <= at.start).filter(|_| is_changed && !has_own)?;
    let period = said.period?;
    let period = match period.end {
        None => Period::as_of(period.start?.previous_day()?),
        // No "từ" that the time itself begins with.
        Some(_) if said.rules.contains(&rules::PERIOD_RANGE) && scan.tokens_of(said.span).end <= from.at => {
            first_of(said, period.start?)?
        }
        Some(_) => return None,
    };
    Some(Found::Period(GoverningPeriod { period, span: Some(said.span) }))
}

/// The month or year with which a stretch begins.
fn first_of(said: &PeriodMention, start: Date) -> Option<Period> {
    let (year, month) = (start.year(), u8::from(start.month()));
    if said.rules.contains(&rules::PERIOD_MONTH) {
        return Some(Period::during(start, month_end(year, month)?));
    }
    let is_year = said.rules.contains(&rules::PERIOD_YEAR) && month == 1 && start.day() == 1;
    is_year.then(|| Some(Period::during(start, date(year, 12, 31)?)))?
}

/// "kết dư còn 56.500 tỷ đồng", "tăng lên 604.000 người": a level that is reached or left, and not the one that is left behind, "từ 590.000 lên".
pub(in crate::fact) fn is_level_reached(scan: &SentenceScan<'_>, figure: &Figure) -> bool {
    leads_to(scan, figure.at).is_some() && !is_left(scan, figure)
}

/// True if the next figure is led to right behind this one: "1.904 xuống 1.377".
fn is_left(scan: &SentenceScan<'_>, figure: &Figure) -> bool {
    let next = scan.figures_from(figure.end).first();
    next.and_then(|next| leads_to(scan, next.at)).is_some_and(|cue| cue.at <= figure.end + 1)
}

/// "lên", "xuống", "từ" right before a token.
fn leads_to<'s>(scan: &'s SentenceScan<'_>, at: usize) -> Option<&'s CueMark> {
    scan.cues_ending_at(at).find(|cue| cue.role == CueRole::LevelFollows)
}
