//! Clock times, which are no quantities: `20:50`, `20h30`, `3 giờ 30 sáng`.

use std::ops::Range;

use super::Quantities;
use crate::lexicon::PeriodWord;
use crate::number::parse::Reader;
use crate::rules::{EXCLUDED_CLOCK, EXCLUDED_EXPRESSION, Rule};
use crate::text::{Gap, TokenKind};

/// `20:50`, `20h30`, `8h`, `19g30`.
pub(super) fn written(quantities: &Quantities<'_>, reader: &Reader<'_>, at: usize) -> Option<(Range<usize>, Rule)> {
    let page = quantities.page;
    let next = page.tokens.get(at + 1).filter(|_| at + 1 < reader.end)?;
    let is_joined = next.mark == ':' && next.gap == Gap::None;
    let number_joined = |place: usize| {
        place < reader.end
            && page.tokens.get(place).is_some_and(|token| token.kind == TokenKind::Number && token.gap == Gap::None)
    };
    // "1:05.71", "1:3": a time in a race, a proportion.
    let hour = page.raw(at).parse::<u8>().ok().filter(|hour| *hour <= 24);
    if is_joined && number_joined(at + 2) && (hour.is_none() || page.raw(at + 2).len() != 2) {
        return Some((at..at + 3, EXCLUDED_EXPRESSION));
    }
    hour?;
    let minute = page.tokens.get(at + 2).filter(|minute| at + 2 < reader.end && minute.kind == TokenKind::Number);
    let is_minute =
        |place: usize| page.raw(place).parse::<u8>().is_ok_and(|minute| minute < 60) && page.raw(place).len() == 2;
    if next.mark == ':'
        && next.gap == Gap::None
        && minute.is_some_and(|minute| minute.gap == Gap::None)
        && is_minute(at + 2)
    {
        let has_seconds = page.is_mark(at + 3, ':') && is_minute(at + 4) && at + 4 < reader.end;
        return Some((at..if has_seconds { at + 5 } else { at + 3 }, EXCLUDED_CLOCK));
    }
    if next.kind == TokenKind::Word && is_hour(quantities, at + 1) {
        if minute.is_some_and(|minute| minute.gap == Gap::None) && is_minute(at + 2) {
            return Some((at..at + 3, EXCLUDED_CLOCK));
        }
        if next.gap == Gap::None && !is_unit_too(quantities, at + 1) {
            return Some((at..at + 2, EXCLUDED_CLOCK));
        }
    }
    None
}

/// `3 giờ 30 sáng`, `10 giờ ngày 5/3`: an hour with the part of the day or the day after it.
pub(super) fn in_words(
    quantities: &Quantities<'_>,
    reader: &Reader<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<(Range<usize>, Rule)> {
    let page = quantities.page;
    page.raw(at).parse::<u8>().ok().filter(|hour| *hour <= 24)?;
    let unit = |at: usize, id: &str| {
        let tokens = page.tokens.get(at..sentence.end).unwrap_or(&[]);
        quantities.language.unit(tokens).is_some_and(|(len, role)| len == 1 && role.id.as_deref() == Some(id))
    };
    if !unit(at + 1, "hour") || at + 1 >= reader.end {
        return None;
    }
    let mut end = at + 2;
    if page.raw(end).parse::<u8>().is_ok_and(|minute| minute < 60) && end < reader.end {
        end += 1;
        if unit(end, "minute") {
            end += 1;
        }
    }
    let after = quantities.language.period(page.tokens.get(end..sentence.end)?);
    let is_clock = matches!(after, Some((_, PeriodWord::PartOfDay | PeriodWord::Day | PeriodWord::RelativeDay(_))));
    is_clock.then_some((at..end, EXCLUDED_CLOCK))
}

/// One past an hour in figures and words: `3 giờ 30`, `17h`.
pub(super) fn end(quantities: &Quantities<'_>, reader: &Reader<'_>, at: usize) -> usize {
    let page = quantities.page;
    let mut end = at + 1;
    let is_time = |at: usize| {
        let tokens = page.tokens.get(at..reader.end).unwrap_or(&[]);
        let unit = quantities.language.unit(tokens);
        unit.is_some_and(|(len, role)| len == 1 && matches!(role.id.as_deref(), Some("hour" | "minute" | "second")))
    };
    while end < reader.end {
        let is_number = page.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Number);
        if !(is_time(end)
            || is_hour(quantities, end)
            || is_number && (is_time(end - 1) || is_hour(quantities, end - 1)))
        {
            break;
        }
        end += 1;
    }
    end
}

/// True for the letter of an hour: `20h30`, `19g`.
pub(super) fn is_hour(quantities: &Quantities<'_>, at: usize) -> bool {
    let tokens = quantities.page.tokens.get(at..at + 1).unwrap_or(&[]);
    quantities.language.period(tokens).is_some_and(|(_, word)| word == PeriodWord::Hour)
}

/// True for a letter that is a unit of another sort too: the gram of "19g".
fn is_unit_too(quantities: &Quantities<'_>, at: usize) -> bool {
    let tokens = quantities.page.tokens.get(at..at + 1).unwrap_or(&[]);
    let unit = quantities.language.unit(tokens);
    unit.is_some_and(|(_, role)| role.id.as_deref() != Some("hour"))
}
