//! Who and what is named: audiences by channels, laws and plans, people, organisations.

use engine::order::Arrange;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use engine::Span;
use engine::reading::{EntityKind, LegalRef, Reading};
use engine::text::fold;
use store::StoredDocument;

use crate::query::{Query, Route};
use crate::view::Link;
use crate::words::phrases;
use crate::{Explorer, display, labels, link};

/// More rows or columns than this are no table any more; the most often named are shown.
const MAX_SIDE: usize = 12;
/// More names than this are no list any more.
const MAX_NAMES: usize = 30;

/// Audiences by channels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The channels, the most often named first.
    pub channels: Vec<String>,
    /// The audiences, likewise.
    pub rows: Vec<MatrixRow>,
}

/// One audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    /// Its name.
    pub audience: String,
    /// By channel: in how many sentences both stand, and those sentences; empty text for none.
    pub cells: Vec<Link>,
}

/// A law, decision or plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalRow {
    /// "Quyết định 1676/QĐ-TTg".
    pub name: String,
    /// When it was issued, if that is said anywhere.
    pub date: String,
    /// By whom, likewise.
    pub issuer: String,
    /// Where it is cited: the sentence in each article.
    pub cited: Vec<Link>,
}

/// A name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedRow {
    /// The name that joins its spellings.
    pub name: String,
    /// A person's roles, as written.
    pub roles: Vec<String>,
    /// How often it is named.
    pub count: String,
    /// Where it is named first in each article.
    pub named: Vec<Link>,
}

/// The sentences in which each name of a kind stands, as (document, sentence).
type Places = BTreeMap<String, BTreeSet<(usize, u32)>>;

impl Explorer {
    fn places(&self, kind: EntityKind) -> Places {
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

    pub(super) fn matrix(&self, query: &Query) -> Matrix {
        let channels = most_named(self.places(EntityKind::Channel));
        let audiences = most_named(self.places(EntityKind::Audience));
        let rows = audiences.iter().map(|(audience, own)| MatrixRow {
            audience: audience.clone(),
            cells: channels
                .iter()
                .map(|(channel, places)| {
                    let n = own.intersection(places).count();
                    let search = format!("\"{audience}\" \"{channel}\"");
                    let page = Query { search, ..query.to(Route::Search) };
                    let text = if n > 0 { display::count(n, query.language) } else { String::new() };
                    Link { text, href: page.to_hash() }
                })
                .collect(),
        });
        Matrix { rows: rows.collect(), channels: channels.iter().map(|(name, _)| name.clone()).collect() }
    }

    pub(super) fn legal(&self, query: &Query) -> Vec<LegalRow> {
        let mut rows: BTreeMap<String, LegalRow> = BTreeMap::new();
        for document in &self.corpus.documents {
            let mut seen = BTreeSet::new();
            for reference in &document.reading.refs {
                let full = reference.full.and_then(|at| document.reading.refs.get(at as usize)).unwrap_or(reference);
                let name = legal_name(document, full);
                let row = rows.entry(fold::lowered(&name)).or_insert_with(|| LegalRow {
                    name: name.clone(),
                    date: String::new(),
                    issuer: String::new(),
                    cited: vec![],
                });
                if let (true, Some(date)) = (row.date.is_empty(), full.date) {
                    row.date = display::date(date, query.language);
                }
                if let (true, Some(issuer)) = (row.issuer.is_empty(), &full.issuer) {
                    row.issuer.clone_from(issuer);
                }
                if seen.insert(fold::lowered(&name)) {
                    row.cited.extend(sentence_link(query, document, reference.span));
                }
            }
        }
        let mut rows: Vec<LegalRow> = rows.into_values().collect();
        rows.arrange_by_key(|row| Reverse(row.cited.len()));
        rows
    }

    pub(super) fn people(&self, query: &Query) -> Vec<NamedRow> {
        self.named(query, EntityKind::Person)
    }

    pub(super) fn organisations(&self, query: &Query) -> Vec<NamedRow> {
        self.named(query, EntityKind::Org)
    }

    fn named(&self, query: &Query, kind: EntityKind) -> Vec<NamedRow> {
        let mut rows: BTreeMap<&str, (usize, NamedRow)> = BTreeMap::new();
        for document in &self.corpus.documents {
            let mut seen = BTreeSet::new();
            for entity in document.reading.entities.iter().filter(|entity| entity.kind == kind) {
                let (n, row) = rows.entry(&entity.canonical).or_insert_with(|| {
                    let name = entity.canonical.clone();
                    (0, NamedRow { name, roles: vec![], count: String::new(), named: vec![] })
                });
                *n += 1;
                if let Some(role) = entity.role.as_ref().filter(|role| !row.roles.contains(role)) {
                    row.roles.push(role.clone());
                }
                if seen.insert(&entity.canonical) {
                    row.named.extend(sentence_link(query, document, entity.span));
                }
            }
        }
        let mut rows: Vec<(usize, NamedRow)> = rows.into_values().collect();
        rows.arrange_by_key(|(n, _)| Reverse(*n));
        let counted = rows.into_iter().take(MAX_NAMES).map(|(n, row)| NamedRow {
            count: phrases::times(&display::count(n, query.language), query.language),
            ..row
        });
        counted.collect()
    }
}

fn most_named(places: Places) -> Vec<(String, BTreeSet<(usize, u32)>)> {
    let mut named: Vec<_> = places.into_iter().collect();
    named.arrange_by_key(|(_, places)| Reverse(places.len()));
    named.truncate(MAX_SIDE);
    named
}

/// Kind and number; without a number, the words of the citation.
fn legal_name(document: &StoredDocument, reference: &LegalRef) -> String {
    match &reference.number {
        Some(number) => format!("{} {number}", reference.kind),
        None => reference.span.of(&document.text).split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// The sentence in which something begins.
fn sentence_at(reading: &Reading, span: Span) -> Option<u32> {
    let after = reading.sentences.partition_point(|sentence| sentence.span.start <= span.start);
    u32::try_from(after.checked_sub(1)?).ok()
}

/// The article, opened at the sentence in which something begins.
fn sentence_link(query: &Query, document: &StoredDocument, span: Span) -> Option<Link> {
    let sentence = link::sentence_id(&document.reading, sentence_at(&document.reading, span)?);
    Some(Link { text: labels::cited(document, query.language), href: query.at(&document.id, &sentence).to_hash() })
}
