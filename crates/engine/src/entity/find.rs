//! Finds names in a text: those of the lexicons by their longest spelling, offices by the place after their head, people
//! by family name or title, events by their head.

use std::cell::OnceCell;

use super::office::Context;
use super::publisher::Publishers;
use super::{Names, PlaceLevel};
use crate::reading::{Entity, EntityKind, Reading};
use crate::text::token::{Case, TokenKind};
use crate::text::{Families, Gap, Page, Phrases, Vocabulary, WordId};

/// The names, compiled.
#[derive(Debug)]
pub struct Finder {
    pub(super) names: Names,
    phrases: Phrases<Known>,
    titles: Phrases<Title>,
    credits: Phrases<()>,
    namesakes: Phrases<()>,
    pub(super) unit_words: Phrases<Step>,
    pub(super) local_offices: Phrases<Step>,
    pub(super) region_offices: Phrases<Step>,
    pub(super) publishers: Publishers,
    event_heads: Phrases<Step>,
    event_stops: Phrases<Step>,
    /// Words from here on are no words of the lexicon.
    n_words: WordId,
}

/// What a phrase is a name of: a place in one of the lists of [`Names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    Place(u16),
    Name(u16),
    Branch(u16),
}

/// A word of a list that says no more than that it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step;

impl Finder {
    /// Compiles the names; new words go into `vocabulary`.
    #[must_use]
    pub fn new(names: &Names, vocabulary: &mut Vocabulary) -> Finder {
        let mut phrases = Phrases::new(Families::NAME);
        for (at, branch) in (0..).zip(&names.branches) {
            for form in &branch.forms {
                phrases.insert(vocabulary, form, Known::Branch(at));
            }
        }
        for (at, name) in (0..).zip(&names.names) {
            for form in std::iter::once(&name.canonical).chain(&name.forms) {
                phrases.insert(vocabulary, form, Known::Name(at));
            }
        }
        for (at, place) in (0..).zip(&names.places) {
            for form in std::iter::once(&place.name).chain(&place.forms) {
                phrases.insert(vocabulary, form, Known::Place(at));
            }
        }
        let mut titles = Phrases::new(Families::TITLE);
        let offices = names.titles.iter().map(|form| (form, Title::Office));
        for (form, title) in offices.chain(names.honorifics.iter().map(|form| (form, Title::Address))) {
            titles.insert(vocabulary, form, title);
        }
        let mut credits = Phrases::new(Families::CREDIT);
        for credit in &names.credits {
            credits.insert(vocabulary, credit, ());
        }
        let mut namesakes = Phrases::new(Families::NAMESAKE);
        for word in &names.namesakes {
            namesakes.insert(vocabulary, word, ());
        }
        let mut unit_words = Phrases::new(Families::OFFICE);
        for word in &names.unit_words {
            unit_words.insert(vocabulary, word, Step);
        }
        let mut local_offices = Phrases::new(Families::OFFICE);
        for word in &names.local_offices {
            local_offices.insert(vocabulary, word, Step);
        }
        let mut region_offices = Phrases::new(Families::OFFICE);
        for word in &names.region_offices {
            region_offices.insert(vocabulary, word, Step);
        }
        let mut event_heads = Phrases::new(Families::EVENT);
        for head in &names.event_heads {
            event_heads.insert(vocabulary, head, Step);
        }
        let mut event_stops = Phrases::new(Families::EVENT_STOP);
        for stop in &names.event_stops {
            event_stops.insert(vocabulary, stop, Step);
        }
        for surname in &names.surnames {
            let word = vocabulary.intern(surname);
            vocabulary.mark_start(word, Families::SURNAME);
        }
        let publishers = Publishers::new(names);
        let names = names.clone();
        Finder {
            names,
            phrases,
            titles,
            credits,
            namesakes,
            unit_words,
            local_offices,
            region_offices,
            publishers,
            event_heads,
            event_stops,
            n_words: WordId(u32::MAX),
        }
    }

