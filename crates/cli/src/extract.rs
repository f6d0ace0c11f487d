//! `solieu extract`: one `ID.json` a document, in the schema of `testdata/gold/GUIDE.md`.
//!
//! Offsets are in Unicode scalars over the raw text. The shape is [`schema`]'s.

pub(crate) mod schema;

use std::path::PathBuf;

use anyhow::Result;

use crate::output;
use crate::source_args::Source;
use crate::staged::Staged;

/// Write what was read as JSON, one file a document, or one line a document
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    source: Source,
    /// Folder for the JSON files (default: JSON Lines on standard output)
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let corpus = args.source.corpus()?;
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
    output::line(&format!("{}: {}", out.display(), args.source.summary(&corpus)))
}
