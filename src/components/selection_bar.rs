//! What is chosen now, in words, each part removable; Back undoes.

use std::rc::Rc;

use explore::figures::SelectionBar;
use explore::words::Word;

use super::icon::{Sign, icon};
use crate::markup::{El, el};

/// The selection in words.
pub(crate) fn selection_bar(bar: Rc<dyn Fn() -> Option<SelectionBar>>) -> El {
    el("div").class("selection").attr("role", "group").attr("aria-label", Word::Selection).live(move || {
        let Some(bar) = bar() else { return Vec::new() };
        let Some(clear) = &bar.clear else { return vec![el("span").class("selection-all").text(&bar.sentence)] };
        let parts = bar.parts.iter().map(|part| {
            let chip = el("a").class("chip").attr("href", &part.remove.href).attr("aria-label", &part.remove.text);
            el("li").child(
                chip.child(el("span").class("chip-facet").text(&part.facet))
                    .child(el("span").class("chip-value").text(&part.value))
                    .child(icon(Sign::Close)),
            )
        });
        vec![
            el("ul").attr("role", "list").class("selection-parts").children(parts),
            el("a").class("selection-clear").attr("href", &clear.href).text(&clear.text),
        ]
    })
}
