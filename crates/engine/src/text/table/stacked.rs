//! A table whose cells stand below each other, one a line, as a page that is copied gives it: the heads, then for each row
//! its name and its figures.

use std::ops::Range;

use super::grid::Grid;
use super::{Sheet, is_figure};

/// A longer line is no cell.
const LONGEST: usize = 70;
/// Fewer rows than these are no table.
const FEWEST: usize = 2;

/// The table whose first line is at or behind `at`, in the lines up to `end`, all of which may be cells.
pub(super) fn find(sheet: &Sheet<'_>, lines: Range<usize>) -> Option<Grid> {
    let cells: Vec<usize> = lines.filter(|at| !sheet.is_blank(*at)).collect();
    let text = |nth: usize| cells.get(nth).map_or("", |at| sheet.line(*at));
    let is_value = |nth: usize| nth < cells.len() && (is_figure(text(nth)) || is_dash(text(nth)));
    let is_name = |nth: usize| nth < cells.len() && text(nth).chars().any(char::is_alphabetic);
    let row_number = |nth: usize| text(nth).trim_end_matches('.').parse::<usize>().ok();
    // The first name with two figures or more below it.
    let mut first = (0..cells.len()).find(|nth| is_name(*nth) && is_value(nth + 1) && is_value(nth + 2))?;
    let n_values = (first + 1..cells.len()).take_while(|nth| is_value(*nth)).count();
    let is_numbered = first > 0 && row_number(first - 1) == Some(1) && row_number(first + n_values) == Some(2);
    let (n_values, width) = if is_numbered { (n_values - 1, n_values + 1) } else { (n_values, n_values + 1) };
    if is_numbered {
        first -= 1;
    }
    if n_values < 2 {
        return None;
    }
    let is_row = |from: usize| {
        let name = from + usize::from(is_numbered);
        let has_number = !is_numbered || row_number(from).is_some();
        has_number && is_name(name) && (name + 1..=name + n_values).all(is_value)
    };
    let mut starts = Vec::new();
    let mut next = first;
    while is_row(next) {
        starts.push(next);
        next += width;
    }
    // "Tổng cộng" has no number.
    let is_total = is_numbered && is_name(next) && (next + 1..=next + n_values).all(is_value);
    // As many heads as a row has cells, or one for each figure.
    let is_head = |nth: usize| is_name(nth) || sheet.is_time(text(nth));
    let n_heads = [width, n_values].into_iter().find(|n| *n <= first && (first - n..first).all(is_head))?;
    if starts.len() < FEWEST {
        return None;
    }
    let span = |nth: usize| cells.get(nth).and_then(|at| sheet.lines.get(*at)).map(|line| line.span);
    let row = |range: Range<usize>| range.filter_map(span).collect();
    let mut rows = vec![row(first - n_heads..first)];
    rows.extend(starts.iter().map(|start| row(*start..start + width)));
    let mut end = next;
    if is_total {
        end = next + n_values + 1;
        rows.push(row(next..end));
    }
    let lines = *cells.get(first - n_heads)?..cells.get(end - 1)? + 1;
    Some(Grid { rows, lines, is_spaced: true })
}

/// One past the lines from `at` on that may be cells: short, and no sentences.
pub(super) fn end(sheet: &Sheet<'_>, at: usize) -> usize {
    let is_cell = |at: usize| {
        let text = sheet.line(at);
        let line = sheet.lines.get(at);
        line.is_some_and(|line| !line.is_blank() && !line.is_tabular && line.n_chars <= LONGEST)
            && !sheet.has_parts(at)
            && !text.ends_with(['.', '!', '?', ':'])
    };
    let mut end = at;
    while is_cell(end) || end > at && sheet.is_blank(end) && is_cell(end + 1) {
        end += 1;
    }
    end
}

/// What stands where there is no figure.
fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "…" | "...")
}
