//! From figures with what they state to a ranker.

use std::collections::BTreeMap;

use engine::Knowledge;
use engine::codebook::IndicatorIdx;
use engine::ranker::{Feature, NONE, Position, Ranker, Relation, parts_of};
use learn::{Sample, Settings, Shape, Weights};
use rayon::prelude::*;

use super::Labelled;

/// What is seen less often is left out.
const LEAST_OFTEN: usize = 4;
/// An indicator that is stated less often is left to the rules.
const LEAST_STATED: usize = 3;
/// So many models are averaged.
const N_SEEDS: u64 = 5;
/// A weight is so many units.
const UNITS: f32 = 64.0;
/// Weights below this many units are left out.
const LEAST_WEIGHT: i16 = 4;
/// By how many units something must be ahead, see [`Ranker`].
const TAKE: i32 = 48;
const CHANGE: i32 = 48;
const DROP: i32 = 128;

type Key<'a> = (Position, &'a str, &'a str);

/// Learns a ranker.
pub(super) fn fit<'a>(knowledge: &Knowledge, labelled: impl Iterator<Item = &'a Labelled>) -> Ranker {
    let labelled: Vec<&Labelled> = labelled.collect();
    let mut counts: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    for (position, first, second) in labelled.iter().flat_map(|labelled| &labelled.example.features) {
        *counts.entry((*position, first, second)).or_default() += 1;
    }
    let often = counts.into_iter().filter(|(_, n)| *n >= LEAST_OFTEN);
    let features: BTreeMap<Key<'_>, u32> = often.map(|(key, _)| key).zip(0..).collect();
    let names = Relation::all();
    let relations: BTreeMap<Relation, u32> = names.iter().map(|(_, relation)| *relation).zip(0..).collect();
    let (parts, classes) = parts(knowledge, &labelled);
    let shape = Shape { classes, n_parts: parts.len(), n_features: features.len(), n_relations: relations.len() };
    let samples: Vec<Sample> = labelled
        .iter()
        .filter_map(|labelled| sample(knowledge, &shape.classes, labelled, &features, &relations))
        .collect();
    let weights = averaged(&shape, &samples);
    let mut symbols: BTreeMap<&str, u16> = BTreeMap::new();
    let mut kept = Vec::new();
    for ((key, _), row) in features.iter().zip(weights.features.chunks(parts.len().max(1))) {
        let of_parts: Vec<(u16, i16)> =
            row.iter().zip(0..).map(|(weight, part)| (part, units(*weight))).filter(|(_, it)| *it != 0).collect();
        if !of_parts.is_empty() {
            kept.push((*key, of_parts));
        }
    }
    for ((_, first, second), _) in &kept {
        for symbol in [first, second].into_iter().filter(|symbol| !symbol.is_empty()) {
            symbols.entry(symbol).or_default();
        }
    }
    symbols.values_mut().zip(0..).for_each(|(place, at)| *place = at);
    let place = |symbol: &str| symbols.get(symbol).copied().unwrap_or_default();
    let features = kept.into_iter().map(|((position, first, second), weights)| Feature {
        position,
        first: place(first),
        second: place(if second.is_empty() { first } else { second }),
        weights,
    });
    Ranker {
        take: TAKE,
        change: CHANGE,
        drop: DROP,
        features: features.collect(),
        relations: relations
            .iter()
            .filter_map(|(relation, at)| Some((*relation, units(*weights.relations.get(*at as usize)?))))
            .filter(|(_, weight)| *weight != 0)
            .collect(),
        symbols: symbols.keys().map(|symbol| (*symbol).to_owned()).collect(),
        parts,
    }
}

/// The mean of what is learned with several seeds: what only one of them finds, by chance, counts less.
fn averaged(shape: &Shape, samples: &[Sample]) -> Weights {
    let learned: Vec<Weights> = (1..=N_SEEDS)
        .into_par_iter()
        .map(|seed| learn::learn(shape, samples, &Settings { seed, ..Settings::default() }))
        .collect();
    let mean = |of: fn(&Weights) -> &Vec<f32>| -> Vec<f32> {
        let n = learned.first().map_or(0, |weights| of(weights).len());
        let sum = |at: usize| learned.iter().filter_map(|weights| of(weights).get(at)).sum::<f32>();
        (0..n).map(|at| sum(at) / N_SEEDS as f32).collect()
    };
    Weights { features: mean(|weights| &weights.features), relations: mean(|weights| &weights.relations) }
}

/// The parts of all ids, and for each indicator, and last for none, which are its own; none for an indicator that is too
/// seldom stated for anything to be learned of it.
fn parts(knowledge: &Knowledge, labelled: &[&Labelled]) -> (Vec<String>, Vec<Vec<u32>>) {
    let mut places: BTreeMap<String, u32> = BTreeMap::new();
    let n_stated = |id: &str| labelled.iter().flat_map(|labelled| &labelled.ids).filter(|stated| *stated == id).count();
    let ids = knowledge.codebook.indicators.iter();
    let ids = ids.map(|it| if n_stated(&it.id) >= LEAST_STATED { parts_of(&it.id) } else { Vec::new() });
    let ids: Vec<Vec<String>> = ids.chain([vec![NONE.to_owned()]]).collect();
    for part in ids.iter().flatten() {
        places.entry(part.clone()).or_default();
    }
    places.values_mut().zip(0..).for_each(|(place, at)| *place = at);
    let classes = ids.iter().map(|parts| parts.iter().filter_map(|part| places.get(part).copied()).collect());
    (places.keys().cloned().collect(), classes.collect())
}

/// A figure to learn from; `None` if its unit is of none of what it states.
fn sample(
    knowledge: &Knowledge,
    classes: &[Vec<u32>],
    labelled: &Labelled,
    features: &BTreeMap<Key<'_>, u32>,
    relations: &BTreeMap<Relation, u32>,
) -> Option<Sample> {
    let none = u32::try_from(knowledge.codebook.indicators.len()).unwrap_or(u32::MAX);
    let class = |indicator: Option<IndicatorIdx>| indicator.map_or(none, |it| u32::from(it.0));
    let example = &labelled.example;
    let is_known = |class: &u32| classes.get(*class as usize).is_some_and(|parts| !parts.is_empty());
    let candidates = example.candidates.iter().map(|it| class(Some(*it))).filter(is_known).chain([none]);
    let candidates: Vec<u32> = candidates.collect();
    let id = |class: u32| knowledge.codebook.indicators.get(class as usize).map(|it| it.id.as_str());
    let is_stated = |id: &str| labelled.ids.iter().any(|stated| stated == id);
    let is_named = knowledge.codebook.indicators.iter().any(|indicator| is_stated(&indicator.id));
    let gold: Vec<u32> = match is_named {
        true => candidates.iter().copied().filter(|it| id(*it).is_some_and(is_stated)).collect(),
        false => vec![none],
    };
    if gold.is_empty() {
        return None;
    }
    let own = example
        .features
        .iter()
        .filter_map(|(position, first, second)| features.get(&(*position, first.as_str(), second.as_str())).copied());
    let related = example.relations.iter().filter_map(|(to, it)| Some((class(*to), *relations.get(it)?)));
    Some(Sample { features: own.collect(), relations: related.collect(), candidates, gold, weight: labelled.weight })
}

/// A weight in whole units; small ones are none.
#[expect(clippy::cast_possible_truncation, reason = "held within its bounds")]
fn units(weight: f32) -> i16 {
    let units = (weight * UNITS).round().clamp(-30_000.0, 30_000.0) as i16;
    if units.abs() < LEAST_WEIGHT { 0 } else { units }
}
