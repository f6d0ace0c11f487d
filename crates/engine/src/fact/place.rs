//! Where a figure holds, and at what level.
//!
//! A place governs when it is said to be where (`tại`, `trên địa bàn`), when it opens its clause, or when it is the place
//! of the office that acts (`BHXH tỉnh …`). Places in a list, or named on the way, govern nothing. What governs is
//! carried until another does.

use super::{CueRole, Reader};
use crate::Span;
use crate::entity::{Names, PlaceLevel};
use crate::reading::{Entity, EntityKind, Reading, Scope, Zone};
use crate::rules::{self, Rule};
use crate::text::Page;
use crate::text::token::TokenKind;

/// Where we are in the document.
#[derive(Clone, Debug)]
pub struct Whereabouts {
    code: String,
    said: Option<Span>,
    /// Central or local, while such a block lasts.
    block: Option<(Scope, Span)>,
    rule: Rule,
}

/// A place with its level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// ISO code.
    pub code: String,
    /// At what level.
    pub scope: Scope,
    /// The words that say where.
    pub place_said: Option<Span>,
    /// The words that say at what level.
    pub scope_said: Option<Span>,
    /// How it was found.
    pub rule: Rule,
}

impl Whereabouts {
    /// At the beginning of a document: in the country that `places.toml` names first.
    #[must_use]
    pub fn new(names: &Names) -> Whereabouts {
        Whereabouts { code: home(names).to_owned(), said: None, block: None, rule: rules::PLACE_DEFAULT }
    }

    /// A new paragraph begins; one that opens with a period begins a new subject.
    pub fn enter_paragraph(&mut self, opens_with_period: bool) {
        if opens_with_period {
            self.block = None;
        }
    }

    /// Takes note of what stands in a stretch of a sentence.
    pub(super) fn pass(&mut self, reader: &Reader, page: &Page<'_>, reading: &Reading, stretch: Span, zone: Zone) {
        let from = reading.entities.partition_point(|entity| entity.span.start < stretch.start);
        let entities = reading.entities.get(from..).unwrap_or_default();
        let inside = || entities.iter().take_while(|entity| entity.span.end <= stretch.end);
        let home = home(&reader.names);
        for entity in inside() {
            let Some(code) = code_of(&reader.names, entity) else { continue };
            let governs = match entity.kind {
                EntityKind::Org => true,
                // "cả nước" always says where; "Việt Nam" may be part of a company's name.
                EntityKind::Place if code == home && !begins_with_capital(page, entity) => true,
                // Another country is named in passing; see [`Whereabouts::pass_own`].
                EntityKind::Place if !code.starts_with(home) => false,
                EntityKind::Place => {
                    !is_listed(page, entity, &reading.entities)
                        && (zone == Zone::Title || is_located(reader, page, entity))
                }
                _ => false,
            };
            if governs {
                self.code = code;
                self.said = Some(entity.span);
                self.rule = rules::PLACE_NAMED;
            }
        }
    }

    /// Takes note of a place said in a figure's own words: "1.148 trường ở Huế".
    pub(super) fn pass_own(&mut self, reader: &Reader, page: &Page<'_>, reading: &Reading, stretch: Span) {
        let from = reading.entities.partition_point(|entity| entity.span.start < stretch.start);
        let entities = reading.entities.get(from..).unwrap_or_default();
        let inside = || entities.iter().take_while(|entity| entity.span.end <= stretch.end);
        for entity in inside().filter(|entity| entity.kind == EntityKind::Place) {
            let governs = !is_listed(page, entity, &reading.entities) && is_located(reader, page, entity);
            if let Some(code) = code_of(&reader.names, entity).filter(|_| governs) {
                (self.code, self.said, self.rule) = (code, Some(entity.span), rules::PLACE_NAMED);
            }
        }
    }

    /// Takes note of `ở Trung ương`, `tại địa phương`.
    pub fn pass_level(&mut self, scope: Scope, span: Span) {
        self.block = Some((scope, span));
    }

