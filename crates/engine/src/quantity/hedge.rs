//! Hedges beside a number: `gần`, `khoảng trên`, `… trở lên`. The nearest decides; all that agree belong to the span.

use std::ops::Range;

use super::Quantities;
use crate::lexicon::{ExclusionPlace, JointWord, NounRole, PeriodWord, Side};
use crate::number::parse::Reader;
use crate::reading::{MentionKind, Qualifier};
use crate::rules::{QUANTITY_HEDGE, QUANTITY_HEDGES_STACKED, Rule};
use crate::text::{Families, Gap, TokenKind};

/// The hedges found before a number.
#[derive(Clone, Debug)]
pub(super) struct Hedges {
    pub(super) qualifier: Qualifier,
    /// First token of the outermost hedge, or of the number.
    pub(super) start: usize,
    pub(super) rules: Vec<Rule>,
}

/// How much a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// One, two or three things.
    Small,
    /// More, or what is measured.
    Large,
}

/// The most words that a hedge has.
const MAX_WORDS: usize = 4;

/// The hedges that end right before token `at`.
///
/// Before a [`Size::Small`] number some hedges are prepositions.
pub(super) fn before(quantities: &Quantities<'_>, sentence: &Range<usize>, at: usize, size: Size) -> Hedges {
    let mut hedges = Hedges { qualifier: Qualifier::Exact, start: at, rules: Vec::new() };
    while let Some((start, qualifier)) = one_before(quantities, sentence, hedges.start, size) {
        if hedges.rules.is_empty() {
            hedges.qualifier = qualifier;
            hedges.rules.push(QUANTITY_HEDGE);
        } else {
            // "hơn gần 19.800": what contradicts the nearest is left outside.
            let agrees = qualifier == Qualifier::About || qualifier == hedges.qualifier;
            if !agrees {
                break;
            }
            hedges.rules.push(QUANTITY_HEDGES_STACKED);
        }
        hedges.start = start;
    }
    hedges
}

/// The first token of all hedges that end right before token `at`, or `at`.
pub(super) fn outermost(quantities: &Quantities<'_>, sentence: &Range<usize>, at: usize) -> usize {
    before(quantities, sentence, at, Size::Large).start
}

/// A bound that stands before `mỗi` and its noun: "tối thiểu mỗi xã 3 hội nghị".
pub(super) fn apart(quantities: &Quantities<'_>, sentence: &Range<usize>, at: usize) -> Option<Qualifier> {
    /// `mỗi`, a noun of two words and a verb of two.
    const FAR: usize = 5;
    let from = at.saturating_sub(FAR).max(sentence.start);
    let each = (from..at).find(|each| quantities.free_joint(*each) == Some(JointWord::Per))?;
    let is_noun =
        (each + 1..at).all(|at| quantities.page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word));
    // "ít nhất ở mỗi thôn": a preposition may stand between.
    let is_preposition = |at: usize| {
        let tokens = quantities.page.tokens.get(at..each).unwrap_or_default();
        quantities.language.unit(tokens).is_some_and(|(_, role)| role.noun == NounRole::Never)
    };
    let before = each.checked_sub(1).filter(|before| *before > sentence.start && is_preposition(*before));
    let (_, qualifier) = one_before(quantities, sentence, each, Size::Large)
        .or_else(|| one_before(quantities, sentence, before?, Size::Large))?;
    let is_bound = matches!(qualifier, Qualifier::AtLeast | Qualifier::AtMost);
    (is_noun && is_bound && each + 1 < at).then_some(qualifier)
}

/// The longest hedge that ends right before token `at`.
fn one_before(
    quantities: &Quantities<'_>,
    sentence: &Range<usize>,
    at: usize,
    size: Size,
) -> Option<(usize, Qualifier)> {
    let earliest = at.saturating_sub(MAX_WORDS).max(sentence.start);
    let (start, hedge) = (earliest..at).find_map(|start| {
        let tokens = quantities.page.tokens.get(start..at)?;
        let is_free = quantities.claimed.get(start..at)?.iter().all(|claimed| !claimed);
        let first = tokens.first()?;
        if !is_free || !first.starts.has(Families::HEDGE) {
            return None;
        }
        let (len, hedge) = quantities.language.hedge(tokens)?;
        let fits = match hedge.side {
            Side::BeforeUncompared | Side::Before => true,
            Side::BeforeLevel => is_level(quantities, sentence, at),
            Side::BeforeLarge => size == Size::Large && !is_masked(quantities, sentence, start),
            Side::BeforeUnnamed => !is_named_level(quantities, sentence, at),
            Side::After | Side::Link | Side::NamesLevel => false,
        };
        (start + len == at && fits).then_some((start, hedge))
    })?;
    // "cao hơn … so với": nor is "hơn" alone a hedge there.
    let is_uncompared = matches!(hedge.side, Side::BeforeUncompared | Side::BeforeLevel);
    let is_amount = is_uncompared && is_compared(quantities, sentence, at);
    (!is_amount).then_some((start, hedge.qualifier))
}

