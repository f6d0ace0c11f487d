//! Targets and their results: the gap between the two, and the pace that is needed to close it.

use chart::{Datum, Hedge, Marks, Role, TargetRow, TargetValue};
use engine::Decimal;
use engine::check::{CheckNote, Kind};
use engine::compact_sort::CompactSort;
use engine::date::Date;
use engine::interval::Rational;
use engine::reading::{Qualifier, Status};

use super::mark::MarkRegistry;
use crate::Explorer;
use crate::columns::RowIdx;
use crate::display::{self, Scale};
use crate::facet::Facet;
use crate::query::Query;
use crate::select;
use crate::ui_text::{Language, phrases};

impl Explorer {
    /// The chosen targets; those for which chosen results are meant belong to them. Of a target that is not stated, but by
    /// how much it was exceeded, the result stands for it.
    pub(super) fn chosen_targets(&self, query: &Query, chosen: &[RowIdx]) -> Vec<RowIdx> {
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
    pub(super) fn possible_results(&self, query: &Query) -> Vec<RowIdx> {
        let mut selection = query.selection.clone();
        selection.clear(Facet::Status);
        // A target may be set under another name than its result has.
        selection.clear(Facet::Indicator);
        selection.clear(Facet::Unit);
        select::chosen(&self.corpus, &self.columns, &selection)
    }

    /// Targets of one unit and measure, stated or implied, with their results among `results`; `None` if there are none.
    pub(super) fn targets(
        &self,
        query: &Query,
        rows: &[RowIdx],
        results: &[RowIdx],
        scale: Scale,
        marks_made: &mut MarkRegistry,
    ) -> Option<Marks> {
        let mut statements: Vec<Vec<RowIdx>> = Vec::new();
        for row in rows.iter().copied() {
            match statements.iter_mut().find(|same| same.first().is_some_and(|first| self.states_the_same(*first, row)))
            {
                Some(same) => same.push(row),
                None => statements.push(vec![row]),
            }
        }
        let pair = |rows: Vec<RowIdx>| match rows.first() {
            Some(first) if self.is_target(*first) => Some(self.stated_target(query, rows, results, scale, marks_made)),
            _ => self.implied_target(query, rows, scale, marks_made),
        };
        let pairs: Vec<TargetRow> = statements.into_iter().filter_map(pair).collect();
        (!pairs.is_empty()).then_some(Marks::Targets(pairs))
    }

    /// A target as stated, by `rows` that say the same, beside its result.
    fn stated_target(
        &self,
        query: &Query,
        rows: Vec<RowIdx>,
        results: &[RowIdx],
        scale: Scale,
        marks_made: &mut MarkRegistry,
    ) -> TargetRow {
        let target = rows.first().copied().unwrap_or(RowIdx(0));
        let found = self.result_of(target, results);
        let first = found.first().copied();
        let (gap, pace) = first.map_or_else(Default::default, |result| self.distance(query, target, result));
        let gap = if first.is_some() {
            gap
        } else {
            phrases::no_result_yet(&self.known_time(target, query.language), query.language)
        };
        let target_value = self.target_value(query, target, rows, scale, marks_made);
        let result = first.and_then(|first| {
            let mut value = self.target_value(query, first, found, scale, marks_made)?;
            // A result of another time than the target's says of when it is.
            if self.period(first) != self.period(target) {
                value.datum.label = phrases::dated_value(&value.datum.label, &self.known_time(first, query.language));
            }
            if self.is_before(first, target) {
                value.datum.role = Role::Earlier;
            }
            Some(value)
        });
        TargetRow { name: self.target_name(query, target), target: target_value, result, gap, pace }
    }

    /// The target that a result and its excess imply, beside that result; `rows` state the result.
    fn implied_target(
        &self,
        query: &Query,
        rows: Vec<RowIdx>,
        scale: Scale,
        marks_made: &mut MarkRegistry,
    ) -> Option<TargetRow> {
        let language = query.language;
        let first = *rows.first()?;
        let all: Vec<Exceeded> = rows.iter().filter_map(|row| self.exceeded(*row)).collect();
        let exceeded = *all.first()?;
        let value = display::nearest_percent(exceeded.target);
        let unit = self.unit_name(self.panel_key(first).unit);
        let label = display::with_unit(&display::compact(value, language), unit, language);
        let mut behind: Vec<RowIdx> = all.iter().flat_map(|one| [one.result, one.excess]).collect();
        behind.compact_sort();
        behind.dedup();
        let target = TargetValue {
            datum: Datum {
                mark: marks_made.mark(behind),
                value: Some(scale.apply(value).to_f64()),
                label,
                plain: value.to_string(),
                hedge: Hedge::Exact,
                role: Role::DerivedTarget,
            },
            ..self.target_value(query, first, rows.clone(), scale, &mut MarkRegistry::default())?
        };
        let over = display::quantity(self.value(exceeded.excess)?, &self.unit_of(exceeded.excess, language), language);
        Some(TargetRow {
            name: self.target_name(query, first),
            target: Some(target),
            result: self.target_value(query, first, rows, scale, marks_made),
            gap: phrases::target_exceeded(&over, &self.known_time(first, language), language),
            pace: String::new(),
        })
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

    /// The excess over a target that nobody states, of which `row` is the result or the excess, where it is read as points:
    /// then the target is a round number.
    fn exceeded(&self, row: RowIdx) -> Option<Exceeded> {
        let checks = self.findings.comparisons_of(self.term_of(row)?).iter();
        let checks = checks.filter_map(|at| self.corpus.report.comparisons.get(*at));
        checks.into_iter().find_map(|check| {
            let [result, excess] = *check.terms.as_slice() else { return None };
            let is_points = check.kind == Kind::Points && check.notes.contains(&CheckNote::ReadAsPoints);
            let printed = |term| Rational::from_decimal(self.term(term)?.observation.signed);
            let points = [printed(result)?, printed(excess)?];
            let target = check.formula.left.point(&points).filter(|_| is_points)?;
            Some(Exceeded { result: self.row_of(result)?, excess: self.row_of(excess)?, target })
        })
    }

    fn states_the_same(&self, a: RowIdx, b: RowIdx) -> bool {
        self.series_key(a) == self.series_key(b) && self.value(a) == self.value(b) && self.date(a) == self.date(b)
    }

    /// The latest result of the same thing up to the target's day, with all rows that state it; else the first after it.
    fn result_of(&self, target: RowIdx, rows: &[RowIdx]) -> Vec<RowIdx> {
        let same = |row: RowIdx, facet| self.columns.code(facet, row) == self.columns.code(facet, target);
        let same_thing = |row: &RowIdx| {
            let is_own = || same(*row, Facet::Indicator) && same(*row, Facet::Unit);
            same(*row, Facet::Place)
                && same(*row, Facet::Measure)
                && (is_own() || self.is_target_of(target, *row))
                && self.status(*row) == Some(Status::Actual)
                && self.date(*row).is_some()
        };
        let results: Vec<RowIdx> = rows.iter().copied().filter(same_thing).collect();
        let due = self.date(target).unwrap_or(Date::MAX);
        let in_time = results.iter().filter(|row| self.date(**row) <= Some(due)).max_by_key(|row| self.date(**row));
        let best = in_time.or_else(|| results.iter().min_by_key(|row| self.date(**row)));
        let Some(best) = best.copied() else { return vec![] };
        results.into_iter().filter(|row| self.states_the_same(*row, best)).collect()
    }

    /// True if the target is set for what `row` measures under another name.
    fn is_target_of(&self, target: RowIdx, row: RowIdx) -> bool {
        let keys = &self.columns.values[Facet::Indicator as usize].keys;
        let id = |row: RowIdx| keys.get(self.columns.code(Facet::Indicator, row)? as usize);
        let Some(target) = id(target) else { return false };
        let mut known = self.corpus.glossary.targets.iter().filter(|known| known.target == *target);
        known.any(|known| id(row) == Some(&known.result))
    }

    fn target_name(&self, query: &Query, target: RowIdx) -> String {
        let place = self.code_label(Facet::Place, target, query.language);
        let parts = [self.subject(target, query.language), place, self.known_time(target, query.language)];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }

    /// When a row's figure was, as precisely as any text says.
    fn known_time(&self, row: RowIdx, language: Language) -> String {
        self.period(row).map(|period| display::period(period, language)).unwrap_or_default()
    }

    /// Gap and pace in words, from the numbers as printed.
    fn distance(&self, query: &Query, target: RowIdx, result: RowIdx) -> (String, String) {
        let language = query.language;
        let words = || {
            let (aim, reached) = (self.printed(target)?, self.printed(result)?);
            let missing = aim.value.checked_sub(reached.value)?;
            let share = percent(missing, aim.value).map(|share| display::quantity(share, "%", language));
            let unit = self.unit_name(self.panel_key(target).unit);
            let amount = |value: Decimal, qualifier| {
                let number = display::with_unit(&display::compact(value, language), unit, language);
                phrases::hedged(qualifier, &number, language)
            };
            let is_over = missing.is_negative() || missing.is_zero();
            let (distance, qualifier) = if is_over { reached.less(aim)? } else { aim.less(reached)? };
            let when = display::period(self.period(result)?, language);
            // What the target is set for may go by another name.
            let is_same = self.columns.code(Facet::Indicator, target) == self.columns.code(Facet::Indicator, result);
            let when = if is_same { when } else { format!("{}, {when}", self.subject(result, language)) };
            let is_before = self.is_before(result, target);
            let none_yet = |words: &str| {
                let none = phrases::no_result_yet(&self.known_time(target, language), language);
                format!("{none}; {words}")
            };
            if distance.is_zero() {
                // As precisely as both are said they are the same: "60 tỷ" and "62 tỷ".
                if is_before {
                    return Some((none_yet(&phrases::target_like_earlier(&when, language)), String::new()));
                }
                let words = match qualifier {
                    Qualifier::Exact | Qualifier::Over | Qualifier::AtLeast if is_over => phrases::target_reached,
                    _ => phrases::target_about_reached,
                };
                return Some((words(&when, language), String::new()));
            }
            let distance = amount(distance, qualifier);
            if is_before {
                // A result of an earlier period reaches nothing; it says how far the target goes beyond it.
                let words = if is_over { phrases::target_below_earlier } else { phrases::target_above_earlier };
                return Some((none_yet(&words(&distance, &when, language)), String::new()));
            }
            if is_over {
                return Some((phrases::target_exceeded(&distance, &when, language), String::new()));
            }
            let gap = phrases::target_missed(&distance, share.as_deref(), &when, language);
            let pace = self.pace(target, result, missing).map(|(by_month, due)| {
                phrases::pace(&amount(by_month, Qualifier::About), &display::date(due, language), language)
            });
            Some((gap, pace.unwrap_or_default()))
        };
        words().unwrap_or_default()
    }

    /// A row's number as it stands in its article.
    fn printed(&self, row: RowIdx) -> Option<Printed> {
        let mention = self.parts(row)?.mention;
        Some(Printed { value: self.value(row)?, step: mention.step, qualifier: mention.qualifier })
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

/// A target that is not stated: a result, by how much it is above the target, and what the target was.
#[derive(Clone, Copy)]
struct Exceeded {
    result: RowIdx,
    excess: RowIdx,
    target: Rational,
}

/// A number with what its words leave open.
#[derive(Clone, Copy)]
struct Printed {
    value: Decimal,
    /// One unit of its last digit.
    step: Decimal,
    qualifier: Qualifier,
}

impl Printed {
    /// What remains if `other` is taken away, to the coarser last digit of the two, with the hedge that is then true:
    /// a whole number less "trên 3,72 triệu" is "gần" what remains.
    fn less(self, other: Printed) -> Option<(Decimal, Qualifier)> {
        use Qualifier::{About, Almost, AtLeast, AtMost, Exact, Over};
        let turned = match other.qualifier {
            Almost => Over,
            Over => Almost,
            AtLeast => AtMost,
            AtMost => AtLeast,
            Exact | About => other.qualifier,
        };
        let hedge = match (self.qualifier, turned) {
            (one, Exact) | (Exact, one) => one,
            (one, same) if one == same => one,
            _ => About,
        };
        let rest = self.value.checked_sub(other.value)?;
        let shown = rest.rounded(self.step.max(other.step).exponent());
        // Rounding must not carry the number over the bound that its hedge names.
        let holds = match hedge {
            Exact => shown == rest,
            Almost | AtMost => shown >= rest,
            Over | AtLeast => shown <= rest,
            About => true,
        };
        Some((shown, if holds { hedge } else { About }))
    }
}

/// `part` of `whole` in percent, to a tenth.
fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let share = part.to_f64() / whole.to_f64() * 100.0;
    let text = format!("{share:.1}");
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_remains_is_hedged_as_it_must_be() {
        use Qualifier::{About, Almost, Exact, Over};
        let printed = |value: i64, exponent: i16, qualifier| Printed {
            value: Decimal::new(value.into(), exponent),
            step: Decimal::new(1, exponent),
            qualifier,
        };
        let check = |one: Printed, other: Printed, shown: i64, hedge| {
            assert_eq!(one.less(other), Some((Decimal::from(shown), hedge)));
        };
        let target = printed(25_358_667, 0, Exact);
        check(target, printed(372, 4, Over), 21_640_000, Almost);
        check(target, printed(3_720_001, 0, Exact), 21_638_666, Exact);
        check(target, printed(3_715, 3, Over), 21_644_000, Almost);
        // Of 21.634.000 only less than that remains, so "gần 21.630.000" would be wrong.
        check(printed(25_354_000, 0, Exact), printed(372, 4, Over), 21_630_000, About);
        check(printed(25_354_000, 0, Exact), printed(372, 4, Almost), 21_630_000, Over);
        check(printed(5_235, 9, Over), printed(5_147, 9, Over), 88_000_000_000, About);
        check(printed(175, 5, Exact), printed(16, 6, Exact), 2_000_000, About);
    }
}
