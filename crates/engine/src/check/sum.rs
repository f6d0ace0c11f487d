//! Parts and their whole: "14,9 + 1,1 = 16 triệu"; what is left over if not all parts are printed; the sum if the whole
//! is not. Also central and local counts, which make the national one.

use crate::reading::{Measure, Scope};

use super::checked_figure::{CheckedFigure, Facts};
use super::structure::{Completeness, Levels, Unstated, Whole};
use super::verdict::{CheckBuilder, sum_of, term};
use super::{CheckNote, CheckResults, Kind, Quantity, Relation, Verdict};

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for whole in &facts.structure.wholes {
        for total in facts.of(&whole.total, Measure::Level) {
            with_total(facts, whole, total, found);
        }
        without_total(facts, whole, found);
    }
    for flow in facts.structure.flows.iter().filter(|flow| flow.levels == Levels::Add) {
        levels(facts, &flow.indicator, found);
    }
}

fn with_total<'a>(facts: &Facts<'a>, whole: &Whole, total: &CheckedFigure<'a>, found: &mut CheckResults) {
    let parts = parts_beside(facts, whole, total);
    if parts.len() < 2 || !is_nearest_total(facts, total, &parts) {
        return;
    }
    let n = parts.len();
    let mut terms = parts;
    terms.push(total);
    let builder = || CheckBuilder::new(Kind::Sum, facts.doc, &terms);
    let equal = builder().compares(sum_of(0..n), Relation::Equals, term(n));
    let are_all = n == whole.parts.len() && whole.completeness == Completeness::Complete;
    if are_all || equal.verdict == Verdict::Agrees {
        found.push(equal);
        return;
    }
    let remainder = term(n).minus(sum_of(0..n));
    let check = builder()
        .derive(Quantity::Remainder, remainder.clone())
        .derive(Quantity::RemainderShare, remainder.over(term(n)).percent())
        .note(CheckNote::PartsMissing)
        .compares(sum_of(0..n), Relation::AtMost, term(n));
    found.push(check);
}

/// True if no other figure of the whole in its setting stands nearer to the parts: a headline may mean another whole.
fn is_nearest_total<'a>(facts: &Facts<'a>, total: &CheckedFigure<'a>, parts: &[&CheckedFigure<'a>]) -> bool {
    let Some(first) = parts.first() else { return false };
    let totals = facts
        .near(total, total.indicator().unwrap_or_default(), Measure::Level)
        .filter(|other| other.shares_setting(total));
    facts.nearest(first, totals).is_some_and(|nearest| nearest.term == total.term || nearest.point == total.point)
}

fn without_total(facts: &Facts<'_>, whole: &Whole, found: &mut CheckResults) {
    if whole.unstated == Unstated::Skip || whole.completeness == Completeness::Partial {
        return;
    }
    let Some(first) = whole.parts.first() else { return };
    for anchor in facts.of(first, Measure::Level) {
        if facts.near(anchor, &whole.total, Measure::Level).any(|total| anchor.shares_setting(total)) {
            continue;
        }
        let parts = parts_beside(facts, whole, anchor);
        if parts.len() == whole.parts.len() {
            let builder = CheckBuilder::new(Kind::Sum, facts.doc, &parts).note(CheckNote::TotalNotStated);
            found.push(builder.gives(Quantity::Total, sum_of(0..parts.len())));
        }
    }
}

/// For each part of the whole, the fact in the setting of `beside` that stands nearest to it.
pub(super) fn parts_beside<'b, 'a>(
    facts: &'b Facts<'a>,
    whole: &Whole,
    beside: &'b CheckedFigure<'a>,
) -> Vec<&'b CheckedFigure<'a>> {
    let nearest = |part: &String| {
        if beside.is(part, Measure::Level) {
            return Some(beside);
        }
        let in_setting = |fact: &&CheckedFigure<'_>| fact.shares_setting(beside) && fact.is_commensurable(beside);
        facts.nearest(beside, facts.near(beside, part, Measure::Level).filter(in_setting))
    };
    whole.parts.iter().filter_map(nearest).collect()
}

fn levels(facts: &Facts<'_>, indicator: &str, found: &mut CheckResults) {
    for (central, local) in central_and_local(facts, indicator) {
        let nation = facts.near(central, indicator, Measure::Level).find(|fact| {
            fact.observation.scope == Some(Scope::National)
                && fact.period() == central.period()
                && fact.shares_place(central)
                && fact.is_actual()
        });
        match nation {
            Some(nation) => {
                let builder = CheckBuilder::new(Kind::Sum, facts.doc, &[central, local, nation]);
                found.push(builder.compares(sum_of(0..2), Relation::Equals, term(2)));
            }
            None => {
                let builder =
                    CheckBuilder::new(Kind::Sum, facts.doc, &[central, local]).note(CheckNote::TotalNotStated);
                found.push(builder.gives(Quantity::Total, sum_of(0..2)));
            }
        }
    }
}

/// Central and local results of one indicator and one period, each pair once.
pub(super) fn central_and_local<'b, 'a>(
    facts: &'b Facts<'a>,
    indicator: &str,
) -> Vec<(&'b CheckedFigure<'a>, &'b CheckedFigure<'a>)> {
    let centrals = facts.of(indicator, Measure::Level);
    let centrals = centrals.filter(|fact| fact.is_actual() && fact.observation.scope == Some(Scope::Central));
    let pair = |central: &'b CheckedFigure<'a>| {
        let local = facts.near(central, indicator, Measure::Level);
        let local = local.filter(|local| local.is_actual() && local.observation.scope == Some(Scope::Local));
        let local = local.filter(|local| local.period() == central.period() && local.shares_place(central));
        Some((central, facts.nearest(central, local)?))
    };
    centrals.filter_map(pair).collect()
}
