//! Charts as data. A [`ChartSpec`] says what is shown: numbers, final labels, units, sources. From that one spec come
//! the geometry ([`layout()`]), what screen readers say
//! ([`describe()`], [`describe_mark()`]), the [`tables`], the [`csv`] and
//! (feature `draw`) the picture, so none of them can disagree. Knows nothing of articles, queries or files.

pub mod describe;
#[cfg(feature = "draw")]
pub mod draw;
pub mod gallery;
pub mod layout;
pub mod measure;
pub mod spec;
pub mod table;
pub mod theme;
mod ui_text;

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
