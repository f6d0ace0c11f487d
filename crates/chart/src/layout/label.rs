//! Labels beside marks: put where nothing else is, or left out.

use super::sheet::{Column, Sheet};
use super::{Anchor, Area, Face, Text};
use crate::measure::Weight;
use crate::theme::Ink;

/// What is in the way of labels.
pub(super) struct Obstacles {
    /// Where labels may be.
    room: Area,
    /// Boxes that no label may touch.
    taken: Vec<Area>,
    /// Points that have a mark: a label that is nearer to another's than to its own would be read as the other's.
    marked: Vec<(f64, f64)>,
    /// Strokes that no label may lie on, by line; those of one line go from left to right.
    lines: Vec<Vec<Stretch>>,
}

/// A straight piece of a line, from its left end.
type Stretch = ((f64, f64), (f64, f64));

/// A label and the point that it belongs to.
pub(super) struct Wanted<'a> {
    pub(super) at: (f64, f64),
    pub(super) words: &'a str,
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) ink: Ink,
    /// Room to keep from the point.
    pub(super) away: f64,
    /// Where to try first.
    pub(super) first: Side,
}

/// The side of the point on which a label stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Above,
    Below,
    /// To the right of it.
    Behind,
}

impl Obstacles {
    pub(super) fn new(column: Column, top: f64, bottom: f64) -> Obstacles {
        let room = Area { x: column.x, y: top, w: column.w, h: bottom - top };
        Obstacles { room, taken: Vec::new(), marked: Vec::new(), lines: Vec::new() }
    }

    pub(super) fn take(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// A mark at a point.
    pub(super) fn mark(&mut self, at: (f64, f64), area: Area) {
        self.marked.push(at);
        self.take(area);
    }

    /// What strokes follow belong to another line.
    pub(super) fn begin_line(&mut self) {
        self.lines.push(Vec::new());
    }

    /// A stroke, which does not begin left of the one before it.
    pub(super) fn stroke(&mut self, from: (f64, f64), to: (f64, f64)) {
        if let Some(line) = self.lines.last_mut() {
            line.push((from, to));
        }
    }

    /// Puts the label on the sheet if there is a place for it.
    pub(super) fn place(&mut self, sheet: &mut Sheet, wanted: &Wanted) {
        let (x, y) = wanted.at;
        let up = wanted.away + wanted.size * 0.6;
        let sideways = wanted.away + 3.0;
        let dy = match wanted.first {
            Side::Above | Side::Behind => -up,
            Side::Below => up,
        };
        let behind = (wanted.first == Side::Behind).then_some((x + sideways, y, Anchor::Start));
        let around = [
            (x, y + dy, Anchor::Middle),
            (x, y - dy, Anchor::Middle),
            (x, y + dy, Anchor::Start),
            (x, y + dy, Anchor::End),
            (x, y - dy, Anchor::Start),
            (x, y - dy, Anchor::End),
            (x + sideways, y + dy * 0.6, Anchor::Start),
            (x - sideways, y + dy * 0.6, Anchor::End),
            (x + sideways, y, Anchor::Start),
            (x - sideways, y, Anchor::End),
            // A little farther off is better than not at all.
            (x, y + dy * 1.7, Anchor::End),
            (x, y + dy * 1.7, Anchor::Start),
            (x, y - dy * 1.7, Anchor::End),
            (x, y - dy * 1.7, Anchor::Start),
        ];
        let text = |(x, y, anchor): (f64, f64, Anchor)| Text {
            x,
            y,
            anchor,
            size: wanted.size,
            weight: wanted.weight,
            face: Face::Sans,
            ink: wanted.ink,
            words: wanted.words.to_owned(),
        };
        let chosen = behind.into_iter().chain(around).map(text).find(|text| {
            let area = text.area();
            self.is_free(&area) && !self.is_crossed(&area) && self.is_nearest(&area, wanted.at)
        });
        if let Some(text) = chosen {
            self.take(text.area());
            sheet.text(text);
        }
    }

    fn is_free(&self, area: &Area) -> bool {
        self.room.holds(area) && !self.taken.iter().any(|taken| taken.overlaps(area))
    }

    /// Whether no other point that has a mark is nearer to `area` than the point `own`.
    fn is_nearest(&self, area: &Area, own: (f64, f64)) -> bool {
        let beyond = |at: f64, from: f64, length: f64| (from - at).max(at - from - length).max(0.0);
        // Squared, which compares alike.
        let distance = |(x, y): (f64, f64)| {
            let (dx, dy) = (beyond(x, area.x, area.w), beyond(y, area.y, area.h));
            dx * dx + dy * dy
        };
        let own = distance(own);
        self.marked.iter().all(|other| distance(*other) >= own)
    }

    fn is_crossed(&self, area: &Area) -> bool {
        // Of a thousand strokes few are above or below a label.
        self.lines.iter().any(|line| {
            let first = line.partition_point(|(_, to)| to.0 < area.x);
            let beside = line.iter().skip(first).take_while(|(from, _)| from.0 <= area.x + area.w);
            beside.into_iter().any(|&(from, to)| crosses(area, from, to))
        })
    }
}

/// Whether a stretch has a point inside a box (Liang and Barsky's clipping).
fn crosses(area: &Area, from: (f64, f64), to: (f64, f64)) -> bool {
    // Most are far away, and are asked of for every place that is tried.
    let is_beside = (from.0 < area.x && to.0 < area.x) || (from.0 > area.x + area.w && to.0 > area.x + area.w);
    let is_off = (from.1 < area.y && to.1 < area.y) || (from.1 > area.y + area.h && to.1 > area.y + area.h);
    if is_beside || is_off {
        return false;
    }
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0f64, 1.0f64);
    let sides = [
        (-dx, from.0 - area.x),
        (dx, area.x + area.w - from.0),
        (-dy, from.1 - area.y),
        (dy, area.y + area.h - from.1),
    ];
    for (slope, room) in sides {
        if slope == 0.0 {
            if room < 0.0 {
                return false;
            }
            continue;
        }
        let at = room / slope;
        if slope < 0.0 {
            enter = enter.max(at);
        } else {
            leave = leave.min(at);
        }
    }
    enter <= leave
}
