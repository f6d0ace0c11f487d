//! The table of scores, as `solieu eval --out` writes it and `--floor` and `--scores` read it.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::score::Counts;

const HEAD: &str = "mode,document,metric,correct,predicted,gold,precision,recall,f1";

/// The document of the rows over all documents.
pub(crate) const ALL: &str = "all";

#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// `strict` or `lenient`.
    pub(crate) mode: String,
    /// A document's id, or [`ALL`].
    pub(crate) document: String,
    pub(crate) metric: String,
    pub(crate) counts: Counts,
}

/// The table as CSV.
pub(crate) fn written(rows: &[Row]) -> String {
    let mut csv = format!("{HEAD}\n");
    for Row { mode, document, metric, counts } in rows {
        let (precision, recall, f1) = counts.rates();
        let Counts { correct, predicted, gold } = counts;
        csv.push_str(&format!(
            "{mode},{document},{metric},{correct},{predicted},{gold},{precision:.4},{recall:.4},{f1:.4}\n"
        ));
    }
    csv
}

/// The rows of a file.
///
/// # Errors
/// If it cannot be read, or a line is not one of such a table; the message says which.
pub(crate) fn read_file(path: &Path) -> Result<Vec<Row>> {
    let text = crate::folder::text_of(path)?;
    read(&text).with_context(|| format!("{}: expected a table of `solieu eval`", path.display()))
}

/// The rows of a table.
///
/// # Errors
/// If a line is not one of such a table; the message says which.
fn read(csv: &str) -> Result<Vec<Row>> {
    let mut lines = csv.lines();
    ensure!(lines.next() == Some(HEAD), "line 1: expected {HEAD:?}");
    lines.enumerate().map(|(at, line)| row(line).with_context(|| format!("line {}", at + 2))).collect()
}

fn row(line: &str) -> Result<Row> {
    let cells: Vec<&str> = line.split(',').collect();
    let [mode, document, metric, correct, predicted, gold, _, _, _] = cells.as_slice() else {
        anyhow::bail!("expected 9 cells, found {}", cells.len());
    };
    let count = |cell: &str| cell.parse().with_context(|| format!("expected a count, found {cell:?}"));
    let counts = Counts { correct: count(correct)?, predicted: count(predicted)?, gold: count(gold)? };
    Ok(Row { mode: (*mode).to_owned(), document: (*document).to_owned(), metric: (*metric).to_owned(), counts })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let counts = Counts { correct: 3, predicted: 4, gold: 5 };
        let row = Row { mode: "strict".into(), document: ALL.into(), metric: "refs".into(), counts };
        let csv = written(&[row]);
        assert_eq!(written(&read(&csv).unwrap()), csv);
    }

    #[test]
    fn what_is_no_such_table_is_told_by_its_line() {
        let error = |csv: &str| format!("{:#}", read(csv).unwrap_err());
        assert!(error("").starts_with("line 1: expected"));
        assert_eq!(error(&format!("{HEAD}\na,b\n")), "line 2: expected 9 cells, found 2");
        assert_eq!(
            error(&format!("{HEAD}\na,b,c,x,1,1,1,1,1\n")),
            "line 2: expected a count, found \"x\": invalid digit found in string"
        );
    }
}
