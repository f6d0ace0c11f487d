//! Targets and their results: which belong together, how far they are apart, and the pace that is needed to close the gap.
//! Data and words; drawing them is for `figures::picture`.

use std::collections::BTreeMap;

use engine::Decimal;
use engine::check::{CheckNote, Kind};
use engine::compact_sort::CompactSort;
use engine::date::Date;
use engine::interval::Rational;
use engine::reading::{Qualifier, Status};

use crate::Explorer;
use crate::columns::RowIdx;
use crate::display;
use crate::facet::Facet;
use crate::query::Query;
use crate::ui_text::{Language, phrases};

/// A target with its result.
#[derive(Clone, Debug)]
pub(crate) struct TargetPair {
    /// What it is a target for, where and when.
    pub(crate) name: String,
    /// The rows that state the target; of one that nobody states, the results and excesses that it follows from.
    pub(crate) target: Vec<RowIdx>,
    /// The target that an excess implies; `None` if the target is stated.
    pub(crate) implied: Option<Decimal>,
    /// The rows that state the result; empty if there is none.
    pub(crate) result: Vec<RowIdx>,
    /// How far apart they are; `None` without a result.
    pub(crate) distance: Option<Distance>,
    /// The same in words, and that there is no result yet.
    pub(crate) gap: String,
    /// The pace that is needed, in words; empty if none is.
    pub(crate) pace: String,
}

/// How a result stands to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TargetOutcome {
    /// As precisely as both are said, the target is reached.
    Reached,
    /// It is reached, as far as "gần" and "khoảng" say.
    AboutReached,
    /// The result is above the target.
    Exceeded,
    /// The result is below the target.
    Missed,
    /// There is a result of an earlier period alone, and the target is below it.
    BelowEarlier,
    /// The same, and the target is above it.
    AboveEarlier,
    /// The same, and the target is no other number.
    LikeEarlier,
}

impl TargetOutcome {
    /// True if the result is of a period before the target's: it reaches nothing.
    pub(crate) fn is_earlier(self) -> bool {
        matches!(self, TargetOutcome::BelowEarlier | TargetOutcome::AboveEarlier | TargetOutcome::LikeEarlier)
    }
}

/// How far a result is from its target.
#[derive(Clone, Debug)]
pub(crate) struct Distance {
    pub(crate) standing: TargetOutcome,
    /// The difference, hedged: "gần 21,64 triệu người"; empty if there is none.
    pub(crate) amount: String,
    /// What is missing, in percent of the target, to a tenth; negative if the result is above it.
    pub(crate) missing_percent: Option<Decimal>,
    /// When the result was: "đến 25/4/2021".
    pub(crate) when: String,
    /// What is to be reached each month, hedged, and up to which day; `None` if nothing is missing or the day is past.
    pub(crate) pace: Option<(String, Date)>,
}

/// A target that is not stated: a result, by how much it is above the target, and what the target was.
#[derive(Clone, Copy)]
pub(crate) struct Exceeded {
    pub(crate) result: RowIdx,
    pub(crate) excess: RowIdx,
    pub(crate) target: Rational,
}

/// Rows that may hold results, by indicator.
pub(crate) struct Results(BTreeMap<u32, Vec<RowIdx>>);

impl Results {
    /// The results among `rows` that have a date.
    pub(crate) fn of(explorer: &Explorer, rows: &[RowIdx]) -> Results {
        let mut results: BTreeMap<u32, Vec<RowIdx>> = BTreeMap::new();
        for row in rows.iter().copied() {
            if explorer.status(row) == Some(Status::Actual) && explorer.date(row).is_some() {
                results.entry(explorer.indicator_code(row)).or_default().push(row);
            }
        }
        Results(results)
    }

    fn with_indicator(&self, code: u32) -> &[RowIdx] {
        self.0.get(&code).map_or(&[], Vec::as_slice)
    }
}

