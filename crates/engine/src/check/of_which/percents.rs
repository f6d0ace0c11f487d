//! Percentages that make a percentage, as rates of a contribution do: "là 2 %, trong đó doanh nghiệp 1 % và người lao động
//! 1 %". Rates of groups do not ("bao phủ 90 %, trong đó nam 91 %, nữ 89 %"): only parts that make their whole are believed.

use super::super::fact::{Fact, Facts};
use super::super::formula::Relation;
use super::super::model::Found;
use super::super::portion::is_known;
use super::super::verdict::{sum_of, term};
use super::{Opening, draft};

/// Parts of one percentage.
const MAX_PARTS: usize = 6;
/// Percentages before an opening that may be the whole.
const MAX_BACK: usize = 4;

/// Looks behind each opening.
pub(super) fn find(facts: &Facts<'_>, openings: &[Opening], found: &mut Found) {
    for opening in openings {
        let Some(sentence) = facts.sentence_of(opening.span) else { continue };
        let from = facts.list.partition_point(|fact| fact.mention.span.start < opening.span.end);
        let reach = |fact: &&Fact<'_>| opening.reach.contains(fact.mention.span);
        let behind = facts.list.get(from..).unwrap_or(&[]).iter().take_while(reach);
        let parts: Vec<&Fact<'_>> = behind.filter(|fact| fact.is_percentage()).take(MAX_PARTS).collect();
        let near = |fact: &&Fact<'_>| fact.mention.sentence as usize + 1 >= sentence;
        let before = facts.list.get(..from).unwrap_or(&[]).iter().rev().take_while(near);
        for whole in before.filter(|fact| fact.is_percentage()).take(MAX_BACK) {
            let making = (2..=parts.len()).filter_map(|n| parts.get(..n)).find_map(|parts| {
                let draft = draft(facts, whole, parts);
                let is_exact = draft.point(&sum_of(0..parts.len())) == Some(whole.point);
                is_exact.then(|| draft.compares(sum_of(0..parts.len()), Relation::Equals, term(parts.len())))
            });
            if let Some(check) = making.filter(|check| !is_known(found, check)) {
                found.push(check);
                break;
            }
        }
    }
}
