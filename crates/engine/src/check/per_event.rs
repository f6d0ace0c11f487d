//! One count per unit of another: people per conference, money per participant.

use crate::reading::Measure;

use super::checked_figure::{CheckedFigure, Facts};
use super::verdict::{CheckBuilder, sum_of, term};
use super::{CheckResults, Kind, Quantity};

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for link in &facts.structure.pers {
        for of in facts.of(&link.of, Measure::Level) {
            let units = facts.near(of, &link.per, Measure::Level).filter(|unit| unit.shares_setting(of));
            let mut terms = vec![of];
            match facts.nearest(of, units) {
                Some(unit) => terms.push(unit),
                None => terms.extend(parts(facts, &link.per, of)),
            }
            if terms.len() > 1 {
                let n = terms.len();
                let divisor = if n == 2 { term(1) } else { sum_of(1..n) };
                let builder = CheckBuilder::new(Kind::PerEvent, facts.doc, &terms);
                found.push(builder.gives(Quantity::PerUnit, term(0).over(divisor)));
            }
        }
    }
}

/// All parts of a whole that is not printed itself, whatever level they are of; none if one is missing.
fn parts<'b, 'a>(facts: &'b Facts<'a>, total: &str, of: &'b CheckedFigure<'a>) -> Vec<&'b CheckedFigure<'a>> {
    let Some(whole) = facts.structure.wholes.iter().find(|whole| whole.total == total) else { return Vec::new() };
    let nearest = |part: &String| {
        let beside = facts.near(of, part, Measure::Level);
        let beside = beside.filter(|fact| fact.shares_place(of) && fact.shares_time(of) && fact.is_actual());
        facts.nearest(of, beside)
    };
    whole.parts.iter().map(nearest).collect::<Option<Vec<_>>>().unwrap_or_default()
}
