//! The list of keys, and the switch that switches the single ones off.

use explore::KEYS;
use explore::ui_text::Word;
use leptos::prelude::Get;
use web_sys::{HtmlDialogElement, HtmlInputElement};

use crate::components::icon::{Sign, icon};
use crate::keyboard;
use crate::language::tr;
use crate::site::site;
use dom::{Element, html};

/// The button at the foot of the page and the list that it opens, in a dialog; `?` opens it too.
pub(crate) fn keys_help() -> [Element; 2] {
    let dialog = html("dialog").class("dialog").attr("aria-labelledby", "keys-title");
    let list = dialog.clone();
    let open = move || {
        let dialog = list.as_kind::<HtmlDialogElement>();
        if !dialog.open() {
            let _ = dialog.show_modal();
        }
    };
    let on = keyboard::listen(site(), open.clone());
    let button = html("button")
        .attr("type", "button")
        .class("button button-plain")
        .attr("aria-haspopup", "dialog")
        .on("click", move |_| open())
        .text(tr(Word::Keys));
    let list = dialog.clone();
    let close = html("button")
        .attr("type", "button")
        .class("button button-plain")
        .attr("aria-label", tr(Word::Close))
        .on("click", move |_| list.as_kind::<HtmlDialogElement>().close())
        .child(icon(Sign::Close));
    let tick = html("input").attr("type", "checkbox").bool_prop("checked", move || on.get());
    let switch = tick.clone().on("change", move |_| {
        keyboard::set_enabled(on, tick.as_kind::<HtmlInputElement>().checked());
    });
    let dialog = dialog
        .child(html("div").class("dialog-head").child(html("h2").id("keys-title").text(tr(Word::Keys))).child(close))
        .child(html("dl").class("keys").children(KEYS.iter().map(|(keys, does)| line(keys, *does))))
        .child(html("label").class("legend-entry").child(switch).text(tr(Word::KeysOn)));
    [button, dialog]
}

fn line(keys: &str, does: Word) -> Element {
    let keys = keys.split(' ').fold(html("dt"), |keys, key| keys.child(html("kbd").text(key)).text(" "));
    html("div").class("key-line").child(keys).child(html("dd").text(tr(does)))
}
