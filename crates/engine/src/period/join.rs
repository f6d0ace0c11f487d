//! Periods with the words around them: `tính đến hết …`, `từ … đến …`, `so với …`, `… và …`.

use super::when::{Shape, When, YearRef};
use super::{Draft, TimeContext, TimeRelation, Words, day, month, relative, year};
use crate::lexicon::PeriodWord;
use crate::text::{Case, Families, Token, TokenKind};

/// The period that begins at `at`, with the words before it that begin there too.
pub(super) fn draft(words: &Words<'_>, at: usize) -> Option<Draft> {
    let (opening, number) = opening(words, at);
    if opening == Some(Opening::AsOf) || opening == Some(Opening::To) {
        // "đến nay".
        if let Some(end) = words.expect(number, PeriodWord::This).or_else(|| words.expect(number, PeriodWord::Now)) {
            return Some(build(words, at..end, TimeRelation::AsOf, When::new(Shape::Now), None));
        }
    }
    // "đến hết năm".
    let last = if opening == Some(Opening::AsOf) || number > at + 1 { relative::spoken(words, number) } else { None };
    let (from, end) = one(words, number).or(last)?;
    let (relation, to, end) = match opening {
        Some(Opening::AsOf) => (TimeRelation::AsOf, None, end),
        Some(Opening::To) => (TimeRelation::AsOf, None, end),
        Some(Opening::From | Opening::Since) => match other_end(words, end) {
            Some((to, end)) => (TimeRelation::During, Some(to), end),
            // "từ 4-10/11/2024": a stretch already.
            None if matches!(from.shape, Shape::Days { .. } | Shape::Months { .. } | Shape::Years { .. }) => {
                (TimeRelation::During, None, end)
            }
            None => (TimeRelation::Since, None, end),
        },
        Some(Opening::Enters) if has_figure_behind(words, end) => (TimeRelation::AtStart, None, end),
        None | Some(Opening::Enters) => match joined(words, from, end) {
            Some((to, end)) => (TimeRelation::During, Some(to), end),
            None => (TimeRelation::During, None, end),
        },
    };
    Some(build(words, at..end, relation, from, to))
}

/// "bước vào quý IV với gần 812.000 người": a figure in the same clause, few words on.
fn has_figure_behind(words: &Words<'_>, at: usize) -> bool {
    const NEAR: usize = 4;
    let is_comma = |at: &usize| words.is_mark(*at, &[',', ';', ':']);
    (at..(at + NEAR).min(words.end)).take_while(|at| !is_comma(at)).any(|at| words.is_number(at))
}

fn build(
    words: &Words<'_>,
    tokens: std::ops::Range<usize>,
    relation: TimeRelation,
    from: When,
    to: Option<When>,
) -> Draft {
    let span = words.page.span(tokens.clone());
    let is_comparison = words.before(tokens.start).is_some_and(|(word, _)| word == PeriodWord::Against);
    let is_so_far = words.before(tokens.start).is_some_and(|(word, _)| word == PeriodWord::SoFar)
        || words.word(tokens.start).is_some_and(|(word, _)| word == PeriodWord::SoFar);
    let is_name = from.shape == Shape::Year && tokens.len() == 1 && ends_name(words, tokens.start);
    // "nghỉ hưu trước năm 1995": up to the day before.
    let is_long = matches!(from.shape, Shape::Year | Shape::Month { .. } | Shape::Quarter { .. });
    let follows_before = words.before(tokens.start).is_some_and(|(word, _)| word == PeriodWord::Previous);
    let is_before = is_long
        && follows_before
        && to.is_none()
        && relation == TimeRelation::During
        && matches!(from.year, YearRef::Stated(_));
    let relation = if is_before { TimeRelation::AtStart } else { relation };
    let is_part_of_day = words.word(tokens.start).is_some_and(|(word, _)| word == PeriodWord::PartOfDay);
    Draft {
        tokens,
        span,
        sentence: 0,
        relation,
        from,
        to,
        is_comparison,
        is_so_far,
        is_before,
        is_name,
        is_part_of_day,
        context: TimeContext::News,
    }
}

/// "World Cup 2006": a year with nothing but a name before it; "Công ty cổ phần Đầu tư và Xây dựng 2010", where the last
/// word of the enterprise's name is in small print.
fn ends_name(words: &Words<'_>, at: usize) -> bool {
    /// So many words on, an enterprise's name may still last.
    const FAR: usize = 12;
    let word = |back: usize| {
        let at = at.checked_sub(back).filter(|at| *at >= words.start)?;
        words.page.tokens.get(at).filter(|token| token.kind == TokenKind::Word)
    };
    let Some(last) = word(1) else { return false };
    if last.case != Case::Lower {
        return true;
    }
    let follows_capital = word(2).is_some_and(Token::is_capital);
    let from = at.saturating_sub(FAR).max(words.start);
    let is_enterprise = |at: usize| words.page.starts(at).has(Families::SUBGROUP);
    let names = |at: usize| words.page.tokens.get(at).is_some_and(|token| token.kind != TokenKind::Mark);
    follows_capital && (from..at).rev().take_while(|at| names(*at)).any(is_enterprise)
}

