//! Who says so: after `theo`, before `cho biết`; carried to the sentences that go on.
//!
//! A person is named with title and office, "Giám đốc BHXH tỉnh X Nguyễn Văn A", not by the office alone. What somebody
//! said is carried to the end of the paragraph; and into the next, if that goes on with the same figures: in a list, or
//! without a period or an office of its own. A paragraph without figures ends it, unless it is the one that announces
//! them, or a heading in their list. "…", ông Bình nói: of all of the quotation, from where it opens. In an interview the
//! answers are of the person who was named before the questions.

mod speech;

use std::ops::Range;

use super::{CueRole, Reader};
use crate::Span;
use crate::reading::{Entity, EntityKind, Reading};
use crate::text::token::{Token, TokenKind};
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
    /// The sentence that names who it is announces a list: "… như sau:".
    announces: bool,
}

/// How a paragraph begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// With a period or an office: of something new.
    New,
    /// With the mark of an item, or it is a heading between such.
    Item,
    /// In any other way.
    Other,
}

impl Speaker {
    /// A new paragraph begins. An item or a heading of a list goes on with who announced the list.
    pub(super) fn enter_paragraph(&mut self, opening: Opening) {
        let goes_on = match opening {
            Opening::Item => self.said.is_some() && (self.announces || self.is_alive && self.has_figures),
            Opening::Other => self.is_alive,
            Opening::New => self.is_alive && !self.has_figures,
        };
        if !goes_on {
            *self = Speaker::default();
        }
        self.is_alive = opening == Opening::Item && goes_on && self.announces;
    }

    /// An answer of an interview begins.
    pub(super) fn answer(&mut self, who: Span) {
        *self = Speaker { said: Some(who), ..Speaker::default() };
    }

    /// Who says what a sentence states; `found` is named in it, and `announces` says whether it ends with a colon.
    pub(super) fn hear(&mut self, found: Option<Span>, has_figures: bool, announces: bool) {
        if found.is_some() {
            *self = Speaker { said: found, has_figures: false, is_alive: true, announces };
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
            CueRole::According => after(reader, page, &who, at + n_tokens)
                .or_else(|| named_behind(reader, page, reading, at + n_tokens))
                .or_else(|| unlisted_after(reader, page, at + n_tokens..tokens.end)),
            CueRole::Says => before(reader, page, &who, at)
                .or_else(|| named_again(reader, page, reading, at))
                .or_else(|| unlisted_before(reader, page, reading, tokens.start..at)),
            CueRole::Reports | CueRole::Demand => {
                before(reader, page, &who, at).filter(|found| is_beside(page, *found, at))
            }
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
        return apposed_person(reader, page, who, at);
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

/// "Bà Hà Thị Mến, Trưởng phòng Truyền thông, dẫn số liệu": a person whose post stands between commas before the verb.
fn apposed_person(reader: &Reader, page: &Page<'_>, who: &[&Entity], at: usize) -> Option<Span> {
    /// "Phó Cục trưởng Cục Quản lý chất lượng, Bộ Giáo dục và Đào tạo".
    const POST: usize = 18;
    let end = |entity: &Entity| page.tokens.partition_point(|token| token.start < entity.span.end);
    let person = who.iter().copied().rfind(|entity| entity.kind == EntityKind::Person && end(entity) <= at)?;
    let from = end(person);
    let is_mark = |at: usize| page.is_mark(at, ',') || page.is_mark(at, '-') || page.is_mark(at, '–');
    let is_plain = |at: usize| is_mark(at) || page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    let closes = at.checked_sub(1).is_some_and(is_mark);
    let is_post = is_mark(from) && closes && at > from + 2 && at <= from + POST && (from..at).all(is_plain);
    is_post.then(|| with_title(reader, page, person))
}

/// True if nothing stands between the end of a span and the token `at`: "BHXH tỉnh công bố".
fn is_beside(page: &Page<'_>, found: Span, at: usize) -> bool {
    let from = page.tokens.partition_point(|token| token.start < found.end);
    (from..at).all(|at| page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark))
}

/// "Theo ông Mến": the last word of the name of somebody named in full before.
fn named_behind(reader: &Reader, page: &Page<'_>, reading: &Reading, at: usize) -> Option<Span> {
    full_name(reader, page, reading, at)
}

/// "Theo Hiệp hội Chế biến và Xuất khẩu thủy sản Việt Nam (VASEP), …": an office that no list knows, by its capital and the
/// comma behind it.
fn unlisted_after(reader: &Reader, page: &Page<'_>, range: Range<usize>) -> Option<Span> {
    let first = page.tokens.get(range.start).filter(|token| token.is_capital())?;
    let end = range.clone().find(|at| page.is_mark(*at, ','))?;
    office_in(reader, page, range.start..end).filter(|span| span.start == first.start)
}

/// "Trung tâm Kiểm soát bệnh tật TP.HCM (HCDC) ngày 14/10 cho biết": an office that no list knows, as the subject that
/// opens the sentence.
fn unlisted_before(reader: &Reader, page: &Page<'_>, reading: &Reading, range: Range<usize>) -> Option<Span> {
    let start = page.tokens.get(range.start)?.start;
    let span = page.span(range.clone());
    let period = reading.periods.iter().find(|said| said.span.start > start && said.span.end <= span.end);
    let end = period.map_or(range.end, |said| page.tokens.partition_point(|token| token.end <= said.span.start));
    // Nothing but marks stands between what says when and the verb.
    let last = period.map_or(end, |said| page.tokens.partition_point(|token| token.start < said.span.end));
    let is_mark = |at: usize| page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark);
    office_in(reader, page, range.start..end).filter(|_| (last..range.end).all(is_mark))
}

/// The words of a range, if they may be the name of an office: begun with a capital, with another capital or an acronym in
/// brackets, no figure, no comma and no cue in it.
fn office_in(reader: &Reader, page: &Page<'_>, range: Range<usize>) -> Option<Span> {
    /// "Hiệp hội Chế biến và Xuất khẩu thủy sản Việt Nam (VASEP)".
    const LONGEST: usize = 18;
    let tokens = page.tokens.get(range.clone())?;
    let is_word = |at: &usize| page.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word);
    let is_bracket = |at: &usize| page.is_mark(*at, '(') || page.is_mark(*at, ')') || page.is_mark(*at, '.');
    let is_plain = range.clone().all(|at| is_word(&at) || is_bracket(&at) || page.is_mark(at, '-'));
    let n_capitals = tokens.iter().filter(|token| token.is_capital()).count();
    let is_cue = |at: usize| {
        let found = reader.cues.longest(page.tokens.get(at..range.end).unwrap_or_default());
        found.is_some_and(|(_, role)| {
            role.reaches() || matches!(role, CueRole::Says | CueRole::Against | CueRole::Every)
        })
    };
    let is_name = (2..=LONGEST).contains(&tokens.len())
        && tokens.first().is_some_and(Token::is_capital)
        && n_capitals >= 2
        && is_plain
        && !range.clone().any(is_cue);
    is_name.then(|| page.span(range))
}

