//! Time told from the document's own date: `hôm qua`, `tháng trước`, `3 năm qua`, `thứ hai tuần tới`, `đến nay`.

use super::Words;
use super::when::{Shape, SpanUnit, When, YearRef};
use crate::lexicon::{JointWord, PeriodWord};
use crate::text::{Families, Gap, TokenKind};

/// A relative time at `at`.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    match words.word(at)? {
        (PeriodWord::RelativeDay(days), end) => Some((When::new(Shape::RelativeDay { days: i64::from(days) }), end)),
        (PeriodWord::PartOfDay, end) => match words.word(end)? {
            (PeriodWord::RelativeDay(days), end) => {
                Some((When::new(Shape::RelativeDay { days: i64::from(days) }), end))
            }
            _ => None,
        },
        (PeriodWord::Now, end) => Some((When::new(Shape::Now), end)),
        // "trợ cấp hằng tháng qua tài khoản": every month.
        (PeriodWord::Month | PeriodWord::Quarter | PeriodWord::Week, _) if is_every(words, at) => None,
        (PeriodWord::Week, end) => {
            let (steps, end) = steps(words, end)?;
            Some((When::new(Shape::RelativeWeek { steps }), end))
        }
        (PeriodWord::Month, end) => {
            let (steps, end) = steps(words, end)?;
            let shape = spoken_again(words, at, steps, SpanUnit::Month).unwrap_or(Shape::RelativeMonth { steps });
            Some((When::new(shape), end))
        }
        (PeriodWord::Quarter, end) => {
            let (steps, end) = steps(words, end)?;
            let shape = spoken_again(words, at, steps, SpanUnit::Quarter).unwrap_or(Shape::RelativeQuarter { steps });
            Some((When::new(shape), end))
        }
        (PeriodWord::Weekday(day), end) => weekday(words, at, day, end),
        (PeriodWord::SamePeriod, end) => same(words, end),
        (PeriodWord::All | PeriodWord::During, end) => spoken(words, end),
        _ => None,
    }
}

/// `cả năm`, `trong quý`, and, after `hết`, `năm`: the year, quarter or month that is spoken of, where none is named.
pub(super) fn spoken(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    let (unit, end) = match words.word(at)? {
        (PeriodWord::Year, end) => (SpanUnit::Year, end),
        (PeriodWord::Quarter, end) => (SpanUnit::Quarter, end),
        (PeriodWord::Month, end) => (SpanUnit::Month, end),
        _ => return None,
    };
    let is_same_line = words.gap(at) != Gap::Line;
    // "trong năm 2023", "cả năm nay", "trong tháng tới"; "cả tháng lương" is what is counted.
    let is_named = words.is_number(end)
        || super::month::roman(words, end).is_some()
        || words.starts(end).has(Families::NUMERAL)
        || words.word(end).is_some_and(|(word, _)| !goes_on(word));
    (is_same_line && !is_named).then_some((When::new(Shape::Spoken { unit }), end))
}

/// True for a word of time behind `cả năm` that is of its clause: "cả năm dự kiến", "cả năm sẽ".
fn goes_on(word: PeriodWord) -> bool {
    use PeriodWord as W;
    matches!(word, W::Comes | W::To | W::During | W::Ahead | W::Will)
}

/// True after `hằng`, `mỗi`.
pub(super) fn is_every(words: &Words<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= words.start);
    // "cả năm nay": all of it, though "cả ba năm" is each.
    if before.is_some_and(|before| matches!(words.word(before), Some((PeriodWord::All, _)))) {
        return false;
    }
    let joint = before.and_then(|before| words.language.joint(words.page.tokens.get(before..at)?));
    matches!(joint, Some((_, JointWord::Determiner | JointWord::NumberOf | JointWord::Per)))
}

/// `n năm qua`, `n tháng tới`: `n` is the number that ends at `end`.
pub(super) fn span(words: &Words<'_>, n: u8, end: usize) -> Option<(When, usize)> {
    let (unit, end) = match words.word(end)? {
        (PeriodWord::Day, end) => (SpanUnit::Day, end),
        (PeriodWord::Week, end) => (SpanUnit::Week, end),
        (PeriodWord::Month, end) => (SpanUnit::Month, end),
        (PeriodWord::Quarter, end) => (SpanUnit::Quarter, end),
        (PeriodWord::Year, end) => (SpanUnit::Year, end),
        _ => return None,
    };
    let (ahead, end) = match words.word(end)? {
        (PeriodWord::Past, end) => (false, end),
        // "3 năm sau" is later than something else, not than now.
        (PeriodWord::ToOrNext, end) => (true, end),
        (PeriodWord::Next, end) if !is_later(words, end - 1) => (true, end),
        _ => return None,
    };
    // "9 tháng qua", in October or November: those of the year that are reported on.
    let is_of_year = unit == SpanUnit::Month && !ahead && words.reported.contains(&n);
    let is_summed_up = is_of_year && (n >= 6 || n + 1 >= *words.reported.end());
    let shape = if is_summed_up { Shape::FirstMonths { n } } else { Shape::Span { n, unit, ahead } };
    Some((When::new(shape), end))
}

