//! What each block of a page is: headline, caption, byline, date line, boilerplate, a repetition.
//!
//! Looks at the form of a line and at the words of `page.toml`; never at figures.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::page::Page;
use super::token::{Case, Gap, Token, TokenKind};
use crate::Span;
use crate::lexicon::{Language, PageWord, PeriodWord};
use crate::period::{Times, Words};
use crate::reading::{Basis, Known, Meta, PartialDate, Zone};

/// A headline has at most so many characters.
const MAX_TITLE: usize = 220;
/// A line without a full stop and shorter than this is no paragraph.
const MAX_LINE: usize = 160;
/// A repetition is at least so many characters.
const MIN_REPEAT: usize = 24;

/// Sets the zone of every block of `page` and collects what it tells about the document.
#[must_use]
pub fn mark(page: &mut Page<'_>, times: &Times, language: &Language) -> Meta {
    let (meta, zones) = zones(page, times, language);
    for (block, zone) in page.blocks.iter_mut().zip(zones) {
        block.zone = zone;
    }
    meta
}

fn zones(page: &Page<'_>, times: &Times, language: &Language) -> (Meta, Vec<Zone>) {
    let mut meta = Meta::default();
    let mut zones = Vec::with_capacity(page.blocks.len());
    let lines: Vec<Line<'_>> = lines(page)
        .into_iter()
        .zip(&page.blocks)
        .map(|(tokens, block)| Line { page, times, language, tokens, span: block.span, raw: block.span.of(page.text) })
        .collect();
    let title = title(&lines);
    let title_text = title.and_then(|title| lines.get(title)).map(|line| line.raw);
    let title_text = title_text.filter(|title| title.len() >= MIN_REPEAT);
    let mut earlier: FxHashSet<&str> = FxHashSet::default();
    let mut after_repeat = false;
    for (at, line) in lines.iter().enumerate() {
        let repeats = line.raw.len() >= MIN_REPEAT && !earlier.insert(line.raw);
        let starts_with_title =
            title.is_some_and(|title| title < at) && title_text.is_some_and(|title| line.raw.starts_with(title));
        let zone = if Some(at) == title {
            Zone::Title
        } else if repeats || starts_with_title {
            Zone::Repeat
        } else {
            line.zone(after_repeat, at + 3 >= lines.len())
        };
        after_repeat = starts_with_title || repeats && zone == Zone::Repeat;
        read_meta(&mut meta, line, zone, at);
        zones.push(zone);
    }
    (meta, zones)
}

/// The tokens of each block.
fn lines(page: &Page<'_>) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::with_capacity(page.blocks.len());
    for (sentence, tokens) in page.sentences.iter().zip(&page.sentence_tokens) {
        match lines.get_mut(sentence.block as usize) {
            Some(line) => line.end = tokens.end,
            None => lines.push(tokens.clone()),
        }
    }
    lines
}

/// The headline: the first line that is no date line and no scrap, if it looks like one.
fn title(lines: &[Line<'_>]) -> Option<usize> {
    for (at, line) in lines.iter().enumerate().take(4) {
        if line.is_scrap() || line.date().is_some_and(|(_, rest)| rest <= 2) {
            continue;
        }
        let is_short = line.is_at_most(MAX_TITLE) && !line.ends_sentence();
        return (is_short && lines.len() > at + 1 && line.tokens.len() > 2).then_some(at);
    }
    None
}

/// One block, as it looks.
struct Line<'a> {
    page: &'a Page<'a>,
    times: &'a Times,
    language: &'a Language,
    tokens: Range<usize>,
    span: Span,
    raw: &'a str,
}

