//! `solieu train`: learns the weights of the ranker (see [`engine::ranker`]) from tagged texts, and says how well it does
//! on texts that it has not learned from.
//!
//! What a figure is of often hangs on what the figures before were taken for, so the ranker has to learn from texts as it
//! reads them itself, mistakes included. The texts are therefore read twice: first by the rules alone; then, each quarter
//! of them, by a ranker that was learned from the other three. From the second reading the weights are learned.

mod fit;
mod tagged;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use engine::ranker::Ranker;
use engine::{Document, Engine, Example, Knowledge, Span};
use rayon::prelude::*;

use self::tagged::{Tagged, TaggedFigure};
use crate::in_archives::InArchives;
use crate::output;

/// Learn the weights by which indicators are ranked from texts whose figures are tagged
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Files of tagged texts, or folders of them
    #[arg(required = true, value_name = "PATH")]
    texts: Vec<PathBuf>,
    /// The codebook and lexicon (default: what is compiled in)
    #[arg(long, value_name = "DIR")]
    seeds: Option<PathBuf>,
    /// Where the weights go (default: nowhere)
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Also say how good they are on texts that they were not learned from
    #[arg(long)]
    report: bool,
}

/// The texts are parted in so many.
const N_FOLDS: usize = 4;

/// A figure that the ranker is asked about, and what it states.
pub(crate) struct Labelled {
    pub(crate) example: Example,
    /// The ids of its tag.
    pub(crate) ids: Vec<String>,
    /// How much it counts.
    pub(crate) weight: f32,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let mut knowledge =
        crate::knowledge::load(Path::new("."), args.seeds.as_deref(), &[], &InArchives::default())?.knowledge;
    knowledge.ranker = Ranker::default();
    let texts = texts(&args.texts)?;
    let folds: Vec<Vec<usize>> = (0..N_FOLDS).map(|fold| (fold..texts.len()).step_by(N_FOLDS).collect()).collect();
    let by_rules = read(&Engine::new(&knowledge), &texts, &(0..texts.len()).collect::<Vec<_>>());
    let rules_alone = fit_and_read(&knowledge, &texts, &folds, &by_rules);
    let second: Vec<TextReading> = in_order(&folds, rules_alone);
    if args.report {
        let ranked = in_order(&folds, fit_and_read(&knowledge, &texts, &folds, &second));
        output::line(&report(&knowledge, &texts, &by_rules, &ranked))?;
    }
    let Some(path) = &args.out else { return Ok(()) };
    let ranker = fit::fit(&knowledge, second.iter().flat_map(|read| &read.labelled));
    output::write_file(path, ranker.to_text().as_bytes())?;
    output::line(&format!("{}: {}", path.display(), output::counted(ranker.features.len(), "feature")))
}

/// The texts of files and folders, in order of name, each with the name of its file.
fn texts(paths: &[PathBuf]) -> Result<Vec<(String, Tagged)>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let entries = std::fs::read_dir(path).with_context(|| path.display().to_string())?;
            let mut inside: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
            inside.retain(|path| path.extension().is_some_and(|it| it == "txt"));
            inside.sort();
            files.extend(inside);
        } else {
            files.push(path.clone());
        }
    }
    let mut texts = Vec::new();
    for path in &files {
        let name = path.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        texts.extend(tagged::read(path)?.into_iter().map(|text| (name.clone(), text)));
    }
    if texts.is_empty() {
        bail!("no tagged text");
    }
    Ok(texts)
}

/// A text as it was read.
struct TextReading {
    labelled: Vec<Labelled>,
    /// The figures that an indicator was found for: their bytes and its id.
    found: Vec<(Span, String)>,
}

fn read(engine: &Engine, texts: &[(String, Tagged)], which: &[usize]) -> Vec<TextReading> {
    let read = |at: &usize| {
        let Some((_, text)) = texts.get(*at) else { return TextReading { labelled: Vec::new(), found: Vec::new() } };
        let (reading, examples) = engine.examples(&Document { text: &text.text, ..Document::default() });
        let span = |mention: engine::reading::MentionIdx| {
            reading.mentions.get(mention.0 as usize).map_or(Span::default(), |mention| mention.span)
        };
        let tagged = examples.into_iter().filter_map(|example| {
            let ids = tag_of(text, span(example.mention))?.ids.clone();
            Some(Labelled { example, ids, weight: text.weight })
        });
        let found = reading.observations.iter().filter_map(|it| Some((span(it.mention), it.indicator.clone()?)));
        TextReading { labelled: tagged.collect(), found: found.collect() }
    };
    which.par_iter().map(read).collect()
}

