//! The programme's ledger as rows: each figure once, however many articles repeat it.

use std::collections::BTreeSet;

use engine::date::{self, Date, Period};

use super::columns::LEDGER;
use super::{Table, TableKind};
use crate::columns::RowIdx;
use crate::query::{Query, Route};
use crate::{Explorer, select};

/// The cells of the figure that is shown first.
const OF_FIGURE: [&str; 3] = ["raw", "value", "unit"];
const OF_SOURCE: [&str; 8] = ["quote", "title", "publisher", "published", "url", "link", "figure_id", "sentence_id"];

impl Explorer {
    /// The whole ledger on the page of communication, elsewhere that of the chosen figures.
    pub(super) fn table_of_ledger(&self, query: &Query, site: &str) -> Table {
        let mut of_programme: Vec<RowIdx> = self.programme_rows(&self.programme()).collect();
        if query.route != Route::Communication {
            let chosen: BTreeSet<u32> =
                select::chosen(&self.corpus, &self.columns, &query.selection).iter().map(|row| row.0).collect();
            of_programme.retain(|row| chosen.contains(&row.0));
        }
        let parts = self.ledger_parts(&of_programme);
        let entries: Vec<(Option<Period>, Vec<RowIdx>)> = parts
            .iter()
            .flat_map(|(period, rows)| self.ledger_entries(rows).into_iter().map(|same| (*period, same)))
            .collect();
        let records = self.records_of(query, entries.iter().filter_map(|(_, rows)| rows.first().copied()), site);
        let row = |(period, rows): &(Option<Period>, Vec<RowIdx>)| {
            let first = *rows.first()?;
            let part = self.ledger_part(query, *period, rows);
            let day = |day: Option<Date>| day.map(date::iso).unwrap_or_default();
            let documents: BTreeSet<u32> =
                rows.iter().filter_map(|row| self.columns.document.get(row.0 as usize).copied()).collect();
            let sources: BTreeSet<u32> = rows.iter().filter_map(|row| self.source(*row)).collect();
            let own = [
                part.when,
                day(period.and_then(|it| it.start)),
                day(period.and_then(|it| it.end)),
                part.setting,
                self.subject_with_measure(first, query.language),
            ];
            let own = own.into_iter().chain(records.cells(Some(first), &OF_FIGURE));
            let counts = [documents.len().to_string(), sources.len().to_string()];
            Some(own.chain(counts).chain(records.cells(Some(first), &OF_SOURCE)).collect())
        };
        let rows = entries.iter().filter_map(row).collect();
        self.table_named(TableKind::Ledger, query, LEDGER, rows)
    }
}
