//! `solieu eval`: what was read, scored against gold annotations by the rules of `testdata/gold/GUIDE.md`.
//!
//! [`score`] compares one document, [`same_spelling`] says which spellings are equal, [`table`] is the table of scores, this file
//! adds up and prints. The table is kept in `docs/`, so that a change of quality is a change that somebody reads.

mod same_spelling;
mod score;
pub(crate) mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use self::score::{Mode, Rules, Score};
use self::table::Row;
use crate::extract::schema;
use crate::output;
use crate::source_args::Source;

/// Score what is read against gold annotations
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    source: Source,
    /// Folder of ID.gold.json files
    #[arg(long, value_name = "DIR")]
    gold: PathBuf,
    /// Leave out gold observations whose indicator this codebook does not have
    #[arg(long, value_name = "CODEBOOK")]
    only: Option<PathBuf>,
    /// Write the scores as CSV
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Fail if a score is lower than in this CSV
    #[arg(long, value_name = "FILE")]
    floor: Option<PathBuf>,
    /// List what was missed, spurious or wrong
    #[arg(long)]
    errors: bool,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let gold = gold(&args.gold)?;
    let only = args.only.as_deref().map(indicators).transpose()?;
    let corpus = args.source.corpus()?;
    let mut rows = Vec::new();
    for mode in [Mode::Strict, Mode::Lenient] {
        let mut total = Score::default();
        for (id, gold) in &gold {
            let read = match corpus.find(id) {
                Some((_, document)) => serde_json::to_value(schema::Document::of(document))?,
                None => bail!("{}: no article {id}.txt for {id}.gold.json", args.source.folder.display()),
            };
            let (score, notes) = score::document(gold, &read, Rules { mode, only: only.as_ref() });
            if args.errors {
                for note in notes {
                    output::line(&format!("{id} ({}): {note}", mode.name()))?;
                }
            }
            rows.extend(rows_of(mode, id, &score));
            total.add(&score);
        }
        rows.extend(rows_of(mode, table::ALL, &total));
        output::line(&summary(mode, &total))?;
    }
    // The floor first: `--out` may name the same file.
    let floor = args.floor.as_deref().map(table::read_file).transpose()?;
    if let Some(out) = &args.out {
        output::write_file(out, table::written(&rows).as_bytes())?;
    }
    floor.map_or(Ok(()), |floor| not_below(&rows, &floor))
}

/// The rows of one document, or of all.
fn rows_of(mode: Mode, document: &str, score: &Score) -> impl Iterator<Item = Row> {
    let document = document.to_owned();
    let (mode, rows) = (mode.name().to_owned(), score.rows());
    rows.into_iter().map(move |(metric, counts)| Row { mode: mode.clone(), document: document.clone(), metric, counts })
}

fn summary(mode: Mode, score: &Score) -> String {
    let rates = score.rows().into_iter().map(|(metric, counts)| format!("{metric} {:.4}", counts.rates().2));
    format!("{}: {}", mode.name(), rates.collect::<Vec<_>>().join("  "))
}

/// Fails if the F1 of any row over all documents fell.
fn not_below(now: &[Row], floor: &[Row]) -> Result<()> {
    let total = |rows: &[Row], like: &Row| -> f64 {
        let mut same =
            rows.iter().filter(|it| (&it.mode, &it.document, &it.metric) == (&like.mode, &like.document, &like.metric));
        same.next().map_or(0.0, |row| row.counts.rates().2)
    };
    let fallen = floor.iter().filter(|row| row.document == table::ALL).filter_map(|row| {
        let (now, floor) = (total(now, row), row.counts.rates().2);
        (now < floor).then(|| format!("{} {} is {now:.4}, expected at least {floor:.4}", row.mode, row.metric))
    });
    let fallen: Vec<String> = fallen.collect();
    if fallen.is_empty() { Ok(()) } else { bail!("worse than before: {}", fallen.join("; ")) }
}

/// The gold annotations by document.
fn gold(folder: &Path) -> Result<BTreeMap<String, Value>> {
    let mut gold = BTreeMap::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("{}: expected a folder of gold files", folder.display()))?
    {
        let path = entry?.path();
        let Some(id) = path.file_name().and_then(|it| it.to_str()).and_then(|it| it.strip_suffix(".gold.json")) else {
            continue;
        };
        let json: Value = serde_json::from_str(&crate::folder::text_of(&path)?)
            .with_context(|| format!("{}: expected JSON", path.display()))?;
        // A list that is none would be scored as empty.
        let lists = ["mentions", "observations", "refs", "entities"];
        if let Some(list) = lists.into_iter().find(|list| json.get(list).is_some_and(|it| !it.is_array())) {
            bail!("{}: {list} is no list, expected one as in testdata/gold/GUIDE.md", path.display());
        }
        gold.insert(id.to_owned(), json);
    }
    if gold.is_empty() {
        bail!("{}: no ID.gold.json, expected at least one", folder.display());
    }
    Ok(gold)
}

/// The ids of the indicators of a codebook.
fn indicators(codebook: &Path) -> Result<BTreeSet<String>> {
    #[derive(Deserialize)]
    struct Codebook {
        indicator: Vec<Indicator>,
    }
    #[derive(Deserialize)]
    struct Indicator {
        id: String,
    }
    let text = crate::folder::text_of(codebook)?;
    let read: Codebook =
        toml::from_str(&text).with_context(|| format!("{}: expected a codebook", codebook.display()))?;
    Ok(read.indicator.into_iter().map(|indicator| indicator.id).collect())
}
