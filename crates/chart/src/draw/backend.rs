//! Where plotters paints: SVG whose colours are inks, and in which neighbours that look alike are one element.
//!
//! Plotters' own SVG backend knows literal colours only, counts bytes where text is measured (or asks the browser's page),
//! and makes an element of every bar and every dash. Here five hundred bars are one path, and so is a dashed line; a
//! point is written as its way from the last one. That is half the bytes, and half the time until they are shown.

use std::convert::Infallible;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily, FontStyle,
};

use super::{Colours, push_escaped};
use crate::measure::{self, Weight};
use crate::theme::Ink;

/// Writes behind what is in the string already.
pub(super) struct SvgBackend<'a> {
    out: &'a mut String,
    size: (u32, u32),
    colours: Colours,
    /// How the path is painted to which the next piece may be added.
    open: Option<Pen>,
}

/// How a path is painted; colours are those of plotters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pen {
    Fill((u8, u8, u8)),
    Stroke((u8, u8, u8), u32),
}

/// Writing to a string cannot fail.
type Painted = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> SvgBackend<'a> {
    pub(super) fn new(out: &'a mut String, size: (u32, u32), colours: Colours) -> SvgBackend<'a> {
        SvgBackend { out, size, colours, open: None }
    }

    /// One piece of a path, which `draw` writes. What can be seen through is a path of its own: where two lie on each
    /// other, both show.
    fn piece(&mut self, pen: Pen, alpha: f64, draw: impl FnOnce(&mut String)) -> Painted {
        if alpha <= 0.0 {
            return Ok(());
        }
        if self.open != Some(pen) || alpha < 1.0 {
            self.close();
            self.begin(pen, alpha);
        }
        draw(self.out);
        if alpha < 1.0 {
            self.close();
        }
        Ok(())
    }

    fn begin(&mut self, pen: Pen, alpha: f64) {
        self.out.push_str("<path");
        match pen {
            Pen::Fill(rgb) => self.ink("fill", rgb),
            Pen::Stroke(rgb, width) => {
                self.out.push_str(" fill=\"none\"");
                self.ink("stroke", rgb);
                self.number("stroke-width", width as i32);
            }
        }
        if alpha < 1.0 {
            // Of the ink, not of the element: a browser keeps no layer for it.
            let ink = if matches!(pen, Pen::Fill(_)) { "fill" } else { "stroke" };
            for part in [" ", ink, "-opacity=\""] {
                self.out.push_str(part);
            }
            push_hundredths(self.out, alpha);
            self.out.push('"');
        }
        self.out.push_str(" d=\"");
        self.open = Some(pen);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.out.push_str("\"/>\n");
        }
    }

    fn word(&mut self, name: &str, value: &str) {
        for part in [" ", name, "=\"", value, "\""] {
            self.out.push_str(part);
        }
    }

    fn number(&mut self, name: &str, value: i32) {
        for part in [" ", name, "=\""] {
            self.out.push_str(part);
        }
        push_number(self.out, value);
        self.out.push('"');
    }

    /// The ink whose number the colour is.
    fn ink(&mut self, name: &str, (_, high, low): (u8, u8, u8)) {
        let ink = Ink::at(usize::from(high) << 8 | usize::from(low)).unwrap_or(Ink::Text);
        match self.colours {
            Colours::Page => {
                for part in [" ", name, "=\"var(--", ink.token(), ")\""] {
                    self.out.push_str(part);
                }
            }
            Colours::Fixed(theme) => self.word(name, ink.hex(theme)),
        }
    }
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Painted {
        Ok(())
    }

    fn present(&mut self) -> Painted {
        self.close();
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Painted {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Painted {
        let ((left, top), (right, bottom)) = (from, to);
        if !fill {
            return self.draw_path([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], style);
        }
        let color = style.color();
        self.piece(Pen::Fill(color.rgb), color.alpha, |out| {
            push_path(out, [(left, top), (right, top), (right, bottom), (left, bottom)]);
            out.push('z');
        })
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Painted {
        let color = style.color();
        self.piece(Pen::Stroke(color.rgb, style.stroke_width()), color.alpha, |out| push_path(out, path))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Painted {
        let color = style.color();
        self.piece(Pen::Fill(color.rgb), color.alpha, |out| {
            push_path(out, path);
            out.push('z');
        })
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Painted {
        self.draw_path([from, to], style)
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, fill: bool) -> Painted {
        self.close();
        self.out.push_str("<circle");
        self.number("cx", x);
        self.number("cy", y);
        self.number("r", radius as i32);
        if fill {
            self.ink("fill", style.color().rgb);
        } else {
            self.word("fill", "none");
            self.ink("stroke", style.color().rgb);
            self.number("stroke-width", style.stroke_width() as i32);
        }
        self.out.push_str("/>\n");
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Painted {
        self.close();
        self.out.push_str("<text");
        self.number("x", x);
        self.number("y", y);
        self.word("dy", ".5ex");
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => self.word("text-anchor", "middle"),
            HPos::Right => self.word("text-anchor", "end"),
        }
        if let FontFamily::Name(name) = style.family() {
            self.out.push_str(" font-family=\"");
            push_escaped(self.out, name);
            self.out.push('"');
        }
        if weight(style) == Weight::Bold {
            self.word("font-weight", "bold");
        }
        self.number("font-size", style.size().round() as i32);
        self.ink("fill", style.color().rgb);
        self.out.push('>');
        push_escaped(self.out, text);
        self.out.push_str("</text>\n");
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = measure::width(text, style.size(), weight(style));
        Ok((width.ceil() as u32, (style.size() * measure::LINE).ceil() as u32))
    }
}

fn weight(style: &impl BackendTextStyle) -> Weight {
    match style.style() {
        FontStyle::Bold => Weight::Bold,
        FontStyle::Normal | FontStyle::Oblique | FontStyle::Italic => Weight::Regular,
    }
}

/// Writes the commands of a path, each point relative to the one before.
fn push_path(out: &mut String, points: impl IntoIterator<Item = BackendCoord>) {
    let mut points = points.into_iter();
    let Some((mut x, mut y)) = points.next() else { return };
    let mut last = 'M';
    out.push('M');
    push_number(out, x);
    push_next(out, y);
    for (to_x, to_y) in points {
        let (dx, dy) = (to_x - x, to_y - y);
        let command = match (dx, dy) {
            (_, 0) => 'h',
            (0, _) => 'v',
            _ => 'l',
        };
        if command == last {
            push_next(out, if command == 'v' { dy } else { dx });
        } else {
            out.push(command);
            push_number(out, if command == 'v' { dy } else { dx });
        }
        if command == 'l' {
            push_next(out, dy);
        }
        (x, y, last) = (to_x, to_y, command);
    }
}

/// A number behind a number: a minus parts them, too.
fn push_next(out: &mut String, number: i32) {
    if number >= 0 {
        out.push(' ');
    }
    push_number(out, number);
}

/// A length or a share, at least 0, to the nearest hundredth, as short as it can be. The standard library's way brings 8 KB of tables
/// to the page.
pub(super) fn push_hundredths(out: &mut String, number: f64) {
    let hundredths = (number.max(0.0) * 100.0).round() as i32;
    push_number(out, hundredths / 100);
    let (tenth, hundredth) = (hundredths / 10 % 10, hundredths % 10);
    if tenth != 0 || hundredth != 0 {
        out.push('.');
        push_number(out, tenth);
    }
    if hundredth != 0 {
        push_number(out, hundredth);
    }
}

/// Formatting as the standard library does it takes a quarter of the time in which a long line is painted.
fn push_number(out: &mut String, number: i32) {
    if number < 0 {
        out.push('-');
    }
    let mut rest = number.unsigned_abs();
    let mut tens = 1;
    while rest / tens >= 10 {
        tens *= 10;
    }
    while tens > 0 {
        out.push(char::from(b'0' + (rest / tens) as u8));
        rest %= tens;
        tens /= 10;
    }
}
