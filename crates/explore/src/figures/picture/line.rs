//! Values over time: one line for each thing that is measured in one place.

use std::collections::BTreeMap;

use chart::{Marks, Point, Series};

use super::mark::{Ink, SeriesKey};
use crate::Explorer;
use crate::columns::RowIdx;
use crate::display::Scale;
use crate::facet::Facet;
use crate::query::Query;
use crate::words::Word;

/// More lines than this cannot be told apart; the longest are drawn.
const MAX_SERIES: usize = 12;

impl Explorer {
    /// Dated rows of one unit and measure as lines; `None` if there are none.
    pub(super) fn line(&self, query: &Query, rows: &[RowIdx], scale: Scale, ink: &mut Ink) -> Option<Marks> {
        let mut by_key: BTreeMap<SeriesKey, Vec<RowIdx>> = BTreeMap::new();
        for row in rows {
            by_key.entry(self.series_key(*row)).or_default().push(*row);
        }
        let mut groups: Vec<Vec<RowIdx>> = by_key.into_values().collect();
        groups.sort_by_key(|rows| std::cmp::Reverse(rows.len()));
        groups.truncate(MAX_SERIES);
        let firsts: Vec<RowIdx> = groups.iter().filter_map(|rows| rows.first().copied()).collect();
        let series = groups.iter().map(|rows| Series {
            name: self.series_name(query, rows.first().copied().unwrap_or(RowIdx(0)), &firsts),
            points: self.points(query, rows, scale, ink),
        });
        let series: Vec<Series> = series.filter(|series| !series.points.is_empty()).collect();
        (!series.is_empty()).then_some(Marks::Line(series))
    }

    /// One point for each date and statement: articles that say the same share it.
    fn points(&self, query: &Query, rows: &[RowIdx], scale: Scale, ink: &mut Ink) -> Vec<Point> {
        let mut by_statement: BTreeMap<_, Vec<RowIdx>> = BTreeMap::new();
        for row in rows {
            let qualifier = self.columns.code(Facet::Qualifier, *row);
            let statement = (self.day(*row), self.first_day(*row), self.value(*row), qualifier);
            by_statement.entry(statement).or_default().push(*row);
        }
        let point = |rows: Vec<RowIdx>| {
            let row = *rows.first()?;
            Some(Point {
                date: self.date(row)?,
                start: self.first_day(row),
                when: self.when(row, query.language),
                datum: self.datum(query, rows, scale, ink)?,
            })
        };
        by_statement.into_values().filter_map(point).collect()
    }

    /// What tells a line from the others: its subject, and where they differ its place, scope and status.
    fn series_name(&self, query: &Query, row: RowIdx, all: &[RowIdx]) -> String {
        let mut parts = vec![self.subject(row, query.language)];
        for facet in [Facet::Place, Facet::Scope] {
            let same = |other: &RowIdx| self.columns.code(facet, *other) == self.columns.code(facet, row);
            if !all.iter().all(same) {
                parts.push(self.code_label(facet, row, query.language));
            }
        }
        if self.is_target(row) {
            parts.push(Word::Target.say(query.language).to_owned());
        }
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }
}