/// The tag of a figure, if it has one.
fn tag_of(text: &Tagged, span: Span) -> Option<&TaggedFigure> {
    text.figures.iter().find(|tag| span.start.max(tag.start) < span.end.min(tag.end))
}

/// Each fold as it is read by a ranker that was learned from the others.
fn fit_and_read(
    knowledge: &Knowledge,
    texts: &[(String, Tagged)],
    folds: &[Vec<usize>],
    readings: &[TextReading],
) -> Vec<Vec<TextReading>> {
    let of_fold = |fold: &Vec<usize>| {
        let others = readings.iter().enumerate().filter(|(at, _)| fold.binary_search(at).is_err());
        let ranker = fit::fit(knowledge, others.flat_map(|(_, read)| &read.labelled));
        read(&Engine::new(&Knowledge { ranker, ..knowledge.clone() }), texts, fold)
    };
    folds.par_iter().map(of_fold).collect()
}

/// What was read fold by fold, in the order of the texts.
fn in_order(folds: &[Vec<usize>], read: Vec<Vec<TextReading>>) -> Vec<TextReading> {
    let mut all: Vec<(usize, TextReading)> = folds.iter().flatten().copied().zip(read.into_iter().flatten()).collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, read)| read).collect()
}

/// How many figures were right, found, and to be found.
#[derive(Clone, Copy, Default)]
struct Tally {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Tally {
    fn add(&mut self, knowledge: &Knowledge, text: &Tagged, read: &TextReading) {
        let is_known = |id: &String| knowledge.codebook.indicators.iter().any(|indicator| indicator.id == *id);
        self.wanted += text.figures.iter().flat_map(|tag| &tag.ids).filter(|id| is_known(id)).count();
        for (span, id) in &read.found {
            let Some(tag) = tag_of(text, *span) else { continue };
            self.found += 1;
            self.right += usize::from(tag.ids.contains(id));
        }
    }

    fn share(n: usize, of: usize) -> f64 {
        if of == 0 { 0.0 } else { n as f64 / of as f64 }
    }

    fn precision(self) -> f64 {
        Tally::share(self.right, self.found)
    }

    fn recall(self) -> f64 {
        Tally::share(self.right, self.wanted)
    }

    fn f1(self) -> f64 {
        Tally::share(2 * self.right, self.found + self.wanted)
    }
}

/// Precision, recall and F1 of the rules, and with the ranker, file by file.
fn report(
    knowledge: &Knowledge,
    texts: &[(String, Tagged)],
    by_rules: &[TextReading],
    ranked: &[TextReading],
) -> String {
    let mut files: BTreeMap<&str, (usize, Tally, Tally)> = BTreeMap::new();
    let mut all = (0, Tally::default(), Tally::default());
    for (((name, text), rules), ranked) in texts.iter().zip(by_rules).zip(ranked) {
        let of_file = files.entry(name).or_default();
        for tally in [&mut all, of_file] {
            tally.0 += 1;
            tally.1.add(knowledge, text, rules);
            tally.2.add(knowledge, text, ranked);
        }
    }
    let line = |name: &str, (n, rules, ranked): (usize, Tally, Tally)| {
        let three = |it: Tally| format!("{:.3} {:.3} {:.3}", it.precision(), it.recall(), it.f1());
        format!("{name:<16} {n:>5} {:>6}   {}   {}", rules.wanted, three(rules), three(ranked))
    };
    let head = format!("{:<16} {:>5} {:>6}   {:<17}   with the ranker", "file", "texts", "named", "rules: P R F1");
    let lines = files.into_iter().map(|(name, tallies)| line(name, tallies));
    std::iter::once(head).chain(lines).chain([line("all", all)]).collect::<Vec<_>>().join("\n")
}
