//! Whether an element is in the window, or nearly: what is far away need not be built, and what is only near is built
//! one at a frame, so that no frame is long.

use std::cell::{Cell, RefCell};
use std::mem;
use std::ops::Range;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{DomRectReadOnly, Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use crate::markup;

/// How far outside the window counts as near.
const MARGIN: &str = "1200px 0px";

/// What is known of an element's place.
pub(crate) struct Sight {
    /// It is in the window, or nearly, and its turn has come.
    pub(crate) near: RwSignal<bool>,
    /// Its height in CSS pixels when it was last near; 0 before.
    pub(crate) height_px: Rc<Cell<u32>>,
}

/// An element that waits for its turn to be built, or taken down.
struct Turn {
    element: Element,
    near: RwSignal<bool>,
    is_near: bool,
}

thread_local! {
    static TURNS: RefCell<Vec<Turn>> = const { RefCell::new(Vec::new()) };
}

/// Follows `element`; `at_first` holds until the browser has told.
pub(crate) fn follow(element: &Element, at_first: bool) -> Sight {
    let near = RwSignal::new(at_first);
    let height_px = Rc::new(Cell::new(0));
    let (own, height) = (element.clone(), height_px.clone());
    // What is printed was never near: it stays.
    let was_near = Cell::new(false);
    observe(element, move |entry| {
        if !was_near.replace(was_near.get() || entry.is_intersecting()) && !entry.is_intersecting() {
            return;
        }
        if near.try_get_untracked() == Some(true) {
            // As it was when it was last laid out: asking the element itself would lay out the page at once.
            height.set(entry.bounding_client_rect().height() as u32);
        }
        wait(Turn { element: own.clone(), near, is_near: entry.is_intersecting() });
    });
    Sight { near, height_px }
}

/// What of an element is near the window, and what is in it: from 0 at its top to 1 at its bottom.
pub(crate) struct Part {
    pub(crate) near: Range<f64>,
    pub(crate) seen: Range<f64>,
}

/// Calls `act` whenever `element` comes near the window.
pub(crate) fn when_near(element: &Element, act: impl Fn(Part) + 'static) {
    observe(element, move |entry| {
        let (all, near) = (entry.bounding_client_rect(), entry.intersection_rect());
        if entry.is_intersecting() && all.height() > 0.0 {
            let share = |y_px: f64| ((y_px - all.top()) / all.height()).clamp(0.0, 1.0);
            let (top_px, bottom_px) = window_edges();
            act(Part { near: share(near.top())..share(near.bottom()), seen: share(top_px)..share(bottom_px) });
        }
    });
}

fn observe(element: &Element, act: impl Fn(&IntersectionObserverEntry) + 'static) {
    let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let last = entries.get(entries.length().saturating_sub(1));
        if let Ok(entry) = last.dyn_into::<IntersectionObserverEntry>() {
            act(&entry);
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    if let Ok(observer) = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options) {
        observer.observe(element);
        markup::keep(Watch { observer, _callback: callback });
    }
}

fn window_edges() -> (f64, f64) {
    (0.0, window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0))
}

fn wait(turn: Turn) {
    let is_first = TURNS.with_borrow_mut(|turns| {
        turns.retain(|other| other.element != turn.element);
        let is_needed = turn.near.try_get_untracked() == Some(!turn.is_near);
        if is_needed {
            turns.push(turn);
        }
        is_needed && turns.len() == 1
    });
    if is_first {
        request_animation_frame(take_turns);
    }
}

/// Builds what is in the window already, or else what is nearest to it; only then takes one down that is far.
fn take_turns() {
    let (top_px, bottom_px) = window_edges();
    let away_px = |turn: &Turn| {
        let place: DomRectReadOnly = turn.element.get_bounding_client_rect().into();
        (place.top() - bottom_px).max(top_px - place.bottom()).max(0.0)
    };
    let now = TURNS.with_borrow_mut(|turns| {
        turns.retain(|turn| turn.near.try_get_untracked() == Some(!turn.is_near));
        // What is to be taken down waits until nothing is to be built.
        let away: Vec<f64> =
            turns.iter().map(|turn| if turn.is_near { away_px(turn) } else { f64::INFINITY }).collect();
        let nearest = away.iter().copied().fold(f64::INFINITY, f64::min);
        let (mut now, mut later) = (Vec::new(), Vec::new());
        for (turn, away) in mem::take(turns).into_iter().zip(away) {
            let is_next = away == 0.0 || (away == nearest && now.is_empty());
            if is_next { &mut now } else { &mut later }.push(turn);
        }
        *turns = later;
        now
    });
    for turn in now {
        turn.near.try_set(turn.is_near);
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
