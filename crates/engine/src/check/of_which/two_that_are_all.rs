//! Two parts that are all by their names, in the sentence behind their whole: "Cả năm có 4,12 triệu lượt khám. Ngoại trú còn 3,49 triệu lượt, nội
//! trú 630 nghìn lượt".

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::Relation;
use super::super::model::{Check, CheckResults, Verdict};
use super::super::rows::{Row, has, has_one};
use super::super::verdict::{sum_of, term};
use super::complete::{add, are_about_all};
use super::{builder, is_amount};
use crate::interval::Rational;
use crate::reading::Qualifier;

/// Figures of a sentence that are looked at.
const MAX_FIGURES: usize = 8;
/// Sentences between a whole and its parts.
const MAX_SENTENCES: u32 = 2;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let rows = facts.rows();
    for (at_row, row) in rows.iter().enumerate().skip(1) {
        let Some(parts) = pair(facts, row) else { continue };
        let above = rows.get(at_row.saturating_sub(MAX_SENTENCES as usize)..at_row).unwrap_or(&[]).iter().rev();
        let above = above.filter(|above| row.sentence - above.sentence <= MAX_SENTENCES);
        let whole = above.filter_map(|above| only_like(facts, above, parts[0])).next();
        if let Some(whole) = whole.filter(|whole| are_about_all(whole, &parts)) {
            add(facts, found, whole, &parts);
        }
    }
}

/// The only two amounts of one noun in a row, each behind one of two opposite names.
fn pair<'b, 'a>(facts: &'b Facts<'a>, row: &Row) -> Option<[&'b CheckedFigure<'a>; 2]> {
    let cues = &facts.structure.cues;
    let places: Vec<usize> = (0..row.len().min(MAX_FIGURES))
        .filter(|at| row.figure(facts, *at).is_some_and(|it| is_amount(it) && it.mention.upper.is_none()))
        .collect();
    let first = places.first().and_then(|at| row.figure(facts, *at))?;
    let like = |at: &usize| row.figure(facts, *at).is_some_and(|it| it.counts_like(first, facts));
    let places: Vec<usize> = places.into_iter().filter(like).collect();
    let [a, b] = places.as_slice() else { return None };
    let is_in = |at: usize, name: &String| has_one(row.gap(at), name);
    let mut pairs = cues.opposites.iter();
    let are_named = pairs.any(|[x, y]| (is_in(*a, x) && is_in(*b, y)) || (is_in(*a, y) && is_in(*b, x)));
    let is_other = [a, b].into_iter().any(|at| {
        [&cues.earlier, &cues.against, &cues.goal, &cues.of_which].into_iter().any(|list| has(row.gap(*at), list))
    });
    (are_named && !is_other).then(|| Some([row.figure(facts, *a)?, row.figure(facts, *b)?]))?
}

/// The only amount of the noun in a row, of the time of a part or of none.
fn only_like<'b, 'a>(facts: &'b Facts<'a>, row: &Row, part: &CheckedFigure<'_>) -> Option<&'b CheckedFigure<'a>> {
    let figures = (0..row.len().min(MAX_FIGURES)).filter_map(|at| row.figure(facts, at));
    let mut like = figures.filter(|it| is_amount(it) && it.counts_like(part, facts) && it.mention.upper.is_none());
    let whole = like.next().filter(|_| like.next().is_none())?;
    let is_one_time = whole.period() == part.period() || whole.period().is_none() || part.period().is_none();
    (is_one_time && whole.is_goal() == part.is_goal()).then_some(whole)
}

/// Two that are all of their whole, of which one is larger than it.
pub(super) fn larger_than_whole<'a>(
    facts: &Facts<'a>,
    whole: &CheckedFigure<'a>,
    parts: &[&CheckedFigure<'a>],
) -> Option<Check> {
    let sum = parts.iter().try_fold(Rational::ZERO, |sum, part| sum.checked_add(part.point))?;
    let is_exact = |fact: &CheckedFigure<'_>| fact.mention.qualifier == Qualifier::Exact;
    let are_exact = is_exact(whole) && parts.iter().all(|part| is_exact(part));
    let is_larger = parts.len() == 2 && parts.iter().any(|part| part.point >= whole.point);
    let is_of_size = sum <= whole.point.checked_mul(Rational::new(3, 2)?)?;
    let check = builder(facts, whole, parts).compares(sum_of(0..2), Relation::Equals, term(2));
    (are_exact && is_larger && is_of_size && check.verdict == Verdict::LookAgain).then_some(check)
}
