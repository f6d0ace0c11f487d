//! Additions to a codebook: phrases and indicators that somebody who reads a corpus adds to the codebook that it is read by.
//! They are lines of a file, `additions.toml`, that travels with the articles:
//!
//! ```toml
//! [[indicator]]                   # an indicator that the codebook lacks
//! id = "added.ho_thoat_ngheo"
//! vi = "Số hộ thoát nghèo"
//! en = "Households out of poverty"
//! definition = ""                 # what is counted, if somebody says so
//! units = ["hộ"]                  # what its figures count, as it is written; "%" and "đồng" are units, too
//! counts = "flow"                 # "stock" for what there is at a moment
//!
//! [[phrase]]                      # words that write an indicator, of the codebook or of this file
//! indicator = "added.ho_thoat_ngheo"
//! phrase = "thoát nghèo"
//! note = "theo báo cáo của tỉnh"  # why, for people
//! ```
//!
//! A phrase does what one of the list `phrases` in `codebook.toml` does. What cannot be added is told, and the rest is added.

use serde::{Deserialize, Serialize};

use super::{
    BlocksClaim, Carries, Codebook, Concept, ConceptIdx, ConceptPosition, Counts, Facet, FacetIdx, Indicator,
    IndicatorIdx, UnitClass, UnitIdx, Wording,
};
use crate::Knowledge;
use crate::reading::MentionKind;
use crate::text::fold;

/// As many concepts as a set of them can hold.
pub(super) const MOST_CONCEPTS: usize = 512;
/// As many unit classes as a set of them can hold.
pub(super) const MOST_UNITS: usize = 64;

/// A file of additions. In a bundle the fields stand in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Additions {
    /// Indicators that the codebook lacks, in the order in which they are added.
    pub indicator: Vec<AddedIndicator>,
    /// Phrases, added after all indicators.
    pub phrase: Vec<AddedPhrase>,
}

/// An indicator that the codebook lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AddedIndicator {
    /// Lower case words joined by dots; no other indicator has it.
    pub id: String,
    /// Its name in Vietnamese.
    pub vi: String,
    /// Its name in English; empty for the one in Vietnamese.
    pub en: String,
    /// What is counted, in Vietnamese; may be empty.
    pub definition: String,
    /// What its figures count, as it is written: "hộ", "%", "đồng".
    pub units: Vec<String>,
    /// Whether it counts what there is, or what happens.
    pub counts: Counts,
}

/// Words that write an indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AddedPhrase {
    /// The id of the indicator.
    pub indicator: String,
    /// The words.
    pub phrase: String,
    /// Why, for people.
    pub note: String,
}

/// An addition that cannot be made: the id or the phrase, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which one.
    pub of: String,
    /// Why.
    pub why: Why,
}

/// Why an addition cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The id is not made of lower case words joined by dots.
    BadId,
    /// Another indicator has the id.
    IdTaken,
    /// The indicator has no name.
    NoName,
    /// The indicator has no unit.
    NoUnit,
    /// There is no such indicator.
    NoIndicator,
    /// The indicator is a group, which no figure has.
    IsGroup,
    /// The phrase has no words.
    NoWords,
    /// The words are those of something else, by its id.
    Claimed(String),
    /// The codebook has no room for more.
    Full,
}

impl Why {
    /// In Vietnamese: a clause to stand behind the addition, without a full stop.
    #[must_use]
    pub fn vi(&self) -> String {
        match self {
            Why::BadId => "không thêm: mã phải gồm các từ viết thường, nối bằng dấu chấm".to_owned(),
            Why::IdTaken => "không thêm: đã có chỉ số mang mã này".to_owned(),
            Why::NoName => "không thêm: chỉ số chưa có tên".to_owned(),
            Why::NoUnit => "không thêm: chỉ số chưa có đơn vị".to_owned(),
            Why::NoIndicator => "không thêm: sách mã không có chỉ số này".to_owned(),
            Why::IsGroup => "không thêm: đây là một nhóm, không phải chỉ số".to_owned(),
            Why::NoWords => "không thêm: chưa có từ nào".to_owned(),
            Why::Claimed(id) => format!("không thêm: sách mã đã dùng cụm từ này cho “{id}”"),
            Why::Full => "không thêm: sách mã đã hết chỗ".to_owned(),
        }
    }

