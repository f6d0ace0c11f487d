//! `solieu rules`: in how many articles each rule of reading fires, and in how many a fact changes without it.
//!
//! A rule that serves one article goes, or becomes general. What changes is only known of the rules that stand in a table,
//! by which a figure finds its indicator, its period and its place.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use engine::reading::{GivenMeta, Observation};
use engine::rules::{RULES, Rule};
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
    let fired = fired(&documents);
    let mut table = String::from("rule                              articles  facts change in\n");
    for info in RULES {
        let fires = fired.get(&info.rule).copied().unwrap_or(0);
        let changes = if Engine::is_in_table(info.rule) {
            engine.leave_out(Some(info.rule));
            n_changed(&engine, &documents).to_string()
        } else {
            "-".to_owned()
        };
        table += &format!("{:32} {fires:>9} {changes:>16}\n", info.id);
    }
    output::line(table.trim_end())
}

/// In how many documents each rule fires, for whatever was read.
fn fired(documents: &[StoredDocument]) -> BTreeMap<Rule, usize> {
    let mut fired = BTreeMap::new();
    for document in documents {
        let rules: BTreeSet<Rule> = rules_of(&document.reading).collect();
        for rule in rules {
            *fired.entry(rule).or_default() += 1;
        }
    }
    fired
}

fn rules_of(reading: &Reading) -> impl Iterator<Item = Rule> {
    let mentions = reading.mentions.iter().flat_map(|it| &it.rules);
    let periods = reading.periods.iter().flat_map(|it| &it.rules);
    let facts = reading.observations.iter().flat_map(|it| &it.rules);
    let refs = reading.refs.iter().flat_map(|it| &it.rules);
    let exclusions = reading.exclusions.iter().map(|it| &it.reason);
    mentions.chain(periods).chain(facts).chain(refs).chain(exclusions).copied()
}

/// How many documents have another fact without the rule that the engine leaves out.
fn n_changed(engine: &Engine, documents: &[StoredDocument]) -> usize {
    let is_changed = |document: &&StoredDocument| {
        let given: GivenMeta = store::assembly::given(&document.reading.meta);
        let reading = engine.read(&Document { id: &document.id, text: &document.text, given });
        let facts = |reading: &Reading| reading.observations.iter().map(stated).collect::<Vec<_>>();
        facts(&reading) != facts(&document.reading)
    };
    documents.par_iter().filter(is_changed).count()
}

/// A fact without the words and rules that it came from.
fn stated(fact: &Observation) -> Observation {
    let period = fact.period.map(|it| engine::reading::GoverningPeriod { span: None, ..it });
    Observation { period, evidence: Vec::new(), rules: Vec::new(), phrase: None, attribution: None, ..fact.clone() }
}
