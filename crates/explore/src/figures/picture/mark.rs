//! Single values of a chart: what a row says of itself, and how it becomes a mark.

use chart::{Datum, Hedge, MarkId, Role};
use engine::Decimal;
use engine::date::{Date, Period};
use engine::reading::{MentionKind, Qualifier, Status};

use super::PanelKey;
use crate::Explorer;
use crate::columns::RowIdx;
use crate::display::{self, Scale};
use crate::facet::Facet;
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

/// What the figures of one line have in common: codes of indicator (or unit, for figures that no indicator claims),
/// measure, unit, place, scope, and whether they are results.
pub(super) type SeriesKey = [u32; 6];

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

    pub(super) fn value(&self, row: RowIdx) -> Option<Decimal> {
        self.columns.value.get(row.0 as usize).copied()
    }

    /// When a row's figure was. A reprint that drops a day or a year says nothing else: the time is that of the claim.
    pub(crate) fn period(&self, row: RowIdx) -> Option<Period> {
        self.findings.period(&self.corpus, self.term_of(row)?)
    }

    /// The day or the last day of the stretch. What is counted since a day, until nobody says when, has none: it is no
    /// point in time.
    pub(crate) fn date(&self, row: RowIdx) -> Option<Date> {
        self.period(row)?.end
    }

    pub(super) fn year(&self, row: RowIdx) -> Option<i32> {
        self.date(row).map(Date::year)
    }

    /// The first day of the stretch over which a row's figure holds.
    pub(super) fn first_day(&self, row: RowIdx) -> Option<Date> {
        self.period(row)?.start
    }

    pub(super) fn is_target(&self, row: RowIdx) -> bool {
        self.status(row).is_some_and(|status| matches!(status, Status::Target | Status::Plan))
    }

    pub(super) fn status(&self, row: RowIdx) -> Option<Status> {
        Some(self.parts(row)?.observation?.status)
    }

    pub(super) fn panel_key(&self, row: RowIdx) -> PanelKey {
        let code = |facet| self.columns.code(facet, row).unwrap_or(0);
        PanelKey { unit: code(Facet::Unit), measure: code(Facet::Measure) }
    }

    pub(super) fn series_key(&self, row: RowIdx) -> SeriesKey {
        let code = |facet| self.columns.code(facet, row).unwrap_or(0);
        [
            code(Facet::Indicator),
            code(Facet::Measure),
            code(Facet::Unit),
            code(Facet::Place),
            code(Facet::Scope),
            u32::from(self.is_target(row)),
        ]
    }

    /// The unit of a code, as written; empty if the figure has none.
    pub(super) fn unit_name(&self, code: u32) -> &str {
        let names = &self.columns.values[Facet::Unit as usize].names;
        names.get(code as usize).map(String::as_str).filter(|name| *name != crate::facet::UNKNOWN).unwrap_or("")
    }

    /// What a row measures: its indicator's name, else its noun phrase, else its unit.
    pub(super) fn subject(&self, row: RowIdx, language: Language) -> String {
        let Some(parts) = self.parts(row) else { return String::new() };
        self.cell_text(row, parts, crate::query::Column::Indicator, language)
    }

    /// The same with the measure, where that is no plain level or share: "…, thay đổi tương đối".
    pub(crate) fn subject_with_measure(&self, row: RowIdx, language: Language) -> String {
        let parts = [self.subject(row, language), self.unusual_measure(row, language)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// "gần 14,9 triệu", "32,4 %".
    fn label(&self, row: RowIdx, parts: RowParts<'_>, value: Decimal, language: Language) -> String {
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
