//! What the pages show, as whole tables for files: figures, targets with their results, checks, the programme's ledger. Each
//! row has what it takes to cite it: the sentence, its article, and the way back.

mod checks;
mod columns;
mod ledger;
mod targets;

use std::collections::BTreeMap;

use engine::check::{Check, Comparison};

use crate::checks::{comparison_order, verdict_order};
use crate::columns::RowIdx;
use crate::download::{COLUMNS, ColumnInfo, File, FileContent, FileFormat, Offer, csv, workbook};
use crate::query::{ChecksTab, Query, Route};
use crate::ui_text::{Word, phrases};
use crate::{Explorer, Language, display};

#[cfg(test)]
pub(crate) use columns::ALL_COLUMNS;
pub(crate) use columns::WORD_TABLES;

/// The forms in which any table is saved.
const FORMATS: &[FileFormat] = &[FileFormat::Workbook, FileFormat::Csv, FileFormat::CsvExcel];

/// A table of what the pages show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// The chosen figures.
    Figures,
    /// The targets among them, or that they belong to, beside their results.
    Targets,
    /// Checks and what follows, a row for each figure that takes part.
    Checks,
    /// What the programme did, by period and level, each figure once.
    Ledger,
}

impl TableKind {
    /// All, in the order of a workbook.
    pub const ALL: [TableKind; 4] = [TableKind::Figures, TableKind::Targets, TableKind::Checks, TableKind::Ledger];

    /// What the table is called.
    #[must_use]
    pub fn word(self) -> Word {
        match self {
            TableKind::Figures => Word::Figures,
            TableKind::Targets => Word::TargetsSheet,
            TableKind::Checks => Word::Checks,
            TableKind::Ledger => Word::Communication,
        }
    }

    /// The beginning of its file's name.
    pub(crate) fn file_stem(self) -> &'static str {
        match self {
            TableKind::Figures => "so-lieu",
            TableKind::Targets => "chi-tieu",
            TableKind::Checks => "doi-chieu",
            TableKind::Ledger => "truyen-thong",
        }
    }
}

/// Rows of cells under columns, for files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it is called, in the language that was asked for.
    pub name: String,
    pub columns: Vec<&'static ColumnInfo>,
    /// As many cells a row as there are columns, as machines read them; empty where there is nothing.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The cell of a row under a column; empty if there is none.
    pub(crate) fn cell<'a>(&self, row: &'a [String], name: &str) -> &'a str {
        let at = self.columns.iter().position(|column| column.name == name);
        at.and_then(|at| row.get(at)).map_or("", String::as_str)
    }
}

/// What is said of a figure by a table that it stands in: the cells of its record by name.
pub(crate) struct Records(BTreeMap<u32, Vec<String>>);

impl Records {
    /// The cells of a row under columns of [`COLUMNS`]; empty ones for no row.
    fn cells(&self, row: Option<RowIdx>, names: &[&str]) -> Vec<String> {
        let record = row.and_then(|row| self.0.get(&row.0));
        let cell = |name: &&str| {
            let at = COLUMNS.iter().position(|column| column.name == *name)?;
            record?.get(at).cloned()
        };
        names.iter().map(|name| cell(name).unwrap_or_default()).collect()
    }
}

impl Explorer {
    /// A table of what `query` chooses; `site` as in [`Explorer::file`].
    #[must_use]
    pub fn table_of(&self, kind: TableKind, query: &Query, site: &str) -> Table {
        match kind {
            TableKind::Figures => self.table_of_figures(query, site),
            TableKind::Targets => self.table_of_targets(query, site),
            TableKind::Checks => self.table_of_checks(query, site),
            TableKind::Ledger => self.table_of_ledger(query, site),
        }
    }

    /// The same as a file; `site` as in [`Explorer::file`]. Of other forms than tables have it is a file of nothing.
    #[must_use]
    pub fn table_file(&self, kind: TableKind, query: &Query, format: FileFormat, site: &str) -> File {
        self.file_of_table(self.table_of(kind, query, site), kind.file_stem(), query, format, site)
    }

    /// A table as a file whose name begins with `stem`; form and `site` as in [`Explorer::table_file`].
    pub(crate) fn file_of_table(
        &self,
        table: Table,
        stem: &str,
        query: &Query,
        format: FileFormat,
        site: &str,
    ) -> File {
        let n_rows = table.rows.len();
        let content = match format {
            FileFormat::Workbook => FileContent::Workbook(self.workbook_of(vec![table], query, site)),
            FileFormat::CsvExcel => FileContent::Text(csv::excel(&table)),
            _ => FileContent::Text(csv::plain(&table)),
        };
        File { file_name: file_name(stem, format), media_type: format.media_type(), content, n_rows }
    }

