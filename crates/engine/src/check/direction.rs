//! A direction without a figure: "giảm nhẹ so với năm 2020". One document alone cannot decide it; see `across::trend`.

use crate::date::Period;
use crate::reading::{Measure, PeriodRole};

use super::build::{Draft, term};
use super::fact::{Fact, Facts};
use super::formula::Formula;
use super::{Check, CheckNote, Kind, Relation, Verdict};

/// Which way a figure is said to have gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

/// A figure, the way it is said to have gone, and since when.
#[derive(Clone, Copy)]
pub(super) struct Directed<'b, 'a> {
    pub(super) fact: &'b Fact<'a>,
    pub(super) way: Way,
    pub(super) since: Option<Period>,
}

pub(super) fn find(facts: &Facts<'_>, checks: &mut Vec<Check>) {
    for one in directed(facts) {
        let formula = Formula { left: term(0), relation: Relation::Gives, right: None };
        let draft = Draft::new(Kind::Direction, facts.doc, &[one.fact]).note(CheckNote::NoFigure);
        checks.push(draft.with_verdict(Verdict::Undecided, formula));
    }
}

/// All directions without a figure of their own: the direction stands right before "so với".
pub(super) fn directed<'b, 'a>(facts: &'b Facts<'a>) -> Vec<Directed<'b, 'a>> {
    let cues = &facts.structure.cues;
    let ways = cues.fell.iter().map(|cue| (Way::Down, cue)).chain(cues.rose.iter().map(|cue| (Way::Up, cue)));
    let phrases: Vec<(Way, String)> =
        ways.flat_map(|(way, cue)| cues.against.iter().map(move |against| (way, format!("{cue} {against}")))).collect();
    let mut all: Vec<Directed<'b, 'a>> = Vec::new();
    for sentence in &facts.doc.reading.sentences {
        let words = sentence.span.of(facts.doc.text);
        for (way, phrase) in &phrases {
            for (at, _) in words.match_indices(phrase.as_str()) {
                let at = sentence.span.start as usize + at;
                let fact = facts.list.iter().rev().find(|fact| {
                    let end = fact.mention.span.end as usize;
                    end <= at && end >= sentence.span.start as usize && fact.indicator().is_some()
                });
                let Some(fact) = fact.filter(|fact| matches!(fact.measure(), Measure::Level | Measure::Share)) else {
                    continue;
                };
                let since = facts.doc.reading.periods.iter().find(|period| {
                    let start = period.span.start as usize;
                    period.role == PeriodRole::Comparison
                        && start < at + phrase.len() + 12
                        && period.span.end as usize > at
                });
                all.push(Directed { fact, way: *way, since: since.and_then(|period| period.period) });
            }
        }
    }
    all
}
