//! Series and targets: a card each, with values as bars from zero.

use explore::home::{Bar, KeySeries, TargetView};

use super::link;
use crate::components::chart::small::small_chart;
use dom::{Element, html, svg};

pub(super) fn series_card(series: &KeySeries) -> Element {
    let values = match &series.chart {
        Some(query) => small_chart(query.clone()),
        None => bars(&series.bars),
    };
    let when = html("span").class("muted").text(&series.when);
    html("li")
        .class("home-card")
        .child(html("h3").class("home-card-title").child(link(&series.subject)))
        .child(
            html("p").class("home-card-last").child(link(&series.last).class("home-card-value")).text(" ").child(when),
        )
        .child(html("p").class("small").text(&series.change))
        .child(values)
        .child(html("p").class("muted small").text(&series.source))
}

pub(crate) fn target_card(target: &TargetView) -> Element {
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
        let length = (!bar.length.is_empty()).then_some(&bar.length);
        let drawn = length.map(|length| svg("rect").attr("width", length).attr("height", "100%"));
        let drawn = drawn.map(|drawn| drawn.attr("data-role", bar.role.key()));
        html("li")
            .child(html("span").class("muted").text(&bar.name))
            .child(link(&bar.figure))
            .child(svg("svg").class("bar").attr("aria-hidden", "true").children(drawn))
    };
    html("ul").attr("role", "list").class("bars").children(bars.iter().map(row))
}