impl<'a> Line<'a> {
    fn tokens(&self) -> &'a [Token] {
        self.page.tokens.get(self.tokens.clone()).unwrap_or(&[])
    }

    fn zone(&self, after_repeat: bool, is_near_end: bool) -> Zone {
        if self.is_scrap() || self.is_counter() {
            return Zone::Boilerplate;
        }
        if let Some((_, rest)) = self.date()
            && rest <= 2
        {
            return Zone::Dateline;
        }
        if self.is_agency() {
            return Zone::Byline;
        }
        let is_line = !self.ends_sentence() && self.is_at_most(MAX_LINE);
        if let Some(zone) = self.by_words(is_line) {
            return zone;
        }
        if after_repeat && self.is_at_most(2 * MAX_LINE) {
            return Zone::Caption;
        }
        if is_near_end && self.is_name() {
            return Zone::Byline;
        }
        if !self.ends_sentence() && self.has_inner_end() {
            return Zone::Boilerplate;
        }
        if is_line { Zone::Subhead } else { Zone::Body }
    }

    /// True for at most `n` characters.
    fn is_at_most(&self, n: usize) -> bool {
        self.raw.len() <= 4 * n && self.raw.chars().count() <= n
    }

    /// A letter or two that fell off something.
    fn is_scrap(&self) -> bool {
        self.is_at_most(2)
    }

    /// `Lượt xem: 12.345`, `45 bình luận`: what a page counts of itself, at its head or foot and under no heading.
    fn is_counter(&self) -> bool {
        /// So many lines from its beginning and end a page counts itself.
        const NEAR: u32 = 6;
        let tokens = self.tokens();
        let counts = (0..tokens.len()).find_map(|at| {
            let (len, word) = self.language.page(tokens.get(at..)?)?;
            matches!(word, PageWord::Counter).then_some(len)
        });
        let Some(n_words) = counts.filter(|_| tokens.len() <= 8) else { return false };
        let n_other = tokens.iter().filter(|token| token.kind == TokenKind::Word).count().saturating_sub(n_words);
        let has_number = tokens.iter().any(|token| token.kind == TokenKind::Number);
        let blocks = &self.page.blocks;
        let at = u32::try_from(blocks.partition_point(|block| block.span.start < self.span.start)).unwrap_or(u32::MAX);
        let n_blocks = u32::try_from(blocks.len()).unwrap_or(u32::MAX);
        let before = at.checked_sub(1).and_then(|before| blocks.get(before as usize));
        let is_listed = before.is_some_and(|before| before.span.of(self.page.text).ends_with(':'));
        has_number && n_other <= 2 && !is_listed && n_blocks > 1 && (at < NEAR || n_blocks - at <= NEAR)
    }

    fn ends_sentence(&self) -> bool {
        let end = self.raw.trim_end_matches(['”', '"', ')', '’', '»', ' ']);
        end.ends_with(['.', '!', '?', '…', ':', ';'])
    }

    /// A question or exclamation inside a line without an end: titles of linked articles run together.
    fn has_inner_end(&self) -> bool {
        let tokens = self.tokens();
        tokens.iter().zip(tokens.iter().skip(1)).any(|(a, b)| matches!(a.mark, '?' | '!') && b.is_capital())
    }

    /// What the words of `page.toml` say.
    fn by_words(&self, is_line: bool) -> Option<Zone> {
        let all = self.tokens();
        let last = all.len().saturating_sub(10);
        // In a paragraph only the first words and the last ones can say what it is.
        let skipped = if is_line { 0..0 } else { 1..last.max(1) };
        for at in (0..skipped.start).chain(skipped.end..all.len()) {
            let Some(tokens) = all.get(at..) else { break };
            let Some((len, word)) = self.language.page(tokens) else { continue };
            match word {
                PageWord::LineIs(zone)
                    if at == 0
                        && tokens
                            .get(len..)
                            .is_some_and(|rest| rest.iter().all(|token| token.kind == TokenKind::Mark)) =>
                {
                    return Some(*zone);
                }
                PageWord::LineBegins(zone) if at == 0 && is_line => return Some(*zone),
                // A credit is written with a colon or begins a sentence; plain words count only in a bare line.
                PageWord::LineHas(zone) if is_line || tokens.first().is_some_and(Token::is_capital) && at >= last => {
                    return Some(*zone);
                }
                _ => {}
            }
        }
        None
    }

    /// A line that is a date, with or without the hour: the date, and how many words more it has.
    fn date(&self) -> Option<(PartialDate, usize)> {
        if self.tokens.len() > 24 {
            return None;
        }
        let Range { start, end } = self.tokens;
        let label = match self.language.page(self.tokens()) {
            Some((len, PageWord::DateLabel)) => start + len,
            _ => start,
        };
        if self.tells_time_of_something(label) {
            return None;
        }
        (label..end.min(label + 6)).find_map(|at| {
            let words = Words::new(self.page, self.times, self.language, at..end);
            let (date, date_end) = words.day(at)?;
            let n_words = |range: Range<usize>| {
                let tokens = self.page.tokens.get(range).unwrap_or(&[]);
                tokens.iter().filter(|token| token.kind == TokenKind::Word).count()
            };
            let rest = n_words(label..at).saturating_sub(3) + n_words(date_end..end);
            // "31/12/2023: 15.100 người", "Luật có hiệu lực từ 1/7/2025.": something is told of that day.
            if self.has_figure(label..at) || self.has_figure(date_end..end) || self.ends_sentence() && rest + at > label
            {
                return None;
            }
            let month = u8::from(date.month());
            Some((PartialDate { year: date.year(), month: Some(month), day: Some(date.day()) }, rest))
        })
    }

    /// True if the words at token `at` say since when or up to when: `Tính đến`, `Từ`.
    fn tells_time_of_something(&self, at: usize) -> bool {
        let tokens = self.page.tokens.get(at..self.tokens.end).unwrap_or(&[]);
        use PeriodWord as W;
        matches!(self.language.period(tokens), Some((_, W::AsOf | W::To | W::ToOrNext | W::From | W::Since | W::SoFar)))
    }

    /// True if a number stands in this range that belongs to no hour: "08:30", "(GMT+7)".
    fn has_figure(&self, range: Range<usize>) -> bool {
        let page = self.page;
        let is_hour = |at: usize| {
            page.tokens
                .get(at..at + 1)
                .and_then(|tokens| self.language.period(tokens))
                .is_some_and(|(_, word)| word == PeriodWord::Hour)
                || page
                    .tokens
                    .get(at..)
                    .and_then(|tokens| self.language.unit(tokens))
                    .is_some_and(|(_, role)| matches!(role.id.as_deref(), Some("hour" | "minute" | "second")))
        };
        let is_part = |at: usize| page.is_mark(at, ':') || is_hour(at);
        range.into_iter().any(|at| {
            let is_number = page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
            let before = at.checked_sub(1);
            let is_zone = before.is_some_and(|before| page.is_mark(before, '+'));
            is_number && !is_part(at + 1) && !before.is_some_and(is_part) && !is_zone
        })
    }

    /// `(TTXVN)`, `Theo TTXVN`.
    fn is_agency(&self) -> bool {
        self.tokens.len() <= 6 && self.agency().is_some()
    }

    /// The agency named in brackets among the first words, or in a short line.
    fn agency(&self) -> Option<&'a str> {
        let all = self.tokens();
        let is_short = all.len() <= 6;
        (0..all.len().min(6)).find_map(|at| {
            let tokens = all.get(at..)?;
            let is_bracketed = at > 0 && all.get(at - 1).is_some_and(|before| before.mark == '(');
            match self.language.page(tokens)? {
                (len, PageWord::Agency(name)) => {
                    let closes = tokens.get(len).is_some_and(|after| after.mark == ')');
                    (is_bracketed && closes || is_short && tokens.len() == len).then_some(name.as_str())
                }
                _ => None,
            }
        })
    }

    /// One to five words, all with capitals: who wrote it.
    fn is_name(&self) -> bool {
        let words = self.tokens().iter().filter(|token| token.kind == TokenKind::Word);
        let n_words = words.clone().count();
        let all_capital = words.clone().all(|token| token.case != Case::Lower);
        (1..=6).contains(&n_words) && all_capital && self.tokens().iter().all(|token| token.kind != TokenKind::Number)
    }
}

