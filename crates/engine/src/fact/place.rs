//! Where a figure holds, and at what level.
//!
//! A place governs when it is said to be where (`tại`, `trên địa bàn`), when it opens its clause, or when it is the place
//! of the office that acts (`BHXH tỉnh …`). Places in a list, or named on the way, govern nothing. What governs is
//! carried until another does.

use super::assemble::{Fact, Here};
use super::scan::{Clause, Figure};
use super::words::is_in_brackets;
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
    /// The words that name a part of the province, while it is spoken of.
    district: Option<Span>,
    /// The part that the paragraph is about.
    district_of_paragraph: Option<Span>,
    /// The part that the document is about: its first office is of one.
    district_of_document: Option<Span>,
    /// Central or local, while such a block lasts.
    block: Option<(Scope, Span)>,
    /// The block round a level named in passing: "riêng ở Trung ương".
    block_around: Option<Option<(Scope, Span)>>,
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
    pub(super) fn new(reader: &Reader, reading: &Reading) -> Whereabouts {
        let names = &reader.names;
        let mut offices = reading.entities.iter().filter(|entity| entity.kind == EntityKind::Org);
        let is_local = |entity: &&Entity| {
            is_district(reader, entity) || code_of(reader, entity).is_some_and(|code| code.contains('-'))
        };
        let district = offices.find(is_local).filter(|entity| is_district(reader, entity)).map(|entity| entity.span);
        Whereabouts {
            code: home(names).to_owned(),
            said: None,
            district,
            district_of_paragraph: district,
            district_of_document: district,
            block: None,
            block_around: None,
            rule: rules::PLACE_DEFAULT,
        }
    }

    /// A new paragraph begins; one that opens with a period begins a new subject.
    pub fn enter_paragraph(&mut self, opens_with_period: bool) {
        if opens_with_period {
            self.block = None;
        }
        self.district_of_paragraph = self.district_of_document;
    }

    /// A new sentence begins: a part of the province that the last one named in passing is left.
    pub fn enter_sentence(&mut self) {
        self.district = self.district_of_paragraph;
        self.block = self.block_around.take().unwrap_or(self.block);
    }

    /// Takes note of what stands in a stretch of a sentence.
    pub(super) fn pass(&mut self, reader: &Reader, page: &Page<'_>, reading: &Reading, stretch: Span, zone: Zone) {
        let from = reading.entities.partition_point(|entity| entity.span.start < stretch.start);
        let entities = reading.entities.get(from..).unwrap_or_default();
        let inside = || entities.iter().take_while(|entity| entity.span.end <= stretch.end);
        let home = home(&reader.names);
        for entity in inside() {
            if is_district(reader, entity) {
                if entity.kind == EntityKind::Org {
                    self.enter_district(reader, reading, entity.span);
                    self.district_of_paragraph = self.district;
                } else if is_located(reader, page, entity) && !is_listed(page, entity, &reading.entities) {
                    self.enter_district(reader, reading, entity.span);
                }
                continue;
            }
            let Some(code) = code_of(reader, entity) else { continue };
            let governs = match entity.kind {
                // The head office is where it acts or speaks, not where it gave a quota or a letter.
                EntityKind::Org if code == home => {
                    !self.code.contains('-') || is_located(reader, page, entity) || is_source(reader, page, entity)
                }
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
            if governs && !is_measured_by(reader, page, entity) {
                // "huyện Diễn Châu (Nghệ An)", "thị xã Kỳ Anh, tỉnh Hà Tĩnh": still the district.
                let completes = self.district.is_some_and(|district| is_right_after(page, district, entity.span));
                if !completes {
                    (self.district, self.district_of_paragraph) = (None, None);
                }
                // "Nhờ đó, cả nước có": no more of the level spoken of.
                if entity.kind == EntityKind::Place && code == home {
                    self.block = None;
                }
                self.code = code;
                self.said = Some(entity.span);
                self.rule = rules::PLACE_NAMED;
            }
        }
    }

    /// Takes note of words that say a level: `ở Trung ương`, `toàn tỉnh`, `toàn huyện`.
    pub(super) fn pass_cue(&mut self, reader: &Reader, page: &Page<'_>, reading: &Reading, role: CueRole, span: Span) {
        if matches!(role, CueRole::Province | CueRole::District) && is_rank(page, span) {
            return;
        }
        match role {
            CueRole::Central | CueRole::Local => {
                let scope = if role == CueRole::Central { Scope::Central } else { Scope::Local };
                if self.block_around.is_none() && is_part(reader, page, span) {
                    self.block_around = Some(self.block);
                }
                self.block = Some((scope, span));
            }
            CueRole::District => {
                self.enter_district(reader, reading, span);
                self.district_of_paragraph = self.district;
            }
            CueRole::Province => {
                (self.district, self.district_of_paragraph) = (None, None);
                self.return_home(reader, reading, span);
            }
            _ => {}
        }
    }

    fn enter_district(&mut self, reader: &Reader, reading: &Reading, span: Span) {
        self.return_home(reader, reading, span);
        self.district = Some(span);
    }

    /// "toàn tỉnh" after a word on the country: the province that the document names first.
    fn return_home(&mut self, reader: &Reader, reading: &Reading, span: Span) {
        if self.code.contains('-') {
            return;
        }
        let province = reading.entities.iter().filter(|entity| !is_district(reader, entity));
        let province = province.filter_map(|entity| code_of(reader, entity)).find(|code| code.contains('-'));
        if let Some(code) = province {
            (self.code, self.said, self.rule) = (code, Some(span), rules::PLACE_NAMED);
        }
    }

    /// Takes note of a place said in a figure's own words: "1.148 trường ở Huế".
    pub(super) fn pass_own(&mut self, reader: &Reader, page: &Page<'_>, reading: &Reading, stretch: Span) {
        let from = reading.entities.partition_point(|entity| entity.span.start < stretch.start);
        let entities = reading.entities.get(from..).unwrap_or_default();
        let inside = || entities.iter().take_while(|entity| entity.span.end <= stretch.end);
        for entity in inside().filter(|entity| entity.kind == EntityKind::Place) {
            if is_district(reader, entity) {
                if !is_listed(page, entity, &reading.entities) && is_located(reader, page, entity) {
                    self.enter_district(reader, reading, entity.span);
                }
                continue;
            }
            let governs = !is_listed(page, entity, &reading.entities) && is_located(reader, page, entity);
            if let Some(code) = code_of(reader, entity).filter(|_| governs) {
                if !self.district.is_some_and(|district| is_right_after(page, district, entity.span)) {
                    self.district = None;
                }
                (self.code, self.said, self.rule) = (code, Some(entity.span), rules::PLACE_NAMED);
            }
        }
    }

    /// Takes note of the place that a figure stands right after, in a list of places too: "Quảng Nam 530 tỷ đồng".
    /// In brackets, a name that no list knows is a part of a province if the name before it in the list was one.
    pub(super) fn pass_beside(
        &mut self,
        reader: &Reader,
        page: &Page<'_>,
        reading: &Reading,
        at: Here<'_>,
        previous: Option<&Fact>,
    ) {
        let Here { clause, figure, .. } = at;
        if let Some(entity) = beside(reader, clause, reading, figure) {
            if is_district(reader, entity) {
                self.enter_district(reader, reading, entity.span);
            } else if let Some(code) = code_of(reader, entity) {
                (self.code, self.said, self.district) = (code, Some(entity.span), None);
                self.rule = rules::PLACE_NAMED;
            }
            return;
        }
        let is_named =
            figure.at.checked_sub(2).and_then(|at| page.tokens.get(at)).is_some_and(|token| token.is_capital());
        let goes_on = previous.is_some_and(|fact| fact.observation.scope == Some(Scope::District))
            && at.previous().is_some_and(|previous| is_in_brackets(clause, previous));
        if is_named && goes_on && is_in_brackets(clause, figure) {
            self.enter_district(reader, reading, page.span(figure.at - 2..figure.at - 1));
        }
    }

    /// Where a figure holds.
    #[must_use]
    pub fn found(&self) -> Found {
        let by_place = match self.code.contains('-') {
            true => Scope::Province,
            false => Scope::National,
        };
        let (scope, scope_said) = match (self.block, self.district) {
            (Some((scope, span)), _) if by_place == Scope::National => (scope, Some(span)),
            (_, Some(district)) => (Scope::District, Some(district)),
            _ => (by_place, self.said),
        };
        Found { code: self.code.clone(), scope, place_said: self.said, scope_said, rule: self.rule }
    }
}

