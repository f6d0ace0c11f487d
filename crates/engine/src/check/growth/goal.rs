//! A result over a goal that another sentence sets: "cả năm ước chi trên 760 tỷ đồng, vượt dự toán khoảng 65 tỷ đồng". Only what
//! holds is believed.

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind};

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::{Expr, Relation};
use super::super::kinds::Kind;
use super::super::model::{Check, CheckResults, Verdict};
use super::super::portion::{is_called, is_known};
use super::super::rows::{Row, has, n_words};
use super::super::verdict::{CheckBuilder, term};

/// Rows before one in which a goal stands.
const MAX_ROWS: usize = 24;
/// Figures of one row that are looked at.
const MAX_FIGURES: usize = 12;
/// Results over goals of one text that are looked at.
const MAX_FOUND: usize = 100;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let rows = facts.rows();
    let cues = &facts.structure.cues;
    let mut n = 0;
    for (at_row, row) in rows.iter().enumerate() {
        for at in 1..row.len().min(MAX_FIGURES) {
            let (Some(over), Some(level)) = (row.figure(facts, at), row.before(facts, at)) else { continue };
            let is_over = matches!(over.measure(), Measure::Excess | Measure::ChangeAbs)
                && matches!(over.mention.kind, MentionKind::Money | MentionKind::Count)
                && has(row.gap(at), &cues.goal);
            found.extend(short_by(facts, row, at).filter(|check| !is_known(found, check)));
            if !is_over || !level.is_amount() || !level.counts_like(over, facts) || n == MAX_FOUND {
                continue;
            }
            n += 1;
            let above = rows.get(at_row.saturating_sub(MAX_ROWS)..at_row).unwrap_or(&[]).iter().rev();
            let goals = above.flat_map(|row| goals(facts, row, level));
            let check = goals.map(|goal| check(facts, level, goal, over)).find(|it| it.verdict == Verdict::Agrees);
            found.extend(check.filter(|check| !is_known(found, check)));
        }
    }
}

/// "là 67 %, còn thiếu 8 điểm phần trăm mới đạt chỉ tiêu 75 %".
fn short_by(facts: &Facts<'_>, row: &Row, at: usize) -> Option<Check> {
    let cues = &facts.structure.cues;
    let (level, short, goal) = (row.before(facts, at)?, row.figure(facts, at)?, row.figure(facts, at + 1)?);
    let is_level = level.is_amount() || level.is_percentage();
    let is_goal = (goal.is_amount() || goal.is_percentage()) && is_called(row.gap(at + 1), cues);
    let is_like =
        level.kind_is(goal) && short.kind_is(goal) && (level.is_percentage() || level.counts_like(goal, facts));
    let is_said = has(row.gap(at), &cues.short_by) && n_words(row.gap(at)) <= MAX_SHORT_WORDS;
    let is_short = is_level && is_goal && is_like && is_said && !level.is_goal();
    let builder = CheckBuilder::new(Kind::Growth, facts.doc, &[goal, level, short]);
    let missing = term(0).minus(term(1));
    let is_signed = short.point.is_negative();
    let missing = if is_signed { Expr::Number(Rational::ZERO).minus(missing) } else { missing };
    is_short.then(|| builder.compares(missing, Relation::Equals, term(2)))
}

/// Words between a level and what is missing.
const MAX_SHORT_WORDS: usize = 6;

fn goals<'b, 'a>(
    facts: &'b Facts<'a>,
    row: &'b Row,
    level: &'b CheckedFigure<'a>,
) -> impl Iterator<Item = &'b CheckedFigure<'a>> {
    let figures = (0..row.len().min(MAX_FIGURES)).filter_map(|at| Some((at, row.figure(facts, at)?)));
    let is_goal = |at: usize, fact: &CheckedFigure<'_>| fact.is_goal() || is_called(row.gap(at), &facts.structure.cues);
    let goals =
        figures.filter(move |(at, fact)| fact.is_amount() && is_goal(*at, fact) && fact.counts_like(level, facts));
    goals.map(|(_, fact)| fact)
}

fn check<'a>(
    facts: &Facts<'a>,
    level: &CheckedFigure<'a>,
    goal: &CheckedFigure<'a>,
    over: &CheckedFigure<'a>,
) -> Check {
    let builder = CheckBuilder::new(Kind::Growth, facts.doc, &[level, goal, over]);
    builder.compares(term(0).minus(term(1)), Relation::Equals, term(2))
}
