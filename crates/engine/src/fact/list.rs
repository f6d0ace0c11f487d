//! Lists before a figure: `lần lượt` pairs them with figures in order, `đều` gives one figure to all of them.

use std::ops::Range;

use super::CueRole;
use super::sentence::{Figure, Mark, SentenceScan};

/// The parts of a list that names things, the last `n` of them. The first holds what all share: "số người tham gia BHXH".
#[must_use]
pub fn last_parts(scan: &SentenceScan<'_>, range: &Range<usize>, n: usize) -> Option<Vec<Range<usize>>> {
    let named: Vec<Range<usize>> = parts(scan, range).into_iter().filter(|part| names_something(scan, part)).collect();
    let from = named.len().checked_sub(n)?;
    named.get(from..).map(<[Range<usize>]>::to_vec)
}

/// The parts at the end of a range that answer the same question as the last one: "BHXH", "BHYT", "BHTN".
#[must_use]
pub fn parallel_parts(scan: &SentenceScan<'_>, range: &Range<usize>) -> Vec<Range<usize>> {
    let parts = parts(scan, range);
    let last_mark = |part: &Range<usize>| scan.marks_in(part).last().copied();
    let Some(facet) = parts.last().and_then(last_mark).map(|mark: Mark| mark.facet) else { return Vec::new() };
    let same = |part: &&Range<usize>| last_mark(part).is_some_and(|mark| mark.facet == facet);
    let n = parts.iter().rev().take_while(same).count();
    parts.get(parts.len() - n..).unwrap_or_default().to_vec()
}

/// The place of the first figure of the list that figure `i` stands in, where `joins` says that a figure goes with the one
/// before.
pub fn first_of(figures: &[Figure], i: usize, joins: impl Fn(&Figure, &Figure) -> bool) -> usize {
    let mut start = i;
    while start > 0
        && let (Some(figure), Some(previous)) = (figures.get(start), figures.get(start - 1))
        && joins(figure, previous)
    {
        start -= 1;
    }
    start
}

/// How many figures from `from` on go together, joined by commas and conjunctions alone.
#[must_use]
pub fn n_together(figures: &[Figure], from: usize, joins: impl Fn(&Figure, &Figure) -> bool) -> usize {
    let rest = figures.get(from..).unwrap_or_default();
    1 + rest.iter().zip(rest.iter().skip(1)).take_while(|(previous, figure)| joins(figure, previous)).count()
}

/// The cue that pairs figures with names, in the words before a figure.
#[must_use]
pub fn pairing_cue(scan: &SentenceScan<'_>, figure: &Figure) -> Option<(usize, usize)> {
    let cue = scan.cues_in(&figure.before).find(|cue| cue.role == CueRole::Respectively)?;
    Some((cue.at, cue.end))
}

fn names_something(scan: &SentenceScan<'_>, part: &Range<usize>) -> bool {
    scan.marks_in(part).next().is_some()
}

/// Splits at commas and conjunctions that stand in no phrase.
fn parts(scan: &SentenceScan<'_>, range: &Range<usize>) -> Vec<Range<usize>> {
    let splits = |at: usize| {
        let inside = scan.marks.iter().any(|mark| mark.at < at && at < mark.end);
        !inside && (scan.page.is_mark(at, ',') || scan.is_and(at))
    };
    let mut parts = Vec::new();
    let mut start = range.start;
    for at in range.clone().filter(|at| splits(*at)) {
        parts.push(start..at);
        start = at + 1;
    }
    parts.push(start..range.end);
    parts.retain(|part| !part.is_empty());
    parts
}
