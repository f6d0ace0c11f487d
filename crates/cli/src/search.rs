//! `solieu search`: articles and sentences by word, phrase or number.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::ValueEnum;
use explore::Explorer;
use explore::download::FileFormat;
use explore::query::{Lens, Reprints, Route, WordUnit};
use serde::Serialize;
use store::StoredDocument;
use store::index::{Abbreviations, Fit, Index, Passage, Query, everything};

use crate::output;
use crate::source_args::Source;

/// Find words, phrases and numbers, however they are spelled
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    source: Source,
    /// What to find: words, "phrases", ="as spelled", -excluded, OR, >10 triệu, 10..20 %, doc: noi: ky: chi-so:
    query: String,
    /// At most so many articles
    #[arg(long, default_value_t = 10, value_name = "N")]
    limit: usize,
    /// One JSON object a line
    #[arg(long, conflicts_with = "table")]
    json: bool,
    /// Print a table of how words are used instead, whole, as CSV
    #[arg(long, value_enum, value_name = "TABLE")]
    table: Option<Table>,
    /// Write the table to a file instead: a workbook of Excel if its name ends in .xlsx, else CSV
    #[arg(long, requires = "table", value_name = "FILE")]
    out: Option<PathBuf>,
    /// Where the site is, for links in the file
    #[arg(long, value_name = "URL", default_value = "")]
    site: String,
    /// In a table take each syllable for a word
    #[arg(long, requires = "table")]
    syllables: bool,
    /// In a table count an article and its reprints once
    #[arg(long, requires = "table")]
    reprints_once: bool,
    /// Only the lines of concordance that have this word within four words
    #[arg(long, requires = "table", value_name = "WORD")]
    near: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Table {
    /// Every place with its context
    Concordance,
    /// Every article with the number of its places
    Spread,
    /// Words that stand near what is looked for
    Collocates,
    /// The most frequent words of the articles
    Frequency,
}

/// One sentence that was found.
#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    sentence: u32,
    text: &'a str,
    /// Where the query is met, in Unicode scalars of `text`.
    marks: Vec<[usize; 2]>,
    /// `whole`, `other_marks`, `beginning` or `parts`: what of the query the sentence holds.
    fit: &'static str,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    if let Some(table) = args.table {
        return print_table(args, table);
    }
    let corpus = args.source.corpus()?;
    let language = corpus.glossary.numbers.language();
    let index = Index::of(&corpus);
    let (query, hints) = Query::parse(&args.query, &language, &Abbreviations::of(&corpus.glossary));
    let answer = index.ask(&corpus, &query, usize::MAX, &everything);
    for hint in hints.iter().chain(&answer.found.hints) {
        output::note(&hint.to_string());
    }
    if let Some(note) = note_of(answer.fit).filter(|_| answer.found.n_documents > 0) {
        output::note(note);
    }
    let sentences = index.sentences(&corpus, &answer, args.limit, &everything);
    for (document, passages) in &sentences.documents {
        let Some(document) = corpus.documents.get(*document as usize) else { continue };
        for passage in passages {
            let line = line(document, passage, answer.fit);
            if args.json {
                output::json(&serde_json::to_string(&line)?)?;
            } else {
                let document = output::one_line(line.document);
                output::line(&format!("{document}#{}: {}", line.sentence, marked(&line)))?;
            }
        }
    }
    if !args.json {
        output::line(&format!("{} of {} articles", answer.found.n_documents, corpus.documents.len()))?;
    }
    Ok(())
}

/// What is said of sentences that are not quite what was typed.
fn note_of(fit: Fit) -> Option<&'static str> {
    match fit {
        Fit::Whole => None,
        Fit::OtherMarks => Some("no sentence has these marks; with other marks:"),
        Fit::Beginning => Some("no sentence as typed; where the last word goes on:"),
        Fit::Parts => Some("no sentence has all the words; the nearest:"),
    }
}

/// The same table as the page's, from the same code.
fn print_table(args: &Args, table: Table) -> Result<()> {
    if args.near.is_some() && !matches!(table, Table::Concordance) {
        bail!("--near chooses lines of a concordance, expected --table concordance");
    }
    let lens = match table {
        Table::Concordance => Lens::Concordance,
        Table::Spread => Lens::Spread,
        Table::Collocates => Lens::Collocates,
        Table::Frequency => Lens::Frequency,
    };
    let query = explore::Query {
        route: Route::Search,
        search: args.query.clone(),
        lens,
        unit: if args.syllables { WordUnit::Syllables } else { WordUnit::Compounds },
        reprints: if args.reprints_once { Reprints::Collapsed } else { Reprints::All },
        near: args.near.clone().unwrap_or_default(),
        ..explore::Query::default()
    };
    let explorer = Explorer::new(args.source.compared_corpus()?);
    let is_workbook =
        args.out.as_ref().and_then(|out| out.extension()).is_some_and(|it| it.eq_ignore_ascii_case("xlsx"));
    let format = if is_workbook { FileFormat::Workbook } else { FileFormat::Csv };
    let file = explorer.search_file(&query, format, &args.site);
    match &args.out {
        Some(out) if is_workbook => crate::query::save_workbook(&file, Some(out)),
        Some(out) => output::write_file(out, file.text().as_bytes()),
        None => output::line(file.text().trim_end()),
    }
}

fn line<'a>(document: &'a StoredDocument, passage: &Passage, fit: Fit) -> Line<'a> {
    let sentence = document.reading.sentences.get(passage.sentence as usize).map(|it| it.span).unwrap_or_default();
    let text = sentence.of(&document.text);
    let scalars = |byte: u32| text.get(..(byte - sentence.start) as usize).unwrap_or("").chars().count();
    let marks = passage.spans.iter().map(|span| [scalars(span.start), scalars(span.end)]).collect();
    Line { document: &document.id, sentence: passage.sentence, text, marks, fit: fit.key() }
}

/// The sentence on one line, with brackets round what was found.
fn marked(line: &Line<'_>) -> String {
    let mut out = String::new();
    for (at, letter) in line.text.chars().enumerate() {
        if line.marks.iter().any(|[start, _]| *start == at) {
            out.push('[');
        }
        out.push(if letter.is_whitespace() { ' ' } else { letter });
        if line.marks.iter().any(|[_, end]| *end == at + 1) {
            out.push(']');
        }
    }
    out
}
