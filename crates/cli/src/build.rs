//! `solieu build`: a folder of articles → a bundle.

use std::path::PathBuf;

use anyhow::Result;
use store::Corpus;

use crate::corpus::bundle;
use crate::output;
use crate::scores::Measured;
use crate::source_args::Source;

/// Write the corpus bundle of a folder
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    source: Source,
    /// More of them: build *.txt --out FILE
    #[arg(value_name = "MORE")]
    others: Vec<PathBuf>,
    #[command(flatten)]
    measured: Measured,
    /// The bundle to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let source = args.source.with(&args.others);
    let scores = args.measured.read()?;
    let (corpus, loaded) = source.whole_corpus()?;
    let corpus = Corpus { scores, ..corpus };
    let bundle = bundle(&corpus, Some(&loaded.knowledge));
    output::write_file(&args.out, &bundle)?;
    let summary = source.summary(&corpus);
    output::line(&format!("{}: {summary}, {} bytes", args.out.display(), bundle.len()))
}
