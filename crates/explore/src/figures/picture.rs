//! The selection as a chart, or why there is none.

use crate::Explorer;
use crate::columns::RowIdx;
use crate::query::Query;
use crate::view::Link;
use crate::words::Word;

/// The selection as a chart.
#[derive(Clone, Debug)]
pub enum Picture {
    /// It cannot be drawn as asked: why, and the nearest that can.
    Unplottable {
        /// Why.
        reason: String,
        /// What can be drawn, nearest first.
        offers: Vec<Link>,
    },
}

impl Explorer {
    /// The chosen rows as the chart that the tab asks for.
    pub(crate) fn picture(&self, query: &Query, _rows: &[RowIdx]) -> Picture {
        Picture::Unplottable { reason: Word::NoRows.say(query.language).to_owned(), offers: vec![] }
    }
}
