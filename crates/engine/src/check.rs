//! Do the figures agree, with themselves and with each other? Arithmetic over what was read, with intervals.
//!
//! A check is data: its terms, its formula, its intervals, its verdict ([`model`]). A verdict is neutral: figures agree,
//! agree only if rounded, deserve another look, or cannot be decided. What merely follows from figures is a comparison and
//! has no verdict. A kind is one file and one line of [`kinds`]; which indicators belong together is [`Structure`], data;
//! which figures of a sentence do is [`rows`].
//!
//! No alarm rests on a default: see [`CheckedFigure::shares_place`].
//!
//! Refused here: reading text (see [`fact`](crate::reading)).
//!
//! | Question | File |
//! |---|---|
//! | which kinds there are, and their words | `kinds` |
//! | how wide a printed figure may be: hedge, rounding, half a digit | `interval` (`of_mention`); `Rounding` in `checked_figure` |
//! | whether that explains a difference: the verdict | `verdict` |
//! | which figures are of one place, time and thing | `checked_figure` |
//! | figures of a sentence and the words between them | `rows`, `clause`, `figure_in_row` |
//! | words of arithmetic; which indicators belong together | `structure/cues`; `structure` |
//! | parts after "trong đó" and their whole | `of_which` |
//! | parts that may overlap | `of_which/disjoint` |
//! | a sum | by indicator: `sum`, `subset`; behind "trong đó" or a colon: `of_which`; in any wording: `statement/sum` |
//! | shares that make a hundred | `hundred`, `portion/shares_of_unprinted_total` |
//! | a part, its whole and its share | `portion`; by indicator: `share`, `implied_base` |
//! | "x of y", and those who are left | `remainder_by_words`; by indicator: `remainder_by_indicator` |
//! | one change by amount, percentage and levels | `growth`, `change`; where they are in different sentences: `growth/amount_in_other_sentence`, `growth/base_in_other_sentence` |
//! | a comparison in any order of words | `growth/frame` |
//! | a direction without a figure | `direction`, `across/trend` |
//! | so many, each so much, and all; averages and rates | `product`; `mean`, `rate`, `per_event` |
//! | one amount in two units; a multiple or percentage of another; for another number of months | `converted`; `scaled`; `prorated` |
//! | targets and results | `target`, `pace`, `points` |
//! | the headline; one figure stated twice | `headline`; `restated` |
//! | a time between two dates | `dates`, `dates/years`; in any wording: `statement/time`; a total over a time: `product/of_time` |
//! | an order; the rank of one of several by its name | `rank`; `statement/named_rank` |
//! | so many, and their names; things whose number is known | `named_count`; `known_count` |
//! | some are no more than all; what no figure can be | `among`, `of_which/disjoint`; `plausible` |
//! | rows of a table | `table` |
//! | short statements in any wording: what follows from the other figures | `statement` |
//! | alarms that are taken back: figures that hardly belong together | `unrelated` |
//! | in which order all of it is done, and in steps | `report` |
//! | one claim in several articles: do they agree | `across/same_claim` |
//! | one level at two dates in two articles; a base implied at two dates; averages of two periods | `across/level_change`; `across/drift`; `across/rate_between` |
//! | one indicator over time | `across/series` |
//! | a place against its country; the share of a part in both | `across/place_gap`; `across/mix` |
//! | laws that several articles cite; one number for different things | `across/citation`; `across/coincidence` |
//! | that reprints count as one source | `across` (`Corpus::independent`), `across/same_claim` |
//! | reprints; a number that was altered in one; checks inside of a copy | `across/reprint`, `across/passage`; `across/altered`; `across/inherited` |

pub mod across;
mod among;
mod change;
mod checked_figure;
mod clause;
mod converted;
mod dates;
mod direction;
mod figure_in_row;
pub mod formula;
mod growth;
mod headline;
mod hundred;
mod implied_base;
pub mod kinds;
mod known_count;
mod mean;
pub mod model;
mod named_count;
mod of_which;
mod pace;
mod per_event;
mod plausible;
mod points;
mod portion;
mod product;
mod prorated;
mod rank;
mod rate;
mod remainder_by_indicator;
mod remainder_by_words;
mod report;
mod restated;
mod rows;
mod scaled;
mod share;
mod statement;
pub mod structure;
mod subset;
mod sum;
mod table;
mod target;
mod token_hashes;
mod unrelated;
mod verdict;

use std::collections::BTreeSet;

use crate::compact_sort::CompactSort;
use serde::{Deserialize, Serialize};

pub use checked_figure::{CheckedFigure, Facts};
pub use formula::{Expr, Formula, Relation};
pub use kinds::{KINDS, Kind, KindInfo};
pub use model::{Check, CheckNote, CheckResults, Comparison, Derived, Doc, Finding, Quantity, Term, Verdict};
pub use report::{Checked, report, report_in_turns, report_of};
pub use structure::Structure;

/// Everything that the figures of a corpus say about each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The checks: of each document, then across them.
    pub checks: Vec<Check>,
    /// What follows from the figures, without a verdict. It travels apart, so that older bundles open.
    #[serde(skip)]
    pub comparisons: Vec<Comparison>,
    /// Checks that stand in copies, too. They travel with the comparisons.
    #[serde(skip)]
    pub copies: Vec<across::Copy>,
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
pub fn coverage(docs: &[Doc<'_>], checks: &[Check], copies: &[across::Copy]) -> Coverage {
    let figures = docs.iter().map(|doc| doc.reading.observations.len()).sum::<usize>();
    let holds_against_another = |check: &&Check| {
        check.verdict != Verdict::Undecided && check.terms.len() > 1 && !check.notes.contains(&CheckNote::Reprint)
    };
    let mut decided: Vec<Term> =
        checks.iter().filter(holds_against_another).flat_map(|check| check.terms.iter().copied()).collect();
    let held: BTreeSet<&str> = checks.iter().filter(holds_against_another).map(|check| check.id.as_str()).collect();
    let copied = copies.iter().filter(|copy| held.contains(copy.check.as_str()));
    decided.extend(copied.flat_map(|copy| copy.terms.iter().copied()));
    decided.compact_sort();
    decided.dedup();
    Coverage {
        figures: u32::try_from(figures).unwrap_or(u32::MAX),
        checked: u32::try_from(decided.len()).unwrap_or(u32::MAX),
    }
}
