//! How wide an element is, while the window changes.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element as DomElement, ResizeObserver};

/// The width of `element` in CSS pixels, rounded down to a multiple of 8 so that a drag of the window redraws seldom;
/// `None` until it is on the page.
pub(crate) fn width_of(element: &DomElement) -> RwSignal<Option<u32>> {
    let width = RwSignal::new(None);
    let measured = element.clone();
    let measure = move || {
        let wide = measured.client_width().unsigned_abs() / 8 * 8;
        if wide > 0 && width.try_get_untracked() != Some(Some(wide)) {
            width.try_set(Some(wide));
        }
    };
    let callback = Closure::<dyn FnMut()>::new(measure.clone());
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(element);
        dom::keep(Watch { observer, _callback: callback });
    }
    // The observer tells in the next frame, before it is painted. That is soon enough when the page opens, and spares the
    // browser laying it out twice; it is too late for a reader who is brought back to a spot below.
    if PAINTED.get() {
        leptos::task::spawn_local(async move { measure() });
    } else {
        request_animation_frame(|| PAINTED.set(true));
    }
    width
}

thread_local! {
    /// Whether the page has been painted with something to measure in it.
    static PAINTED: Cell<bool> = const { Cell::new(false) };
}

/// Ends with the element's owner.
struct Watch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
