//! What a check is, as data.
//!
//! A *check* answers "do the printed figures agree?" and has a verdict. A *comparison* answers "what follows?" and has
//! none: it never marks a figure as doubtful. The kinds of both are in [`kinds`](super::kinds).

use serde::{Deserialize, Serialize};

use crate::Reading;
use crate::interval::{Interval, Rational};

use super::formula::{Expr, Formula};
use super::kinds::Kind;

/// A document to check: what was read of it, and its text.
#[derive(Clone, Copy, Debug)]
pub struct Doc<'a> {
    /// The file's stem.
    pub id: &'a str,
    /// Its text, as read.
    pub text: &'a str,
    /// What was read.
    pub reading: &'a Reading,
}

/// One piece of arithmetic that figures should satisfy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Stable while the documents stay: kind, documents and observations.
    pub id: String,
    /// What sort of check.
    pub kind: Kind,
    /// What came out.
    pub verdict: Verdict,
    /// The figures, in the order in which the arithmetic names them.
    pub terms: Vec<Term>,
    /// The arithmetic.
    pub formula: Formula,
    /// What the left side of the formula allows, hedges as written.
    pub computed: Interval,
    /// What the right side allows, if it states something.
    pub stated: Option<Interval>,
    /// What else follows, each with its own arithmetic.
    pub derived: Vec<Derived>,
    /// What a reader should know.
    pub notes: Vec<CheckNote>,
}

/// Something that follows from figures, where nothing stated says whether it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Stable while the documents stay: kind, documents and observations.
    pub id: String,
    /// What sort of comparison.
    pub kind: Kind,
    /// The figures, in the order in which the arithmetic names them.
    pub terms: Vec<Term>,
    /// The arithmetic; a right side is what the left one is laid beside.
    pub formula: Formula,
    /// What the left side of the formula allows, hedges as written.
    pub computed: Interval,
    /// What the right side allows, if there is one.
    pub beside: Option<Interval>,
    /// What follows, the main value first.
    pub derived: Vec<Derived>,
    /// What a reader should know.
    pub notes: Vec<CheckNote>,
}

/// What a kind finds: checks, and comparisons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckResults {
    /// What the figures should satisfy.
    pub checks: Vec<Check>,
    /// What follows from them.
    pub comparisons: Vec<Comparison>,
}

impl CheckResults {
    /// Adds one of either.
    pub fn push(&mut self, finding: impl Into<Finding>) {
        match finding.into() {
            Finding::Check(check) => self.checks.push(check),
            Finding::Comparison(comparison) => self.comparisons.push(comparison),
        }
    }

    /// Adds many checks.
    pub fn extend(&mut self, checks: impl IntoIterator<Item = Check>) {
        self.checks.extend(checks);
    }
}

/// A check or a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Figures that should agree.
    Check(Check),
    /// What follows from figures.
    Comparison(Comparison),
}

impl From<Check> for Finding {
    fn from(check: Check) -> Finding {
        Finding::Check(check)
    }
}

impl From<Comparison> for Finding {
    fn from(comparison: Comparison) -> Finding {
        Finding::Comparison(comparison)
    }
}

/// One figure of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Term {
    /// The document's place in the list that was checked.
    pub document: u32,
    /// The observation's place in its reading.
    pub observation: u32,
}

/// Something that follows from the terms of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derived {
    /// What it is.
    pub what: Quantity,
    /// How it is computed.
    pub expr: Expr,
    /// Its value if every figure is taken as printed; `None` if it cannot be computed exactly.
    pub point: Option<Rational>,
    /// What the hedges allow.
    pub interval: Interval,
}

/// The verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// khớp: the figures allow each other as written.
    Agrees,
    /// khớp nếu làm tròn: only if hedges are dropped or digits were rounded.
    AgreesIfRounded,
    /// cần xem lại: no reading of the figures makes it hold.
    LookAgain,
    /// không đủ dữ kiện: something is claimed, but nothing stated decides it.
    Undecided,
}

/// What a derived value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Quantity {
    Remainder,
    RemainderShare,
    Total,
    Share,
    Base,
    BaseChange,
    BaseChangeShare,
    Before,
    BeforeTotal,
    Growth,
    PerDay,
    PerMonth,
    PerUnit,
    ImpliedTarget,
    ImpliedTargetRelative,
    Attainment,
    Missing,
    Difference,
    /// Points of a rate's change that its numerator explains.
    FromLevel,
    /// Points of a rate's change that its base explains.
    FromBase,
}

/// What a reader of a check should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckNote {
    /// The hedge of this term (its place in `terms`) does not hold: "trên" where the figure lies below.
    HedgeDoesNotHold(u16),
    /// This term is held to what its printed parts allow.
    PinnedByParts(u16),
    /// Not all parts are printed.
    PartsMissing,
    /// The total is not printed.
    TotalNotStated,
    /// The base is not printed.
    BaseNotStated,
    /// The target is not printed.
    TargetNotStated,
    /// "%" after an excess is read as points: the implied target is the rounder number.
    ReadAsPoints,
    /// Neither reading of the excess gives a rounder target.
    PointsOrPercent,
    /// The target lies below the last result.
    TargetBelowResult,
    /// "100 %" beside an excess: it may mean "at least", or another count.
    HundredMayMeanAtLeast,
    /// When the count started is not stated.
    StartNotStated,
    /// The two bases are of different dates: they agree only if it did not grow.
    HoldsOnlyWithoutGrowth,
    /// The base changed by no more than a few years can bring.
    WithinUsualGrowth,
    /// No overlap: the shares rest on different bases.
    BaseChanged,
    /// The things counted may be counted differently.
    CountingMayDiffer,
    /// No figure is given for the direction.
    NoFigure,
    /// Same number, different facts: not to be merged.
    DifferentFacts,
    /// Found by arithmetic in the text: no indicator says so.
    FromText,
    /// A reprint: not an independent source.
    Reprint,
    /// Within what is known to be possible: not unreasonable, which is less than right.
    NotUnreasonable,
    /// Read as percentage points, as is meant where two percentages are compared.
    InPoints,
    /// The list calls itself complete.
    ListIsComplete,
}
