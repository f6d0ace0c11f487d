//! Unnamed indicators, here called induced: what a corpus states again and again, though its codebook has no indicator for it.
//!
//! Figures with the same label, unit and measure are one series, with an id that begins with `~`. They are found where
//! the corpus is made, after its figures were checked against each other: a series of equal words is something to look
//! at, and no ground for a verdict. A label that says no more than the unit makes no series, nor does one word.

use std::collections::{BTreeMap, BTreeSet};

use engine::codebook::Counts;
use engine::reading::{Measure, MentionKind};
use engine::text::fold;
use engine::turns;

use crate::glossary::Indicator;
use crate::{Corpus, StoredDocument};

/// The id of the node above all induced indicators.
pub const ROOT: &str = "~";

/// So many figures make a series.
const LEAST: usize = 2;
/// Of so many series the fullest are kept: nobody looks through more.
const MOST: usize = 400;
/// A key is cut at so many bytes.
const LONGEST_KEY: usize = 60;

/// Figures of one label, unit and measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Induced {
    /// "~tong-von-dang-ky.dong.level".
    pub id: String,
    /// The label as it is written first.
    pub label: String,
    /// The unit as it is written first.
    pub unit: String,
    /// What sort of quantity they are.
    pub kind: MentionKind,
    /// What they measure.
    pub measure: Measure,
    /// Where they stand: document and observation, in the order of the corpus.
    pub figures: Vec<(usize, usize)>,
}

impl Induced {
    fn n_documents(&self) -> usize {
        self.figures.iter().map(|(document, _)| document).collect::<BTreeSet<_>>().len()
    }
}

/// True for the id of an induced indicator.
#[must_use]
pub fn is_induced(id: &str) -> bool {
    id.starts_with(ROOT)
}

/// The series of figures without an indicator, those that most documents state first.
#[must_use]
pub fn series(documents: &[StoredDocument]) -> Vec<Induced> {
    turns::at_once(series_in_turns(documents, &mut turns::no_pause))
}

/// The same in steps, a document each.
async fn series_in_turns<E>(
    documents: &[StoredDocument],
    pause: &mut impl AsyncFnMut() -> Result<(), E>,
) -> Result<Vec<Induced>, E> {
    let mut groups: BTreeMap<(String, String, Measure), Induced> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        for (place, observation) in document.reading.observations.iter().enumerate() {
            let mention = document.reading.mentions.get(observation.mention.0 as usize);
            let Some(mention) = mention.filter(|it| it.kind != MentionKind::Duration) else { continue };
            if observation.indicator.is_some() || observation.phrase.is_none() {
                continue;
            }
            let label = observation.label(&document.text);
            let (said, unit) = (fold::exact(&label), fold::exact(&mention.unit.text));
            if said == unit || !said.contains(' ') {
                continue;
            }
            let group = groups.entry((said, unit, observation.measure)).or_insert_with(|| Induced {
                id: id(&label, &mention.unit.text, observation.measure),
                label,
                unit: mention.unit.text.clone(),
                kind: mention.kind,
                measure: observation.measure,
                figures: Vec::new(),
            });
            group.figures.push((at, place));
        }
        pause().await?;
    }
    let mut series: Vec<Induced> = groups.into_values().filter(|group| group.figures.len() >= LEAST).collect();
    series.sort_by_cached_key(|group| {
        (std::cmp::Reverse((group.n_documents(), group.figures.len())), group.id.clone(), group.label.clone())
    });
    series.truncate(MOST);
    // Labels that differ in their marks alone have one key: the later ones get a number.
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    for group in &mut series {
        let n = used.entry(group.id.clone()).or_default();
        *n += 1;
        if *n > 1 {
            group.id = format!("{}.{n}", group.id);
        }
    }
    pause().await?;
    Ok(series)
}

/// Takes the induced indicators of a corpus from a document of it, which goes on into another corpus.
pub(crate) fn forget(document: &mut StoredDocument) {
    for observation in &mut document.reading.observations {
        observation.indicator.take_if(|id| is_induced(id));
    }
}

/// The measure as files call it.
fn measure_id(measure: Measure) -> &'static str {
    match measure {
        Measure::Level => "level",
        Measure::Share => "share",
        Measure::ChangeAbs => "change_abs",
        Measure::ChangeRel => "change_rel",
        Measure::Excess => "excess",
        Measure::Average => "average",
    }
}

fn id(label: &str, unit: &str, measure: Measure) -> String {
    let unit = if unit == "%" { "percent".to_owned() } else { key(unit) };
    let unit = if unit.is_empty() { "number" } else { &unit };
    format!("{ROOT}{}.{unit}.{}", key(label), measure_id(measure))
}

/// Words without marks, joined by hyphens.
#[must_use]
pub fn key(words: &str) -> String {
    let mut key = String::new();
    for letter in fold::bare(words).chars() {
        match letter {
            'a'..='z' | '0'..='9' => key.push(letter),
            _ if key.is_empty() || key.ends_with('-') => {}
            _ => key.push('-'),
        }
        if key.len() >= LONGEST_KEY {
            break;
        }
    }
    key.trim_end_matches('-').to_owned()
}

