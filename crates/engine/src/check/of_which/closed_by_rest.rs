//! Parts told in several sentences, of which the last one says that it is what is left: "còn nợ 13.964 tỷ đồng. … Nợ BHXH 9.802 tỷ đồng; nợ BHTN
//! 517 tỷ; còn lại 3.645 tỷ là nợ BHYT". The list is then complete.

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::model::CheckResults;
use super::super::rows::{Row, behind, has, n_words};
use super::complete::{add, are_about_all};
use super::is_amount;

/// Figures of a sentence that are looked at.
const MAX_FIGURES: usize = 8;
/// Sentences from a whole to what is left of it.
const MAX_SENTENCES: u32 = 3;
/// Words between those that say that something is left and how much.
const MAX_WORDS: usize = 3;
/// Parts with what is left.
const MAX_PARTS: usize = 6;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let rows = facts.rows();
    for (at_row, row) in rows.iter().enumerate().skip(1) {
        let Some(at) = (0..row.len().min(MAX_FIGURES)).find(|at| is_rest(facts, row, *at)) else { continue };
        let above = rows.get(at_row.saturating_sub(MAX_SENTENCES as usize)..at_row).unwrap_or(&[]);
        if let Some((whole, parts)) = told(facts, above, row, at).filter(|(whole, parts)| are_about_all(whole, parts)) {
            add(facts, found, whole, &parts);
        }
    }
}

fn is_rest(facts: &Facts<'_>, row: &Row, at: usize) -> bool {
    let cues = &facts.structure.cues;
    let words = behind(row.gap(at), &cues.remaining);
    let is_said = words.is_some_and(|words| n_words(words) <= MAX_WORDS && !words.contains(['.', '(']));
    is_said && row.figure(facts, at).is_some_and(is_part)
}

fn is_part(fact: &CheckedFigure<'_>) -> bool {
    is_amount(fact) && fact.mention.upper.is_none() && !fact.is_goal()
}

/// The whole above, and all of its noun that is told from there on up to what is left.
fn told<'b, 'a>(
    facts: &'b Facts<'a>,
    above: &[Row],
    row: &Row,
    at: usize,
) -> Option<(&'b CheckedFigure<'a>, Vec<&'b CheckedFigure<'a>>)> {
    let rest = row.figure(facts, at)?;
    // "còn lại 3.645 tỷ": of what was told right before it.
    let own_noun = || at.checked_sub(1).and_then(|before| row.figure(facts, before)).filter(|it| is_part(it));
    let noun = if rest.mention.unit.text.is_empty() { own_noun()? } else { rest };
    let cues = &facts.structure.cues;
    // What is told of another time, or as a goal or a change, is none of them.
    let is_other = |row: &Row, at: usize| {
        let lists = [&cues.earlier, &cues.against, &cues.goal, &cues.moves];
        lists.into_iter().any(|list| has(row.gap(at), list))
    };
    let like = |row: &Row, end: usize| -> Vec<&'b CheckedFigure<'a>> {
        let places = (0..end.min(MAX_FIGURES)).filter(|at| !is_other(row, *at));
        let figures = places.filter_map(|at| row.figure(facts, at));
        figures.filter(|it| is_part(it) && it.counts_like(noun, facts)).collect()
    };
    let mut parts = like(row, at);
    parts.push(rest);
    for above in above.iter().rev().filter(|above| row.sentence - above.sentence <= MAX_SENTENCES) {
        let own = like(above, above.len());
        let Some(last) = own.last() else { continue };
        if parts.iter().all(|part| part.point < last.point) {
            return (parts.len() > 1).then_some((*last, parts));
        }
        let [only] = own.as_slice() else { return None };
        parts.insert(0, only);
        if parts.len() > MAX_PARTS {
            return None;
        }
    }
    None
}