    /// In English.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Why::BadId => "not added: an id is made of lower case words joined by dots".to_owned(),
            Why::IdTaken => "not added: another indicator has this id".to_owned(),
            Why::NoName => "not added: the indicator has no name".to_owned(),
            Why::NoUnit => "not added: the indicator has no unit".to_owned(),
            Why::NoIndicator => "not added: the codebook has no such indicator".to_owned(),
            Why::IsGroup => "not added: this is a group, not an indicator".to_owned(),
            Why::NoWords => "not added: there are no words".to_owned(),
            Why::Claimed(id) => format!("not added: the codebook has this phrase for “{id}”"),
            Why::Full => "not added: the codebook has no room for more".to_owned(),
        }
    }
}

impl Additions {
    /// True if there is nothing to add.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.indicator.is_empty() && self.phrase.is_empty()
    }

    /// Takes those of another file in; of two indicators with one id, or of one phrase for one indicator, the later counts.
    pub fn merge(&mut self, other: Additions) {
        for indicator in other.indicator {
            self.indicator.retain(|it| it.id != indicator.id);
            self.indicator.push(indicator);
        }
        for phrase in other.phrase {
            self.remove(&phrase.indicator, &phrase.phrase);
            self.phrase.push(phrase);
        }
    }

    /// Takes a phrase of an indicator out.
    pub fn remove(&mut self, indicator: &str, phrase: &str) {
        let own = folded(phrase);
        self.phrase.retain(|it| it.indicator != indicator || folded(&it.phrase) != own);
    }
}

impl Knowledge {
    /// Adds what somebody added to the codebook; gives what cannot be added.
    pub fn add(&mut self, additions: &Additions) -> Vec<Refused> {
        let mut refused = Vec::new();
        for indicator in &additions.indicator {
            if let Err(why) = self.add_indicator(indicator) {
                refused.push(Refused { of: indicator.id.clone(), why });
            }
        }
        for phrase in &additions.phrase {
            if let Err(why) = self.codebook.add_phrase(phrase) {
                refused.push(Refused { of: phrase.phrase.clone(), why });
            }
        }
        refused
    }

    fn add_indicator(&mut self, of: &AddedIndicator) -> Result<(), Why> {
        if !is_id(&of.id) {
            return Err(Why::BadId);
        }
        if self.codebook.find(&of.id).is_some() {
            return Err(Why::IdTaken);
        }
        let vi = of.vi.trim();
        if vi.is_empty() {
            return Err(Why::NoName);
        }
        let names: Vec<&str> = of.units.iter().map(|unit| unit.trim()).filter(|unit| !unit.is_empty()).collect();
        if names.is_empty() {
            return Err(Why::NoUnit);
        }
        if u16::try_from(self.codebook.indicators.len() + 1).is_err() {
            return Err(Why::Full);
        }
        let units = names.into_iter().map(|name| self.unit_class(name)).collect::<Result<_, Why>>()?;
        let en = if of.en.trim().is_empty() { vi } else { of.en.trim() };
        let parent = parent(&self.codebook, &of.id);
        self.codebook.indicators.push(Indicator {
            id: of.id.clone(),
            vi: vi.to_owned(),
            en: en.to_owned(),
            definition: of.definition.trim().to_owned(),
            parent,
            units,
            range: None,
            denominator: None,
            parts: Vec::new(),
            counts: of.counts,
            scope: None,
            written: Vec::new(),
            also: Vec::new(),
            about: Vec::new(),
        });
        Ok(())
    }

    /// The class of what is written so: percentages and money by their kind, everything else by its noun.
    fn unit_class(&mut self, name: &str) -> Result<UnitIdx, Why> {
        let folded = fold::exact(name);
        let own = self.lexicon.units.iter().find(|unit| unit.forms.iter().any(|form| fold::exact(form) == folded));
        let kind = own.map(|unit| unit.role.kind);
        let kind = kind.filter(|kind| matches!(kind, MentionKind::Percent | MentionKind::Money));
        let is_same = |class: &UnitClass| match kind {
            Some(kind) => class.kind == Some(kind) && class.heads.is_empty(),
            None => class.kind.is_none() && matches!(class.heads.as_slice(), [head] if fold::exact(head) == folded),
        };
        let units = &mut self.codebook.units;
        if let Some(at) = units.iter().position(is_same) {
            return index(at).map(UnitIdx);
        }
        if units.len() >= MOST_UNITS {
            return Err(Why::Full);
        }
        let heads = if kind.is_some() { Vec::new() } else { vec![name.to_owned()] };
        units.push(UnitClass { id: format!("added.{name}"), kind, heads });
        index(units.len() - 1).map(UnitIdx)
    }
}

