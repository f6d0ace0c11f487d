//! Links of which one is what is shown, under their name.

use explore::ui_text::Word;
use explore::view::{Current, NavLink};

use crate::language::tr;
use dom::{Element, html};

/// The links, in their order.
pub(crate) fn choose_one(title: Word, links: &[NavLink]) -> Element {
    let item = |choice: &NavLink| {
        let current = (choice.current == Current::Here).then_some("true");
        let name = html("span").class("choice-name").text(&choice.link.text);
        html("li")
            .child(html("a").class("choice").attr("href", &choice.link.href).attr("aria-current", current).child(name))
    };
    html("nav")
        .class("choices")
        .attr("aria-label", tr(title))
        .child(html("span").class("choices-name").text(tr(title)))
        .child(html("ul").attr("role", "list").children(links.iter().map(item)))
}
