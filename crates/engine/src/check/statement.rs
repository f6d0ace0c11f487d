//! Short statements: a sentence, or two that follow each other, in which every figure of one sort takes part in what is said. One of them
//! follows from the others ("… như thế đã bớt được 60 đơn vị, ứng với 5 %"), and the words right before it say how: by a change, as a
//! share, as a sum, as an average, as what is left. No other figure of its sort stands near, so that no other can be meant, whatever
//! the order and the verbs.
//!
//! | Question | File |
//! |---|---|
//! | what a figure is in a statement: its sort, which way it went | `part` |
//! | a change by its levels, its amount, its percentage, its multiple | `change` |
//! | a part, its whole and its share; an amount by its share | `share` |
//! | all of several, and what is left | `sum` |
//! | shares of one whole | `hundred` |
//! | a number, an average and their total | `average` |
//! | which of two or more is the larger | `order` |
//! | the rank of one of several by its name | `named_rank` |
//! | a time between two years, days or hours | `time` |

mod average;
mod change;
mod hundred;
mod named_rank;
mod order;
mod part;
mod share;
mod sum;
mod time;

use std::rc::Rc;

use crate::Span;
use crate::reading::{MentionKind, Sentence, Zone};

use super::checked_figure::{CheckedFigure, Facts};
use super::kinds::Kind;
use super::model::{Check, CheckResults, Verdict};
use super::rows::{Row, n_words};
use super::structure::Cues;
use part::{Part, Sort};

/// Figures of one statement: more are a list or a table.
const MAX_PARTS: usize = 9;
/// Words between two figures of a statement.
const MAX_BETWEEN: usize = 16;
/// The same where one of them is said to follow from the others.
const MAX_BETWEEN_CONCLUDED: usize = 26;
/// The same with numbers in words, which name things: "ba huyện".
const MAX_FIGURES: usize = 12;
/// Checks of one text that are looked through for the same figure.
const MAX_BACK: usize = 200;

/// Sentences with figures that are looked at between two pauses.
const ROWS_AT_A_TIME: usize = 50;

/// Looks at each sentence; `pause` is asked between some of them and others.
pub(super) async fn find<E>(
    facts: &Facts<'_>,
    found: &mut CheckResults,
    pause: &mut impl AsyncFnMut() -> Result<(), E>,
) -> Result<(), E> {
    let mut above = Vec::new();
    for (at_row, row) in facts.rows().iter().enumerate() {
        let here = if row.len() <= MAX_FIGURES { part::of_row(facts, row) } else { Vec::new() };
        let here = here.into_iter().map(Rc::new).collect();
        find_at(facts, at_row, [&above, &here], found);
        above = here;
        if at_row % ROWS_AT_A_TIME == 0 {
            pause().await?;
        }
    }
    pause().await
}

/// What a sentence says, alone and with the one before.
fn find_at<'b, 'a>(facts: &'b Facts<'a>, at_row: usize, parts: [&Parts<'b, 'a>; 2], found: &mut CheckResults) {
    for n_rows in 1..=2 {
        let Some(statement) = Statement::new(facts, at_row, n_rows, parts) else { continue };
        for at in statement.last..statement.parts.len() {
            let Some(fact) = statement.fact(at) else { continue };
            if !is_held(found, fact) {
                found.extend(statement.claim(at));
            }
        }
        order::find(&statement, found);
    }
}

/// True if the words right before a figure say that something went up or down by so much.
pub(super) fn is_change(words: &str, cues: &Cues) -> bool {
    part::way(words, cues).is_some()
}

/// True if a check holds a figure against others already.
fn is_held(found: &CheckResults, fact: &CheckedFigure<'_>) -> bool {
    found.checks.iter().rev().take(MAX_BACK).any(|check| {
        let is_weak =
            matches!(check.kind, Kind::Direction | Kind::Restated | Kind::Headline | Kind::Rank | Kind::Among);
        let is_limit = check.formula.relation == super::Relation::AtMost && check.verdict != Verdict::LookAgain;
        !is_weak && !is_limit && check.verdict != Verdict::Undecided && check.terms.contains(&fact.term)
    })
}

/// The figures of a sentence: one sentence is looked at alone, then with the one before and the one behind.
type Parts<'b, 'a> = Vec<Rc<Part<'b, 'a>>>;

/// The figures of a sentence, or of two.
pub(super) struct Statement<'b, 'a> {
    facts: &'b Facts<'a>,
    /// In text order.
    parts: Parts<'b, 'a>,
    /// The place of its last sentence in the reading.
    sentence: u32,
    /// Where the figures of the last sentence begin: what follows stands there.
    last: usize,
}

