//! An amount that is a stated percentage or multiple of another: "mức đóng là 154.000 đồng/tháng (22 % của 700.000 đồng)",
//! "trợ cấp bằng 10 lần mức lương cơ sở", where the text names that base and its amount. Needs no indicator.
//!
//! Where the words do not join the three figures, only amounts that agree to the last digit are believed.

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind};

use super::checked_figure::{CheckedFigure, Facts};
use super::figure_in_row::FigureInRow;
use super::formula::{Expr, Relation};
use super::kinds::Kind;
use super::model::{Check, CheckResults};
use super::portion::is_known;
use super::rows::{Row, has, is_only, n_words};
use super::verdict::{CheckBuilder, term};

/// Rows before one that names a base, among which its amount is looked for.
const MAX_ROWS_BACK: usize = 40;
/// Rows around it in which the amount needs no name.
const N_NEAR: usize = 2;
/// Figures of one row that are looked at.
const MAX_FIGURES: usize = 16;
/// Amounts of a base that are tried.
const MAX_BASES: usize = 12;
/// Findings for one percentage or multiple.
const MAX_FOUND: usize = 3;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let rows = facts.rows();
    for (at_row, row) in rows.iter().enumerate() {
        for at in 0..row.len().min(MAX_FIGURES) {
            let Some(factor) = row.figure(facts, at).filter(|factor| is_factor(facts, factor)) else { continue };
            let place = FigureInRow { facts, rows, at_row, row, at, fact: factor };
            if let Some(check) = place.joined().or_else(|| place.times_months()) {
                if !is_known(found, &check) {
                    found.push(check);
                }
                continue;
            }
            let exact: Vec<Check> =
                place.exact_multiples().into_iter().filter(|check| !is_known(found, check)).collect();
            found.extend(exact);
        }
    }
}

/// A percentage that is no change, or a number of times.
fn is_factor(facts: &Facts<'_>, fact: &CheckedFigure<'_>) -> bool {
    let is_times = facts.structure.cues.times.contains(&fact.mention.unit.text);
    let is_sort = match fact.mention.kind {
        MentionKind::Percent => fact.is_percentage(),
        _ => is_times && fact.measure() != Measure::ChangeRel,
    };
    is_sort && fact.mention.upper.is_none() && fact.point > Rational::ZERO && fact.point != Rational::HUNDRED
}

impl<'b, 'a> FigureInRow<'b, 'a> {
    fn sum_at(&self, at: usize) -> Option<&'b CheckedFigure<'a>> {
        self.figure(at).filter(|fact| is_sum(fact))
    }

    /// "154.000 đồng/tháng (22 % của 700.000 đồng)", "22 % của 700.000 đồng, tức 154.000 đồng".
    fn joined(&self) -> Option<Check> {
        let cues = &self.facts.structure.cues;
        let base = self.sum_at(self.at + 1)?;
        let words = self.row.gap(self.at + 1);
        if !cues.of.iter().any(|of| words.trim() == of) {
            return None;
        }
        let is_before = is_only(self.row.gap(self.at), &cues.same_value);
        let before = self.at.checked_sub(1).and_then(|at| self.sum_at(at)).filter(|_| is_before);
        let is_behind =
            is_only(self.row.gap(self.at + 2), &cues.same_value) && has(self.row.gap(self.at + 2), &cues.says_same);
        let amount = before.or_else(|| self.sum_at(self.at + 2).filter(|_| is_behind))?;
        amount.may_count_like(base, self.facts).then(|| self.multiple_of(amount, base))
    }

    /// "4,5 % lương cơ sở (1,8 triệu đồng) x 12 tháng = 972.000 đồng".
    fn times_months(&self) -> Option<Check> {
        let cues = &self.facts.structure.cues;
        let (base, amount) = (self.sum_at(self.at + 1)?, self.sum_at(self.at + 3)?);
        let months = self.row.figure(self.facts, self.at + 2).filter(|it| it.mention.kind == MentionKind::Duration)?;
        let is_month = months.mention.unit.id.as_ref().is_some_and(|id| cues.month_units.contains(id));
        let [of, times, is] = [1, 2, 3].map(|at| self.row.gap(self.at + at));
        let is_times =
            times.split_whitespace().all(|word| word == ")" || cues.times_signs.iter().any(|sign| sign == word));
        let is_told = is_only(is, &cues.same_value) && has(is, &cues.says_same);
        let is_joined = is_month && is_times && is_told && n_words(of) <= MAX_BASE_WORDS;
        let count = is_joined.then_some(months.point).filter(|_| amount.may_count_like(base, self.facts))?;
        let builder = CheckBuilder::new(Kind::Scaled, self.facts.doc, &[amount, base, self.fact]);
        let is_percent = self.fact.mention.kind == MentionKind::Percent;
        let factor = if is_percent { term(2).fraction() } else { term(2) };
        let product = term(1).times(factor).times(Expr::Number(count));
        Some(builder.compares(product, Relation::Equals, term(0)))
    }

