//! The chosen figures as files. All that hold figures have the same rows in the same order, and say of each what the columns
//! of [`COLUMNS`] say; [`FileFormat`] lists the forms.

pub(crate) mod address;
mod annotation;
mod bibliography;
pub(crate) mod csv;
mod format;
mod json;
mod linked;
mod package;
mod record;
mod sdmx;
mod titles;
pub(crate) mod value;
mod when;
pub mod workbook;

use std::collections::{BTreeMap, BTreeSet};

use store::StoredDocument;

use crate::columns::RowIdx;
use crate::facet::Facet;
use crate::figures::Line;
use crate::query::{Query, url};
use crate::tables::TableKind;
use crate::ui_text::{Word, phrases};
use crate::{Explorer, cite, display, labels, select};

use format::Counted;

pub use format::FileFormat;
pub use linked::LinkedData;
pub(crate) use record::column;
pub use record::{COLUMNS, ColumnInfo, ColumnType, Row};
pub use titles::title;

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
    pub content: FileContent,
    /// How many figures it holds.
    pub n_rows: usize,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileContent {
    /// Text, to be written as UTF-8.
    Text(String),
    /// A workbook, for `publish::workbook` to write.
    Workbook(workbook::Workbook),
}

impl File {
    /// Its text; none of a workbook.
    #[must_use]
    pub fn text(&self) -> &str {
        match &self.content {
            FileContent::Text(text) => text,
            FileContent::Workbook(_) => "",
        }
    }
}

/// The name of a file of figures is no longer than this, its ending not counted.
const MAX_NAME: usize = 80;
/// Of more values of one facet than these, none is in the name of a file.
const MAX_NAMED: usize = 2;

/// The columns of [`Explorer::facts`].
pub fn fact_columns() -> impl Iterator<Item = &'static ColumnInfo> {
    COLUMNS.iter().filter(|column| column.is_of_one_article())
}

impl Explorer {
    /// What can be saved of the selection of `query`, which has `n_rows`.
    pub(crate) fn download_offers(&self, query: &Query, n_rows: usize) -> Vec<Offer> {
        let language = query.language;
        let offer = |format: FileFormat, size: String| Offer {
            format,
            label: format.word().say(language).to_owned(),
            size,
            file_name: self.file_name(query, format),
        };
        let size = |format: FileFormat| match format.counted() {
            Counted::Rows => phrases::n_rows(&display::count(n_rows, language), language),
            Counted::RowsWithPeriod => Word::RowsWithPeriod.say(language).to_owned(),
            Counted::Articles => Word::ArticlesOfRows.say(language).to_owned(),
            Counted::Nothing => String::new(),
        };
        let mut offers: Vec<Offer> =
            FileFormat::OF_FIGURES.iter().map(|format| offer(*format, size(*format))).collect();
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
        if matches!(format, FileFormat::Workbook | FileFormat::Csv | FileFormat::CsvExcel) {
            let mut file = self.table_file(TableKind::Figures, query, format, site);
            if format == FileFormat::Workbook {
                file.content = FileContent::Workbook(self.workbook(query, site));
            }
            return File { file_name: self.file_name(query, format), ..file };
        }
        let rows = if format == FileFormat::Address { vec![] } else { self.rows_of_table(query) };
        let records = self.records(query, &rows, site);
        let (glossary, language) = (&self.corpus.glossary, query.language);
        let file_name = self.file_name(query, format);
        let mut n_rows = records.len();
        let text = match format {
            FileFormat::JsonLines => json::lines(&records),
            FileFormat::DataPackage => package::package(&records, &self.package_words(query, &rows, site), glossary),
            FileFormat::Sdmx => {
                let (text, n_dated) = sdmx::data(&records, glossary);
                n_rows = n_dated;
                text
            }
            FileFormat::SdmxStructure => sdmx::structure::message(glossary),
            FileFormat::LinkedData => self.linked_file(query, &rows, &records, site),
            FileFormat::Annotations => {
                annotation::page(&self.annotated(&rows, &records), &file_name, language.code()).file()
            }
            FileFormat::BibTex => bibliography::bibtex(&self.documents_of_rows(&rows), language),
            FileFormat::Csl => bibliography::csl(&self.documents_of_rows(&rows), language).file(),
            FileFormat::Address => address::page(query, &self.selection_bar(query).sentence, site),
            // These are tables, above.
            FileFormat::Workbook | FileFormat::Csv | FileFormat::CsvExcel => String::new(),
        };
        File { file_name, media_type: format.media_type(), content: FileContent::Text(text), n_rows }
    }

