//! Numbers for people: the one place that writes them. In Vietnamese it is the inverse of
//! [`parse`](super::parse).
//!
//! Exact: every digit of the value is written. To show fewer, round the value first ([`Decimal::rounded`]).

use crate::Decimal;

/// In whose manner numbers are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Manner {
    /// `25.358.667`, `14,665 %`, `1,2 triệu`.
    #[default]
    Vietnamese,
    /// `25,358,667`, `14.665%`, `1.2 million`.
    English,
}

/// In what form a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// All digits, grouped by thousands.
    Plain,
    /// As [`Style::Plain`], with the percent sign; the value is in percent already (14.665).
    Percent,
    /// With a scale word, for axes and headlines: `25,358667 triệu`.
    Compact,
}

/// Scale words by their power of ten, greatest first; the least is not worth a word below ten thousand.
const SCALES: [(i16, &str, &str); 4] =
    [(12, "nghìn tỷ", "trillion"), (9, "tỷ", "billion"), (6, "triệu", "million"), (3, "nghìn", "thousand")];

/// Writes `value`.
///
/// ```
/// use engine::number::display::{Manner, Style, number};
/// let value = "14.665".parse().unwrap();
/// assert_eq!(number(value, Style::Percent, Manner::Vietnamese), "14,665\u{a0}%");
/// assert_eq!(number(value, Style::Percent, Manner::English), "14.665%");
/// ```
#[must_use]
pub fn number(value: Decimal, style: Style, manner: Manner) -> String {
    match (style, manner) {
        (Style::Plain, _) => plain(value, manner),
        (Style::Percent, Manner::Vietnamese) => plain(value, manner) + "\u{a0}%",
        (Style::Percent, Manner::English) => plain(value, manner) + "%",
        (Style::Compact, _) => compact(value, manner),
    }
}

/// The scale word that [`Style::Compact`] would use for `value`, with its power of ten: one for a whole axis.
#[must_use]
pub fn scale_word(value: Decimal, manner: Manner) -> Option<(i16, &'static str)> {
    let digits = i32::try_from(value.mantissa().unsigned_abs().checked_ilog10()?).ok()? + i32::from(value.exponent());
    let (exponent, vi, en) = SCALES.iter().find(|(exponent, ..)| digits >= i32::from(*exponent).max(4))?;
    Some((*exponent, if manner == Manner::Vietnamese { vi } else { en }))
}

fn compact(value: Decimal, manner: Manner) -> String {
    let scaled = scale_word(value, manner)
        .and_then(|(exponent, word)| Some((value.checked_mul(Decimal::scale(-exponent))?, word)));
    match scaled {
        Some((scaled, word)) => plain(scaled, manner) + "\u{a0}" + word,
        None => plain(value, manner),
    }
}

fn plain(value: Decimal, manner: Manner) -> String {
    let (group, point) = match manner {
        Manner::Vietnamese => ('.', ','),
        Manner::English => (',', '.'),
    };
    let text = value.to_string();
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut written = String::with_capacity(text.len() + text.len() / 3 + 2);
    if value.is_negative() {
        written.push('−');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            written.push(group);
        }
        written.push(digit);
    }
    if !decimals.is_empty() {
        written.push(point);
        written.push_str(decimals);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &str, style: Style, manner: Manner) -> String {
        number(value.parse().unwrap(), style, manner).replace('\u{a0}', " ")
    }

    #[test]
    fn both_manners() {
        let cases = [
            ("25358667", Style::Plain, "25.358.667", "25,358,667"),
            ("-1.05", Style::Plain, "−1,05", "−1.05"),
            ("14.665", Style::Percent, "14,665 %", "14.665%"),
            ("1120000", Style::Compact, "1,12 triệu", "1.12 million"),
            ("80900000000000", Style::Compact, "80,9 nghìn tỷ", "80.9 trillion"),
            ("9999", Style::Compact, "9.999", "9,999"),
            ("57000", Style::Compact, "57 nghìn", "57 thousand"),
            ("0", Style::Compact, "0", "0"),
            ("0.004", Style::Plain, "0,004", "0.004"),
        ];
        for (value, style, vi, en) in cases {
            assert_eq!(written(value, style, Manner::Vietnamese), vi);
            assert_eq!(written(value, style, Manner::English), en);
        }
    }
}
