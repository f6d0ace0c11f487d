//! `--scores`: tables that `solieu eval` wrote, for the site to tell how well it reads.

use std::path::Path;

use anyhow::{Context, Result};
use store::scores::{Metric, Score, Scores};

use crate::eval::table::{self, Row};

/// Scores that the site tells.
#[derive(clap::Args, Debug)]
pub(crate) struct Measured {
    /// Scores to tell on the page of method: what they were measured on ("Vietnamese | English"), and
    /// the table that `solieu eval --out` wrote
    #[arg(long = "scores", value_name = "TEXTS=FILE")]
    tables: Vec<String>,
}

impl Measured {
    /// The scores, in the order of the arguments.
    ///
    /// # Errors
    /// If an argument has no `=`, or a file is no table of scores.
    pub(crate) fn read(&self) -> Result<Vec<Scores>> {
        let sets = self.tables.iter().map(|argument| {
            let (of, path) = argument.split_once('=').with_context(|| {
                format!("--scores {argument}: expected what was measured, \"=\", and the file of the scores")
            })?;
            Ok(scores(of, &table::read_file(Path::new(path))?))
        });
        sets.collect()
    }
}

/// The rows over all documents. Strict ones: what the page tells is not to be flattered.
fn scores(of: &str, table: &[Row]) -> Scores {
    let total = |metric: Metric| {
        let mut rows = table.iter().filter(|row| row.mode == "strict" && row.document == table::ALL);
        let counts = rows.find(|row| row.metric == metric.name())?.counts;
        let n = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        (counts.gold > 0).then(|| Score {
            metric,
            n_correct: n(counts.correct),
            n_read: n(counts.predicted),
            n_gold: n(counts.gold),
        })
    };
    Scores { of: of.trim().to_owned(), rows: Metric::ALL.into_iter().filter_map(total).collect() }
}
