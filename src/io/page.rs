//! The document as a whole: its title, its language, what the screen is like, printing.

use gloo::events::EventListener;
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

/// Opens the browser's print dialogue.
pub(crate) fn print() {
    let _ = window().print();
}

/// True while a media query holds.
pub(crate) fn media(query: &str) -> ReadSignal<bool> {
    let list = window().match_media(query).ok().flatten();
    let (holds, set_holds) = signal(list.as_ref().is_some_and(web_sys::MediaQueryList::matches));
    if let Some(list) = list {
        let target = list.clone();
        // For as long as the page: there are two of these.
        EventListener::new(&target, "change", move |_| set_holds.set(list.matches())).forget();
    }
    holds
}
