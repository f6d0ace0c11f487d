//! What share one part has in its whole, in a place and in its country: voluntary members of all members.

use crate::reading::Measure;

use super::super::structure::{Completeness, Unstated, Whole};
use super::super::sum::parts_beside;
use super::super::verdict::{CheckBuilder, sum_of, term};
use super::super::{CheckResults, CheckedFigure, Expr, Facts, Kind, Quantity};
use super::Corpus;
use super::place_gap::is_part;

pub(in crate::check) fn find(corpus: &Corpus<'_>, found: &mut CheckResults) {
    let wholes = corpus.structure.wholes.iter();
    let wholes =
        wholes.filter(|whole| whole.completeness == Completeness::Complete && whole.unstated == Unstated::Derive);
    // A share of two parts; with more of them every part would be a line.
    for whole in wholes.filter(|whole| whole.parts.len() == 2 && has_rate(corpus, whole)) {
        let all: Vec<Part<'_, '_>> = corpus.independent().filter_map(|facts| part(facts, whole)).collect();
        for local in &all {
            let is_country = |other: &&Part<'_, '_>| match (local.facts.first(), other.facts.first()) {
                (Some(inner), Some(outer)) => is_part(inner, outer),
                _ => false,
            };
            let Some(country) = all.iter().find(is_country) else { continue };
            let terms = [&local.facts[..], &country.facts[..]].concat();
            let (of_place, of_country) = (local.share(0), country.share(local.facts.len()));
            let builder = CheckBuilder::across(Kind::Mix, corpus.docs, &terms)
                .derive(Quantity::Share, of_place.clone())
                .derive(Quantity::Share, of_country.clone());
            found.push(builder.gives(Quantity::Difference, of_place.minus(of_country)));
        }
    }
}

/// Only wholes of which some rate is told are looked at so closely.
fn has_rate(corpus: &Corpus<'_>, whole: &Whole) -> bool {
    corpus.structure.shares.iter().any(|link| link.of == whole.total)
}

/// The last part in its whole.
struct Part<'b, 'a> {
    facts: Vec<&'b CheckedFigure<'a>>,
    is_whole_printed: bool,
}

impl Part<'_, '_> {
    /// The share, if the facts stand from `at` on in the terms.
    fn share(&self, at: usize) -> Expr {
        let n = self.facts.len();
        let share =
            if self.is_whole_printed { term(at).over(term(at + 1)) } else { term(at + n - 1).over(sum_of(at..at + n)) };
        share.percent()
    }
}

fn part<'b, 'a>(facts: &'b Facts<'a>, whole: &Whole) -> Option<Part<'b, 'a>> {
    let part = facts.of(whole.parts.last()?, Measure::Level).next()?;
    if let Some(total) = facts.of(&whole.total, Measure::Level).find(|total| total.shares_setting(part)) {
        return Some(Part { facts: vec![part, total], is_whole_printed: true });
    }
    let parts = parts_beside(facts, whole, part);
    (parts.len() == whole.parts.len()).then_some(Part { facts: parts, is_whole_printed: false })
}
