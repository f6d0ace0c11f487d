//! The provinces as tiles, for one level or share.

use explore::places::{PlacesView, Tile};
use explore::ui_text::Word;
use explore::view::Page;

use super::{heading, link_item, main_element};
use crate::browser::style;
use crate::components::choose_one::choose_one;
use crate::components::figure_lines::figure_lines;
use crate::language::tr;
use crate::site::site;
use dom::{Element, Number, html};

/// The page of places.
pub(crate) fn places() -> Element {
    style::adopt(include_str!("../../style/places.css"));
    let places = site().shown(|page| if let Page::Places(places) = page { Some(places) } else { None });
    let head = html("div").class("view-head").child(heading(tr(Word::Places)));
    main_element().child(head).child(html("div").dyn_children(move || places.with(body)))
}

fn body(view: &PlacesView) -> Vec<Element> {
    let others = html("section").class("band").child(html("h2").text(tr(Word::OtherPlaces)));
    let list = html("ul").attr("role", "list").class("places").children(view.others.iter().map(link_item));
    let aside = html("div")
        .class("map-side")
        .child(choose_one(Word::ProvincesOfTime, &view.sets))
        .children((!view.choices.is_empty()).then(|| choose_one(Word::ShownOnMap, &view.choices)))
        .child(html("p").class("muted small").text(&view.note));
    let map = html("section")
        .attr("aria-label", tr(Word::TileMap))
        .children((!view.title.is_empty()).then(|| html("h2").text(&view.title)))
        .children((!view.legend.is_empty()).then(|| html("p").class("muted small").text(&view.legend)))
        .child(html("ul").attr("role", "list").class("tiles").children(view.tiles.iter().map(tile)));
    let parts = [
        Some(html("div").class("map-layout").child(aside).child(map)),
        (!view.lines.is_empty()).then(|| {
            let band = html("section").class("band").child(html("h2").text(tr(Word::FiguresOfMap)));
            band.child(figure_lines(&view.lines))
        }),
        (!view.others.is_empty()).then(|| others.child(list)),
    ];
    parts.into_iter().flatten().collect()
}

fn tile(tile: &Tile) -> Element {
    let link = html("a")
        .class("tile")
        .attr("href", &tile.link.href)
        .attr("data-heat", tile.heat)
        .child(html("span").class("tile-name").text(&tile.link.text))
        .text(" ")
        .child(html("span").class("tile-value").text(&tile.value));
    html("li").attr("data-x", Number::from(tile.column)).attr("data-y", Number::from(tile.row)).child(link)
}
