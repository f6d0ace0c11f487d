//! Parts that the text itself names: after "trong đó", "bao gồm", or in brackets behind their whole. Needs no indicator.
//!
//! Parts may overlap ("60 nữ, 55 đảng viên"), so a sum above the whole is no fault; the first part above its whole is.
//! Brackets hold all sorts of figures: there only parts that make their whole are believed.

mod before;
mod beside;
mod changes;
mod closed_by_rest;
mod columns;
mod complete;
mod disjoint;
mod just_named;
mod lists;
mod opening;
mod percents;
mod two_that_are_all;
mod whole_in_earlier_sentence;

use rustc_hash::FxHashSet;

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind, Qualifier};
use crate::{Decimal, Span};

use super::checked_figure::{CheckedFigure, Facts};
use super::portion::put;
use super::rows::{has, has_one, normal};
use super::verdict::{CheckBuilder, sum_of, term};
use super::{Check, CheckNote, CheckResults, Kind, Quantity, Relation, Term, Verdict};
use opening::{OpenedBy, Opening, openings};

/// Parts before their whole; [`FURTHER`] are the other passes, in their order.
pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    if has_whole(facts) {
        before::find(facts, found);
    }
}

/// What is made after [`find`], each a step of its own.
pub(super) const FURTHER: &[fn(&Facts<'_>, &mut CheckResults)] = &[
    |facts, found| {
        if has_whole(facts) {
            lists::find(facts, found);
        }
    },
    |facts, found| {
        if has_whole(facts) {
            changes::find(facts, found);
        }
    },
    |facts, found| {
        if has_whole(facts) {
            find_opened(facts, found);
        }
    },
];

/// Without an amount or a percentage there is no whole: the words need not be looked at.
fn has_whole(facts: &Facts<'_>) -> bool {
    facts.list.iter().any(|fact| is_amount(fact) || fact.is_percentage())
}

/// Parts that words such as "trong đó" open.
fn find_opened(facts: &Facts<'_>, found: &mut CheckResults) {
    let openings = openings(facts);
    percents::find(facts, &openings, found);
    whole_in_earlier_sentence::find(facts, found);
    columns::find(facts, &openings, found);
    // Which figures any check takes: of most wholes none does, and no check need be looked through.
    let mut taken: FxHashSet<Term> = found.checks.iter().flat_map(|check| &check.terms).copied().collect();
    for opening in openings {
        let Some(total) = total_before(facts, opening.span) else { continue };
        let is_part = |part: &&CheckedFigure<'_>| {
            opening.reach.contains(part.mention.span)
                && is_amount(part)
                && part.counts_like(total, facts)
                && part.is_goal() == total.is_goal()
                && part.mention.upper.is_none()
        };
        let mut parts: Vec<&CheckedFigure<'_>> =
            facts.starting_in(opening.reach).iter().filter(is_part).take(MAX_PARTS).collect();
        // "90 người, gồm 50 người lớn và 40 trẻ em", "18.600 lao động, trong đó nam 9.400 người": people by other nouns.
        let others = parts_by_class(facts, &opening, total);
        let are_all = matches!(opening.by, OpenedBy::WholeList);
        let are_classes = others.len() > parts.len();
        if are_classes {
            parts = others;
        }
        let named = Span { start: total.mention.span.start, end: opening.span.start.max(total.mention.span.end) };
        let are_opposites = are_opposites(facts, opening.reach, &parts, &normal(named.of(facts.doc.text)));
        let is_told = |check: &Check| {
            // That parts are no more than their whole is not all that is said of two that are all.
            let is_all_said = !are_opposites || check.formula.relation != Relation::AtMost;
            is_all_said
                && check.terms.contains(&total.term)
                && parts.iter().all(|part| check.terms.contains(&part.term))
        };
        if taken.contains(&total.term) && found.checks.iter().rev().take(MAX_CHECKS).any(is_told) {
            continue;
        }
        // Parts that make their whole need no further sign that they belong to it.
        let check = making(facts, total, &parts).or_else(|| match opening.by {
            _ if are_opposites => whole_list(facts, total, &parts)
                .or_else(|| two_that_are_all::larger_than_whole(facts, total, &parts))
                .or_else(|| listed(facts, total, opening.span, &parts)),
            // "27 người, gồm 15 cựu cán bộ và 12 người ngoài ngành".
            OpenedBy::WholeList if are_classes && are_all && total.is_generic(facts) => of_people(facts, total, &parts),
            // "90 người, gồm 50 người lớn và 30 trẻ em": parts of other nouns, too, so that nothing follows from these.
            OpenedBy::WholeList if !are_classes && has_other_parts(facts, opening.reach, &parts) => None,
            OpenedBy::WholeList if complete::names_rest(facts, opening.reach) => {
                listed(facts, total, opening.span, &parts)
            }
            OpenedBy::WholeList => {
                whole_list(facts, total, &parts).or_else(|| listed(facts, total, opening.span, &parts))
            }
            OpenedBy::Words => with_others(facts, total, &parts)
                .or_else(|| near_miss(facts, total, &parts))
                .or_else(|| listed(facts, total, opening.span, &parts)),
            OpenedBy::Bracket => {
                near_miss(facts, total, &parts).or_else(|| named_in_bracket(facts, total, opening.reach, &parts))
            }
        });
        if let Some(check) = check {
            taken.extend(&check.terms);
            put(found, check);
        }
    }
    beside::find(facts, found);
    two_that_are_all::find(facts, found);
    closed_by_rest::find(facts, found);
    just_named::find(facts, found);
}

