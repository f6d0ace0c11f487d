//! What a row of the table of all figures says: its value, its time, its status, what it measures. Asked by charts, targets
//! and findings alike; knows none of them.

use engine::Decimal;
use engine::date::{Date, Period};
use engine::reading::Status;

use crate::Explorer;
use crate::columns::RowIdx;
use crate::display;
use crate::facet::Facet;
use crate::ui_text::Language;

/// What the figures of a panel have in common: codes of unit and measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PanelKey {
    pub(crate) unit: u32,
    pub(crate) measure: u32,
}

/// What the figures of one line have in common: codes of indicator (or unit, for figures that no indicator claims),
/// measure, unit, place, scope, and whether they are results.
pub(crate) type SeriesKey = [u32; 6];

impl Explorer {
    /// All rows.
    pub(crate) fn rows(&self) -> impl Iterator<Item = RowIdx> + use<> {
        (0..).take(self.columns.len()).map(RowIdx)
    }

    pub(crate) fn value(&self, row: RowIdx) -> Option<Decimal> {
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

    pub(crate) fn year(&self, row: RowIdx) -> Option<i32> {
        self.date(row).map(Date::year)
    }

    /// The first day of the stretch over which a row's figure holds.
    pub(crate) fn first_day(&self, row: RowIdx) -> Option<Date> {
        self.period(row)?.start
    }

    pub(crate) fn is_target(&self, row: RowIdx) -> bool {
        self.status(row).is_some_and(|status| matches!(status, Status::Target | Status::Plan))
    }

    pub(crate) fn status(&self, row: RowIdx) -> Option<Status> {
        Some(self.parts(row)?.observation?.status)
    }

    pub(crate) fn panel_key(&self, row: RowIdx) -> PanelKey {
        let code = |facet| self.columns.code(facet, row).unwrap_or(0);
        PanelKey { unit: code(Facet::Unit), measure: code(Facet::Measure) }
    }

    pub(crate) fn series_key(&self, row: RowIdx) -> SeriesKey {
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
    pub(crate) fn unit_name(&self, code: u32) -> &str {
        let names = &self.columns.values[Facet::Unit as usize].names;
        names.get(code as usize).map(String::as_str).filter(|name| *name != crate::facet::UNKNOWN).unwrap_or("")
    }

    /// What a row measures: its indicator's name, else its noun phrase, else its unit.
    pub(crate) fn subject(&self, row: RowIdx, language: Language) -> String {
        let Some(parts) = self.parts(row) else { return String::new() };
        self.cell_text(row, parts, crate::query::Column::Indicator, language)
    }

    /// The same with the measure, where that is no plain level or share: "…, thay đổi tương đối".
    pub(crate) fn subject_with_measure(&self, row: RowIdx, language: Language) -> String {
        let parts = [self.subject(row, language), self.unusual_measure(row, language)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The code of a row's indicator; that of figures without one is a code, too.
    pub(crate) fn indicator_code(&self, row: RowIdx) -> u32 {
        self.columns.code(Facet::Indicator, row).unwrap_or(0)
    }

    /// When a row's figure was, as precisely as any text says.
    pub(crate) fn known_time(&self, row: RowIdx, language: Language) -> String {
        self.period(row).map(|period| display::period(period, language)).unwrap_or_default()
    }
}
