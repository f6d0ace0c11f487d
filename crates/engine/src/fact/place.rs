//! Where a figure holds, and at what level.
//!
//! A document begins in its frame (`place/document.rs`): the place that it is about, if its words tell one. A place
//! governs when it is said to be where (`tại`, `trên địa bàn`), when it opens its clause or is its subject, or when it is
//! the place of the office that acts (`BHXH tỉnh …`). Places in a list, or named on the way, govern nothing, nor do
//! captions. What governs is carried until another does. What nothing tells is unknown: there is no default.

mod document;
mod figure;
mod grammar;
mod kind;

use super::sentence::{Figure, SentenceScan};
use super::{CueRole, Reader};
use crate::Span;
use crate::entity::{Names, PlaceLevel};
use crate::reading::{Entity, EntityKind, Note, Reading, Scope, Zone};
use crate::rules::{self, Rule};
use crate::text::Page;
pub(super) use document::Frame;
pub(super) use figure::{Asked, has_step, of_figure};
use grammar::{
    beside, ends_before, is_listed, is_located, is_measured_by, is_of_number, is_part, is_rank, is_ranked,
    is_right_after, is_source, is_subject,
};
use kind::{district_name, is_district, is_generic_office, province_of, region_of};

/// How large a place is, and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Nothing tells.
    Unknown,
    /// A country, by its code.
    Country(String),
    /// A province, by its code; `None` if nothing tells which.
    Province(Option<String>),
    /// Several provinces together, by name; `None` if nothing tells which.
    Region(Option<String>),
}

impl Level {
    fn of_code(code: &str) -> Level {
        if code.contains('-') { Level::Province(Some(code.to_owned())) } else { Level::Country(code.to_owned()) }
    }

    fn is_province(&self) -> bool {
        matches!(self, Level::Province(_))
    }
}

/// A part of a province, where it is spoken of.
#[derive(Clone, Debug)]
struct District {
    said: Span,
    /// Its name; `None` for "toàn huyện" where nothing tells which.
    name: Option<String>,
}

/// What governs, with the words that say so.
#[derive(Clone, Debug)]
struct Governing {
    level: Level,
    said: Option<Span>,
    rule: Rule,
}

/// Where we are in the document.
#[derive(Clone, Debug)]
pub struct PlaceContext {
    frame: Frame,
    now: Governing,
    /// What governed before a second place of the same sentence did.
    around: Option<Governing>,
    /// The sentence's own first governing place has been seen.
    is_said_in_sentence: bool,
    /// The sentence speaks of a part of what the one before spoke of, or its first figure has gone by: a place that is
    /// named now is of its own clause.
    is_in_part: bool,
    /// The province that was last spoken of: the one that "toàn tỉnh" goes back to.
    last_province: Option<String>,
    district: Option<District>,
    /// The part that the paragraph is about.
    district_of_paragraph: Option<District>,
    /// The part that the document is about: its first office is of one.
    district_of_document: Option<District>,
    /// Central or local, while such a block lasts.
    block: Option<(Scope, Span)>,
    /// The block round a level named in passing: "riêng ở Trung ương".
    block_around: Option<Option<(Scope, Span)>>,
    /// Where the first cell of a table's row says that the row holds.
    of_row: Option<Found>,
    /// The block before offices of all provinces became a paragraph's subject.
    block_before: Option<Option<(Scope, Span)>>,
}

/// A place with its level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// ISO code; `None` if it is not known, or has none.
    pub code: Option<String>,
    /// At what level; `None` if that is not known.
    pub scope: Option<Scope>,
    /// The name of the district.
    pub district: Option<String>,
    /// The name of the region.
    pub region: Option<String>,
    /// The words that say where.
    pub place_said: Option<Span>,
    /// The words that say at what level.
    pub scope_said: Option<Span>,
    /// How it was found.
    pub rule: Rule,
}

