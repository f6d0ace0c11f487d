//! Values within what is possible: a coverage between 0 and 100 %, an implied population that the country can have.

use crate::date::Period;
use crate::interval::{End, Interval, Rational};

use super::checked_figure::{Facts, KnownPlace};
use super::formula::Formula;
use super::implied_base::{base_expr, implied};
use super::structure::Known;
use super::verdict::{CheckBuilder, term};
use super::{CheckResults, Finding, Kind, Quantity, Relation};

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for limit in &facts.structure.plausibles {
        let Some(range) = between(limit.range) else { continue };
        for fact in facts.of(&limit.indicator, limit.measure) {
            let formula = Formula { left: term(0), relation: Relation::Within, right: None };
            // That a rate lies between 0 and 100 % says nothing; that it does not, says much.
            if let Finding::Check(check) = CheckBuilder::new(Kind::Plausible, facts.doc, &[fact]).within(formula, range)
            {
                found.push(check);
            }
        }
    }
    for one in implied(facts) {
        let Some(base) = one.base.and_then(|id| facts.structure.base(id)) else { continue };
        let Some(place) = one.level.known_place().filter(KnownPlace::is_whole) else { continue };
        let known = base.known.iter().find(|known| known.place == place.place && covers(known, one.level.period()));
        let Some(range) = known.and_then(|known| between(known.range)) else { continue };
        let formula = Formula { left: base_expr(0), relation: Relation::Within, right: None };
        let builder = CheckBuilder::new(Kind::Plausible, facts.doc, &[one.level, one.share]);
        // A tenth of all that live in the place, or less, is a part of it that has a name of its own.
        let is_part = known.is_some_and(|known| {
            builder.point(&base_expr(0)).is_none_or(|point| point < Rational::whole(known.range.0 / LEAST_PART))
        });
        if is_part {
            continue;
        }
        found.push(builder.derive(Quantity::Base, base_expr(0)).within(formula, range));
    }
}

/// What implies less than this part of the least that is possible is of a smaller place.
const LEAST_PART: i64 = 10;

fn covers(known: &Known, period: Option<Period>) -> bool {
    let year = period.and_then(|period| period.end.or(period.start)).map(crate::date::Date::year);
    year.is_some_and(|year| (known.years.0..=known.years.1).contains(&year))
}

fn between((low, high): (i64, i64)) -> Option<Interval> {
    Interval::new(End::Closed(Rational::whole(low)), End::Closed(Rational::whole(high)))
}