/// True for a lone word that also means "afterwards": three letters, as `sau`.
fn is_later(words: &Words<'_>, at: usize) -> bool {
    words.raw(at).len() == 3 && words.word(at).is_some_and(|(_, end)| end == at + 1)
}

/// `cũng trong tháng này`: that of the time spoken of last.
fn spoken_again(words: &Words<'_>, at: usize, steps: i32, unit: SpanUnit) -> Option<Shape> {
    (steps == 0 && words.is_again(at)).then_some(Shape::Spoken { unit })
}

/// This one, the one before, the next.
fn steps(words: &Words<'_>, at: usize) -> Option<(i32, usize)> {
    if words.gap(at) == Gap::Line {
        return None;
    }
    match words.word(at)? {
        (PeriodWord::This | PeriodWord::ThisOrThat, end) => Some((0, end)),
        (PeriodWord::Previous | PeriodWord::Past, end) => Some((-1, end)),
        (PeriodWord::Next | PeriodWord::ToOrNext, end) => Some((1, end)),
        _ => None,
    }
}

/// A day of the week; ranks are told apart by what stands around: `thứ hai tuần tới`, `sáng thứ hai`, `thứ 2 ngày 6/2`.
fn weekday(words: &Words<'_>, at: usize, day: u8, end: usize) -> Option<(When, usize)> {
    let before = words.before(at).map(|(word, _)| word);
    let is_sunday = day == 8;
    let of = usize::from(words.word(end).is_none() && words.expect(end + 1, PeriodWord::Week).is_some());
    if let Some(week) = words.expect(end + of, PeriodWord::Week)
        && let Some((steps, end)) = steps(words, week)
    {
        return Some((When::new(Shape::Weekday { day, steps: Some(steps) }), end));
    }
    // "thứ hai, ngày 6 tháng 2": the date says all.
    let comma = usize::from(words.is_mark(end, &[',', '(']));
    let date_at = end + comma;
    if words.expect(date_at, PeriodWord::Day).is_some()
        || words.expect(date_at, PeriodWord::EarlyDay).is_some()
        || comma == 1 && words.is_number(date_at)
        || words.is_number(date_at) && words.is_mark(date_at + 1, &['/', '-'])
    {
        let (when, end) = super::day::read(words, date_at)?;
        return Some((when, end));
    }
    if let Some((PeriodWord::Next | PeriodWord::ToOrNext, end)) = words.word(end) {
        return Some((When::new(Shape::Weekday { day, steps: None }), end));
    }
    let is_capital = words.page.has_small_letter(words.start..words.end)
        && (words.page.tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital())
            || words.page.tokens.get(at).is_some_and(|token| token.is_capital() && at > words.start));
    let is_day = is_sunday
        || is_capital
        || matches!(
            before,
            Some(PeriodWord::PartOfDay | PeriodWord::Day | PeriodWord::To | PeriodWord::ToOrNext | PeriodWord::From)
        );
    is_day.then_some((When::new(Shape::Weekday { day, steps: None }), end))
}

/// `cùng kỳ`, `cùng kỳ năm 2020`, `cùng kỳ năm ngoái`, `cùng kỳ tháng trước`.
fn same(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    // "Cùng thời điểm trên, …": the time that is spoken of; "cùng thời điểm này năm ngoái".
    if let Some((PeriodWord::That | PeriodWord::ThisOrThat | PeriodWord::Above, end)) = words.word(at)
        && !words.is_number(end)
    {
        let (year, end) = super::year::after(words, end).unwrap_or((YearRef::Told, end));
        return Some((When::with_year(Shape::Same, year), end));
    }
    if let Some((year, end)) = super::year::after(words, at) {
        return Some((When::with_year(Shape::Same, year), end));
    }
    if let Some((year, end)) = words.year(at) {
        return Some((When::with_year(Shape::Same, YearRef::Stated(year)), end));
    }
    Some((When::with_year(Shape::Same, YearRef::Missing), at))
}
