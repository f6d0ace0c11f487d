//! One figure as a row of the table; on narrow screens the style sheet makes a card of it.

use explore::figures::{Cell, ColumnHead, RowView};
use explore::query::Column;

use super::figure_table::align;
use crate::io::{focus, hash, pointer};
use crate::markup::{El, el};

/// How many characters of the sentence stand before the figure: it must show in two lines.
const QUOTE_BEFORE: usize = 36;

/// One figure: its cells under their heads, in the same order, and its sentence.
pub(crate) fn figure_row(row: RowView, heads: &[ColumnHead]) -> El {
    let mut verdict = row.verdict.as_ref().map(|verdict| {
        el("a")
            .class("verdict")
            .attr("data-verdict", verdict.key)
            .attr("href", &verdict.link.href)
            .text(&verdict.link.text)
    });
    let quote = row.quote.from_near(QUOTE_BEFORE);
    let mut sentence = Some(
        el("span")
            .class("row-quote")
            .attr("lang", "vi")
            .text(&quote.before)
            .child(el("b").text(&quote.figure))
            .text(&quote.after),
    );
    let cells = row.cells.iter().zip(heads).map(|(cell, head)| {
        // The link to the sentence carries the row's id: Back finds it by that.
        let opens = head.column == Column::Raw;
        let quote = if opens { sentence.take() } else { None };
        let verdict = if head.column == Column::Value { verdict.take() } else { None };
        let place = el("td")
            .attr("role", "cell")
            .attr("data-column", head.column.key())
            .attr("data-label", &head.sort.text)
            .attr("data-align", align(head.align));
        words(place, cell, opens.then_some(&row.id)).children(quote).children(verdict)
    });
    let both = [Column::Raw, Column::Value].iter().all(|column| heads.iter().any(|head| head.column == *column));
    let is_plain = (row.is_plain && both).then_some("");
    let line = el("tr").class("figure-row").attr("role", "row").attr("data-plain", is_plain).children(cells);
    // The link is the way in for keyboards and screen readers; for a pointer the whole row is.
    line.on("click", move |event| {
        if !pointer::is_on_link(event) && !pointer::has_selected_text() {
            focus::to(&row.id);
            hash::push(&row.href);
        }
    })
}

/// The words of a cell in their place, as a link if they lead somewhere.
fn words(place: El, cell: &Cell, id: Option<&String>) -> El {
    let Some(href) = &cell.href else { return place.child(el("span").text(&cell.text)) };
    let class = if id.is_some() { "row-link" } else { "cell-link" };
    place.child(el("a").class(class).attr("id", id).attr("href", href).text(&cell.text))
}
