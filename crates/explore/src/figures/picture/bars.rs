//! One bar for each figure: by place, article or indicator, whichever tells them apart.

use chart::{Bar, Bars, Marks};
use engine::compact_sort;
use engine::text::fold;

use super::mark::MarkRegistry;
use crate::Explorer;
use crate::columns::RowIdx;
use crate::display::{self, Scale};
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
    pub(super) fn bars(
        &self,
        query: &Query,
        rows: &[RowIdx],
        scale: Scale,
        marks_made: &mut MarkRegistry,
    ) -> Option<Marks> {
        let naming: Vec<Column> = NAMING.iter().copied().filter(|column| self.differs(query, rows, *column)).collect();
        // What several articles say in the same words and with the same value is one bar.
        let told: Vec<Column> = naming.iter().copied().filter(|column| *column != Column::Document).collect();
        // What differs in nothing but the article is told apart by it, unless all say the same.
        let is_one_value = rows.windows(2).all(|pair| matches!(pair, [a, b] if self.value(*a) == self.value(*b)));
        let told = if told.is_empty() && !is_one_value { naming.clone() } else { told };
        let statements = compact_sort::groups(rows, |row| {
            (self.value(*row), self.name(query, *row, &told), self.columns.code(Facet::Qualifier, *row))
        });
        let mut bars = Vec::new();
        for rows in statements.into_iter().rev() {
            let name = rows.first().map(|row| self.name(query, *row, &told)).unwrap_or_default();
            if bars.len() == MAX_BARS {
                marks_made.n_left_out += rows.len();
            } else if let Some(datum) = self.datum(query, rows, scale, marks_made) {
                bars.push(Bar { name, datum });
            }
        }
        let noun = fold::lowered(told.first().copied().unwrap_or(Column::Indicator).word().say(query.language));
        (!bars.is_empty()).then_some(Marks::Bars(Bars { noun, bars }))
    }

    /// Rows of one day as bars, each with its time in its name, which no axis says.
    pub(super) fn bars_of_one_day(
        &self,
        query: &Query,
        rows: &[RowIdx],
        scale: Scale,
        marks_made: &mut MarkRegistry,
    ) -> Option<Marks> {
        let Marks::Bars(mut bars) = self.bars(query, rows, scale, marks_made)? else { return None };
        for bar in &mut bars.bars {
            let row = marks_made.rows_of_mark.get(bar.datum.mark.0 as usize).and_then(|rows| rows.first());
            let when = row.and_then(|row| self.period(*row)).map(|period| display::period(period, query.language));
            if let Some(when) = when.filter(|when| !bar.name.contains(when.as_str())) {
                bar.name = format!("{}, {when}", bar.name);
            }
        }
        Some(Marks::Bars(bars))
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
