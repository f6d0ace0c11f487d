//! Printing: what is built only while it is visible must be on the paper, too.

use gloo::events::EventListener;
use leptos::prelude::window;

/// Asks the browser to print the page.
pub(crate) fn now() {
    // A browser that cannot print does nothing.
    let _ = window().print();
}

/// Calls `act` before the page is printed, for as long as the current owner lives.
pub(crate) fn before(act: impl Fn() + 'static) {
    dom::keep(EventListener::new(&window(), "beforeprint", move |_| act()));
}
