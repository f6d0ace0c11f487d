//! The names of the lines: at their ends where there is room beside the plot, else above it.

use crate::layout::sheet::{Column, Sheet};
use crate::layout::{Anchor, Area, Dash, LABEL, NARROW, mark};
use crate::measure::{self, Weight};
use crate::spec::{Role, Series};
use crate::theme::{Ink, N_SERIES};

/// The space between a line's end and its name.
const LEADER: f64 = 22.0;
/// The space that a dot takes before a name.
const DOT: f64 = 16.0;
/// The height of a line of a name.
const ROW: f64 = LABEL * measure::LINE;

/// The width to keep free beside the plot; `None` if the names go above it, or if there is but one line.
pub(super) fn beside(series: &[Series], column: Column, plot_height: f64) -> Option<f64> {
    if series.len() < 2 || series.len() > 2 * N_SERIES || column.w < NARROW {
        return None;
    }
    let room = column.w * 0.24;
    let names: Vec<Vec<String>> = series.iter().map(|s| measure::wrap(&s.name, LABEL, Weight::Bold, room)).collect();
    let widest = names.iter().flatten().map(|line| measure::width(line, LABEL, Weight::Bold)).fold(0.0, f64::max);
    let all: f64 = names.iter().map(|lines| height(lines)).sum();
    (all <= plot_height).then_some(LEADER + widest)
}

/// The names in a flow above the plot.
pub(super) fn above(sheet: &mut Sheet, series: &[Series], column: Column) {
    if series.len() < 2 {
        return;
    }
    let mut x = column.x;
    let mut y = sheet.bottom() + ROW / 2.0;
    for (nth, one) in series.iter().enumerate() {
        let lines = measure::wrap(&one.name, LABEL, Weight::Regular, column.w - DOT);
        let w = DOT + lines.iter().map(|line| measure::width(line, LABEL, Weight::Regular)).fold(0.0, f64::max);
        if x > column.x && x + w > column.end() {
            x = column.x;
            y += ROW + 2.0;
        }
        sheet.glyph((x + 5.0, y), mark::RADIUS, Ink::series(nth), mark::form_of_series(Role::Result, nth));
        for (i, line) in lines.iter().enumerate() {
            y += if i > 0 { ROW } else { 0.0 };
            sheet.label((x + DOT, y), Anchor::Start, LABEL, Weight::Regular, Ink::Text, line);
        }
        x += w + 18.0;
    }
    sheet.skip(y + ROW / 2.0 + 8.0 - sheet.bottom());
}

/// The names at the heights of the lines' last points, pushed apart where they would touch.
pub(super) fn at_ends(sheet: &mut Sheet, series: &[Series], ends: &[Option<f64>], plot: &Area, beside: f64) {
    // A hair more than what was kept, so that rounding breaks no line that fitted.
    let room = beside - LEADER + 0.01;
    let mut names: Vec<(f64, usize, Vec<String>)> = Vec::new();
    for (nth, one) in series.iter().enumerate() {
        let y = ends.get(nth).copied().flatten().unwrap_or(plot.y + plot.h);
        let at = names.partition_point(|(above, ..)| *above <= y);
        names.insert(at, (y, nth, measure::wrap(&one.name, LABEL, Weight::Bold, room)));
    }
    // Down from the top, each below the one before; then up from the bottom for what was pushed out.
    let mut tops: Vec<f64> = Vec::new();
    let mut free = plot.y - 16.0;
    for (y, _, lines) in &names {
        let top = (y - height(lines) / 2.0).max(free);
        tops.push(top);
        free = top + height(lines);
    }
    let mut floor = plot.y + plot.h + 20.0;
    for (top, (_, _, lines)) in tops.iter_mut().zip(&names).rev() {
        *top = top.min(floor - height(lines));
        floor = *top;
    }
    let x = plot.x + plot.w;
    for (top, (y, nth, lines)) in tops.iter().zip(&names) {
        let ink = Ink::series(*nth);
        let middle = top + height(lines) / 2.0;
        if ends.get(*nth).copied().flatten().is_some() {
            sheet.stroke(vec![(x - 10.0, *y), (x + 4.0, *y), (x + LEADER - 6.0, middle)], ink, 1.2, Dash::Solid);
        }
        for (i, line) in lines.iter().enumerate() {
            let at = (x + LEADER, top + 1.5 + (i as f64 + 0.5) * ROW);
            sheet.label(at, Anchor::Start, LABEL, Weight::Bold, Ink::Text, line);
        }
    }
}

/// The height of a name with the room to the next.
fn height(lines: &[String]) -> f64 {
    lines.len() as f64 * ROW + 3.0
}