/// The place below the country that a figure stands right after, or after a bracket: "Quảng Nam 530 tỷ đồng", "Cư Jút
/// (1.800 người)"; or that stands right after what it counts: "2 triệu lao động TP HCM".
fn beside<'r>(reader: &Reader, clause: &Clause<'_>, reading: &'r Reading, figure: &Figure) -> Option<&'r Entity> {
    let page = clause.page;
    let opens = figure.at.checked_sub(1).is_some_and(|at| page.is_mark(at, '('));
    let before = figure.at.checked_sub(usize::from(opens)).and_then(|at| ends_before(reader, page, reading, at));
    if let Some(entity) = before {
        let compares = |role| matches!(role, CueRole::Against | CueRole::Exceed | CueRole::Short);
        return (opens || !follows(reader, page, entity, &compares)).then_some(entity);
    }
    let token = page.tokens.get(figure.end).filter(|_| figure.end > figure.number_end)?;
    let from = reading.entities.partition_point(|entity| entity.span.start < token.start);
    let entity = reading.entities.get(from).filter(|entity| entity.span.start == token.start);
    entity.filter(|entity| is_below_country(reader, entity) && !is_listed(page, entity, &reading.entities))
}

/// True if a figure is said of a place by name: beside it, or with light words between: "TP HCM có 1.148 trường".
pub(super) fn has_place(reader: &Reader, clause: &Clause<'_>, reading: &Reading, figure: &Figure) -> bool {
    let is_light = |role| matches!(role, CueRole::Reach | CueRole::With | CueRole::Now | CueRole::Rank);
    let mut at = figure.at;
    while let Some(cue) = clause.cues.iter().rev().find(|cue| cue.end == at && is_light(cue.role)) {
        at = cue.at;
    }
    beside(reader, clause, reading, figure).is_some() || ends_before(reader, clause.page, reading, at).is_some()
}