/// Counts behind an opening that are told in other nouns than their whole, and are named by classes or stand for it.
fn parts_by_class<'b, 'a>(
    facts: &'b Facts<'a>,
    opening: &Opening,
    total: &CheckedFigure<'_>,
) -> Vec<&'b CheckedFigure<'a>> {
    let is_count = |part: &&CheckedFigure<'_>| {
        part.is_amount() && part.kind_is(total) && part.is_goal() == total.is_goal() && part.mention.upper.is_none()
    };
    let is_person = total.mention.kind == MentionKind::Count;
    let are_people = matches!(opening.by, OpenedBy::WholeList) && total.is_generic(facts);
    let all: Vec<&CheckedFigure<'a>> =
        facts.starting_in(opening.reach).iter().filter(is_count).take(MAX_PARTS).collect();
    let are_generic =
        all.iter().all(|part| part.is_generic(facts) && all.first().is_some_and(|it| it.counts_like(part, facts)));
    let are_parts =
        is_person && (2..=MAX_CLASSES).contains(&all.len()) && all.iter().all(|part| part.point < total.point);
    if are_parts && (disjoint::are_apart(facts, &all) || are_generic || are_people) { all } else { Vec::new() }
}

/// Classes of one whole.
const MAX_CLASSES: usize = 6;

/// Checks among which the same parts are looked for: those of one stretch of text stand near each other.
const MAX_CHECKS: usize = 400;
/// Parts of one opening.
const MAX_PARTS: usize = 32;

/// False if the indicators of both are known and one is not under the other.
fn can_be_part(part: &CheckedFigure<'_>, total: &CheckedFigure<'_>) -> bool {
    match (part.indicator(), total.indicator()) {
        (Some(part), Some(total)) => {
            part.strip_prefix(total).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        }
        _ => true,
    }
}

/// The last amount before the opening: in its sentence, or in the one before if the opening begins its sentence
/// (papers like to give each sentence a paragraph).
fn total_before<'b, 'a>(facts: &'b Facts<'a>, opening: Span) -> Option<&'b CheckedFigure<'a>> {
    let sentences = &facts.doc.reading.sentences;
    let at = facts.sentence_of(opening)?;
    let here = sentences.get(at)?;
    let opens_sentence = here.span.start == opening.start;
    let sentence = if opens_sentence { at.checked_sub(1)? } else { at };
    if here.block - sentences.get(sentence)?.block.min(here.block) > 1 {
        return None;
    }
    let start = sentences.get(sentence)?.span.start;
    let before = facts.starting_in(Span { start, end: opening.start.max(start) }).iter();
    let before = before.rev().take(MAX_BACK).filter(|fact| fact.mention.span.end <= opening.start && is_amount(fact));
    let mut before: Vec<&CheckedFigure<'_>> = before.collect();
    before.reverse();
    let last = before.last().copied()?;
    let from = facts.n_before(opening.end);
    let first = facts.list.get(from).filter(|first| is_amount(first) && first.is_commensurable(last));
    // "nhận 1.356 câu hỏi, trong đó 1.687 câu": nothing stands between whole and words, so nothing else is meant.
    let between = facts.doc.text.get(last.mention.span.end as usize..opening.start as usize).unwrap_or(".");
    let is_right_behind = between.trim().is_empty() || between.trim() == ",";
    if is_right_behind && first.is_some_and(|first| first.counts_like(last, facts)) {
        return Some(last);
    }
    // "19,64 triệu người, nhiều hơn 1,72 triệu người. Trong đó, 17,49 triệu …": what cannot hold the first part is not meant.
    let can_hold = |whole: &&&CheckedFigure<'_>| {
        first.is_none_or(|first| {
            first.point <= whole.point && first.is_commensurable(whole) && first.is_goal() == whole.is_goal()
        })
    };
    Some(before.iter().rev().find(can_hold).copied().unwrap_or(last))
}

