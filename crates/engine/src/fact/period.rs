//! Which period governs a figure: the nearest in its own words, then in its sentence, then in what was said before. And
//! what a change is compared with.

use super::CueRole;
use super::list;
use super::measure::goes_with_previous;
use super::scan::{Figure, SentenceScan};
use crate::codebook::Counts;
use crate::date::{Period, PeriodKind, date};
use crate::reading::{Basis, Comparison, GoverningPeriod, Missing, PeriodMention, PeriodRole, Reading, Status, Zone};
use crate::rules::{self, Rule};
use crate::{Span, date::Date};
use time::Month;

/// The last period that was said, for figures of later sentences.
#[derive(Clone, Copy, Debug, Default)]
pub struct Carried {
    period: Option<GoverningPeriod>,
    /// Which sentence says it.
    sentence: usize,
    /// The last moment that the same sentence says: what there is, is as of then.
    as_of: Option<GoverningPeriod>,
    /// What was said before an open period: "từ tháng 1/2026".
    before_since: Option<GoverningPeriod>,
    /// The sentence that spoke of the present last, with its words.
    now: Option<(usize, Span)>,
}

/// A governing period, and the rule by which it governs.
#[derive(Clone, Copy, Debug)]
pub struct Governing {
    /// The period.
    pub period: GoverningPeriod,
    /// How it was found.
    pub rule: Rule,
}

/// The periods of a sentence, in order.
pub(super) fn of_sentence(reading: &Reading, sentence: usize) -> &[PeriodMention] {
    let from = reading.periods.partition_point(|period| (period.sentence as usize) < sentence);
    let to = reading.periods.partition_point(|period| (period.sentence as usize) <= sentence);
    reading.periods.get(from..to).unwrap_or_default()
}

impl Carried {
    /// True if it was said in the sentence before this one.
    #[must_use]
    pub fn was_just_said(&self, sentence: usize) -> bool {
        self.sentence + 1 == sentence
    }

    /// True if no period was said yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.period.is_none()
    }

    /// Takes note that a sentence speaks of the present.
    pub fn pass_now(&mut self, sentence: usize, said: Span) {
        self.now = Some((sentence, said));
    }

    /// The words for the present in the sentence before, if no period was said since.
    #[must_use]
    fn just_now(&self, sentence: usize) -> Option<Span> {
        self.now.filter(|(at, _)| at + 1 == sentence && self.sentence < *at).map(|(_, said)| said)
    }

    /// Takes note of a sentence's periods.
    /// A period that stands after the sentence's first figure, at byte `first_figure`, is of its own clause.
    pub fn pass(&mut self, periods: &[PeriodMention], sentence: usize, first_figure: Option<u32>) {
        let is_whole =
            |said: &&PeriodMention| self.period.is_none() || first_figure.is_none_or(|first| said.span.start < first);
        let times = periods.iter().filter(is_whole).filter(|said| said.role == PeriodRole::Time);
        let mut times = times.filter_map(|said| Some((said, said.period?)));
        let is_day = |period: Period| period.kind == PeriodKind::During && period.start == period.end;
        // The first is what the sentence is about; later ones are of their own clauses. The day of a meeting is when
        // figures were told, not when they hold.
        let only_days = self.period.is_none_or(|carried| is_day(carried.period));
        let first = times.clone().find(|(_, period)| !is_day(*period));
        let Some((said, period)) = first.or_else(|| times.next().filter(|_| only_days)) else { return };
        let is_since = period.end.is_none() && !said.rules.contains(&rules::PERIOD_MONTHS_OF_YEAR);
        // "Từ tháng 1/2026", in an article on the first quarter of 2026.
        let is_inside = |before: &GoverningPeriod| {
            before.period.end.is_some() && before.period.start.is_some_and(|start| Some(start) <= period.start)
        };
        self.before_since = if is_since { self.period.filter(is_inside) } else { None };
        let governing = |said: &PeriodMention, period| GoverningPeriod { period, span: Some(said.span) };
        self.as_of = times.rfind(|(_, period)| period.kind == PeriodKind::AsOf).map(|(said, it)| governing(said, it));
        (self.period, self.sentence) = (Some(governing(said, period)), sentence);
    }

    /// A new paragraph: what goes on since a day goes on in its own paragraph only, if a period was spoken of before.
    pub fn enter_paragraph(&mut self) {
        if let Some(before) = self.before_since.take() {
            self.period = Some(before);
        }
    }
}

