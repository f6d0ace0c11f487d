//! How indicators hang together: wholes and parts, shares and their bases, results and targets. Data, from
//! `lexicon/relations.toml`; the words that open parts or claim a target are of the language, in `lexicon/arithmetic.toml`.

use serde::{Deserialize, Serialize};

#[cfg(feature = "toml")]
use crate::knowledge::{Error, SourceFile, toml_file};
use crate::reading::Measure;
use crate::text::fold;
use crate::{Decimal, Knowledge};

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

/// Words in the text that open a relation. Compared in lower case, syllable by syllable.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Cues {
    /// Open the parts of the whole before them.
    pub of_which: Vec<String>,
    /// Units of the lexicon that are months.
    pub month_units: Vec<String>,
    /// Stand behind a figure of those who are left.
    pub others: Vec<String>,
    /// Units of the lexicon that hold things of many sorts: two of them need not be of one.
    pub mixed_units: Vec<String>,
    /// Say that a target was exceeded.
    pub beats_target: Vec<String>,
    /// Say that something fell, without a figure.
    pub fell: Vec<String>,
    /// Say that something rose, without a figure.
    pub rose: Vec<String>,
    /// Make an average one of days: "/ngày".
    pub per_day: Vec<String>,
    /// Make an average one of months.
    pub per_month: Vec<String>,
    /// Stand between a direction and what it is compared with.
    pub against: Vec<String>,
    /// Single words that may stand between the figures of one change.
    pub same_change: Vec<String>,
    /// Single words of which a change is made, between a level and the figure of its change.
    pub change_words: Vec<String>,
    /// Begin another clause: what follows is said of something else.
    pub breaks: Vec<String>,
    /// Join what is said to what was said before, of the same thing or of another.
    pub joins: Vec<String>,
    /// Single words, beside numbers, that name the time of a comparison: "so với cùng kỳ năm trước".
    pub time_words: Vec<String>,
    /// Nouns that stand for whoever or whatever was named before: "486 nhân viên, gồm 318 người …".
    pub generic_nouns: Vec<String>,
    /// Lead from a change, or from the level before, to the level after.
    pub leads_to: Vec<String>,
    /// Open the level before.
    pub from: Vec<String>,
    /// Units of multiples.
    pub times: Vec<String>,
    /// Stand between factors.
    pub times_signs: Vec<String>,
    /// Single words between an amount and the share that it is.
    pub share_words: Vec<String>,
    /// Say that a percentage is a share of a whole.
    pub is_share: Vec<String>,
    /// Name a whole without saying of what.
    pub whole: Vec<String>,
    /// Name a goal.
    pub goal: Vec<String>,
    /// Open a list that names all parts.
    pub whole_list: Vec<String>,
    /// Stand before the sum of the amounts before it.
    pub sum_of_before: Vec<String>,
    /// Say that a figure is what is left.
    pub left: Vec<String>,
    /// Say of those who are left that they are not among the others.
    pub not_yet: Vec<String>,
    /// The same where nothing says that they will be.
    pub without: Vec<String>,
    /// Stand before the figure of all, of which some are told.
    pub out_of: Vec<String>,
    /// Stand before the figure of some.
    pub there_are: Vec<String>,
    /// Say that a rate is of all parts together.
    pub of_all_together: Vec<String>,
    /// Name the row of a table that is the sum of the others.
    pub total_rows: Vec<String>,
    /// Say that a figure holds of each of several things.
    pub of_each: Vec<String>,
    /// Two names of which one is what the other is not: together they are all.
    pub opposites: Vec<[String; 2]>,
    /// Begin the name of where or of whom a total is, not of what.
    pub of_all: Vec<String>,
    /// Set a part apart from the whole in the sentence before.
    pub apart: Vec<String>,
    /// Open some of the parts of the whole in the sentence before.
    pub some_of: Vec<String>,
    /// Join the amounts before them to one, of which something is said.
    pub together: Vec<String>,
    /// Single words between a share and the amount that it is, or the other way round.
    pub same_value: Vec<String>,
    /// Say that what follows is the same in another way.
    pub says_same: Vec<String>,
    /// Say so and nothing else.
    pub surely_same: Vec<String>,
    /// Name an earlier time without a date.
    pub earlier: Vec<String>,
    /// Make a number in words a multiple.
    pub multiple: Vec<String>,
    /// Lead down to a level.
    pub leads_down: Vec<String>,
    /// Lead up to a level.
    pub leads_up: Vec<String>,
    /// Say that a goal is exceeded.
    pub exceeds: Vec<String>,
    /// Say that a goal is not reached.
    pub short_of: Vec<String>,
    /// Call an amount that of a change: "thêm".
    pub more: Vec<String>,
    /// Single words between a multiple and the amount that it is of.
    pub multiple_base: Vec<String>,
    /// Open a sum of the amounts before it that leads up to a figure.
    pub sum_verbs: Vec<String>,
    /// Say that a figure is missing to a goal.
    pub short_by: Vec<String>,
    /// Stand before the name of a class of which a thing is in one at most.
    pub class_words: Vec<String>,
    /// Names of such classes.
    pub classes: Vec<Vec<String>>,
    /// Single words between a level and the one of another time.
    pub between_levels: Vec<String>,
    /// Say that a figure is the largest.
    pub first_of_all: Vec<String>,
    /// Say that a figure is the least.
    pub last_of_all: Vec<String>,
    /// Open a place in an order.
    pub ranked: Vec<String>,
    /// Open what comes next in an order.
    pub next_of_all: Vec<String>,
    /// Say that what follows is lower in an order.
    pub above: Vec<String>,
    /// Say that what follows is higher in an order.
    pub below: Vec<String>,
    /// Say that a stretch of time is the one between two dates.
    pub lasting: Vec<String>,
    /// Say that figures are told one after the other of others.
    pub respectively: Vec<String>,
    /// Stand between a percentage or multiple and what it is of.
    pub of: Vec<String>,
    /// Single words in front of the name of what a percentage or multiple is of.
    pub base_prefix: Vec<String>,
    /// Say that a figure is an average.
    pub average: Vec<String>,
    /// Stand before the stretch of time in which an amount comes about each time.
    pub every: Vec<String>,
    /// Stand before one longer stretch.
    pub one_of: Vec<String>,
    /// Open what says the same more closely.
    pub that_is: Vec<String>,
    /// Stand before the noun that an average is per.
    pub each: Vec<String>,
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
