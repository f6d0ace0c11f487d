//! Shares of one whole in a short statement: they add up to a hundred, and what is left is what they leave.

use crate::interval::Rational;
use crate::reading::MentionKind;

use super::super::checked_figure::CheckedFigure;
use super::super::formula::{Expr, Relation};
use super::super::kinds::Kind;
use super::super::model::{Check, CheckNote};
use super::super::rows::{after_first, has, has_one, n_words, normal};
use super::super::structure::Cues;
use super::super::verdict::{CheckBuilder, sum_of, term};
use super::Statement;
use super::part::{Part, Sort, is_exact};
use super::sum::is_rest;

/// The check of a percentage at a place.
pub(super) fn claim(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    rest_of_hundred(statement, at).or_else(|| hundred(statement, at))
}

/// "34,5 % …, còn lại 65,5 %".
fn rest_of_hundred(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let own = statement.part(at).filter(|own| own.way.is_none() && is_rest(statement, at))?;
    let cues = statement.cues();
    let others: Vec<usize> = (0..statement.parts.len())
        .filter(|it| *it != at && statement.part(*it).is_some_and(|it| it.sort == Sort::Percent))
        .collect();
    let is_share = |other: &usize| {
        statement.part(*other).is_some_and(|it| {
            // "hỗ trợ 50 % nếu là hộ nghèo; các trường hợp còn lại được 20 %".
            let is_given = has(&it.before, &cues.given_to_each) || has(it.base(), &cues.given_to_each);
            it.way.is_none() && !it.is_earlier(cues) && !it.is_goal(cues) && !is_given
        }) && *other < at
    };
    let n = others.len();
    let mut terms: Vec<_> = others.iter().filter_map(|it| statement.fact(*it)).collect();
    let sum = terms.iter().try_fold(Rational::ZERO, |sum, it| sum.checked_add(it.point))?;
    let is_sort = n > 0
        && others.iter().all(is_share)
        && sum < Rational::HUNDRED
        && statement.spans_both(&[others.first().copied()?, at]);
    // One alone that is left of one alone, in one sentence: no list of which another part stands elsewhere.
    // "Gần 70 % số hộ đã chuyển giống. Phần còn lại, hơn 40 %, …".
    let opens_with_rest = own.is_first && has(&own.before, &cues.remaining) && n_words(&own.before) <= 5;
    let is_one = (statement.last == 0 || opens_with_rest) && own.fact.point < Rational::HUNDRED;
    terms.push(own.fact);
    let builder = CheckBuilder::new(Kind::Hundred, statement.facts.doc, &terms);
    let left = Expr::Number(Rational::HUNDRED).minus(sum_of(0..n));
    let told = sum.checked_add(own.fact.point)?;
    let is_of_size = told > Rational::whole(75) && told < Rational::whole(130);
    let is_closed = statement.is_closed(&[others.as_slice(), &[at]].concat());
    (is_sort && is_one && is_of_size && is_closed).then(|| builder.compares(left, Relation::Equals, term(n)))
}

