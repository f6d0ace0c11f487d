//! The base that a level and its share imply: 16 triệu at 32,4 % means 49,4 triệu. Two rates of one date on one base must
//! imply the same one.

use crate::reading::Measure;

use super::checked_figure::{CheckedFigure, Facts};
use super::share::base_of;
use super::structure::BaseKind;
use super::verdict::{CheckBuilder, term};
use super::{CheckNote, CheckResults, Expr, Kind, Quantity, Relation};

/// A level and the rate that it is at.
#[derive(Clone, Copy)]
pub(super) struct Implied<'b, 'a> {
    pub(super) level: &'b CheckedFigure<'a>,
    pub(super) share: &'b CheckedFigure<'a>,
    /// The base's id; `None` if the structure does not know it.
    pub(super) base: Option<&'b str>,
}

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let all = implied(facts);
    for one in &all {
        let builder =
            CheckBuilder::new(Kind::ImpliedBase, facts.doc, &[one.level, one.share]).note(CheckNote::BaseNotStated);
        found.push(builder.gives(Quantity::Base, base_expr(0)));
    }
    for (i, a) in all.iter().enumerate() {
        for b in all.iter().skip(i + 1).take(MAX_AHEAD) {
            let same_base = a.base.is_some() && a.base == b.base && a.share.indicator() != b.share.indicator();
            if same_base && a.level.shares_setting(b.level) {
                let builder = CheckBuilder::new(Kind::SameBase, facts.doc, &[a.level, a.share, b.level, b.share]);
                found.push(builder.compares(base_expr(0), Relation::Equals, base_expr(2)));
            }
        }
    }
}

/// Rates of one text further apart than this rest on bases of their own.
const MAX_AHEAD: usize = 16;

/// The base from the level at one place of the terms and the rate at the next.
pub(super) fn base_expr(level_at: usize) -> Expr {
    term(level_at).over(term(level_at + 1).fraction())
}

/// All levels with their rates in a document.
pub(super) fn implied<'b, 'a>(facts: &'b Facts<'a>) -> Vec<Implied<'b, 'a>> {
    let mut all: Vec<Implied<'b, 'a>> = Vec::new();
    for link in &facts.structure.shares {
        for share in facts.of(&link.share, Measure::Share) {
            let named = base_of(facts, share);
            if named.is_some_and(|base| base.kind == BaseKind::Target) {
                continue;
            }
            let candidates = facts.near(share, &link.of, Measure::Level).filter(|level| {
                let is_undated = level.period().is_none() || share.period().is_none();
                let same_time = level.shares_time(share) || (is_undated && level.shares_sentence(share));
                let is_beside = level.mention.sentence.abs_diff(share.mention.sentence) <= 1;
                is_beside
                    && level.is_actual() == share.is_actual()
                    && level.shares_place(share)
                    && level.shares_scope(share)
                    && same_time
            });
            let Some(level) = facts.nearest(share, candidates) else { continue };
            let base = named.map(|base| base.id.as_str()).or(link.base.as_deref());
            all.push(Implied { level, share, base });
        }
    }
    all
}
