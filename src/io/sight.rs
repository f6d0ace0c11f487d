//! Whether an element is in the window, or nearly: what is far away need not be built.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use crate::markup;

/// How far outside the window counts as near.
const MARGIN: &str = "1200px 0px";

/// What is known of an element's place.
pub(crate) struct Sight {
    /// It is in the window, or nearly.
    pub(crate) near: RwSignal<bool>,
    /// Its height in CSS pixels when it was last near; 0 before.
    pub(crate) height_px: Rc<Cell<u32>>,
}

/// Follows `element`; `at_first` holds until the browser has told.
pub(crate) fn follow(element: &Element, at_first: bool) -> Sight {
    let near = RwSignal::new(at_first);
    let height_px = Rc::new(Cell::new(0));
    let height = height_px.clone();
    let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let last = entries.get(entries.length().saturating_sub(1));
        let (Ok(entry), Some(was_near)) = (last.dyn_into::<IntersectionObserverEntry>(), near.try_get_untracked())
        else {
            return;
        };
        if was_near {
            // As it was when it was last laid out: asking the element itself would lay out the page at once.
            height.set(entry.bounding_client_rect().height() as u32);
        }
        if was_near != entry.is_intersecting() {
            near.try_set(!was_near);
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    if let Ok(observer) = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options) {
        observer.observe(element);
        markup::keep(Watch { observer, _callback: callback });
    }
    Sight { near, height_px }
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
