//! Two articles of which one repeats the other, side by side, with what differs marked.

use explore::checks::reprints::PieceKind;
use explore::checks::{Piece, ReprintView};
use explore::view::Link;
use explore::words::Word;

use crate::markup::{El, el};

/// Two articles side by side, and what they share.
pub(crate) fn reprint(reprint: &ReprintView) -> El {
    let title = |article: &Link| el("h3").child(el("a").attr("href", &article.href).text(&article.text));
    let passages = reprint.passages.iter().map(|passage| {
        el("div").class("passage").attr("lang", "vi").child(pieces(&passage.left)).child(pieces(&passage.right))
    });
    let head = el("div").class("passage passage-head").child(title(&reprint.left)).child(title(&reprint.right));
    el("article")
        .class("reprint")
        .child(el("p").class("reprint-sum").text(&reprint.containment).text(" · ").text(&reprint.n_numbers))
        .child(head)
        .child(el("details").class("passages").child(el("summary").text(Word::SideBySide)).children(passages))
}

fn pieces(pieces: &[Piece]) -> El {
    pieces.iter().fold(el("p"), |passage, piece| match piece.difference {
        None => passage.text(&piece.text),
        Some(kind) => {
            passage.child(el("mark").class("difference").attr("data-kind", kind_name(kind)).text(&piece.text))
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
