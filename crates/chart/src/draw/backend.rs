//! The backend of plotters: SVG whose colours are tokens of the theme; neighbouring shapes that look alike are merged.
//!
//! Plotters' own SVG backend knows literal colours only, counts bytes where text is measured (or asks the browser's page),
//! and makes an element of every bar and every dash. Here five hundred bars are one path, and so is a dashed line; a
//! point is written as its way from the last one. That is half the bytes, and half the time until they are shown.

use std::borrow::Cow;
use std::convert::Infallible;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily, FontStyle,
};

use super::Colours;
use super::part::{Part, push_hundredths, push_number};
use crate::measure::{self, Weight};
use crate::theme::Ink;

/// Adds to the parts that are there already.
pub(super) struct SvgBackend<'a> {
    parts: &'a mut Vec<Part>,
    size: (u32, u32),
    colours: Colours,
    /// The path to which the next piece may be added, and how it is painted.
    open: Option<(Pen, String)>,
    /// The last part, if it is a disc.
    disc: Option<Disc>,
}

struct Disc {
    at: BackendCoord,
    radius: u32,
    ink: Cow<'static, str>,
}

/// How a path is painted; colours are those of plotters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pen {
    Fill((u8, u8, u8)),
    Stroke((u8, u8, u8), u32),
}

/// Adding a part cannot fail.
type Painted = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> SvgBackend<'a> {
    pub(super) fn new(parts: &'a mut Vec<Part>, size: (u32, u32), colours: Colours) -> SvgBackend<'a> {
        SvgBackend { parts, size, colours, open: None, disc: None }
    }

    /// One piece of a path, which `draw` writes. What can be seen through is a path of its own: where two lie on each
    /// other, both show.
    fn piece(&mut self, pen: Pen, alpha: f64, draw: impl FnOnce(&mut String)) -> Painted {
        if alpha <= 0.0 {
            return Ok(());
        }
        if alpha < 1.0 {
            let mut path = String::new();
            draw(&mut path);
            self.close();
            self.path(pen, alpha, path);
            return Ok(());
        }
        match &mut self.open {
            Some((open, path)) if *open == pen => draw(path),
            _ => {
                self.close();
                let mut path = String::new();
                draw(&mut path);
                self.open = Some((pen, path));
            }
        }
        Ok(())
    }

    fn path(&mut self, pen: Pen, alpha: f64, path: String) {
        self.disc = None;
        let mut part = Part::shape("path");
        match pen {
            Pen::Fill(rgb) => part.set("fill", self.ink(rgb)),
            Pen::Stroke(rgb, width) => {
                part.set("fill", "none");
                part.set("stroke", self.ink(rgb));
                part.set_number("stroke-width", width as i32);
            }
        }
        if alpha < 1.0 {
            // Of the ink, not of the element: a browser keeps no layer for it.
            let mut share = String::new();
            push_hundredths(&mut share, alpha);
            part.set(if matches!(pen, Pen::Fill(_)) { "fill-opacity" } else { "stroke-opacity" }, share);
        }
        part.set("d", path);
        self.parts.push(part);
    }

    fn close(&mut self) {
        if let Some((pen, path)) = self.open.take() {
            self.path(pen, 1.0, path);
        }
    }

    /// The ink whose number the colour is.
    fn ink(&self, (_, high, low): (u8, u8, u8)) -> Cow<'static, str> {
        let ink = Ink::at(usize::from(high) << 8 | usize::from(low)).unwrap_or(Ink::Text);
        match self.colours {
            Colours::Page => ["var(--", ink.token(), ")"].concat().into(),
            Colours::Fixed(theme) => ink.hex(theme).into(),
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
        if let Some(Disc { at, radius: outer, ink }) = self.disc.take()
            && at == (x, y)
            && fill
            && outer > radius
            && (outer - radius).is_multiple_of(2)
        {
            // A disc on a larger one is one circle with an edge.
            self.parts.pop();
            let mut part = Part::shape("circle");
            part.set_number("cx", x);
            part.set_number("cy", y);
            part.set_number("r", (radius + outer) as i32 / 2);
            part.set("fill", self.ink(style.color().rgb));
            part.set("stroke", ink);
            part.set_number("stroke-width", (outer - radius) as i32);
            self.parts.push(part);
            return Ok(());
        }
        let mut part = Part::shape("circle");
        part.set_number("cx", x);
        part.set_number("cy", y);
        part.set_number("r", radius as i32);
        let ink = self.ink(style.color().rgb);
        if fill {
            part.set("fill", ink.clone());
            self.disc = Some(Disc { at: (x, y), radius, ink });
        } else {
            part.set("fill", "none");
            part.set("stroke", ink);
            part.set_number("stroke-width", style.stroke_width() as i32);
        }
        self.parts.push(part);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Painted {
        self.close();
        self.disc = None;
        let mut part = Part::text("text", text);
        part.set_number("x", x);
        part.set_number("y", y);
        part.set("dy", ".5ex");
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => part.set("text-anchor", "middle"),
            HPos::Right => part.set("text-anchor", "end"),
        }
        if let FontFamily::Name(name) = style.family() {
            part.set("font-family", name.to_owned());
        }
        if weight(style) == Weight::Bold {
            part.set("font-weight", "bold");
        }
        part.set_number("font-size", style.size().round() as i32);
        part.set("fill", self.ink(style.color().rgb));
        self.parts.push(part);
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
