//! Which period governs a figure: the nearest in its own words, then in its sentence, then in what was said before. A
//! table of rules; the first that knows wins.

mod announced;
mod brackets;
pub(in crate::fact) mod carried;
mod change;
pub(in crate::fact) mod roles;
mod today;

use announced::is_day_of_announcement;
pub(super) use brackets::is_in_closed_brackets;
use brackets::{is_in_brackets_with, stands_in_next_brackets, tells_which_time};
use change::before_change;
pub(super) use change::is_level_reached;
pub(super) use today::{is_circular, latest, published};

use super::CueRole;
use super::comparison::{same_period_before, year_before};
use super::list;
use super::measure::goes_with_previous;
use super::period::carried::{Carried, FRESH, is_after, last_working_day};
use super::sentence::{CueMark, Figure, SentenceScan};
use super::status;
use crate::codebook::Counts;
use crate::date::{Period, PeriodKind, date};
use crate::reading::{GoverningPeriod, MentionKind, PeriodMention, PeriodRole, Reading, Status};
use crate::rules::{self, Rule};
use crate::text::{Families, TokenKind};
use crate::{Span, date::Date};

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

/// The period that these words say.
pub(super) fn said_by(reading: &Reading, words: Span) -> Option<&PeriodMention> {
    let from = reading.periods.partition_point(|said| said.span.start < words.start);
    let rest = reading.periods.get(from..).unwrap_or_default();
    rest.iter().take_while(|said| said.span.start == words.start).find(|said| said.span == words)
}

/// What of a figure decides which period governs it, but for the words round it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) sentence: usize,
    pub(super) status: Status,
    /// What its indicator counts; not known of a figure without one.
    pub(super) counts: Option<Counts>,
    /// Whether it is so much above or below a target, or a share of one.
    pub(super) is_of_target: bool,
    pub(super) published: Option<Date>,
    /// The last day on which it may have been published.
    pub(super) latest: Option<Date>,
    /// Whether the day of publication follows from that period alone, see [`is_circular`].
    pub(super) is_circular: bool,
    /// The period of the figure before it in its sentence.
    pub(super) before: Option<GoverningPeriod>,
    /// The rule that is left out.
    pub(super) left_out: Option<Rule>,
}

/// A figure whose period is looked for.
struct Search<'a> {
    scan: &'a SentenceScan<'a>,
    figure: &'a Figure,
    /// The periods of its sentence.
    periods: &'a [PeriodMention],
    carried: &'a Carried,
    asked: Asked,
    /// Its own words before it, from the last `lên` on.
    before: Span,
    /// Its own words after it.
    after: Span,
    /// Where it begins.
    start: u32,
}

/// What a rule finds.
enum Found {
    /// The period.
    Period(GoverningPeriod),
    /// That the period is not told.
    Unknown,
}

