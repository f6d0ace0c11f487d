//! What every page has in common: navigation, title, the other language, notes on the URL. Only pages that exist are in
//! the navigation.

use crate::query::{Query, Route, UrlNote};
use crate::ui_text::{Language, Word, phrases};
use crate::view::{Current, Link, NavLink, Shell};
use crate::{Explorer, labels};

/// The pages that exist, in the order of the navigation.
const PAGES: &[(Route, Word)] = &[
    (Route::Home, Word::Home),
    (Route::Figures, Word::Figures),
    (Route::Search, Word::Search),
    (Route::Checks, Word::Checks),
    (Route::Communication, Word::Communication),
    (Route::Method, Word::Method),
];

impl Explorer {
    /// What every page has in common, for the page that `query` asks for; `notes` are those of [`Query::from_hash`].
    #[must_use]
    pub fn shell(&self, query: &Query, notes: &[UrlNote]) -> Shell {
        let language = query.language;
        let nav = PAGES.iter().map(|(route, word)| NavLink {
            link: Link { text: word.say(language).to_owned(), href: query.to(route.clone()).to_hash() },
            current: if *route == query.route { Current::Here } else { Current::Elsewhere },
        });
        let other = match language {
            Language::Vi => Language::En,
            Language::En => Language::Vi,
        };
        let switched = Query { language: other, ..query.clone() };
        Shell {
            title: self.title(query),
            nav: nav.collect(),
            other_language: Link { text: Word::SwitchLanguage.say(language).to_owned(), href: switched.to_hash() },
            notes: notes.iter().map(|note| phrases::url_note(note, language)).collect(),
        }
    }

    fn title(&self, query: &Query) -> String {
        let language = query.language;
        let site = Word::Site.say(language);
        let page = match &query.route {
            Route::Home => return format!("{site}: {}", Word::SiteClaim.say(language)),
            Route::Article(id) => match self.corpus.find(id) {
                Some((_, document)) => labels::document(document),
                None => phrases::no_such_article(id, language),
            },
            Route::Figures => Word::Figures.say(language).to_owned(),
            Route::Checks => Word::Checks.say(language).to_owned(),
            Route::Communication => Word::Communication.say(language).to_owned(),
            Route::Method => Word::Method.say(language).to_owned(),
            Route::Search => Word::Search.say(language).to_owned(),
        };
        format!("{page} · {site}")
    }
}
