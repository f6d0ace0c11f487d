//! Puts the indicators of a codebook in order for a figure: a linear model over named features, with whole-number weights.
//!
//! Each indicator is known by the parts of its id (`hi`, `hi.coverage.`, `hi.coverage.students`), so that what is learned
//! of one carries over to its neighbours. A figure's features are words and concepts near it, each by where it stands;
//! how an indicator relates to what the rules found and to the figures before counts on its own. The score of an
//! indicator is the sum of the weights of its parts over all features, plus those of its relations.
//!
//! The weights are data, `ranker.weights` beside the codebook, and are learned by `solieu train`.
//!
//! | Question | File |
//! |---|---|
//! | which features a figure has | `fact/indicator/ranked/features` |
//! | when the ranker decides, and what it may not | `fact/indicator/ranked` |
//! | how an indicator is related to what was found before | `ranker/relation` |
//! | the weights as text, and what is refused | `ranker/file` |
//! | how weights are learned | `solieu train` (`crates/cli/src/train`) |

#[cfg(feature = "toml")]
pub mod file;
pub mod relation;

use relation::MEASURES;
pub use relation::{IdRelation, Pair, Relation};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::codebook::{Codebook, ConceptIdx, IndicatorIdx};
use crate::fact::CueRole;
use crate::reading::{Measure, MentionKind};
use crate::text::{Vocabulary, WordId};

/// The weights, as they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranker {
    /// By how much an indicator must be ahead of "none of them" to be taken where the rules find none.
    pub take: i32,
    /// By how much one must be ahead of the rules' to be taken instead.
    pub change: i32,
    /// By how much "none of them" must be ahead of the rules' for that to be dropped.
    pub drop: i32,
    /// Parts of ids, and [`NONE`].
    pub parts: Vec<String>,
    /// What features are made of: words, `@concepts`, `=names`.
    pub symbols: Vec<String>,
    /// The features that have weights.
    pub features: Vec<Feature>,
    /// The weights of relations, of counts and of percentages: rising.
    pub relations: Vec<(Relation, i16)>,
}

/// A feature with its weights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feature {
    /// Where the words or concepts that it is made of stand.
    pub position: Position,
    /// Of what, by place in [`Ranker::symbols`].
    pub first: u16,
    /// What stands right after it, or beside it; the same place as `first` if nothing.
    pub second: u16,
    /// The weight of each part, by place in [`Ranker::parts`].
    pub weights: Vec<(u16, i16)>,
}

impl Ranker {
    /// What speaks for one indicator and against another (`None`: for none of them): features of a figure, as
    /// [`Example`](crate::Example) has them, with the difference of their weights, the strongest first.
    #[must_use]
    pub fn reasons(
        &self,
        features: &[(Position, String, String)],
        one: Option<&str>,
        other: Option<&str>,
    ) -> Vec<(String, i32)> {
        let parts = |id: Option<&str>| id.map_or(vec![NONE.to_owned()], parts_of);
        let (one, other) = (parts(one), parts(other));
        let symbol = |at: u16| self.symbols.get(usize::from(at)).map_or("", String::as_str);
        let known: FxHashMap<(Position, &str, &str), &Feature> = self
            .features
            .iter()
            .map(|it| {
                let second = if it.second == it.first { "" } else { symbol(it.second) };
                ((it.position, symbol(it.first), second), it)
            })
            .collect();
        let weight = |feature: &Feature, of: &[String]| -> i32 {
            let is_of = |part: u16| self.parts.get(usize::from(part)).is_some_and(|part| of.contains(part));
            feature.weights.iter().filter(|(part, _)| is_of(*part)).map(|(_, weight)| i32::from(*weight)).sum()
        };
        let mut reasons: Vec<(String, i32)> = features
            .iter()
            .filter_map(|(position, first, second)| {
                let feature = known.get(&(*position, first.as_str(), second.as_str()))?;
                let words = [first.as_str(), second.as_str()].join(" ");
                Some((
                    format!("{:?} {}", words.trim_end(), position.meaning()),
                    weight(feature, &one) - weight(feature, &other),
                ))
            })
            .filter(|(_, difference)| *difference > 0)
            .collect();
        reasons.sort_by_key(|(words, difference)| (std::cmp::Reverse(*difference), words.clone()));
        reasons
    }
}

/// The part that stands for "no indicator".
pub const NONE: &str = "-";

/// The parts of an indicator's id: each name in it, what it begins with, and all of it.
#[must_use]
pub fn parts_of(id: &str) -> Vec<String> {
    let ends = id.match_indices('.').map(|(at, _)| format!("{}.", &id[..at]));
    let names = id.split('.').map(|name| format!(".{name}"));
    ends.chain(names).chain([id.to_owned()]).collect()
}