/// One rule.
struct Step {
    rule: Rule,
    find: fn(&Search<'_>) -> Option<Found>,
}

/// The rules by which a figure finds its period, tried in order; the first that knows wins.
const STEPS: &[Step] = &[
    Step { rule: rules::PERIOD_NOW_AFTER, find: now_after },
    Step { rule: rules::PERIOD_PAIRED, find: paired },
    Step { rule: rules::PERIOD_EARLIER, find: earlier },
    Step { rule: rules::PERIOD_EVENT, find: day_of_event },
    Step { rule: rules::PERIOD_OF_TARGET, find: of_target },
    Step { rule: rules::PERIOD_BEFORE_CHANGE, find: before_change },
    Step { rule: rules::PERIOD_CLAUSE, find: clause_before },
    Step { rule: rules::PERIOD_NOW_CLAUSE, find: now_before },
    Step { rule: rules::PERIOD_AFTER, find: clause_after },
    Step { rule: rules::PERIOD_SENTENCE, find: sentence_before },
    Step { rule: rules::PERIOD_NOW, find: now_in_sentence },
    Step { rule: rules::PERIOD_STILL_NOW, find: still_now },
    Step { rule: rules::PERIOD_TO_COME, find: to_come },
    Step { rule: rules::PERIOD_MOMENT_AT_END, find: moment_at_end },
    Step { rule: rules::PERIOD_STRETCH, find: over_the_stretch },
    Step { rule: rules::PERIOD_STILL_RUNNING, find: still_running },
    Step { rule: rules::PERIOD_STALE, find: long_over },
    Step { rule: rules::PERIOD_CARRIED, find: carried },
    Step { rule: rules::PERIOD_LATER, find: sentence_after },
];

/// True for a rule of this table.
pub(super) fn has_step(rule: Rule) -> bool {
    STEPS.iter().any(|step| step.rule == rule)
}

/// The period of a figure.
pub(super) fn governing(
    scan: &SentenceScan<'_>,
    figure: &Figure,
    periods: &[PeriodMention],
    carried: &Carried,
    asked: Asked,
) -> Option<Governing> {
    // "từ 3.100 tỷ đồng năm 2020 lên 4.200 tỷ đồng năm 2023": what stands before `lên` is of the figure before.
    let rises_to = scan.cues_in(&figure.before).rev().find(|cue| cue.role == CueRole::LevelFollows);
    let from = rises_to.map_or(figure.before.start, |cue| cue.at);
    let search = Search {
        scan,
        figure,
        periods,
        carried,
        asked,
        before: scan.page.span(from..figure.at),
        after: scan.page.span(figure.end..figure.after.end),
        start: scan.page.tokens.get(figure.at).map_or(0, |token| token.start),
    };
    let mut steps = STEPS.iter().filter(|step| Some(step.rule) != asked.left_out);
    let (rule, found) = steps.find_map(|step| Some((step.rule, (step.find)(&search)?)))?;
    match found {
        Found::Period(period) => Some(Governing { period, rule }),
        Found::Unknown => None,
    }
}

/// True for a rule by which a figure's own words say its period.
pub(super) fn is_own(rule: Rule) -> bool {
    matches!(
        rule,
        rules::PERIOD_NOW_AFTER
            | rules::PERIOD_PAIRED
            | rules::PERIOD_EARLIER
            | rules::PERIOD_OF_TARGET
            | rules::PERIOD_BEFORE_CHANGE
            | rules::PERIOD_CLAUSE
            | rules::PERIOD_NOW_CLAUSE
            | rules::PERIOD_AFTER
    )
}

impl Search<'_> {
    fn times(&self) -> impl DoubleEndedIterator<Item = &PeriodMention> {
        self.periods.iter().filter(|said| said.role == PeriodRole::Time)
    }

    /// What governs a figure that says nothing of time itself: what there is, is as of the last moment that was said.
    fn carried(&self) -> Option<GoverningPeriod> {
        let is_stock = self.asked.counts == Some(Counts::Stock) && self.is_actual();
        self.carried.as_of.filter(|_| is_stock).or(self.carried.period)
    }

    /// "6 tháng đầu năm 2023 thu 2.061 tỷ đồng. Còn 142 đơn vị nợ": what there is, in a report on a part of a year, is as of
    /// its end.
    fn as_stock(&self, governing: GoverningPeriod) -> GoverningPeriod {
        /// No year, calendar year or school year.
        const PART: time::Duration = time::Duration::days(360);
        let Period { kind, start, end } = governing.period;
        let is_stock = self.asked.counts == Some(Counts::Stock) && self.is_actual();
        let is_part = |(start, end): &(Date, Date)| start < end && *end - *start < PART;
        let stretch = start.zip(end).filter(|stretch| is_stock && kind == PeriodKind::During && is_part(stretch));
        stretch.map_or(governing, |(_, end)| GoverningPeriod { period: Period::as_of(end), ..governing })
    }

    fn is_actual(&self) -> bool {
        self.asked.status == Status::Actual
    }

    /// The period that is said; not known if its words do not tell which.
    fn tell(&self, said: &PeriodMention) -> Option<Found> {
        let period = said.period.or_else(|| same_period_before(said, self.carried.period));
        let found = period.map(|period| GoverningPeriod { period, span: Some(said.span) });
        Some(found.map_or(Found::Unknown, Found::Period))
    }

