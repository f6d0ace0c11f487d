//! What stands around every room: navigation, title, the other language, notes on the URL. Only furnished rooms are in
//! the navigation.

use crate::query::{Query, Route, UrlNote};
use crate::view::{Current, Link, NavLink, Page, Shell};
use crate::words::{Language, Word, phrases};

/// The rooms that exist, in the order of the navigation.
const ROOMS: &[(Route, Word)] = &[
    (Route::Home, Word::Home),
    (Route::Figures, Word::Figures),
    (Route::Search, Word::Search),
    (Route::Checks, Word::Checks),
    (Route::Communication, Word::Communication),
    (Route::Method, Word::Method),
];

/// The shell around `page`.
pub(crate) fn shell(query: &Query, page: &Page, notes: &[UrlNote]) -> Shell {
    let language = query.language;
    let nav = ROOMS.iter().map(|(route, word)| NavLink {
        link: Link { text: word.say(language).to_owned(), href: query.to(route.clone()).to_hash() },
        current: if *route == query.route { Current::Here } else { Current::Elsewhere },
    });
    let other = match language {
        Language::Vi => Language::En,
        Language::En => Language::Vi,
    };
    let switched = Query { language: other, ..query.clone() };
    Shell {
        title: title(query, page),
        nav: nav.collect(),
        other_language: Link { text: Word::SwitchLanguage.say(language).to_owned(), href: switched.to_hash() },
        notes: notes.iter().map(|note| phrases::url_note(note, language)).collect(),
    }
}

fn title(query: &Query, page: &Page) -> String {
    let site = Word::Site.say(query.language);
    let room = match page {
        Page::Home(_) => return format!("{site}: {}", Word::SiteClaim.say(query.language)),
        Page::Figures(_) => Word::Figures.say(query.language).to_owned(),
        Page::Checks(_) => Word::Checks.say(query.language).to_owned(),
        Page::Communication(_) => Word::Communication.say(query.language).to_owned(),
        Page::Method(_) => Word::Method.say(query.language).to_owned(),
        Page::Search(_) => Word::Search.say(query.language).to_owned(),
        Page::Article(article) => article.title.clone(),
        Page::Nothing { reason, .. } => reason.clone(),
    };
    format!("{room} · {site}")
}
