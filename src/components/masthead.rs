//! The top of every page: name, rooms, switches.

use explore::view::{Current, NavLink};
use explore::words::Word;
use leptos::prelude::*;

use super::icon::{Sign, live_icon};
use super::switches::{language_switch, theme_switch};
use crate::io::theme::Choice;
use crate::markup::{El, el, follow, svg};
use crate::site::site;

/// Name, rooms, switches.
pub(crate) fn masthead(theme: RwSignal<Choice>) -> El {
    let site = site();
    let open = RwSignal::new(false);
    // Going somewhere closes the menu of narrow screens.
    follow(move || {
        site.with_query(|_| ());
        open.set(false);
    });
    // In the language that is shown.
    let home =
        move || site.view.with(|view| view.shell.nav.first().map(|room| room.link.href.clone()).unwrap_or_default());
    let rooms = el("ul").attr("role", "list").each(
        move || site.view.with(|view| view.shell.nav.clone()),
        |room| room.link.href.clone(),
        room,
    );
    let toggle = el("button")
        .attr("type", "button")
        .class("button button-plain rooms-toggle")
        .attr("aria-controls", "rooms")
        .truth("aria-expanded", move || open.get())
        .attr("aria-label", Word::MainNavigation)
        .on("click", move |_| open.update(|open| *open = !*open))
        .child(live_icon(move || if open.get() { Sign::Close } else { Sign::Menu }));
    let row = el("div")
        .class("masthead-row")
        .child(el("a").class("wordmark").attr("href", home).child(mark()).text(Word::Site))
        .child(
            el("nav")
                .id("rooms")
                .class("rooms")
                .attr("aria-label", Word::MainNavigation)
                .flag("data-open", move || open.get())
                .child(rooms),
        )
        .child(el("div").class("switches").child(language_switch()).child(theme_switch(theme)).child(toggle));
    el("header").class("masthead").child(row)
}

/// One room. Its words stand still; whether it is the current one follows the address.
fn room(room: &NavLink) -> El {
    let view = site().view;
    let href = room.link.href.clone();
    let current = move || {
        let is_here = |room: &NavLink| room.link.href == href && room.current == Current::Here;
        view.with(|view| view.shell.nav.iter().any(is_here)).then_some("page")
    };
    el("li").child(el("a").attr("href", &room.link.href).attr("aria-current", current).text(&room.link.text))
}

const GROUND: &str = "M14 0h36a14 14 0 0 1 14 14v36a14 14 0 0 1-14 14H14A14 14 0 0 1 0 50V14A14 14 0 0 1 14 0z";
const BARS: &str = "M13 34h9v17h-9zM27.5 24h9v27h-9zM42 13h9v38h-9z";

/// The sign of the site, as in `page/favicon.svg`.
fn mark() -> El {
    svg("svg")
        .attr("viewBox", "0 0 64 64")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(svg("path").class("mark-ground").attr("d", GROUND))
        .child(svg("path").class("mark-bars").attr("d", BARS))
}
