//! Exact decimal numbers. A figure is what was printed, to the digit: no binary fractions here.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// `mantissa × 10^exponent`, kept in lowest terms: the mantissa has no trailing zero, and zero has exponent 0. Two equal
/// numbers are therefore equal field by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Decimal {
    mantissa: i128,
    exponent: i16,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal { mantissa: 0, exponent: 0 };
    /// One.
    pub const ONE: Decimal = Decimal { mantissa: 1, exponent: 0 };

    /// `mantissa × 10^exponent`.
    #[must_use]
    pub fn new(mantissa: i128, exponent: i16) -> Decimal {
        let (mut mantissa, mut exponent) = (mantissa, exponent);
        if mantissa == 0 {
            return Decimal::ZERO;
        }
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent = exponent.saturating_add(1);
        }
        Decimal { mantissa, exponent }
    }

    /// The digits without the power of ten.
    #[must_use]
    pub fn mantissa(self) -> i128 {
        self.mantissa
    }

    /// The power of ten.
    #[must_use]
    pub fn exponent(self) -> i16 {
        self.exponent
    }

    /// One unit at a power of ten: `1e5` for `scale(5)`.
    #[must_use]
    pub fn scale(exponent: i16) -> Decimal {
        Decimal { mantissa: 1, exponent }
    }

    /// The number as an integer, if it is one and fits.
    #[must_use]
    pub fn to_i64(self) -> Option<i64> {
        let shift = u32::try_from(self.exponent).ok()?;
        i64::try_from(self.mantissa.checked_mul(10_i128.checked_pow(shift)?)?).ok()
    }

    /// True for zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// True below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The sum, or `None` if it does not fit 38 digits.
    #[must_use]
    pub fn checked_add(self, other: Decimal) -> Option<Decimal> {
        let (a, b, exponent) = self.aligned(other)?;
        Some(Decimal::new(a.checked_add(b)?, exponent))
    }

    /// The difference, or `None` if it does not fit 38 digits.
    #[must_use]
    pub fn checked_sub(self, other: Decimal) -> Option<Decimal> {
        self.checked_add(other.negated())
    }

    /// The product, or `None` if it does not fit 38 digits.
    #[must_use]
    pub fn checked_mul(self, other: Decimal) -> Option<Decimal> {
        let exponent = self.exponent.checked_add(other.exponent)?;
        Some(Decimal::new(self.mantissa.checked_mul(other.mantissa)?, exponent))
    }

    /// The number with the other sign.
    #[must_use]
    pub fn negated(self) -> Decimal {
        Decimal { mantissa: -self.mantissa, exponent: self.exponent }
    }

    /// The nearest multiple of `10^exponent`, halves away from zero: for what is shown, never before a check.
    #[must_use]
    pub fn rounded(self, exponent: i16) -> Decimal {
        let n_dropped = i32::from(exponent) - i32::from(self.exponent);
        if n_dropped <= 0 {
            return self;
        }
        let Some(unit) = u32::try_from(n_dropped).ok().and_then(|n| 10_i128.checked_pow(n)) else {
            return Decimal::ZERO;
        };
        let half = if self.mantissa < 0 { -unit / 2 } else { unit / 2 };
        Decimal::new(self.mantissa.saturating_add(half) / unit, exponent)
    }

    /// The nearest binary fraction: for geometry and JSON only, never for a check.
    #[must_use]
    #[allow(clippy::disallowed_types, reason = "the one way out, for those who draw")]
    pub fn to_f64(self) -> f64 {
        // Both parts are exact up to 2^53 and 10^22, and one rounding is the nearest. The standard parser would do for
        // all, but its tables are 10 KB of the page, for numbers that no article states.
        let mut value = self.mantissa as f64;
        let mut left = self.exponent;
        while left != 0 {
            let step = left.clamp(-22, 22);
            let power = (0..step.unsigned_abs()).fold(1.0, |power, _| power * 10.0);
            value = if step < 0 { value / power } else { value * power };
            left -= step;
        }
        value
    }

    /// Both mantissas at the smaller of the two exponents.
    fn aligned(self, other: Decimal) -> Option<(i128, i128, i16)> {
        if self.exponent == other.exponent {
            return Some((self.mantissa, other.mantissa, self.exponent));
        }
        let exponent = self.exponent.min(other.exponent);
        Some((self.at_exponent(exponent)?, other.at_exponent(exponent)?, exponent))
    }

    fn at_exponent(self, exponent: i16) -> Option<i128> {
        if self.mantissa == 0 {
            return Some(0);
        }
        let shift = u32::try_from(self.exponent.checked_sub(exponent)?).ok()?;
        self.mantissa.checked_mul(10_i128.checked_pow(shift)?)
    }
}

