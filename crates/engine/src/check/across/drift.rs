//! One base, implied at two dates: did it change, and how much of the change of the rate is that?

use crate::compact_sort::CompactSort;
use crate::interval::{Interval, Rational};
use crate::reading::Scope;

use super::super::checked_figure::KnownPlace;
use super::super::formula::Formula;
use super::super::implied_base::{Implied, base_expr, implied};
use super::super::verdict::{CheckBuilder, term};
use super::super::{CheckNote, CheckResults, Finding, Kind, Quantity, Relation};
use super::Corpus;

pub(in crate::check) fn find(corpus: &Corpus<'_>, found: &mut CheckResults) {
    let mut all: Vec<Implied<'_, '_>> =
        corpus.independent().flat_map(implied).filter(|one| one.base.is_some()).collect();
    all.retain(|one| one.level.end().is_some() && one.level.is_actual() && one.level.known_place().is_some());
    all.compact_sort_by(|a, b| (key(a), a.level.end(), a.level.term).cmp(&(key(b), b.level.end(), b.level.term)));
    for pair in all.windows(2) {
        let [a, b] = pair else { continue };
        if key(a) == key(b) && a.level.term.document != b.level.term.document {
            found.push(check(corpus, *a, *b));
        }
    }
}

/// The same rate of the same place and level on the same base.
fn key<'b>(one: &Implied<'b, '_>) -> (Option<&'b str>, Option<&'b str>, Option<KnownPlace<'b>>, Option<Scope>) {
    (one.base, one.share.indicator(), one.level.known_place(), one.level.observation.scope)
}

fn check<'a>(corpus: &Corpus<'a>, a: Implied<'_, 'a>, b: Implied<'_, 'a>) -> Finding {
    let (old, new) = (base_expr(0), base_expr(2));
    let on_old_base = term(2).over(old.clone()).percent();
    let builder = CheckBuilder::across(Kind::Drift, corpus.docs, &[a.level, a.share, b.level, b.share])
        .derive(Quantity::BaseChange, new.clone().minus(old.clone()))
        .derive(Quantity::BaseChangeShare, new.clone().minus(old.clone()).over(old.clone()).percent())
        .derive(Quantity::FromLevel, on_old_base.clone().minus(term(1)))
        .derive(Quantity::FromBase, term(3).minus(on_old_base));
    let (before, after) = (builder.interval(&old), builder.interval(&new));
    if a.level.end() == b.level.end() {
        return builder.compares(old, Relation::Equals, new).into();
    }
    let formula = Formula { left: old, relation: Relation::Equals, right: Some(new) };
    if before.intersects(after) {
        return builder.note(CheckNote::HoldsOnlyWithoutGrowth).beside(formula).into();
    }
    if within_usual_growth(corpus, a, b, before, after) {
        return builder.note(CheckNote::WithinUsualGrowth).beside(formula).into();
    }
    builder.note(CheckNote::BaseChanged).beside(formula).into()
}

/// True if the nearest values of both bases lie no further apart than the years between them can bring.
fn within_usual_growth(
    corpus: &Corpus<'_>,
    a: Implied<'_, '_>,
    b: Implied<'_, '_>,
    before: Interval,
    after: Interval,
) -> bool {
    let usual = || {
        let base = corpus.structure.base(a.base?)?;
        let days = (b.level.end()? - a.level.end()?).whole_days();
        let per_day = Rational::new(i128::from(base.yearly_change_permille?), 365_250)?;
        let limit = per_day.checked_mul(Rational::whole(days))?;
        let (low, high) = (Rational::ONE.checked_sub(limit)?, Rational::ONE.checked_add(limit)?);
        let reach = before.times(Interval::point(low)).hull(before.times(Interval::point(high)));
        Some(reach.intersects(after))
    };
    usual().unwrap_or(false)
}
