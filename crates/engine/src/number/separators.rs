//! Dots and commas in a number: whether they group thousands or mark decimals (`25.358.667`, `14,665`, `18.5`,
//! `1,234,567.8`).
//!
//! Vietnamese groups with dots and marks decimals with a comma; newspapers use the English way too. What the digits alone
//! decide is decided here. One comma before three digits can be either and is left open: `quantity/open_separator`
//! decides it by what is counted.

use crate::Decimal;
use crate::rules::{NUMBER_COMMA_GROUPED, NUMBER_DECIMAL, NUMBER_DOT_DECIMAL, NUMBER_GROUPED, Rule};

/// What the digits say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Literal {
    /// The value.
    pub value: Decimal,
    /// How many decimals are printed.
    pub n_decimals: u8,
    /// The value if the comma groups thousands, where that is possible too.
    pub if_grouped: Option<Decimal>,
    /// How dots and commas were taken; `None` for digits alone.
    pub rule: Option<Rule>,
}

/// Reads digits with single dots and commas between them; `None` if they make no number (`1.2.2015`, 40 digits).
#[must_use]
pub fn read(text: &str) -> Option<Literal> {
    let n_dots = text.bytes().filter(|byte| *byte == b'.').count();
    let n_commas = text.bytes().filter(|byte| *byte == b',').count();
    match (n_dots, n_commas) {
        (0, 0) => whole(text, None),
        (_, 0) if is_grouped(text, '.') => whole(text, Some(NUMBER_GROUPED)),
        (1, 0) => decimal(text, '.', NUMBER_DOT_DECIMAL),
        (0, 1) => {
            let literal = decimal(text, ',', NUMBER_DECIMAL)?;
            let if_grouped = if is_grouped(text, ',') { whole(text, None).map(|grouped| grouped.value) } else { None };
            Some(Literal { if_grouped, ..literal })
        }
        (0, _) if is_grouped(text, ',') => whole(text, Some(NUMBER_COMMA_GROUPED)),
        (_, 1) => {
            let (groups, _) = text.split_once(',')?;
            if is_grouped(groups, '.') { decimal(text, ',', NUMBER_DECIMAL) } else { mixed_english(text) }
        }
        _ => mixed_english(text),
    }
}

/// `1,234,567.8`.
fn mixed_english(text: &str) -> Option<Literal> {
    let (groups, _) = text.split_once('.')?;
    if is_grouped(groups, ',') { decimal(text, '.', NUMBER_DOT_DECIMAL) } else { None }
}

/// True for groups of three digits after a first of one to three that does not begin with zero.
fn is_grouped(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or("");
    let starts_well = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let mut n_groups = 0;
    starts_well
        && groups.all(|group| {
            group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()) && {
                n_groups += 1;
                true
            }
        })
        && n_groups > 0
}

/// All digits as one whole number.
fn whole(text: &str, rule: Option<Rule>) -> Option<Literal> {
    let value = Decimal::new(digits(text)?, 0);
    Some(Literal { value, n_decimals: 0, if_grouped: None, rule })
}

/// Digits with decimals after the last `point`.
fn decimal(text: &str, point: char, rule: Rule) -> Option<Literal> {
    let (_, decimals) = text.rsplit_once(point)?;
    let n_decimals = u8::try_from(decimals.len()).ok().filter(|n| *n <= 30)?;
    let value = Decimal::new(digits(text)?, -i16::from(n_decimals));
    Some(Literal { value, n_decimals, if_grouped: None, rule: Some(rule) })
}

/// The digits of `text` as one number, the rest left out; `None` over 36 digits.
fn digits(text: &str) -> Option<i128> {
    let digits = text.bytes().filter(u8::is_ascii_digit);
    // Nearly all numbers: no sum can overflow.
    if text.len() <= 18 {
        return Some(digits.fold(0_u64, |value, byte| value * 10 + u64::from(byte - b'0')).into());
    }
    let mut value: i128 = 0;
    for byte in digits {
        value = value.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
        if value > 1_000_000_000_000_000_000_000_000_000_000_000_000 {
            return None;
        }
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_and_commas_are_told_apart() {
        for (text, value) in [
            ("25.358.667", "25358667"),
            ("14,665", "14.665"),
            ("18.5", "18.5"),
            ("0.125", "0.125"),
            ("1.123", "1123"),
            ("11,085,306", "11085306"),
            ("1.234.567,89", "1234567.89"),
            ("1,234,567.89", "1234567.89"),
            ("1.234,5", "1234.5"),
            ("007", "7"),
            ("1.2345", "1.2345"),
        ] {
            assert_eq!(read(text).map(|literal| literal.value.to_string()).as_deref(), Some(value), "{text}");
        }
        for text in ["1.2.2015", "1,2,3", "30.4.1975", "1.23,4,5"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_comma_before_three_digits_stays_open() {
        let open = |text: &str| read(text).and_then(|literal| literal.if_grouped).map(|value| value.to_string());
        assert_eq!(open("214,447").as_deref(), Some("214447"));
        assert_eq!(open("0,125"), None);
        assert_eq!(open("14,66"), None);
    }
}
