//! A number of any form from tokens: digits, words, scales, fractions.
//!
//! `hai mươi lăm triệu`, `80,9 nghìn tỷ`, `9 tỉ 5`, `một phẩy năm triệu`, `nửa triệu`, `một phần ba`, `hai ba trăm`.

use super::separators;
use super::{Form, Number};
use crate::Decimal;
use crate::lexicon::{Language, NumeralRole, Written};
use crate::rules::{NUMBER_HALF, NUMBER_HUNDREDS, NUMBER_SCALE, NUMBER_SHORTHAND, NUMBER_SPACED, Rule};
use crate::text::token::tokens;
use crate::text::{Gap, Page, TokenKind};

/// Reads `text` as one number and nothing else: the inverse of [`display`](super::display).
#[must_use]
pub fn whole(language: &Language, text: &str) -> Option<Number> {
    let page = crate::text::sentence_end::cut(text, tokens(text, &language.vocabulary), &|_| false);
    let reader = Reader { page: &page, language, end: page.tokens.len() };
    let at = usize::from(reader.is_minus(0) || reader.role(0) == Some(NumeralRole::Less));
    // ",77" is 0.77 in haste.
    let bare_point = page.is_mark(at, ',') && page.tokens.get(at + 1).is_some_and(|token| token.gap == Gap::None);
    let mut number = match bare_point {
        true => reader.decimals_after(at + 1)?,
        false => reader.number(at)?,
    };
    if at == 1 {
        number.value = number.value.negated();
        number.upper = number.upper.map(Decimal::negated);
    }
    (number.end == page.tokens.len()).then_some(number)
}

/// Reads numbers of one sentence.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The document.
    pub page: &'a Page<'a>,
    /// The lexicon.
    pub language: &'a Language,
    /// One past the sentence's last token.
    pub end: usize,
}

/// A number under a thousand in words, or any in digits, before scales.
pub(super) struct Mantissa {
    pub(super) value: Decimal,
    pub(super) upper: Option<Decimal>,
    pub(super) n_decimals: u8,
    pub(super) if_grouped: Option<Decimal>,
    pub(super) end: usize,
    /// True for one digit in a word or figure, which after a scale is its tenth: `9 tỉ 5`.
    pub(super) is_digit: bool,
    pub(super) is_word: bool,
    pub(super) rule: Option<Rule>,
}