    /// The day of publication, by the words for the present.
    fn today(&self, cue: &CueMark) -> Option<Found> {
        let span = Some(self.scan.page.span(cue.at..cue.end));
        let found = self.asked.published.map(|today| GoverningPeriod { period: Period::as_of(today), span });
        Some(found.map_or(Found::Unknown, Found::Period))
    }

    /// True for a time so far ahead that nothing can be told of it as having happened.
    fn is_to_come(&self, period: Period) -> bool {
        let begins = period.start.or(period.end);
        self.asked.latest.zip(begins).is_some_and(|(today, begins)| is_after(begins, today))
    }
}

fn within(span: Span, said: &PeriodMention) -> bool {
    !span.is_empty() && span.contains(said.span)
}

/// "từ 9.870 người cuối năm 2021 lên 13.420 người hiện nay".
fn now_after(at: &Search<'_>) -> Option<Found> {
    /// How many words may stand between a figure and the `hiện nay` that dates it.
    const NEAR: usize = 2;
    let after = at.figure.end..at.figure.after.end;
    let mut cues = at.scan.cues_in(&after);
    let cue = cues.find(|cue| cue.role == CueRole::Now && cue.at <= at.figure.end + NEAR)?;
    at.today(cue)
}

/// "Quý I, II và III lần lượt là 2.100, 1.900 và 1.700": of as many periods as there are figures, the one in its place.
fn paired(at: &Search<'_>) -> Option<Found> {
    let (scan, figures) = (at.scan, &at.scan.figures);
    if !scan.has_role(&[CueRole::Respectively]) {
        return None;
    }
    let i = scan.place_of(at.figure.at)?;
    let joins = |figure: &Figure, previous: &Figure| goes_with_previous(scan, figure, previous);
    let start = list::first_of(figures, i, joins);
    let head = figures.get(start)?;
    let (cue, _) = list::pairing_cue(scan, head)?;
    let from = start.checked_sub(1).and_then(|at| figures.get(at)).map_or(scan.tokens.start, |it| it.end);
    let before = scan.page.span(from..cue);
    let said: Vec<&PeriodMention> = at.times().filter(|said| before.contains(said.span)).collect();
    let n = list::n_together(figures, start, joins);
    if n < 2 || said.len() != n {
        return None;
    }
    at.tell(said.get(i - start)?)
}

/// "tăng 7,9% (cùng kỳ: 829 tỷ đồng)", "cùng kỳ năm 2024 chỉ có 1 hồ sơ", "cao hơn mức 4,31% của cùng kỳ": no comparison,
/// but when.
fn earlier(at: &Search<'_>) -> Option<Found> {
    let said = at.periods.iter().rev().find(|said| is_time_of(at, said))?;
    // A year before the period of the figure before it, if that is the year that is meant.
    let year = |period: Period| period.end.map(|end| end.year());
    let stepped = at.asked.before.and_then(|before| year_before(before.period));
    let is_meant = |stepped: &Period| said.period.is_none_or(|period| year(period) == year(*stepped));
    let period = stepped.filter(is_meant).or(said.period).or_else(|| same_period_before(said, at.carried.period))?;
    Some(Found::Period(GoverningPeriod { period, span: Some(said.span) }))
}

