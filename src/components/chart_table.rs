//! The numbers of a chart as tables: the same spec, for those who would rather read.

use std::sync::Arc;

use explore::figures::Picture;
use leptos::prelude::*;

/// One table for each panel.
#[component]
pub(crate) fn ChartTables(
    /// The chart.
    picture: Signal<Arc<Picture>>,
) -> impl IntoView {
    move || {
        let tables = picture.with(|picture| chart::tables(&picture.spec));
        let tables = tables.into_iter().map(|table| {
            let head = table.head.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view();
            let rows = table.rows.into_iter().map(|row| {
                let cells = row.cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view();
                view! { <tr>{cells}</tr> }
            });
            view! {
                <table class="plain-table">
                    <caption>{table.caption}</caption>
                    <thead><tr>{head}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            }
        });
        view! { <div class="table-frame">{tables.collect_view()}</div> }
    }
}
