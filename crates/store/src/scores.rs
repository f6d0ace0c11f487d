//! How well texts are read, measured against annotation by hand. Measured where the corpus is made; the page only says
//! what it was given.

use serde::{Deserialize, Serialize};

/// The scores on one set of texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scores {
    /// Which texts, in the words of whoever measured: in Vietnamese, or in both languages, as `Vietnamese | English`.
    pub of: String,
    /// In the order in which they are shown.
    pub rows: Vec<Score>,
}

/// One score: of things of one kind, how many there are, were read, and were read right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// What is counted.
    pub metric: Metric,
    /// Read as annotated.
    pub n_correct: u32,
    pub n_read: u32,
    /// Annotated.
    pub n_gold: u32,
}

/// What a score counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Metric {
    /// A quantity, with value, unit and qualifier.
    Mention,
    /// What the quantity measures.
    Indicator,
    /// A fact with every field.
    Full,
    /// A legal reference.
    Refs,
    /// A person, organisation, place, channel, audience or programme.
    Entities,
}

impl Metric {
    /// All, in the order in which they are shown.
    pub const ALL: [Metric; 5] = [Metric::Mention, Metric::Indicator, Metric::Full, Metric::Refs, Metric::Entities];

    /// Its name in the tables of `solieu eval`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Metric::Mention => "mention",
            Metric::Indicator => "obs_indicator",
            Metric::Full => "obs_full",
            Metric::Refs => "refs",
            Metric::Entities => "entities",
        }
    }
}
