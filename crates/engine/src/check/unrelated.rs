//! Alarms that are taken back, because their figures hardly belong together.
//!
//! A misprint changes a digit, swaps two, or puts "triệu" for "tỷ". What differs by a factor across sentences is two things
//! far oftener than one; and what no row of a table bears out is not what its columns say.

use crate::interval::{End, Interval, Rational};
use crate::reading::{MentionKind, Zone};

use super::checked_figure::Facts;
use super::formula::Expr;
use super::kinds::Kind;
use super::model::{Check, CheckResults, Verdict};
use super::verdict::term;

/// Across sentences two sides that differ by more than this factor are not of one thing.
const FAR: i64 = 2;
/// Within one, where a change may be of another level than the one beside it.
const FAR_FOR_CHANGE: i64 = 3;
/// Powers of ten by which a unit may be misprinted: "triệu" for "tỷ", and a percentage for a multiple.
const UNIT_SLIPS: [i64; 2] = [100, 1000];

pub(super) fn take_back(facts: &Facts<'_>, found: &mut CheckResults) {
    let is_borne_out = found.checks.iter().any(|check| {
        let agrees = matches!(check.verdict, Verdict::Agrees | Verdict::AgreesIfRounded);
        agrees && check.kind == Kind::Portion && stands_in_cells(facts, check)
    });
    found.checks.retain(|check| {
        let is_other_column = check.kind == Kind::Portion && !is_borne_out && stands_in_cells(facts, check);
        let is_other_thing = match n_sentences(facts, check) {
            1 => check.kind == Kind::Growth && are_far_apart(check, FAR_FOR_CHANGE),
            _ => are_far_apart(check, FAR),
        };
        check.verdict != Verdict::LookAgain
            || !(is_other_column || is_other_thing || is_turned(facts, check) || is_told_later(facts, check))
    });
}

/// True for a fraction in words of a part that is more than its whole: of "940 bệnh nhân, hơn một nửa (517 bệnh nhân)" the first is
/// the whole.
fn is_turned(facts: &Facts<'_>, check: &Check) -> bool {
    let is_more = check.computed.low().value().is_some_and(|low| low > Rational::ONE);
    let kinds = check.terms.iter().filter_map(|term| {
        let observation = facts.doc.reading.observations.get(term.observation as usize)?;
        facts.doc.reading.mentions.get(observation.mention.0 as usize).map(|mention| mention.kind)
    });
    check.kind == Kind::Portion && is_more && kinds.into_iter().any(|kind| kind == MentionKind::Ratio)
}

/// True for a share whose whole is told in a later paragraph: a share is of what was told before it. Parts that stand in items
/// of one list are their own whole.
fn is_told_later(facts: &Facts<'_>, check: &Check) -> bool {
    let block = |sentence: u32| facts.doc.reading.sentences.get(sentence as usize).map(|it| it.block);
    let mut blocks: Vec<u32> = places(facts, check).filter_map(|(sentence, _)| block(sentence)).collect();
    let share = blocks.pop();
    // A headline tells first what the article works out.
    let zone = share.and_then(|share| facts.doc.reading.blocks.get(share as usize)).map(|block| block.zone);
    let is_later = share.is_some_and(|share| blocks.iter().any(|block| *block > share));
    let is_of_one = matches!(&check.formula.left, Expr::Percent(ratio) if **ratio == term(0).over(term(1)));
    check.kind == Kind::Portion && is_of_one && is_later && zone != Some(Zone::Title)
}

/// How many sentences its figures stand in, as far as one and more are told apart.
fn n_sentences(facts: &Facts<'_>, check: &Check) -> usize {
    let mut sentences = places(facts, check).map(|(sentence, _)| sentence);
    let first = sentences.next();
    1 + usize::from(sentences.any(|sentence| Some(sentence) != first))
}

/// True if nothing but the marks of cells stands between its figures.
fn stands_in_cells(facts: &Facts<'_>, check: &Check) -> bool {
    let mut spans: Vec<crate::Span> = places(facts, check).map(|(_, span)| span).collect();
    spans.sort_unstable_by_key(|span| span.start);
    let is_cell = |pair: &[crate::Span]| {
        let [before, after] = pair else { return false };
        let between = facts.doc.text.get(before.end as usize..after.start as usize).unwrap_or("");
        let is_blank = between.chars().all(|letter| letter.is_whitespace() || letter == '|');
        is_blank && between.contains(['|', '\t'])
    };
    spans.len() > 1 && spans.windows(2).all(is_cell)
}

/// The sentences and spans of its figures.
fn places<'f>(facts: &'f Facts<'_>, check: &'f Check) -> impl Iterator<Item = (u32, crate::Span)> + 'f {
    check.terms.iter().filter_map(|term| {
        let observation = facts.doc.reading.observations.get(term.observation as usize)?;
        let mention = facts.doc.reading.mentions.get(observation.mention.0 as usize)?;
        Some((mention.sentence, mention.span))
    })
}

/// True if even the nearest ends of both sides differ by a factor, and by none that a slip of the unit explains.
fn are_far_apart(check: &Check, by: i64) -> bool {
    let Some(stated) = check.stated else { return false };
    let (Some(computed), Some(stated)) = (ends(check.computed), ends(stated)) else { return false };
    let (small, large) = if computed.1 < stated.0 { (computed, stated) } else { (stated, computed) };
    let times = |end: Rational, factor: i64| end.checked_mul(Rational::whole(factor));
    let is_far = times(small.1, by).is_some_and(|reach| reach < large.0);
    let slips = |factor: &i64| {
        let (low, high) = (times(small.0, *factor), times(small.1, *factor));
        low.zip(high).is_some_and(|(low, high)| low <= large.1 && large.0 <= high)
    };
    is_far && !UNIT_SLIPS.iter().any(slips)
}

/// Both ends of what is positive.
fn ends(interval: Interval) -> Option<(Rational, Rational)> {
    let value = |end: End| end.value().filter(|value| !value.is_negative());
    value(interval.low()).zip(value(interval.high()))
}
