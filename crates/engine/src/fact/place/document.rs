//! What place a document is about, found before its sentences are read: its title, its publisher, its offices, the
//! places that it names and how often.
//!
//! Two questions with two answers. Which province "toàn tỉnh" means: the publisher's, if it is of one. Whether figures
//! without a place are of a province, of the country, or of a place that is not known: only what the text itself says
//! decides, since provincial papers print news of the country too. Captions and page furniture count for nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::grammar::{is_averaged, is_listed, is_located, is_measured_by, is_rank, is_ranked};
use super::kind::{is_generic_office, province_of, region_of};
use super::{Level, home};
use crate::Span;
use crate::fact::{CueRole, Reader};
use crate::reading::{Entity, EntityKind, Reading, Zone};
use crate::rules::{self, Rule};
use crate::text::{Families, Page};

/// What a document is about.
#[derive(Clone, Debug)]
pub(in crate::fact) struct Frame {
    /// The province that "toàn tỉnh" means; `None` if nothing tells.
    pub province: Option<String>,
    /// Where figures hold that no place governs.
    pub level: Level,
    /// Whether its title names the province, or an office of the province published it.
    pub is_of_title: bool,
    /// How the level was found.
    pub rule: Rule,
    /// The words that decided, if the text has them.
    pub said: Option<Span>,
    /// Where two provinces share the document equally.
    pub shared: Option<Span>,
}

/// How much each word of a document speaks for its place.
#[derive(Default)]
struct Evidence<'r> {
    provinces: BTreeMap<&'r str, (u32, Option<Span>)>,
    /// "toàn tỉnh", "BHXH tỉnh": one province, whichever.
    generic: (u32, Option<Span>),
    country: (u32, Option<Span>),
    /// The provinces that the title or the office that publishes tells.
    told: Vec<&'r str>,
    /// Offices of several provinces together, by name, that the title names.
    region: Option<(String, Span)>,
    /// Ministries, the law: they act for the country, but are named in provinces' news too.
    institutions: (u32, Option<Span>),
    /// The provinces that the lead names, or whose office is named: one that is named once on the way is not what the
    /// document is about.
    anchored: BTreeSet<&'r str>,
    /// In which paragraphs of the running text each province is named.
    paragraphs: BTreeMap<&'r str, BTreeSet<usize>>,
}

/// A headline is about its place.
const TITLE: u32 = 6;
/// An office that publishes, publishes about its own province.
const OFFICE_PUBLISHES: u32 = 8;
/// "cả nước", "toàn tỉnh".
const WHOLE: u32 = 3;
/// An office, or a place said to be where.
const GOVERNS: u32 = 2;

fn add(to: &mut (u32, Option<Span>), weight: u32, span: Option<Span>) {
    to.0 += weight;
    to.1 = to.1.or(span);
}

impl Frame {
    /// What `reading` is about.
    pub(in crate::fact) fn of(reader: &Reader, page: &Page<'_>, reading: &Reading) -> Frame {
        let mut evidence = Evidence::default();
        let publisher = reading.meta.publisher.as_ref().map(|known| known.value.as_str());
        let published_in = publisher.and_then(|name| reader.publishers.province(name));
        let by_url = reading.meta.url.as_deref().and_then(|url| reader.publishers.province_of_host(url));
        let by_mark = reader.publishers.province_of_mark(page);
        if let Some(code) = published_in.filter(|_| publisher.is_some_and(|name| reader.publishers.is_office(name))) {
            add(evidence.provinces.entry(code).or_default(), OFFICE_PUBLISHES, None);
            evidence.told.push(code);
        }
        let is_title_given = reading.meta.title.as_ref().filter(|title| title.span.is_none());
        for code in is_title_given.map(|title| reader.publishers.provinces_in(&title.value)).unwrap_or_default() {
            add(evidence.provinces.entry(code).or_default(), TITLE, None);
            evidence.told.push(code);
        }
        evidence.of_entities(reader, page, reading);
        evidence.of_cues(reader, page, reading);
        let n_paragraphs = reading.blocks.iter().filter(|block| block.zone == Zone::Body).count();
        evidence.frame(reader, published_in.or(by_mark).or(by_url), n_paragraphs)
    }
}

