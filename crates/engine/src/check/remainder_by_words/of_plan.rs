//! What is left of a goal, told in the sentence behind it: "571,9 tỷ đồng, bằng 82 % dự toán (697,4 tỷ đồng). Như vậy, ba tháng cuối năm chỉ
//! còn 125,5 tỷ đồng".

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::figure_in_row::proper_names;
use super::super::formula::Relation;
use super::super::kinds::Kind;
use super::super::model::{Check, CheckResults, Verdict};
use super::super::portion::is_known;
use super::super::rows::{Row, ends_with, has};
use super::super::verdict::{CheckBuilder, term};
use crate::Span;
use crate::reading::MentionKind;

/// Figures of a sentence that are looked at.
const MAX_FIGURES: usize = 12;
/// Checks of one text that are looked through for the same figures.
const MAX_BACK: usize = 200;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for rows in facts.rows().windows(2) {
        let [above, row] = rows else { continue };
        if row.sentence - above.sentence == 1 && row.block == above.block {
            let check = of_rows(facts, above, row);
            let is_held = |check: &Check| {
                let is_same = |other: &Check| check.terms.iter().all(|term| other.terms.contains(term));
                is_known(found, check) || found.checks.iter().rev().take(MAX_BACK).any(is_same)
            };
            found.extend(check.filter(|check| !is_held(check)));
        }
    }
}

/// The goal, what is reached of it beside its share, and the only amount of the next sentence.
fn of_rows<'a>(facts: &Facts<'a>, above: &Row, row: &Row) -> Option<Check> {
    let cues = &facts.structure.cues;
    let is_amount = |row: &Row, at: usize| row.figure(facts, at).is_some_and(CheckedFigure::is_amount);
    let mut amounts = (0..row.len().min(MAX_FIGURES)).filter(|at| is_amount(row, *at));
    let at = amounts.next().filter(|_| amounts.next().is_none())?;
    let rest =
        row.figure(facts, at).filter(|_| ends_with(row.gap(at), &cues.left) && !has(row.gap(at), &cues.earlier))?;
    let sentence = facts.doc.reading.sentences.get(rest.mention.sentence as usize)?.span;
    let before = Span { start: sentence.start, end: rest.mention.span.start.max(sentence.start) };
    // "Riêng sở Y tế còn 12 tỷ đồng": of one that has a name.
    if has(row.gap(at), &cues.apart) || !proper_names(before.of(facts.doc.text)).is_empty() {
        return None;
    }
    let share_at = (1..above.len().min(MAX_FIGURES)).find(|at| {
        let is_share = above.figure(facts, *at).is_some_and(|it| it.mention.kind == MentionKind::Percent);
        is_share && has(above.gap(at + 1), &cues.goal)
    })?;
    let like = |at: usize| above.figure(facts, at).filter(|it| it.is_amount() && it.counts_like(rest, facts));
    let goal = like(share_at + 1).filter(|_| above.gap(share_at + 1).trim_end().ends_with('('))?;
    let mut results = (0..share_at).filter_map(like);
    let result = results.next().filter(|_| results.next().is_none())?;
    let builder = CheckBuilder::new(Kind::Left, facts.doc, &[goal, result, rest]);
    let check = builder.compares(term(0).minus(term(1)), Relation::Equals, term(2));
    // More than all that is left of the goal is left of something else.
    let is_of_size = rest.point < goal.point && result.point < goal.point;
    (is_of_size || check.verdict == Verdict::Agrees).then_some(check)
}
