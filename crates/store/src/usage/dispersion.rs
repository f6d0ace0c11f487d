//! Where in the corpus a query is met: which documents, and where in them.

use crate::index::Index;

use super::concordance::Line;
use super::measure::deviation_of_proportions;

/// How a query is spread.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispersion {
    /// Every document that was asked about, in order.
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

/// How the places of `lines` are spread over `documents`, which are in order and have all lines.
#[must_use]
pub fn dispersion(index: &Index, lines: &[Line], documents: &[u32]) -> Dispersion {
    let row =
        |document: u32| Row { document, n_words: index.words(document as usize).len() as u32, places: Vec::new() };
    let mut rows: Vec<Row> = documents.iter().map(|document| row(*document)).collect();
    for line in lines {
        let at = rows.binary_search_by_key(&line.document, |row| row.document);
        if let Some(row) = at.ok().and_then(|at| rows.get_mut(at)) {
            row.places.push(line.place);
        }
    }
    let parts: Vec<(f64, f64)> = rows.iter().map(|row| (row.places.len() as f64, f64::from(row.n_words))).collect();
    Dispersion { rows, deviation: deviation_of_proportions(&parts) }
}
