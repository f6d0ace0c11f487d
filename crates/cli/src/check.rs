//! `solieu check`: do the figures agree, with themselves and with each other? What the page *Đối chiếu* shows, as lines or
//! as JSON; with `--strict` an office can run it before it publishes.

use anyhow::{Result, bail};
use engine::check::{Check, Doc, Kind, Verdict, across};
use engine::date::iso;
use explore::Explorer;
use explore::checks::{CheckView, ChecksView, ReprintView};
use explore::query::{Query, Route};
use explore::view::Page;
use explore::words::Language;
use serde::Serialize;
use store::StoredDocument;

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
    let Page::Checks(view) = explorer.view(&query, &[]).page else { bail!("expected the page of checks") };
    if args.json {
        output::line(&serde_json::to_string_pretty(&json(&explorer, &view))?)?;
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

#[derive(Serialize)]
struct Json<'a> {
    /// Figures that state a fact.
    figures: u32,
    /// Of these, the ones held against another figure.
    checked: u32,
    checks: Vec<JsonCheck<'a>>,
    reprints: Vec<JsonReprint<'a>>,
    /// Laws and decisions that several articles cite.
    citations: Vec<JsonCitation<'a>>,
}

#[derive(Serialize)]
struct JsonCitation<'a> {
    kind: String,
    number: String,
    date: Option<String>,
    documents: Vec<&'a str>,
}

#[derive(Serialize)]
struct JsonCheck<'a> {
    id: &'a str,
    kind: Kind,
    verdict: Verdict,
    /// The arithmetic in one line.
    working: &'a str,
    intervals: &'a [String],
    derived: Vec<JsonDerived<'a>>,
    notes: &'a [String],
    terms: Vec<JsonTerm<'a>>,
}

#[derive(Serialize)]
struct JsonDerived<'a> {
    what: &'a str,
    working: &'a str,
    interval: &'a str,
}

#[derive(Serialize)]
struct JsonTerm<'a> {
    document: &'a str,
    /// Place in the document's observations, as `solieu extract` writes them.
    observation: u32,
    figure: &'a str,
    sentence: String,
}

#[derive(Serialize)]
struct JsonReprint<'a> {
    shorter: &'a str,
    longer: &'a str,
    containment_permille: u32,
}

fn doc(document: &StoredDocument) -> Doc<'_> {
    Doc { id: &document.id, text: &document.text, reading: &document.reading }
}

fn json<'a>(explorer: &'a Explorer, view: &'a ChecksView) -> Json<'a> {
    let report = explorer.report();
    let id = |document: u32| document_id(explorer, document);
    let view_of = |check: &Check| view.checks.iter().find(|view| view.id == check.id);
    let check = |check: &'a Check| {
        let view = view_of(check)?;
        let terms = check.terms.iter().zip(&view.terms).map(|(term, view)| JsonTerm {
            document: id(term.document),
            observation: term.observation,
            figure: &view.quote.figure,
            sentence: [&view.quote.before, &view.quote.figure, &view.quote.after].map(String::as_str).concat(),
        });
        let derived = view.derived.iter();
        let derived = derived.map(|it| JsonDerived { what: &it.what, working: &it.working, interval: &it.interval });
        Some(JsonCheck {
            id: &check.id,
            kind: check.kind,
            verdict: check.verdict,
            working: &view.working,
            intervals: &view.intervals,
            derived: derived.collect(),
            notes: &view.notes,
            terms: terms.collect(),
        })
    };
    let reprints = report.reprints.iter().map(|reprint| JsonReprint {
        shorter: id(reprint.shorter),
        longer: id(reprint.longer),
        containment_permille: reprint.containment_permille,
    });
    let docs: Vec<Doc<'_>> = explorer.corpus().documents.iter().map(doc).collect();
    let shared = across::citations(&docs).into_iter().filter(|citation| citation.n_documents > 1);
    let citations = shared.map(|citation| {
        let mut documents: Vec<&str> = citation.places.iter().map(|(document, _)| id(*document)).collect();
        documents.dedup();
        JsonCitation { kind: citation.kind, number: citation.number, date: citation.date.map(iso), documents }
    });
    Json {
        citations: citations.collect(),
        figures: report.coverage.figures,
        checked: report.coverage.checked,
        checks: report.checks.iter().filter_map(check).collect(),
        reprints: reprints.collect(),
    }
}
