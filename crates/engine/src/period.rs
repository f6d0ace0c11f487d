//! Periods: dates, months, quarters, years, spans of them, and the words that say how they hold a figure.
//!
//! Reading goes in two steps. Words become a shape, perhaps without a year (`when`, read by `day`, `month`, `year` and
//! `relative`; joined by `join`); then `resolve` finds the missing years in the document or from its date. What cannot
//! be resolved stays unresolved and says what is missing.

mod day;
mod join;
mod month;
mod relative;
mod resolve;
mod when;
mod year;

use std::ops::Range;

use crate::Span;
use crate::date::Date;
use crate::lexicon::{Language, PeriodWord};
use crate::number::parse::Reader;
use crate::reading::{Known, PartialDate, PeriodMention};
use crate::text::{Families, Gap, Page, TokenKind};

use when::When;

/// Reads the periods of a document.
#[derive(Debug)]
pub struct Periods<'a> {
    page: &'a Page<'a>,
    language: &'a Language,
    claimed: &'a mut [bool],
    drafts: Vec<Draft>,
}

/// A period as read, before it is resolved.
#[derive(Clone, Debug)]
struct Draft {
    tokens: Range<usize>,
    span: Span,
    sentence: u32,
    hold: Hold,
    from: When,
    /// The other end of a range.
    to: Option<When>,
    is_comparison: bool,
    is_name: bool,
}

/// How the words hold a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hold {
    /// Up to the end.
    AsOf,
    /// Over the stretch.
    During,
    /// From its beginning on.
    Since,
}

impl<'a> Periods<'a> {
    /// Prepares to read `page`; `claimed` tokens are passed over, and those of periods are claimed.
    pub fn new(page: &'a Page<'a>, language: &'a Language, claimed: &'a mut [bool]) -> Periods<'a> {
        Periods { page, language, claimed, drafts: Vec::new() }
    }

    /// Reads all sentences and resolves what was read against `published`, which is inferred if it is not known.
    ///
    /// `names` are spans of text whose periods belong to a name: a document's day of issue.
    pub fn read(mut self, names: &[Span], published: &mut Option<Known<PartialDate>>) -> Vec<PeriodMention> {
        for (sentence, tokens) in self.page.sentence_tokens.iter().enumerate() {
            let mut at = tokens.start;
            while at < tokens.end {
                at = self.read_at(u32::try_from(sentence).unwrap_or(u32::MAX), tokens, at).max(at + 1);
            }
        }
        for draft in &mut self.drafts {
            draft.is_name |= names.iter().any(|name| name.overlaps(draft.span));
        }
        if published.is_none() {
            *published = resolve::publication(&self.drafts);
        }
        resolve::all(self.page, &self.drafts, published.as_ref().map(|known| known.value))
    }

    /// A quick look, so that the readers are asked only where they may find something.
    fn may_begin(&self, tokens: &Range<usize>, at: usize) -> bool {
        let time = Families::PERIOD;
        let page = self.page;
        let starts = |at: usize, families: Families| at < tokens.end && page.starts(at).has(families);
        let is_number =
            |at: usize| at < tokens.end && page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        if is_number(at) {
            let raw = page.raw(at);
            let next = page.tokens.get(at + 1).map_or('\0', |token| token.mark);
            return raw.len() == 4
                || raw.contains('.')
                || matches!(next, '/' | '-' | '–' | '.')
                || starts(at + 1, time);
        }
        if starts(at, time) {
            let word = self.language.period(page.tokens.get(at..tokens.end).unwrap_or(&[]));
            return word.is_none_or(|(len, word)| match beginning(word) {
                Beginning::No => false,
                Beginning::Alone => true,
                // "quý I" has a Roman figure, "tháng giêng" a name: words of time, or capitals.
                Beginning::BeforeTime => {
                    let next = at + len;
                    is_number(next)
                        || starts(next, time)
                        || starts(next, Families::NUMERAL)
                        || starts(next + 1, time)
                        || page
                            .tokens
                            .get(next)
                            .is_some_and(|token| token.kind == TokenKind::Word && token.is_capital())
                        || page.is_mark(next, ',')
                        || page.is_mark(next, '(')
                        || matches!(word, PeriodWord::Weekday(_) | PeriodWord::Quarter)
                        || page.is_mark(next, '-')
                }
            }) || starts(at, Families::NUMERAL) && (at + 1..at + 5).any(|next| starts(next, time));
        }
        // A numeral in words: only with a word of time near.
        (at + 1..at + 5).any(|next| starts(next, time))
    }

    fn read_at(&mut self, sentence: u32, tokens: &Range<usize>, at: usize) -> usize {
        if self.claimed.get(at) != Some(&false) {
            return at + 1;
        }
        let Some(token) = self.page.tokens.get(at) else { return at + 1 };
        let can_begin = token.kind == TokenKind::Number
            || token.kind == TokenKind::Word && token.starts.has(Families::PERIOD.or(Families::NUMERAL));
        if !can_begin || !self.may_begin(tokens, at) {
            return at + 1;
        }
        let claimed = self.claimed.get(at..tokens.end).unwrap_or(&[]);
        let end = claimed.iter().position(|claimed| *claimed).map_or(tokens.end, |free| at + free);
        let words = Words { page: self.page, language: self.language, start: tokens.start, end };
        let Some(mut draft) = join::draft(&words, at) else { return at + 1 };
        draft.sentence = sentence;
        let end = draft.tokens.end;
        // "3 năm qua" tells a time, and is an amount as well.
        if !matches!(draft.from.shape, when::Shape::Span { .. }) {
            self.claimed.get_mut(draft.tokens.clone()).unwrap_or(&mut []).fill(true);
        }
        self.drafts.push(draft);
        end
    }
}

