//! The figures as a table: heads that sort, rows that open their sentence. Only what is near the window is built, so
//! that a hundred thousand rows scroll like fifty.

use std::sync::Arc;

use explore::figures::table::Align;
use explore::figures::{ColumnHead, FiguresView, Line};
use leptos::prelude::*;

use super::figure_row::FigureRow;
use crate::io::sight;
use crate::live::{flag, text};
use crate::site::site;

/// How many lines are built together.
const CHUNK: usize = 60;
/// How high a line is taken to be before it was ever built, in CSS pixels.
const LINE_PX: usize = 64;

/// More columns than this may not fit the page: then the table scrolls by itself.
const FITTING: usize = 8;

/// The figures as a table.
#[component]
pub(crate) fn FigureTable(
    /// Heads and lines.
    figures: Memo<Arc<FiguresView>>,
    /// What the table is of.
    #[prop(into)]
    caption: Signal<String>,
) -> impl IntoView {
    let heads = Memo::new(move |_| figures.with(|figures| figures.table.heads.clone()));
    let chunks = move || {
        let figures = figures.get();
        let n_chunks = figures.table.lines.len().div_ceil(CHUNK);
        (0..n_chunks).map(|at| view! { <Chunk figures=figures.clone() at heads/> }).collect_view()
    };
    view! {
        <div class="table-frame" data-wide=flag(move || heads.with(Vec::len) > FITTING)>
            <table class="figures-table" role="table">
                <caption class="visually-hidden">{caption}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <For each=move || heads.get() key=|head| head.column let:head>
                            <Head heads head/>
                        </For>
                    </tr>
                </thead>
                {chunks}
            </table>
        </div>
    }
}

/// The head of a column. The element stays while its order changes, so that the keyboard stays on it.
#[component]
fn Head(heads: Memo<Vec<ColumnHead>>, head: ColumnHead) -> impl IntoView {
    let first = head.clone();
    let now = Memo::new(move |_| {
        heads
            .with(|heads| heads.iter().find(|head| head.column == first.column).cloned())
            .unwrap_or_else(|| first.clone())
    });
    view! {
        <th scope="col" role="columnheader" aria-sort=Signal::derive(move || now.with(|now| now.aria_sort)) data-align=align(head.align)>
            <a href=text(move || now.with(|now| now.sort.href.clone()))>{text(move || now.with(|now| now.sort.text.clone()))}</a>
        </th>
    }
}

/// Some lines, built while they are near the window.
#[component]
fn Chunk(figures: Arc<FiguresView>, at: usize, heads: Memo<Vec<ColumnHead>>) -> impl IntoView {
    let body = NodeRef::new();
    let sight = sight::follow(body, at == 0);
    let near = Memo::new(move |_| sight.get().near);
    let lines = move || figures.table.lines.iter().skip(at * CHUNK).take(CHUNK).cloned().collect::<Vec<_>>();
    let n_lines = lines().len();
    let rows = move || {
        if near.get() {
            lines().into_iter().map(|line| view! { <TableLine line heads/> }).collect_view().into_any()
        } else {
            let height = match sight.get_untracked().height_px {
                0 => n_lines * LINE_PX,
                known => known as usize,
            };
            view! { <tr class="gap" aria-hidden="true"><td><svg width="1" height=height></svg></td></tr> }.into_any()
        }
    };
    view! { <tbody node_ref=body role="rowgroup">{rows}</tbody> }
}

/// A heading or a figure.
#[component]
fn TableLine(line: Line, heads: Memo<Vec<ColumnHead>>) -> impl IntoView {
    let heads = heads.get_untracked();
    match line {
        Line::Heading { text, note } => view! {
            <tr class="group-head" role="row">
                <th scope="rowgroup" role="rowheader" colspan=heads.len()>
                    <span>{text}</span>
                    <span class="group-note">{note}</span>
                </th>
            </tr>
        }
        .into_any(),
        Line::Row(row) => {
            let site = site();
            let row = site.query.with_untracked(|query| site.explorer.row(query, row));
            row.map(|row| view! { <FigureRow row heads/> }).into_any()
        }
    }
}

/// The value of `data-align`.
pub(crate) fn align(align: Align) -> &'static str {
    match align {
        Align::Start => "start",
        Align::End => "end",
    }
}
