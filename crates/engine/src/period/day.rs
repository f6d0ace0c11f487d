//! Days: `ngày 25/4/2021`, `27 tháng 4 năm 2021`, `30-9`, `28.12`, `26-28/6/2022`, `ngày 15`.

use super::Words;
use super::when::{Shape, When, YearRef};
use crate::lexicon::{NumeralRole, PeriodWord};
use crate::text::{Gap, TokenKind};

/// A day at `at`, with or without `ngày`.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    let marked = marked(words, at);
    let number = marked.unwrap_or(at);
    if let Some(found) = in_words(words, number, marked.is_some()) {
        return Some(found);
    }
    if let Some(found) = in_digits(words, number, marked.is_some() || is_after_day_word(words, at)) {
        return Some(found);
    }
    let (day, end) = words.small(marked?, 1, 31)?;
    // "ngày 15" alone; "ngày 15 người" would be a count of people a day.
    let is_alone = words.is_number(marked?) && !words.is_mark(end, &['%']) && words.raw(marked?).len() <= 2;
    let is_counted = words.language.unit(words.page.tokens.get(end..words.end)?).is_some_and(|(_, role)| {
        !matches!(role.noun, crate::lexicon::NounRole::Never | crate::lexicon::NounRole::Complement)
    });
    (is_alone && !is_counted).then_some((When::new(Shape::Day { month: None, day }), end))
}

/// One past `ngày`, `mùng`, `sáng ngày`.
fn marked(words: &Words<'_>, at: usize) -> Option<usize> {
    let end = words.expect(at, PeriodWord::Day).or_else(|| words.expect(at, PeriodWord::EarlyDay));
    let end = end.or_else(|| words.expect(at, PeriodWord::PartOfDay))?;
    // "ngày mùng 5", "sáng ngày 5".
    let more = words.expect(end, PeriodWord::EarlyDay).or_else(|| words.expect(end, PeriodWord::Day));
    Some(more.unwrap_or(end))
}

/// True after `sáng`, `đến`, an opening bracket and the like: where a bare `16-8` is a day.
fn is_after_day_word(words: &Words<'_>, at: usize) -> bool {
    let opens = at.checked_sub(1).is_some_and(|before| before >= words.start && words.page.is_mark(before, '('));
    let word = words.before(at).map(|(word, _)| word);
    opens
        || ends_range(words, at)
        || matches!(
            word,
            Some(
                PeriodWord::PartOfDay
                    | PeriodWord::RelativeDay(_)
                    | PeriodWord::To
                    | PeriodWord::ToOrNext
                    | PeriodWord::From
                    | PeriodWord::Since
                    | PeriodWord::AsOf
                    | PeriodWord::Weekday(_)
                    | PeriodWord::Day
            )
        )
}

/// True behind `1/1 -`: where a day opens a range, another closes it.
fn ends_range(words: &Words<'_>, at: usize) -> bool {
    let Some(dash) = at.checked_sub(1).filter(|dash| *dash >= words.start + 3) else { return false };
    words.is_mark(dash, &['-', '–'])
        && words.is_number(dash - 1)
        && words.is_mark(dash - 2, &['/'])
        && words.is_mark(at + 1, &['/'])
}

/// `27 tháng 4 [năm 2021]`, `mười tháng năm`.
fn in_words(words: &Words<'_>, at: usize, is_marked: bool) -> Option<(When, usize)> {
    let (day, end) = words.small(at, 1, 31)?;
    let month_at = words.expect(end, PeriodWord::Month)?;
    // "6 tháng 5" without "ngày" is six months.
    if !is_marked && !words.is_number(month_at) || words.gap(end) == Gap::Line {
        return None;
    }
    let (month, mut end) = month_number(words, month_at)?;
    if !is_marked && !words.is_number(at) {
        return None;
    }
    let mut year = YearRef::Missing;
    if let Some((found, next)) = super::year::after(words, end) {
        (year, end) = (found, next);
    }
    Some((When::with_year(Shape::Day { month: Some(month), day }, year), end))
}

