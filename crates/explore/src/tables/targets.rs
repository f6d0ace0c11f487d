//! Targets with their results as rows.

use engine::date;

use super::columns::TARGETS;
use super::{Table, TableKind};
use crate::columns::RowIdx;
use crate::query::Query;
use crate::targets::{Results, TargetPair};
use crate::{Explorer, select};

/// The cells of the figure that states the target, and of the result.
const OF_TARGET: [&str; 8] = ["quote", "title", "publisher", "published", "url", "link", "figure_id", "sentence_id"];
const OF_RESULT: [&str; 6] = ["quote", "title", "publisher", "published", "url", "link"];

impl Explorer {
    /// The targets of the chosen figures with their results: the same pairs as in the picture.
    pub(super) fn table_of_targets(&self, query: &Query, site: &str) -> Table {
        let chosen = select::chosen(&self.corpus, &self.columns, &query.selection);
        let targets = self.chosen_targets(query, &chosen);
        let results = Results::of(self, &self.possible_results(query));
        let pairs = self.target_pairs(query, &targets, &results);
        let first = |rows: &[RowIdx]| rows.first().copied();
        let rows = pairs.iter().flat_map(|pair| [first(&pair.target), first(&pair.result)]).flatten();
        let records = self.records_of(query, rows, site);
        let row = |pair: &TargetPair| {
            let (target, result) = (first(&pair.target), first(&pair.result));
            let day = |row: Option<RowIdx>| row.and_then(|row| self.date(row)).map(date::iso).unwrap_or_default();
            let value = |row: Option<RowIdx>| row.and_then(|row| self.value(row)).map(|it| it.to_string());
            let of_unit = result.or(target).map(|row| self.unit_name(self.panel_key(row).unit).to_owned());
            let missing = pair.distance.as_ref().and_then(|distance| distance.missing_percent);
            let basis = if pair.implied.is_some() { "derived" } else { "stated" };
            let own = [
                pair.name.clone(),
                pair.implied.map(|it| it.to_string()).or_else(|| value(target)).unwrap_or_default(),
                of_unit.unwrap_or_default(),
                basis.to_owned(),
                day(target),
                value(result).unwrap_or_default(),
                day(result),
                pair.gap.replace('\u{a0}', " "),
                missing.map(|it| it.to_string()).unwrap_or_default(),
                pair.pace.replace('\u{a0}', " "),
            ];
            own.into_iter().chain(records.cells(target, &OF_TARGET)).chain(records.cells(result, &OF_RESULT)).collect()
        };
        let rows = pairs.iter().map(row).collect();
        self.table_named(TableKind::Targets, query, TARGETS, rows)
    }
}
