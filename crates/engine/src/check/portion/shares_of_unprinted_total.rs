//! Amounts that each have a share beside them, one after the other: "tại trường 78.912 em (41,6 %), theo nhóm khác 110.822 em
//! (58,4 %)", "trung ương hỗ trợ 30 % (291.600 đồng), tỉnh 10 % (97.200 đồng), gia đình 60 %, tức 583.200 đồng". Where the
//! shares make a hundred, or all but one are those of the sum, the sum is the whole, which need not be printed.

use crate::interval::Rational;
use crate::reading::Qualifier;

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::clause::head;
use super::super::formula::{Expr, Relation};
use super::super::kinds::Kind;
use super::super::model::{Check, CheckResults, Verdict};
use super::super::rows::{Row, has, is_only};
use super::super::verdict::{CheckBuilder, sum_of, term};
use super::is_precise;

/// Pairs of one whole.
const MAX_PAIRS: usize = 8;
/// Sentences between one pair and the next.
const MAX_SENTENCES: u32 = 3;
/// Figures of one row that are looked at.
const MAX_FIGURES: usize = 24;

/// An amount and the share that stands beside it.
#[derive(Clone, Copy)]
pub(super) struct Pair<'b, 'a> {
    pub(super) amount: &'b CheckedFigure<'a>,
    pub(super) share: &'b CheckedFigure<'a>,
}

/// True if one pair follows another, of the same noun.
pub(super) fn is_next(facts: &Facts<'_>, a: &Pair<'_, '_>, b: &Pair<'_, '_>) -> bool {
    b.amount.mention.sentence - a.amount.mention.sentence <= MAX_SENTENCES && a.amount.counts_like(b.amount, facts)
}

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let pairs: Vec<Pair<'_, '_>> = facts.rows().iter().flat_map(|row| of_row(facts, row)).collect();
    for run in pairs.chunk_by(|a, b| is_next(facts, a, b)) {
        let mut from = 0;
        while from + 1 < run.len() {
            let ends = from + 2..=run.len().min(from + MAX_PAIRS);
            let whole = ends.filter_map(|to| Some((to, of_whole(facts, run.get(from..to)?)?))).next();
            let Some((to, checks)) = whole else {
                from += 1;
                continue;
            };
            let is_new = |check: &Check| !found.checks.iter().rev().take(MAX_BACK).any(|other| other.id == check.id);
            let new: Vec<Check> = checks.into_iter().filter(is_new).collect();
            found.extend(new);
            from = to;
        }
    }
}

/// Checks of one text that are looked through for the same one.
const MAX_BACK: usize = 200;

pub(super) fn of_row<'b, 'a>(facts: &'b Facts<'a>, row: &Row) -> Vec<Pair<'b, 'a>> {
    let cues = &facts.structure.cues;
    let is_amount = |fact: &&CheckedFigure<'_>| fact.is_amount() && !fact.is_goal() && fact.point > Rational::ZERO;
    let of_share = |at: usize| {
        let share = row.figure(facts, at).filter(|it| it.is_percentage() && !it.is_goal())?;
        let (before, behind) = (row.gap(at), row.gap(at + 1));
        if share.mention.qualifier != Qualifier::Exact || has(behind, &cues.goal) || has(before, &cues.goal) {
            return None;
        }
        // "đạt 240 triệu USD, bằng 87,5 % so với cả năm 2003": of another time.
        if has(head(behind), &cues.against) && !has(head(behind), &cues.whole) {
            return None;
        }
        let earlier = row.before(facts, at).filter(is_amount).filter(|_| is_only(before, &cues.share_words));
        let is_same = || behind.trim() == "(" || (is_only(behind, &cues.same_value) && has(behind, &cues.says_same));
        let amount = earlier.or_else(|| row.figure(facts, at + 1).filter(is_amount).filter(|_| is_same()))?;
        Some(Pair { amount, share })
    };
    (0..row.len().min(MAX_FIGURES)).filter_map(of_share).collect()
}

/// The checks of pairs that are all of one whole; `None` if nothing says so.
fn of_whole<'a>(facts: &Facts<'a>, pairs: &[Pair<'_, 'a>]) -> Option<Vec<Check>> {
    let shares: Vec<&CheckedFigure<'a>> = pairs.iter().map(|pair| pair.share).collect();
    let n = pairs.len();
    let all = CheckBuilder::new(Kind::Hundred, facts.doc, &shares);
    let all = all.compares(sum_of(0..n), Relation::Equals, Expr::Number(Rational::HUNDRED));
    let checks: Vec<(Check, bool)> =
        (0..n).filter_map(|at| Some((share_of(facts, pairs, at)?, is_precise(pairs.get(at)?.share)))).collect();
    let is_held = |check: &Check| check.verdict == Verdict::Agrees;
    let n_held = checks.iter().filter(|(check, is_precise)| is_held(check) && *is_precise).count();
    // Two make it to the last digit: as many that are about a hundred are of two wholes.
    let sum = shares.iter().try_fold(Rational::ZERO, |sum, share| sum.checked_add(share.point));
    let makes_all = is_held(&all) && (n > 2 || sum == Some(Rational::HUNDRED));
    // Two shares may make a hundred by chance, and so may three without decimals.
    let is_sure = makes_all
        && (n_held > 0
            || shares.iter().all(|share| is_precise(share))
            || checks.iter().all(|(check, _)| is_held(check)));
    if !is_sure && (n_held + 1 < n || n_held == 0) {
        return None;
    }
    let own = makes_all && n > 2;
    Some(own.then_some(all).into_iter().chain(checks.into_iter().map(|(check, _)| check)).collect())
}

/// One of the amounts over all of them is its share.
fn share_of<'a>(facts: &Facts<'a>, pairs: &[Pair<'_, 'a>], at: usize) -> Option<Check> {
    let n = pairs.len();
    let mut terms: Vec<&CheckedFigure<'a>> = pairs.iter().map(|pair| pair.amount).collect();
    terms.push(pairs.get(at)?.share);
    let builder = CheckBuilder::new(Kind::Portion, facts.doc, &terms);
    Some(builder.compares(term(at).over(sum_of(0..n)).percent(), Relation::Equals, term(n)))
}