impl Corpus {
    /// The corpus with its induced indicators: their figures have them, and the glossary has their names. To be called
    /// once the figures were compared.
    #[must_use]
    pub fn induced(self) -> Corpus {
        turns::at_once(self.induced_in_turns(&mut turns::no_pause))
    }

    /// The same in steps: `pause` is asked between them.
    ///
    /// # Errors
    /// If `pause` ends it.
    pub async fn induced_in_turns<E>(mut self, pause: &mut impl AsyncFnMut() -> Result<(), E>) -> Result<Corpus, E> {
        let series = series_in_turns(&self.documents, pause).await?;
        if series.is_empty() {
            return Ok(self);
        }
        let entry = |id: &str, name: &str, parent: Option<String>| Indicator {
            id: id.to_owned(),
            vi: name.to_owned(),
            en: name.to_owned(),
            parent,
            counts: Counts::default(),
        };
        self.glossary.indicators.push(entry(ROOT, "", None));
        // Of one label with several units each says its own.
        let mut n_with_label: BTreeMap<String, usize> = BTreeMap::new();
        for group in &series {
            *n_with_label.entry(fold::exact(&group.label)).or_default() += 1;
        }
        for group in &series {
            let is_shared = n_with_label.get(&fold::exact(&group.label)).is_some_and(|n| *n > 1);
            let name = match group.unit.as_str() {
                "" => group.label.clone(),
                unit if is_shared => format!("{} ({unit})", group.label),
                _ => group.label.clone(),
            };
            self.glossary.indicators.push(entry(&group.id, &name, Some(ROOT.to_owned())));
            for (document, place) in &group.figures {
                let observations = self.documents.get_mut(*document).map(|it| &mut it.reading.observations);
                if let Some(observation) = observations.and_then(|own| own.get_mut(*place)) {
                    observation.indicator = Some(group.id.clone());
                }
            }
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use engine::reading::{Mention, MentionIdx, Observation, Qualifier, Reading, Status, Unit};
    use engine::{Decimal, Span};

    use super::*;

    /// A document that states `label` of a money amount, once for each measure.
    fn document(id: &str, label: &str, unit: &str, measures: &[Measure]) -> StoredDocument {
        let text = format!("{label} 5 {unit}");
        let number = Span::new(label.len() + 1, label.len() + 2);
        let mention = Mention {
            span: number,
            number,
            value: Decimal::from(5),
            upper: None,
            step: Decimal::from(1),
            qualifier: Qualifier::Exact,
            upper_qualifier: None,
            unit: Unit { text: unit.to_owned(), ..Unit::default() },
            kind: MentionKind::Money,
            sentence: 0,
            rules: vec![],
        };
        let observation = |(at, measure): (u32, &Measure)| Observation {
            mention: MentionIdx(at),
            indicator: None,
            phrase: Some(Span::new(0, label.len())),
            measure: *measure,
            signed: Decimal::from(5),
            status: Status::Actual,
            period: None,
            place: None,
            scope: None,
            district: None,
            subgroup: None,
            compare: None,
            denominator: None,
            attribution: None,
            evidence: vec![],
            rules: vec![],
        };
        let reading = Reading {
            mentions: vec![mention; measures.len()],
            observations: (0..).zip(measures).map(observation).collect(),
            ..Reading::default()
        };
        StoredDocument::new(id.to_owned(), text, reading)
    }

    #[test]
    fn figures_of_one_label_unit_and_measure_are_a_series() {
        use Measure::{ChangeRel, Level};
        let documents = vec![
            document("a", "Vốn đăng ký", "đồng", &[Level, ChangeRel]),
            document("b", "vốn đăng ký", "đồng", &[Level]),
            // Another unit, one word alone, what says no more than its unit: no series.
            document("c", "vốn đăng ký", "usd", &[Level]),
            document("d", "vốn", "đồng", &[Level, Level]),
            document("e", "lượt khách", "lượt khách", &[Level, Level]),
        ];
        let found = series(&documents);
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((one.id.as_str(), one.label.as_str()), ("~von-dang-ky.dong.level", "Vốn đăng ký"));
        assert_eq!(one.figures, [(0, 0), (1, 0)]);

        let corpus = Corpus { documents, ..Corpus::default() }.induced();
        let ids: Vec<&str> = corpus.glossary.indicators.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, [ROOT, "~von-dang-ky.dong.level"]);
        let of = |at: usize| corpus.documents[at].reading.observations[0].indicator.clone();
        assert_eq!([of(0), of(1)], [Some(one.id.clone()), Some(one.id.clone())]);
        assert_eq!(of(2), None);
    }

    #[test]
    fn keys_of_labels_that_differ_in_marks_alone_are_told_apart() {
        let documents = vec![
            document("a", "giá bán", "đồng", &[Measure::Level, Measure::Level]),
            document("b", "gia bạn", "đồng", &[Measure::Level, Measure::Level]),
        ];
        let ids: Vec<String> = series(&documents).into_iter().map(|it| it.id).collect();
        assert_eq!(ids, ["~gia-ban.dong.level", "~gia-ban.dong.level.2"]);
    }
}
