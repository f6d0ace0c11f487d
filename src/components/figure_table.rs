//! The figures as a table: heads that sort, rows that open their sentence. Only what is near the window is built, so
//! that a hundred thousand rows scroll like fifty.

use std::sync::Arc;

use explore::figures::table::Align;
use explore::figures::{ColumnHead, FiguresView, Line};
use leptos::prelude::*;

use super::figure_row::figure_row;
use crate::io::{print, sight};
use crate::markup::{El, Plain, el, svg};
use crate::site::{Shown, site};

/// How many lines are built together.
const CHUNK: usize = 60;
/// So many chunks are printed; a longer table is a file.
const PRINTED: usize = 50;
/// How high a line is taken to be before it was ever built, in CSS pixels.
const LINE_PX: usize = 64;

/// More columns than this may not fit the page: then the table scrolls by itself.
const FITTING: usize = 8;

/// The figures as a table.
pub(crate) fn figure_table(figures: Shown<FiguresView>) -> El {
    let heads = el("tr").attr("role", "row").each(
        move || figures.with(|figures| figures.table.heads.clone()),
        |head| head.column.key().to_owned(),
        move |head| column_head(figures, head),
    );
    let table = el("table")
        .class("figures-table")
        .attr("role", "table")
        .child(
            el("caption").class("visually-hidden").text(move || figures.with(|figures| figures.bar.sentence.clone())),
        )
        .child(el("thead").attr("role", "rowgroup").child(heads))
        .live(move || {
            let Some(figures) = figures.get() else { return Vec::new() };
            let n_chunks = figures.table.lines.len().div_ceil(CHUNK);
            (0..n_chunks).map(|at| chunk(figures.clone(), at)).collect()
        });
    el("div")
        .class("table-frame")
        .flag("data-wide", move || figures.with(|figures| figures.table.heads.len() > FITTING))
        .child(table)
}

/// The head of a column. The element stays while its order changes, so that the keyboard stays on it.
fn column_head(figures: Shown<FiguresView>, head: &ColumnHead) -> El {
    let column = head.column;
    let now = move |part: fn(&ColumnHead) -> &str| {
        move || {
            figures.with(|figures| {
                let head = figures.table.heads.iter().find(|head| head.column == column);
                head.map(|head| part(head).to_owned()).unwrap_or_default()
            })
        }
    };
    let link = el("a").attr("href", now(|head| &head.sort.href)).text(now(|head| &head.sort.text));
    el("th")
        .attr("scope", "col")
        .attr("role", "columnheader")
        .attr("aria-sort", now(|head| head.aria_sort))
        .attr("data-align", align(head.align))
        .child(link)
}

/// Some lines, built while they are near the window.
fn chunk(figures: Arc<FiguresView>, at: usize) -> El {
    let body = el("tbody").attr("role", "rowgroup");
    let sight = sight::follow(body.element(), at == 0);
    if at < PRINTED {
        print::before(move || sight.near.set(true));
    }
    let site = site();
    body.live(move || {
        let lines = figures.table.lines.iter().skip(at * CHUNK).take(CHUNK);
        if sight.near.get() {
            let query = site.query_now();
            let lines = lines.filter_map(|line| match line {
                Line::Heading { text, note } => Some(group_head(text, note, figures.table.heads.len())),
                Line::Row(row) => site.explorer.row(&query, *row).map(|row| figure_row(row, &figures.table.heads)),
            });
            return lines.collect();
        }
        let height = match sight.height_px.get() {
            0 => lines.len() * LINE_PX,
            known => known as usize,
        };
        let space = svg("svg").attr("width", "1").attr("height", Plain::from(height));
        vec![el("tr").class("gap").attr("aria-hidden", "true").child(el("td").child(space))]
    })
}

fn group_head(text: &str, note: &str, n_columns: usize) -> El {
    let head = el("th")
        .attr("scope", "rowgroup")
        .attr("role", "rowheader")
        .attr("colspan", Plain::from(n_columns))
        .child(el("span").text(text))
        .child(el("span").class("group-note").text(note));
    el("tr").class("group-head").attr("role", "row").child(head)
}

/// The value of `data-align`.
pub(crate) fn align(align: Align) -> &'static str {
    match align {
        Align::Start => "start",
        Align::End => "end",
    }
}