    /// Adds the names of a document, in text order.
    pub fn find(&self, page: &Page<'_>, reading: &mut Reading) {
        const STARTS: Families = Families::EVENT.or(Families::NAME).or(Families::SURNAME).or(Families::CREDIT);
        let mut entities = Vec::new();
        let home = OnceCell::new();
        let publisher = reading.meta.publisher.as_ref().map_or("", |known| known.value.as_str());
        let mut at = 0;
        while let Some(token) = page.tokens.get(at) {
            if !token.starts.has(STARTS) {
                at += 1;
                continue;
            }
            let found = self.event_at(page, reading, at);
            let context = Context { home: &home, publisher, before: &entities };
            let found = found.or_else(|| self.name_at(page, at, context));
            match found.or_else(|| self.person_at(page, at)).or_else(|| self.credited_at(page, at)) {
                Some((end, entity)) => {
                    entities.push(entity);
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
        if let Some(writer) = writer(page, reading)
            && !entities.iter().any(|entity| entity.span.overlaps(writer.span))
        {
            let at = entities.partition_point(|entity| entity.span < writer.span);
            entities.insert(at, writer);
        }
        reading.entities = entities;
    }

    pub(super) fn longest(&self, page: &Page<'_>, at: usize) -> Option<(usize, Known)> {
        self.phrases.longest(page.tokens.get(at..)?).map(|(n_tokens, known)| (at + n_tokens, known))
    }

    fn name_at<'f>(&'f self, page: &Page<'_>, at: usize, context: Context<'_, 'f>) -> Option<(usize, Entity)> {
        let (end, known) = self.longest(page, at)?;
        let (end, kind, canonical) = match known {
            Known::Place(place) => {
                let place = self.names.places.get(usize::from(place))?;
                if place.level == PlaceLevel::District {
                    let token = page.tokens.get(at)?;
                    let named = self.own_name(page, end).or_else(|| self.town_name(page, end));
                    let is_name = opens(page, at) || token.case != Case::Title || self.is_numbered(page, end);
                    let end = named.filter(|_| is_name)?;
                    let canonical = spaced(page.span(at..end).of(page.text));
                    return Some((
                        end,
                        Entity { span: page.span(at..end), kind: EntityKind::Place, canonical, role: None },
                    ));
                }
                // "cả nước" is written small; names of provinces are not.
                let is_name = place.level == PlaceLevel::Country || is_capital(page, at);
                (is_name && !self.goes_on(page, end)).then_some((end, EntityKind::Place, place.name.clone()))?
            }
            Known::Name(name) => {
                let name = self.names.names.get(usize::from(name))?;
                (end, name.kind, name.canonical.clone())
            }
            Known::Branch(branch) => {
                let branch = self.names.branches.get(usize::from(branch))?;
                self.branch(page, end, &branch.canonical, context)?
            }
        };
        Some((end, Entity { span: page.span(at..end), kind, canonical, role: None }))
    }

    /// An event with its full name, which ends in its year or month: "Hội nghị tập huấn … năm 2021".
    fn event_at(&self, page: &Page<'_>, reading: &Reading, at: usize) -> Option<(usize, Entity)> {
        /// Names are long, but not as long as sentences.
        const LONGEST: usize = 30;
        let (n_tokens, Step) = self.event_heads.longest(page.tokens.get(at..)?)?;
        let start = page.tokens.get(at)?.start;
        let from = reading.periods.partition_point(|said| said.span.start < start);
        let said = reading.periods.get(from)?;
        let mut end = at + n_tokens;
        while page.tokens.get(end)?.start < said.span.start {
            let token = page.tokens.get(end)?;
            let breaks = matches!(token.mark, ';' | ':' | '(' | ')' | '.' | '“' | '”' | '"') || token.gap == Gap::Line;
            let stops = self.event_stops.longest(page.tokens.get(end..)?).is_some();
            if breaks || stops || end > at + LONGEST {
                return None;
            }
            end += 1;
        }
        // At least two words between head and date, and no comma before the date.
        if end < at + n_tokens + 2 || page.is_mark(end - 1, ',') {
            return None;
        }
        while page.tokens.get(end).is_some_and(|token| token.end <= said.span.end) {
            end += 1;
        }
        let span = page.span(at..end);
        let canonical = spaced(span.of(page.text));
        Some((end, Entity { span, kind: EntityKind::Event, canonical, role: None }))
    }

    /// Tells how many words the lexicon has: those that the vocabulary gets later are none of them.
    pub fn know(&mut self, n_words: WordId) {
        self.n_words = n_words;
    }

    /// True if a capital word goes on directly: "Hà Nam Ninh" is not "Hà Nam".
    fn goes_on(&self, page: &Page<'_>, end: usize) -> bool {
        page.tokens.get(end).is_some_and(|token| {
            token.kind == TokenKind::Word
                && token.case == Case::Title
                && token.gap == Gap::Space
                && (token.word == WordId::UNKNOWN || token.word >= self.n_words)
        })
    }

    /// A person: capitalised words that begin with a family name.
    fn person_at(&self, page: &Page<'_>, at: usize) -> Option<(usize, Entity)> {
        let first = page.tokens.get(at)?;
        if first.case != Case::Title || !first.starts.has(Families::SURNAME) {
            return None;
        }
        let mut end = at + 1;
        while is_name_word(page, end) && end - at < 4 && !self.begins_title(page, end) {
            end += 1;
        }
        (2..=4).contains(&(end - at)).then_some(())?;
        if self.is_namesake(page, at) {
            return None;
        }
        let role = self.role_before(page, at).or_else(|| self.role_after(page, end));
        let canonical = page.span(at..end).of(page.text).to_owned();
        Some((end, Entity { span: page.span(at..end), kind: EntityKind::Person, canonical, role }))
    }

    /// True for "đường Nguyễn Huệ": a street.
    fn is_namesake(&self, page: &Page<'_>, at: usize) -> bool {
        /// "trường tiểu học".
        const LONGEST: usize = 3;
        // "đường Nguyễn Văn Trỗi": "Văn" begins no name either.
        let is_title = |at: usize| page.tokens.get(at).is_some_and(|token| token.case == Case::Title);
        let mut start = at;
        while let Some(before) = start.checked_sub(1).filter(|before| is_title(*before)) {
            start = before;
        }
        let is_person = page.tokens.get(start).is_some_and(|token| token.starts.has(Families::SURNAME));
        is_person
            && (1..=LONGEST).filter_map(|n| start.checked_sub(n)).any(|from| {
                let found = self.namesakes.longest(page.tokens.get(from..start).unwrap_or_default());
                found.is_some_and(|(n_tokens, ())| from + n_tokens == start)
            })
    }

    /// Who made a picture: "Ảnh: Quốc Bảo", "Ảnh: VGP/Nhật Bắc".
    fn credited_at(&self, page: &Page<'_>, at: usize) -> Option<(usize, Entity)> {
        const LONGEST: usize = 4;
        page.tokens.get(at).filter(|token| token.starts.has(Families::CREDIT) && token.is_capital())?;
        let (n_tokens, ()) = self.credits.longest(page.tokens.get(at..)?)?;
        let colon = at + n_tokens;
        let is_colon = page.is_mark(colon, ':') && page.tokens.get(colon).is_some_and(|token| token.gap != Gap::Line);
        let mut from = colon + 1;
        let is_name = |at: usize| {
            page.tokens
                .get(at)
                .is_some_and(|token| token.kind == TokenKind::Word && token.is_capital() && token.gap != Gap::Line)
        };
        if page.is_mark(from + 1, '/') && is_name(from) {
            from += 2;
        }
        let n_words = (from..=from + LONGEST).take_while(|at| is_name(*at)).count();
        let ends =
            page.tokens.get(from + n_words).is_none_or(|token| token.kind == TokenKind::Mark || token.gap == Gap::Line);
        let is_known = self.longest(page, from).is_some_and(|(_, known)| !matches!(known, Known::Place(_)));
        if !is_colon || !ends || is_known || !(2..=LONGEST).contains(&n_words) {
            return None;
        }
        let span = page.span(from..from + n_words);
        let canonical = spaced(span.of(page.text));
        Some((from + n_words, Entity { span, kind: EntityKind::Person, canonical, role: None }))
    }

    /// One past the capitalised words at `at` that name one district among many; a province's name is its own.
    pub(super) fn own_name(&self, page: &Page<'_>, at: usize) -> Option<usize> {
        /// "Bình Sơn", "Nguyễn Văn Linh".
        const LONGEST: usize = 3;
        if self.longest(page, at).is_some_and(|(_, known)| matches!(known, Known::Place(_) | Known::Name(_))) {
            return None;
        }
        // "H.Củ Chi".
        let is_joined = at.checked_sub(1).is_some_and(|dot| page.is_mark(dot, '.'))
            && page.tokens.get(at).is_some_and(|token| {
                token.kind == TokenKind::Word && token.case == Case::Title && token.gap == Gap::None
            });
        let is_name = |word: &usize| is_name_word(page, *word) || *word == at && is_joined;
        if self.is_numbered(page, at) {
            return Some(at + 1);
        }
        let n_words = (at..at + LONGEST).take_while(is_name).count();
        (n_words > 0 && !self.is_person_of_city(page, at)).then_some(at + n_words)
    }

    /// "Phó Giám đốc BHXH thành phố Trần Văn Luận": wards and streets are called by persons' names, cities are not.
    fn is_person_of_city(&self, page: &Page<'_>, at: usize) -> bool {
        let is_city = (1..=2).filter_map(|n| at.checked_sub(n)).any(|from| {
            let found = self.unit_words.longest(page.tokens.get(from..at).unwrap_or_default());
            found.is_some_and(|(n_tokens, _)| from + n_tokens == at)
        });
        is_city && self.is_person_name(page, at)
    }

    /// True for three capitalised words of which the first is a surname.
    pub(super) fn is_person_name(&self, page: &Page<'_>, at: usize) -> bool {
        let is_surname = page.tokens.get(at).is_some_and(|token| token.starts.has(Families::SURNAME));
        let is_known = self.longest(page, at).is_some_and(|(_, known)| matches!(known, Known::Place(_)));
        is_surname && !is_known && (at..at + 3).all(|word| is_name_word(page, word))
    }

    /// True for a number that a part of a city is called by: "Quận 1", "Q. 1", "ở quận 12,"; "mỗi phường 2 tổ" counts.
    fn is_numbered(&self, page: &Page<'_>, at: usize) -> bool {
        let is_number = page
            .tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Number && matches!(token.gap, Gap::Space | Gap::None));
        let next = page.tokens.get(at + 1).map_or('.', |token| token.mark);
        let is_alone = matches!(next, ',' | '.' | ';' | ')' | ':');
        let is_other = matches!(next, '/' | '%' | '-' | '–');
        let is_district = |from: &usize| {
            self.longest(page, *from).is_some_and(|(end, known)| end == at && self.is_district_word(known))
        };
        let word = (1..=2).filter_map(|n| at.checked_sub(n)).find(is_district);
        let is_short = is_number && page.raw(at).len() <= 2 && !is_other;
        is_short && word.is_some_and(|word| is_capital(page, word) || is_alone)
    }

    /// One past the name of a province that is no city: after `thành phố` or `xã` it names a town or commune in it.
    pub(super) fn town_name(&self, page: &Page<'_>, at: usize) -> Option<usize> {
        let (end, known) = self.longest(page, at).filter(|_| is_capital(page, at))?;
        let Known::Place(place) = known else { return None };
        let place = self.names.places.get(usize::from(place))?;
        (place.level == PlaceLevel::Province && !place.is_city && !self.goes_on(page, end)).then_some(end)
    }

    pub(super) fn is_district_word(&self, known: Known) -> bool {
        let Known::Place(place) = known else { return false };
        self.names.places.get(usize::from(place)).is_some_and(|place| place.level == PlaceLevel::District)
    }

    fn begins_title(&self, page: &Page<'_>, at: usize) -> bool {
        page.tokens.get(at..).is_some_and(|tokens| self.titles.longest(tokens).is_some_and(|(n, _)| n > 1))
    }

    /// The office before a name, with its whole title: "Giám đốc BHXH tỉnh Tiền Giang"; "ông" is no office.
    fn role_before(&self, page: &Page<'_>, at: usize) -> Option<String> {
        /// Titles with a long office: "Phó Chủ nhiệm Ủy ban Về các vấn đề xã hội của Quốc hội".
        const LONGEST: usize = 12;
        let from = at.saturating_sub(LONGEST);
        let starts = (from..at).find(|start| {
            let tokens = page.tokens.get(*start..at).unwrap_or_default();
            self.titles.longest(tokens).is_some_and(|(_, title)| title == Title::Office)
                && tokens.iter().all(|token| token.kind == TokenKind::Word)
                && tokens.iter().skip(1).all(|token| token.gap != Gap::Line)
        })?;
        // "Giám đốc BHXH tỉnh, ông …" has a comma; "Giám đốc BHXH tỉnh ông …" has none.
        let address = (starts + 1..at).find(|from| {
            let tokens = page.tokens.get(*from..at).unwrap_or_default();
            self.titles.longest(tokens).is_some_and(|(n, title)| title == Title::Address && from + n == at)
        });
        Some(page.span(starts..address.unwrap_or(at)).of(page.text).to_owned())
    }

    /// The office between a name and the next mark: "…, Giám đốc BHXH tỉnh Tiền Giang, …".
    fn role_after(&self, page: &Page<'_>, end: usize) -> Option<String> {
        /// As before a name.
        const LONGEST: usize = 12;
        let from = end + 1;
        let tokens = page.tokens.get(from..).filter(|_| page.is_mark(end, ','))?;
        self.titles.longest(tokens).filter(|(_, title)| *title == Title::Office)?;
        let n_words = tokens.iter().take_while(|token| token.kind == TokenKind::Word && token.gap != Gap::Line).count();
        let is_closed = page.is_mark(from + n_words, ',') || page.is_mark(from + n_words, ')');
        (n_words <= LONGEST && is_closed).then(|| page.span(from..from + n_words).of(page.text).to_owned())
    }
}

/// What a title is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Title {
    /// `Giám đốc`.
    Office,
    /// `ông`.
    Address,
}

