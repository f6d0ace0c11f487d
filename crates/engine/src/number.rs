//! Numbers: from what is written to an exact value ([`parse`]), and back ([`display`]).
//!
//! Owns digits, number words and scales. Knows nothing of units, hedges and ranges: those are `quantity`'s.
//!
//! | Question | File |
//! |---|---|
//! | dots and commas: thousands or decimals, by the digits alone (`3.5`, `18,7`, `25.358.667`) | `separators` |
//! | the same where the digits leave it open (`1.234`, `214,447`) | `quantity/open_separator` |
//! | digits with scale words: `80,9 nghìn tỷ`, `9 tỉ 5` | `parse` |
//! | numbers in words: `hai mươi lăm`, `hai ba trăm` | `spelled_out` |
//! | `nửa`, `1/3`, `một phần ba`, `5 1/2` | `fraction` |
//! | `rưỡi` after a scale (`2 triệu rưỡi`) | `parse` |
//! | `rưỡi` after hundreds in words (`một trăm rưỡi`) | `spelled_out` |
//! | `rưỡi` after a unit (`3 năm rưỡi`); after `gấp` | `quantity/unit`; `quantity` (`multiple`) |
//! | how the page and files write a number | `display` |
//! | which words are numerals and scales | `seeds/lexicon/numerals.toml`, `scales.toml` |

pub mod display;
mod fraction;
pub mod parse;
pub mod separators;
mod spelled_out;

use crate::Decimal;
use crate::rules::Rule;

/// A number as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its value, scales applied.
    pub value: Decimal,
    /// The upper end, for `hai ba trăm` (two or three hundred).
    pub upper: Option<Decimal>,
    /// One unit of its last digit that says something: see [`Mention::step`](crate::reading::Mention::step).
    pub step: Decimal,
    /// The value if the comma groups thousands instead, where both readings are possible (`214,447`).
    pub if_grouped: Option<Decimal>,
    /// The power of ten that its last scale word stands for; 0 without one.
    pub scale: i16,
    /// How it is written.
    pub form: Form,
    /// One past its last token.
    pub end: usize,
    /// The rules that made it, in order.
    pub rules: Vec<Rule>,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In digits, with or without a scale word.
    Digits,
    /// In words.
    Words,
    /// One numeral word alone: `một`, `ba`. It may be no number at all.
    OneWord,
    /// Numerator and denominator: `1/3`, `một phần ba`.
    Fraction,
    /// `nửa`, `một nửa`.
    Half,
}
