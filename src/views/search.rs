//! *Tra cứu*: any word, phrase or number, as sentences, as lines of concordance, and as tables of how words are used.

use std::rc::Rc;

use explore::search::{LensLink, SearchView};
use explore::view::{Current, Page};
use explore::words::Word;

use super::{heading, room};
use crate::components::downloads::downloads;
use crate::components::search_body::search_results;
use crate::components::search_field::search_field;
use crate::components::selection_bar::selection_bar;
use crate::markup::{El, el, follow};
use crate::site::{Shown, site};

/// The page of search.
pub(crate) fn search() -> El {
    let site = site();
    let search = site.shown(|page| if let Page::Search(search) = page { Some(search) } else { None });
    let summary = move || search.with(|search| search.summary.clone());
    follow(move || site.announce_at_rest(summary()));
    let hint = |hint: &String| el("p").class("search-hint").text(hint);
    let state = el("div")
        .class("search-state")
        .child(el("p").class("summary").text(summary))
        .child(selection_bar(Rc::new(move || search.with(|search| Some(search.bar.clone())))));
    let save = downloads(Rc::new(move || search.with(|search| search.downloads.clone())), |explorer, query, format| {
        explorer.search_file(query, format)
    });
    room()
        .child(el("div").class("view-head").child(heading(Word::Search)))
        .child(search_field(search))
        .each(move || search.with(|search| search.hints.clone()), String::clone, hint)
        .child(el("div").class("figures-tools").child(lenses(search)).child(save))
        .child(state)
        .child(choices(el("ul").class("lens-choices"), "choice", search, |search| &search.choices))
        .live(move || search.with(|search| search_results(&search.body)))
        .child(el("p").class("visually-hidden").text(summary))
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