/// True for a `cùng kỳ` that tells when the figure was, and not what it is compared with.
fn is_time_of(at: &Search<'_>, said: &PeriodMention) -> bool {
    let Search { scan, figure, .. } = at;
    if !said.rules.contains(&rules::PERIOD_SAME) {
        return false;
    }
    let tokens = scan.tokens_of(said.span);
    let names_level = |range: &std::ops::Range<usize>| {
        scan.cues_in(range).any(|cue| matches!(cue.role, CueRole::Same | CueRole::Counterpart | CueRole::LevelNoun))
    };
    let follows = |role: CueRole| scan.cues.iter().any(|cue| cue.end == tokens.start && cue.role == role);
    // "mức tăng 4,31% của cùng kỳ năm trước".
    if tokens.start >= figure.end {
        let rises = |cue: &CueMark| matches!(cue.role, CueRole::LevelNoun | CueRole::Rise | CueRole::Fall);
        let is_level = scan.cues_in(&figure.before).any(|cue| rises(cue) && is_level_word(scan, cue));
        // "so với 3.260 người của cùng kỳ năm ngoái".
        let is_base = scan.follows_cue(figure.at, |role| role == CueRole::Against);
        let is_own = is_base || is_level && follows(CueRole::At);
        return within(at.after, said) && is_own;
    }
    // "gần gấp đôi cùng kỳ (5,9 tỷ đồng)".
    if scan.page.is_mark(tokens.end, '(') && figure.at == tokens.end + 1 && scan.page.is_mark(figure.end, ')') {
        return figure.kind != MentionKind::Percent;
    }
    // "Cùng thời gian, 16.240 lượt người được tư vấn": the time that is spoken of.
    // "Cùng kỳ năm ngoái, …", "cùng thời điểm trên, …" tell which.
    let tells_which = tokens.end > tokens.start && scan.page.starts(tokens.end - 1).has(Families::PERIOD);
    let is_number = |at: usize| scan.page.tokens.get(at).is_some_and(|it| it.kind == TokenKind::Number);
    let has_year = tells_which || tokens.clone().any(is_number);
    let is_at_once = !has_year && scan.page.is_mark(tokens.end, ',');
    if follows(CueRole::Against) || is_at_once && tokens.start == scan.tokens.start {
        return false;
    }
    let opens = tokens.start == scan.tokens.start
        || ['(', ';', ':', ','].iter().any(|mark| scan.page.is_mark(tokens.start - 1, *mark));
    let is_bracketed = figure.depth > 0 && !is_in_closed_brackets(scan, said.span, figure.at);
    let since = scan.end_of_previous(figure.at);
    let is_near = tokens.start >= since || is_bracketed && is_in_brackets_with(scan, tokens.start, figure.at);
    let is_stated = opens || follows(CueRole::At) && names_level(&(scan.tokens.start..tokens.start));
    is_stated && is_near || names_level(&figure.before) && tokens.start >= since
}

/// "mức", "mức tăng": a noun that a level or a change is called by.
fn is_level_word(scan: &SentenceScan<'_>, cue: &CueMark) -> bool {
    let is_level = |other: &CueMark| other.role == CueRole::LevelNoun && other.end == cue.at;
    cue.role == CueRole::LevelNoun
        || scan.cues.iter().any(is_level)
        || scan.page.tokens.get(cue.at).is_some_and(|_| cue.end > cue.at + 1)
}

/// "đạt 48% kế hoạch năm (1.278 tỷ đồng)", "dự toán được giao cả năm (697 tỷ đồng)": the time that the target is set for.
fn of_target(at: &Search<'_>) -> Option<Found> {
    let Some((noun, bracket)) = status::target_before_bracket(at.scan, at.figure) else {
        return year_of_plan(at);
    };
    let between = at.scan.page.span(noun.at..bracket);
    if let Some(said) = at.times().find(|said| between.contains(said.span)) {
        return at.tell(said);
    }
    let told = at.asked.before.or(at.carried.period).and_then(|it| it.period.end).or(at.asked.published);
    let year = told.filter(|_| is_of_year(at.scan, noun))?.year();
    let period = Period::during(date(year, 1, 1)?, date(year, 12, 31)?);
    Some(Found::Period(GoverningPeriod { period, span: Some(at.scan.page.span(noun.at..noun.end)) }))
}

/// "Kế hoạch năm: 41.300 người", in a row of a table or in prose: the year of the report, or its end for what there is.
fn year_of_plan(at: &Search<'_>) -> Option<Found> {
    if at.is_actual() || at.times().any(|said| within(at.before, said) || within(at.after, said)) {
        return None;
    }
    let is_target = |cue: &CueMark| matches!(cue.role, CueRole::Goal | CueRole::Quota | CueRole::Plan);
    let noun = at.scan.cues_in(&at.figure.before).rfind(|cue| is_target(cue) && is_of_year(at.scan, **cue))?;
    let told = at.carried.period.and_then(|it| it.period.end).or(at.asked.published)?;
    let (start, end) = (date(told.year(), 1, 1)?, date(told.year(), 12, 31)?);
    let period = if at.asked.counts == Some(Counts::Stock) { Period::as_of(end) } else { Period::during(start, end) };
    Some(Found::Period(GoverningPeriod { period, span: Some(at.scan.page.span(noun.at..noun.end)) }))
}

