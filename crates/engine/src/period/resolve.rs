//! Missing years: from the same sentence, from elsewhere in the document, from its date.

use time::Duration;

use super::when::{Part, Shape, SpanUnit, When, YearRef};
use super::{Draft, TimeContext, TimeRelation};
use crate::Span;
use crate::date::{Date, Period, PeriodKind, date, month_end};
use crate::reading::{Basis, Missing, PartialDate, PeriodMention, PeriodRole};
use crate::rules::{
    PERIOD_AS_OF, PERIOD_BEFORE, PERIOD_DURING, PERIOD_RANGE, PERIOD_SO_FAR, PERIOD_YEAR_GIVEN, PERIOD_YEAR_INFERRED,
    Rule,
};
use crate::text::Page;

/// A year and how it is known.
#[derive(Clone, Copy)]
struct KnownYear {
    year: i32,
    basis: Basis,
    anchor: Option<Span>,
    rule: Option<Rule>,
}

/// Resolves all drafts, in text order.
pub(super) fn all(page: &Page<'_>, drafts: &[Draft], published: Option<PartialDate>) -> Vec<PeriodMention> {
    let mut mentions: Vec<PeriodMention> = Vec::with_capacity(drafts.len());
    let mut last: Option<Period> = None;
    let mut last_month: Option<(u8, i32)> = None;
    let mut last_short: Option<Period> = None;
    for (at, draft) in drafts.iter().enumerate() {
        let resolver = Resolver { page, drafts, at, published, last, last_month, last_short };
        let mention = resolver.mention(draft);
        // "từ 90,6% (31/12/2021) lên 92,4%. Cả năm …": what a bracket dates is on the way.
        let is_aside = page.text.get(..draft.span.start as usize).is_some_and(|before| before.ends_with('('));
        if let Some(period) =
            mention.period.filter(|_| mention.role == PeriodRole::Time && !(is_aside && last.is_some()))
        {
            last = Some(period);
            let is_short = matches!(
                draft.from.shape,
                Shape::Month { .. } | Shape::Quarter { .. } | Shape::FirstMonths { .. } | Shape::Months { .. }
            );
            last_short = Some(period).filter(|_| is_short).or(last_short);
            let day = period.start.or(period.end);
            last_month = day.map(|day| (u8::from(day.month()), day.year())).or(last_month);
        }
        mentions.push(mention);
    }
    mentions
}

/// The month from which a year is spoken of as past.
const LATE: u8 = 12;

struct Resolver<'a> {
    page: &'a Page<'a>,
    drafts: &'a [Draft],
    at: usize,
    published: Option<PartialDate>,
    /// The period before, to which `cùng kỳ` refers.
    last: Option<Period>,
    last_month: Option<(u8, i32)>,
    /// The last month or quarter, or months from the beginning of a year, that news tells of: "cả quý" is of it.
    last_short: Option<Period>,
}

