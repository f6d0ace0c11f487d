//! How one value is drawn: its form says whether it is a result, a target or derived, and its ends how it is hedged.

use super::sheet::Sheet;
use super::{Area, Dash, Form};
use crate::spec::{Datum, Hedge, Role};
use crate::theme::Ink;

/// Radius of a mark in pixels.
pub(super) const RADIUS: f64 = 4.5;
/// How far the end of a hedged mark reaches.
pub(super) const REACH: f64 = 14.0;
/// The width of a slice of a bar's fading end; three of them are within reach.
const SLICE: f64 = 4.5;
/// The side of the smallest area that is easy to hit (WCAG 2.2, 2.5.8).
const FINGER: f64 = 24.0;

/// Which way a value grows on the sheet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Grows {
    Up,
    Right,
}

/// The form of a value.
pub(super) fn form(role: Role) -> Form {
    match role {
        Role::Result => Form::Dot,
        Role::Target | Role::Plan => Form::HollowDiamond,
        Role::Forecast => Form::DashedDiamond,
        Role::Derived => Form::DashedRing,
    }
}

/// The radius at which forms look equally big.
pub(super) fn radius(role: Role) -> f64 {
    match role {
        Role::Result | Role::Derived => RADIUS,
        Role::Target | Role::Plan | Role::Forecast => RADIUS * 1.35,
    }
}

/// The ends of a hedged mark: a fading stem for gần, trên and khoảng; an arrow for "at least" and "at most".
pub(super) fn ends(sheet: &mut Sheet, at: (f64, f64), hedge: Hedge, grows: Grows, ink: Ink) {
    match hedge {
        Hedge::Exact => {}
        Hedge::Almost => fade(sheet, at, -1.0, grows, ink),
        Hedge::Over => fade(sheet, at, 1.0, grows, ink),
        Hedge::About => {
            fade(sheet, at, -1.0, grows, ink);
            fade(sheet, at, 1.0, grows, ink);
        }
        Hedge::AtLeast => arrow(sheet, at, 1.0, grows, ink),
        Hedge::AtMost => arrow(sheet, at, -1.0, grows, ink),
    }
}

/// The end of a hedged bar: what may be missing is washed out, what may be more fades on beyond the end.
pub(super) fn bar_end(sheet: &mut Sheet, (end, y): (f64, f64), outwards: f64, thick: f64, hedge: Hedge, ink: Ink) {
    let slices = |sheet: &mut Sheet, sign: f64, ink: Ink, alphas: [f64; 3]| {
        for (i, alpha) in alphas.into_iter().enumerate() {
            let near = end + sign * i as f64 * SLICE;
            let x = if sign > 0.0 { near } else { near - SLICE };
            sheet.fill(Area { x, y: y - thick / 2.0, w: SLICE, h: thick }, ink, alpha);
        }
    };
    match hedge {
        Hedge::Exact => {}
        Hedge::Almost => slices(sheet, -outwards, Ink::Paper, [0.75, 0.5, 0.25]),
        Hedge::Over => slices(sheet, outwards, ink, [0.55, 0.3, 0.12]),
        Hedge::About => {
            slices(sheet, -1.0, Ink::Paper, [0.55, 0.35, 0.15]);
            slices(sheet, 1.0, ink, [0.45, 0.25, 0.1]);
        }
        Hedge::AtLeast => arrow(sheet, (end - RADIUS, y), 1.0, Grows::Right, ink),
        Hedge::AtMost => arrow(sheet, (end + RADIUS, y), -1.0, Grows::Right, Ink::Paper),
    }
}

/// The box that mark and ends fill.
pub(super) fn area((x, y): (f64, f64), datum: &Datum, grows: Grows) -> Area {
    let r = radius(datum.role) + 1.0;
    let (more, less) = match datum.hedge {
        Hedge::Exact => (r, r),
        Hedge::Almost | Hedge::AtMost => (r, REACH),
        Hedge::Over | Hedge::AtLeast => (REACH, r),
        Hedge::About => (REACH, REACH),
    };
    match grows {
        Grows::Up => Area { x: x - r, y: y - more, w: 2.0 * r, h: more + less },
        Grows::Right => Area { x: x - less, y: y - r, w: more + less, h: 2.0 * r },
    }
}

/// The box in which a mark is hit.
pub(super) fn finger((x, y): (f64, f64), room: f64) -> Area {
    let w = FINGER.min(room.max(2.0));
    Area { x: x - w / 2.0, y: y - FINGER / 2.0, w, h: FINGER }
}

/// A point so far from the mark in the direction in which the value grows.
fn away((x, y): (f64, f64), px: f64, grows: Grows) -> (f64, f64) {
    match grows {
        Grows::Up => (x, y - px),
        Grows::Right => (x + px, y),
    }
}

fn fade(sheet: &mut Sheet, at: (f64, f64), sign: f64, grows: Grows, ink: Ink) {
    for (from, alpha) in [(RADIUS, 0.75), (RADIUS + 3.2, 0.45), (RADIUS + 6.4, 0.2)] {
        let (a, b) = (away(at, sign * from, grows), away(at, sign * (from + 3.2), grows));
        let half = 2.5;
        let area = match grows {
            Grows::Up => Area { x: a.0 - half, y: a.1.min(b.1), w: 2.0 * half, h: (a.1 - b.1).abs() },
            Grows::Right => Area { x: a.0.min(b.0), y: a.1 - half, w: (a.0 - b.0).abs(), h: 2.0 * half },
        };
        sheet.fill(area, ink, alpha);
    }
}

fn arrow(sheet: &mut Sheet, at: (f64, f64), sign: f64, grows: Grows, ink: Ink) {
    let tip = away(at, sign * (REACH - 1.0), grows);
    let neck = away(at, sign * (REACH - 5.0), grows);
    let (left, right) = match grows {
        Grows::Up => ((neck.0 - 4.0, neck.1), (neck.0 + 4.0, neck.1)),
        Grows::Right => ((neck.0, neck.1 - 4.0), (neck.0, neck.1 + 4.0)),
    };
    sheet.stroke(vec![away(at, sign * RADIUS, grows), tip], ink, 1.6, Dash::Solid);
    sheet.stroke(vec![left, tip, right], ink, 1.6, Dash::Solid);
}
