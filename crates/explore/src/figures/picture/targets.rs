//! Targets and their results as marks: a pair a row.

use chart::{Datum, Hedge, Marks, Role, TargetRow, TargetValue};
use engine::compact_sort::CompactSort;

use super::mark::MarkRegistry;
use crate::Explorer;
use crate::columns::RowIdx;
use crate::display::{self, Scale};
use crate::facet::Facet;
use crate::query::Query;
use crate::select;
use crate::targets::{Results, TargetPair};
use crate::ui_text::phrases;

impl Explorer {
    /// The chosen targets; those for which chosen results are meant belong to them. Of a target that is not stated, but by
    /// how much it was exceeded, the result stands for it.
    pub(crate) fn chosen_targets(&self, query: &Query, chosen: &[RowIdx]) -> Vec<RowIdx> {
        let mut selection = query.selection.clone();
        selection.clear(Facet::Status);
        let any_status = select::chosen(&self.corpus, &self.columns, &selection);
        let possible = self.possible_results(query).into_iter().filter(|row| self.is_target(*row));
        let stated = possible.filter(|target| {
            any_status.contains(target) || any_status.iter().any(|row| self.is_target_of(*target, *row))
        });
        let mut targets: Vec<RowIdx> = stated.collect();
        let exceeded = chosen.iter().filter_map(|row| self.exceeded(*row)).map(|exceeded| exceeded.result);
        targets.extend(exceeded);
        targets.compact_sort();
        targets.dedup();
        targets
    }

    /// The rows in which the results of chosen targets may be, whatever their status.
    pub(crate) fn possible_results(&self, query: &Query) -> Vec<RowIdx> {
        let mut selection = query.selection.clone();
        selection.clear(Facet::Status);
        // A target may be set under another name than its result has.
        selection.clear(Facet::Indicator);
        selection.clear(Facet::Unit);
        select::chosen(&self.corpus, &self.columns, &selection)
    }

    /// Targets of one unit and measure, stated or implied, with their results; `None` if there are none.
    pub(super) fn targets(
        &self,
        query: &Query,
        rows: &[RowIdx],
        results: &Results,
        scale: Scale,
        marks_made: &mut MarkRegistry,
    ) -> Option<Marks> {
        let pairs = self.target_pairs(query, rows, results).into_iter();
        let pairs: Vec<TargetRow> = pairs.filter_map(|pair| self.target_row(query, pair, scale, marks_made)).collect();
        (!pairs.is_empty()).then_some(Marks::Targets(pairs))
    }

    fn target_row(
        &self,
        query: &Query,
        pair: TargetPair,
        scale: Scale,
        marks_made: &mut MarkRegistry,
    ) -> Option<TargetRow> {
        let TargetPair { name, target, implied, result, distance, gap, pace } = pair;
        let first_result = result.first().copied();
        let period = target.first().and_then(|row| self.period(*row));
        let target = match implied {
            None => self.target_value(query, *target.first()?, target, scale, marks_made),
            Some(value) => {
                let first = first_result?;
                let unit = self.unit_name(self.panel_key(first).unit);
                let datum = Datum {
                    mark: marks_made.mark(target),
                    value: Some(scale.apply(value).to_f64()),
                    label: display::with_unit(&display::compact(value, query.language), unit, query.language),
                    plain: value.to_string(),
                    hedge: Hedge::Exact,
                    role: Role::DerivedTarget,
                };
                let own = self.target_value(query, first, vec![first], scale, &mut MarkRegistry::default())?;
                Some(TargetValue { datum, ..own })
            }
        };
        let result = first_result.and_then(|first| {
            let mut value = self.target_value(query, first, result, scale, marks_made)?;
            // A result of another time than the target's says of when it is.
            if implied.is_none() && self.period(first) != period {
                value.datum.label = phrases::dated_value(&value.datum.label, &self.known_time(first, query.language));
            }
            if distance.is_some_and(|distance| distance.standing.is_earlier()) {
                value.datum.role = Role::Earlier;
            }
            Some(value)
        });
        Some(TargetRow { name, target, result, gap, pace })
    }

    /// One side of a pair: `rows`, of which `first` is one, say the same.
    fn target_value(
        &self,
        query: &Query,
        first: RowIdx,
        rows: Vec<RowIdx>,
        scale: Scale,
        marks_made: &mut MarkRegistry,
    ) -> Option<TargetValue> {
        Some(TargetValue {
            name: self.target_name(query, first),
            start: self.first_day(first),
            end: self.date(first),
            datum: self.datum(query, rows, scale, marks_made)?,
        })
    }
}
