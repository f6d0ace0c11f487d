//! Which shares that do not make a hundred were meant to: another list of as many beside them does, or they are told by one noun
//! with another name each, as the parts of a scheme are ("nhóm hưởng 3 tháng chiếm 38,4 %, nhóm từ 4 đến 11 tháng 57,5 %, …").

use crate::Span;
use crate::interval::Rational;

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::model::{Check, Verdict};
use super::super::rows::{Row, behind_cue, cues_of, has, normal};
use super::{LEAST, MIN_SHARES, MOST_OF_TWO, check, row_of};

/// Bytes before a share in which its name stands.
const MAX_NAME: u32 = 120;

/// What is left of a group beside the lists that were found in it, where it has as many shares as one of these.
pub(super) fn beside_lists<'a>(facts: &Facts<'a>, group: &[&CheckedFigure<'a>], lists: &[Check]) -> Vec<Check> {
    let is_taken = |share: &&CheckedFigure<'_>| lists.iter().any(|list| list.terms.contains(&share.term));
    let runs = group.chunk_by(|a, b| is_taken(a) == is_taken(b));
    let runs = runs.filter(|run| run.len() >= MIN_SHARES && run.first().is_some_and(|first| !is_taken(first)));
    let is_as_long = |run: &&[&CheckedFigure<'_>]| lists.iter().any(|list| list.terms.len() == run.len());
    let checks = runs.filter(is_as_long).filter(|run| is_about_all(run)).filter_map(|run| check(facts, run));
    checks.map(|(check, _)| check).filter(|check| check.verdict == Verdict::LookAgain).collect()
}

/// True if shares make about a hundred, as those of one scheme do of which one is wrong.
pub(super) fn is_about_all(list: &[&CheckedFigure<'_>]) -> bool {
    let sum = list.iter().try_fold(Rational::ZERO, |sum, share| sum.checked_add(share.point));
    sum.is_some_and(|sum| sum >= Rational::whole(LEAST) && sum <= Rational::whole(MOST_OF_TWO))
}

/// True if the shares are told by one noun, each with another name, the first one as a share, and no name may be said of all.
pub(super) fn are_named_alike(facts: &Facts<'_>, list: &[&CheckedFigure<'_>]) -> bool {
    let cues = &facts.structure.cues;
    let Some(row) = list.first().and_then(|first| row_of(facts, first)) else { return false };
    let are_many = list.len() >= MIN_SHARES && is_about_all(list);
    let names: Vec<Vec<String>> = list.iter().map(|share| name(facts, row, share)).collect();
    let head = names.get(1).and_then(|name| name.first());
    let Some(head) = head.filter(|_| are_many) else { return false };
    let has_head = |name: &Vec<String>| name.len() > 1 && name.first() == Some(head);
    let mut own: Vec<&Vec<String>> = names.iter().collect();
    own.sort_unstable();
    own.dedup();
    let is_plain = |name: &Vec<String>| !has(&format!(" {} ", name.join(" ")), &cues.overlapping);
    let says_share = list.first().is_some_and(|share| has(&clause(facts, row, share), &cues.is_share));
    let is_other = (0..=row.len()).any(|at| has(row.gap(at), &cues.against) || has(row.gap(at), &cues.of_which));
    own.len() == list.len() && says_share && !is_other && names.iter().all(|name| has_head(name) && is_plain(name))
}

/// The words of the clause before a share, back to the last mark or joining word.
fn clause(facts: &Facts<'_>, row: &Row, share: &CheckedFigure<'_>) -> String {
    let sentence = facts.doc.reading.sentences.get(share.mention.sentence as usize);
    let end = share.mention.span.start;
    let from = sentence.map_or(end, |sentence| sentence.span.start).max(end.saturating_sub(MAX_NAME));
    let from = (from..=end).find(|at| facts.doc.text.is_char_boundary(*at as usize)).unwrap_or(end);
    let words = normal(Span { start: from, end }.of(facts.doc.text));
    let is_split_by_semicolons = (1..row.len()).any(|at| row.gap(at).contains(" ; "));
    let marks: &[char] = if is_split_by_semicolons { &[';', ':'] } else { &[',', ';', ':', '('] };
    let tail = words.rfind(marks).and_then(|at| words.get(at + 1..)).unwrap_or(&words);
    let joined = cues_of(tail, &facts.structure.cues.joins).map(behind_cue).max();
    joined.filter(|_| !is_split_by_semicolons).and_then(|at| tail.get(at..)).unwrap_or(tail).to_owned()
}

/// The name that a share has in its clause, without the words for being a share.
fn name(facts: &Facts<'_>, row: &Row, share: &CheckedFigure<'_>) -> Vec<String> {
    let cues = &facts.structure.cues;
    let words = clause(facts, row, share);
    let is_named = |word: &&str| !cues.share_words.iter().any(|own| own == word);
    words.split_whitespace().take_while(is_named).map(str::to_owned).collect()
}
