//! Figures as lines of a list: what, how much, when and where, who says so.

use explore::figure_lines::FigureLine;
use explore::names::NameSentence;

use crate::components::checks::check_card::quoted;
use dom::{Element, html};

/// The figures, one a line.
pub(crate) fn figure_lines(lines: &[FigureLine]) -> Element {
    let line = |line: &FigureLine| {
        let figure = html("a").class("ledger-figure").attr("lang", "vi").attr("href", &line.figure.href);
        html("li")
            .class("ledger-entry")
            .child(figure.text(&line.figure.text))
            .child(html("span").class("ledger-indicator").text(&line.what))
            .child(html("span").class("muted small").text(&line.setting))
            .child(html("span").class("muted small line-source").text(&line.source))
    };
    html("ul").attr("role", "list").class("figure-lines").children(lines.iter().map(line))
}

/// Sentences, each with what it is shown for marked.
pub(crate) fn sentences(sentences: &[NameSentence]) -> Element {
    let item = |sentence: &NameSentence| {
        html("li")
            .class("term")
            .child(html("p").class("quote").attr("lang", "vi").child(quoted(&sentence.quote, &sentence.href)))
            .child(html("p").class("term-source").text(&sentence.source))
    };
    html("ul").attr("role", "list").class("terms").children(sentences.iter().map(item))
}
