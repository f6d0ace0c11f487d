//! Figures as tables, and the pages of indicators and places that consist of one.

use explore::cite::is_public;
use explore::query::Column;
use explore::{Explorer, Facet, Language, Query, Route, RowIdx, Word};
use maud::{Markup, html};

use super::frame::{Frame, Head, page, stem};
use super::structured;

/// The folder of the pages of indicators.
pub(super) const INDICATORS: &str = "chi-so";
/// The folder of the pages of places.
pub(super) const PLACES: &str = "noi";

/// What a row says on a page of many articles, but for what the page is about; its sentence follows.
const COLUMNS: &[Column] =
    &[Column::Indicator, Column::Value, Column::Status, Column::Period, Column::Place, Column::Document];

/// The column that says the same in every row of a page.
fn own_column(facet: Facet) -> Column {
    if facet == Facet::Place { Column::Place } else { Column::Indicator }
}

/// An indicator or a place that figures have.
pub(super) struct Listed {
    /// Which.
    facet: Facet,
    /// Its id or code.
    key: String,
    /// Its name.
    pub(super) label: String,
    /// The name of its file, without ending.
    pub(super) stem: String,
    /// "12 số liệu".
    pub(super) count: String,
    rows: Vec<RowIdx>,
}

/// The values of a facet that figures have.
pub(super) fn listed(explorer: &Explorer, facet: Facet) -> Vec<Listed> {
    let values = explorer.rows_by(facet).into_iter();
    let listed = values.map(|(value, rows)| Listed {
        facet,
        // Codes of places differ in more than case.
        stem: stem(&value.key.to_ascii_lowercase()),
        key: value.key,
        label: value.label,
        count: value.count,
        rows,
    });
    listed.collect()
}

pub(super) fn page_of(frame: &Frame<'_>, explorer: &Explorer, folder: &str, one: &Listed) -> Markup {
    let hash = Query::default().to(Route::Figures).toggled(one.facet, &one.key).to_hash();
    let name = format!("{folder}/{}.html", one.stem);
    let about = format!("{}: {}, mỗi số liệu kèm câu văn nêu nó.", one.label, one.count);
    let columns: Vec<Column> = COLUMNS.iter().copied().filter(|column| *column != own_column(one.facet)).collect();
    let body = html! {
        h1 { (one.label) }
        p { (one.count) ", mỗi số liệu kèm câu văn nêu nó." }
        (table(explorer, &columns, &one.rows, |focus, id| {
            let place = focus.map(|focus| format!("#{focus}")).unwrap_or_default();
            Some(format!("../bai/{}.html{place}", stem(id)))
        }))
    };
    let head = Head { title: &one.label, about: &about, name: &name, hash: &hash };
    let structured = structured::dataset(explorer, &one.rows, &one.label, &about);
    page(frame, &head, Some(&structured), &body)
}

/// Figures as a table. `link` gives the address of a figure's sentence from its id and that of its article; where the
/// article is a column the sentence is quoted, too.
pub(super) fn table(
    explorer: &Explorer,
    columns: &[Column],
    rows: &[RowIdx],
    link: impl Fn(Option<&str>, &str) -> Option<String>,
) -> Markup {
    let query = Query { columns: columns.iter().copied().collect(), ..Query::default().to(Route::Figures) };
    let shown = query.shown_columns();
    let is_quoted = shown.contains(&Column::Document);
    html! {
        div class="table" role="region" aria-label="Bảng số liệu" tabindex="0" {
            table {
                thead {
                    tr {
                        @for column in &shown { th scope="col" { (heading(*column)) } }
                        th scope="col" { "Câu" }
                    }
                }
                tbody {
                    @for row in rows.iter().filter_map(|row| explorer.row(&query, *row)) {
                        @let target = Query::from_hash(&row.href).0;
                        @let id = match &target.route { Route::Article(id) => id.as_str(), _ => "" };
                        @let href = link(target.focus.as_deref(), id);
                        tr {
                            @for (column, cell) in shown.iter().zip(&row.cells) {
                                td class=[class_of(*column)] { (cell.text) }
                            }
                            td class=[is_quoted.then_some("quote")] {
                                @if is_quoted { (row.quote.before) mark { (row.quote.figure) } (row.quote.after) " " }
                                a href=[href] aria-label=(format!("xem câu nêu {}", row.quote.figure)) { "xem câu" }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn heading(column: Column) -> &'static str {
    let word = if column == Column::Status { Word::StatusShort } else { column.word() };
    word.say(Language::Vi)
}

fn class_of(column: Column) -> Option<&'static str> {
    match column {
        Column::Value => Some("number"),
        Column::Document | Column::Indicator => Some("name"),
        _ => None,
    }
}

/// The address if a browser may open it as a page of the web: what a side file says is text like any other.
pub(super) fn web_address(text: &str) -> Option<&str> {
    is_public(text).then_some(text)
}
