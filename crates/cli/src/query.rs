//! `solieu query`: the chosen figures as a table.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::ValueEnum;
use explore::download::{File, FileContent, FileFormat};
use explore::figures::Line;
use explore::figures::table::Align;
use explore::tables::TableKind;

use crate::output;
use crate::selection_args::{Choice, Opened};

/// Print the figures of a selection
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    choice: Choice,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// The same as --format jsonl
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// What to print; a workbook has all four, as far as they have rows
    #[arg(long, value_enum, default_value_t = Of::Figures, value_name = "TABLE")]
    table: Of,
    /// Write them to a file; a workbook always is one
    #[arg(long, value_name = "FILE", required_if_eq("format", "xlsx"))]
    out: Option<PathBuf>,
    /// Where the site is, for links in the files
    #[arg(long, value_name = "URL", default_value = "")]
    site: String,
}

/// A table of the chosen figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Of {
    /// The figures themselves
    Figures,
    /// The targets among them, beside their results
    Targets,
    /// Checks that they take part in, and what follows: a row for each figure of a check
    Checks,
    /// Those of a communication programme, by period and level, each once
    Ledger,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The columns of the page, for reading
    Table,
    /// UTF-8, commas, decimal dots, ISO dates
    Csv,
    /// Byte order mark, semicolons, decimal commas
    Excel,
    /// One JSON object a line
    Jsonl,
    /// Data Package 2.0: figures, indicators and articles
    Package,
    /// SDMX-CSV 2: the figures that have a period, as official statistics exchange them
    Sdmx,
    /// The data structure for --format sdmx, as SDMX-ML 3.0
    SdmxStructure,
    /// JSON-LD: Dataset and Observation of schema.org
    Jsonld,
    /// Web Annotation of the W3C: each figure at its place in its text
    Annotations,
    /// Bibliography of the articles for BibTeX
    Bibtex,
    /// The same as CSL-JSON, for Zotero and word processors
    Csl,
    /// Workbook of Excel: typed cells, all tables, sentences with links, what the columns mean
    Xlsx,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let opened = args.choice.open()?;
    let format = match args.format {
        _ if args.json => FileFormat::JsonLines,
        Format::Table if args.table == Of::Figures => return written(args, &table(&opened), output::line),
        Format::Xlsx => FileFormat::Workbook,
        Format::Csv => FileFormat::Csv,
        Format::Excel => FileFormat::CsvExcel,
        Format::Jsonl => FileFormat::JsonLines,
        Format::Package => FileFormat::DataPackage,
        Format::Sdmx => FileFormat::Sdmx,
        Format::SdmxStructure => FileFormat::SdmxStructure,
        Format::Jsonld => FileFormat::LinkedData,
        Format::Annotations => FileFormat::Annotations,
        Format::Bibtex => FileFormat::BibTex,
        Format::Csl => FileFormat::Csl,
        // It is refused below.
        Format::Table => FileFormat::JsonLines,
    };
    let is_of_tables = matches!(format, FileFormat::Csv | FileFormat::CsvExcel);
    let kind = match args.table {
        Of::Figures => None,
        _ if !is_of_tables => bail!("--table is for --format csv and --format excel; a workbook has all tables"),
        Of::Targets => Some(TableKind::Targets),
        Of::Checks => Some(TableKind::Checks),
        Of::Ledger => Some(TableKind::Ledger),
    };
    let file = match kind {
        Some(kind) => opened.explorer.table_file(kind, &opened.query, format, &args.site),
        None => opened.explorer.file(&opened.query, format, &args.site),
    };
    if let FileContent::Workbook(_) = file.content {
        return save_workbook(&file, args.out.as_deref());
    }
    if format == FileFormat::Sdmx {
        let n_rows = opened.figures().table.n_rows;
        if file.n_rows < n_rows {
            output::note(&format!(
                "{} of {n_rows} figures are left out: SDMX has no form for a period that is not known",
                n_rows - file.n_rows
            ));
        }
    }
    if file.media_type.contains("json") {
        return written(args, file.text().trim_end(), output::json);
    }
    written(args, file.text(), |text| output::line(text.trim_end()))
}

/// Writes a workbook to the file that was asked for.
pub(crate) fn save_workbook(file: &File, out: Option<&Path>) -> Result<()> {
    let FileContent::Workbook(workbook) = &file.content else { bail!("this is no workbook") };
    let Some(out) = out else { bail!("a workbook is a file, expected --out FILE") };
    let Some(bytes) = publish::workbook(workbook) else { bail!("the workbook is too large") };
    output::write_file(out, &bytes)
}

/// To the file that was asked for, else to standard output.
fn written(args: &Args, text: &str, print: impl Fn(&str) -> Result<()>) -> Result<()> {
    match &args.out {
        Some(out) => output::write_file(out, format!("{}\n", text.trim_end_matches('\n')).as_bytes()),
        None => print(text),
    }
}

/// No column is wider than this, in characters.
const WIDEST: usize = 36;

/// The table of the page in columns of characters; its headings stand on lines of their own.
fn table(opened: &Opened) -> String {
    let figures = opened.figures();
    let heads = &figures.table.heads;
    let mut lines: Vec<TextLine> = vec![TextLine::Cells(heads.iter().map(|head| shortened(&head.sort.text)).collect())];
    lines.extend(figures.table.lines.iter().filter_map(|line| match line {
        Line::Heading(_) => {
            let heading = figures.table.heading(*line)?;
            Some(TextLine::Heading(format!("\n{} ({})", heading.text, heading.note)))
        }
        Line::Row(row) => {
            let cells = opened.explorer.row(&opened.query, *row)?.cells;
            Some(TextLine::Cells(cells.iter().map(|cell| shortened(&cell.text)).collect()))
        }
    }));
    let width = |column: usize| {
        let cells = lines.iter().filter_map(|line| match line {
            TextLine::Cells(cells) => cells.get(column),
            TextLine::Heading(_) => None,
        });
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let set = |cells: &[String]| {
        let cells = cells.iter().zip(&widths).zip(heads).map(|((cell, width), head)| match head.align {
            Align::Start => format!("{cell:<width$}"),
            Align::End => format!("{cell:>width$}"),
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let text = lines.iter().map(|line| match line {
        TextLine::Cells(cells) => set(cells),
        TextLine::Heading(text) => text.clone(),
    });
    text.chain([String::new(), figures.summary.clone()]).collect::<Vec<_>>().join("\n")
}

/// A line of the table.
enum TextLine {
    Cells(Vec<String>),
    Heading(String),
}

fn shortened(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.chars().count() <= WIDEST {
        return one_line;
    }
    one_line.chars().take(WIDEST - 1).chain(['…']).collect()
}
