//! Whether an element is in the window, or nearly: what is far away need not be built, and what is only near is built
//! one at a frame, so that no frame is long.

use std::cell::{Cell, RefCell};
use std::mem;
use std::ops::Range;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use crate::markup;

/// How far outside the window counts as near.
const NEAR: &str = "1200px 0px";
/// In the window itself.
const SEEN: &str = "0px";

/// An element that waits for its turn to be built, or to go.
struct Turn {
    element: Element,
    near: RwSignal<bool>,
    /// What to do when it goes; none if it is to be built.
    go: Option<Rc<dyn Fn()>>,
}

impl Turn {
    /// It stands, and is not built already if it is to be built.
    fn is_due(&self) -> bool {
        self.near.try_get_untracked().is_some_and(|is_built| self.go.is_some() || !is_built)
    }
}

thread_local! {
    static TURNS: RefCell<Vec<Turn>> = const { RefCell::new(Vec::new()) };
}

/// Follows `element`: true once it is in the window, or nearly, and its turn has come; at once if `at_first`. Calls `go`
/// with its height in CSS pixels, 0 if it was not built, when it is no longer near.
pub(crate) fn follow(element: &Element, at_first: bool, go: impl Fn(u32) + 'static) -> RwSignal<bool> {
    let near = RwSignal::new(at_first);
    let own = element.clone();
    // What is printed was never near: it stays.
    let was_near = Cell::new(false);
    let height_px = Rc::new(Cell::new(0));
    let height = height_px.clone();
    let go: Rc<dyn Fn()> = Rc::new(move || go(height.get()));
    observe(element, NEAR, move |entry| {
        let is_near = entry.is_intersecting();
        if near.try_get_untracked() == Some(true) {
            // As it was when it was last laid out: asking the element itself would lay out the page at once.
            height_px.set(entry.bounding_client_rect().height().round() as u32);
        }
        if is_near || was_near.get() {
            was_near.set(true);
            wait(Turn { element: own.clone(), near, go: (!is_near).then(|| go.clone()) });
        }
    });
    if !at_first {
        // Who scrolls faster than turns come does not wait.
        observe(element, SEEN, move |entry| {
            if entry.is_intersecting() && near.try_get_untracked() == Some(false) {
                near.set(true);
            }
        });
    }
    near
}

/// True at once if `at_first`, else when the turn of `element` to be built has come, wherever it is.
pub(crate) fn in_turn(element: &Element, at_first: bool) -> RwSignal<bool> {
    let near = RwSignal::new(at_first);
    if !at_first {
        wait(Turn { element: element.clone(), near, go: None });
    }
    near
}

/// What of an element is near the window, and what is in it: from 0 at its top to 1 at its bottom.
pub(crate) struct Part {
    pub(crate) near: Range<f64>,
    pub(crate) seen: Range<f64>,
}

/// Calls `act` whenever `element` comes near the window.
pub(crate) fn when_near(element: &Element, act: impl Fn(Part) + 'static) {
    observe(element, NEAR, move |entry| {
        let (all, near) = (entry.bounding_client_rect(), entry.intersection_rect());
        if entry.is_intersecting() && all.height() > 0.0 {
            let share = |y_px: f64| ((y_px - all.top()) / all.height()).clamp(0.0, 1.0);
            let height_px = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
            act(Part { near: share(near.top())..share(near.bottom()), seen: share(0.0)..share(height_px) });
        }
    });
}

fn observe(element: &Element, margin: &str, act: impl Fn(&IntersectionObserverEntry) + 'static) {
    let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let last = entries.get(entries.length().saturating_sub(1));
        if let Ok(entry) = last.dyn_into::<IntersectionObserverEntry>() {
            act(&entry);
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(margin);
    if let Ok(observer) = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options) {
        observer.observe(element);
        markup::keep(Watch { observer, _callback: callback });
    }
}

fn wait(turn: Turn) {
    let is_first = TURNS.with_borrow_mut(|turns| {
        turns.retain(|other| other.element != turn.element);
        let is_due = turn.is_due();
        if is_due {
            turns.push(turn);
        }
        is_due && turns.len() == 1
    });
    if is_first {
        request_animation_frame(take_turns);
    }
}

/// Builds what has waited longest, and lets go of what is far.
fn take_turns() {
    let now = TURNS.with_borrow_mut(|turns| {
        turns.retain(Turn::is_due);
        let first = turns.iter().position(|turn| turn.go.is_none());
        let (mut now, mut later) = (Vec::new(), Vec::new());
        for (at, turn) in mem::take(turns).into_iter().enumerate() {
            let is_next = turn.go.is_some() || Some(at) == first;
            if is_next { &mut now } else { &mut later }.push(turn);
        }
        *turns = later;
        now
    });
    for turn in now {
        match turn.go {
            Some(go) => go(),
            None => _ = turn.near.try_set(true),
        }
    }
    if TURNS.with_borrow(|turns| !turns.is_empty()) {
        request_animation_frame(take_turns);
    }
}

/// Ends with the element's owner.
struct Watch {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
