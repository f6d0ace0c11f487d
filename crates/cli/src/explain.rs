//! `solieu explain`: what was read at a place of an article, and by which rules.
//!
//! `ID:OFFSET` names an article of the folder, `FILE:OFFSET` a file; the offset counts Unicode scalars, as in the JSON
//! of `solieu extract`. Without an offset all figures are explained; `--coverage` accounts for every digit instead.

mod coverage;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use engine::codebook::IndicatorIdx;
use engine::date::{Period, iso};
use engine::rules::{self, Rule};
use engine::span::CharOffsets;
use engine::{Document, Engine, Knowledge, Reading, Span};
use store::StoredDocument;

use crate::output;
use crate::source_args::Source;

/// Say what was read at a place, and why
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// ID:OFFSET or FILE:OFFSET, the offset in Unicode scalars; without it, every figure of the article
    #[arg(value_name = "ID[:OFFSET]")]
    place: String,
    /// Folder of the article, for an ID
    #[arg(long, value_name = "DIR", default_value = "seeds")]
    folder: PathBuf,
    /// Folder with codebook.toml and lexicon/ to read by (default: those beside the article, else those compiled in)
    #[arg(long, value_name = "DIR")]
    knowledge: Option<PathBuf>,
    /// Account for every digit of the article instead: figure, period, reference, or excluded and why
    #[arg(long)]
    coverage: bool,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let (name, offset) = match args.place.rsplit_once(':') {
        Some((name, offset)) if offset.bytes().all(|it| it.is_ascii_digit()) && !offset.is_empty() => {
            let offset = offset.parse::<u32>();
            (name, Some(offset.with_context(|| format!("{}: expected an offset in Unicode scalars", args.place))?))
        }
        _ => (args.place.as_str(), None),
    };
    if args.coverage && offset.is_some() {
        bail!("{}: --coverage is of a whole article, expected no offset", args.place);
    }
    let path = path_of(name, &args.folder)?;
    let source = Source {
        folder: path,
        more: Vec::new(),
        knowledge: args.knowledge.clone(),
        additions: None,
        corrections: None,
    };
    let (documents, knowledge) = source.read()?;
    for document in &documents {
        let reasons = reasons(&knowledge, document);
        let explained = Explained { reasons, ..Explained::new(&document.text, &document.reading) };
        let text = match offset {
            _ if args.coverage => coverage::account(&document.text, &document.reading),
            Some(offset) => explained.at(offset)?,
            None => explained.all(),
        };
        output::line(text.trim_end())?;
    }
    Ok(())
}

fn path_of(name: &str, folder: &Path) -> Result<PathBuf> {
    let file = PathBuf::from(name);
    if file.is_file() {
        return Ok(file);
    }
    let mut paths = documents::Kind::ENDINGS.iter().map(|ending| folder.join(format!("{name}.{ending}")));
    if let Some(path) = paths.find(|path| path.is_file()) {
        return Ok(path);
    }
    bail!("{name}: expected a file, or the id of an article of {}", folder.display())
}

/// So many words are named that decided.
const MOST_REASONS: usize = 5;

/// What decided of each figure that the ranker decided, by mention.
fn reasons(knowledge: &Knowledge, document: &StoredDocument) -> BTreeMap<u32, Vec<(String, i32)>> {
    let is_ranked = |rule: &Rule| [rules::FACT_RANKED, rules::FACT_RANKED_NONE].contains(rule);
    if !document.reading.observations.iter().any(|fact| fact.rules.iter().any(is_ranked)) {
        return BTreeMap::new();
    }
    let given = store::assembly::given(&document.reading.meta);
    let (_, examples) = Engine::new(knowledge).examples(&Document { id: &document.id, text: &document.text, given });
    let id = |of: Option<IndicatorIdx>| Some(knowledge.codebook.indicator(of?)?.id.as_str());
    let decided = examples.iter().filter(|example| example.decided != example.found);
    decided
        .map(|it| {
            let mut reasons = knowledge.ranker.reasons(&it.features, id(it.decided), id(it.found));
            reasons.truncate(MOST_REASONS);
            (it.mention.0, reasons)
        })
        .collect()
}

struct Explained<'a> {
    text: &'a str,
    reading: &'a Reading,
    offsets: CharOffsets,
    /// The words that decided, where the ranker did.
    reasons: BTreeMap<u32, Vec<(String, i32)>>,
}

