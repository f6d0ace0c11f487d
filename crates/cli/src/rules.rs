//! `solieu rules`: in how many articles each rule of reading fires, and in how many a fact changes without it.
//!
//! A rule that serves one article goes, or becomes general. What changes is only known of the rules that stand in a table,
//! by which a figure finds its indicator, its period and its place.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::Result;
use engine::reading::{GoverningPeriod, Observation};
use engine::rules::{self, RULES, Rule};
use engine::{Document, Engine, Reading};
use rayon::prelude::*;
use store::StoredDocument;

use crate::output;
use crate::source_args::Source;

/// Say in how many articles each rule fires, and in how many a fact changes without it
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    source: Source,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let (documents, knowledge) = args.source.read()?;
    let mut engine = Engine::new(&knowledge);
    // Read anew: a corrected fact is of no rule.
    let all = readings(&engine, &documents);
    let fired = fired(&all);
    let mut table = format!("{:32} {:>9} {:>16}\n", "rule", "articles", "facts change in");
    for info in RULES {
        let fires = fired.get(&info.rule).copied().unwrap_or(0);
        let changes = if Engine::is_in_table(info.rule) {
            engine.leave_out(Some(info.rule));
            let without = readings(&engine, &documents);
            all.iter().zip(&without).filter(|(all, without)| facts(all) != facts(without)).count().to_string()
        } else {
            "-".to_owned()
        };
        let _ = writeln!(table, "{:32} {fires:>9} {changes:>16}", info.id);
    }
    output::line(table.trim_end())
}

fn readings(engine: &Engine, documents: &[StoredDocument]) -> Vec<Reading> {
    let read = |document: &StoredDocument| {
        let given = store::assembly::given(&document.reading.meta);
        engine.read(&Document { id: &document.id, text: &document.text, given })
    };
    documents.par_iter().map(read).collect()
}

/// In how many documents each rule fires, for whatever was read.
fn fired(readings: &[Reading]) -> BTreeMap<Rule, usize> {
    let mut fired = BTreeMap::new();
    for reading in readings {
        for rule in rules::fired(reading).collect::<BTreeSet<Rule>>() {
            *fired.entry(rule).or_default() += 1;
        }
    }
    fired
}

/// What is stated, without the words and rules that it came from.
fn facts(reading: &Reading) -> Vec<Observation> {
    let stated = |fact: &Observation| {
        let period = fact.period.map(|it| GoverningPeriod { span: None, ..it });
        Observation { period, evidence: Vec::new(), rules: Vec::new(), phrase: None, attribution: None, ..fact.clone() }
    };
    reading.observations.iter().map(stated).collect()
}
