//! Where everything goes, in pixels: a list of shapes that a painter only has to follow. Refuses to know how shapes
//! are painted, and never prints a number.
//!
//! `layout(&spec, Frame { width_px: 320.0, dress: Dress::Bare })` gives shapes and the boxes of the marks. Text is
//! measured by a table of our own, so the same spec gives the same picture everywhere.

use crate::spec::MarkId;

/// The room there is, and whether the picture stands alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width in CSS pixels; below 240 it counts as 240. The height follows from what is shown.
    pub width_px: f64,
    /// With or without title, filter and source.
    pub dress: Dress,
}

/// Whether the picture stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dress {
    /// The plot only: the page sets title, filter and source around it.
    Bare,
    /// With title, filter and source inside: the picture that is saved.
    Framed,
}

/// Where the pointer, a finger or the focus finds a mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Which mark.
    pub mark: MarkId,
    /// Left edge in pixels.
    pub x: f64,
    /// Upper edge in pixels.
    pub y: f64,
    /// Width in pixels.
    pub w: f64,
    /// Height in pixels.
    pub h: f64,
    /// What it is, for screen readers and tooltips: "31/3/2021: gần 15 triệu".
    pub label: String,
}

/// A chart laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// The marks, in reading order.
    pub hits: Vec<Hit>,
}
