//! One amount in two units: "không quá 10 năm (120 tháng)", "1,2 ha, tức 12.000 m²". How units hang together is data.

use crate::interval::Rational;
use crate::reading::{MentionKind, Qualifier};

use super::checked_figure::{CheckedFigure, Facts};
use super::formula::{Expr, Relation};
use super::kinds::Kind;
use super::model::{CheckResults, Verdict};
use super::rows::{Row, has, is_only};
use super::verdict::{CheckBuilder, term};

/// Figures of one row that are looked at.
const MAX_FIGURES: usize = 400;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for row in facts.rows() {
        for at in 1..row.len().min(MAX_FIGURES) {
            let (Some(first), Some(second)) = (row.figure(facts, at - 1), row.figure(facts, at)) else { continue };
            let Some(is_sure) = is_told_again(facts, row, at) else { continue };
            let Some((large, small, factor)) = in_two_units(facts, first, second) else { continue };
            let amount = term(0).times(Expr::Number(Rational::whole(factor)));
            // "1.954 giây (tương đương 32 phút 34 giây)": the rest of the amount, in the smaller unit.
            let next = row.figure(facts, at + 1).filter(|next| is_rest(facts, row, at + 1, second, next));
            let check = match next {
                Some(rest) if rest.mention.unit.id == small.mention.unit.id => {
                    let builder = CheckBuilder::new(Kind::Converted, facts.doc, &[large, small, rest]);
                    builder.compares(Expr::Sum(vec![amount, term(2)]), Relation::Equals, term(1))
                }
                Some(_) => continue,
                None => {
                    let builder = CheckBuilder::new(Kind::Converted, facts.doc, &[large, small]);
                    builder.compares(amount, Relation::Equals, term(1))
                }
            };
            if check.verdict == Verdict::Agrees || is_sure {
                found.push(check);
            }
        }
    }
}

/// True if a figure goes on with the one right before it, in a smaller unit: "32 phút 34 giây".
fn is_rest(facts: &Facts<'_>, row: &Row, at: usize, whole: &CheckedFigure<'_>, rest: &CheckedFigure<'_>) -> bool {
    let is_next = row.gap(at).trim().is_empty() || is_only(row.gap(at), &facts.structure.cues.joins);
    let ids = whole.mention.unit.id.as_ref().zip(rest.mention.unit.id.as_ref());
    let is_smaller = |(from, to): (&String, &String)| {
        facts.structure.conversions.iter().any(|link| link.from == *from && link.to == *to)
    };
    is_next && ids.is_some_and(is_smaller)
}

/// True if the words leave no doubt that two neighbours are one amount, `None` if they do not say so.
fn is_told_again(facts: &Facts<'_>, row: &Row, at: usize) -> Option<bool> {
    let (cues, gap) = (&facts.structure.cues, row.gap(at));
    let is_bracket = gap.trim() == "(";
    let is_closed = row.gap(at + 1).trim_start().starts_with(')');
    let is_called = is_only(gap, &cues.same_value) && has(gap, &cues.says_same);
    // "6 tháng hay 1 năm" are two times.
    let is_sure = (is_bracket && is_closed) || (is_called && has(gap, &cues.surely_same));
    (is_bracket || is_called).then_some(is_sure)
}

/// Two figures whose units hang together: the one in the larger unit, the other, and how many of its units are one.
fn in_two_units<'b, 'a>(
    facts: &Facts<'_>,
    first: &'b CheckedFigure<'a>,
    second: &'b CheckedFigure<'a>,
) -> Option<(&'b CheckedFigure<'a>, &'b CheckedFigure<'a>, i64)> {
    let is_sort = |fact: &CheckedFigure<'_>| {
        matches!(fact.mention.kind, MentionKind::Duration | MentionKind::Measure | MentionKind::Count)
            && fact.mention.upper.is_none()
            && fact.point > Rational::ZERO
            && fact.mention.qualifier != Qualifier::AtLeast
    };
    let unit = |fact: &CheckedFigure<'_>| fact.mention.unit.id.clone();
    let link = |large: &CheckedFigure<'_>, small: &CheckedFigure<'_>| {
        let (from, to) = (unit(large)?, unit(small)?);
        facts.structure.conversions.iter().find(|link| link.from == from && link.to == to).map(|link| link.factor)
    };
    if !is_sort(first) || !is_sort(second) {
        return None;
    }
    let forth = link(first, second).map(|factor| (first, second, factor));
    forth.or_else(|| link(second, first).map(|factor| (second, first, factor)))
}