macro_rules! positions {
    ($($name:ident = $text:literal, $meaning:literal;)*) => {
        /// Where the words or concepts of a feature stand.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Position { $(#[doc = $meaning] $name,)* }

        impl Position {
            /// All of them.
            pub const ALL: &[Position] = &[$(Position::$name),*];

            /// What it is called in a file.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Position::$name => $text,)* }
            }

            /// What it means.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Position::$name => $meaning,)* }
            }
        }
    };
}

positions! {
    Before = "before", "in the figure's own words before it";
    Near = "near", "among the three words right before it";
    Since = "since", "since the figure before, in front of its own words";
    Earlier = "earlier", "earlier in its sentence";
    After = "after", "in the figure's own words behind it";
    Next = "next", "among the two words right behind it";
    Then = "then", "behind its own words, up to the next figure";
    Later = "later", "later in its sentence";
    Above = "above", "in the sentence before";
    Headline = "headline", "in the headline";
    Unit = "unit", "in its unit";
    UnitWith = "unit+", "its unit, with a concept of its own words";
    Sentence = "sentence", "anywhere in its sentence";
    LastBefore = "last", "the last concept before it";
    FirstAfter = "first", "the first concept behind it";
    Is = "is", "what sort of figure it is";
    AboveWord = "above-word", "a word of the sentence before";
    Document = "document", "what the article speaks of most";
}

/// What a feature is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Symbol {
    /// A word or mark of the text, by its token.
    Token(usize),
    /// Any number.
    Number,
    /// A concept.
    Concept(ConceptIdx),
    /// A sort of mention.
    Kind(MentionKind),
    /// A sort of value.
    Measure(Measure),
    /// What a word does in its clause.
    Cue(CueRole),
    /// A fixed name.
    Name(&'static str),
}

/// The weights, compiled for a codebook.
#[derive(Debug, Default)]
pub(crate) struct CompiledRanker {
    pub(crate) take: i32,
    pub(crate) change: i32,
    pub(crate) drop: i32,
    /// By [`WordId`].
    words: Vec<Option<u16>>,
    concepts: Vec<Option<u16>>,
    names: FxHashMap<String, u16>,
    rows: FxHashMap<(Position, u16, u16), (u32, u32)>,
    weights: Vec<(u16, i16)>,
    n_parts: usize,
    relations: FxHashMap<Relation, i16>,
    /// For each indicator, and last for none of them, its parts.
    classes: Vec<Vec<u16>>,
    /// Whether the weights know the indicator.
    knows: Vec<bool>,
    /// How each indicator is related to each.
    id_relations: Vec<Vec<IdRelation>>,
}

/// The sums of weights of a figure's features, by part.
#[derive(Debug)]
pub(crate) struct Sums(Vec<i32>);

impl CompiledRanker {
    pub(crate) fn new(ranker: &Ranker, codebook: &Codebook, vocabulary: &mut Vocabulary) -> CompiledRanker {
        let indicators = &codebook.indicators;
        let id_relations = indicators
            .iter()
            .map(|it| indicators.iter().map(|other| IdRelation::of(&it.id, &other.id)).collect())
            .collect();
        let places: FxHashMap<&str, u16> = ranker.parts.iter().map(String::as_str).zip(0..).collect();
        let place = |part: &str| places.get(part).copied();
        let mut classes: Vec<Vec<u16>> =
            indicators.iter().map(|it| parts_of(&it.id).iter().filter_map(|part| place(part)).collect()).collect();
        classes.push(place(NONE).into_iter().collect());
        let mut compiled = CompiledRanker {
            take: ranker.take,
            change: ranker.change,
            drop: ranker.drop,
            n_parts: ranker.parts.len(),
            knows: indicators.iter().map(|it| place(&it.id).is_some()).collect(),
            relations: ranker.relations.iter().copied().collect(),
            classes,
            id_relations,
            concepts: vec![None; codebook.concepts.len()],
            ..CompiledRanker::default()
        };
        for (symbol, at) in ranker.symbols.iter().zip(0..) {
            if let Some(id) = symbol.strip_prefix('@') {
                let concept = codebook.concepts.iter().position(|concept| concept.id == id);
                if let Some(slot) = concept.and_then(|at| compiled.concepts.get_mut(at)) {
                    *slot = Some(at);
                }
            } else if let Some(name) = symbol.strip_prefix('=').filter(|name| !name.is_empty()) {
                compiled.names.insert(name.to_owned(), at);
            } else {
                let mut letters = symbol.chars();
                let word = match (letters.next(), letters.next()) {
                    (Some(mark), None) if !mark.is_alphanumeric() => vocabulary.intern_mark(mark),
                    _ => vocabulary.intern(symbol),
                };
                let word = word.0 as usize;
                compiled.words.resize(compiled.words.len().max(word + 1), None);
                if let Some(slot) = compiled.words.get_mut(word) {
                    *slot = Some(at);
                }
            }
        }
        for feature in &ranker.features {
            let from = u32::try_from(compiled.weights.len()).unwrap_or(u32::MAX);
            compiled.weights.extend(&feature.weights);
            let to = u32::try_from(compiled.weights.len()).unwrap_or(u32::MAX);
            compiled.rows.insert((feature.position, feature.first, feature.second), (from, to));
        }
        compiled
    }

