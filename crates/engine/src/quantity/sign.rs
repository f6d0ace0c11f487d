//! Signs: `-2,1%`, `(–35,2 tỷ)`, `+9,2%`, `âm 31,4 tỷ`; and the dashes before digits that are none: bullets, joints.

use std::ops::Range;

use super::unit::Counted;
use super::{Quantities, Side, hedge};
use crate::Decimal;
use crate::lexicon::{ExclusionPlace, NumeralRole};
use crate::number::Number;
use crate::number::parse::{Reader, is_minus_sign};
use crate::reading::MentionKind;
use crate::rules::{NUMBER_NEGATIVE, NUMBER_POSITIVE, Rule};
use crate::text::{Gap, TokenKind};

/// What stands right before the digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Nothing.
    None,
    /// A plus.
    Plus,
    /// A dash glued on, or `âm`.
    Minus,
}

impl Sign {
    pub(super) fn is_written(self) -> bool {
        self != Sign::None
    }

    pub(super) fn rule(self) -> Option<Rule> {
        match self {
            Sign::None => None,
            Sign::Plus => Some(NUMBER_POSITIVE),
            Sign::Minus => Some(NUMBER_NEGATIVE),
        }
    }
}

/// The sign at token `at`, and the first token of the number; `None` if what stands there is no sign of a number.
pub(super) fn written(quantities: &Quantities<'_>, reader: &Reader<'_>, at: usize) -> Option<(Sign, usize)> {
    let page = quantities.page;
    let token = page.tokens.get(at)?;
    if token.kind == TokenKind::Word {
        // "âm hai mươi độ"; before digits too, if it is not the sound: see `in_words`.
        let is_minus = quantities.language.numeral(token.word) == Some(NumeralRole::Minus);
        let next_is_word = page.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word);
        return match is_minus && next_is_word && !is_compound(quantities, at) {
            true => Some((Sign::Minus, at + 1)),
            false => (!is_minus).then_some((Sign::None, at)),
        };
    }
    let sign = match token.mark {
        '+' => Sign::Plus,
        mark if is_minus_sign(mark) => Sign::Minus,
        _ => return Some((Sign::None, at)),
    };
    if sign == Sign::Minus && !reader.is_minus(at) {
        return None;
    }
    let next = page.tokens.get(at + 1)?;
    let is_glued = next.gap == Gap::None && (next.kind == TokenKind::Number || next.mark == ',');
    // "12-46", "GMT+7", "COVID-19": glued to what stands before, it joins.
    let opens = |mark: char| matches!(mark, '(' | '[' | ':' | '“' | '"' | '~' | '≈' | '|');
    let is_apart = token.gap != Gap::None
        || at.checked_sub(1).and_then(|before| page.tokens.get(before)).is_none_or(|before| opens(before.mark));
    (is_glued && is_apart && at + 1 < reader.end).then_some((sign, at + 1))
}

/// True if a dash or plus before counted things is a bullet or joins words, and no sign: things are counted from zero.
///
/// In brackets or after a colon it is a sign: "(-46 người)".
pub(super) fn is_bullet(quantities: &Quantities<'_>, at: usize, number: &Number, counted: Option<&Counted>) -> bool {
    let page = quantities.page;
    let Some(token) = page.tokens.get(at) else { return false };
    let begins_line = token.gap == Gap::Line;
    if token.kind == TokenKind::Word || token.gap == Gap::None {
        return false;
    }
    let end = counted.map_or(number.end, |counted| counted.end);
    let is_alone = page.tokens.get(end).is_none_or(|next| next.gap == Gap::Line);
    let is_counted = counted.is_some_and(|counted| counted.kind == MentionKind::Count);
    match (begins_line, is_counted) {
        (true, _) => is_counted || !is_alone,
        (false, true) => {
            let before = at.checked_sub(1).and_then(|before| page.tokens.get(before));
            before.is_none_or(|before| before.kind != TokenKind::Word || before.is_capital())
        }
        (false, false) => false,
    }
}

/// The `âm` before a number in digits and its hedges: "âm 31,4 tỷ", "âm gần 300 tỷ". Things are not counted so, and it is
/// the sound in `ghi âm`.
pub(super) fn in_words(
    quantities: &Quantities<'_>,
    sentence: &Range<usize>,
    side: &Side,
    start: usize,
) -> Option<usize> {
    let first = hedge::outermost(quantities, sentence, start);
    let at = first.checked_sub(1).filter(|at| *at >= sentence.start && side.sign == Sign::None)?;
    let is_minus = quantities.language.numeral(quantities.page.word(at)) == Some(NumeralRole::Minus);
    let is_amount =
        side.counted.as_ref().is_none_or(|counted| counted.kind != MentionKind::Count) || side.number.scale > 0;
    let is_duration = side.counted.as_ref().is_some_and(|counted| counted.kind == MentionKind::Duration);
    let is_free = quantities.claimed.get(at) == Some(&false);
    (is_minus && is_free && is_amount && !is_duration && !is_compound(quantities, at)).then_some(at)
}

/// True if the word at `at` ends or begins a longer word of the lexicon that is no sign: `ghi âm`, `âm lịch`.
fn is_compound(quantities: &Quantities<'_>, at: usize) -> bool {
    let keeps = |start: usize| {
        let tokens = quantities.page.tokens.get(start..).unwrap_or(&[]);
        let found = quantities.language.exclusion(tokens);
        found.is_some_and(|(len, (_, place))| place == ExclusionPlace::Keep && len > 1 && start + len > at)
    };
    keeps(at) || at.checked_sub(1).is_some_and(keeps)
}

/// The value below zero, and the ends of a range in order.
pub(super) fn negated(value: Decimal, upper: Option<Decimal>) -> (Decimal, Option<Decimal>) {
    match upper {
        Some(upper) => (upper.negated(), Some(value.negated())),
        None => (value.negated(), None),
    }
}
