//! What has changed, by how much, and how far a place is from the country.

use engine::check::{CheckNote, Comparison, Derived, Kind, Quantity};
use engine::interval::{Interval, Rational};

use super::{Candidate, FindingKind};
use crate::Explorer;
use crate::display;
use crate::query::Query;
use crate::ui_text::phrases::{self, Trend};
use crate::ui_text::{Language, Word};

impl Explorer {
    pub(super) fn told_changes(&self, query: &Query) -> Vec<Candidate> {
        let comparisons = self.corpus.report.comparisons.iter().filter(|one| self.is_first_told(one));
        let told = comparisons.filter_map(|one| match one.kind {
            Kind::Drift if one.notes.contains(&CheckNote::BaseChanged) => self.told_base(query, one),
            Kind::Between => self.told_between(query, one),
            Kind::Change => self.told_change(query, one),
            Kind::PlaceGap => self.told_gap(query, one),
            _ => None,
        });
        told.collect()
    }

    /// True unless all that a comparison rests on is a reprint of another article.
    fn is_first_told(&self, one: &Comparison) -> bool {
        one.terms.iter().all(|term| {
            self.corpus.report.sources.get(term.document as usize).is_none_or(|first| *first == term.document)
        })
    }

    /// A share that has changed, and what of it comes from its base: terms are level and share, then and now.
    fn told_base(&self, query: &Query, one: &Comparison) -> Option<Candidate> {
        let language = query.language;
        let rows = self.rows_of(&one.terms)?;
        let [_, before, _, after] = *rows.as_slice() else { return None };
        if ![before, after].iter().all(|row| self.is_well_known(*row)) {
            return None;
        }
        let total = self.value(after)?.checked_sub(self.value(before)?).filter(|total| !total.is_zero())?;
        let from_base = point(one, Quantity::FromBase)?;
        let values: Vec<Rational> =
            rows.iter().map(|row| Rational::from_decimal(self.value(*row)?)).collect::<Option<_>>()?;
        let base =
            |expr: &engine::check::Expr| Some(display::compact(display::nearest(expr.point(&values)?), language));
        let bases = [base(&one.formula.left)?, base(one.formula.right.as_ref()?)?];
        let is_same_way = (from_base < Rational::ZERO) == total.is_negative();
        let part = if is_same_way { from_base } else { point(one, Quantity::FromLevel)? };
        let part = points(display::nearest_percent(part), language);
        let change = points(total, language);
        let (before_said, after_said) = (self.said(query, before)?, self.said(query, after)?);
        let told = if is_same_way { phrases::told_base } else { phrases::told_in_spite_of_base };
        let trend = Trend::of(total);
        Some(Candidate {
            sort: FindingKind::Base,
            weight: hundredths(from_base),
            sentence: told(&before_said, &after_said, trend, [&part, &change], [&bases[0], &bases[1]], language),
            figures: rows,
            working: Self::to_check(query, &one.id),
        })
    }

    /// A level of two articles.
    fn told_between(&self, query: &Query, one: &Comparison) -> Option<Candidate> {
        let rows = self.rows_of(&one.terms)?;
        let [before, after] = *rows.as_slice() else { return None };
        let growth = certain(one, Quantity::Growth)?;
        let (old, new) = (self.said(query, before)?, self.said(query, after)?);
        if ![before, after].iter().all(|row| self.is_well_known(*row)) {
            return None;
        }
        let (trend, share) = (trend(growth), percent(growth, query.language));
        Some(Candidate {
            sort: FindingKind::Change,
            weight: hundredths(growth),
            sentence: phrases::told_between(&old, &new, trend, &share, query.language),
            figures: rows,
            working: Self::to_check(query, &one.id),
        })
    }

    /// A level and how much it has changed, as an article says: terms are the level and the change.
    fn told_change(&self, query: &Query, one: &Comparison) -> Option<Candidate> {
        let language = query.language;
        let rows = self.rows_of(&one.terms)?;
        let [level, change] = *rows.as_slice() else { return None };
        if !self.is_well_known(level) {
            return None;
        }
        let before = point(one, Quantity::Before).filter(|before| *before > Rational::ZERO)?;
        let now = Rational::from_decimal(self.value(level)?)?;
        let growth = now.checked_sub(before)?.checked_div(before)?.checked_mul(Rational::HUNDRED)?;
        let to = self.parts(change)?.observation?.compare?.to?;
        let since = super::super::series::since_words(to, language);
        let said = self.said(query, level)?;
        let stated = self.change_written(query, change)?;
        // A change that is stated in percent needs no second percentage.
        let is_percent = stated.contains('%');
        let share = if is_percent { String::new() } else { percent(growth, language) };
        Some(Candidate {
            sort: FindingKind::Change,
            weight: hundredths(growth),
            sentence: phrases::told_change(&said, trend(growth), [&stated, &share], &since, language),
            figures: rows,
            working: Self::to_check(query, &one.id),
        })
    }

    /// A change as the press writes it, without its sign: the sentence says whether it rose or fell.
    fn change_written(&self, query: &Query, change: crate::RowIdx) -> Option<String> {
        let mention = self.parts(change)?.mention;
        let value = self.value(change)?;
        let size = if value.is_negative() { value.negated() } else { value };
        let unit = self.unit_of(change, query.language);
        let written = display::as_written(mention, size, &unit, query.language);
        Some(phrases::hedged(mention.qualifier, &written, query.language))
    }

    /// A rate of a place beside that of the country.
    fn told_gap(&self, query: &Query, one: &Comparison) -> Option<Candidate> {
        let language = query.language;
        let rows = self.rows_of(&one.terms)?;
        let [here, country] = *rows.as_slice() else { return None };
        if ![here, country].iter().all(|row| self.is_well_known(*row)) || has_zero(one.computed) {
            return None;
        }
        let gap = self.value(here)?.checked_sub(self.value(country)?)?;
        let (here, country) = (self.said(query, here)?, self.said(query, country)?);
        Some(Candidate {
            sort: FindingKind::Gap,
            weight: hundredths(Rational::from_decimal(gap)?),
            sentence: phrases::told_gap(&here, &country, Trend::of(gap), &points(gap, language), language),
            figures: rows,
            working: Self::to_check(query, &one.id),
        })
    }
}

fn derived(one: &Comparison, what: Quantity) -> Option<&Derived> {
    one.derived.iter().find(|derived| derived.what == what)
}

fn point(one: &Comparison, what: Quantity) -> Option<Rational> {
    derived(one, what)?.point
}

/// The value of what follows, if the hedges leave no doubt whether it is above or below zero.
fn certain(one: &Comparison, what: Quantity) -> Option<Rational> {
    let derived = derived(one, what)?;
    derived.point.filter(|point| *point != Rational::ZERO && !has_zero(derived.interval))
}

fn has_zero(of: Interval) -> bool {
    of.intersects(Interval::point(Rational::ZERO))
}

fn trend(of: Rational) -> Trend {
    if of < Rational::ZERO { Trend::Down } else { Trend::Up }
}

/// Its size in hundredths, whatever its sign.
fn hundredths(of: Rational) -> i64 {
    (of.rounded(2).unwrap_or_default().to_f64().abs() * 100.0) as i64
}

fn percent(of: Rational, language: Language) -> String {
    let value = of.rounded(1).unwrap_or_default();
    display::quantity(if value.is_negative() { value.negated() } else { value }, "%", language)
}

fn points(of: engine::Decimal, language: Language) -> String {
    let size = if of.is_negative() { of.negated() } else { of };
    display::quantity(size, Word::PointsUnit.say(language), language)
}
