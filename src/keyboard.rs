//! Keys for those who know the page: `j` and `k` from figure to figure, `g` and a letter to a page, `/` to search, `?` for help.
//!
//! Single keys can be switched off (WCAG 2.1.4), are never taken from a field that is being typed in, and never with a
//! modifier. What a key does, a visible control does too.

use std::cell::Cell;

use explore::Route;
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::browser::focus::{self, FocusStep};
use crate::browser::storage;
use crate::site::Site;

const KEY: &str = "solieu.keys";
const OFF: &str = "off";

/// The id of the field of *Tra cứu*.
pub(crate) const SEARCH_FIELD: &str = "search-field";

/// What `j` and `k` step through, in the order of the page: figures of the table, marks of an article, quoted
/// sentences, lines of concordance.
const STOPS: &str = "main .row-link, main a.mark, main .quote a, main .kwic-met";

/// The links to what comes after and before what the page shows: articles, pages of a list.
const NEXT: &str = "main a[rel=next]";
const PREVIOUS: &str = "main a[rel=prev]";

/// Listens for as long as the page lives. Gives the switch; `help` is called for `?`.
pub(crate) fn listen(site: Site, help: impl Fn() + 'static) -> RwSignal<bool> {
    let on = RwSignal::new(storage::get(KEY).as_deref() != Some(OFF));
    let going = Cell::new(false);
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if !on.get_untracked() || event.ctrl_key() || event.meta_key() || event.alt_key() || is_typed_in(event) {
            return;
        }
        let key = event.key();
        let was_going = going.get();
        going.set(!was_going && key == "g");
        match (was_going, key.as_str()) {
            (true, "t") => go(site, Route::Home),
            (true, "s") => go(site, Route::Figures),
            (true, "d") => go(site, Route::Checks),
            (true, "c") => go(site, Route::Search),
            (false, "/") => {
                // The field takes the focus, not the character.
                event.prevent_default();
                look_up(site);
            }
            (false, "j") => focus::step(STOPS, FocusStep::Forward),
            (false, "k") => focus::step(STOPS, FocusStep::Back),
            (false, "n") => press(NEXT),
            (false, "p") => press(PREVIOUS),
            (false, "?") => help(),
            _ => {}
        }
    })
    .forget();
    on
}

/// Switches single keys on or off, for this visit and the next ones.
pub(crate) fn set_enabled(on: RwSignal<bool>, now: bool) {
    storage::set(KEY, if now { None } else { Some(OFF) });
    on.set(now);
}

fn go(site: Site, route: Route) {
    site.navigation.push(&site.query_now().to(route));
}

fn look_up(site: Site) {
    if site.query_now().route == Route::Search {
        return focus::focus_by_id(SEARCH_FIELD);
    }
    focus::begin_next_at(SEARCH_FIELD);
    go(site, Route::Search);
}

/// Presses the first link that `selector` finds, if there is one.
fn press(selector: &str) {
    if let Ok(Some(link)) = document().query_selector(selector) {
        link.unchecked_into::<HtmlElement>().click();
    }
}

fn is_typed_in(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| {
        matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || target.is_content_editable()
    })
}
