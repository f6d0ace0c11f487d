//! Parts and a whole that are each told in two sorts of figures: "2.914 đơn vị nợ 412,6 tỷ đồng … Doanh nghiệp có 2.897 đơn vị với 411,2
//! tỷ đồng; khối hành chính có 17 đơn vị, 1,4 tỷ đồng". Where one sort makes its whole to the last digit, the other must.

use super::super::Kind;
use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::Relation;
use super::super::model::{Check, CheckResults, Verdict};
use super::super::verdict::{sum_of, term};
use super::lists::{equal, is_new};
use super::{builder, is_amount, n_digits};
use crate::interval::Rational;
use crate::reading::Qualifier;

/// Digits of a whole that its parts do not make by chance.
const MIN_DIGITS: usize = 4;
/// Figures from one to the other of a pair.
const MAX_APART: usize = 3;
/// Sums of one text whose neighbours are looked at.
const MAX_SUMS: usize = 400;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let is_sum = |check: &&Check| {
        check.kind == Kind::OfWhich && check.verdict == Verdict::Agrees && check.formula.relation == Relation::Equals
    };
    let sums: Vec<Vec<super::super::Term>> =
        found.checks.iter().filter(is_sum).take(MAX_SUMS).map(|check| check.terms.clone()).collect();
    for terms in sums {
        let figures = terms.iter().map(|term| facts.list.iter().position(|fact| fact.term == *term));
        let Some(figures) = figures.collect::<Option<Vec<usize>>>() else { continue };
        let is_long = figures.last().and_then(|at| facts.list.get(*at)).is_some_and(is_long);
        for is_behind in [true, false] {
            let check = is_long.then(|| of_neighbours(facts, &figures, is_behind)).flatten();
            found.extend(check.filter(|check| is_new(found, check) && !is_within(found, check)));
        }
    }
}

/// True if another sum takes the same figures and more.
fn is_within(found: &CheckResults, check: &Check) -> bool {
    let mut sums = found.checks.iter().rev().take(MAX_SUMS);
    sums.any(|other| other.kind == Kind::OfWhich && check.terms.iter().all(|term| other.terms.contains(term)))
}

fn is_long(whole: &CheckedFigure<'_>) -> bool {
    n_digits(whole.mention.value) >= MIN_DIGITS
}

/// The check of the figures of another sort that stand next to those of a sum, all behind them or all before.
fn of_neighbours<'a>(facts: &Facts<'a>, figures: &[usize], is_behind: bool) -> Option<Check> {
    let others: Vec<&CheckedFigure<'a>> =
        figures.iter().map(|at| neighbour(facts, *at, is_behind)).collect::<Option<_>>()?;
    let (whole, parts) = others.split_last()?;
    let mut own: Vec<_> = others.iter().map(|fact| fact.term).collect();
    own.sort_unstable();
    own.dedup();
    let is_like = |part: &&&CheckedFigure<'_>| part.counts_like(whole, facts) && part.is_goal() == whole.is_goal();
    let are_like = own.len() == others.len() && parts.iter().all(|part| is_like(&part));
    let n = parts.len();
    if !are_like || n < 2 {
        return None;
    }
    if let Some(check) = equal(facts, whole, parts) {
        return Some(check);
    }
    let sum = parts.iter().try_fold(Rational::ZERO, |sum, part| sum.checked_add(part.point))?;
    let (half, twice) = (sum.checked_mul(Rational::new(1, 2)?)?, sum.checked_mul(Rational::whole(2))?);
    let is_of_size = whole.point > half && whole.point < twice;
    let is_exact = others.iter().all(|fact| fact.mention.qualifier == Qualifier::Exact);
    (is_of_size && is_exact).then(|| builder(facts, whole, parts).compares(sum_of(0..n), Relation::Equals, term(n)))
}

/// The nearest amount of another sort in the sentence, a few figures on.
fn neighbour<'b, 'a>(facts: &'b Facts<'a>, at: usize, is_behind: bool) -> Option<&'b CheckedFigure<'a>> {
    let own = facts.list.get(at)?;
    let is_it = |fact: &&CheckedFigure<'_>| {
        is_amount(fact) && fact.shares_sentence(own) && !fact.counts_like(own, facts) && fact.mention.upper.is_none()
    };
    // Another figure of its own sort ends what is told of it.
    let is_own_sort = |fact: &&CheckedFigure<'_>| fact.mention.span != own.mention.span && fact.counts_like(own, facts);
    if is_behind {
        let near = facts.list.get(at + 1..facts.list.len().min(at + 1 + MAX_APART)).unwrap_or(&[]);
        return near.iter().take_while(|fact| !is_own_sort(fact)).find(is_it);
    }
    let near = facts.list.get(at.saturating_sub(MAX_APART)..at).unwrap_or(&[]);
    near.iter().rev().take_while(|fact| !is_own_sort(fact)).find(is_it)
}
