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
    let is_claimed =
        |fact: &&Fact<'_>| fact.indicator().is_some() && matches!(fact.measure(), Measure::Level | Measure::Share);
    if !facts.list.iter().any(|fact| is_claimed(&fact)) {
        return Vec::new();
    }
    let cues = &facts.structure.cues;
    let mut all = Vec::new();
    for (way, words) in [(Way::Down, &cues.fell), (Way::Up, &cues.rose)] {
        let with = |against: &String| words.iter().map(move |word| format!("{word} {against}")).collect::<Vec<_>>();
        let phrases: Vec<String> = cues.against.iter().flat_map(with).collect();
        for span in facts.occurrences(&phrases) {
            let Some(sentence) = facts.sentence_of(span) else { continue };
            let before = facts.list.iter().rev().find(|fact| {
                fact.mention.sentence as usize == sentence
                    && fact.mention.span.end <= span.start
                    && fact.indicator().is_some()
            });
            let Some(fact) = before.filter(is_claimed) else { continue };
            // "so với năm 2020": the period begins with the words, or a word or two behind them.
            let since = facts.doc.reading.periods.iter().find(|period| {
                let is_behind = period.span.end > span.end && period.span.start < span.end + 12;
                period.role == PeriodRole::Comparison && is_behind
            });
            all.push(Directed { fact, way, since: since.and_then(|period| period.period) });
        }
    }
    all
}
