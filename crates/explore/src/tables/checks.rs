//! Checks and what follows as rows: one for each figure that takes part, so that each has its sentence.

use engine::check::Term;

use super::columns::CHECKS;
use super::{Table, TableKind};
use crate::Explorer;
use crate::checks::CheckView;
use crate::query::Query;

/// The cells of a figure.
const OF_FIGURE: [&str; 11] =
    ["raw", "value", "unit", "quote", "title", "publisher", "published", "url", "link", "figure_id", "sentence_id"];

impl Explorer {
    pub(super) fn table_of_checks(&self, query: &Query, site: &str) -> Table {
        let (checks, comparisons) = self.checks_of_table(query);
        let terms = |terms: &'_ [Term]| terms.iter().filter_map(|term| self.row_of(*term)).collect::<Vec<_>>();
        let all = checks.iter().map(|check| &check.terms).chain(comparisons.iter().map(|one| &one.terms));
        let records = self.records_of(query, all.flat_map(|of| terms(of)), site);
        let mut rows = Vec::new();
        let mut push = |view: &CheckView, terms: &[Term]| {
            let derived = view.derived.iter().map(|it| format!("{}: {} {}", it.what, it.working, it.interval));
            let derived: Vec<String> = derived.map(|it| it.trim_end().to_owned()).collect();
            for (n, term) in (1_usize..).zip(terms) {
                let shown = self.term_view(query, *term);
                let (subject, setting) = shown.map(|it| (it.subject, it.setting)).unwrap_or_default();
                let own = [
                    view.kind.clone(),
                    view.verdict.clone(),
                    view.working.clone(),
                    view.intervals.join("\n"),
                    derived.join("\n"),
                    view.notes.join("\n"),
                    n.to_string(),
                    subject,
                    setting,
                ];
                let own = own.map(|cell| cell.replace('\u{a0}', " "));
                let cells = records.cells(self.row_of(*term), &OF_FIGURE);
                rows.push(own.into_iter().chain(cells).chain([view.id.clone()]).collect());
            }
        };
        checks.iter().for_each(|check| push(&self.check_view(query, check), &check.terms));
        comparisons.iter().for_each(|one| push(&self.comparison_view(query, one), &one.terms));
        self.table_named(TableKind::Checks, query, CHECKS, rows)
    }

    /// How many rows the table has on the page of checks; none while reprints are shown.
    pub(crate) fn n_rows_of_checks(&self, query: &Query) -> usize {
        let of_checks = self.chosen_checks(query).into_iter().map(|check| check.terms.len());
        let of_comparisons = self.chosen_comparisons(query).into_iter().map(|one| one.terms.len());
        of_checks.chain(of_comparisons).sum()
    }
}
