//! How wide an element is, while the window changes.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// The width of `node` in CSS pixels, rounded down to a multiple of 8 so that a drag of the window redraws seldom;
/// `None` until it is on the page.
pub(crate) fn width_of<E>(node: NodeRef<E>) -> ReadSignal<Option<u32>>
where
    E: ElementType + 'static,
    E::Output: AsRef<Element> + JsCast + Clone + 'static,
{
    let (width, set_width) = signal(None);
    let watched = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move || {
        let Some(node) = node.get() else { return };
        let element = AsRef::<Element>::as_ref(&node).clone();
        let measured = element.clone();
        let measure = move || {
            let wide = measured.client_width().unsigned_abs() / 8 * 8;
            if wide > 0 && width.try_get_untracked() != Some(Some(wide)) {
                set_width.try_set(Some(wide));
            }
        };
        measure();
        let callback = Closure::<dyn FnMut()>::new(measure);
        if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
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
    width
}