/// "kế hoạch năm", "chỉ tiêu cả năm".
fn is_of_year(scan: &SentenceScan<'_>, noun: CueMark) -> bool {
    noun.end > noun.at + 1 && scan.page.starts(noun.end - 1).has(Families::PERIOD)
}

fn clause_before(at: &Search<'_>) -> Option<Found> {
    at.tell(at.times().rev().find(|said| within(at.before, said) && !is_day_of_announcement(at, said))?)
}

/// "chỉ tiêu 95% vào năm 2025; hiện tỷ lệ là 94,6%": nearer than any period before it.
fn now_before(at: &Search<'_>) -> Option<Found> {
    /// "nay chỉ còn": so many words before the verb of a level.
    const NEAR: usize = 1;
    let from = at.scan.tokens_of(at.before).start;
    let mut cues = at.scan.cues_in(&at.figure.before);
    at.today(cues.rfind(|cue| cue.role == CueRole::Now && cue.end + NEAR >= from)?)
}

/// "68,8% (cuối năm 2013)", "15,2% trong quý I"; the time for which a target is set is not when it was reached: "vượt 0,6%
/// so với mục tiêu của giai đoạn đến năm 2025", "đạt 59% kế hoạch năm 2018".
fn clause_after(at: &Search<'_>) -> Option<Found> {
    let Search { scan, figure, .. } = at;
    let is_target = |cue: &CueMark| matches!(cue.role, CueRole::Goal | CueRole::Quota | CueRole::Plan);
    let target = if at.asked.is_of_target { scan.cues_in(&figure.after).find(|cue| is_target(cue)) } else { None };
    let is_horizon = |said: &PeriodMention| {
        target.is_some_and(|target| scan.tokens_of(said.span).start >= target.at)
            // "3,84% số phải thu cả năm".
            || at.is_actual() && figure.kind == MentionKind::Percent && said.rules.contains(&rules::PERIOD_SPOKEN)
            || at.is_actual() && said.period.is_some_and(|period| at.is_to_come(period))
    };
    let in_own = |said: &PeriodMention| within(at.after, said) || stands_in_next_brackets(scan, figure, said);
    at.tell(at.times().find(|said| in_own(said) && !is_horizon(said))?)
}

/// The nearest before it in its sentence. What has happened is not of a time to come.
fn sentence_before(at: &Search<'_>) -> Option<Found> {
    let is_closed = |said: &PeriodMention| {
        is_in_closed_brackets(at.scan, said.span, at.figure.at) && !tells_which_time(at.scan, said.span)
    };
    // "cho người nghỉ hưu trước năm 1995": of its own clause only.
    let is_before = |said: &PeriodMention| said.rules.contains(&rules::PERIOD_BEFORE);
    let may_govern = |said: &&PeriodMention| !is_closed(said) && !is_before(said) && !is_day_of_announcement(at, said);
    let said = at.times().rev().find(|said| said.span.end <= at.start && may_govern(said))?;
    match said.period.filter(|period| at.is_actual() && at.is_to_come(*period)) {
        Some(_) => Some(Found::Unknown),
        None => at.tell(said),
    }
}

fn now_in_sentence(at: &Search<'_>) -> Option<Found> {
    at.today(at.scan.last_cue(at.figure.at, &[CueRole::Now])?)
}

/// "Toàn tỉnh hiện có … . Số người có thẻ BHYT là …": what there is, still at present.
fn still_now(at: &Search<'_>) -> Option<Found> {
    let said =
        at.carried.just_now(at.asked.sentence).filter(|_| at.asked.counts == Some(Counts::Stock) && at.is_actual())?;
    let period = Period::as_of(at.asked.published?);
    Some(Found::Period(GoverningPeriod { period, span: Some(said) }))
}

/// A goal is of the time to come that was spoken of last.
fn to_come(at: &Search<'_>) -> Option<Found> {
    let horizon = at.carried.horizon.filter(|_| !at.is_actual())?;
    Some(Found::Period(horizon))
}

