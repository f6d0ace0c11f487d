//! The filter of words: what the sentence contains, answered while it is typed.
//!
//! No key waits for its answer: the answer comes when the keys have paused for a frame or two, and only the last one is
//! given. What it looks through is made ready in short turns from when the field is entered.

use explore::figures::FacetBody;

use super::facet::Offered;
use crate::io::turn::{self, Soon};
use crate::markup::{El, el, typed};
use crate::rooms;
use crate::site::{Site, site};

/// How long after the last key the page answers, in milliseconds.
const PAUSE_MILLIS: u32 = 40;

/// Words that the sentence contains, in the `body` of their filter.
pub(crate) fn words_field(body: El, offered: Offered) -> El {
    let site = site();
    let words = move || {
        offered.with(|facet| if let FacetBody::Text(words) = &facet.body { words.clone() } else { String::new() })
    };
    let next = turn::soon();
    let field = el("input").class("field").attr("type", "search").attr("aria-label", move || offered.label());
    let field = field.on("focus", move |_| make_ready(site, next, || ())).on("input", move |event| {
        let text = typed(event);
        next.after(PAUSE_MILLIS, move || make_ready(site, next, move || take(site, text)));
    });
    body.child(field.value(words))
}

/// Calls `then` when all sentences are ready, after as many turns as that takes.
fn make_ready(site: Site, next: Soon, then: impl FnOnce() + 'static) {
    if site.explorer.read_ahead(rooms::TURN) {
        then();
    } else {
        next.after(0, move || make_ready(site, next, then));
    }
}

/// What is typed replaces the address; the browser's Back undoes it as one.
fn take(site: Site, text: String) {
    let query = site.query_now();
    if query.selection.text != text {
        site.navigation.replace(query.select(|selection| selection.text = text));
    }
}
