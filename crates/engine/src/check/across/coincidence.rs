//! The same number for different things in independent documents: to be told apart, never merged.

use super::super::formula::Formula;
use super::super::verdict::{CheckBuilder, term};
use super::super::{CheckNote, CheckResults, CheckedFigure, Kind, Relation};
use super::Corpus;
use super::same_claim::is_telling;
use crate::compact_sort::CompactSort;

/// A number that so many documents use is a round number, not a coincidence.
const MAX_USES: usize = 4;

pub(in crate::check) fn find(corpus: &Corpus<'_>, found: &mut CheckResults) {
    let facts = corpus.independent().flat_map(|facts| facts.list.iter());
    let mut facts: Vec<&CheckedFigure<'_>> =
        facts.filter(|fact| fact.indicator().is_some() && is_telling(fact)).collect();
    facts.compact_sort_by(|a, b| (unit(a), a.point, a.term).cmp(&(unit(b), b.point, b.term)));
    for group in facts.chunk_by(|a, b| unit(a) == unit(b) && a.point == b.point).filter(|group| group.len() <= MAX_USES)
    {
        for (i, a) in group.iter().enumerate() {
            for b in group.iter().skip(i + 1) {
                if a.indicator() != b.indicator() && a.term.document != b.term.document {
                    let formula = Formula { left: term(0), relation: Relation::Equals, right: Some(term(1)) };
                    let builder =
                        CheckBuilder::across(Kind::Coincidence, corpus.docs, &[a, b]).note(CheckNote::DifferentFacts);
                    found.push(builder.beside(formula));
                }
            }
        }
    }
}

fn unit<'a>(fact: &CheckedFigure<'a>) -> &'a str {
    fact.mention.unit.text.as_str()
}
