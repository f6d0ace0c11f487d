//! What times were said, for the figures of later sentences: the period that is reported on, the last moment, the time to
//! come, the present.

use time::Month;

use crate::Span;
use crate::date::{Date, Period, PeriodKind, date, is_new_year};
use crate::reading::{GoverningPeriod, PeriodMention, PeriodRole};
use crate::rules;

/// For how long after its end a period is reported on.
pub(in crate::fact) const FRESH: time::Duration = time::Duration::days(150);

/// A moment so near to the end of a period is that of the same report.
const SAME_TIME: time::Duration = time::Duration::days(10);

/// For how long after its end a time is still the present.
const RECENT: time::Duration = time::Duration::days(60);

/// The last period that was said, for figures of later sentences.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::fact) struct Carried {
    pub(in crate::fact) period: Option<GoverningPeriod>,
    /// Which sentence says it.
    sentence: usize,
    /// The last moment that the same sentence says: what there is, is as of then.
    pub(in crate::fact) as_of: Option<GoverningPeriod>,
    /// The last stretch from the beginning of a year that was told of: what happens up to a moment near its end, happens
    /// over it.
    stretch: Option<GoverningPeriod>,
    /// The last day that was told of.
    pub(in crate::fact) day: Option<GoverningPeriod>,
    /// What was said before an open period, "từ tháng 1/2026", or one up to now: the period, and the last moment.
    before_since: Option<(GoverningPeriod, Option<GoverningPeriod>)>,
    /// The sentence that the paragraph begins with.
    paragraph: usize,
    /// The sentence that spoke of the present last, with its words.
    now: Option<(usize, Span)>,
    /// Whether the sentence that says it opens a paragraph.
    opened: bool,
    /// The time to come that was said last.
    pub(in crate::fact) horizon: Option<GoverningPeriod>,
    /// Which sentence says it.
    horizon_sentence: usize,
}

/// A period that a sentence says, with its words.
type Told<'p> = (&'p PeriodMention, Period);

impl Carried {
    /// The stretch that was told of, for what happened up to a moment near its end: "sơ kết 6 tháng đầu năm", "đến 30/6".
    /// A report on a stretch is written within a month of its end: "đến nay" is as of then.
    #[must_use]
    pub(in crate::fact) fn stretch_up_to(&self, moment: Period, published: Option<Date>) -> Option<GoverningPeriod> {
        const REPORTED: time::Duration = time::Duration::days(31);
        let stretch = self.stretch.filter(|_| moment.kind == PeriodKind::AsOf)?;
        let (end, moment) = stretch.period.end.zip(moment.end)?;
        let near = if Some(moment) == published { REPORTED } else { SAME_TIME };
        (-SAME_TIME..=near).contains(&(moment - end)).then_some(stretch)
    }

    /// True if it was said in the sentence before this one.
    #[must_use]
    pub(in crate::fact) fn was_just_said(&self, sentence: usize) -> bool {
        self.sentence + 1 == sentence
    }

    /// True if the period was named on the way, in an earlier sentence than this one, and opened no paragraph.
    #[must_use]
    pub(in crate::fact) fn is_on_the_way(&self, sentence: usize) -> bool {
        !self.opened && self.sentence < sentence
    }

    /// True if no period was said yet.
    #[must_use]
    pub(in crate::fact) fn is_empty(&self) -> bool {
        self.period.is_none()
    }

    /// True if the last time that was said is still to come: "Trong 2 tháng cuối năm, BHXH tỉnh tập trung:".
    #[must_use]
    pub(in crate::fact) fn looks_ahead(&self) -> bool {
        self.horizon.is_some() && (self.period.is_none() || self.horizon_sentence > self.sentence)
    }

    /// Takes note that a sentence speaks of the present.
    pub(in crate::fact) fn pass_now(&mut self, sentence: usize, said: Span) {
        self.now = Some((sentence, said));
    }

    /// The words for the present in the sentence before, if no period was said since.
    #[must_use]
    pub(in crate::fact) fn just_now(&self, sentence: usize) -> Option<Span> {
        self.now
            .filter(|(at, _)| at + 1 == sentence && (self.period.is_none() || self.sentence < *at))
            .map(|(_, said)| said)
    }

