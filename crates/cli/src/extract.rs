//! `solieu extract`: one `ID.json` a document, in the schema of `testdata/gold/GUIDE.md`; or all figures as one table.
//!
//! Offsets are in Unicode scalars over the raw text. The shape of the JSON is [`schema`]'s, that of the table [`facts`]'s.

pub(crate) mod schema;

use std::path::PathBuf;

use anyhow::Result;
use clap::ValueEnum;

use crate::source_args::Source;
use crate::staged::Staged;
use crate::{fact_table, output, parquet_file};

/// Write what was read as JSON, one file a document, or one line a document
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    source: Source,
    /// More of them: extract *.txt
    #[arg(value_name = "MORE")]
    others: Vec<PathBuf>,
    /// Folder for the JSON files (default: JSON Lines on standard output); the Parquet file
    #[arg(long, value_name = "PATH", required_if_eq("format", "parquet"))]
    out: Option<PathBuf>,
    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// All that was read in a document, one object each
    Json,
    /// One table of all figures, for pandas, DuckDB, Spark, R
    Parquet,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let source = args.source.with(&args.others);
    if let (Format::Parquet, Some(out)) = (args.format, &args.out) {
        let (documents, knowledge) = source.read()?;
        let (n_documents, rows) = (documents.len(), fact_table::of(documents, &knowledge));
        let table = fact_table::Table { columns: fact_table::columns(), rows };
        output::write_file(out, &parquet_file::bytes(&table)?)?;
        let n_documents = output::counted(n_documents, "article");
        return output::line(&format!(
            "{}: {n_documents}, {}",
            out.display(),
            output::counted(table.rows.len(), "row")
        ));
    }
    let corpus = source.corpus()?;
    let Some(out) = &args.out else {
        for document in &corpus.documents {
            output::json(&serde_json::to_string(&schema::Document::of(document))?)?;
        }
        return Ok(());
    };
    let mut staged = Staged::default();
    for document in &corpus.documents {
        let mut json = serde_json::to_vec_pretty(&schema::Document::of(document))?;
        json.push(b'\n');
        staged.write(&out.join(format!("{}.json", document.id)), &json)?;
    }
    staged.finish()?;
    output::line(&format!("{}: {}", out.display(), source.summary(&corpus)))
}
