//! Quantities: a number with its hedges, its unit and, for a range, its other end; and the digits that are none.
//!
//! One sentence at a time. What periods and references have claimed is passed over. Each number is first tried against
//! the exclusions (`exclusion`), then read (`number::parse`), given its unit (`unit`), its hedges (`hedge`) and its
//! other end (`range`). What stands without a unit of its own may take a neighbour's (`implied`).
//!
//! | Question | File |
//! |---|---|
//! | telephone numbers, hotlines (`1900 9068`), addresses, `24/7` | `contact`, before periods are read; `exclusion` for those after a word that says so |
//! | other digits that are no figure: codes, scores, labels, list numbers, fixed phrases | `exclusion` |
//! | clock times; ordinals | `clock`; `ordinal` |
//! | what a number counts, and units of rates (`đồng/tháng`) | `unit` |
//! | a unit that a neighbour or the subject has | `implied` |
//! | whether a dot or comma groups thousands, where the digits leave it open | `open_separator` |
//! | `gần`, `khoảng`, `trở lên` | `hedge`; how wide such a figure may be: [`interval`](crate::interval) |
//! | the other end of a range | `range` |
//! | minus and plus | `sign` |
//! | `gấp đôi`, `gấp rưỡi`; what makes a number a figure at all | `quantity` (`multiple`, `is_figure`) |

mod clock;
mod contact;
mod exclusion;
mod hedge;
mod implied;
mod open_separator;
mod ordinal;
mod range;
mod sign;
mod unit;

use std::cell::OnceCell;
use std::ops::Range;

use crate::Decimal;
use crate::lexicon::{JointWord, Language, NumeralRole, PeriodWord};
use crate::number::parse::Reader;
use crate::number::{Form, Number};
use crate::reading::{Exclusion, Mention, MentionKind, Qualifier, Unit};
use crate::rules::{
    EXCLUDED_INDEFINITE, EXCLUDED_LABEL, EXCLUDED_NAME, EXCLUDED_UNREAD, NUMBER_DIGIT_STRING, NUMBER_MULTIPLE,
    NUMBER_NEGATIVE, QUANTITY_HEDGE, QUANTITY_HEDGE_AFTER, QUANTITY_RANGE, Rule,
};
use crate::text::sentence_end::cut;
use crate::text::token::tokens;
use crate::text::{Case, Families, Gap, Page, Token, TokenKind};

pub use contact::Contacts;
use open_separator::Habit;
use sign::Sign;
use unit::Counted;

/// The quantities of a few words that stand alone, such as a question typed into a search box: no page around them, and
/// no period or reference among them.
#[must_use]
pub fn alone(text: &str, language: &Language) -> Vec<Mention> {
    let page = cut(text, tokens(text, &language.vocabulary), &|_| true);
    let mut claimed = vec![false; page.tokens.len()];
    let mut quantities = Quantities::new(&page, language, &mut claimed);
    quantities.read();
    quantities.mentions
}

/// Reads the quantities and exclusions of a document.
#[derive(Debug)]
pub struct Quantities<'a> {
    page: &'a Page<'a>,
    language: &'a Language,
    /// True for each token that is already part of a period or reference, and of a quantity once it is read.
    claimed: &'a mut [bool],
    /// One past the last free token from where we are on: what is claimed ahead does not change.
    free_until: usize,
    /// Found when first asked for.
    habit: OnceCell<Habit>,
    /// What was read.
    pub mentions: Vec<Mention>,
    /// What was left out.
    pub exclusions: Vec<Exclusion>,
}

/// One end of a quantity: a number with what stands directly around it.
#[derive(Clone, Debug)]
struct Side {
    number: Number,
    /// First token of the number, sign included.
    start: usize,
    /// The first token of the number itself.
    digits_at: usize,
    /// What stands right before its digits. A minus is in the value already.
    sign: Sign,
    counted: Option<Counted>,
    /// True for a plus behind the number: `300+`.
    has_plus: bool,
    /// One past the last token, unit included.
    end: usize,
}

