//! What a page must know to show and search a corpus: the names of what the corpus speaks of, how indicators hang
//! together, and how a number is typed. A digest of the [`Knowledge`], made where the corpus is made; the phrases by
//! which documents are read are not in it.

use std::collections::BTreeSet;

use engine::Knowledge;
use engine::check::structure::{Flow, TargetOf};
use engine::codebook::Counts;
use engine::entity::{Abbreviation, PlaceLevel};
use engine::lexicon::{Entry, ExclusionWord, Hedge, JointWord, Language, Lexicon, NumeralRole, Scale, UnitRole};
use engine::reading::MentionKind;
use engine::text::fold;
use engine::turns;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::StoredDocument;
use crate::index::{Stream, tokens};

/// The names of one corpus.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Glossary {
    /// The indicators that figures of the corpus have, and the groups above them, in the order of the codebook.
    pub indicators: Vec<Indicator>,
    /// The places that figures of the corpus have, and what these belong to today; of provinces all of them.
    pub places: Vec<Place>,
    /// Short forms and what they are short for.
    pub abbreviations: Vec<Abbreviation>,
    /// Results whose target is set on another indicator.
    pub targets: Vec<TargetOf>,
    /// Counts that add up over time.
    pub flows: Vec<Flow>,
    /// Words of more than one syllable that stand in the corpus: `bảo hiểm`.
    pub compounds: Vec<String>,
    /// How a number is typed.
    pub numbers: Numbers,
}

/// What an indicator is called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// "hi.coverage".
    pub id: String,
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
    /// The id of the node above it.
    pub parent: Option<String>,
    /// Whether it counts what there is, or what happens.
    pub counts: Counts,
}

/// What a place is called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// "VN-46".
    pub code: String,
    pub name: String,
    /// The code of the place that it belongs to today, if another.
    pub today: Option<String>,
}

/// The part of the lexicon with which a number typed into a search is read as the same number in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
    numerals: Vec<Entry<NumeralRole>>,
    scales: Vec<Entry<Scale>>,
    qualifiers: Vec<Entry<Hedge>>,
    percents: Vec<Entry<UnitRole>>,
    joints: Vec<Entry<JointWord>>,
    exclusions: Vec<Entry<ExclusionWord>>,
}

impl Glossary {
    /// What `knowledge` calls the things that `documents` speak of; `texts` are theirs.
    #[must_use]
    pub fn of(knowledge: &Knowledge, documents: &[StoredDocument], texts: &Stream) -> Glossary {
        turns::at_once(Glossary::in_turns(knowledge, documents, texts, &mut turns::no_pause))
    }

    /// The same in steps: `pause` is asked between them.
    ///
    /// # Errors
    /// If `pause` ends it.
    pub async fn in_turns<E>(
        knowledge: &Knowledge,
        documents: &[StoredDocument],
        texts: &Stream,
        pause: &mut impl AsyncFnMut() -> Result<(), E>,
    ) -> Result<Glossary, E> {
        let compounds = compounds(knowledge, texts, pause).await?;
        let observations = || documents.iter().flat_map(|it| &it.reading.observations);
        let codes = place_codes(knowledge, observations().filter_map(|it| it.place.as_deref()));
        let places = codes.into_iter().filter_map(|code| {
            let place = knowledge.names.place(code)?;
            Some(Place { code: code.to_owned(), name: place.name.clone(), today: place.today.clone() })
        });
        Ok(Glossary {
            indicators: indicators(knowledge, observations().filter_map(|it| it.indicator.as_deref()).collect()),
            places: places.collect(),
            abbreviations: knowledge.names.abbreviations.clone(),
            targets: knowledge.structure.targets.clone(),
            flows: knowledge.structure.flows.clone(),
            compounds,
            numbers: Numbers::of(&knowledge.lexicon),
        })
    }

    /// The indicator of an id, and its place in the order of the codebook.
    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<(usize, &Indicator)> {
        self.indicators.iter().enumerate().find(|(_, indicator)| indicator.id == id)
    }

    /// The place of a code.
    #[must_use]
    pub fn place(&self, code: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.code == code)
    }

    /// The code that a place of this code belongs to today: its own, unless it was merged.
    #[must_use]
    pub fn today<'a>(&'a self, code: &'a str) -> &'a str {
        self.place(code).and_then(|place| place.today.as_deref()).unwrap_or(code)
    }
}

impl Numbers {
    /// Of all units only those of percentages: the others say nothing about a value.
    fn of(lexicon: &Lexicon) -> Numbers {
        let percents = lexicon.units.iter().filter(|unit| unit.role.kind == MentionKind::Percent);
        Numbers {
            numerals: lexicon.numerals.clone(),
            scales: lexicon.scales.clone(),
            qualifiers: lexicon.qualifiers.clone(),
            percents: percents.cloned().collect(),
            joints: lexicon.joints.clone(),
            exclusions: lexicon.exclusions.clone(),
        }
    }

    /// Ready for reading what is typed, where the words of a scale may lack their marks: `16 trieu`.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::new(&Lexicon {
            numerals: self.numerals.clone(),
            scales: self.scales.iter().map(with_bare_forms).collect(),
            qualifiers: self.qualifiers.clone(),
            units: self.percents.clone(),
            joints: self.joints.clone(),
            exclusions: self.exclusions.clone(),
            ..Lexicon::default()
        })
    }
}