/// Figures before an opening that may be its whole.
const MAX_BACK: usize = 64;

fn is_amount(fact: &CheckedFigure<'_>) -> bool {
    fact.measure() == Measure::Level
        && matches!(fact.sort.kind, MentionKind::Count | MentionKind::Money | MentionKind::Measure)
}

/// Parts after words that say so.
fn listed<'a>(
    facts: &Facts<'a>,
    total: &CheckedFigure<'a>,
    opening: Span,
    parts: &[&CheckedFigure<'a>],
) -> Option<Check> {
    let parts: Vec<&CheckedFigure<'a>> = parts.iter().filter(|part| can_be_part(part, total)).copied().collect();
    let n = parts.len();
    let first = parts.first()?;
    if parts.iter().any(|part| !part.rounded.can_be_at_most(total.rounded)) {
        // Further down the list, or further away, another whole may be meant.
        let is_first = !first.rounded.can_be_at_most(total.rounded) && is_close(facts, total, opening, first);
        return is_first.then(|| one_part(facts, first, total));
    }
    if n == 1 {
        return Some(one_part(facts, first, total));
    }
    let remainder = term(n).minus(sum_of(0..n));
    let builder = builder(facts, total, &parts).derive(Quantity::Remainder, remainder).note(CheckNote::PartsMissing);
    let fits = builder.compares(sum_of(0..n), Relation::AtMost, term(n));
    (fits.verdict == Verdict::Agrees || disjoint::are_apart(facts, &parts)).then_some(fits)
}

/// Parts that make their whole, or do once rounded: then the printed values must be close, since "gần 1.000" rounded is
/// anything up to 2.000.
fn making<'a>(facts: &Facts<'a>, total: &CheckedFigure<'a>, parts: &[&CheckedFigure<'a>]) -> Option<Check> {
    let n = parts.len();
    if n < 2 {
        return None;
    }
    let builder = builder(facts, total, parts);
    let ratio = builder.point(&sum_of(0..n).over(term(n)))?;
    let miss = ratio.checked_sub(Rational::ONE)?.checked_abs()?;
    let equal = builder.compares(sum_of(0..n), Relation::Equals, term(n));
    match equal.verdict {
        Verdict::AgreesIfRounded if miss > Rational::new(1, 50)? => None,
        Verdict::Agrees | Verdict::AgreesIfRounded => Some(equal),
        Verdict::LookAgain | Verdict::Undecided => None,
    }
}

/// True if a list counts more than its parts of one noun.
fn has_other_parts(facts: &Facts<'_>, reach: Span, parts: &[&CheckedFigure<'_>]) -> bool {
    let Some(first) = parts.first() else { return false };
    let is_other =
        |fact: &&CheckedFigure<'_>| is_amount(fact) && fact.kind_is(first) && !fact.counts_like(first, facts);
    facts.starting_in(reach).iter().take(MAX_PARTS).any(|fact| is_other(&fact))
}

/// True for two parts that are named by words of which one is what the other is not: guests from abroad and from the country.
/// A whole that is called by one of the words holds no other: "5 đội nữ (chủ nhà có 2 đội nam, 2 đội nữ)".
fn are_opposites(facts: &Facts<'_>, reach: Span, parts: &[&CheckedFigure<'_>], whole: &str) -> bool {
    let [a, b] = parts else { return false };
    let (from, to) = (a.mention.span, b.mention.span);
    let words = |start: u32, end: u32| normal(Span { start, end: end.max(start) }.of(facts.doc.text));
    // A name stands before its figure or behind it; that of the second begins where the first has its own.
    let around_first = words(reach.start, from.start);
    let between = words(from.end, to.start);
    let behind = words(to.end, reach.end.min(to.end.saturating_add(MAX_NAME)));
    let is_in = |words: &str, name: &String| has_one(words, name);
    let pairs = facts.structure.cues.opposites.iter();
    let pairs = pairs.filter(|pair| !pair.iter().any(|name| has_one(whole, name)));
    pairs.flat_map(|[one, other]| [(one, other), (other, one)]).any(|(one, other)| {
        (is_in(&around_first, one) && is_in(&between, other)) || (is_in(&between, one) && is_in(&behind, other))
    })
}

