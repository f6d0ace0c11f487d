//! Paints a layout as SVG.
//!
//! Plotters draws the elements; [`backend`] is what it draws on. Plotters paints whole pixels and literal colours: the
//! sheet is painted ten times as large, and each colour is painted as the number of its [`Ink`], which the backend writes
//! as a custom property or as the colour of a theme.

mod backend;
mod paint;

use backend::{SvgBackend, push_hundredths};
use plotters::drawing::IntoDrawingArea;

use crate::layout::Layout;
use crate::layout::axis::{SUBPIXELS, to_subpixels};
use crate::theme::{FONT_SANS, Ink, Theme};

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
    let mut out = String::with_capacity(96 * layout.shapes.len() + 16 * 1024);
    head(&mut out, layout, name, colours);
    let size = [layout.width, layout.height].map(|px| to_subpixels(px).unsigned_abs());
    let sheet = SvgBackend::new(&mut out, size.into(), colours).into_drawing_area();
    for shape in &layout.shapes {
        paint::shape(&sheet, shape);
    }
    paint::ignore(sheet.present());
    drop(sheet);
    out.push_str("</svg>\n");
    out
}

/// What stands before what is painted.
fn head(out: &mut String, layout: &Layout, name: Name, colours: Colours) {
    let (w, h) = (layout.width, layout.height);
    let sizes = [
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"", w),
        ("\" height=\"", h),
        ("\" viewBox=\"0 0 ", w * SUBPIXELS),
        (" ", h * SUBPIXELS),
    ];
    for (before, size) in sizes {
        out.push_str(before);
        push_hundredths(out, size);
    }
    out.push_str("\" font-family=\"");
    push_escaped(out, FONT_SANS);
    out.push_str("\">\n<title>");
    push_escaped(out, name.title);
    out.push_str("</title>\n<desc>");
    push_escaped(out, name.description);
    out.push_str("</desc>\n");
    if let Colours::Fixed(theme) = colours {
        out.push_str(&format!("<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n", Ink::Paper.hex(theme)));
    }
}

fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            // Not allowed in XML.
            c if c.is_control() && !matches!(c, '\n' | '\t') => out.push(' '),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests;
