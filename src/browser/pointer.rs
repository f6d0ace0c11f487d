//! What a press on something larger than a link was meant for.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Element as DomElement, Event, HtmlElement, KeyboardEvent, MouseEvent};

use dom::Element;

/// True if the press was on a link or button, which does its own.
pub(crate) fn is_on_link(event: &Event) -> bool {
    is_on(event, "a, button")
}

/// True if the press was on an element that `selector` names.
pub(crate) fn is_on(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<DomElement>().ok());
    target.is_some_and(|target| target.closest(selector).is_ok_and(|found| found.is_some()))
}

/// Makes the Space key press a link that looks and is read out as a box or a button.
pub(crate) fn press_by_space(link: Element) -> Element {
    link.on("keydown", |event| {
        let is_space = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == " ");
        let link = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        if let Some(link) = link.filter(|_| is_space) {
            // Space would scroll.
            event.prevent_default();
            link.click();
        }
    })
}

/// True if the press ended a selection of text.
pub(crate) fn has_selected_text() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}

/// Which of the elements directly within `around` the press was in, from 0.
pub(crate) fn child_under(event: &Event, around: &DomElement) -> Option<usize> {
    let target = event.target()?.dyn_into::<DomElement>().ok()?;
    let children = around.children();
    let is_under = |at: &u32| children.item(*at).is_some_and(|child| child.contains(Some(&target)));
    (0..children.length()).find(is_under).map(|at| at as usize)
}

/// How far across `element` the pointer is, from 0 to 1.
pub(crate) fn share_across(event: &Event, element: &DomElement) -> Option<f64> {
    let place = element.get_bounding_client_rect();
    let across = f64::from(event.dyn_ref::<MouseEvent>()?.client_x()) - place.left();
    (place.width() > 0.0).then(|| (across / place.width()).clamp(0.0, 1.0))
}

/// True while words of the page are selected: a press that ends a selection is none.
pub(crate) fn is_selecting() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}
