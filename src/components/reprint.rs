//! Two articles of which one repeats the other, side by side, with what differs marked.

use explore::checks::reprints::PieceKind;
use explore::checks::{Piece, ReprintView};
use explore::words::Word;
use leptos::prelude::*;

use crate::site::site;

/// Two articles side by side.
#[component]
pub(crate) fn Reprint(
    /// What they share.
    reprint: ReprintView,
) -> impl IntoView {
    let site = site();
    let passages = reprint.passages.into_iter().map(|passage| {
        view! {
            <div class="passage" lang="vi">
                <p>{pieces(passage.left)}</p>
                <p>{pieces(passage.right)}</p>
            </div>
        }
    });
    let passages = passages.collect_view();
    view! {
        <article class="reprint">
            <p class="reprint-sum">{reprint.containment}" · "{reprint.n_numbers}</p>
            <div class="passage passage-head">
                <h3><a href=reprint.left.href>{reprint.left.text}</a></h3>
                <h3><a href=reprint.right.href>{reprint.right.text}</a></h3>
            </div>
            <details class="passages">
                <summary>{site.say(Word::SideBySide)}</summary>
                {passages}
            </details>
        </article>
    }
}

fn pieces(pieces: Vec<Piece>) -> Vec<AnyView> {
    let show = |piece: Piece| match piece.difference {
        None => piece.text.into_any(),
        Some(kind) => view! { <mark class="difference" data-kind=kind_name(kind)>{piece.text}</mark> }.into_any(),
    };
    pieces.into_iter().map(show).collect()
}

fn kind_name(kind: PieceKind) -> &'static str {
    match kind {
        PieceKind::Number => "number",
        PieceKind::Words => "words",
        PieceKind::Added => "added",
    }
}
