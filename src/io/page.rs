//! The document as a whole: its title, its language, its address.

use leptos::prelude::*;

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

/// The address of the site, without the part after `#`.
pub(crate) fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}
