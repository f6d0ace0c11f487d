//! `solieu train`: learns the weights of the ranker (see [`engine::ranker`]) from tagged texts.

mod tagged;

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use engine::{Document, Engine, Example, Knowledge, Span};
use rayon::prelude::*;
use serde_json::json;

use self::tagged::Tagged;
use crate::output;

/// Learn the weights by which indicators are ranked from texts whose figures are tagged
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Files of tagged texts
    #[arg(required = true, value_name = "FILE")]
    texts: Vec<PathBuf>,
    /// The codebook and lexicon (default: what is compiled in)
    #[arg(long, value_name = "DIR")]
    seeds: Option<PathBuf>,
    /// Write what is learned from, one figure a line, as JSON
    #[arg(long, value_name = "FILE")]
    examples: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let knowledge = crate::knowledge::load(std::path::Path::new("."), args.seeds.as_deref(), &[])?;
    let mut texts = Vec::new();
    for path in &args.texts {
        let name = path.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        texts.extend(tagged::read(path)?.into_iter().map(|text| (name.clone(), text)));
    }
    let engine = Engine::new(&knowledge);
    let found: Vec<Vec<(Example, Vec<String>, bool)>> =
        texts.par_iter().map(|(_, text)| examples(&engine, text)).collect();
    if let Some(path) = &args.examples {
        let mut out = String::new();
        for (at, ((name, text), found)) in texts.iter().zip(&found).enumerate() {
            for (example, ids, is_tagged) in found {
                writeln!(out, "{}", line(&knowledge, at, name, text, example, ids, *is_tagged))?;
            }
        }
        output::write_file(path, out.as_bytes())?;
    }
    let n: usize = found.iter().map(Vec::len).sum();
    output::line(&format!("{} texts, {n} figures", texts.len()))
}

/// What the ranker is asked of each figure of a text, with the ids of its tag, and whether it has one.
fn examples(engine: &Engine, text: &Tagged) -> Vec<(Example, Vec<String>, bool)> {
    let (reading, examples) = engine.examples(&Document { text: &text.text, ..Document::default() });
    let tag_of = |span: Span| {
        let overlap = |tag: &&tagged::TaggedFigure| span.start.max(tag.start) < span.end.min(tag.end);
        text.figures.iter().find(overlap)
    };
    let tagged = examples.into_iter().filter_map(|example| {
        let mention = reading.mentions.get(example.mention.0 as usize)?;
        let tag = tag_of(mention.span);
        Some((example, tag.map(|tag| tag.ids.clone()).unwrap_or_default(), tag.is_some()))
    });
    tagged.collect()
}

fn line(
    knowledge: &Knowledge,
    text: usize,
    file: &str,
    of: &Tagged,
    example: &Example,
    ids: &[String],
    is_tagged: bool,
) -> serde_json::Value {
    let id = |at: &engine::codebook::IndicatorIdx| {
        knowledge.codebook.indicator(*at).map(|indicator| indicator.id.clone()).unwrap_or_default()
    };
    let features: Vec<String> = example
        .features
        .iter()
        .map(|(stands, first, second)| format!("{}\t{first}\t{second}", stands.name()))
        .collect();
    let relations: Vec<(Option<String>, String)> =
        example.relations.iter().map(|(to, relation)| (to.as_ref().map(id), relation.name())).collect();
    json!({
        "text": text,
        "file": file,
        "article": of.is_article,
        "ids": ids,
        "tagged": is_tagged,
        "features": features,
        "candidates": example.candidates.iter().map(id).collect::<Vec<_>>(),
        "relations": relations,
        "found": example.found.as_ref().map(id),
        "decided": example.decided.as_ref().map(id),
        "mention": example.mention.0,
    })
}
