//! Targets and their results, as bars from zero: a target that is known to be of one place, with what was reached.

use std::cmp::Reverse;

use engine::compact_sort::CompactSort;

use super::value_bar::{Bar, BarRole, lengths};
use crate::Explorer;
use crate::columns::RowIdx;
use crate::display;
use crate::query::Query;
use crate::targets::{Results, TargetOutcome, TargetPair};
use crate::ui_text::Word;
use crate::view::Link;

/// How many targets the start page shows.
const N_TARGETS: usize = 6;
/// Of more targets than this the first are looked at.
const MAX_TARGETS: usize = 2_000;

/// A target and how far it is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetView {
    /// What it is a target for, where and when.
    pub name: String,
    /// The target, and what was reached.
    pub bars: Vec<Bar>,
    /// How far apart they are: "còn thiếu gần 21,64 triệu người (85,3 %)".
    pub gap: String,
    /// The pace that is needed; empty if none is.
    pub pace: String,
}

impl Explorer {
    /// The targets of the corpus with their results: those that have one first, and of these the ones furthest from it.
    /// Results that lack a period are of no use, and neither is a target that may be of any place.
    pub(crate) fn pairs(&self, query: &Query) -> Vec<TargetPair> {
        let known: Vec<RowIdx> =
            self.rows().filter(|row| self.indicator_id(*row).is_some() && self.is_of_known_place(*row)).collect();
        let results = Results::of(self, &known);
        let targets = known.iter().filter(|row| self.is_target(**row) && self.date(**row).is_some());
        let mut rows: Vec<RowIdx> = targets.copied().take(MAX_TARGETS).collect();
        rows.extend(known.iter().filter_map(|row| self.exceeded(*row)).map(|exceeded| exceeded.result));
        rows.compact_sort();
        rows.dedup();
        let mut pairs = self.target_pairs(query, &rows, &results);
        pairs.compact_sort_by_key(|pair| Reverse(importance(pair)));
        pairs
    }

    pub(super) fn home_targets(&self, query: &Query, pairs: &[TargetPair]) -> Vec<TargetView> {
        pairs.iter().take(N_TARGETS).filter_map(|pair| self.target_view(query, pair)).collect()
    }

    pub(crate) fn target_view(&self, query: &Query, pair: &TargetPair) -> Option<TargetView> {
        let language = query.language;
        let (target, result) = (*pair.target.first()?, pair.result.first().copied());
        let of_unit = result.unwrap_or(target);
        let value = |row: RowIdx| self.value(row);
        let (aim, link) = match pair.implied {
            None => (value(target)?, self.figure_link(query, target)?),
            Some(aim) => {
                let text = display::quantity(aim, self.unit_name(self.panel_key(of_unit).unit), language);
                (aim, Link { text, ..self.figure_link(query, target)? })
            }
        };
        let is_earlier = pair.distance.as_ref().is_some_and(|distance| distance.standing.is_earlier());
        let (role, word) = match pair.implied {
            None => (BarRole::Target, Word::Target),
            Some(_) => (BarRole::DerivedTarget, Word::TargetDerived),
        };
        let mut bars = vec![(word.say(language).to_owned(), link, role, aim)];
        if let Some(row) = result {
            let name = self.known_time(row, language);
            let role = if is_earlier { BarRole::Earlier } else { BarRole::Result };
            bars.push((name, self.figure_link(query, row)?, role, value(row)?));
        }
        let lengths = lengths(&bars.iter().map(|(.., value)| *value).collect::<Vec<_>>());
        let bars = bars.into_iter().zip(lengths);
        Some(TargetView {
            name: pair.name.clone(),
            bars: bars.map(|((name, figure, role, _), length)| Bar { name, figure, length, role }).collect(),
            gap: pair.gap.clone(),
            pace: pair.pace.clone(),
        })
    }
}

/// What is told first: a target with a pace to keep, then one with a result of its own time, then one with an earlier result.
fn importance(pair: &TargetPair) -> u8 {
    match &pair.distance {
        Some(distance) if distance.pace.is_some() => 4,
        Some(distance) if distance.standing == TargetOutcome::BelowEarlier => 3,
        Some(distance) if !distance.standing.is_earlier() => 2,
        _ if pair.implied.is_some() => 2,
        Some(_) => 1,
        None => 0,
    }
}
