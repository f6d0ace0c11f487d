//! What is missing to a goal, or above it, beside the share of the goal that is reached: "13.105 người, đạt 71,2 % kế hoạch, còn thiếu 5.295
//! người", "912 người, vượt 12 người so với chỉ tiêu (101,3 %)". The goal itself need not be printed.

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind};

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::clause::head;
use super::super::formula::Relation;
use super::super::kinds::Kind;
use super::super::model::{Check, CheckResults};
use super::super::portion::is_known;
use super::super::rows::{Row, has, n_words};
use super::super::verdict::{CheckBuilder, term};

/// Figures of a sentence that are looked at.
const MAX_FIGURES: usize = 24;
/// Figures between the level, its share and what is missing.
const MAX_APART: usize = 4;
/// Words before a figure that say that it is missing or above.
const MAX_WORDS: usize = 8;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for row in facts.rows() {
        for at in 0..row.len().min(MAX_FIGURES) {
            let check = of_share(facts, row, at).filter(|check| !is_known(found, check));
            found.extend(check);
        }
    }
}

fn of_share<'a>(facts: &Facts<'a>, row: &Row, at: usize) -> Option<Check> {
    let cues = &facts.structure.cues;
    let share =
        row.figure(facts, at).filter(|it| it.mention.kind == MentionKind::Percent && it.measure() == Measure::Share)?;
    let is_of_goal = has(head(row.gap(at + 1)), &cues.goal);
    let is_called = row.gap(at).trim_end().ends_with('(') && has(row.gap(at), &cues.goal);
    if !(is_of_goal || is_called) || share.mention.upper.is_some() || share.point <= Rational::ZERO {
        return None;
    }
    let around = at.saturating_sub(MAX_APART)..row.len().min(at + MAX_APART + 1);
    let mut apart = around.filter_map(|other| Some((other, distance(facts, row, other)?)));
    let (apart_at, is_missing) = apart.next().filter(|_| apart.next().is_none())?;
    let apart = row.figure(facts, apart_at)?;
    let is_level = |it: &&CheckedFigure<'a>| it.is_amount() && is_one_noun(facts, it, apart) && it.point > apart.point;
    let before = (0..at.min(apart_at)).rev().take(MAX_APART).filter_map(|at| row.figure(facts, at));
    let level = before.clone().find(is_level)?;
    // A goal that is printed is held against both by other kinds.
    let has_goal = (0..row.len()).any(|at| {
        row.figure(facts, at).is_some_and(|it| it.is_goal() && it.counts_like(apart, facts) && it.term != apart.term)
    });
    let builder = CheckBuilder::new(Kind::Left, facts.doc, &[level, apart, share]);
    let size = || super::super::clause::size(apart, 1);
    let goal = if is_missing { super::super::formula::Expr::Sum(vec![term(0), size()]) } else { term(0).minus(size()) };
    (!has_goal && !level.is_goal() && !share.is_goal())
        .then(|| builder.compares(term(0).over(goal).percent(), Relation::Equals, term(2)))
}

/// "640 học sinh, …, còn thiếu 12 giáo viên" are not of one noun, whoever both are.
fn is_one_noun(facts: &Facts<'_>, level: &CheckedFigure<'_>, apart: &CheckedFigure<'_>) -> bool {
    let is_one = level.mention.unit.text == apart.mention.unit.text || apart.is_generic(facts);
    level.counts_like(apart, facts) && (is_one || apart.mention.kind != MentionKind::Count)
}

/// True for an amount that is said to be missing, false for one that is said to be above; `None` for any other.
fn distance(facts: &Facts<'_>, row: &Row, at: usize) -> Option<bool> {
    let cues = &facts.structure.cues;
    let fact = row.figure(facts, at)?;
    let is_sort = matches!(fact.mention.kind, MentionKind::Count | MentionKind::Money | MentionKind::Measure);
    let words = super::super::clause::tail(row.gap(at));
    let is_short = is_sort && fact.mention.upper.is_none() && n_words(words) <= MAX_WORDS;
    let is_missing = super::super::rows::ends_with(words, &cues.short_by);
    let behind = head(row.gap(at + 1));
    let is_above = super::super::rows::ends_with(words, &cues.exceeds) && has(behind, &cues.goal);
    (is_short && (is_missing || is_above)).then_some(is_missing)
}
