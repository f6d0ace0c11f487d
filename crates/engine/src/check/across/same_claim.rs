//! The same claim in several documents: one indicator, measure, place and period. Do they agree, is one more precise, or
//! do they clash? And how many of them are independent?

use crate::compact_sort::CompactSort;
use serde::{Deserialize, Serialize};

use crate::date::{Period, PeriodKind};
use crate::interval::{Interval, Rational, Strictness};
use crate::reading::{Measure, MentionKind, Scope};

use super::super::checked_figure::KnownPlace;
use super::super::verdict::{CheckBuilder, term};
use super::super::{CheckNote, CheckResults, CheckedFigure, Kind, Relation, Term, Verdict};
use super::Corpus;

/// Days between two as-of dates within which a reprint means the same count.
const SAME_COUNT_DAYS: i64 = 7;

/// What one or more documents state of one thing at one time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The indicator.
    pub indicator: String,
    /// The sort of figure.
    pub measure: Measure,
    /// The place's code.
    pub place: Option<String>,
    /// When; the most precise of the statements' periods.
    pub period: Option<Period>,
    /// Everyone who states it, in order of documents.
    pub statements: Vec<Term>,
    /// In how many documents.
    pub n_documents: u32,
    /// In how many, with reprints of one another counted once.
    pub n_sources: u32,
    /// How the statements stand to each other.
    pub accord: ClaimAgreement,
}

/// How statements of one claim stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimAgreement {
    /// Only one document states it.
    Single,
    /// The same value in all.
    Agreement,
    /// Different values that allow each other: one is more precise.
    Refinement,
    /// Values that allow each other only if rounded.
    Rounding,
    /// Values that exclude each other.
    Conflict,
}

/// All claims of a corpus, in order of indicator, place and time.
#[must_use]
pub fn claims(corpus: &Corpus<'_>) -> Vec<Claim> {
    groups(corpus).iter().map(|group| claim(corpus, group)).collect()
}

/// A check for each claim that several documents state.
pub(in crate::check) fn find(corpus: &Corpus<'_>, found: &mut CheckResults) {
    for group in groups(corpus) {
        if n_documents_and_sources(corpus, &group).0 < 2 {
            continue;
        }
        let claim = claim(corpus, &group);
        let verdict = match claim.accord {
            // Agreement with one's own reprint is none.
            ClaimAgreement::Single => continue,
            ClaimAgreement::Agreement | ClaimAgreement::Refinement | ClaimAgreement::Rounding
                if claim.n_sources == 1 =>
            {
                continue;
            }
            ClaimAgreement::Agreement | ClaimAgreement::Refinement => Verdict::Agrees,
            ClaimAgreement::Rounding => Verdict::AgreesIfRounded,
            // Two papers differ about one figure by some of it. Many times as much is told of something else: of rice and of
            // shrimp, of one country and of a bank.
            ClaimAgreement::Conflict if claim.n_sources > 1 && !are_of_one_size(&group) => continue,
            ClaimAgreement::Conflict => Verdict::LookAgain,
        };
        let builder = CheckBuilder::across(Kind::Claim, corpus.docs, &group);
        let builder = if claim.n_sources == 1 { builder.note(CheckNote::Reprint) } else { builder };
        let (low, high) = furthest_apart(&group);
        let formula = super::super::Formula { left: term(low), relation: Relation::Equals, right: Some(term(high)) };
        found.push(builder.with_verdict(verdict, formula));
    }
}

