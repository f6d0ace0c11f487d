//! Quoting one figure: as a line of text, as BibTeX, as a link.

use explore::cite::Citation;
use explore::words::Word;
use leptos::prelude::*;

use super::icon::{Icon, Sign};
use crate::io::{clipboard, page};
use crate::site::site;

/// Three buttons that copy.
#[component]
pub(crate) fn Cite(
    /// The figure's link in the article that is open.
    figure: String,
) -> impl IntoView {
    let site = site();
    let figure = StoredValue::new(figure);
    let copy = move |of: fn(&Citation, &str) -> String| {
        let query = site.query.get_untracked();
        let explore::Route::Article(document) = &query.route else { return };
        let citation = figure.with_value(|figure| site.explorer.citation_at(&query, document, figure));
        let Some(citation) = citation else { return };
        let address = format!("{}{}", page::address(), citation.href);
        let copied = Word::Copied.say(query.language);
        clipboard::copy(&of(&citation, &address), move || site.announce.set(copied.to_owned()));
    };
    view! {
        <p class="cite">
            <button type="button" class="button button-plain" on:click=move |_| copy(|citation, address| format!("{} {address}", citation.text))>
                <Icon sign=Sign::Copy/>{site.say(Word::CopyCitation)}
            </button>
            <button type="button" class="button button-plain" on:click=move |_| copy(|citation, _| citation.bibtex.clone())>
                <Icon sign=Sign::Copy/>{site.say(Word::CopyBibtex)}
            </button>
            <button type="button" class="button button-plain" on:click=move |_| copy(|_, address| address.to_owned())>
                <Icon sign=Sign::Copy/>{site.say(Word::CopyLink)}
            </button>
        </p>
    }
}