impl<'r> Evidence<'r> {
    fn of_entities(&mut self, reader: &'r Reader, page: &Page<'_>, reading: &Reading) {
        let home = home(&reader.names);
        for entity in &reading.entities {
            let zone = zone_at(reading, entity.span);
            if !matches!(zone, Some(Zone::Body | Zone::Title | Zone::Subhead)) {
                continue;
            }
            let is_title = zone == Some(Zone::Title);
            let weight = |own: u32| if is_title { TITLE } else { own };
            let span = Some(entity.span);
            let code = province_of(reader, entity);
            self.told.extend(code.filter(|code| is_title && code.contains('-')));
            self.anchor(reader, page, reading, entity, code);
            match (entity.kind, code) {
                (EntityKind::Org, None) if is_title && region_of(reader, entity).is_some() => {
                    self.region = self.region.take().or_else(|| Some((region_of(reader, entity)?, entity.span)));
                }
                (EntityKind::Org, _) if is_generic_office(reader, entity) => add(&mut self.generic, GOVERNS, span),
                (EntityKind::Org, Some(code)) if code == home => add(&mut self.country, weight(1), span),
                (EntityKind::Org, Some(code)) => {
                    add(self.provinces.entry(code).or_default(), weight(GOVERNS), span);
                }
                (EntityKind::Org, None) if reader.is_national(&entity.canonical) => {
                    add(&mut self.institutions, 1, span);
                }
                (EntityKind::Place, Some(code)) if code == home => {
                    let is_whole = !entity.span.of(page.text).starts_with(char::is_uppercase);
                    if !is_measured_by(reader, page, entity) && !is_averaged(reader, page, entity) {
                        add(&mut self.country, weight(if is_whole { WHOLE } else { 1 }), span);
                    }
                }
                (EntityKind::Place, Some(code)) if code.contains('-') => {
                    let own = match () {
                        () if is_listed(page, entity, &reading.entities) || is_ranked(reader, page, entity) => 0,
                        () if is_located(reader, page, entity) => GOVERNS,
                        () => 1,
                    };
                    add(self.provinces.entry(code).or_default(), weight(own), span);
                }
                _ => {}
            }
        }
    }

    /// Takes note of what ties a document to a province: its office, its place in the lead, its paragraphs.
    fn anchor(&mut self, reader: &Reader, page: &Page<'_>, reading: &Reading, entity: &Entity, code: Option<&'r str>) {
        /// The sentences of a lead.
        const LEAD: usize = 3;
        let Some(code) = code.filter(|code| code.contains('-')) else { return };
        let bodies = || reading.blocks.iter().enumerate().filter(|(_, block)| block.zone == Zone::Body);
        let Some((at, _)) = bodies().find(|(_, block)| block.span.contains(entity.span)) else { return };
        let first = bodies().next().map(|(first, _)| first);
        let sentence = reading.sentences.partition_point(|sentence| sentence.span.end <= entity.span.start);
        let lead = first.and_then(|first| reading.sentences.iter().position(|it| it.block as usize == first));
        let is_lead = first == Some(at) && lead.is_some_and(|lead| sentence < lead + LEAD);
        let is_passed = is_listed(page, entity, &reading.entities) || is_ranked(reader, page, entity);
        if entity.kind == EntityKind::Org || is_lead && !is_passed {
            self.anchored.insert(code);
        }
        if !is_passed {
            self.paragraphs.entry(code).or_default().insert(at);
        }
    }

    /// True if a document may be about a province: its title, its lead or an office says so, or half of its paragraphs.
    fn is_about(&self, code: &str, publisher: Option<&str>, n_paragraphs: usize) -> bool {
        let n = self.paragraphs.get(code).map_or(0, BTreeSet::len);
        self.told.contains(&code)
            || self.anchored.contains(code)
            || publisher == Some(code)
            || self.generic.0 > 0
            || n > 0 && 2 * n >= n_paragraphs
    }

