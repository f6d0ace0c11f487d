//! Months and quarters: `tháng 5/2021`, `tháng 2-3`, `quý III/2024`, `6 tháng đầu năm 2023`, `nửa đầu năm`.

use super::Words;
use super::day::month_number;
use super::when::{Part, Shape, SpanUnit, When, YearRef};
use crate::lexicon::PeriodWord;
use crate::text::{Gap, TokenKind};

/// `tháng 5`, `tháng 5/2021`, `tháng 2-3/2020`, `tháng 2-2018`.
pub(super) fn month(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    let number = words.expect(at, PeriodWord::Month)?;
    // "6 tháng một lần": months counted, not January.
    if at > words.start && (words.is_number(at - 1) || words.language.numeral(words.page.word(at - 1)).is_some()) {
        let n_named = words.small(at - 1, 2, 12).map(|(n, _)| usize::from(n));
        if n_named.is_none_or(|n| n_listed(words, number) != n) {
            return None;
        }
    }
    if let Some((month, year)) = dotted(words, number) {
        return Some((When::with_year(Shape::Month { month }, YearRef::Stated(year)), number + 1));
    }
    let (month, end) = month_number(words, number)?;
    if let Some((year, end)) = joined_year(words, end) {
        return Some((When::with_year(Shape::Month { month }, YearRef::Stated(year)), end));
    }
    // "tháng 2-3".
    if words.is_mark(end, &['-', '–'])
        && let Some((to, end)) = words.small(end + 1, 1, 12)
        && to > month
    {
        let shape = Shape::Months { from: month, to };
        return Some(match joined_year(words, end) {
            Some((year, end)) => (When::with_year(shape, YearRef::Stated(year)), end),
            None => with_year(words, shape, end),
        });
    }
    Some(with_year(words, Shape::Month { month }, end))
}

/// "Hai tháng 7 và 8/2023": how many months in a row are listed from the number at `at`.
fn n_listed(words: &Words<'_>, at: usize) -> usize {
    let Some((mut last, mut end)) = words.small(at, 1, 12) else { return 0 };
    let mut n = 1;
    while let Some((month, next)) = next_in_row(words, end) {
        if month != last + 1 {
            break;
        }
        (last, end, n) = (month, next, n + 1);
    }
    n
}

/// The month behind a comma or conjunction at `at`, and one past it.
pub(super) fn next_in_row(words: &Words<'_>, at: usize) -> Option<(u8, usize)> {
    let joint = words.language.joint(words.page.tokens.get(at..words.end)?);
    let is_and = joint == Some((1, crate::lexicon::JointWord::And));
    if !is_and && !words.is_mark(at, &[',']) {
        return None;
    }
    let number = words.expect(at + 1, PeriodWord::Month).unwrap_or(at + 1);
    words.small(number, 1, 12)
}

pub(super) fn with_year(words: &Words<'_>, shape: Shape, at: usize) -> (When, usize) {
    if let Some((year, end)) = joined_year(words, at) {
        return (When::with_year(shape, YearRef::Stated(year)), end);
    }
    match super::year::after(words, at) {
        Some((year, end)) => (When::with_year(shape, year), end),
        None => (When::new(shape), at),
    }
}

/// The year after a slash, dash or dot: `/2021`, `-2018`, ` - 2018`.
fn joined_year(words: &Words<'_>, at: usize) -> Option<(i32, usize)> {
    if !words.is_mark(at, &['/', '-', '–', '.']) {
        return None;
    }
    let (year, end) = words.year(at + 1)?;
    (words.gap(at) == words.gap(at + 1) && (1900..2100).contains(&year)).then_some((year, end))
}

/// `04.2021`, `3.2019`: one token.
fn dotted(words: &Words<'_>, at: usize) -> Option<(u8, i32)> {
    let (month, year) = words.raw(at).split_once('.')?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    (1900..2100).contains(&year).then_some((month, year))
}

