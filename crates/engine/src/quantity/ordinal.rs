//! Ordinals: `thứ hai`, `năm thứ hai`, `lần thứ 5`. Days of the week are periods and were claimed before.

use std::ops::Range;

use super::Quantities;
use crate::Decimal;
use crate::lexicon::{JointWord, NounRole};
use crate::number::parse::Reader;
use crate::number::separators;
use crate::reading::{Mention, MentionKind, Qualifier, Unit};
use crate::rules::{QUANTITY_OF_TOTAL, QUANTITY_ORDINAL, QUANTITY_UNIT};
use crate::text::{Gap, TokenKind, fold};

/// The ordinal at `at`, and one past it.
pub(super) fn read(
    quantities: &Quantities<'_>,
    reader: &Reader<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<(Mention, usize)> {
    let page = quantities.page;
    if quantities.free_joint(at) != Some(JointWord::Ordinal) || page.tokens.get(at + 1)?.gap == Gap::Line {
        return None;
    }
    let (value, end) = match quantities.free_joint(at + 1) {
        Some(JointWord::Rank(rank)) => (Decimal::from(i64::from(rank)), at + 2),
        _ if is_of(quantities, at + 2) => (separators::read(page.raw(at + 1))?.value, at + 2),
        _ => {
            let negative = usize::from(page.is_mark(at + 1, '-'));
            let number = reader.number(at + 1 + negative)?;
            if number.upper.is_some() || number.value.exponent() < 0 {
                return None;
            }
            (if negative == 1 { number.value.negated() } else { number.value }, number.end)
        }
    };
    // "thứ 4/13 địa phương": of so many.
    let is_of = is_of(quantities, end);
    let total = if is_of { reader.number(end + 1) } else { None };
    let counted = total.as_ref().and_then(|total| super::unit::after(quantities, reader, total, total.end));
    let end = counted.as_ref().map(|counted| counted.end).or(total.map(|total| total.end)).unwrap_or(end);
    // "Thứ nhất, …" begins an enumeration.
    if end > reader.end || at == sentence.start && end < sentence.end {
        return None;
    }
    // "năm thứ hai": the noun that is counted stands before.
    let before =
        at.checked_sub(1).filter(|before| *before >= sentence.start && quantities.claimed.get(*before) == Some(&false));
    let noun = before.filter(|before| {
        let tokens = page.tokens.get(*before..at).unwrap_or(&[]);
        quantities
            .language
            .unit(tokens)
            .is_some_and(|(_, role)| !matches!(role.noun, NounRole::Never | NounRole::Before))
    });
    let start = noun.unwrap_or(at);
    let mut rules = vec![QUANTITY_ORDINAL];
    rules.extend(is_of.then_some(QUANTITY_OF_TOTAL));
    let unit = match noun {
        Some(noun) => {
            rules.push(QUANTITY_UNIT);
            let span = page.span(noun..noun + 1);
            Unit { text: fold::lowered(page.raw(noun)), id: None, span: Some(span), implied_by: None }
        }
        None => counted.map_or_else(Unit::default, |counted| Unit {
            text: counted.text,
            id: counted.id,
            span: Some(counted.span),
            implied_by: None,
        }),
    };
    let mention = Mention {
        span: page.span(start..end),
        number: page.span(at..end),
        value,
        upper: None,
        step: Decimal::ONE,
        qualifier: Qualifier::Exact,
        upper_qualifier: None,
        unit,
        kind: MentionKind::Ordinal,
        sentence: 0,
        rules,
    };
    Some((mention, end))
}

/// True for a rank: "xếp thứ hai", "nhiều thứ ba", "thứ 4/13 địa phương"; and for a few words that stand alone, as they are
/// typed into a search box. "Người thứ hai", "lần thứ 5" in a sentence count nothing.
pub(super) fn is_rank(quantities: &Quantities<'_>, sentence: &Range<usize>, at: usize, mention: &Mention) -> bool {
    /// "người thứ hai mươi".
    const ALONE: usize = 4;
    let ranks = |from: usize| {
        let found = quantities.joint(from, at);
        found.is_some_and(|(len, joint)| from + len == at && matches!(joint, JointWord::Ranks | JointWord::Determiner))
    };
    sentence.len() <= ALONE
        || mention.rules.contains(&QUANTITY_OF_TOTAL)
        || (1..=2).filter_map(|n| at.checked_sub(n)).any(|from| from >= sentence.start && ranks(from))
}

/// True for the slash and the number glued to what ends at `end`: `4/13`.
fn is_of(quantities: &Quantities<'_>, end: usize) -> bool {
    let page = quantities.page;
    page.is_mark(end, '/')
        && [end, end + 1].iter().all(|at| page.tokens.get(*at).is_some_and(|token| token.gap == Gap::None))
        && page.tokens.get(end + 1).is_some_and(|token| token.kind == TokenKind::Number)
}