    /// Takes note of a sentence's periods. A period that stands after the sentence's first figure, at byte `first_figure`,
    /// is of its own clause; one before `now`, the words for the present, is looked back on; a time that is not over on
    /// the day of publication is one to come, where results are told of another.
    pub(in crate::fact) fn pass(
        &mut self,
        periods: &[PeriodMention],
        sentence: usize,
        first_figure: Option<u32>,
        now: Option<Span>,
        published: Option<Date>,
    ) {
        let times: Vec<Told<'_>> = periods
            .iter()
            .filter(|said| said.role == PeriodRole::Time && !said.rules.contains(&rules::PERIOD_BEFORE))
            .filter_map(|said| Some((said, said.period?)))
            .collect();
        let results = self.results(&times, sentence, published);
        // "Tháng 3, toàn tỉnh có 214 tổ; nay 559 tổ".
        let is_over_now = |said: &PeriodMention, period: Period| {
            let is_before = now.is_some_and(|now| said.span.end <= now.start);
            let is_old = published.zip(period.end).is_some_and(|(today, end)| today - end > RECENT);
            is_before && is_old && self.period.is_some()
        };
        let is_whole =
            |said: &PeriodMention| self.period.is_none() || first_figure.is_none_or(|first| said.span.start < first);
        // A look back on the way holds in its own sentence; what opens a paragraph is what it is about.
        let is_back = |period: Period| published.is_some_and(|today| self.looks_back(period, today));
        let opens = self.paragraph == sentence;
        let may_govern: Vec<Told<'_>> = results
            .iter()
            .filter(|(said, period)| !is_over_now(said, *period) && is_whole(said) && (opens || !is_back(*period)))
            .copied()
            .collect();
        if let Some(governing) = self.governing(&results, &may_govern, published) {
            let moment = may_govern.iter().rfind(|(_, period)| period.kind == PeriodKind::AsOf);
            self.take_over(governing, moment.copied(), published);
            (self.sentence, self.opened) = (sentence, opens);
        }
    }

    /// The times that results are told of; takes note of the last of each sort, and of one to come.
    fn results<'p>(&mut self, times: &[Told<'p>], sentence: usize, published: Option<Date>) -> Vec<Told<'p>> {
        // "9 tháng chi 512 tỷ đồng. Ba tháng cuối năm còn 141 tỷ đồng": behind what results were told of, and not over. A year
        // that is still running is told of so far.
        let reported = self.period.filter(|it| !is_day(it.period)).and_then(|it| it.period.end);
        let is_next = |period: Period| reported.zip(period.start).is_some_and(|(reported, start)| start > reported);
        let is_ahead = |period: Period| {
            published.is_some_and(|today| {
                let begins = period.start.or(period.end);
                // "ngay từ bây giờ".
                let is_from_now = period.end.is_none() && period.start.is_some_and(|start| start >= today);
                let is_later = begins.is_some_and(|begins| is_after(begins, today));
                is_later || is_from_now || is_next(period) && !is_over(period, today)
            })
        };
        if let Some(told) = times.iter().find(|(_, period)| is_ahead(*period)) {
            (self.horizon, self.horizon_sentence) = (Some(with_span(*told)), sentence);
        }
        let results: Vec<Told<'_>> = times.iter().filter(|(_, period)| !is_ahead(*period)).copied().collect();
        let is_stretch = |period: Period| {
            let begins = period.start.is_some_and(is_new_year);
            let is_within = period.start.zip(period.end).is_some_and(|(start, end)| start.year() == end.year());
            period.kind == PeriodKind::During && begins && is_within && !is_day(period)
        };
        let last = |is_such: &dyn Fn(Period) -> bool| {
            results.iter().rfind(|(_, period)| is_such(*period)).map(|told| with_span(*told))
        };
        self.stretch = last(&is_stretch).or(self.stretch);
        self.day = last(&is_day).or(self.day);
        results
    }

    /// The time that governs from here on. What sums up governs; else the first is what the sentence is about, and later
    /// ones are of their own clauses. The day of a meeting is when figures were told, not when they hold.
    fn governing<'p>(
        &self,
        results: &[Told<'p>],
        may_govern: &[Told<'p>],
        published: Option<Date>,
    ) -> Option<Told<'p>> {
        let sums_up = results.iter().find(|(said, _)| said.rules.contains(&rules::PERIOD_SO_FAR));
        let only_days = self.period.is_none_or(|carried| is_day(carried.period));
        let first = sums_up.or_else(|| may_govern.iter().find(|(_, period)| !is_day(*period)));
        let first = first.or_else(|| may_govern.first().filter(|_| only_days)).copied();
        // "cuối năm 2016 …; năm 2017 …; đến 31/10/2019 đã lên …": of several years the one that is reported on.
        let year = |period: Period| period.end.map(|end| end.year());
        let latest = results.iter().filter(|(_, period)| !is_day(*period)).max_by_key(|(_, period)| period.end);
        let so_far = first.map(|(_, period)| period).or(self.period.map(|it| it.period));
        let reported = latest.filter(|(_, period)| {
            let is_new = so_far.is_some_and(|so_far| year(so_far) < year(*period));
            is_new && published.zip(period.end).is_some_and(|(today, end)| end <= today && today - end < FRESH)
        });
        reported.copied().or(first)
    }

    /// Puts the time that governs from here on in place of the one before, with the moment that its sentence says.
    fn take_over(&mut self, told: Told<'_>, moment: Option<Told<'_>>, published: Option<Date>) {
        let (said, period) = told;
        let is_since = period.end.is_none() && !said.rules.contains(&rules::PERIOD_MONTHS_OF_YEAR);
        // "Từ tháng 1/2026", in an article on the first quarter of 2026, or as of a day after that.
        let is_inside = |before: &GoverningPeriod| match (before.period.start, before.period.end) {
            (Some(start), Some(_)) => Some(start) <= period.start,
            (None, Some(end)) => period.start.is_some_and(|start| start <= end && start.year() == end.year()),
            _ => false,
        };
        // "Từ đầu năm đến nay", in an article on the first seven months: up to the day of writing.
        let is_till_now = published.is_some() && period.end == published && said.rules.contains(&rules::PERIOD_RANGE);
        let is_told = |before: &GoverningPeriod| before.period.end.is_some_and(|end| Some(end) < period.end);
        let before = match (is_since, is_till_now) {
            (true, _) => self.period.filter(is_inside),
            (_, true) => self.period.filter(is_told),
            _ => None,
        };
        // "Đến 25/9 có 18.400 người. Số thu 9 tháng ước 386 tỷ đồng": what there is, is still as of that day.
        let is_same_time = |moment: &GoverningPeriod| {
            let days = moment.period.end.zip(period.end).map(|(moment, end)| (end - moment).abs());
            period.kind == PeriodKind::During && days.is_some_and(|apart| apart <= SAME_TIME)
        };
        let still = self.as_of.filter(is_same_time);
        self.before_since = before.map(|before| (before, self.as_of));
        self.as_of = moment.map(with_span).or(still);
        self.period = Some(with_span(told));
    }

    /// True for a period of an earlier year than the one that is reported on, which ended not long before publication:
    /// "Năm 2010, con số ấy mới ở mức 118 tỷ đồng". The day of a meeting, or of publication, is not reported on.
    fn looks_back(&self, period: Period, today: Date) -> bool {
        let reported = self.period.filter(|it| !is_day(it.period)).and_then(|it| it.period.end);
        let is_fresh = |end: &Date| *end < today && today - *end < FRESH;
        reported.filter(is_fresh).zip(period.end).is_some_and(|(end, then)| then.year() < end.year())
    }

    /// A new paragraph, with its first sentence: what goes on since a day goes on in its own paragraph only, if a period was
    /// spoken of before.
    pub(in crate::fact) fn enter_paragraph(&mut self, sentence: usize) {
        self.paragraph = sentence;
        if let Some(before) = self.before_since.take() {
            (self.period, self.as_of) = (Some(before.0), before.1);
        }
    }
}