/// Where the quotation opens that a sentence closes: "…", ông Bình nói.
pub(super) fn quotation_before(page: &Page<'_>, block: Span, sentence: Span) -> Option<u32> {
    let is_close = |letter: char| matches!(letter, '"' | '”');
    let is_open = |letter: char| matches!(letter, '"' | '“');
    let inside = sentence.of(page.text);
    let close = inside.find(is_close)?;
    // A quotation that opens in the sentence itself is its own.
    if inside.get(..close)?.contains(is_open) || inside.starts_with(is_open) && close == 0 {
        return None;
    }
    let before = page.text.get(block.start as usize..sentence.start as usize)?;
    let open = before.rfind(is_open)?;
    let is_closed = before.get(open..)?.chars().skip(1).any(is_close);
    (!is_closed).then(|| block.start + u32::try_from(open).unwrap_or(0))
}

/// The person who is named last, with title, before a byte: whom an interview is with.
pub(super) fn last_person(reader: &Reader, page: &Page<'_>, reading: &Reading, before: u32) -> Option<Span> {
    let mut persons = reading.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    let person = persons.rfind(|entity| entity.span.end <= before)?;
    Some(with_title(reader, page, person))
}

/// "Ông Ánh cho biết": the last word of the name of somebody named in full before.
fn named_again(reader: &Reader, page: &Page<'_>, reading: &Reading, at: usize) -> Option<Span> {
    /// "cũng".
    const FAR: usize = 2;
    (0..FAR).filter_map(|n| at.checked_sub(n + 2)).find_map(|title| full_name(reader, page, reading, title))
}

/// A title and the last word of the name of somebody named in full before: where that is.
fn full_name(reader: &Reader, page: &Page<'_>, reading: &Reading, title: usize) -> Option<Span> {
    let name = page.tokens.get(title + 1).filter(|token| token.is_capital())?;
    reader.titles.get(&fold::exact(page.raw(title)))?;
    let word = page.raw(title + 1);
    let before = reading.entities.iter().take_while(|entity| entity.span.end <= name.start);
    let is_it = |entity: &&Entity| {
        entity.kind == EntityKind::Person && entity.canonical.rsplit(' ').next().is_some_and(|last| last == word)
    };
    let known = before.filter(is_it).last()?;
    Some(with_title(reader, page, known))
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
