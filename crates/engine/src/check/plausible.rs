//! Values within what is possible: a coverage between 0 and 100 %, an implied population that the country can have.

use crate::date::Period;
use crate::interval::{End, Interval, Rational};
use crate::reading::{Measure, MentionKind};

use super::checked_figure::{CheckedFigure, Facts, KnownPlace};
use super::formula::Formula;
use super::implied_base::{base_expr, implied};
use super::rows::{normal, opens_with};
use super::share::base_of;
use super::structure::{BaseKind, Known};
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
    by_words(facts, found);
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

/// "đạt 118,2 % dân số": a share of all that there are of a place is no more than all, whatever has it.
fn by_words(facts: &Facts<'_>, found: &mut CheckResults) {
    let Some(range) = between((0, 100)) else { return };
    let is_too_much = |fact: &&CheckedFigure<'_>| {
        let is_share = fact.measure() == Measure::Share && fact.mention.kind == MentionKind::Percent;
        is_share && fact.mention.upper.is_none() && fact.point > Rational::HUNDRED && !fact.is_multiple_in_words(facts)
    };
    for fact in facts.list.iter().filter(is_too_much) {
        let behind = facts.doc.text.get(fact.mention.span.end as usize..).unwrap_or("");
        let words = normal(&behind.chars().take(BASE_CHARS).collect::<String>());
        let is_named = |form: &String| opens_with(words.trim_start(), form);
        let named = || facts.structure.bases.iter().find(|base| base.forms.iter().any(is_named));
        let is_of_all = base_of(facts, fact).or_else(named).is_some_and(|base| base.kind == BaseKind::Quantity);
        let is_known = found.checks.iter().rev().take(MAX_BACK).any(|check| check.terms == [fact.term]);
        let formula = Formula { left: term(0), relation: Relation::Within, right: None };
        let builder = CheckBuilder::new(Kind::Plausible, facts.doc, &[fact]);
        if let (Finding::Check(check), true, false) = (builder.within(formula, range), is_of_all, is_known) {
            found.push(check);
        }
    }
}

/// Letters right behind a share in which its base is named.
const BASE_CHARS: usize = 60;
/// Checks of one text that are looked through for the same figure.
const MAX_BACK: usize = 200;

/// What implies less than this part of the least that is possible is of a smaller place.
const LEAST_PART: i64 = 10;

fn covers(known: &Known, period: Option<Period>) -> bool {
    let year = period.and_then(|period| period.end.or(period.start)).map(crate::date::Date::year);
    year.is_some_and(|year| (known.years.0..=known.years.1).contains(&year))
}

fn between((low, high): (i64, i64)) -> Option<Interval> {
    Interval::new(End::Closed(Rational::whole(low)), End::Closed(Rational::whole(high)))
}