    /// Amounts near the factor that are it times an amount of the base that it names, or one near by, to the last digit.
    fn exact_multiples(&self) -> Vec<Check> {
        let (names, mut all) = (self.base_names(), Vec::new());
        let named = |row: &Row| {
            (0..=row.len().min(MAX_FIGURES)).any(|at| names.iter().any(|name| row.gap(at).contains(name.as_str())))
        };
        let from = self.at_row.saturating_sub(MAX_ROWS_BACK);
        let near = self.at_row.saturating_sub(N_NEAR);
        let rows = self.rows.get(from..=self.at_row).unwrap_or(&[]).iter().enumerate().rev();
        let rows = rows.filter(|(at, row)| from + at >= near || (!names.is_empty() && named(row)));
        let mut bases: Vec<&CheckedFigure<'a>> = Vec::new();
        for base in rows.flat_map(|(_, row)| sums(self.facts, row)) {
            if bases.len() < MAX_BASES && bases.iter().all(|other| other.point != base.point) {
                bases.push(base);
            }
        }
        let around = self.rows.get(self.at_row..self.rows.len().min(self.at_row + 2)).unwrap_or(&[]);
        all.extend(around.iter().flat_map(|row| self.of_both(row)).take(MAX_FOUND));
        for amount in around.iter().flat_map(|row| sums(self.facts, row)) {
            let is_it = |base: &&&CheckedFigure<'a>| {
                base.term != amount.term
                    && amount.may_count_like(base, self.facts)
                    && self.product(base) == Some(amount.point)
            };
            if let Some(base) = bases.iter().find(is_it).filter(|_| all.len() < MAX_FOUND) {
                all.push(self.multiple_of(amount, base));
            }
        }
        all
    }

    /// "hỗ trợ 30 % mức đóng: học sinh đóng 245.700 đồng, ngân sách hỗ trợ 105.300 đồng": one of two amounts is the percentage
    /// of both.
    fn of_both(&self, row: &Row) -> Vec<Check> {
        if self.fact.mention.kind != MentionKind::Percent {
            return Vec::new();
        }
        let amounts: Vec<&CheckedFigure<'a>> =
            sums(self.facts, row).filter(|it| it.mention.kind == MentionKind::Money).collect();
        let pairs = amounts.windows(2).filter_map(|pair| match pair {
            [a, b] => Some([[*a, *b], [*b, *a]]),
            _ => None,
        });
        let is_it = |[part, other]: &[&CheckedFigure<'a>; 2]| {
            let both = part.point.checked_add(other.point);
            let share =
                both.and_then(|both| part.point.checked_div(both)).and_then(|it| it.checked_mul(Rational::HUNDRED));
            part.counts_like(other, self.facts) && share == Some(self.fact.point)
        };
        let check = |[part, other]: [&CheckedFigure<'a>; 2]| {
            let builder = CheckBuilder::new(Kind::Scaled, self.facts.doc, &[part, other, self.fact]);
            let share = term(0).over(Expr::Sum(vec![term(0), term(1)])).percent();
            builder.compares(share, Relation::Equals, term(2))
        };
        pairs.flatten().filter(is_it).map(check).collect()
    }

    /// Two words in a row that name what the factor is of: behind it, or before it in "(lương cơ sở x 20 lần)".
    fn base_names(&self) -> Vec<String> {
        let prefix = &self.facts.structure.cues.base_prefix;
        let is_word = |word: &&str| word.chars().all(char::is_alphanumeric);
        let is_prefix = |word: &&str| prefix.iter().any(|own| own == word);
        let behind = self.row.gap(self.at + 1).split_whitespace().skip_while(is_prefix).take_while(is_word);
        let before = self.row.gap(self.at).split_whitespace().rev().skip_while(is_prefix).take_while(is_word);
        let behind: Vec<&str> = behind.take(NAME_WORDS).collect();
        let mut before: Vec<&str> = before.take(NAME_WORDS).collect();
        before.reverse();
        let name = |words: Vec<&str>| (words.len() == NAME_WORDS).then(|| format!(" {} ", words.join(" ")));
        [behind, before].into_iter().filter_map(name).collect()
    }

    fn product(&self, base: &CheckedFigure<'_>) -> Option<Rational> {
        let product = self.fact.point.checked_mul(base.point)?;
        if self.fact.mention.kind == MentionKind::Percent {
            product.checked_div(Rational::HUNDRED)
        } else {
            Some(product)
        }
    }

    fn multiple_of(&self, amount: &CheckedFigure<'a>, base: &CheckedFigure<'a>) -> Check {
        let builder = CheckBuilder::new(Kind::Scaled, self.facts.doc, &[amount, base, self.fact]);
        let is_percent = self.fact.mention.kind == MentionKind::Percent;
        let factor = if is_percent { term(2).fraction() } else { term(2) };
        builder.compares(Expr::Times(Box::new(term(1)), Box::new(factor)), Relation::Equals, term(0))
    }
}

/// Words between a factor and the amount of its base.
const MAX_BASE_WORDS: usize = 10;
/// Words of the name of a base.
const NAME_WORDS: usize = 3;

/// Amounts of a row with two digits or more.
fn sums<'b, 'a>(facts: &'b Facts<'a>, row: &'b Row) -> impl Iterator<Item = &'b CheckedFigure<'a>> + use<'b, 'a> {
    (0..row.len().min(MAX_FIGURES)).filter_map(|at| row.figure(facts, at)).filter(|fact| is_sum(fact))
}

/// Money, or a count of as many digits: what is so much of one person or time, too.
fn is_sum(fact: &CheckedFigure<'_>) -> bool {
    let is_sort = matches!(fact.mention.kind, MentionKind::Money | MentionKind::Rate | MentionKind::Count);
    is_sort
        && matches!(fact.measure(), Measure::Level | Measure::Average)
        && fact.mention.upper.is_none()
        && fact.point >= Rational::whole(1000)
}
