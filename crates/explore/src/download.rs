//! The chosen figures as files: CSV, CSV for a Vietnamese Excel, JSON Lines, Data Package. All of them hold the same
//! rows in the same order and the same columns, those of [`COLUMNS`].

pub(crate) mod address;
pub(crate) mod csv;
pub(crate) mod json;
mod record;
mod titles;

use std::collections::BTreeSet;

use store::StoredDocument;

use crate::columns::RowIdx;
use crate::facet::Facet;
use crate::figures::Line;
use crate::query::{Query, url};
use crate::ui_text::{Word, phrases};
use crate::{Explorer, cite, display, labels, select};

pub use record::{COLUMNS, ColumnInfo, ColumnType};
pub use titles::title;

/// A form in which figures are saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileFormat {
    /// UTF-8, commas, decimal dots, ISO dates.
    Csv,
    /// With byte order mark, semicolons and decimal commas, as a Vietnamese Excel opens it by a double click.
    CsvExcel,
    /// One JSON object a line.
    JsonLines,
    /// Data Package 2.0, the rows inside.
    DataPackage,
    /// Not the figures but the address that chooses them, where it is too long to be sent.
    Address,
}

/// What can be saved, before it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Which form.
    pub format: FileFormat,
    /// Its name: "CSV".
    pub label: String,
    /// How much it is: "12 dòng".
    pub size: String,
    pub file_name: String,
}

/// A file to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub file_name: String,
    pub media_type: &'static str,
    /// Its content, UTF-8.
    pub text: String,
    /// How many figures it holds.
    pub n_rows: usize,
}

impl FileFormat {
    /// Those that hold figures, in the order in which they are offered.
    pub(crate) const OF_FIGURES: &[FileFormat] =
        &[FileFormat::Csv, FileFormat::CsvExcel, FileFormat::JsonLines, FileFormat::DataPackage];

    /// What the page calls it.
    #[must_use]
    pub fn word(self) -> Word {
        match self {
            FileFormat::Csv => Word::FormatCsv,
            FileFormat::CsvExcel => Word::FormatCsvExcel,
            FileFormat::JsonLines => Word::FormatJsonLines,
            FileFormat::DataPackage => Word::FormatDataPackage,
            FileFormat::Address => Word::FormatAddress,
        }
    }

    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            FileFormat::Csv | FileFormat::CsvExcel => "text/csv;charset=utf-8",
            FileFormat::JsonLines => "application/jsonl",
            FileFormat::DataPackage => "application/json",
            FileFormat::Address => "text/html;charset=utf-8",
        }
    }

    /// What stands behind the name of the selection.
    fn ending(self) -> &'static str {
        match self {
            FileFormat::Csv => ".csv",
            FileFormat::CsvExcel => "_excel.csv",
            FileFormat::JsonLines => ".jsonl",
            FileFormat::DataPackage => "_datapackage.json",
            FileFormat::Address => ".html",
        }
    }
}

/// The name of a file of figures is no longer than this, its ending not counted.
const MAX_NAME: usize = 80;
/// Of more values of one facet than these, none is in the name of a file.
const MAX_NAMED: usize = 2;

fn sheet(records: &[record::Record]) -> csv::Sheet {
    let columns = COLUMNS.iter().map(|column| (column.name, column.column_type)).collect();
    csv::Sheet { columns, rows: records.to_vec() }
}

impl Explorer {
    /// What can be saved of the selection of `query`, which has `n_rows`.
    pub(crate) fn download_offers(&self, query: &Query, n_rows: usize) -> Vec<Offer> {
        let language = query.language;
        let size = phrases::n_rows(&display::count(n_rows, language), language);
        let offer = |format: FileFormat, size: String| Offer {
            format,
            label: format.word().say(language).to_owned(),
            size,
            file_name: self.file_name(query, format),
        };
        let mut offers: Vec<Offer> = FileFormat::OF_FIGURES.iter().map(|format| offer(*format, size.clone())).collect();
        let n_characters = query.to_hash().len();
        if n_characters > address::SHORT_ENOUGH {
            let size = phrases::n_characters(&display::count(n_characters, language), language);
            offers.push(offer(FileFormat::Address, size));
        }
        offers
    }

