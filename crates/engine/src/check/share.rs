//! A level over its stated target or base is the stated share: 3,72 triệu of 25.358.667 is 14,665 %.

use crate::reading::{Measure, MentionKind};

use super::checked_figure::{CheckedFigure, Facts};
use super::structure::{Base, BaseKind};
use super::verdict::{CheckBuilder, term};
use super::{CheckNote, CheckResults, Kind, Quantity, Relation};

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for share in facts.list.iter().filter(|fact| fact.measure() == Measure::Share && fact.is_actual()) {
        let Some(base) = base_of(facts, share) else { continue };
        let Some(level) = level_of(facts, share) else { continue };
        let whole = match base.kind {
            BaseKind::Target => target_in_bracket(facts, level, share)
                .or_else(|| target_of(facts, level))
                .or_else(|| target_beside(facts, level, share)),
            BaseKind::Quantity => stated_base(facts, base, level),
        };
        match whole {
            Some(whole) => {
                let builder = CheckBuilder::new(Kind::Share, facts.doc, &[level, whole, share]);
                found.push(builder.compares(term(0).over(term(1)).percent(), Relation::Equals, term(2)));
            }
            None if base.kind == BaseKind::Target && level.indicator().is_some() => {
                let builder =
                    CheckBuilder::new(Kind::Share, facts.doc, &[level, share]).note(CheckNote::TargetNotStated);
                found.push(builder.gives(Quantity::ImpliedTarget, term(0).over(term(1).fraction())));
            }
            None => {}
        }
    }
}

/// What a share is of, by the words in the text.
pub(super) fn base_of<'a>(facts: &Facts<'a>, share: &CheckedFigure<'_>) -> Option<&'a Base> {
    facts.structure.base_named(share.observation.denominator.as_deref()?)
}

/// The result that a share is the share of: the same indicator, or the level that its rate is of; for a share that no
/// indicator claims, the level before it in its sentence.
fn level_of<'b, 'a>(facts: &'b Facts<'a>, share: &'b CheckedFigure<'a>) -> Option<&'b CheckedFigure<'a>> {
    let is_result =
        |level: &&CheckedFigure<'_>| level.is_actual() && level.shares_place(share) && level.shares_scope(share);
    let Some(indicator) = share.indicator() else {
        let before = facts.around(share).iter().filter(|level| {
            level.measure() == Measure::Level
                && level.shares_sentence(share)
                && level.mention.span.end <= share.mention.span.start
        });
        let before = before.filter(|level| matches!(level.mention.kind, MentionKind::Count | MentionKind::Money));
        return before.filter(is_result).max_by_key(|level| level.mention.span.end);
    };
    let of = facts.structure.shares.iter().find(|link| link.share == indicator).map_or(indicator, |link| &link.of);
    let candidates = facts
        .near(share, of, Measure::Level)
        .filter(is_result)
        .filter(|level| level.shares_time(share) || share.period().is_none() || level.shares_sentence(share));
    facts.nearest(share, candidates).filter(|level| !has_other_between(facts, level, share))
}

/// True if another amount stands between a level and a share behind it in one sentence: the share is the other's.
fn has_other_between(facts: &Facts<'_>, level: &CheckedFigure<'_>, share: &CheckedFigure<'_>) -> bool {
    let is_amount = |fact: &CheckedFigure<'_>| {
        fact.measure() == Measure::Level
            && matches!(fact.mention.kind, MentionKind::Count | MentionKind::Money)
            && !fact.is_goal()
    };
    let (from, to) = (level.mention.span.end, share.mention.span.start);
    let is_between = |fact: &CheckedFigure<'_>| fact.mention.span.start >= from && fact.mention.span.end <= to;
    level.shares_sentence(share) && facts.around(share).iter().any(|fact| is_amount(fact) && is_between(fact))
}

/// The stated goal for a result.
pub(super) fn target_of<'b, 'a>(facts: &'b Facts<'a>, level: &'b CheckedFigure<'a>) -> Option<&'b CheckedFigure<'a>> {
    let indicator = level.indicator()?;
    let linked = facts.structure.targets.iter().find(|link| link.result == indicator).map(|link| link.target.as_str());
    let candidates = facts.around(level).iter().filter(|goal| {
        let is_its = goal.indicator() == Some(indicator) || (linked.is_some() && goal.indicator() == linked);
        goal.is_goal()
            && goal.measure() == Measure::Level
            && is_its
            && goal.shares_place(level)
            && goal.is_commensurable(level)
            && covers(goal, level)
    });
    facts.nearest(level, candidates)
}

/// True if a goal is set for the time of a level: next year's is another one. Where a time is not known, only a goal right
/// beside the level is its.
fn covers(goal: &CheckedFigure<'_>, level: &CheckedFigure<'_>) -> bool {
    let (Some(set), Some(end)) = (goal.period(), level.end()) else {
        return goal.mention.sentence.abs_diff(level.mention.sentence) <= 1;
    };
    let is_far = goal.mention.sentence.abs_diff(level.mention.sentence) > MAX_SENTENCES;
    !is_far && set.start.is_none_or(|start| start <= end) && set.end.is_none_or(|last| last >= end)
}

/// Sentences between a level and the goal that it is measured by.
const MAX_SENTENCES: u32 = 12;

/// The goal behind a share in its sentence, where no indicator tells: "đạt 59 % kế hoạch (7,5 triệu lượt khách)".
fn target_beside<'b, 'a>(
    facts: &'b Facts<'a>,
    level: &CheckedFigure<'_>,
    share: &'b CheckedFigure<'a>,
) -> Option<&'b CheckedFigure<'a>> {
    let behind = facts.around(share).iter().filter(|goal| {
        goal.is_goal()
            && goal.measure() == Measure::Level
            && goal.shares_sentence(share)
            && share.mention.span.end <= goal.mention.span.start
            && goal.is_commensurable(level)
            && (goal.indicator().is_none() || goal.indicator() == level.indicator())
    });
    behind.min_by_key(|goal| goal.mention.span.start)
}

/// The goal that a bracket tells right behind the share: "bằng 58,3 % kế hoạch năm (21.800 người)".
fn target_in_bracket<'b, 'a>(
    facts: &'b Facts<'a>,
    level: &CheckedFigure<'_>,
    share: &'b CheckedFigure<'a>,
) -> Option<&'b CheckedFigure<'a>> {
    let goal = target_beside(facts, level, share)?;
    let words = facts.doc.text.get(share.mention.span.end as usize..goal.mention.span.start as usize)?.trim_end();
    let name = words.strip_suffix('(')?;
    (!name.contains([',', ';', '(', '.']) && name.split_whitespace().count() <= MAX_NAME).then_some(goal)
}

/// Words of the name of a goal.
const MAX_NAME: usize = 8;

fn stated_base<'b, 'a>(
    facts: &'b Facts<'a>,
    base: &Base,
    level: &'b CheckedFigure<'a>,
) -> Option<&'b CheckedFigure<'a>> {
    let indicator = base.indicator.as_deref()?;
    facts.nearest(level, facts.near(level, indicator, Measure::Level).filter(|fact| fact.shares_setting(level)))
}
