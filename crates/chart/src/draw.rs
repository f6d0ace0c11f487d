//! Paints a layout: as the elements of a picture, of which a page changes those that differ ([`drawing`]), and as the text
//! of an SVG document ([`svg`]), which is the same elements written down.
//!
//! Plotters draws the elements; [`backend`] is what it draws on. Plotters paints whole pixels and literal colours: the
//! sheet is painted ten times as large, and each colour is painted as the number of its [`Ink`], which the backend writes
//! as a custom property or as the colour of a theme.

mod backend;
mod paint;
mod part;

use backend::SvgBackend;
use plotters::drawing::IntoDrawingArea;

use crate::layout::Layout;
use crate::layout::plotters_coord::{SUBPIXELS, to_subpixels};
use crate::theme::{FONT_SANS, Ink, Theme};
use part::push_hundredths;
pub use part::{Drawing, Part};

/// Where colours come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// From the style sheet of the page in which the picture stands: it follows the page's theme.
    Page,
    /// Fixed, on a ground of their own: for a picture that is saved.
    Fixed(Theme),
}

/// What a picture is called by screen readers and by whoever opens the file.
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    pub title: &'a str,
    pub description: &'a str,
}

/// The layout as an SVG document. Same layout, same bytes.
#[must_use]
pub fn svg(layout: &Layout, name: Name, colours: Colours) -> String {
    drawing(layout, name, colours).to_svg()
}

/// The layout as elements. Same layout, same elements.
#[must_use]
pub fn drawing(layout: &Layout, name: Name, colours: Colours) -> Drawing {
    let mut parts = vec![Part::text("title", name.title), Part::text("desc", name.description)];
    if let Colours::Fixed(theme) = colours {
        let mut ground = Part::shape("rect");
        ground.set("width", "100%");
        ground.set("height", "100%");
        ground.set("fill", Ink::Paper.hex(theme));
        parts.push(ground);
    }
    let size = [layout.width, layout.height].map(|px| to_subpixels(px).unsigned_abs());
    let sheet = SvgBackend::new(&mut parts, size.into(), colours).into_drawing_area();
    for shape in &layout.shapes {
        paint::shape(&sheet, shape);
    }
    paint::ignore(sheet.present());
    drop(sheet);
    Drawing { frame: frame(layout), parts }
}

/// The element that holds the others.
fn frame(layout: &Layout) -> Part {
    let [w, h, sheet_w, sheet_h] = [layout.width, layout.height, layout.width * SUBPIXELS, layout.height * SUBPIXELS]
        .map(|length| {
            let mut text = String::new();
            push_hundredths(&mut text, length);
            text
        });
    let mut frame = Part::shape("svg");
    frame.set("role", "img");
    frame.set("width", w);
    frame.set("height", h);
    frame.set("viewBox", ["0 0 ", &sheet_w, " ", &sheet_h].concat());
    frame.set("font-family", FONT_SANS);
    frame
}

#[cfg(test)]
mod tests;