    /// `so-lieu_ty-le-bao-phu-bhxh_tien-giang_2021-2022.csv`: what is chosen, as far as it is said in a few words.
    fn file_name(&self, query: &Query, format: FileFormat) -> String {
        let mut parts = vec!["so-lieu".to_owned()];
        for facet in [Facet::Indicator, Facet::Place, Facet::Status] {
            let chosen: Vec<&String> = query.selection.values.get(&facet).into_iter().flatten().collect();
            if chosen.len() <= MAX_NAMED {
                let name = |key: &&String| labels::key_from_name(&self.value_label(facet, key, query.language));
                parts.extend(chosen.iter().map(name).filter(|name| !name.is_empty()));
            }
        }
        let period = query.selection.period;
        let ends: Vec<String> = [period.from, period.to].into_iter().flatten().map(url::partial_date).collect();
        if !ends.is_empty() {
            parts.push(ends.join("-"));
        }
        let mut name = parts.join("_");
        // Keys are ASCII: any byte is the end of a letter.
        name.truncate(MAX_NAME);
        format!("{}{}", name.trim_end_matches(['_', '-']), format.ending())
    }

    /// What `query` chooses as a file: its figures in the order of its table, or its address, of which `site` is the part
    /// before the `#`.
    #[must_use]
    pub fn file(&self, query: &Query, format: FileFormat, site: &str) -> File {
        let rows = if format == FileFormat::Address { vec![] } else { self.rows_of_table(query) };
        let records = self.records(query, &rows, site);
        let text = match format {
            FileFormat::Csv => csv::plain(&sheet(&records)),
            FileFormat::CsvExcel => csv::excel(&sheet(&records)),
            FileFormat::JsonLines => json::lines(&records),
            FileFormat::DataPackage => json::package(&records, &self.package_words(query, &rows, site)),
            FileFormat::Address => address::page(query, &self.selection_bar(query).sentence, site),
        };
        let file_name = self.file_name(query, format);
        File { file_name, media_type: format.media_type(), text, n_rows: records.len() }
    }

    /// The rows that `query` chooses as cells under [`COLUMNS`], in the order of its table, for whoever writes a format of
    /// files that is not text; `site` as in [`Explorer::file`].
    #[must_use]
    pub fn cells(&self, query: &Query, site: &str) -> Vec<Vec<String>> {
        self.records(query, &self.rows_of_table(query), site)
    }

    /// What `query` chooses and under which licences, in a sentence each.
    #[must_use]
    pub fn described(&self, query: &Query, site: &str) -> String {
        self.package_words(query, &self.rows_of_table(query), site).description
    }

    fn rows_of_table(&self, query: &Query) -> Vec<RowIdx> {
        let chosen = select::chosen(&self.corpus, &self.columns, &query.selection);
        let lines = self.table(query, chosen).lines.into_iter();
        let row = |line| match line {
            Line::Row(row) => Some(row),
            Line::Heading(_) => None,
        };
        lines.filter_map(row).collect()
    }

    /// Title, description and sources of a package: the articles that its rows are from, under which licences.
    fn package_words(&self, query: &Query, rows: &[RowIdx], site: &str) -> json::About {
        let language = query.language;
        let mut documents: Vec<u32> =
            rows.iter().filter_map(|row| self.columns.document.get(row.0 as usize).copied()).collect();
        documents.sort_unstable();
        documents.dedup();
        let documents: Vec<&StoredDocument> =
            documents.into_iter().filter_map(|at| self.corpus.documents.get(at as usize)).collect();
        let licences: BTreeSet<&str> = documents
            .iter()
            .map(|document| document.reading.meta.licence.as_deref().unwrap_or(Word::NoLicence.say(language)))
            .collect();
        let sources = documents.iter().map(|document| json::Source {
            title: labels::full_title(document, language),
            path: document.reading.meta.url.clone(),
        });
        let licences: Vec<&str> = licences.into_iter().collect();
        let licences = phrases::labelled(Word::Licences.say(language), &licences.join(", "), language);
        json::About {
            title: Word::Figures.say(language).to_owned(),
            description: format!("{}. {licences}", self.selection_bar(query).sentence),
            homepage: cite::is_public(site).then(|| format!("{site}{}", query.to_hash())),
            sources: sources.collect(),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
