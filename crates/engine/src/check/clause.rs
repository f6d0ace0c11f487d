//! Stretches of a sentence, and what the words right before a figure say of it. Where a stretch holds no more figures than one piece of
//! arithmetic takes, they belong together whatever words stand between them.

use std::borrow::Cow;
use std::ops::Range;

use crate::Span;
use crate::interval::Rational;

use super::checked_figure::{CheckedFigure, Facts};
use super::formula::Expr;
use super::rows::{Row, behind_cue, cues_of, normal};
use super::structure::{CueList, Cues};
use super::verdict::term;

/// Figures of one stretch: more are a list or a table.
const MAX_FIGURES: usize = 12;

/// The stretches of a row between semicolons, as places of figures.
pub(super) fn stretches(row: &Row) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut from = 0;
    for at in 1..=row.len() {
        if at == row.len() || row.gap(at).contains(" ; ") {
            all.push(from..at);
            from = at;
        }
    }
    all.retain(|stretch| stretch.len() <= MAX_FIGURES);
    all
}

/// The words of a gap behind its last mark.
pub(super) fn tail(gap: &str) -> &str {
    gap.rfind([',', ';', ':', '(', '.', '–', '-']).and_then(|at| gap.get(at + 1..)).unwrap_or(gap)
}

/// The words of a gap before its first mark.
pub(super) fn head(gap: &str) -> &str {
    gap.find([',', ';', ':', '(', ')', '.', '–', '-']).and_then(|at| gap.get(..at)).unwrap_or(gap)
}

/// The words before a figure, with those that its mention begins with: "cao hơn" of "cao hơn 460 tỷ đồng".
pub(super) fn before<'r>(facts: &Facts<'_>, row: &'r Row, at: usize) -> Cow<'r, str> {
    let Some(fact) = row.figure(facts, at) else { return Cow::Borrowed("") };
    let (from, to) = (fact.mention.span.start, fact.mention.number.start.max(fact.mention.span.start));
    let own = Span { start: from, end: to.min(fact.mention.span.end) }.of(facts.doc.text);
    if own.is_empty() {
        return Cow::Borrowed(row.gap(at));
    }
    Cow::Owned(format!("{}{}", row.gap(at), normal(own).trim_start()))
}

/// The words behind the last of the cues in a gap, and which list it is of; the longest where several end at one place.
pub(super) fn last_of<'g>(gap: &'g str, lists: &[&CueList]) -> Option<(usize, &'g str)> {
    let all = lists
        .iter()
        .enumerate()
        .flat_map(|(list, cues)| cues_of(gap, cues).map(move |it| (behind_cue(it), it.1.len(), list)));
    let (end, _, list) = all.max()?;
    Some((list, gap.get(end..)?))
}

/// True if all words are of these lists, or numbers of a date.
pub(super) fn is_made_of(words: &str, lists: &[&CueList]) -> bool {
    let is_number = |word: &str| word.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '/' | '-'));
    words.split_whitespace().all(|word| is_number(word) || lists.iter().any(|list| list.has_word(word)))
}

/// The size of a figure, whichever sign it is read with.
pub(super) fn size(fact: &CheckedFigure<'_>, at: usize) -> Expr {
    if fact.point.is_negative() { Expr::Number(Rational::ZERO).minus(term(at)) } else { term(at) }
}

/// True if a figure's unit prints percentage points.
pub(super) fn prints_points(fact: &CheckedFigure<'_>, cues: &Cues) -> bool {
    let unit = fact.mention.unit.text.split_whitespace().next().unwrap_or("");
    cues.points.iter().any(|points| points == unit)
}
