//! Choosing texts: files, a folder, or a text that is pasted.

use explore::ui_text::Word;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use crate::browser::files::{self, ChosenFile};
use crate::language::tr;
use crate::own::{self, OwnTextsStatus};
use crate::site::Site;
use dom::{Element, html};

/// The ways in which texts come into the page.
pub(crate) fn choose(site: Site, desk: OwnTextsStatus) -> Element {
    let files = html("input").attr("type", "file").attr("multiple", "");
    let folder = html("input").attr("type", "file").attr("webkitdirectory", "");
    html("section")
        .class("own-choose")
        .child(html("p").text(tr(Word::OwnFormats)))
        .child(
            html("p")
                .class("hero-ways")
                .child(picker(site, desk, "button button-main", files, Word::ChooseFiles))
                .child(picker(site, desk, "button", folder, Word::ChooseFolder)),
        )
        .child(paste(site, desk))
}

/// A field for files that looks as a button does.
fn picker(site: Site, desk: OwnTextsStatus, class: &str, field: Element, word: Word) -> Element {
    let own = field.clone();
    let field = field.class("visually-hidden").on("change", move |_| {
        let field = own.as_kind::<HtmlInputElement>();
        let chosen = field.files().map(|list| files::of_list(&list)).unwrap_or_default();
        // The same files can be chosen again.
        field.set_value("");
        spawn_local(own::open::files(site, desk, chosen));
    });
    html("label").class(class).child(field).text(tr(word))
}

/// A field for a single file that looks as a button does; `take` is called with what was chosen.
pub(crate) fn one_file(accept: &str, word: Word, take: impl Fn(ChosenFile) + 'static) -> Element {
    let field = html("input").attr("type", "file").attr("accept", accept);
    let own = field.clone();
    let field = field.class("visually-hidden").on("change", move |_| {
        let field = own.as_kind::<HtmlInputElement>();
        let chosen = field.files().map(|list| files::of_list(&list)).unwrap_or_default();
        field.set_value("");
        chosen.into_iter().for_each(&take);
    });
    html("label").class("button").child(field).text(tr(word))
}

/// A field for a text, and the button that reads it.
fn paste(site: Site, desk: OwnTextsStatus) -> Element {
    let field = html("textarea").class("field").attr("rows", "6").attr("lang", "vi").attr("spellcheck", "false");
    let is_empty = RwSignal::new(true);
    let (typed, read) = (field.clone(), field.clone());
    let field = field.on("input", move |_| is_empty.set(text_of(&typed).trim().is_empty()));
    let button = html("button").attr("type", "submit").class("button").bool_attr("disabled", move || is_empty.get());
    html("form")
        .class("own-paste")
        .child(html("label").child(html("span").text(tr(Word::PasteText))).child(field))
        .child(button.text(tr(Word::AddPasted)))
        .on("submit", move |event| {
            event.prevent_default();
            let text = text_of(&read);
            if !text.trim().is_empty() {
                read.as_kind::<HtmlTextAreaElement>().set_value("");
                is_empty.set(true);
                spawn_local(own::open_pasted(site, desk, text));
            }
        })
}

fn text_of(field: &Element) -> String {
    field.as_kind::<HtmlTextAreaElement>().value()
}
