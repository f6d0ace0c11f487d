//! One bar for each figure: by place, article or indicator, whichever tells them apart.

use chart::{Bar, Bars, Marks};
use engine::order;
use engine::text::fold;

use super::mark::Ink;
use crate::Explorer;
use crate::columns::RowIdx;
use crate::display::Scale;
use crate::facet::Facet;
use crate::query::{Column, Query};

/// More bars than this are a table; the greatest are drawn.
const MAX_BARS: usize = 200;

/// What may tell bars apart, in the order in which it is tried.
const NAMING: &[Column] = &[
    Column::Indicator,
    Column::Place,
    Column::Scope,
    Column::Status,
    Column::Period,
    Column::Measure,
    Column::Document,
];

impl Explorer {
    /// Rows of one unit and measure as bars; `None` if there are none.
    pub(super) fn bars(&self, query: &Query, rows: &[RowIdx], scale: Scale, ink: &mut Ink) -> Option<Marks> {
        let naming: Vec<Column> = NAMING.iter().copied().filter(|column| self.differs(query, rows, *column)).collect();
        // What several articles say in the same words and with the same value is one bar.
        let told: Vec<Column> = naming.iter().copied().filter(|column| *column != Column::Document).collect();
        let told = if told.is_empty() { naming.clone() } else { told };
        let statements = order::groups(rows, |row| {
            (self.value(*row), self.name(query, *row, &told), self.columns.code(Facet::Qualifier, *row))
        });
        let mut bars = Vec::new();
        for rows in statements.into_iter().rev() {
            let name = rows.first().map(|row| self.name(query, *row, &told)).unwrap_or_default();
            if bars.len() == MAX_BARS {
                ink.n_left_out += rows.len();
            } else if let Some(datum) = self.datum(query, rows, scale, ink) {
                bars.push(Bar { name, datum });
            }
        }
        let noun = fold::lowered(told.first().copied().unwrap_or(Column::Indicator).word().say(query.language));
        (!bars.is_empty()).then_some(Marks::Bars(Bars { noun, bars }))
    }

    fn name(&self, query: &Query, row: RowIdx, naming: &[Column]) -> String {
        let Some(parts) = self.parts(row) else { return String::new() };
        let cells = naming.iter().map(|column| self.cell_text(row, parts, *column, query.language));
        let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
        if cells.is_empty() { self.subject(row, query.language) } else { cells.join(", ") }
    }

    fn differs(&self, query: &Query, rows: &[RowIdx], column: Column) -> bool {
        let text = |row: &RowIdx| {
            self.parts(*row).map(|parts| self.cell_text(*row, parts, column, query.language)).unwrap_or_default()
        };
        let mut texts = rows.iter().map(text);
        let first = texts.next();
        texts.any(|text| Some(&text) != first.as_ref())
    }
}
