//! What may be meant while a question is being typed: words, indicators, places, people, articles.

use std::collections::BTreeMap;

use engine::compact_sort::CompactSort;
use engine::reading::EntityKind;
use engine::text::fold;
use store::Corpus;
use store::index::TypedName;

use crate::facet::{Facet, UNKNOWN};
use crate::query::{Lens, Query, Route};
use crate::ui_text::{Language, Word};
use crate::{Explorer, labels};

/// Of each sort so many: a list that is seen at a glance.
const MAX_OF_SORT: usize = 4;

/// Something that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What sort of thing it is: "Chỉ số".
    pub sort: String,
    /// Its name; in a question, the whole question.
    pub text: String,
    /// Leads there.
    pub href: String,
}

/// People and organisations that the corpus names, those of most articles first.
pub(super) fn names(corpus: &Corpus) -> Vec<String> {
    let mut n_times: BTreeMap<&str, usize> = BTreeMap::new();
    for document in &corpus.documents {
        for entity in &document.head().entities {
            if matches!(entity.kind, EntityKind::Person | EntityKind::Org) {
                *n_times.entry(&entity.canonical).or_default() += 1;
            }
        }
    }
    let mut names: Vec<(usize, &str)> = n_times.into_iter().map(|(name, n)| (n, name)).collect();
    names.compact_sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    names.into_iter().map(|(_, name)| name.to_owned()).collect()
}

impl Explorer {
    /// What may be meant by `typed`, best of each sort first; nothing for nothing.
    #[must_use]
    pub fn suggestions(&self, query: &Query, typed: &str) -> Vec<Suggestion> {
        if let Some((before, name, value)) = field_being_typed(typed) {
            return self.field_values(query, before, name, value);
        }
        let name = TypedName::new(typed);
        if name.is_empty() {
            return Vec::new();
        }
        let language = query.language;
        let mut found = self.words_being_typed(query, typed);
        for facet in [Facet::Indicator, Facet::Place] {
            found.extend(self.valued(facet, &name, language).into_iter().map(|(key, text)| Suggestion {
                sort: facet.info().word.say(language).to_owned(),
                text,
                href: query.to(Route::Figures).select(|selection| selection.choose_only(facet, &key)).to_hash(),
            }));
        }
        let parts = self.lookup.parts_for(Lens::Sentences, &self.corpus);
        let names = best(&parts.names, &name, String::as_str);
        found.extend(names.into_iter().map(|text| Suggestion {
            sort: Word::SuggestedName.say(language).to_owned(),
            href: question(query, &format!("\"{text}\"")),
            text: text.clone(),
        }));
        let titled: Vec<(String, &str)> =
            self.corpus.documents.iter().map(|document| (labels::document(document), document.id.as_str())).collect();
        found.extend(best(&titled, &name, |(title, _)| title).into_iter().map(|(title, id)| Suggestion {
            sort: Word::Article.say(language).to_owned(),
            text: title.clone(),
            href: query.to(Route::Article((*id).to_owned())).to_hash(),
        }));
        found
    }

    /// The question with its last word whole, or a word of several syllables in place of the first ones.
    fn words_being_typed(&self, query: &Query, typed: &str) -> Vec<Suggestion> {
        let parts = self.lookup.parts_for(Lens::Sentences, &self.corpus);
        let name = TypedName::new(typed);
        let begins = |it: &&String| name.found_in(it) == Some(0) && it.as_str() != typed;
        let compounds = self.corpus.glossary.compounds.iter().filter(begins).take(MAX_OF_SORT).cloned();
        let start = typed.rfind(|it: char| it.is_whitespace() || it == '"').map_or(0, |at| at + 1);
        let (before, last) = typed.split_at(typed.ceil_char_boundary(start));
        let is_word = !last.is_empty() && last.chars().all(char::is_alphabetic);
        let whole = if is_word {
            parts.index.completions(before.split_whitespace().next_back().unwrap_or(""), last, MAX_OF_SORT)
        } else {
            Vec::new()
        };
        let whole = whole.into_iter().filter(|word| *word != last).map(|word| format!("{before}{word}"));
        let mut texts: Vec<String> = whole.collect();
        texts.extend(compounds);
        let mut seen = std::collections::BTreeSet::new();
        texts.retain(|text| seen.insert(fold::lowered(text)));
        let suggestion = |text: String| Suggestion {
            sort: Word::OneWord.say(query.language).to_owned(),
            href: question(query, &text),
            text,
        };
        texts.into_iter().take(MAX_OF_SORT).map(suggestion).collect()
    }

