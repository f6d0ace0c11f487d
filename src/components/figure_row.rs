//! One figure as a row of the table; on narrow screens the style sheet makes a card of it.

use explore::figures::{Cell, ColumnHead, RowView};
use explore::query::Column;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::figure_table::align;
use crate::io::{focus, hash, pointer};

/// How many characters of the sentence stand before the figure: it must show in two lines.
const QUOTE_BEFORE: usize = 36;

/// One figure.
#[component]
pub(crate) fn FigureRow(
    /// Its cells and its sentence.
    row: RowView,
    /// The heads above the cells, in the same order.
    heads: Vec<ColumnHead>,
) -> impl IntoView {
    let mut verdict = row.verdict.map(
        |verdict| view! { <a class="verdict" data-verdict=verdict.key href=verdict.link.href>{verdict.link.text}</a> },
    );
    let quote = row.quote.from_near(QUOTE_BEFORE);
    let mut sentence = Some(view! {
        <span class="row-quote" lang="vi">{quote.before}<b>{quote.figure}</b>{quote.after}</span>
    });
    let cells = row.cells.into_iter().zip(heads).map(|(cell, head)| {
        // The link to the sentence carries the row's id: Back finds it by that.
        let opens = head.column == Column::Raw;
        let quote = if opens { sentence.take() } else { None };
        let verdict = if head.column == Column::Value { verdict.take() } else { None };
        let id = opens.then(|| row.id.clone());
        view! {
            <td role="cell" data-column=head.column.key() data-label=head.sort.text data-align=align(head.align)>
                <CellText cell id/>
                {quote}
                {verdict}
            </td>
        }
    });
    let cells = cells.collect_view();
    // The link is the way in for keyboards and screen readers; for a pointer the whole row is.
    let open = move |event: MouseEvent| {
        if !pointer::is_on_link(&event) && !pointer::has_selected_text() {
            focus::to(&row.id);
            hash::push(&row.href);
        }
    };
    view! { <tr class="figure-row" role="row" on:click=open>{cells}</tr> }
}

/// The words of a cell, as a link if they lead somewhere.
#[component]
fn CellText(cell: Cell, id: Option<String>) -> impl IntoView {
    match cell.href {
        Some(href) => {
            let class = if id.is_some() { "row-link" } else { "cell-link" };
            view! { <a class=class id=id href=href>{cell.text}</a> }.into_any()
        }
        None => cell.text.into_any(),
    }
}
