//! The top of every page: name, pages, switches.

use explore::ui_text::Word;
use explore::view::{Current, NavLink, Shell};
use leptos::prelude::*;

use crate::browser::theme::Choice;
use crate::components::icon::{Sign, live_icon};
use crate::components::shell::switches::{language_switch, theme_switch};
use crate::language::tr;
use crate::site::site;
use dom::{Element, effect, html, svg};

/// Name, pages, switches.
pub(crate) fn masthead(theme: RwSignal<Choice>) -> Element {
    let site = site();
    let open = RwSignal::new(false);
    // Going somewhere closes the menu of narrow screens.
    effect(move || {
        site.with_query(|_| ());
        open.set(false);
    });
    // In the language that is shown.
    let home =
        move || site.view.with(|view| view.shell.nav.first().map(|page| page.link.href.clone()).unwrap_or_default());
    let links = links(|shell| &shell.nav);
    let toggle = html("button")
        .attr("type", "button")
        .class("button button-plain site-nav-toggle")
        .attr("aria-controls", "site-nav")
        .aria_bool("aria-expanded", move || open.get())
        .attr("aria-label", tr(Word::MainNavigation))
        .on("click", move |_| open.update(|open| *open = !*open))
        .child(live_icon(move || if open.get() { Sign::Close } else { Sign::Menu }));
    let row = html("div")
        .class("masthead-row")
        .child(html("a").class("wordmark").attr("href", home).child(mark()).text(tr(Word::Site)))
        .child(
            html("nav")
                .id("site-nav")
                .class("site-nav")
                .attr("aria-label", tr(Word::MainNavigation))
                .bool_attr("data-open", move || open.get())
                .child(links),
        )
        .child(html("div").class("switches").child(language_switch()).child(theme_switch(theme)).child(toggle));
    html("header").class("masthead").child(row)
}

/// Whose articles may be looked at, while the reader's own are open.
pub(crate) fn collections() -> Element {
    let view = site().view;
    html("nav")
        .class("collections")
        .attr("aria-label", tr(Word::CollectionOwn))
        .bool_attr("hidden", move || view.with(|view| view.shell.collections.is_empty()))
        .child(links(|shell| &shell.collections))
}

/// Links of which one may be the current one.
fn links(of: fn(&Shell) -> &[NavLink]) -> Element {
    let view = site().view;
    html("ul").attr("role", "list").keyed(
        move || view.with(|view| of(&view.shell).to_vec()),
        // The words may change where the address does not: how many articles there are.
        |page| page.link.href.clone() + &page.link.text,
        move |page| link(page, of),
    )
}

/// One of them. Its words are fixed; whether it is the current one follows the address.
fn link(page: &NavLink, of: fn(&Shell) -> &[NavLink]) -> Element {
    let view = site().view;
    let href = page.link.href.clone();
    let current = move || {
        let is_here = |page: &NavLink| page.link.href == href && page.current == Current::Here;
        view.with(|view| of(&view.shell).iter().any(is_here)).then_some("page")
    };
    html("li").child(html("a").attr("href", &page.link.href).attr("aria-current", current).text(&page.link.text))
}

const GROUND: &str = "M14 0h36a14 14 0 0 1 14 14v36a14 14 0 0 1-14 14H14A14 14 0 0 1 0 50V14A14 14 0 0 1 14 0z";
const BARS: &str = "M13 34h9v17h-9zM27.5 24h9v27h-9zM42 13h9v38h-9z";

/// The sign of the site, as in `page/favicon.svg`.
fn mark() -> Element {
    svg("svg")
        .attr("viewBox", "0 0 64 64")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(svg("path").class("mark-ground").attr("d", GROUND))
        .child(svg("path").class("mark-bars").attr("d", BARS))
}
