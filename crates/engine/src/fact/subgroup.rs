//! Of whom a figure is, where that is less than all of its place: an enterprise, a sector, a group of people.
//!
//! Such words count where they are the subject of the figure's clause, or what the figure counts. Only then: an office
//! that works with a company tells of its province. The words are `subgroups.toml`.

use std::ops::Range;

use super::sentence::{Figure, SentenceScan};
use super::{CueRole, Reader};
use crate::entity::SubgroupKind;
use crate::reading::{EntityKind, Reading};
use crate::text::token::TokenKind;
use crate::text::{Families, Gap, Page};

/// A subgroup where it is named in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Subgroup {
    /// Its tokens.
    range: Range<usize>,
    pub(super) kind: SubgroupKind,
    /// What it is called.
    pub(super) name: String,
    /// The token where it is named in full: earlier, for "đơn vị này".
    named_at: usize,
    /// It stands where a subject stands.
    is_subject: bool,
}

/// The enterprise that a paragraph named last.
#[derive(Clone, Debug)]
pub(super) struct LastNamed {
    name: String,
    /// The token where its name begins.
    at: usize,
}

/// The subgroups that a sentence names; `last` is the one that the paragraph named last.
pub(super) fn of_sentence(
    reader: &Reader,
    reading: &Reading,
    scan: &SentenceScan<'_>,
    last: Option<&LastNamed>,
) -> Vec<Subgroup> {
    let page = scan.page;
    let mut found = Vec::new();
    let mut at = scan.tokens.start;
    while at < scan.tokens.end {
        let starts = page.tokens.get(at).is_some_and(|token| token.starts.has(Families::SUBGROUP));
        let phrase = page.tokens.get(at..scan.tokens.end).filter(|_| starts);
        let Some((n_tokens, kind)) = phrase.and_then(|tokens| reader.subgroups.longest(tokens)) else {
            at += 1;
            continue;
        };
        let head = at..at + n_tokens;
        let end = match kind {
            SubgroupKind::Enterprise => name_end(reader, page, head.end, scan.tokens.end),
            SubgroupKind::Sector => sector_end(reader, reading, scan, head.clone()),
            SubgroupKind::Group | SubgroupKind::Again | SubgroupKind::Single => Some(head.end),
        };
        let named = end.and_then(|end| match kind {
            SubgroupKind::Again => last.cloned(),
            _ => Some(LastNamed { name: spaced(page.span(at..end).of(page.text)), at }),
        });
        if let (Some(end), Some(LastNamed { name, at: named_at })) = (end, named) {
            let is_subject = is_subject(reader, reading, scan, at);
            found.push(Subgroup { range: at..end, kind, name, named_at, is_subject });
        }
        at = end.unwrap_or(head.end);
    }
    found
}

/// The subgroup that a figure is of.
pub(super) fn of_figure<'s>(
    reader: &Reader,
    reading: &Reading,
    scan: &SentenceScan<'_>,
    figure: &Figure,
    named: &'s [Subgroup],
) -> Option<&'s Subgroup> {
    /// "8,1 triệu lao động nữ".
    const FAR: usize = 1;
    let is_counted = |it: &&Subgroup| {
        it.kind == SubgroupKind::Group && (figure.number_end..=figure.number_end + FAR).contains(&it.range.start)
    };
    if let Some(counted) = named.iter().find(is_counted) {
        return Some(counted);
    }
    // "gồm 318 người của Bưu điện và 168 người của Công ty An Tâm": of the figure right before it alone.
    let is_of_previous = |it: &Subgroup| {
        let owner = scan.cues.iter().find(|cue| cue.end == it.range.start && cue.role == CueRole::At);
        owner.is_some_and(|owner| scan.figures.iter().any(|other| other.end == owner.at && other.at != figure.at))
    };
    let subject = named.iter().rev().find(|it| it.is_subject && it.range.end <= figure.at && !is_of_previous(it))?;
    let between = subject.range.end..figure.at;
    let page = scan.page;
    // "…; cả nước có 8,1 triệu người", "…, toàn tỉnh có": of something else again.
    let breaks = between.clone().any(|at| page.is_mark(at, ';'));
    let whole = |role| matches!(role, CueRole::Province | CueRole::Sector | CueRole::Region | CueRole::District);
    let is_whole = scan.cues_in(&between).any(|cue| whole(cue.role));
    let span = page.span(between);
    let mut entities = reading.entities.iter().filter(|entity| span.contains(entity.span));
    let has_other = entities.any(|entity| {
        let is_country = entity.kind == EntityKind::Place && reader.place(&entity.canonical).is_some();
        is_country && !entity.span.of(page.text).starts_with(char::is_uppercase)
    });
    (!breaks && !is_whole && !has_other).then_some(subject)
}