fn read_meta(meta: &mut Meta, line: &Line<'_>, zone: Zone, at: usize) {
    let stated = |value: &str| Known { value: value.to_owned(), basis: Basis::Stated, span: Some(line.span) };
    match zone {
        Zone::Title => meta.title = Some(stated(line.raw)),
        Zone::Byline if !line.is_agency() && meta.byline.is_none() => meta.byline = Some(stated(line.raw)),
        Zone::Dateline if at < 6 => {
            if let Some((date, _)) = line.date()
                && meta.published.is_none()
            {
                meta.published = Some(Known { value: date, basis: Basis::Stated, span: Some(line.span) });
            }
        }
        _ => {}
    }
    if meta.publisher.is_none()
        && let Some(agency) = line.agency()
    {
        meta.publisher = Some(stated(agency));
    }
    if at == 0 && meta.published.is_none() {
        meta.published = labelled_month(line);
    }
}

/// `date 2021-04` at the very beginning: the crawler's own label.
fn labelled_month(line: &Line<'_>) -> Option<Known<PartialDate>> {
    let tokens = line.tokens();
    let (len, PageWord::DateLabel) = line.language.page(tokens)? else { return None };
    let digits = |at: usize| tokens.get(at).map(|token| token.span().of(line.page.text));
    let year: i32 = digits(len)?.parse().ok()?;
    let month: u8 = digits(len + 2)?.parse().ok().filter(|month| (1..=12).contains(month))?;
    let is_day = tokens.get(len + 3).is_some_and(|token| token.mark == '-' && token.gap == Gap::None);
    let day = if is_day { digits(len + 4)?.parse().ok() } else { None };
    let span = tokens.get(len)?.span().to(tokens.get(len + 2)?.span());
    Some(Known { value: PartialDate { year, month: Some(month), day }, basis: Basis::Stated, span: Some(span) })
}
