//! What headlines and captions leave out: their figures are those of the article, which says them in full.

use std::collections::BTreeSet;
use std::ops::Range;

use super::document::{DocumentState, Fact};
use crate::Decimal;
use crate::codebook::IndicatorIdx;
use crate::reading::{Field, Measure, Qualifier, Status, Zone};
use crate::rules::{self, Rule};

impl DocumentState<'_> {
    /// A headline says in short what the article says in full: its figure is of what the same figure below is of.
    pub(super) fn name_headline_figures(&mut self) {
        let zone = |fact: &Fact| self.zone(fact.sentence);
        let group = |at: IndicatorIdx| {
            let indicator = self.reader.codebook().indicator(at)?;
            indicator.id.split('.').next()
        };
        let n_title = self.facts.iter().take_while(|fact| zone(fact) == Some(Zone::Title)).count();
        for at in 0..n_title {
            let Some(fact) = self.facts.get(at) else { continue };
            let is_same = |other: &&Fact| self.rounds(fact, other);
            let mut below = self.facts.get(n_title..).unwrap_or_default().iter().filter(is_same);
            let Some(other) = below.next().filter(|other| below.all(|it| it.indicator == other.indicator)) else {
                continue;
            };
            let Some(named) = other
                .indicator
                .filter(|named| fact.indicator.is_none_or(|own| own != *named && group(own) == group(*named)))
            else {
                continue;
            };
            let (id, scope) = (other.observation.indicator.clone(), other.observation.scope);
            let is_fixed = self.reader.codebook().indicator(named).is_some_and(|entry| entry.scope.is_some());
            let Some(fact) = self.facts.get_mut(at) else { continue };
            fact.indicator = Some(named);
            fact.observation.indicator = id;
            if is_fixed {
                fact.observation.scope = scope;
            }
            fact.observation.rules.retain(|rule| *rule != rules::FACT_UNCATALOGUED);
            fact.observation.rules.push(rules::FACT_SAME_FIGURE);
        }
    }

    /// True if a headline's figure is that of the article, or rounds it: "hơn 95%" for 95,2 %.
    fn rounds(&self, headline: &Fact, full: &Fact) -> bool {
        let mention = |fact: &Fact| self.reading.mentions.get(fact.observation.mention.0 as usize);
        let (Some(short), Some(long)) = (mention(headline), mention(full)) else { return false };
        let is_near = match long.value.checked_sub(short.value) {
            Some(apart) if apart.is_negative() => apart.negated() < short.step,
            Some(apart) => apart < short.step,
            None => false,
        };
        let is_alike = (short.kind, headline.observation.measure) == (long.kind, full.observation.measure)
            && short.unit.id == long.unit.id
            && short.upper.is_some() == long.upper.is_some();
        // A rounded figure is hedged, or ends in zeros; else only the very same one is meant.
        let is_round = short.qualifier != Qualifier::Exact && short.qualifier != Qualifier::AtLeast;
        is_alike && (short.value == long.value && short.upper == long.upper || is_round && is_near)
    }

    pub(super) fn zone(&self, sentence: usize) -> Option<Zone> {
        let info = self.reading.sentences.get(sentence)?;
        self.reading.blocks.get(info.block as usize).map(|block| block.zone)
    }

    /// True in a caption, which is about its picture.
    pub(super) fn is_caption(&self, sentence: usize) -> bool {
        self.zone(sentence) == Some(Zone::Caption)
    }

    /// The figure of a headline or a caption has the period that the article gives where it states the figure too.
    pub(super) fn fill_from_same_figures(&mut self) {
        let mut told = ToldInFull::default();
        (0..).zip(&self.facts).for_each(|(at, fact)| told.note(at, fact));
        for at in 0..self.facts.len() {
            let Some(fact) = self.facts.get(at).filter(|fact| is_loose(fact)) else { continue };
            let (indicator, signed) = (fact.indicator, fact.observation.signed);
            let (measure, sentence) = (fact.observation.measure, fact.sentence);
            let status = fact.observation.status;
            let is_undated = fact.observation.period.is_none();
            let is_title = self.zone(sentence) == Some(Zone::Title);
            let first = |behind: Range<usize>| told.first(fact, is_undated, behind);
            let behind = self.facts.partition_point(|other| other.sentence <= sentence)..self.facts.len();
            let same = if is_title {
                // A headline may round.
                let mut all = (0..).zip(&self.facts);
                let same = all.find(|(_, other)| {
                    indicator.is_some()
                        && other.indicator == indicator
                        && other.sentence > sentence
                        && other.observation.measure == measure
                        && other.observation.status == status
                        && (other.observation.signed == signed || other.period_stated && self.rounds(fact, other))
                        && (other.period_stated || is_undated)
                        && !is_loose(other)
                });
                same.map(|(at, _)| at)
            } else if self.is_caption(sentence) {
                first(0..self.facts.partition_point(|other| other.sentence < sentence)).or_else(|| first(behind))
            } else {
                first(behind)
            };
            let same = same.and_then(|at| self.facts.get(at));
            let period = same.and_then(|other| other.observation.period);
            if let Some(fact) = self.facts.get_mut(at)
                && let Some(period) = period
            {
                fact.observation.period = Some(period);
                fact.observation.rules.push(rules::PERIOD_SAME_FIGURE);
                fact.observation.evidence.extend(period.span.map(|span| (Field::Period, span)));
                told.note(at, fact);
            }
        }
    }
}

/// True for a figure whose period is not told, or follows from the day of publication only.
fn is_loose(fact: &Fact) -> bool {
    fact.observation.period.is_none() || fact.observation.rules.iter().any(|rule| is_of_the_present(*rule))
}

/// What is the same of two figures of which one has its period from the other.
type Same = (IndicatorIdx, Measure, Status, Decimal);

/// The places of the facts that are not loose: by what is the same, by whether their own sentence says their period.
#[derive(Default)]
struct ToldInFull(BTreeSet<(Same, bool, usize)>);

impl ToldInFull {
    fn note(&mut self, at: usize, fact: &Fact) {
        if let Some(same) = same(fact).filter(|_| !is_loose(fact)) {
            self.0.insert((same, fact.period_stated, at));
        }
    }

    /// The first of some places that says the same as a fact; one whose sentence does not say its period for an undated
    /// fact only.
    fn first(&self, fact: &Fact, is_undated: bool, places: Range<usize>) -> Option<usize> {
        let same = same(fact)?;
        if places.is_empty() {
            return None;
        }
        let first = |is_stated: bool| {
            let mut found = self.0.range((same, is_stated, places.start)..(same, is_stated, places.end));
            found.next().map(|(_, _, at)| *at)
        };
        let unstated = if is_undated { first(false) } else { None };
        first(true).into_iter().chain(unstated).min()
    }
}

fn same(fact: &Fact) -> Option<Same> {
    Some((fact.indicator?, fact.observation.measure, fact.observation.status, fact.observation.signed))
}

/// True for a rule that takes the day of publication.
fn is_of_the_present(rule: Rule) -> bool {
    matches!(rule, rules::PERIOD_NOW | rules::PERIOD_NOW_AFTER | rules::PERIOD_NOW_CLAUSE | rules::PERIOD_STILL_NOW)
}
