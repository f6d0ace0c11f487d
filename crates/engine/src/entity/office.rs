//! Offices by the place after their head: "BHXH tỉnh Tiền Giang", "BHXH cơ sở Quy Nhơn", "BHXH khu vực XV"; and of which
//! province one is that names none, "BHXH tỉnh".

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::find::{Finder, Known, Step, is_capital, spaced};
use super::{Place, PlaceLevel};
use crate::reading::{Entity, EntityKind};
use crate::text::Page;
use crate::text::token::TokenKind;

/// What a name without its place takes it from.
#[derive(Clone, Copy)]
pub(super) struct Context<'c, 'f> {
    /// The province of the document; found when first asked for.
    pub(super) home: &'c OnceCell<Option<&'f Place>>,
    /// Who published it, or "".
    pub(super) publisher: &'c str,
    /// The names before.
    pub(super) before: &'c [Entity],
}

impl Finder {
    /// An office by the place after its head: "BHXH tỉnh Tiền Giang", "BHXH tỉnh", "BHXH Hà Nội".
    pub(super) fn branch<'f>(
        &'f self,
        page: &Page<'_>,
        end: usize,
        head: &str,
        context: Context<'_, 'f>,
    ) -> Option<(usize, EntityKind, String)> {
        // "Bảo hiểm xã hội (BHXH) tỉnh Hòa Bình".
        let is_gloss = page.is_mark(end, '(') && page.is_mark(end + 2, ')');
        let end = if is_gloss { end + 3 } else { end };
        let tokens = page.tokens.get(end..)?;
        if let Some(found) = self.wide_or_local(page, end, head) {
            return Some(found);
        }
        let unit = self.unit_words.longest(tokens).map(|(n_tokens, _)| end + n_tokens);
        let place_from = unit.unwrap_or(end);
        // A place of two words may begin with the unit: "TP. HCM".
        for from in [end, place_from] {
            if let Some((place_end, Known::Place(place))) = self.longest(page, from).filter(|_| is_capital(page, from))
            {
                let place = self.names.places.get(usize::from(place))?;
                if place.level == PlaceLevel::Province {
                    let is_city = place.name.split(' ').next().is_some_and(|word| word == "Thành");
                    let unit =
                        unit.filter(|unit| from == *unit && !is_city).map(|unit| page.span(end..unit).of(page.text));
                    let unit = unit.map(|unit| format!("{} ", crate::text::fold::exact(unit))).unwrap_or_default();
                    return Some((place_end, EntityKind::Org, format!("{head} {unit}{}", place.name)));
                }
            }
        }
        let district = self.longest(page, end).filter(|(_, known)| self.is_district_word(*known));
        if let Some(name_end) = district.and_then(|(unit, _)| self.own_name(page, unit)) {
            let words = spaced(page.span(end..name_end).of(page.text));
            return Some((name_end, EntityKind::Org, format!("{head} {words}")));
        }
        let unit = unit?;
        let follows_name =
            page.tokens.get(unit).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital());
        // "Giám đốc BHXH tỉnh Nguyễn Thị Lan cho biết": the name is that of who speaks.
        if follows_name && !self.is_person_name(page, unit) {
            return None;
        }
        // "63 điểm cầu BHXH tỉnh, thành phố": of all of them.
        let is_mark = page.is_mark(unit, ',') || page.is_mark(unit, '/') || page.is_mark(unit, '-');
        if is_mark && self.unit_words.longest(page.tokens.get(unit + 1..)?).is_some() {
            return None;
        }
        let words = crate::text::fold::exact(page.span(end..unit).of(page.text));
        // "BHXH huyện": the one last named in full.
        let short = format!("{head} {words} ");
        let named = context.before.iter().rev();
        let named = named.into_iter().find(|it| it.kind == EntityKind::Org && it.canonical.starts_with(&short));
        if let Some(named) = named {
            return Some((unit, EntityKind::Org, named.canonical.clone()));
        }
        let named = self.province_of_paragraph(page, end, context.before);
        let home = named.or_else(|| *context.home.get_or_init(|| self.home(page, context.publisher)));
        let is_district = self.longest(page, end).is_some_and(|(at, known)| at == unit && self.is_district_word(known));
        // "thành phố" is either.
        let is_city = |home: &Place| {
            let mut spellings = std::iter::once(&home.name).chain(&home.forms);
            spellings.any(|name| {
                crate::text::fold::exact(name).strip_prefix(&words).is_some_and(|rest| rest.starts_with(' '))
            })
        };
        if is_district && !home.is_some_and(is_city) {
            return Some((unit, EntityKind::Org, format!("{head} {words}")));
        }
        let Some(home) = home else { return Some((unit, EntityKind::Org, format!("{head} {words}"))) };
        // The name of a city may hold the word already: "BHXH TP" of "Thành phố Hồ Chí Minh".
        let name = if is_city(home) { home.name.clone() } else { format!("{words} {}", home.name) };
        Some((unit, EntityKind::Org, format!("{head} {name}")))
    }

    /// An office of several provinces by its number, "BHXH khu vực XV", or of a part of one, "BHXH cơ sở Quy Nhơn".
    fn wide_or_local(&self, page: &Page<'_>, end: usize, head: &str) -> Option<(usize, EntityKind, String)> {
        let tokens = page.tokens.get(end..)?;
        let named = |words_end: usize, name_end: usize| {
            let words = crate::text::fold::exact(page.span(end..words_end).of(page.text));
            let name = spaced(page.span(words_end..name_end).of(page.text));
            (name_end, EntityKind::Org, format!("{head} {words} {name}").trim_end().to_owned())
        };
        if let Some((n_tokens, Step)) = self.region_offices.longest(tokens) {
            let at = end + n_tokens;
            let token = page.tokens.get(at)?;
            let is_roman = || page.raw(at).bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
            return (token.kind == TokenKind::Number || is_roman()).then(|| named(at, at + 1));
        }
        let (n_tokens, Step) = self.local_offices.longest(tokens)?;
        let at = end + n_tokens;
        let name_end = self.own_name(page, at).or_else(|| self.town_name(page, at))?;
        Some(named(at, name_end))
    }

    /// The province of offices named without one, "BHXH tỉnh": the publisher's, or the one that the document names most
    /// often, above all in its first line; none if two are named as often.
    fn home(&self, page: &Page<'_>, publisher: &str) -> Option<&Place> {
        if let Some(code) = self.publishers.province(publisher) {
            return self.names.place(code);
        }
        /// A headline is about its place.
        const TITLE: usize = 3;
        let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
        let first_line = page.blocks.first().map_or(0, |block| block.span.end);
        for (at, token) in page.tokens.iter().enumerate() {
            let Some((_, Known::Place(place))) = self.longest(page, at) else { continue };
            let is_province =
                self.names.places.get(usize::from(place)).is_some_and(|place| place.level == PlaceLevel::Province);
            if is_province && is_capital(page, at) {
                *counts.entry(place).or_default() += if token.end <= first_line { TITLE } else { 1 };
            }
        }
        let most = counts.values().max()?;
        let mut named = counts.iter().filter(|(_, n)| *n == most).map(|(place, _)| *place);
        let only = named.next().filter(|_| named.next().is_none())?;
        self.names.places.get(usize::from(only))
    }

    /// The province that the paragraph named last, alone: "Từ điểm cầu Phú Yên, ông …, Giám đốc BHXH tỉnh".
    fn province_of_paragraph(&self, page: &Page<'_>, at: usize, before: &[Entity]) -> Option<&Place> {
        let start = page.tokens.get(at)?.start;
        let block = page.blocks.get(page.blocks.partition_point(|block| block.span.end <= start))?;
        let mut named = before.iter().rev().take_while(|entity| entity.span.start >= block.span.start);
        named.find_map(|entity| {
            let is_place = entity.kind == EntityKind::Place;
            let found = self.names.places.iter().find(|place| place.name == entity.canonical);
            found.filter(|place| is_place && place.level == PlaceLevel::Province)
        })
    }
}
