//! The current selection in words, each part removable, and notes on values that the corpus does not have.

use crate::Explorer;
use crate::display;
use crate::facet::{FACETS, Facet, Shape};
use crate::query::{Query, Selection};
use crate::select;
use crate::ui_text::{Word, phrases};
use crate::view::Link;

/// The selection in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectionBar {
    /// The whole of it: "Chỉ số: a hoặc b; Thời gian: từ 1/2021", or "tất cả số liệu".
    pub sentence: String,
    /// Its parts, in the order of the facets.
    pub parts: Vec<SelectionPart>,
    /// That some facets have more than are among the parts: "và 260 giá trị nữa".
    pub more: Option<String>,
    /// Takes all of it away, if there is any.
    pub clear: Option<Link>,
}

/// One removable part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectionPart {
    /// The facet's name.
    pub facet: String,
    /// What is chosen in it.
    pub value: String,
    /// Takes it away: the words say so in full, for those who do not see what stands beside.
    pub remove: Link,
}

/// So many values of a facet are named: each has a link, and each link the whole address.
const MOST_NAMED: usize = 40;
/// So many values that the corpus does not have are told of each facet.
const MOST_NOTES: usize = 5;

impl Explorer {
    /// The selection of `query` in words.
    pub(crate) fn selection_bar(&self, query: &Query) -> SelectionBar {
        let language = query.language;
        let mut parts = Vec::new();
        let mut clauses = Vec::new();
        let mut n_unnamed = 0;
        for info in FACETS {
            let name = info.word.say(language);
            let own = self.parts_of(query, info.facet);
            if own.is_empty() {
                continue;
            }
            let values: Vec<String> = own.iter().map(|(value, _)| value.clone()).collect();
            let n_more = query.selection.values.get(&info.facet).map_or(0, |all| all.len().saturating_sub(own.len()));
            let mut clause = format!("{name}: {}", phrases::either(&values, language));
            if n_more > 0 {
                n_unnamed += n_more;
                clause.push_str(&format!(" {}", phrases::and_more_values(&display::count(n_more, language), language)));
            }
            clauses.push(clause);
            parts.extend(own.into_iter().map(|(value, without)| {
                let text = phrases::remove(&format!("{name}: {value}"), language);
                let remove = Link { text, href: without.to_hash() };
                SelectionPart { facet: name.to_owned(), value, remove }
            }));
        }
        let clear = (!parts.is_empty()).then(|| Link {
            text: Word::ClearAll.say(language).to_owned(),
            href: query.select(|selection| *selection = Selection::default()).to_hash(),
        });
        let sentence = if clauses.is_empty() { Word::Everything.say(language).to_owned() } else { clauses.join("; ") };
        let more = (n_unnamed > 0).then(|| phrases::and_more_values(&display::count(n_unnamed, language), language));
        SelectionBar { sentence, parts, more, clear }
    }

    /// The ways out of a selection that has no figures: each part without which there are some, and how many; if no one
    /// part is at fault, all figures.
    pub(crate) fn wider(&self, query: &Query) -> Vec<Link> {
        let language = query.language;
        let mut links = Vec::new();
        for info in FACETS {
            for (value, without) in self.parts_of(query, info.facet) {
                let n = select::chosen(&self.corpus, &self.columns, &without.selection).len();
                if n > 0 {
                    let remove = phrases::remove(&format!("{}: {value}", info.word.say(language)), language);
                    let figures = phrases::n_figures(&display::count(n, language), language);
                    links.push(Link { text: format!("{remove} ({figures})"), href: without.to_hash() });
                }
            }
        }
        if links.is_empty() { self.selection_bar(query).clear.into_iter().collect() } else { links }
    }

    /// What is chosen in one facet, [`MOST_NAMED`] at most: in words, with the query without it.
    fn parts_of(&self, query: &Query, facet: Facet) -> Vec<(String, Query)> {
        let language = query.language;
        let selection = &query.selection;
        let whole = |value: String| vec![(value, query.select(|selection| selection.clear(facet)))];
        match facet.info().shape {
            Shape::Dates if selection.period.is_open() => vec![],
            Shape::Dates => {
                let end = |date: Option<_>| date.map(|date| display::partial_date(date, language));
                let (from, to) = (end(selection.period.from), end(selection.period.to));
                whole(phrases::range(from.as_deref(), to.as_deref(), language))
            }
            Shape::Values if selection.value.is_open() => vec![],
            Shape::Values => {
                let end = |value: Option<_>| value.map(|value| display::number(value, language));
                let (from, to) = (end(selection.value.from), end(selection.value.to));
                whole(phrases::range(from.as_deref(), to.as_deref(), language))
            }
            Shape::Text if selection.text.is_empty() => vec![],
            Shape::Text => whole(format!("“{}”", selection.text)),
            Shape::List | Shape::Tree | Shape::Fixed(_) => {
                let chosen = selection.values.get(&facet).into_iter().flatten().take(MOST_NAMED);
                chosen.map(|key| (self.value_label(facet, key, language), query.toggled(facet, key))).collect()
            }
        }
    }

    /// Notes on chosen values that the corpus does not have.
    pub(crate) fn selection_notes(&self, query: &Query) -> Vec<String> {
        let mut notes = Vec::new();
        for (facet, chosen) in &query.selection.values {
            let dictionary = &self.columns.values[*facet as usize];
            let (name, language) = (facet.info().word.say(query.language), query.language);
            let mut unknown = chosen.iter().filter(|key| dictionary.code(key).is_none());
            notes.extend(unknown.by_ref().take(MOST_NOTES).map(|key| phrases::no_such_value(name, key, language)));
            let n_more = unknown.count();
            if n_more > 0 {
                notes.push(phrases::more_such_values(name, &display::count(n_more, language), language));
            }
        }
        notes
    }
}
