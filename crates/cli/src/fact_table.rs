//! The figures of articles as one table, a row a fact, article by article: what the Parquet file of `solieu extract` and the
//! Python package hold. A row depends on its own article alone, so a corpus can be read in parts, on several machines.

use explore::Explorer;
use explore::download::{ColumnType, fact_columns};
use rayon::prelude::*;
use store::index::Stream;
use store::{Corpus, Glossary, StoredDocument};

use engine::Knowledge;

/// Rows of cells under named columns; an empty cell means: not known, or not applicable.
#[derive(Debug, Default)]
pub struct Table {
    /// Names and what their cells hold.
    pub columns: Vec<(&'static str, ColumnType)>,
    /// As many cells a row as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// So many documents are made rows together.
pub(crate) const N_A_PART: usize = 500;

/// The table's columns without rows.
#[must_use]
pub fn columns() -> Vec<(&'static str, ColumnType)> {
    fact_columns().map(|column| (column.name, column.column_type)).collect()
}

/// The facts of documents that `knowledge` read, in their order.
pub(crate) fn of(documents: Vec<StoredDocument>, knowledge: &Knowledge) -> Vec<Vec<String>> {
    // Parts are equally large whatever the number of cores is.
    let mut parts: Vec<Vec<StoredDocument>> = Vec::new();
    for document in documents {
        match parts.last_mut().filter(|part| part.len() < N_A_PART) {
            Some(part) => part.push(document),
            None => parts.push(vec![document]),
        }
    }
    let rows = parts.into_par_iter().map(|part| of_part(part, knowledge));
    rows.collect::<Vec<_>>().into_iter().flatten().collect()
}

fn of_part(documents: Vec<StoredDocument>, knowledge: &Knowledge) -> Vec<Vec<String>> {
    // Names of words are for searching, which nobody does here.
    let glossary = Glossary::of(knowledge, &documents, &Stream::of(&[]));
    Explorer::new(Corpus { documents, glossary, ..Corpus::default() }).facts()
}