/// Where the enterprise may be named in full that a figure is of: right before its bracket, or as the subject of its
/// clause, the nearest first; or before, for "đơn vị này".
pub(super) fn enterprises_of(
    reader: &Reader,
    reading: &Reading,
    scan: &SentenceScan<'_>,
    figure: &Figure,
    named: &[Subgroup],
) -> Vec<usize> {
    let is_one = |it: &&Subgroup| matches!(it.kind, SubgroupKind::Enterprise | SubgroupKind::Again);
    let bracket =
        (scan.tokens.start..figure.at).rev().find(|at| scan.page.is_mark(*at, '(')).filter(|_| figure.depth > 0);
    let before_bracket = bracket.and_then(|open| named.iter().filter(is_one).find(|it| it.range.end == open));
    if let Some(found) = before_bracket {
        return vec![found.named_at];
    }
    let found = of_figure(reader, reading, scan, figure, named);
    let is_subject = |it: &&Subgroup| it.is_subject && it.range.end <= figure.at;
    let before = || named.iter().filter(is_one).rev().filter(is_subject);
    match before().any(|it| Some(it.name.as_str()) == found.map(|it| it.name.as_str())) {
        true => before().map(|it| it.named_at).collect(),
        false => Vec::new(),
    }
}

/// The last subgroup that a sentence names as its subject, for the sentences that go on.
pub(super) fn last_named(named: &[Subgroup]) -> Option<LastNamed> {
    let is_one = |kind| matches!(kind, SubgroupKind::Enterprise | SubgroupKind::Single);
    let is_named = |it: &&Subgroup| it.is_subject && is_one(it.kind);
    named.iter().rev().find(is_named).map(|it| LastNamed { name: it.name.clone(), at: it.named_at })
}

/// One past the capitalised words after a head: "Công ty CP May Tân Hưng Phát".
fn name_end(reader: &Reader, page: &Page<'_>, at: usize, end: usize) -> Option<usize> {
    /// "TNHH Một thành viên Thương mại Dịch vụ".
    const LONGEST: usize = 10;
    let is_name = |at: usize| {
        page.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Word && token.is_capital() && token.gap != Gap::Line)
    };
    // "Công ty cổ phần May Hồng Phát": small words may stand before the name.
    let first = (at..(at + 4).min(end)).find(|at| is_name(*at))?;
    let is_plain = (at..first).all(|at| page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word));
    let is_word = |at: usize| {
        let is_cue = reader.cues.longest(page.tokens.get(at..end).unwrap_or_default()).is_some();
        page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word) && !is_cue
    };
    // "Công ty Cổ phần May Hồng Phát": one small word may stand inside it.
    let goes_on = |at: &usize| is_name(*at) || is_name(*at + 1) && is_word(*at);
    let last = (first..end.min(at + LONGEST)).take_while(goes_on).filter(|at| is_name(*at)).last()?;
    is_plain.then_some(last + 1)
}

/// One past the words that name a sector, which end where its verb or its figure begins: "ngành dệt may | có".
fn sector_end(reader: &Reader, reading: &Reading, scan: &SentenceScan<'_>, head: Range<usize>) -> Option<usize> {
    const LONGEST: usize = 6;
    let page = scan.page;
    let is_name = |at: usize| {
        let start = page.tokens.get(at).map_or(0, |token| token.start);
        reading.entities.iter().any(|entity| entity.span.start == start)
    };
    let ends = |at: usize| {
        let says = |role| {
            matches!(role, CueRole::Reach | CueRole::Is | CueRole::MakesUp | CueRole::Now | CueRole::LevelFollows)
        };
        let cue = reader.cues.longest(page.tokens.get(at..scan.tokens.end).unwrap_or_default());
        cue.is_some_and(|(_, role)| says(role)) || scan.figures.iter().any(|figure| figure.at == at)
    };
    let is_word = |at: usize| page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    let end = (head.end..scan.tokens.end.min(head.end + LONGEST)).find(|at| ends(*at) || !is_word(*at))?;
    let is_plain = ends(end) && !(head.start..end).any(is_name);
    (end > head.end && is_plain).then_some(end)
}

/// True where a subject stands: at the beginning of the sentence or clause, or after a period, `trong đó`, `là`, `tại`.
fn is_subject(reader: &Reader, reading: &Reading, scan: &SentenceScan<'_>, at: usize) -> bool {
    let page = scan.page;
    let Some(before) = at.checked_sub(1).filter(|before| *before >= scan.tokens.start) else { return true };
    let Some(token) = page.tokens.get(before) else { return true };
    if matches!(token.mark, ',' | ';' | ':' | '(' | '-' | '–' | '+' | '•' | '*') {
        return true;
    }
    let is_period = reading.periods.iter().any(|said| said.span.end == token.end);
    let leads = |role| {
        matches!(role, CueRole::OfWhich | CueRole::Reach | CueRole::Is | CueRole::MakesUp | CueRole::At | CueRole::Says)
    };
    is_period
        || (1..=3).filter_map(|n| at.checked_sub(n)).any(|from| {
            let found = reader.cues.longest(page.tokens.get(from..at).unwrap_or_default());
            found.is_some_and(|(n_tokens, role)| leads(role) && from + n_tokens == at)
        })
}

/// Words with one space between.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