impl Explorer {
    /// Targets, or results that imply one, with their results: rows that say the same are one pair.
    pub(crate) fn target_pairs(&self, query: &Query, rows: &[RowIdx], results: &Results) -> Vec<TargetPair> {
        let mut statements: BTreeMap<_, Vec<RowIdx>> = BTreeMap::new();
        let mut order: Vec<_> = Vec::new();
        for row in rows.iter().copied() {
            let key = (self.series_key(row), self.value(row), self.date(row));
            let same = statements.entry(key).or_default();
            if same.is_empty() {
                order.push(key);
            }
            same.push(row);
        }
        let pair = |key| {
            let rows = statements.get(&key)?.clone();
            match rows.first() {
                Some(first) if self.is_target(*first) => self.stated_target(query, rows, results),
                _ => self.implied_target(query, rows),
            }
        };
        order.into_iter().filter_map(pair).collect()
    }

    /// A target as stated, by `rows` that say the same, beside its result.
    fn stated_target(&self, query: &Query, rows: Vec<RowIdx>, results: &Results) -> Option<TargetPair> {
        let language = query.language;
        let target = *rows.first()?;
        let result = self.result_of(target, results);
        let distance = result.first().and_then(|first| self.distance(target, *first, language));
        let none_yet = || phrases::no_result_yet(&self.known_time(target, language), language);
        let (gap, pace) = match &distance {
            Some(distance) => (gap_words(distance, none_yet, language), pace_words(distance, language)),
            None if result.is_empty() => (none_yet(), String::new()),
            None => Default::default(),
        };
        let name = self.target_name(query, target);
        Some(TargetPair { name, target: rows, implied: None, result, distance, gap, pace })
    }

    /// The target that a result and its excess imply, beside that result; `rows` state the result.
    fn implied_target(&self, query: &Query, rows: Vec<RowIdx>) -> Option<TargetPair> {
        let language = query.language;
        let first = *rows.first()?;
        let all: Vec<Exceeded> = rows.iter().filter_map(|row| self.exceeded(*row)).collect();
        let exceeded = *all.first()?;
        let over = display::quantity(self.value(exceeded.excess)?, &self.unit_of(exceeded.excess, language), language);
        let mut behind: Vec<RowIdx> = all.iter().flat_map(|one| [one.result, one.excess]).collect();
        behind.compact_sort();
        behind.dedup();
        let when = self.known_time(first, language);
        let gap = phrases::target_exceeded(&over, &when, language);
        let standing = TargetOutcome::Exceeded;
        Some(TargetPair {
            name: self.target_name(query, first),
            target: behind,
            implied: Some(display::nearest_percent(exceeded.target)),
            result: rows,
            distance: Some(Distance { standing, amount: over, missing_percent: None, when, pace: None }),
            gap,
            pace: String::new(),
        })
    }

