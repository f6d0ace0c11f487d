//! The page as a whole: what is around every page, and which page is shown.

use std::sync::Arc;

use explore::ui_text::Word;
use explore::{Explorer, Route};
use leptos::prelude::*;

use crate::browser::{self, theme, update};
use crate::components::shell::keys_help::keys_help;
use crate::components::shell::masthead::{collections, masthead};
use crate::components::shell::notes::notes;
use crate::language::tr;
use crate::navigation::HEADING;
use crate::site::Site;
use dom::{Element, effect, html};

/// Builds the whole page over the opened corpus into `place`.
pub(crate) fn app(place: Element, explorer: Explorer) {
    let site = Site::provide(explorer);
    let view = site.view;
    let theme = RwSignal::new(theme::kept());
    browser::menus::listen();
    browser::drops::listen(move || {
        site.navigation.push(&site.query_now().to(Route::Own));
        site.dropped.update(|n| *n += 1);
    });
    effect(move || browser::document::set_language(site.language.get().code()));
    effect(move || view.with(|view| browser::document::set_title(&view.shell.title)));
    // On paper the page says where it was.
    let printed_at = RwSignal::new(String::new());
    browser::print::before(move || {
        let (year, month, day) = browser::print::today();
        let language = site.language.get_untracked();
        printed_at.set(explore::printed(&browser::document::href(), (year, month, day), language));
    });
    let skip = html("button").attr("type", "button").class("button skip").text(tr(Word::SkipToContent));
    let _ = place
        .child(skip.on("click", |_| browser::focus::focus_by_id(HEADING)))
        .child(masthead(theme))
        .child(collections())
        .child(notes(update::waiting(), update::taken_elsewhere()))
        // A page is rebuilt only when the reader goes to another one, or to other articles; until then only its parts
        // change.
        .keyed(
            move || {
                vec![view.with(|view| {
                    (site.page_state.get().element(view.page.as_ref()), Arc::as_ptr(&view.explorer).addr())
                })]
            },
            |((name, _), corpus)| format!("{name}/{corpus}"),
            |((_, build), _)| build(),
        )
        .child(html("p").class("print-address").text(move || printed_at.get()))
        .child(
            html("footer").class("colophon").child(
                html("div")
                    .class("colophon-row")
                    .child(html("p").text(tr(Word::Colophon)))
                    .children(other_shapes())
                    .children(keys_help()),
            ),
        )
        .child(html("p").class("visually-hidden").attr("role", "status").text(move || site.announce.get()));
}

/// Links to the corpus in other shapes, which lie beside the page on a host, and only there.
fn other_shapes() -> Option<Element> {
    let link = |address: &str, words: Word| html("a").attr("href", address).text(tr(words));
    browser::document::href().starts_with("http").then(|| {
        html("p")
            .class("colophon-links")
            .child(link("./doc/index.html", Word::StaticPages))
            .child(link("./offline.html", Word::OneFile))
    })
}