/// The month's number after `tháng`, in digits, words or by its own name.
pub(super) fn month_number(words: &Words<'_>, at: usize) -> Option<(u8, usize)> {
    if let Some((PeriodWord::MonthName(month), end)) = words.word(at) {
        return Some((month, end));
    }
    if words.is_number(at) {
        return words.small(at, 1, 12);
    }
    // In words a month is one numeral or two: what follows is the year's.
    let role = |at: usize| if at < words.end { words.language.numeral(words.page.word(at)) } else { None };
    match (role(at)?, role(at + 1)) {
        (NumeralRole::Ten, Some(NumeralRole::Digit(digit @ (1 | 2)))) => Some((10 + digit, at + 2)),
        (NumeralRole::Ten, _) => Some((10, at + 1)),
        (NumeralRole::Digit(digit) | NumeralRole::AfterTens(digit), _) if digit > 0 => Some((digit, at + 1)),
        _ => None,
    }
}

/// `25/4/2021`, `25/4`, `30-9`, `28.12`, `27-28/2/2000`.
fn in_digits(words: &Words<'_>, at: usize, is_marked: bool) -> Option<(When, usize)> {
    if !words.is_number(at) {
        return None;
    }
    if let Some(found) = dotted(words, at, is_marked) {
        return Some(found);
    }
    let day = day_of(words, at)?;
    // "ngày 31 - 12": after its word the dash may stand apart.
    let is_apart = is_marked && words.is_mark(at + 1, &['-', '–']) && words.gap(at + 1) == Gap::Space;
    let separator = separator(words, at + 1).or(is_apart.then_some('-'))?;
    let second = words.digits(at + 2, 31).filter(|_| words.is_glued(at + 2) || separator == '-')?;
    if words.raw(at + 2).len() > 2 || second == 0 {
        return None;
    }
    let third = self::separator(words, at + 3).filter(|_| words.is_glued(at + 4) && words.is_number(at + 4));
    // "26-28/6/2022": from one day to another.
    if let (Some(next), Some(month)) = (third, words.digits(at + 4, 12).filter(|month| *month > 0))
        && separator != next
        && words.raw(at + 4).len() <= 2
        && i32::from(day) < second
    {
        let month = u8::try_from(month).ok()?;
        let shape = Shape::Days { month, from: day, to: u8::try_from(second).ok()? };
        let year = self::separator(words, at + 5).and_then(|_| words.year(at + 6)).filter(|_| words.is_glued(at + 6));
        return Some(match year {
            Some((year, end)) => (When::with_year(shape, YearRef::Stated(year)), end),
            None => with_year(words, shape, at + 5),
        });
    }
    let month = u8::try_from(second).ok().filter(|month| *month <= 12)?;
    let shape = Shape::Day { month: Some(month), day };
    if third == Some(separator)
        && let Some(year) = full_year(words, at + 4)
    {
        return Some((When::with_year(shape, YearRef::Stated(year)), at + 5));
    }
    // "1/1-30/4" opens a range; "11/18/199", "24-25-26" are no days.
    let opens_range = third == Some('-') && separator == '/' && self::separator(words, at + 5) == Some('/');
    if third.is_some() && !opens_range {
        return None;
    }
    if is_marked || is_surely_day(words, at, separator, day, month) {
        return Some(with_year(words, shape, at + 3));
    }
    None
}

/// The shape with the year that may follow.
fn with_year(words: &Words<'_>, shape: Shape, at: usize) -> (When, usize) {
    match super::year::after(words, at) {
        Some((year, end)) => (When::with_year(shape, year), end),
        None => (When::new(shape), at),
    }
}

