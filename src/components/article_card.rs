//! What a mark is and why: in the margin, or at the foot of a narrow screen.

use std::cell::Cell;
use std::rc::Rc;

use explore::article::cards::{CardCheck, CardLine};
use explore::article::{Card, MarkKind};
use explore::words::Word;

use super::cite::cite;
use super::icon::{Sign, icon};
use crate::markup::{El, el};
use crate::views::link_item;

/// The card of the mark in question, if there is one; `close` is called when the reader has read it. A card that is only
/// previewed (`is_chosen` is false) has nothing to press: its place is lost when the pointer leaves the mark.
pub(crate) fn article_card(
    card: impl Fn() -> Option<Card> + Copy + 'static,
    is_chosen: impl Fn() -> bool + 'static,
    close: impl Fn() + Copy + 'static,
) -> El {
    // Whether the reasons are open: from card to card as the reader left them.
    let is_open = Rc::new(Cell::new(true));
    el("div").id("card").class("card").flag("data-empty", move || card().is_none()).live(move || {
        let Some(card) = card() else { return vec![el("p").class("card-empty").text(Word::CardHint)] };
        let mut parts = head(&card);
        if is_chosen() {
            let button = el("button")
                .attr("type", "button")
                .class("button button-plain card-close")
                .attr("aria-label", Word::Close)
                .on("click", move |_| close())
                .child(icon(Sign::Close));
            parts.insert(1, button);
            if card.kind == MarkKind::Figure {
                parts.insert(3, cite(&card.mark));
            }
            parts.extend(details(&card, &is_open));
        }
        parts
    })
}

/// What was understood.
fn head(card: &Card) -> Vec<El> {
    let mut parts = vec![
        el("p").class("card-kind mark").attr("data-kind", card.kind.key()).text(&card.label),
        el("p").class("card-raw").attr("lang", "vi").text(&card.raw),
        lines(&card.lines),
    ];
    parts.extend(card.facts.iter().map(|fact| lines(fact)));
    parts
}

/// What follows from it, by which rules it was read, and where one may go.
fn details(card: &Card, is_open: &Rc<Cell<bool>>) -> Vec<El> {
    let mut parts = vec![el("div").class("card-checks").children(card.checks.iter().map(check))];
    if !card.why.is_empty() {
        parts.push(why(&card.why, is_open));
    }
    parts.push(el("ul").attr("role", "list").class("card-links").children(card.links.iter().map(link_item)));
    parts
}

fn lines(lines: &[CardLine]) -> El {
    let line = |line: &CardLine| {
        el("div").class("card-line").child(el("dt").text(&line.label)).child(el("dd").text(&line.value))
    };
    el("dl").class("card-lines").children(lines.iter().map(line))
}

fn check(check: &CardCheck) -> El {
    let verdict = el("a")
        .class("verdict")
        .attr("data-verdict", check.verdict_key)
        .attr("href", &check.link.href)
        .text(&check.verdict);
    el("p").class("card-check").child(verdict).child(el("span").text(&check.working))
}

fn why(rules: &[String], is_open: &Rc<Cell<bool>>) -> El {
    let details = el("details").class("card-why").attr("open", is_open.get().then_some(""));
    let (own, is_open) = (details.clone(), is_open.clone());
    details
        .on("toggle", move |_| is_open.set(own.element().has_attribute("open")))
        .child(el("summary").text(Word::Why))
        .child(el("ol").children(rules.iter().map(|rule| el("li").text(rule))))
}