/// Shares that are said to make up one whole: "thị phần của ba hãng lần lượt là 45 %, 35 % và 20 %".
fn hundred(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let cues = statement.cues();
    // "dưới 30 tuổi 34 %": an age names a part.
    let is_age = |it: &Part<'_, '_>| it.fact.mention.unit.id.as_deref() == Some("age");
    let is_some = |at: &usize| statement.part(*at).is_some_and(|it| it.sort != Sort::Other && !is_age(it));
    let all: Vec<usize> = (0..statement.parts.len()).filter(is_some).collect();
    let parts: Vec<&Part<'_, '_>> = all.iter().filter_map(|it| statement.part(*it)).collect();
    let n = parts.len();
    let first = parts.first()?;
    // "chỉ dùng bốn cách đi lại: xe máy 61 %, ô tô 17 %, xe buýt 9 %, đi bộ 5 %": as many shares as things.
    let counted = statement.facts.starting_in(statement.before(*all.first()?));
    let is_number = |it: &CheckedFigure<'_>| {
        it.mention.kind == MentionKind::Count && i64::try_from(n).is_ok_and(|n| it.point == Rational::whole(n))
    };
    let is_only = n > 2 && has(&first.before, &cues.only) && counted.iter().any(is_number);
    let called = [&cues.make_up, &cues.shares_of_all, &cues.all_of_one];
    let names_all = called.into_iter().any(|list| has(&first.before, list));
    let is_all_of_one =
        is_only || names_all || has(&first.before, &cues.all_of_one) || has(&first.before, &cues.of_everything);
    let overlaps = |it: &&Part<'_, '_>| has(&it.before, &cues.overlapping) || has(it.base(), &cues.overlapping);
    let is_share = |it: &&Part<'_, '_>| {
        let is_other = [&cues.against, &cues.goal, &cues.earlier].into_iter().any(|list| has(&it.before, list));
        let is_other = is_other || (!it.is_first && has(&it.before, &cues.of_which));
        it.sort == Sort::Percent
            && it.way.is_none()
            && !is_other
            && (is_exact(it.fact) || is_all_of_one || n == 2)
            && !it.fact.is_goal()
    };
    let sum = parts.iter().try_fold(Rational::ZERO, |sum, it| sum.checked_add(it.fact.point))?;
    let is_about = sum >= Rational::whole(75) && sum <= Rational::whole(130);
    if all.last() != Some(&at)
        || n < 2
        || statement.last != 0
        || !parts.iter().all(is_share)
        || !is_about
        || !statement.is_closed(&all)
    {
        return None;
    }
    let is_called = n > 2 && (is_only || names_all || are_all_counted(statement, n));
    let last = parts.last()?;
    let is_rest = n == 2
        && ends_with_contrast(&last.before, cues)
        && has(&last.before, &cues.is_share)
        && has(&first.before, &cues.is_share);
    let is_too_much = n > 2 && sum > Rational::HUNDRED && has(&first.before, &cues.holds_share);
    let are_shares = parts.iter().all(|it| has(&it.before, &cues.is_share));
    let is_pair =
        n == 2 && are_shares && (has(&first.before, &cues.make_up) || has(&first.before, &cues.shares_of_all));
    // "Nam giới chiếm 47 % và nữ giới chiếm 61 %".
    let are_opposites = n == 2
        && are_shares
        && cues.opposites.iter().any(|[a, b]| {
            let says = |it: &Part<'_, '_>, word: &str| has_one(&it.before, word);
            says(first, a) && says(last, b) || says(first, b) && says(last, a)
        });
    let is_said = is_pair
        || are_opposites
        || is_called
        || ((is_rest || is_too_much) && !parts.iter().any(overlaps))
        || (n > 2 && has(&last.behind, &cues.no_opinion));
    let facts: Vec<_> = parts.iter().map(|it| it.fact).collect();
    let builder = CheckBuilder::new(Kind::Hundred, statement.facts.doc, &facts).note(CheckNote::FromText);
    is_said.then(|| builder.compares(sum_of(0..n), Relation::Equals, Expr::Number(Rational::HUNDRED)))
}

/// "Toàn bộ vốn thuộc về ba cổ đông. Tỉnh nắm 45 %, quỹ nắm 30 %, công đoàn nắm 25 %": as many shares as the sentence before counts of all.
fn are_all_counted(statement: &Statement<'_, '_>, n: usize) -> bool {
    let Some(above) = statement.above() else { return false };
    let is_number = |it: &CheckedFigure<'_>| {
        it.mention.kind == MentionKind::Count && i64::try_from(n).is_ok_and(|n| it.point == Rational::whole(n))
    };
    let words = normal(above.span.of(statement.facts.doc.text));
    has(&words, &statement.cues().of_everything) && statement.facts.starting_in(above.span).iter().any(is_number)
}

/// ", còn vốn tự có": a part is set against the one before.
fn ends_with_contrast(words: &str, cues: &Cues) -> bool {
    let opens = words.trim_start_matches([' ', ',']);
    after_first(opens, &cues.left).is_some()
}
