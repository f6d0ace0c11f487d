//! What happened between two documents: one level, told at two dates by independent sources.

use crate::compact_sort::CompactSort;
use crate::reading::Measure;

use super::super::checked_figure::KnownPlace;
use super::super::verdict::{CheckBuilder, term};
use super::super::{CheckResults, CheckedFigure, Kind, Quantity};
use super::Corpus;

pub(in crate::check) fn find(corpus: &Corpus<'_>, found: &mut CheckResults) {
    let mut levels: Vec<&CheckedFigure<'_>> = corpus
        .independent()
        .flat_map(|facts| facts.list.iter())
        .filter(|fact| is_stock(corpus, fact) && corpus.n_like(fact) == 1)
        .collect();
    levels.compact_sort_by(|a, b| (key(a), a.end(), a.term).cmp(&(key(b), b.end(), b.term)));
    for pair in levels.windows(2) {
        let [earlier, later] = pair else { continue };
        let is_step = key(earlier) == key(later)
            && earlier.end() < later.end()
            && earlier.term.document != later.term.document
            && earlier.is_commensurable(later);
        if is_step {
            let difference = term(1).minus(term(0));
            let builder = CheckBuilder::across(Kind::Between, corpus.docs, &[earlier, later])
                .derive(Quantity::Growth, difference.clone().over(term(0)).percent());
            found.push(builder.gives(Quantity::Difference, difference));
        }
    }
}

/// A level that stands at a moment, as opposed to one that adds up over a stretch.
fn is_stock(corpus: &Corpus<'_>, fact: &CheckedFigure<'_>) -> bool {
    fact.measure() == Measure::Level
        && fact.is_actual()
        && fact.end().is_some()
        && fact.known_place().is_some()
        && fact.indicator().is_some_and(|indicator| is_population(corpus, fact, indicator))
}

/// The level of a rate on a known base, or a part of one.
fn is_population(corpus: &Corpus<'_>, fact: &CheckedFigure<'_>, indicator: &str) -> bool {
    let structure = corpus.structure;
    let is_level = |indicator: &str| structure.shares.iter().any(|link| link.of == indicator && link.base.is_some());
    let is_part = |part: &str| {
        structure.wholes.iter().any(|whole| is_level(&whole.total) && whole.parts.iter().any(|own| own == part))
    };
    is_level(indicator) || (fact.is_as_of() && is_part(indicator))
}

fn key<'a>(fact: &CheckedFigure<'a>) -> (Option<&'a str>, Option<KnownPlace<'a>>) {
    (fact.indicator(), fact.known_place())
}
