//! A rate of all lies between those of its parts: "tại hai tỉnh lần lượt là 95,3 % và 95,9 %; tính chung 95,55 %".

use crate::Span;
use crate::interval::Rational;
use crate::reading::MentionKind;

use super::checked_figure::{CheckedFigure, Facts};
use super::formula::Relation;
use super::kinds::Kind;
use super::model::{Check, CheckResults, Verdict};
use super::rows::{Row, behind, has, n_words, normal};
use super::verdict::{CheckBuilder, term};

/// Words between the one that says that all are meant and the figure.
const MAX_WORDS: usize = 6;
/// Parts whose figures are told one after the other.
const MAX_PARTS: usize = 8;
/// Figures of one row that are looked at.
const MAX_FIGURES: usize = 24;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let cues = &facts.structure.cues;
    for row in facts.rows() {
        let figures = (0..row.len().min(MAX_FIGURES)).filter_map(|at| row.figure(facts, at));
        let rates: Vec<&CheckedFigure<'_>> = figures.filter(|fact| is_rate(fact)).collect();
        for (at, all) in rates.iter().enumerate().skip(2) {
            let gap = |at: usize| Some(between(facts, rates.get(at.checked_sub(1)?)?, rates.get(at)?));
            let words = gap(at).and_then(|gap| behind(&gap, &cues.of_all_together).map(str::to_owned));
            if words.is_none_or(|words| n_words(&words) > MAX_WORDS || words.contains(['.', '('])) {
                continue;
            }
            // How far back the parts go that are told one after the other.
            let first = (0..at).rev().take(MAX_PARTS).find(|at| match gap(*at) {
                Some(gap) => has(&gap, &cues.respectively),
                None => has(&before(facts, row, &rates), &cues.respectively),
            });
            let parts = first.and_then(|first| rates.get(first..at)).filter(|parts| parts.len() > 1).unwrap_or(&[]);
            let (Some(least), Some(most)) = (by(parts, |a, b| a < b), by(parts, |a, b| a > b)) else { continue };
            if least.term != most.term {
                found.push(in_order(facts, least, all, most));
            }
        }
    }
}

/// The words between two figures.
fn between(facts: &Facts<'_>, a: &CheckedFigure<'_>, b: &CheckedFigure<'_>) -> String {
    let (start, end) = (a.mention.span.end, b.mention.span.start);
    normal(Span { start, end: end.max(start) }.of(facts.doc.text))
}

/// The words of a sentence before its first rate.
fn before(facts: &Facts<'_>, row: &Row, rates: &[&CheckedFigure<'_>]) -> String {
    let sentence = facts.doc.reading.sentences.get(row.sentence as usize);
    let start = sentence.map_or(0, |sentence| sentence.span.start);
    let end = rates.first().map_or(start, |first| first.mention.span.start);
    normal(Span { start, end: end.max(start) }.of(facts.doc.text))
}

fn is_rate(fact: &CheckedFigure<'_>) -> bool {
    fact.mention.kind == MentionKind::Percent && fact.is_percentage() && !fact.is_goal()
}

fn by<'b, 'a>(
    parts: &[&'b CheckedFigure<'a>],
    is_before: impl Fn(Rational, Rational) -> bool,
) -> Option<&'b CheckedFigure<'a>> {
    parts.iter().copied().reduce(|a, b| if is_before(b.point, a.point) { b } else { a })
}

/// The rate of all is not below the least nor above the most; of the two the one that does not hold is told.
fn in_order<'a>(
    facts: &Facts<'a>,
    least: &CheckedFigure<'a>,
    all: &CheckedFigure<'a>,
    most: &CheckedFigure<'a>,
) -> Check {
    let builder = || CheckBuilder::new(Kind::Mean, facts.doc, &[least, all, most]);
    let low = builder().compares(term(0), Relation::AtMost, term(1));
    let high = builder().compares(term(1), Relation::AtMost, term(2));
    if high.verdict == Verdict::Agrees { low } else { high }
}
