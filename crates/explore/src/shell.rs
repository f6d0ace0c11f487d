//! What every page has in common: navigation, title, the other language, notes on the URL.

use crate::query::{Collection, Query, Route, UrlNote};
use crate::ui_text::{Language, Word, phrases};
use crate::view::{Current, Link, NavLink, Page, Shell};
use crate::{Explorer, display, labels, routes};

/// Keys and what they do.
pub const KEYS: &[(&str, Word)] = &[
    ("j k", Word::KeysNext),
    ("Enter", Word::KeysOpen),
    ("n p", Word::KeysNeighbours),
    ("g", Word::KeysGo),
    ("/", Word::Search),
    ("Esc", Word::KeysClose),
    ("?", Word::KeysHelp),
];

/// Which articles of the reader's own are open, beside those of the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnArticles {
    /// How many there are, if any are open.
    pub n_open: Option<usize>,
    /// Whether they stand in one corpus with those of the site, too.
    pub is_beside_site: bool,
}

/// Where a page was printed from, and on what day: year, month and day.
#[must_use]
pub fn printed(address: &str, (year, month, day): (i32, u8, u8), language: Language) -> String {
    let day = engine::date::date(year, month, day).map(|day| display::date(day, language));
    phrases::printed(address, &day.unwrap_or_default(), language)
}

impl Explorer {
    /// What every page has in common, for the page that `query` asks for; `notes` are those of [`Query::from_hash`].
    #[must_use]
    pub fn shell(&self, query: &Query, notes: &[UrlNote], own: OwnArticles) -> Shell {
        let language = query.language;
        let offered = routes::navigation().into_iter().filter(|(route, _)| self.is_offered(route));
        let nav = offered.map(|(route, word)| NavLink {
            current: if route == query.route { Current::Here } else { Current::Elsewhere },
            link: link(query, route, word),
        });
        let other = match language {
            Language::Vi => Language::En,
            Language::En => Language::Vi,
        };
        let switched = Query { language: other, ..query.clone() };
        Shell {
            title: self.title(query),
            nav: nav.collect(),
            collections: collections(query, own),
            other_language: Link { text: Word::SwitchLanguage.say(language).to_owned(), href: switched.to_hash() },
            notes: notes.iter().map(|note| phrases::url_note(note, language)).collect(),
        }
    }

    /// What is shown of an address that needs articles which are not open.
    #[must_use]
    pub fn not_open(&self, query: &Query) -> Page {
        let site = Query { collection: Collection::Site, ..query.clone() };
        Page::Nothing {
            reason: Word::OwnNotOpen.say(query.language).to_owned(),
            offers: vec![
                link(&site, Route::Own, Word::OpenTexts),
                Link { text: Word::CollectionSite.say(query.language).to_owned(), href: site.to_hash() },
            ],
        }
    }

    /// True for a page that the corpus has something for.
    fn is_offered(&self, route: &Route) -> bool {
        match route {
            Route::Communication => self.has_programme(),
            Route::Places => self.has_places(),
            _ => true,
        }
    }

    fn title(&self, query: &Query) -> String {
        let language = query.language;
        let site = Word::Site.say(language);
        if query.route == Route::Home {
            return format!("{site}: {}", Word::SiteClaim.say(language));
        }
        let page = query.route.title(self, language);
        format!("{page} · {site}")
    }

    /// The title of the page of an article.
    pub(crate) fn article_title(&self, id: &str, language: Language) -> String {
        match self.corpus.find(id) {
            Some((_, document)) => labels::document(document),
            None => phrases::no_such_article(id, language),
        }
    }
}

fn link(query: &Query, route: Route, word: Word) -> Link {
    Link { text: word.say(query.language).to_owned(), href: query.to(route).to_hash() }
}

/// The articles that may be looked at: no choice while there is but one.
fn collections(query: &Query, own: OwnArticles) -> Vec<NavLink> {
    let Some(n_open) = own.n_open else { return Vec::new() };
    let is_there = |collection: Collection| collection != Collection::Both || own.is_beside_site;
    let choice = |collection: Collection| {
        let mut text = collection.word().say(query.language).to_owned();
        if collection == Collection::Own {
            text.push_str(&format!(" ({})", display::count(n_open, query.language)));
        }
        // Another corpus has other articles and figures: of what is chosen in this one, what it has holds.
        let href = Query { collection, focus: None, ..query.clone() }.to_hash();
        NavLink {
            link: Link { text, href },
            current: if collection == query.collection { Current::Here } else { Current::Elsewhere },
        }
    };
    Collection::ALL.iter().copied().filter(|it| is_there(*it)).map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_says_where_it_is_from_and_when() {
        let printed = |language| printed("https://a.vn/#/tim", (2026, 11, 29), language);
        assert_eq!(printed(Language::Vi), "In ngày 29/11/2026 từ https://a.vn/#/tim");
        assert_eq!(printed(Language::En), "Printed on 29 Nov 2026 from https://a.vn/#/tim");
    }
}
