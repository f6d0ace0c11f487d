//! All figures of the corpus as columns: one row an observation, and one for each mention that states none yet. Values
//! of facets are small codes into dictionaries, computed once, so that choosing and counting are loops over integers.

use std::collections::BTreeMap;

use engine::Decimal;
use engine::codebook::Codebook;
use engine::date::Date;
use engine::reading::{Mention, Observation, Reading};
use store::{Corpus, StoredDocument};

use crate::facet::{self, FACETS, Facet, Shape, UNKNOWN};
use crate::labels;

/// Number of facets.
pub(crate) const N_FACETS: usize = FACETS.len();

/// A row of the table of all figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowIdx(pub u32);

/// The columns; those of one row are at the same index in each.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    /// Index of the document.
    pub(crate) document: Vec<u32>,
    /// Index of the mention in its reading.
    pub(crate) mention: Vec<u32>,
    /// Index of the observation in its reading, if the mention states one.
    pub(crate) observation: Vec<Option<u32>>,
    /// Index of the sentence in its reading.
    pub(crate) sentence: Vec<u32>,
    /// The last known day of the period, as Julian day; `None` without period.
    pub(crate) day: Vec<Option<i32>>,
    /// The value with its sign.
    pub(crate) value: Vec<Decimal>,
    /// By facet: the code of each row, empty for facets that are ranges.
    pub(crate) codes: [Vec<u32>; N_FACETS],
    /// By facet: what the codes stand for.
    pub(crate) values: [Dictionary; N_FACETS],
}

/// Where a row comes from.
#[derive(Clone, Copy)]
struct RowOf<'a> {
    at: u32,
    document: &'a StoredDocument,
    mention_at: u32,
    mention: &'a Mention,
    observation_at: Option<u32>,
}

/// The values of a facet, in the order of their codes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dictionary {
    /// Keys as in the URL; unique.
    pub(crate) keys: Vec<String>,
    /// The value itself, from which its name is made: an id, a code, a noun.
    pub(crate) names: Vec<String>,
    /// By code: the code of the node above, in a tree.
    pub(crate) parents: Vec<Option<u32>>,
    by_name: BTreeMap<String, u32>,
    by_key: BTreeMap<String, u32>,
}

impl Dictionary {
    /// The code of a value, which gets `key` or the next free variant of it if it is new.
    fn intern(&mut self, name: &str, key: impl FnOnce() -> String) -> u32 {
        if let Some(code) = self.by_name.get(name) {
            return *code;
        }
        let code = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        let wanted = key();
        let mut free = wanted.clone();
        let mut n = 2;
        while self.by_key.contains_key(&free) {
            free = format!("{wanted}.{n}");
            n += 1;
        }
        self.by_name.insert(name.to_owned(), code);
        self.by_key.insert(free.clone(), code);
        self.keys.push(free);
        self.names.push(name.to_owned());
        self.parents.push(None);
        code
    }

    /// The nodes above a code, from the nearest up.
    pub(crate) fn ancestors(&self, code: u32) -> impl Iterator<Item = u32> {
        let above = |code: &u32| self.parents.get(*code as usize).copied().flatten();
        std::iter::successors(above(&code), above)
    }

    /// The code of a key of the URL.
    pub(crate) fn code(&self, key: &str) -> Option<u32> {
        self.by_key.get(key).copied()
    }

    /// How many values there are.
    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }
}

impl Columns {
    /// The columns of a corpus.
    pub(crate) fn new(corpus: &Corpus) -> Columns {
        let mut columns = Columns::default();
        for info in FACETS {
            if let Shape::Fixed(values) = info.shape {
                for value in values {
                    columns.values[info.facet as usize].intern(value.key, || value.key.to_owned());
                }
            }
        }
        for (at, document) in (0..).zip(&corpus.documents) {
            columns.push_document(&corpus.knowledge.codebook, at, document);
        }
        columns
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.document.len()
    }

    /// The code of a row in a facet, if the facet has codes.
    pub(crate) fn code(&self, facet: Facet, row: RowIdx) -> Option<u32> {
        self.codes[facet as usize].get(row.0 as usize).copied()
    }