impl PlaceContext {
    /// At the beginning of a document, in its frame.
    #[must_use]
    pub(super) fn new(reader: &Reader, page: &Page<'_>, reading: &Reading) -> PlaceContext {
        let frame = Frame::of(reader, page, reading);
        let mut offices = reading.entities.iter().filter(|entity| entity.kind == EntityKind::Org);
        let is_local = |entity: &&Entity| {
            is_district(reader, entity) || province_of(reader, entity).is_some_and(|code| code.contains('-'))
        };
        let first = offices.find(is_local).filter(|entity| is_district(reader, entity));
        let district = first.map(|entity| District { said: entity.span, name: district_name(reader, entity) });
        PlaceContext {
            now: Governing { level: frame.level.clone(), said: frame.said, rule: frame.rule },
            last_province: frame.province.clone(),
            frame,
            around: None,
            is_said_in_sentence: false,
            is_in_part: false,
            district: district.clone(),
            district_of_paragraph: district.clone(),
            district_of_document: district,
            block: None,
            block_around: None,
            of_row: None,
            block_before: None,
        }
    }

    /// What is odd about the places of the document.
    #[must_use]
    pub(super) fn note(&self) -> Option<Note> {
        self.frame.shared.map(|span| Note { span, rule: rules::PLACE_SHARED })
    }

    /// A new paragraph begins; one that opens with a period begins a new subject.
    pub fn enter_paragraph(&mut self, opens_with_period: bool) {
        self.block = self.block_before.take().unwrap_or(self.block);
        self.of_row = None;
        if opens_with_period {
            self.block = None;
        }
        if let Some(around) = self.around.take() {
            self.now = around;
        }
        // "toàn tỉnh" is of the province that the document is about, whatever others it was compared with.
        if matches!(self.frame.level, Level::Province(Some(_))) {
            self.last_province = self.frame.province.clone();
        }
        let is_aside = match self.frame.level {
            Level::Country(_) => self.now.level.is_province(),
            Level::Province(_) => self.frame.is_of_title && matches!(self.now.level, Level::Country(_)),
            Level::Region(_) => !matches!(self.now.level, Level::Region(_)),
            Level::Unknown => false,
        };
        if is_aside {
            self.now = Governing { level: self.frame.level.clone(), said: self.frame.said, rule: self.frame.rule };
        }
        self.district_of_paragraph = self.district_of_document.clone();
    }

    /// "Tân An | 46 | 2.310": what stands beside the first figure of a row is said of all of it.
    pub(super) fn keep_for_row(&mut self, found: &Found) {
        let is_beside = matches!(found.rule, rules::PLACE_BESIDE | rules::PLACE_BARE | rules::PLACE_DISTRICT_NAME);
        if is_beside && self.of_row.is_none() {
            self.of_row = Some(found.clone());
        }
    }

    /// A new sentence begins: a part of the province that the last one named in passing is left, and a second place.
    pub fn enter_sentence(&mut self) {
        self.district = self.district_of_paragraph.clone();
        self.block = self.block_around.take().unwrap_or(self.block);
        if let Some(around) = self.around.take() {
            self.now = around;
        }
        (self.is_said_in_sentence, self.is_in_part) = (false, false);
    }

    /// What the sentence names from here on is of a part of what it speaks of: behind its first figure, and all of
    /// "Trong đó, …".
    pub fn enter_part(&mut self) {
        self.is_in_part = true;
    }

    /// Takes note of what stands in a stretch of a sentence.
    pub(super) fn update_from_entities(
        &mut self,
        reader: &Reader,
        page: &Page<'_>,
        reading: &Reading,
        stretch: Span,
        zone: Zone,
    ) {
        let from = reading.entities.partition_point(|entity| entity.span.start < stretch.start);
        let entities = reading.entities.get(from..).unwrap_or_default();
        for entity in entities.iter().take_while(|entity| entity.span.end <= stretch.end) {
            if is_district(reader, entity) {
                let is_office = entity.kind == EntityKind::Org;
                if is_office || is_located(reader, page, entity) && !is_listed(page, entity, &reading.entities) {
                    self.enter_district(entity.span, district_name(reader, entity));
                }
                if is_office {
                    self.district_of_paragraph = self.district.clone();
                }
                continue;
            }
            if reader.is_of_provinces(entity) && is_located(reader, page, entity) {
                self.block_before.get_or_insert(self.block);
                self.block = Some((Scope::Local, entity.span));
                continue;
            }
            if let Some(region) = region_of(reader, entity) {
                let is_office = entity.kind == EntityKind::Org;
                if is_office || is_located(reader, page, entity) || is_subject(reader, page, entity) {
                    self.govern(Level::Region(Some(region)), entity.span, rules::PLACE_REGION);
                }
                continue;
            }
            self.update_from_place(reader, page, reading, entity, zone);
        }
    }

