//! The page as a whole: what stands around every room, and which room stands there.

use explore::Explorer;
use explore::view::Page;
use explore::words::Word;
use leptos::prelude::*;

use crate::components::keys_help::keys_help;
use crate::components::masthead::masthead;
use crate::components::notes::notes;
use crate::io::{self, theme, update};
use crate::markup::{El, el, follow};
use crate::navigation::HEADING;
use crate::site::Site;
use crate::views;

/// Builds the whole page over the opened corpus into `place`.
pub(crate) fn app(place: El, explorer: &'static Explorer) {
    let site = Site::provide(explorer);
    let view = site.view;
    let theme = RwSignal::new(theme::kept());
    io::menus::listen();
    follow(move || io::page::set_language(site.language.get().code()));
    follow(move || view.with(|view| io::page::set_title(&view.shell.title)));
    let skip = el("button").attr("type", "button").class("button skip").text(Word::SkipToContent);
    place
        .child(skip.on("click", |_| io::focus::to(HEADING)))
        .child(masthead(theme))
        .child(notes(update::waiting()))
        // A new room is built only when the reader changes rooms; until then only its parts change.
        .each(move || vec![view.with(|view| room(&view.page))], |(name, _)| (*name).to_owned(), |(_, build)| build())
        .child(
            el("footer")
                .class("colophon")
                .child(el("div").class("colophon-row").child(el("p").text(Word::Colophon)).children(keys_help())),
        )
        .child(el("p").class("visually-hidden").attr("role", "status").text(move || site.announce.get()));
}

/// The room that a page needs, by name, and how it is built: as the `main` of the page.
fn room(page: &Page) -> (&'static str, fn() -> El) {
    match page {
        Page::Home(_) => ("home", views::home::home),
        Page::Figures(_) => ("figures", views::figures::figures),
        Page::Article(_) => ("article", views::article::article),
        Page::Checks(_) => ("checks", views::checks::checks),
        Page::Search(_) => ("search", views::search::search),
        Page::Communication(_) => ("communication", views::communication::communication),
        Page::Method(_) => ("method", views::method::method),
        Page::Nothing { .. } => ("nothing", views::nothing::nothing),
    }
}