    /// Rows as linked data, as [`FileFormat::LinkedData`] has them, with addresses that the caller knows.
    #[must_use]
    pub fn linked_data(&self, query: &Query, rows: &[RowIdx], about: &LinkedData<'_>) -> String {
        linked::data_set(&self.records(query, rows, ""), about).to_text()
    }

    fn linked_file(&self, query: &Query, rows: &[RowIdx], records: &[record::Record], site: &str) -> String {
        let words = self.package_words(query, rows, site);
        let urls: BTreeMap<&str, &str> = words
            .documents
            .iter()
            .filter_map(|it| Some((it.id.as_str(), it.head().meta.url.as_deref()?)))
            .filter(|(_, url)| cite::is_public(url))
            .collect();
        let article =
            |id: &str| urls.get(id).map_or_else(|| format!("#{}", linked::percent(id)), |it| (*it).to_owned());
        let figure = |row: Row<'_>| match row.cell("link") {
            link if cite::is_public(link) => link.to_owned(),
            _ => format!("#{}", linked::percent(row.cell("figure_id"))),
        };
        let about = LinkedData {
            name: &words.title,
            description: &words.description,
            url: words.homepage.clone(),
            article: &article,
            figure: &figure,
        };
        linked::data_set(records, &about).file()
    }

    fn annotated<'a>(&'a self, rows: &[RowIdx], records: &'a [record::Record]) -> Vec<annotation::Annotated<'a>> {
        let place = |(row, record): (&RowIdx, &'a record::Record)| {
            let parts = self.parts(*row)?;
            Some(annotation::Annotated { record, text: &parts.document.text, span: parts.mention.span })
        };
        rows.iter().zip(records).filter_map(place).collect()
    }

    /// Every figure as cells under [`fact_columns`], article by article. They are the same whatever other articles are in the
    /// corpus: nothing that was found by comparing articles is among them.
    #[must_use]
    pub fn facts(&self) -> Vec<Vec<String>> {
        let rows: Vec<RowIdx> = (0..).take(self.columns.len()).map(RowIdx).collect();
        let kept: Vec<bool> = COLUMNS.iter().map(record::ColumnInfo::is_of_one_article).collect();
        let records = self.records(&Query::default(), &rows, "").into_iter();
        let of_one = |record: record::Record| record.into_iter().zip(&kept).filter(|it| *it.1).map(|it| it.0).collect();
        records.map(of_one).collect()
    }

    /// What `query` chooses and under which licences, in a sentence each.
    pub(crate) fn described(&self, query: &Query, site: &str) -> String {
        self.package_words(query, &self.rows_of_table(query), site).description
    }

    pub(crate) fn rows_of_table(&self, query: &Query) -> Vec<RowIdx> {
        let chosen = select::chosen(&self.corpus, &self.columns, &query.selection);
        let lines = self.table(query, chosen).lines.into_iter();
        let row = |line| match line {
            Line::Row(row) => Some(row),
            Line::Heading(_) => None,
        };
        lines.filter_map(row).collect()
    }

    /// The articles that rows are from, in the order of the corpus.
    fn documents_of_rows(&self, rows: &[RowIdx]) -> Vec<&StoredDocument> {
        let at: BTreeSet<u32> =
            rows.iter().filter_map(|row| self.columns.document.get(row.0 as usize).copied()).collect();
        at.into_iter().filter_map(|at| self.corpus.documents.get(at as usize)).collect()
    }

    /// Title, description and articles of a package.
    fn package_words(&self, query: &Query, rows: &[RowIdx], site: &str) -> package::About<'_> {
        let language = query.language;
        let documents = self.documents_of_rows(rows);
        let licence = |document: &&StoredDocument| document.head().meta.licence.clone();
        let licences: BTreeSet<String> = documents
            .iter()
            .map(|document| licence(document).unwrap_or_else(|| Word::NoLicence.say(language).to_owned()))
            .collect();
        let licences: Vec<&str> = licences.iter().map(String::as_str).collect();
        let licences = phrases::labelled(Word::Licences.say(language), &licences.join(", "), language);
        let bar = self.selection_bar(query);
        let chosen: Vec<&str> = bar.parts.iter().map(|part| part.value.as_str()).collect();
        let about = &self.corpus.about.title;
        let corpus = if language == crate::Language::Vi { about.vi() } else { about.en() };
        package::About {
            title: phrases::file_title(&chosen.join(", "), corpus, language),
            description: format!("{}. {licences}", bar.sentence),
            homepage: cite::is_public(site).then(|| format!("{site}{}", query.to_hash())),
            documents,
            language,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