    /// "toàn tỉnh", and "toàn ngành", which is the country's where no province is spoken of.
    fn of_cues(&mut self, reader: &Reader, page: &Page<'_>, reading: &Reading) {
        for (at, token) in page.tokens.iter().enumerate().filter(|(_, token)| token.starts.has(Families::CUE)) {
            let Some((n_tokens, role)) = reader.cues.longest(page.tokens.get(at..).unwrap_or_default()) else {
                continue;
            };
            let to = match role {
                CueRole::Province => &mut self.generic,
                CueRole::Sector => &mut self.institutions,
                CueRole::Central => &mut self.country,
                _ => continue,
            };
            let span = page.span(at..at + n_tokens);
            let is_text = matches!(zone_at(reading, token.span()), Some(Zone::Body | Zone::Title | Zone::Subhead));
            if is_text && !is_rank(page, span) {
                add(to, if role == CueRole::Sector { 1 } else { WHOLE }, Some(span));
            }
        }
    }

    fn frame(self, reader: &'r Reader, publisher: Option<&'r str>, n_paragraphs: usize) -> Frame {
        let is_about = |code: &str| self.is_about(code, publisher, n_paragraphs);
        let named = self.provinces.iter().map(|(code, (n, span))| (*n, *code, *span));
        let mut ranked: Vec<(u32, &str, Option<Span>)> =
            named.filter(|(n, code, _)| *n > 0 && is_about(code)).collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        let first = ranked.first().copied();
        let second = ranked.get(1).map_or(0, |(n, ..)| *n);
        let is_shared = first.is_some_and(|(n, ..)| n == second);
        let named = first.filter(|_| !is_shared);
        // A paper of the province is read before a province that it names now and then.
        let is_clear = |n: u32| n >= TITLE || n >= 2 * second + GOVERNS;
        let province = match (named, publisher) {
            (Some((n, code, _)), Some(own)) if code != own && !is_clear(n) => Some(own),
            (Some((_, code, _)), _) => Some(code),
            (None, own) => own,
        };
        let n_named = province.and_then(|code| self.provinces.get(code)).map_or((0, None), |found| *found);
        let of_province = n_named.0 + self.generic.0;
        let of_country = self.country.0;
        let as_province = |rule: Rule, said: Option<Span>| Frame {
            province: province.map(str::to_owned),
            is_of_title: province.is_some_and(|province| self.told.contains(&province)),
            level: Level::Province(province.map(str::to_owned)),
            rule,
            said,
            shared: if province.is_none() { first.and_then(|(.., span)| span) } else { None },
        };
        let otherwise =
            |level: Level, rule: Rule, said: Option<Span>| Frame { level, said, rule, ..as_province(rule, None) };
        // An office of several provinces names each of them as often.
        let is_one = |n: u32| n >= TITLE && n >= 2 * second + GOVERNS;
        if let Some((region, said)) = self.region.filter(|_| !is_one(n_named.0)) {
            return otherwise(Level::Region(Some(region)), rules::PLACE_REGION, Some(said));
        }
        let country = || Level::Country(home(&reader.names).to_owned());
        if of_province > of_country && (self.generic.0 > 0 || province.is_some()) {
            let rule = match (n_named.0, province) {
                (1.., _) => rules::PLACE_DOCUMENT,
                (0, Some(_)) => rules::PLACE_PUBLISHER,
                (0, None) => rules::PLACE_GENERIC,
            };
            return as_province(rule, n_named.1.or(self.generic.1));
        }
        match (of_country, self.institutions.0, publisher) {
            (1.., ..) => otherwise(country(), rules::PLACE_DOCUMENT, self.country.1),
            (0, 1.., None) => otherwise(country(), rules::PLACE_DOCUMENT, self.institutions.1),
            (0, _, Some(_)) if ranked.is_empty() => as_province(rules::PLACE_PUBLISHER, None),
            _ => otherwise(Level::Unknown, rules::PLACE_UNKNOWN, None),
        }
    }
}

fn zone_at(reading: &Reading, span: Span) -> Option<Zone> {
    let at = reading.blocks.partition_point(|block| block.span.end < span.end);
    reading.blocks.get(at).filter(|block| block.span.start <= span.start).map(|block| block.zone)
}
