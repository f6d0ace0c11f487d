//! Hedges beside a number: `gần`, `khoảng trên`, `… trở lên`. The nearest decides; all that agree belong to the span.

use std::ops::Range;

use super::{Hedges, Quantities};
use crate::lexicon::{PeriodWord, Side};
use crate::number::parse::Reader;
use crate::reading::Qualifier;
use crate::rules::{QUANTITY_HEDGE, QUANTITY_HEDGES_STACKED};
use crate::text::{Families, Gap};

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
            Side::BeforeUncompared => true,
            Side::Before => true,
            Side::BeforeLarge => size == Size::Large,
            Side::After | Side::Link => false,
        };
        (start + len == at && fits).then_some((start, hedge))
    })?;
    // "cao hơn … so với": nor is "hơn" alone a hedge there.
    let is_amount = hedge.side == Side::BeforeUncompared && is_compared(quantities, sentence, at);
    (!is_amount).then_some((start, hedge.qualifier))
}

/// True if the clause that goes on at token `at` compares: "cao hơn 0,4% so với chỉ tiêu" is by how much.
fn is_compared(quantities: &Quantities<'_>, sentence: &Range<usize>, at: usize) -> bool {
    /// A number, its unit and a word or two.
    const FAR: usize = 8;
    let page = quantities.page;
    let clause = (at..sentence.end.min(at + FAR)).take_while(|at| !page.is_mark(*at, ',') && !page.is_mark(*at, ';'));
    clause.into_iter().any(|at| {
        let word = page.tokens.get(at..sentence.end).and_then(|tokens| quantities.language.period(tokens));
        word.is_some_and(|(_, word)| word == PeriodWord::Against)
    })
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
