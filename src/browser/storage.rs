//! The few choices that outlive a visit and are no part of a link: theme, language, single-key shortcuts. Where the
//! browser refuses storage, they last as long as the page.

use leptos::prelude::window;

/// What was kept under `key`, if anything.
pub(crate) fn get(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

/// Keeps `value` under `key`, or forgets the key for `None`.
pub(crate) fn set(key: &str, value: Option<&str>) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    let _ = match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    };
}
