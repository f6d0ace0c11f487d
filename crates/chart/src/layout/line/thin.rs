//! Of a long line, the points that can be seen: what lies in one column of pixels is a stroke from its least to its
//! greatest value, whatever else is there.

use super::{Placed, PlotFrame};
use crate::spec::{Hedge, Point, Role};

/// Up to so many points a pixel, all of them are kept.
const FEW: f64 = 2.0;

/// The points on the sheet, in order of date. Where they are more than can be seen, of each column of pixels the first, the
/// last, the least and the greatest, and those that are drawn in a way of their own.
pub(super) fn visible<'a>(frame: &PlotFrame, points: &'a [Point]) -> Vec<Placed<'a>> {
    if points.len() as f64 <= frame.plot.w * FEW {
        return points.iter().filter_map(|point| frame.place(point)).collect();
    }
    let mut kept = Vec::with_capacity(frame.plot.w as usize * 4);
    let mut column = PixelColumn::default();
    let mut end = None;
    for (at, point) in points.iter().enumerate() {
        let Some(value) = point.datum.finite() else { continue };
        if end.is_none_or(|end| point.date > end) {
            column.keep(&mut kept);
            end = Some(frame.plane.end_of_column(point.date, frame.plot.w));
        }
        column.add(at, value, is_special(point));
    }
    column.keep(&mut kept);
    // Only what is seen is placed.
    kept.into_iter().filter_map(|at| frame.place(points.get(at)?)).collect()
}

/// The points of one column of pixels, by their places in the line.
#[derive(Default)]
struct PixelColumn {
    ends: Option<Ends>,
    special: Vec<usize>,
}

#[derive(Clone, Copy)]
struct Ends {
    first: usize,
    last: usize,
    /// With their values.
    least: (usize, f64),
    greatest: (usize, f64),
}

impl PixelColumn {
    fn add(&mut self, at: usize, value: f64, is_special: bool) {
        let here = (at, value);
        let Ends { first, least, greatest, .. } =
            self.ends.unwrap_or(Ends { first: at, last: at, least: here, greatest: here });
        let least = if value < least.1 { here } else { least };
        let greatest = if value > greatest.1 { here } else { greatest };
        self.ends = Some(Ends { first, last: at, least, greatest });
        if is_special {
            self.special.push(at);
        }
    }

    /// Moves what is to be seen to `kept`, in order.
    fn keep(&mut self, kept: &mut Vec<usize>) {
        let Some(Ends { first, last, least: (least, _), greatest: (greatest, _) }) = self.ends.take() else { return };
        let mut next = first;
        let special = std::mem::take(&mut self.special);
        loop {
            kept.push(next);
            let others = special.iter().copied().chain([least, greatest, last]);
            match others.filter(|at| *at > next).min() {
                Some(after) => next = after,
                None => return,
            }
        }
    }
}

/// True for a point that is more than a place on the line.
fn is_special(point: &Point) -> bool {
    point.datum.role != Role::Result || point.datum.hedge != Hedge::Exact || !point.apart.is_empty()
}
