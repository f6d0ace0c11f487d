//! A number of any form from tokens: digits, words, scales, fractions.
//!
//! `hai mươi lăm triệu`, `80,9 nghìn tỷ`, `9 tỉ 5`, `một phẩy năm triệu`, `nửa triệu`, `một phần ba`, `hai ba trăm`.

use super::literal;
use super::{Form, Number};
use crate::Decimal;
use crate::lexicon::{Language, NumeralRole, Written};
use crate::rules::{
    NUMBER_DIGIT_STRING, NUMBER_FRACTION, NUMBER_HALF, NUMBER_RANGE_OF_DIGITS, NUMBER_SCALE, NUMBER_SHORTHAND,
    NUMBER_SPACED, NUMBER_WORDS, QUANTITY_OF_TOTAL, Rule,
};
use crate::text::token::tokens;
use crate::text::{Case, Gap, Page, TokenKind};

/// Reads `text` as one number and nothing else: the inverse of [`format`](super::format).
#[must_use]
pub fn whole(language: &Language, text: &str) -> Option<Number> {
    let page = crate::text::page::cut(text, tokens(text, &language.vocabulary), &|_| false);
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
struct Small {
    value: Decimal,
    upper: Option<Decimal>,
    n_decimals: u8,
    if_grouped: Option<Decimal>,
    end: usize,
    /// True for one digit in a word or figure, which after a scale is its tenth: `9 tỉ 5`.
    is_digit: bool,
    is_word: bool,
    rule: Option<Rule>,
}

impl Reader<'_> {
    /// What the word at `at` does in a number.
    fn role(&self, at: usize) -> Option<NumeralRole> {
        if at >= self.end { None } else { self.language.numeral(self.page.word(at)) }
    }

    /// The scale word at `at`.
    fn scale(&self, at: usize) -> Option<i16> {
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
            || matches!(self.page.tokens.get(at).map(|token| token.mark), Some('-' | '−')) && next_is_glued
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

    /// `nửa`, `một nửa`, `nửa triệu`.
    fn half(&self, at: usize) -> Option<Number> {
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
    fn mixed_fraction(&self, at: usize) -> Option<Number> {
        let whole = self.digits(at)?;
        let numerator = self.digits(at + 1)?;
        let denominator = self.digits(at + 3)?;
        let is_space = self.page.tokens.get(at + 1)?.gap == Gap::Space;
        let is_slash = self.page.is_mark(at + 2, '/') && self.is_glued(at + 2) && self.is_glued(at + 3);
        let is_proper = numerator.value < denominator.value && denominator.value <= Decimal::from(10);
        let is_over = !self.page.is_mark(at + 4, '/');
        if !(is_space && is_slash && is_proper && is_over && !numerator.value.is_zero()) {
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
    fn slashed(&self, at: usize) -> Option<Number> {
        let numerator = self.digits(at)?;
        let denominator = self.digits(at + 2)?;
        let is_slash = self.page.is_mark(at + 1, '/') && self.is_glued(at + 1) && self.is_glued(at + 2);
        let is_over = !(self.page.is_mark(at + 3, '/') && self.is_glued(at + 3));
        let is_plain = numerator.n_decimals == 0 && denominator.n_decimals == 0 && !denominator.value.is_zero();
        if !(is_slash && is_over && is_plain) {
            return None;
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
    fn fraction(&self, number: Number) -> Option<Number> {
        if self.role(number.end) != Some(NumeralRole::Part) {
            return Some(number);
        }
        let tokens = self.page.tokens.get(number.end..self.end).unwrap_or(&[]);
        let is_unit = self.language.unit(self.page.text, tokens).is_some_and(|(len, _)| len > 1);
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

    /// Numbers and scales: `hai nghìn ba trăm tỷ`, `9 tỉ 5`.
    fn scaled(&self, at: usize) -> Option<Number> {
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
                number.end = scale.1;
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
                // "hai nghìn ba trăm tỷ": the greater scale is of both.
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
    fn next_part(&self, at: usize, last: i16, before_is_word: bool) -> Option<Small> {
        let token = self.page.tokens.get(at).filter(|_| at < self.end)?;
        if token.gap == Gap::Line {
            return None;
        }
        if token.kind == TokenKind::Number {
            // "1tr2" is glued; otherwise digits after a scale word: "2 triệu 3", "5 tỉ 200 triệu".
            let small = self.digits(at)?;
            let is_whole = small.n_decimals == 0 && small.rule.is_none();
            let scale = self.scale(small.end);
            let goes_on = scale.is_some_and(|scale| scale < last) && small.value < Decimal::from(1000);
            let ends = scale.is_none() && small.is_digit && !self.opens_more(small.end) && !before_is_word;
            return (is_whole && (goes_on || ends)).then_some(small);
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

    /// True if more of a number, a date or a measure follows, so that a digit is no shorthand.
    fn opens_more(&self, at: usize) -> bool {
        let Some(token) = self.page.tokens.get(at).filter(|_| at < self.end) else { return false };
        matches!(token.mark, '/' | '-' | '–' | ':' | '%') && token.gap == Gap::None || token.kind == TokenKind::Number
    }

    fn is_after_filler(&self, small: &Small) -> bool {
        let before = small.end.checked_sub(2);
        before.is_some_and(|before| matches!(self.role(before), Some(NumeralRole::Filler)))
    }

    /// The scale at `at`, as a word or as a symbol glued to digits, and one past it.
    fn scale_at(&self, at: usize, after_word: bool) -> Option<(i16, usize)> {
        let token = self.page.tokens.get(at).filter(|_| at < self.end)?;
        if token.gap == Gap::Line {
            return None;
        }
        if let Some(exponent) = self.scale(at) {
            // "tỷ lệ", "tỉ số" are no billions: the unit table knows the longer words.
            let tokens = self.page.tokens.get(at..self.end).unwrap_or(&[]);
            let is_longer = self.language.exclusion(self.page.text, tokens).is_some_and(|(len, _)| len > 1);
            return (!is_longer).then_some((exponent, at + 1));
        }
        if after_word || token.gap != Gap::None {
            return None;
        }
        let symbol = self.language.symbol(token.word, self.page.raw(at))?;
        let next = self.page.tokens.get(at + 1).filter(|_| at + 1 < self.end);
        let next_is_glued = next.is_some_and(|next| next.gap == Gap::None);
        let is_between = next_is_glued && next.is_some_and(|next| next.kind == TokenKind::Number);
        let fits = match symbol.written {
            Written::Between => is_between,
            _ => !next_is_glued || is_between || next.is_some_and(|next| next.kind == TokenKind::Mark),
        };
        fits.then_some((symbol.exponent, at + 1))
    }

    fn small(&self, at: usize) -> Option<Small> {
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

    fn is_glued(&self, at: usize) -> bool {
        self.page.tokens.get(at).is_some_and(|token| token.gap == Gap::None)
    }

    /// A number in digits, groups set apart by spaces included: `9 999`.
    fn digits(&self, at: usize) -> Option<Small> {
        let token = self.page.tokens.get(at).filter(|_| at < self.end)?;
        if token.kind != TokenKind::Number {
            return None;
        }
        let raw = self.page.raw(at);
        let literal = literal::read(raw)?;
        let mut small = Small {
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
                    let digits = literal::read(self.page.raw(group))?;
                    small.value = small.value.checked_mul(Decimal::scale(3))?.checked_add(digits.value)?;
                }
                small.end = end;
                small.is_digit = false;
                small.rule = Some(NUMBER_SPACED);
            }
        }
        Some(small)
    }

    /// True if a counted noun of the lexicon stands at `at`: no measure.
    fn is_people(&self, at: usize) -> bool {
        let tokens = self.page.tokens.get(at..self.end).unwrap_or(&[]);
        self.language.unit(self.page.text, tokens).is_some_and(|(_, role)| {
            role.kind == crate::reading::MentionKind::Count
                && matches!(role.noun, crate::lexicon::NounRole::Noun | crate::lexicon::NounRole::Classifier)
        })
    }

    fn is_unit_or_scale(&self, at: usize) -> bool {
        let tokens = self.page.tokens.get(at..self.end).unwrap_or(&[]);
        self.scale(at).is_some() || self.language.unit(self.page.text, tokens).is_some()
    }

    /// A number under a thousand in words, with decimals if `phẩy` follows.
    fn words(&self, at: usize) -> Option<Small> {
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
        let mut small = Small {
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
    fn decimals_after(&self, at: usize) -> Option<Number> {
        let (mut value, mut n_decimals) = (Decimal::ZERO, 0_i16);
        let mut end = at;
        while n_decimals < 30 && end < self.end {
            let (digits, n_digits, next) = match (self.page.tokens.get(end)?.kind, self.role(end)) {
                (TokenKind::Number, _) => {
                    let raw = self.page.raw(end);
                    let literal = literal::read(raw).filter(|literal| literal.rule.is_none())?;
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
    fn under_thousand(&self, at: usize) -> Option<(i64, Option<i64>, usize)> {
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

    /// Digits said one by one: `hai không không tám` is 2008, `sáu bảy` is 67.
    fn digit_string(&self, at: usize) -> Option<(i64, usize)> {
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
    fn is_digit_string(&self, at: usize, end: usize) -> bool {
        end >= at + 2 && (at..end).all(|at| matches!(self.role(at), Some(NumeralRole::Digit(_))))
    }

    /// A number under a hundred in words.
    fn under_hundred(&self, at: usize) -> Option<(i64, usize)> {
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
    fn is_five(&self, at: usize) -> bool {
        self.scale(at + 1).is_some() || at + 1 >= self.end
    }

    /// True if the word at `at` is written in capitals only, as a name's part would be.
    #[must_use]
    pub fn is_shouted(&self, at: usize) -> bool {
        self.page.tokens.get(at).is_some_and(|token| token.case == Case::Upper)
    }
}

/// One unit of the last digit that says something: trailing noughts of a whole number say nothing.
fn step(value: Decimal, scale: i16) -> Decimal {
    if value.is_zero() { Decimal::scale(scale) } else { Decimal::scale(value.exponent().max(0)) }
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