impl Resolver<'_> {
    fn mention(&self, draft: &Draft) -> PeriodMention {
        let mut rules = vec![draft.from.rule()];
        rules.extend(draft.is_so_far.then_some(PERIOD_SO_FAR));
        rules.extend(draft.is_before.then_some(PERIOD_BEFORE));
        let mut basis = Basis::Stated;
        let mut anchor = None;
        let mut missing = None;
        let mut note = |known: KnownYear, rules: &mut Vec<Rule>| {
            if known.basis != Basis::Stated {
                basis = known.basis;
                anchor = known.anchor;
                rules.extend(known.rule);
            }
        };
        let period = match draft.to {
            None => {
                let period = self.one(draft.from, draft.relation, &mut |known| note(known, &mut rules));
                if draft.is_so_far { period.map(|period| self.so_far(period)) } else { period }
            }
            Some(to) => {
                // The end lends the beginning its year, month and so on.
                let end = self.one(to, TimeRelation::During, &mut |known| note(known, &mut rules));
                let from = lend(draft.from, to, end.ok());
                let start = self.one(from, TimeRelation::During, &mut |known| note(known, &mut rules));
                rules.push(PERIOD_RANGE);
                match (start, end) {
                    // "đến nay", when it is not known which day that is: still open.
                    (Ok(start), Ok(_))
                        if to.shape == Shape::Now && self.published.is_none_or(|day| day.day.is_none()) =>
                    {
                        Ok(Period { kind: PeriodKind::During, start: start.start, end: None })
                    }
                    (Ok(start), Ok(end)) if start.start <= end.end => {
                        Ok(Period { kind: PeriodKind::During, start: start.start, end: end.end })
                    }
                    (Ok(start), Ok(end)) => {
                        // "từ tháng 11 đến tháng 3": the range crosses a new year.
                        let earlier = start.start.and_then(|day| Some((day, end.end?)));
                        let moved = earlier.and_then(|(day, end)| {
                            let moved = date(end.year() - 1, u8::from(day.month()), day.day())?;
                            (draft.from.lacks_year() && moved < end).then(|| Period::during(moved, end))
                        });
                        moved.ok_or(Missing::Year)
                    }
                    (Err(missing), _) | (_, Err(missing)) => Err(missing),
                }
            }
        };
        let period = match period {
            Ok(period) => Some(period),
            Err(what) => {
                missing = Some(what);
                None
            }
        };
        let is_moment = matches!(draft.relation, TimeRelation::AsOf | TimeRelation::AtStart);
        rules.push(if is_moment { PERIOD_AS_OF } else { PERIOD_DURING });
        let role = if draft.is_comparison || draft.from.shape == Shape::Same {
            PeriodRole::Comparison
        } else if draft.is_name {
            PeriodRole::Name
        } else {
            PeriodRole::Time
        };
        PeriodMention { span: draft.span, period, missing, basis, anchor, role, sentence: draft.sentence, rules }
    }

    /// "Lũy kế từ đầu năm": up to the end of what was spoken of last, if that is of the same year; else up to the day of
    /// publication.
    fn so_far(&self, period: Period) -> Period {
        let (Some(start), None) = (period.start, period.end) else { return period };
        let spoken = self.last.and_then(|last| last.end);
        let today = self.published.and_then(|known| date(known.year, known.month?, known.day?));
        let is_of_year = |end: &Date| *end > start && end.year() == start.year();
        let end = spoken.filter(is_of_year).or(today.filter(is_of_year));
        Period { end, ..period }
    }

    fn one(&self, when: When, relation: TimeRelation, note: &mut dyn FnMut(KnownYear)) -> Result<Period, Missing> {
        if when.shape == Shape::Same {
            return self.same(when);
        }
        if when.is_relative() {
            let (start, end) = self.relative(when)?;
            note(KnownYear { year: 0, basis: Basis::Inferred, anchor: None, rule: None });
            return Ok(held(relation, start, end));
        }
        let mut when = when;
        let known = match (when.year, when.shape) {
            // "ngày 15": the month last spoken of.
            (YearRef::Missing, Shape::Day { month: None, day }) => {
                let (month, year) = self
                    .last_month
                    .or_else(|| {
                        let published = self.published?;
                        Some((published.month?, published.year))
                    })
                    .ok_or(Missing::Year)?;
                when.shape = Shape::Day { month: Some(month), day };
                KnownYear { year, basis: Basis::Inferred, anchor: None, rule: Some(PERIOD_YEAR_INFERRED) }
            }
            _ => self.year(when)?,
        };
        note(known);
        let (start, end) = when.days(known.year).ok_or(Missing::Year)?;
        Ok(held(relation, start, end))
    }

    /// The year of a shape.
    fn year(&self, when: When) -> Result<KnownYear, Missing> {
        match when.year {
            YearRef::Stated(year) => Ok(KnownYear { year, basis: Basis::Stated, anchor: None, rule: None }),
            YearRef::Told if when.shape == Shape::SchoolYear => {
                let told = self.last.and_then(|last| last.start.or(last.end)).ok_or(Missing::Antecedent)?;
                let year = told.year() - i32::from(u8::from(told.month()) < 9);
                Ok(KnownYear { year, basis: Basis::Inferred, anchor: None, rule: Some(PERIOD_YEAR_INFERRED) })
            }
            YearRef::Offset(_) | YearRef::Past if when.shape == Shape::SchoolYear => {
                let published = self.published.ok_or(Missing::Publication)?;
                let year = school_year(when.year, published);
                Ok(KnownYear { year, basis: Basis::Inferred, anchor: None, rule: Some(PERIOD_YEAR_GIVEN) })
            }
            YearRef::Offset(offset) => {
                let rule = Some(PERIOD_YEAR_GIVEN);
                let published = self.published.ok_or(Missing::Publication)?;
                Ok(KnownYear { year: published.year + offset, basis: Basis::Inferred, anchor: None, rule })
            }
            YearRef::Past => {
                let published = self.published.ok_or(Missing::Publication)?;
                let is_over = published.month.is_some_and(|month| month >= LATE);
                let year = if is_over { published.year } else { published.year - 1 };
                Ok(KnownYear { year, basis: Basis::Inferred, anchor: None, rule: Some(PERIOD_YEAR_GIVEN) })
            }
            YearRef::Told => {
                let told = self.last.and_then(|last| last.end.or(last.start)).map(|day| day.year());
                let year = told.or(self.published.map(|day| day.year)).ok_or(Missing::Antecedent)?;
                Ok(KnownYear { year, basis: Basis::Inferred, anchor: None, rule: Some(PERIOD_YEAR_INFERRED) })
            }
            YearRef::Missing => self.missing_year(when).ok_or(Missing::Year),
        }
    }

    /// A year from the same sentence, then by publication, then from the nearest stated before and after.
    fn missing_year(&self, when: When) -> Option<KnownYear> {
        let here = self.drafts.get(self.at)?;
        let stated = |draft: &Draft| match (draft.from.year, draft.to.map(|to| to.year)) {
            (_, Some(YearRef::Stated(year))) => Some(year),
            // "Từ năm 2008 đến nay" tells no year of what is news.
            (YearRef::Stated(_), _) if draft.to.is_some_and(|to| to.shape == Shape::Now) => None,
            (YearRef::Stated(year), _) => Some(year),
            _ => None,
        };
        let usable =
            |draft: &&Draft| !draft.is_comparison && draft.from.shape != Shape::Same && stated(draft).is_some();
        let from = |draft: &Draft| {
            let year = stated(draft)?;
            let rule = Some(PERIOD_YEAR_INFERRED);
            Some(KnownYear { year, basis: Basis::Inferred, anchor: Some(draft.span), rule })
        };
        let before = self.drafts.get(..self.at)?.iter().rev().filter(usable);
        let after = self.drafts.get(self.at + 1..)?.iter().filter(usable);
        let is_day = matches!(when.shape, Shape::Day { .. } | Shape::Days { .. });
        // "tháng 7 và 7 tháng đầu năm 2018": the one right after, if only a joint stands between.
        let next = after.clone().next().filter(|next| {
            let between = self.page.text.get(here.span.end as usize..next.span.start as usize).unwrap_or("");
            next.sentence == here.sentence && between.chars().count() <= 6 && !is_day
        });
        if let Some(known) = next.and_then(from) {
            return Some(known);
        }
        let previous_here = before.clone().next().filter(|draft| draft.sentence == here.sentence);
        if !is_day && let Some(known) = previous_here.and_then(from) {
            return Some(known);
        }
        // "chi 2.660 tỷ đồng trong năm này và đến cuối năm còn kết dư".
        let previous = self.at.checked_sub(1).and_then(|at| self.drafts.get(at));
        let tells = |draft: &&Draft| {
            let is_told =
                draft.from.year == YearRef::Told || draft.from.shape == Shape::Spoken { unit: SpanUnit::Year };
            is_told && draft.sentence == here.sentence && !draft.is_comparison
        };
        if let Some(draft) = previous.filter(tells)
            && let Some(end) = self.last.and_then(|last| last.end).filter(|_| !is_day)
        {
            let rule = Some(PERIOD_YEAR_INFERRED);
            return Some(KnownYear { year: end.year(), basis: Basis::Inferred, anchor: Some(draft.span), rule });
        }
        if let Some(published) = self.published {
            let near = nearest_year(when, published);
            let year = if self.is_of_year_before(when, here, published) { published.year - 1 } else { near };
            return Some(KnownYear { year, basis: Basis::Inferred, anchor: None, rule: Some(PERIOD_YEAR_GIVEN) });
        }
        let is_here = |draft: &&Draft| draft.sentence == here.sentence;
        let same_sentence = before.clone().next().filter(is_here).or_else(|| after.clone().next().filter(is_here));
        same_sentence.or_else(|| before.clone().next()).or_else(|| after.clone().next()).and_then(from)
    }

    /// "Năm 2025 …. Quý II cao nhất", written in January 2026: in the first months of a year, what is still to come and is
    /// not told as such is of the year that was spoken of last, if that is the year before.
    fn is_of_year_before(&self, when: When, here: &Draft, published: PartialDate) -> bool {
        let spoken = self.last.and_then(|last| last.end.or(last.start)).map(|day| day.year());
        let first = match when.shape {
            Shape::YearPart { part: Part::Middle } => Some(5),
            Shape::YearPart { part: Part::Last } => Some(10),
            Shape::FirstMonths { n } => Some(n),
            Shape::LastMonths { n } => Some(13 - n),
            _ => first_month(when),
        };
        let is_ahead = first.zip(published.month).is_some_and(|(month, now)| now <= 3 && month > now);
        is_ahead && here.context == TimeContext::News && spoken == Some(published.year - 1)
    }

    /// `cùng kỳ`: the last period in another year.
    fn same(&self, when: When) -> Result<Period, Missing> {
        let last = self.last.ok_or(Missing::Antecedent)?;
        let end = last.end.ok_or(Missing::Antecedent)?;
        let year = match when.year {
            YearRef::Stated(year) => year,
            YearRef::Offset(offset) => self.published.map_or(end.year() + offset, |published| published.year + offset),
            YearRef::Told => end.year(),
            YearRef::Past | YearRef::Missing => end.year() - 1,
        };
        When::moved(last, year).ok_or(Missing::Antecedent)
    }

    /// First and last day of a relative time.
    fn relative(&self, when: When) -> Result<(Date, Date), Missing> {
        if let (Shape::Spoken { unit }, None) = (when.shape, self.published) {
            let end = self.last_short.or(self.last).and_then(|last| last.end.or(last.start));
            return end.and_then(|end| whole(unit, end)).ok_or(Missing::Publication);
        }
        let published = self.published.ok_or(Missing::Publication)?;
        let day = published.month.zip(published.day).and_then(|(month, day)| date(published.year, month, day));
        let need_day = || day.ok_or(Missing::Publication);
        let month = |steps: i32| {
            let month = i32::from(published.month?) - 1 + steps + published.year * 12;
            let (year, month) = (month.div_euclid(12), u8::try_from(month.rem_euclid(12) + 1).ok()?);
            Some((date(year, month, 1)?, month_end(year, month)?))
        };
        let year = |steps: i32| {
            let year = published.year + steps;
            Some((date(year, 1, 1)?, month_end(year, 12)?))
        };
        let week = |steps: i32| {
            let day = day?;
            let monday = day - Duration::days(i64::from(day.weekday().number_days_from_monday()));
            let monday = monday.checked_add(Duration::weeks(i64::from(steps)))?;
            Some((monday, monday.checked_add(Duration::days(6))?))
        };
        let quarter = |steps: i32| {
            let quarter = (i32::from(published.month?) - 1) / 3 + steps + published.year * 4;
            let (year, quarter) = (quarter.div_euclid(4), u8::try_from(quarter.rem_euclid(4)).ok()?);
            Some((date(year, quarter * 3 + 1, 1)?, month_end(year, quarter * 3 + 3)?))
        };
        let found = match when.shape {
            Shape::RelativeDay { days } => {
                let day = need_day()?.checked_add(Duration::days(days));
                day.map(|day| (day, day))
            }
            Shape::RelativeWeek { steps } => week(steps),
            Shape::RelativeMonth { steps } => month(steps),
            Shape::RelativeQuarter { steps } => quarter(steps),
            Shape::Weekday { day: weekday, steps } => {
                let today = need_day()?;
                let offset = i64::from(weekday) - 2;
                let this = week(steps.unwrap_or(0)).and_then(|(monday, _)| monday.checked_add(Duration::days(offset)));
                // Without a week, the nearest such day that is not past.
                let day = match (this, steps) {
                    (Some(day), None) if day < today => day.checked_add(Duration::weeks(1)),
                    (day, _) => day,
                };
                day.map(|day| (day, day))
            }
            Shape::Spoken { unit } => {
                let today = day.or_else(|| date(published.year, published.month.unwrap_or(1), 1));
                let spoken = if unit == SpanUnit::Year { self.last } else { self.last_short };
                let end = spoken.and_then(|last| last.end.or(last.start));
                end.or(today).and_then(|end| whole(unit, end))
            }
            Shape::Now => match (day, published.month) {
                (Some(day), _) => Some((day, day)),
                (None, Some(_)) => month(0),
                _ => year(0),
            },
            Shape::Span { n, unit, ahead } => {
                let n = i32::from(n);
                // Late in a year, "3 năm qua" counts that year too.
                let is_over = unit == SpanUnit::Year && published.month.is_some_and(|month| month >= LATE);
                let ago = |day: Date| date(day.year() - n, u8::from(day.month()), day.day());
                let (first, last) = match (ahead, is_over) {
                    (true, _) => (1, n),
                    (false, true) => (1 - n, 0),
                    (false, false) => (-n, -1),
                };
                match unit {
                    SpanUnit::Day => {
                        let day = need_day()?;
                        let at = |steps: i32| day.checked_add(Duration::days(i64::from(steps)));
                        at(first).zip(at(last))
                    }
                    SpanUnit::Week => week(first).zip(week(last)).map(|(a, b)| (a.0, b.1)),
                    SpanUnit::Month => month(first).zip(month(last)).map(|(a, b)| (a.0, b.1)),
                    SpanUnit::Quarter => quarter(first).zip(quarter(last)).map(|(a, b)| (a.0, b.1)),
                    SpanUnit::Year => match day {
                        // To the day of writing: from that day so many years ago, or from a new year's day.
                        Some(day) if !ahead && !is_over => ago(day).map(|from| (from, day)),
                        Some(day) if is_over => year(first).map(|(from, _)| (from, day)),
                        _ => year(first).zip(year(last)).map(|(a, b)| (a.0, b.1)),
                    },
                }
            }
            _ => None,
        };
        found.ok_or(Missing::Publication)
    }
}

