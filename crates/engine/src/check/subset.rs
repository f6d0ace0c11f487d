//! A part is not larger than its whole: approved files against installed apps, one kind of conference against all.

use crate::reading::Measure;

use super::checked_figure::{CheckedFigure, Facts};
use super::sum::parts_beside;
use super::verdict::{CheckBuilder, term};
use super::{Check, CheckResults, Kind, Quantity, Relation};

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for link in &facts.structure.subsets {
        // Of a count that is told as a share, the share may be of a plan; of a rate it is of the rate's base.
        let is_rate = facts.structure.shares.iter().any(|rate| rate.share == link.part);
        let measure = if is_rate { Measure::Share } else { Measure::Level };
        for part in facts.of(&link.part, measure) {
            let wholes = facts.near(part, &link.whole, measure).filter(|whole| whole.shares_setting(part));
            if let Some(whole) = facts.nearest(part, wholes) {
                found.push(check(facts, part, whole));
            }
        }
    }
    for whole in &facts.structure.wholes {
        for total in facts.of(&whole.total, Measure::Level) {
            if let [part] = parts_beside(facts, whole, total)[..] {
                found.push(check(facts, part, total));
            }
        }
    }
}

fn check<'a>(facts: &Facts<'a>, part: &CheckedFigure<'a>, whole: &CheckedFigure<'a>) -> Check {
    CheckBuilder::new(Kind::Subset, facts.doc, &[part, whole])
        .derive(Quantity::Share, term(0).over(term(1)).percent())
        .compares(term(0), Relation::AtMost, term(1))
}