    /// True if there are no weights.
    pub(crate) fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// True if the weights know the indicator.
    pub(crate) fn knows(&self, indicator: IndicatorIdx) -> bool {
        self.knows.get(usize::from(indicator.0)).copied().unwrap_or(false)
    }

    /// How two indicators are related.
    pub(crate) fn id_relation(&self, indicator: IndicatorIdx, other: IndicatorIdx) -> IdRelation {
        let row = self.id_relations.get(usize::from(indicator.0));
        row.and_then(|row| row.get(usize::from(other.0))).copied().unwrap_or(IdRelation::Other)
    }

    /// How many indicators there are.
    pub(crate) fn n_indicators(&self) -> u16 {
        u16::try_from(self.id_relations.len()).unwrap_or(u16::MAX)
    }

    pub(crate) fn sums(&self) -> Sums {
        Sums(vec![0; self.n_parts])
    }

    /// The place of a symbol; a word's by its id.
    pub(crate) fn place(&self, symbol: Symbol, word: impl Fn(usize) -> WordId) -> Option<u16> {
        match symbol {
            Symbol::Token(at) => self.words.get(word(at).0 as usize).copied().flatten(),
            Symbol::Concept(concept) => self.concepts.get(usize::from(concept.0)).copied().flatten(),
            named => self.names.get(name_of(named)).copied(),
        }
    }

    /// Adds a feature's weights.
    pub(crate) fn add(&self, sums: &mut Sums, position: Position, first: u16, second: u16) {
        let Some((from, to)) = self.rows.get(&(position, first, second)) else { return };
        for (part, weight) in self.weights.get(*from as usize..*to as usize).unwrap_or_default() {
            if let Some(sum) = sums.0.get_mut(usize::from(*part)) {
                *sum += i32::from(*weight);
            }
        }
    }

    /// The score of an indicator, or of none of them, without its relations.
    pub(crate) fn score(&self, sums: &Sums, indicator: Option<IndicatorIdx>) -> i32 {
        let class = indicator.map_or(self.classes.len() - 1, |it| usize::from(it.0));
        let parts = self.classes.get(class).map_or(&[][..], Vec::as_slice);
        parts.iter().filter_map(|part| sums.0.get(usize::from(*part))).sum()
    }

    /// The weight of a relation.
    pub(crate) fn relation(&self, relation: Relation) -> i32 {
        self.relations.get(&relation).copied().map_or(0, i32::from)
    }
}

/// The name of a symbol that is no word and no concept.
pub(crate) fn name_of(symbol: Symbol) -> &'static str {
    match symbol {
        Symbol::Number => "number",
        Symbol::Kind(kind) => match kind {
            MentionKind::Count => "count",
            MentionKind::Money => "money",
            MentionKind::Percent => "percent",
            MentionKind::Duration => "duration",
            MentionKind::Rate => "rate",
            MentionKind::Ratio => "ratio",
            MentionKind::Ordinal => "ordinal",
            MentionKind::Measure => "measure",
        },
        Symbol::Measure(measure) => MEASURES.get(measure as usize).copied().unwrap_or(""),
        Symbol::Cue(role) => cue_name(role),
        Symbol::Name(name) => name,
        Symbol::Token(_) | Symbol::Concept(_) => "",
    }
}

/// The name of what a word does; "" for what says nothing of what a figure is of.
fn cue_name(role: CueRole) -> &'static str {
    match role {
        CueRole::Rise => "rise",
        CueRole::Fall => "fall",
        CueRole::LevelFollows => "level-follows",
        CueRole::Exceed => "exceed",
        CueRole::Short => "short",
        CueRole::Reach => "reach",
        CueRole::Goal | CueRole::Quota => "quota",
        CueRole::Plan => "plan",
        CueRole::Strive | CueRole::Demand => "strive",
        CueRole::Will | CueRole::Expect => "will",
        CueRole::Given => "given",
        CueRole::Respectively => "respectively",
        CueRole::And => "and",
        CueRole::OfWhich | CueRole::Detail => "of-which",
        CueRole::Each => "each",
        CueRole::Same => "same",
        CueRole::Every => "every",
        CueRole::Average => "mean",
        CueRole::Against => "against",
        CueRole::Now => "now",
        CueRole::Equals => "equals",
        CueRole::With => "with",
        CueRole::Rank => "rank",
        CueRole::More | CueRole::Over => "more",
        CueRole::MakesUp => "makes-up",
        CueRole::Counterpart => "counterpart",
        CueRole::Except => "except",
        CueRole::Parts => "parts",
        CueRole::Is => "is",
        CueRole::Propose => "propose",
        CueRole::Aside => "aside",
        _ => "",
    }
}
