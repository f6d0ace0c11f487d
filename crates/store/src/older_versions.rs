//! Older versions of the wire format: readings as versions before 5 wrote them: an observation had neither district nor subgroup, and a place that no text
//! named was the country. The types here are those of that time; what has not changed since is the engine's own.

use engine::decimal::Decimal;
use engine::reading::{
    Block, Comparison, Entity, Exclusion, Field, GoverningPeriod, LegalRef, Measure, Mention, MentionIdx, Meta, Note,
    Observation, PeriodMention, Scope, Sentence, Status,
};
use engine::rules::Rule;
use engine::{Reading, Span};
use serde::Deserialize;

/// The rule of that time by which a place was the country because no other was named.
pub(crate) const PLACE_DEFAULT: Rule = Rule(781);

#[derive(Deserialize)]
pub(crate) struct OldReading {
    meta: Meta,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    mentions: Vec<Mention>,
    periods: Vec<PeriodMention>,
    refs: Vec<LegalRef>,
    exclusions: Vec<Exclusion>,
    entities: Vec<Entity>,
    observations: Vec<OldObservation>,
    notes: Vec<Note>,
}

#[derive(Deserialize)]
struct OldObservation {
    mention: MentionIdx,
    indicator: Option<String>,
    phrase: Option<Span>,
    measure: Measure,
    signed: Decimal,
    status: Status,
    period: Option<GoverningPeriod>,
    place: Option<String>,
    scope: Option<Scope>,
    compare: Option<Comparison>,
    denominator: Option<String>,
    attribution: Option<Span>,
    evidence: Vec<(Field, Span)>,
    rules: Vec<Rule>,
}

impl From<OldReading> for Reading {
    fn from(old: OldReading) -> Reading {
        Reading {
            meta: old.meta,
            blocks: old.blocks,
            sentences: old.sentences,
            mentions: old.mentions,
            periods: old.periods,
            refs: old.refs,
            exclusions: old.exclusions,
            entities: old.entities,
            observations: old.observations.into_iter().map(Observation::from).collect(),
            notes: old.notes,
        }
    }
}

impl From<OldObservation> for Observation {
    fn from(old: OldObservation) -> Observation {
        // Nothing in the text said so.
        let is_guess = old.rules.contains(&PLACE_DEFAULT);
        Observation {
            mention: old.mention,
            indicator: old.indicator,
            phrase: old.phrase,
            measure: old.measure,
            signed: old.signed,
            status: old.status,
            period: old.period,
            place: old.place.filter(|_| !is_guess),
            scope: old.scope.filter(|scope| !is_guess || *scope != Scope::National),
            district: None,
            subgroup: None,
            compare: old.compare,
            denominator: old.denominator,
            attribution: old.attribution,
            evidence: old.evidence,
            rules: old.rules,
        }
    }
}