    fn push_document(&mut self, codebook: &Codebook, at: u32, document: &StoredDocument) {
        let reading = &document.reading;
        let observations = by_mention(reading);
        let mut rest = observations.as_slice();
        for (mention_at, mention) in (0..).zip(&reading.mentions) {
            let n_own = rest.iter().take_while(|(of, _)| *of == mention_at).count();
            let (own, after) = rest.split_at(n_own);
            rest = after;
            if own.is_empty() {
                self.push_row(codebook, RowOf { at, document, mention_at, mention, observation_at: None });
            }
            for (_, observation) in own {
                self.push_row(
                    codebook,
                    RowOf { at, document, mention_at, mention, observation_at: Some(*observation) },
                );
            }
        }
    }

    fn push_row(&mut self, codebook: &Codebook, row: RowOf<'_>) {
        let RowOf { document, mention, .. } = row;
        let observation = row.observation_at.and_then(|of| document.reading.observations.get(of as usize));
        self.document.push(row.at);
        self.mention.push(row.mention_at);
        self.observation.push(row.observation_at);
        self.sentence.push(mention.sentence);
        self.day.push(observation.and_then(last_day).map(Date::to_julian_day));
        self.value.push(observation.map_or(mention.value, |observation| observation.signed));
        for info in FACETS {
            let code = match info.facet {
                Facet::Measure => facet::measure_code(observation.map(|o| o.measure)),
                Facet::Status => facet::status_code(observation.map(|o| o.status)),
                Facet::Scope => facet::scope_code(observation.and_then(|o| o.scope)),
                Facet::Qualifier => facet::qualifier_code(mention.qualifier),
                Facet::Verdict => facet::NOT_CHECKED,
                Facet::Indicator => self.indicator(codebook, observation.and_then(|o| o.indicator.as_deref())),
                Facet::Place => self.id(info.facet, observation.and_then(|o| o.place.as_deref())),
                Facet::Document => self.id(info.facet, Some(&document.id)),
                Facet::Unit => self.name(info.facet, Some(mention.unit.text.as_str()).filter(|unit| !unit.is_empty())),
                Facet::Publisher => self.name(info.facet, labels::publisher(&document.reading.meta)),
                Facet::Period | Facet::Value | Facet::Text => continue,
            };
            self.codes[info.facet as usize].push(code);
        }
    }

    /// The code of an indicator; the groups above it get theirs, too.
    fn indicator(&mut self, codebook: &Codebook, id: Option<&str>) -> u32 {
        let dictionary = &mut self.values[Facet::Indicator as usize];
        let id = id.unwrap_or(UNKNOWN);
        if let Some(code) = dictionary.code(id) {
            return code;
        }
        let code = dictionary.intern(id, || id.to_owned());
        let known = codebook.find(id).and_then(|(_, indicator)| codebook.indicator(indicator.parent?));
        // An indicator that the codebook does not have stands under the nearest node whose id its own begins with.
        let parent = known.or_else(|| {
            let mut prefixes = id.rmatch_indices('.').filter_map(|(dot, _)| id.get(..dot));
            prefixes.find_map(|prefix| codebook.find(prefix).map(|(_, indicator)| indicator))
        });
        let parent = parent.map(|parent| self.indicator(codebook, Some(&parent.id)));
        if let Some(slot) = self.values[Facet::Indicator as usize].parents.get_mut(code as usize) {
            *slot = parent;
        }
        code
    }

    /// The code of a value that is its own key.
    fn id(&mut self, facet: Facet, id: Option<&str>) -> u32 {
        let id = id.unwrap_or(UNKNOWN);
        self.values[facet as usize].intern(id, || id.to_owned())
    }

    /// The code of a value whose key is made from it.
    fn name(&mut self, facet: Facet, name: Option<&str>) -> u32 {
        let name = name.unwrap_or(UNKNOWN);
        self.values[facet as usize].intern(name, || match labels::key_from_name(name) {
            key if key.is_empty() => "x".to_owned(),
            key => key,
        })
    }
}

/// Observations as (mention, index), in the order of their mentions.
fn by_mention(reading: &Reading) -> Vec<(u32, u32)> {
    let mut pairs: Vec<(u32, u32)> =
        (0..).zip(&reading.observations).map(|(at, observation)| (observation.mention.0, at)).collect();
    pairs.sort_unstable();
    pairs
}

/// The day up to which a figure holds, or from which, if only that is known.
fn last_day(observation: &Observation) -> Option<Date> {
    let period = observation.period?.period;
    period.end.or(period.start)
}
