//! Amounts that each have a share beside them, told in one way and of one whole: "Trung Quốc có 3,65 triệu lượt (25,5 %), Hàn Quốc 2,84
//! triệu lượt (19,8 %)". Where the share of one is that of a whole to its last digit, the share of the next one must be, too.

use crate::interval::Rational;

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::Relation;
use super::super::kinds::Kind;
use super::super::model::{Check, CheckResults, Verdict};
use super::super::verdict::{CheckBuilder, term};
use super::shares_of_unprinted_total::{Pair, is_next, of_row};
use super::{is_precise, n_digits};

/// Pairs on either side of one that holds which follow it.
const N_BESIDE: usize = 2;
/// Checks of one text among which those of a figure are looked for.
const MAX_BACK: usize = 400;
/// Digits of an amount of which a share without decimals is no chance.
const MIN_DIGITS: usize = 3;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let pairs: Vec<Pair<'_, '_>> = facts.rows().iter().flat_map(|row| of_row(facts, row)).collect();
    for run in pairs.chunk_by(|a, b| is_next(facts, a, b)).filter(|run| run.len() > 1) {
        let wholes: Vec<Option<&CheckedFigure<'_>>> = run.iter().map(|pair| whole_of(facts, found, pair)).collect();
        for (at, pair) in run.iter().enumerate() {
            if is_checked(found, pair) || wholes.get(at).is_some_and(Option::is_some) {
                continue;
            }
            let around = at.saturating_sub(N_BESIDE)..run.len().min(at + N_BESIDE + 1);
            let mut beside =
                around.clone().filter_map(|other| Some((run.get(other)?, wholes.get(other).copied().flatten()?)));
            let check =
                beside.find_map(|(other, whole)| says_alike(facts, pair, other).then(|| share_of(facts, pair, whole)));
            found.extend(check.filter(|check| check.verdict == Verdict::LookAgain));
        }
    }
}

/// The printed whole of which the pair's amount is its share, if it is that to the last digit.
fn whole_of<'b, 'a>(facts: &'b Facts<'a>, found: &CheckResults, pair: &Pair<'_, 'a>) -> Option<&'b CheckedFigure<'a>> {
    let is_its = |check: &&Check| {
        matches!(check.kind, Kind::Portion | Kind::Share)
            && check.verdict == Verdict::Agrees
            && matches!(check.terms.as_slice(), [part, _, share] if *part == pair.amount.term && *share == pair.share.term)
    };
    let check = found.checks.iter().rev().take(MAX_BACK).find(is_its)?;
    let whole = check.terms.get(1)?;
    let whole = facts.list.iter().find(|fact| fact.term == *whole)?;
    let exact = pair.amount.point.checked_div(whole.point)?.checked_mul(Rational::HUNDRED)?;
    let is_exact =
        exact == pair.share.point && n_digits(pair.amount) >= MIN_DIGITS && pair.share.point < Rational::HUNDRED;
    (is_precise(pair.share) || is_exact).then_some(whole)
}

/// True if some check takes the share with its amount already.
fn is_checked(found: &CheckResults, pair: &Pair<'_, '_>) -> bool {
    let takes = |check: &Check| [pair.amount.term, pair.share.term].iter().all(|term| check.terms.contains(term));
    found.checks.iter().rev().take(MAX_BACK).any(takes)
}

/// True if the same words, or none, say what both shares are of.
fn says_alike(facts: &Facts<'_>, pair: &Pair<'_, '_>, other: &Pair<'_, '_>) -> bool {
    let base = |pair: &Pair<'_, '_>| {
        let behind = facts.doc.text.get(pair.share.mention.span.end as usize..).unwrap_or("");
        let words: String =
            behind.chars().take_while(|letter| letter.is_alphanumeric() || *letter == ' ').take(BASE_CHARS).collect();
        words.trim().to_lowercase()
    };
    let is_one_base = pair.share.observation.denominator == other.share.observation.denominator;
    let (own, others) = (base(pair), base(other));
    is_one_base
        && pair.amount.is_goal() == other.amount.is_goal()
        && (own == others || (own.is_empty() || others.is_empty()))
}

/// Letters behind a share in which the words stand that say what it is of.
const BASE_CHARS: usize = 40;

fn share_of<'a>(facts: &Facts<'a>, pair: &Pair<'_, 'a>, whole: &CheckedFigure<'a>) -> Check {
    let builder = CheckBuilder::new(Kind::Portion, facts.doc, &[pair.amount, whole, pair.share]);
    builder.compares(term(0).over(term(1)).percent(), Relation::Equals, term(2))
}
