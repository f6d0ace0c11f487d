//! What each block of a page is: headline, caption, byline, date line, furniture of the page, a repetition.
//!
//! Looks at the form of a line and at the words of `page.toml`; never at figures.

use rustc_hash::FxHashSet;

use super::page::Page;
use super::token::{Case, Token, TokenKind};
use super::vocabulary::Families;
use crate::lexicon::{Language, PageWord};
use crate::reading::{Basis, Known, Meta, PartialDate, Zone};

/// A headline has at most so many characters.
const MAX_TITLE: usize = 220;
/// A line without a full stop and shorter than this is no paragraph.
const MAX_LINE: usize = 160;
/// A repetition is at least so many characters.
const MIN_REPEAT: usize = 24;

/// Sets the zone of every block of `page` and collects what it tells about the document.
#[must_use]
pub fn mark(page: &mut Page<'_>, language: &Language) -> Meta {
    let mut meta = Meta::default();
    let lines = lines(page);
    let title = title(page, language, &lines);
    let mut earlier: FxHashSet<&str> = FxHashSet::default();
    let title_text = title.and_then(|title| page.blocks.get(title)).map(|block| block.span.of(page.text));
    let title_text = title_text.filter(|title| title.len() >= MIN_REPEAT);
    let mut after_repeat = false;
    for (at, tokens) in lines.iter().enumerate() {
        let Some(block) = page.blocks.get(at) else { continue };
        let raw = block.span.of(page.text);
        let line = Line { raw, tokens: page.tokens.get(tokens.clone()).unwrap_or(&[]), text: page.text };
        let repeats = raw.len() >= MIN_REPEAT && !earlier.insert(raw);
        let starts_with_title =
            title.is_some_and(|title| title < at) && title_text.is_some_and(|title| raw.starts_with(title));
        let zone = if Some(at) == title {
            Zone::Title
        } else if repeats || starts_with_title {
            Zone::Repeat
        } else {
            line.zone(language, after_repeat, at + 3 >= lines.len())
        };
        after_repeat = starts_with_title || repeats && zone == Zone::Repeat;
        read_meta(&mut meta, &line, zone, language, page, block.span, at);
        if let Some(block) = page.blocks.get_mut(at) {
            block.zone = zone;
        }
    }
    meta
}

/// The tokens of each block.
fn lines(page: &Page<'_>) -> Vec<std::ops::Range<usize>> {
    let mut lines: Vec<std::ops::Range<usize>> = Vec::with_capacity(page.blocks.len());
    for (sentence, tokens) in page.sentences.iter().zip(&page.sentence_tokens) {
        match lines.get_mut(sentence.block as usize) {
            Some(line) => line.end = tokens.end,
            None => lines.push(tokens.clone()),
        }
    }
    lines
}

/// The headline: the first line that is no date line and no scrap, if it looks like one.
fn title(page: &Page<'_>, language: &Language, lines: &[std::ops::Range<usize>]) -> Option<usize> {
    for (at, tokens) in lines.iter().enumerate().take(4) {
        let raw = page.blocks.get(at)?.span.of(page.text);
        let line = Line { raw, tokens: page.tokens.get(tokens.clone())?, text: page.text };
        if line.is_scrap() || line.date(language).is_some_and(|(_, rest)| rest <= 2) {
            continue;
        }
        let is_short = line.is_at_most(MAX_TITLE) && !line.ends_sentence();
        return (is_short && lines.len() > at + 1 && line.tokens.len() > 2).then_some(at);
    }
    None
}

/// One block, as it looks.
struct Line<'a> {
    raw: &'a str,
    tokens: &'a [Token],
    text: &'a str,
}

