//! The columns of a corpus, row by row.

use std::sync::Mutex;

use engine::check::Term;
use engine::compact_sort::CompactSort;
use engine::date::Date;
use engine::reading::{Mention, Observation, Reading};
use store::{Corpus, Glossary, StoredDocument, unnamed_indicators};

use super::{Columns, Dictionary, N_FACETS, Sentences};
use crate::count::{self, Codes, ExclusionMasks};
use crate::facet::{self, FACETS, Facet, Shape, UNKNOWN};
use crate::findings::Findings;
use crate::labels;
use crate::query::Selection;

impl Columns {
    /// The columns of a corpus.
    pub(crate) fn new(corpus: &Corpus, findings: &Findings) -> Columns {
        let mut builder = Builder::new(corpus, findings);
        for (at, document) in (0..).zip(&corpus.documents) {
            builder.push_document(at, document);
        }
        builder.finish()
    }

    /// The same in steps: `pause` is asked after each document.
    pub(crate) async fn in_turns<E>(
        corpus: &Corpus,
        findings: &Findings,
        pause: &mut impl AsyncFnMut() -> Result<(), E>,
    ) -> Result<Columns, E> {
        let mut builder = Builder::new(corpus, findings);
        for (at, document) in (0..).zip(&corpus.documents) {
            builder.push_document(at, document);
            pause().await?;
        }
        Ok(builder.finish())
    }
}

struct Builder<'a> {
    columns: Columns,
    codes: [Vec<u32>; N_FACETS],
    glossary: &'a Glossary,
    findings: &'a Findings,
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

impl<'a> Builder<'a> {
    fn new(corpus: &'a Corpus, findings: &'a Findings) -> Builder<'a> {
        let mut columns = Columns { first_month: first_month(corpus), ..Columns::default() };
        for info in FACETS {
            if let Shape::Fixed(values) = info.shape {
                for value in values {
                    columns.values[info.facet as usize].intern(value.key, || value.key.to_owned());
                }
            }
        }
        Builder { columns, codes: Default::default(), glossary: &corpus.glossary, findings }
    }

    fn finish(self) -> Columns {
        let Builder { mut columns, codes, glossary, .. } = self;
        for (at, own) in codes.into_iter().enumerate() {
            let Some(info) = FACETS.get(at) else { continue };
            let n_values = match info.shape {
                Shape::Values | Shape::Text => continue,
                Shape::Dates => own.iter().max().map_or(1, |last| *last as usize + 1),
                Shape::List | Shape::Tree | Shape::Fixed(_) => columns.values[at].len(),
            };
            let codes = Codes::new(&own, n_values);
            columns.totals[at] = count::totals(&codes);
            let (dictionary, totals) = (&columns.values[at], &columns.totals[at]);
            columns.order[at] = match info.shape {
                Shape::List => by_total(dictionary, totals),
                Shape::Tree => by_path(dictionary, glossary),
                _ => (0..).take(dictionary.len()).collect(),
            };
            columns.known[at] = known(dictionary, totals);
            columns.codes[at] = Some(codes);
        }
        columns.sentences = Sentences::new(&columns.document, &columns.sentence);
        columns.chosen_last = Mutex::new((Selection::default(), ExclusionMasks::none(columns.document.len())));
        columns
    }

    fn push_document(&mut self, at: u32, document: &StoredDocument) {
        let reading = document.head();
        let observations = by_mention(reading);
        let mut rest = observations.as_slice();
        for (mention_at, mention) in (0..).zip(&reading.mentions) {
            let n_own = rest.iter().take_while(|(of, _)| *of == mention_at).count();
            let (own, after) = rest.split_at(n_own);
            rest = after;
            if own.is_empty() {
                self.push_row(RowOf { at, document, mention_at, mention, observation_at: None });
            }
            for (_, observation) in own {
                self.push_row(RowOf { at, document, mention_at, mention, observation_at: Some(*observation) });
            }
        }
    }

    fn push_row(&mut self, row: RowOf<'_>) {
        let RowOf { document, mention, .. } = row;
        let observation = row.observation_at.and_then(|of| document.head().observations.get(of as usize));
        self.columns.document.push(row.at);
        self.columns.mention.push(row.mention_at);
        self.columns.observation.push(row.observation_at);
        self.columns.sentence.push(mention.sentence);
        self.columns.day.push(observation.and_then(last_day).map(Date::to_julian_day));
        self.columns.value.push(observation.map_or(mention.value, |observation| observation.signed));
        for info in FACETS {
            let code = match info.facet {
                Facet::Measure => facet::measure_code(observation),
                Facet::Status => facet::status_code(observation.map(|o| o.status)),
                Facet::Scope => facet::scope_code(observation.and_then(|o| o.scope)),
                Facet::Qualifier => facet::qualifier_code(mention.qualifier),
                Facet::Verdict => {
                    let term = row.observation_at.map(|observation| Term { document: row.at, observation });
                    facet::verdict_code(term.and_then(|term| self.findings.verdict(term)))
                }
                Facet::Indicator => self.indicator(observation.and_then(|o| o.indicator.as_deref())),
                Facet::Place => self.id(info.facet, observation.map(facet::place_key)),
                Facet::Document => self.id(info.facet, Some(&document.id)),
                Facet::Unit => self.name(info.facet, Some(mention.unit.text.as_str()).filter(|unit| !unit.is_empty())),
                Facet::Publisher => self.name(info.facet, labels::publisher(&document.head().meta)),
                Facet::Period => month_code(self.columns.day.last().copied().flatten(), self.columns.first_month),
                Facet::Value | Facet::Text => continue,
            };
            self.codes[info.facet as usize].push(code);
        }
    }

    /// The code of an indicator; the groups above it get theirs, too.
    fn indicator(&mut self, id: Option<&str>) -> u32 {
        let dictionary = &mut self.columns.values[Facet::Indicator as usize];
        let id = id.unwrap_or(UNKNOWN);
        if let Some(code) = dictionary.code(id) {
            return code;
        }
        let code = dictionary.intern(id, || id.to_owned());
        let glossary = self.glossary;
        let known = glossary.indicator(id).and_then(|(_, indicator)| indicator.parent.as_deref());
        // An indicator that the codebook does not have stands under the nearest node whose id its own begins with.
        let parent = known.or_else(|| {
            let mut prefixes = id.rmatch_indices('.').filter_map(|(dot, _)| id.get(..dot));
            prefixes.find_map(|prefix| glossary.indicator(prefix).map(|(_, indicator)| indicator.id.as_str()))
        });
        // What is stated once stands beside the induced series.
        let root = (id == UNKNOWN)
            .then(|| glossary.indicator(unnamed_indicators::ROOT))
            .flatten()
            .map(|_| unnamed_indicators::ROOT);
        let parent = parent.or(root).map(|parent| self.indicator(Some(parent)));
        if let Some(slot) = self.columns.values[Facet::Indicator as usize].parents.get_mut(code as usize) {
            *slot = parent;
        }
        code
    }

    /// The code of a value that is its own key.
    fn id(&mut self, facet: Facet, id: Option<&str>) -> u32 {
        let id = id.unwrap_or(UNKNOWN);
        self.columns.values[facet as usize].intern(id, || id.to_owned())
    }

    /// The code of a value whose key is made from it.
    fn name(&mut self, facet: Facet, name: Option<&str>) -> u32 {
        let name = name.unwrap_or(UNKNOWN);
        self.columns.values[facet as usize].intern(name, || match labels::key_from_name(name) {
            key if key.is_empty() => "x".to_owned(),
            key => key,
        })
    }
}