/// `28.12`, `27.02.2001`: digits with dots are one token.
fn dotted(words: &Words<'_>, at: usize, is_marked: bool) -> Option<(When, usize)> {
    let raw = words.raw(at);
    let mut parts = raw.split('.');
    let day: u8 = parts.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
    let month: u8 = parts.next()?.parse().ok().filter(|month| (1..=12).contains(month))?;
    let year = parts.next();
    if parts.next().is_some() || raw.contains(',') {
        return None;
    }
    let shape = Shape::Day { month: Some(month), day };
    match year {
        Some(year) if year.len() == 4 => Some((When::with_year(shape, YearRef::Stated(year.parse().ok()?)), at + 1)),
        None if is_marked && raw.len() <= 5 => Some(with_year(words, shape, at + 1)),
        _ => None,
    }
}

fn day_of(words: &Words<'_>, at: usize) -> Option<u8> {
    let day = u8::try_from(words.digits(at, 31)?).ok()?;
    (day > 0 && words.raw(at).len() <= 2).then_some(day)
}

/// The mark between the numbers of a date.
fn separator(words: &Words<'_>, at: usize) -> Option<char> {
    let is_separator = words.is_mark(at, &['/', '-', '–', '.']) && at < words.end;
    let mark = words.page.tokens.get(at).filter(|_| is_separator)?.mark;
    // A dash may stand apart: "30 - 9"; a slash may not.
    let is_near = words.is_glued(at);
    is_near.then_some(if mark == '–' { '-' } else { mark })
}

/// `2021`, `21`.
fn full_year(words: &Words<'_>, at: usize) -> Option<i32> {
    let year = words.digits(at, 2999)?;
    match words.raw(at).len() {
        4 if year >= 1000 => Some(year),
        2 => Some(if year < 50 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

/// "ngày Quốc tế Lao động 1/5": a day called by its name, and then by its date.
fn is_day_of_name(words: &Words<'_>, at: usize) -> bool {
    /// "ngày Quốc tế Người cao tuổi Việt Nam" is about as long as such names are.
    const LONGEST: usize = 8;
    let from = at.saturating_sub(LONGEST).max(words.start);
    (from..at).any(|day| {
        let name = words.expect(day, PeriodWord::Day);
        let all_words = |name: usize| {
            words.page.tokens.get(name..at).is_some_and(|name| name.iter().all(|it| it.kind == TokenKind::Word))
        };
        name.is_some_and(|name| name < at && words.is_capital(name) && all_words(name))
    })
}

/// Without a word before it, `d/m` is a day only if it can hardly be a fraction, a count or a score.
fn is_surely_day(words: &Words<'_>, at: usize, separator: char, day: u8, month: u8) -> bool {
    let after = words.page.tokens.get(at + 3..words.end).unwrap_or(&[]);
    let is_counted = words.language.unit(after).is_some_and(|(_, role)| {
        !matches!(role.noun, crate::lexicon::NounRole::Never | crate::lexicon::NounRole::Complement)
    }) || words.is_mark(at + 3, &['%', '-', '–', '/', ':']);
    let before = at.checked_sub(1).filter(|before| *before >= words.start);
    let is_hedged =
        before.is_some_and(|before| words.language.hedge(words.page.tokens.get(before..at).unwrap_or(&[])).is_some());
    let follows_mark = words.is_glued(at) && before.is_some_and(|before| words.is_mark(before, &['-', '/', ':']));
    if is_counted || is_hedged || follows_mark {
        return false;
    }
    // "…, 3/5, Giám đốc …": a part is a part of something, which is said beside it.
    let is_open = |at: usize| at >= words.end || words.is_mark(at, &[',', ';', ')']);
    let stands_apart = || before.is_none_or(|before| words.is_mark(before, &[',', ';', '('])) && is_open(at + 3);
    match separator {
        // Fractions are proper and small: 1/3, 2/5. A day over twelve, or with a zero before, is a day.
        '/' => {
            day > month
                || words.raw(at).starts_with('0')
                || words.raw(at + 2).starts_with('0')
                || day == month && day > 1
                || stands_apart()
                || is_day_of_name(words, at)
        }
        '-' => day > 12 && words.gap(at + 1) == Gap::None,
        _ => false,
    }
}