/// The place below the country that ends right before the token `at`.
fn ends_before<'r>(reader: &Reader, page: &Page<'_>, reading: &'r Reading, at: usize) -> Option<&'r Entity> {
    let token = page.tokens.get(at.checked_sub(1)?)?;
    let from = reading.entities.partition_point(|entity| entity.span.end < token.end);
    let entity = reading.entities.get(from).filter(|entity| entity.span.end == token.end);
    entity.filter(|entity| is_below_country(reader, entity))
}

fn is_below_country(reader: &Reader, entity: &Entity) -> bool {
    let code = || code_of(reader, entity).is_some_and(|code| code.contains('-'));
    entity.kind == EntityKind::Place && (is_district(reader, entity) || code())
}

/// The code of the first country of the list.
pub(super) fn home(names: &Names) -> &str {
    let country = names.places.iter().find(|place| place.level == PlaceLevel::Country);
    country.and_then(|place| place.code.as_deref()).unwrap_or("")
}

/// The words before the name of a part of a province, folded.
pub(super) fn district_words(names: &Names) -> Vec<String> {
    let generic = names.places.iter().filter(|place| place.level == PlaceLevel::District);
    let spellings = generic.flat_map(|place| std::iter::once(&place.name).chain(&place.forms));
    spellings.map(|word| crate::text::fold::exact(word)).collect()
}

