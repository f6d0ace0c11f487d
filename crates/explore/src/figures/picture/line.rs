//! Values over time: one line for each thing that is measured in one place.

use chart::{Counts, Datum, Hedge, Marks, Point, Role, Series};
use engine::Decimal;
use engine::codebook;
use engine::compact_sort::{self, CompactSort};
use engine::date::{Date, Period};
use engine::reading::Measure;

use super::mark::MarkRegistry;
use crate::Explorer;
use crate::columns::RowIdx;
use crate::display::{self, Scale};
use crate::facet::Facet;
use crate::query::Query;
use crate::ui_text::{Word, phrases};

/// More lines than this cannot be told apart; the longest are drawn.
const MAX_SERIES: usize = 12;

impl Explorer {
    /// Dated rows of one unit and measure as lines; `None` if there are none.
    pub(super) fn line(
        &self,
        query: &Query,
        rows: &[RowIdx],
        scale: Scale,
        marks_made: &mut MarkRegistry,
    ) -> Option<Marks> {
        let mut groups = compact_sort::groups(rows, |row| self.series_key(*row));
        groups.compact_sort_by_key(|rows| std::cmp::Reverse(rows.len()));
        marks_made.n_left_out += groups.iter().skip(MAX_SERIES).map(Vec::len).sum::<usize>();
        groups.truncate(MAX_SERIES);
        let firsts: Vec<RowIdx> = groups.iter().filter_map(|rows| rows.first().copied()).collect();
        let series = groups.iter().map(|rows| {
            let mut points = self.points(query, rows, scale, marks_made);
            points.extend(self.derived_points(query, rows, scale, marks_made));
            points.compact_sort_by_key(|point| point.date);
            self.break_where_bases_change(query, &mut points, marks_made);
            let first = rows.first().copied().unwrap_or(RowIdx(0));
            Series { name: self.series_name(query, first, &firsts), counts: self.counts(first), points }
        });
        let series: Vec<Series> = series.filter(|series| !series.points.is_empty()).collect();
        (!series.is_empty()).then_some(Marks::Line(series))
    }

    /// One point for each date and statement: articles that say the same share it.
    fn points(&self, query: &Query, rows: &[RowIdx], scale: Scale, marks_made: &mut MarkRegistry) -> Vec<Point> {
        let statements = compact_sort::groups(rows, |row| {
            let qualifier = self.columns.code(Facet::Qualifier, *row);
            (self.date(*row), self.first_day(*row), self.value(*row), qualifier)
        });
        let point = |rows: Vec<RowIdx>| {
            let row = *rows.first()?;
            Some(Point {
                date: self.date(row)?,
                start: self.first_day(row),
                when: display::period(self.period(row)?, query.language),
                apart: String::new(),
                datum: self.datum(query, rows, scale, marks_made)?,
            })
        };
        statements.into_iter().filter_map(point).collect()
    }

    /// The points that follow from a level among `rows` and a stated change of it, wherever the change is shown.
    fn derived_points(
        &self,
        query: &Query,
        rows: &[RowIdx],
        scale: Scale,
        marks_made: &mut MarkRegistry,
    ) -> Vec<Point> {
        let mut all: Vec<(Date, Decimal, Period, Vec<RowIdx>)> = Vec::new();
        for derived in self.corpus.report.series.iter().flat_map(|series| &series.derived) {
            let [level, change] = derived.terms.map(|term| self.row_of(term));
            let (Some(level), Some(value), Some(end)) = (level, derived.value.point, derived.period.end) else {
                continue;
            };
            if rows.contains(&level) {
                let (value, behind) = (display::nearest(value), [Some(level), change].into_iter().flatten());
                match all.iter_mut().find(|known| (known.0, known.1) == (end, value)) {
                    Some(same) => same.3.extend(behind),
                    None => all.push((end, value, derived.period, behind.collect())),
                }
            }
        }
        all.compact_sort_by_key(|known| (known.0, known.1));
        let points = all.into_iter().map(|(end, value, period, rows)| Point {
            date: end,
            start: period.start,
            when: display::period(period, query.language),
            apart: String::new(),
            datum: Datum {
                mark: marks_made.mark(rows),
                value: Some(scale.apply(value).to_f64()),
                label: phrases::derived(&display::compact(value, query.language), query.language),
                plain: value.to_string(),
                hedge: Hedge::Exact,
                role: Role::Derived,
            },
        });
        points.collect()
    }

    /// What a row counts. A share of what happens is as good as one of what there is. Of figures that no indicator claims,
    /// two may be of different things.
    fn counts(&self, row: RowIdx) -> Counts {
        let Some(observation) = self.parts(row).and_then(|parts| parts.observation) else { return Counts::Unknown };
        let Some(id) = observation.indicator.as_deref() else { return Counts::Unknown };
        let known = self.corpus.glossary.indicator(id);
        match (observation.measure, known.map(|(_, indicator)| indicator.counts)) {
            (Measure::Share, _) | (_, Some(codebook::Counts::Stock)) => Counts::Stock,
            _ => Counts::Flow,
        }
    }

    /// Says of each share that rests on another base than the one before it that it does.
    fn break_where_bases_change(&self, query: &Query, points: &mut [Point], marks_made: &MarkRegistry) {
        let rows =
            |point: &Point| marks_made.rows_of_mark.get(point.datum.mark.0 as usize).map_or(&[][..], Vec::as_slice);
        let mut before: Option<&[RowIdx]> = None;
        for point in points {
            let own = rows(point);
            if let Some(why) = before.and_then(|before| self.base_change(before, own, query.language)) {
                point.apart = why;
            }
            before = Some(own);
        }
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
