//! A sentence that the link points at: its words, to be quoted, and those beside it.

use explore::Query;
use explore::article::{ArticleView, SentenceView};
use explore::ui_text::Word;

use crate::components::article::cite::cite;
use crate::components::icon::{Sign, icon};
use crate::language::tr;
use crate::site::{Shown, site};
use crate::views::link_item;
use dom::{Element, html};

/// The sentence that the link points at, while `is_shown`.
pub(crate) fn sentence(article: Shown<ArticleView>, is_shown: impl Fn() -> bool + 'static) -> Element {
    let sentence = move || article.with(|article| article.sentence.clone());
    html("div").dyn_children(move || if is_shown() { sentence().iter().map(card).collect() } else { Vec::new() })
}

fn card(of: &SentenceView) -> Element {
    html("div")
        .class("card sentence-card")
        .child(html("p").class("muted").text(&of.title))
        .child(close())
        .child(html("p").class("sentence-text").attr("lang", "vi").text(&of.text))
        .child(cite(&of.id))
        .child(html("ul").attr("role", "list").class("card-links").children(of.links.iter().map(link_item)))
}

/// The way back to the article as it stood before a sentence was chosen.
fn close() -> Element {
    let site = site();
    let href = move || site.with_query(|query| Query { focus: None, ..query.clone() }.to_hash());
    html("a")
        .class("button button-plain card-close")
        .attr("href", href)
        .attr("aria-label", tr(Word::Close))
        .child(icon(Sign::Close))
}
