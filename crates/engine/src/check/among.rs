//! Some of so many: "trong 600.000 doanh nghiệp thì mới có hơn 250.000 đơn vị đóng". Some are not more than all.

use crate::interval::Rational;
use crate::reading::MentionKind;

use super::checked_figure::{CheckedFigure, Facts};
use super::formula::Relation;
use super::kinds::Kind;
use super::model::{Check, CheckNote, CheckResults, Verdict};
use super::rows::{ends_with, n_words};
use super::verdict::{CheckBuilder, term};

/// Checks of one text that are looked through for one of the same figures.
const MAX_BACK: usize = 200;
/// Words between all and some.
const MAX_WORDS: usize = 10;
/// Figures of one row that are looked at.
const MAX_FIGURES: usize = 24;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let cues = &facts.structure.cues;
    for row in facts.rows() {
        for at in 1..row.len().min(MAX_FIGURES) {
            let (Some(all), Some(some)) = (row.figure(facts, at - 1), row.figure(facts, at)) else { continue };
            let gap = row.gap(at);
            let is_opened = ends_with(row.gap(at - 1), &cues.out_of) && ends_with(gap, &cues.there_are);
            if !is_opened
                || n_words(gap) > MAX_WORDS
                || gap.contains(['.', ';', '('])
                || !are_of_one_sort(facts, all, some)
            {
                continue;
            }
            let builder = CheckBuilder::new(Kind::Among, facts.doc, &[some, all]).note(CheckNote::FromText);
            let check: Check = builder.compares(term(0), Relation::AtMost, term(1));
            // "trong 2 xã có 5 xã viên": a noun that only begins like the other is of something else.
            let is_sure = all.mention.unit.text == some.mention.unit.text;
            let is_in = |check: &Check| [all.term, some.term].iter().all(|term| check.terms.contains(term));
            let is_known = found.checks.iter().rev().take(MAX_BACK).any(is_in);
            if (check.verdict == Verdict::Agrees || is_sure) && !is_known {
                found.push(check);
            }
        }
    }
}

/// Things of one noun, or of one that stands for it.
fn are_of_one_sort(facts: &Facts<'_>, all: &CheckedFigure<'_>, some: &CheckedFigure<'_>) -> bool {
    let is_count = |fact: &CheckedFigure<'_>| fact.is_amount() && fact.mention.kind == MentionKind::Count;
    let is_goal = all.is_goal() || some.is_goal();
    is_count(all)
        && is_count(some)
        && !is_goal
        && all.point > Rational::ONE
        && (some.counts_like(all, facts) || some.is_generic(facts))
}
