//! Keys that mean something wherever the keyboard is.

use gloo::events::EventListener;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// Calls `act` when Escape is pressed, until the current owner is cleaned up.
pub(crate) fn on_escape(act: impl Fn() + 'static) {
    dom::keep(EventListener::new(&window(), "keydown", move |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            act();
        }
    }));
}
