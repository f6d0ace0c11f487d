//! What the page has to tell once: parts of a link that were not understood, a newer version that waits.

use explore::words::Word;
use leptos::prelude::*;

use crate::io::{page, update};
use crate::markup::{El, el};
use crate::site::site;

/// Notes, each to be dismissed; one says that a newer version waits, if one does, or has taken over in another tab.
pub(crate) fn notes(update: RwSignal<bool>, updated_elsewhere: RwSignal<bool>) -> El {
    let view = site().view;
    let dismissed = RwSignal::new(Vec::<String>::new());
    let later = RwSignal::new(false);
    let shown = move || {
        let mut notes = view.with(|view| view.shell.notes.clone());
        dismissed.with(|dismissed| notes.retain(|note| !dismissed.contains(note)));
        notes
    };
    el("div")
        .class("notes")
        .attr("role", "status")
        .when(
            move || updated_elsewhere.get() && !later.get(),
            move || {
                let now = el("button").attr("type", "button").class("button").text(Word::Reload);
                let acts = el("span")
                    .class("note-acts")
                    .child(now.on("click", |_| page::reload()))
                    .child(plain_button(Word::Later).on("click", move |_| later.set(true)));
                el("div").class("note").child(el("span").text(Word::UpdatedElsewhere)).child(acts)
            },
        )
        .when(
            move || update.get() && !updated_elsewhere.get() && !later.get(),
            move || {
                let now = el("button").attr("type", "button").class("button").text(Word::UpdateNow);
                let acts = el("span")
                    .class("note-acts")
                    .child(now.on("click", |_| update::accept()))
                    .child(plain_button(Word::Later).on("click", move |_| later.set(true)));
                el("div").class("note").child(el("span").text(Word::UpdateWaits)).child(acts)
            },
        )
        .each(shown, String::clone, move |note| {
            let own = note.clone();
            let dismiss = move || dismissed.update(|dismissed| dismissed.push(own.clone()));
            el("div")
                .class("note")
                .child(el("span").text(note))
                .child(plain_button(Word::Dismiss).on("click", move |_| dismiss()))
        })
}

fn plain_button(word: Word) -> El {
    el("button").attr("type", "button").class("button button-plain").text(word)
}
