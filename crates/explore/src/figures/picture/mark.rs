//! Single values of a chart: what a row says of itself, and how it becomes a mark.

use std::collections::BTreeSet;

use chart::{Datum, Hedge, MarkId, Role};
use engine::Decimal;
use engine::reading::{MentionKind, Qualifier, Status};

use super::Picture;
use crate::Explorer;
use crate::columns::RowIdx;
use crate::display::{self, Scale};
use crate::figures::table::RowParts;
use crate::labels;
use crate::query::Query;
use crate::ui_text::{Language, phrases};

/// So many characters of a sentence tell which it is.
const N_FIRST_CHARS: usize = 50;
/// So many of a headline tell which article it is.
const N_TITLE_CHARS: usize = 30;

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

    /// What stands beside a mark of `picture` that is pointed at: the source of its figure and the first words of its
    /// sentence, "Nhân Dân: “Đến hết quý I/2021, toàn quốc…” và 1 câu nữa"; empty if no figure is behind it.
    #[must_use]
    pub fn mark_source(&self, picture: &Picture, mark: MarkId, language: Language) -> String {
        let rows = picture.rows_of_mark.get(mark.0 as usize).map_or(&[][..], Vec::as_slice);
        let Some((first, parts)) = rows.first().and_then(|row| Some((*row, self.parts(*row)?))) else {
            return String::new();
        };
        let at = |row: RowIdx| (self.columns.document.get(row.0 as usize), self.columns.sentence.get(row.0 as usize));
        let others: BTreeSet<_> = rows.iter().map(|row| at(*row)).filter(|other| *other != at(first)).collect();
        let sentence = parts.document.reading.sentences.get(parts.mention.sentence as usize);
        let sentence = sentence.map_or("", |sentence| sentence.span.of(&parts.document.text));
        let beginning = labels::shortened(&sentence.split_whitespace().collect::<Vec<_>>().join(" "), N_FIRST_CHARS);
        let source = labels::publisher(&parts.document.reading.meta).map_or_else(
            || format!("“{}”", labels::shortened(&labels::document(parts.document), N_TITLE_CHARS)),
            str::to_owned,
        );
        phrases::source_of_mark(&source, &beginning, others.len(), language)
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