/// True if the least of the values is most of the largest.
fn are_of_one_size(group: &[&CheckedFigure<'_>]) -> bool {
    let size = |fact: &&CheckedFigure<'_>| fact.point.checked_abs();
    let (low, high) = (group.iter().filter_map(size).min(), group.iter().filter_map(size).max());
    let share = low.zip(high).and_then(|(low, high)| low.checked_div(high));
    share.zip(Rational::new(3, 4)).is_none_or(|(share, most)| share >= most)
}

/// The two statements that differ most: a conflict names both values.
fn furthest_apart(group: &[&CheckedFigure<'_>]) -> (usize, usize) {
    let places = || group.iter().enumerate();
    let low = places().min_by_key(|(_, fact)| fact.point).map_or(0, |(at, _)| at);
    let high = places().rev().min_by_key(|(_, fact)| std::cmp::Reverse(fact.point)).map_or(0, |(at, _)| at);
    if low == high { (0, group.len().min(2) - 1) } else { (low.min(high), low.max(high)) }
}

fn claim(corpus: &Corpus<'_>, group: &[&CheckedFigure<'_>]) -> Claim {
    let (n_documents, n_sources) = n_documents_and_sources(corpus, group);
    let first = group.first();
    let precise = group.iter().filter_map(|fact| fact.period()).max_by_key(|period| {
        (period.start.is_some() || period.kind == PeriodKind::AsOf, period.end.is_some(), std::cmp::Reverse(period.end))
    });
    Claim {
        indicator: first.and_then(|fact| fact.indicator()).unwrap_or_default().to_owned(),
        measure: first.map_or(Measure::Level, |fact| fact.measure()),
        place: first.and_then(|fact| fact.observation.place.clone()),
        period: precise,
        statements: group.iter().map(|fact| fact.term).collect(),
        n_documents: count(n_documents),
        n_sources: count(n_sources),
        accord: if n_documents < 2 { ClaimAgreement::Single } else { accord(group) },
    }
}

/// How many documents state a group, which is in their order, and how many sources these are of. Most groups are of one.
fn n_documents_and_sources(corpus: &Corpus<'_>, group: &[&CheckedFigure<'_>]) -> (usize, usize) {
    let is_same = |a: &&CheckedFigure<'_>, b: &&CheckedFigure<'_>| a.term.document == b.term.document;
    let documents = || group.chunk_by(is_same).filter_map(|of_one| of_one.first()).map(|fact| fact.term.document);
    let n_documents = documents().count();
    if n_documents < 2 {
        return (n_documents, n_documents);
    }
    let mut sources: Vec<u32> = documents().map(|document| corpus.source(document)).collect();
    sources.compact_sort();
    sources.dedup();
    (n_documents, sources.len())
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn accord(group: &[&CheckedFigure<'_>]) -> ClaimAgreement {
    let meet = |strictness: Strictness| {
        let of =
            |fact: &&CheckedFigure<'_>| if strictness == Strictness::AsWritten { fact.written } else { fact.rounded };
        group.iter().map(of).try_fold(Interval::ALL, Interval::intersection).is_some()
    };
    let is_one = group.windows(2).all(|pair| match pair {
        [a, b] => a.point == b.point && a.mention.qualifier == b.mention.qualifier,
        _ => true,
    });
    match (is_one, meet(Strictness::AsWritten), meet(Strictness::Rounded)) {
        (true, _, _) => ClaimAgreement::Agreement,
        (_, true, _) => ClaimAgreement::Refinement,
        (_, _, true) => ClaimAgreement::Rounding,
        _ => ClaimAgreement::Conflict,
    }
}

/// Indicator, measure, place, level, goal or not, what a change is from, the currency, and the source if the place is
/// unknown.
type Key<'a> =
    (&'a str, Measure, Option<KnownPlace<'a>>, Option<Scope>, bool, Option<Period>, Option<&'a str>, Option<u32>);

fn key<'a>(corpus: &Corpus<'a>, fact: &CheckedFigure<'a>) -> Option<Key<'a>> {
    let observation = fact.observation;
    let against = observation.compare.and_then(|compare| compare.to);
    let place = fact.known_place();
    // An unknown place is the same only in copies of one text.
    let source = place.is_none().then(|| corpus.source(fact.term.document));
    let is_money = fact.mention.kind == MentionKind::Money;
    let currency = fact.mention.unit.id.as_deref().filter(|_| is_money);
    Some((fact.indicator()?, fact.measure(), place, observation.scope, fact.is_goal(), against, currency, source))
}

/// Facts that state the same thing. Inside one document a key can stand for several things ("33 người … 12 người"): then
/// its facts are joined to others only where the values are the same.
fn groups<'b, 'a>(corpus: &'b Corpus<'a>) -> Vec<Vec<&'b CheckedFigure<'a>>> {
    let facts = corpus.facts.iter().flat_map(|facts| facts.list.iter());
    let mut keyed: Vec<(Key<'a>, &'b CheckedFigure<'a>)> =
        facts.filter_map(|fact| Some((key(corpus, fact)?, fact))).collect();
    keyed.compact_sort_by_key(|(key, fact)| (*key, fact.end(), fact.period(), fact.term));
    let mut all = Vec::new();
    for same_key in keyed.chunk_by(|a, b| a.0 == b.0) {
        let mut groups: Vec<Group<'b, 'a>> = Vec::new();
        for (_, fact) in same_key {
            let is_alone = corpus.n_like(fact) == 1;
            match groups.iter_mut().rev().take(LOOK_BACK).find(|group| group.takes(corpus, fact, is_alone)) {
                Some(group) => {
                    group.is_one_value &= group.first.point == fact.point;
                    group.are_alone &= is_alone;
                    group.facts.push(fact);
                }
                None => groups.push(Group { first: fact, facts: vec![fact], is_one_value: true, are_alone: is_alone }),
            }
        }
        for mut group in groups {
            group.facts.compact_sort_by_key(|fact| fact.term);
            all.push(group.facts);
        }
    }
    all
}

/// Facts are in order of time: a claim that a fact belongs to is among the last few.
const LOOK_BACK: usize = 8;

/// Facts that state the same thing, so far.
struct Group<'b, 'a> {
    first: &'b CheckedFigure<'a>,
    facts: Vec<&'b CheckedFigure<'a>>,
    is_one_value: bool,
    /// Each is the only one of its sort in its document.
    are_alone: bool,
}

impl Group<'_, '_> {
    fn takes(&self, corpus: &Corpus<'_>, fact: &CheckedFigure<'_>, is_alone: bool) -> bool {
        let is_same_value = self.is_one_value && self.first.point == fact.point;
        (is_same_value || (is_alone && self.are_alone)) && same_time(corpus, self.first, fact)
    }
}

fn same_time(corpus: &Corpus<'_>, a: &CheckedFigure<'_>, b: &CheckedFigure<'_>) -> bool {
    let (Some(x), Some(y)) = (a.period(), b.period()) else { return false };
    if x == y {
        return true;
    }
    // A reprint may drop a year or a day: same text, same count.
    let is_reprint = corpus.source(a.term.document) == corpus.source(b.term.document);
    let is_near = |x: Option<crate::date::Date>, y: Option<crate::date::Date>| match (x, y) {
        (Some(x), Some(y)) => (x - y).whole_days().abs() <= SAME_COUNT_DAYS,
        _ => true,
    };
    is_reprint
        && a.term.document != b.term.document
        && x.kind == y.kind
        && is_near(x.start, y.start)
        && is_near(x.end, y.end)
}

/// Whether a number has enough digits to be recognised: "1,4 triệu" and above.
pub(super) fn is_telling(fact: &CheckedFigure<'_>) -> bool {
    fact.point >= Rational::whole(100_000) && fact.mention.value.mantissa().unsigned_abs() >= 10
}
