//! `solieu query`: the chosen figures as a table.

use anyhow::Result;
use clap::ValueEnum;
use explore::download::FileFormat;

use crate::choice::Choice;
use crate::output;

/// Print the figures of a selection
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    choice: Choice,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// The same as --format jsonl
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// UTF-8, commas, decimal dots, ISO dates
    Csv,
    /// Byte order mark, semicolons, decimal commas
    Excel,
    /// One JSON object a line
    Jsonl,
    /// Data Package 2.0
    Package,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let opened = args.choice.open()?;
    let format = match args.format {
        _ if args.json => FileFormat::JsonLines,
        Format::Csv => FileFormat::Csv,
        Format::Excel => FileFormat::CsvExcel,
        Format::Jsonl => FileFormat::JsonLines,
        Format::Package => FileFormat::DataPackage,
    };
    output::line(opened.explorer.file(&opened.query, format, "").text.trim_end())
}
