//! What stands in a disclosure that is closed need not follow the page: nobody sees it, and there is much of it.

use leptos::prelude::*;

use crate::io::pointer;
use crate::markup::{El, follow};

/// What `read` says while `details` stands open; while it is closed, what it said last.
pub(crate) fn while_open<T: Send + Sync + 'static>(
    details: &El,
    read: impl Fn() -> Option<T> + 'static,
) -> RwSignal<Option<T>> {
    let (open, said) = (is_open(details), RwSignal::new(None));
    follow(move || {
        if (open.get() || said.with_untracked(Option::is_none))
            && let Some(now) = read()
        {
            said.set(Some(now));
        }
    });
    said
}

/// Whether `details` stands open, or is just being opened: what is in it must be right before it is seen.
pub(crate) fn is_open(details: &El) -> RwSignal<bool> {
    let stands = |details: &El| details.element().has_attribute("open");
    let open = RwSignal::new(stands(details));
    let turn = move |now: bool| {
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
                turn(!stands(&pressed));
            }
        })
        .on("toggle", move |_| turn(stands(&toggled)));
    open
}
