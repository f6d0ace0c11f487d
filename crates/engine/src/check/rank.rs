//! An order that the words tell, and the figures in it: "với 412 nghìn lượt khách, Sa Pa đứng thứ hai, sau Hạ Long (520 nghìn lượt)
//! và trên Đồ Sơn (198 nghìn lượt)", "cao nhất, 7,1 điểm, tiếp đến là Toán 6,4 điểm".

use crate::reading::MentionKind;

use super::checked_figure::{CheckedFigure, Facts};
use super::formula::Relation;
use super::kinds::Kind;
use super::model::{CheckNote, CheckResults};
use super::rows::{Row, after_first, cues_of, has, n_words};
use super::structure::{CueList, Cues};
use super::verdict::{CheckBuilder, term};

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

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for row in facts.rows().iter().filter(|row| row.len() > 1) {
        let Some(first) = row.figure(facts, 0).filter(|first| is_ranked(first)) else { continue };
        let mut side = None;
        // What lasts longest is not first in a race.
        let of_most = side_of_most(facts, row).filter(|_| first.mention.kind != MentionKind::Duration);
        for at in 1..row.len().min(MAX_FIGURES) {
            let Some(other) = row.figure(facts, at) else { break };
            let is_like = other.is_percentage() && first.is_percentage() || other.counts_like(first, facts);
            let is_listed = of_most.is_some() && goes_on(facts, row, at);
            let is_other = other.is_cut_number(facts, row.gap(at))
                || row.gap(at).contains('.')
                || (row.gap(at).contains(';') && !is_listed);
            if !is_like || !is_ranked(other) || is_other {
                break;
            }
            side = side_of(facts, row, at).or(of_most.filter(|_| is_listed && row.len() > 2)).or(side);
            let Some(side) = side else { break };
            let (low, high) = if side == Side::Lower { (other, first) } else { (first, other) };
            let builder = CheckBuilder::new(Kind::Rank, facts.doc, &[low, high]).note(CheckNote::FromText);
            found.push(builder.compares(term(0), Relation::AtMost, term(1)));
        }
    }
}

/// "khối 10 đông nhất với 380 học sinh, khối 11 có 350": the side of the others, if the words before the first figure say that it is
/// the most or the least of all.
fn side_of_most(facts: &Facts<'_>, row: &Row) -> Option<Side> {
    side(row.gap(0), &facts.structure.cues)
}

/// True if words say that what follows is the most of several, false if the least.
pub(super) fn side_of_words(words: &str, cues: &Cues) -> Option<bool> {
    let is_first = has(words, &cues.ranks_first) && !has(words, &cues.last_of_all);
    side(words, cues).map(|side| side == Side::Lower).or(is_first.then_some(true))
}

/// Words between "nhiều" and "nhất", with the former: "nhiều ca mắc tay chân miệng nhất".
const MAX_COUNTED: usize = 6;

fn side(words: &str, cues: &Cues) -> Option<Side> {
    let is_in = |list: &CueList, word: &str| list.has_word(word);
    if !words.split_whitespace().any(|word| is_in(&cues.superlative, word)) {
        return None;
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    let is_noun = |at: usize| {
        let noun = words.get(at.saturating_sub(1)..=at).map(|words| words.join(" "));
        noun.is_some_and(|noun| is_in(&cues.small_ones, &noun))
    };
    let of = |adjective: &str| match () {
        () if is_in(&cues.most, adjective) => Some(Side::Lower),
        () if is_in(&cues.least, adjective) => Some(Side::Higher),
        () => None,
    };
    let pairs = words.windows(2).enumerate().rev().filter(|(at, _)| !is_noun(*at));
    let next_to = pairs.filter_map(|(_, pair)| pair.split_first()).find_map(|(adjective, rest)| {
        rest.iter().any(|word| is_in(&cues.superlative, word)).then(|| of(adjective)).flatten()
    });
    // "nhiều mía nhất", "ít hộ nghèo nhất": what is counted stands between.
    let last = words.iter().rposition(|word| is_in(&cues.superlative, word));
    let apart = last.and_then(|last| words.get(last.saturating_sub(MAX_COUNTED)..last));
    let counted = |word: &&&str| cues.quantities.iter().any(|own| own == **word);
    next_to.or_else(|| apart?.iter().rev().find(counted).and_then(|word| of(word)))
}

/// True if the words before another figure only name what it is of.
fn goes_on(facts: &Facts<'_>, row: &Row, at: usize) -> bool {
    let cues = &facts.structure.cues;
    let gap = row.gap(at);
    let is_other = [&cues.against, &cues.earlier, &cues.of_which, &cues.of_whole, &cues.goal, &cues.up, &cues.down];
    let is_mark = gap.trim_start().starts_with([',', ';', ')']) || after_first(gap, &cues.joins).is_some();
    let is_superlative = has(gap, &cues.superlative);
    is_mark && !is_superlative && n_words(gap) <= MAX_WORDS && !is_other.into_iter().any(|list| has(gap, list))
}

fn is_ranked(fact: &CheckedFigure<'_>) -> bool {
    // "bài lá ba cây, bảy cây": numbers in words are names.
    fact.is_level_like() && !fact.is_goal() && fact.mention.value.mantissa().unsigned_abs() >= 10
}

/// On which side of the first figure the words before another one put it; `None` if they only go on with a list.
fn side_of(facts: &Facts<'_>, row: &Row, at: usize) -> Option<Side> {
    let cues = &facts.structure.cues;
    let gap = row.gap(at);
    let is_first = at == 1;
    // "cao nhất, 7,1 điểm, tiếp đến là …".
    if is_first && has(gap, &cues.next_of_all) {
        let opens = format!("{}{gap}", row.gap(0));
        let opens = cues.small_ones.iter().fold(opens, |opens, noun| opens.replace(noun.as_str(), ""));
        let of_most = side_of_most(facts, row);
        let is_last = has(&opens, &cues.last_of_all) || of_most == Some(Side::Higher);
        let is_first = has(&opens, &cues.first_of_all) || of_most == Some(Side::Lower);
        return (is_last || is_first).then_some(if is_last { Side::Higher } else { Side::Lower });
    }
    // "đứng thứ hai, sau … và trên …".
    let is_order = !is_first || has(gap, &cues.ranked) || has(row.gap(0), &cues.ranked);
    // A name stands between the word and its figure, no more.
    let is_next = |at: &usize| {
        let words = gap.get(*at..).unwrap_or("");
        n_words(words) <= MAX_WORDS && !words.contains([',', ':'])
    };
    let last = |words: &CueList| cues_of(gap, words).map(|(at, _)| at).max().filter(is_next);
    let (above, below) = (last(&cues.above), last(&cues.below));
    match (is_order, above.cmp(&below)) {
        (true, std::cmp::Ordering::Greater) => Some(Side::Lower),
        (true, std::cmp::Ordering::Less) => Some(Side::Higher),
        _ => None,
    }
}
