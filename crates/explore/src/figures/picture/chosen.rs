//! Which mark of a picture the address points at, so that Back and a link open its sentences again.
//!
//! A mark is known by the first and the last figure behind it: one figure can stand behind its own mark and behind one
//! that is derived from it.

use chart::MarkId;

use super::Picture;
use crate::Explorer;
use crate::columns::RowIdx;
use crate::link;
use crate::query::Query;

/// Between the ids of the two figures.
const BETWEEN: char = '~';

impl Explorer {
    /// The same page with the sentences behind `mark` of `picture` open, or none.
    #[must_use]
    pub fn at_mark(&self, query: &Query, picture: &Picture, mark: Option<MarkId>) -> Query {
        let rows = mark.and_then(|mark| picture.rows_of_mark.get(mark.0 as usize));
        Query { focus: rows.and_then(|rows| self.figures_of(rows)), ..query.clone() }
    }

    /// The mark of `picture` whose sentences `query` asks for.
    #[must_use]
    pub fn mark_at(&self, query: &Query, picture: &Picture) -> Option<MarkId> {
        let wanted = query.focus.as_deref()?;
        let is_wanted = |rows: &Vec<RowIdx>| self.figures_of(rows).is_some_and(|figures| figures == wanted);
        let at = picture.rows_of_mark.iter().position(is_wanted)?;
        u32::try_from(at).ok().map(MarkId)
    }

    fn figures_of(&self, rows: &[RowIdx]) -> Option<String> {
        let (first, last) = (self.row_id(*rows.first()?)?, self.row_id(*rows.last()?)?);
        Some(if rows.len() == 1 { first } else { format!("{first}{BETWEEN}{last}") })
    }

    fn row_id(&self, row: RowIdx) -> Option<String> {
        let parts = self.parts(row)?;
        Some(crate::figures::table::row_id(parts, &link::figure_id(&parts.document.reading, parts.mention_at)))
    }
}
