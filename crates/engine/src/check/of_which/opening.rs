//! What opens parts: words such as "trong đó", and brackets behind their whole.

use crate::Span;
use crate::compact_sort::CompactSort;

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::rows::{after_first, has, normal};
use super::super::structure::CueList;

/// Words or a bracket that open parts, and how far the parts can reach.
pub(super) struct Opening {
    pub(super) by: OpenedBy,
    pub(super) span: Span,
    pub(super) reach: Span,
}

#[derive(Clone, Copy)]
pub(super) enum OpenedBy {
    Words,
    /// Words that say that the parts are all.
    WholeList,
    Bracket,
}

pub(super) fn openings(facts: &Facts<'_>) -> Vec<Opening> {
    let cues = facts.occurrences(&facts.structure.cues.of_which);
    let cued = cues.into_iter().filter_map(|span| {
        let sentence = facts.doc.reading.sentences.get(facts.sentence_of(span)?)?;
        let before = Span { start: sentence.span.start, end: span.start }.of(facts.doc.text);
        // "14.400 người trong số đó đã …" opens nothing: words that open parts stand apart.
        // What calls itself all parts needs no comma.
        let is_whole = has(&normal(span.of(facts.doc.text)), &facts.structure.cues.whole_list);
        if !is_whole && !before.is_empty() && !before.trim_end().ends_with([',', ';', ':', '(', '-', '–', '.', '…'])
        {
            return None;
        }
        let reach = Span { start: span.end, end: sentence.span.end };
        // "bao gồm cả 2 vụ đánh bom xe": some of them.
        let behind = normal(&facts.doc.text.get(span.end as usize..)?.chars().take(CLAUSE_CHARS).collect::<String>());
        let is_of_some = after_first(&behind, &facts.structure.cues.of_both).is_some();
        let by = if is_whole && !is_of_some { OpenedBy::WholeList } else { OpenedBy::Words };
        Some(Opening { by, span, reach })
    });
    let brackets =
        facts.list.iter().filter_map(|fact| bracket_behind(facts, fact).or_else(|| bracket_of_names(facts, fact)));
    let mut all: Vec<Opening> = cued.chain(brackets).collect();
    all.compact_sort_by_key(|opening| (opening.span.start, opening.span.end));
    // One opening ends where the next begins.
    let starts: Vec<u32> = all.iter().map(|opening| opening.span.start).collect();
    for (i, opening) in all.iter_mut().enumerate() {
        let next = starts.iter().skip(i + 1).find(|at| **at > opening.reach.start).copied().unwrap_or(u32::MAX);
        if !matches!(opening.by, OpenedBy::Bracket) {
            // A list is not looked through further than to the next: a sentence may be nothing but openings.
            let within = opening.reach.of(facts.doc.text);
            let n_bytes = next.saturating_sub(opening.reach.start) as usize;
            let len = list_len(within, n_bytes, &facts.structure.cues.ends_list);
            opening.reach = Span::new(opening.reach.start as usize, opening.reach.start as usize + len);
        }
        opening.reach.end = opening.reach.end.min(next);
    }
    all
}

/// Where a list of parts ends at the latest: at the bracket that closes around it, or where another clause begins; not
/// looked for behind `n_bytes`.
fn list_len(text: &str, n_bytes: usize, ends: &CueList) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices().take_while(|(at, _)| *at < n_bytes) {
        match c {
            ',' | ';' if depth == 0 && begins_clause(text.get(at + 1..).unwrap_or(""), ends) => return at,
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// "…, nay chỉ phải trả 71.600 đồng": no part of what was listed.
fn begins_clause(text: &str, ends: &CueList) -> bool {
    let words: String = text.chars().take(CLAUSE_CHARS).collect();
    after_first(&normal(&words), ends).is_some()
}

/// Letters in which the words stand that begin a clause.
const CLAUSE_CHARS: usize = 24;

/// Brackets right behind a figure.
fn bracket_behind(facts: &Facts<'_>, fact: &CheckedFigure<'_>) -> Option<Opening> {
    let end = fact.mention.span.end as usize;
    let rest = facts.doc.text.get(end..)?;
    let open = end + rest.len() - rest.trim_start().len();
    let inside = facts.doc.text.get(open..)?.strip_prefix('(')?;
    let close = inside.char_indices().take(MAX_BRACKET).find(|(_, letter)| *letter == ')')?.0;
    let close = open + 1 + close;
    let (span, reach) = (Span::new(open, open + 1), Span::new(open + 1, close));
    Some(Opening { by: OpenedBy::Bracket, span, reach })
}

/// A bracket that begins with a name and a figure, further behind one: "4.260 hộ chưa có sổ đỏ (Krông Nô: 2.390, Đắk Mil: 1.870)".
fn bracket_of_names(facts: &Facts<'_>, fact: &CheckedFigure<'_>) -> Option<Opening> {
    let end = fact.mention.span.end as usize;
    let at = facts.n_before(fact.mention.span.end);
    let first = facts.list.get(at).filter(|first| first.shares_sentence(fact))?.mention.span.start as usize;
    let between = facts.doc.text.get(end..first)?;
    let open = between.rfind('(').filter(|at| {
        between.trim_end().ends_with(':') && !between.get(*at..).is_some_and(|inside| inside.contains(')'))
    })?;
    let rest = facts.doc.text.get(first..)?;
    let close = rest.char_indices().take(MAX_BRACKET).find(|(_, letter)| matches!(letter, ')' | '('))?;
    let (span, reach) = (Span::new(end + open, end + open + 1), Span::new(end + open + 1, first + close.0));
    (close.1 == ')').then_some(Opening { by: OpenedBy::Bracket, span, reach })
}

/// Letters of a bracket that is looked through: without a limit a text of opening brackets takes the square of its length.
const MAX_BRACKET: usize = 600;
