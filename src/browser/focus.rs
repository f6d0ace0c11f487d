//! Where the reader was: keyboard focus and scrolling, remembered for each entry of the history and given back.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element as DomElement, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Where the reader was on one entry of the history.
#[derive(Clone, Debug)]
struct Position {
    /// The focused element: its id, or else the address it links to.
    focus: Option<Handle>,
    scroll_y: f64,
}

/// The focused element, by what it is known by when it has been rebuilt.
#[derive(Clone, Debug)]
enum Handle {
    Id(String),
    Link(String),
}

type Act = Box<dyn FnOnce()>;

thread_local! {
    /// What waits for a page that is being loaded; `None` if none is.
    static DEFERRED: RefCell<Option<Vec<Act>>> = const { RefCell::new(None) };
    /// Where the next view begins, if not at its heading.
    static NEXT: Cell<Option<&'static str>> = const { Cell::new(None) };
    static POSITIONS: RefCell<BTreeMap<u32, Position>> = const { RefCell::new(BTreeMap::new()) };
}

/// Notes where the reader is, for the entry with this number.
pub(crate) fn remember(entry: u32) {
    let focus = document().active_element().and_then(|element| handle_of(&element));
    let scroll_y = window().scroll_y().unwrap_or(0.0);
    POSITIONS.with_borrow_mut(|positions| positions.insert(entry, Position { focus, scroll_y }));
}

/// Brings the reader back to where they were on the entry with this number, once the view is built. False if nothing is
/// known of it.
pub(crate) fn restore(entry: u32) -> bool {
    let Some(place) = POSITIONS.with_borrow(|positions| positions.get(&entry).cloned()) else { return false };
    after_render(move || {
        window().scroll_to_with_x_and_y(0.0, place.scroll_y);
        if let Some(handle) = place.focus {
            focus_when_built(handle, MOST_FRAMES);
        }
    });
    true
}

/// How many frames a row of a table may take to be built.
const MOST_FRAMES: u32 = 60;

/// Focuses the element that is known by `handle` as soon as it is there, within so many frames. The keyboard is not taken
/// from where the reader has put it meanwhile.
fn focus_when_built(handle: Handle, n_frames: u32) {
    if let Some(element) = element_of(&handle) {
        focus_quietly(&element);
        let place = element.get_bounding_client_rect();
        let height_px = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX);
        if place.top() > height_px || place.bottom() < 0.0 {
            to_middle(&element);
        }
    } else if n_frames > 0 && document().active_element().is_none_or(|active| active.tag_name() == "BODY") {
        request_animation_frame(move || focus_when_built(handle, n_frames - 1));
    }
}

/// Keeps where the reader is on the entry with this number until the page is loaded again in this tab.
pub(crate) fn keep_for_reload(entry: u32) {
    let Ok(Some(storage)) = window().session_storage() else { return };
    // A whole number: reading fractions brings 12 KB of tables into the module.
    let scroll_y = window().scroll_y().unwrap_or(0.0) as i32;
    // Storage that refuses forgets the position.
    let _ = storage.set_item(RELOAD_KEY, &format!("{entry}/{scroll_y}"));
}

/// Brings the reader back to where they were on this entry when the page was last left in this tab. False if nothing is
/// known of it.
pub(crate) fn restore_after_reload(entry: u32) -> bool {
    let kept = window().session_storage().ok().flatten().and_then(|storage| storage.get_item(RELOAD_KEY).ok()?);
    let spot = kept.as_deref().and_then(|kept| kept.split_once('/')).and_then(|(of, scroll_y)| {
        let scroll_y: i32 = scroll_y.parse().ok()?;
        (of.parse() == Ok(entry)).then_some(f64::from(scroll_y))
    });
    let Some(scroll_y) = spot else { return false };
    POSITIONS.with_borrow_mut(|positions| positions.insert(entry, Position { focus: None, scroll_y }));
    restore(entry)
}

const RELOAD_KEY: &str = "solieu.spot";

/// Focuses the element with this id and scrolls to the top: what following a link to another page does. Another element
/// takes the focus, if [`begin_next_at`] named one.
pub(crate) fn begin_view(id: &'static str) {
    let id = NEXT.take().unwrap_or(id);
    after_render(move || {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus_by_id(id);
    });
}

/// The view that is now gone to shall begin at the element with this id. Frames are not counted: how many pass until the
/// browser tells of an address is its own affair.
pub(crate) fn begin_next_at(id: &'static str) {
    NEXT.set(Some(id));
}

