//! Who says so: after `theo`, before `cho biết`; carried to the sentences that go on.
//!
//! A person is named with title and office, "Giám đốc BHXH tỉnh X Nguyễn Văn A", not by the office alone. What somebody
//! said is carried to the end of the paragraph; and into the next, if that goes on with the same figures: in a list, or
//! without a period or an office of its own. A paragraph without figures ends it, unless it is the one that announces them.

use super::{CueRole, Reader};
use crate::Span;
use crate::reading::{Entity, EntityKind, Reading};
use crate::text::token::TokenKind;
use crate::text::{Families, Page, fold};

/// Who spoke last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Speaker {
    /// Who, as written.
    said: Option<Span>,
    /// Something was stated since.
    has_figures: bool,
    /// Something was stated in this paragraph, or somebody named.
    is_alive: bool,
}

/// How a paragraph begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// With a period or an office: of something new.
    New,
    /// In any other way.
    Other,
}

impl Speaker {
    /// A new paragraph begins.
    pub(super) fn enter_paragraph(&mut self, opening: Opening) {
        let goes_on = self.is_alive && (opening == Opening::Other || !self.has_figures);
        if !goes_on {
            *self = Speaker::default();
        }
        self.is_alive = false;
    }

    /// Who says what a sentence states; `found` is named in it.
    pub(super) fn hear(&mut self, found: Option<Span>, has_figures: bool) {
        if found.is_some() {
            *self = Speaker { said: found, has_figures: false, is_alive: true };
        }
        self.has_figures |= has_figures;
        self.is_alive |= has_figures;
    }

    /// Who speaks.
    pub(super) fn said(&self) -> Option<Span> {
        self.said
    }
}

/// Who is named in a sentence as its source.
pub(super) fn of_sentence(reader: &Reader, page: &Page<'_>, reading: &Reading, sentence: usize) -> Option<Span> {
    let tokens = page.sentence_tokens.get(sentence)?.clone();
    let span = page.span(tokens.clone());
    let from = reading.entities.partition_point(|entity| entity.span.start < span.start);
    let inside = reading.entities.iter().skip(from).take_while(|entity| entity.span.end <= span.end);
    let who: Vec<&Entity> =
        inside.filter(|entity| matches!(entity.kind, EntityKind::Person | EntityKind::Org)).collect();
    let mut at = tokens.start;
    while at < tokens.end {
        let starts = page.starts(at).has(Families::CUE);
        let phrase = page.tokens.get(at..tokens.end).filter(|_| starts);
        let Some((n_tokens, role)) = phrase.and_then(|tokens| reader.cues.longest(tokens)) else {
            at += 1;
            continue;
        };
        let found = match role {
            CueRole::According => after(reader, page, &who, at + n_tokens),
            CueRole::Says => before(reader, page, &who, at).or_else(|| named_again(reader, page, reading, at)),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        at += n_tokens;
    }
    None
}

/// "Theo BHXH Việt Nam", "Theo Giám đốc BHXH tỉnh Võ Khánh Bình": of office and person the person, if its title holds the
/// office.
fn after(reader: &Reader, page: &Page<'_>, who: &[&Entity], at: usize) -> Option<Span> {
    /// "Theo báo cáo mới đây của".
    const FAR: usize = 4;
    let start = page.tokens.get(at)?.start;
    let first = who.iter().copied().find(|entity| entity.span.start >= start)?;
    let persons = who.iter().filter(|entity| entity.kind == EntityKind::Person);
    let titled = persons.map(|person| with_title(reader, page, person)).find(|titled| titled.contains(first.span));
    let found = titled.unwrap_or_else(|| with_title(reader, page, first));
    (page.tokens.partition_point(|token| token.end <= found.start) <= at + FAR).then_some(found)
}

/// "Ông Võ Khánh Bình cho biết", "ông Trịnh Văn Quý, Giám đốc BHXH tỉnh, cho biết": of the office that only says whose
/// director somebody is, that person.
fn before(reader: &Reader, page: &Page<'_>, who: &[&Entity], at: usize) -> Option<Span> {
    /// "cũng vừa", and a mark.
    const FAR: usize = 4;
    /// "Phó Giám đốc phụ trách Bảo hiểm xã hội tỉnh".
    const TITLE: usize = 8;
    let first_token = |span: Span| page.tokens.partition_point(|token| token.end <= span.start);
    let end = |entity: &Entity| page.tokens.partition_point(|token| token.start < entity.span.end);
    let last = who.iter().copied().rfind(|entity| end(entity) <= at)?;
    if end(last) + FAR < at {
        return None;
    }
    let previous = who.iter().copied().rfind(|entity| entity.span.end <= last.span.start);
    let is_apposed = |person: &&Entity| {
        let (from, to) = (end(person), first_token(last.span));
        let opens = page.is_mark(from, ',') || page.is_mark(from, '-') || page.is_mark(from, '–');
        let is_word = |at: usize| page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
        let is_title = to > from + 1 && to <= from + TITLE && (from + 1..to).all(is_word);
        person.kind == EntityKind::Person && opens && is_title
    };
    let person = previous.filter(|_| last.kind == EntityKind::Org).filter(is_apposed);
    Some(with_title(reader, page, person.unwrap_or(last)))
}

/// "Ông Ánh cho biết": the last word of the name of somebody named in full before.
fn named_again(reader: &Reader, page: &Page<'_>, reading: &Reading, at: usize) -> Option<Span> {
    /// "cũng".
    const FAR: usize = 2;
    (0..FAR).filter_map(|n| at.checked_sub(n + 2)).find_map(|title| {
        let name = page.tokens.get(title + 1).filter(|token| token.is_capital())?;
        let mut titles = reader.names.honorifics.iter().chain(&reader.names.titles);
        titles.find(|word| fold::exact(word) == fold::exact(page.raw(title)))?;
        let word = page.raw(title + 1);
        let mut before = reading.entities.iter().take_while(|entity| entity.span.end <= name.start);
        let is_known = before.any(|entity| {
            entity.kind == EntityKind::Person && entity.canonical.rsplit(' ').next().is_some_and(|last| last == word)
        });
        is_known.then(|| page.span(title..title + 2))
    })
}

/// A person with the title before the name, as written: "Giám đốc BHXH tỉnh Hà Nam Trần Văn Lượng", "ông Ánh".
fn with_title(reader: &Reader, page: &Page<'_>, entity: &Entity) -> Span {
    let span = entity.span;
    let Some(before) = page.text.get(..span.start as usize).filter(|_| entity.kind == EntityKind::Person) else {
        return span;
    };
    let address = reader.names.honorifics.iter().find_map(|word| {
        let before = before.trim_end();
        let from = before.len().checked_sub(word.len())?;
        let is_word = before.get(..from)?.chars().next_back().is_none_or(|letter| !letter.is_alphanumeric());
        (is_word && fold::lowered(before.get(from..)?) == *word).then_some(from)
    });
    let start = address.unwrap_or(before.len());
    let office =
        entity.role.as_deref().and_then(|role| Some(before.get(..start)?.trim_end().strip_suffix(role)?.len()));
    Span { start: u32::try_from(office.unwrap_or(start)).unwrap_or(span.start), end: span.end }
}
