//! The bands below the head of the start page. A heading with nothing under it says nothing: what the corpus does not have has
//! no band.

use explore::checks::Choice;
use explore::communication::LedgerEntry;
use explore::home::{ArticleLine, HomeView, SummarySentence, Timeline, WayIn};
use explore::ui_text::Word;

use super::cards::{series_card, target_card};
use super::link;
use crate::language::tr;
use dom::{Element, html, svg};

pub(super) fn bands(home: &HomeView) -> Vec<Element> {
    let bands = [
        (!home.told.is_empty()).then(|| band(Word::WhatTheyTell).child(told(&home.told))),
        (!home.series.is_empty())
            .then(|| band(Word::KeySeries).child(cards().children(home.series.iter().map(series_card)))),
        (!home.targets.is_empty()).then(|| {
            let targets = cards().children(home.targets.iter().map(target_card));
            band(Word::TargetsAndResults).child(targets).child(html("p").child(link(&home.all_targets)))
        }),
        (!home.checks.verdicts.is_empty()).then(|| {
            let verdicts = html("ul").attr("role", "list").class("home-verdicts");
            band(Word::DoTheyAgree)
                .child(html("p").class("lede").text(&home.checks.summary))
                .child(verdicts.children(home.checks.verdicts.iter().map(verdict)))
        }),
        home.programme.as_ref().map(|part| {
            let entries = html("ul").attr("role", "list").class("home-tiles");
            band(Word::Programme)
                .child(html("p").class("muted").text(&part.when).text(" · ").text(&part.setting))
                .child(entries.children(part.entries.iter().map(programme_entry)))
        }),
        (!home.timeline.articles.is_empty()).then(|| band(Word::ArticlesInTime).child(timeline(&home.timeline))),
        Some(band(Word::WhereToStart).child(cards().children(home.ways.iter().map(way_in)))),
    ];
    bands.into_iter().flatten().collect()
}

fn band(title: Word) -> Element {
    html("section").class("band").child(html("h2").text(tr(title)))
}

fn cards() -> Element {
    html("ul").attr("role", "list").class("home-cards")
}

/// The findings, each with the figures that it rests on.
fn told(all: &[SummarySentence]) -> Element {
    let item = |told: &SummarySentence| {
        let figures = html("ul").attr("role", "list").class("told-figures");
        let figures = figures.children(told.figures.iter().map(|figure| html("li").child(link(figure))));
        let foot = html("div").class("told-foot").child(html("span").class("muted").text(tr(Word::RestsOn)));
        html("li")
            .class("told-item")
            .attr("data-sort", told.sort)
            .child(html("p").text(&told.sentence))
            .child(foot.child(figures).child(link(&told.working)))
    };
    html("ol").attr("role", "list").class("told").children(all.iter().map(item))
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

fn programme_entry(entry: &LedgerEntry) -> Element {
    html("li")
        .class("programme-entry")
        .child(link(&entry.figure).class("home-card-value"))
        .child(link(&entry.indicator))
}

/// The articles on one axis of years. The picture repeats what stands in words beside it.
fn timeline(timeline: &Timeline) -> Element {
    let year = |at: &str, text: &str| svg("text").attr("x", at).attr("y", "1em").attr("dx", "3").text(text);
    let years = svg("svg").class("timeline-years").attr("aria-hidden", "true");
    let years = years.children(timeline.years.iter().map(|tick| year(&tick.at, &tick.text)));
    let ticks: Vec<&str> = timeline.years.iter().map(|tick| tick.at.as_str()).collect();
    let lines = html("ol").attr("role", "list").class("timeline");
    let axis = html("div").class("timeline-head").child(html("span")).child(years);
    let block = html("div")
        .child(axis)
        .child(lines.children(timeline.articles.iter().map(|article| article_line(article, &ticks))));
    let block = block.child(html("p").class("timeline-legend muted small").text(tr(Word::TimelineLegend)));
    if timeline.hidden.is_empty() { block } else { block.child(html("p").class("muted").text(&timeline.hidden)) }
}

fn article_line(article: &ArticleLine, ticks: &[&str]) -> Element {
    let line = |at: &str, class: &str| {
        svg("line").class(class).attr("x1", at).attr("x2", at).attr("y1", "0").attr("y2", "100%")
    };
    let mut picture = svg("svg").class("timeline-picture").attr("aria-hidden", "true");
    picture = picture.children(ticks.iter().map(|at| line(at, "timeline-year")));
    if let Some((from, length)) = &article.band {
        picture =
            picture.child(svg("rect").attr("x", from).attr("width", length).attr("y", "30%").attr("height", "40%"));
    }
    if let Some(at) = &article.published {
        picture = picture.child(line(at, "timeline-published"));
    }
    let words = html("div")
        .child(html("p").class("eyebrow").text(&article.card.source))
        .child(html("h3").child(link(&article.card.link)))
        .child(
            html("p")
                .class("small")
                .child(link(&article.card.figures))
                .text(" ")
                .child(html("span").class("muted").text(&article.speaks_of)),
        );
    html("li").class("article-item").child(words).child(picture)
}

fn way_in(way: &WayIn) -> Element {
    let links = html("ul").attr("role", "list").class("way-links");
    html("li")
        .class("home-card")
        .child(html("h3").class("home-card-title").text(way.reader))
        .child(html("p").text(way.task))
        .child(links.children(way.links.iter().map(|to| html("li").child(link(to)))))
}
