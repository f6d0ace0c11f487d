//! Those who have, their share, and those who have not: "793.150 người tham gia BHYT, đạt 90,9 % dân số", "còn hơn 79.000 người
//! chưa có thẻ". The base need not be printed.

use crate::Decimal;
use crate::interval::Rational;
use crate::reading::{MentionKind, Qualifier};

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::{Expr, Relation};
use super::super::kinds::Kind;
use super::super::model::{Check, CheckResults, Verdict};
use super::super::rows::{Row, has, is_only, normal};
use super::super::share::base_of;
use super::super::structure::BaseKind;
use super::super::verdict::{CheckBuilder, term};

/// Words around a figure among which it is said that it is of those who have not.
const MAX_WORDS: usize = 8;
/// Figures between two rows.
const MAX_ROWS: usize = 6;
/// Figures of one row that are looked at.
const MAX_FIGURES: usize = 24;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let rows = facts.rows();
    for (at_row, row) in rows.iter().enumerate() {
        for at in 0..row.len().min(MAX_FIGURES) {
            let Some(rest) = row.figure(facts, at).filter(|rest| is_of_those_without(facts, row, at, rest)) else {
                continue;
            };
            let near = at_row.saturating_sub(MAX_ROWS)..rows.len().min(at_row + MAX_ROWS + 1);
            let near = rows.get(near).unwrap_or(&[]).iter();
            let pairs_near = near.flat_map(|near| {
                let is_own = near.sentence == row.sentence;
                pairs(facts, near, rest).into_iter().map(move |pair| (pair, is_own)).collect::<Vec<_>>()
            });
            let checks: Vec<_> = pairs_near
                .map(|([part, share], is_own)| ([part, share], is_own, check(facts, part, share, rest)))
                .collect();
            // What is left is left of what is told nearest to it.
            let sure = checks.iter().min_by_key(|([part, share], ..)| part.distance(rest).min(share.distance(rest)));
            let sure = sure.filter(|([part, share], is_own, _)| {
                // Beside both in one sentence no other base can be meant: "đạt 90,9 %, còn 79.000 người chưa tham gia".
                let is_beside = *is_own && share.mention.span.end < rest.mention.span.start && is_precise(share);
                is_beside || is_of_one_name(facts, part, rest) || is_of_all_people(facts, part, share, rest)
            });
            let by_codebook = checks.iter().find(|([part, share], ..)| is_by_codebook(facts, part, share, rest));
            let held = checks.iter().find(|(.., check)| check.verdict == Verdict::Agrees).or(sure).or(by_codebook);
            let held = held.map(|(.., check)| check.clone());
            let is_known = |check: &Check| {
                let holds_rest = |other: &&Check| other.kind == Kind::Left && other.terms.contains(&rest.term);
                found.checks.iter().rev().take(MAX_BACK).any(|other| holds_rest(&other) || other.id == check.id)
            };
            found.extend(held.filter(|check| !is_known(check)).into_iter().collect::<Vec<_>>());
        }
    }
}

/// Checks of one text that are looked through for the same one.
const MAX_BACK: usize = 200;

/// True if the codebook knows the three as a level, its rate and those who are left, of one place and time.
fn is_by_codebook(
    facts: &Facts<'_>,
    part: &CheckedFigure<'_>,
    share: &CheckedFigure<'_>,
    rest: &CheckedFigure<'_>,
) -> bool {
    let is_of = |fact: &CheckedFigure<'_>, indicator: &String| fact.indicator() == Some(indicator.as_str());
    let mut known = facts.structure.rests.iter();
    let is_known = known.any(|it| is_of(part, &it.level) && is_of(share, &it.share) && is_of(rest, &it.rest));
    is_known && is_precise(share) && part.period().is_some() && part.shares_setting(rest) && part.shares_setting(share)
}

