//! Two dates and the time between them: "từ ngày 10/5/2024 đến ngày 30/5/2024, tổng cộng 21 ngày", "khởi công ngày 1/3/2021, hoàn
//! thành ngày 1/3/2023, sau hai năm thi công".

mod years;

use crate::date::{Date, Period};
use crate::interval::{End, Interval, Rational};
use crate::reading::{MentionKind, PeriodRole};

use super::checked_figure::{CheckedFigure, Facts};
use super::formula::{Expr, Formula, Relation};
use super::kinds::Kind;
use super::model::{Check, CheckResults, Verdict};
use super::rows::{Row, after_first, ends_with, has, n_words, normal};
use super::verdict::{CheckBuilder, term};
use crate::Span;

/// Words between the second date and the time.
const MAX_WORDS: usize = 6;
/// Figures of one row that are looked at.
const MAX_FIGURES: usize = 12;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for row in facts.rows() {
        for at in 0..row.len().min(MAX_FIGURES) {
            let is_time =
                |it: &&CheckedFigure<'_>| it.mention.kind == MentionKind::Duration && it.mention.upper.is_none();
            let Some(time) = row.figure(facts, at).filter(is_time) else { continue };
            let dates = dates_before(facts, row, time).or_else(|| dates_behind(facts, row, at, time));
            let checked = dates.and_then(|[from, to]| check(facts, time, from, to));
            found.extend(checked.or_else(|| years::check(facts, row, at, time)));
        }
    }
}

/// The two days of its sentence right before a time that is said to lie between them.
fn dates_before(facts: &Facts<'_>, row: &Row, time: &CheckedFigure<'_>) -> Option<[Date; 2]> {
    let periods = &facts.doc.reading.periods;
    let sentence = facts.doc.reading.sentences.get(row.sentence as usize)?.span;
    let end = periods.partition_point(|period| period.span.end <= time.mention.span.start);
    let before = periods.get(..end)?.iter().rev().take_while(|period| period.span.start >= sentence.start);
    let days: Vec<_> = before.filter(|period| period.role != PeriodRole::Name).take(2).collect();
    let last = days.first()?;
    let words = Span { start: last.span.end, end: time.mention.span.start.max(last.span.end) }.of(facts.doc.text);
    let words = normal(words);
    let is_said =
        has(&words, &facts.structure.cues.lasting) && n_words(&words) <= MAX_WORDS && !words.contains([';', '.']);
    let stretch = |period: Period| Some([period.start?, period.end?]);
    // "từ tháng 2 đến tháng 9 và từ tháng 11 đến tháng 12, tổng cộng 10 tháng": of both together.
    if days.get(1).is_some_and(|first| goes_on(facts, Span { start: first.span.end, end: last.span.end })) {
        return None;
    }
    let last = stretch(last.period?).filter(|_| is_said)?;
    // "khởi công tháng 3/2020 và hoàn thành tháng 9/2021".
    let first = days.get(1).and_then(|first| stretch(first.period?));
    if let Some(first) = first.filter(|first| is_month(*first) && is_month(last) && first[0] < last[0]) {
        return Some([first[0], last[0]]);
    }
    if last[0] != last[1] {
        // A stretch that two days bound, as opposed to a month or a year.
        let text = days.first()?.span.of(facts.doc.text);
        let n_numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|word| !word.is_empty()).count();
        return (n_numbers >= MIN_NUMBERS).then_some(last);
    }
    let first = stretch(days.get(1)?.period?).filter(|first| first[0] == first[1])?;
    (first[0] < last[0]).then_some([first[0], last[0]])
}

/// The stretch that two days bound right behind a time: "kéo dài 11 ngày, từ ngày 10/4 đến ngày 20/4".
fn dates_behind(facts: &Facts<'_>, row: &Row, at: usize, time: &CheckedFigure<'_>) -> Option<[Date; 2]> {
    let periods = &facts.doc.reading.periods;
    let sentence = facts.doc.reading.sentences.get(row.sentence as usize)?.span;
    let from = periods.partition_point(|period| period.span.start < time.mention.span.end);
    let next = periods.get(from).filter(|next| next.span.end <= sentence.end && next.role != PeriodRole::Name)?;
    let words = normal(Span { start: time.mention.span.end, end: next.span.start }.of(facts.doc.text));
    let is_said = ends_with(row.gap(at), &facts.structure.cues.as_long) && n_words(&words) <= MAX_BEHIND;
    let text = next.span.of(facts.doc.text);
    let n_numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|word| !word.is_empty()).count();
    // "37 tháng, từ tháng 2/1990 đến tháng 9/1992 và từ tháng 8 đến tháng 12/1995": of both together.
    let is_one = !goes_on(facts, Span { start: next.span.end, end: sentence.end.max(next.span.end) });
    let period = next.period.filter(|_| is_said && is_one && n_numbers >= MIN_NUMBERS)?;
    Some([period.start?, period.end.filter(|end| period.start.is_some_and(|start| start < *end))?])
}

/// True if the words right behind a stretch of days open another one.
fn goes_on(facts: &Facts<'_>, behind: Span) -> bool {
    let cues = &facts.structure.cues;
    let words = normal(&behind.of(facts.doc.text).chars().take(GOES_ON_CHARS).collect::<String>());
    let words = words.trim_start_matches([' ', ',', ';']);
    let joined = after_first(words, &cues.joins).unwrap_or(words);
    after_first(joined, &cues.from).is_some()
}

/// Letters right behind a stretch of days in which another one begins.
const GOES_ON_CHARS: usize = 24;

/// Words between a time and the days that bound it, with the mark.
const MAX_BEHIND: usize = 3;

/// True for a whole month.
fn is_month([from, to]: [Date; 2]) -> bool {
    from.day() == 1
        && from.month() == to.month()
        && from.year() == to.year()
        && to.day() == to.month().length(to.year())
}

/// Numbers of which two days consist: "từ ngày 10/5 đến ngày 30/5".
const MIN_NUMBERS: usize = 4;

fn check<'a>(facts: &Facts<'a>, time: &CheckedFigure<'a>, from: Date, to: Date) -> Option<Check> {
    let n_days = Period::during(from, to).n_days()? - 1;
    let months =
        i64::from(to.year() - from.year()) * 12 + i64::from(u8::from(to.month())) - i64::from(u8::from(from.month()));
    let days = |least: i64, most: i64, n: i64| {
        let (low, high) = (Rational::new(least.into(), n.into())?, Rational::new(most.into(), n.into())?);
        Interval::new(End::Closed(low), End::Closed(high))
    };
    let over = |expr: Expr, n: i64| if n == 1 { expr } else { expr.over(Expr::Number(Rational::whole(n))) };
    // Both days count or one of them; a month more or less, since they begin and end within one.
    let (left, range) = match time.mention.unit.id.as_deref()? {
        "day" => (Expr::Days(n_days + 1), days(n_days - 1, n_days + 1, 1)?),
        "week" => (over(Expr::Days(n_days), 7), days(n_days - 4, n_days + 4, 7)?),
        "month" => (Expr::Months(months), days(months - 1, months + 1, 1)?),
        "year" => (over(Expr::Months(months), 12), days(months - 6, months + 6, 12)?),
        _ => return None,
    };
    let verdict = if range.intersects(time.written) { Verdict::Agrees } else { Verdict::LookAgain };
    let formula = Formula { left, relation: Relation::Equals, right: Some(term(0)) };
    Some(CheckBuilder::new(Kind::Dates, facts.doc, &[time]).with_verdict(verdict, formula))
}
