//! Numbers in words: `hai mươi lăm`, `một trăm linh năm`, `hai không không tám`, `hai ba trăm`, `không phẩy năm`.

use super::parse::{Mantissa, Reader};
use super::separators;
use super::{Form, Number};
use crate::Decimal;
use crate::lexicon::{NounRole, NumeralRole};
use crate::reading::MentionKind;
use crate::rules::{NUMBER_DIGIT_STRING, NUMBER_RANGE_OF_DIGITS, NUMBER_WORDS};
use crate::text::TokenKind;

impl Reader<'_> {
    /// A number under a thousand in words, with decimals if `phẩy` follows.
    pub(super) fn words(&self, at: usize) -> Option<Mantissa> {
        let (value, upper, end) = match self.role(at)? {
            NumeralRole::Filler => {
                let (value, end) = self.under_hundred(at + 1)?;
                (value, None, end)
            }
            _ => self.under_thousand(at)?,
        };
        let is_one = end == at + 1;
        let is_digit = is_one && matches!(self.role(at), Some(NumeralRole::Digit(_) | NumeralRole::AfterTens(_)));
        let is_string = self.is_digit_string(at, end);
        let rule = Some(match upper {
            Some(_) => NUMBER_RANGE_OF_DIGITS,
            None if is_string => NUMBER_DIGIT_STRING,
            None => NUMBER_WORDS,
        });
        let mut small = Mantissa {
            value: Decimal::from(value),
            upper: upper.map(Decimal::from),
            n_decimals: 0,
            if_grouped: None,
            end,
            is_digit,
            is_word: true,
            rule,
        };
        if self.role(end) == Some(NumeralRole::Point)
            && let Some(decimals) = self.decimals_after(end + 1)
        {
            small.value = small.value.checked_add(decimals.value)?;
            small.n_decimals = u8::try_from(-decimals.step.exponent()).unwrap_or(0);
            small.end = decimals.end;
            small.is_digit = false;
        }
        Some(small)
    }

    /// The decimals that begin at `at`, as a number under one: `không năm` is 0.05, `hai mươi lăm` is 0.25.
    pub(super) fn decimals_after(&self, at: usize) -> Option<Number> {
        let (mut value, mut n_decimals) = (Decimal::ZERO, 0_i16);
        let mut end = at;
        while n_decimals < 30 && end < self.end {
            let (digits, n_digits, next) = match (self.page.tokens.get(end)?.kind, self.role(end)) {
                (TokenKind::Number, _) => {
                    let raw = self.page.raw(end);
                    let literal = separators::read(raw).filter(|literal| literal.rule.is_none())?;
                    (literal.value, i16::try_from(raw.len()).ok()?, end + 1)
                }
                (_, Some(NumeralRole::Digit(0))) => (Decimal::ZERO, 1, end + 1),
                (_, Some(NumeralRole::Digit(digit) | NumeralRole::AfterTens(digit))) => {
                    if self.role(end + 1) == Some(NumeralRole::Tens) {
                        let (value, next) = self.under_hundred(end)?;
                        (Decimal::from(value), 2, next)
                    } else if self.role(end + 1) == Some(NumeralRole::Hundred) {
                        break;
                    } else {
                        (Decimal::from(i64::from(digit)), 1, end + 1)
                    }
                }
                (_, Some(NumeralRole::Ten)) => {
                    let (value, next) = self.under_hundred(end)?;
                    (Decimal::from(value), 2, next)
                }
                _ => break,
            };
            value = value.checked_mul(Decimal::scale(n_digits))?.checked_add(digits)?;
            n_decimals += n_digits;
            end = next;
        }
        (n_decimals > 0).then_some(Number {
            value: value.checked_mul(Decimal::scale(-n_decimals))?,
            upper: None,
            step: Decimal::scale(-n_decimals),
            if_grouped: None,
            scale: 0,
            form: Form::Words,
            end,
            rules: vec![NUMBER_WORDS],
        })
    }

    /// Value, upper end and one past the last token of a number under a thousand in words.
    pub(super) fn under_thousand(&self, at: usize) -> Option<(i64, Option<i64>, usize)> {
        // "một hai trăm": one or two hundred.
        if let (Some(NumeralRole::Digit(low)), Some(NumeralRole::Digit(high))) = (self.role(at), self.role(at + 1)) {
            let before = match self.role(at + 2) {
                Some(NumeralRole::Hundred) => Some((100, at + 3)),
                Some(NumeralRole::Tens) => Some((10, at + 3)),
                _ if self.scale(at + 2).is_some() && high == low + 1 && low > 0 => Some((1, at + 2)),
                _ => None,
            };
            if let Some((factor, end)) = before.filter(|_| high == low + 1 && low > 0) {
                return Some((i64::from(low) * factor, Some(i64::from(high) * factor), end));
            }
            if high == low + 1 && low > 0 && self.role(at + 2).is_none() && self.is_people(at + 2) {
                return Some((i64::from(low), Some(i64::from(high)), at + 2));
            }
            if let Some(string) = self.digit_string(at) {
                return Some((string.0, None, string.1));
            }
        }
        let (value, end) = self.under_hundred(at)?;
        if self.role(end) != Some(NumeralRole::Hundred) || value > 9 {
            return Some((value, None, end));
        }
        let (hundreds, end) = (value * 100, end + 1);
        match self.role(end) {
            Some(NumeralRole::Filler) => match self.under_hundred(end + 1) {
                Some((rest, end)) if rest < 10 => Some((hundreds + rest, None, end)),
                _ => Some((hundreds, None, end)),
            },
            Some(NumeralRole::AndHalf) => Some((hundreds + 50, None, end + 1)),
            Some(NumeralRole::Digit(_) | NumeralRole::AfterTens(_) | NumeralRole::Ten | NumeralRole::ShortTens(_)) => {
                // "hai trăm năm 2020": a year.
                if self
                    .page
                    .tokens
                    .get(end + 1)
                    .is_some_and(|next| next.kind == TokenKind::Number && end + 1 < self.end)
                {
                    return Some((hundreds, None, end));
                }
                match self.under_hundred(end) {
                    // "một trăm hai" is a hundred and twenty.
                    Some((rest, next)) if next == end + 1 && rest < 10 => {
                        let is_year =
                            rest == 5 && self.role(end) == Some(NumeralRole::Digit(5)) && self.scale(next).is_none();
                        if is_year { Some((hundreds, None, end)) } else { Some((hundreds + rest * 10, None, next)) }
                    }
                    Some((rest, next)) => Some((hundreds + rest, None, next)),
                    None => Some((hundreds, None, end)),
                }
            }
            _ => Some((hundreds, None, end)),
        }
    }

    /// True if a counted noun of the lexicon stands at `at`: no measure.
    pub(super) fn is_people(&self, at: usize) -> bool {
        let tokens = self.page.tokens.get(at..self.end).unwrap_or(&[]);
        self.language.unit(tokens).is_some_and(|(_, role)| {
            role.kind == MentionKind::Count && matches!(role.noun, NounRole::Noun | NounRole::Classifier)
        })
    }

    /// Digits said one by one: `hai không không tám` is 2008, `sáu bảy` is 67.
    pub(super) fn digit_string(&self, at: usize) -> Option<(i64, usize)> {
        let mut value = 0_i64;
        let mut end = at;
        while let Some(NumeralRole::Digit(digit) | NumeralRole::AfterTens(digit)) = self.role(end) {
            if end > at && matches!(self.role(end + 1), Some(NumeralRole::Tens | NumeralRole::Hundred)) {
                return None;
            }
            value = value.checked_mul(10)?.checked_add(i64::from(digit))?;
            end += 1;
        }
        // "hai không linh chín", "hai không mười chín": a year's second half.
        let tail = match self.role(end) {
            Some(NumeralRole::Filler) if end == at + 2 => self.under_hundred(end + 1),
            Some(NumeralRole::Ten) if end == at + 2 => self.under_hundred(end),
            _ => None,
        };
        if let Some((rest, end)) = tail {
            return Some((value * 100 + rest, end));
        }
        // "năm năm", "ba năm" are years as an amount: only other digits make a string of two.
        let last_is_year = end == at + 2 && self.role(at + 1) == Some(NumeralRole::Digit(5));
        (!last_is_year && end - at <= 12).then_some((value, end))
    }

    /// True if two bare digits or more make the number, with no word for tens.
    pub(super) fn is_digit_string(&self, at: usize, end: usize) -> bool {
        end >= at + 2 && (at..end).all(|at| matches!(self.role(at), Some(NumeralRole::Digit(_))))
    }

    /// A number under a hundred in words.
    pub(super) fn under_hundred(&self, at: usize) -> Option<(i64, usize)> {
        let unit = |at: usize| match self.role(at) {
            Some(NumeralRole::Digit(digit) | NumeralRole::AfterTens(digit)) => Some(i64::from(digit)),
            _ => None,
        };
        // The digit after tens must not itself begin tens, hundreds or a year in figures.
        let follower = |at: usize| {
            let next_is_number =
                self.page.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number && at + 1 < self.end);
            let is_other =
                matches!(self.role(at + 1), Some(NumeralRole::Hundred | NumeralRole::Tens)) || next_is_number;
            let is_year_word = self.role(at) == Some(NumeralRole::Digit(5));
            unit(at).filter(|digit| *digit > 0 && !is_other && (!is_year_word || self.is_five(at)))
        };
        match self.role(at)? {
            NumeralRole::Ten => match follower(at + 1) {
                Some(digit) => Some((10 + digit, at + 2)),
                None => Some((10, at + 1)),
            },
            NumeralRole::ShortTens(tens) => {
                let digit = follower(at + 1)?;
                Some((i64::from(tens) * 10 + digit, at + 2))
            }
            NumeralRole::Digit(digit) => match self.role(at + 1) {
                Some(NumeralRole::Tens) if digit > 0 => match follower(at + 2) {
                    Some(unit) => Some((i64::from(digit) * 10 + unit, at + 3)),
                    None => Some((i64::from(digit) * 10, at + 2)),
                },
                Some(NumeralRole::AfterTens(unit)) if digit > 0 => {
                    Some((i64::from(digit) * 10 + i64::from(unit), at + 2))
                }
                Some(NumeralRole::Digit(next)) if digit > 0 && next > 0 && self.role(at + 2).is_none() => {
                    follower(at + 1)
                        .map_or(Some((i64::from(digit), at + 1)), |unit| Some((i64::from(digit) * 10 + unit, at + 2)))
                }
                _ => Some((i64::from(digit), at + 1)),
            },
            // "trăm triệu": a hundred without its one. "tư" alone is a digit in fractions: "ba phần tư".
            NumeralRole::AfterTens(digit) => Some((i64::from(digit), at + 1)),
            _ => None,
        }
    }

    /// `năm` after tens is written `lăm` by most; as `năm` it is five only before a scale or at the end of all.
    pub(super) fn is_five(&self, at: usize) -> bool {
        self.scale(at + 1).is_some() || at + 1 >= self.end
    }
}
