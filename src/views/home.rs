//! *Tổng quan*: what the corpus is, and where to start.

use explore::Route;
use explore::checks::Choice;
use explore::home::{ArticleCard, Bar, HomeView, KeySeries, TargetView};
use explore::ui_text::Word;
use explore::view::{Link, Page};
use web_sys::HtmlInputElement;

use super::{heading, main_element};
use crate::components::chart::small::small_chart;
use crate::language::tr;
use crate::site::site;
use dom::{Element, html, svg};

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
    let cards = || html("ul").attr("role", "list").class("home-cards");
    let series = cards().children(home.series.iter().map(series_card));
    let targets = cards().children(home.targets.iter().map(target_card));
    // A heading with nothing under it says nothing.
    let bands = [
        (!home.series.is_empty()).then(|| band(Word::KeySeries).child(series)),
        (!home.targets.is_empty())
            .then(|| band(Word::TargetsAndResults).child(targets).child(html("p").child(link(&home.all_targets)))),
        Some(
            band(Word::DoTheyAgree)
                .child(html("p").class("lede").text(&home.checks.summary))
                .child(verdicts.children(home.checks.verdicts.iter().map(verdict))),
        ),
        Some(band(Word::Articles).child(articles.children(home.articles.iter().map(article_item)))),
    ];
    bands.into_iter().flatten().collect()
}

fn link(link: &Link) -> Element {
    html("a").attr("href", &link.href).text(&link.text)
}

fn series_card(series: &KeySeries) -> Element {
    let values = match &series.chart {
        Some(query) => small_chart(query.clone()),
        None => bars(&series.bars),
    };
    html("li")
        .class("home-card")
        .child(html("h3").class("home-card-title").child(link(&series.subject)))
        .child(
            html("p")
                .class("home-card-last")
                .child(link(&series.last).class("home-card-value"))
                .text(" ")
                .child(html("span").class("muted").text(&series.when)),
        )
        .child(html("p").class("small").text(&series.change))
        .child(values)
        .child(html("p").class("muted small").text(&series.source))
}

fn target_card(target: &TargetView) -> Element {
    html("li")
        .class("home-card")
        .child(html("h3").class("home-card-title").text(&target.name))
        .child(bars(&target.bars))
        .child(html("p").class("small").text(&target.gap))
        .child(html("p").class("small").text(&target.pace))
}

/// Values as bars from zero, each with its name and its figure.
fn bars(bars: &[Bar]) -> Element {
    let row = |bar: &Bar| {
        let drawn = svg("rect").attr("width", &bar.length).attr("height", "100%").attr("data-role", bar.role.key());
        html("li")
            .child(html("span").class("muted").text(&bar.name))
            .child(link(&bar.figure))
            .child(svg("svg").class("bar").attr("aria-hidden", "true").child(drawn))
    };
    html("ul").attr("role", "list").class("bars").children(bars.iter().map(row))
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
