//! The kinds of mark in an article, each to be shown or hidden.

use std::collections::BTreeSet;

use explore::article::{ArticleView, LegendEntry, MarkKind};
use explore::ui_text::Word;
use leptos::prelude::*;

use crate::language::tr;
use crate::site::Shown;
use dom::{Element, html};

/// The kinds of mark that occur; those in `hidden` are not shown.
pub(crate) fn legend(article: Shown<ArticleView>, hidden: RwSignal<BTreeSet<MarkKind>>) -> Element {
    html("fieldset").class("legend").child(html("legend").text(tr(Word::Legend))).keyed(
        move || article.with(|article| article.legend.clone()),
        |entry| format!("{}/{}", entry.kind.key(), entry.label),
        move |entry| item(article, entry, hidden),
    )
}

/// One kind. The element stays from article to article; its count follows.
fn item(article: Shown<ArticleView>, entry: &LegendEntry, hidden: RwSignal<BTreeSet<MarkKind>>) -> Element {
    let kind = entry.kind;
    let toggle = move || {
        hidden.update(|hidden| {
            if !hidden.remove(&kind) {
                hidden.insert(kind);
            }
        });
    };
    let tick = html("input")
        .attr("type", "checkbox")
        .bool_prop("checked", move || hidden.with(|hidden| !hidden.contains(&kind)))
        .on("change", move |_| toggle());
    html("label")
        .class("legend-entry")
        .child(tick)
        .child(html("span").class("mark").attr("data-kind", kind.key()).text(&entry.label))
        .child(html("span").class("legend-count").text(move || {
            article.with(|article| {
                let own = article.legend.iter().find(|entry| entry.kind == kind);
                own.map(|entry| entry.count.clone()).unwrap_or_default()
            })
        }))
}