/// True if the number at `at` is the level that is passed, and not by how much: a count or an amount after which the clause
/// ends: "vượt 90.000 người.", but "vượt 1.200 người kế hoạch giao".
fn is_level(quantities: &Quantities<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let reader = Reader { page: quantities.page, language: quantities.language, end: sentence.end };
    let Some(number) = reader.number(at) else { return false };
    let counted = super::unit::after(quantities, &reader, &number, number.end);
    let is_percent = counted.as_ref().is_some_and(|counted| counted.kind == MentionKind::Percent);
    let end = counted.map_or(number.end, |counted| counted.end);
    let is_over =
        end >= sentence.end || quantities.page.tokens.get(end).is_some_and(|next| next.kind == TokenKind::Mark);
    !is_percent && is_over && number.end < end && !quantities.page.is_mark(end, '(')
}

/// True if the words behind the number at `at` say whose level it is: "dưới mức 5% được giao", "trên mức 7% của cả nước".
fn is_named_level(quantities: &Quantities<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let reader = Reader { page: quantities.page, language: quantities.language, end: sentence.end };
    let Some(number) = reader.number(at) else { return false };
    let end = super::unit::after(quantities, &reader, &number, number.end).map_or(number.end, |counted| counted.end);
    let tokens = quantities.page.tokens.get(end..sentence.end).unwrap_or_default();
    quantities.language.hedge(tokens).is_some_and(|(_, hedge)| hedge.side == Side::NamesLevel)
}

/// True if the word at `at` ends longer words of the lexicon: "mầm non", "sinh non", "khảo sát trên".
fn is_masked(quantities: &Quantities<'_>, sentence: &Range<usize>, at: usize) -> bool {
    (at.saturating_sub(MAX_WORDS).max(sentence.start)..at).any(|start| {
        let found = quantities.page.tokens.get(start..).and_then(|tokens| quantities.language.exclusion(tokens));
        found.is_some_and(|(len, (_, place))| place == ExclusionPlace::Keep && start + len == at + 1)
    })
}

/// True if the clause that goes on at token `at` compares, or the sentence opens so: "cao hơn 0,4% so với chỉ tiêu", "So
/// với dự toán, bệnh viện vượt 9 tỷ đồng" is by how much.
fn is_compared(quantities: &Quantities<'_>, sentence: &Range<usize>, at: usize) -> bool {
    /// A number, its unit and a word or two.
    const FAR: usize = 8;
    let page = quantities.page;
    let clause = |from: usize| {
        (from..sentence.end.min(from + FAR)).take_while(|at| !page.is_mark(*at, ',') && !page.is_mark(*at, ';'))
    };
    let compares = |at: usize| {
        let word = page.tokens.get(at..sentence.end).and_then(|tokens| quantities.language.period(tokens));
        word.is_some_and(|(_, word)| word == PeriodWord::Against)
    };
    // "nhiều hơn 8.930 người, tăng 2,53% so với năm 2020": told again in the clause behind it.
    let next = clause(at).last().map(|last| last + 2);
    let is_number = |at: usize| page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    let is_told_again = next.is_some_and(|next| (next + 1..next + 3).any(is_number) && clause(next).any(compares));
    compares(sentence.start) || clause(at).any(compares) || is_told_again
}

/// The hedge after a quantity, one past it, and where the quantity then begins (`từ 8% trở lên`).
pub(super) fn after(
    quantities: &Quantities<'_>,
    reader: &Reader<'_>,
    start: usize,
    end: usize,
) -> Option<(Qualifier, usize, usize)> {
    let tokens = quantities.page.tokens.get(end..reader.end)?;
    if tokens.first()?.gap == Gap::Line {
        return None;
    }
    let (len, hedge) = quantities.language.hedge(tokens)?;
    if hedge.side != Side::After {
        return None;
    }
    let from = start.checked_sub(1).filter(|before| super::range::is_from(quantities, *before));
    Some((hedge.qualifier, end + len, from.unwrap_or(start)))
}
