//! *Tổng quan*: what the corpus is, and where to start.

use explore::Route;
use explore::checks::Choice;
use explore::home::{ArticleCard, HomePicture, HomeView};
use explore::ui_text::Word;
use explore::view::Page;
use leptos::prelude::RwSignal;
use web_sys::HtmlInputElement;

use super::{heading, main_element};
use crate::components::chart::chart;
use crate::language::tr;
use crate::site::site;
use dom::{Element, html};

/// The start page. Below its head it is static: built once for a corpus and a language.
pub(crate) fn home() -> Element {
    let home = site().shown(|page| if let Page::Home(home) = page { Some(home) } else { None });
    let figures = html("a")
        .class("button button-main")
        .attr("href", move || home.with(|home| home.figures.href.clone()))
        .text(move || home.with(|home| home.figures.text.clone()));
    let hero = html("section")
        .class("hero")
        .child(heading(move || home.with(|home| home.claim.clone())).class("hero-claim"))
        .child(
            html("div")
                .child(html("p").class("lede").text(move || home.with(|home| home.summary.clone())))
                .child(html("p").class("muted small").text(move || home.with(|home| home.provenance.clone()))),
        )
        .child(html("div").class("hero-ways").child(figures).child(look_up()));
    main_element().child(hero).dyn_children(move || home.with(body))
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

fn body(home: &HomeView) -> Vec<Element> {
    let band = |title: Word| html("section").class("band").child(html("h2").text(tr(title)));
    let verdicts = html("ul").attr("role", "list").class("home-verdicts");
    let articles = html("ol").attr("role", "list").class("article-list");
    let series = html("div").class("home-charts").children(home.series.iter().map(home_chart));
    // A heading with nothing under it says nothing.
    let bands = [
        (!home.series.is_empty()).then(|| band(Word::KeySeries).child(series)),
        Some(
            band(Word::DoTheyAgree)
                .child(html("p").class("lede").text(&home.checks.summary))
                .child(verdicts.children(home.checks.verdicts.iter().map(verdict))),
        ),
        home.targets.as_ref().map(|targets| band(Word::TargetsAndResults).child(home_chart(targets))),
        Some(band(Word::Articles).child(articles.children(home.articles.iter().map(article_item)))),
    ];
    bands.into_iter().flatten().collect()
}

fn home_chart(picture: &HomePicture) -> Element {
    let link = html("a").attr("href", &picture.link.href).text(&picture.link.text);
    html("div").class("home-chart").child(chart(RwSignal::new(picture.picture.clone()))).child(html("p").child(link))
}

fn verdict(choice: &Choice) -> Element {
    let link = html("a")
        .class("home-verdict")
        .attr("data-verdict", &choice.key)
        .attr("href", &choice.link.href)
        .child(html("span").class("home-count").text(&choice.count))
        .child(html("span").text(&choice.link.text));
    html("li").child(link)
}

fn article_item(card: &ArticleCard) -> Element {
    let title = html("a").attr("href", &card.link.href).text(&card.link.text);
    let figures = html("a").attr("href", &card.figures.href).text(&card.figures.text);
    html("li")
        .class("article-item")
        .child(html("p").class("eyebrow").text(&card.source))
        .child(html("h3").child(title))
        .child(html("p").class("small").child(figures))
}
