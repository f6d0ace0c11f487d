//! The kinds of mark in an article, each to be shown or hidden.

use std::collections::BTreeSet;

use explore::article::{ArticleView, LegendEntry, MarkKind};
use explore::words::Word;
use leptos::prelude::*;

use crate::markup::{El, el};
use crate::site::Shown;

/// The kinds of mark that occur; those in `hidden` are not shown.
pub(crate) fn legend(article: Shown<ArticleView>, hidden: RwSignal<BTreeSet<MarkKind>>) -> El {
    el("fieldset").class("legend").child(el("legend").text(Word::Legend)).each(
        move || article.with(|article| article.legend.clone()),
        |entry| format!("{}/{}", entry.kind.key(), entry.label),
        move |entry| item(article, entry, hidden),
    )
}

/// One kind. The element stays from article to article; its count follows.
fn item(article: Shown<ArticleView>, entry: &LegendEntry, hidden: RwSignal<BTreeSet<MarkKind>>) -> El {
    let kind = entry.kind;
    let toggle = move || {
        hidden.update(|hidden| {
            if !hidden.remove(&kind) {
                hidden.insert(kind);
            }
        });
    };
    let tick = el("input")
        .attr("type", "checkbox")
        .checked(move || hidden.with(|hidden| !hidden.contains(&kind)))
        .on("change", move |_| toggle());
    el("label")
        .class("legend-entry")
        .child(tick)
        .child(el("span").class("mark").attr("data-kind", kind.key()).text(&entry.label))
        .child(el("span").class("legend-count").text(move || {
            article.with(|article| {
                let own = article.legend.iter().find(|entry| entry.kind == kind);
                own.map(|entry| entry.count.clone()).unwrap_or_default()
            })
        }))
}
