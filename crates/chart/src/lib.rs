//! Charts as data. A [`ChartSpec`] says what is shown: numbers, final labels, units, sources. From that one spec come
//! the geometry ([`layout()`]), what screen readers say
//! ([`describe()`], [`describe_mark()`]), the [`tables`], the [`csv`], the form of [`vega_lite`] and
//! (feature `draw`) the picture, so none of them can disagree. Knows nothing of articles, queries or files.
//!
//! # What is plotters' and what is not
//!
//! Axes are plotters' coordinates (`Ranged`, `Cartesian2d` and its mesh, in `layout/plotters_coord.rs`), shapes are painted as its
//! elements onto a backend of ours that writes SVG (`draw/backend.rs`). Of its own are not used:
//!
//! - `ChartBuilder`, `configure_mesh` and `LineSeries`: they know no label that would hide another, no line that breaks
//!   where two figures cannot be compared, no mark for "about" or "at most", and need the size of the picture before its
//!   text is measured. Measured in a module that draws a line of 1,000 points with a mesh, against the same through
//!   elements (wasm, opt-level z, gzip -9): 177,573 bytes against 156,805, and 0.12 ms against 0.06.
//! - Its SVG backend: it has literal colours only, and an element for every bar and every dash.
//!
//! Colours pass through plotters as the number of an [`Ink`](theme::Ink), since its styles carry red, green and blue and
//! nothing else; the backend turns them into custom properties of the page or into the colours of a theme.

pub mod describe;
#[cfg(feature = "draw")]
pub mod draw;
pub mod gallery;
pub mod layout;
pub mod measure;
mod overview;
pub mod spec;
pub mod table;
pub mod theme;
mod ui_text;
pub mod vega;

#[cfg(test)]
mod arbitrary;

pub use describe::{describe, describe_mark};
pub use gallery::gallery;
pub use layout::{Chrome, Frame, Hit, Layout, layout};
pub use spec::{
    Bar, Bars, ChartSpec, Counts, Datum, Format, Grain, Hedge, Lang, MarkId, Marks, Nothing, Panel, Plot, Point,
    Reason, Role, Series, TargetRow, TargetValue,
};
pub use table::{Table, csv, tables};
pub use vega::vega_lite;