impl From<i64> for Decimal {
    fn from(whole: i64) -> Decimal {
        Decimal::new(i128::from(whole), 0)
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        match self.aligned(*other) {
            Some((a, b, _)) => a.cmp(&b),
            // Too far apart to align exactly: then the binary values differ too.
            None => self.to_f64().total_cmp(&other.to_f64()),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Plain notation with a dot: `-1.05`, `80900000000000`. For machines; people get `number::display`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let digits = self.mantissa.unsigned_abs().to_string();
        if self.exponent >= 0 {
            let zeros = "0".repeat(usize::from(self.exponent.unsigned_abs()));
            return write!(f, "{sign}{digits}{zeros}");
        }
        let n_decimals = usize::from(self.exponent.unsigned_abs());
        let digits = format!("{digits:0>width$}", width = n_decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - n_decimals);
        write!(f, "{sign}{whole}.{fraction}")
    }
}

/// Plain notation with a dot, as [`Display`](fmt::Display) writes it.
impl FromStr for Decimal {
    type Err = NotADecimal;

    fn from_str(text: &str) -> Result<Decimal, NotADecimal> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let exponent = i16::try_from(fraction.len()).map_err(|_| NotADecimal)?;
        let bare = whole.strip_prefix('-').unwrap_or(whole);
        let well_formed = !bare.is_empty() && bare.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit());
        if !well_formed {
            return Err(NotADecimal);
        }
        let mantissa = format!("{whole}{fraction}").parse().map_err(|_| NotADecimal)?;
        Ok(Decimal::new(mantissa, -exponent))
    }
}

/// The text is not a plain decimal number of at most 38 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADecimal;

impl fmt::Display for NotADecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a plain decimal number such as -1.05, of at most 38 digits")
    }
}

impl std::error::Error for NotADecimal {}

#[cfg(test)]
#[allow(clippy::disallowed_types, reason = "the way out is tried too")]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn the_binary_value_is_the_nearest_of_what_articles_state() {
        for text in ["25358667", "14.665", "32.4", "-1.05", "80900000000000", "0.001", "527000", "9007199254740992"] {
            assert_eq!(decimal(text).to_f64(), text.parse::<f64>().unwrap(), "{text}");
        }
        assert_eq!(Decimal::new(1, 400).to_f64(), f64::INFINITY);
    }

    #[test]
    fn one_number_has_one_form() {
        assert_eq!(decimal("1.50"), decimal("1.5"));
        assert_eq!(decimal("80900000000000"), Decimal::new(809, 11));
        assert_eq!(decimal("-0"), Decimal::ZERO);
    }

    #[test]
    fn display_is_the_inverse_of_parse() {
        for text in ["0", "-1.05", "14.665", "0.004", "25358667", "80900000000000"] {
            assert_eq!(decimal(text).to_string(), text);
        }
    }

    #[test]
    fn rounding_goes_to_the_nearest_and_halves_away_from_nought() {
        for (value, exponent, rounded) in [
            ("14.665", -2, "14.67"),
            ("-14.665", -2, "-14.67"),
            ("25358667", 5, "25400000"),
            ("4", 1, "0"),
            ("7", -3, "7"),
        ] {
            assert_eq!(decimal(value).rounded(exponent), decimal(rounded), "{value}");
        }
    }

    #[test]
    fn arithmetic_is_exact() {
        assert_eq!(decimal("0.1").checked_add(decimal("0.2")), Some(decimal("0.3")));
        assert_eq!(decimal("14.9").checked_sub(decimal("16")), Some(decimal("-1.1")));
        assert_eq!(decimal("14.9").checked_mul(decimal("1000000")), Some(decimal("14900000")));
        assert!(decimal("1.1") < decimal("1.12"));
    }
}
