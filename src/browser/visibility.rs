//! Whether an element is in the window, or nearly: what is far away need not be built, and what is only near is built
//! one at a frame, so that no frame is long.

use std::cell::{Cell, RefCell};
use std::mem;
use std::ops::Range;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element as DomElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far outside the window counts as near.
const NEAR: &str = "1200px 0px";
/// In the window itself.
const SEEN: &str = "0px";

/// An element that waits to be built, or to be emptied.
struct QueuedBuild {
    element: DomElement,
    near: RwSignal<bool>,
    /// What empties it; none if it is to be built.
    on_leave: Option<Rc<dyn Fn()>>,
}

impl QueuedBuild {
    /// Its owner is alive, and it is not built already if it is to be built.
    fn is_due(&self) -> bool {
        self.near.try_get_untracked().is_some_and(|is_built| self.on_leave.is_some() || !is_built)
    }
}

thread_local! {
    static QUEUE: RefCell<Vec<QueuedBuild>> = const { RefCell::new(Vec::new()) };
}

/// Follows `element`: true once it is in the window, or nearly, and the queue has reached it; at once if `at_first`. Calls `on_leave`
/// with its height in CSS pixels, 0 if it was not built, when it is no longer near.
pub(crate) fn while_near(element: &DomElement, at_first: bool, on_leave: impl Fn(u32) + 'static) -> RwSignal<bool> {
    let near = RwSignal::new(at_first);
    let own = element.clone();
    // What is printed was never near: it stays.
    let was_near = Cell::new(false);
    let height_px = Rc::new(Cell::new(0));
    let height = height_px.clone();
    let on_leave: Rc<dyn Fn()> = Rc::new(move || on_leave(height.get()));
    observe(element, NEAR, move |entry| {
        let is_near = entry.is_intersecting();
        if near.try_get_untracked() == Some(true) {
            // As it was when it was last laid out: asking the element itself would lay out the page at once.
            height_px.set(entry.bounding_client_rect().height().round() as u32);
        }
        if is_near || was_near.get() {
            was_near.set(true);
            enqueue(QueuedBuild { element: own.clone(), near, on_leave: (!is_near).then(|| on_leave.clone()) });
        }
    });
    if !at_first {
        // Who scrolls faster than the queue does not wait.
        observe(element, SEEN, move |entry| {
            if entry.is_intersecting() && near.try_get_untracked() == Some(false) {
                near.set(true);
            }
        });
    }
    near
}

/// True at once if `at_first`, else when the queue reaches `element`, wherever it is.
pub(crate) fn queued(element: &DomElement, at_first: bool) -> RwSignal<bool> {
    let near = RwSignal::new(at_first);
    if !at_first {
        enqueue(QueuedBuild { element: element.clone(), near, on_leave: None });
    }
    near
}

/// What of an element is near the window, and what is in it: from 0 at its top to 1 at its bottom.
pub(crate) struct Part {
    pub(crate) near: Range<f64>,
    pub(crate) seen: Range<f64>,
}

/// Calls `act` whenever `element` comes near the window.
pub(crate) fn when_near(element: &DomElement, act: impl Fn(Part) + 'static) {
    observe(element, NEAR, move |entry| {
        let (all, near) = (entry.bounding_client_rect(), entry.intersection_rect());
        if entry.is_intersecting() && all.height() > 0.0 {
            let share = |y_px: f64| ((y_px - all.top()) / all.height()).clamp(0.0, 1.0);
            let height_px = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
            act(Part { near: share(near.top())..share(near.bottom()), seen: share(0.0)..share(height_px) });
        }
    });
}

fn observe(element: &DomElement, margin: &str, act: impl Fn(&IntersectionObserverEntry) + 'static) {
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
        dom::keep(Observation { observer, _callback: callback });
    }
}

fn enqueue(build: QueuedBuild) {
    let is_first = QUEUE.with_borrow_mut(|queue| {
        queue.retain(|other| other.element != build.element);
        let is_due = build.is_due();
        if is_due {
            queue.push(build);
        }
        is_due && queue.len() == 1
    });
    if is_first {
        request_animation_frame(run_queue);
    }
}

/// Builds what has waited longest, and empties what is far.
fn run_queue() {
    let now = QUEUE.with_borrow_mut(|queue| {
        queue.retain(QueuedBuild::is_due);
        let first = queue.iter().position(|build| build.on_leave.is_none());
        let (mut now, mut later) = (Vec::new(), Vec::new());
        for (at, build) in mem::take(queue).into_iter().enumerate() {
            let is_next = build.on_leave.is_some() || Some(at) == first;
            if is_next { &mut now } else { &mut later }.push(build);
        }
        *queue = later;
        now
    });
    for build in now {
        match build.on_leave {
            Some(on_leave) => on_leave(),
            None => _ = build.near.try_set(true),
        }
    }
    if QUEUE.with_borrow(|queue| !queue.is_empty()) {
        request_animation_frame(run_queue);
    }
}

/// Ends with the element's owner.
struct Observation {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Observation {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
