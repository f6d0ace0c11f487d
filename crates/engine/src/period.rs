//! Periods: dates, months, quarters, years, spans of them, and the words that say how they hold a figure.
//!
//! Reading goes in two steps. Words become a shape, perhaps without a year (`when`, read by `day`, `month`, `year` and
//! `relative`; joined by `join`); then `resolve` finds the missing years in the document or from its date. What cannot
//! be resolved stays unresolved and says what is missing.
//!
//! | Question | File |
//! |---|---|
//! | a day; a day and its month | `day` |
//! | a month, `quý III` and its numeral, `6 tháng đầu năm`, `nửa đầu năm` | `month` |
//! | a year, a span of years, a school year, `đầu năm`, a decade | `year` |
//! | `hôm qua`, `tháng trước`, `3 năm qua`; the words of `cùng kỳ` | `relative` |
//! | which days `cùng kỳ` means, and in which year | `resolve` (`same`), which moves days by `when` |
//! | the months of a quarter, the days of a part of a year | `when` (`days`) |
//! | `tính đến`, `từ … đến …`, `so với`, several periods in a row | `join` |
//! | the year that is not written | `resolve` |
//! | the date of publication where no file states it | `publication` |
//! | which words are words of time | `seeds/lexicon/periods.toml` |
//! | which period a figure is of, and what it is compared with | `fact/period`, `fact/comparison` |

mod day;
mod join;
mod month;
mod publication;
mod relative;
mod resolve;
mod when;
mod year;

use std::ops::{Range, RangeInclusive};

use crate::Span;
use crate::date::Date;
use crate::lexicon::{Language, PeriodWord};
use crate::number::parse::Reader;
use crate::reading::{Known, PartialDate, PeriodMention};
use crate::text::{Families, Gap, Page, Token, TokenKind};

use when::When;

/// The words of time of a page: readers ask for them again and again, so each is looked up once.
#[derive(Debug)]
pub struct Times(Vec<Option<(PeriodWord, u8)>>);

impl Times {
    /// Finds the words of time.
    #[must_use]
    pub fn new(page: &Page<'_>, language: &Language) -> Times {
        let mut times = vec![None; page.tokens.len()];
        for (at, (time, token)) in times.iter_mut().zip(&page.tokens).enumerate() {
            if token.starts.has(Families::PERIOD) {
                let found = language.period(page.tokens.get(at..).unwrap_or(&[]));
                *time = found.and_then(|(len, word)| Some((word, u8::try_from(len).ok()?)));
            }
        }
        Times(times)
    }
}

/// Reads the periods of a document.
#[derive(Debug)]
pub struct Periods<'a> {
    page: &'a Page<'a>,
    times: &'a Times,
    language: &'a Language,
    claimed: &'a mut [bool],
    /// The first claimed token behind the last place that was looked at: what is read claims only what is gone past.
    next_claimed: usize,
    drafts: Vec<Draft>,
    /// The months that news may sum up: see [`Words::reported`].
    reported: RangeInclusive<u8>,
}

/// A period as read, before it is resolved.
#[derive(Clone, Debug)]
struct Draft {
    tokens: Range<usize>,
    span: Span,
    sentence: u32,
    relation: TimeRelation,
    from: When,
    /// The other end of a range.
    to: Option<When>,
    is_comparison: bool,
    /// After `lũy kế`: counted up to its end.
    is_so_far: bool,
    /// After `trước`: up to the day before it begins.
    is_before: bool,
    is_name: bool,
    /// "sáng 26-12", "chiều ngày 5/3": as news tells the day of what it reports.
    is_part_of_day: bool,
    context: TimeContext,
}

/// In what sense a time is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TimeContext {
    /// As news: it may be that of publication.
    News,
    /// As history: `Ngày 16/2/1995, ngành được thành lập`.
    History,
    /// As something to come: `dự kiến năm 2030`.
    Future,
}

/// How a time and the figures that it dates stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TimeRelation {
    /// Up to the end.
    AsOf,
    /// Over the stretch.
    During,
    /// From its beginning on.
    Since,
    /// When it begins: up to the day before.
    AtStart,
}