/// Bytes behind a figure in which its name stands.
const MAX_NAME: u32 = 40;

/// People by what they are, in a list that names all.
fn of_people<'a>(facts: &Facts<'a>, total: &CheckedFigure<'a>, parts: &[&CheckedFigure<'a>]) -> Option<Check> {
    let n = parts.len();
    let builder = builder(facts, total, parts).note(CheckNote::ListIsComplete);
    let part_of_all = builder.point(&sum_of(0..n).over(term(n)))?;
    let is_most = part_of_all >= Rational::new(2, 3)? && part_of_all <= Rational::new(3, 2)?;
    let (from, to) = (parts.first()?.mention.span.start, parts.last()?.mention.span.end);
    let is_plain = !Span { start: from.min(to), end: to }.of(facts.doc.text).contains('(');
    (is_most && is_plain).then(|| builder.compares(sum_of(0..n), Relation::Equals, term(n)))
}

/// A list that calls itself complete and does not add up.
fn whole_list<'a>(facts: &Facts<'a>, total: &CheckedFigure<'a>, parts: &[&CheckedFigure<'a>]) -> Option<Check> {
    let n = parts.len();
    let are_of_one_noun = parts.windows(2).all(|pair| matches!(pair, [a, b] if a.counts_like(b, facts)))
        || disjoint::are_apart(facts, parts);
    let is_list = n >= 2 && are_of_one_noun && parts.iter().all(|part| part.point < total.point);
    let builder = builder(facts, total, parts).note(CheckNote::ListIsComplete);
    // A list of which most is missing counts its parts in other nouns.
    let of_all = builder.point(&sum_of(0..n).over(term(n)))?;
    let is_most = of_all >= Rational::new(1, 2)?;
    // "hơn 40.000" is not said of 31.050, however its last digit came about.
    let is_far = of_all.checked_sub(Rational::ONE)?.checked_abs()? > Rational::new(1, 10)?;
    let mut check = builder.compares(sum_of(0..n), Relation::Equals, term(n));
    if is_far && check.verdict == Verdict::AgreesIfRounded {
        check.verdict = Verdict::LookAgain;
    }
    (is_list && is_most).then_some(check)
}

/// Parts that miss their whole by a slip of the keys: by one digit in one place.
fn near_miss<'a>(facts: &Facts<'a>, total: &CheckedFigure<'a>, parts: &[&CheckedFigure<'a>]) -> Option<Check> {
    let n = parts.len();
    let is_exact = |fact: &CheckedFigure<'_>| fact.mention.qualifier == Qualifier::Exact;
    let is_whole =
        |fact: &CheckedFigure<'_>| fact.mention.kind == MentionKind::Count || fact.mention.step <= total.mention.step;
    let are_exact = n >= 2 && is_exact(total) && parts.iter().all(|part| is_exact(part) && is_whole(part));
    if !are_exact || n_digits(total.mention.value) < MIN_DIGITS {
        return None;
    }
    let builder = builder(facts, total, parts).note(CheckNote::ListIsComplete);
    let miss = builder.point(&sum_of(0..n))?.checked_sub(total.point)?.checked_abs()?;
    let least = parts.iter().map(|part| part.mention.step).fold(total.mention.step, Decimal::min);
    let step = Rational::from_decimal(least)?;
    let is_small = miss.checked_mul(Rational::whole(10))? <= total.point;
    let units = miss.checked_div(step)?;
    let is_slip = units.is_whole() && n_digits(units.rounded(0)?) == 1;
    (is_slip && is_small).then(|| builder.compares(sum_of(0..n), Relation::Equals, term(n)))
}

/// "9.860 chủ hộ (Quảng Bình: 5.920, Quảng Trị: 4.940)": every figure of a bracket behind the name of its part. They are no more than all.
fn named_in_bracket<'a>(
    facts: &Facts<'a>,
    total: &CheckedFigure<'a>,
    reach: Span,
    parts: &[&CheckedFigure<'a>],
) -> Option<Check> {
    let inside = facts.starting_in(reach).iter().filter(|fact| reach.contains(fact.mention.span));
    let inside: Vec<&CheckedFigure<'a>> = inside.take(MAX_PARTS).collect();
    let n = inside.len();
    let is_plain =
        |fact: &CheckedFigure<'_>| fact.mention.unit.text.is_empty() || parts.iter().any(|part| part.term == fact.term);
    let is_named = |fact: &&CheckedFigure<'_>| {
        let before = facts.doc.text.get(reach.start as usize..fact.mention.span.start as usize).unwrap_or("");
        before.trim_end().ends_with(':') && is_amount(fact) && is_plain(fact) && fact.kind_is(total)
    };
    let sum = inside.iter().try_fold(Rational::ZERO, |sum, part| sum.checked_add(part.point))?;
    let is_little_more = sum > total.point && sum <= total.point.checked_mul(Rational::new(3, 2)?)?;
    let is_sure = n > 1 && is_little_more && inside.iter().all(is_named);
    let check = || builder(facts, total, &inside).compares(sum_of(0..n), Relation::AtMost, term(n));
    is_sure.then(check).filter(|check| check.verdict == Verdict::LookAgain)
}