impl Reader<'_> {
    /// What the word at `at` does in a number.
    pub(super) fn role(&self, at: usize) -> Option<NumeralRole> {
        if at >= self.end { None } else { self.language.numeral(self.page.word(at)) }
    }

    /// The scale word at `at`.
    pub(super) fn scale(&self, at: usize) -> Option<i16> {
        if at >= self.end { None } else { self.language.scale(self.page.word(at)) }
    }

    /// True for a word or sign that makes what follows negative.
    #[must_use]
    pub fn is_minus(&self, at: usize) -> bool {
        let next_is_glued = self
            .page
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.gap == Gap::None && next.kind == TokenKind::Number || next.mark == ',');
        self.role(at) == Some(NumeralRole::Minus)
            || self.page.tokens.get(at).is_some_and(|token| is_minus_sign(token.mark)) && next_is_glued
    }

    /// The number that begins at token `at`.
    #[must_use]
    pub fn number(&self, at: usize) -> Option<Number> {
        if at >= self.end {
            return None;
        }
        if let Some(half) = self.half(at) {
            return Some(half);
        }
        if let Some(fraction) = self.mixed_fraction(at).or_else(|| self.slashed(at)) {
            return Some(fraction);
        }
        let number = self.scaled(at)?;
        self.fraction(number)
    }

    /// Numbers and scales: `hai nghìn ba trăm tỷ`, `9 tỉ 5`.
    pub(super) fn scaled(&self, at: usize) -> Option<Number> {
        let first = self.small(at)?;
        let form = match (first.is_word, first.is_digit) {
            (false, _) => Form::Digits,
            (true, true) => Form::OneWord,
            (true, false) => Form::Words,
        };
        let mut rules: Vec<Rule> = first.rule.into_iter().collect();
        let mut n_decimals = first.n_decimals;
        let mut number = Number {
            value: Decimal::ZERO,
            upper: first.upper,
            step: Decimal::ONE,
            if_grouped: first.if_grouped,
            scale: 0,
            form,
            end: first.end,
            rules: Vec::new(),
        };
        // What stands before the current part, with the power of ten of its last scale.
        let mut done: Option<(Decimal, i16)> = None;
        let mut part = Some(first);
        while let Some(small) = part.take() {
            number.end = small.end;
            let mut value = small.value;
            let mut exponent = 0;
            while let Some(scale) = self.scale_at(number.end, small.is_word) {
                value = value.checked_mul(Decimal::scale(scale.0))?;
                number.upper = match number.upper {
                    Some(upper) => Some(upper.checked_mul(Decimal::scale(scale.0))?),
                    None => None,
                };
                if let Some(grouped) = number.if_grouped {
                    number.if_grouped = Some(grouped.checked_mul(Decimal::scale(scale.0))?);
                }
                exponent += scale.0;
                let is_in_unit = number.end == scale.1;
                number.end = scale.1;
                if is_in_unit {
                    break;
                }
            }
            if exponent > 0 && self.role(number.end) == Some(NumeralRole::AndHalf) {
                value = value.checked_add(Decimal::new(5, exponent - 1))?;
                number.end += 1;
                rules.push(NUMBER_HALF);
                n_decimals = 1;
            }
            done = Some(match done {
                None => (value, exponent),
                Some((before, last)) if exponent == 0 && small.is_digit && !self.is_after_filler(&small) => {
                    // A bare digit after a scale is its tenth.
                    let tenth = value.checked_mul(Decimal::scale(last - 1))?;
                    rules.push(NUMBER_SHORTHAND);
                    number.scale = last;
                    number.value = before.checked_add(tenth)?;
                    rules.push(NUMBER_SCALE);
                    number.step = step(number.value, 0);
                    number.rules = rules;
                    number.form = if form == Form::OneWord { Form::Words } else { form };
                    return Some(number);
                }
                // "12 ngàn 500", "2 tỷ 500": three digits after a scale are its thousandths.
                Some((before, last)) if exponent == 0 && is_thousandths(&small) => {
                    number.scale = last;
                    (before.checked_add(value.checked_mul(Decimal::scale(last - 3))?)?, 0)
                }
                // "hai nghìn ba trăm tỷ", "1 nghìn 200 tỷ": the greater scale is of both.
                Some((before, last)) if exponent > last => {
                    let before = before.checked_mul(Decimal::scale(exponent))?;
                    (before.checked_add(value)?, exponent)
                }
                Some((before, _)) => (before.checked_add(value)?, exponent),
            });
            let (_, last) = done?;
            number.scale = number.scale.max(exponent);
            if last == 0 {
                break;
            }
            part = self.next_part(number.end, last, small.is_word);
        }
        let (value, _) = done?;
        number.value = value;
        if number.scale > 0 {
            rules.push(NUMBER_SCALE);
            if number.form == Form::OneWord {
                number.form = Form::Words;
            }
        }
        // Decimals without a scale: "một nghìn phẩy không năm".
        if number.form == Form::Words
            && n_decimals == 0
            && self.role(number.end) == Some(NumeralRole::Point)
            && let Some(decimals) = self.decimals_after(number.end + 1)
        {
            number.value = number.value.checked_add(decimals.value)?;
            number.end = decimals.end;
            number.step = decimals.step;
            number.rules = rules;
            return Some(number);
        }
        number.step = if n_decimals > 0 {
            Decimal::scale(number.scale - i16::from(n_decimals))
        } else {
            step(number.value, number.scale)
        };
        if n_decimals > 0 && number.form == Form::Words && rules.contains(&NUMBER_HALF) {
            number.step = step(number.value, 0);
        }
        number.rules = rules;
        Some(number)
    }

    /// The next part of a number after a scale, if it is one: in words, or in digits that end it or have a scale too.
    fn next_part(&self, at: usize, last: i16, before_is_word: bool) -> Option<Mantissa> {
        let token = self.page.tokens.get(at).filter(|_| at < self.end)?;
        if token.gap == Gap::Line {
            return None;
        }
        if token.kind == TokenKind::Number {
            return self.next_digits(at, last, before_is_word);
        }
        let role = self.role(at)?;
        // "5 triệu năm 2020": a year, not five.
        if before_is_word
            || matches!(role, NumeralRole::Filler)
            || self.scale(at + 1).is_some_and(|scale| scale < last)
            || self.role(at + 1) == Some(NumeralRole::Hundred)
        {
            let next_is_number =
                self.page.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number && at + 1 < self.end);
            if next_is_number || matches!(role, NumeralRole::Point | NumeralRole::Part | NumeralRole::AndHalf) {
                return None;
            }
            let small = self.words(at)?;
            // "một tỷ năm" at the end may be "a billion a year".
            let is_year = role == NumeralRole::Digit(5) && small.is_digit && self.scale(small.end).is_none();
            let fits = match self.scale(small.end) {
                Some(scale) => scale < last || self.scale(small.end + 1).is_some() || last < 6,
                None => true,
            };
            return (!is_year && fits).then_some(small);
        }
        None
    }

    /// The next part in digits: glued as in "1tr2", or after a scale word: "2 triệu 3", "5 tỉ 200 triệu", "12 ngàn 500",
    /// "1 nghìn 2 trăm tỷ".
    fn next_digits(&self, at: usize, last: i16, before_is_word: bool) -> Option<Mantissa> {
        let small = self.digits(at)?;
        let is_whole = small.n_decimals == 0 && matches!(small.rule, None | Some(NUMBER_HUNDREDS));
        let scale = self.scale(small.end);
        let goes_on = scale.is_some_and(|scale| scale < last || last == 3) && small.value < Decimal::from(1000);
        // "3 tỷ 5 trăm" alone says no more than a digit would; "5 ngàn 3 trăm" is whole.
        let ends = scale.is_none()
            && !self.opens_more(small.end)
            && !before_is_word
            && (small.is_digit || is_thousandths(&small));
        (is_whole && (goes_on || ends)).then_some(small)
    }

    /// True if more of a number, a date or a measure follows, so that a digit is no shorthand.
    fn opens_more(&self, at: usize) -> bool {
        let Some(token) = self.page.tokens.get(at).filter(|_| at < self.end) else { return false };
        matches!(token.mark, '/' | '-' | '–' | ':' | '%') && token.gap == Gap::None || token.kind == TokenKind::Number
    }

    fn is_after_filler(&self, small: &Mantissa) -> bool {
        let before = small.end.checked_sub(2);
        before.is_some_and(|before| matches!(self.role(before), Some(NumeralRole::Filler)))
    }

    /// The scale at `at`, as a word or as a symbol after digits, and one past it; `at` itself if it is part of a unit.
    fn scale_at(&self, at: usize, after_word: bool) -> Option<(i16, usize)> {
        let token = self.page.tokens.get(at).filter(|_| at < self.end)?;
        if token.gap == Gap::Line {
            return None;
        }
        if let Some(exponent) = self.scale(at) {
            // "tỷ lệ", "tỉ số" are no billions: the unit table knows the longer words.
            let tokens = self.page.tokens.get(at..self.end).unwrap_or(&[]);
            let is_longer = self.language.exclusion(tokens).is_some_and(|(len, _)| len > 1);
            return (!is_longer).then_some((exponent, at + 1));
        }
        if after_word {
            return None;
        }
        let symbol = self.language.symbol(token.word, self.page.raw(at))?;
        // "5.300 trđ": the unit reader reads it again.
        if symbol.written == Written::InUnit {
            return Some((symbol.exponent, at));
        }
        if token.gap != Gap::None {
            // "1,2 Tr lượt xem", "5 tr đồng": a symbol of several letters before what is counted.
            let is_apart = symbol.written == Written::Symbol && token.span().len() > 1 && self.is_unit_or_scale(at + 1);
            return is_apart.then_some((symbol.exponent, at + 1));
        }
        let next = self.page.tokens.get(at + 1).filter(|_| at + 1 < self.end);
        let next_is_glued = next.is_some_and(|next| next.gap == Gap::None);
        let is_between = next_is_glued && next.is_some_and(|next| next.kind == TokenKind::Number);
        let fits = match symbol.written {
            Written::Between => is_between,
            _ => !next_is_glued || is_between || next.is_some_and(|next| next.kind == TokenKind::Mark),
        };
        fits.then_some((symbol.exponent, at + 1))
    }

    fn small(&self, at: usize) -> Option<Mantissa> {
        match self.page.tokens.get(at).filter(|_| at < self.end)?.kind {
            TokenKind::Number => {
                let mut small = self.digits(at)?;
                // "1 phẩy 5".
                if small.rule.is_none()
                    && self.role(small.end) == Some(NumeralRole::Point)
                    && let Some(decimals) = self.decimals_after(small.end + 1)
                {
                    small.value = small.value.checked_add(decimals.value)?;
                    small.n_decimals = u8::try_from(-decimals.step.exponent()).unwrap_or(0);
                    small.end = decimals.end;
                    small.is_digit = false;
                }
                Some(small)
            }
            TokenKind::Word => self.words(at),
            TokenKind::Mark => None,
        }
    }

    /// `2 trăm`, `2 trăm 50`, `3 chục`: small digits whose hundreds or tens are a word.
    fn with_hundreds(&self, small: Mantissa) -> Mantissa {
        let factor = match self.role(small.end) {
            Some(NumeralRole::Hundred) => 2,
            Some(NumeralRole::Tens) => 1,
            _ => return small,
        };
        let is_line = self.page.tokens.get(small.end).is_some_and(|token| token.gap == Gap::Line);
        if is_line || small.rule.is_some() || small.value >= Decimal::from(100) || small.value.is_zero() {
            return small;
        }
        let Some(value) = small.value.checked_mul(Decimal::scale(factor)) else { return small };
        let mut small = Mantissa { value, end: small.end + 1, is_digit: false, rule: Some(NUMBER_HUNDREDS), ..small };
        // "2 trăm 50 triệu": two digits more.
        let more = self.page.tokens.get(small.end).filter(|more| {
            factor == 2 && small.end < self.end && more.kind == TokenKind::Number && more.gap == Gap::Space
        });
        if let Some(more) = more.map(|more| more.span().of(self.page.text)).filter(|more| more.len() == 2)
            && let Some(more) = separators::read(more).filter(|more| more.rule.is_none())
            && self.is_unit_or_scale(small.end + 1)
            && let Some(value) = small.value.checked_add(more.value)
        {
            small.value = value;
            small.end += 1;
        }
        small
    }

    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.page.tokens.get(at).is_some_and(|token| token.gap == Gap::None)
    }

    /// A number in digits, groups set apart by spaces included: `9 999`.
    pub(super) fn digits(&self, at: usize) -> Option<Mantissa> {
        let token = self.page.tokens.get(at).filter(|_| at < self.end)?;
        if token.kind != TokenKind::Number {
            return None;
        }
        let raw = self.page.raw(at);
        let literal = separators::read(raw)?;
        let mut small = Mantissa {
            value: literal.value,
            upper: None,
            n_decimals: literal.n_decimals,
            if_grouped: literal.if_grouped,
            end: at + 1,
            is_digit: raw.len() == 1,
            is_word: false,
            rule: literal.rule,
        };
        if literal.rule.is_none() && raw.len() <= 3 && !raw.starts_with('0') {
            let is_group = |at: usize| {
                self.page.tokens.get(at).is_some_and(|token| token.gap == Gap::Space && token.kind == TokenKind::Number)
                    && self.page.raw(at).len() == 3
                    && self.page.raw(at).bytes().all(|byte| byte.is_ascii_digit())
            };
            let mut end = at + 1;
            while end < self.end && is_group(end) {
                end += 1;
            }
            // Only before something counted: elsewhere two numbers may stand side by side.
            let is_counted = end > at + 1 && end < self.end && self.is_unit_or_scale(end);
            if is_counted {
                for group in at + 1..end {
                    let digits = separators::read(self.page.raw(group))?;
                    small.value = small.value.checked_mul(Decimal::scale(3))?.checked_add(digits.value)?;
                }
                small.end = end;
                small.is_digit = false;
                small.rule = Some(NUMBER_SPACED);
            }
        }
        Some(self.with_hundreds(small))
    }

    fn is_unit_or_scale(&self, at: usize) -> bool {
        let tokens = self.page.tokens.get(at..self.end).unwrap_or(&[]);
        self.scale(at).is_some() || self.language.unit(tokens).is_some()
    }
}

/// True for the signs that make the digits after them negative. An em dash only separates.
#[must_use]
pub fn is_minus_sign(mark: char) -> bool {
    matches!(mark, '-' | '−' | '–' | '‐' | '‑' | '－')
}

/// True for three digits, which after a scale are its thousandths, and for hundreds in a word.
fn is_thousandths(small: &Mantissa) -> bool {
    !small.is_word && small.value >= Decimal::from(100) && small.value < Decimal::from(1000) && small.n_decimals == 0
}

/// One unit of the last digit that says something: trailing zeros of a whole number say nothing.
fn step(value: Decimal, scale: i16) -> Decimal {
    if value.is_zero() { Decimal::scale(scale) } else { Decimal::scale(value.exponent().max(0)) }
}