impl<'a> Periods<'a> {
    /// Prepares to read `page`; `claimed` tokens are passed over, and those of periods are claimed.
    pub fn new(page: &'a Page<'a>, times: &'a Times, language: &'a Language, claimed: &'a mut [bool]) -> Periods<'a> {
        Periods { page, times, language, claimed, next_claimed: 0, drafts: Vec::new(), reported: NOTHING_REPORTED }
    }

    /// Reads all sentences and resolves what was read against `published`, which is inferred if it is not known.
    ///
    /// `names` are spans of text whose periods belong to a name: a document's day of issue.
    pub fn read(mut self, names: &[Span], published: &mut Option<Known<PartialDate>>) -> Vec<PeriodMention> {
        self.reported = published.as_ref().map_or(NOTHING_REPORTED, |known| reported(known.value));
        for (sentence, tokens) in self.page.sentence_tokens.iter().enumerate() {
            let mut at = tokens.start;
            while at < tokens.end {
                at = self.read_at(u32::try_from(sentence).unwrap_or(u32::MAX), tokens, at).max(at + 1);
            }
        }
        self.mark_names(names);
        if published.is_none() {
            *published = publication::infer(&self.drafts);
        }
        let today = published.as_ref().map(|known| publication::to_the_day(&self.drafts, known.value));
        resolve::all(self.page, &self.drafts, today)
    }

    /// Marks the periods that are part of a name, or the year right behind one.
    fn mark_names(&mut self, names: &[Span]) {
        let mut names = names.to_vec();
        names.sort_unstable();
        let longest = names.iter().map(|name| name.end.saturating_sub(name.start)).max().unwrap_or(0);
        for draft in &mut self.drafts {
            // A text of laws and dates has many of both: only names that can reach the period are looked at.
            let from = names.partition_point(|name| name.start.saturating_add(longest + 1) < draft.span.start);
            let mut near = names.get(from..).unwrap_or_default().iter().take_while(|it| it.start <= draft.span.end);
            let page = self.page;
            draft.is_name |= near.any(|name| name.overlaps(draft.span) || is_year_of(page, *name, draft));
        }
    }

    /// A quick look, so that the readers are asked only where they may find something.
    fn may_begin(&self, words: &Words<'_>, at: usize) -> bool {
        if words.is_number(at) {
            let raw = words.raw(at);
            return raw.len() == 4
                || raw.contains('.')
                || words.is_mark(at + 1, &['/', '-', '–', '.'])
                || words.word(at + 1).is_some();
        }
        let opens = words.word(at).is_some_and(|(word, next)| match beginning(word) {
            Beginning::No => false,
            Beginning::Alone => true,
            // "quý I" has a Roman figure, "tháng giêng" a name: words of time, or capitals.
            Beginning::BeforeTime => {
                matches!(word, PeriodWord::Weekday(_) | PeriodWord::Quarter)
                    || words.is_number(next)
                    || words.starts(next).has(Families::PERIOD.or(Families::NUMERAL))
                    || words.starts(next + 1).has(Families::PERIOD)
                    || words.is_capital(next)
                    || words.is_mark(next, &[',', '(', '-'])
            }
        });
        opens || words.counts(at)
    }

    fn read_at(&mut self, sentence: u32, tokens: &Range<usize>, at: usize) -> usize {
        let Some(token) = self.page.tokens.get(at) else { return at + 1 };
        const STARTS: Families = Families::NUMBER.or(Families::PERIOD).or(Families::NUMERAL);
        if !token.starts.has(STARTS) || self.claimed.get(at) != Some(&false) {
            return at + 1;
        }
        match self.times.0.get(at) {
            Some(Some((PeriodWord::Timeless, n_tokens))) => return at + usize::from(*n_tokens),
            // They stand after a period, and are frequent.
            Some(Some((
                PeriodWord::Comes
                | PeriodWord::Hour
                | PeriodWord::Founded
                | PeriodWord::Origin
                | PeriodWord::Ahead
                | PeriodWord::Will
                | PeriodWord::Respectively
                | PeriodWord::Remaining
                | PeriodWord::Lasting,
                _,
            ))) => return at + 1,
            _ => {}
        }
        let mut words =
            Words { reported: &self.reported, ..Words::new(self.page, self.times, self.language, tokens.clone()) };
        if !self.may_begin(&words, at) {
            return at + 1;
        }
        if self.next_claimed <= at {
            let behind = self.claimed.get(at..).unwrap_or(&[]);
            self.next_claimed = at + behind.iter().position(|claimed| *claimed).unwrap_or(behind.len());
        }
        words.end = self.next_claimed.min(tokens.end);
        let Some(mut draft) = join::draft(&words, at) else { return at + 1 };
        draft.sentence = sentence;
        draft.context = time_context(&Words { end: tokens.end, ..words }, &draft.tokens);
        let mut end = draft.tokens.end;
        let listed = join::listed(&words, &draft);
        // "3 năm qua" tells a time, and is an amount as well.
        if !matches!(draft.from.shape, when::Shape::Span { .. }) {
            self.claimed.get_mut(draft.tokens.clone()).unwrap_or(&mut []).fill(true);
        }
        self.drafts.push(draft);
        for draft in listed {
            end = draft.tokens.end;
            self.claimed.get_mut(draft.tokens.clone()).unwrap_or(&mut []).fill(true);
            self.drafts.push(Draft { sentence, ..draft });
        }
        end
    }
}

/// "Luật Bảo hiểm xã hội năm 2014": the year right behind a name is part of it.
fn is_year_of(page: &Page<'_>, name: Span, draft: &Draft) -> bool {
    let between = page.text.get(name.end as usize..draft.span.start as usize);
    let is_year = draft.from.shape == when::Shape::Year && draft.to.is_none() && draft.relation == TimeRelation::During;
    is_year && between.is_some_and(|between| between.len() <= 1 && between.trim().is_empty())
}

/// More months than a year has.
const NOTHING_REPORTED: RangeInclusive<u8> = 13..=13;

/// How many months of its year an article of that day may sum up: the months that are over, or nearly, up to two months
/// before; in January, those of the year before.
fn reported(published: PartialDate) -> RangeInclusive<u8> {
    match published.month {
        Some(month @ 3..) => month - 2..=month,
        Some(_) => 10..=12,
        None => NOTHING_REPORTED,
    }
}

/// From where the words around a period look at it.
fn time_context(words: &Words<'_>, period: &Range<usize>) -> TimeContext {
    /// So many tokens away a word of history still speaks of the period.
    const FAR: usize = 16;
    let from = period.start.saturating_sub(FAR).max(words.start);
    let until = (period.end + FAR).min(words.end);
    let is = |at: usize, wanted: PeriodWord| matches!(words.word(at), Some((word, _)) if word == wanted);
    let ends = |at: &usize| words.is_mark(*at, &[';']);
    let before = || (from..period.start).rev().take_while(|at| !ends(at));
    let after = || (period.end..until).take_while(|at| !ends(at));
    if before().chain(after()).any(|at| is(at, PeriodWord::Founded)) || before().any(|at| is(at, PeriodWord::Origin)) {
        return TimeContext::History;
    }
    let in_clause = |at: &usize| !words.is_mark(*at, &[',']);
    let is_ahead = before().take_while(in_clause).any(|at| is(at, PeriodWord::Ahead) || is(at, PeriodWord::Will))
        || after().any(|at| is(at, PeriodWord::Will));
    if is_ahead { TimeContext::Future } else { TimeContext::News }
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
        W::This
        | W::ThisOrThat
        | W::That
        | W::Previous
        | W::Next
        | W::Past
        | W::SoFar
        | W::Against
        | W::Lunar
        | W::MonthName(_) => Beginning::No,
        W::Comes | W::Timeless | W::Hour | W::Founded | W::Origin | W::Ahead | W::Will | W::Respectively => {
            Beginning::No
        }
        W::Remaining | W::Lasting | W::Flow => Beginning::No,
        W::RelativeDay(_) | W::SamePeriod | W::Now => Beginning::Alone,
        _ => Beginning::BeforeTime,
    }
}