/// True if a word opens its line, a sentence, or an item of a list.
fn opens(page: &Page<'_>, at: usize) -> bool {
    let is_line = |at: usize| page.tokens.get(at).is_none_or(|token| token.gap == Gap::Line);
    let Some(before) = at.checked_sub(1) else { return true };
    let is_bullet = page.tokens.get(before).is_some_and(|token| matches!(token.mark, '+' | '-' | '–' | '•' | '*'));
    is_line(at) || page.is_mark(before, '.') || page.is_mark(before, ':') || is_bullet && is_line(before)
}

/// Who signs the article: a line of two to four names or initials, whatever name they begin with.
fn writer(page: &Page<'_>, reading: &Reading) -> Option<Entity> {
    const LONGEST: usize = 4;
    let span = reading.meta.byline.as_ref()?.span?;
    let from = page.tokens.partition_point(|token| token.end <= span.start);
    let to = page.tokens.partition_point(|token| token.start < span.end);
    let tokens = page.tokens.get(from..to)?;
    let is_name = |token: &crate::text::Token| match token.kind {
        TokenKind::Word => token.is_capital(),
        TokenKind::Mark => token.mark == '.',
        TokenKind::Number => false,
    };
    let n_words = tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
    let is_signed = (2..=LONGEST).contains(&n_words) && tokens.iter().all(is_name);
    let canonical = spaced(span.of(page.text));
    is_signed.then_some(Entity { span, kind: EntityKind::Person, canonical, role: None })
}

/// Words with one space between.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True for a capitalised word behind a blank.
fn is_name_word(page: &Page<'_>, at: usize) -> bool {
    page.tokens
        .get(at)
        .is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Title && token.gap == Gap::Space)
}

pub(super) fn is_capital(page: &Page<'_>, at: usize) -> bool {
    page.tokens.get(at).is_some_and(|token| token.is_capital())
}
