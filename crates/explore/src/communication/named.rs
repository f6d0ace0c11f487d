//! Who and what is named: laws and plans, people, organisations.

use engine::compact_sort::CompactSort;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use engine::Span;
use engine::reading::{EntityKind, LegalRef, Zone};
use engine::text::fold;
use store::StoredDocument;

use crate::names::sentence_at;
use crate::query::Query;
use crate::ui_text::phrases;
use crate::view::Link;
use crate::{Explorer, display, labels, link};

/// More names than this are no list any more.
const MAX_NAMES: usize = 30;

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

impl Explorer {
    pub(super) fn whole_numbers(&self) -> WholeNumbers<'_> {
        let mut whole = WholeNumbers::new();
        let refs = self.corpus.documents.iter().flat_map(|document| &document.reading.refs);
        for (reference, number) in refs.filter_map(|reference| Some((reference, reference.number.as_deref()?))) {
            if first_part(number) != number.trim() {
                whole.entry((fold::lowered(&reference.kind), first_part(number))).or_default().insert(number);
            }
        }
        whole
    }

    pub(super) fn legal(&self, query: &Query) -> Vec<LegalRow> {
        let mut rows: BTreeMap<String, LegalRow> = BTreeMap::new();
        let whole = self.whole_numbers();
        for document in &self.corpus.documents {
            let mut seen = BTreeSet::new();
            for reference in &document.reading.refs {
                let full = reference.full.and_then(|at| document.reading.refs.get(at as usize)).unwrap_or(reference);
                let name = legal_name(document, full, &whole);
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
        rows.compact_sort_by_key(|row| Reverse(row.cited.len()));
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
            let named = document.reading.entities.iter().filter(|entity| entity.kind == kind);
            // Who wrote an article or made its pictures is not spoken of in it.
            for entity in named.filter(|entity| kind != EntityKind::Person || !is_credit(document, entity.span)) {
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
        rows.compact_sort_by_key(|(n, _)| Reverse(*n));
        let counted = rows.into_iter().take(MAX_NAMES).map(|(n, row)| NamedRow {
            count: phrases::times(&display::count(n, query.language), query.language),
            ..row
        });
        counted.collect()
    }
}

/// The numbers of laws and plans that are cited with all their parts, by kind and first part: "1676/QĐ-TTg" by "1676".
pub(super) type WholeNumbers<'a> = BTreeMap<(String, &'a str), BTreeSet<&'a str>>;

/// The part of a number before its signs: "28" of "28-NQ/TW".
fn first_part(number: &str) -> &str {
    number.split(['/', '-']).next().unwrap_or(number).trim()
}

/// Kind and number, with all its parts if one document of the kind alone has them; without a number, the words of the
/// citation.
pub(super) fn legal_name(document: &StoredDocument, reference: &LegalRef, whole: &WholeNumbers<'_>) -> String {
    match &reference.number {
        Some(number) => {
            let known = whole.get(&(fold::lowered(&reference.kind), first_part(number)));
            let only = known.and_then(|numbers| match numbers.iter().collect::<Vec<_>>().as_slice() {
                [only] => Some(**only),
                _ => None,
            });
            let number = if first_part(number) == number.trim() { only.unwrap_or(number) } else { number };
            format!("{} {number}", reference.kind)
        }
        None => reference.span.of(&document.text).split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// True for the name of who made the article or its pictures: in the byline or a caption's end, or behind a colon that
/// stands right before it ("Ảnh: …", "Bài: …").
fn is_credit(document: &StoredDocument, name: Span) -> bool {
    let reading = &document.reading;
    let signs = reading.meta.byline.as_ref().and_then(|byline| byline.span).is_some_and(|span| span.overlaps(name));
    let after = reading.blocks.partition_point(|block| block.span.start <= name.start);
    let zone = after.checked_sub(1).and_then(|at| reading.blocks.get(at)).map(|block| block.zone);
    let before = document.text.get(..name.start as usize).unwrap_or_default().trim_end();
    signs
        || matches!(zone, Some(Zone::Byline | Zone::Dateline | Zone::Boilerplate | Zone::Repeat))
        || before.ends_with([':', '/'])
}

/// The article, opened at the sentence in which something begins.
fn sentence_link(query: &Query, document: &StoredDocument, span: Span) -> Option<Link> {
    let sentence = link::sentence_id(&document.reading, sentence_at(&document.reading, span)?);
    Some(Link { text: labels::cited(document, query.language), href: query.at(&document.id, &sentence).to_hash() })
}
