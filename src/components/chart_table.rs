//! The numbers of a chart as tables: the same spec, for those who would rather read.

use std::sync::Arc;

use chart::Table;
use explore::figures::Picture;

use crate::markup::{El, el};

/// One table for each panel; none while there is no picture to see.
pub(crate) fn chart_tables(picture: impl Fn() -> Option<Arc<Picture>> + 'static) -> El {
    let tables = move || picture().map(|picture| chart::tables(&picture.spec));
    el("div").class("table-frame").live(move || tables().iter().flatten().map(panel).collect())
}

fn panel(table: &Table) -> El {
    let head = table.head.iter().map(|name| el("th").attr("scope", "col").text(name));
    let rows = table.rows.iter().map(|row| el("tr").children(row.cells.iter().map(|cell| el("td").text(cell))));
    el("table")
        .class("plain-table")
        .child(el("caption").text(&table.caption))
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(rows))
}
