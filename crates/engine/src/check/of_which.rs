//! Parts that the text itself names: after "trong đó", "bao gồm", or in brackets behind their whole. Needs no indicator.
//!
//! Parts may overlap ("60 nữ, 55 đảng viên"), so a sum above the whole is no fault; the first part above its whole is.
//! Brackets hold all sorts of figures: there only parts that make their whole are believed.

use crate::Span;
use crate::interval::Rational;
use crate::order::Arrange;
use crate::reading::{Measure, MentionKind};

use super::build::{Draft, sum_of, term};
use super::fact::{Fact, Facts};
use super::{Check, CheckNote, Kind, Quantity, Relation, Verdict};

pub(super) fn find(facts: &Facts<'_>, checks: &mut Vec<Check>) {
    // Without an amount there is no whole: the words need not be looked at.
    if !facts.list.iter().any(is_amount) {
        return;
    }
    for opening in openings(facts) {
        let Some(total) = total_before(facts, opening.span) else { continue };
        let is_part = |part: &&Fact<'_>| {
            opening.reach.contains(part.mention.span)
                && is_amount(part)
                && counts_like(facts, part, total)
                && part.is_goal() == total.is_goal()
                && part.mention.upper.is_none()
        };
        let parts: Vec<&Fact<'_>> = facts.list.iter().filter(is_part).collect();
        let is_known = checks.iter().any(|check| {
            check.terms.contains(&total.term) && parts.iter().all(|part| check.terms.contains(&part.term))
        });
        if is_known {
            continue;
        }
        // Parts that make their whole need no further sign that they belong to it.
        let found = making(facts, total, &parts).or_else(|| match opening.by {
            OpenedBy::Words => with_others(facts, total, &parts).or_else(|| listed(facts, total, opening.span, &parts)),
            OpenedBy::Bracket => None,
        });
        checks.extend(found);
    }
}

/// Words or a bracket that open parts, and how far the parts can reach.
struct Opening {
    by: OpenedBy,
    span: Span,
    reach: Span,
}

#[derive(Clone, Copy)]
enum OpenedBy {
    Words,
    Bracket,
}

fn openings(facts: &Facts<'_>) -> Vec<Opening> {
    let cues = facts.occurrences(&facts.structure.cues.of_which);
    let cued = cues.into_iter().filter_map(|span| {
        let sentence = facts.doc.reading.sentences.get(facts.sentence_of(span)?)?;
        let before = Span { start: sentence.span.start, end: span.start }.of(facts.doc.text);
        // "14.400 người trong số đó đã …" opens nothing: words that open parts stand apart.
        if !before.is_empty() && !before.trim_end().ends_with([',', ';', ':', '(', '-', '–', '.', '…']) {
            return None;
        }
        let reach = Span { start: span.end, end: sentence.span.end };
        let len = list_len(reach.of(facts.doc.text));
        let reach = Span::new(reach.start as usize, reach.start as usize + len);
        Some(Opening { by: OpenedBy::Words, span, reach })
    });
    let mut all: Vec<Opening> = cued.chain(facts.list.iter().filter_map(|fact| bracket_behind(facts, fact))).collect();
    all.arrange_by_key(|opening| (opening.span.start, opening.span.end));
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
    let (span, reach) = (Span::new(open, open + 1), Span::new(open + 1, close));
    Some(Opening { by: OpenedBy::Bracket, span, reach })
}