/// The words of one sentence, as the readers of periods look at them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a> {
    pub(crate) page: &'a Page<'a>,
    pub(crate) times: &'a Times,
    pub(crate) language: &'a Language,
    /// The first token that may be looked back at.
    pub(crate) start: usize,
    /// One past the last token that is free.
    pub(crate) end: usize,
    /// How many months from the beginning of a year the article may sum up, by its day of publication; empty if that is
    /// not known.
    pub(crate) reported: &'a RangeInclusive<u8>,
}

impl<'a> Words<'a> {
    /// The words of a stretch of tokens.
    pub(crate) fn new(page: &'a Page<'a>, times: &'a Times, language: &'a Language, tokens: Range<usize>) -> Words<'a> {
        Words { page, times, language, start: tokens.start, end: tokens.end, reported: &NOTHING_REPORTED }
    }

    /// The day with its year that begins at token `at`, and one past it: for other readers, as a document's day of
    /// issue.
    pub(crate) fn day(&self, at: usize) -> Option<(Date, usize)> {
        let (when, end) = day::read(self, at)?;
        let when::YearRef::Stated(year) = when.year else { return None };
        let (first, last) = when.days(year)?;
        (first == last).then_some((first, end))
    }

    /// The longest words of time at `at`: what they do, and one past them.
    fn word(&self, at: usize) -> Option<(PeriodWord, usize)> {
        if at >= self.end {
            return None;
        }
        let (word, len) = (*self.times.0.get(at)?)?;
        let end = at + usize::from(len);
        if end <= self.end {
            return Some((word, end));
        }
        let (len, word) = self.language.period(self.page.tokens.get(at..self.end)?)?;
        Some((word, at + len))
    }

    /// True if a number in words begins at `at`, with a unit of time after it: "ba tháng", "hai mươi năm".
    fn counts(&self, at: usize) -> bool {
        let is_unit = |at: usize| {
            use PeriodWord as W;
            matches!(self.word(at), Some((W::Day | W::Week | W::Month | W::Quarter | W::Year, _)))
        };
        let is_numeral = |at: usize| self.starts(at).has(Families::NUMERAL);
        let mut unit = at;
        while is_numeral(unit) {
            unit += 1;
            if is_unit(unit) {
                return true;
            }
        }
        false
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

    /// True behind `cũng trong`.
    fn is_again(&self, at: usize) -> bool {
        self.before(at).is_some_and(|(word, _)| word == PeriodWord::Also)
    }

    fn raw(&self, at: usize) -> &'a str {
        if at < self.end { self.page.raw(at) } else { "" }
    }

    /// The families that have a phrase beginning with the token at `at`.
    fn starts(&self, at: usize) -> Families {
        if at < self.end { self.page.starts(at) } else { Families::default() }
    }

    fn is_capital(&self, at: usize) -> bool {
        at < self.end && self.page.tokens.get(at).is_some_and(Token::is_capital)
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
        if self.is_number(at) || (self.gap(at) == Gap::Line && at > self.start) {
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
