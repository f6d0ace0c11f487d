//! One check as a line: what came out and the arithmetic; opened, what follows from it and its sentences.

use dom::{Element, html};
use explore::Query;
use explore::checks::page::{CheckLine, CheckSentence, SentenceFigure, SentencePiece};

use super::check_card::{card_link, derived, intervals};
use crate::components::disclosure;
use crate::site::site;
use leptos::prelude::*;

/// A line; what is under it is built when it is first opened.
pub(crate) fn check_line(line: &CheckLine, is_open: bool) -> Element {
    let check = &line.check;
    let verdict = (!check.verdict.is_empty())
        .then(|| html("span").class("verdict").attr("data-verdict", check.verdict_key).text(&check.verdict));
    let summary = html("summary")
        .class("check-summary")
        .children(verdict)
        .child(html("h2").class("check-kind").text(&check.kind))
        .child(html("span").class("check-working").text(&check.working));
    let details = html("details").class("check-details").attr("open", is_open.then_some("")).child(summary);
    let open = disclosure::is_open(&details);
    let was_opened = RwSignal::new(is_open);
    let (site, id) = (site(), check.id.clone());
    let mut was = is_open;
    dom::effect(move || {
        let is = open.get();
        if is && !was_opened.get_untracked() {
            was_opened.set(true);
        }
        // Back finds the line open that was opened last.
        if std::mem::replace(&mut was, is) != is {
            let query = site.query_now();
            if is || query.focus.as_ref() == Some(&id) {
                site.navigation.note(Query { focus: is.then(|| id.clone()), ..query });
            }
        }
    });
    let own = line.clone();
    let details = details.show(move || was_opened.get(), move || body(&own));
    html("article")
        .class("check")
        // A link to a check brings it into view by its id.
        .id(&check.id)
        .attr("tabindex", "-1")
        .attr("data-verdict", check.verdict_key)
        .child(details)
}

fn body(line: &CheckLine) -> Element {
    let check = &line.check;
    let sentences = line.sentences.iter().enumerate().map(|(at, of)| sentence(of, &format!("term-{}-{at}", check.id)));
    html("div")
        .class("check-body")
        .children(check.notes.iter().map(|note| html("p").class("check-note").text(note)))
        .children(check.derived.iter().map(derived))
        .child(html("ul").attr("role", "list").class("terms").children(sentences))
        .children(intervals(check))
        .children(card_link(check))
}

/// A sentence with all figures of the check in it. The same figure stands in several checks: Back finds this one by `id`.
fn sentence(of: &CheckSentence, id: &str) -> Element {
    let piece = |(at, piece): (usize, &SentencePiece)| match &piece.href {
        None => html("span").text(&piece.text),
        Some(href) => html("a")
            .id(&format!("{id}-{at}"))
            .class("mark")
            .attr("data-kind", "figure")
            .attr("href", href)
            .text(&piece.text),
    };
    html("li")
        .class("term")
        .children(of.figures.iter().map(figure))
        .child(html("p").class("quote").attr("lang", "vi").children(of.pieces.iter().enumerate().map(piece)))
        .child(html("p").class("term-source").text(&of.source))
}

fn figure(of: &SentenceFigure) -> Element {
    let setting = html("span").class("term-setting").text(&of.setting);
    html("p").class("term-subject").text(&of.subject).text(" ").child(setting)
}