    /// A country, a province, or an office of one.
    fn update_from_place(&mut self, reader: &Reader, page: &Page<'_>, reading: &Reading, entity: &Entity, zone: Zone) {
        let home = home(&reader.names);
        if is_generic_office(reader, entity) {
            self.return_to_province(entity.span);
            return;
        }
        let Some(code) = province_of(reader, entity) else { return };
        let is_home = code == home;
        let (governs, rule) = match entity.kind {
            // The head office is where it acts or speaks, not where it gave a quota or a letter.
            EntityKind::Org if is_home => {
                let is_below = self.now.level.is_province();
                (!is_below || is_located(reader, page, entity) || is_source(reader, page, entity), rules::PLACE_OFFICE)
            }
            EntityKind::Org => (true, rules::PLACE_OFFICE),
            // "cả nước" always says where; "Việt Nam" may be part of a company's name.
            EntityKind::Place if is_home && !grammar::begins_with_capital(page, entity) => (true, rules::PLACE_NAMED),
            // Another country is named in passing; see [`PlaceContext::update_from_own`].
            EntityKind::Place if !code.starts_with(home) => (false, rules::PLACE_NAMED),
            EntityKind::Place
                if is_listed(page, entity, &reading.entities)
                    || is_of_number(page, entity)
                    || grammar::is_venue(reader, page, reading, entity) =>
            {
                (false, rules::PLACE_NAMED)
            }
            EntityKind::Place if zone == Zone::Title || is_located(reader, page, entity) => (true, rules::PLACE_NAMED),
            EntityKind::Place => (is_subject(reader, page, entity), rules::PLACE_SUBJECT),
            _ => (false, rules::PLACE_NAMED),
        };
        if !governs || is_measured_by(reader, page, entity) {
            return;
        }
        // "huyện Diễn Châu (Nghệ An)", "thị xã Kỳ Anh, tỉnh Hà Tĩnh": still the district.
        let completes = self.district.as_ref().is_some_and(|it| is_right_after(page, it.said, entity.span));
        if !completes {
            (self.district, self.district_of_paragraph) = (None, None);
        }
        // "Nhờ đó, cả nước có": no more of the level spoken of.
        if entity.kind == EntityKind::Place && is_home {
            self.block = None;
        }
        // "Hà Nội dẫn đầu với 78.900 người": in its own sentence only.
        if entity.kind == EntityKind::Place && zone != Zone::Title && is_ranked(reader, page, entity) {
            self.around.get_or_insert_with(|| self.now.clone());
        }
        self.govern(Level::of_code(code), entity.span, rule);
    }

    /// A second place of a sentence, its clause's subject, is left when the sentence ends: "trong khi TP HCM là …".
    fn govern(&mut self, level: Level, said: Span, rule: Rule) {
        if let Level::Province(Some(code)) = &level {
            self.last_province = Some(code.clone());
        }
        let is_second = self.is_said_in_sentence && rule == rules::PLACE_SUBJECT;
        let is_known = self.now.level != Level::Unknown;
        if (is_second || self.is_in_part && is_known) && self.around.is_none() {
            self.around = Some(self.now.clone());
        }
        self.is_said_in_sentence = true;
        self.now = Governing { level, said: Some(said), rule };
    }

