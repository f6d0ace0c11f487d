//! What deserves another look as annotations: SARIF 2.1.0, and the workflow commands of GitHub. An annotation stands at the
//! figure's line; only articles that are checked get one, not those that they are compared with.

use std::collections::BTreeMap;

use engine::check::{Check, Verdict};
use explore::Explorer;
use explore::checks::{CheckView, ChecksView};
use serde_json::{Value, json};

/// Where the articles stand, by id.
pub(super) type Paths = BTreeMap<String, String>;

/// One check that deserves another look, at one of its figures.
struct Annotation<'a> {
    check: &'a Check,
    path: &'a str,
    message: String,
    /// Counted from 1.
    line: usize,
    /// First column and the one behind the last, in characters, counted from 1.
    columns: (usize, usize),
}

/// The log in SARIF.
pub(super) fn sarif(explorer: &Explorer, view: &ChecksView, paths: &Paths) -> Value {
    let all = annotations(explorer, view, paths);
    let mut kinds: Vec<_> = all.iter().map(|it| it.check.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let rule = |kind: &engine::check::Kind| {
        json!({
            "id": kind.code(),
            "name": kind.name()[1],
            "shortDescription": { "text": kind.about()[1] },
        })
    };
    let result = |it: &Annotation<'_>| {
        json!({
            "ruleId": it.check.kind.code(),
            "level": "warning",
            "message": { "text": it.message },
            "partialFingerprints": { "check/v1": it.check.id },
            "locations": [{ "physicalLocation": {
                "artifactLocation": { "uri": uri(it.path) },
                "region": {
                    "startLine": it.line,
                    "startColumn": it.columns.0,
                    "endColumn": it.columns.1,
                },
            } }],
        })
    };
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "solieu",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": kinds.iter().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": all.iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

/// The lines that GitHub shows at the lines of a file.
pub(super) fn github(explorer: &Explorer, view: &ChecksView, paths: &Paths) -> Vec<String> {
    let line = |it: &Annotation<'_>| {
        format!(
            "::warning file={},line={},col={},endColumn={},title={}::{}",
            property(it.path),
            it.line,
            it.columns.0,
            it.columns.1,
            property(it.check.kind.name()[0]),
            data(&it.message),
        )
    };
    annotations(explorer, view, paths).iter().map(line).collect()
}

fn annotations<'a>(explorer: &'a Explorer, view: &ChecksView, paths: &'a Paths) -> Vec<Annotation<'a>> {
    let doubtful = explorer.report().checks.iter().filter(|check| check.verdict == Verdict::LookAgain);
    let by_id: BTreeMap<&str, &CheckView> = view.checks.iter().map(|shown| (shown.id.as_str(), shown)).collect();
    let annotation = |check: &'a Check| {
        let shown = by_id.get(check.id.as_str())?;
        let corpus = explorer.corpus();
        // The last figure of a check is the one that the others are compared with, as far as it stands in a checked article.
        let term =
            check.terms.iter().rev().find(|term| {
                corpus.documents.get(term.document as usize).is_some_and(|it| paths.contains_key(&it.id))
            })?;
        let document = corpus.documents.get(term.document as usize)?;
        let mention = document.reading.observations.get(term.observation as usize)?.mention.0;
        let span = document.reading.mentions.get(mention as usize)?.span;
        let before = document.text.get(..span.start as usize)?;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(line_start..)?.chars().count() + 1;
        let message = format!("{} · {}: {}", shown.verdict, shown.kind, shown.working).replace('\u{a0}', " ");
        Some(Annotation {
            check,
            path: paths.get(&document.id)?,
            message,
            line: before.matches('\n').count() + 1,
            columns: (column, column + span.of(&document.text).chars().count()),
        })
    };
    doubtful.filter_map(annotation).collect()
}

/// A path as a relative URI: what is not plain is written in percent.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A message as a workflow command takes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property as a workflow command takes it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
