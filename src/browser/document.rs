//! The document as a whole: its title, its language, its address.

use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::CustomEvent;

/// Calls `act` when the page is about to be left or loaded again.
pub(crate) fn before_leaving(act: impl Fn() + 'static) {
    EventListener::new(&window(), "pagehide", move |_| act()).forget();
}

/// How many bytes have come of the part that is being loaded, or was last.
pub(crate) fn received_bytes() -> RwSignal<u32> {
    let received = RwSignal::new(0);
    EventListener::new(&window(), "solieu-received", move |event| {
        let n_bytes = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_f64());
        // Counted by `xtask/bindgen/src/loading.js`.
        received.set(n_bytes.unwrap_or(0.0) as u32);
    })
    .forget();
    received
}

/// Names the page: in the tab, in the history.
pub(crate) fn set_title(title: &str) {
    document().set_title(title);
}

/// Tells browsers and screen readers the language of the interface.
pub(crate) fn set_language(tag: &str) {
    if let Some(page) = document().document_element() {
        let _ = page.set_attribute("lang", tag);
    }
}

/// Loads the page again, at the same address.
pub(crate) fn reload() {
    // A browser that refuses leaves the page as it is.
    let _ = window().location().reload();
}

/// What a figure is quoted from: the address of the site on the web; of a file of the reader's own the name alone.
pub(crate) fn name() -> String {
    let address = address();
    if address.starts_with("http") {
        return address;
    }
    let file = address.rsplit('/').next().unwrap_or_default();
    let decoded = js_sys::decode_uri_component(file).ok().and_then(|name| name.as_string());
    decoded.unwrap_or_else(|| file.to_owned())
}

/// The whole address of the page.
pub(crate) fn href() -> String {
    window().location().href().unwrap_or_default()
}

/// The address of the site, without the part after `#`.
pub(crate) fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}
