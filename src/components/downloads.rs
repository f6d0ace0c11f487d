//! Saving what is shown: each form with the number of rows that it will hold.

use std::rc::Rc;

use explore::download::{File, FileFormat, Offer};
use explore::ui_text::Word;
use explore::{Explorer, Query};
use leptos::prelude::*;

use crate::browser::download;
use crate::components::disclosure::while_open;
use crate::components::icon::{Sign, icon};
use crate::language::tr;
use crate::site::site;
use dom::{Element, html};

/// Makes the file that a form was offered for.
type Make = fn(&Explorer, &Query, FileFormat) -> File;

/// The forms in which something is saved; nothing if there are none.
pub(crate) fn downloads(offers: Rc<dyn Fn() -> Vec<Offer>>, make: Make) -> Element {
    let menu = html("details").class("menu");
    let is_none = offers.clone();
    let now = while_open(&menu, move || Some(offers()));
    let list = html("ul").attr("role", "list").class("menu-list").keyed(
        move || now.with(|offers| offers.clone().unwrap_or_default()),
        |offer| format!("{}/{}", offer.label, offer.size),
        move |offer| item(offer, make),
    );
    menu.bool_attr("hidden", move || is_none().is_empty())
        .child(html("summary").class("button").child(icon(Sign::Download)).text(tr(Word::Download)))
        .child(list)
}

fn item(offer: &Offer, make: Make) -> Element {
    let site = site();
    let format = offer.format;
    let save = move || {
        let query = site.query_now();
        let attempt = move |explorer: &Explorer| {
            let file = make(explorer, &query, format);
            let save = move || download::save(&file.file_name, file.media_type, file.text.as_bytes());
            Box::new(save) as Box<dyn FnOnce()>
        };
        site.files.when_complete(site.explorer(), Rc::new(attempt));
    };
    let button = html("button")
        .attr("type", "button")
        .class("menu-item")
        .on("click", move |_| save())
        .child(html("span").text(&offer.label))
        .child(html("span").class("menu-note").text(&offer.size));
    html("li").child(button)
}
