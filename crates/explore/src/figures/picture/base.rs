//! What shares are of. Shares of different things share no axis, and no line joins shares of which the arithmetic says that
//! they rest on different bases.

use std::collections::BTreeMap;

use engine::check::{CheckNote, Comparison, Expr, Kind};
use engine::interval::Rational;
use engine::reading::Measure;

use crate::Explorer;
use crate::columns::RowIdx;
use crate::ui_text::{Language, phrases};
use crate::{display, labels};

/// What a row is a share of; rows of one base have the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Base {
    /// It is no share.
    #[default]
    None,
    /// What some text names.
    Named(u32),
    /// Not named: whatever shares of this indicator, by its code, are of.
    OfIndicator(u32),
}

impl Explorer {
    /// By row: what it is a share of. A text that does not name it is taken to mean what others name for the indicator.
    pub(super) fn bases(&self, rows: &[RowIdx]) -> BTreeMap<RowIdx, Base> {
        let mut names: Vec<String> = Vec::new();
        let mut named: BTreeMap<RowIdx, Base> = BTreeMap::new();
        let mut of_indicator: BTreeMap<u32, Base> = BTreeMap::new();
        for row in rows.iter().filter(|row| self.is_share(**row)) {
            let Some(name) = self.denominator(*row) else { continue };
            let at = names.iter().position(|other| is_same(other, &name)).unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            });
            let base = Base::Named(u32::try_from(at).unwrap_or(u32::MAX));
            named.insert(*row, base);
            of_indicator.entry(self.indicator_code(*row)).or_insert(base);
        }
        for row in rows.iter().filter(|row| self.is_share(**row)) {
            let code = self.indicator_code(*row);
            let usual = of_indicator.get(&code).copied().unwrap_or(Base::OfIndicator(code));
            named.entry(*row).or_insert(usual);
        }
        named
    }

    /// Why shares of `after` cannot be compared with those of `before`, in words, if they cannot.
    pub(crate) fn base_change(&self, before: &[RowIdx], after: &[RowIdx], language: Language) -> Option<String> {
        if !before.iter().chain(after).any(|row| self.is_share(*row)) {
            return None;
        }
        let name = |rows: &[RowIdx]| rows.iter().find_map(|row| self.denominator(*row));
        if let (Some(old), Some(new)) = (name(before), name(after))
            && !is_same(&old, &new)
        {
            let written = |rows: &[RowIdx]| rows.iter().find_map(|row| self.written_denominator(*row));
            return Some(phrases::base_renamed(&written(before)?, &written(after)?, language));
        }
        let drift = self.drift(before, after)?;
        let points: Vec<Rational> = drift
            .terms
            .iter()
            .map(|term| Rational::from_decimal(self.term(*term)?.observation.signed))
            .collect::<Option<_>>()?;
        let value = |base: &Expr| Some(display::compact(display::nearest(base.point(&points)?), language));
        Some(phrases::base_changed(&value(&drift.formula.left)?, &value(drift.formula.right.as_ref()?)?, language))
    }

    /// The comparison that says that the bases of both differ by more than they can grow.
    fn drift(&self, before: &[RowIdx], after: &[RowIdx]) -> Option<&Comparison> {
        let terms = |rows: &[RowIdx]| rows.iter().filter_map(|row| self.term_of(*row)).collect::<Vec<_>>();
        let after = terms(after);
        let checks = terms(before).into_iter().flat_map(|term| self.findings.comparisons_of(term));
        let checks = checks.filter_map(|at| self.corpus.report.comparisons.get(*at));
        checks.into_iter().find(|check| {
            let is_change = check.kind == Kind::Drift && check.notes.contains(&CheckNote::BaseChanged);
            is_change && check.terms.iter().any(|term| after.contains(term))
        })
    }

    fn is_share(&self, row: RowIdx) -> bool {
        self.parts(row).and_then(|parts| parts.observation).is_some_and(|of| of.measure == Measure::Share)
    }

    fn written_denominator(&self, row: RowIdx) -> Option<String> {
        self.parts(row)?.observation?.denominator.clone()
    }

    fn denominator(&self, row: RowIdx) -> Option<String> {
        self.written_denominator(row).map(|name| labels::folded(&name))
    }
}

/// True for two names of one thing: "dân số" and "dân số cả nước".
fn is_same(a: &str, b: &str) -> bool {
    a.contains(b) || b.contains(a)
}
