//! One figure as a row of the table; on narrow screens the style sheet makes a card of it.

use explore::figures::{ColumnHead, RowView};
use explore::query::Column;

use super::figure_table::align;
use crate::io::{focus, hash, pointer};
use crate::markup::{El, el};

/// How many characters of the sentence stand before the figure: it must show in two lines.
const QUOTE_BEFORE: usize = 24;

/// One figure: its cells under their heads, in the same order. What leads to its sentence is the figure itself, among the
/// words around it; in a table without that column, the first cell.
pub(crate) fn figure_row(row: RowView, heads: &[ColumnHead]) -> El {
    let mut verdict = row.verdict.as_ref().map(|verdict| {
        el("a")
            .class("verdict")
            .attr("data-verdict", verdict.key)
            .attr("href", &verdict.link.href)
            .text(&verdict.link.text)
    });
    let raw = heads.iter().find(|head| head.column == Column::Raw);
    let opens = raw.or(heads.first()).map(|head| head.column);
    let cells = row.cells.iter().zip(heads).map(|(cell, head)| {
        let place = el("td")
            .attr("role", "cell")
            .attr("data-column", head.column.key())
            .attr("data-label", &head.sort.text)
            .attr("data-align", align(head.align));
        let place = match &cell.href {
            _ if head.column == Column::Raw => place.child(quote(&row)),
            _ if Some(head.column) == opens => place.child(opener(&row, &cell.text)),
            Some(href) => place.child(el("a").class("cell-link").attr("href", href).text(&cell.text)),
            None => place.child(el("span").text(&cell.text)),
        };
        place.children(if head.column == Column::Value { verdict.take() } else { None })
    });
    let line = el("tr").class("figure-row").attr("role", "row").children(cells);
    // The link to the sentence is the way in for keyboards and screen readers; for a pointer the whole row is.
    line.on("click", move |event| {
        if !pointer::is_on_link(event) && !pointer::has_selected_text() {
            focus::to(&row.id);
            hash::push(&row.href);
        }
    })
}

/// The figure as it stands in its sentence.
fn quote(row: &RowView) -> El {
    let quote = row.quote.from_near(QUOTE_BEFORE);
    let words = el("span").class("row-quote").attr("lang", "vi").text(&quote.before);
    words.child(opener(row, &quote.figure)).text(&quote.after)
}

/// The link to the row's sentence. It carries the row's id: Back finds it by that.
fn opener(row: &RowView, words: &str) -> El {
    el("a").class("row-link").attr("id", &row.id).attr("href", &row.href).text(words)
}
