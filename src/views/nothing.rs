//! There is nothing to show: why, and where to go instead.

use explore::view::Page;
use leptos::prelude::With;

use super::{heading, link_item, room};
use crate::markup::{El, el};
use crate::site::site;

/// Why there is nothing, and where to go, best first.
pub(crate) fn nothing() -> El {
    let view = site().view;
    room().live(move || {
        view.with(|view| {
            let Some(Page::Nothing { reason, offers }) = &view.page else { return Vec::new() };
            let offers = el("ul").class("offers").children(offers.iter().map(link_item));
            vec![el("div").class("view-head").child(heading(reason)).child(offers)]
        })
    })
}