/// "gần 4 triệu người cận nghèo không có bảo hiểm y tế" beside "2,5 triệu người cận nghèo (40 %) có thẻ": both are told of by one name.
fn is_of_one_name(facts: &Facts<'_>, part: &CheckedFigure<'_>, rest: &CheckedFigure<'_>) -> bool {
    let name = |fact: &CheckedFigure<'_>| -> Vec<String> {
        let behind = facts.doc.text.get(fact.mention.span.end as usize..).unwrap_or("");
        let words = normal(&behind.chars().take(NAME_CHARS).collect::<String>());
        let own = words.split_whitespace().take_while(|word| word.chars().all(char::is_alphabetic));
        own.take(NAME_WORDS).map(str::to_owned).collect()
    };
    let own = name(rest);
    let is_name = own.len() == NAME_WORDS && own.iter().all(|word| !facts.structure.cues.fillers.contains(word));
    let is_next = part.mention.sentence.abs_diff(rest.mention.sentence) <= NEXT;
    is_name && is_next && own == name(part) && part.shares_place(rest)
}

/// Words of a name, and letters in which they stand.
const NAME_WORDS: usize = 2;
const NAME_CHARS: usize = 40;
/// Sentences between a headline and what it tells of.
const NEXT: u32 = 2;

/// "còn hơn 79.000 người chưa có thẻ" right beside "793.150 người, đạt 90,9 % dân số": of all who live there, and of no group of them.
fn is_of_all_people(
    facts: &Facts<'_>,
    part: &CheckedFigure<'_>,
    share: &CheckedFigure<'_>,
    rest: &CheckedFigure<'_>,
) -> bool {
    let is_of_all = base_of(facts, share).is_some_and(|base| base.kind == BaseKind::Quantity);
    let is_next = part.mention.sentence.abs_diff(rest.mention.sentence) <= NEXT;
    let is_one_group = part.observation.subgroup == rest.observation.subgroup;
    is_of_all && is_next && is_one_group && is_precise(share) && part.shares_place(rest)
}

/// A share with a decimal.
fn is_precise(share: &CheckedFigure<'_>) -> bool {
    share.mention.step < Decimal::ONE
}

fn is_of_those_without(facts: &Facts<'_>, row: &Row, at: usize, rest: &CheckedFigure<'_>) -> bool {
    let cues = &facts.structure.cues;
    let behind = row.gap(at + 1).split_whitespace().take(MAX_WORDS).fold(" ".to_owned(), |all, word| all + word + " ");
    let is_amount = rest.is_amount() && !rest.is_goal() && rest.mention.kind == MentionKind::Count;
    is_amount && rest.point > Rational::ONE && (has(&behind, &cues.not_yet) || has(&behind, &cues.without))
}

/// Amounts of a row with the share that stands right behind each.
fn pairs<'b, 'a>(facts: &'b Facts<'a>, row: &Row, rest: &CheckedFigure<'_>) -> Vec<[&'b CheckedFigure<'a>; 2]> {
    let cues = &facts.structure.cues;
    let of_share = |at: usize| {
        let share = row.figure(facts, at)?;
        let part = row.before(facts, at)?;
        let is_part = part.is_amount() && !part.is_goal() && part.term != rest.term && part.counts_like(rest, facts);
        let is_share = share.is_percentage()
            && !share.is_goal()
            && share.point > Rational::ZERO
            && share.point < Rational::HUNDRED
            && share.mention.qualifier != Qualifier::AtLeast
            && share.mention.qualifier != Qualifier::AtMost;
        let gap = row.gap(at);
        let tail = gap.rfind([',', '(']).and_then(|at| gap.get(at + 1..)).unwrap_or(gap);
        let is_joined = is_only(tail, &cues.share_words) || gap.trim_end().ends_with('(');
        let is_of_goal = has(row.gap(at + 1), &cues.goal) && !has(row.gap(at + 1), &cues.not_yet);
        (is_part && is_share && is_joined && !is_of_goal).then_some([part, share])
    };
    (1..row.len().min(MAX_FIGURES)).filter_map(of_share).collect()
}

fn check<'a>(
    facts: &Facts<'a>,
    part: &CheckedFigure<'a>,
    share: &CheckedFigure<'a>,
    rest: &CheckedFigure<'a>,
) -> Check {
    let builder = CheckBuilder::new(Kind::Left, facts.doc, &[part, share, rest]);
    // The part stands once: an interval takes a figure that stands twice for two.
    let others = Expr::Number(Rational::HUNDRED).over(term(1)).minus(Expr::one());
    builder.compares(term(0).times(others), Relation::Equals, term(2))
}
