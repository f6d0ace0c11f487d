//! One shape, painted with plotters' elements.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, DashedPathElement, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, RGBColor, ShapeStyle, TextStyle};

use super::backend::SvgBackend;
use crate::layout::plotters_coord::{SUBPIXELS, to_subpixels};
use crate::layout::{Anchor, Dash, Face, GlyphForm, Shape, Text as Label};
use crate::measure::Weight;
use crate::theme::{FONT_SERIF, Ink};

pub(super) type Canvas<'a> = DrawingArea<SvgBackend<'a>, Shift>;

/// Dash and gap in pixels.
const DASH: (f64, f64) = (6.0, 4.0);
/// The width of the outline of a hollow mark.
const OUTLINE: f64 = 2.0;

pub(super) fn shape(canvas: &Canvas, shape: &Shape) {
    match shape {
        Shape::Text(label) => text(canvas, label),
        Shape::Stroke { points, ink, width, dash: Dash::Solid } => stroke(canvas, points, *ink, *width),
        Shape::Stroke { points, ink, width, dash: Dash::Dashed } => dashed(canvas, points, *ink, *width, DASH),
        Shape::Fill { area, ink, alpha } => {
            let corners = [(area.x, area.y), (area.x + area.w, area.y + area.h)].map(place);
            ignore(canvas.draw(&Rectangle::new(corners, colour(*ink, *alpha).filled())));
        }
        Shape::Glyph { x, y, radius, ink, form } => glyph(canvas, (*x, *y), *radius, *ink, *form),
    }
}

fn glyph(canvas: &Canvas, at: (f64, f64), radius: f64, ink: Ink, form: GlyphForm) {
    let (x, y) = at;
    let disc = |radius: f64, ink: Ink| {
        ignore(canvas.draw(&Circle::new(place(at), (radius * SUBPIXELS) as i32, colour(ink, 1.0).filled())));
    };
    let r = radius - OUTLINE / 2.0;
    let diamond = [(x, y - r), (x + r, y), (x, y + r), (x - r, y), (x, y - r)];
    match form {
        GlyphForm::Dot => {
            disc(radius + 1.2, Ink::Paper);
            disc(radius, ink);
        }
        GlyphForm::Square => {
            for (half, ink) in [(radius * 0.9 + 1.2, Ink::Paper), (radius * 0.9, ink)] {
                let corners = [(x - half, y - half), (x + half, y + half)].map(place);
                ignore(canvas.draw(&Rectangle::new(corners, colour(ink, 1.0).filled())));
            }
        }
        GlyphForm::HollowDiamond => {
            ignore(canvas.draw(&Polygon::new(diamond.map(place), colour(Ink::Paper, 1.0).filled())));
            stroke(canvas, &diamond, ink, OUTLINE);
        }
        GlyphForm::DashedDiamond => {
            ignore(canvas.draw(&Polygon::new(diamond.map(place), colour(Ink::Paper, 1.0).filled())));
            dashed(canvas, &diamond, ink, OUTLINE, (3.0, 2.0));
        }
        GlyphForm::Ring => {
            disc(radius, Ink::Paper);
            let ring = Circle::new(place(at), (r * SUBPIXELS) as i32, pen(ink, OUTLINE));
            ignore(canvas.draw(&ring));
        }
        GlyphForm::DashedRing => {
            disc(radius, Ink::Paper);
            for arc in RING {
                stroke(canvas, &arc.map(|(dx, dy)| (x + dx * r, y + dy * r)), ink, OUTLINE);
            }
        }
    }
}

/// Four arcs of 62 degrees on the unit circle. Constants, because sines differ in their last digit between machines.
const RING: [[(f64, f64); 4]; 4] = [
    [(0.857, -0.515), (0.984, -0.179), (0.984, 0.179), (0.857, 0.515)],
    [(0.515, 0.857), (0.179, 0.984), (-0.179, 0.984), (-0.515, 0.857)],
    [(-0.857, 0.515), (-0.984, 0.179), (-0.984, -0.179), (-0.857, -0.515)],
    [(-0.515, -0.857), (-0.179, -0.984), (0.179, -0.984), (0.515, -0.857)],
];

fn stroke(canvas: &Canvas, points: &[(f64, f64)], ink: Ink, width: f64) {
    let points: Vec<(i32, i32)> = points.iter().map(|p| place(*p)).collect();
    ignore(canvas.draw(&PathElement::new(points, pen(ink, width))));
}

fn dashed(canvas: &Canvas, points: &[(f64, f64)], ink: Ink, width: f64, (dash, gap): (f64, f64)) {
    let points: Vec<(i32, i32)> = points.iter().map(|p| place(*p)).collect();
    let (dash, gap) = ((dash * SUBPIXELS) as i32, (gap * SUBPIXELS) as i32);
    ignore(canvas.draw(&DashedPathElement::new(points, dash, gap, pen(ink, width))));
}

fn text(canvas: &Canvas, label: &Label) {
    // The picture's own is written once.
    let family = match label.face {
        Face::Sans => FontFamily::SansSerif,
        Face::Serif => FontFamily::Name(FONT_SERIF),
    };
    let style = match label.weight {
        Weight::Regular => FontStyle::Normal,
        Weight::Bold => FontStyle::Bold,
    };
    let font = FontDesc::new(family, label.size * SUBPIXELS, style);
    let h = match label.anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let ink = colour(label.ink, 1.0);
    let style = TextStyle::from(font).color(&ink).pos(Pos::new(h, VPos::Center));
    ignore(canvas.draw(&Text::new(label.words.as_str(), place((label.x, label.y)), style)));
}

fn pen(ink: Ink, width: f64) -> ShapeStyle {
    colour(ink, 1.0).stroke_width((width * SUBPIXELS) as u32)
}

/// The number of the ink as a colour, until the end.
fn colour(ink: Ink, alpha: f64) -> RGBAColor {
    let n = ink.index();
    RGBColor(0, (n >> 8) as u8, (n & 0xff) as u8).mix(alpha)
}

fn place((x, y): (f64, f64)) -> (i32, i32) {
    (to_subpixels(x), to_subpixels(y))
}

/// Painting to a string cannot fail: plotters' results are dropped.
pub(super) fn ignore<E>(result: Result<(), E>) {
    drop(result);
}
