//! Quoting one figure: as a line of text, as BibTeX, as a link.

use explore::Route;
use explore::cite::Citation;
use explore::ui_text::Word;

use crate::browser::document;
use crate::components::copy::Copying;
use crate::site::{Site, site};
use dom::{Element, html};

/// What of a citation is copied, given what the site is called.
type Part = fn(&Citation, &str) -> String;

/// Three buttons that copy; `figure` is the figure's link in the article that is open.
pub(crate) fn cite(figure: &str) -> Element {
    let (copying, site) = (Copying::new(), site());
    let button = |word: Word, of: Part| {
        let figure = figure.to_owned();
        copying.button(word, move || cited(site, &figure, of))
    };
    html("div")
        .class("cite")
        .child(button(Word::CopyCitation, Citation::text_at))
        .child(button(Word::CopyBibtex, Citation::bibtex_at))
        .child(button(Word::CopyLink, |citation, site| format!("{site}{}", citation.href)))
        .dyn_children(move || copying.by_hand())
}

fn cited(site: Site, figure: &str, of: Part) -> Option<String> {
    let query = site.query_now();
    let Route::Article(document) = &query.route else { return None };
    let citation = site.explorer().citation_at(&query, document, figure)?;
    Some(of(&citation, &document::name()))
}
