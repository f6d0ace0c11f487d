//! What stands in a disclosure that is closed need not follow the page: nobody sees it, and there is much of it.

use leptos::prelude::*;

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

/// Whether `details` stands open.
pub(crate) fn is_open(details: &El) -> RwSignal<bool> {
    let open = RwSignal::new(details.element().has_attribute("open"));
    let toggled = details.clone();
    let _ = details.clone().on("toggle", move |_| {
        let now = toggled.element().has_attribute("open");
        if now != open.get_untracked() {
            open.set(now);
        }
    });
    open
}
