//! Saving the chosen figures: each form with the number of rows that it will hold.

use explore::download::Offer;
use explore::figures::FiguresView;
use explore::words::Word;

use super::icon::{Sign, icon};
use crate::io::{download, page};
use crate::markup::{El, el};
use crate::site::{Shown, site};

/// The forms in which the chosen figures are saved.
pub(crate) fn downloads(figures: Shown<FiguresView>) -> El {
    let list = el("ul").attr("role", "list").class("menu-list").each(
        move || figures.with(|figures| figures.downloads.clone()),
        |offer| format!("{}/{}", offer.label, offer.size),
        item,
    );
    el("details")
        .class("menu")
        .child(el("summary").class("button").child(icon(Sign::Download)).text(Word::Download))
        .child(list)
}

fn item(offer: &Offer) -> El {
    let site = site();
    let format = offer.format;
    let save = move || {
        let file = site.explorer.file(&site.query_now(), format, &page::address());
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
