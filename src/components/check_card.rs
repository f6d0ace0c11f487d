//! One check: what came out, the arithmetic in one line, and the sentences side by side.

use explore::checks::{CheckView, DerivedView, TermView};
use explore::figures::table::Quote;
use explore::words::Word;

use crate::markup::{El, el};

/// One check.
pub(crate) fn check_card(check: &CheckView) -> El {
    let head = el("header")
        .class("check-head")
        .child(el("span").class("verdict").attr("data-verdict", check.verdict_key).text(&check.verdict))
        .child(el("h2").class("check-kind").text(&check.kind));
    let intervals = (!check.intervals.is_empty()).then(|| {
        let lines = check.intervals.iter().map(|line| el("li").text(line));
        el("details")
            .class("check-intervals")
            .child(el("summary").text(Word::Interval))
            .child(el("ul").attr("role", "list").children(lines))
    });
    el("article")
        .class("check")
        .attr("data-verdict", check.verdict_key)
        .child(head)
        .child(el("p").class("check-working").text(&check.working))
        .children(check.notes.iter().map(|note| el("p").class("check-note").text(note)))
        .children(check.derived.iter().map(derived))
        .child(el("ul").attr("role", "list").class("terms").children(check.terms.iter().map(term)))
        .children(intervals)
}

fn derived(derived: &DerivedView) -> El {
    el("p")
        .class("check-derived")
        .child(el("span").class("check-what").text(&derived.what))
        .child(el("span").text(&derived.working))
        .child(el("span").class("check-interval").text(&derived.interval))
}

/// A figure of the check in its sentence.
fn term(term: &TermView) -> El {
    let setting = el("span").class("term-setting").text(&term.setting);
    el("li")
        .class("term")
        .child(el("p").class("term-subject").text(&term.subject).text(" ").child(setting))
        .child(el("p").class("quote").attr("lang", "vi").child(quoted(&term.quote, &term.href)))
        .child(el("p").class("term-source").text(&term.source))
}

/// A figure in its sentence, which leads to its place in the article.
pub(crate) fn quoted(quote: &Quote, href: &str) -> El {
    let figure = el("b").class("mark").attr("data-kind", "figure").text(&quote.figure);
    el("a").attr("href", href).text(&quote.before).child(figure).text(&quote.after)
}
