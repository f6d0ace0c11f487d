//! What was found in a draft: figures and what they are, and what should be looked at.

use explore::checks::TermView;
use explore::draft::{DraftFigure, Finding};
use explore::ui_text::Word;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;

use crate::browser::clipboard;
use crate::language::tr;
use crate::site::site;
use dom::{Element, html};

/// How long a button says that it has copied, in milliseconds.
const SAID_MILLIS: u32 = 2_000;

/// A figure: pressed, it is selected in `field`, where it stands from one place to another.
pub(crate) fn figure(of: &DraftFigure, place: (u32, u32), field: &Element) -> Element {
    let field = field.clone();
    let select = move || {
        let field = field.as_kind::<HtmlTextAreaElement>();
        let _ = field.focus();
        let _ = field.set_selection_range(place.0, place.1);
    };
    let raw = html("button").attr("type", "button").class("draft-raw").attr("lang", "vi").text(&of.raw);
    html("li")
        .class("draft-figure")
        .attr("data-key", of.key)
        .child(raw.on("click", move |_| select()))
        .child(html("span").class("draft-subject").text(&of.subject))
        .child(html("span").class("small muted").text(&of.setting))
        .children(of.missing.iter().map(|gap| html("span").class("draft-gap").text(gap)))
}

/// Something to look at.
pub(crate) fn finding(of: &Finding) -> Element {
    let notes = html("ul").attr("role", "list").children(of.notes.iter().map(|note| html("li").text(note)));
    html("li")
        .class("draft-finding")
        .attr("data-key", of.key)
        .child(html("h3").text(&of.title))
        .child(html("p").class("draft-line").text(&of.line))
        .child(notes.class("small muted draft-notes"))
        .children(of.sides.iter().map(side))
        .children((!of.suggestion.is_empty()).then(|| suggestion(&of.suggestion)))
}

/// The sentence of one side, and where it stands.
fn side(of: &TermView) -> Element {
    let quote = of.quote.from_near(60);
    html("blockquote")
        .class("draft-side")
        .child(
            html("p")
                .attr("lang", "vi")
                .text(&quote.before)
                .child(html("strong").text(&quote.figure))
                .text(&quote.after),
        )
        .child(html("p").class("small muted").text(&of.source))
}

/// What could be written, to be copied.
fn suggestion(text: &str) -> Element {
    let (site, own, done) = (site(), text.to_owned(), RwSignal::new(false));
    let copy = move |_: &web_sys::Event| {
        clipboard::copy(&own, move |is_copied| {
            if is_copied {
                site.announce.set(Word::Copied.say(site.language.get_untracked()).to_owned());
                done.try_set(true);
                Timeout::new(SAID_MILLIS, move || _ = done.try_set(false)).forget();
            }
        });
    };
    let word = move || if done.get() { Word::Copied } else { Word::CopySuggestion }.say(site.language.get());
    html("p")
        .class("draft-suggestion")
        .child(html("span").class("small muted").text(tr(Word::Suggestion)))
        .child(html("span").attr("lang", "vi").text(text))
        .child(html("button").attr("type", "button").class("button button-plain").on("click", copy).text(word))
}
