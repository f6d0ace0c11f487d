//! A steady amount told for two stretches of time: "mỗi ngày xử lý 450 tấn rác, như vậy một tuần xử lý 3.150 tấn".

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind};

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::{Expr, Relation};
use super::super::kinds::Kind;
use super::super::model::CheckResults;
use super::super::rows::{Row, begins, behind_cue, cues_of};
use super::super::structure::CueList;
use super::super::verdict::{CheckBuilder, term};

/// Figures of one row that are looked at.
const MAX_FIGURES: usize = 24;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for row in facts.rows() {
        for at in 1..row.len().min(MAX_FIGURES) {
            let (Some(short), Some(long)) = (row.figure(facts, at - 1), row.figure(facts, at)) else { continue };
            let is_like = short.counts_like(long, facts) && short.is_goal() == long.is_goal();
            let Some(factor) = factor(facts, row, at).filter(|_| is_like && is_flow(short) && is_flow(long)) else {
                continue;
            };
            let builder = CheckBuilder::new(Kind::Product, facts.doc, &[short, long]);
            let all = term(0).times(Expr::Number(Rational::whole(factor)));
            found.push(builder.compares(all, Relation::Equals, term(1)));
        }
    }
}

fn is_flow(fact: &CheckedFigure<'_>) -> bool {
    let is_sort = matches!(fact.mention.kind, MentionKind::Count | MentionKind::Money | MentionKind::Measure);
    is_sort && matches!(fact.measure(), Measure::Level | Measure::Average) && fact.mention.upper.is_none()
}

/// How many of the shorter stretch, named before the first figure, are one of the longer, named before the second.
fn factor(facts: &Facts<'_>, row: &Row, at: usize) -> Option<i64> {
    let cues = &facts.structure.cues;
    let named = |gap: &str, opens: &CueList, word: &str| {
        let rest = cues_of(gap, opens).filter_map(|it| gap.get(behind_cue(it)..)?.strip_prefix(' '));
        rest.into_iter().any(|rest| begins(rest, word))
    };
    let links = facts.structure.conversions.iter().filter_map(|link| Some((link.words.as_ref()?, link.factor)));
    let mut fitting = links.filter(|([long, short], _)| {
        named(row.gap(at - 1), &cues.every, short) && named(row.gap(at), &cues.one_of, long)
    });
    fitting.next().map(|(_, factor)| factor)
}
