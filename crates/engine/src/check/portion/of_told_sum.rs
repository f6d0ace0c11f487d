//! A share of what the sentences right before it divided: "ngoại trú 241,6 tỷ đồng; nội trú 330,3 tỷ đồng. … Chi ngoài tỉnh 163 tỷ đồng, chiếm
//! 28,5 %" is of both together, if the words name nothing else.

use super::super::figure_in_row::FigureInRow;
use super::super::formula::Relation;
use super::super::kinds::Kind;
use super::super::model::{Check, CheckResults, Verdict};
use super::super::rows::has;
use super::super::verdict::Reach;
use super::{MAX_BACK, is_precise};

/// Sentences between the parts and the share.
const MAX_SENTENCES: u32 = 3;

pub(super) fn find(place: &FigureInRow<'_, '_>, found: &CheckResults) -> Option<Check> {
    let cues = &place.facts.structure.cues;
    let says_share = has(place.row.gap(place.at), &cues.is_share);
    if !says_share || !is_precise(place.fact) || !place.base_words().trim().is_empty() {
        return None;
    }
    let (part_at, _) = place.told_parts().into_iter().find(|(at, reach)| *at < place.at && *reach == Reach::Firm)?;
    let part = place.figure(part_at)?;
    let is_sum = |check: &&Check| {
        matches!(check.kind, Kind::Sum | Kind::OfWhich)
            && check.verdict == Verdict::Agrees
            && check.formula.relation == Relation::Equals
    };
    let fact = |term| place.facts.around(place.fact).iter().find(|fact| fact.term == term);
    let near = |check: &&Check| {
        let last = check.terms.iter().rev().nth(1).and_then(|term| fact(*term));
        let block = |sentence: u32| place.facts.doc.reading.sentences.get(sentence as usize).map(|it| it.block);
        last.is_some_and(|last| {
            let (own, other) = (place.fact.mention.sentence, last.mention.sentence);
            other < own && own - other <= MAX_SENTENCES && block(own) == block(other)
        })
    };
    let mut sums = found.checks.iter().rev().take(MAX_BACK).filter(is_sum).filter(near);
    let whole = sums.find_map(|sum| {
        let whole = fact(*sum.terms.last()?)?;
        let is_part = sum.terms.contains(&part.term);
        (!is_part && part.counts_like(whole, place.facts) && part.point < whole.point).then_some(whole)
    })?;
    Some(place.share_of(part, whole))
}
