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
            .filter(|part| part.is_goal() == total.is_goal() && part.mention.upper.is_none())
            .collect();
        let is_known = checks.iter().any(|check| {
            check.terms.contains(&total.term) && parts.iter().any(|part| check.terms.contains(&part.term))
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
    let mut all = Vec::new();
    for sentence in &facts.doc.reading.sentences {
        let words = sentence.span.of(facts.doc.text);
        let start = sentence.span.start as usize;
        let mut found: Vec<Opening> = Vec::new();
        for cue in &facts.structure.cues.of_which {
            for (at, _) in words.match_indices(cue.as_str()).chain(words.match_indices(&capitalised(cue))) {
                let span = Span::new(start + at, start + at + cue.len());
                let reach = Span::new(start + at + cue.len(), sentence.span.end as usize);
                found.push(Opening { span, reach });
            }
        }
        found.extend(bracketed(facts, words, start));
        found.sort_by_key(|opening| (opening.span.start, opening.span.end));
        // One opening ends where the next begins.
        let starts: Vec<u32> = found.iter().map(|opening| opening.span.start).collect();
        for (i, opening) in found.iter_mut().enumerate() {
            let next = starts.iter().skip(i + 1).find(|at| **at > opening.reach.start);
            if let Some(next) = next {
                opening.reach = Span::new(opening.reach.start as usize, (*next).min(opening.reach.end) as usize);
            }
        }
        all.extend(found);
    }
    all
}

/// Brackets right behind a figure.
fn bracketed(facts: &Facts<'_>, words: &str, start: usize) -> Vec<Opening> {
    let open = |(at, _): (usize, &str)| {
        let len = words.get(at..)?.find(')')?;
        let here = start + at;
        let is_behind_figure = facts.list.iter().any(|fact| {
            let end = fact.mention.span.end as usize;
            end <= here && facts.doc.text.get(end..here).is_some_and(|gap| gap.trim().is_empty())
        });
        is_behind_figure.then(|| Opening { span: Span::new(here, here + 1), reach: Span::new(here + 1, here + len) })
    };
    words.match_indices('(').filter_map(open).collect()
}

fn capitalised(cue: &str) -> String {
    let mut chars = cue.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The last amount before the opening: in its sentence, or in the one before if the opening begins its sentence.
fn total_before<'b, 'a>(facts: &'b Facts<'a>, opening: Span) -> Option<&'b Fact<'a>> {
    let sentences = &facts.doc.reading.sentences;
    let at = sentences.iter().position(|sentence| sentence.span.contains(opening))?;
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
