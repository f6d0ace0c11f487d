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

/// The day of this machine's clock: year, month from 1, day.
pub(crate) fn today() -> (i32, u8, u8) {
    let now = js_sys::Date::new_0();
    let small = |n: u32| u8::try_from(n).unwrap_or(0);
    (now.get_full_year() as i32, small(now.get_month() + 1), small(now.get_date()))
}
