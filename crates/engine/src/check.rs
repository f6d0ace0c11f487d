//! Do the figures agree, with themselves and with each other? Arithmetic over what was read, with intervals.
//!
//! A check is data: its terms, its formula, its intervals, its verdict; `explore` words it. A verdict is neutral: figures
//! agree, agree only if rounded, deserve another look, or cannot be decided. A kind of check is one file, registered in
//! [`KINDS`]; what hangs together with what is [`Structure`], data.
//!
//! Refused here: reading text (see [`fact`](crate::reading)), and any sentence for people.

pub mod across;
mod build;
mod change;
mod direction;
mod fact;
pub mod formula;
mod hundred;
mod implied_base;
mod known_count;
mod months;
mod of_which;
mod pace;
mod per_event;
mod plausible;
mod points;
mod rate;
mod rest;
mod share;
pub mod structure;
mod subset;
mod sum;
mod target;
mod words;

use crate::order::Arrange;
use serde::{Deserialize, Serialize};

use crate::Reading;
use crate::interval::{Interval, Rational};

pub use fact::{Fact, Facts};
pub use formula::{Expr, Formula, Relation};
pub use structure::Structure;

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

/// One piece of arithmetic that figures should satisfy, or that they allow.
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
    /// không đủ dữ kiện: something follows, but nothing stated decides it.
    Undecided,
}

/// The kinds of check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Parts make their whole.
    Sum,
    /// Parts named after "of which" make or fit the whole before them.
    OfWhich,
    /// Shares of one thing make a hundred.
    Hundred,
    /// The level before a change, summed over the parts.
    SumBefore,
    /// A part is not larger than its whole.
    Subset,
    /// A level over its base or target is the stated share.
    Share,
    /// The base that a level and its share imply.
    ImpliedBase,
    /// Two implied bases of one date are one base.
    SameBase,
    /// Those who are not covered: base less level.
    Rest,
    /// The level before a stated change.
    Change,
    /// A level over its days is the stated average, or gives one.
    Rate,
    /// One count per unit of another.
    PerEvent,
    /// An excess over a target read as points.
    Points,
    /// A target against the last result.
    Target,
    /// What is still missing to a dated target, per day.
    Pace,
    /// Targets said to be reached beside targets said to be exceeded.
    TargetClaims,
    /// A target said to be exceeded but not printed.
    TargetUnstated,
    /// A value within what is known to be possible.
    Plausible,
    /// A direction without a figure: "giảm nhẹ so với năm 2020".
    Direction,
    /// The same base implied at two dates, and what its change explains of the change of the rate.
    Drift,
    /// The change between two documents.
    Between,
    /// Averages of two periods compared.
    RateBetween,
    /// One place against the whole country.
    PlaceGap,
    /// What share one part has in its whole, in two places.
    Mix,
    /// The same claim in several documents.
    Claim,
    /// The same number for different facts.
    Coincidence,
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
}

/// A kind of check inside one document.
pub type Finder = fn(&Facts<'_>, &mut Vec<Check>);

/// The kinds that look at one document at a time, in the order in which they report.
pub const KINDS: &[Finder] = &[
    sum::find,
    subset::find,
    of_which::find,
    hundred::find,
    known_count::find,
    share::find,
    implied_base::find,
    rest::find,
    change::find,
    rate::find,
    months::find,
    per_event::find,
    points::find,
    target::find,
    pace::find,
    plausible::find,
    direction::find,
];

fn of_facts(facts: &Facts<'_>) -> Vec<Check> {
    let mut checks = Vec::new();
    for find in KINDS {
        find(facts, &mut checks);
    }
    checks
}

/// Everything that the figures of a corpus say about each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The checks: of each document, then across them.
    pub checks: Vec<Check>,
    /// "x of y figures could be checked".
    pub coverage: Coverage,
    /// Which documents repeat which.
    pub reprints: Vec<across::Reprint>,
    /// For each document, the first document of its source.
    pub sources: Vec<u32>,
    /// Who claims what.
    pub claims: Vec<across::Claim>,
    /// Indicators over time.
    pub series: Vec<across::Series>,
}

/// A document checked by itself: its facts, and what they say about each other.
#[derive(Debug)]
pub struct Checked<'a> {
    facts: Facts<'a>,
    checks: Vec<Check>,
}

impl<'a> Checked<'a> {
    /// Checks a document; `document` is its place in the list that is reported on.
    #[must_use]
    pub fn new(document: u32, doc: Doc<'a>, structure: &'a Structure) -> Checked<'a> {
        let facts = Facts::of_document(document, doc, structure);
        Checked { checks: of_facts(&facts), facts }
    }
}

/// Checks a corpus; the fingerprints are in the order of the documents.
#[must_use]
pub fn report(docs: &[Doc<'_>], structure: &Structure, fingerprints: &[across::Fingerprint]) -> Report {
    let checked = (0_u32..).zip(docs).map(|(document, doc)| Checked::new(document, *doc, structure));
    report_of(docs, checked.collect(), structure, fingerprints)
}

/// The same of documents that are checked already, each by itself. That and the fingerprints are the heavy part, which a
/// caller with threads makes on many.
#[must_use]
pub fn report_of<'a>(
    docs: &'a [Doc<'a>],
    checked: Vec<Checked<'a>>,
    structure: &'a Structure,
    fingerprints: &[across::Fingerprint],
) -> Report {
    let reprints = across::reprints(fingerprints);
    let sources = across::sources(docs.len(), &reprints);
    let (facts, checks): (Vec<_>, Vec<_>) = checked.into_iter().map(|it| (it.facts, it.checks)).unzip();
    let corpus = across::Corpus::new(docs, facts, structure, sources.clone());
    let mut checks: Vec<Check> = checks.into_iter().flatten().collect();
    checks.extend(across::checks(&corpus));
    let checks = build::unique(checks);
    Report {
        coverage: coverage(docs, &checks),
        claims: across::claims(&corpus),
        series: across::series(&corpus),
        checks,
        reprints,
        sources,
    }
}

/// How many of the figures take part in a check that has a verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Figures that state a fact.
    pub figures: u32,
    /// Of these, the ones that a check with a verdict holds against another figure. A reprint holds nothing against
    /// its original.
    pub checked: u32,
}

/// "x of y figures could be checked": y counts observations.
#[must_use]
pub fn coverage(docs: &[Doc<'_>], checks: &[Check]) -> Coverage {
    let figures = docs.iter().map(|doc| doc.reading.observations.len()).sum::<usize>();
    let holds_against_another = |check: &&Check| {
        check.verdict != Verdict::Undecided && check.terms.len() > 1 && !check.notes.contains(&CheckNote::Reprint)
    };
    let mut decided: Vec<Term> =
        checks.iter().filter(holds_against_another).flat_map(|check| check.terms.iter().copied()).collect();
    decided.arrange();
    decided.dedup();
    Coverage {
        figures: u32::try_from(figures).unwrap_or(u32::MAX),
        checked: u32::try_from(decided.len()).unwrap_or(u32::MAX),
    }
}
