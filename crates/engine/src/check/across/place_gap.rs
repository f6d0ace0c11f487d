//! One place against its country: the same rate, the same period, from independent sources.

use crate::compact_sort::CompactSort;
use crate::reading::Measure;

use super::super::checked_figure::KnownPlace;
use super::super::verdict::{CheckBuilder, term};
use super::super::{CheckResults, CheckedFigure, Kind, Quantity};
use super::Corpus;

pub(in crate::check) fn find(corpus: &Corpus<'_>, found: &mut CheckResults) {
    let is_rate = |fact: &&CheckedFigure<'_>| {
        fact.measure() == Measure::Share
            && fact.is_actual()
            && fact.period().is_some()
            && fact
                .indicator()
                .is_some_and(|indicator| corpus.structure.shares.iter().any(|link| link.share == indicator))
    };
    let mut rates: Vec<&CheckedFigure<'_>> =
        corpus.independent().flat_map(|facts| facts.list.iter()).filter(is_rate).collect();
    rates.compact_sort_by_key(|fact| (fact.indicator(), fact.period(), fact.known_place(), fact.term));
    for group in rates.chunk_by(|a, b| a.indicator() == b.indicator() && a.period() == b.period()) {
        for local in group {
            let country =
                group.iter().find(|other| is_part(local, other) && other.term.document != local.term.document);
            if let Some(country) = country {
                let builder = CheckBuilder::across(Kind::PlaceGap, corpus.docs, &[local, country]);
                found.push(builder.gives(Quantity::Difference, term(0).minus(term(1))));
            }
        }
    }
}

/// True if the first is of all of a place inside the second's: "VN-46" in "VN".
pub(super) fn is_part(inner: &CheckedFigure<'_>, outer: &CheckedFigure<'_>) -> bool {
    let (Some(inner), Some(outer)) = (whole_place(inner), whole_place(outer)) else { return false };
    inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('-'))
}

fn whole_place<'a>(fact: &CheckedFigure<'a>) -> Option<&'a str> {
    fact.known_place().filter(KnownPlace::is_whole).map(|known| known.place)
}