impl<'a> Explained<'a> {
    fn new(text: &'a str, reading: &'a Reading) -> Explained<'a> {
        Explained { text, reading, offsets: CharOffsets::new(text), reasons: BTreeMap::new() }
    }

    /// Everything that covers the scalar at `offset`.
    fn at(&self, offset: u32) -> Result<String> {
        let n_chars = self.offsets.char_from_byte(u32::MAX);
        let Some((byte, letter)) = self.text.char_indices().nth(offset as usize) else {
            bail!("offset {offset} is beyond the text, which has {n_chars} Unicode scalars");
        };
        let place = Span::new(byte, byte + letter.len_utf8());
        let found = self.explain(|span| span.contains(place));
        Ok(if found.is_empty() { format!("nothing was read at {offset} ({letter:?})") } else { found })
    }

    fn all(&self) -> String {
        self.explain(|_| true)
    }

    /// What was read under the spans that are `wanted`.
    fn explain(&self, wanted: impl Fn(Span) -> bool) -> String {
        let mut out = String::new();
        for (at, it) in self.reading.mentions.iter().enumerate().filter(|(_, it)| wanted(it.span)) {
            let upper = it.upper.map_or(String::new(), |upper| format!("..{upper}"));
            out.push_str(&self.head("figure", it.span));
            out.push_str(&format!(
                "  value {}{upper}  step {}  {:?}  {:?}  unit \"{}\"{}\n",
                it.value,
                it.step,
                it.qualifier,
                it.kind,
                it.unit.text,
                it.unit.id.as_ref().map_or(String::new(), |id| format!(" ({id})"))
            ));
            out.push_str(&rule_lines("  ", &it.rules));
            let observations = self.reading.observations.iter().filter(|fact| fact.mention.0 as usize == at);
            for fact in observations {
                out.push_str(&format!(
                    "  states {}  {:?}  {:?}  {}\n",
                    fact.indicator.as_deref().unwrap_or("(not in the codebook)"),
                    fact.measure,
                    fact.status,
                    fact.signed
                ));
                let period = fact.period.map_or("no period".to_owned(), |it| said(it.period));
                out.push_str(&format!("    {period}  {}", fact.place.as_deref().unwrap_or("no place")));
                out.push_str(&fact.scope.map_or(String::new(), |scope| format!("  {scope:?}")));
                for part in [&fact.district, &fact.subgroup].into_iter().flatten() {
                    out.push_str(&format!("  of {part}"));
                }
                out.push('\n');
                for (field, span) in &fact.evidence {
                    out.push_str(&format!("    {field:?} from {}\n", self.quoted(*span)));
                }
                out.push_str(&rule_lines("    ", &fact.rules));
                for (words, weight) in self.reasons.get(&fact.mention.0).into_iter().flatten() {
                    out.push_str(&format!("      {weight:>4}  {words}\n"));
                }
            }
        }
        for it in self.reading.periods.iter().filter(|it| wanted(it.span)) {
            out.push_str(&self.head("period", it.span));
            let meaning = it.period.map_or(format!("unresolved, missing {:?}", it.missing), said);
            out.push_str(&format!("  {meaning}  {:?}  {:?}\n{}", it.role, it.basis, rule_lines("  ", &it.rules)));
        }
        for it in self.reading.refs.iter().filter(|it| wanted(it.span)) {
            out.push_str(&self.head("reference", it.span));
            out.push_str(&format!(
                "  {} {}\n{}",
                it.kind,
                it.number.as_deref().unwrap_or(""),
                rule_lines("  ", &it.rules)
            ));
        }
        for it in self.reading.exclusions.iter().filter(|it| wanted(it.span)) {
            out.push_str(&self.head("no figure", it.span));
            out.push_str(&rule_lines("  ", &[it.reason]));
        }
        for it in self.reading.entities.iter().filter(|it| wanted(it.span)) {
            out.push_str(&self.head("name", it.span));
            out.push_str(&format!("  {:?} {}\n", it.kind, it.canonical));
        }
        out
    }

    fn head(&self, what: &str, span: Span) -> String {
        format!("{what} {}\n", self.quoted(span))
    }

    /// `"gần 16 triệu người" 120..138`.
    fn quoted(&self, span: Span) -> String {
        let (start, end) = (self.offsets.char_from_byte(span.start), self.offsets.char_from_byte(span.end));
        format!("\"{}\" {start}..{end}", span.of(self.text))
    }
}

fn said(period: Period) -> String {
    let day = |day: Option<engine::date::Date>| day.map_or("…".to_owned(), iso);
    match period.start {
        None => format!("{:?} {}", period.kind, day(period.end)),
        start => format!("{:?} {}..{}", period.kind, day(start), day(period.end)),
    }
}

fn rule_lines(indent: &str, rules: &[Rule]) -> String {
    let lines = rules.iter().map(|rule| {
        let meaning = rule.info().map_or("", |info| info.en);
        format!("{indent}- {}: {meaning}\n", rule.id())
    });
    lines.collect()
}
