//! Shares of one thing, listed in one sentence, make a hundred: 14,15 + 33,78 + 41,82 + 10,25 %.

mod last_share;
mod told;

use crate::Decimal;
use crate::interval::Rational;
use crate::reading::{Measure, MentionKind, Qualifier};

use super::checked_figure::{CheckedFigure, Facts};
use super::rows::{Row, ends_with, has, has_one, is_only, n_words, normal};
use super::verdict::{CheckBuilder, sum_of};
use super::{Check, CheckNote, CheckResults, Expr, Kind, Relation, Verdict};

/// A list of shares with decimals this close to a hundred is meant to make it.
const NEAR_MISS: (i128, i128) = (1, 2);

/// Shares of one list: a row of thousands is a table, and must not take the square of its length.
const MAX_SHARES: usize = 24;

/// Two shares that make a hundred may be a part and the rest of anything.
const MIN_SHARES: usize = 3;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let shares: Vec<&CheckedFigure<'_>> = facts.list.iter().filter(|fact| is_share(fact)).collect();
    for group in shares.chunk_by(|a, b| belong_together(a, b)).filter(|group| group.len() >= MIN_SHARES) {
        let lists = lists(facts, group);
        if lists.is_empty() && group.len() <= MAX_SHARES {
            let is_meant = is_all(facts, group) || told::are_named_alike(facts, group);
            found.extend(check(facts, group).filter(|(_, is_near)| *is_near || is_meant).map(|(check, _)| check));
        }
        found.extend(told::beside_lists(facts, group, &lists));
        found.extend(lists);
    }
    // Parts of one scheme are of one indicator: "nhóm hưởng 3 tháng chiếm 38,4 %, nhóm từ 4 đến 11 tháng 57,5 %, …".
    for group in shares.chunk_by(|a, b| are_beside(a, b)).filter(|group| group.len() >= MIN_SHARES) {
        let is_one = group.windows(2).all(|pair| matches!(pair, [a, b] if !belong_together(a, b)));
        if is_one && group.len() <= MAX_SHARES && told::are_named_alike(facts, group) {
            found.extend(check(facts, group).map(|(check, _)| check));
        }
    }
    parts_of_sums(facts, found);
    halves(facts, found);
    last_share::find(facts, found);
}

/// "30 % mức đóng còn lại, 70 % đã được Nhà nước hỗ trợ": two shares, one after the other, that make a hundred to the last
/// digit. That two do not is no fault.
fn halves(facts: &Facts<'_>, found: &mut CheckResults) {
    for row in facts.rows() {
        for at in 1..row.len().min(MAX_ROW) {
            let (Some(a), Some(b)) = (row.figure(facts, at - 1), row.figure(facts, at)) else { continue };
            let is_part = |fact: &CheckedFigure<'_>| {
                fact.is_percentage() && fact.mention.qualifier == Qualifier::Exact && fact.point > Rational::ZERO
            };
            let makes_all = a.point.checked_add(b.point) == Some(Rational::HUNDRED)
                || (row.len() == at + 1 && are_all(facts, row, at, a, b));
            let is_of_one =
                a.is_goal() == b.is_goal() && n_words(row.gap(at)) <= MAX_WORDS && !row.gap(at).contains('.');
            if is_part(a) && is_part(b) && makes_all && is_of_one {
                let is_known = |check: &Check| [a.term, b.term].iter().all(|term| check.terms.contains(term));
                if found.checks.iter().rev().take(MAX_SUMS).any(is_known) {
                    continue;
                }
                found.extend(check(facts, &[a, b]).map(|(check, _)| check));
            }
        }
    }
}

/// "Khách nội địa chiếm 82,3 % và khách quốc tế chiếm 17,7 % tổng lượng khách": two that are all, each said to be a share.
fn are_all(facts: &Facts<'_>, row: &Row, at: usize, a: &CheckedFigure<'_>, b: &CheckedFigure<'_>) -> bool {
    let cues = &facts.structure.cues;
    let (before, between) = (row.gap(at - 1), row.gap(at));
    let is_in = |words: &str, name: &String| has_one(words, name);
    let are_opposites = cues.opposites.iter().any(|[one, other]| {
        (is_in(before, one) && is_in(between, other)) || (is_in(before, other) && is_in(between, one))
    });
    let sum = a.point.checked_add(b.point);
    let is_about = sum.is_some_and(|sum| sum >= Rational::whole(LEAST) && sum <= Rational::whole(MOST_OF_TWO));
    are_opposites && is_about && has(before, &cues.is_share) && has(between, &cues.is_share)
}

/// Two shares of one whole do not make more than this, however wrong one is.
const MOST_OF_TWO: i64 = 130;
/// Words between two shares of one thing.
const MAX_WORDS: usize = 14;

