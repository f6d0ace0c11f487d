//! `solieu check`: do the figures agree, with themselves and with each other? What the page *Đối chiếu* shows, as lines, as
//! JSON or as annotations; with `--strict` an office can run it before it publishes, with `--against` it checks a draft
//! against what was published before.

mod annotations;
mod schema;

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Result, bail};
use engine::check::{Term, Verdict};
use explore::Explorer;
use explore::checks::{CheckView, ChecksView, ReprintView};
use explore::query::{Query, Route};
use explore::ui_text::{Language, Word};

use crate::output;
use crate::source_args::{Compared, Source};

/// Check the figures against each other
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    source: Source,
    /// Folder of articles to hold these against: the same claims, copies, targets that were set before. Only what
    /// concerns the former is shown
    #[arg(long, value_name = "FOLDER")]
    against: Option<PathBuf>,
    /// How the findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Fail if figures deserve another look
    #[arg(long)]
    strict: bool,
    #[arg(long)]
    english: bool,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Lines for people
    Text,
    /// One JSON object
    Json,
    /// SARIF 2.1.0: what deserves another look, at its line
    Sarif,
    /// Workflow commands of GitHub: the same
    Github,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let Compared { mut corpus, own, paths, faults } = match &args.against {
        Some(others) => args.source.compared_with(others)?,
        None => args.source.compared()?,
    };
    if args.against.is_some() {
        corpus.keep_only(&own);
    } else {
        corpus = corpus.induced();
    }
    for fault in &faults {
        output::note(&format!("left out: {fault:#}"));
    }
    let explorer = Explorer::new(corpus);
    let language = if args.english { Language::En } else { Language::Vi };
    let query = Query { route: Route::Checks, language, ..Query::default() };
    let view = explorer.checks_in_full(&query);
    match if args.json { Format::Json } else { args.format } {
        Format::Text => print(&explorer, &view, language)?,
        Format::Json => output::json(&serde_json::to_string_pretty(&schema::Json::of(&explorer, &view))?)?,
        Format::Sarif => {
            output::json(&serde_json::to_string_pretty(&annotations::sarif(&explorer, &view, &paths))?)?;
        }
        Format::Github => {
            for line in annotations::github(&explorer, &view, &paths) {
                output::line(&line)?;
            }
        }
    }
    if !faults.is_empty() {
        bail!("{} could not be read; the others were checked", output::counted(faults.len(), "article"));
    }
    let checks = &explorer.report().checks;
    let n_doubtful = checks.iter().filter(|check| check.verdict == Verdict::LookAgain).count();
    if args.strict && n_doubtful > 0 {
        bail!("checks that ask for another look: {n_doubtful}, expected none");
    }
    Ok(())
}

fn print(explorer: &Explorer, view: &ChecksView, language: Language) -> Result<()> {
    let report = explorer.report();
    let checks = report.checks.iter().map(|check| (check.id.as_str(), check.terms.as_slice()));
    let terms: TermsOf<'_> =
        checks.chain(report.comparisons.iter().map(|one| (one.id.as_str(), one.terms.as_slice()))).collect();
    output::line(&view.summary)?;
    for check in &view.checks {
        output::line("")?;
        for line in lines(explorer, &terms, check) {
            // On a page a number and its unit stay on one line; a terminal is searched with plain spaces.
            output::line(&line.replace('\u{a0}', " "))?;
        }
    }
    if !view.comparisons.is_empty() {
        output::line("")?;
        output::line(Word::FollowsToo.say(language))?;
    }
    for comparison in &view.comparisons {
        output::line("")?;
        for line in lines(explorer, &terms, comparison) {
            output::line(&line.replace('\u{a0}', " "))?;
        }
    }
    for reprint in &view.reprints {
        output::line("")?;
        output::line(&format!("{} ↔ {}: {}", reprint.left.text, reprint.right.text, reprint.containment))?;
        for (left, right) in differences(reprint) {
            output::line(&format!("    {left} ↔ {right}"))?;
        }
    }
    Ok(())
}

/// The figures of checks and comparisons, by id.
type TermsOf<'a> = BTreeMap<&'a str, &'a [Term]>;

fn lines(explorer: &Explorer, terms: &TermsOf<'_>, view: &CheckView) -> Vec<String> {
    let verdict = if view.verdict.is_empty() { String::new() } else { format!("{} · ", view.verdict) };
    let mut lines = vec![format!("{verdict}{} [{}]", view.kind, view.id), format!("    {}", view.working)];
    lines.extend(view.intervals.iter().map(|interval| format!("    {interval}")));
    lines.extend(view.derived.iter().map(|it| format!("    {}: {} ~ {}", it.what, it.working, it.interval)));
    lines.extend(view.notes.iter().map(|note| format!("    * {note}")));
    let terms = terms.get(view.id.as_str()).copied().unwrap_or(&[]);
    lines.extend(terms.iter().zip(&view.terms).map(|(term, view)| {
        let quote = &view.quote;
        let document = document_id(explorer, term.document);
        format!("    - {document}: {}[{}]{}", end_of(&quote.before), quote.figure, start_of(&quote.after))
    }));
    lines
}

/// So many characters of a sentence are shown on either side of its figure.
const N_AROUND: usize = 60;

fn start_of(text: &str) -> String {
    let start: String = text.chars().take(N_AROUND).collect();
    if start.len() < text.len() { format!("{start}…") } else { start }
}

fn end_of(text: &str) -> String {
    let skipped = text.chars().count().saturating_sub(N_AROUND);
    let end: String = text.chars().skip(skipped).collect();
    if skipped > 0 { format!("…{end}") } else { end }
}

fn document_id(explorer: &Explorer, document: u32) -> &str {
    explorer.corpus().documents.get(document as usize).map_or("", |found| found.id.as_str())
}

/// What differs in a reprint, left and right, where both have words.
fn differences(reprint: &ReprintView) -> Vec<(String, String)> {
    let marked = |pieces: &[explore::checks::Piece]| -> Vec<String> {
        pieces.iter().filter(|piece| piece.difference.is_some()).map(|piece| piece.text.clone()).collect()
    };
    let pairs = |passage: &explore::checks::SharedPassage| -> Vec<(String, String)> {
        let (left, right) = (marked(&passage.left), marked(&passage.right));
        left.into_iter().zip(right).collect()
    };
    let pairs = reprint.passages.iter().flat_map(pairs);
    pairs.filter(|(left, right)| !left.trim().is_empty() && !right.trim().is_empty()).collect()
}
