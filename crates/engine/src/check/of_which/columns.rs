//! Two parts of which one is what the other is not, each with figures of several sorts, and their wholes in the sentences above:
//! "Trong đó, ngoại trú 948.700 lượt, 241,6 tỷ đồng; nội trú 97.500 lượt, 330,3 tỷ đồng". Any two parts that are told in two sorts are held
//! so, too, once one sort makes its whole.

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::Relation;
use super::super::model::{Check, CheckResults, Verdict};
use super::super::portion::is_known;
use super::super::rows::{has_one, normal};
use super::super::verdict::{sum_of, term};
use super::{Opening, are_opposites, builder, is_amount, whole_list};
use crate::interval::Rational;

/// Amounts behind one opening that are looked at.
const MAX_AMOUNTS: usize = 12;
/// Sentences above in which a whole stands.
const MAX_SENTENCES: u32 = 5;
/// Letters in which a whole and its name stand: "5 đội nữ" is no whole of nam and nữ.
const WHOLE_CHARS: usize = 24;
/// Figures above that are looked at.
const MAX_ABOVE: usize = 40;

pub(super) fn find(facts: &Facts<'_>, openings: &[Opening], found: &mut CheckResults) {
    for opening in openings {
        let amounts: Vec<&CheckedFigure<'_>> =
            facts.starting_in(opening.reach).iter().take(MAX_AMOUNTS).filter(|it| is_amount(it)).collect();
        let columns = columns(facts, &amounts);
        let (mut without, mut is_held) = (Vec::new(), false);
        // "13 hợp đồng 810 tỷ đồng và một hợp đồng 200 tỷ đồng": as many of one sort as of the other.
        let are_parallel = columns.len() > 1 && columns.iter().all(|parts| parts.len() == 2);
        for parts in columns {
            let are_all = are_opposites(facts, opening.reach, &parts, "");
            if !are_all && !are_parallel {
                continue;
            }
            let check = of_parts(facts, opening, &parts, are_all);
            is_held |= check.as_ref().is_some_and(|check| check.verdict == Verdict::Agrees);
            if check.is_none() {
                without.push(parts);
            }
            found.extend(check.filter(|check| is_new(found, check)));
        }
        // Where one column makes its whole, the other must.
        let wrong = without.iter().filter(|_| is_held).filter_map(|parts| of_nearest(facts, opening, parts));
        for check in wrong.collect::<Vec<_>>() {
            found.extend(Some(check).filter(|check| is_new(found, check)));
        }
    }
}

fn is_new(found: &CheckResults, check: &Check) -> bool {
    let mut near = found.checks.iter().rev().take(super::MAX_CHECKS);
    !is_known(found, check) && !near.any(|other| is_same(other, check))
}

/// Two parts and the nearest figure of their noun above, which they do not make.
fn of_nearest<'a>(facts: &Facts<'a>, opening: &Opening, parts: &[&CheckedFigure<'a>]) -> Option<Check> {
    let [a, b] = parts else { return None };
    let at = facts.n_before(opening.span.start);
    let mut above = facts.list.get(at.saturating_sub(MAX_ABOVE)..at).unwrap_or(&[]).iter().rev();
    let whole = above.find(|whole| {
        let is_near = a.mention.sentence.saturating_sub(whole.mention.sentence) <= MAX_SENTENCES;
        is_near && is_amount(whole) && whole.counts_like(a, facts) && whole.is_goal() == a.is_goal()
    })?;
    let sum = a.point.checked_add(b.point)?;
    let is_of_size = sum <= whole.point.checked_mul(Rational::new(3, 2)?)?
        && sum >= whole.point.checked_mul(Rational::new(2, 3)?)?;
    let check = builder(facts, whole, parts).compares(sum_of(0..2), Relation::Equals, term(2));
    (is_of_size && check.verdict == Verdict::LookAgain).then_some(check)
}

/// The amounts of each noun, in order.
fn columns<'b, 'a>(facts: &Facts<'a>, amounts: &[&'b CheckedFigure<'a>]) -> Vec<Vec<&'b CheckedFigure<'a>>> {
    let mut columns: Vec<Vec<&'b CheckedFigure<'a>>> = Vec::new();
    for amount in amounts {
        let own = columns.iter_mut().find(|parts| parts.first().is_some_and(|first| first.counts_like(amount, facts)));
        match own {
            Some(parts) => parts.push(amount),
            None => columns.push(vec![*amount]),
        }
    }
    columns
}

fn is_same(other: &Check, check: &Check) -> bool {
    check.terms.iter().filter(|term| other.terms.contains(term)).count() + 1 >= check.terms.len()
        && other.terms.len() == check.terms.len()
}

/// The whole of two parts: the nearest one above that they make, else the nearest that can hold both.
fn of_parts<'a>(facts: &Facts<'a>, opening: &Opening, parts: &[&CheckedFigure<'a>], are_all: bool) -> Option<Check> {
    let first = parts.first()?;
    let at = facts.n_before(opening.span.start);
    let above = facts.list.get(at.saturating_sub(MAX_ABOVE)..at).unwrap_or(&[]).iter().rev();
    let is_of_one = |whole: &CheckedFigure<'_>| {
        let behind = facts.doc.text.get(whole.mention.span.start as usize..).unwrap_or("");
        let words = normal(&behind.chars().take(WHOLE_CHARS).collect::<String>());
        facts.structure.cues.opposites.iter().any(|pair| pair.iter().any(|name| has_one(&words, name)))
    };
    let can_hold = |whole: &&CheckedFigure<'_>| {
        let is_near = first.mention.sentence.saturating_sub(whole.mention.sentence) <= MAX_SENTENCES;
        let is_like = is_amount(whole) && whole.counts_like(first, facts) && whole.is_goal() == first.is_goal();
        let sum = parts.iter().try_fold(Rational::ZERO, |sum, part| sum.checked_add(part.point));
        let twice = whole.point.checked_mul(Rational::whole(2));
        let is_of_size = sum.zip(twice).is_some_and(|(sum, twice)| sum <= twice);
        is_near && !is_of_one(whole) && is_like && is_of_size && parts.iter().all(|part| part.point < whole.point)
    };
    let wholes: Vec<&CheckedFigure<'a>> = above.filter(can_hold).collect();
    let made = wholes.iter().map(|whole| {
        let n = parts.len();
        builder(facts, whole, parts).compares(sum_of(0..n), Relation::Equals, term(n))
    });
    let held = made.into_iter().find(|check| check.verdict == Verdict::Agrees);
    held.or_else(|| whole_list(facts, wholes.first()?, parts).filter(|_| are_all))
}
