//! The filter of words: what the sentence contains, answered while it is typed.
//!
//! No key waits for its answer: the answer comes when the keys have paused for a frame or two, and only the last one is
//! given. What it looks through is prepared a part at a time from when the field is entered.

use explore::figures::FacetBody;

use crate::browser::scheduler::{self, ScheduledTask};
use crate::components::facets::Offered;
use crate::routes::SENTENCES_AT_A_TIME;
use crate::site::{Site, site};
use dom::{Element, html, input_value};

/// How long after the last key the page answers, in milliseconds.
const PAUSE_MILLIS: u32 = 40;

/// Words that the sentence contains, in the `body` of their filter.
pub(crate) fn words_field(body: Element, offered: Offered) -> Element {
    let site = site();
    let words = move || {
        offered.with(|facet| if let FacetBody::Text(words) = &facet.body { words.clone() } else { String::new() })
    };
    let next = scheduler::task();
    let field = html("input").class("field").attr("type", "search").attr("aria-label", move || offered.label());
    let field = field.on("focus", move |_| prepare(site, next, || ())).on("input", move |event| {
        let text = input_value(event);
        next.after(PAUSE_MILLIS, move || prepare(site, next, move || take(site, text)));
    });
    body.child(field.prop("value", words))
}

/// Calls `then` when all sentences are prepared, a part at a time.
fn prepare(site: Site, next: ScheduledTask, then: impl FnOnce() + 'static) {
    if site.explorer().read_ahead(SENTENCES_AT_A_TIME) {
        then();
    } else {
        next.after(0, move || prepare(site, next, then));
    }
}

/// What is typed replaces the address; the browser's Back undoes it as one.
fn take(site: Site, text: String) {
    let query = site.query_now();
    if query.selection.text != text {
        site.navigation.replace(query.select(|selection| selection.text = text));
    }
}