/// Digits from which on a sum that is off by one digit was meant to hold.
const MIN_DIGITS: usize = 4;

/// Digits of a number without the zeros at its end.
fn n_digits(value: Decimal) -> usize {
    let mut digits = value.mantissa().unsigned_abs();
    while digits != 0 && digits.is_multiple_of(10) {
        digits /= 10;
    }
    digits.checked_ilog10().map_or(0, |log| log as usize + 1)
}

/// The first part and, a little further on, "12 người khác", if they make the whole.
fn with_others<'a>(facts: &Facts<'a>, total: &CheckedFigure<'a>, parts: &[&CheckedFigure<'a>]) -> Option<Check> {
    let first = parts.first()?;
    let sentence = first.mention.sentence;
    let others = facts.occurrences(&facts.structure.cues.others);
    let is_of_others = |fact: &&CheckedFigure<'_>| {
        let end = fact.mention.span.end;
        let is_named = others.iter().any(|span| span.start >= end && span.start - end <= 1);
        is_named && is_amount(fact) && fact.counts_like(total, facts)
    };
    let from = facts.n_before(first.mention.span.end);
    let near = facts.list.get(from..).unwrap_or(&[]).iter().take(MAX_BACK);
    let near = near.filter(|fact| (sentence..=sentence + 2).contains(&fact.mention.sentence));
    let other = near.filter(is_of_others).find(|other| other.mention.span.start > first.mention.span.end)?;
    let sum = first.point.checked_add(other.point)?;
    (sum == total.point).then(|| making(facts, total, &[*first, other]))?
}

/// True if whole and part stand right before and behind the words between them, and count the same noun.
fn is_close(facts: &Facts<'_>, total: &CheckedFigure<'_>, opening: Span, part: &CheckedFigure<'_>) -> bool {
    let before = opening.start.saturating_sub(total.mention.span.end);
    let behind = part.mention.span.start.saturating_sub(opening.end);
    let is_close = before <= CLOSE_BYTES && behind <= CLOSE_BYTES;
    // "320 vụ tai nạn, trong đó riêng tai nạn đường bộ là 345 vụ": no other figure of the sentence can be meant.
    let at = facts.n_before(total.mention.span.end);
    let is_next = facts.list.get(at).is_some_and(|next| next.mention.span == part.mention.span);
    let (a, b) = (total.mention.unit.text.as_str(), part.mention.unit.text.as_str());
    // "thêm 2 phó thống đốc bên cạnh ban lãnh đạo gồm …": the words between them name another whole.
    let words = normal(
        Span { start: total.mention.span.end, end: opening.start.max(total.mention.span.end) }.of(facts.doc.text),
    );
    if has(&words, &facts.structure.cues.beside) {
        return false;
    }
    let is_one_noun = a == b || (!b.is_empty() && a.starts_with(&format!("{b} ")));
    let between = normal(Span { start: opening.end, end: part.mention.span.start.max(opening.end) }.of(facts.doc.text));
    let is_near = behind <= 2 * CLOSE_BYTES && before <= 2 * CLOSE_BYTES && !between.contains([',', '(', ';']);
    let is_alone = is_next && total.shares_sentence(part) && is_one_noun && is_near;
    (is_close || is_alone) && part.counts_like(total, facts)
}

/// Three or four short words.
const CLOSE_BYTES: u32 = 24;

fn builder<'a, 'b>(
    facts: &Facts<'a>,
    total: &'b CheckedFigure<'a>,
    parts: &[&'b CheckedFigure<'a>],
) -> CheckBuilder<'a, 'b> {
    let terms = [parts, &[total]].concat();
    CheckBuilder::new(Kind::OfWhich, facts.doc, &terms).note(CheckNote::FromText)
}

fn one_part<'a>(facts: &Facts<'a>, part: &CheckedFigure<'a>, total: &CheckedFigure<'a>) -> Check {
    builder(facts, total, &[part]).compares(term(0), Relation::AtMost, term(1))
}
