//! Two articles of which one repeats the other, side by side, with what differs marked.

use explore::checks::reprints::PieceKind;
use explore::checks::{Piece, ReprintView};
use explore::ui_text::Word;
use explore::view::Link;

use crate::language::tr;
use dom::{Element, html};

/// Two articles side by side, and what they share.
pub(crate) fn reprint(reprint: &ReprintView) -> Element {
    let title = |article: &Link| html("h2").child(html("a").attr("href", &article.href).text(&article.text));
    let passages = reprint.passages.iter().map(|passage| {
        html("div").class("passage").attr("lang", "vi").child(pieces(&passage.left)).child(pieces(&passage.right))
    });
    let head = html("div").class("passage passage-head").child(title(&reprint.left)).child(title(&reprint.right));
    html("article")
        .class("reprint")
        .child(html("p").class("reprint-sum").text(&reprint.containment).text(" · ").text(&reprint.n_numbers))
        .child(head)
        .child(html("details").class("passages").child(html("summary").text(tr(Word::SideBySide))).children(passages))
}

fn pieces(pieces: &[Piece]) -> Element {
    pieces.iter().fold(html("p"), |passage, piece| match piece.difference {
        None => passage.text(&piece.text),
        Some(kind) => {
            passage.child(html("mark").class("difference").attr("data-kind", kind_name(kind)).text(&piece.text))
        }
    })
}

fn kind_name(kind: PieceKind) -> &'static str {
    match kind {
        PieceKind::Number => "number",
        PieceKind::Words => "words",
        PieceKind::Added => "added",
    }
}
