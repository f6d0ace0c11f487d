//! What the page has to tell once: parts of a link that were not understood, a newer version that waits.

use explore::ui_text::Word;
use leptos::prelude::*;

use crate::browser::{document, update};
use crate::language::tr;
use crate::site::site;
use dom::{Element, html};

/// Notes, each to be dismissed; one says that a newer version waits, if one does, or has taken over in another tab.
pub(crate) fn notes(update: RwSignal<bool>, updated_elsewhere: RwSignal<bool>) -> Element {
    let view = site().view;
    let dismissed = RwSignal::new(Vec::<String>::new());
    let later = RwSignal::new(false);
    let shown = move || {
        let mut notes = view.with(|view| view.shell.notes.clone());
        dismissed.with(|dismissed| notes.retain(|note| !dismissed.contains(note)));
        notes
    };
    html("div")
        .class("notes")
        .attr("role", "status")
        .show(
            move || updated_elsewhere.get() && !later.get(),
            move || {
                let now = html("button").attr("type", "button").class("button").text(tr(Word::Reload));
                let acts = html("span")
                    .class("note-acts")
                    .child(now.on("click", |_| document::reload()))
                    .child(plain_button(Word::Later).on("click", move |_| later.set(true)));
                html("div").class("note").child(html("span").text(tr(Word::UpdatedElsewhere))).child(acts)
            },
        )
        .show(
            move || update.get() && !updated_elsewhere.get() && !later.get(),
            move || {
                let now = html("button").attr("type", "button").class("button").text(tr(Word::UpdateNow));
                let acts = html("span")
                    .class("note-acts")
                    .child(now.on("click", |_| update::accept()))
                    .child(plain_button(Word::Later).on("click", move |_| later.set(true)));
                html("div").class("note").child(html("span").text(tr(Word::UpdateWaits))).child(acts)
            },
        )
        .keyed(shown, String::clone, move |note| {
            let own = note.clone();
            let dismiss = move || dismissed.update(|dismissed| dismissed.push(own.clone()));
            html("div")
                .class("note")
                .child(html("span").text(note))
                .child(plain_button(Word::Dismiss).on("click", move |_| dismiss()))
        })
}

fn plain_button(word: Word) -> Element {
    html("button").attr("type", "button").class("button button-plain").text(tr(word))
}