/// `3/2019`, `04.2021`, `02-03/2000` without `tháng`.
pub(super) fn bare(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    if !words.is_number(at)
        || at.checked_sub(1).is_some_and(|before| words.is_mark(before, &['/', '-']) && words.is_glued(at))
    {
        return None;
    }
    if let Some(found) = iso(words, at) {
        return Some(found);
    }
    if words.raw(at).len() == 7
        && let Some((month, year)) = dotted(words, at)
    {
        return Some((When::with_year(Shape::Month { month }, YearRef::Stated(year)), at + 1));
    }
    let month = u8::try_from(words.digits(at, 12)?).ok().filter(|month| *month > 0 && words.raw(at).len() <= 2)?;
    if words.is_mark(at + 1, &['/']) && words.is_glued(at + 1) && words.is_glued(at + 2) {
        let (year, end) = words.year(at + 2)?;
        let is_over = !(words.is_mark(end, &['/']) && words.is_glued(end));
        return ((1900..2100).contains(&year) && is_over)
            .then_some((When::with_year(Shape::Month { month }, YearRef::Stated(year)), end));
    }
    // "02-03/2000".
    let is_dash = words.is_mark(at + 1, &['-']) && words.is_glued(at + 1) && words.is_glued(at + 2);
    if !is_dash {
        return None;
    }
    if let Some((to, year)) = dotted(words, at + 2).filter(|(to, _)| *to > month) {
        return Some((When::with_year(Shape::Months { from: month, to }, YearRef::Stated(year)), at + 3));
    }
    let to = u8::try_from(words.digits(at + 2, 12)?).ok().filter(|to| *to > month)?;
    if !(words.is_mark(at + 3, &['/']) && words.is_glued(at + 4)) {
        return None;
    }
    let (year, end) = words.year(at + 4)?;
    Some((When::with_year(Shape::Months { from: month, to }, YearRef::Stated(year)), end))
}

/// `2021-04`, `2021-04-27`.
fn iso(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    let (year, end) = words.year(at).filter(|(year, _)| (1900..2100).contains(year))?;
    let part = |at: usize, max: i32| {
        let is_joined = words.is_mark(at, &['-']) && words.is_glued(at) && words.is_glued(at + 1);
        let value =
            words.digits(at + 1, max).filter(|value| is_joined && *value > 0 && words.raw(at + 1).len() == 2)?;
        u8::try_from(value).ok()
    };
    let month = part(end, 12)?;
    let year = YearRef::Stated(year);
    Some(match part(end + 2, 31) {
        Some(day) => (When::with_year(Shape::Day { month: Some(month), day }, year), end + 4),
        None => (When::with_year(Shape::Month { month }, year), end + 2),
    })
}

/// `đầu tháng 5`, `cuối tháng 5/2021`, `nửa đầu tháng 3`.
pub(super) fn part_of_month(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    let (part, end) = part(words, at)?;
    let (when, end) = month(words, end)?;
    let Shape::Month { month } = when.shape else { return None };
    Some((When { shape: Shape::MonthPart { month, part }, ..when }, end))
}

/// `đầu`, `giữa`, `cuối`, `nửa đầu`.
pub(super) fn part(words: &Words<'_>, at: usize) -> Option<(Part, usize)> {
    let at = words.expect(at, PeriodWord::Half).unwrap_or(at);
    match words.word(at)? {
        (PeriodWord::First, end) => Some((Part::First, end)),
        (PeriodWord::Middle, end) => Some((Part::Middle, end)),
        (PeriodWord::Last, end) => Some((Part::Last, end)),
        _ => None,
    }
}

/// `quý 1`, `quý IV/2016`, `quý I và II`, `4 quý` is an amount.
pub(super) fn quarter(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    let number = words.expect(at, PeriodWord::Quarter)?;
    // "Q3/2024": the letter says it only with its number glued on, and a year.
    let is_letter = words.raw(at).len() == 1;
    if is_letter && !words.is_glued(number) {
        return None;
    }
    if let Some((quarter, year)) = dotted(words, number).filter(|(quarter, _)| is_letter && *quarter <= 4) {
        return Some((When::with_year(Shape::Quarter { quarter }, YearRef::Stated(year)), number + 1));
    }
    let (quarter, end) = roman(words, number).or_else(|| words.small(number, 1, 4))?;
    let shape = Shape::Quarter { quarter };
    if is_letter && joined_year(words, end).is_none() {
        let (when, end) = with_year(words, shape, end);
        return matches!(when.year, YearRef::Stated(_)).then_some((when, end));
    }
    if let Some((year, end)) = joined_year(words, end) {
        return Some((When::with_year(shape, YearRef::Stated(year)), end));
    }
    Some(with_year(words, shape, end))
}

