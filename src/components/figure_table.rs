//! The figures as a table: heads that sort, rows that open their sentence. Only what is near the window is built, so
//! that a hundred thousand rows scroll like fifty.

use std::ops::Range;
use std::sync::Arc;

use explore::figures::table::Align;
use explore::figures::{ColumnHead, FiguresView, Line};
use leptos::prelude::*;

use super::figure_row::figure_row;
use crate::io::{focus, print, sight};
use crate::markup::{El, Plain, el, follow, svg};
use crate::site::{Shown, site};

/// How many lines are built together.
const CHUNK: usize = 20;
/// A stretch that comes near the window becomes so many shorter ones, or chunks.
const CUTS: usize = 24;
/// So many lines are printed; a longer table is a file.
const PRINTED: usize = 1_440;
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
        .child(el("thead").attr("role", "rowgroup").child(heads));
    let opened = RwSignal::new(Opened::default());
    let table = table.each(
        move || figures.get().map(|figures| opened.with(|opened| pieces(&figures, opened))).unwrap_or_default(),
        |piece| format!("{}/{}/{}", piece.table(), piece.part.start, piece.part.len()),
        move |piece| if piece.part.len() > CHUNK { stretch(piece, opened) } else { chunk(piece) },
    );
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
    let site = site();
    // Who points at a head is about to sort by it.
    let order_ahead = move |_: &_| site.explorer.order_ahead(column, site.language.get_untracked());
    let link = el("a")
        .attr("href", now(|head| &head.sort.href))
        .text(now(|head| &head.sort.text))
        .on("pointerenter", order_ahead)
        .on("focus", order_ahead);
    el("th")
        .attr("scope", "col")
        .attr("role", "columnheader")
        .attr("aria-sort", now(|head| head.aria_sort))
        .attr("data-align", align(head.align))
        .child(link)
}

/// Lines of a table that are one element: a chunk, or a stretch of which no chunk has been near the window yet.
struct Piece {
    figures: Arc<FiguresView>,
    part: Range<usize>,
}

impl Piece {
    /// Tells one table from another.
    fn table(&self) -> usize {
        Arc::as_ptr(&self.figures).addr()
    }
}

/// The stretches of a table that have come near the window.
#[derive(Default)]
struct Opened {
    table: usize,
    stretches: Vec<Range<usize>>,
}

/// The lines of a table: a hundred thousand rows are a few dozen stretches, and chunks only where the reader has been.
fn pieces(figures: &Arc<FiguresView>, opened: &Opened) -> Vec<Piece> {
    let is_opened = |part: &Range<usize>| {
        part.start == 0 || (opened.table == Arc::as_ptr(figures).addr() && opened.stretches.contains(part))
    };
    let mut pieces = Vec::new();
    let mut waiting: Vec<Range<usize>> = std::iter::once(0..figures.table.lines.len()).collect();
    while let Some(part) = waiting.pop() {
        if part.len() > CHUNK && is_opened(&part) {
            // The greatest of chunks, stretches of chunks, stretches of those … that is shorter than this one.
            let lengths = std::iter::successors(Some(CHUNK), |length| length.checked_mul(CUTS));
            let length = lengths.take_while(|length| *length < part.len()).last().unwrap_or(CHUNK);
            let starts = part.clone().step_by(length).rev();
            waiting.extend(starts.map(|start| start..(start + length).min(part.end)));
        } else if !part.is_empty() {
            pieces.push(Piece { figures: figures.clone(), part });
        }
    }
    pieces
}

/// Many lines as a gap, until it comes near the window.
fn stretch(piece: &Piece, opened: RwSignal<Opened>) -> El {
    let body = el("tbody").attr("role", "rowgroup");
    let (near, part, table) = (sight::follow(body.element(), false).near, piece.part.clone(), piece.table());
    follow(move || {
        if near.get() {
            let part = part.clone();
            // Not from within: opening takes this very element away.
            focus::after_render(move || {
                opened.try_update(|opened| {
                    if opened.table != table {
                        *opened = Opened { table, stretches: Vec::new() };
                    }
                    opened.stretches.push(part);
                });
            });
        }
    });
    body.child(gap(piece.part.len() * LINE_PX))
}

fn gap(height_px: usize) -> El {
    let space = svg("svg").attr("width", "1").attr("height", Plain::from(height_px));
    el("tr").class("gap").attr("aria-hidden", "true").child(el("td").child(space))
}

/// Some lines, built while they are near the window.
fn chunk(piece: &Piece) -> El {
    let body = el("tbody").attr("role", "rowgroup");
    let (figures, part) = (piece.figures.clone(), piece.part.clone());
    let sight = sight::follow(body.element(), part.start == 0);
    if part.start < PRINTED {
        print::before(move || sight.near.set(true));
    }
    let site = site();
    body.live(move || {
        let lines = figures.table.lines.iter().skip(part.start).take(part.len());
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
        vec![gap(height)]
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
