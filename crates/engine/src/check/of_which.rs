//! Parts that the text itself names: after "trong đó", "bao gồm", or in brackets behind their whole. Needs no indicator.
//!
//! Parts may overlap ("60 nữ, 55 đảng viên"), so a sum above the whole is no fault; one part above its whole is.

use crate::Span;
use crate::reading::{Measure, MentionKind};

use super::build::{Draft, sum_of, term};
use super::fact::{Fact, Facts};
use super::{Check, CheckNote, Kind, Quantity, Relation, Verdict};

pub(super) fn find(facts: &Facts<'_>, checks: &mut Vec<Check>) {
    for opening in openings(facts) {
        let Some(total) = total_before(facts, opening.span) else { continue };
        let parts: Vec<&Fact<'_>> = facts
            .list
            .iter()
            .filter(|part| opening.reach.contains(part.mention.span) && is_amount(part) && part.shares_unit(total))
            .filter(|part| {
                part.is_goal() == total.is_goal() && part.mention.upper.is_none() && can_be_part(part, total)
            })
            .collect();
        let is_known = checks.iter().any(|check| {
            check.terms.contains(&total.term) && parts.iter().all(|part| check.terms.contains(&part.term))
        });
        if !is_known {
            checks.extend(check(facts, total, &parts));
        }
    }
}

/// Words that open parts, and how far the parts can reach.
struct Opening {
    span: Span,
    reach: Span,
}

fn openings(facts: &Facts<'_>) -> Vec<Opening> {
    let cues = facts.occurrences(&facts.structure.cues.of_which);
    let cued = cues.into_iter().filter_map(|span| {
        let sentence = facts.doc.reading.sentences.get(facts.sentence_of(span)?)?;
        let reach = Span { start: span.end, end: sentence.span.end };
        let len = list_len(reach.of(facts.doc.text));
        Some(Opening { span, reach: Span::new(reach.start as usize, reach.start as usize + len) })
    });
    let mut all: Vec<Opening> = cued.chain(facts.list.iter().filter_map(|fact| bracket_behind(facts, fact))).collect();
    all.sort_by_key(|opening| (opening.span.start, opening.span.end));
    // One opening ends where the next begins.
    let starts: Vec<u32> = all.iter().map(|opening| opening.span.start).collect();
    for (i, opening) in all.iter_mut().enumerate() {
        let next = starts.iter().skip(i + 1).find(|at| **at > opening.reach.start);
        if let Some(next) = next {
            opening.reach.end = opening.reach.end.min(*next);
        }
    }
    all
}

/// Where a list of parts ends at the latest: at the bracket that closes around it.
fn list_len(text: &str) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// False if the indicators of both are known and one is not under the other.
fn can_be_part(part: &Fact<'_>, total: &Fact<'_>) -> bool {
    match (part.indicator(), total.indicator()) {
        (Some(part), Some(total)) => {
            part.strip_prefix(total).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        }
        _ => true,
    }
}

/// Brackets right behind a figure.
fn bracket_behind(facts: &Facts<'_>, fact: &Fact<'_>) -> Option<Opening> {
    let end = fact.mention.span.end as usize;
    let rest = facts.doc.text.get(end..)?;
    let open = end + rest.len() - rest.trim_start().len();
    let inside = facts.doc.text.get(open..)?.strip_prefix('(')?;
    let close = open + 1 + inside.find(')')?;
    Some(Opening { span: Span::new(open, open + 1), reach: Span::new(open + 1, close) })
}

/// The last amount before the opening: in its sentence, or in the one before if the opening begins its sentence.
fn total_before<'b, 'a>(facts: &'b Facts<'a>, opening: Span) -> Option<&'b Fact<'a>> {
    let sentences = &facts.doc.reading.sentences;
    let at = facts.sentence_of(opening)?;
    let here = sentences.get(at)?;
    let opens_sentence = here.span.start == opening.start;
    let sentence = if opens_sentence { at.checked_sub(1)? } else { at };
    if sentences.get(sentence)?.block != here.block {
        return None;
    }
    let before = facts.list.iter().filter(|fact| {
        fact.mention.sentence as usize == sentence && fact.mention.span.end <= opening.start && is_amount(fact)
    });
    before.max_by_key(|fact| fact.mention.span.end)
}

fn is_amount(fact: &Fact<'_>) -> bool {
    fact.measure() == Measure::Level && matches!(fact.mention.kind, MentionKind::Count | MentionKind::Money)
}

fn check<'a>(facts: &Facts<'a>, total: &Fact<'a>, parts: &[&Fact<'a>]) -> Option<Check> {
    let n = parts.len();
    if let Some(larger) = parts.iter().find(|part| !part.rounded.can_be_at_most(total.rounded)) {
        return Some(one_part(facts, larger, total));
    }
    let mut terms = parts.to_vec();
    terms.push(total);
    let draft = || Draft::new(Kind::OfWhich, facts.doc, &terms).note(CheckNote::FromText);
    match parts {
        [] => None,
        [part] => Some(one_part(facts, part, total)),
        _ => {
            let equal = draft().compares(sum_of(0..n), Relation::Equals, term(n));
            if equal.verdict != Verdict::LookAgain {
                return Some(equal);
            }
            let remainder = term(n).minus(sum_of(0..n));
            let draft = draft().derive(Quantity::Remainder, remainder).note(CheckNote::PartsMissing);
            let fits = draft.compares(sum_of(0..n), Relation::AtMost, term(n));
            (fits.verdict != Verdict::LookAgain).then_some(fits)
        }
    }
}

fn one_part<'a>(facts: &Facts<'a>, part: &Fact<'a>, total: &Fact<'a>) -> Check {
    let draft = Draft::new(Kind::OfWhich, facts.doc, &[part, total]).note(CheckNote::FromText);
    draft.compares(term(0), Relation::AtMost, term(1))
}