/// "Sơ kết 6 tháng đầu năm 2025 … . Đến 30/6 có 19 triệu người. Trong kỳ đã thu 612 tỷ đồng": what happened up to a moment
/// happened over the stretch that ended then, if one was told of.
fn over_the_stretch(at: &Search<'_>) -> Option<Found> {
    let carried = at.carried().filter(|_| at.asked.counts == Some(Counts::Flow) && at.is_actual())?;
    at.carried.stretch_up_to(carried.period, at.asked.published).map(Found::Period)
}

/// "Ngày 15/7, … hội nghị sơ kết 6 tháng. Hội nghị kết nối 34 điểm cầu": the day on which it was held.
fn day_of_event(at: &Search<'_>) -> Option<Found> {
    if at.asked.counts != Some(Counts::Event) || !at.is_actual() {
        return None;
    }
    let is_one_day = |said: &&PeriodMention| said.period.is_some_and(carried::is_day);
    let own = at.times().rev().find(|said| said.span.end <= at.start && is_one_day(said));
    let own = own.and_then(|said| Some(GoverningPeriod { period: said.period?, span: Some(said.span) }));
    own.or(at.carried.day).map(Found::Period)
}

/// A year that is still running at publication: what is reported is as of then.
fn still_running(at: &Search<'_>) -> Option<Found> {
    let carried = at.carried()?;
    let Period { kind, start, end } = carried.period;
    let (today, start, end) = (at.asked.published?, start?, end?);
    let is_open = kind == PeriodKind::During && at.is_actual() && !at.asked.is_circular;
    let is_running = is_open && start <= today && today < last_working_day(start, end);
    is_running.then_some(Found::Period(GoverningPeriod { period: Period::as_of(today), span: carried.span }))
}

/// "… của xã năm 2021 là 43 triệu đồng. Với BHYT thì khá hơn: 8.610 người có thẻ", written in September 2022: what there is
/// cannot be told from a time long over that was named on the way.
fn long_over(at: &Search<'_>) -> Option<Found> {
    let (carried, today) = at.carried().zip(at.asked.published)?;
    let is_stock = at.asked.counts == Some(Counts::Stock) && at.is_actual();
    let is_old = carried.period.end.is_some_and(|end| today - end > FRESH);
    let is_stale = is_stock && is_old && at.carried.is_on_the_way(at.asked.sentence);
    is_stale.then_some(Found::Period(GoverningPeriod { period: Period::as_of(today), span: carried.span }))
}

/// What was said before. "đến năm 2030 phấn đấu … . Có 3,3 triệu người …": what is, is not of a time to come.
fn carried(at: &Search<'_>) -> Option<Found> {
    let carried = at.carried()?;
    // "Từ năm 2018 chủ doanh nghiệp trốn đóng bị phạt tù. Có 250.000 đơn vị đóng BHXH": it does not say when.
    let is_since = carried.period.end.is_none() && at.asked.counts == Some(Counts::Stock);
    let is_ahead = at.is_actual() && (is_since || at.is_to_come(carried.period));
    Some(if is_ahead { Found::Unknown } else { Found::Period(at.as_stock(carried)) })
}

/// "… đang nhận tiền qua tài khoản, số liệu của BHXH tỉnh đến hết tháng 8/2024": the one moment that a sentence names, with
/// no figure behind it, is that of its figures.
fn moment_at_end(at: &Search<'_>) -> Option<Found> {
    let mut times = at.times();
    let said = times.next().filter(|said| at.is_actual() && said.span.start > at.start)?;
    let is_moment = said.period.is_some_and(|period| period.kind == PeriodKind::AsOf && !at.is_to_come(period));
    let end = at.scan.tokens_of(said.span).end;
    let is_last = times.next().is_none() && !at.scan.figures.iter().any(|figure| figure.at >= end);
    if is_moment && is_last { at.tell(said) } else { None }
}

/// Where nothing was said before, a time that the sentence says later.
fn sentence_after(at: &Search<'_>) -> Option<Found> {
    at.tell(at.times().find(|said| said.span.start > at.start)?)
}
