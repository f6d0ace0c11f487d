//! What goes on after a figure: the noun phrase that restricts what is counted, and what is said of it.

use std::ops::Range;

use super::before::without_edge;
use super::units::{Class, Units};
use crate::lexicon::WordClass;

/// So many syllables go on after a counted noun.
const LONGEST_AFTER: usize = 12;
/// A remark in brackets between a counted noun and what is said of it has at most so many units.
const LONGEST_REMARK: usize = 14;
/// Names of a list that ends in a conjunction have at most so many units each.
const LONGEST_NAME: usize = 4;

/// What restricts what is counted, from unit `from` on: the noun phrase that goes on, and what is said of it, "1.298 câu
/// (95,7%) được trả lời ngay".
pub(super) fn restriction(units: &Units, from: usize) -> Vec<Range<usize>> {
    let (noun, end) = stretch(units, from);
    let said = end.and_then(|end| said_of(units, from, without_remark(units, end)));
    let noun = noun.and_then(|noun| trimmed_end(units, noun));
    match (noun, said) {
        (Some(noun), Some(said)) if noun.end == said.start => std::iter::once(noun.start..said.end).collect(),
        (noun, said) => noun.into_iter().chain(said).collect(),
    }
}

/// The noun phrase that goes on from unit `from`, up to the next clause.
pub(super) fn after(units: &Units, from: usize) -> Option<Range<usize>> {
    trimmed_end(units, stretch(units, from).0?)
}

/// What goes on from unit `from`, and where it ended by itself; `None` if it was too long.
fn stretch(units: &Units, from: usize) -> (Option<Range<usize>>, Option<usize>) {
    let mut end = from;
    while end < units.len() && goes_on(units, from, end) {
        end += 1;
    }
    let mut range = from..end;
    while units.n_syllables(&range) > LONGEST_AFTER {
        let cut = (from + 1..range.end)
            .rev()
            .find(|at| matches!(units.class(*at), Class::Word(WordClass::Link | WordClass::Verb)));
        range.end = cut.filter(|cut| cut - from > 1).unwrap_or(range.end - 1);
    }
    let is_whole = range.end == end;
    (Some(range).filter(|range| !range.is_empty()), is_whole.then_some(end))
}

/// Past a remark in brackets.
fn without_remark(units: &Units, at: usize) -> usize {
    if units.class(at) != Class::Mark('(') {
        return at;
    }
    let closes = |at: &usize| units.class(*at) == Class::Mark(')');
    (at..units.len().min(at + LONGEST_REMARK)).find(closes).map_or(at, |close| close + 1)
}

/// True if what goes on after a counted noun does not end before the unit `at`.
fn goes_on(units: &Units, from: usize, at: usize) -> bool {
    let next = units.class(at + 1);
    let is_next_content = units.is_content(at + 1);
    match units.class(at) {
        Class::Place => true,
        Class::Word(WordClass::Noun | WordClass::Verb | WordClass::Adjective | WordClass::Vague | WordClass::Whole) => {
            true
        }
        Class::Word(WordClass::Link | WordClass::With | WordClass::About) => {
            is_next_content || matches!(next, Class::Word(WordClass::Determiner | WordClass::Relative))
        }
        Class::Word(WordClass::Relative) => is_next_content || matches!(next, Class::Word(WordClass::Relative)),
        Class::Word(WordClass::Determiner) => at > from && is_next_content,
        Class::Word(WordClass::And) => at > from && is_next_content && begins_no_clause(units, at + 1),
        Class::Mark('-' | '–' | '/' | '&') => at > from && units.is_content(at - 1) && is_next_content,
        Class::Mark(',') => is_in_list(units, at),
        // "hộ có thu nhập dưới 5 triệu đồng", "trẻ em dưới 6 tuổi"
        Class::Figure(_) | Class::Time(_) => units.bounds(at) && (at == from || units.is_content(at - 1)),
        _ => false,
    }
}

/// True if the comma at `at` stands in a list that a conjunction ends: "khám, cấp cứu và điều trị".
fn is_in_list(units: &Units, at: usize) -> bool {
    let name = |from: usize| (from..units.len()).take_while(|at| units.is_content(*at)).count();
    let is_name = |n: usize| (1..=LONGEST_NAME).contains(&n);
    let mut at = at;
    loop {
        let n = name(at + 1);
        let next = at + 1 + n;
        match units.class(next) {
            Class::Mark(',') if is_name(n) => at = next,
            Class::Word(WordClass::And) if is_name(n) => {
                let last = name(next + 1);
                let follows = units.class(next + 1 + last);
                return is_name(last) && !matches!(follows, Class::Figure(_) | Class::Word(WordClass::Light));
            }
            _ => return false,
        }
    }
}

/// True if the words from `at` on have no verb of their own before the next mark.
fn begins_no_clause(units: &Units, at: usize) -> bool {
    let ends = |at: &usize| {
        !units.is_content(*at)
            && !matches!(
                units.class(*at),
                Class::Word(WordClass::Link | WordClass::With | WordClass::About | WordClass::Relative)
            )
    };
    let end = (at..units.len()).find(ends);
    end.is_none_or(|end| {
        !matches!(
            units.class(end),
            Class::Figure(_) | Class::Time(_) | Class::Word(WordClass::Light | WordClass::Tense)
        )
    }) && !units.is(at, WordClass::Verb)
}

/// The stretch without small words at its end.
fn trimmed_end(units: &Units, range: Range<usize>) -> Option<Range<usize>> {
    let own = range.start..without_edge(units, range);
    let tells = |at: usize| !units.is_hollow(at) || units.is(at, WordClass::Adjective) || units.bounds(at);
    own.clone().any(tells).then_some(own)
}

/// What is said at `from` of the noun that was counted before `noun_end`: "15 bệnh nhân đã tử vong". What says how much, "hai đội
/// đã ghi 5 bàn", is no part of it.
fn said_of(units: &Units, noun_end: usize, from: usize) -> Option<Range<usize>> {
    use WordClass::{Light, Link, Relative, Tense, Verb};
    let is_small = |at: &usize| {
        units.is(*at, Tense) || units.is(*at, Light) && matches!(units.class(*at + 1), Class::Word(Verb | Link | Tense))
    };
    let at = from + (from..units.len()).take_while(is_small).count();
    let begins = match units.class(at) {
        Class::Word(Verb) => true,
        Class::Word(Relative) => matches!(units.class(at + 1), Class::Word(Verb)) || units.is_content(at + 1),
        Class::Word(Link) => at > from && units.is_content(at + 1),
        _ => false,
    };
    let is_remarked = from > noun_end && units.class(from - 1) == Class::Mark(')');
    if !begins || at == from && !is_remarked {
        return None;
    }
    let start = if units.is(at, Link) { at - 1 } else { at };
    let said = start..after(units, at)?.end;
    let tells_how_much = matches!(units.class(said.end), Class::Figure(_) | Class::Time(_));
    let has_noun = said.clone().any(|at| matches!(units.class(at), Class::Place | Class::Word(WordClass::Noun)));
    (!tells_how_much || has_noun).then_some(said)
}