    /// The excess over a target that nobody states, of which `row` is the result or the excess, where it is read as points:
    /// then the target is a round number.
    pub(crate) fn exceeded(&self, row: RowIdx) -> Option<Exceeded> {
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

    /// The latest result of the same thing up to the target's day, with all rows that state it; else the first after it.
    fn result_of(&self, target: RowIdx, results: &Results) -> Vec<RowIdx> {
        let same = |row: RowIdx, facet| self.columns.code(facet, row) == self.columns.code(facet, target);
        let own = self.indicator_code(target);
        let named = self.result_codes(target).into_iter().filter(|code| *code != own);
        let mut found: Vec<RowIdx> = results.with_indicator(own).to_vec();
        found.retain(|row| same(*row, Facet::Unit));
        // What the target is set for may go by another name.
        found.extend(named.flat_map(|code| results.with_indicator(code).iter().copied()));
        found.retain(|row| same(*row, Facet::Place) && same(*row, Facet::Measure));
        found.compact_sort();
        let due = self.date(target).unwrap_or(Date::MAX);
        let in_time = found.iter().filter(|row| self.date(**row) <= Some(due)).max_by_key(|row| self.date(**row));
        let best = in_time.or_else(|| found.iter().min_by_key(|row| self.date(**row)));
        let Some(best) = best.copied() else { return vec![] };
        found.into_iter().filter(|row| self.states_the_same(*row, best)).collect()
    }

    /// The indicators for whose results the target of a row is set under another name.
    fn result_codes(&self, target: RowIdx) -> Vec<u32> {
        let dictionary = &self.columns.values[Facet::Indicator as usize];
        let Some(id) = dictionary.keys.get(self.indicator_code(target) as usize) else { return vec![] };
        let known = self.corpus.glossary.targets.iter().filter(|known| known.target == *id);
        known.filter_map(|known| dictionary.code(&known.result)).collect()
    }

    /// True if the target is set for what `row` measures under another name.
    pub(crate) fn is_target_of(&self, target: RowIdx, row: RowIdx) -> bool {
        self.result_codes(target).contains(&self.indicator_code(row))
    }

    fn states_the_same(&self, a: RowIdx, b: RowIdx) -> bool {
        self.series_key(a) == self.series_key(b) && self.value(a) == self.value(b) && self.date(a) == self.date(b)
    }

    pub(crate) fn target_name(&self, query: &Query, target: RowIdx) -> String {
        let place = self.code_label(Facet::Place, target, query.language);
        let parts = [self.subject(target, query.language), place, self.known_time(target, query.language)];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }

    /// How far a result is from its target, from the numbers as printed.
    fn distance(&self, target: RowIdx, result: RowIdx, language: Language) -> Option<Distance> {
        let (aim, reached) = (self.printed(target)?, self.printed(result)?);
        let missing = aim.value.checked_sub(reached.value)?;
        let unit = self.unit_name(self.panel_key(target).unit);
        let amount = |value: Decimal, qualifier| {
            let number = display::with_unit(&display::compact(value, language), unit, language);
            phrases::hedged(qualifier, &number, language)
        };
        let is_over = missing.is_negative() || missing.is_zero();
        let (difference, qualifier) = if is_over { reached.less(aim)? } else { aim.less(reached)? };
        let when = display::period(self.period(result)?, language);
        // What the target is set for may go by another name.
        let is_same = self.indicator_code(target) == self.indicator_code(result);
        let when = if is_same { when } else { format!("{}, {when}", self.subject(result, language)) };
        let is_before = self.is_before(result, target);
        let standing = match (difference.is_zero(), is_before, is_over) {
            // As precisely as both are said they are the same: "60 tỷ" and "62 tỷ".
            (true, true, _) => TargetOutcome::LikeEarlier,
            (true, false, true) if matches!(qualifier, Qualifier::Exact | Qualifier::Over | Qualifier::AtLeast) => {
                TargetOutcome::Reached
            }
            (true, false, _) => TargetOutcome::AboutReached,
            // A result of an earlier period reaches nothing; it says how far the target goes beyond it.
            (false, true, true) => TargetOutcome::BelowEarlier,
            (false, true, false) => TargetOutcome::AboveEarlier,
            (false, false, true) => TargetOutcome::Exceeded,
            (false, false, false) => TargetOutcome::Missed,
        };
        let pace = if standing == TargetOutcome::Missed { self.pace(target, result, missing) } else { None };
        Some(Distance {
            standing,
            amount: if difference.is_zero() { String::new() } else { amount(difference, qualifier) },
            missing_percent: percent(missing, aim.value),
            when,
            pace: pace.map(|(by_month, due)| (amount(by_month, Qualifier::About), due)),
        })
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

/// The gap in words; `none_yet` says that there is no result of the target's own time.
fn gap_words(of: &Distance, none_yet: impl Fn() -> String, language: Language) -> String {
    let Distance { amount, when, .. } = of;
    let share = of.missing_percent.map(|share| display::quantity(share, "%", language));
    let earlier = |words: String| format!("{}; {words}", none_yet());
    match of.standing {
        TargetOutcome::Reached => phrases::target_reached(when, language),
        TargetOutcome::AboutReached => phrases::target_about_reached(when, language),
        TargetOutcome::Exceeded => phrases::target_exceeded(amount, when, language),
        TargetOutcome::Missed => phrases::target_missed(amount, share.as_deref(), when, language),
        TargetOutcome::BelowEarlier => earlier(phrases::target_below_earlier(amount, when, language)),
        TargetOutcome::AboveEarlier => earlier(phrases::target_above_earlier(amount, when, language)),
        TargetOutcome::LikeEarlier => earlier(phrases::target_like_earlier(when, language)),
    }
}

fn pace_words(of: &Distance, language: Language) -> String {
    let pace = of.pace.as_ref();
    pace.map(|(by_month, due)| phrases::pace(by_month, &display::date(*due, language), language)).unwrap_or_default()
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
    display::with_decimals(part.to_f64() / whole.to_f64() * 100.0, 1)
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
