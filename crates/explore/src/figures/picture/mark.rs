//! Single values of a chart: what a row says of itself, and how it becomes a mark.

use chart::{Datum, Hedge, MarkId, Role};
use engine::Decimal;
use engine::reading::{MentionKind, Qualifier, Status};

use crate::Explorer;
use crate::columns::RowIdx;
use crate::display::{self, Scale};
use crate::figures::table::RowParts;
use crate::query::Query;
use crate::ui_text::{Language, phrases};

/// Gives out marks, and remembers which rows stand behind each.
#[derive(Debug, Default)]
pub(super) struct MarkRegistry {
    pub(super) rows_of_mark: Vec<Vec<RowIdx>>,
    /// How many rows have no mark, since there are too many.
    pub(super) n_left_out: usize,
}

impl MarkRegistry {
    pub(super) fn mark(&mut self, rows: Vec<RowIdx>) -> MarkId {
        let id = MarkId(u32::try_from(self.rows_of_mark.len()).unwrap_or(u32::MAX));
        self.rows_of_mark.push(rows);
        id
    }
}

impl Explorer {
    /// Rows that say the same become one mark: `rows` are not empty and agree in value, hedge and role.
    pub(super) fn datum(
        &self,
        query: &Query,
        rows: Vec<RowIdx>,
        scale: Scale,
        marks_made: &mut MarkRegistry,
    ) -> Option<Datum> {
        let row = *rows.first()?;
        let parts = self.parts(row)?;
        let value = self.value(row)?;
        Some(Datum {
            mark: marks_made.mark(rows),
            value: Some(scale.apply(value).to_f64()),
            label: self.label(row, parts, value, query.language),
            plain: value.to_string(),
            hedge: hedge(parts.mention.qualifier),
            role: parts.observation.map_or(Role::Result, |observation| role(observation.status)),
        })
    }

    /// "gần 14,9 triệu", "32,4 %".
    pub(crate) fn label(&self, row: RowIdx, parts: RowParts<'_>, value: Decimal, language: Language) -> String {
        let number = display::compact(value, language);
        let is_percent = parts.mention.kind == MentionKind::Percent;
        let unit = if is_percent { self.unit_of(row, language) } else { String::new() };
        let number = display::with_unit(&number, &unit, language);
        phrases::hedged(parts.mention.qualifier, &number, language)
    }
}

fn hedge(qualifier: Qualifier) -> Hedge {
    match qualifier {
        Qualifier::Exact => Hedge::Exact,
        Qualifier::Almost => Hedge::Almost,
        Qualifier::Over => Hedge::Over,
        Qualifier::About => Hedge::About,
        Qualifier::AtLeast => Hedge::AtLeast,
        Qualifier::AtMost => Hedge::AtMost,
    }
}

fn role(status: Status) -> Role {
    match status {
        Status::Actual => Role::Result,
        Status::Target => Role::Target,
        Status::Plan => Role::Plan,
        Status::Forecast => Role::Forecast,
    }
}