/// What of a figure decides which period governs it, but for the words round it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) sentence: usize,
    pub(super) status: Status,
    pub(super) counts: Counts,
    /// Whether it is so much above or below a target.
    pub(super) is_excess: bool,
    pub(super) published: Option<Date>,
    /// Whether the day of publication follows from that period alone, see [`is_circular`].
    pub(super) is_circular: bool,
}

/// The period of a figure.
pub(super) fn governing(
    scan: &SentenceScan<'_>,
    figure: &Figure,
    periods: &[PeriodMention],
    carried: &Carried,
    asked: Asked,
) -> Option<Governing> {
    let Asked { sentence, status, counts, published, .. } = asked;
    /// How many words may stand between a figure and the `hiện nay` that dates it.
    const NEAR: usize = 2;
    /// How far ahead of publication results are told as if they were there.
    const AS_GOOD_AS_NOW: time::Duration = time::Duration::days(31);
    let own = |range: &std::ops::Range<usize>| scan.page.span(range.clone());
    // "từ 3.100 tỷ đồng năm 2020 lên 4.200 tỷ đồng năm 2023": what stands before `lên` is of the figure before.
    let rises_to = scan.cues_in(&figure.before).rev().find(|cue| cue.role == CueRole::LevelFollows);
    let from = rises_to.map_or(figure.before.start, |cue| cue.at);
    let (before, after) = (own(&(from..figure.at)), own(&(figure.end..figure.after.end)));
    let times = || periods.iter().filter(|said| said.role == PeriodRole::Time);
    let found = |said: &PeriodMention, rule| {
        let period = said.period.or_else(|| same_period_before(said, carried.period))?;
        Some(Governing { period: GoverningPeriod { period, span: Some(said.span) }, rule })
    };
    let within = |span: Span, said: &&PeriodMention| !span.is_empty() && span.contains(said.span);
    // "từ 9.870 người cuối năm 2021 lên 13.420 người hiện nay".
    let is_now = |cue: &&super::scan::CueMark| cue.role == CueRole::Now && cue.at <= figure.end + NEAR;
    if let (Some(cue), Some(today)) = (scan.cues_in(&(figure.end..figure.after.end)).find(is_now), published) {
        let span = Some(scan.page.span(cue.at..cue.end));
        let period = GoverningPeriod { period: Period::as_of(today), span };
        return Some(Governing { period, rule: rules::PERIOD_NOW });
    }
    if let Some(said) = paired(scan, figure, periods) {
        return found(said, rules::PERIOD_PAIRED);
    }
    if let Some(said) = times().rev().find(|said| within(before, said)) {
        return found(said, rules::PERIOD_CLAUSE);
    }
    // "chỉ tiêu 95% vào năm 2025; hiện tỷ lệ là 94,6%": nearer than any period before it.
    let own_now = scan.cues_in(&(from..figure.at)).rev().find(|cue| cue.role == CueRole::Now);
    if let Some(cue) = own_now {
        let span = Some(scan.page.span(cue.at..cue.end));
        let period = GoverningPeriod { period: Period::as_of(published?), span };
        return Some(Governing { period, rule: rules::PERIOD_NOW });
    }
    // "Cùng kỳ năm trước, con số này là 5.800": no comparison, but when.
    let previous = scan.figures.iter().rev().find(|previous| previous.end <= figure.at);
    let since = own(&(previous.map_or(scan.tokens.start, |previous| previous.end)..figure.at));
    let is_same = |said: &&PeriodMention| {
        let at = scan.tokens_of(said.span).start;
        let is_against = scan.cues.iter().any(|cue| cue.role == CueRole::Against && (cue.end >= at && cue.at <= at));
        said.rules.contains(&rules::PERIOD_SAME) && within(since, said) && !is_against
    };
    let is_again = scan.cues_in(&figure.before).any(|cue| cue.role == CueRole::Same);
    if is_again && let Some(said) = periods.iter().rev().find(is_same) {
        return found(said, rules::PERIOD_CLAUSE);
    }
    // "vượt 0,6% so với mục tiêu của giai đoạn đến năm 2025": until when the target is set, not when it was exceeded.
    let is_target = |cue: &&super::scan::CueMark| matches!(cue.role, CueRole::Goal | CueRole::Quota | CueRole::Plan);
    let target = if asked.is_excess { scan.cues_in(&figure.after).find(is_target) } else { None };
    let is_horizon = |said: &&PeriodMention| target.is_some_and(|target| scan.tokens_of(said.span).start >= target.end);
    let in_own = |said: &&PeriodMention| within(after, said) || stands_in_next_brackets(scan, figure, said);
    if let Some(said) = times().filter(|said| !is_horizon(said)).find(in_own) {
        return found(said, rules::PERIOD_CLAUSE);
    }
    let start = scan.page.tokens.get(figure.at).map_or(0, |token| token.start);
    let is_closed = |said: &&PeriodMention| is_in_closed_brackets(scan, said.span, figure.at);
    if let Some(said) = times().rev().find(|said| said.span.end <= start && !is_closed(said)) {
        return found(said, rules::PERIOD_SENTENCE);
    }
    if let Some(cue) = scan.cues.iter().rev().find(|cue| cue.role == CueRole::Now && cue.end <= figure.at) {
        let span = Some(scan.page.span(cue.at..cue.end));
        let period = GoverningPeriod { period: Period::as_of(published?), span };
        return Some(Governing { period, rule: rules::PERIOD_NOW });
    }
    // "Toàn tỉnh hiện có … . Số người có thẻ BHYT là …": what there is, still at present.
    if let (Counts::Stock, Status::Actual, Some(said), Some(today)) =
        (counts, status, carried.just_now(sentence), published)
    {
        let period = GoverningPeriod { period: Period::as_of(today), span: Some(said) };
        return Some(Governing { period, rule: rules::PERIOD_NOW });
    }
    let is_stock = counts == Counts::Stock && status == Status::Actual;
    let Some(period) = carried.as_of.filter(|_| is_stock).or(carried.period) else {
        return times().find(|said| said.span.start > start).and_then(|said| found(said, rules::PERIOD_SENTENCE));
    };
    // "đến năm 2030 phấn đấu … . Có 3,3 triệu người …": what is, is not of a time to come.
    // "Ước đến 31/12 …", written on the 20th, is as good as now.
    let begins = period.period.start.or(period.period.end);
    let is_to_come = |(today, begins): (Date, Date)| begins > today && begins - today > AS_GOOD_AS_NOW;
    if status == Status::Actual && published.zip(begins).is_some_and(is_to_come) {
        return None;
    }
    let is_open = period.period.kind == PeriodKind::During && status == Status::Actual && !asked.is_circular;
    match (published, period.period.start, period.period.end) {
        // A year that is still running at publication: what is reported is as of then.
        (Some(today), Some(start), Some(end)) if is_open && start <= today && today < last_working_day(start, end) => {
            let period = GoverningPeriod { period: Period::as_of(today), span: period.span };
            Some(Governing { period, rule: rules::PERIOD_STILL_RUNNING })
        }
        _ => Some(Governing { period, rule: rules::PERIOD_CARRIED }),
    }
}

