//! Quoting one figure: as a line of text, as BibTeX, as a link.

use explore::Route;
use explore::cite::Citation;
use explore::ui_text::Word;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::browser::{clipboard, document, focus};
use crate::components::icon::{Sign, icon};
use crate::language::tr;
use crate::site::{Site, site};
use dom::{Element, html};

/// How long a button says that it has copied, in milliseconds.
const SAID_MILLIS: u32 = 2_000;

/// What came of the last press; cheap to copy.
#[derive(Clone, Copy)]
struct Copying {
    /// The button that has just copied.
    done: RwSignal<Option<Word>>,
    /// What the browser would not copy: the reader does.
    by_hand: RwSignal<Option<String>>,
}

/// What of a citation is copied, given what the site is called.
type Part = fn(&Citation, &str) -> String;

/// Three buttons that copy; `figure` is the figure's link in the article that is open.
pub(crate) fn cite(figure: &str) -> Element {
    let copying = Copying { done: RwSignal::new(None), by_hand: RwSignal::new(None) };
    html("div")
        .class("cite")
        .child(button(figure, copying, Word::CopyCitation, Citation::text_at))
        .child(button(figure, copying, Word::CopyBibtex, Citation::bibtex_at))
        .child(button(figure, copying, Word::CopyLink, |citation, site| format!("{site}{}", citation.href)))
        .dyn_children(move || copying.by_hand.with(|text| text.as_deref().map(by_hand)).into_iter().collect())
}

fn button(figure: &str, copying: Copying, word: Word, of: Part) -> Element {
    let site = site();
    let figure = figure.to_owned();
    let is_done = move || copying.done.get() == Some(word);
    html("button")
        .attr("type", "button")
        .class("button button-plain")
        .on("click", move |_| copy(site, &figure, copying, word, of))
        .child(icon(Sign::Copy))
        .text(move || is_done().then_some("✓ "))
        .text(move || if is_done() { Word::Copied } else { word }.say(site.language.get()))
}

fn copy(site: Site, figure: &str, copying: Copying, word: Word, of: Part) {
    let query = site.query_now();
    let Route::Article(document) = &query.route else { return };
    let Some(citation) = site.explorer().citation_at(&query, document, figure) else { return };
    let text = of(&citation, &document::name());
    let copied = Word::Copied.say(query.language);
    clipboard::copy(&text.clone(), move |is_copied| {
        copying.by_hand.try_set((!is_copied).then_some(text));
        if is_copied {
            site.announce.set(copied.to_owned());
            copying.done.try_set(Some(word));
            Timeout::new(SAID_MILLIS, move || _ = copying.done.try_set(None)).forget();
        }
    });
}

/// The text, selected, for the reader to copy.
fn by_hand(text: &str) -> Element {
    let field = html("textarea").class("field cite-text").attr("readonly", "").attr("rows", "4").text(text);
    let own = field.clone();
    focus::after_render(move || {
        // A text area selects as any field does.
        let field = own.as_kind::<HtmlInputElement>();
        let _ = field.focus();
        field.select();
    });
    html("label").class("cite-by-hand").text(tr(Word::CopyByHand)).child(field)
}
