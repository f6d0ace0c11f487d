//! Charts as data. A [`ChartSpec`] says what is shown: numbers, final labels, units, sources. From that one spec come
//! the geometry ([`layout`]), the description for screen readers, the table, the CSV and (feature `draw`) the picture,
//! so none of them can disagree. Knows nothing of articles, queries or files.

pub mod layout;
pub mod spec;
pub mod theme;

pub use layout::{Dress, Frame, Hit, Layout};
pub use spec::{
    Bar, Bars, ChartSpec, Datum, Format, Grain, Hedge, Lang, MarkId, Marks, Nothing, Panel, Plot, Point, Reason, Role,
    Series, TargetRow,
};
