//! Saving what is shown: each form with the number of rows that it will hold.

use std::rc::Rc;

use explore::download::workbook::Workbook;
use explore::download::{File, FileContent, FileFormat, Offer};
use explore::ui_text::Word;
use explore::{Explorer, Query};
use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

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
    let is_lost = RwSignal::new(false);
    let now = while_open(&menu, move || Some(offers()));
    let list = html("ul").attr("role", "list").class("menu-list").keyed(
        move || now.with(|offers| offers.clone().unwrap_or_default()),
        |offer| format!("{}/{}", offer.label, offer.size),
        move |offer| item(offer, make, is_lost),
    );
    let lost = html("p").class("note").attr("role", "alert").text(tr(Word::SavingFailed));
    menu.bool_attr("hidden", move || is_none().is_empty())
        .child(html("summary").class("button").child(icon(Sign::Download)).text(tr(Word::Download)))
        .child(list)
        .child(lost.bool_attr("hidden", move || !is_lost.get()))
}

fn item(offer: &Offer, make: Make, is_lost: RwSignal<bool>) -> Element {
    let site = site();
    let format = offer.format;
    let save = move || {
        is_lost.set(false);
        let query = site.query_now();
        let attempt = move |explorer: &Explorer| {
            let file = make(explorer, &query, format);
            Box::new(move || save_file(file, is_lost)) as Box<dyn FnOnce()>
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

/// Saves a file; says so if the code that writes it did not come.
fn save_file(file: File, is_lost: RwSignal<bool>) {
    let File { file_name, media_type, content, .. } = file;
    match content {
        FileContent::Text(text) => download::save(&file_name, media_type, text.as_bytes()),
        FileContent::Workbook(workbook) => leptos::task::spawn_local(async move {
            match workbook_code().await.ok().and_then(|write| write(&workbook)) {
                Some(bytes) => download::save(&file_name, media_type, &bytes),
                None => is_lost.set(true),
            }
        }),
    }
}

/// Writes a workbook as a file; `None` if it has more than a file can hold.
type WriteWorkbook = fn(&Workbook) -> Option<Vec<u8>>;

/// What writes workbooks comes with what writes Word documents: both are archives of XML.
#[wasm_split(brief, fallible)]
fn workbook_code() -> Result<WriteWorkbook, SplitLoaderError> {
    Ok(publish::workbook)
}