/// Focuses the element with this id, without scrolling.
pub(crate) fn focus_by_id(id: &str) {
    // A mark of a chart is an element of SVG, which takes the focus as one of HTML does.
    if let Some(element) = document().get_element_by_id(id).map(JsCast::unchecked_into) {
        focus_quietly(&element);
    }
}

/// Focuses the element with this id and brings it to the middle of the window, once the view is built; if there is no
/// such element, begins the view at the element with the id `otherwise`.
pub(crate) fn scroll_into_view(id: String, otherwise: &'static str) {
    after_render(move || {
        let Some(element) = document().get_element_by_id(&id) else {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            return focus_by_id(otherwise);
        };
        to_middle(&element);
        if let Ok(element) = element.dyn_into::<HtmlElement>() {
            focus_quietly(&element);
        }
    });
}

fn to_middle(element: &DomElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The direction of [`step`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FocusStep {
    /// Down the page.
    Forward,
    /// Up the page.
    Back,
}

/// Focuses the element after or before the focused one, among those that `selector` names; the first one if none of
/// them is focused.
pub(crate) fn step(selector: &str, direction: FocusStep) {
    let Ok(found) = document().query_selector_all(selector) else { return };
    let stops: Vec<DomElement> = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect();
    let active = document().active_element();
    let here = active.and_then(|active| stops.iter().position(|stop| *stop == active));
    let to = match (here, direction) {
        (None, _) => Some(0),
        (Some(here), FocusStep::Forward) => here.checked_add(1),
        (Some(here), FocusStep::Back) => here.checked_sub(1),
    };
    if let Some(element) = to.and_then(|to| stops.get(to)?.dyn_ref::<HtmlElement>()) {
        // The browser scrolls to what it focuses.
        let _ = element.focus();
    }
}

/// Runs `act` after the changes of this moment are on the page, and the page that is being loaded, if one is.
pub(crate) fn after_render(act: impl FnOnce() + 'static) {
    let act: Act = Box::new(act);
    request_animation_frame(move || {
        let now = DEFERRED.with_borrow_mut(|deferred| match deferred {
            Some(deferred) => {
                deferred.push(act);
                None
            }
            None => Some(act),
        });
        if let Some(act) = now {
            act();
        }
    });
}

/// A page is being loaded: what changes the focus or the scroll position waits for it.
pub(crate) fn defer_focus() {
    DEFERRED.with_borrow_mut(|deferred| {
        deferred.get_or_insert_default();
    });
}

/// The page is there, or could not be loaded: runs what has waited.
pub(crate) fn flush_deferred() {
    for act in DEFERRED.take().into_iter().flatten() {
        after_render(act);
    }
}

/// What gives the focus back after the elements in `around` have been replaced, if one of them has it: to the element
/// with the same id or the same address.
pub(crate) fn handoff(around: &DomElement) -> Option<dom::RestoreFocus> {
    let active = document().active_element()?;
    let handle = around.contains(Some(&active)).then(|| handle_of(&active))??;
    Some(Box::new(move || handle.restore_focus()))
}

impl Handle {
    /// Focuses the element that is known by it now.
    fn restore_focus(&self) {
        if let Some(element) = element_of(self) {
            focus_quietly(&element);
        }
    }
}

fn focus_quietly(element: &HtmlElement) {
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"preventScroll".into(), &true.into());
    // web-sys' own `focus` takes no options.
    if let Ok(focus) = js_sys::Reflect::get(element, &"focus".into())
        && let Some(focus) = focus.dyn_ref::<js_sys::Function>()
    {
        let _ = focus.call1(element, &options);
    }
}

fn handle_of(element: &DomElement) -> Option<Handle> {
    let id = element.id();
    if !id.is_empty() {
        return Some(Handle::Id(id));
    }
    element.get_attribute("href").map(Handle::Link)
}

fn element_of(handle: &Handle) -> Option<HtmlElement> {
    let found = match handle {
        Handle::Id(id) => document().get_element_by_id(id),
        Handle::Link(href) => {
            let links = document().query_selector_all("main a[href]").ok()?;
            (0..links.length())
                .filter_map(|at| links.get(at)?.dyn_into::<DomElement>().ok())
                .find(|link| link.get_attribute("href").as_deref() == Some(href))
        }
    };
    found.map(JsCast::unchecked_into)
}