    /// Takes note of words that say a level: `ở Trung ương`, `toàn tỉnh`, `toàn huyện`.
    pub(super) fn update_from_cue(&mut self, reader: &Reader, page: &Page<'_>, role: CueRole, span: Span) {
        if matches!(role, CueRole::Province | CueRole::District | CueRole::Region) && is_rank(page, span) {
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
                let name = self.district.as_ref().or(self.district_of_document.as_ref()).and_then(|it| it.name.clone());
                self.enter_district(span, name);
                self.district_of_paragraph = self.district.clone();
            }
            CueRole::Province => {
                (self.district, self.district_of_paragraph) = (None, None);
                self.return_to_province(span);
            }
            CueRole::Region if !matches!(self.now.level, Level::Region(_)) => {
                self.around.get_or_insert_with(|| self.now.clone());
                self.govern(Level::Region(None), span, rules::PLACE_REGION);
            }
            // "ở một tỉnh đã phát hiện": one of them, which is not told.
            CueRole::SomeProvince => {
                self.around.get_or_insert_with(|| self.now.clone());
                (self.district, self.block) = (None, None);
                self.now = Governing { level: Level::Province(None), said: Some(span), rule: rules::PLACE_SEVERAL };
            }
            // "toàn ngành": of the place that the document is about, or of the country.
            CueRole::Sector if !self.frame.level.is_province() => {
                (self.block, self.district) = (None, None);
                self.govern(Level::Country(home(&reader.names).to_owned()), span, rules::PLACE_NAMED);
            }
            _ => {}
        }
    }

    /// "Tỉnh hiện có", ", huyện đạt": takes note of the words for a sort of place that are the subjects of their clauses.
    pub(super) fn update_from_bare_subjects(
        &mut self,
        reader: &Reader,
        scan: &SentenceScan<'_>,
        stretch: std::ops::Range<usize>,
    ) {
        for (role, said) in stretch.filter_map(|at| grammar::bare_subject(reader, scan, at)) {
            self.update_from_cue(reader, scan.page, role, said);
        }
    }

    fn enter_district(&mut self, span: Span, name: Option<String>) {
        self.return_to_province(span);
        self.district = Some(District { said: span, name });
    }

    /// "toàn tỉnh" after a word on the country: the province last spoken of, or else the document's.
    fn return_to_province(&mut self, span: Span) {
        if !self.now.level.is_province() {
            let province = self.last_province.clone().or_else(|| self.frame.province.clone());
            self.govern(Level::Province(province), span, rules::PLACE_GENERIC);
        }
    }

    /// Where a figure holds.
    #[must_use]
    fn found(&self) -> Found {
        let Governing { level, said, rule } = &self.now;
        let found = Found {
            code: None,
            scope: None,
            district: None,
            region: None,
            place_said: *said,
            scope_said: *said,
            rule: *rule,
        };
        let at_level = |code: Option<&str>, scope: Scope| Found {
            code: code.map(str::to_owned),
            scope: Some(scope),
            ..found.clone()
        };
        match (level, self.block, &self.district) {
            (Level::Country(code), Some((scope, span)), _) => {
                Found { scope_said: Some(span), ..at_level(Some(code), scope) }
            }
            (Level::Unknown, Some((scope, span)), _) => Found { scope_said: Some(span), ..at_level(None, scope) },
            (Level::Province(code), _, Some(district)) => Found {
                scope_said: Some(district.said),
                district: district.name.clone(),
                ..at_level(code.as_deref(), Scope::District)
            },
            (Level::Province(code), ..) => at_level(code.as_deref(), Scope::Province),
            (Level::Country(code), ..) => at_level(Some(code), Scope::National),
            (Level::Region(name), ..) => Found { region: name.clone(), ..at_level(None, Scope::Region) },
            (Level::Unknown, ..) => found,
        }
    }
}

/// True if a figure is said of a place by name: beside it, or with light words between: "TP HCM có 1.148 trường".
pub(super) fn has_place(reader: &Reader, scan: &SentenceScan<'_>, reading: &Reading, figure: &Figure) -> bool {
    let is_light = |role| {
        matches!(role, CueRole::Reach | CueRole::Is | CueRole::MakesUp | CueRole::With | CueRole::Now | CueRole::Rank)
    };
    let mut at = figure.at;
    while let Some(cue) = scan.cues_ending_at(at).find(|cue| is_light(cue.role)) {
        at = cue.at;
    }
    beside(reader, scan, reading, figure).is_some() || ends_before(reader, scan.page, reading, at).is_some()
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
    let mut words: Vec<String> =
        spellings.chain(&names.local_offices).map(|word| crate::text::fold::exact(word)).collect();
    // "TP." before "TP".
    words.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    words
}
