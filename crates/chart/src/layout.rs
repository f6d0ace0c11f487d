//! Where everything goes, in pixels: a list of shapes that a painter only has to follow. Refuses to know how shapes
//! are painted, and never prints a number.
//!
//! `layout(&spec, Frame { width_px: 320.0, chrome: Chrome::None })` gives shapes and the boxes of the marks. Text is
//! measured by [`crate::measure`], so the same spec gives the same picture everywhere.
//!
//! | Question | File |
//! |---|---|
//! | ends and ticks of an axis of values, the rule of zero | `value_scale`; who asks for zero: `line`, `bars` (`axis`), `bars/dense`, `targets` |
//! | how many of them there are | `line`, `bars/dense`, `targets`: by the room they have |
//! | months, quarters and years on an axis of time | `time_ticks` |
//! | the pixel of a value or a day | `plotters_coord` |
//! | which values a line connects | `Series::may_connect` in `spec`; `line` breaks it where a value is missing |
//! | names of the lines | `line/legend` |
//! | points left out of a long line | `line/thin` |
//! | bars one by one; more than anyone reads one by one | `bars`; `bars/dense` |
//! | targets and results | `targets` |
//! | form of a mark by status, arrows by hedge | `mark` |
//! | labels beside marks, and which of them are left out | `label` |
//! | what the marks mean, below the plot | `mark_legend` |
//! | the card of a quotation | `quote_card` |
//! | title, source and height of the picture | `sheet` |
//! | the same in words, for screen readers | `describe` |
//! | shapes, and how they become SVG | `shape`; `draw` |
//! | which colour a line gets | by its place: `line`; the order of lines: `explore/figures/picture/line` |
//! | the colours themselves | `theme/palette` |

mod bars;
mod label;
mod line;
mod mark;
mod mark_legend;
pub(crate) mod plotters_coord;
mod quote_card;
mod shape;
mod sheet;
mod targets;
mod time_ticks;
mod value_scale;

pub use quote_card::{CardQuote, CardSpec, card};
pub use shape::{Anchor, Area, Dash, Face, GlyphForm, Shape, Text};

use crate::measure::Weight;
use crate::overview::{Overview, Seen};
use crate::spec::{ChartSpec, MarkId, Marks, Panel, Plot};
use crate::theme::Ink;
use crate::ui_text::{capital, words};
use sheet::{Column, Sheet};

/// The space there is, and whether the picture stands alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width in CSS pixels; below 240 it counts as 240. The height follows from what is shown.
    pub width_px: f64,
    /// With or without title, filter and source.
    pub chrome: Chrome,
}

/// Whether the picture stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chrome {
    /// The plot only: the page sets title, filter and source around it.
    None,
    /// With title, filter and source inside: the picture that is saved.
    Full,
}

/// Where the pointer, a finger or the focus finds a mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub mark: MarkId,
    /// Where, in pixels; inside the picture.
    pub area: Area,
    /// The middle of the mark itself, which is not always the middle of the area.
    pub centre: (f64, f64),
}

/// A chart laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// What to paint, from back to front.
    pub shapes: Vec<Shape>,
    /// The marks, in reading order.
    pub hits: Vec<Hit>,
}

impl Layout {
    /// The place among [`hits`](Layout::hits) of the mark at a point in pixels; where several are, the one whose middle is
    /// nearest.
    #[must_use]
    pub fn hit_at(&self, x: f64, y: f64) -> Option<usize> {
        let distance = |hit: &Hit| (hit.centre.0 - x) * (hit.centre.0 - x) + (hit.centre.1 - y) * (hit.centre.1 - y);
        let is_at = |hit: &Hit| {
            let Area { x: left, y: top, w, h } = hit.area;
            (left..=left + w).contains(&x) && (top..=top + h).contains(&y)
        };
        let there = self.hits.iter().enumerate().filter(|(_, hit)| is_at(hit));
        there.min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b))).map(|(at, _)| at)
    }
}

/// The size of labels in pixels.
const LABEL: f64 = 13.0;
/// The size of the key, the unit and the source.
const SMALL: f64 = 12.0;
/// The size of the title of a saved picture.
const TITLE: f64 = 21.0;
/// The size of a panel's title.
const PANEL_TITLE: f64 = 15.0;
/// Below this width there are no columns beside a plot.
const NARROW: f64 = 560.0;

