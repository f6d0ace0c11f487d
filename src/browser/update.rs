//! A newer version of the site waits in the service worker: `page/boot.js` says so, the reader decides.

use gloo::events::EventListener;
use leptos::prelude::*;
use web_sys::Event;

/// True once a newer version waits.
pub(crate) fn waiting() -> RwSignal<bool> {
    let waits = RwSignal::new(false);
    EventListener::new(&window(), "solieu-update", move |_| waits.set(true)).forget();
    waits
}

/// True once a newer version has taken over because the reader wanted it in another tab: this one still runs the old.
pub(crate) fn taken_elsewhere() -> RwSignal<bool> {
    let is_taken = RwSignal::new(false);
    EventListener::new(&window(), "solieu-updated-elsewhere", move |_| is_taken.set(true)).forget();
    is_taken
}

/// Lets the newer version take over; the page reloads itself.
pub(crate) fn accept() {
    if let Ok(event) = Event::new("solieu-update-accepted") {
        let _ = window().dispatch_event(&event);
    }
}
