//! Those left out: if 2,5 triệu are 40 %, then 3,75 triệu are without.

use crate::reading::Measure;

use super::checked_figure::Facts;
use super::implied_base::base_expr;
use super::verdict::{CheckBuilder, term};
use super::{CheckResults, Kind, Relation};

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for link in &facts.structure.rests {
        for rest in facts.of(&link.rest, Measure::Level) {
            let beside = |indicator, measure| {
                facts.nearest(rest, facts.near(rest, indicator, measure).filter(|fact| fact.shares_setting(rest)))
            };
            let (Some(level), Some(share)) =
                (beside(link.level.as_str(), Measure::Level), beside(link.share.as_str(), Measure::Share))
            else {
                continue;
            };
            let builder = CheckBuilder::new(Kind::Rest, facts.doc, &[level, share, rest]);
            found.push(builder.compares(base_expr(0).minus(term(0)), Relation::Equals, term(2)));
        }
    }
}
