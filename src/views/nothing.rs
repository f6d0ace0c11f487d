//! There is nothing to show: why, and where to go instead.

use explore::view::Page;
use leptos::prelude::With;

use super::{heading, link_item, main_element};
use crate::site::site;
use dom::{Element, html};

/// Why there is nothing, and where to go, best first.
pub(crate) fn nothing() -> Element {
    let view = site().view;
    main_element().dyn_children(move || {
        view.with(|view| {
            let Some(Page::Nothing { reason, offers }) = &view.page else { return Vec::new() };
            let offers = html("ul").class("offers").children(offers.iter().map(link_item));
            vec![html("div").class("view-head").child(heading(reason)).child(offers)]
        })
    })
}
