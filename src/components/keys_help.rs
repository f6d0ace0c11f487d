//! The list of keys, and the switch that turns the single ones off.

use explore::words::Word;
use leptos::prelude::Get;
use web_sys::{HtmlDialogElement, HtmlInputElement};

use super::icon::{Sign, icon};
use crate::keyboard;
use crate::markup::{El, el};
use crate::site::site;

/// Keys and what they do.
const KEYS: &[(&str, Word)] = &[
    ("j k", Word::KeysNext),
    ("Enter", Word::KeysOpen),
    ("g", Word::KeysGo),
    ("/", Word::Search),
    ("Esc", Word::KeysClose),
    ("?", Word::KeysHelp),
];

/// The button at the foot of the page and the list that it opens, in a dialog; `?` opens it too.
pub(crate) fn keys_help() -> [El; 2] {
    let dialog = el("dialog").class("dialog").attr("aria-labelledby", "keys-title");
    let list = dialog.clone();
    let open = move || {
        let dialog = list.as_kind::<HtmlDialogElement>();
        if !dialog.open() {
            let _ = dialog.show_modal();
        }
    };
    let on = keyboard::listen(site(), open.clone());
    let button = el("button")
        .attr("type", "button")
        .class("button button-plain")
        .attr("aria-haspopup", "dialog")
        .on("click", move |_| open())
        .text(Word::Keys);
    let list = dialog.clone();
    let close = el("button")
        .attr("type", "button")
        .class("button button-plain")
        .attr("aria-label", Word::Close)
        .on("click", move |_| list.as_kind::<HtmlDialogElement>().close())
        .child(icon(Sign::Close));
    let tick = el("input").attr("type", "checkbox").checked(move || on.get());
    let switch = tick.clone().on("change", move |_| {
        keyboard::turn(on, tick.as_kind::<HtmlInputElement>().checked());
    });
    let dialog = dialog
        .child(el("div").class("dialog-head").child(el("h2").id("keys-title").text(Word::Keys)).child(close))
        .child(el("dl").class("keys").children(KEYS.iter().map(|(keys, does)| line(keys, *does))))
        .child(el("label").class("legend-entry").child(switch).text(Word::KeysOn));
    [button, dialog]
}

fn line(keys: &str, does: Word) -> El {
    let keys = keys.split(' ').fold(el("dt"), |keys, key| keys.child(el("kbd").text(key)).text(" "));
    el("div").class("key-line").child(keys).child(el("dd").text(does))
}
