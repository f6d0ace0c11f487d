//! *Phương pháp*: how figures are read, by which rules and how often each was used here, what the words of a hedge mean,
//! what the columns of a download hold.

use std::collections::BTreeMap;

use engine::Reading;
use engine::rules::{RULES, Rule};

use crate::download::COLUMNS;
use crate::facet::{Facet, UNKNOWN};
use crate::query::{Query, Route};
use crate::view::Link;
use crate::words::{Language, Word, phrases};
use crate::{Explorer, display};

/// The page of method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodView {
    /// How figures are read, a paragraph each.
    pub paragraphs: Vec<String>,
    /// How much of this corpus was understood.
    pub coverage: Vec<String>,
    /// What each hedge means, and the figures that have it.
    pub intervals: Vec<IntervalRow>,
    /// "v là số được viết, …".
    pub intervals_note: String,
    /// The rules of reading by what they read.
    pub rules: Vec<RuleGroup>,
    /// The columns of every download.
    pub columns: Vec<ColumnRow>,
}

/// What a hedge means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntervalRow {
    /// The hedge, and the figures that have it.
    pub hedge: Link,
    /// The set of values: "[v − u, v)".
    pub interval: &'static str,
}

/// Rules of one family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleGroup {
    /// What they read.
    pub name: String,
    /// The rules, in the order of their codes.
    pub rules: Vec<RuleRow>,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleRow {
    /// Its dotted id.
    pub id: &'static str,
    /// What it does.
    pub text: &'static str,
    /// How often it was used in this corpus.
    pub count: String,
}

/// A column of a download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnRow {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub text: &'static str,
}

/// The hedges by their key in the facet, and the sets of values that the design gives them.
const INTERVALS: &[(&str, &str)] = &[
    ("dung", "[v − u/2; v + u/2]"),
    ("gan", "[v − u; v)"),
    ("tren", "(v; v + u]"),
    ("khoang", "[v − u; v + u]"),
    ("it-nhat", "[v; ∞)"),
    ("khong-qua", "(−∞; v]"),
];

/// Families of rules by the codes that they begin with.
const FAMILIES: &[(u16, Word)] = &[
    (1, Word::RulesText),
    (100, Word::RulesNumbers),
    (200, Word::RulesUnits),
    (300, Word::RulesExclusions),
    (400, Word::RulesPeriods),
    (500, Word::RulesLegal),
    (600, Word::RulesEntities),
    (700, Word::RulesFacts),
];

impl Explorer {
    /// The page of method.
    pub(crate) fn method(&self, query: &Query) -> MethodView {
        let language = query.language;
        let paragraphs =
            [Word::MethodText, Word::MethodNumbers, Word::MethodFacts, Word::MethodChecks, Word::MethodPrivacy];
        let interval = |(key, interval): &(&str, &'static str)| IntervalRow {
            hedge: Link {
                text: self.value_label(Facet::Qualifier, key, language),
                href: query.to(Route::Figures).toggled(Facet::Qualifier, key).to_hash(),
            },
            interval,
        };
        let column = |column: &crate::download::ColumnInfo| ColumnRow {
            name: column.name,
            text: match language {
                Language::Vi => column.vi,
                Language::En => column.en,
            },
        };
        MethodView {
            paragraphs: paragraphs.iter().map(|word| word.say(language).to_owned()).collect(),
            coverage: self.understood(language),
            intervals: INTERVALS.iter().map(interval).collect(),
            intervals_note: Word::IntervalsNote.say(language).to_owned(),
            rules: self.rule_groups(language),
            columns: COLUMNS.iter().map(column).collect(),
        }
    }

    fn understood(&self, language: Language) -> Vec<String> {
        let count = |n: usize| display::count(n, language);
        let all = count(self.columns.len());
        let dictionary = &self.columns.values[Facet::Indicator as usize];
        let totals = &self.columns.totals[Facet::Indicator as usize];
        let unknown = dictionary.code(UNKNOWN).and_then(|code| totals.get(code as usize)).copied().unwrap_or(0);
        let n_catalogued = self.columns.len() - unknown as usize;
        let n_dated = self.columns.day.iter().flatten().count();
        vec![
            phrases::catalogued(&count(n_catalogued), &all, language),
            phrases::dated(&count(n_dated), &all, language),
            self.coverage(language),
        ]
    }

    fn rule_groups(&self, language: Language) -> Vec<RuleGroup> {
        let mut used: BTreeMap<Rule, usize> = BTreeMap::new();
        for document in &self.corpus.documents {
            for rule in rules_of(&document.reading) {
                *used.entry(rule).or_default() += 1;
            }
        }
        let row = |info: &engine::rules::RuleInfo| RuleRow {
            id: info.id,
            text: match language {
                Language::Vi => info.vi,
                Language::En => info.en,
            },
            count: display::count(used.get(&info.rule).copied().unwrap_or(0), language),
        };
        let mut groups = Vec::new();
        for (at, (first, word)) in FAMILIES.iter().enumerate() {
            let next = FAMILIES.get(at + 1).map_or(u16::MAX, |(next, _)| *next);
            let own = RULES.iter().filter(|info| (*first..next).contains(&info.rule.0));
            let rules: Vec<RuleRow> = own.map(row).collect();
            if !rules.is_empty() {
                groups.push(RuleGroup { name: word.say(language).to_owned(), rules });
            }
        }
        groups
    }
}

/// Every use of a rule in a reading.
fn rules_of(reading: &Reading) -> impl Iterator<Item = Rule> {
    let mentions = reading.mentions.iter().flat_map(|mention| &mention.rules);
    let periods = reading.periods.iter().flat_map(|period| &period.rules);
    let refs = reading.refs.iter().flat_map(|reference| &reference.rules);
    let facts = reading.observations.iter().flat_map(|fact| &fact.rules);
    let excluded = reading.exclusions.iter().map(|exclusion| &exclusion.reason);
    let noted = reading.notes.iter().map(|note| &note.rule);
    mentions.chain(periods).chain(refs).chain(facts).chain(excluded).chain(noted).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Page, fixture};

    #[test]
    fn every_rule_and_every_column_is_explained_once() {
        let (query, _) = Query::from_hash("#/phuong-phap");
        let Page::Method(view) = fixture::seeds().view(&query, &[]).page else { panic!("not the page of method") };
        let n_rules: usize = view.rules.iter().map(|group| group.rules.len()).sum();
        assert_eq!(n_rules, RULES.len());
        assert_eq!(view.columns.len(), COLUMNS.len());
        assert!(view.columns.iter().all(|column| !column.text.is_empty()));
        let hedges = Facet::Qualifier.info().shape;
        let crate::facet::Shape::Fixed(hedges) = hedges else { panic!("hedges are a fixed list") };
        assert_eq!(
            INTERVALS.iter().map(|(key, _)| *key).collect::<Vec<_>>(),
            hedges.iter().map(|h| h.key).collect::<Vec<_>>()
        );
    }
}
