//! Copying text.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// Copies `text`, then calls `done`; not, if the browser refuses. Insecure pages have no clipboard at all.
pub(crate) fn copy(text: &str, done: impl Fn() + 'static) {
    let clipboard = window().navigator().clipboard();
    if clipboard.is_undefined() {
        return;
    }
    let written = JsFuture::from(clipboard.write_text(text));
    spawn_local(async move {
        if written.await.is_ok() {
            done();
        }
    });
}
