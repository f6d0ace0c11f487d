//! *Tra cứu*: any word, phrase or number, as sentences, as lines of concordance, and as tables of how words are used.

use std::rc::Rc;

use explore::search::{LensLink, SearchView};
use explore::view::{Current, Page};
use explore::words::Word;
use gloo::timers::callback::Timeout;
use leptos::prelude::Set;
use web_sys::HtmlInputElement;

use super::{heading, room};
use crate::components::search_body::search_results;
use crate::components::selection_bar::selection_bar;
use crate::keyboard::SEARCH_FIELD;
use crate::markup::{El, el, follow, typed};
use crate::site::{Shown, Site, site};

/// How long after the last key the page answers, in milliseconds: a frame or two, so that typing is never held up.
const PAUSE_MILLIS: u32 = 40;

/// The page of search.
pub(crate) fn search() -> El {
    let site = site();
    let search = site.shown(|page| if let Page::Search(search) = page { Some(search) } else { None });
    let summary = move || search.with(|search| search.summary.clone());
    follow(move || site.announce.set(summary()));
    let hint = |hint: &String| el("p").class("search-hint").text(hint);
    let state = el("div")
        .class("search-state")
        .child(el("p").class("summary").text(summary))
        .child(selection_bar(Rc::new(move || search.with(|search| Some(search.bar.clone())))));
    room()
        .child(el("div").class("view-head").child(heading(Word::Search)))
        .child(field(search))
        .each(move || search.with(|search| search.hints.clone()), String::clone, hint)
        .child(el("div").class("figures-tools").child(lenses(search)))
        .child(state)
        .child(choices(el("ul").class("lens-choices"), "choice", search, |search| &search.choices))
        .live(move || search.with(|search| search_results(&search.body)))
        .child(el("p").class("visually-hidden").text(summary))
}

/// The field. What is typed replaces the address after a moment; the browser's Back undoes the search as one.
fn field(search: Shown<SearchView>) -> El {
    let site = site();
    let field = el("input")
        .id(SEARCH_FIELD)
        .class("field search-field")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-label", Word::Search)
        .value(move || search.with(|search| search.typed.clone()));
    let own = field.clone();
    let mut waiting: Option<Timeout> = None;
    let field = field.on("input", move |event| {
        let text = typed(event);
        // A new timeout drops, and so cancels, the one before.
        drop(waiting.replace(Timeout::new(PAUSE_MILLIS, move || take(site, text))));
    });
    el("form").attr("role", "search").class("search-form").child(field).on("submit", move |event| {
        event.prevent_default();
        take(site, own.as_kind::<HtmlInputElement>().value());
    })
}

fn take(site: Site, text: String) {
    let query = site.query_now();
    if query.search != text {
        site.navigation.replace(explore::Query { search: text, ..query });
    }
}

/// The ways to look at what was found.
fn lenses(search: Shown<SearchView>) -> El {
    el("nav")
        .class("tabs")
        .attr("aria-label", Word::ViewAs)
        .child(choices(el("ul"), "", search, |search| &search.lenses))
}

/// Choices of the page of search, as links of a class in a list.
fn choices(list: El, class: &'static str, search: Shown<SearchView>, of: fn(&SearchView) -> &Vec<LensLink>) -> El {
    list.attr("role", "list").each(
        move || search.with(|search| of(search).clone()),
        |choice| format!("{}/{}/{}", choice.link.href, choice.link.text, u8::from(choice.current == Current::Here)),
        move |choice| {
            let link = el("a")
                .attr("class", (!class.is_empty()).then_some(class))
                .attr("href", &choice.link.href)
                .attr("aria-current", (choice.current == Current::Here).then_some("true"))
                .text(&choice.link.text);
            el("li").child(link)
        },
    )
}
