//! Arithmetic as data: one tree gives the point, the interval and, in `explore`, the line of working.

use serde::{Deserialize, Serialize};

use crate::interval::{Interval, Rational};

/// One line of working.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Formula {
    /// What is computed.
    pub left: Expr,
    /// How it should stand to the right side.
    pub relation: Relation,
    /// What is stated, if something is.
    pub right: Option<Expr>,
}

/// How two sides should stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// `=`
    Equals,
    /// `≤`
    AtMost,
    /// `∈`: within the stated range, which no figure of the text states.
    Within,
    /// Nothing is stated: the left side is what follows.
    Gives,
}

/// An expression over the terms of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expr {
    /// A term, by its place in [`Check::terms`](super::Check::terms). A percentage counts in percent: 32.4.
    Term(u16),
    /// A fixed number.
    Number(Rational),
    /// A number of days, from a period.
    Days(i64),
    /// A number of months, from a period.
    Months(i64),
    /// Everything added.
    Sum(Vec<Expr>),
    /// The first less the second.
    Minus(Box<Expr>, Box<Expr>),
    /// The first over the second.
    Over(Box<Expr>, Box<Expr>),
    /// The first times the second.
    Times(Box<Expr>, Box<Expr>),
    /// A percentage as a fraction: a hundredth of it.
    Fraction(Box<Expr>),
    /// A fraction as a percentage: a hundred times it.
    Percent(Box<Expr>),
}

impl Expr {
    /// The first less the second.
    #[must_use]
    pub fn minus(self, other: Expr) -> Expr {
        Expr::Minus(Box::new(self), Box::new(other))
    }

    /// The first over the second.
    #[must_use]
    pub fn over(self, other: Expr) -> Expr {
        Expr::Over(Box::new(self), Box::new(other))
    }

    /// The first times the second.
    #[must_use]
    pub fn times(self, other: Expr) -> Expr {
        Expr::Times(Box::new(self), Box::new(other))
    }

    /// A percentage as a fraction.
    #[must_use]
    pub fn fraction(self) -> Expr {
        Expr::Fraction(Box::new(self))
    }

    /// A fraction as a percentage.
    #[must_use]
    pub fn percent(self) -> Expr {
        Expr::Percent(Box::new(self))
    }

    /// The number one.
    #[must_use]
    pub fn one() -> Expr {
        Expr::Number(Rational::ONE)
    }

    /// Its value, with `terms` as printed; `None` if a term is missing, a divisor is zero or it does not fit.
    #[must_use]
    pub fn point(&self, terms: &[Rational]) -> Option<Rational> {
        let of = |expr: &Expr| expr.point(terms);
        match self {
            Expr::Term(at) => terms.get(usize::from(*at)).copied(),
            Expr::Number(value) => Some(*value),
            Expr::Days(n) | Expr::Months(n) => Some(Rational::whole(*n)),
            Expr::Sum(parts) => {
                parts.iter().try_fold(Rational::ZERO, |total, part| total.checked_add(part.point(terms)?))
            }
            Expr::Minus(a, b) => of(a)?.checked_sub(of(b)?),
            Expr::Over(a, b) => of(a)?.checked_div(of(b)?),
            Expr::Times(a, b) => of(a)?.checked_mul(of(b)?),
            Expr::Fraction(a) => of(a)?.checked_div(Rational::HUNDRED),
            Expr::Percent(a) => of(a)?.checked_mul(Rational::HUNDRED),
        }
    }

    /// What it can be, with `terms` as intervals. A term that stands twice counts as if it could differ: wider than need
    /// be, never narrower.
    #[must_use]
    pub fn interval(&self, terms: &[Interval]) -> Interval {
        let of = |expr: &Expr| expr.interval(terms);
        let hundred = Interval::point(Rational::HUNDRED);
        match self {
            Expr::Term(at) => terms.get(usize::from(*at)).copied().unwrap_or(Interval::ALL),
            Expr::Number(value) => Interval::point(*value),
            Expr::Days(n) | Expr::Months(n) => Interval::point(Rational::whole(*n)),
            Expr::Sum(parts) => {
                parts.iter().fold(Interval::point(Rational::ZERO), |total, part| total.plus(part.interval(terms)))
            }
            Expr::Minus(a, b) => of(a).minus(of(b)),
            Expr::Over(a, b) => of(a).over(of(b)),
            Expr::Times(a, b) => of(a).times(of(b)),
            Expr::Fraction(a) => of(a).over(hundred),
            Expr::Percent(a) => of(a).times(hundred),
        }
    }
}
