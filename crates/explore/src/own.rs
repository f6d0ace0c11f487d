//! *Mở văn bản*: texts of the reader's own, as the page lists them.

use std::collections::BTreeSet;

use store::StoredDocument;
use store::assembly::Progress;

use crate::query::{Collection, Query, Route};
use crate::ui_text::{Language, Word, phrases};
use crate::view::Link;
use crate::{Explorer, display, labels};

/// Texts that are open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnView {
    /// "191 số liệu trong 20 bài".
    pub summary: String,
    /// Where to go on from here, the figures first.
    pub ways: Vec<Link>,
    /// The articles, in order of id.
    pub articles: Vec<OwnArticle>,
}

/// A text that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnArticle {
    /// Its id.
    pub id: String,
    /// Its headline, and where it opens.
    pub link: Link,
    /// Publisher and date, as far as known, and how many figures it states: "Báo Lâm Đồng, 2021 · 13 số liệu".
    pub line: String,
    /// What closes it, in words: "Đóng: Kết quả quý I".
    pub close: String,
}

impl Explorer {
    /// What is open; this is the explorer of it.
    #[must_use]
    pub fn own(&self, query: &Query) -> OwnView {
        let language = query.language;
        let own = Query { collection: Collection::Own, ..query.to(Route::Home) };
        let way =
            |route: Route, word: Word| Link { text: word.say(language).to_owned(), href: own.to(route).to_hash() };
        let documents = &self.corpus.documents;
        let articles = (0_u32..).zip(documents).map(|(at, document)| {
            let n_figures = self.columns.document.iter().filter(|own| **own == at).count();
            let text = labels::document(document);
            let figures = phrases::n_figures(&display::count(n_figures, language), language);
            let source = labels::source(&document.reading.meta, language);
            let line = [source, figures].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            let close = phrases::labelled(Word::Close.say(language), &text, language);
            let href = own.to(Route::Article(document.id.clone())).to_hash();
            OwnArticle { id: document.id.clone(), link: Link { text, href }, line, close }
        });
        OwnView {
            summary: phrases::figures_of_articles(
                &display::count(self.columns.len(), language),
                &display::count(documents.len(), language),
                language,
            ),
            ways: vec![
                way(Route::Figures, Word::OpenFigures),
                way(Route::Home, Word::Home),
                way(Route::Search, Word::Search),
                way(Route::Checks, Word::Checks),
            ],
            articles: articles.collect(),
        }
    }
}

/// How far reading is, in words.
#[must_use]
pub fn progress(of: Progress, language: Language) -> String {
    let count = |n: usize| display::count(n, language);
    phrases::reading_progress(of.stage, &count(of.n_done), &count(of.n_all), language)
}

/// How many files are open of those that were chosen, in words.
#[must_use]
pub fn opening(n_done: usize, n_all: usize, language: Language) -> String {
    phrases::opening_progress(&display::count(n_done, language), &display::count(n_all, language), language)
}

/// What a button does, with the name of what it does it to, in words.
#[must_use]
pub fn labelled(word: Word, name: &str, language: Language) -> String {
    phrases::labelled(word.say(language), name, language)
}

/// A size in kilobytes, in words; never less than one.
#[must_use]
pub fn size(n_bytes: u32, language: Language) -> String {
    phrases::kilobytes(&display::count(n_bytes.div_ceil(1000).max(1) as usize, language))
}

/// `id`, or with a number behind it the first for which `is_taken` does not hold.
#[must_use]
pub fn free_id(id: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|n| format!("{id}-{n}"));
    std::iter::once(id.to_owned()).chain(numbered).find(|id| !is_taken(id)).unwrap_or_default()
}

/// Documents of the site and own ones as one list, with unique ids: an own document that is called as another gets a number.
#[must_use]
pub fn beside(site: &[StoredDocument], own: &[StoredDocument]) -> Vec<StoredDocument> {
    let mut taken: BTreeSet<String> = site.iter().chain(own).map(|document| document.id.clone()).collect();
    let of_site: BTreeSet<&str> = site.iter().map(|document| document.id.as_str()).collect();
    let renamed = own.iter().map(|document| {
        if !of_site.contains(document.id.as_str()) {
            return document.clone();
        }
        let id = free_id(&document.id, |id| taken.contains(id));
        taken.insert(id.clone());
        StoredDocument { id, ..document.clone() }
    });
    site.iter().cloned().chain(renamed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_is_taken_gets_a_number() {
        assert_eq!(free_id("a", |_| false), "a");
        assert_eq!(free_id("a", |id| ["a", "a-2"].contains(&id)), "a-3");
    }

    #[test]
    fn texts_beside_those_of_the_site_have_ids_of_their_own() {
        let documents = |ids: &[&str]| -> Vec<StoredDocument> {
            ids.iter().map(|id| StoredDocument { id: (*id).to_owned(), ..StoredDocument::default() }).collect()
        };
        let both = beside(&documents(&["a", "b"]), &documents(&["a", "a-2", "c"]));
        assert_eq!(both.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["a", "b", "a-3", "a-2", "c"]);
    }

    #[test]
    fn what_is_open_is_listed_with_ways_into_it() {
        let explorer =
            crate::fixture::read(&[("a", "Đến hết năm 2022, cả tỉnh có 21.000 người tham gia."), ("b", "Mưa.")]);
        let view = explorer.own(&Query::default());
        assert_eq!(view.summary, "1 số liệu trong 2 bài");
        let counts: Vec<&str> = view.articles.iter().map(|it| it.line.rsplit(" · ").next().unwrap()).collect();
        assert_eq!(counts, ["1 số liệu", "0 số liệu"]);
        assert!(view.ways.iter().chain([&view.articles[0].link]).all(|link| link.href.contains("kho=toi")));
    }
}
