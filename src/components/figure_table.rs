//! The figures as a table: heads that sort, rows that open their sentence. Only what is near the window is built, so
//! that a hundred thousand rows scroll like fifty.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use explore::figures::table::Align;
use explore::figures::{ColumnHead, FiguresView, Heading, Line};
use explore::words::Word;
use leptos::prelude::*;

use super::figure_pieces::{Kind, Opened, Piece, WHOLE, pieces, table_of};
use super::figure_row::{RowPattern, figure_row, row_pattern};
use crate::io::{focus, hash, pointer, print, sight};
use crate::markup::{El, Plain, el, svg};
use crate::site::{Shown, site};

/// So many lines are printed; a longer table is a file.
const PRINTED: usize = 1_440;

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
    let pattern = Cell::new(None::<(usize, Rc<RowPattern>)>);
    let now = move || {
        let Some(figures) = figures.get() else { return Vec::new() };
        let table = table_of(&figures);
        let known = pattern.take().filter(|(of, _)| *of == table).map(|(_, known)| known);
        let own = known.unwrap_or_else(|| Rc::new(row_pattern(&figures.table.heads)));
        pattern.set(Some((table, own.clone())));
        opened.with(|opened| pieces(&figures, &own, opened))
    };
    let table = table.each(
        now,
        // A gap may be as long as a chunk.
        |piece| {
            format!("{}/{}/{}/{}", piece.table(), piece.part.start, piece.part.len(), u8::from(piece.kind == Kind::Gap))
        },
        move |piece| if piece.kind == Kind::Gap { gap_of(piece, opened) } else { chunk(piece, opened) },
    );
    let is_in_part = move || figures.with(|figures| figures.table.lines.len() > WHOLE);
    el("div")
        .class("table-frame")
        .when(is_in_part, || el("p").class("muted small rows-in-page").text(Word::RowsInPage))
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

/// Many lines as a gap; those of it that come near the window become chunks.
fn gap_of(piece: &Piece, opened: RwSignal<Opened>) -> El {
    let body = el("tbody").attr("role", "rowgroup");
    let (part, table) = (piece.part.clone(), piece.table());
    let open = move |near: &Range<usize>, seen: &Range<usize>| {
        opened.try_update(|opened| opened.open(table, near, seen));
    };
    if part.start < PRINTED {
        let printed = part.start..part.end.min(PRINTED);
        print::before(move || open(&printed, &printed));
    }
    sight::when_near(body.element(), move |seen| {
        let line = |share: f64| part.start + (share * part.len() as f64) as usize;
        let lines = |share: Range<f64>| line(share.start)..(line(share.end) + 1).min(part.end);
        open(&lines(seen.near), &lines(seen.seen));
    });
    body.child(gap(piece.height_px))
}

fn gap(height_px: usize) -> El {
    let space = svg("svg").attr("width", "1").attr("height", Plain::from(height_px));
    el("tr").class("gap").attr("aria-hidden", "true").child(el("td").child(space))
}

/// Some lines, built when they come near the window.
fn chunk(piece: &Piece, opened: RwSignal<Opened>) -> El {
    let body = el("tbody").attr("role", "rowgroup");
    let (figures, pattern, part) = (piece.figures.clone(), piece.pattern.clone(), piece.part.clone());
    let (table, start, height_px) = (piece.table(), part.start, piece.height_px);
    let near = if figures.table.lines.len() <= WHOLE {
        sight::in_turn(body.element(), piece.kind == Kind::Seen)
    } else {
        sight::follow(body.element(), piece.kind == Kind::Seen, move |height_px| {
            opened.try_update(|opened| opened.close(table, start, height_px));
        })
    };
    if start < PRINTED {
        print::before(move || near.set(true));
    }
    let site = site();
    let listed = figures.clone();
    let rows = body.clone();
    let row_at = move |event: &_| {
        let nth = pointer::child_under(event, rows.element())?;
        let Line::Row(row) = listed.table.lines.get(start + nth)? else { return None };
        site.explorer.row(&site.query_now(), *row)
    };
    // The link is the way in for keyboards and screen readers; for a pointer the whole row is.
    let body = body.on("click", move |event| {
        if !pointer::is_on_link(event)
            && !pointer::has_selected_text()
            && let Some(row) = row_at(event)
        {
            focus::to(&row.id);
            hash::push(&row.href);
        }
    });
    body.live(move || {
        if !near.get() {
            return vec![gap(height_px)];
        }
        let query = site.query_now();
        let line = |line: &Line| match line {
            Line::Heading(_) => {
                figures.table.heading(*line).map(|heading| group_head(heading, figures.table.heads.len()))
            }
            Line::Row(row) => site.explorer.row(&query, *row).map(|row| figure_row(&pattern, &row)),
        };
        figures.table.lines.get(part.clone()).unwrap_or_default().iter().filter_map(line).collect()
    })
}

fn group_head(heading: &Heading, n_columns: usize) -> El {
    let head = el("th")
        .attr("scope", "rowgroup")
        .attr("role", "rowheader")
        .attr("colspan", Plain::from(n_columns))
        .child(el("span").text(&heading.text))
        .child(el("span").class("group-note").text(&heading.note));
    el("tr").class("group-head").attr("role", "row").child(head)
}

/// The value of `data-align`.
pub(crate) fn align(align: Align) -> &'static str {
    match align {
        Align::Start => "start",
        Align::End => "end",
    }
}