    /// Where a figure holds.
    #[must_use]
    pub fn found(&self) -> Found {
        let by_place = match self.code.contains('-') {
            true => Scope::Province,
            false => Scope::National,
        };
        let (scope, scope_said) = match self.block {
            Some((scope, span)) if by_place == Scope::National => (scope, Some(span)),
            _ => (by_place, self.said),
        };
        Found { code: self.code.clone(), scope, place_said: self.said, scope_said, rule: self.rule }
    }
}

/// The code of the first country of the list.
fn home(names: &Names) -> &str {
    let country = names.places.iter().find(|place| place.level == PlaceLevel::Country);
    country.and_then(|place| place.code.as_deref()).unwrap_or("")
}

/// Central or local, for a cue that says so.
#[must_use]
pub fn level(role: CueRole) -> Option<Scope> {
    match role {
        CueRole::Central => Some(Scope::Central),
        CueRole::Local => Some(Scope::Local),
        _ => None,
    }
}

/// The code of a place, or of the place whose office an organisation is.
fn code_of(names: &Names, entity: &Entity) -> Option<String> {
    match entity.kind {
        EntityKind::Place => {
            let place = names.places.iter().find(|place| place.name == entity.canonical)?;
            (place.level != PlaceLevel::Region).then(|| place.code.clone()).flatten()
        }
        EntityKind::Org => {
            let known =
                names.names.iter().find(|name| name.kind == EntityKind::Org && name.canonical == entity.canonical);
            if let Some(known) = known {
                return known.place.clone();
            }
            let ends_so = |name: &str| {
                entity.canonical.strip_suffix(name).is_some_and(|before| before.ends_with(' ') && !before.is_empty())
            };
            let place = names.places.iter().find(|place| place.code.is_some() && ends_so(&place.name))?;
            place.code.clone()
        }
        _ => None,
    }
}

fn begins_with_capital(page: &Page<'_>, entity: &Entity) -> bool {
    entity.span.of(page.text).starts_with(char::is_uppercase)
}

/// True if another place stands beside it, with a comma or conjunction between.
fn is_listed(page: &Page<'_>, entity: &Entity, all: &[Entity]) -> bool {
    let at = all.partition_point(|other| other.span.start < entity.span.start);
    let before = at.checked_sub(1).and_then(|at| all.get(at));
    before.into_iter().chain(all.get(at + 1)).any(|other| {
        let (first, second) = if other.span < entity.span { (other, entity) } else { (entity, other) };
        let between = Span { start: first.span.end, end: second.span.start.max(first.span.end) }.of(page.text).trim();
        other.kind == EntityKind::Place && matches!(between, "," | "và" | ", và")
    })
}

/// True if a word of place stands before it, or it opens its line, sentence or clause.
fn is_located(reader: &Reader, page: &Page<'_>, entity: &Entity) -> bool {
    let at = page.tokens.partition_point(|token| token.end <= entity.span.start);
    let Some(before) = at.checked_sub(1) else { return true };
    if matches!(page.tokens.get(before).map_or('\0', |token| token.mark), '.' | ';' | ':' | '(' | '…') {
        return true;
    }
    if page.tokens.get(at).is_some_and(|token| token.gap == crate::text::Gap::Line) {
        return true;
    }
    // ", Hà Nội đã …": the subject of its clause.
    let after = page.tokens.partition_point(|token| token.start < entity.span.end);
    if page.is_mark(before, ',') && page.tokens.get(after).is_some_and(|token| token.kind == TokenKind::Word) {
        return true;
    }
    // "tại", "ở tỉnh", "trên địa bàn tỉnh": the cue may stand up to two words before.
    (1..=4).filter_map(|back| at.checked_sub(back)).any(|from| {
        let tokens = page.tokens.get(from..at).unwrap_or_default();
        reader.cues.longest(tokens).is_some_and(|(n_tokens, role)| role == CueRole::At && from + n_tokens + 1 >= at)
    })
}
