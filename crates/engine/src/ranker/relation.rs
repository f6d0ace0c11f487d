//! How an indicator is related to what the rules found and to the figures before: each relation has a weight of its own.

use serde::{Deserialize, Serialize};

use crate::reading::Measure;
use crate::rules::{RULES, Rule};

/// How an indicator is related to what the rules found, or to figures before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Relation(pub u16);

/// How two ids are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdRelation {
    /// They are one.
    Same,
    /// The first is a part of the second: `hi.coverage.students` of `hi.coverage`.
    Part,
    /// The second is a part of the first.
    Whole,
    /// Their first names are one.
    Scheme,
    /// Neither.
    Other,
}

impl IdRelation {
    /// How `id` is related to `other`.
    #[must_use]
    pub fn of(id: &str, other: &str) -> IdRelation {
        let is_under = |id: &str, whole: &str| id.strip_prefix(whole).is_some_and(|rest| rest.starts_with('.'));
        match () {
            () if id == other => IdRelation::Same,
            () if is_under(id, other) => IdRelation::Part,
            () if is_under(other, id) => IdRelation::Whole,
            () if id.split('.').next() == other.split('.').next() => IdRelation::Scheme,
            () => IdRelation::Other,
        }
    }

    const NAMES: [&'static str; 5] = ["same", "part", "whole", "scheme", "other"];
}

/// How a figure stands to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Whether both are of one sentence.
    pub is_same_sentence: bool,
    /// Whether their units are one.
    pub has_same_unit: bool,
    /// What the figure measures.
    pub measure: Measure,
    /// What the one before measures.
    pub before: Measure,
}

impl Relation {
    const TO_RULES: u16 = 0;
    const TO_PREVIOUS: u16 = 10;
    const NONE_AGAIN: u16 = 30;
    const BEFORE_LAST: u16 = 34;
    const SEEN: u16 = 36;
    const OFF_SUBJECT: u16 = 40;
    const OF_RULE: u16 = 100;
    const PAIRED: u16 = 1500;
    const PERCENT: u16 = 1 << 15;

    /// To what the rules found; whether the figure's own words name a concept.
    #[must_use]
    pub fn to_rules(id_relation: IdRelation, names: bool) -> Relation {
        Relation(Relation::TO_RULES + id_relation as u16 + 5 * u16::from(names))
    }

    /// It is what this rule found.
    #[must_use]
    pub fn found_by(rule: Rule) -> Relation {
        Relation(Relation::OF_RULE + rule.0)
    }

    /// To the figure before, which is of the same sentence or not; whether the figure's own words name a concept.
    #[must_use]
    pub fn to_previous(id_relation: IdRelation, is_same_sentence: bool, names: bool) -> Relation {
        Relation(Relation::TO_PREVIOUS + id_relation as u16 + 5 * u16::from(is_same_sentence) + 10 * u16::from(names))
    }

    /// "None of them", behind a figure that none was found for.
    #[must_use]
    pub fn none_again(is_same_sentence: bool, names: bool) -> Relation {
        Relation(Relation::NONE_AGAIN + u16::from(is_same_sentence) + 2 * u16::from(names))
    }

    /// It is the indicator of the figure before, to which the figure stands so.
    #[must_use]
    pub fn paired(pair: Pair) -> Relation {
        let measures = (pair.measure as u16) * 6 + pair.before as u16;
        Relation(
            Relation::PAIRED + (measures * 2 + u16::from(pair.has_same_unit)) * 2 + u16::from(pair.is_same_sentence),
        )
    }

    /// It is the indicator of the last figure but one.
    #[must_use]
    pub fn before_last(names: bool) -> Relation {
        Relation(Relation::BEFORE_LAST + u16::from(names))
    }

    /// A figure of the document is of it already, in the same unit or not.
    #[must_use]
    pub fn seen(has_same_unit: bool, names: bool) -> Relation {
        Relation(Relation::SEEN + u16::from(has_same_unit) + 2 * u16::from(names))
    }

    /// The document does not speak again and again of what it is about, nor does the sentence.
    #[must_use]
    pub fn off_subject() -> Relation {
        Relation(Relation::OFF_SUBJECT)
    }

    /// The same, where the figure itself is a percentage.
    #[must_use]
    pub fn of_percent(self) -> Relation {
        Relation(self.0 | Relation::PERCENT)
    }

    /// What it is called in a file.
    #[must_use]
    pub fn name(self) -> String {
        let code = self.0 & !Relation::PERCENT;
        let id_relation = |at: u16| IdRelation::NAMES.get(usize::from(at % 5)).copied().unwrap_or("?");
        let names = |is: bool| if is { ":named" } else { "" };
        let sentence = |is: bool| if is { ":sentence" } else { "" };
        let name = match code {
            0..10 => format!("rules:{}{}", id_relation(code), names(code >= 5)),
            10..30 => {
                let at = code - Relation::TO_PREVIOUS;
                format!("previous:{}{}{}", id_relation(at), sentence(at % 10 >= 5), names(at >= 10))
            }
            30..34 => {
                let at = code - Relation::NONE_AGAIN;
                format!("previous:none{}{}", sentence(at & 1 > 0), names(at & 2 > 0))
            }
            34..36 => format!("before-last{}", names(code > Relation::BEFORE_LAST)),
            36..40 => {
                let at = code - Relation::SEEN;
                format!("seen{}{}", if at & 1 > 0 { ":unit" } else { "" }, names(at & 2 > 0))
            }
            Relation::OFF_SUBJECT => "off-subject".to_owned(),
            Relation::PAIRED.. => {
                let at = code - Relation::PAIRED;
                let measure = |at: u16| MEASURES.get(usize::from(at % 6)).copied().unwrap_or("?");
                let (own, before) = (measure(at / 24), measure(at / 4));
                format!("pair:{own}:{before}{}{}", if at & 2 > 0 { ":unit" } else { "" }, sentence(at & 1 > 0))
            }
            _ => format!("rule:{}", Rule(code.saturating_sub(Relation::OF_RULE)).id()),
        };
        if self.0 & Relation::PERCENT > 0 { format!("%{name}") } else { name }
    }

    /// All relations, with their names.
    #[must_use]
    pub fn all() -> Vec<(String, Relation)> {
        let plain = (0..=Relation::OFF_SUBJECT).chain(Relation::PAIRED..Relation::PAIRED + 144);
        let rules = RULES.iter().map(|info| Relation::OF_RULE + info.rule.0);
        let codes = plain.chain(rules).map(Relation);
        codes.flat_map(|it| [it, it.of_percent()]).map(|it| (it.name(), it)).collect()
    }
}

/// The names of [`Measure`], in order.
pub(super) const MEASURES: [&str; 6] = ["level", "share", "change-abs", "change-rel", "excess", "average"];
