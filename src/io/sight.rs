//! Whether an element is in the window, or nearly: what is far away need not be built.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far outside the window counts as near.
const MARGIN: &str = "1200px 0px";

/// What is known of an element's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sight {
    /// It is in the window, or nearly.
    pub(crate) near: bool,
    /// Its height in CSS pixels when it was last near; 0 before.
    pub(crate) height_px: u32,
}

/// Follows `node`; `at_first` holds until the browser has told.
pub(crate) fn follow<E>(node: NodeRef<E>, at_first: bool) -> ReadSignal<Sight>
where
    E: ElementType + 'static,
    E::Output: AsRef<Element> + JsCast + Clone + 'static,
{
    let (sight, set_sight) = signal(Sight { near: at_first, height_px: 0 });
    let watched = StoredValue::new_local(None::<(IntersectionObserver, Closure<dyn FnMut(js_sys::Array)>)>);
    Effect::new(move || {
        let Some(node) = node.get() else { return };
        let element = AsRef::<Element>::as_ref(&node).clone();
        let measured = element.clone();
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let Ok(entry) = entries.get(entries.length().saturating_sub(1)).dyn_into::<IntersectionObserverEntry>()
            else {
                return;
            };
            let was = sight.try_get_untracked();
            let height_px = match was {
                Some(was) if was.near => measured.client_height().unsigned_abs(),
                Some(was) => was.height_px,
                None => 0,
            };
            let now = Sight { near: entry.is_intersecting(), height_px };
            if was != Some(now) {
                set_sight.try_set(now);
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        if let Ok(observer) = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options) {
            observer.observe(&element);
            watched.set_value(Some((observer, callback)));
        }
    });
    on_cleanup(move || {
        watched.try_update_value(|watched| {
            if let Some((observer, _)) = watched.take() {
                observer.disconnect();
            }
        });
    });
    sight
}