/// "Quý I, II và III lần lượt là 2.100, 1.900 và 1.700": of as many periods as there are figures, the one in its place.
fn paired<'p>(scan: &SentenceScan<'_>, figure: &Figure, periods: &'p [PeriodMention]) -> Option<&'p PeriodMention> {
    let i = scan.figures.iter().position(|other| other.at == figure.at)?;
    let joins = |figure: &Figure, previous: &Figure| goes_with_previous(scan, figure, previous);
    let start = list::first_of(&scan.figures, i, joins);
    let head = scan.figures.get(start)?;
    let (cue, _) = list::pairing_cue(scan, head)?;
    let from = start.checked_sub(1).and_then(|at| scan.figures.get(at)).map_or(scan.tokens.start, |it| it.end);
    let before = scan.page.span(from..cue);
    let said: Vec<&PeriodMention> =
        periods.iter().filter(|said| said.role == PeriodRole::Time && before.contains(said.span)).collect();
    let n = list::n_together(&scan.figures, start, joins);
    (n > 1 && said.len() == n).then(|| said.get(i - start).copied()).flatten()
}

/// From when on a period is reported on as a whole: in December a year is summed up, a school year before the summer, and
/// the statistics of a month or quarter come out in its last days.
fn last_working_day(start: Date, end: Date) -> Date {
    const LAST_DAYS: time::Duration = time::Duration::days(5);
    let last = match (start.month(), end.month()) {
        (Month::January, Month::December) => date(end.year(), 11, 30),
        (Month::September, Month::August) => date(end.year(), 5, 31),
        _ if end - start > 4 * LAST_DAYS => end.checked_sub(LAST_DAYS),
        _ => None,
    };
    last.unwrap_or(end)
}