/// The year in which a school year begins that is told from the day of publication; in the summer, the one that is over
/// is the last one.
fn school_year(told: YearRef, published: PartialDate) -> i32 {
    let month = published.month.unwrap_or(12);
    let running = published.year - i32::from(month < 9);
    match told {
        YearRef::Offset(steps) => running + steps,
        _ => running - i32::from(!(6..9).contains(&month)),
    }
}

/// The month, quarter or year that a day is in.
fn whole(unit: SpanUnit, day: Date) -> Option<(Date, Date)> {
    let (year, month) = (day.year(), u8::from(day.month()));
    let (first, last) = match unit {
        SpanUnit::Month => (month, month),
        SpanUnit::Quarter => (month - (month - 1) % 3, month - (month - 1) % 3 + 2),
        _ => (1, 12),
    };
    date(year, first, 1).zip(month_end(year, last))
}

fn held(relation: TimeRelation, start: Date, end: Date) -> Period {
    match relation {
        TimeRelation::AsOf => Period::as_of(end),
        TimeRelation::AtStart => Period::as_of(start.previous_day().unwrap_or(start)),
        TimeRelation::During => Period::during(start, end),
        TimeRelation::Since => Period { kind: PeriodKind::During, start: Some(start), end: None },
    }
}

/// What the end of a range lends its beginning.
fn lend(from: When, to: When, end: Option<Period>) -> When {
    let mut from = from;
    if from.lacks_year()
        && let Some(end) = end.and_then(|period| period.end)
    {
        from.year = YearRef::Stated(end.year());
        if let Shape::Day { month: None, day } = from.shape {
            from.shape = Shape::Day { month: Some(u8::from(end.month())), day };
        }
    }
    let _ = to;
    from
}

/// The year of a day or month said without one: publication's, unless that is far ahead.
fn nearest_year(when: When, published: PartialDate) -> i32 {
    match (first_month(when), published.month) {
        (Some(month), Some(now)) if month > now + 8 => published.year - 1,
        (Some(month), Some(now)) if now >= 11 && month == 1 => published.year + 1,
        _ => published.year,
    }
}

/// The month in which a day, month or quarter begins.
fn first_month(when: When) -> Option<u8> {
    match when.shape {
        Shape::Day { month, .. } => month,
        Shape::Month { month } | Shape::MonthPart { month, .. } | Shape::Days { month, .. } => Some(month),
        Shape::Months { from, .. } => Some(from),
        Shape::Quarter { quarter } => Some(quarter * 3 - 2),
        _ => None,
    }
}
