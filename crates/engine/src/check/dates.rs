//! Two dates and the time between them: "từ ngày 10/5/2024 đến ngày 30/5/2024, tổng cộng 21 ngày", "khởi công ngày 1/3/2021, hoàn
//! thành ngày 1/3/2023, sau hai năm thi công".

use crate::date::{Date, Period};
use crate::interval::{End, Interval, Rational};
use crate::reading::{MentionKind, PeriodRole};

use super::fact::{Fact, Facts};
use super::formula::{Expr, Formula, Relation};
use super::kinds::Kind;
use super::model::{Check, Found, Verdict};
use super::rows::{Row, has, n_words, normal};
use super::verdict::{Draft, term};
use crate::Span;

/// Words between the second date and the time.
const MAX_WORDS: usize = 6;
/// Figures of one row that are looked at.
const MAX_FIGURES: usize = 12;

pub(super) fn find(facts: &Facts<'_>, found: &mut Found) {
    for row in facts.rows() {
        for at in 0..row.len().min(MAX_FIGURES) {
            let is_time = |it: &&Fact<'_>| it.mention.kind == MentionKind::Duration && it.mention.upper.is_none();
            let Some(time) = row.figure(facts, at).filter(is_time) else { continue };
            found.extend(dates_before(facts, row, time).and_then(|[from, to]| check(facts, time, from, to)));
        }
    }
}

/// The two days of its sentence right before a time that is said to lie between them.
fn dates_before(facts: &Facts<'_>, row: &Row, time: &Fact<'_>) -> Option<[Date; 2]> {
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
    let last = stretch(last.period?).filter(|_| is_said)?;
    if last[0] != last[1] {
        // A stretch that two days bound, as opposed to a month or a year.
        let text = days.first()?.span.of(facts.doc.text);
        let n_numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|word| !word.is_empty()).count();
        return (n_numbers >= MIN_NUMBERS).then_some(last);
    }
    let first = stretch(days.get(1)?.period?).filter(|first| first[0] == first[1])?;
    (first[0] < last[0]).then_some([first[0], last[0]])
}

/// Numbers of which two days consist: "từ ngày 10/5 đến ngày 30/5".
const MIN_NUMBERS: usize = 4;

fn check<'a>(facts: &Facts<'a>, time: &Fact<'a>, from: Date, to: Date) -> Option<Check> {
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
    Some(Draft::new(Kind::Dates, facts.doc, &[time]).with_verdict(verdict, formula))
}
