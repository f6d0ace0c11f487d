//! An article as a static page: what is known of it, its figures as a table, its text with every figure marked.

use explore::article::{ArticleView, BlockView, MarkKind, Segment};
use explore::query::Column;
use explore::{Explorer, Page, Query, Route, RowIdx};
use maud::{Markup, html};
use store::StoredDocument;

use super::figures::{table, web_address};
use super::frame::{Frame, Head, page, stem};
use super::structured;

/// What a row says; its sentence stands below.
const COLUMNS: &[Column] = &[Column::Indicator, Column::Value, Column::Status, Column::Period, Column::Place];

pub(super) fn page_of(frame: &Frame<'_>, explorer: &Explorer, document: &StoredDocument, rows: &[RowIdx]) -> Markup {
    let query = Query::default().to(Route::Article(document.id.clone()));
    let Page::Article(view) = explorer.article(&query, &document.id) else { return html! {} };
    let name = format!("bai/{}.html", stem(&document.id));
    let facts: Vec<String> = view.meta.iter().map(|line| line.value.clone()).collect();
    let about = [&view.figures.text].into_iter().chain(&facts).map(String::as_str).collect::<Vec<_>>().join(" · ");
    let head = Head { title: &view.title, about: &about, name: &name, hash: &query.to_hash() };
    let structured = structured::article(document, &view.title);
    page(frame, &head, Some(&structured), &body(explorer, document, &view, rows))
}

fn body(explorer: &Explorer, document: &StoredDocument, view: &ArticleView, rows: &[RowIdx]) -> Markup {
    let url = document.reading.meta.url.as_deref().and_then(web_address);
    html! {
        h1 { (view.title) }
        dl {
            @for line in &view.meta {
                dt { (line.label) }
                dd { (line.value) " " span class="note" { (line.basis) } }
            }
            @if let Some(url) = url { dt { "Địa chỉ gốc" } dd { a href=(url) rel="noreferrer" { (url) } } }
            @if let Some(licence) = &document.reading.meta.licence { dt { "Giấy phép" } dd { (licence) } }
        }
        h2 { "Số liệu" }
        (table(explorer, COLUMNS, rows, |focus, _| focus.map(|focus| format!("#{focus}"))))
        h2 { "Nguyên văn" }
        article { @for block in &view.blocks { (paragraph(block)) } }
    }
}

fn paragraph(block: &BlockView) -> Markup {
    html! {
        p class=[block.zone_label.as_ref().map(|_| "aside")] title=[block.zone_label.as_deref()] {
            @for run in &block.runs {
                @match &run.id {
                    Some(id) => span id=(id) { @for it in &run.segments { (segment(it)) } },
                    None => @for it in &run.segments { (segment(it)) },
                }
            }
        }
    }
}

fn segment(segment: &Segment) -> Markup {
    html! {
        @match &segment.mark {
            Some(mark) if mark.kind == MarkKind::Figure => mark id=(mark.id) { (segment.text) },
            _ => (segment.text),
        }
    }
}