/// Parts that make their whole, each with its share: "hàng không 12,11 triệu lượt, chiếm 84,6 %; đường bộ 2,03 triệu lượt, chiếm
/// 14,2 %; đường biển 180.000 lượt, chiếm 1,2 %". The parts are all, so the shares are.
fn parts_of_sums(facts: &Facts<'_>, found: &mut CheckResults) {
    let is_sum = |check: &&Check| {
        matches!(check.kind, Kind::Sum | Kind::OfWhich)
            && check.verdict == Verdict::Agrees
            && check.formula.relation == Relation::Equals
            && matches!(check.formula.left, Expr::Sum(_))
    };
    let mut lists: Vec<Vec<&CheckedFigure<'_>>> = Vec::new();
    for sum in found.checks.iter().filter(is_sum).take(MAX_SUMS) {
        let Some((_, parts)) = sum.terms.split_last() else { continue };
        let shares: Option<Vec<&CheckedFigure<'_>>> = parts.iter().map(|part| share_behind(facts, *part)).collect();
        lists.extend(shares.filter(|shares| shares.len() > 1));
    }
    for shares in lists {
        let are_called = shares
            .iter()
            .all(|share| words_before(facts, share).is_some_and(|words| has(&words, &facts.structure.cues.is_share)));
        let Some((check, _)) = check(facts, &shares) else { continue };
        // Two of three parts may make another figure by chance: "828 + 644 + 368 căn", and 1.196 sold.
        let is_told = |other: &Check| {
            let holds = other.verdict == Verdict::Agrees && other.terms.iter().any(|term| check.terms.contains(term));
            other.kind == Kind::Hundred && (holds || other.terms == check.terms)
        };
        let is_new = !found.checks.iter().any(is_told);
        if is_new && (check.verdict == Verdict::Agrees || are_called) {
            found.push(check);
        }
    }
}

/// Sums whose parts are looked at.
const MAX_SUMS: usize = 400;
/// Bytes between an amount and its share.
const MAX_BYTES: usize = 32;

/// The share right behind an amount.
fn share_behind<'b, 'a>(facts: &'b Facts<'a>, part: super::Term) -> Option<&'b CheckedFigure<'a>> {
    let at = facts.list.iter().position(|fact| fact.term == part)?;
    let part = facts.list.get(at)?;
    let share = facts.list.iter().skip(at + 1).find(|fact| fact.mention.span != part.mention.span)?;
    let is_share = share.is_percentage() && share.mention.qualifier == Qualifier::Exact && share.shares_sentence(part);
    let is_attached =
        words_before(facts, share).is_some_and(|words| is_only(&words, &facts.structure.cues.share_words));
    (is_share && is_attached).then_some(share)
}

/// The words between a share and the figure before it, if they are few.
fn words_before(facts: &Facts<'_>, share: &CheckedFigure<'_>) -> Option<String> {
    let at = facts.n_before(share.mention.span.start);
    let before = facts.list.get(at.checked_sub(1)?)?.mention.span.end;
    let words = facts.doc.text.get(before as usize..share.mention.span.start as usize)?;
    (words.len() <= MAX_BYTES).then(|| normal(words))
}

/// The lists in a row of shares that make a hundred, one after the other: this year's and, in brackets, last year's.
fn lists<'a>(facts: &Facts<'a>, row: &[&CheckedFigure<'a>]) -> Vec<Check> {
    let mut found = Vec::new();
    let mut from = 0;
    let (least, most) = (Rational::whole(LEAST), Rational::whole(MOST));
    let only_grows = !row.iter().any(|share| share.point.is_negative());
    while from + MIN_SHARES <= row.len() {
        let mut sum = Rational::ZERO;
        let mut list = None;
        for (at, share) in row.iter().enumerate().skip(from).take(MAX_SHARES) {
            let Some(next) = sum.checked_add(share.point) else { continue };
            sum = next;
            if only_grows && sum > most {
                break;
            }
            let to = at + 1;
            if to - from >= MIN_SHARES && sum >= least && sum <= most {
                let check = row.get(from..to).and_then(|list| check(facts, list));
                list = check.filter(|(check, _)| check.verdict == Verdict::Agrees).map(|(check, _)| (check, to));
                if list.is_some() {
                    break;
                }
            }
        }
        match list {
            Some((check, to)) => {
                found.push(check);
                from = to;
            }
            None => from += 1,
        }
    }
    found
}