/// The codes of places, of those that they belong to today, and of all provinces if one of them is among them: a map shows
/// those that have no figure, too.
fn place_codes<'a>(knowledge: &'a Knowledge, used: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let names = &knowledge.names;
    let mut codes: BTreeSet<&str> = used.collect();
    let is_province = |code: &&str| names.place(code).is_some_and(|place| place.level == PlaceLevel::Province);
    if codes.iter().any(is_province) {
        let provinces = names.places.iter().filter(|place| place.level == PlaceLevel::Province);
        codes.extend(provinces.filter_map(|place| place.code.as_deref()));
    }
    let today: Vec<&str> = codes.iter().filter_map(|code| names.place(code)?.today.as_deref()).collect();
    codes.extend(today);
    codes
}

/// An entry whose forms are also known without marks.
fn with_bare_forms(scale: &Entry<Scale>) -> Entry<Scale> {
    let mut scale = scale.clone();
    for form in scale.forms.clone() {
        let bare = fold::bare(&form);
        if !scale.forms.contains(&bare) {
            scale.forms.push(bare);
        }
    }
    scale
}

/// The indicators of these ids, and all nodes above them. An id that the codebook does not have stands under the nodes
/// whose ids its own begins with.
fn indicators(knowledge: &Knowledge, ids: BTreeSet<&str>) -> Vec<Indicator> {
    let codebook = &knowledge.codebook;
    let parent_of = |at: engine::codebook::IndicatorIdx| codebook.indicator(at)?.parent;
    let mut wanted = BTreeSet::new();
    for id in ids {
        let prefixes = id.match_indices('.').filter_map(|(dot, _)| id.get(..dot));
        for (at, _) in std::iter::once(id).chain(prefixes).filter_map(|id| codebook.find(id)) {
            wanted.extend(std::iter::successors(Some(at), |at| parent_of(*at)));
        }
    }
    let named = wanted.into_iter().filter_map(|at| codebook.indicator(at));
    let view = named.map(|indicator| Indicator {
        id: indicator.id.clone(),
        vi: indicator.vi.clone(),
        en: indicator.en.clone(),
        counts: indicator.counts,
        parent: indicator.parent.and_then(|parent| codebook.indicator(parent)).map(|parent| parent.id.clone()),
    });
    view.collect()
}

/// The forms of more than one syllable in the lexicon (units and counted nouns, names, long forms) whose syllables stand
/// side by side somewhere in the texts.
async fn compounds<E>(
    knowledge: &Knowledge,
    texts: &Stream,
    pause: &mut impl AsyncFnMut() -> Result<(), E>,
) -> Result<Vec<String>, E> {
    let names = &knowledge.names;
    let units = knowledge.lexicon.units.iter().flat_map(|entry| &entry.forms);
    let named = names.names.iter().flat_map(|name| std::iter::once(&name.canonical).chain(&name.forms));
    let places = names.places.iter().map(|place| &place.name);
    let long = names.abbreviations.iter().map(|it| &it.long);
    // Syllables as numbers from 1 on; 0 is any other word.
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    let mut forms = Forms::default();
    for form in units.chain(named).chain(places).chain(long) {
        // A comma inside is a list, not a word.
        if form.contains([',', ';', '(']) {
            continue;
        }
        let syllables = tokens(form).map(|range| {
            let next = numbers.len() as u32 + 1;
            *numbers.entry(fold::exact(form.get(range).unwrap_or(""))).or_insert(next)
        });
        forms.add(&syllables.collect::<Vec<u32>>(), form);
    }
    pause().await?;
    let syllables: Vec<u32> = texts.words.iter().map(|word| numbers.get(word).copied().unwrap_or(0)).collect();
    pause().await?;
    for at in 0..texts.numbers.len() {
        let words = texts.numbers.get(at..).unwrap_or(&[]);
        forms.find_at(words.iter().map(|word| syllables.get(*word as usize).copied().unwrap_or(0)));
        if at.is_multiple_of(WORDS_AT_A_TIME) {
            pause().await?;
        }
    }
    Ok(forms.found().into_iter().map(str::to_owned).collect())
}

/// So many words of texts are looked at between two pauses.
const WORDS_AT_A_TIME: usize = 20_000;

/// Forms as a tree of syllables, and which of them were found.
#[derive(Default)]
struct Forms<'a> {
    /// From a node, by a syllable, to the next. The root is 0.
    steps: FxHashMap<(u32, u32), u32>,
    /// The form that ends at each node, from node 1 on; and whether it was found.
    ends: Vec<(Option<&'a str>, bool)>,
}

impl<'a> Forms<'a> {
    /// Adds a form of more than one syllable. Of two that are spelled alike the first counts.
    fn add(&mut self, syllables: &[u32], form: &'a str) {
        if syllables.len() < 2 {
            return;
        }
        let node = syllables.iter().fold(0, |node, syllable| {
            *self.steps.entry((node, *syllable)).or_insert_with(|| {
                self.ends.push((None, false));
                self.ends.len() as u32
            })
        });
        if let Some((end, _)) = self.ends.get_mut(node as usize - 1) {
            end.get_or_insert(form);
        }
    }

    /// Finds the forms that `text` begins with.
    fn find_at(&mut self, text: impl Iterator<Item = u32>) {
        let mut node = 0;
        for syllable in text {
            let Some(next) = self.steps.get(&(node, syllable)) else { return };
            node = *next;
            if let Some((_, is_found)) = self.ends.get_mut(node as usize - 1) {
                *is_found = true;
            }
        }
    }

    fn found(&self) -> BTreeSet<&'a str> {
        self.ends.iter().filter(|(_, is_found)| *is_found).filter_map(|(form, _)| *form).collect()
    }
}

#[cfg(test)]
mod tests;
