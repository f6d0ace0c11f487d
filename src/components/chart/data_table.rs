//! The numbers of a chart as tables: the same spec, for those who would rather read.

use std::sync::Arc;

use chart::Table;
use explore::figures::Picture;

use dom::{Element, html};

/// One table for each panel; none while there is no picture to see.
pub(crate) fn chart_tables(picture: impl Fn() -> Option<Arc<Picture>> + 'static) -> Element {
    let tables = move || picture().map(|picture| chart::tables(&picture.spec));
    html("div").class("table-frame").dyn_children(move || tables().iter().flatten().map(panel).collect())
}

fn panel(table: &Table) -> Element {
    let head = table.head.iter().map(|name| html("th").attr("scope", "col").text(name));
    let rows = table.rows.iter().map(|row| html("tr").children(row.cells.iter().map(|cell| html("td").text(cell))));
    html("table")
        .class("plain-table")
        .child(html("caption").text(&table.caption))
        .child(html("thead").child(html("tr").children(head)))
        .child(html("tbody").children(rows))
}
