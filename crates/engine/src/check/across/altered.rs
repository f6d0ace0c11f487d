//! A passage that two articles share, with another number in it: one of them was altered, whoever copied whom.

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::Relation;
use super::super::kinds::Kind;
use super::super::model::{CheckResults, Verdict};
use super::super::portion::is_known;
use super::super::token_hashes::Abbreviations;
use super::super::verdict::{CheckBuilder, term};
use super::passage::Original;
use super::{Corpus, DifferenceKind, reprints_of};
use crate::Span;

/// Pairs of copies that are laid side by side: it takes time.
const MAX_PAIRS: usize = 2000;

pub(in crate::check) fn find(corpus: &Corpus<'_>, found: &mut CheckResults) {
    let abbreviations = Abbreviations::default();
    // Copies of one article often follow each other: it is cut into words once.
    let mut original: Option<(u32, Original)> = None;
    for (a, b) in reprints_of(corpus).take(MAX_PAIRS) {
        let (Some(left), Some(right)) = (corpus.facts.get(a as usize), corpus.facts.get(b as usize)) else { continue };
        let known = original.take().filter(|(of, _)| *of == a);
        let (_, known) = original.insert(known.unwrap_or_else(|| (a, Original::new(left.doc.text, &abbreviations))));
        for passage in known.passages(right.doc.text, &abbreviations) {
            let numbers = passage.differences.iter().filter(|difference| difference.kind == DifferenceKind::Number);
            for difference in numbers {
                let (Some(one), Some(other)) = (only(left, difference.left), only(right, difference.right)) else {
                    continue;
                };
                if !one.is_commensurable(other) || one.written.intersects(other.written) {
                    continue;
                }
                let builder = CheckBuilder::across(Kind::Altered, corpus.docs, &[one, other]);
                let mut check = builder.compares(term(0), Relation::Equals, term(1));
                // A copy does not round: as printed, the numbers differ.
                check.verdict = Verdict::LookAgain;
                if !is_known(found, &check) {
                    found.push(check);
                }
            }
        }
    }
}

/// The one figure that a difference lies in.
fn only<'b, 'a>(facts: &'b Facts<'a>, span: Span) -> Option<&'b CheckedFigure<'a>> {
    let from = facts.list.partition_point(|fact| fact.mention.span.end <= span.start);
    let mut here = facts.list.get(from..)?.iter().take_while(|fact| fact.mention.span.start < span.end);
    let first = here.next().filter(|fact| fact.mention.number.overlaps(span))?;
    here.all(|other| other.term.observation == first.term.observation || other.mention.span == first.mention.span)
        .then_some(first)
}