/// "68,8% (cuối năm 2013)".
fn stands_in_next_brackets(scan: &SentenceScan<'_>, figure: &Figure, said: &PeriodMention) -> bool {
    let range = scan.tokens_of(said.span);
    scan.page.is_mark(figure.end, '(') && range.start == figure.end + 1 && scan.page.is_mark(range.end, ')')
}

/// True if the span stands in brackets that close before the token `to`.
fn is_in_closed_brackets(scan: &SentenceScan<'_>, span: Span, to: usize) -> bool {
    let from = scan.tokens_of(span).end;
    let mut depth = 0;
    for at in from..to {
        match scan.page.tokens.get(at).map_or('\0', |token| token.mark) {
            '(' => depth += 1,
            ')' if depth == 0 => return true,
            ')' => depth -= 1,
            _ => {}
        }
    }
    false
}

/// `cùng kỳ` alone: the same stretch a year before the period that governs.
fn same_period_before(said: &PeriodMention, governing: Option<GoverningPeriod>) -> Option<Period> {
    if said.missing != Some(Missing::Antecedent) {
        return None;
    }
    year_before(governing?.period)
}

/// The same stretch a year earlier.
#[must_use]
pub fn year_before(period: Period) -> Option<Period> {
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
    let within = |stretch: Span| compared().find(move |said| !stretch.is_empty() && stretch.contains(said.span));
    let said = within(after)
        .or_else(|| compared().rev().find(|said| !before.is_empty() && before.contains(said.span)))
        // "So với cùng kỳ năm 2019, A giảm 17%, B giảm 13%": said once for all.
        .or_else(|| compared().rev().find(|said| said.span.end <= start))
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
    // A governing period longer than the step has no such step before it.
    let is_long = now.start.is_some_and(|start| months(last) - months(start) >= n_months);
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

/// True if the year of publication is inferred from the one period that states it: "Sáng 4/3, … năm 2014 … đạt 71%" may
/// be of the year after, so that it does not tell that the year was still running.
pub(super) fn is_circular(reading: &Reading) -> bool {
    let Some(known) = reading.meta.published.as_ref() else { return true };
    let states = |said: &&PeriodMention| {
        let days = said.period.map(|period| [period.start, period.end]);
        let is_year = days.is_some_and(|days| days.iter().flatten().any(|day| day.year() == known.value.year));
        is_year && said.basis == Basis::Stated && said.role == PeriodRole::Time
    };
    known.basis == Basis::Inferred && reading.periods.iter().filter(states).count() <= 1
}

/// The day of publication; if it is not known to the day, the first day of that month that the running text reports of.
pub(super) fn published(reading: &Reading) -> Option<Date> {
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
