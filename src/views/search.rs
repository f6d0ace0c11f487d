//! *Tra cứu*: any word, phrase or number, as sentences, as lines of concordance, and as tables of how words are used.

use std::rc::Rc;
use std::sync::Arc;

use explore::Query;
use explore::facet::Facet;
use explore::figures::Filters;
use explore::search::{LensLink, SearchCount, SearchView};
use explore::ui_text::Word;
use explore::view::{Current, Page};

use leptos::prelude::*;

use super::{heading, main_element};
use crate::browser::document;
use crate::browser::scheduler::{self, ScheduledTask};
use crate::components::downloads::downloads;
use crate::components::facets::{FiltersNow, filters};
use crate::components::search::field::search_field;
use crate::components::search::results::search_results;
use crate::components::selection_bar::selection_bar;
use crate::language::tr;
use crate::site::{Shown, Site, site};
use dom::{Element, effect, html};

/// Filters that are open at first on a wide screen.
const OPEN: &[Facet] = &[Facet::Indicator, Facet::Place, Facet::Document];

/// How many articles are looked through at a time: some milliseconds.
const ARTICLES_AT_A_TIME: usize = 500;

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
        explorer.search_file(query, format, &document::address())
    });
    let results = html("div")
        .class("search-main")
        .child(html("div").class("figures-tools").child(lenses(search)).child(save))
        .child(state)
        .child(choices(html("ul").class("lens-choices"), "choice", search, |search| &search.choices))
        .dyn_children(move || search.with(|search| search_results(&search.body)));
    let has_filters = move || search.with(|search| search.has_filters);
    let layout = html("div")
        .class("search-layout")
        .bool_attr("data-filtered", has_filters)
        .show(has_filters, move || filters(counted_filters(search), OPEN))
        .child(results);
    main_element()
        .child(html("div").class("view-head").child(heading(tr(Word::Search))))
        .child(search_field(search))
        .keyed(move || search.with(|search| search.hints.clone()), String::clone, hint)
        .child(layout)
        .child(html("p").class("visually-hidden").text(summary))
}

/// The filters with their counts, made after what was found is on the page, a part at a time: no key waits for them.
fn counted_filters(search: Shown<SearchView>) -> FiltersNow {
    let site = site();
    let counted = RwSignal::new(None::<Arc<Filters>>);
    let next = scheduler::task();
    effect(move || {
        if search.get().is_some_and(|search| search.has_filters) {
            next.after_paint(move || {
                let query = site.query_now();
                if let Some(count) = site.explorer().search_count(&query) {
                    count_on(site, next, counted, (query, count));
                }
            });
        }
    });
    Rc::new(move || counted.get())
}

/// Counts on until all is counted, or the reader asks for something else.
fn count_on(site: Site, next: ScheduledTask, counted: RwSignal<Option<Arc<Filters>>>, begun: (Query, SearchCount)) {
    let (query, mut count) = begun;
    let explorer = site.explorer();
    if site.query_now() != query {
        return;
    }
    if explorer.count_on(&mut count, ARTICLES_AT_A_TIME) {
        counted.try_set(Some(Arc::new(explorer.search_filters(&query, count))));
    } else {
        next.after(0, move || count_on(site, next, counted, (query, count)));
    }
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
