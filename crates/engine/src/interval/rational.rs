//! Exact fractions: what division of figures needs and a decimal cannot give.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Decimal;

/// A fraction in lowest terms with a positive denominator. Two equal numbers are equal field by field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rational {
    numerator: i128,
    denominator: i128,
}

impl Rational {
    /// Zero.
    pub const ZERO: Rational = Rational { numerator: 0, denominator: 1 };
    /// One.
    pub const ONE: Rational = Rational { numerator: 1, denominator: 1 };
    /// A hundred: between fractions and percent.
    pub const HUNDRED: Rational = Rational { numerator: 100, denominator: 1 };

    /// `numerator / denominator`; `None` if the denominator is zero or a sign cannot be turned.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Option<Rational> {
        if denominator == 0 {
            return None;
        }
        if denominator == 1 {
            return Some(Rational { numerator, denominator });
        }
        let shared = i128::try_from(gcd(numerator.unsigned_abs(), denominator.unsigned_abs())).ok()?;
        let (numerator, denominator) = (numerator / shared, denominator / shared);
        if denominator < 0 {
            return Some(Rational { numerator: numerator.checked_neg()?, denominator: denominator.checked_neg()? });
        }
        Some(Rational { numerator, denominator })
    }

    /// A whole number.
    #[must_use]
    pub fn whole(number: i64) -> Rational {
        Rational { numerator: i128::from(number), denominator: 1 }
    }

    /// The same number; `None` beyond 38 digits.
    #[must_use]
    pub fn from_decimal(decimal: Decimal) -> Option<Rational> {
        let power = 10_i128.checked_pow(u32::from(decimal.exponent().unsigned_abs()))?;
        if decimal.exponent() >= 0 {
            return Some(Rational { numerator: decimal.mantissa().checked_mul(power)?, denominator: 1 });
        }
        // Printed figures are short, and a power of ten has no other factors than two and five.
        if let (Ok(mut numerator), Ok(mut denominator)) = (i64::try_from(decimal.mantissa()), i64::try_from(power))
            && numerator != 0
        {
            for factor in [2, 5] {
                while numerator % factor == 0 && denominator % factor == 0 {
                    numerator /= factor;
                    denominator /= factor;
                }
            }
            return Some(Rational { numerator: numerator.into(), denominator: denominator.into() });
        }
        Rational::new(decimal.mantissa(), power)
    }

    /// The decimal nearest to it with `n_decimals` digits after the point, halves away from zero; `None` beyond 38
    /// digits.
    #[must_use]
    pub fn rounded(self, n_decimals: i16) -> Option<Decimal> {
        let power = 10_i128.checked_pow(u32::from(n_decimals.unsigned_abs()))?;
        let (numerator, denominator) = if n_decimals >= 0 {
            (self.numerator.checked_mul(power)?, self.denominator)
        } else {
            (self.numerator, self.denominator.checked_mul(power)?)
        };
        let (whole, rest) = (numerator / denominator, numerator % denominator);
        let is_up = rest.unsigned_abs() >= denominator.unsigned_abs() - rest.unsigned_abs();
        let whole = if is_up { whole.checked_add(numerator.signum())? } else { whole };
        Some(Decimal::new(whole, n_decimals.checked_neg()?))
    }

    /// True for zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// True below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// True if nothing is left after the point.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.denominator == 1
    }

    /// Without its sign; `None` beyond 38 digits.
    #[must_use]
    pub fn checked_abs(self) -> Option<Rational> {
        if self.is_negative() { self.checked_neg() } else { Some(self) }
    }

    /// With the other sign; `None` beyond 38 digits.
    #[must_use]
    pub fn checked_neg(self) -> Option<Rational> {
        Some(Rational { numerator: self.numerator.checked_neg()?, denominator: self.denominator })
    }

    /// One over it; `None` for zero.
    #[must_use]
    pub fn checked_recip(self) -> Option<Rational> {
        Rational::new(self.denominator, self.numerator)
    }

    /// The sum; `None` beyond 38 digits.
    #[must_use]
    pub fn checked_add(self, other: Rational) -> Option<Rational> {
        if self.denominator == other.denominator {
            return Rational::new(self.numerator.checked_add(other.numerator)?, self.denominator);
        }
        let shared = i128::try_from(gcd(self.denominator.unsigned_abs(), other.denominator.unsigned_abs())).ok()?;
        let left = self.numerator.checked_mul(other.denominator / shared)?;
        let right = other.numerator.checked_mul(self.denominator / shared)?;
        Rational::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator / shared)?)
    }

    /// The difference; `None` beyond 38 digits.
    #[must_use]
    pub fn checked_sub(self, other: Rational) -> Option<Rational> {
        self.checked_add(other.checked_neg()?)
    }

    /// The product; `None` beyond 38 digits.
    #[must_use]
    pub fn checked_mul(self, other: Rational) -> Option<Rational> {
        // Crosswise first: the product of reduced fractions is far smaller.
        let a = Rational::new(self.numerator, other.denominator)?;
        let b = Rational::new(other.numerator, self.denominator)?;
        let denominator = a.denominator.checked_mul(b.denominator)?;
        Some(Rational { numerator: a.numerator.checked_mul(b.numerator)?, denominator })
    }

    /// The quotient; `None` by zero or beyond 38 digits.
    #[must_use]
    pub fn checked_div(self, other: Rational) -> Option<Rational> {
        self.checked_mul(other.checked_recip()?)
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Rational) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        if let (Some(left), Some(right)) =
            (self.numerator.checked_mul(other.denominator), other.numerator.checked_mul(self.denominator))
        {
            return left.cmp(&right);
        }
        // Too long to cross-multiply: compare whole parts, then the remainders upside down, as in a continued fraction.
        let (mut a, mut b) = (*self, *other);
        let mut is_reversed = false;
        loop {
            let whole = a.numerator.div_euclid(a.denominator).cmp(&b.numerator.div_euclid(b.denominator));
            let (rest_a, rest_b) = (a.numerator.rem_euclid(a.denominator), b.numerator.rem_euclid(b.denominator));
            let order = match whole {
                Ordering::Equal if rest_a == 0 || rest_b == 0 => rest_a.cmp(&rest_b),
                other => other,
            };
            if order != Ordering::Equal || rest_a == 0 || rest_b == 0 {
                return if is_reversed { order.reverse() } else { order };
            }
            a = Rational { numerator: a.denominator, denominator: rest_a };
            b = Rational { numerator: b.denominator, denominator: rest_b };
            is_reversed = !is_reversed;
        }
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Rational) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// As a fraction, `355/113`; a whole number without the bar.
impl fmt::Display for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_whole() {
            write!(f, "{}", self.numerator)
        } else {
            write!(f, "{}/{}", self.numerator, self.denominator)
        }
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        // Printed figures fit: to divide these takes a tenth of the time.
        if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
            return short_gcd(a, b).into();
        }
        (a, b) = (b, a % b);
    }
    a.max(1)
}

fn short_gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}