    /// The values of a facet that figures have, by key and name.
    fn valued(&self, facet: Facet, name: &TypedName, language: Language) -> Vec<(String, String)> {
        let dictionary = &self.columns.values[facet as usize];
        let totals = self.columns.totals[facet as usize].iter();
        let mut all: Vec<(u32, String, String)> = totals
            .zip(&dictionary.keys)
            .filter(|(n, key)| **n > 0 && *key != UNKNOWN)
            .map(|(n, key)| (*n, key.clone(), self.value_label(facet, key, language)))
            .collect();
        all.compact_sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.2.cmp(&b.2)));
        best(&all, name, |(_, _, label)| label)
            .into_iter()
            .map(|(_, key, label)| (key.clone(), label.clone()))
            .collect()
    }

    /// Values of a field of the question.
    fn field_values(&self, query: &Query, before: &str, field: &str, value: &str) -> Vec<Suggestion> {
        let language = query.language;
        let name = TypedName::new(value);
        let of_facet =
            |facet: Facet| self.valued(facet, &name, language).into_iter().map(|(_, label)| (label.clone(), label));
        let (word, found): (Word, Vec<(String, String)>) = match field {
            "noi" => (Facet::Place.info().word, of_facet(Facet::Place).collect()),
            "chi-so" => (Facet::Indicator.info().word, of_facet(Facet::Indicator).collect()),
            "ky" => {
                (Facet::Period.info().word, self.years(value).into_iter().map(|year| (year.clone(), year)).collect())
            }
            _ => {
                let documents: Vec<(String, &str)> =
                    self.corpus.documents.iter().map(|it| (labels::document(it), it.id.as_str())).collect();
                let found = best(&documents, &name, |(title, _)| title);
                (Word::Article, found.into_iter().map(|(title, id)| ((*id).to_owned(), title.clone())).collect())
            }
        };
        let suggestion = |(value, text): (String, String)| {
            let value = if value.contains(char::is_whitespace) { format!("\"{value}\"") } else { value };
            Suggestion {
                sort: word.say(language).to_owned(),
                text,
                href: question(query, &format!("{before}{field}:{value} ")),
            }
        };
        found.into_iter().take(2 * MAX_OF_SORT).map(suggestion).collect()
    }

    /// The years in which figures hold, as far as they begin so, the last first.
    fn years(&self, typed: &str) -> Vec<String> {
        let observations = self.corpus.documents.iter().flat_map(|it| &it.head().observations);
        let days = observations.filter_map(|it| it.period).filter_map(|it| it.period.end.or(it.period.start));
        let years: std::collections::BTreeSet<i32> = days.map(|day| day.year()).collect();
        let years = years.into_iter().rev().map(|year| year.to_string());
        years.filter(|year| year.starts_with(typed)).collect()
    }
}

/// The first of `all`, which are in order, whose name has what was typed; those that begin with it before the others.
fn best<'a, T>(all: &'a [T], typed: &TypedName, name: impl Fn(&T) -> &str) -> Vec<&'a T> {
    let mut found: Vec<(bool, usize, &T)> = all
        .iter()
        .enumerate()
        .filter_map(|(at, it)| typed.found_in(name(it)).map(|place| (place > 0, at, it)))
        .collect();
    found.compact_sort_by_key(|(is_inside, at, _)| (*is_inside, *at));
    found.into_iter().take(MAX_OF_SORT).map(|(_, _, it)| it).collect()
}

/// The question as a page.
fn question(query: &Query, text: &str) -> String {
    let lens = if query.route == Route::Search { query.lens } else { Lens::default() };
    Query { route: Route::Search, lens, focus: None, ..query.asking(text) }.to_hash()
}

/// A field at the end of the question whose value is not closed: what stands before it, its name, its value so far.
fn field_being_typed(typed: &str) -> Option<(&str, &str, &str)> {
    let colon = typed.rfind(':')?;
    let (head, value) = (typed.get(..colon)?, typed.get(colon + 1..)?);
    let start = head.rfind(char::is_whitespace).map_or(0, |at| head.ceil_char_boundary(at + 1));
    let (before, name) = head.split_at(start);
    let is_open = match value.strip_prefix('"') {
        Some(value) => !value.contains('"'),
        None => !value.contains(char::is_whitespace),
    };
    (store::index::Field::NAMES.contains(&name) && is_open).then(|| (before, name, value.trim_start_matches('"')))
}
