//! Halves and fractions: `nửa triệu`, `một nửa`, `1/3`, `60/63`, `5 1/2`, `một phần ba`.

use super::parse::Reader;
use super::{Form, Number};
use crate::Decimal;
use crate::lexicon::NumeralRole;
use crate::rules::{NUMBER_FRACTION, NUMBER_HALF, NUMBER_SCALE, NUMBER_WORDS, QUANTITY_OF_TOTAL};
use crate::text::Gap;

impl Reader<'_> {
    /// `nửa`, `một nửa`, `nửa triệu`.
    pub(super) fn half(&self, at: usize) -> Option<Number> {
        let start = match self.role(at)? {
            NumeralRole::Half => at,
            NumeralRole::Digit(1) if self.role(at + 1) == Some(NumeralRole::Half) => at + 1,
            _ => return None,
        };
        let mut number = Number {
            value: Decimal::new(5, -1),
            upper: None,
            step: Decimal::new(1, -1),
            if_grouped: None,
            scale: 0,
            form: Form::Half,
            end: start + 1,
            rules: vec![NUMBER_HALF],
        };
        // "một nửa tỷ lệ" is half of a rate, "nửa tỷ" half a billion.
        let is_bare = start == at;
        if is_bare {
            while let Some(exponent) = self.scale(number.end) {
                number.value = number.value.checked_mul(Decimal::scale(exponent))?;
                number.step = number.step.checked_mul(Decimal::scale(exponent))?;
                number.scale += exponent;
                number.end += 1;
            }
        }
        Some(number)
    }

    /// `5 1/2`: a whole number and a proper fraction.
    pub(super) fn mixed_fraction(&self, at: usize) -> Option<Number> {
        let is_slash = self.page.is_mark(at + 2, '/') && self.is_glued(at + 2) && self.is_glued(at + 3);
        if !is_slash {
            return None;
        }
        let whole = self.digits(at)?;
        let numerator = self.digits(at + 1)?;
        let denominator = self.digits(at + 3)?;
        let is_space = self.page.tokens.get(at + 1)?.gap == Gap::Space;
        let is_proper = numerator.value < denominator.value && denominator.value <= Decimal::from(10);
        let is_over = !self.page.is_mark(at + 4, '/');
        if !(is_space && is_proper && is_over && !numerator.value.is_zero()) {
            return None;
        }
        let value = whole.value.checked_add(quotient(numerator.value, denominator.value)?)?;
        Some(Number {
            value,
            upper: None,
            step: Decimal::new(1, -1),
            if_grouped: None,
            scale: 0,
            form: Form::Fraction,
            end: at + 4,
            rules: vec![NUMBER_FRACTION],
        })
    }

    /// `1/3`; `60/63`, which counts sixty of sixty-three.
    pub(super) fn slashed(&self, at: usize) -> Option<Number> {
        let is_slash = self.page.is_mark(at + 1, '/') && self.is_glued(at + 1) && self.is_glued(at + 2);
        if !is_slash {
            return None;
        }
        let numerator = self.digits(at)?;
        let denominator = self.digits(at + 2)?;
        let is_over = !(self.page.is_mark(at + 3, '/') && self.is_glued(at + 3));
        let is_plain = numerator.n_decimals == 0 && denominator.n_decimals == 0;
        // "612/4.080 tỷ", "48,3/76,5 tỷ": so much of so much, in one scale.
        let (mut scale, mut end) = (0, at + 3);
        while let Some(more) =
            self.scale(end).filter(|_| self.page.tokens.get(end).is_some_and(|it| it.gap != Gap::Line))
        {
            (scale, end) = (scale + more, end + 1);
        }
        if !is_over || denominator.value.is_zero() || !is_plain && scale == 0 {
            return None;
        }
        if scale > 0 {
            return Some(Number {
                value: numerator.value.checked_mul(Decimal::scale(scale))?,
                upper: None,
                step: Decimal::scale(scale - i16::from(numerator.n_decimals)),
                if_grouped: None,
                scale,
                form: Form::Digits,
                end,
                rules: vec![QUANTITY_OF_TOTAL, NUMBER_SCALE],
            });
        }
        let is_share = numerator.value < denominator.value && denominator.value <= Decimal::from(10);
        let (value, form, rule) = if is_share {
            (quotient(numerator.value, denominator.value)?, Form::Fraction, NUMBER_FRACTION)
        } else {
            (numerator.value, Form::Digits, QUANTITY_OF_TOTAL)
        };
        Some(Number {
            value,
            upper: None,
            step: if is_share { Decimal::new(1, -2) } else { Decimal::ONE },
            if_grouped: None,
            scale: 0,
            form,
            end: at + 3,
            rules: vec![rule],
        })
    }

    /// If `phần` or `chia` follows, the fraction; otherwise the number itself.
    pub(super) fn fraction(&self, number: Number) -> Option<Number> {
        if self.role(number.end) != Some(NumeralRole::Part) {
            return Some(number);
        }
        let tokens = self.page.tokens.get(number.end..self.end).unwrap_or(&[]);
        let is_unit = self.language.unit(tokens).is_some_and(|(len, _)| len > 1);
        let denominator = if is_unit { None } else { self.scaled(number.end + 1) };
        let Some(denominator) = denominator.filter(|denominator| !denominator.value.is_zero()) else {
            // "một phần" is a part, not a number.
            return if number.form == Form::OneWord && !is_unit { None } else { Some(number) };
        };
        Some(Number {
            value: quotient(number.value, denominator.value)?,
            upper: None,
            step: Decimal::new(1, -2),
            if_grouped: None,
            scale: 0,
            form: Form::Fraction,
            end: denominator.end,
            rules: vec![NUMBER_WORDS, NUMBER_FRACTION],
        })
    }
}

/// `a ÷ b` to 20 decimals, cut off.
fn quotient(a: Decimal, b: Decimal) -> Option<Decimal> {
    let exponent = a.exponent().min(b.exponent());
    let whole = |x: Decimal| -> Option<i128> {
        let shift = u32::try_from(x.exponent() - exponent).ok()?;
        x.mantissa().checked_mul(10_i128.checked_pow(shift)?)
    };
    let (a, b) = (whole(a)?, whole(b)?);
    let scaled = a.checked_mul(10_i128.pow(20))?;
    Some(Decimal::new(scaled.checked_div(b)?, -20))
}
