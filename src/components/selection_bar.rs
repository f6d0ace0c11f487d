//! What is chosen now, in words, each part removable; Back undoes.

use std::rc::Rc;

use explore::figures::SelectionBar;
use explore::ui_text::Word;

use crate::components::icon::{Sign, icon};
use crate::language::tr;
use dom::{Element, html};

/// The selection in words.
pub(crate) fn selection_bar(bar: Rc<dyn Fn() -> Option<SelectionBar>>) -> Element {
    html("div").class("selection").attr("role", "group").attr("aria-label", tr(Word::Selection)).dyn_children(
        move || {
            let Some(bar) = bar() else { return Vec::new() };
            let Some(clear) = &bar.clear else { return vec![html("span").class("selection-all").text(&bar.sentence)] };
            let parts = bar.parts.iter().map(|part| {
                let chip =
                    html("a").class("chip").attr("href", &part.remove.href).attr("aria-label", &part.remove.text);
                html("li").child(
                    chip.child(html("span").class("chip-facet").text(&part.facet))
                        .child(html("span").class("chip-value").text(&part.value))
                        .child(icon(Sign::Close)),
                )
            });
            let more = bar.more.as_ref().map(|more| html("li").class("muted").text(more));
            vec![
                html("ul").attr("role", "list").class("selection-parts").children(parts).children(more),
                html("a").class("selection-clear").attr("href", &clear.href).text(&clear.text),
            ]
        },
    )
}
