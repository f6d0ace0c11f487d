//! How long things live: effects, listeners and whatever else works for an element are kept by the owner that it was
//! built under, and end with it.

use std::any::Any;

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use web_sys::{Element, Event, EventTarget};

use super::El;

/// Runs `act` now, and again whenever something changes that it has read.
pub(crate) fn follow(act: impl FnMut() + 'static) {
    // One type of effect for all of them.
    let mut act: Box<dyn FnMut()> = Box::new(act);
    keep(RenderEffect::new(move |_: Option<()>| act()));
}

/// Calls `act` with what `read` says whenever that becomes something else; not with the first, and not with nothing.
pub(crate) fn watch(read: impl Fn() -> String + 'static, act: impl Fn(String) + 'static) {
    let mut was = None;
    follow(move || {
        let now = read();
        if now.is_empty() {
            return;
        }
        if was.as_ref().is_some_and(|was| *was != now) {
            let told = now.clone();
            untrack(|| act(told));
        }
        was = Some(now);
    });
}

/// Listens for as long as the current owner lives.
pub(super) fn listen(target: &EventTarget, event: &'static str, act: Box<dyn FnMut(&Event)>) {
    let options = EventListenerOptions::enable_prevent_default();
    keep(EventListener::new_with_options(target, event, options, act));
}

/// Keeps a thing for as long as the current owner lives.
pub(crate) fn keep(thing: impl Any) {
    // One type of what is stored for all of them.
    let thing: Box<dyn Any> = Box::new(thing);
    StoredValue::new_local(thing);
}

/// Builds into `place`, for as long as the page lives.
pub(crate) fn mount(place: Element, build: impl FnOnce(El) + 'static) {
    // Leptos starts what runs the effects; there is nothing else to mount.
    leptos::mount::mount_to_renderer(&place.clone(), move || build(El(place))).forget();
}