/// A quarter in Roman figures.
pub(super) fn roman(words: &Words<'_>, at: usize) -> Option<(u8, usize)> {
    let quarter = match words.raw(at) {
        "I" | "i" => 1,
        "II" | "ii" => 2,
        "III" | "iii" => 3,
        "IV" | "iv" => 4,
        _ => return None,
    };
    Some((quarter, at + 1))
}

/// `6 tháng đầu năm [2023]`, `3 tháng cuối năm`, `5 tháng năm 2018`, `9 tháng của năm 2020`, `2 quý đầu năm`.
///
/// `n` is the number from `at` to `end`.
pub(super) fn months_of_year(words: &Words<'_>, at: usize, n: u8, end: usize) -> Option<(When, usize)> {
    let (unit, end) = words.word(end)?;
    let n = match unit {
        PeriodWord::Month => n,
        PeriodWord::Quarter if n <= 4 => n * 3,
        _ => return None,
    };
    if words.gap(end) == Gap::Line || n > 12 {
        return None;
    }
    // "10 tháng của năm 2023", "9 tháng trong năm 2023".
    let of_year = match words.expect(end, PeriodWord::During) {
        Some(year) => year,
        None => skip_of(words, end),
    };
    if of_year > end && n > 1 && words.word(end).is_none_or(|(word, _)| word == PeriodWord::During) {
        let (year, end) = super::year::after(words, of_year)?;
        return matches!(year, YearRef::Stated(_) | YearRef::Offset(_))
            .then_some((When::with_year(Shape::FirstMonths { n }, year), end));
    }
    let shape = match words.word(end) {
        // "5 tháng còn lại".
        Some((PeriodWord::Remaining, end)) if n > 1 => return Some((When::new(Shape::LastMonths { n }), end)),
        Some((PeriodWord::First, _)) => Shape::FirstMonths { n },
        Some((PeriodWord::Last, _)) => Shape::LastMonths { n },
        // "5 tháng năm 2018".
        Some((PeriodWord::Year, _)) if n > 1 => {
            let (year, end) = super::year::after(words, end)?;
            return (year != YearRef::Missing).then_some((When::with_year(Shape::FirstMonths { n }, year), end));
        }
        Some((PeriodWord::Running, _)) if unit == PeriodWord::Month && opens_after(words, at) => {
            return Some((When::new(Shape::Span { n, unit: SpanUnit::Month, ahead: false }), end));
        }
        _ => {
            // "6 tháng/2020".
            if let Some((year, end)) = joined_year(words, end).filter(|_| n > 1) {
                return Some((When::with_year(Shape::FirstMonths { n }, YearRef::Stated(year)), end));
            }
            return is_reported(words, at, end, n).then(|| (When::new(Shape::FirstMonths { n }), end));
        }
    };
    let (_, end) = words.word(end)?;
    let of_year = skip_of(words, end);
    if let Some((year, end)) = super::year::after(words, of_year) {
        return Some((When::with_year(shape, year), end));
    }
    // "6 tháng đầu năm": the word for year without a number.
    match words.expect(of_year, PeriodWord::Year) {
        Some(end) => Some((When::new(shape), end)),
        None if n > 1 && shape == (Shape::FirstMonths { n }) => None,
        None => None,
    }
}

/// `sau` that opens the sentence: "Sau 6 tháng hoạt động, …".
fn opens_after(words: &Words<'_>, at: usize) -> bool {
    words.before(at).is_some_and(|(word, from)| word == PeriodWord::Next && from == words.start)
}

