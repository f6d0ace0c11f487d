//! An order that the words tell, and the figures in it: "với 412 nghìn lượt khách, Sa Pa đứng thứ hai, sau Hạ Long (520 nghìn lượt)
//! và trên Đồ Sơn (198 nghìn lượt)", "cao nhất, 7,1 điểm, tiếp đến là Toán 6,4 điểm".

use super::fact::{Fact, Facts};
use super::formula::Relation;
use super::kinds::Kind;
use super::model::{CheckNote, Found};
use super::rows::{Row, has, n_words, rfind};
use super::verdict::{Draft, term};

/// Words between "trên" and a figure, with the bracket.
const MAX_WORDS: usize = 8;
/// Figures of one order.
const MAX_FIGURES: usize = 8;

/// Which side of the first figure another one lies on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Lower,
    Higher,
}

pub(super) fn find(facts: &Facts<'_>, found: &mut Found) {
    for row in facts.rows().iter().filter(|row| row.len() > 1) {
        let Some(first) = row.figure(facts, 0).filter(|first| is_ranked(first)) else { continue };
        let mut side = None;
        for at in 1..row.len().min(MAX_FIGURES) {
            let Some(other) = row.figure(facts, at) else { break };
            let is_like = other.is_percentage() && first.is_percentage() || other.counts_like(first, facts);
            if !is_like || !is_ranked(other) || row.gap(at).contains([';', '.']) {
                break;
            }
            side = side_of(facts, row, at).or(side);
            let Some(side) = side else { break };
            let (low, high) = if side == Side::Lower { (other, first) } else { (first, other) };
            let draft = Draft::new(Kind::Rank, facts.doc, &[low, high]).note(CheckNote::FromText);
            found.push(draft.compares(term(0), Relation::AtMost, term(1)));
        }
    }
}

fn is_ranked(fact: &Fact<'_>) -> bool {
    fact.is_level_like() && !fact.is_goal()
}

/// On which side of the first figure the words before another one put it; `None` if they only go on with a list.
fn side_of(facts: &Facts<'_>, row: &Row, at: usize) -> Option<Side> {
    let cues = &facts.structure.cues;
    let gap = row.gap(at);
    let is_first = at == 1;
    // "cao nhất, 7,1 điểm, tiếp đến là …".
    if is_first && has(gap, &cues.next_of_all) {
        let opens = format!("{}{gap}", row.gap(0));
        let is_last = has(&opens, &cues.last_of_all);
        return (is_last || has(&opens, &cues.first_of_all)).then_some(if is_last {
            Side::Higher
        } else {
            Side::Lower
        });
    }
    // "đứng thứ hai, sau … và trên …".
    let is_order = !is_first || has(gap, &cues.ranked) || has(row.gap(0), &cues.ranked);
    // A name stands between the word and its figure, no more.
    let is_next = |at: &usize| {
        let words = gap.get(*at..).unwrap_or("");
        n_words(words) <= MAX_WORDS && !words.contains([',', ':'])
    };
    let last = |words: &[String]| words.iter().filter_map(|word| rfind(gap, word)).max().filter(is_next);
    let (above, below) = (last(&cues.above), last(&cues.below));
    match (is_order, above.cmp(&below)) {
        (true, std::cmp::Ordering::Greater) => Some(Side::Lower),
        (true, std::cmp::Ordering::Less) => Some(Side::Higher),
        _ => None,
    }
}
