//! What a press on something larger than a link was meant for.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// True if the press was on a link or button, which does its own.
pub(crate) fn is_on_link(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("a, button").is_ok_and(|found| found.is_some()))
}

/// True if the press ended a selection of text.
pub(crate) fn has_selected_text() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}
