//! Years: `năm 2021`, `năm nay`, `2016-2020`, `giai đoạn 2016 - 2020`, `năm học 2015-2016`, `cuối năm 2018`, a bare `2017`.

use super::Words;
use super::month::part;
use super::when::{Shape, When, YearRef};
use crate::lexicon::PeriodWord;
use crate::number::Form;
use crate::number::parse::Reader;
use crate::text::Gap;

/// A year or a span of years that a word of time opens at `at`.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    span(words, at).or_else(|| stated(words, at)).or_else(|| school_year(words, at)).or_else(|| decade(words, at))
}

/// `năm học này`, `năm học trước`, `năm học vừa qua`, `năm học tới`, `năm học đó`.
fn school_year(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    let (year, end) = match words.word(words.expect(at, PeriodWord::SchoolYear)?)? {
        (PeriodWord::That, end) => (YearRef::Told, end),
        (PeriodWord::ThisOrThat, end) if words.is_again(at) => (YearRef::Told, end),
        (PeriodWord::Previous, end) => (YearRef::Offset(-1), end),
        (PeriodWord::This | PeriodWord::ThisOrThat, end) => (YearRef::Offset(0), end),
        (PeriodWord::Past, end) => (YearRef::Past, end),
        (PeriodWord::Next | PeriodWord::ToOrNext, end) => (YearRef::Offset(1), end),
        _ => return None,
    };
    Some((When::with_year(Shape::SchoolYear, year), end))
}

/// A year or a span of years in digits at `at`.
pub(super) fn in_digits(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    span(words, at).or_else(|| stated(words, at)).or_else(|| bare(words, at))
}

fn stated(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    let (year, end) = after(words, at)?;
    // "thu nhập mỗi năm trước thuế": of every year.
    let is_counted = at > words.start && words.language.numeral(words.page.word(at - 1)).is_some();
    if matches!(year, YearRef::Offset(_) | YearRef::Past | YearRef::Told)
        && !is_counted
        && super::relative::is_every(words, at)
    {
        return None;
    }
    // "kết quả của 10 năm trước": ten of them.
    if !matches!(year, YearRef::Stated(_)) && at > words.start && words.is_number(at - 1) {
        return None;
    }
    Some((When::with_year(Shape::Year, year), end))
}

/// The year that `năm` begins at `at`: `năm 2021`, `năm nay`, `năm 2 nghìn …`; or a bare year after a month.
pub(super) fn after(words: &Words<'_>, at: usize) -> Option<(YearRef, usize)> {
    if let Some(number) = words.expect(at, PeriodWord::Year) {
        if let Some((year, end)) = words.year(number) {
            return Some((YearRef::Stated(year), end));
        }
        match words.word(number) {
            Some((PeriodWord::This, end)) => return Some((YearRef::Offset(0), end)),
            Some((PeriodWord::ThisOrThat | PeriodWord::That, end)) => return Some((YearRef::Told, end)),
            // "năm trước năm 2020" is before a year; "năm qua" the year past.
            Some((word @ (PeriodWord::Previous | PeriodWord::Past), end))
                if words.expect(end, PeriodWord::Year).is_none() =>
            {
                let year = if word == PeriodWord::Past { YearRef::Past } else { YearRef::Offset(-1) };
                return Some((year, end));
            }
            Some((PeriodWord::Next | PeriodWord::ToOrNext, end))
                if words.year(end).is_none() && words.expect(end, PeriodWord::Year).is_none() =>
            {
                return Some((YearRef::Offset(1), end));
            }
            _ => {}
        }
        return in_words(words, number);
    }
    // "tháng 12 2023".
    let before_is_month = at.checked_sub(2).and_then(|before| words.expect(before, PeriodWord::Month)).is_some();
    let (year, end) = words.year(at).filter(|(year, _)| before_is_month && (1900..2100).contains(year))?;
    (words.gap(at) == Gap::Space).then_some((YearRef::Stated(year), end))
}

/// `năm hai nghìn mười chín`, `năm một chín tám tư`, `năm 938`.
fn in_words(words: &Words<'_>, at: usize) -> Option<(YearRef, usize)> {
    if words.gap(at) == Gap::Line || at >= words.end {
        return None;
    }
    let reader = Reader { page: words.page, language: words.language, end: words.end };
    let number = reader.number(at)?;
    let year = i32::try_from(number.value.to_i64()?).ok()?;
    let is_plain = number.upper.is_none() && number.rules.iter().all(|rule| *rule != crate::rules::NUMBER_GROUPED);
    let fits = if number.form == Form::Digits {
        (100..1000).contains(&year) && number.scale == 0
    } else {
        (100..2100).contains(&year)
    };
    // "năm 300 người": the count of a year.
    let tokens = words.page.tokens.get(number.end..words.end)?;
    let is_counted = words.language.unit(tokens).is_some_and(|(_, role)| {
        !matches!(role.noun, crate::lexicon::NounRole::Never | crate::lexicon::NounRole::Complement)
    }) || words.is_mark(number.end, &['%']);
    (is_plain && fits && !is_counted).then_some((YearRef::Stated(year), number.end))
}

