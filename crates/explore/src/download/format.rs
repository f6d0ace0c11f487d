//! The forms in which figures are saved: what each is called, how its file ends, what it holds.

use crate::ui_text::Word;

/// A form in which figures are saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileFormat {
    /// UTF-8, commas, decimal dots, ISO dates.
    Csv,
    /// With byte order mark, semicolons and decimal commas, as a Vietnamese Excel opens it by a double click.
    CsvExcel,
    /// A workbook of Excel: typed cells, a sheet of sentences, a sheet that says what the columns mean.
    Workbook,
    /// One JSON object a line.
    JsonLines,
    /// Data Package 2.0 with the rows, the indicators and the articles inside.
    DataPackage,
    /// SDMX-CSV 2, for [`FileFormat::SdmxStructure`]; a row without a period has no place in it.
    Sdmx,
    /// The data structure of [`FileFormat::Sdmx`], as SDMX-ML 3.0.
    SdmxStructure,
    /// `Dataset` and `Observation` of schema.org, as JSON-LD.
    LinkedData,
    /// An annotation of the W3C's Web Annotation model for each figure, at its place in the text.
    Annotations,
    /// The articles of the figures as entries of BibTeX.
    BibTex,
    /// The articles of the figures as CSL-JSON.
    Csl,
    /// Not the figures but the address that chooses them, where it is too long to be sent.
    Address,
}

/// What the number beside an offer counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// Every row of the selection.
    Rows,
    /// The rows that have a period.
    RowsWithPeriod,
    /// The articles that rows are from.
    Articles,
    /// Nothing.
    Nothing,
}

impl FileFormat {
    /// Those that hold figures or say where they are from, in the order in which they are offered.
    pub(crate) const OF_FIGURES: &[FileFormat] = &[
        FileFormat::Workbook,
        FileFormat::Csv,
        FileFormat::CsvExcel,
        FileFormat::JsonLines,
        FileFormat::DataPackage,
        FileFormat::Sdmx,
        FileFormat::SdmxStructure,
        FileFormat::LinkedData,
        FileFormat::Annotations,
        FileFormat::BibTex,
        FileFormat::Csl,
    ];

    /// What the page calls it.
    #[must_use]
    pub fn word(self) -> Word {
        match self {
            FileFormat::Csv => Word::FormatCsv,
            FileFormat::CsvExcel => Word::FormatCsvExcel,
            FileFormat::Workbook => Word::FormatWorkbook,
            FileFormat::JsonLines => Word::FormatJsonLines,
            FileFormat::DataPackage => Word::FormatDataPackage,
            FileFormat::Sdmx => Word::FormatSdmx,
            FileFormat::SdmxStructure => Word::FormatSdmxStructure,
            FileFormat::LinkedData => Word::FormatLinkedData,
            FileFormat::Annotations => Word::FormatAnnotations,
            FileFormat::BibTex => Word::FormatBibTex,
            FileFormat::Csl => Word::FormatCsl,
            FileFormat::Address => Word::FormatAddress,
        }
    }

    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            FileFormat::Csv | FileFormat::CsvExcel => "text/csv;charset=utf-8",
            FileFormat::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileFormat::JsonLines => "application/jsonl",
            FileFormat::DataPackage => "application/json",
            FileFormat::Sdmx => "application/vnd.sdmx.data+csv;version=2.0.0",
            FileFormat::SdmxStructure => "application/vnd.sdmx.structure+xml;version=3.0.0",
            FileFormat::LinkedData => "application/ld+json",
            FileFormat::Annotations => "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"",
            FileFormat::BibTex => "text/x-bibtex;charset=utf-8",
            FileFormat::Csl => "application/vnd.citationstyles.csl+json",
            FileFormat::Address => "text/html;charset=utf-8",
        }
    }

    /// What stands behind the name of the selection.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            FileFormat::Csv => ".csv",
            FileFormat::CsvExcel => "_excel.csv",
            FileFormat::Workbook => ".xlsx",
            FileFormat::JsonLines => ".jsonl",
            FileFormat::DataPackage => "_datapackage.json",
            FileFormat::Sdmx => "_sdmx.csv",
            FileFormat::SdmxStructure => "_sdmx-structure.xml",
            FileFormat::LinkedData => ".jsonld",
            FileFormat::Annotations => "_annotations.jsonld",
            FileFormat::BibTex => ".bib",
            FileFormat::Csl => "_csl.json",
            FileFormat::Address => ".html",
        }
    }

    pub(super) fn counted(self) -> Counted {
        match self {
            FileFormat::Sdmx => Counted::RowsWithPeriod,
            FileFormat::BibTex | FileFormat::Csl => Counted::Articles,
            FileFormat::SdmxStructure | FileFormat::Address => Counted::Nothing,
            _ => Counted::Rows,
        }
    }
}