/// True for a part of a province: a place that the lexicon does not list, or an office of one.
fn is_district(reader: &Reader, entity: &Entity) -> bool {
    let names = &reader.names;
    match entity.kind {
        EntityKind::Place => reader.place(&entity.canonical).is_none(),
        EntityKind::Org => {
            let mut branches = names.branches.iter();
            let rest = branches.find_map(|branch| entity.canonical.strip_prefix(branch.canonical.as_str()));
            let is_word = |rest: &str| {
                let mut words = reader.district_words.iter();
                words.any(|word| {
                    rest.strip_prefix(word.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                })
            };
            rest.is_some_and(|rest| is_word(&crate::text::fold::exact(rest.trim_start())))
                && code_of(reader, entity).is_none()
        }
        _ => false,
    }
}

/// True if nothing but a bracket, a comma or a dash stands between, and the word for its sort: ", tỉnh".
fn is_right_after(page: &Page<'_>, before: Span, after: Span) -> bool {
    /// ", thành phố ".
    const FAR: usize = 14;
    let between = page.text.get(before.end as usize..after.start as usize).unwrap_or(".");
    between.chars().count() <= FAR && between.trim_start().starts_with(['(', ',', '-', '–'])
}

/// "đứng thứ ba toàn tỉnh.": among whom, not where; it ends its clause and follows a word.
fn is_rank(page: &Page<'_>, span: Span) -> bool {
    let from = page.tokens.partition_point(|token| token.end <= span.start);
    let to = page.tokens.partition_point(|token| token.start < span.end);
    let is_mark = |at: usize| page.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark);
    let follows_word = from.checked_sub(1).is_some_and(|at| !is_mark(at));
    follows_word && (is_mark(to) || page.tokens.get(to).is_some_and(|token| token.gap == crate::text::Gap::Line))
}

/// "cao hơn mặt bằng cả nước", "đứng đầu cả nước": what a figure is held against is not where it holds.
fn is_measured_by(reader: &Reader, page: &Page<'_>, entity: &Entity) -> bool {
    let compares = |role| matches!(role, CueRole::Against | CueRole::Exceed | CueRole::Short | CueRole::Rank);
    follows(reader, page, entity, &compares)
}

/// True if such a cue stands a few words before a place.
fn follows(reader: &Reader, page: &Page<'_>, entity: &Entity, is_such: &dyn Fn(CueRole) -> bool) -> bool {
    /// "cao hơn bình quân chung của cả nước".
    const FAR: usize = 6;
    let at = page.tokens.partition_point(|token| token.end <= entity.span.start);
    let from = at.saturating_sub(FAR);
    let cut = (from..at).rev().find(|at| page.tokens.get(*at).is_none_or(|token| token.kind == TokenKind::Mark));
    (cut.map_or(from, |cut| cut + 1)..at).any(|from| {
        let cue = reader.cues.longest(page.tokens.get(from..at).unwrap_or_default());
        cue.is_some_and(|(_, role)| is_such(role))
    })
}

/// "riêng ở Trung ương": a part of what is spoken of.
fn is_part(reader: &Reader, page: &Page<'_>, span: Span) -> bool {
    let at = page.tokens.partition_point(|token| token.end <= span.start);
    let before = at.checked_sub(1).and_then(|from| page.tokens.get(from..at));
    before.and_then(|tokens| reader.cues.longest(tokens)).is_some_and(|(_, role)| role == CueRole::OfWhich)
}

/// "theo BHXH Việt Nam".
fn is_source(reader: &Reader, page: &Page<'_>, entity: &Entity) -> bool {
    let at = page.tokens.partition_point(|token| token.end <= entity.span.start);
    (1..=4).filter_map(|back| at.checked_sub(back)).any(|from| {
        let found = reader.cues.longest(page.tokens.get(from..at).unwrap_or_default());
        found.is_some_and(|(n_tokens, role)| role == CueRole::According && from + n_tokens == at)
    })
}

/// The code of a place, or of the place whose office an organisation is.
fn code_of(reader: &Reader, entity: &Entity) -> Option<String> {
    let names = &reader.names;
    match entity.kind {
        EntityKind::Place => {
            let place = reader.place(&entity.canonical)?;
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
    let mut at = page.tokens.partition_point(|token| token.end <= entity.span.start);
    // "Năm 2019, tỉnh Nam Định có": the word for its sort goes with its name.
    let sort = (1..=2).filter_map(|n| at.checked_sub(n)).find(|from| {
        let found = reader.sorts.longest(page.tokens.get(*from..at).unwrap_or_default());
        found.is_some_and(|(n_tokens, _)| from + n_tokens == at)
    });
    at = sort.unwrap_or(at);
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
        reader.cues.longest(tokens).is_some_and(|(n_tokens, role)| is_where(role) && from + n_tokens + 1 >= at)
    })
}

fn is_where(role: CueRole) -> bool {
    matches!(role, CueRole::At | CueRole::Province | CueRole::District)
}
