//! Where in the corpus a query is met: which documents, and where in them.

use crate::Corpus;
use crate::index::{Index, Query};

use super::measure::deviation_of_proportions;

/// How a query is spread.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispersion {
    /// Every document of the corpus, in order.
    pub rows: Vec<Row>,
    /// Gries's DP: 0 is perfectly even, near 1 is all in one document.
    pub deviation: f64,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its place in the corpus.
    pub document: u32,
    /// Its number of words.
    pub n_words: u32,
    /// The first word of each place where the query is met.
    pub places: Vec<u32>,
}

/// How `query` is spread over the corpus.
#[must_use]
pub fn dispersion(index: &Index, corpus: &Corpus, query: &Query) -> Dispersion {
    let mut rows: Vec<Row> = (0..index.n_documents())
        .map(|document| Row {
            document: document as u32,
            n_words: index.words(document).len() as u32,
            places: Vec::new(),
        })
        .collect();
    for line in index.lines(corpus, query, 0) {
        if let Some(row) = rows.get_mut(line.document as usize) {
            row.places.push(line.place);
        }
    }
    let parts: Vec<(f64, f64)> = rows.iter().map(|row| (row.places.len() as f64, f64::from(row.n_words))).collect();
    Dispersion { rows, deviation: deviation_of_proportions(&parts) }
}