impl Line<'_> {
    fn zone(&self, language: &Language, after_repeat: bool, is_near_end: bool) -> Zone {
        if self.is_scrap() {
            return Zone::Boilerplate;
        }
        if let Some((_, rest)) = self.date(language)
            && rest <= 2
        {
            return Zone::Dateline;
        }
        if self.is_agency(language) {
            return Zone::Byline;
        }
        let is_line = !self.ends_sentence() && self.is_at_most(MAX_LINE);
        if let Some(zone) = self.by_words(language, is_line) {
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

    fn ends_sentence(&self) -> bool {
        let end = self.raw.trim_end_matches(['”', '"', ')', '’', '»', ' ']);
        end.ends_with(['.', '!', '?', '…', ':', ';'])
    }

    /// A question or exclamation inside a line without an end: titles of linked articles run together.
    fn has_inner_end(&self) -> bool {
        self.tokens.iter().zip(self.tokens.iter().skip(1)).any(|(a, b)| matches!(a.mark, '?' | '!') && b.is_capital())
    }

    /// What the words of `page.toml` say.
    fn by_words(&self, language: &Language, is_line: bool) -> Option<Zone> {
        let last = self.tokens.len().saturating_sub(10);
        for at in 0..self.tokens.len() {
            let Some(tokens) = self.tokens.get(at..) else { break };
            let begins = tokens
                .first()
                .is_some_and(|first| first.starts.has(Families::PAGE) || first.mark == '(' || first.mark == '>');
            if !begins || at > 0 && at < last && !is_line {
                continue;
            }
            let Some((len, word)) = language.page(tokens) else { continue };
            match word {
                PageWord::LineIs(zone)
                    if at == 0
                        && self
                            .tokens
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
    fn date(&self, language: &Language) -> Option<(PartialDate, usize)> {
        if self.tokens.len() > 24 {
            return None;
        }
        let label = match language.page(self.tokens) {
            Some((len, PageWord::DateLabel)) => len,
            _ => 0,
        };
        let page = Page {
            text: self.text,
            tokens: self.tokens.to_vec(),
            blocks: Vec::new(),
            sentences: Vec::new(),
            sentence_tokens: Vec::new(),
        };
        let end = page.tokens.len();
        (label..end.min(label + 6)).find_map(|at| {
            let (date, date_end) = crate::period::day_at(&page, language, end, at)?;
            let words = |range: std::ops::Range<usize>| {
                page.tokens.get(range).unwrap_or(&[]).iter().filter(|token| token.kind == TokenKind::Word).count()
            };
            let rest = words(label..at).saturating_sub(3) + words(date_end..end);
            let month = u8::from(date.month());
            Some((PartialDate { year: date.year(), month: Some(month), day: Some(date.day()) }, rest))
        })
    }

    /// `(TTXVN)`, `Theo TTXVN`.
    fn is_agency(&self, language: &Language) -> bool {
        self.tokens.len() <= 6 && self.agency(language).is_some()
    }

    /// The agency named in brackets among the first words, or in a short line.
    fn agency<'l>(&self, language: &'l Language) -> Option<&'l str> {
        let is_short = self.tokens.len() <= 6;
        (0..self.tokens.len().min(6)).find_map(|at| {
            let tokens = self.tokens.get(at..)?;
            let is_bracketed = at > 0 && self.tokens.get(at - 1).is_some_and(|before| before.mark == '(');
            match language.page(tokens)? {
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
        let words = self.tokens.iter().filter(|token| token.kind == TokenKind::Word);
        let n_words = words.clone().count();
        let all_capital = words.clone().all(|token| token.case != Case::Lower);
        (1..=6).contains(&n_words) && all_capital && self.tokens.iter().all(|token| token.kind != TokenKind::Number)
    }
}

fn read_meta(
    meta: &mut Meta,
    line: &Line<'_>,
    zone: Zone,
    language: &Language,
    page: &Page<'_>,
    span: crate::Span,
    at: usize,
) {
    let stated = |value: &str| Known { value: value.to_owned(), basis: Basis::Stated, span: Some(span) };
    match zone {
        Zone::Title => meta.title = Some(stated(line.raw)),
        Zone::Byline if !line.is_agency(language) && meta.byline.is_none() => meta.byline = Some(stated(line.raw)),
        Zone::Dateline if at < 6 => {
            if let Some((date, _)) = line.date(language)
                && meta.published.is_none()
            {
                meta.published = Some(Known { value: date, basis: Basis::Stated, span: Some(span) });
            }
        }
        _ => {}
    }
    if meta.publisher.is_none()
        && let Some(agency) = line.agency(language)
    {
        meta.publisher = Some(stated(agency));
    }
    if at == 0 && meta.published.is_none() {
        meta.published = labelled_month(line, language, page);
    }
}

/// `date 2021-04` at the very beginning: the crawler's own label.
fn labelled_month(line: &Line<'_>, language: &Language, page: &Page<'_>) -> Option<Known<PartialDate>> {
    let (len, PageWord::DateLabel) = language.page(line.tokens)? else { return None };
    let year: i32 = line.tokens.get(len)?.span().of(page.text).parse().ok()?;
    let month: u8 =
        line.tokens.get(len + 2)?.span().of(page.text).parse().ok().filter(|month| (1..=12).contains(month))?;
    let is_day = line.tokens.get(len + 3).is_some_and(|token| token.mark == '-' && token.gap == super::Gap::None);
    let day = if is_day { line.tokens.get(len + 4)?.span().of(page.text).parse().ok() } else { None };
    let span = line.tokens.get(len)?.span().to(line.tokens.get(len + 2)?.span());
    Some(Known { value: PartialDate { year, month: Some(month), day }, basis: Basis::Stated, span: Some(span) })
}