/// The last amount before the opening: in its sentence, or in the one before if the opening begins its sentence
/// (papers like to give each sentence a paragraph).
fn total_before<'b, 'a>(facts: &'b Facts<'a>, opening: Span) -> Option<&'b Fact<'a>> {
    let sentences = &facts.doc.reading.sentences;
    let at = facts.sentence_of(opening)?;
    let here = sentences.get(at)?;
    let opens_sentence = here.span.start == opening.start;
    let sentence = if opens_sentence { at.checked_sub(1)? } else { at };
    if here.block - sentences.get(sentence)?.block.min(here.block) > 1 {
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

/// The same sort of thing: the same entry of the lexicon, or the same noun where an entry holds things of many sorts.
fn counts_like(facts: &Facts<'_>, part: &Fact<'_>, total: &Fact<'_>) -> bool {
    let (a, b) = (&part.mention.unit, &total.mention.unit);
    let is_one_sort = a.id.as_ref().is_some_and(|id| !facts.structure.cues.mixed_units.contains(id)) && a.id == b.id;
    let noun = |text: &str| text.split([' ', ',']).next().unwrap_or("").to_owned();
    part.mention.kind == total.mention.kind && !a.text.is_empty() && (is_one_sort || noun(&a.text) == noun(&b.text))
}

/// Parts after words that say so.
fn listed<'a>(facts: &Facts<'a>, total: &Fact<'a>, opening: Span, parts: &[&Fact<'a>]) -> Option<Check> {
    let parts: Vec<&Fact<'a>> = parts.iter().filter(|part| can_be_part(part, total)).copied().collect();
    let n = parts.len();
    let first = parts.first()?;
    if parts.iter().any(|part| !part.rounded.can_be_at_most(total.rounded)) {
        // Further down the list, or further away, another whole may be meant.
        let is_first = !first.rounded.can_be_at_most(total.rounded) && is_close(total, opening, first);
        return is_first.then(|| one_part(facts, first, total));
    }
    if n == 1 {
        return Some(one_part(facts, first, total));
    }
    let remainder = term(n).minus(sum_of(0..n));
    let draft = draft(facts, total, &parts).derive(Quantity::Remainder, remainder).note(CheckNote::PartsMissing);
    let fits = draft.compares(sum_of(0..n), Relation::AtMost, term(n));
    (fits.verdict == Verdict::Agrees).then_some(fits)
}

/// Parts that make their whole, or do once rounded: then the printed values must be close, since "gần 1.000" rounded is
/// anything up to 2.000.
fn making<'a>(facts: &Facts<'a>, total: &Fact<'a>, parts: &[&Fact<'a>]) -> Option<Check> {
    let n = parts.len();
    if n < 2 {
        return None;
    }
    let draft = draft(facts, total, parts);
    let ratio = draft.point(&sum_of(0..n).over(term(n)))?;
    let miss = ratio.checked_sub(Rational::ONE)?.checked_abs()?;
    let equal = draft.compares(sum_of(0..n), Relation::Equals, term(n));
    match equal.verdict {
        Verdict::AgreesIfRounded if miss > Rational::new(1, 50)? => None,
        Verdict::Agrees | Verdict::AgreesIfRounded => Some(equal),
        Verdict::LookAgain | Verdict::Undecided => None,
    }
}

/// The first part and, a little further on, "12 người khác", if they make the whole.
fn with_others<'a>(facts: &Facts<'a>, total: &Fact<'a>, parts: &[&Fact<'a>]) -> Option<Check> {
    let first = parts.first()?;
    let sentence = first.mention.sentence;
    let others = facts.occurrences(&facts.structure.cues.others);
    let is_of_others = |fact: &&Fact<'_>| {
        let end = fact.mention.span.end;
        let is_named = others.iter().any(|span| span.start >= end && span.start - end <= 1);
        is_named && is_amount(fact) && counts_like(facts, fact, total)
    };
    let near = facts.list.iter().filter(|fact| (sentence..=sentence + 2).contains(&fact.mention.sentence));
    let other = near.filter(is_of_others).find(|other| other.mention.span.start > first.mention.span.end)?;
    let sum = first.point.checked_add(other.point)?;
    (sum == total.point).then(|| making(facts, total, &[*first, other]))?
}

/// True if whole and part stand right before and behind the words between them, and count the same noun.
fn is_close(total: &Fact<'_>, opening: Span, part: &Fact<'_>) -> bool {
    let before = opening.start.saturating_sub(total.mention.span.end);
    let behind = part.mention.span.start.saturating_sub(opening.end);
    before <= CLOSE_BYTES && behind <= CLOSE_BYTES && total.mention.unit.text == part.mention.unit.text
}

/// Three or four short words.
const CLOSE_BYTES: u32 = 24;

fn draft<'a, 'b>(facts: &Facts<'a>, total: &'b Fact<'a>, parts: &[&'b Fact<'a>]) -> Draft<'a, 'b> {
    let terms = [parts, &[total]].concat();
    Draft::new(Kind::OfWhich, facts.doc, &terms).note(CheckNote::FromText)
}

fn one_part<'a>(facts: &Facts<'a>, part: &Fact<'a>, total: &Fact<'a>) -> Check {
    draft(facts, total, &[part]).compares(term(0), Relation::AtMost, term(1))
}
