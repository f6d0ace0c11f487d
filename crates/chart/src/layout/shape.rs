//! The few kinds of thing that a chart is painted with.

use crate::measure::{self, Weight};
use crate::theme::Ink;

/// One thing to paint. Pixels, y downwards.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// One line of text.
    Text(Text),
    /// A stroke through points.
    Stroke {
        /// At least two points.
        points: Vec<(f64, f64)>,
        /// Colour.
        ink: Ink,
        /// Width in pixels.
        width: f64,
        /// Solid or dashed.
        dash: Dash,
    },
    /// A filled rectangle.
    Fill {
        /// Where.
        area: Area,
        /// Colour.
        ink: Ink,
        /// How opaque, 0–1.
        alpha: f64,
    },
    /// The mark of a value.
    Glyph {
        /// Centre.
        x: f64,
        /// Centre.
        y: f64,
        /// From the centre to the edge.
        radius: f64,
        /// Colour.
        ink: Ink,
        form: GlyphForm,
    },
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Where the anchor is.
    pub x: f64,
    /// The middle of the line.
    pub y: f64,
    /// What the anchor holds.
    pub anchor: Anchor,
    /// Size in pixels.
    pub size: f64,
    /// Heaviness.
    pub weight: Weight,
    /// Type face.
    pub face: Face,
    /// Colour.
    pub ink: Ink,
    pub words: String,
}

/// What of a text stands at its x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    Middle,
    End,
}

/// Type faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Labels.
    Sans,
    /// The title.
    Serif,
}

/// Solid or dashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// Without gaps.
    Solid,
    /// With gaps.
    Dashed,
}

/// Forms of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GlyphForm {
    /// A result.
    Dot,
    /// A result of a series whose colour another series has, too.
    Square,
    /// A target or plan.
    HollowDiamond,
    /// A forecast.
    DashedDiamond,
    /// A derived value.
    DashedRing,
    /// A value of an earlier time.
    Ring,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Area {
    /// The square around a point.
    #[must_use]
    pub fn around(x: f64, y: f64, radius: f64) -> Area {
        Area { x: x - radius, y: y - radius, w: 2.0 * radius, h: 2.0 * radius }
    }

    /// Whether the two have more than an edge in common.
    #[must_use]
    pub fn overlaps(&self, other: &Area) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }

    /// Whether the other lies in this one, give or take a hundredth of a pixel.
    #[must_use]
    pub fn holds(&self, other: &Area) -> bool {
        const SLACK: f64 = 0.01;
        other.x >= self.x - SLACK
            && other.y >= self.y - SLACK
            && other.x + other.w <= self.x + self.w + SLACK
            && other.y + other.h <= self.y + self.h + SLACK
    }
}

impl Text {
    /// The box that the text may fill.
    #[must_use]
    pub fn area(&self) -> Area {
        let w = measure::width(&self.words, self.size, self.weight);
        let h = self.size * 1.2;
        let x = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - w / 2.0,
            Anchor::End => self.x - w,
        };
        Area { x, y: self.y - h / 2.0, w, h }
    }
}

impl Shape {
    /// The box that it fills, strokes included.
    #[must_use]
    pub fn area(&self) -> Area {
        match self {
            Shape::Text(text) => text.area(),
            Shape::Fill { area, .. } => *area,
            Shape::Glyph { x, y, radius, .. } => Area::around(*x, *y, *radius),
            Shape::Stroke { points, width, .. } => {
                let fold = |pick: fn(&(f64, f64)) -> f64, best: fn(f64, f64) -> f64, from: f64| {
                    points.iter().map(pick).fold(from, best)
                };
                let (x0, x1) = (fold(|p| p.0, f64::min, f64::INFINITY), fold(|p| p.0, f64::max, f64::NEG_INFINITY));
                let (y0, y1) = (fold(|p| p.1, f64::min, f64::INFINITY), fold(|p| p.1, f64::max, f64::NEG_INFINITY));
                // Ends are cut square, so a straight stroke is no longer than from point to point.
                let across = if y0 == y1 { 0.0 } else { width / 2.0 };
                let along = if x0 == x1 { 0.0 } else { width / 2.0 };
                Area { x: x0 - across, y: y0 - along, w: x1 - x0 + 2.0 * across, h: y1 - y0 + 2.0 * along }
            }
        }
    }
}
