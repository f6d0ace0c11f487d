//! How indicators hang together: wholes and parts, shares and their bases, results and targets. Data, from
//! `lexicon/relations.toml`; the words that open parts or claim a target are of the language, in `lexicon/arithmetic.toml`.

mod cue_list;
mod cues;

use serde::{Deserialize, Serialize};

#[cfg(feature = "toml")]
use crate::knowledge::{Error, SourceFile, toml_file};
use crate::reading::Measure;
use crate::text::fold;
use crate::{Decimal, Knowledge};

pub use cue_list::CueList;
pub use cues::Cues;

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Structure {
    /// Words.
    pub cues: Cues,
    /// What shares are of.
    #[serde(rename = "base")]
    pub bases: Vec<Base>,
    /// Wholes and their parts.
    #[serde(rename = "whole")]
    pub wholes: Vec<Whole>,
    /// Which level a rate is the share of.
    #[serde(rename = "share")]
    pub shares: Vec<ShareOf>,
    /// Results whose target is set on another indicator.
    #[serde(rename = "target")]
    pub targets: Vec<TargetOf>,
    /// What cannot be larger than what.
    #[serde(rename = "subset")]
    pub subsets: Vec<SubsetOf>,
    /// Counts that are read per unit of another.
    #[serde(rename = "per")]
    pub pers: Vec<Per>,
    /// Counts that add up over time, so that a pace has a meaning.
    #[serde(rename = "flow")]
    pub flows: Vec<Flow>,
    /// Those left out: base less level.
    #[serde(rename = "rest")]
    pub rests: Vec<RestOf>,
    /// What is possible.
    #[serde(rename = "plausible")]
    pub plausibles: Vec<Plausible>,
    /// Things whose number is known.
    #[serde(rename = "count")]
    pub counts: Vec<KnownCount>,
    /// Units that hang together.
    #[serde(rename = "conversion")]
    pub conversions: Vec<Conversion>,
}

/// How many of one unit make one of another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conversion {
    /// The larger unit, by its id in `units.toml`.
    pub from: String,
    /// The smaller one.
    pub to: String,
    /// So many smaller ones are one larger one.
    pub factor: i64,
    /// What both are called where no number stands before them: "mỗi ngày … một tuần".
    #[serde(default)]
    pub words: Option<[String; 2]>,
}

/// What shares are of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Base {
    /// Its name here.
    pub id: String,
    /// Its name on screen, in Vietnamese.
    pub vi: String,
    /// The same in English.
    pub en: String,
    /// How a text names it; the first is the usual one.
    pub forms: Vec<String>,
    /// Whether it is a quantity of the world or a goal.
    #[serde(default)]
    pub kind: BaseKind,
    /// The indicator that states it, if one does.
    #[serde(default)]
    pub indicator: Option<String>,
    /// Thousandths a year that it can change by without surprise.
    #[serde(default)]
    pub yearly_change_permille: Option<u16>,
    /// Where it is known to lie, by place.
    #[serde(default)]
    pub known: Vec<Known>,
}

/// Whether a base is a quantity of the world or a goal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BaseKind {
    /// A population, a labour force …
    #[default]
    Quantity,
    /// A target or plan.
    Target,
}

/// Where a base is known to lie in a stretch of years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The place's code.
    pub place: String,
    /// First and last year.
    pub years: (i32, i32),
    /// Lowest and highest value.
    pub range: (i64, i64),
}

/// A whole and its parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Whole {
    /// The whole's indicator; it need not be printed anywhere.
    pub total: String,
    /// The parts' indicators.
    pub parts: Vec<String>,
    /// Whether these are all.
    #[serde(default)]
    pub completeness: Completeness,
    /// Whether the sum is worth showing where the whole is not printed.
    #[serde(default)]
    pub unstated: Unstated,
}

/// Whether parts make the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Completeness {
    /// They do.
    #[default]
    Complete,
    /// Something is left over.
    Partial,
}

/// What to do where a whole is not printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unstated {
    /// Show the sum of the parts.
    #[default]
    Derive,
    /// Say nothing.
    Skip,
}

/// A rate is the share of a level in a base.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareOf {
    /// The rate's indicator.
    pub share: String,
    /// The level's indicator.
    pub of: String,
    /// The base's id; `None` if each text names its own.
    #[serde(default)]
    pub base: Option<String>,
}

/// A result whose target is set on another indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetOf {
    /// The result's indicator.
    pub result: String,
    /// The target's indicator.
    pub target: String,
}