/// "Lũy kế 11 tháng …": the first months of the year; "trong 9 tháng, …", "sau 9 tháng, …", "số thu 9 tháng là …", "9 tháng toàn ngành thu"
/// too, if the document also speaks of the last of them, "hết tháng 9", or of as many "đầu năm", or was published then.
fn is_reported(words: &Words<'_>, at: usize, end: usize, n: u8) -> bool {
    let before = words.before(at).map(|(word, _)| word);
    if n < 2 || before == Some(PeriodWord::SoFar) {
        return n > 1;
    }
    let follows = |marks: &[char]| at > words.start && words.is_mark(at - 1, marks);
    let is_during = matches!(before, Some(PeriodWord::During | PeriodWord::Also));
    let opens = is_during || at == words.start || follows(&[':', '-', '–', '(', '“', '"']);
    let ends = words.is_mark(end, &[',', ':', ')']);
    // "Sau 8 tháng, cả tỉnh mới có …".
    let is_after = before == Some(PeriodWord::Next) && ends;
    let is_aside = opens && ends || is_after;
    // "từ 6 tháng là …", "12, 6 tháng là …": no subject.
    let is_subject =
        (opens || before.is_none() && !follows(&[',', '/'])) && words.expect(end, PeriodWord::Comes).is_some();
    // "…, 9 tháng toàn ngành thu"; "3 tháng, 6 tháng hoặc 12 tháng" and "nợ 9 tháng trở lên" are how long it lasts.
    let lasts = words.word(end).is_some_and(|(word, _)| word != PeriodWord::Comes)
        || words.is_number(end)
        || words.language.joint(words.page.tokens.get(end..words.end).unwrap_or_default()).is_some();
    let is_listed =
        follows(&[',']) && at.checked_sub(2).is_some_and(|at| words.expect(at, PeriodWord::Month).is_some());
    let goes_on = words.page.tokens.get(end).is_some_and(|token| end < words.end && token.kind == TokenKind::Word);
    let is_clause = (opens || follows(&[',', ';']) && !is_listed) && goes_on && !lasts;
    let is_recent = words.reported.contains(&n);
    // "Số thu 9 tháng ước 386 tỷ đồng", "chi 9 tháng 655 tỷ đồng"; not "thu 3 tháng một lần".
    let is_flow = |from: usize| {
        from >= words.start && words.language.is_flow(words.page.tokens.get(from..at).unwrap_or_default())
    };
    let counts = words.expect(end, PeriodWord::Comes).is_some() || words.is_number(end);
    counts && is_recent && (1..=4).filter_map(|n| at.checked_sub(n)).any(is_flow)
        || is_recent && (is_clause || is_after || is_aside && (at == words.start || is_during))
        || (is_aside || is_subject) && is_spoken_of(words, n)
}

/// True if the document names the month that the first `n` months end with, or says `n` months of the year elsewhere.
fn is_spoken_of(words: &Words<'_>, n: u8) -> bool {
    let page = words.page;
    let all = Words { start: 0, end: page.tokens.len(), ..*words };
    let says = |at: usize| {
        let month = all.expect(at, PeriodWord::Month);
        month.is_some_and(|number| all.small(number, n, n).is_some())
            || all.small(at, n, n).is_some_and(|(_, unit)| {
                let after = all.expect(unit, PeriodWord::Month).and_then(|end| all.word(end));
                after.is_some_and(|(word, _)| matches!(word, PeriodWord::First | PeriodWord::Year))
            })
    };
    (0..page.tokens.len()).any(says)
}

/// Passes over one short unknown word: `của`.
fn skip_of(words: &Words<'_>, at: usize) -> usize {
    let next_is_year = words.expect(at + 1, PeriodWord::Year).is_some() && words.word(at).is_none();
    let is_short = words.raw(at).chars().count() <= 3
        && words.page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    if next_is_year && is_short { at + 1 } else { at }
}

/// `nửa đầu năm 2022`, `nửa cuối năm`, `nửa năm qua`.
pub(super) fn half_year(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    let after_half = words.expect(at, PeriodWord::Half)?;
    if let Some(past) = words.expect(after_half, PeriodWord::Year)
        && let Some(end) = words.expect(past, PeriodWord::Past)
    {
        return Some((When::new(Shape::Span { n: 6, unit: SpanUnit::Month, ahead: false }), end));
    }
    // "Sau nửa năm hoạt động".
    if let Some(year) = words.expect(after_half, PeriodWord::Year)
        && words.expect(year, PeriodWord::Running).is_some()
        && opens_after(words, at)
    {
        return Some((When::new(Shape::Span { n: 6, unit: SpanUnit::Month, ahead: false }), year));
    }
    let shape = match words.word(after_half)? {
        (PeriodWord::First, _) => Shape::FirstMonths { n: 6 },
        (PeriodWord::Last, _) => Shape::LastMonths { n: 6 },
        _ => return None,
    };
    let (_, end) = words.word(after_half)?;
    if let Some((year, end)) = super::year::after(words, end) {
        return Some((When::with_year(shape, year), end));
    }
    words.expect(end, PeriodWord::Year).map(|end| (When::new(shape), end))
}
