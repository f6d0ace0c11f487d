//! Quoting one figure: as a line of text, as BibTeX, as a link.

use explore::Route;
use explore::cite::Citation;
use explore::words::Word;
use leptos::prelude::Set;

use super::icon::{Sign, icon};
use crate::io::{clipboard, page};
use crate::markup::{El, el};
use crate::site::{Site, site};

/// Three buttons that copy; `figure` is the figure's link in the article that is open.
pub(crate) fn cite(figure: &str) -> El {
    el("p")
        .class("cite")
        .child(button(figure, Word::CopyCitation, Citation::text_at))
        .child(button(figure, Word::CopyBibtex, Citation::bibtex_at))
        .child(button(figure, Word::CopyLink, |citation, site| format!("{site}{}", citation.href)))
}

/// What of a citation is copied, given the address of the site.
type Part = fn(&Citation, &str) -> String;

fn button(figure: &str, word: Word, of: Part) -> El {
    let site = site();
    let figure = figure.to_owned();
    el("button")
        .attr("type", "button")
        .class("button button-plain")
        .on("click", move |_| copy(site, &figure, of))
        .child(icon(Sign::Copy))
        .text(word)
}

fn copy(site: Site, figure: &str, of: Part) {
    let query = site.query_now();
    let Route::Article(document) = &query.route else { return };
    let Some(citation) = site.explorer.citation_at(&query, document, figure) else { return };
    let copied = Word::Copied.say(query.language);
    clipboard::copy(&of(&citation, &page::address()), move || site.announce.set(copied.to_owned()));
}