/// What a word can do at the beginning of a period.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beginning {
    /// It begins none.
    No,
    /// Only before a number or a word of time.
    BeforeTime,
    /// By itself.
    Alone,
}

fn beginning(word: PeriodWord) -> Beginning {
    use PeriodWord as W;
    match word {
        W::This | W::Previous | W::Next | W::Past | W::During | W::Against | W::Lunar | W::MonthName(_) => {
            Beginning::No
        }
        W::RelativeDay(_) | W::SamePeriod | W::Now => Beginning::Alone,
        _ => Beginning::BeforeTime,
    }
}

/// The day with its year that begins at token `at`, and one past it: for other readers, as a document's day of issue.
pub(crate) fn day_at(page: &Page<'_>, language: &Language, end: usize, at: usize) -> Option<(Date, usize)> {
    let words = Words { page, language, start: at, end };
    let (when, end) = day::read(&words, at)?;
    let when::YearRef::Stated(year) = when.year else { return None };
    let (first, last) = when.days(year)?;
    (first == last).then_some((first, end))
}

/// The words of one sentence, as the readers of periods look at them.
#[derive(Clone, Copy, Debug)]
struct Words<'a> {
    page: &'a Page<'a>,
    language: &'a Language,
    /// The sentence's first token.
    start: usize,
    /// One past the last token that is free.
    end: usize,
}

impl<'a> Words<'a> {
    /// The longest words of time at `at`: what they do, and one past them.
    fn word(&self, at: usize) -> Option<(PeriodWord, usize)> {
        if at >= self.end || !self.page.starts(at).has(Families::PERIOD) {
            return None;
        }
        let (len, word) = self.language.period(self.page.tokens.get(at..self.end)?)?;
        Some((word, at + len))
    }

    /// One past the words at `at` if they do this.
    fn expect(&self, at: usize, wanted: PeriodWord) -> Option<usize> {
        self.word(at).filter(|(word, _)| *word == wanted).map(|(_, end)| end)
    }

    /// One past `đến`, `tới`.
    fn to(&self, at: usize) -> Option<usize> {
        self.word(at).filter(|(word, _)| matches!(word, PeriodWord::To | PeriodWord::ToOrNext)).map(|(_, end)| end)
    }

    /// The words of time that end right before `at`: what they do, and their first token.
    fn before(&self, at: usize) -> Option<(PeriodWord, usize)> {
        (at.saturating_sub(4).max(self.start)..at).find_map(|start| {
            let words = Words { end: at, ..*self };
            words.word(start).filter(|(_, end)| *end == at).map(|(word, _)| (word, start))
        })
    }

    fn raw(&self, at: usize) -> &'a str {
        if at < self.end { self.page.raw(at) } else { "" }
    }

    fn is_number(&self, at: usize) -> bool {
        at < self.end && self.page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    fn gap(&self, at: usize) -> Gap {
        self.page.tokens.get(at).map_or(Gap::Line, |token| token.gap)
    }

    fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        at < self.end && self.page.tokens.get(at).is_some_and(|token| marks.contains(&token.mark))
    }

    /// Plain digits as a number of at most `max`.
    fn digits(&self, at: usize, max: i32) -> Option<i32> {
        let raw = self.raw(at);
        let is_plain = !raw.is_empty() && raw.len() <= 4 && raw.bytes().all(|byte| byte.is_ascii_digit());
        if is_plain { raw.parse().ok().filter(|value| *value <= max) } else { None }
    }

    /// A small number in digits or words: its value and one past it.
    fn small(&self, at: usize, min: u8, max: u8) -> Option<(u8, usize)> {
        if let Some(value) = self.digits(at, i32::from(max)) {
            let value = u8::try_from(value).ok()?;
            return (value >= min && self.raw(at).len() <= 2).then_some((value, at + 1));
        }
        if self.is_number(at) || self.gap(at) == Gap::Line {
            return None;
        }
        let reader = Reader { page: self.page, language: self.language, end: self.end };
        let number = reader.number(at)?;
        let value = u8::try_from(number.value.to_i64()?).ok()?;
        (number.upper.is_none() && (min..=max).contains(&value)).then_some((value, number.end))
    }

    /// A year in digits or, after `năm`, in words.
    fn year(&self, at: usize) -> Option<(i32, usize)> {
        if self.is_number(at) {
            let year = self.digits(at, 2999)?;
            return (self.raw(at).len() == 4 && year >= 1000).then_some((year, at + 1));
        }
        None
    }

    /// True if the number at `at` is glued on by what is before it.
    fn is_glued(&self, at: usize) -> bool {
        self.gap(at) == Gap::None
    }
}
