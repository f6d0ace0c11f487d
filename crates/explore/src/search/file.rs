//! The tables of search as files: all their rows, for machines.

use store::usage::dispersion;

use super::{Asked, SearchBody};
use crate::download::csv::{self, Sheet};
use crate::download::{ColumnType, File, FileFormat, Offer};
use crate::query::{Lens, Query};
use crate::ui_text::phrases;
use crate::{Explorer, display, labels};

/// The forms in which a table is saved.
const FORMATS: &[FileFormat] = &[FileFormat::Csv, FileFormat::CsvExcel];

impl Explorer {
    /// The table that `query` shows in *Tra cứu*, whole, as CSV or as CSV for Excel; sentences as lines of concordance.
    #[must_use]
    pub fn search_file(&self, query: &Query, format: FileFormat) -> File {
        let asked = self.asked(query);
        let sheet = match query.lens {
            Lens::Sentences | Lens::Concordance => self.sheet_of_lines(&asked),
            Lens::Spread => self.sheet_of_spread(&asked),
            Lens::Collocates => sheet_of_words(&asked, &self.collocates(&asked)),
            Lens::Frequency => sheet_of_words(&asked, &self.frequency(&asked)),
        };
        let text = if format == FileFormat::CsvExcel { csv::excel(&sheet) } else { csv::plain(&sheet) };
        let file_name = file_name(query, format);
        File { file_name, media_type: format.media_type(), text, n_rows: sheet.rows.len() }
    }

    fn sheet_of_lines(&self, asked: &Asked<'_>) -> Sheet {
        let lines = self.sorted_lines(asked);
        let rows = lines.iter().filter_map(|line| {
            let document = self.corpus.documents.get(line.document as usize)?;
            let kwic = self.kwic_line(asked, line)?;
            let sentence = self.sentence_id(line)?;
            Some(vec![document.id.clone(), sentence, kwic.left, kwic.met, kwic.right, kwic.source])
        });
        let text = |name| (name, ColumnType::Text);
        let columns = ["doc_id", "sentence_id", "left", "match", "right", "source"].map(text).to_vec();
        Sheet { rows: rows.collect(), columns }
    }

    fn sheet_of_spread(&self, asked: &Asked<'_>) -> Sheet {
        let spread = dispersion(&asked.parts.index, &self.met_lines(asked, 0), &asked.documents());
        let rows = spread.rows.iter().filter_map(|row| {
            let document = self.corpus.documents.get(row.document as usize)?;
            let (n_words, n_places) = (row.n_words.to_string(), row.places.len().to_string());
            Some(vec![document.id.clone(), labels::document(document), n_words, n_places])
        });
        let (text, whole) = (ColumnType::Text, ColumnType::Whole);
        let columns = vec![("doc_id", text), ("title", text), ("n_words", whole), ("n_places", whole)];
        Sheet { rows: rows.collect(), columns }
    }
}

fn sheet_of_words(asked: &Asked<'_>, words: &super::tables::Words) -> Sheet {
    let rows = words
        .rows(asked)
        .map(|(word, numbers)| std::iter::once(word).chain(numbers.iter().map(|it| it.plain())).collect());
    let rows = rows.collect();
    let numbers = words.columns.iter().map(|column| (column.name, ColumnType::Number));
    Sheet { columns: std::iter::once(("word", ColumnType::Text)).chain(numbers).collect(), rows }
}

/// What can be saved of `n_rows` of what is shown; nothing of nothing, and of sentences, which are no table.
pub(super) fn offers(query: &Query, body: &SearchBody, n_rows: usize) -> Vec<Offer> {
    if n_rows == 0 || matches!(body, SearchBody::Empty(_) | SearchBody::Sentences { .. }) {
        return Vec::new();
    }
    let language = query.language;
    let offer = |format: &FileFormat| Offer {
        format: *format,
        label: format.word().say(language).to_owned(),
        size: phrases::n_rows(&display::count(n_rows, language), language),
        file_name: file_name(query, *format),
    };
    FORMATS.iter().map(offer).collect()
}

fn file_name(query: &Query, format: FileFormat) -> String {
    let ending = if format == FileFormat::CsvExcel { "-excel.csv" } else { ".csv" };
    format!("{}{ending}", query.lens.key())
}
