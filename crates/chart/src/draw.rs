//! Paints a layout as SVG. The only file that knows plotters.
//!
//! Plotters' text metrics ask the browser's page, or count bytes; here a thin backend answers with
//! [`crate::measure`], so that a picture is the same wherever it is made. Plotters paints whole pixels and literal
//! colours; the sheet is painted ten times as large, and each colour is painted as the number of its [`Ink`] and
//! replaced in one pass at the end, by a custom property or by the colour of a theme.

mod metrics;
mod paint;

use plotters::backend::SVGBackend;
use plotters::drawing::IntoDrawingArea;

use crate::layout::Layout;
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
    /// The title.
    pub title: &'a str,
    /// The description.
    pub description: &'a str,
}

/// Pixels of the sheet to one pixel of the picture.
const FINE: f64 = 10.0;

/// The layout as an SVG document. Same layout, same bytes.
#[must_use]
pub fn svg(layout: &Layout, name: Name, colours: Colours) -> String {
    let mut painted = String::with_capacity(64 * layout.shapes.len() + 1024);
    {
        let size = ((layout.width * FINE) as u32, (layout.height * FINE) as u32);
        let sheet = metrics::Metrics::new(SVGBackend::with_string(&mut painted, size)).into_drawing_area();
        for shape in &layout.shapes {
            paint::shape(&sheet, shape);
        }
        // Writing to a string cannot fail.
        drop(sheet.present());
    }
    let body = painted.find('>').and_then(|end| painted.get(end + 1..)).unwrap_or_default();
    let body = DEFAULTS.iter().fold(body.to_owned(), |body, default| body.replace(default, ""));
    finish(&joined(&body), layout, name, colours)
}

/// The same with neighbouring opaque rectangles of one colour as one path: five hundred bars are shown in half the time.
fn joined(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut lines = body.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let rectangle = rectangle(line);
        let Some(([x, y, w, h], style)) = rectangle.filter(|(_, style)| !style.contains("opacity")) else {
            out.push_str(line);
            continue;
        };
        let is_next_alike = |next: &&str| self::rectangle(next).is_some_and(|(_, other)| other == style);
        if lines.peek().is_none_or(|next| !is_next_alike(next)) {
            out.push_str(line);
            continue;
        }
        out.push_str(&["<path d=\"M", x, " ", y, "h", w, "v", h, "h-", w, "z"].concat());
        while let Some(([x, y, w, h], _)) = lines.next_if(is_next_alike).and_then(self::rectangle) {
            out.push_str(&["M", x, " ", y, "h", w, "v", h, "h-", w, "z"].concat());
        }
        out.push('"');
        out.push_str(style);
    }
    out
}

/// Place, size and what else is said of a rectangle, as plotters writes it.
fn rectangle(line: &str) -> Option<([&str; 4], &str)> {
    let (x, rest) = line.strip_prefix("<rect x=\"")?.split_once("\" y=\"")?;
    let (y, rest) = rest.split_once("\" width=\"")?;
    let (w, rest) = rest.split_once("\" height=\"")?;
    let (h, style) = rest.split_once('"')?;
    Some(([x, y, w, h], style))
}

/// Attributes that say what holds anyway: a quarter of a picture with many bars, and of the time to show it. In text
/// they cannot occur, since quotes are escaped there.
const DEFAULTS: [&str; 3] = [" opacity=\"1\"", " stroke=\"none\"", " font-family=\"inherit\""];

/// Puts our own head before what was painted, and colours for numbers.
fn finish(body: &str, layout: &Layout, name: Name, colours: Colours) -> String {
    let (w, h) = (layout.width, layout.height);
    let mut out = String::with_capacity(body.len() + 2048);
    out.push_str(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {} {}\" \
         font-family=\"{}\">\n",
        w * FINE,
        h * FINE,
        escaped(FONT_SANS),
    ));
    out.push_str(&format!("<title>{}</title>\n", escaped(name.title)));
    out.push_str(&format!("<desc>{}</desc>\n", escaped(name.description)));
    if let Colours::Fixed(theme) = colours {
        out.push_str(&format!("<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n", Ink::Paper.hex(theme)));
    }
    let mut rest = body;
    while let Some(at) = rest.find("=\"#") {
        let (before, after) = rest.split_at(at + 2);
        out.push_str(before);
        let ink = after.get(1..7).and_then(|hex| usize::from_str_radix(hex, 16).ok()).and_then(Ink::at);
        let ink = ink.unwrap_or(Ink::Text);
        match colours {
            Colours::Page => {
                out.push_str("var(--");
                out.push_str(ink.token());
                out.push(')');
            }
            Colours::Fixed(theme) => out.push_str(ink.hex(theme)),
        }
        rest = after.get(7..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
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
    out
}

#[cfg(test)]
mod tests;