    /// All tables of what `query` chooses, but those that have no rows.
    pub(crate) fn workbook(&self, query: &Query, site: &str) -> workbook::Workbook {
        let tables = TableKind::ALL.into_iter().map(|kind| self.table_of(kind, query, site));
        let tables = tables.enumerate().filter(|(at, table)| *at == 0 || !table.rows.is_empty());
        self.workbook_of(tables.map(|(_, table)| table).collect(), query, site)
    }

    fn table_of_figures(&self, query: &Query, site: &str) -> Table {
        let rows = self.records(query, &self.rows_of_table(query), site);
        self.table_named(TableKind::Figures, query, COLUMNS, rows)
    }

    fn table_named(
        &self,
        kind: TableKind,
        query: &Query,
        columns: &'static [ColumnInfo],
        rows: Vec<Vec<String>>,
    ) -> Table {
        Table { name: kind.word().say(query.language).to_owned(), columns: columns.iter().collect(), rows }
    }

    /// The records of rows, each made once.
    fn records_of(&self, query: &Query, rows: impl IntoIterator<Item = RowIdx>, site: &str) -> Records {
        let mut rows: Vec<RowIdx> = rows.into_iter().filter(|row| self.parts(*row).is_some()).collect();
        rows.sort_unstable_by_key(|row| row.0);
        rows.dedup();
        let records = self.records(query, &rows, site);
        Records(rows.iter().map(|row| row.0).zip(records).collect())
    }

    /// The checks and comparisons of a table: on the page of checks those of its tab, elsewhere those that a chosen figure
    /// takes part in.
    fn checks_of_table(&self, query: &Query) -> (Vec<&Check>, Vec<&Comparison>) {
        let report = &self.corpus.report;
        let (mut checks, mut comparisons): (Vec<&Check>, Vec<&Comparison>) = if query.route == Route::Checks {
            (self.chosen_checks(query), self.chosen_comparisons(query))
        } else {
            let chosen = crate::select::chosen(&self.corpus, &self.columns, &query.selection);
            let mut is_chosen = vec![false; self.columns.len()];
            chosen.iter().for_each(|row| {
                if let Some(it) = is_chosen.get_mut(row.0 as usize) {
                    *it = true;
                }
            });
            let has_one = |terms: &[engine::check::Term]| {
                let mut rows = terms.iter().filter_map(|term| self.row_of(*term));
                rows.any(|row| is_chosen.get(row.0 as usize) == Some(&true))
            };
            (
                report.checks.iter().filter(|check| has_one(&check.terms)).collect(),
                report.comparisons.iter().filter(|one| has_one(&one.terms)).collect(),
            )
        };
        checks.sort_by_key(|check| verdict_order(check.verdict));
        comparisons.sort_by_key(|one| comparison_order(one));
        (checks, comparisons)
    }

    /// The checks of the page of checks; none while another tab is shown.
    fn chosen_checks(&self, query: &Query) -> Vec<&Check> {
        let is_shown = self.tab_of(query) == ChecksTab::Checks;
        self.corpus.report.checks.iter().filter(|check| is_shown && self.is_chosen(query, check, None)).collect()
    }

    /// What follows, while that tab is shown.
    fn chosen_comparisons(&self, query: &Query) -> Vec<&Comparison> {
        let is_shown = self.tab_of(query) == ChecksTab::Following;
        self.corpus.report.comparisons.iter().filter(|one| is_shown && self.is_chosen_comparison(query, one)).collect()
    }
}

/// The forms in which a table of `n_rows` is offered, whose file's name begins with `stem`; none of no rows.
pub(crate) fn offers(stem: &str, n_rows: usize, language: Language) -> Vec<Offer> {
    let offer = |format: &FileFormat| Offer {
        format: *format,
        label: format.word().say(language).to_owned(),
        size: phrases::n_rows(&display::count(n_rows, language), language),
        file_name: file_name(stem, *format),
    };
    if n_rows == 0 { vec![] } else { FORMATS.iter().map(offer).collect() }
}

fn file_name(stem: &str, format: FileFormat) -> String {
    format!("{stem}{}", format.ending())
}

#[cfg(test)]
mod tests;
