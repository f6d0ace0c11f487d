//! What a mark is and why: in the margin, or at the foot of a narrow screen.

use std::cell::Cell;
use std::rc::Rc;

use explore::Query;
use explore::article::cards::{CardCheck, CardComparison, CardLine};
use explore::article::{Card, MarkKind};
use explore::ui_text::Word;

use crate::components::article::cite::cite;
use crate::components::article::correct::correct;
use crate::components::icon::{Sign, icon};
use crate::language::tr;
use crate::site::site;
use crate::views::link_item;
use dom::{Element, html};

/// The card of the mark in question, if there is one; `close` is called when the reader has read it. A card that is only
/// previewed (`is_chosen` is false) has nothing to press: its place is lost when the pointer leaves the mark.
pub(crate) fn article_card(
    card: impl Fn() -> Option<Card> + Copy + 'static,
    is_chosen: impl Fn() -> bool + 'static,
    close: impl Fn() + Copy + 'static,
) -> Element {
    // Whether the reasons are open: from card to card as the reader left them.
    let is_open = Rc::new(Cell::new(true));
    html("div")
        .id("card")
        .class("card")
        .attr("tabindex", "-1")
        .bool_attr("data-empty", move || card().is_none())
        .dyn_children(move || {
            let Some(card) = card() else { return vec![html("p").class("card-empty").text(tr(Word::CardHint))] };
            let mut parts = head(&card);
            if is_chosen() {
                let button = html("button")
                    .attr("type", "button")
                    .class("button button-plain card-close")
                    .attr("aria-label", tr(Word::Close))
                    .on("click", move |_| close())
                    .child(icon(Sign::Close));
                parts.insert(1, button);
                if card.kind == MarkKind::Figure {
                    parts.insert(3, cite(&card.mark));
                    parts.insert(4, whole_sentence(&card.mark));
                    parts.push(correct(&card.mark));
                }
                parts.extend(details(&card, &is_open));
            }
            parts
        })
}

/// The way from a figure to its whole sentence.
fn whole_sentence(figure: &str) -> Element {
    let site = site();
    let sentence = figure.split_once('.').map_or(figure, |(sentence, _)| sentence).to_owned();
    let href = move || site.with_query(|query| Query { focus: Some(sentence.clone()), ..query.clone() }.to_hash());
    html("a").class("small sentence-link").attr("href", href).text(tr(Word::ThisSentence))
}

/// What was understood.
fn head(card: &Card) -> Vec<Element> {
    let mut parts = vec![
        html("p").class("card-kind mark").attr("data-kind", card.kind.key()).text(&card.label),
        html("p").class("card-raw").attr("lang", "vi").text(&card.raw),
        lines(&card.lines),
    ];
    parts.extend(card.facts.iter().map(|fact| lines(fact)));
    parts
}

/// What follows from it, by which rules it was read, and where one may go.
fn details(card: &Card, is_open: &Rc<Cell<bool>>) -> Vec<Element> {
    let mut parts = vec![html("div").class("card-checks").children(card.checks.iter().map(check))];
    if !card.follows.is_empty() {
        let follows = html("div").class("card-checks").child(html("p").class("muted small").text(tr(Word::FollowsToo)));
        parts.push(follows.children(card.follows.iter().map(comparison)));
    }
    if !card.why.is_empty() {
        parts.push(why(&card.why, is_open));
    }
    parts.push(html("ul").attr("role", "list").class("card-links").children(card.links.iter().map(link_item)));
    parts
}

fn lines(lines: &[CardLine]) -> Element {
    let line = |line: &CardLine| {
        html("div").class("card-line").child(html("dt").text(&line.label)).child(html("dd").text(&line.value))
    };
    html("dl").class("card-lines").children(lines.iter().map(line))
}

fn check(check: &CardCheck) -> Element {
    let verdict = html("a")
        .class("verdict")
        .attr("data-verdict", check.verdict_key)
        .attr("href", &check.link.href)
        .text(&check.verdict);
    html("p").class("card-check").child(verdict).child(html("span").text(&check.working))
}

fn comparison(one: &CardComparison) -> Element {
    let kind = html("a").attr("href", &one.link.href).text(&one.link.text);
    html("p").class("card-check").child(kind).child(html("span").text(&one.working))
}

fn why(rules: &[String], is_open: &Rc<Cell<bool>>) -> Element {
    let details = html("details").class("card-why").attr("open", is_open.get().then_some(""));
    let (own, is_open) = (details.clone(), is_open.clone());
    details
        .on("toggle", move |_| is_open.set(own.dom().has_attribute("open")))
        .child(html("summary").text(tr(Word::Why)))
        .child(html("ol").children(rules.iter().map(|rule| html("li").text(rule))))
}
