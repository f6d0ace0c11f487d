//! Audiences by channels: in how many sentences both are named, and those sentences.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use engine::compact_sort::CompactSort;
use engine::reading::EntityKind;

use crate::names::sentence_at;
use crate::query::Query;
use crate::ui_text::phrases;
use crate::view::Link;
use crate::{Explorer, display, labels, link};

/// More rows or columns than this are no table any more; the most often named are shown.
const MAX_SIDE: usize = 60;
/// What cells are told apart by, from none to most.
const HEATS: [&str; 5] = ["0", "1", "2", "3", "4"];
/// Between audience and channel in the address.
const BETWEEN: char = '~';

/// Audiences by channels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The channels, the most often named first.
    pub channels: Vec<String>,
    /// The audiences, likewise; each is named beside a channel at least once.
    pub rows: Vec<MatrixRow>,
    /// The cell that the address points at.
    pub open: Option<OpenCell>,
}

/// One audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    /// Its name.
    pub audience: String,
    /// By channel.
    pub cells: Vec<MatrixCell>,
}

/// An audience and a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixCell {
    /// In how many sentences both stand, and the page with those open; empty text for none.
    pub link: Link,
    /// How many they are beside the most of any cell: "0" for none, up to "4".
    pub heat: &'static str,
    /// Whether it is the one that is open.
    pub open: bool,
}

/// The sentences of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCell {
    /// The key in the address: a link brings it into view by its id.
    pub id: String,
    /// "Người lao động, loa truyền thanh: 3 câu".
    pub title: String,
    /// As many as the cell says.
    pub sentences: Vec<NamedSentence>,
}

/// A sentence, where it opens and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSentence {
    /// The sentence, and its place in its article.
    pub link: Link,
    /// The article.
    pub source: String,
}

/// A sentence, as document and place in it.
type Place = (usize, u32);
/// The sentences in which each name of a kind stands.
type Places = BTreeMap<String, BTreeSet<Place>>;

impl Explorer {
    pub(super) fn matrix(&self, query: &Query) -> Matrix {
        let all_channels = most_named(self.named_places(EntityKind::Channel));
        let all_audiences = most_named(self.named_places(EntityKind::Audience));
        let meets = |one: &BTreeSet<Place>, others: &[(String, BTreeSet<Place>)]| {
            others.iter().any(|(_, other)| !one.is_disjoint(other))
        };
        let channels: Vec<_> = all_channels.iter().filter(|(_, own)| meets(own, &all_audiences)).collect();
        let audiences: Vec<_> = all_audiences.iter().filter(|(_, own)| meets(own, &all_channels)).collect();
        let both = |a: &BTreeSet<Place>, b: &BTreeSet<Place>| a.intersection(b).copied().collect::<Vec<Place>>();
        let counts = audiences.iter().flat_map(|(_, a)| channels.iter().map(move |(_, b)| both(a, b).len()));
        let most = counts.max().unwrap_or(0).max(1);
        let mut open = None;
        let rows = audiences.iter().map(|(audience, own)| {
            let cells = channels.iter().map(|(channel, places)| {
                let sentences = both(own, places);
                let n = sentences.len();
                let key = format!("{}{BETWEEN}{}", labels::key_from_name(audience), labels::key_from_name(channel));
                let is_open = n > 0 && open.is_none() && query.focus.as_deref() == Some(&key);
                if is_open {
                    open = Some(self.open_cell(query, (audience, channel), &sentences));
                }
                let text = if n > 0 { display::count(n, query.language) } else { String::new() };
                let page = Query { focus: (!is_open).then_some(key), ..query.clone() };
                MatrixCell {
                    link: Link { text, href: page.to_hash() },
                    heat: HEATS.get((n * (HEATS.len() - 1)).div_ceil(most)).copied().unwrap_or("0"),
                    open: is_open,
                }
            });
            MatrixRow { audience: audience.clone(), cells: cells.collect() }
        });
        let rows = rows.collect();
        Matrix { rows, channels: channels.iter().map(|(name, _)| name.clone()).collect(), open }
    }

    fn open_cell(&self, query: &Query, (audience, channel): (&str, &str), sentences: &[Place]) -> OpenCell {
        let n = display::count(sentences.len(), query.language);
        let sentence = |(at, sentence): &Place| {
            let document = self.corpus.documents.get(*at)?;
            let span = document.reading.sentences.get(*sentence as usize)?.span;
            let id = link::sentence_id(&document.reading, *sentence);
            Some(NamedSentence {
                link: Link { text: span.of(&document.text).to_owned(), href: query.at(&document.id, &id).to_hash() },
                source: labels::cited(document, query.language),
            })
        };
        OpenCell {
            id: query.focus.clone().unwrap_or_default(),
            title: phrases::both_named(audience, channel, &n, query.language),
            sentences: sentences.iter().filter_map(sentence).collect(),
        }
    }

    fn named_places(&self, kind: EntityKind) -> Places {
        let mut places = Places::new();
        for (at, document) in self.corpus.documents.iter().enumerate() {
            for entity in document.reading.entities.iter().filter(|entity| entity.kind == kind) {
                if let Some(sentence) = sentence_at(&document.reading, entity.span) {
                    places.entry(entity.canonical.clone()).or_default().insert((at, sentence));
                }
            }
        }
        places
    }
}

fn most_named(places: Places) -> Vec<(String, BTreeSet<Place>)> {
    let mut named: Vec<_> = places.into_iter().collect();
    named.compact_sort_by_key(|(_, places)| Reverse(places.len()));
    named.truncate(MAX_SIDE);
    named
}
