//! Ties effects, listeners and anything else to the current reactive owner; they are dropped with it.

use std::any::Any;

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use web_sys::{Element as DomElement, Event, EventTarget};

use crate::Element;

/// Runs `act` now, and again whenever a signal changes that it has read, until the current owner is cleaned up.
pub fn effect(act: impl FnMut() + 'static) {
    // One type of effect for all of them.
    let mut act: Box<dyn FnMut()> = Box::new(act);
    keep(RenderEffect::new(move |_: Option<()>| act()));
}

/// Calls `act` with what `read` gives whenever that becomes another text; not with the first, and not with an empty one.
pub fn watch(read: impl Fn() -> String + 'static, act: impl Fn(String) + 'static) {
    let mut previous = None;
    effect(move || {
        let now = read();
        if now.is_empty() {
            return;
        }
        if previous.as_ref().is_some_and(|previous| *previous != now) {
            let told = now.clone();
            untrack(|| act(told));
        }
        previous = Some(now);
    });
}

/// Listens until the current owner is cleaned up.
pub(crate) fn listen(target: &EventTarget, event: &'static str, act: Box<dyn FnMut(&Event)>) {
    let options = EventListenerOptions::enable_prevent_default();
    keep(EventListener::new_with_options(target, event, options, act));
}

/// Keeps a value until the current owner is cleaned up, then drops it.
pub fn keep(value: impl Any) {
    // One type of what is stored for all of them.
    let value: Box<dyn Any> = Box::new(value);
    StoredValue::new_local(value);
}

/// Builds into `parent`, for as long as the page lives.
pub fn mount(parent: DomElement, build: impl FnOnce(Element) + 'static) {
    // Leptos starts what runs the effects; there is nothing else to mount.
    leptos::mount::mount_to_renderer(&parent.clone(), move || build(Element::from(parent))).forget();
}
