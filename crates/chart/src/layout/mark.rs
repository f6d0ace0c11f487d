//! How one value is drawn: its form says whether it is a result, a target or derived, and its ends how it is hedged.

use super::sheet::Sheet;
use super::{Area, Dash, GlyphForm};
use crate::spec::{Datum, Hedge, Role};
use crate::theme::{Ink, N_SERIES};

/// Radius of a mark in pixels.
pub(super) const RADIUS: f64 = 4.5;
/// How far the end of a hedged mark reaches.
pub(super) const REACH: f64 = 14.0;
/// How far the end of a hedged bar reaches, inwards or outwards.
const BAR_REACH: f64 = 12.0;
/// How opaque the slices of a soft end are, from the mark outwards.
const SOFT: [f64; 4] = [0.6, 0.4, 0.22, 0.1];
/// The side of the smallest area that is easy to hit (WCAG 2.2, 2.5.8).
pub(super) const FINGER: f64 = 24.0;

/// Which way a value grows on the sheet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Right,
}

/// The form of a value.
pub(super) fn form(role: Role) -> GlyphForm {
    match role {
        Role::Result => GlyphForm::Dot,
        Role::Target | Role::Plan => GlyphForm::HollowDiamond,
        Role::Forecast | Role::DerivedTarget => GlyphForm::DashedDiamond,
        Role::Earlier => GlyphForm::Ring,
        Role::Derived => GlyphForm::DashedRing,
    }
}

/// The colour of a value of a series: what is from before is grey.
pub(super) fn ink(role: Role, series: Ink) -> Ink {
    if role == Role::Earlier { Ink::Soft } else { series }
}

/// The form of a value of the nth series: when colours come round again, dots become squares.
pub(super) fn form_of_series(role: Role, nth: usize) -> GlyphForm {
    match form(role) {
        GlyphForm::Dot if (nth / N_SERIES) % 2 == 1 => GlyphForm::Square,
        form => form,
    }
}

/// The radius at which forms look equally big.
pub(super) fn radius(role: Role) -> f64 {
    match role {
        Role::Result | Role::Derived | Role::Earlier => RADIUS,
        Role::Target | Role::Plan | Role::Forecast | Role::DerivedTarget => RADIUS * 1.35,
    }
}

/// The ends of a hedged mark: open for gần and trên, soft for khoảng, an arrow for "at least" and "at most".
pub(super) fn ends(sheet: &mut Sheet, at: (f64, f64), hedge: Hedge, grows: Direction, ink: Ink) {
    match hedge {
        Hedge::Exact => {}
        Hedge::Almost => open(sheet, at, -1.0, grows, ink),
        Hedge::Over => open(sheet, at, 1.0, grows, ink),
        Hedge::About => {
            fade(sheet, at, -1.0, grows, ink);
            fade(sheet, at, 1.0, grows, ink);
        }
        Hedge::AtLeast => arrow(sheet, at, 1.0, grows, ink),
        Hedge::AtMost => arrow(sheet, at, -1.0, grows, ink),
    }
}

/// A horizontal bar from `zero` to `end`: solid for results, an outline for everything else, with its end as it is hedged.
pub(super) fn bar(sheet: &mut Sheet, (zero, end): (f64, f64), y: f64, thick: f64, role: Role, hedge: Hedge, ink: Ink) {
    // Its long edges lie between pixels, where they are sharp.
    let y = (y - thick / 2.0).round() + thick / 2.0;
    let outwards = if end < zero { -1.0 } else { 1.0 };
    let inner = BAR_REACH.min((end - zero).abs());
    let whole = match hedge {
        Hedge::Exact | Hedge::Over | Hedge::AtLeast | Hedge::AtMost => (end - zero).abs().max(1.0),
        Hedge::Almost | Hedge::About => (end - zero).abs() - inner,
    };
    let stretch = |from: f64, length: f64| {
        let (a, b) = (from, from + outwards * length);
        Area { x: a.min(b), y: y - thick / 2.0, w: length, h: thick }
    };
    let body = stretch(zero, whole);
    match role {
        Role::Result => sheet.fill(body, ink, 1.0),
        Role::Target | Role::Plan | Role::Earlier => outline(sheet, body, ink, Dash::Solid),
        Role::Forecast | Role::Derived | Role::DerivedTarget => outline(sheet, body, ink, Dash::Dashed),
    }
    let neck = zero + outwards * whole;
    let rails = |sheet: &mut Sheet, length: f64| {
        sheet.fill(stretch(neck, length), ink, 0.16);
        for edge in [y - thick / 2.0 + 0.8, y + thick / 2.0 - 0.8] {
            sheet.stroke(vec![(neck, edge), (neck + outwards * length, edge)], ink, 1.6, Dash::Solid);
        }
    };
    match hedge {
        Hedge::Exact => {}
        Hedge::Almost => rails(sheet, inner),
        Hedge::Over => rails(sheet, BAR_REACH),
        Hedge::About => {
            let slice = (inner + BAR_REACH) / 6.0;
            for (i, alpha) in [0.85, 0.68, 0.5, 0.34, 0.2, 0.09].into_iter().enumerate() {
                sheet.fill(stretch(neck + outwards * i as f64 * slice, slice), ink, alpha);
            }
        }
        Hedge::AtLeast => arrow(sheet, (end - RADIUS, y), 1.0, Direction::Right, ink),
        // Inside the bar if there is room, in the colour of the ground.
        Hedge::AtMost if end - zero > REACH => arrow(sheet, (end + RADIUS, y), -1.0, Direction::Right, Ink::Paper),
        Hedge::AtMost => arrow(sheet, (end.min(zero), y), -1.0, Direction::Right, ink),
    }
}

