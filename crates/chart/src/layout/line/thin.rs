//! Of a long line, the points that can be seen: what lies in one column of pixels is a stroke from its least to its
//! greatest value, whatever else is there.

use super::{Placed, PlotFrame};
use crate::spec::{Hedge, Point, Role};

/// Up to so many points a pixel, all of them are kept.
const FEW: f64 = 2.0;

/// The points on the sheet, in order of date. Where they are more than can be seen, of each column of pixels the first, the
/// last, the least and the greatest, and those that are drawn in a way of their own.
pub(super) fn visible<'a>(frame: &PlotFrame, points: &'a [Point]) -> Vec<Placed<'a>> {
    let placed = points.iter().filter_map(|point| frame.place(point));
    if points.len() as f64 <= frame.plot.w * FEW {
        return placed.collect();
    }
    let mut kept = Vec::with_capacity(frame.plot.w as usize * 4);
    let mut column: Vec<Placed<'a>> = Vec::new();
    for point in placed {
        if column.first().is_some_and(|first| first.at.0.floor() != point.at.0.floor()) {
            keep(&mut column, &mut kept);
        }
        column.push(point);
    }
    keep(&mut column, &mut kept);
    kept
}

/// Moves what is to be seen of one column of pixels to `kept`.
fn keep<'a>(column: &mut Vec<Placed<'a>>, kept: &mut Vec<Placed<'a>>) {
    let height = |at: &usize| column.get(*at).map_or(0.0, |placed| placed.at.1);
    let by_height = |a: &usize, b: &usize| height(a).total_cmp(&height(b));
    let (highest, lowest) = ((0..column.len()).min_by(by_height), (0..column.len()).max_by(by_height));
    let last = column.len().saturating_sub(1);
    for (at, placed) in column.drain(..).enumerate() {
        let is_end = at == 0 || at == last || Some(at) == highest || Some(at) == lowest;
        if is_end || is_special(&placed) {
            kept.push(placed);
        }
    }
}

/// True for a point that is more than a place on the line.
fn is_special(placed: &Placed<'_>) -> bool {
    placed.datum.role != Role::Result || placed.datum.hedge != Hedge::Exact || !placed.point.apart.is_empty()
}
