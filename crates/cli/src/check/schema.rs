//! The JSON of `solieu check --json`: the figures that were compared with each other, article by article and across them.

use std::collections::BTreeMap;

use engine::check::{Check, Comparison, Doc, Kind, Term, Verdict, across};
use engine::date::iso;
use explore::Explorer;
use explore::checks::{CheckView, ChecksView, TermView};
use serde::Serialize;
use store::StoredDocument;

use super::document_id;

/// Everything.
#[derive(Serialize)]
pub(super) struct Json<'a> {
    /// Figures that state a fact.
    figures: u32,
    /// Of these, the ones compared with another figure.
    checked: u32,
    checks: Vec<JsonCheck<'a>>,
    /// What follows from the figures, without a verdict.
    comparisons: Vec<JsonComparison<'a>>,
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
struct JsonComparison<'a> {
    id: &'a str,
    kind: Kind,
    /// The arithmetic in one line.
    working: &'a str,
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

impl<'a> Json<'a> {
    /// The JSON of what `view` shows.
    pub(super) fn of(explorer: &'a Explorer, view: &'a ChecksView) -> Json<'a> {
        let report = explorer.report();
        let id = |document: u32| document_id(explorer, document);
        let terms_of = |terms: &'a [Term], view: &'a CheckView| {
            let term = |(term, view): (&Term, &'a TermView)| JsonTerm {
                document: id(term.document),
                observation: term.observation,
                figure: &view.quote.figure,
                sentence: [&view.quote.before, &view.quote.figure, &view.quote.after].map(String::as_str).concat(),
            };
            terms.iter().zip(&view.terms).map(term).collect()
        };
        let derived_of = |view: &'a CheckView| {
            let derived = view.derived.iter();
            derived.map(|it| JsonDerived { what: &it.what, working: &it.working, interval: &it.interval }).collect()
        };
        let views = |all: &'a [CheckView]| -> BTreeMap<&'a str, &'a CheckView> {
            all.iter().map(|view| (view.id.as_str(), view)).collect()
        };
        let (checks, comparisons) = (views(&view.checks), views(&view.comparisons));
        let comparison = |one: &'a Comparison| {
            let view = comparisons.get(one.id.as_str())?;
            Some(JsonComparison {
                id: &one.id,
                kind: one.kind,
                working: &view.working,
                derived: derived_of(view),
                notes: &view.notes,
                terms: terms_of(&one.terms, view),
            })
        };
        let check = |check: &'a Check| {
            let view = checks.get(check.id.as_str())?;
            Some(JsonCheck {
                id: &check.id,
                kind: check.kind,
                verdict: check.verdict,
                working: &view.working,
                intervals: &view.intervals,
                derived: derived_of(view),
                notes: &view.notes,
                terms: terms_of(&check.terms, view),
            })
        };
        let reprints = report.reprints.iter().map(|reprint| JsonReprint {
            shorter: id(reprint.shorter),
            longer: id(reprint.longer),
            containment_permille: reprint.containment_permille,
        });
        let docs: Vec<Doc<'_>> = explorer.corpus().documents.iter().map(StoredDocument::doc).collect();
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
            comparisons: report.comparisons.iter().filter_map(comparison).collect(),
            reprints: reprints.collect(),
        }
    }
}