impl Codebook {
    fn add_phrase(&mut self, of: &AddedPhrase) -> Result<(), Why> {
        let (at, indicator) = self.find(&of.indicator).ok_or(Why::NoIndicator)?;
        if indicator.units.is_empty() {
            return Err(Why::IsGroup);
        }
        let folded = folded(&of.phrase);
        if !folded.chars().any(char::is_alphabetic) {
            return Err(Why::NoWords);
        }
        if let Some(claimant) = self.claimant(&folded) {
            return Err(Why::Claimed(claimant));
        }
        let concept = self.own_concept(at).map_or_else(|| self.new_own_concept(at), Ok)?;
        if let Some(concept) = self.concepts.get_mut(usize::from(concept.0)) {
            concept.forms.push(of.phrase.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        Ok(())
    }

    /// What a folded phrase means already, by its id.
    fn claimant(&self, phrase: &str) -> Option<String> {
        let is_form = |form: &String| folded(form) == phrase;
        let concept = self.concepts.iter().find(|concept| concept.forms.iter().any(is_form));
        let mask = || self.masks.iter().find(|mask| is_form(mask)).cloned();
        concept.map(|concept| concept.id.clone()).or_else(mask)
    }

    /// The concept that stands for the phrases of an indicator.
    fn own_concept(&self, at: IndicatorIdx) -> Option<ConceptIdx> {
        let indicator = self.indicator(at)?;
        let alone = indicator.written.iter().filter(|wording| wording.stands == ConceptPosition::Round);
        let alone = alone.filter_map(|wording| if let [own] = wording.concepts[..] { Some(own) } else { None });
        alone.into_iter().find(|own| self.concepts.get(usize::from(own.0)).is_some_and(|it| it.id == indicator.id))
    }

    /// A concept for the phrases of an indicator that has none yet; of the last facet, as those of `codebook.toml` are.
    fn new_own_concept(&mut self, at: IndicatorIdx) -> Result<ConceptIdx, Why> {
        if self.concepts.len() >= MOST_CONCEPTS {
            return Err(Why::Full);
        }
        if self.facets.is_empty() {
            let (vi, en) = ("Từ đã thêm".to_owned(), "Added words".to_owned());
            let (carries, bars) = (Carries::default(), BlocksClaim::default());
            self.facets.push(Facet { id: "added".to_owned(), vi, en, under: None, together: None, carries, bars });
        }
        let facet = FacetIdx(index(self.facets.len() - 1)?);
        let own = ConceptIdx(index(self.concepts.len())?);
        let indicator = self.indicators.get_mut(usize::from(at.0)).ok_or(Why::NoIndicator)?;
        indicator.written.push(Wording { concepts: vec![own], stands: ConceptPosition::Round });
        self.concepts.push(Concept { id: indicator.id.clone(), facet, forms: Vec::new() });
        Ok(own)
    }
}

/// A phrase as phrases are compared: in lower case, one space between its words.
#[must_use]
pub fn folded(phrase: &str) -> String {
    fold::exact(&phrase.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The node whose id is the longest beginning of this one.
fn parent(codebook: &Codebook, id: &str) -> Option<IndicatorIdx> {
    let above = std::iter::successors(id.rsplit_once('.'), |(before, _)| before.rsplit_once('.'));
    above.map(|(before, _)| before).find_map(|before| codebook.find(before)).map(|(at, _)| at)
}

/// True for lower case words joined by dots.
pub(super) fn is_id(id: &str) -> bool {
    id.split('.').all(|part| {
        part.starts_with(|letter: char| letter.is_ascii_lowercase())
            && part.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
    })
}

fn index(at: usize) -> Result<u16, Why> {
    u16::try_from(at).map_err(|_| Why::Full)
}

#[cfg(test)]
mod tests;