impl<'a> Quantities<'a> {
    /// Prepares to read `page`.
    pub fn new(page: &'a Page<'a>, language: &'a Language, claimed: &'a mut [bool]) -> Quantities<'a> {
        let (mentions, exclusions) = (Vec::new(), Vec::new());
        Quantities { page, language, claimed, free_until: 0, habit: OnceCell::new(), mentions, exclusions }
    }

    /// Reads all sentences.
    pub fn read(&mut self) {
        for (sentence, tokens) in self.page.sentence_tokens.iter().enumerate() {
            let first = self.mentions.len();
            self.read_sentence(sentence, tokens.clone());
            implied::fill(self.page, self.language, self.mentions.get_mut(first..).unwrap_or(&mut []));
            implied::understand(self.page, self.language, tokens, &mut self.mentions, first);
        }
    }

    fn read_sentence(&mut self, sentence: usize, tokens: Range<usize>) {
        let mut at = tokens.start;
        while at < tokens.end {
            at = self.read_at(sentence, &tokens, at).max(at + 1);
        }
    }

    /// Reads what begins at token `at`; returns one past it, or `at` if nothing does.
    fn read_at(&mut self, sentence: usize, tokens: &Range<usize>, at: usize) -> usize {
        /// What a quantity or an exclusion can begin with.
        const STARTS: Families =
            Families::NUMBER.or(Families::SIGN).or(Families::NUMERAL).or(Families::ORDINAL).or(Families::FIXED);
        let Some(token) = self.page.tokens.get(at).filter(|token| token.starts.has(STARTS)) else { return at + 1 };
        if self.claimed.get(at) != Some(&false) {
            return at + 1;
        }
        let is_number = token.kind == TokenKind::Number;
        let starts = if token.kind == TokenKind::Word { token.starts } else { Families::default() };
        let is_word = starts.has(Families::NUMERAL);
        let is_ordinal = starts.has(Families::ORDINAL);
        if !is_number && !is_word && !is_ordinal && !token.starts.has(Families::SIGN) {
            if let Some((end, reason)) = exclusion::inside(self, tokens, at) {
                self.exclude(at..end, reason);
                return end;
            }
            return at + 1;
        }
        if at >= self.free_until {
            self.free_until = self.free_end(tokens, at);
        }
        let reader = Reader { page: self.page, language: self.language, end: self.free_until };
        if let Some(end) = exclusion::indefinite(self, &reader, at) {
            self.exclude(at..end, EXCLUDED_INDEFINITE);
            return end;
        }
        if let Some((range, reason)) = exclusion::find(self, &reader, tokens, at) {
            self.exclude(range.clone(), reason);
            return range.end;
        }
        if is_word
            && self.is_title(tokens, at)
            && let Some(side) = self.side(&reader, at)
        {
            self.exclude(at..side.end, EXCLUDED_NAME);
            return side.end;
        }
        if is_word && !is_ordinal && self.is_lone_digit(tokens, at) {
            return at + 1;
        }
        if is_ordinal && let Some((mention, end)) = ordinal::read(self, &reader, tokens, at) {
            if ordinal::is_rank(self, tokens, at, &mention) {
                return self.keep(sentence, mention, at, end);
            }
            self.exclude(at..end, EXCLUDED_LABEL);
            return end;
        }
        match self.quantity(&reader, tokens, at) {
            Some((mention, claimed)) => self.keep(sentence, mention, claimed.start, claimed.end),
            None if is_number => {
                let reason = exclusion::unread(self, tokens, at).unwrap_or(EXCLUDED_UNREAD);
                self.exclude(at..at + 1, reason);
                at + 1
            }
            None => at + 1,
        }
    }

    fn keep(&mut self, sentence: usize, mut mention: Mention, start: usize, end: usize) -> usize {
        mention.sentence = u32::try_from(sentence).unwrap_or(u32::MAX);
        self.claim(start..end);
        self.mentions.push(mention);
        end
    }

    fn exclude(&mut self, range: Range<usize>, reason: Rule) {
        self.claim(range.clone());
        self.exclusions.push(Exclusion { span: self.page.span(range), reason });
    }

    fn claim(&mut self, range: Range<usize>) {
        self.claimed.get_mut(range).unwrap_or(&mut []).fill(true);
    }

    /// The joint that begins at token `at`, and how many tokens it has.
    fn joint(&self, at: usize, end: usize) -> Option<(usize, JointWord)> {
        self.language.joint(self.page.tokens.get(at..end)?)
    }

    /// The joint that is the one token `at`, if it is free.
    fn free_joint(&self, at: usize) -> Option<JointWord> {
        let is_free = self.claimed.get(at) == Some(&false);
        if is_free { self.joint(at, at + 1).map(|(_, joint)| joint) } else { None }
    }

    /// One past the last token that is free, from `at` on: numbers do not run into a period or reference.
    fn free_end(&self, tokens: &Range<usize>, at: usize) -> usize {
        let claimed = self.claimed.get(at..tokens.end).unwrap_or(&[]);
        claimed.iter().position(|claimed| *claimed).map_or(tokens.end, |free| at + free)
    }

    /// The quantity whose number begins at `at`, and the tokens that it takes.
    fn quantity(&self, reader: &Reader<'_>, tokens: &Range<usize>, at: usize) -> Option<(Mention, Range<usize>)> {
        let first = self.side(reader, at)?;
        // "không tới 7.000": not a zero.
        let is_not = first.number.form == Form::OneWord && first.number.value.is_zero() && first.counted.is_none();
        if is_not {
            return None;
        }
        let link = range::link(self, reader, tokens, &first);
        // As many as most quantities have.
        let mut rules = Vec::with_capacity(8);
        let hedges = hedge::before(self, tokens, first.start, size(&first));
        let is_hedged = !hedges.rules.is_empty();
        let last = link.as_ref().map_or(&first, |link| &link.last);
        if link.is_none() && !self.is_figure(&first, is_hedged) {
            return None;
        }
        let (mut value, mut upper, mut step) = (first.number.value, first.number.upper, first.number.step);
        let mut qualifier = hedges.qualifier;
        let mut upper_qualifier = None;
        let mut start = hedges.start;
        rules.extend(&first.number.rules);
        if let Some(link) = &link {
            value = link.low;
            step = step.max(link.last.number.step).min(link.low_step.unwrap_or(step));
            if link.is_range {
                upper = Some(link.last.number.value);
                upper_qualifier = link.last_qualifier.filter(|last| *last != qualifier);
                rules.push(QUANTITY_RANGE);
            }
            start = start.min(link.start);
            rules.extend(&link.rules);
        }
        rules.extend(&hedges.rules);
        let mut end = last.end;
        if let Some((after, tokens_end, after_start)) = hedge::after(self, reader, start, end) {
            qualifier = after;
            end = tokens_end;
            start = after_start;
            rules.push(QUANTITY_HEDGE_AFTER);
        } else if last.has_plus {
            qualifier = Qualifier::Over;
            rules.push(QUANTITY_HEDGE_AFTER);
        } else if let Some(apart) = hedge::apart(self, tokens, start).filter(|_| qualifier == Qualifier::Exact) {
            qualifier = apart;
            rules.push(QUANTITY_HEDGE);
        }
        let number_end = last.number.end + usize::from(last.has_plus);
        let number = self.page.span(first.start..number_end.max(first.number.end));
        let counted = last.counted.as_ref();
        if let Some(counted) = counted {
            rules.extend(&counted.rules);
            if let Some(more) = counted.more {
                value = value.checked_add(more)?;
                step = step.min(more);
            }
        }
        self.choose_separator(&first, counted, &mut value, &mut step, &mut rules);
        rules.extend(first.sign.rule());
        if let Some(minus) = sign::in_words(self, tokens, &first, start) {
            (value, upper) = sign::negated(value, upper);
            start = minus;
            rules.push(NUMBER_NEGATIVE);
        }
        let kind = self.kind(&first, counted, &rules);
        if kind == MentionKind::Percent && step > Decimal::ONE {
            step = Decimal::ONE;
        }
        // "gấp 5 lần"; "gấp hơn hai lần", where the hedge stands between.
        if start > 0 && self.is_times(start - 1) && self.claimed.get(start - 1) == Some(&false) {
            start -= usize::from(start == first.start);
            rules.push(NUMBER_MULTIPLE);
        }
        let counted = match link {
            Some(link) => link.last.counted,
            None => first.counted,
        };
        let unit = match counted {
            Some(Counted { text, id, span, .. }) => Unit { text, id, span: Some(span), implied_by: None },
            // "gấp đôi": twice.
            None if rules.contains(&NUMBER_MULTIPLE) => self.language.times(),
            None => Unit::default(),
        };
        let mention = Mention {
            span: self.page.span(start..end),
            number,
            value,
            upper,
            step,
            qualifier,
            upper_qualifier,
            unit,
            kind,
            sentence: 0,
            rules,
        };
        Some((mention, start..end))
    }

    /// A number with its unit, from token `at`.
    fn side(&self, reader: &Reader<'_>, at: usize) -> Option<Side> {
        let before = unit::before(self, reader, at);
        let signed = at + usize::from(before.is_some());
        let (sign, number_start) = sign::written(self, reader, signed)?;
        let mut number = match self.multiple(reader, number_start) {
            Some(multiple) => multiple,
            None => reader.number(number_start)?,
        };
        if sign == Sign::Minus {
            (number.value, number.upper) = sign::negated(number.value, number.upper);
        }
        // "300+ người": the plus belongs to the number.
        let has_plus = self.is_plus_after(reader, number.end);
        let unit_at = number.end + usize::from(has_plus);
        let is_multiple = number.rules.contains(&NUMBER_MULTIPLE);
        let counted = before.or_else(|| if is_multiple { None } else { unit::after(self, reader, &number, unit_at) });
        if sign.is_written() && sign::is_bullet(self, at, &number, counted.as_ref()) {
            return None;
        }
        let end = counted.as_ref().map_or(unit_at, |counted| counted.end.max(unit_at));
        Some(Side { number, start: at, digits_at: number_start, sign, counted, has_plus, end })
    }

    /// True for a plus right behind a number, with nothing glued on: `300+`.
    fn is_plus_after(&self, reader: &Reader<'_>, at: usize) -> bool {
        let glued = |at: usize| {
            self.page.tokens.get(at).is_some_and(|next| next.gap == Gap::None && next.kind != TokenKind::Mark)
        };
        let is_plus = |token: &Token| token.mark == '+' && token.gap == Gap::None;
        at < reader.end && self.page.tokens.get(at).is_some_and(is_plus) && !glued(at + 1)
    }

    /// `gấp đôi`: a multiple in words.
    fn multiple(&self, reader: &Reader<'_>, at: usize) -> Option<Number> {
        if self.language.numeral(self.page.word(at)) != Some(NumeralRole::Times) {
            return None;
        }
        let (value, n_tokens) = match self.language.numeral(self.page.word(at + 1))? {
            NumeralRole::Multiple(times) => (Decimal::from(i64::from(times)), 2),
            NumeralRole::AndHalf => (Decimal::new(15, -1), 2),
            // "hơn gấp ba so với năm 2019": of nothing that is counted.
            NumeralRole::Digit(times) if times > 1 && self.counts_nothing(reader, at + 2) => {
                (Decimal::from(i64::from(times)), 2)
            }
            _ => return None,
        };
        (at + n_tokens <= reader.end).then_some(Number {
            value,
            upper: None,
            step: Decimal::ONE.min(value),
            if_grouped: None,
            scale: 0,
            form: Form::Words,
            end: at + n_tokens,
            rules: vec![NUMBER_MULTIPLE],
        })
    }

    /// True if a comparison or a mark follows, or nothing.
    fn counts_nothing(&self, reader: &Reader<'_>, at: usize) -> bool {
        let Some(next) = self.page.tokens.get(at).filter(|_| at < reader.end) else { return true };
        let word = self.page.tokens.get(at..reader.end).and_then(|tokens| self.language.period(tokens));
        next.kind == TokenKind::Mark || word.is_some_and(|(_, word)| word == PeriodWord::Against)
    }

    fn is_times(&self, at: usize) -> bool {
        self.language.numeral(self.page.word(at)) == Some(NumeralRole::Times)
    }

    /// True for one digit in words, beside which nothing makes it a figure: "một người" counts, "một cách" does not.
    fn is_lone_digit(&self, tokens: &Range<usize>, at: usize) -> bool {
        const GOES_ON: Families = Families::NUMERAL.or(Families::UNIT).or(Families::JOINT);
        let role = self.language.numeral(self.page.word(at));
        let next = self.page.tokens.get(at + 1).filter(|_| at + 1 < tokens.end);
        matches!(role, Some(NumeralRole::Digit(_) | NumeralRole::AfterTens(_)))
            && next.is_some_and(|next| next.kind == TokenKind::Word && !next.starts.has(GOES_ON))
    }

    /// True for number words with a capital inside a sentence: the title of something.
    fn is_title(&self, tokens: &Range<usize>, at: usize) -> bool {
        let is_inside = at > tokens.start
            && !self
                .page
                .tokens
                .get(at - 1)
                .is_some_and(|before| matches!(before.mark, ':' | '“' | '"' | '-' | '–' | '(' | '.'));
        let first = self.page.tokens.get(at);
        let is_word = first.is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Title);
        is_inside && is_word
    }

    /// True if this number states a figure, and is no article or stray word.
    fn is_figure(&self, side: &Side, is_hedged: bool) -> bool {
        let counted = side.counted.as_ref();
        match side.number.form {
            Form::Digits | Form::Fraction => true,
            Form::Half => counted.is_some() || side.number.end > side.start + 1 || is_hedged,
            Form::Words => {
                // "mỗi năm một học sinh": digits in a row are a number only where something is measured.
                let is_string = side.number.rules.contains(&NUMBER_DIGIT_STRING) && side.number.scale == 0;
                if is_string && !counted.is_some_and(|counted| counted.is_known && counted.kind != MentionKind::Count) {
                    return false;
                }
                // "hàng trăm", "vài nghìn": some hundreds, no value.
                counted.is_some() || is_hedged || side.number.end > side.start + 1
            }
            Form::OneWord => {
                let role = self.language.numeral(self.page.word(side.start));
                if matches!(role, Some(NumeralRole::AfterTens(_))) {
                    return false;
                }
                let Some(counted) = counted.filter(|counted| counted.is_known) else { return false };
                let is_measured = counted.kind != MentionKind::Count;
                // "không" is also "not".
                if side.number.value.is_zero() {
                    return matches!(counted.kind, MentionKind::Percent | MentionKind::Money);
                }
                if side.number.value == Decimal::ONE {
                    return is_hedged || is_measured && counted.kind != MentionKind::Duration;
                }
                !self.is_after_determiner(side.start)
            }
        }
    }

    /// True if the word before makes "năm" a year: `mỗi năm`, `những năm`.
    fn is_after_determiner(&self, at: usize) -> bool {
        let is_five = self.language.numeral(self.page.word(at)) == Some(NumeralRole::Digit(5));
        let before = at.checked_sub(1).and_then(|before| self.joint(before, before + 1));
        is_five && matches!(before, Some((_, JointWord::Determiner | JointWord::NumberOf | JointWord::Per)))
    }

    fn kind(&self, first: &Side, counted: Option<&Counted>, rules: &[Rule]) -> MentionKind {
        if rules.contains(&NUMBER_MULTIPLE) {
            return MentionKind::Ratio;
        }
        match (counted, first.number.form) {
            (Some(counted), _) if counted.is_rate => MentionKind::Rate,
            (Some(counted), _) if counted.kind != MentionKind::Count => counted.kind,
            (_, Form::Fraction | Form::Half) if first.number.scale == 0 => MentionKind::Ratio,
            _ => MentionKind::Count,
        }
    }
}

/// Whether a number counts one, two or three things.
fn size(side: &Side) -> hedge::Size {
    let is_thing = side.counted.as_ref().is_some_and(|counted| counted.kind == MentionKind::Count && !counted.is_rate);
    let is_small = side.number.scale == 0 && side.number.value <= Decimal::from(3);
    if is_thing && is_small { hedge::Size::Small } else { hedge::Size::Large }
}