fn outline(sheet: &mut Sheet, area: Area, ink: Ink, dash: Dash) {
    sheet.fill(area, ink, 0.12);
    let (l, t) = (area.x + 0.8, area.y + 0.8);
    let (r, b) = ((area.x + area.w - 0.8).max(l), area.y + area.h - 0.8);
    sheet.stroke(vec![(l, t), (r, t), (r, b), (l, b), (l, t)], ink, 1.6, dash);
}

/// The box that mark and ends fill.
pub(super) fn area((x, y): (f64, f64), datum: &Datum, grows: Direction) -> Area {
    let r = radius(datum.role) + 1.0;
    let (less, more) = extent(datum.role, datum.hedge);
    match grows {
        Direction::Up => Area { x: x - r, y: y - more, w: 2.0 * r, h: more + less },
        Direction::Right => Area { x: x - less, y: y - r, w: more + less, h: 2.0 * r },
    }
}

/// How far a mark reaches against and along the way in which its value grows.
pub(super) fn extent(role: Role, hedge: Hedge) -> (f64, f64) {
    let r = radius(role) + 1.0;
    match hedge {
        Hedge::Exact => (r, r),
        Hedge::Almost | Hedge::AtMost => (REACH, r),
        Hedge::Over | Hedge::AtLeast => (r, REACH),
        Hedge::About => (REACH, REACH),
    }
}

/// The box in which a mark is hit.
pub(super) fn finger((x, y): (f64, f64), room: f64) -> Area {
    let w = FINGER.min(room.max(2.0));
    Area { x: x - w / 2.0, y: y - FINGER / 2.0, w, h: FINGER }
}

/// A point so far from the mark in the direction in which the value grows.
fn away((x, y): (f64, f64), px: f64, grows: Direction) -> (f64, f64) {
    match grows {
        Direction::Up => (x, y - px),
        Direction::Right => (x + px, y),
    }
}

/// Two rails that nothing closes.
fn open(sheet: &mut Sheet, at: (f64, f64), sign: f64, grows: Direction, ink: Ink) {
    let (from, to) = (away(at, sign * RADIUS, grows), away(at, sign * REACH, grows));
    for side in [-2.8, 2.8] {
        let beside = |(x, y): (f64, f64)| match grows {
            Direction::Up => (x + side, y),
            Direction::Right => (x, y + side),
        };
        sheet.stroke(vec![beside(from), beside(to)], ink, 1.4, Dash::Solid);
    }
}

/// A band that fades away.
fn fade(sheet: &mut Sheet, at: (f64, f64), sign: f64, grows: Direction, ink: Ink) {
    let slice = (REACH - RADIUS) / SOFT.len() as f64;
    for (i, alpha) in SOFT.into_iter().enumerate() {
        let near = RADIUS + i as f64 * slice;
        let (a, b) = (away(at, sign * near, grows), away(at, sign * (near + slice), grows));
        let half = 3.0;
        let area = match grows {
            Direction::Up => Area { x: a.0 - half, y: a.1.min(b.1), w: 2.0 * half, h: (a.1 - b.1).abs() },
            Direction::Right => Area { x: a.0.min(b.0), y: a.1 - half, w: (a.0 - b.0).abs(), h: 2.0 * half },
        };
        sheet.fill(area, ink, alpha);
    }
}

fn arrow(sheet: &mut Sheet, at: (f64, f64), sign: f64, grows: Direction, ink: Ink) {
    let tip = away(at, sign * (REACH - 1.0), grows);
    let neck = away(at, sign * (REACH - 5.0), grows);
    let (left, right) = match grows {
        Direction::Up => ((neck.0 - 4.0, neck.1), (neck.0 + 4.0, neck.1)),
        Direction::Right => ((neck.0, neck.1 - 4.0), (neck.0, neck.1 + 4.0)),
    };
    sheet.stroke(vec![away(at, sign * RADIUS, grows), tip], ink, 1.6, Dash::Solid);
    sheet.stroke(vec![left, tip, right], ink, 1.6, Dash::Solid);
}
