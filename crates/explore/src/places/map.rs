//! The provinces as tiles: for one level or share the latest figure of each, darker where it is higher.

use std::collections::{BTreeMap, BTreeSet};

use engine::Decimal;
use engine::compact_sort::CompactSort;
use engine::date::Date;
use engine::reading::{Measure, Status};

use super::grid::{self, Set};
use super::{is_unknown, merger};
use crate::Explorer;
use crate::columns::RowIdx;
use crate::facet::{self, Facet};
use crate::figure_lines::FigureLine;
use crate::query::{Provinces, Query, Route};
use crate::ui_text::{Language, phrases};
use crate::view::Current;
use crate::view::{Link, NavLink};
use crate::{display, labels};

/// What tiles are told apart by, from lowest to highest.
const HEATS: [&str; 4] = ["1", "2", "3", "4"];
/// More indicators than this are no choice; those of most provinces are offered.
const MAX_CHOICES: usize = 24;

/// The page of places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacesView {
    /// The levels and shares that are known of some province, the one that is shown among them.
    pub choices: Vec<NavLink>,
    /// 63 provinces, or 34.
    pub sets: Vec<NavLink>,
    /// What the map shows, and of how many provinces.
    pub title: String,
    /// The tiles, from north to south.
    pub tiles: Vec<Tile>,
    /// What darker means; empty with fewer than two values.
    pub legend: String,
    /// What the merger of provinces means for what is shown.
    pub note: String,
    /// The figures of the map, as lines.
    pub lines: Vec<FigureLine>,
    /// Places of figures that have no tile: the country, countries, old provinces.
    pub others: Vec<Link>,
}

/// A province on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Its name, and its page.
    pub link: Link,
    /// The latest figure; empty if none is known.
    pub value: String,
    /// Column, from 0 at the west.
    pub column: usize,
    /// Row, from 0 at the north.
    pub row: usize,
    /// How high it is beside the others: "1" to "4"; empty without a figure.
    pub heat: &'static str,
}

/// What a map can show: indicator, measure and unit by their codes.
type Topic = [u32; 3];

impl Explorer {
    /// The page of places.
    #[must_use]
    pub fn places(&self, query: &Query) -> PlacesView {
        let language = query.language;
        let topics = self.topics();
        let topic = topics.iter().find(|topic| self.is_asked_for(query, **topic)).or(topics.first()).copied();
        let set = if query.provinces == Provinces::Since { Set::Since } else { Set::Before };
        let rows = topic.map(|topic| self.latest(topic, set)).unwrap_or_default();
        let values: Vec<Decimal> = rows.values().filter_map(|row| self.value(*row)).collect();
        let tiles = grid::tiles(set).into_iter().map(|(code, column, row)| {
            let figure = rows.get(&code).copied();
            Tile {
                value: figure.map(|figure| self.tile_value(query, figure)).unwrap_or_default(),
                heat: figure.and_then(|figure| self.value(figure)).map_or("", |value| heat(value, &values)),
                link: Link { text: labels::place(&self.corpus.glossary, &code), href: self.place_href(query, &code) },
                column,
                row,
            }
        });
        let shown: Vec<RowIdx> = rows.values().copied().collect();
        PlacesView {
            tiles: tiles.collect(),
            title: topic.map(|topic| self.map_title(query, topic, rows.len())).unwrap_or_default(),
            choices: topics.iter().take(MAX_CHOICES).map(|of| self.topic_choice(query, *of, topic)).collect(),
            sets: sets(query),
            legend: self.legend(query, &shown),
            note: self.map_note(topic, set, language),
            lines: self.figure_lines(query, &shown),
            others: self.places_without_tile(query, set),
        }
    }

    /// What some province has a level or a share of, that of most provinces first.
    fn topics(&self) -> Vec<Topic> {
        let mut known: BTreeMap<Topic, BTreeSet<u32>> = BTreeMap::new();
        for row in self.rows() {
            if let Some((topic, place)) = self.topic_of(row) {
                known.entry(topic).or_default().insert(place);
            }
        }
        let mut known: Vec<(Topic, usize)> = known.into_iter().map(|(topic, places)| (topic, places.len())).collect();
        // A share of a target says less of a province than what was reached.
        let is_of_target = |[_, measure, _]: Topic| ![facet::LEVEL_CODE, facet::SHARE_CODE].contains(&measure);
        known.compact_sort_by_key(|(topic, n)| (std::cmp::Reverse(*n), is_of_target(*topic), *topic));
        known.into_iter().map(|(topic, _)| topic).collect()
    }

    /// Topic and place of a row, if the map can show it: a result of a whole province, of a catalogued indicator.
    fn topic_of(&self, row: RowIdx) -> Option<(Topic, u32)> {
        let parts = self.parts(row)?;
        let fact = parts.observation?;
        let is_shown = matches!(fact.measure, Measure::Level | Measure::Share)
            && fact.status == Status::Actual
            && fact.district.is_none()
            && fact.subgroup.is_none();
        let place = self.columns.code(Facet::Place, row)?;
        let key = self.columns.values[Facet::Place as usize].keys.get(place as usize)?;
        self.indicator_id(row).filter(|_| is_shown && key.contains('-') && !is_unknown(key))?;
        let code = |facet| self.columns.code(facet, row).unwrap_or(0);
        Some(([code(Facet::Indicator), code(Facet::Measure), code(Facet::Unit)], place))
    }

