//! The noun phrase of a figure that no indicator claims: what is counted, or what the amount is of.
//!
//! What is counted stands after its number and goes on to the next mark, small word or verb of measure: "7 thủy thủ Nga".
//! What an amount or a share is of stands before it, light words left out: "kim ngạch xuất khẩu là 2,8 tỷ USD". Refuses
//! to name what is no noun: small words alone give nothing.

use std::ops::Range;

use super::Reader;
use super::measure::is_multiple;
use super::scan::{Clause, Figure};
use crate::reading::{Mention, MentionKind};
use crate::text::Gap;
use crate::text::token::TokenKind;

/// How many words tell what it is.
const LONGEST: usize = 6;

/// The tokens of the phrase, if there is one.
pub(super) fn of(reader: &Reader, clause: &Clause<'_>, figure: &Figure, mention: &Mention) -> Option<Range<usize>> {
    let counted = figure.number_end..figure.end;
    match mention.kind {
        MentionKind::Count if !counted.is_empty() && !is_multiple(mention) => {
            Some(counted.start..after(reader, clause, figure.end))
        }
        // "10% năng lượng", "900 kg ngà voi"; "mực nước là 2,46 m".
        MentionKind::Percent | MentionKind::Measure => {
            let share = figure.end..after(reader, clause, figure.end);
            if share.is_empty() { before(reader, clause, figure.at) } else { Some(share) }
        }
        _ => before(reader, clause, figure.at),
    }
}

/// One past the words that go on from `at`.
fn after(reader: &Reader, clause: &Clause<'_>, at: usize) -> usize {
    let mut end = at;
    while end < clause.tokens.end && (end < at + LONGEST || is_within_name(clause, end)) && goes_on(reader, clause, end)
    {
        end += 1;
    }
    end
}

/// The words before `at`, but for light ones right before it.
fn before(reader: &Reader, clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    let mut end = at;
    while end > clause.tokens.start {
        let cue = clause.cues.iter().find(|cue| cue.end == end).map(|cue| cue.at);
        match cue {
            Some(start) => end = start,
            None if is_stop(reader, clause, end - 1) && !is_within_name(clause, end - 1) => end -= 1,
            None => break,
        }
    }
    let mut start = end;
    while start > clause.tokens.start
        && (end - start < LONGEST || is_within_name(clause, start))
        && goes_on(reader, clause, start - 1)
    {
        start -= 1;
    }
    (start < end).then_some(start..end)
}

/// True for a word that may be part of a noun phrase.
fn goes_on(reader: &Reader, clause: &Clause<'_>, at: usize) -> bool {
    let is_word =
        clause.page.tokens.get(at).is_some_and(|token| {
            token.kind == TokenKind::Word && (at == clause.tokens.start || token.gap == Gap::Space)
        });
    let is_inside = |range: &Range<usize>| range.contains(&at);
    let is_small = || is_stop(reader, clause, at) || clause.cues.iter().any(|cue| is_inside(&(cue.at..cue.end)));
    is_word
        && (is_within_name(clause, at) || !is_small())
        && !clause.figures.iter().any(|figure| is_inside(&(figure.at..figure.end)))
        && !clause.has_period_at(at)
}

/// True for a word that goes on what a concept is called: the `trú` of "ngoại trú".
fn is_within_name(clause: &Clause<'_>, at: usize) -> bool {
    clause.marks.iter().any(|mark| mark.at < at && at < mark.end)
}

/// True for a small word that begins no noun: `đã`, `của`.
fn is_stop(reader: &Reader, clause: &Clause<'_>, at: usize) -> bool {
    let tokens = clause.page.tokens.get(at..clause.tokens.end).unwrap_or_default();
    reader.stops.longest(tokens).is_some()
}
