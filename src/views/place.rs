//! A place: its targets, what was reached, its gap to the country, the articles that speak of it.

use explore::home::ArticleCard;
use explore::places::PlaceView;
use explore::ui_text::Word;
use explore::view::{Link, Page};

use super::home::cards::target_card;
use super::{heading, link_item, main_element};
use crate::components::checks::check_card::check_card;
use crate::components::figure_lines::figure_lines;
use crate::language::tr;
use crate::site::site;
use dom::{Element, html};

/// The page of a place.
pub(crate) fn place() -> Element {
    let place = site().shown(|page| if let Page::Place(place) = page { Some(place) } else { None });
    let code = html("p").class("eyebrow").text(move || place.with(|place| place.code.clone()));
    let title = heading(move || place.with(|place| place.name.clone()));
    let head = html("div").class("view-head").child(code).child(title);
    main_element().child(head).child(html("div").dyn_children(move || place.with(body)))
}

fn body(view: &PlaceView) -> Vec<Element> {
    let band = |title: Word| html("section").class("band").child(html("h2").text(tr(title)));
    let to = |link: &Link| html("a").attr("href", &link.href).text(&link.text);
    let parts_list = || html("ul").attr("role", "list").class("places").children(view.parts.iter().map(link_item));
    let targets = || html("ul").attr("role", "list").class("home-cards");
    let checks = || html("div").class("checks").children(view.gaps.iter().map(check_card));
    let articles = || html("ul").attr("role", "list").class("nameds").children(view.articles.iter().map(article));
    let parts = [
        view.successor.as_ref().map(|successor| html("p").child(to(successor))),
        (!view.parts.is_empty()).then(|| html("div").child(html("p").text(tr(Word::MergedOf))).child(parts_list())),
        (!view.crosses.is_empty()).then(|| html("p").class("check-note").text(&view.crosses)),
        Some(
            html("p").class("hero-ways").child(to(&view.figures).class("button")).child(to(&view.all).class("button")),
        ),
        (!view.targets.is_empty())
            .then(|| band(Word::TargetsAndResults).child(targets().children(view.targets.iter().map(target_card)))),
        (!view.results.is_empty()).then(|| band(Word::Results).child(figure_lines(&view.results))),
        (!view.gaps.is_empty()).then(|| band(Word::AgainstCountry).child(checks())),
        (!view.articles.is_empty()).then(|| band(Word::Articles).child(articles())),
    ];
    parts.into_iter().flatten().collect()
}

fn article(card: &ArticleCard) -> Element {
    let to = |link: &Link| html("a").attr("href", &link.href).text(&link.text);
    html("li")
        .class("named")
        .child(to(&card.link).attr("lang", "vi"))
        .child(html("span").class("muted small").text(&card.source))
        .child(to(&card.figures).class("small"))
}
