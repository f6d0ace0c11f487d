//! A direction without a figure: "giảm nhẹ so với năm 2020". One document alone cannot decide it; see `across::trend`.

use crate::date::Period;
use crate::reading::{Measure, PeriodRole};

use super::fact::{Fact, Facts};
use super::formula::Formula;
use super::rows::{behind, has, n_words};
use super::verdict::{Draft, term};
use super::{Check, CheckNote, Found, Kind, Relation, Verdict};

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

pub(super) fn find(facts: &Facts<'_>, found: &mut Found) {
    in_sentences(facts, found);
    for one in directed(facts) {
        // Said beside the figure that decides it.
        let is_decided = |check: &&Check| check.kind == Kind::Direction && check.terms.contains(&one.fact.term);
        if found.checks.iter().rev().take(MAX_BACK).any(|check| is_decided(&check)) {
            continue;
        }
        let formula = Formula { left: term(0), relation: Relation::Gives, right: None };
        let draft = Draft::new(Kind::Direction, facts.doc, &[one.fact]).note(CheckNote::NoFigure);
        found.push(draft.with_verdict(Verdict::Undecided, formula));
    }
}

/// Checks of one document that are looked through for the same direction.
const MAX_BACK: usize = 64;
/// Words between "so với" and the level that something is compared with.
const MAX_WORDS: usize = 8;

/// "12.345 người, giảm so với 11.234 người của năm trước"; "tăng từ 12 lên 10".
fn in_sentences(facts: &Facts<'_>, found: &mut Found) {
    let cues = &facts.structure.cues;
    let ways = [(Way::Down, &cues.fell), (Way::Up, &cues.rose)];
    let says = |gap: &str, words: &[String], behind: &[String]| {
        words.iter().any(|word| behind.iter().any(|behind| has(gap, &[format!("{word} {behind}")])))
    };
    let is_level = |fact: &&Fact<'_>| fact.is_amount() || fact.is_percentage();
    for row in facts.rows() {
        for at in 1..row.len() {
            let (Some(first), Some(second)) = (row.figure(facts, at - 1), row.figure(facts, at)) else { continue };
            let are_alike = is_level(&first) && is_level(&second) && first.is_commensurable(second);
            let are_of_one_noun =
                second.mention.unit.text.is_empty() || first.is_percentage() || first.counts_like(second, facts);
            if !are_alike || !are_of_one_noun {
                continue;
            }
            let gap = row.gap(at);
            let compared =
                behind(gap, &cues.against).filter(|words| n_words(words) <= MAX_WORDS && !words.contains(" , "));
            for (way, words) in ways {
                let (later, earlier) = match compared {
                    Some(_) if says(gap, words, &cues.against) => (first, second),
                    None if says(row.gap(at - 1), words, &cues.from) && has(gap, &cues.leads_to) => (second, first),
                    _ => continue,
                };
                let (low, high) = if way == Way::Down { (later, earlier) } else { (earlier, later) };
                let draft = Draft::new(Kind::Direction, facts.doc, &[low, high]).note(CheckNote::FromText);
                found.push(draft.compares(term(0), Relation::AtMost, term(1)));
            }
        }
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
