//! One figure as a row of the table; on narrow screens the style sheet makes a card of it.

use explore::figures::{Cell, ColumnHead, RowView};
use explore::query::Column;

use crate::components::table::align;
use dom::{Element, html};

/// How many characters of the sentence come before the figure: it must show in two lines.
const QUOTE_BEFORE: usize = 40;

/// A figure of so many characters is not broken at the end of a line; a longer one would leave its sentence no line.
const WHOLE_CHARS: usize = 30;

/// What all rows of a table have in common, built once: a row is a copy with words in it.
pub(crate) struct RowPattern {
    line: Element,
    columns: Vec<Column>,
    /// The column that leads to the sentence: the figure itself, among the words around it; in a table without that
    /// column, the first one.
    opens: Option<Column>,
}

/// A row without words: its cells under their heads, in the same order.
pub(crate) fn row_pattern(heads: &[ColumnHead]) -> RowPattern {
    let columns: Vec<Column> = heads.iter().map(|head| head.column).collect();
    let raw = columns.contains(&Column::Raw).then_some(Column::Raw);
    let opens = raw.or(columns.first().copied());
    let cell = |head: &ColumnHead| {
        let place = html("td")
            .attr("role", "cell")
            .attr("data-column", head.column.key())
            .attr("data-label", &head.sort.text)
            .attr("data-align", align(head.align));
        let opener = || html("a").class("row-link");
        place.child(match head.column {
            Column::Raw => html("span").class("row-quote").attr("lang", "vi").child(opener()),
            column if Some(column) == opens => opener(),
            Column::Document => html("a").class("cell-link"),
            _ => html("span"),
        })
    };
    let line = html("tr").class("figure-row").attr("role", "row").children(heads.iter().map(cell));
    RowPattern { line, columns, opens }
}

/// One figure: a copy of the pattern, filled in.
pub(crate) fn figure_row(pattern: &RowPattern, row: &RowView) -> Element {
    let line = pattern.line.deep_clone();
    let mut place = line.first_child();
    for (column, cell) in pattern.columns.iter().zip(&row.cells) {
        let Some(now) = place else { break };
        if let Some(words) = now.first_child() {
            fill(&words, *column, cell, row, pattern.opens);
        }
        if !cell.note.is_empty() {
            let _ = now.clone().child(html("small").class("cell-note").text(&cell.note));
        }
        if let Some(verdict) = row.verdict.as_ref().filter(|_| *column == Column::Value) {
            // The style sheet gives the sign of the verdict; its words are the link's name, so that a row keeps two lines.
            let link = html("a").class("verdict").attr("data-verdict", verdict.key).attr("href", &verdict.link.href);
            let _ = now.clone().child(link.attr("aria-label", &verdict.link.text).attr("title", &verdict.link.text));
        }
        place = now.next_sibling();
    }
    line
}

/// Fills a cell; `words` is the element within.
fn fill(words: &Element, column: Column, cell: &Cell, row: &RowView, opens: Option<Column>) {
    if column == Column::Raw {
        // The figure within its sentence.
        let quote = row.quote.from_near(QUOTE_BEFORE);
        if let Some(figure) = words.first_child() {
            open(&figure, row, &quote.figure);
            if quote.figure.chars().count() > WHOLE_CHARS {
                figure.set_attr("data-long", Some(""));
            }
            figure.insert_text_before(&quote.before);
            let _ = words.clone().text(&quote.after);
        }
    } else if Some(column) == opens {
        open(words, row, &cell.text);
    } else {
        words.set_text(&cell.text);
        if matches!(column, Column::Indicator | Column::Value) {
            // Two lines show most names and values, and one a value with a note; the whole of any is on demand.
            words.set_attr("title", Some(&cell.text));
        }
        if let Some(href) = &cell.href {
            words.set_attr("href", Some(href));
        }
    }
}

/// Makes `link` the way to the row's sentence. It carries the row's id: Back finds it by that.
fn open(link: &Element, row: &RowView, words: &str) {
    link.set_attr("id", Some(&row.id));
    link.set_attr("href", Some(&row.href));
    link.set_text(words);
}
