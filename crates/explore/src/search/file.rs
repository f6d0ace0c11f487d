//! The tables of search as files: all their rows, with the way back to each place.

use engine::reading::Known;
use store::usage::dispersion;

use super::{Asked, SearchBody};
use crate::download::{ColumnInfo, File, FileFormat, Offer};
use crate::query::{Lens, Query, url};
use crate::tables::{self, Table, WORD_TABLES};
use crate::{Explorer, cite, labels};

impl Explorer {
    /// The table that `query` shows in *Tra cứu*, whole, as CSV, as CSV for Excel or as a workbook; sentences as lines of
    /// concordance. `site` as in [`Explorer::file`].
    #[must_use]
    pub fn search_file(&self, query: &Query, format: FileFormat, site: &str) -> File {
        // Lines are told by what stands beside their words, which is known where all words are.
        let lens = if query.lens == Lens::Sentences { Lens::Concordance } else { query.lens };
        let of_table = Query { lens, ..query.clone() };
        let asked = self.asked(&of_table);
        let (columns, rows) = match query.lens {
            Lens::Sentences | Lens::Concordance => self.table_of_lines(&asked, site),
            Lens::Spread => self.table_of_spread(&asked),
            Lens::Collocates => table_of_words(&asked, &self.collocates(&asked)),
            Lens::Frequency => table_of_words(&asked, &self.frequency(&asked)),
        };
        let info = |name: &&str| WORD_TABLES.iter().find(|column| column.name == *name);
        let columns: Vec<&ColumnInfo> = columns.iter().filter_map(info).collect();
        let table = Table { name: query.lens.word().say(query.language).to_owned(), columns, rows };
        self.file_of_table(table, query.lens.key(), query, format, site)
    }

    fn table_of_lines(&self, asked: &Asked<'_>, site: &str) -> Cells {
        let lines = self.sorted_lines(asked);
        let rows = lines.iter().filter_map(|line| {
            let document = self.corpus.documents.get(line.document as usize)?;
            let kwic = self.kwic_line(asked, line)?;
            let sentence = self.sentence_id(line)?;
            let meta = &document.head().meta;
            let known = |known: &Option<Known<String>>| known.as_ref().map(|it| it.value.clone()).unwrap_or_default();
            let published = meta.published.as_ref().map(|it| url::partial_date(it.value)).unwrap_or_default();
            let address = meta.url.clone().unwrap_or_default();
            let own = [document.id.clone(), sentence, kwic.left, kwic.met, kwic.right, kwic.source];
            let link = format!("{}{}", if cite::is_public(site) { site } else { "" }, kwic.href);
            Some([&own[..], &[known(&meta.title), known(&meta.publisher), published, address, link]].concat())
        });
        let article = ["title", "publisher", "published", "url", "link"];
        ([&["doc_id", "sentence_id", "left", "match", "right", "source"], &article[..]].concat(), rows.collect())
    }

    fn table_of_spread(&self, asked: &Asked<'_>) -> Cells {
        let spread = dispersion(&asked.parts.index, &self.met_lines(asked, 0), &asked.documents());
        let rows = spread.rows.iter().filter_map(|row| {
            let document = self.corpus.documents.get(row.document as usize)?;
            let (n_words, n_places) = (row.n_words.to_string(), row.places.len().to_string());
            Some(vec![document.id.clone(), labels::document(document), n_words, n_places])
        });
        (vec!["doc_id", "title", "n_words", "n_places"], rows.collect())
    }
}

/// Names of columns, and the rows under them.
type Cells = (Vec<&'static str>, Vec<Vec<String>>);

fn table_of_words(asked: &Asked<'_>, words: &super::tables::Words) -> Cells {
    let rows = words
        .rows(asked)
        .map(|(word, numbers)| std::iter::once(word).chain(numbers.iter().map(|it| it.plain())).collect());
    let rows = rows.collect();
    (std::iter::once("word").chain(words.columns.iter().map(|column| column.name)).collect(), rows)
}

/// What can be saved of `n_rows` of what is shown; nothing of nothing, and of sentences, which are no table.
pub(super) fn offers(query: &Query, body: &SearchBody, n_rows: usize) -> Vec<Offer> {
    if matches!(body, SearchBody::Empty(_) | SearchBody::Sentences { .. }) {
        return Vec::new();
    }
    tables::offers(query.lens.key(), n_rows, query.language)
}
