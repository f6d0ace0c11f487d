//! One check: what came out, the arithmetic in one line, and the sentences side by side.

use explore::checks::{CheckView, DerivedView, TermView};
use explore::figures::table::Quote;
use explore::ui_text::Word;

use crate::language::tr;
use dom::{Element, html};

pub(crate) fn check_card(check: &CheckView) -> Element {
    let head = html("header")
        .class("check-head")
        .children(
            (!check.verdict.is_empty())
                .then(|| html("span").class("verdict").attr("data-verdict", check.verdict_key).text(&check.verdict)),
        )
        .child(html("h2").class("check-kind").text(&check.kind));
    let terms = check.terms.iter().enumerate().map(|(at, of)| term(of, &format!("term-{}-{at}", check.id)));
    html("article")
        .class("check")
        // A link to a check brings it into view by its id.
        .id(&check.id)
        .attr("tabindex", "-1")
        .attr("data-verdict", check.verdict_key)
        .child(head)
        .child(html("p").class("check-working").text(&check.working))
        .children(check.notes.iter().map(|note| html("p").class("check-note").text(note)))
        .children(check.derived.iter().map(derived))
        .child(html("ul").attr("role", "list").class("terms").children(terms))
        .children(intervals(check))
        .children(card_link(check))
}

/// The way to the check as a card that can be quoted.
pub(super) fn card_link(check: &CheckView) -> Option<Element> {
    (!check.card.is_empty()).then(|| {
        let card = html("a").attr("href", &check.card).text(tr(Word::FactCard));
        html("p").class("check-foot").child(card)
    })
}

/// The intervals that were used, folded.
pub(super) fn intervals(check: &CheckView) -> Option<Element> {
    (!check.intervals.is_empty()).then(|| {
        let lines = check.intervals.iter().map(|line| html("li").text(line));
        html("details")
            .class("check-intervals")
            .child(html("summary").text(tr(Word::Interval)))
            .child(html("ul").attr("role", "list").children(lines))
    })
}

pub(super) fn derived(derived: &DerivedView) -> Element {
    html("p")
        .class("check-derived")
        .child(html("span").class("check-what").text(&derived.what))
        .child(html("span").text(&derived.working))
        .child(html("span").class("check-interval").text(&derived.interval))
}

/// A figure of the check in its sentence. The same figure stands in several checks: Back finds this one by its `id`.
fn term(term: &TermView, id: &str) -> Element {
    let setting = html("span").class("term-setting").text(&term.setting);
    html("li")
        .class("term")
        .child(html("p").class("term-subject").text(&term.subject).text(" ").child(setting))
        .child(html("p").class("quote").attr("lang", "vi").child(quoted(&term.quote, &term.href).id(id)))
        .child(html("p").class("term-source").text(&term.source))
}

/// A figure in its sentence, which leads to its place in the article.
pub(crate) fn quoted(quote: &Quote, href: &str) -> Element {
    let figure = html("b").class("mark").attr("data-kind", "figure").text(&quote.figure);
    html("a").attr("href", href).text(&quote.before).child(figure).text(&quote.after)
}
