//! Two parts of which one is what the other is not, each with figures of several sorts, and their wholes in the sentences above:
//! "Trong đó, ngoại trú 948.700 lượt, 241,6 tỷ đồng; nội trú 97.500 lượt, 330,3 tỷ đồng".

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::model::{Check, CheckResults, Verdict};
use super::super::portion::is_known;
use super::super::rows::{has, normal};
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
        let mut seen: Vec<&CheckedFigure<'_>> = Vec::new();
        for first in &amounts {
            if seen.iter().any(|other| other.counts_like(first, facts)) {
                continue;
            }
            seen.push(first);
            let parts: Vec<&CheckedFigure<'_>> =
                amounts.iter().filter(|it| it.counts_like(first, facts)).copied().collect();
            if !are_opposites(facts, opening.reach, &parts, "") {
                continue;
            }
            let new = of_parts(facts, opening, &parts).filter(|check| {
                !is_known(found, check)
                    && !found.checks.iter().rev().take(super::MAX_CHECKS).any(|other| is_same(other, check))
            });
            found.extend(new);
        }
    }
}

fn is_same(other: &Check, check: &Check) -> bool {
    check.terms.iter().filter(|term| other.terms.contains(term)).count() + 1 >= check.terms.len()
        && other.terms.len() == check.terms.len()
}

/// The whole of two parts: the nearest one above that they make, else the nearest that can hold both.
fn of_parts<'a>(facts: &Facts<'a>, opening: &Opening, parts: &[&CheckedFigure<'a>]) -> Option<Check> {
    let first = parts.first()?;
    let at = facts.list.partition_point(|fact| fact.mention.span.start < opening.span.start);
    let above = facts.list.get(at.saturating_sub(MAX_ABOVE)..at).unwrap_or(&[]).iter().rev();
    let is_of_one = |whole: &CheckedFigure<'_>| {
        let behind = facts.doc.text.get(whole.mention.span.start as usize..).unwrap_or("");
        let words = normal(&behind.chars().take(WHOLE_CHARS).collect::<String>());
        facts.structure.cues.opposites.iter().any(|pair| has(&words, pair))
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
        use super::super::formula::Relation;
        use super::super::verdict::{sum_of, term};
        let n = parts.len();
        builder(facts, whole, parts).compares(sum_of(0..n), Relation::Equals, term(n))
    });
    let held = made.into_iter().find(|check| check.verdict == Verdict::Agrees);
    held.or_else(|| whole_list(facts, wholes.first()?, parts))
}
