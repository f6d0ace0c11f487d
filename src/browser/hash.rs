//! The part of the address after `#`, where the whole state of the page lives. Leptos' own router has no such mode, and
//! paths would not survive a reload on a static host; this is all of routing that touches the browser.
//!
//! Links are plain `<a href="#…">`: the browser follows them and [`listen`] hears of it. Only choices that have no link
//! come through [`push`] and [`replace`]. What an address means is `explore`'s to say.

use gloo::events::EventListener;
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

/// How the page came to an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arrival {
    /// By a link or a typed address: a new entry of the history.
    New,
    /// By Back, Forward or a reload: an entry that was here before, with the number it got then.
    Again(u32),
}

/// The address after `#`, as it is, percent signs included; empty if there is none.
pub(crate) fn current() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Goes to `hash`, from `#` on, by a new entry of the history. The listener hears of it, as of a link.
pub(crate) fn push(hash: &str) {
    let _ = window().location().set_hash(hash);
}

/// Puts `hash`, from `#` on, in place of the current one, without an entry of its own: for what is being typed. Nobody is told.
pub(crate) fn replace(hash: &str) {
    let state = entry().map_or(JsValue::NULL, JsValue::from);
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&state, "", Some(hash));
    }
}

/// Calls `on_change` whenever the address becomes another one, for as long as the page lives.
pub(crate) fn listen(on_change: impl Fn(Arrival) + 'static) {
    EventListener::new(&window(), "hashchange", move |_| on_change(entry().map_or(Arrival::New, Arrival::Again)))
        .forget();
}

/// Tells the browser that we put the reader back where they were; its own attempt comes before the view is built.
pub(crate) fn restore_scrolling_ourselves() {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
}

/// The number of the current entry of the history, if it has one.
pub(crate) fn entry() -> Option<u32> {
    let state = window().history().ok()?.state().ok()?;
    // Small whole numbers only ever come from `number_entry`.
    state.as_f64().map(|number| number as u32)
}

/// Numbers the current entry of the history, so that it is known again when the reader comes back to it.
pub(crate) fn number_entry(number: u32) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&JsValue::from(number), "");
    }
}
