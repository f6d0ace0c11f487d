//! The pages of the site: each places what `explore` says of it.

pub(crate) mod article;
pub(crate) mod brief;
pub(crate) mod checks;
pub(crate) mod communication;
pub(crate) mod corrections;
pub(crate) mod draft;
pub(crate) mod fact_card;
pub(crate) mod figures;
pub(crate) mod home;
pub(crate) mod method;
pub(crate) mod name_page;
pub(crate) mod nothing;
pub(crate) mod own;
pub(crate) mod place;
pub(crate) mod places;
pub(crate) mod search;
pub(crate) mod teach;

use explore::view::Link;

use crate::browser::style;
use crate::navigation::HEADING;
use dom::{Bind, Element, html};

/// A page whose code is loaded later, with the looks of such pages.
pub(crate) fn later(view: fn() -> Element) -> Element {
    style::adopt_those_of_later_pages();
    view()
}

/// The `main` element of a page, empty.
pub(crate) fn main_element() -> Element {
    html("main").id("main").class("view")
}

/// The heading of a page, which takes the focus when a reader comes to it.
pub(crate) fn heading(words: impl Bind) -> Element {
    html("h1").id(HEADING).attr("tabindex", "-1").text(words)
}

/// A link in a list.
pub(crate) fn link_item(link: &Link) -> Element {
    html("li").child(html("a").attr("href", &link.href).text(&link.text))
}