/// What a period's first words say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    AsOf,
    To,
    From,
    Since,
    Enters,
}

/// The words that open a period, and one past them. Several may stand together: `tính đến hết`, `từ đầu`.
fn opening(words: &Words<'_>, at: usize) -> (Option<Opening>, usize) {
    match words.word(at) {
        Some((PeriodWord::AsOf, end)) => (Some(Opening::AsOf), after_as_of(words, end)),
        Some((PeriodWord::To | PeriodWord::ToOrNext, end)) => (Some(Opening::To), after_as_of(words, end)),
        Some((PeriodWord::From, end)) => (Some(Opening::From), end),
        Some((PeriodWord::Since, end)) => (Some(Opening::Since), end),
        Some((PeriodWord::Enters, end)) => (Some(Opening::Enters), end),
        _ => (None, at),
    }
}

/// `đến hết`, `tính đến hết`: the second word says no more.
fn after_as_of(words: &Words<'_>, at: usize) -> usize {
    words.expect(at, PeriodWord::AsOf).unwrap_or(at)
}

/// One period without opening words.
fn one(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    if at >= words.end {
        return None;
    }
    if words.is_number(at) {
        return day::read(words, at)
            .or_else(|| counted(words, at))
            .or_else(|| month::bare(words, at))
            .or_else(|| year::in_digits(words, at));
    }
    if words.counts(at)
        && let Some(found) = counted(words, at)
    {
        return Some(found);
    }
    match words.word(at)?.0 {
        PeriodWord::Day | PeriodWord::EarlyDay => day::read(words, at),
        PeriodWord::PartOfDay => day::read(words, at).or_else(|| relative::read(words, at)),
        PeriodWord::Month => month::month(words, at).or_else(|| relative::read(words, at)),
        PeriodWord::Quarter => month::quarter(words, at).or_else(|| relative::read(words, at)),
        PeriodWord::Half => month::half_year(words, at)
            .or_else(|| month::part_of_month(words, at))
            .or_else(|| year::part_of_year(words, at)),
        PeriodWord::First | PeriodWord::Middle | PeriodWord::Last => {
            month::part_of_month(words, at).or_else(|| year::part_of_year(words, at))
        }
        PeriodWord::All | PeriodWord::During => relative::read(words, at),
        PeriodWord::Year | PeriodWord::SchoolYear | PeriodWord::Years | PeriodWord::Decade | PeriodWord::Century => {
            year::read(words, at)
        }
        _ => relative::read(words, at),
    }
}

/// What a number counts: `6 tháng đầu năm`, `ba năm qua`.
fn counted(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    let (n, end) = words.small(at, 1, 99)?;
    month::months_of_year(words, at, n, end).or_else(|| relative::span(words, n, end))
}

/// `đến …` after a range has begun.
fn other_end(words: &Words<'_>, at: usize) -> Option<(When, usize)> {
    let end = words.to(at).or_else(|| words.expect(at, PeriodWord::AsOf));
    let dash = words.is_mark(at, &['-', '–']).then_some(at + 1);
    let start = end.or(dash)?;
    let start = after_as_of(words, start);
    if let Some(end) = words.expect(start, PeriodWord::This).or_else(|| words.expect(start, PeriodWord::Now)) {
        return Some((When::new(Shape::Now), end));
    }
    one(words, start)
}

