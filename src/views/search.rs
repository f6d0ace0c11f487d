//! *Tra cứu*: any word, phrase or number, as sentences, as lines of concordance, and as tables of how words are used.

use std::rc::Rc;

use explore::search::{LensLink, SearchView};
use explore::ui_text::Word;
use explore::view::{Current, Page};

use super::{heading, main_element};
use crate::components::downloads::downloads;
use crate::components::search::field::search_field;
use crate::components::search::results::search_results;
use crate::components::selection_bar::selection_bar;
use crate::language::tr;
use crate::site::{Shown, site};
use dom::{Element, effect, html};

/// The page of search.
pub(crate) fn search() -> Element {
    let site = site();
    let search = site.shown(|page| if let Page::Search(search) = page { Some(search) } else { None });
    let summary = move || search.with(|search| search.summary.clone());
    effect(move || site.announce_at_rest(summary()));
    let hint = |hint: &String| html("p").class("search-hint").text(hint);
    let state = html("div")
        .class("search-state")
        .child(html("p").class("summary").text(summary))
        .child(selection_bar(Rc::new(move || search.with(|search| Some(search.bar.clone())))));
    let save = downloads(Rc::new(move || search.with(|search| search.downloads.clone())), |explorer, query, format| {
        explorer.search_file(query, format)
    });
    main_element()
        .child(html("div").class("view-head").child(heading(tr(Word::Search))))
        .child(search_field(search))
        .keyed(move || search.with(|search| search.hints.clone()), String::clone, hint)
        .child(html("div").class("figures-tools").child(lenses(search)).child(save))
        .child(state)
        .child(choices(html("ul").class("lens-choices"), "choice", search, |search| &search.choices))
        .dyn_children(move || search.with(|search| search_results(&search.body)))
        .child(html("p").class("visually-hidden").text(summary))
}

/// The ways to look at what was found.
fn lenses(search: Shown<SearchView>) -> Element {
    html("nav")
        .class("tabs")
        .attr("aria-label", tr(Word::ViewAs))
        .child(choices(html("ul"), "", search, |search| &search.lenses))
}

/// Choices of the page of search, as links of a class in a list.
fn choices(
    list: Element,
    class: &'static str,
    search: Shown<SearchView>,
    of: fn(&SearchView) -> &Vec<LensLink>,
) -> Element {
    list.attr("role", "list").keyed(
        move || search.with(|search| of(search).clone()),
        |choice| format!("{}/{}/{}", choice.link.href, choice.link.text, u8::from(choice.current == Current::Here)),
        move |choice| {
            let link = html("a")
                .attr("class", (!class.is_empty()).then_some(class))
                .attr("href", &choice.link.href)
                .attr("aria-current", (choice.current == Current::Here).then_some("true"))
                .text(&choice.link.text);
            html("li").child(link)
        },
    )
}
