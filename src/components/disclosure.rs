//! What is in a closed disclosure need not be updated: nobody sees it, and there is much of it.

use leptos::prelude::*;

use crate::browser::pointer;
use dom::{Element, effect};

/// What `read` says while `details` is open; while it is closed, what it said last.
pub(crate) fn while_open<T: Send + Sync + 'static>(
    details: &Element,
    read: impl Fn() -> Option<T> + 'static,
) -> RwSignal<Option<T>> {
    let (open, said) = (is_open(details), RwSignal::new(None));
    effect(move || {
        if (open.get() || said.with_untracked(Option::is_none))
            && let Some(now) = read()
        {
            said.set(Some(now));
        }
    });
    said
}

/// Whether `details` is open, or is just being opened: what is in it must be right before it is seen.
pub(crate) fn is_open(details: &Element) -> RwSignal<bool> {
    let is_open_now = |details: &Element| details.dom().has_attribute("open");
    let open = RwSignal::new(is_open_now(details));
    let update = move |now: bool| {
        if now != open.get_untracked() {
            open.set(now);
        }
    };
    let (pressed, toggled) = (details.clone(), details.clone());
    // The browser opens it after the press, and tells of it a moment later.
    let _ = details
        .clone()
        .on("click", move |event| {
            if pointer::is_on(event, "summary") {
                update(!is_open_now(&pressed));
            }
        })
        .on("toggle", move |_| update(is_open_now(&toggled)));
    open
}
