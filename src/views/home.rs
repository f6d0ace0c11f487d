//! *Tổng quan*: what the corpus is, and where to start.

use explore::Route;
use explore::checks::Choice;
use explore::home::{ArticleCard, HomePicture, HomeView};
use explore::view::Page;
use explore::words::Word;
use leptos::prelude::RwSignal;
use web_sys::HtmlInputElement;

use super::{heading, room};
use crate::components::chart::chart;
use crate::markup::{El, el};
use crate::site::site;

/// The start page. Below its head it stands still: built once for a corpus and a language.
pub(crate) fn home() -> El {
    let home = site().shown(|page| if let Page::Home(home) = page { Some(home) } else { None });
    let figures = el("a")
        .class("button button-main")
        .attr("href", move || home.with(|home| home.figures.href.clone()))
        .text(move || home.with(|home| home.figures.text.clone()));
    let hero = el("section")
        .class("hero")
        .child(heading(move || home.with(|home| home.claim.clone())).class("hero-claim"))
        .child(
            el("div")
                .child(el("p").class("lede").text(move || home.with(|home| home.summary.clone())))
                .child(el("p").class("muted small").text(move || home.with(|home| home.provenance.clone()))),
        )
        .child(el("div").class("hero-ways").child(figures).child(look_up()));
    room().child(hero).live(move || home.with(body))
}

/// A field whose words are looked for in *Tra cứu*.
fn look_up() -> El {
    let site = site();
    let field = el("input")
        .class("field")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("placeholder", Word::SearchBox)
        .attr("aria-label", Word::Search);
    let own = field.clone();
    el("form").attr("role", "search").class("hero-search").child(field).on("submit", move |event| {
        event.prevent_default();
        let typed = own.as_kind::<HtmlInputElement>().value();
        site.navigation.push(&site.query_now().to(Route::Search).asking(&typed));
    })
}

fn body(home: &HomeView) -> Vec<El> {
    let band = |title: Word| el("section").class("band").child(el("h2").text(title));
    let verdicts = el("ul").attr("role", "list").class("home-verdicts");
    let articles = el("ol").attr("role", "list").class("article-list");
    let series = el("div").class("home-charts").children(home.series.iter().map(home_chart));
    // A heading with nothing under it says nothing.
    let bands = [
        (!home.series.is_empty()).then(|| band(Word::KeySeries).child(series)),
        Some(
            band(Word::DoTheyAgree)
                .child(el("p").class("lede").text(&home.checks.summary))
                .child(verdicts.children(home.checks.verdicts.iter().map(verdict))),
        ),
        home.targets.as_ref().map(|targets| band(Word::TargetsAndResults).child(home_chart(targets))),
        Some(band(Word::Articles).child(articles.children(home.articles.iter().map(article_item)))),
    ];
    bands.into_iter().flatten().collect()
}

fn home_chart(picture: &HomePicture) -> El {
    let link = el("a").attr("href", &picture.link.href).text(&picture.link.text);
    el("div").class("home-chart").child(chart(RwSignal::new(picture.picture.clone()))).child(el("p").child(link))
}

fn verdict(choice: &Choice) -> El {
    let link = el("a")
        .class("home-verdict")
        .attr("data-verdict", &choice.key)
        .attr("href", &choice.link.href)
        .child(el("span").class("home-count").text(&choice.count))
        .child(el("span").text(&choice.link.text));
    el("li").child(link)
}

fn article_item(card: &ArticleCard) -> El {
    let title = el("a").attr("href", &card.link.href).text(&card.link.text);
    let figures = el("a").attr("href", &card.figures.href).text(&card.figures.text);
    el("li")
        .class("article-item")
        .child(el("p").class("eyebrow").text(&card.source))
        .child(el("h3").child(title))
        .child(el("p").class("small").child(figures))
}