/// With the words that say it.
fn with_span((said, period): Told<'_>) -> GoverningPeriod {
    GoverningPeriod { period, span: Some(said.span) }
}

/// True for one day.
pub(in crate::fact) fn is_day(period: Period) -> bool {
    period.kind == PeriodKind::During && period.start == period.end
}

/// True for a period that is over on a day, or as good as over.
fn is_over(period: Period, today: Date) -> bool {
    match (period.kind, period.start, period.end) {
        (PeriodKind::During, Some(start), Some(end)) => last_working_day(start, end) <= today,
        (_, _, Some(end)) => !is_after(end, today),
        (_, Some(start), None) => start <= today,
        (_, None, None) => true,
    }
}

/// True for a day that is well after publication: "Ước đến 31/12 …", written on the 20th, is as good as now.
pub(in crate::fact) fn is_after(day: Date, today: Date) -> bool {
    /// How far ahead of publication results are told as if they were there.
    const AS_GOOD_AS_NOW: time::Duration = time::Duration::days(31);
    day > today && day - today > AS_GOOD_AS_NOW
}

/// From when on a period is reported on as a whole: in December a year is summed up, a school year before the summer, and
/// the statistics of a month or quarter come out in its last days.
pub(in crate::fact) fn last_working_day(start: Date, end: Date) -> Date {
    const LAST_DAYS: time::Duration = time::Duration::days(5);
    let last = match (start.month(), end.month()) {
        (Month::January, Month::December) => date(end.year(), 11, 30),
        (Month::September, Month::August) => date(end.year(), 5, 31),
        _ if end - start > 4 * LAST_DAYS => end.checked_sub(LAST_DAYS),
        _ => None,
    };
    last.unwrap_or(end)
}
