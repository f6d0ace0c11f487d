//! The sheet that is filled from top to bottom.

use super::{Anchor, Area, Dash, Face, GlyphForm, Hit, Layout, Shape, Text};
use crate::measure::{self, Weight};
use crate::spec::MarkId;
use crate::theme::Ink;

/// A stretch of the width.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) x: f64,
    pub(super) w: f64,
}

impl Column {
    pub(super) fn end(self) -> f64 {
        self.x + self.w
    }
}

/// A place among the shapes that is filled later, because what lies in front is known first.
pub(super) struct Reserved(usize);

/// Shapes so far, and how far down they go.
pub(super) struct Sheet {
    width: f64,
    bottom: f64,
    shapes: Vec<Shape>,
    hits: Vec<Hit>,
}

impl Sheet {
    pub(super) fn new(width: f64) -> Sheet {
        Sheet { width, bottom: 0.0, shapes: Vec::new(), hits: Vec::new() }
    }

    pub(super) fn bottom(&self) -> f64 {
        self.bottom
    }

    pub(super) fn skip(&mut self, px: f64) {
        self.bottom += px;
    }

    pub(super) fn finish(self) -> Layout {
        Layout { width: self.width, height: self.bottom.ceil().max(1.0), shapes: self.shapes, hits: self.hits }
    }

    pub(super) fn fill(&mut self, area: Area, ink: Ink, alpha: f64) {
        self.shapes.push(Shape::Fill { area, ink, alpha });
    }

    pub(super) fn stroke(&mut self, points: Vec<(f64, f64)>, ink: Ink, width: f64, dash: Dash) {
        self.shapes.push(Shape::Stroke { points, ink, width, dash });
    }

    pub(super) fn glyph(&mut self, (x, y): (f64, f64), radius: f64, ink: Ink, form: GlyphForm) {
        self.shapes.push(Shape::Glyph { x, y, radius, ink, form });
    }

    pub(super) fn text(&mut self, text: Text) {
        self.shapes.push(Shape::Text(text));
    }

    /// A label in the common face.
    pub(super) fn label(
        &mut self,
        (x, y): (f64, f64),
        anchor: Anchor,
        size: f64,
        weight: Weight,
        ink: Ink,
        words: &str,
    ) {
        self.text(Text { x, y, anchor, size, weight, face: Face::Sans, ink, words: words.to_owned() });
    }

    /// A label in the middle of what it belongs to, or at the column's edge where it would pass it. Whatever the face, it
    /// stands there: what it is as wide as is known only roughly.
    pub(super) fn centred(
        &mut self,
        (x, y): (f64, f64),
        column: Column,
        size: f64,
        weight: Weight,
        ink: Ink,
        words: &str,
    ) {
        let half = measure::width(words, size, weight) / 2.0;
        let (x, anchor) = match () {
            () if x - half < column.x || column.w < 2.0 * half => (column.x, Anchor::Start),
            () if x + half > column.end() => (column.end(), Anchor::End),
            () => (x, Anchor::Middle),
        };
        self.label((x, y), anchor, size, weight, ink, words);
    }

    /// Text over as many lines as it needs; the bottom moves below it.
    pub(super) fn paragraph(&mut self, column: Column, text: &str, size: f64, weight: Weight, face: Face, ink: Ink) {
        for words in measure::wrap(text, size, weight, column.w) {
            let h = size * measure::LINE;
            let y = self.bottom + h / 2.0;
            self.text(Text { x: column.x, y, anchor: Anchor::Start, size, weight, face, ink, words });
            self.bottom += h;
        }
    }

    /// Keeps a place behind what comes next.
    pub(super) fn reserve(&mut self) -> Reserved {
        self.fill(Area { x: 0.0, y: self.bottom, w: 0.0, h: 0.0 }, Ink::Paper, 0.0);
        Reserved(self.shapes.len() - 1)
    }

    pub(super) fn put(&mut self, place: Reserved, shape: Shape) {
        if let Some(slot) = self.shapes.get_mut(place.0) {
            *slot = shape;
        }
    }

    /// A mark that can be reached; its area is kept on the sheet's width and at least a finger wide where there is room.
    pub(super) fn hit(&mut self, mark: MarkId, area: Area, centre: (f64, f64)) {
        let x0 = area.x.max(0.0).min(self.width);
        let x1 = (area.x + area.w).max(0.0).min(self.width);
        let y0 = area.y.max(0.0);
        let area = Area { x: x0, y: y0, w: x1 - x0, h: (area.y + area.h - y0).max(0.0) };
        self.hits.push(Hit { mark, area, centre });
    }
}
