//! What figures are of: facets, concepts, unit classes and the tree of indicators, from `codebook.toml`.
//!
//! Owns the data and its validity. Which indicator a figure of a text has is [`fact`](crate::fact)'s business.
//!
//! A *concept* is a thing that words name (`BHYT`, `bảo hiểm y tế`); a *facet* is the question that it answers (which
//! scheme?). An *indicator* is claimed by sets of concepts that stand round a figure of the right unit.

pub mod additions;
#[cfg(feature = "toml")]
mod build;
#[cfg(feature = "toml")]
mod cycle;
#[cfg(feature = "toml")]
pub mod file;

use serde::{Deserialize, Serialize};

use crate::Decimal;
use crate::reading::{MentionKind, Scope};

/// The indicators and what they are written by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Codebook {
    /// The questions that concepts answer, in the order of the file.
    pub facets: Vec<Facet>,
    /// The things that words name.
    pub concepts: Vec<Concept>,
    /// Phrases that contain a form of a concept and mean something else.
    pub masks: Vec<String>,
    /// What the units of figures are taken for.
    pub units: Vec<UnitClass>,
    /// Indicators and the groups above them, in the order of the file.
    pub indicators: Vec<Indicator>,
}

/// A question that one concept answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    /// "scheme".
    pub id: String,
    /// Its name in Vietnamese.
    pub vi: String,
    /// Its name in English.
    pub en: String,
    /// The facet that it details: when that one is named again, this one is forgotten.
    pub under: Option<FacetIdx>,
    /// The concept that two or more of this facet make when they are listed together: "BHXH, BHYT".
    pub together: Option<ConceptIdx>,
    /// How far a concept is carried.
    pub carries: Carries,
    /// Whether its concepts keep an indicator from claiming that does not know them.
    pub bars: BlocksClaim,
}

/// Whether a concept beside a figure keeps an indicator from claiming that does not know it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlocksClaim {
    /// It narrows what is counted: an indicator that does not know it does not mean it.
    #[default]
    Always,
    /// It says who acts, and changes nothing.
    Never,
}

/// How far a concept of a facet is carried to later figures that do not name it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Carries {
    /// It must stand beside its figure.
    Never,
    /// To the end of the sentence.
    #[default]
    Sentence,
    /// To the end of the paragraph.
    Paragraph,
}

/// A thing that words name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// "hi".
    pub id: String,
    /// The question that it answers.
    pub facet: FacetIdx,
    /// The ways it is written.
    pub forms: Vec<String>,
}

/// A sort of unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitClass {
    /// "people".
    pub id: String,
    /// All mentions of this kind belong to it.
    pub kind: Option<MentionKind>,
    /// Mentions whose unit noun is one of these belong to it.
    pub heads: Vec<String>,
}

/// What a figure can be of; a group if nothing claims it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// "hi.coverage".
    pub id: String,
    /// Its name in Vietnamese.
    pub vi: String,
    /// Its name in English.
    pub en: String,
    /// What is counted, in Vietnamese.
    pub definition: String,
    /// The node above it.
    pub parent: Option<IndicatorIdx>,
    /// The unit classes that its figures have; none for a group.
    pub units: Vec<UnitIdx>,
    /// Its plausible least and greatest value, in the unit.
    pub range: Option<(Decimal, Decimal)>,
    /// What it is a share of.
    pub denominator: Option<String>,
    /// Indicators whose figures add up to at most its own.
    pub parts: Vec<IndicatorIdx>,
    /// Whether it counts what there is, or what happens.
    pub counts: Counts,
    /// At what level its figures hold, if always the same.
    pub scope: Option<Scope>,
    /// The sets of concepts that claim a figure.
    pub written: Vec<Wording>,
    /// Concepts that may stand there too.
    pub also: Vec<ConceptIdx>,
    /// It claims only in a document that speaks of one of these; anywhere, if there is none.
    pub about: Vec<ConceptIdx>,
}

/// Whether an indicator counts what there is at a moment, what happens over a stretch of time, or what is laid down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// What happens: contributions paid, conferences held.
    #[default]
    Flow,
    /// What there is: people insured, debts outstanding.
    Stock,
    /// What is laid down and holds until it is changed: contribution rates. No period is carried to it.
    Law,
    /// What happens on one day: those who attend a conference. It is of the day that was told of last.
    Event,
}

/// A set of concepts that claims a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// All must be there; sorted.
    pub concepts: Vec<ConceptIdx>,
    /// Where they must stand.
    pub stands: ConceptPosition,
}

/// Where the concepts of a wording must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConceptPosition {
    /// Round the figure, some of them earlier in the sentence.
    Round,
    /// Right before the figure.
    Beside,
    /// All in the figure's own words, none carried.
    Own,
    /// In the figure's own words, where neither its passage nor the headline says more.
    Alone,
}

/// Place in [`Codebook::facets`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FacetIdx(pub u16);

/// Place in [`Codebook::concepts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ConceptIdx(pub u16);

/// Place in [`Codebook::units`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct UnitIdx(pub u16);

/// Place in [`Codebook::indicators`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IndicatorIdx(pub u16);

impl Codebook {
    /// The indicator of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<(IndicatorIdx, &Indicator)> {
        let at = self.indicators.iter().position(|indicator| indicator.id == id)?;
        Some((IndicatorIdx(u16::try_from(at).ok()?), self.indicators.get(at)?))
    }

    /// The indicator at a place.
    #[must_use]
    pub fn indicator(&self, at: IndicatorIdx) -> Option<&Indicator> {
        self.indicators.get(usize::from(at.0))
    }

    /// True for a facet whose concepts may be listed and counted together: the schemes "BHXH, BHYT", and not what is said
    /// of one.
    #[must_use]
    pub fn is_subject(&self, facet: FacetIdx) -> bool {
        self.facets.get(usize::from(facet.0)).is_some_and(|facet| facet.together.is_some())
    }

    /// True for a concept of such a facet.
    #[must_use]
    pub fn names_subject(&self, concept: ConceptIdx) -> bool {
        self.concepts.get(usize::from(concept.0)).is_some_and(|concept| self.is_subject(concept.facet))
    }

    /// The nodes directly under `parent`; those at the top for `None`.
    pub fn children(&self, parent: Option<IndicatorIdx>) -> impl Iterator<Item = (IndicatorIdx, &Indicator)> {
        let nodes = (0..).map(IndicatorIdx).zip(&self.indicators);
        nodes.filter(move |(_, indicator)| indicator.parent == parent)
    }
}
