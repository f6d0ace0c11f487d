//! The day on which figures were told, which is not when they hold.

use super::Search;
use super::carried::{FRESH, is_day};
use crate::date::{Date, month_end};
use crate::fact::CueRole;
use crate::reading::PeriodMention;

/// True for a day on which somebody told of a period that was spoken of before: "Đến hết tháng 6, … nợ 620 tỷ đồng. Báo
/// cáo ngày 18/7 cho thấy, 301 tỷ đồng …", "Ngày 18/7, ông Dũng cho biết …". Where nothing else was told, the day is the
/// best that is known.
pub(super) fn is_day_of_announcement(at: &Search<'_>, said: &PeriodMention) -> bool {
    let Some(day) = said.period.filter(|period| is_day(*period)).and_then(|period| period.end) else {
        return false;
    };
    let told = at.carried.period.filter(|told| !is_day(told.period)).and_then(|told| told.period.end);
    let reports_on = |end: Date| end <= day && day - end <= FRESH;
    at.is_actual() && told.is_some_and(reports_on) && !is_end_of_month(day) && is_told(at, said)
}

/// What there is on the last day of a month holds on that day.
fn is_end_of_month(day: Date) -> bool {
    month_end(day.year(), u8::from(day.month())) == Some(day)
}

/// True if the verb of telling stands between the day and the figure, or the day is of a report.
fn is_told(at: &Search<'_>, said: &PeriodMention) -> bool {
    /// Words between the day and the verb: who says so, with title and office.
    const FAR: usize = 40;
    let (scan, tokens) = (at.scan, at.scan.tokens_of(said.span));
    let marks = |at: usize| [',', ':'].iter().any(|mark| scan.page.is_mark(at, *mark));
    let between = tokens.end..at.figure.at.min(tokens.end + FAR);
    let verb = scan.cues_in(&between).find(|cue| match cue.role {
        CueRole::Says | CueRole::Shows => true,
        // "thông tin:", "công bố,": of what was counted, "ghi nhận 12 ca", it is the day.
        CueRole::Reports => marks(cue.end),
        _ => false,
    });
    let next = scan.figures_from(tokens.end).first();
    let has_figure = |until: usize| next.is_some_and(|figure| figure.at < until);
    let is_of_report = scan.follows_cue(tokens.start, |role| role == CueRole::Reports);
    is_of_report || verb.is_some_and(|verb| !has_figure(verb.at))
}
