//! `solieu check`: do the figures agree, with themselves and with each other? What the page *Đối chiếu* shows, as lines or
//! as JSON; with `--strict` an office can run it before it publishes.

mod schema;

use anyhow::{Result, bail};
use engine::check::Verdict;
use explore::Explorer;
use explore::checks::{CheckView, ChecksView, ReprintView};
use explore::query::{Query, Route};
use explore::words::Language;

use crate::output;
use crate::source::Source;

/// Check the figures against each other
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    source: Source,
    /// One JSON object
    #[arg(long)]
    json: bool,
    /// Fail if figures deserve another look
    #[arg(long)]
    strict: bool,
    /// In English
    #[arg(long)]
    english: bool,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let explorer = Explorer::new(args.source.compared_corpus()?);
    let language = if args.english { Language::En } else { Language::Vi };
    let query = Query { route: Route::Checks, language, ..Query::default() };
    let view = explorer.checks(&query);
    if args.json {
        output::json(&serde_json::to_string_pretty(&schema::Json::of(&explorer, &view))?)?;
    } else {
        print(&explorer, &view)?;
    }
    let checks = &explorer.report().checks;
    let n_doubtful = checks.iter().filter(|check| check.verdict == Verdict::LookAgain).count();
    if args.strict && n_doubtful > 0 {
        bail!("checks that ask for another look: {n_doubtful}, expected none");
    }
    Ok(())
}

fn print(explorer: &Explorer, view: &ChecksView) -> Result<()> {
    output::line(&view.summary)?;
    for check in &view.checks {
        output::line("")?;
        for line in lines(explorer, check) {
            // On a page a number and its unit stay on one line; a terminal is searched with plain spaces.
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

fn lines(explorer: &Explorer, view: &CheckView) -> Vec<String> {
    let mut lines = vec![format!("{} · {} [{}]", view.verdict, view.kind, view.id), format!("    {}", view.working)];
    lines.extend(view.intervals.iter().map(|interval| format!("    {interval}")));
    lines.extend(view.derived.iter().map(|it| format!("    {}: {} ~ {}", it.what, it.working, it.interval)));
    lines.extend(view.notes.iter().map(|note| format!("    * {note}")));
    let check = explorer.report().checks.iter().find(|check| check.id == view.id);
    let terms = check.map_or(&[][..], |check| &check.terms);
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