    fn topic_keys(&self, [indicator, measure, unit]: Topic) -> [(Facet, &str); 3] {
        let key = |facet: Facet, code: u32| {
            (facet, self.columns.values[facet as usize].keys.get(code as usize).map_or("", String::as_str))
        };
        [key(Facet::Indicator, indicator), key(Facet::Measure, measure), key(Facet::Unit, unit)]
    }

    fn is_asked_for(&self, query: &Query, topic: Topic) -> bool {
        let keys = self.topic_keys(topic);
        query.selection.has(Facet::Indicator, keys[0].1)
            && keys.iter().all(|(facet, key)| query.selection.has(*facet, key))
    }

    /// The latest figure of each tile. Before the merger a code was another area than since.
    fn latest(&self, topic: Topic, set: Set) -> BTreeMap<String, RowIdx> {
        let mut latest: BTreeMap<String, RowIdx> = BTreeMap::new();
        let is_of_set = |day: Option<Date>| match (day, merger()) {
            (Some(day), Some(merger)) => (day >= merger) == (set == Set::Since),
            // Without a date nothing says that it is of today's area.
            _ => set == Set::Before,
        };
        for row in self.rows() {
            let Some((_, place)) = self.topic_of(row).filter(|(own, _)| *own == topic) else { continue };
            let Some(key) = self.columns.values[Facet::Place as usize].keys.get(place as usize) else { continue };
            if !is_of_set(self.date(row)) {
                continue;
            }
            let is_later = |known: &RowIdx| self.date(row) > self.date(*known);
            if latest.get(key).is_none_or(is_later) {
                latest.insert(key.clone(), row);
            }
        }
        latest
    }

    /// A figure in the room of a tile.
    fn tile_value(&self, query: &Query, row: RowIdx) -> String {
        let language = query.language;
        let value = self.value(row).unwrap_or_default();
        let is_share = self.parts(row).is_some_and(|parts| parts.mention.unit.text == "%");
        if is_share { display::quantity(value, "%", language) } else { display::compact(value, language) }
    }

    fn topic_name(&self, query: &Query, topic: Topic) -> String {
        let [(_, indicator), (_, measure), (_, unit)] = self.topic_keys(topic);
        let name = labels::indicator(&self.corpus.glossary, indicator, query.language);
        let measure = self.value_label(Facet::Measure, measure, query.language);
        let unit = self.value_label(Facet::Unit, unit, query.language);
        phrases::topic(&name, &measure, &unit, query.language)
    }

    fn map_title(&self, query: &Query, topic: Topic, n: usize) -> String {
        let n = display::count(n, query.language);
        phrases::map_title(&self.topic_name(query, topic), &n, query.language)
    }

    fn topic_choice(&self, query: &Query, topic: Topic, shown: Option<Topic>) -> NavLink {
        let mut page = Query { provinces: query.provinces, ..query.to(Route::Places) };
        for (facet, key) in self.topic_keys(topic) {
            page.selection.choose_only(facet, key);
        }
        NavLink {
            link: Link { text: self.topic_name(query, topic), href: page.to_hash() },
            current: if shown == Some(topic) { Current::Here } else { Current::Elsewhere },
        }
    }

    /// From the lowest to the highest of what is shown.
    fn legend(&self, query: &Query, rows: &[RowIdx]) -> String {
        let mut ends: Vec<(Decimal, String)> =
            rows.iter().filter_map(|row| Some((self.value(*row)?, self.tile_value(query, *row)))).collect();
        ends.compact_sort_by_key(|(value, _)| *value);
        match (ends.first(), ends.last()) {
            (Some((low, low_words)), Some((high, high_words))) if low < high => {
                phrases::darker_is_higher(low_words, high_words, query.language)
            }
            _ => String::new(),
        }
    }

    /// What the merger means for the figures of a topic.
    fn map_note(&self, topic: Option<Topic>, set: Set, language: Language) -> String {
        let other = if set == Set::Before { Set::Since } else { Set::Before };
        let n_others = topic.map_or(0, |topic| self.latest(topic, other).len());
        let n_others = (n_others > 0).then(|| display::count(n_others, language));
        phrases::map_note(set == Set::Since, n_others.as_deref(), language)
    }

    fn places_without_tile(&self, query: &Query, set: Set) -> Vec<Link> {
        let tiles: BTreeSet<String> = grid::tiles(set).into_iter().map(|(code, ..)| code).collect();
        let others = self.place_keys().filter(|(_, key)| !tiles.contains(*key) && !is_unknown(key));
        others
            .map(|(_, key)| Link { text: labels::place(&self.corpus.glossary, key), href: self.place_href(query, key) })
            .collect()
    }
}

/// The two sets of provinces, of which one is shown.
fn sets(query: &Query) -> Vec<NavLink> {
    let set = |provinces: Provinces| {
        let page = Query { provinces, focus: None, ..query.clone() };
        NavLink {
            link: Link { text: provinces.word().say(query.language).to_owned(), href: page.to_hash() },
            current: if provinces == query.provinces { Current::Here } else { Current::Elsewhere },
        }
    };
    Provinces::ALL.iter().copied().map(set).collect()
}

/// In which quarter between the lowest and the highest a value lies.
fn heat(value: Decimal, all: &[Decimal]) -> &'static str {
    let (Some(low), Some(high)) = (all.iter().min(), all.iter().max()) else { return "" };
    let (low, high) = (low.to_f64(), high.to_f64());
    let place = if high > low { (value.to_f64() - low) / (high - low) * 4.0 } else { 0.0 };
    HEATS.get(place as usize).or(HEATS.last()).copied().unwrap_or("")
}