/// Observations as (mention, index), in the order of their mentions.
fn by_mention(reading: &Reading) -> Vec<(u32, u32)> {
    let mut pairs: Vec<(u32, u32)> =
        (0..).zip(&reading.observations).map(|(at, observation)| (observation.mention.0, at)).collect();
    pairs.compact_sort();
    pairs
}

/// The day up to which a figure holds, or from which, if only that is known.
fn last_day(observation: &Observation) -> Option<Date> {
    let period = observation.period?.period;
    period.end.or(period.start)
}

/// By total, not by count: a list whose values change places under the hand cannot be used.
fn by_total(dictionary: &Dictionary, totals: &[u32]) -> Vec<u32> {
    let mut codes: Vec<u32> = (0..).take(dictionary.len()).collect();
    codes.compact_sort_by_cached_key(|code| {
        let name = dictionary.names.get(*code as usize);
        let total = totals.get(*code as usize).copied().unwrap_or(0);
        (name.is_some_and(|name| name == UNKNOWN), std::cmp::Reverse(total), name)
    });
    codes
}

/// As in the codebook: parents come before their children.
fn by_path(dictionary: &Dictionary, glossary: &Glossary) -> Vec<u32> {
    let place = |code: u32| {
        let id = dictionary.keys.get(code as usize).map_or("", String::as_str);
        let place = glossary.indicator(id).map_or(usize::MAX, |(at, _)| at);
        // Those that the codebook does not have come after the others, and what no indicator claims last of all.
        (place, if id == UNKNOWN { "\u{10ffff}" } else { id })
    };
    let mut codes: Vec<u32> = (0..).take(dictionary.len()).collect();
    codes.compact_sort_by_cached_key(|code| {
        let mut path: Vec<_> = dictionary.ancestors(*code).map(place).collect();
        path.reverse();
        path.push(place(*code));
        path
    });
    codes
}

/// By code: whether a row of the corpus has it, or what lies under it in a tree.
fn known(dictionary: &Dictionary, totals: &[u32]) -> Vec<bool> {
    let mut known: Vec<bool> = totals.iter().map(|total| *total > 0).collect();
    for (code, _) in (0..).zip(totals).filter(|(_, total)| **total > 0) {
        for ancestor in dictionary.ancestors(code) {
            if let Some(known) = known.get_mut(ancestor as usize) {
                *known = true;
            }
        }
    }
    known
}

/// The month of a date, as year × 12 + month − 1.
fn month(date: Date) -> i32 {
    date.year() * 12 + i32::from(u8::from(date.month())) - 1
}

/// The first month in which a figure's period ends; 0 if none does.
fn first_month(corpus: &Corpus) -> i32 {
    let observations = corpus.documents.iter().flat_map(|document| &document.head().observations);
    observations.filter_map(last_day).map(month).min().unwrap_or(0)
}

/// The code of a day's month: 0 for none, 1 for the first.
fn month_code(day: Option<i32>, first_month: i32) -> u32 {
    let date = day.and_then(|day| Date::from_julian_day(day).ok());
    date.and_then(|date| u32::try_from(month(date) - first_month + 1).ok()).unwrap_or(0)
}