/// Puts everything where it goes.
#[must_use]
pub fn layout(spec: &ChartSpec, frame: Frame) -> Layout {
    let width = if frame.width_px.is_finite() { frame.width_px.clamp(240.0, 4000.0) } else { 240.0 };
    let mut sheet = Sheet::new(width);
    let column = match frame.chrome {
        Chrome::None => Column { x: 0.0, w: width },
        Chrome::Full => Column { x: 16.0, w: width - 32.0 },
    };
    if frame.chrome == Chrome::Full {
        sheet.skip(14.0);
        sheet.fill(Area { x: column.x, y: sheet.bottom(), w: 36.0, h: 4.0 }, Ink::Brand, 1.0);
        sheet.skip(14.0);
        sheet.paragraph(column, &spec.title, TITLE, Weight::Bold, Face::Serif, Ink::Text);
        sheet.skip(4.0);
        sheet.paragraph(column, &spec.filter, LABEL, Weight::Regular, Face::Sans, Ink::Soft);
        sheet.skip(12.0);
    }
    match &spec.plot {
        Plot::Panels(panels) => stack(&mut sheet, spec, panels, column),
        Plot::Nothing(nothing) => notice(&mut sheet, column, &nothing.words),
    }
    if frame.chrome == Chrome::Full {
        sheet.skip(10.0);
        sheet.paragraph(column, &spec.source, SMALL, Weight::Regular, Face::Sans, Ink::Faint);
        sheet.skip(14.0);
    }
    sheet.finish()
}

/// The space between panels.
const BETWEEN: f64 = 28.0;
/// Panels stand side by side where each is at least so wide.
const PANEL: f64 = 400.0;

fn stack(sheet: &mut Sheet, spec: &ChartSpec, panels: &[Panel], column: Column) {
    if panels.is_empty() {
        notice(sheet, column, words(spec.lang).no_value);
    }
    let n_columns = (((column.w + BETWEEN) / (PANEL + BETWEEN)).floor() as usize).clamp(1, panels.len().clamp(1, 3));
    let w = (column.w - BETWEEN * (n_columns - 1) as f64) / n_columns as f64;
    for (nth, row) in panels.chunks(n_columns).enumerate() {
        if nth > 0 {
            sheet.skip(BETWEEN);
        }
        let top = sheet.bottom();
        let mut lowest = top;
        for (i, panel) in row.iter().enumerate() {
            sheet.skip(top - sheet.bottom());
            one(sheet, spec, panel, Column { x: column.x + i as f64 * (w + BETWEEN), w });
            lowest = lowest.max(sheet.bottom());
        }
        sheet.skip(lowest - sheet.bottom());
    }
}

fn one(sheet: &mut Sheet, spec: &ChartSpec, panel: &Panel, column: Column) {
    let words = words(spec.lang);
    if spec.panels().len() > 1 {
        sheet.paragraph(column, &capital(&panel.title), PANEL_TITLE, Weight::Bold, Face::Sans, Ink::Text);
        sheet.skip(4.0);
    }
    if panel.data().all(|datum| datum.finite().is_none()) {
        return notice(sheet, column, words.no_value);
    }
    let (remark, seen) = match &panel.marks {
        Marks::Line(series) => {
            let overviews: Vec<Overview> = series.iter().map(Overview::of).collect();
            (line::lay(sheet, spec, panel, series, &overviews, column), Seen::of_lines(overviews))
        }
        Marks::Bars(bars) => (bars::lay(sheet, spec, panel, bars, column), Seen::of(panel.data())),
        Marks::Targets(rows) => (targets::lay(sheet, spec, panel, rows, column), Seen::of(panel.data())),
    };
    mark_legend::lay(sheet, spec, panel, &seen, remark, column);
}

/// The middle of the pixel at a place: a line as thin as a pixel is sharp there, and grey over two beside it.
fn hair(at: f64) -> f64 {
    at.floor() + 0.5
}

/// Says why there is nothing to see.
fn notice(sheet: &mut Sheet, column: Column, why: &str) {
    let top = sheet.bottom();
    let inner = Column { x: column.x + 20.0, w: column.w - 40.0 };
    let ground = sheet.reserve();
    sheet.skip(28.0);
    sheet.paragraph(inner, why, PANEL_TITLE, Weight::Regular, Face::Sans, Ink::Soft);
    sheet.skip(28.0);
    let area = Area { x: column.x, y: top, w: column.w, h: sheet.bottom() - top };
    sheet.put(ground, Shape::Fill { area, ink: Ink::Sunk, alpha: 1.0 });
}

#[cfg(test)]
mod tests;
