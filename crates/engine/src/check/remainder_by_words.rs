//! "189.734/190.880 học sinh có thẻ. Còn 1.146 em chưa có thẻ": so many of so many, and those who are left.

mod by_share;
mod of_plan;
mod of_row;
mod to_goal;

use crate::interval::Rational;
use crate::reading::MentionKind;

use super::checked_figure::{CheckedFigure, Facts};
use super::formula::{Expr, Relation};
use super::kinds::Kind;
use super::model::{CheckResults, Verdict};
use super::rows::{Row, has, n_words};
use super::verdict::{CheckBuilder, term};

/// Figures behind "so many of so many" that are looked at.
const MAX_AHEAD: usize = 4;
/// Words before a figure among which "còn" stands.
const MAX_WORDS: usize = 8;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let rows = facts.rows();
    for (at_row, row) in rows.iter().enumerate() {
        for at in 0..row.len() {
            let Some(part) = row.figure(facts, at) else { continue };
            let Some(all) = part.out_of(facts.doc.text).filter(|all| *all > part.point) else { continue };
            let next = rows.get(at_row + 1).filter(|next| next.sentence - row.sentence <= 1);
            let behind = (at + 1..row.len().min(at + MAX_AHEAD)).map(|at| (row, at)).chain(next.map(|next| (next, 0)));
            // A share of the same may stand between.
            let mut behind = behind
                .filter(|(row, at)| row.figure(facts, *at).is_some_and(|it| it.mention.kind != MentionKind::Percent));
            let Some((row, at)) = behind.next() else { continue };
            if let Some(rest) = row.figure(facts, at).filter(|rest| is_rest(facts, row, at, rest, part)) {
                let builder = CheckBuilder::new(Kind::Left, facts.doc, &[part, rest]);
                let check = builder.compares(Expr::Number(all).minus(term(0)), Relation::Equals, term(1));
                // "còn 12 xã khó khăn" are some of those who are left, or of all.
                let is_sure = rest.counts_like(part, facts) && is_sure(facts, row, at);
                if check.verdict == Verdict::Agrees || is_sure {
                    found.push(check);
                }
            }
        }
    }
    by_share::find(facts, found);
    of_row::find(facts, found);
    of_plan::find(facts, found);
    to_goal::find(facts, found);
}

/// The words leave no doubt that those are all who are left: "còn lại", or "còn 1.146 em chưa có thẻ".
fn is_sure(facts: &Facts<'_>, row: &Row, at: usize) -> bool {
    let cues = &facts.structure.cues;
    let behind = row.gap(at + 1).split_whitespace().take(MAX_WORDS).fold(" ".to_owned(), |all, word| all + word + " ");
    has(row.gap(at), &cues.others) || has(&behind, &cues.not_yet)
}

/// An amount that is said to be what is left: "còn 1.146 em", of the same noun or of one that the text does not name again.
fn is_rest(facts: &Facts<'_>, row: &Row, at: usize, rest: &CheckedFigure<'_>, part: &CheckedFigure<'_>) -> bool {
    let gap = row.gap(at);
    let is_whole = rest.point.is_whole() && rest.point > Rational::ZERO;
    let is_said = has(gap, &facts.structure.cues.left) && n_words(gap) <= MAX_WORDS;
    let is_like = rest.counts_like(part, facts) || (at == 0 && rest.kind_is(part));
    rest.is_amount() && !rest.is_goal() && is_whole && is_said && is_like
}
