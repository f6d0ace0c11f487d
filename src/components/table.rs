//! The figures as a table: heads that sort, rows that open their sentence. Only what is near the window is built, so
//! that a hundred thousand rows scroll like fifty.

pub(crate) mod options;
mod row;
mod virtual_rows;

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use explore::figures::table::Align;
use explore::figures::{ColumnHead, FiguresView, Heading, Line};
use explore::ui_text::Word;
use leptos::prelude::*;

use crate::browser::{focus, hash, pointer, print, visibility};
use crate::components::table::row::{RowPattern, figure_row, row_pattern};
use crate::components::table::virtual_rows::{Kind, MountedChunks, RowChunk, WHOLE, row_chunks, table_of};
use crate::language::tr;
use crate::site::{Shown, site};
use dom::{Element, Number, html, svg};

/// So many lines are printed; a longer table is a file.
const PRINTED: usize = 1_440;

/// More columns than this may not fit the page: then the table scrolls by itself.
const FITTING: usize = 8;

/// The figures as a table.
pub(crate) fn figure_table(figures: Shown<FiguresView>) -> Element {
    let heads = html("tr").attr("role", "row").keyed(
        move || figures.with(|figures| figures.table.heads.clone()),
        |head| head.column.key().to_owned(),
        move |head| column_head(figures, head),
    );
    let table = html("table")
        .class("figures-table")
        .attr("role", "table")
        .child(
            html("caption").class("visually-hidden").text(move || figures.with(|figures| figures.bar.sentence.clone())),
        )
        .child(html("thead").attr("role", "rowgroup").attr("data-label", tr(Word::SortBy)).child(heads));
    let mounted = RwSignal::new(MountedChunks::default());
    let pattern = Cell::new(None::<(usize, Rc<RowPattern>)>);
    let now = move || {
        let Some(figures) = figures.get() else { return Vec::new() };
        let table = table_of(&figures);
        let known = pattern.take().filter(|(of, _)| *of == table).map(|(_, known)| known);
        let own = known.unwrap_or_else(|| Rc::new(row_pattern(&figures.table.heads)));
        pattern.set(Some((table, own.clone())));
        mounted.with(|mounted| row_chunks(&figures, &own, mounted))
    };
    let table = table.keyed(
        now,
        // A gap may be as long as a chunk.
        |rows| format!("{}/{}/{}/{}", rows.table(), rows.part.start, rows.part.len(), u8::from(rows.kind == Kind::Gap)),
        move |rows| if rows.kind == Kind::Gap { gap_of(rows, mounted) } else { chunk(rows, mounted) },
    );
    let is_in_part = move || figures.with(|figures| figures.table.lines.len() > WHOLE);
    html("div")
        .class("table-frame")
        .show(is_in_part, || html("p").class("muted small rows-in-page").text(tr(Word::RowsInPage)))
        .bool_attr("data-wide", move || figures.with(|figures| figures.table.heads.len() > FITTING))
        .child(table)
}

/// The head of a column. The element stays while its order changes, so that the keyboard stays on it.
fn column_head(figures: Shown<FiguresView>, head: &ColumnHead) -> Element {
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
    let order_ahead = move |_: &_| site.explorer().order_ahead(column, site.language.get_untracked());
    let link = html("a")
        .attr("href", now(|head| &head.sort.href))
        .text(now(|head| &head.sort.text))
        .on("pointerenter", order_ahead)
        .on("focus", order_ahead);
    html("th")
        .attr("scope", "col")
        .attr("data-column", column.key())
        .attr("role", "columnheader")
        .attr("aria-sort", now(|head| head.aria_sort))
        .attr("data-align", align(head.align))
        .child(link)
}

/// Many lines as a gap; those of it that come near the window become chunks.
fn gap_of(rows: &RowChunk, mounted: RwSignal<MountedChunks>) -> Element {
    let body = html("tbody").attr("role", "rowgroup");
    let (part, table) = (rows.part.clone(), rows.table());
    let open = move |near: &Range<usize>, seen: &Range<usize>| {
        mounted.try_update(|mounted| mounted.open(table, near, seen));
    };
    if part.start < PRINTED {
        let printed = part.start..part.end.min(PRINTED);
        print::before(move || open(&printed, &printed));
    }
    visibility::when_near(body.dom(), move |seen| {
        let line = |share: f64| part.start + (share * part.len() as f64) as usize;
        let lines = |share: Range<f64>| line(share.start)..(line(share.end) + 1).min(part.end);
        open(&lines(seen.near), &lines(seen.seen));
    });
    body.child(gap(rows.height_px))
}

fn gap(height_px: usize) -> Element {
    let space = svg("svg").attr("width", "1").attr("height", Number::from(height_px));
    html("tr").class("gap").attr("aria-hidden", "true").child(html("td").child(space))
}

/// Some lines, built when they come near the window.
fn chunk(rows: &RowChunk, mounted: RwSignal<MountedChunks>) -> Element {
    let body = html("tbody").attr("role", "rowgroup");
    let (figures, pattern, part) = (rows.figures.clone(), rows.pattern.clone(), rows.part.clone());
    let (table, start, height_px) = (rows.table(), part.start, rows.height_px);
    let near = if figures.table.lines.len() <= WHOLE {
        visibility::queued(body.dom(), rows.kind == Kind::Seen)
    } else {
        visibility::while_near(body.dom(), rows.kind == Kind::Seen, move |height_px| {
            mounted.try_update(|mounted| mounted.close(table, start, height_px));
        })
    };
    if start < PRINTED {
        print::before(move || near.set(true));
    }
    let site = site();
    let listed = figures.clone();
    let rows = body.clone();
    let row_at = move |event: &_| {
        let nth = pointer::child_under(event, rows.dom())?;
        let Line::Row(row) = listed.table.lines.get(start + nth)? else { return None };
        site.compute(|explorer| explorer.row(&site.query_now(), *row))
    };
    // The link is the way in for keyboards and screen readers; for a pointer the whole row is.
    let body = body.on("click", move |event| {
        if !pointer::is_on_link(event)
            && !pointer::has_selected_text()
            && let Some(row) = row_at(event)
        {
            focus::focus_by_id(&row.id);
            hash::push(&row.href);
        }
    });
    body.dyn_children(move || {
        if !near.get() {
            return vec![gap(height_px)];
        }
        let query = site.query_now();
        let line = |line: &Line| match line {
            Line::Heading(_) => {
                figures.table.heading(*line).map(|heading| group_head(heading, figures.table.heads.len()))
            }
            Line::Row(row) => site.compute(|explorer| explorer.row(&query, *row)).map(|row| figure_row(&pattern, &row)),
        };
        figures.table.lines.get(part.clone()).unwrap_or_default().iter().filter_map(line).collect()
    })
}

fn group_head(heading: &Heading, n_columns: usize) -> Element {
    let head = html("th")
        .attr("scope", "rowgroup")
        .attr("role", "rowheader")
        .attr("colspan", Number::from(n_columns))
        .child(html("span").text(&heading.text))
        .child(html("span").class("group-note").text(&heading.note));
    html("tr").class("group-head").attr("role", "row").child(head)
}

/// The value of `data-align`.
pub(crate) fn align(align: Align) -> &'static str {
    match align {
        Align::Start => "start",
        Align::End => "end",
    }
}
