//! The rooms of the site: each places what `explore` says of it.

pub(crate) mod article;
pub(crate) mod checks;
pub(crate) mod communication;
pub(crate) mod figures;
pub(crate) mod home;
pub(crate) mod method;
pub(crate) mod nothing;
pub(crate) mod search;

use explore::view::Link;

use crate::markup::{El, Value, el};
use crate::navigation::HEADING;

/// An empty room.
pub(crate) fn room() -> El {
    el("main").id("main").class("view")
}

/// The heading of a room, which takes the focus when a reader comes to it.
pub(crate) fn heading(words: impl Value) -> El {
    el("h1").id(HEADING).attr("tabindex", "-1").text(words)
}

/// A link in a list.
pub(crate) fn link_item(link: &Link) -> El {
    el("li").child(el("a").attr("href", &link.href).text(&link.text))
}
