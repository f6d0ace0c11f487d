//! *Tổng quan*: what the corpus is, what its figures say, and where to start.

mod bands;
pub(crate) mod cards;

use explore::Route;
use explore::home::{HomeView, Tile};
use explore::ui_text::Word;
use explore::view::{Link, Page};
use web_sys::HtmlInputElement;

use super::{heading, main_element};
use crate::language::tr;
use crate::site::{Shown, site};
use dom::{Element, html};

/// The start page. Below its head it is static: built once for a corpus and a language.
pub(crate) fn home() -> Element {
    let home = site().shown(|page| if let Page::Home(home) = page { Some(home) } else { None });
    main_element().child(hero(home)).dyn_children(move || home.with(bands::bands))
}

/// What the corpus is, and the ways into it.
fn hero(home: Shown<HomeView>) -> Element {
    let figures = html("a")
        .class("button button-main")
        .attr("href", move || home.with(|home| home.figures.href.clone()))
        .text(move || home.with(|home| home.figures.text.clone()));
    let words = move |of: fn(&HomeView) -> Vec<&String>| {
        move || {
            home.with(|home| {
                of(home).into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
            })
        }
    };
    let about = html("div")
        .child(html("p").class("lede").text(words(|home| vec![&home.about.about])))
        .child(html("p").class("muted small").text(words(|home| vec![&home.provenance])))
        .child(html("p").class("muted small").text(words(|home| vec![&home.about.keeper, &home.about.licence])));
    html("section")
        .class("hero")
        .child(heading(words(|home| vec![&home.about.title])).class("hero-claim"))
        .child(about)
        .child(html("div").class("hero-ways").child(figures).child(look_up()))
        .child(
            html("ul")
                .attr("role", "list")
                .class("home-tiles")
                .dyn_children(move || home.with(|home| home.tiles.iter().map(tile).collect())),
        )
}

fn tile(tile: &Tile) -> Element {
    let count = html("span").class("home-count").text(&tile.count);
    html("li").child(
        html("a")
            .class("home-tile")
            .attr("href", &tile.link.href)
            .child(count)
            .text(" ")
            .child(html("span").text(&tile.link.text)),
    )
}

/// A field whose words are looked for in *Tra cứu*.
fn look_up() -> Element {
    let site = site();
    let field = html("input")
        .class("field")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("placeholder", tr(Word::SearchBox))
        .attr("aria-label", tr(Word::Search));
    let own = field.clone();
    html("form").attr("role", "search").class("hero-search").child(field).on("submit", move |event| {
        event.prevent_default();
        let typed = own.as_kind::<HtmlInputElement>().value();
        site.navigation.push(&site.query_now().to(Route::Search).asking(&typed));
    })
}

fn link(link: &Link) -> Element {
    html("a").attr("href", &link.href).text(&link.text)
}
