//! Values that follow the page, each kind behind one type: a closure of its own for every place would be compiled with
//! a copy of the rendering code of its own, and the visitor would download them all.

use leptos::prelude::*;

/// Text that follows.
pub(crate) fn text(of: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(of)
}

/// An attribute that stands while `on` holds, and is taken away otherwise.
pub(crate) fn flag(on: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<&'static str>> {
    Signal::derive(move || on().then_some(""))
}

/// An attribute that says "true" or "false".
pub(crate) fn truth(of: impl Fn() -> bool + Send + Sync + 'static) -> Signal<&'static str> {
    Signal::derive(move || if of() { "true" } else { "false" })
}

/// An attribute with this value while `on` holds, and taken away otherwise.
pub(crate) fn value_if(
    value: &'static str,
    on: impl Fn() -> bool + Send + Sync + 'static,
) -> Signal<Option<&'static str>> {
    Signal::derive(move || on().then_some(value))
}
