//! About an article: what it states, with whom it shares its text, its file as it is, the articles beside it.

use explore::article::{ArticleView, OutlineGroup, SharedText};
use explore::ui_text::Word;
use explore::view::Link;
use leptos::prelude::*;

use crate::components::checks::reprint::reprint;
use crate::components::disclosure;
use crate::language::tr;
use crate::site::{Shown, site};
use dom::{Element, html};

/// What the article states, and the articles that share its text.
pub(crate) fn about(article: Shown<ArticleView>) -> Element {
    let outline = html("details")
        .class("outline")
        .bool_attr("hidden", move || article.with(|article| article.outline.is_empty()))
        .child(html("summary").text(tr(Word::Outline)));
    let open = disclosure::is_open(&outline);
    let outline = outline.show(
        move || open.get(),
        move || html("dl").dyn_children(move || article.with(|article| article.outline.iter().map(group).collect())),
    );
    html("div").class("article-about").child(outline).dyn_children(move || {
        article.with(|article| {
            let mut notices: Vec<Element> = article.shared.iter().map(shared).collect();
            if !notices.is_empty() {
                let all = html("a").attr("href", &article.reprints.href).text(&article.reprints.text);
                notices.push(html("p").class("small").child(all));
            }
            notices
        })
    })
}

fn group(of: &OutlineGroup) -> Element {
    let entries = of.entries.iter().map(|entry| {
        html("dd")
            .child(html("a").attr("href", &entry.figure.href).attr("lang", "vi").text(&entry.figure.text))
            .text(" ")
            .child(html("span").class("small muted").text(&entry.setting))
    });
    html("div").class("outline-group").child(html("dt").text(&of.name)).children(entries)
}

/// The notice of another article with the same text; opened, both side by side.
fn shared(of: &SharedText) -> Element {
    html("section")
        .class("shared")
        .attr("aria-label", tr(Word::SharedText))
        .child(html("p").text(tr(Word::SharedText)).text(": ").child(link(&of.other)))
        .child(html("p").class("small muted").text(&of.source))
        .child(reprint(&of.reprint))
}

fn link(of: &Link) -> Element {
    html("a").attr("href", &of.href).text(&of.text)
}

/// The text of the file as it is, when it is asked for.
pub(crate) fn raw_text(article: Shown<ArticleView>) -> Element {
    let details = html("details").class("raw-text").child(html("summary").text(tr(Word::RawText)));
    let open = disclosure::is_open(&details);
    details.show(
        move || open.get(),
        move || {
            let site = site();
            html("pre").attr("lang", "vi").attr("tabindex", "0").text(move || {
                let id = article.with(|article| article.id.clone());
                let explorer = site.explorer();
                explorer.corpus().find(&id).map(|(_, document)| document.text.clone()).unwrap_or_default()
            })
        },
    )
}

/// The ways to the articles before and after, which have keys as well.
pub(crate) fn neighbours(article: Shown<ArticleView>) -> Element {
    let way = |rel: &'static str, word: Word, to: &Link| {
        html("p")
            .class("neighbour")
            .attr("data-rel", rel)
            .child(html("span").class("small muted").text(tr(word)))
            .child(link(to).attr("rel", rel))
    };
    html("nav").class("neighbours").attr("aria-label", tr(Word::Articles)).dyn_children(move || {
        article.with(|article| {
            let previous = article.previous.iter().map(|to| way("prev", Word::PreviousArticle, to));
            previous.chain(article.next.iter().map(|to| way("next", Word::NextArticle, to))).collect()
        })
    })
}
