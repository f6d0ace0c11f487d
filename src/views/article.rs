//! *Bài viết*: the text with everything found in it marked, and beside it what each mark is and why.

use std::collections::BTreeSet;

use explore::Query;
use explore::article::{ArticleView, MarkKind, MetaLine};
use explore::ui_text::Word;
use explore::view::{Link, Page};
use leptos::prelude::*;

use super::{heading, link_item, main_element};
use crate::components::article::about;
use crate::components::article::card::article_card;
use crate::components::article::legend::legend;
use crate::components::article::sentence;
use crate::components::article::text::{TextEvents, article_text};
use crate::language::tr;
use crate::site::{Shown, site};
use dom::{Element, html};

/// Kinds whose marks are hidden until asked for: they help to judge the reading, not to read.
const HIDDEN_AT_FIRST: &[MarkKind] = &[MarkKind::Exclusion, MarkKind::Entity];

/// The page of an article.
pub(crate) fn article() -> Element {
    let site = site();
    let article = site.shown(|page| if let Page::Article(article) = page { Some(article) } else { None });
    let hidden = RwSignal::new(HIDDEN_AT_FIRST.iter().copied().collect::<BTreeSet<_>>());
    let choice = RwSignal::new(None::<Choice>);
    let preview = RwSignal::new(None::<usize>);
    let linked = move || {
        article.with(|article| {
            let target = article.scroll_to.as_deref()?;
            article.cards.iter().position(|card| card.mark == target)
        })
    };
    let choose = move |card: Option<usize>| choice.set(Some(Choice { linked: untrack(linked), card }));
    let chosen = move || match choice.get() {
        Some(choice) if choice.linked == linked() => choice.card,
        _ => linked(),
    };
    let active = move || chosen().or_else(|| preview.get());
    let card = move || {
        let at = active()?;
        article.with(|article| article.cards.get(at).cloned())
    };
    let target = move || article.with(|article| article.scroll_to.clone());
    let main = html("div").class("article-main").child(legend(article, hidden)).keyed(
        // The text is built once for an article and a language; a link into it only moves the highlight.
        move || {
            site.language.track();
            Vec::from_iter(article.get())
        },
        move |article| format!("{}/{}", site.language.get_untracked().code(), article.id),
        move |article| {
            // The cards of another article are other cards.
            preview.set(None);
            choice.set(None);
            let events = TextEvents {
                choose: move |card| choose(Some(card)),
                preview: move |card| {
                    if preview.get_untracked() != card {
                        preview.set(card);
                    }
                },
                choose_sentence: move |id: &str| {
                    choice.set(None);
                    site.navigation.push(&Query { focus: Some(id.to_owned()), ..site.query_now() });
                },
            };
            article_text(article, target, hidden, active, events)
        },
    );
    let is_chosen = move || chosen().is_some();
    // A sentence gives way to a mark that was chosen since.
    let is_shown = move || choice.get().is_none_or(|choice| choice.card.is_none()) && preview.get().is_none();
    let margin = html("aside").class("margin").attr("aria-label", tr(Word::Why)).child(article_card(
        card,
        is_chosen,
        move || choose(None),
    ));
    let margin = margin.child(sentence::sentence(article, is_shown));
    main_element().child(whole(article, html("div").class("article-layout").child(main).child(margin)))
}

/// The article with what stands before and after its text.
fn whole(article: Shown<ArticleView>, text: Element) -> Element {
    html("article")
        .class("article")
        .child(head(article))
        .dyn_children(move || article.with(outdated))
        .child(about::about(article))
        .child(text)
        .child(about::raw_text(article))
        .child(about::neighbours(article))
}

/// What the reader activated in the text, until the link points elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Choice {
    /// The card that the link pointed at then.
    linked: Option<usize>,
    /// The chosen card, or none if it was closed.
    card: Option<usize>,
}

fn head(article: Shown<ArticleView>) -> Element {
    let meta = html("dl").class("meta").keyed(
        move || article.with(|article| article.meta.clone()),
        |line| format!("{}/{}", line.label, line.value),
        meta_line,
    );
    let figures = html("a")
        .class("button")
        .attr("href", move || article.with(|article| article.figures.href.clone()))
        .text(move || article.with(|article| article.figures.text.clone()));
    html("header")
        .class("article-head")
        .child(heading(move || article.with(|article| article.title.clone())))
        .child(meta)
        .child(html("p").class("hero-ways").child(figures).dyn_children(move || {
            let original = article.with(|article| article.original.clone());
            original.iter().map(original_link).collect()
        }))
}

/// The way to the article on the web: it opens beside this page, and is not told where the reader came from.
fn original_link(link: &Link) -> Element {
    let a =
        html("a").class("button").attr("href", &link.href).attr("target", "_blank").attr("rel", "noopener noreferrer");
    a.text(&link.text)
}

fn meta_line(line: &MetaLine) -> Element {
    let basis = html("span").class("meta-basis").text(&line.basis);
    html("div")
        .class("meta-line")
        .child(html("dt").text(&line.label))
        .child(html("dd").text(&line.value).text(" ").child(basis))
}

/// A link that no longer fits the text: said so, with what it may have meant.
fn outdated(article: &ArticleView) -> Vec<Element> {
    let note = |note: &String| html("p").class("note").attr("role", "status").text(note);
    let mut parts: Vec<Element> = article.notes.iter().map(note).collect();
    if !article.candidates.is_empty() {
        parts.push(html("h2").class("small").text(tr(Word::Candidates)));
        parts.push(html("ul").class("offers").children(article.candidates.iter().map(link_item)));
    }
    parts
}