/// Each share is said to be one of the whole, and they are too many; or the last one is said to be the rest.
fn is_all(facts: &Facts<'_>, list: &[&CheckedFigure<'_>]) -> bool {
    let cues = &facts.structure.cues;
    let Some(row) = list.first().and_then(|first| row_of(facts, first)) else { return false };
    let place = |fact: &CheckedFigure<'_>| {
        (0..row.len().min(MAX_ROW))
            .find(|at| row.figure(facts, *at).is_some_and(|it| it.mention.span == fact.mention.span))
    };
    let gaps: Option<Vec<&str>> = list.iter().map(|fact| place(fact).map(|at| row.gap(at))).collect();
    let Some(gaps) = gaps else { return false };
    let is_rest = gaps.last().is_some_and(|gap| has(gap, &cues.others));
    let are_shares = gaps.iter().all(|gap| has(gap, &cues.is_share));
    let sum = list.iter().try_fold(Rational::ZERO, |sum, share| sum.checked_add(share.point));
    let is_little_more = sum.is_some_and(|sum| sum > Rational::HUNDRED && sum <= Rational::whole(MOST));
    // "đóng góp 9,7 % vào mức tăng trưởng chung; …, đóng góp 48,9 %; …, đóng góp 41,4 %": what each gave is no more than all.
    let are_given = gaps.iter().all(|gap| ends_with(gap, &cues.gives_part));
    let is_more = sum.is_some_and(|sum| sum > Rational::whole(MORE) && sum <= Rational::whole(MOST_OF_TWO));
    if are_given && is_more && list.len() >= MIN_SHARES {
        return true;
    }
    (are_shares && (is_rest || is_little_more)) || is_made_up(facts, row, list)
}

/// The sentence of a figure.
fn row_of<'b>(facts: &'b Facts<'_>, fact: &CheckedFigure<'_>) -> Option<&'b Row> {
    let rows = facts.rows();
    rows.get(rows.partition_point(|row| row.sentence < fact.mention.sentence))
}

/// "Cơ cấu kinh tế: nông nghiệp 21,4 %, công nghiệp 38,1 %, dịch vụ 40,5 %", "…, còn lại 53,3 %": all of the sentence's figures, and the
/// words say that nothing is left out.
fn is_made_up(facts: &Facts<'_>, row: &Row, list: &[&CheckedFigure<'_>]) -> bool {
    let cues = &facts.structure.cues;
    let sum = list.iter().try_fold(Rational::ZERO, |sum, share| sum.checked_add(share.point));
    let is_about = sum.is_some_and(|sum| sum >= Rational::whole(LEAST) && sum <= Rational::whole(MOST_OF_TWO));
    let n = list.len();
    // "… 10,25 % (cơ cấu của cùng kỳ: 15,06 %; …)": what brackets hold behind the list is another one.
    let are_first =
        list.iter().enumerate().all(|(at, share)| row.figure(facts, at).is_some_and(|it| it.term == share.term));
    let are_only = row.len() == n || (are_first && row.gap(n).trim_start().starts_with('('));
    let last = row.gap(n.saturating_sub(1));
    let is_called =
        has(row.gap(0), &cues.make_up) || has(last, &cues.others) || has(row.gap(row.len()), &cues.no_opinion);
    // "hỗ trợ 50 % nếu là hộ nghèo, 40 % nếu là hộ cận nghèo; còn lại 20 %": each has a share of something of its own.
    let is_given = (0..=n).any(|at| has(row.gap(at), &cues.given_to_each));
    let is_other = is_given || (0..n).any(|at| has(row.gap(at), &cues.against) || has(row.gap(at), &cues.of_which));
    are_only && is_about && is_called && !is_other
}

/// Figures of one sentence among which shares are looked for.
const MAX_ROW: usize = 400;
/// Shares that make more than this are more than all, however each was rounded.
const MORE: i64 = 101;
/// Shares that make more than this are not all of one whole.
const MOST: i64 = 110;
/// Nor do those that make less, however they were rounded.
const LEAST: i64 = 80;

/// The check of one list, and whether it is close enough to a hundred to be meant to make it.
fn check<'a>(facts: &Facts<'a>, list: &[&CheckedFigure<'a>]) -> Option<(Check, bool)> {
    let n = list.len();
    let builder = CheckBuilder::new(Kind::Hundred, facts.doc, list).note(CheckNote::FromText);
    let miss = builder.point(&sum_of(0..n))?.checked_sub(Rational::HUNDRED)?.checked_abs()?;
    let check = builder.compares(sum_of(0..n), Relation::Equals, Expr::Number(Rational::HUNDRED));
    let has_decimals = list.iter().all(|share| share.mention.step < Decimal::ONE);
    Some((check, has_decimals && miss <= Rational::new(NEAR_MISS.0, NEAR_MISS.1)?))
}

fn is_share(fact: &CheckedFigure<'_>) -> bool {
    fact.measure() == Measure::Share
        && fact.is_actual()
        && fact.sort.kind == MentionKind::Percent
        && fact.mention.qualifier == Qualifier::Exact
        && fact.mention.upper.is_none()
        && fact.mention.unit.span.is_some()
}

/// In one list: one sentence, one period, one place, and no other base.
fn belong_together(a: &CheckedFigure<'_>, b: &CheckedFigure<'_>) -> bool {
    are_beside(a, b)
        && a.observation.denominator == b.observation.denominator
        && (a.indicator().is_none() || a.indicator() != b.indicator())
}

/// In one sentence, of one period and place.
fn are_beside(a: &CheckedFigure<'_>, b: &CheckedFigure<'_>) -> bool {
    a.shares_sentence(b) && a.period() == b.period() && a.shares_place(b)
}
