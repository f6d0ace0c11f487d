//! Menus are `<details class="menu">`: they open by themselves. Here is what the browser does not do for them: Escape
//! closes, and so does a press elsewhere.

use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element as DomElement, HtmlElement, KeyboardEvent, Node};

/// Listens for as long as the page lives.
pub(crate) fn listen() {
    EventListener::new(&document(), "keydown", |event| {
        let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
        if let Some(menu) = open_menu().filter(|_| is_escape) {
            let had_focus = document().active_element().is_some_and(|active| menu.contains(Some(&active)));
            let _ = menu.remove_attribute("open");
            if let Some(summary) = menu.query_selector("summary").ok().flatten().filter(|_| had_focus) {
                let _ = summary.dyn_into::<HtmlElement>().map(|summary| summary.focus());
            }
        }
    })
    .forget();
    EventListener::new(&document(), "pointerdown", |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if let Some(menu) = open_menu().filter(|menu| !menu.contains(target.as_ref())) {
            let _ = menu.remove_attribute("open");
        }
    })
    .forget();
}

fn open_menu() -> Option<DomElement> {
    document().query_selector("details.menu[open]").ok()?
}
