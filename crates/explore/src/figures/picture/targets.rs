//! Targets and their results: the gap between the two, and the pace that is needed to close it.

use chart::{Marks, TargetRow};
use engine::Decimal;
use engine::date::Date;
use engine::reading::Status;

use super::mark::Ink;
use crate::Explorer;
use crate::columns::RowIdx;
use crate::display::{self, Scale};
use crate::facet::Facet;
use crate::query::Query;
use crate::select;
use crate::words::phrases;

impl Explorer {
    /// The chosen targets; those for which chosen results are meant belong to them.
    pub(super) fn chosen_targets(&self, query: &Query) -> Vec<RowIdx> {
        let mut selection = query.selection.clone();
        selection.clear(Facet::Status);
        let chosen = select::chosen(&self.corpus, &self.columns, &selection);
        let possible = self.possible_results(query).into_iter().filter(|row| self.is_target(*row));
        possible
            .filter(|target| chosen.contains(target) || chosen.iter().any(|row| self.is_target_of(*target, *row)))
            .collect()
    }

    /// The rows in which the results of chosen targets may be, whatever their status.
    pub(super) fn possible_results(&self, query: &Query) -> Vec<RowIdx> {
        let mut selection = query.selection.clone();
        selection.clear(Facet::Status);
        // A target may be set under another name than its result has.
        selection.clear(Facet::Indicator);
        selection.clear(Facet::Unit);
        select::chosen(&self.corpus, &self.columns, &selection)
    }

    /// Targets of one unit and measure with their results among `results`; `None` if there are none.
    pub(super) fn targets(
        &self,
        query: &Query,
        rows: &[RowIdx],
        results: &[RowIdx],
        scale: Scale,
        ink: &mut Ink,
    ) -> Option<Marks> {
        let mut targets: Vec<Vec<RowIdx>> = Vec::new();
        for row in rows.iter().copied().filter(|row| self.is_target(*row)) {
            match targets.iter_mut().find(|same| same.first().is_some_and(|first| self.states_the_same(*first, row))) {
                Some(same) => same.push(row),
                None => targets.push(vec![row]),
            }
        }
        let pairs = targets.into_iter().map(|target| {
            let first = target.first().copied().unwrap_or(RowIdx(0));
            let result = self.result_of(first, results);
            let name = self.target_name(query, first);
            let (gap, pace) =
                result.first().map_or_else(Default::default, |result| self.distance(query, first, *result));
            TargetRow {
                name,
                target: self.datum(query, target, scale, ink),
                result: self.datum(query, result, scale, ink),
                gap,
                pace,
            }
        });
        let pairs: Vec<TargetRow> = pairs.collect();
        (!pairs.is_empty()).then_some(Marks::Targets(pairs))
    }

    fn states_the_same(&self, a: RowIdx, b: RowIdx) -> bool {
        self.series_key(a) == self.series_key(b) && self.value(a) == self.value(b) && self.day(a) == self.day(b)
    }

    /// The latest result of the same thing up to the target's day, with all rows that state it; else the first after it.
    fn result_of(&self, target: RowIdx, rows: &[RowIdx]) -> Vec<RowIdx> {
        let same = |row: RowIdx, facet| self.columns.code(facet, row) == self.columns.code(facet, target);
        let same_thing = |row: &&RowIdx| {
            let is_own = same(**row, Facet::Indicator) && same(**row, Facet::Unit);
            (is_own || self.is_target_of(target, **row))
                && same(**row, Facet::Measure)
                && same(**row, Facet::Place)
                && self.status(**row) == Some(Status::Actual)
        };
        let results = || rows.iter().filter(same_thing).filter(|row| self.day(**row).is_some());
        let day = self.day(target).unwrap_or(i32::MAX);
        let best = results()
            .filter(|row| self.day(**row) <= Some(day))
            .max_by_key(|row| self.day(**row))
            .or_else(|| results().min_by_key(|row| self.day(**row)));
        let Some(best) = best.copied() else { return vec![] };
        results().copied().filter(|row| self.states_the_same(*row, best)).collect()
    }

    /// True if the target is set for what `row` measures under another name.
    fn is_target_of(&self, target: RowIdx, row: RowIdx) -> bool {
        let id = |row: RowIdx| self.parts(row).and_then(|parts| parts.observation?.indicator.as_deref());
        let (Some(target), Some(result)) = (id(target), id(row)) else { return false };
        self.findings.structure.targets.iter().any(|known| known.target == target && known.result == result)
    }

    fn target_name(&self, query: &Query, target: RowIdx) -> String {
        let place = self.code_label(Facet::Place, target, query.language);
        let parts = [self.subject(target, query.language), place, self.when(target, query.language)];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }

    /// Gap and pace in words, from the numbers as printed.
    fn distance(&self, query: &Query, target: RowIdx, result: RowIdx) -> (String, String) {
        let language = query.language;
        let words = || {
            let (aim, reached) = (self.value(target)?, self.value(result)?);
            let missing = aim.checked_sub(reached)?;
            let share = percent(missing, aim);
            let share = share.map(|share| display::quantity(share, "%", language));
            let unit = self.unit_name(self.panel_key(target).unit);
            let amount = |value: Decimal| display::with_unit(&display::compact(value, language), unit, language);
            let when = self.when(result, language);
            let is_over = missing.is_negative() || missing.is_zero();
            let distance = if is_over { amount(missing.negated()) } else { amount(missing) };
            if self.is_before(result, target) {
                // A result of an earlier period reaches nothing; it says how far the target goes beyond it.
                let words = if is_over { phrases::target_below_earlier } else { phrases::target_above_earlier };
                return Some((words(&distance, &when, language), String::new()));
            }
            if is_over {
                return Some((phrases::target_exceeded(&distance, &when, language), String::new()));
            }
            let gap = phrases::target_missed(&distance, share.as_deref(), &when, language);
            let pace = self.pace(target, result, missing);
            let pace =
                pace.map(|(by_month, due)| phrases::pace(&amount(by_month), &display::date(due, language), language));
            Some((gap, pace.unwrap_or_default()))
        };
        words().unwrap_or_default()
    }

    /// True if the result is of a time before that of the target, which lasts a year if nothing else is said.
    fn is_before(&self, result: RowIdx, target: RowIdx) -> bool {
        let start = self.first_day(target).or_else(|| engine::date::date(self.year(target)?, 1, 1));
        start.is_some_and(|start| self.date(result).is_some_and(|known| known < start))
    }

    /// What is to be reached each month from the result's day to the target's, if that lies ahead.
    fn pace(&self, target: RowIdx, result: RowIdx, missing: Decimal) -> Option<(Decimal, Date)> {
        let (due, known) = (self.date(target)?, self.date(result)?);
        let n_days = (due - known).whole_days();
        // A month is a twelfth of a year of 365 days.
        let by_month = missing.to_f64() * 365.0 / 12.0 / n_days as f64;
        (n_days > 0).then(|| Some((display::rounded(by_month, 3)?, due)))?
    }
}

/// `part` of `whole` in percent, to a tenth.
fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let share = part.to_f64() / whole.to_f64() * 100.0;
    let text = format!("{share:.1}");
    text.parse().ok()
}
