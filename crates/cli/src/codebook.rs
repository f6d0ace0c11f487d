//! `solieu codebook`: what a folder states again and again without an indicator, as a codebook to start from.
//!
//! Every entry is read back before it is written: an example stands in it only if a reader with this codebook takes the
//! figure for the entry's.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;

use anyhow::Result;
use engine::codebook::Codebook;
use engine::knowledge::SourceFile;
use engine::reading::{GivenMeta, Measure, MentionKind};
use engine::text::fold;
use engine::{Document, Engine, Knowledge};
use store::StoredDocument;
use store::unnamed_indicators::{self, Induced};

use crate::output;
use crate::source_args::Source;

/// Write a codebook to start from: what the articles state again and again
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    source: Source,
    /// The codebook to write (default: standard output)
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    if args.source.is_without_articles() {
        return output::line(&format!("{}: no article, nothing to name", args.source.folder.display()));
    }
    let (documents, knowledge) = args.source.read()?;
    let entries = entries(&documents);
    if entries.is_empty() {
        let folder = args.source.folder.display();
        return output::line(&format!("{folder}: nothing to name: no figure without an indicator is stated twice"));
    }
    let text = written(&entries, &documents, &knowledge);
    match &args.out {
        None => output::line(text.trim_end()),
        Some(path) => {
            output::write_file(path, text.as_bytes())?;
            output::line(&format!("{}: {}", path.display(), output::counted(entries.len(), "indicator")))
        }
    }
}

/// One indicator of the codebook.
#[derive(Debug)]
struct Entry {
    /// Its id, without the group.
    id: String,
    label: String,
    /// The ways in which its words are written in one piece.
    forms: BTreeSet<String>,
    unit: String,
    kind: MentionKind,
    figures: Vec<(usize, usize)>,
}

/// An indicator for each label and unit: a change is of the indicator whose level changes.
fn entries(documents: &[StoredDocument]) -> Vec<Entry> {
    let mut entries: BTreeMap<(String, String), Entry> = BTreeMap::new();
    for group in unnamed_indicators::series(documents) {
        if !matches!(group.measure, Measure::Level | Measure::Share | Measure::Average) {
            continue;
        }
        let entry = entries.entry((fold::exact(&group.label), group.unit.clone())).or_insert_with(|| Entry {
            id: id(&group),
            label: group.label.clone(),
            forms: BTreeSet::new(),
            unit: group.unit.clone(),
            kind: group.kind,
            figures: Vec::new(),
        });
        entry.forms.extend(group.figures.iter().filter_map(|figure| form(documents, *figure)));
        entry.figures.extend(&group.figures);
    }
    let mut entries: Vec<Entry> = entries.into_values().filter(|entry| !entry.forms.is_empty()).collect();
    entries.sort_by_key(|entry| (std::cmp::Reverse(entry.figures.len()), entry.label.clone(), entry.unit.clone()));
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    for entry in &mut entries {
        let n = used.entry(entry.id.clone()).or_default();
        *n += 1;
        if *n > 1 {
            entry.id = format!("{}_{n}", entry.id);
        }
    }
    // What two units are stated of is one concept: its forms may stand only once.
    let mut taken = BTreeSet::new();
    entries.retain_mut(|entry| {
        entry.forms.retain(|form| taken.insert(fold::exact(form)));
        !entry.forms.is_empty()
    });
    entries
}

fn id(group: &Induced) -> String {
    match unnamed_indicators::key(&group.label).replace('-', "_") {
        id if id.starts_with(|letter: char| letter.is_ascii_digit()) => format!("n{id}"),
        id => id,
    }
}

/// A figure's label, if it is written in one piece and on one line.
fn form(documents: &[StoredDocument], (document, place): (usize, usize)) -> Option<String> {
    let document = documents.get(document)?;
    let observation = document.reading.observations.get(place)?;
    let mut parts = observation.label_parts();
    let said = parts.next().filter(|_| parts.next().is_none())?.of(&document.text);
    let form = said.split_whitespace().collect::<Vec<_>>().join(" ");
    (!form.contains(['(', ')', '"', '\\'])).then_some(form)
}

/// The codebook, with the examples that it reads.
fn written(entries: &[Entry], documents: &[StoredDocument], knowledge: &Knowledge) -> String {
    let bare = text(entries, &vec![None; entries.len()]);
    let mut own = Knowledge { codebook: Codebook::default(), ..knowledge.clone() };
    let file = SourceFile { path: "codebook.toml", text: &bare };
    let examples = match own.codebook.add_file(&file) {
        Ok(()) => {
            let engine = Engine::new(&own);
            entries.iter().map(|entry| example(entry, documents, &engine)).collect()
        }
        Err(_) => vec![None; entries.len()],
    };
    text(entries, &examples)
}