impl<'b, 'a> Statement<'b, 'a> {
    /// The statement that ends with a row, of the figures above it and its own; `None` if it has too many for one.
    fn new(
        facts: &'b Facts<'a>,
        at_row: usize,
        n_rows: usize,
        [above, here]: [&Parts<'b, 'a>; 2],
    ) -> Option<Statement<'b, 'a>> {
        let all = facts.rows();
        let rows = all.get((at_row + 1).checked_sub(n_rows)?..=at_row)?;
        let is_next = |pair: &[Row]| match pair {
            [a, b] => b.sentence - a.sentence == 1 && b.block - a.block <= 1 && !is_title(facts, a),
            _ => true,
        };
        let n_parts: usize = rows.iter().map(Row::len).sum();
        if !(1..=MAX_FIGURES).contains(&n_parts) || !rows.windows(2).all(is_next) {
            return None;
        }
        let last = if n_rows == 1 { 0 } else { above.len() };
        if last + here.len() > MAX_PARTS || here.is_empty() {
            return None;
        }
        let parts = above.iter().take(last).chain(here).cloned().collect();
        Some(Statement { facts, parts, sentence: rows.last()?.sentence, last })
    }

    fn cues(&self) -> &'a Cues {
        &self.facts.structure.cues
    }

    fn part(&self, at: usize) -> Option<&Part<'b, 'a>> {
        self.parts.get(at).map(Rc::as_ref)
    }

    fn fact(&self, at: usize) -> Option<&'b CheckedFigure<'a>> {
        Some(self.parts.get(at)?.fact)
    }

    /// What its sentence says before a figure: also the numbers in words there, which are no parts.
    fn before(&self, at: usize) -> Span {
        let sentence = self.facts.doc.reading.sentences.get(self.sentence as usize);
        let start = sentence.map_or(0, |it| it.span.start);
        let before = at.checked_sub(1).and_then(|at| self.fact(at)).map_or(start, |it| it.mention.span.end.max(start));
        Span { start: before, end: self.fact(at).map_or(before, |it| it.mention.span.start) }
    }

    /// The sentence before its last one, of the same paragraph.
    fn above(&self) -> Option<&'a Sentence> {
        let sentences = &self.facts.doc.reading.sentences;
        let here = sentences.get(self.sentence as usize)?;
        let above = sentences.get(self.sentence.checked_sub(1)? as usize)?;
        (above.block == here.block).then_some(above)
    }

    /// The places of the amounts, but for times beside two others.
    fn amounts(&self) -> Vec<usize> {
        let is_amount = |at: &usize| self.part(*at).is_some_and(|it| it.sort == Sort::Amount);
        let is_time = |at: &usize| {
            let kind = self.part(*at).map(|it| it.fact.mention.kind);
            kind == Some(MentionKind::Duration)
                || self.part(*at).is_some_and(|it| it.fact.mention.unit.id.as_deref() == Some("age"))
        };
        let all: Vec<usize> = (0..self.parts.len()).filter(is_amount).collect();
        let others: Vec<usize> = all.iter().copied().filter(|at| !is_time(at)).collect();
        if others.len() >= 2 { others } else { all }
    }

    /// The check of a figure that follows from the others.
    fn claim(&self, at: usize) -> Option<Check> {
        change::claim(self, at)
            .or_else(|| share::claim(self, at))
            .or_else(|| sum::claim(self, at))
            .or_else(|| average::claim(self, at))
            .or_else(|| time::claim(self, at))
    }

    /// The places of the other figures that are of one sort with one.
    fn alike(&self, at: usize) -> Vec<usize> {
        let Some(own) = self.part(at) else { return Vec::new() };
        (0..self.parts.len())
            .filter(|other| *other != at)
            .filter(|other| self.part(*other).is_some_and(|other| other.is_alike(own, self.facts)))
            .collect()
    }

    /// True if these are all the figures of the statement, but for times, for small numbers in words, and for what is no figure of a sort;
    /// if they stand near each other; and, of two sentences, if they stand in both.
    fn is_closed(&self, places: &[usize]) -> bool {
        let is_beside = |at: usize| {
            self.part(at).is_none_or(|part| {
                let is_age = part.fact.mention.unit.id.as_deref() == Some("age");
                is_age || part.fact.mention.kind == MentionKind::Duration || part.sort == Sort::Other
            })
        };
        let cues = self.cues();
        let is_concluded = places.iter().any(|at| self.part(*at).is_some_and(|part| part.is_concluded(cues)));
        let most = if is_concluded { MAX_BETWEEN_CONCLUDED } else { MAX_BETWEEN };
        let is_near = |at: &usize| {
            let is_first = places.iter().all(|other| other >= at);
            is_first || self.part(*at).is_some_and(|part| n_words(&part.before) <= most)
        };
        let all = (0..self.parts.len()).all(|at| places.contains(&at) || is_beside(at));
        all && places.iter().all(is_near) && self.spans_both(places)
    }

    /// True if two sentences are looked at, and the figures stand in both.
    fn spans_both(&self, places: &[usize]) -> bool {
        self.last == 0 || (places.iter().any(|at| *at < self.last) && places.iter().any(|at| *at >= self.last))
    }
}

/// The first of several that agrees, or agrees rounded, else the first.
fn best(checks: Vec<Check>) -> Option<Check> {
    let of = |verdict: Verdict| checks.iter().position(|check| check.verdict == verdict);
    let at = of(Verdict::Agrees).or_else(|| of(Verdict::AgreesIfRounded)).unwrap_or(0);
    checks.into_iter().nth(at)
}

fn is_title(facts: &Facts<'_>, row: &Row) -> bool {
    facts.doc.reading.blocks.get(row.block as usize).is_some_and(|block| block.zone == Zone::Title)
}
