//! More bars than anyone reads one by one: thin rows, of which only some are named. The others are named by pointing
//! at them and by the table.

use super::{GAP, axis};
use crate::layout::mark;
use crate::layout::plotters_coord::Axis;
use crate::layout::sheet::{Column, Sheet};
use crate::layout::value_scale::{Scale, Zero, scale};
use crate::layout::{Anchor, Area, Dash, SMALL, hair};
use crate::measure::{self, Weight};
use crate::spec::{Bar, Bars, ChartSpec, Hedge};
use crate::theme::Ink;

/// So many bars still have a row with name and value each.
pub(super) const MOST_ROWS: usize = 80;

/// The height of a row.
const ROW: f64 = 7.0;
/// The thickness of a bar.
const THICK: f64 = 5.0;
/// One row in so many is named, besides the ends and the extremes.
const NAMED: usize = 24;
/// The space over the bars for the values.
const HEAD: f64 = 26.0;
/// The space from value to value.
const TICK: f64 = 90.0;
/// From the middle of one name to the next.
const APART: f64 = 20.0;

pub(super) fn lay(sheet: &mut Sheet, spec: &ChartSpec, bars: &Bars, column: Column) {
    let room = column.w * 0.45;
    let mut named: Vec<(usize, String, f64)> = Vec::new();
    for nth in wanted(&bars.bars) {
        let Some(bar) = bars.bars.get(nth) else { continue };
        if named.iter().any(|(other, ..)| nth.abs_diff(*other) as f64 * ROW < APART) {
            continue;
        }
        let wide = |words: String| (measure::width(&words, SMALL, Weight::Regular), words);
        if let Some((w, words)) = [full(spec, bar), bar.name.clone()].map(wide).into_iter().find(|(w, _)| *w <= room) {
            named.push((nth, words, w));
        }
    }
    let names_w = named.iter().map(|(.., w)| *w).fold(0.0, f64::max);
    let reach = |hedge: Hedge| if hedge == Hedge::Exact { 1.0 } else { mark::REACH };
    let spare = bars.bars.iter().map(|bar| reach(bar.datum.hedge)).fold(1.0, f64::max);
    let from = column.x + names_w + 2.0 * GAP + spare;
    let to = column.end() - spare;
    let known = bars.bars.iter().filter_map(|bar| bar.datum.finite());
    let Scale { ticks, decimals, .. } = scale(known, ((to - from) / TICK).max(1.0), Zero::Always);
    let values = axis(bars, (from, to), ticks);

    let bottom = sheet.bottom() + HEAD + bars.bars.len() as f64 * ROW;
    grid(sheet, spec, &values, decimals, column, bottom);
    let top = sheet.bottom();
    let zero = values.at(&0.0);
    for (nth, bar) in bars.bars.iter().enumerate() {
        let y = top + (nth as f64 + 0.5) * ROW;
        let end = values.at(&bar.datum.finite().unwrap_or(0.0));
        if bar.datum.finite().is_some() {
            mark::bar(sheet, (zero, end), y, THICK, bar.datum.role, bar.datum.hedge, Ink::series(0));
        }
        let area = Area { x: column.x, y: y - ROW / 2.0, w: column.w, h: ROW };
        sheet.hit(bar.datum.mark, area, ((zero + end) / 2.0, y));
    }
    for (nth, name, _) in &named {
        let y = top + (*nth as f64 + 0.5) * ROW;
        let x = column.x + names_w;
        sheet.label((x, y), Anchor::End, SMALL, Weight::Regular, Ink::Text, name);
        sheet.stroke(vec![(x + 3.0, y), (x + GAP, y)], Ink::Edge, 1.0, Dash::Solid);
    }
    // The last name is higher than its row.
    sheet.skip(bottom - top + APART / 2.0);
}

/// Values over the bars, and lines down from them: most bars have none of their own.
fn grid(sheet: &mut Sheet, spec: &ChartSpec, values: &Axis<Scale>, decimals: u8, column: Column, bottom: f64) {
    let ticks = values.ticks();
    let y = sheet.bottom() + SMALL;
    let mut free = column.x;
    for (x, value) in &ticks {
        let words = (spec.format.number)(*value, decimals);
        let half = measure::width(&words, SMALL, Weight::Regular) / 2.0;
        let x = x.min(column.end() - half);
        // Where numbers are long, not every line has its own.
        if x - half >= free {
            sheet.centred((x, y), column, SMALL, Weight::Regular, Ink::Soft, &words);
            free = x + half + GAP;
        }
    }
    sheet.skip(HEAD);
    let (base, grid): (Vec<_>, Vec<_>) = ticks.into_iter().partition(|(_, value)| *value == 0.0);
    for (ticks, ink) in [(grid, Ink::Grid), (base, Ink::Edge)] {
        for x in ticks.into_iter().map(|(x, _)| hair(x)) {
            sheet.stroke(vec![(x, sheet.bottom()), (x, bottom)], ink, 1.0, Dash::Solid);
        }
    }
}

/// The rows that should be named, the most wanted first: extremes, ends, then one in so many.
fn wanted(bars: &[Bar]) -> Vec<usize> {
    let by_value = |a: &(usize, f64), b: &(usize, f64)| a.1.total_cmp(&b.1);
    let known = || bars.iter().enumerate().filter_map(|(nth, bar)| Some((nth, bar.datum.finite()?)));
    let extremes = [known().max_by(by_value), known().min_by(by_value)];
    let mut rows: Vec<usize> = extremes.into_iter().flatten().map(|(nth, _)| nth).collect();
    rows.extend([0, bars.len().saturating_sub(1)]);
    rows.extend((0..bars.len()).step_by(NAMED));
    rows
}

/// Name and value.
fn full(spec: &ChartSpec, bar: &Bar) -> String {
    match bar.datum.finite() {
        Some(_) => format!("{}: {}", bar.name, spec.format.label(&bar.datum)),
        None => bar.name.clone(),
    }
}