/// The first sentence of an entry in which its figure is read as the entry's, the figure in brackets.
fn example(entry: &Entry, documents: &[StoredDocument], engine: &Engine) -> Option<String> {
    let wanted = format!("{GROUP}.{}", entry.id);
    entry.figures.iter().find_map(|(document, place)| {
        let document = documents.get(*document)?;
        let observation = document.reading.observations.get(*place)?;
        let mention = document.reading.mentions.get(observation.mention.0 as usize)?;
        let span = document.reading.sentences.get(mention.sentence as usize)?.span;
        let sentence = span.of(&document.text);
        let from = (mention.span.start - span.start) as usize;
        let until = (mention.span.end - span.start) as usize;
        if sentence.contains(['[', ']', '\n']) {
            return None;
        }
        let read = engine.read(&Document { id: "example", text: sentence, given: GivenMeta::default() });
        let is_own = read.observations.iter().any(|it| {
            let said = read.mentions.get(it.mention.0 as usize).map(|it| it.span.start as usize..it.span.end as usize);
            said == Some(from..until) && it.indicator.as_deref() == Some(&wanted)
        });
        let parts = (sentence.get(..from)?, sentence.get(from..until)?, sentence.get(until..)?);
        is_own.then(|| format!("{}[{}]{}", parts.0, parts.1, parts.2))
    })
}

/// The group above all indicators.
const GROUP: &str = "figures";

fn text(entries: &[Entry], examples: &[Option<String>]) -> String {
    let mut text = String::from(HEAD);
    let mut units: BTreeMap<String, String> = BTreeMap::new();
    for entry in entries {
        units.entry(unit_id(entry)).or_insert_with(|| match kind(entry.kind) {
            Some(kind) => format!("kind = \"{kind}\""),
            None => format!("heads = [{}]", quoted(&entry.unit)),
        });
    }
    for (id, what) in &units {
        _ = write!(text, "[[units]]\nid = \"{id}\"\n{what}\n\n");
    }
    text.push_str("[[facet]]\nid = \"subject\"\nvi = \"Nội dung\"\nen = \"What\"\n\n");
    for entry in entries {
        let forms: Vec<String> = entry.forms.iter().map(|form| quoted(form)).collect();
        _ = write!(text, "[[concept]]\nid = \"{}\"\nfacet = \"subject\"\nforms = [{}]\n\n", entry.id, forms.join(", "));
    }
    _ = write!(text, "[[group]]\nid = \"{GROUP}\"\nvi = \"Số liệu\"\nen = \"Figures\"\n\n");
    for (entry, example) in entries.iter().zip(examples) {
        let name = quoted(&entry.label);
        _ = write!(
            text,
            "# Stated {}.\n[[indicator]]\nid = \"{GROUP}.{}\"\nvi = {name}\nen = {name}\ndefinition = {name}\nunits = [\"{}\"]\nwritten = [\"{}\"]\n",
            times(entry.figures.len()),
            entry.id,
            unit_id(entry),
            entry.id
        );
        match example {
            Some(example) => _ = write!(text, "examples = [{}]\n\n", quoted(example)),
            None => text.push_str(
                "# No sentence of the articles is read as this indicator's yet: add forms to its concept.\n\n",
            ),
        }
    }
    text
}

const HEAD: &str = "\
# A codebook to start from, made of what the articles state again and again. Join entries that mean the same (give one
# concept all the forms), take out what says nothing, give each indicator a name, a definition and examples, and put the
# file beside the articles. See CONTRIBUTING.md, \"Another corpus\".

";

fn times(n: usize) -> String {
    if n == 1 { "once".to_owned() } else { format!("{n} times") }
}

/// The kind of units that are told by what sort of quantity they are; counted nouns are told by their heads.
fn kind(kind: MentionKind) -> Option<&'static str> {
    match kind {
        MentionKind::Money => Some("money"),
        MentionKind::Percent => Some("percent"),
        MentionKind::Ratio => Some("ratio"),
        MentionKind::Rate => Some("rate"),
        MentionKind::Measure => Some("measure"),
        MentionKind::Duration => Some("duration"),
        MentionKind::Count | MentionKind::Ordinal => None,
    }
}

fn unit_id(entry: &Entry) -> String {
    match (kind(entry.kind), unnamed_indicators::key(&entry.unit).replace('-', "_")) {
        (Some(kind), _) => kind.to_owned(),
        (None, unit) if unit.is_empty() => "number".to_owned(),
        (None, unit) => format!("n_{unit}"),
    }
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            letter if letter.is_control() => _ = write!(quoted, "\\u{:04X}", u32::from(letter)),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