/// One thing cannot be larger than another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubsetOf {
    /// The smaller.
    pub part: String,
    /// The larger.
    pub whole: String,
}

/// A count read per unit of another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Per {
    /// What is divided.
    pub of: String,
    /// By what.
    pub per: String,
}

/// A count that adds up over time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// The indicator.
    pub indicator: String,
    /// The pace in which it is usually told.
    pub pace: PaceUnit,
    /// Whether its central and local counts make the national one.
    #[serde(default)]
    pub levels: Levels,
}

/// A stretch of time to tell a pace in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaceUnit {
    /// Per day.
    Day,
    /// Per month.
    Month,
}

/// Whether counts of several levels add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Levels {
    /// Central and local make the nation.
    Add,
    /// They do not, or it is not known.
    #[default]
    Apart,
}

/// Those left out of a level: its base less the level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestOf {
    /// The level's indicator.
    pub level: String,
    /// Its rate's indicator.
    pub share: String,
    /// The indicator of those left out.
    pub rest: String,
}

/// What is possible for an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plausible {
    /// The indicator.
    pub indicator: String,
    /// The sort of figure.
    pub measure: Measure,
    /// Lowest and highest value.
    pub range: (i64, i64),
}

/// A thing whose number is known for a stretch of years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownCount {
    /// Its units as a text names them.
    pub forms: Vec<String>,
    /// The place's code.
    pub place: String,
    /// First and last year.
    pub years: (i32, i32),
    /// How many there are.
    pub n: i64,
}

impl Structure {
    /// What the knowledge says of relations: `relations.toml`, and the parts and ranges of the codebook's indicators.
    #[must_use]
    pub fn of(knowledge: &Knowledge) -> Structure {
        let mut structure = knowledge.structure.clone();
        let codebook = &knowledge.codebook;
        for indicator in &codebook.indicators {
            let is_known = structure.wholes.iter().any(|whole| whole.total == indicator.id);
            let parts = indicator.parts.iter().filter_map(|part| codebook.indicator(*part));
            let parts: Vec<String> = parts.map(|part| part.id.clone()).collect();
            if !parts.is_empty() && !is_known {
                let (completeness, unstated) = (Completeness::Partial, Unstated::Skip);
                structure.wholes.push(Whole { total: indicator.id.clone(), parts, completeness, unstated });
            }
            structure.plausibles.extend(indicator.range.and_then(|range| percent_range(&indicator.id, range)));
        }
        structure
    }

    /// Adds the entries of `relations.toml`, which names indicators, or of `arithmetic.toml`, which is of the language.
    ///
    /// # Errors
    /// See [`Knowledge::from_sources`](crate::Knowledge::from_sources).
    #[cfg(feature = "toml")]
    pub fn add_file(&mut self, file: &SourceFile<'_>) -> Result<(), Error> {
        let own: Structure = toml_file::parse(file)?;
        if own.cues != Cues::default() {
            self.cues = own.cues;
        }
        self.bases.extend(own.bases);
        self.wholes.extend(own.wholes);
        self.shares.extend(own.shares);
        self.targets.extend(own.targets);
        self.subsets.extend(own.subsets);
        self.pers.extend(own.pers);
        self.flows.extend(own.flows);
        self.rests.extend(own.rests);
        self.plausibles.extend(own.plausibles);
        self.counts.extend(own.counts);
        self.conversions.extend(own.conversions);
        Ok(())
    }

    /// The base that a text's words name.
    #[must_use]
    pub fn base_named(&self, words: &str) -> Option<&Base> {
        let words = fold::exact(words);
        let longest = |base: &&Base| {
            base.forms.iter().filter(|form| words.contains(&fold::exact(form))).map(|form| form.len()).max()
        };
        self.bases
            .iter()
            .filter_map(|base| Some((longest(&base)?, base)))
            .max_by_key(|(len, _)| *len)
            .map(|(_, base)| base)
    }

    /// The base with this id.
    #[must_use]
    pub fn base(&self, id: &str) -> Option<&Base> {
        self.bases.iter().find(|base| base.id == id)
    }
}

/// The range of a rate. Those of amounts are wide, and are noted where the figure is read.
fn percent_range(indicator: &str, (low, high): (Decimal, Decimal)) -> Option<Plausible> {
    let whole = |end: Decimal| end.to_string().parse::<i64>().ok();
    let range = (whole(low)?, whole(high)?);
    (range == (0, 100)).then(|| Plausible { indicator: indicator.to_owned(), measure: Measure::Share, range })
}