/// A second period that continues the first: `năm 2022 và 6 tháng đầu năm 2023`, `2001 đến 2004`, `1/1 - 31/12`.
fn joined(words: &Words<'_>, first: When, at: usize) -> Option<(When, usize)> {
    let is_range_end = words.to(at);
    if let Some(start) = is_range_end {
        let (to, end) = one(words, start)?;
        let same_sort = std::mem::discriminant(&to.shape) == std::mem::discriminant(&first.shape);
        return same_sort.then_some((to, end));
    }
    if words.is_mark(at, &['-', '–']) && matches!(first.shape, Shape::Day { .. } | Shape::Month { .. }) {
        let (to, end) = one(words, at + 1)?;
        let same_sort = std::mem::discriminant(&to.shape) == std::mem::discriminant(&first.shape);
        return same_sort.then_some((to, end));
    }
    if let Shape::Month { month } = first.shape
        && let Some(found) = next_month(words, first, month, at)
    {
        return Some(found);
    }
    // "năm 2022 và 6 tháng đầu năm 2023", "năm 2022 và 2023": adjoining stretches are one.
    if first.shape == Shape::Year && words.page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word) {
        /// So many words on, `lần lượt` still speaks of the two.
        const FAR: usize = 12;
        let (second, end) = one(words, at + 1)?;
        let (YearRef::Stated(a), YearRef::Stated(b)) = (first.year, second.year) else { return None };
        let is_and = words.language.joint(words.page.tokens.get(at..words.end)?);
        let is_and = is_and.is_some_and(|(_, joint)| joint == crate::lexicon::JointWord::And);
        let each = (end..(end + FAR).min(words.end))
            .any(|at| words.word(at).is_some_and(|(word, _)| word == PeriodWord::Respectively));
        let is_two_years = second.shape == Shape::Year && words.is_number(at + 1) && !each;
        let adjoins = b == a + 1
            && (is_two_years
                || matches!(
                    second.shape,
                    Shape::FirstMonths { .. } | Shape::Quarter { quarter: 1 } | Shape::Month { month: 1 }
                ));
        return (is_and && adjoins).then_some((second, end));
    }
    None
}

/// `tháng 01 và tháng 02/2022`, `tháng 1 và 2/2022`: the month after the first, unless each has a figure of its own.
fn next_month(words: &Words<'_>, first: When, month: u8, at: usize) -> Option<(When, usize)> {
    /// So many words on, `lần lượt` still speaks of the two.
    const FAR: usize = 12;
    // "tháng 3, 4 và 5/2021": those between are passed.
    let (mut month, mut at) = (month, at);
    while words.is_mark(at, &[','])
        && let Some((next, end)) = month::next_in_row(words, at).filter(|(next, _)| *next == month + 1)
        && month::next_in_row(words, end).is_some_and(|(after, _)| after == next + 1)
    {
        (month, at) = (next, end);
    }
    let joint = words.language.joint(words.page.tokens.get(at..words.end)?);
    if !joint.is_some_and(|(len, joint)| len == 1 && joint == crate::lexicon::JointWord::And) {
        return None;
    }
    let (second, end) = one(words, at + 1).or_else(|| month::bare(words, at + 1))?;
    let adjoins = second.shape == (Shape::Month { month: month + 1 });
    let fits = first.year == YearRef::Missing || first.year == second.year;
    let each = (end..(end + FAR).min(words.end))
        .any(|at| words.word(at).is_some_and(|(word, _)| word == PeriodWord::Respectively));
    (adjoins && fits && !each).then_some((second, end))
}

/// `quý I, II và III năm 2023`, `tháng 7, 8, 9`: those after the first, where `lần lượt` gives each a figure.
pub(super) fn listed(words: &Words<'_>, first: &Draft) -> Vec<Draft> {
    /// So many words on, `lần lượt` still speaks of them.
    const FAR: usize = 24;
    let mut found = Vec::new();
    let mut at = first.tokens.end;
    while let Some((when, tokens)) = next_listed(words, first.from.shape, at) {
        at = tokens.end;
        let span = words.page.span(tokens.clone());
        found.push(Draft { tokens, span, from: when, to: None, is_name: false, ..*first });
    }
    let far = (at + FAR).min(words.end);
    let is_paired = (at..far).any(|at| words.word(at).is_some_and(|(word, _)| word == PeriodWord::Respectively));
    if first.to.is_some() || !is_paired {
        found.clear();
    }
    found
}

/// A comma or conjunction and the next quarter or month of a list, without their word.
fn next_listed(words: &Words<'_>, first: Shape, at: usize) -> Option<(When, std::ops::Range<usize>)> {
    let tokens = words.page.tokens.get(at..words.end)?;
    let is_and = words.language.joint(tokens) == Some((1, crate::lexicon::JointWord::And));
    if !is_and && !words.is_mark(at, &[',']) {
        return None;
    }
    let (shape, end) = match first {
        Shape::Quarter { quarter: before } => {
            let (quarter, end) = month::roman(words, at + 1).or_else(|| words.small(at + 1, 1, 4))?;
            (quarter > before).then_some((Shape::Quarter { quarter }, end))?
        }
        Shape::Month { month: before } => {
            let (month, end) = words.small(at + 1, 1, 12)?;
            (month > before).then_some((Shape::Month { month }, end))?
        }
        _ => return None,
    };
    let (when, end) = month::with_year(words, shape, end);
    Some((when, at + 1..end))
}
