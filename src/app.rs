//! The page as a whole: what stands around every room, and which room stands there.

use explore::Explorer;
use explore::words::Word;
use leptos::prelude::*;

use crate::components::keys_help::keys_help;
use crate::components::masthead::masthead;
use crate::components::notes::notes;
use crate::io::{self, theme, update};
use crate::markup::{El, el, follow};
use crate::navigation::HEADING;
use crate::site::Site;

/// Builds the whole page over the opened corpus into `place`.
pub(crate) fn app(place: El, explorer: &'static Explorer) {
    let site = Site::provide(explorer);
    let view = site.view;
    let theme = RwSignal::new(theme::kept());
    io::menus::listen();
    follow(move || io::page::set_language(site.language.get().code()));
    follow(move || view.with(|view| io::page::set_title(&view.shell.title)));
    // On paper the page says where it was.
    let printed_at = RwSignal::new(String::new());
    io::print::before(move || printed_at.set(io::page::href()));
    let skip = el("button").attr("type", "button").class("button skip").text(Word::SkipToContent);
    place
        .child(skip.on("click", |_| io::focus::to(HEADING)))
        .child(masthead(theme))
        .child(notes(update::waiting(), update::taken_elsewhere()))
        // A new room is built only when the reader changes rooms; until then only its parts change.
        .each(
            move || vec![view.with(|view| site.standing.get().element(view.page.as_ref()))],
            |(name, _)| (*name).to_owned(),
            |(_, build)| build(),
        )
        .child(el("p").class("print-address").text(move || printed_at.get()))
        .child(
            el("footer")
                .class("colophon")
                .child(el("div").class("colophon-row").child(el("p").text(Word::Colophon)).children(keys_help())),
        )
        .child(el("p").class("visually-hidden").attr("role", "status").text(move || site.announce.get()));
}