/// `2016-2020`, `giai đoạn 2016 - 2020`, `nhiệm kỳ 2015-2020`, `năm học 2015-2016`, `2001-02`.
fn span(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    let (is_school, number) = match words.word(at) {
        Some((PeriodWord::SchoolYear, end)) => (true, end),
        Some((PeriodWord::Years | PeriodWord::Year, end)) => (false, end),
        _ => (false, at),
    };
    let (from, end) = words.year(number)?;
    if is_school && !words.is_mark(end, &['-', '–', '/']) {
        return Some((When::with_year(Shape::SchoolYear, YearRef::Stated(from)), end));
    }
    if !words.is_mark(end, &['-', '–', '/']) || !(1800..2200).contains(&from) {
        return None;
    }
    let to = match words.year(end + 1) {
        Some((to, _)) => to,
        None if words.raw(end + 1).len() == 2 && is_school => from / 100 * 100 + words.digits(end + 1, 99)?,
        None => return None,
    };
    let is_slash = words.is_mark(end, &['/']);
    if to <= from || to > from + 100 || is_slash && !is_school && to != from + 1 {
        return None;
    }
    let shape = if is_school && to == from + 1 { Shape::SchoolYear } else { Shape::Years { to } };
    Some((When::with_year(shape, YearRef::Stated(from)), end + 2))
}

/// `cuối năm 2018`, `đầu năm nay`, `cuối năm`.
pub(super) fn part_of_year(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    let (part, end) = part(words, at)?;
    let shape = Shape::YearPart { part };
    if let Some((year, end)) = after(words, end) {
        return Some((When::with_year(shape, year), end));
    }
    let end = words.expect(end, PeriodWord::Year)?;
    // "đầu năm học": the school year's beginning is not told so exactly.
    (words.expect(end - 1, PeriodWord::SchoolYear).is_none()).then_some((When::new(shape), end))
}

/// `thập niên 1990`, `những năm 90`.
fn decade(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    let number = words.expect(at, PeriodWord::Decade).or_else(|| words.expect(at, PeriodWord::Years));
    if let Some(number) = number {
        let year = words.digits(number, 2999)?;
        let from = match words.raw(number).len() {
            4 if year % 10 == 0 => year,
            2 if year % 10 == 0 => 1900 + year,
            _ => return None,
        };
        let is_counted = words.is_mark(number + 1, &['%', '-']);
        return (!is_counted)
            .then_some((When::with_year(Shape::Years { to: from + 9 }, YearRef::Stated(from)), number + 1));
    }
    let number = words.expect(at, PeriodWord::Century)?;
    let century = match words.raw(number) {
        "XIX" => 19,
        "XX" => 20,
        "XXI" => 21,
        "XVIII" => 18,
        "XVII" => 17,
        "XVI" => 16,
        "XV" => 15,
        _ => i32::from(words.small(number, 1, 30)?.0),
    };
    let from = century * 100 - 99;
    Some((When::with_year(Shape::Years { to: from + 99 }, YearRef::Stated(from)), number + 1))
}

/// Four digits that can only be a year: nothing counted follows, no hedge stands before.
fn bare(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    let (year, end) = words.year(at).filter(|(year, _)| (1900..2100).contains(year))?;
    let tokens = words.page.tokens.get(end..words.end)?;
    let is_counted = words.language.unit(tokens).is_some_and(|(_, role)| {
        !matches!(role.noun, crate::lexicon::NounRole::Never | crate::lexicon::NounRole::Complement)
    }) || words.is_mark(end, &['%', '/', '-', '–', '+'])
        || words.language.scale(words.page.word(end)).is_some() && end < words.end;
    let before = at.checked_sub(1).filter(|before| *before >= words.start);
    let is_glued = words.is_glued(at) && before.is_some_and(|before| !words.page.is_mark(before, '('));
    let hedge = before.and_then(|before| words.language.hedge(words.page.tokens.get(before..at)?));
    (!is_counted && !is_glued && hedge.is_none()).then_some((When::with_year(Shape::Year, YearRef::Stated(year)), end))
}
