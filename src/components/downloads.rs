//! Saving what is shown: each form with the number of rows that it will hold.

use std::rc::Rc;

use explore::download::{File, FileFormat, Offer};
use explore::words::Word;
use explore::{Explorer, Query};
use leptos::prelude::*;

use super::disclosure::while_open;
use super::icon::{Sign, icon};
use crate::io::download;
use crate::markup::{El, el};
use crate::site::site;

/// Makes the file that a form was offered for.
type Make = fn(&Explorer, &Query, FileFormat) -> File;

/// The forms in which something is saved; nothing if there are none.
pub(crate) fn downloads(offers: Rc<dyn Fn() -> Vec<Offer>>, make: Make) -> El {
    let menu = el("details").class("menu");
    let is_none = offers.clone();
    let now = while_open(&menu, move || Some(offers()));
    let list = el("ul").attr("role", "list").class("menu-list").each(
        move || now.with(|offers| offers.clone().unwrap_or_default()),
        |offer| format!("{}/{}", offer.label, offer.size),
        move |offer| item(offer, make),
    );
    menu.flag("hidden", move || is_none().is_empty())
        .child(el("summary").class("button").child(icon(Sign::Download)).text(Word::Download))
        .child(list)
}

fn item(offer: &Offer, make: Make) -> El {
    let site = site();
    let format = offer.format;
    let save = move || {
        let file = make(site.explorer, &site.query_now(), format);
        download::save(&file.file_name, file.media_type, file.text.as_bytes());
    };
    let button = el("button")
        .attr("type", "button")
        .class("menu-item")
        .on("click", move |_| save())
        .child(el("span").text(&offer.label))
        .child(el("span").class("menu-note").text(&offer.size));
    el("li").child(button)
}
