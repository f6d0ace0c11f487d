//! Alarms that are taken back, because their figures hardly belong together.
//!
//! A misprint changes a digit, swaps two, or puts "triệu" for "tỷ". What differs by a factor across sentences is two things
//! far oftener than one; and what no row of a table bears out is not what its columns say.

use crate::Span;
use crate::interval::{End, Interval, Rational};
use crate::reading::{Mention, MentionKind, Zone};

use super::checked_figure::Facts;
use super::formula::Expr;
use super::kinds::Kind;
use super::model::{Check, CheckResults, Verdict};
use super::rows::normal;
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
        let is_other_column = || check.kind == Kind::Portion && !is_borne_out && stands_in_cells(facts, check);
        let is_other_thing = || match n_sentences(facts, check) {
            1 => check.kind == Kind::Growth && are_far_apart(check, FAR_FOR_CHANGE),
            _ => are_far_apart(check, FAR),
        };
        let is_doubtful = || {
            let is_of_others = is_turned(facts, check) || is_told_later(facts, check) || has_part_of_one(facts, check);
            is_of_others || is_other_column() || is_other_thing()
        };
        check.verdict != Verdict::LookAgain || !is_doubtful()
    });
}

/// True for a fraction in words of a part that is more than its whole: of "940 bệnh nhân, hơn một nửa (517 bệnh nhân)" the first is
/// the whole.
fn is_turned(facts: &Facts<'_>, check: &Check) -> bool {
    let is_more = check.computed.low().value().is_some_and(|low| low > Rational::ONE);
    let is_fraction = mentions(facts, check).any(|mention| mention.kind == MentionKind::Ratio);
    check.kind == Kind::Portion && is_more && is_fraction
}

/// True for a share whose whole is told in a later paragraph: a share is of what was told before it. Parts that stand in items
/// of one list are their own whole.
fn is_told_later(facts: &Facts<'_>, check: &Check) -> bool {
    let block = |sentence: u32| facts.doc.reading.sentences.get(sentence as usize).map(|it| it.block);
    let mut blocks: Vec<u32> = mentions(facts, check).filter_map(|mention| block(mention.sentence)).collect();
    let share = blocks.pop();
    // A headline tells first what the article works out.
    let zone = share.and_then(|share| facts.doc.reading.blocks.get(share as usize)).map(|block| block.zone);
    let is_later = share.is_some_and(|share| blocks.iter().any(|block| *block > share));
    let is_of_one = matches!(&check.formula.left, Expr::Percent(ratio) if **ratio == term(0).over(term(1)));
    check.kind == Kind::Portion && is_of_one && is_later && zone != Some(Zone::Title)
}

/// True for parts behind or between which another is told, of one, in a word that is read as no figure: "5 người bị thương gồm 2 người
/// Hà Nội, 2 Hải Phòng và một người Vinh".
fn has_part_of_one(facts: &Facts<'_>, check: &Check) -> bool {
    /// Bytes of a list.
    const MAX_BYTES: usize = 1200;
    let Some(first) = mentions(facts, check).min_by_key(|mention| mention.span.start) else { return false };
    let sentence = facts.doc.reading.sentences.get(first.sentence as usize);
    let list = sentence.map(|sentence| Span { start: first.span.end, end: sentence.span.end }.of(facts.doc.text));
    let words = normal(list.filter(|list| check.kind == Kind::OfWhich && list.len() <= MAX_BYTES).unwrap_or(""));
    let words: Vec<&str> = words.split_whitespace().collect();
    let cues = &facts.structure.cues;
    let is_in = |list: &[String], word: &str| list.iter().any(|own| own == word);
    words.windows(2).any(|pair| matches!(pair, [join, one] if is_in(&cues.joins, join) && is_in(&cues.one_of, one)))
}

/// How many sentences its figures stand in, as far as one and more are told apart.
fn n_sentences(facts: &Facts<'_>, check: &Check) -> usize {
    let mut sentences = mentions(facts, check).map(|mention| mention.sentence);
    let first = sentences.next();
    1 + usize::from(sentences.any(|sentence| Some(sentence) != first))
}

/// True if nothing but the marks of cells stands between its figures.
fn stands_in_cells(facts: &Facts<'_>, check: &Check) -> bool {
    let mut spans: Vec<Span> = mentions(facts, check).map(|mention| mention.span).collect();
    spans.sort_unstable_by_key(|span| span.start);
    let is_cell = |pair: &[Span]| {
        let [before, after] = pair else { return false };
        let between = facts.doc.text.get(before.end as usize..after.start as usize).unwrap_or("");
        let is_blank = between.chars().all(|letter| letter.is_whitespace() || letter == '|');
        is_blank && between.contains(['|', '\t'])
    };
    spans.len() > 1 && spans.windows(2).all(is_cell)
}

/// Its figures, as they are printed.
fn mentions<'f>(facts: &'f Facts<'_>, check: &'f Check) -> impl Iterator<Item = &'f Mention> {
    check.terms.iter().filter_map(|term| {
        let observation = facts.doc.reading.observations.get(term.observation as usize)?;
        facts.doc.reading.mentions.get(observation.mention.0 as usize)
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
