//! Where someone can be reached, and when: telephone numbers, web and mail addresses, `24/7`. They are claimed before
//! periods are read, which would take `1900` for a year and `24/7` for a day in July.

use std::ops::Range;

use crate::lexicon::{ExclusionPlace, JointWord, Language, NounRole, PeriodWord};
use crate::reading::Exclusion;
use crate::rules::{EXCLUDED_PHONE, EXCLUDED_WEB, Rule};
use crate::text::{Families, Gap, Page, Token, TokenKind};

/// The most words of a phrase that a number follows: `số điện thoại`.
const MAX_WORDS: usize = 4;

/// The most words and marks of an address on either side of a number in it.
const MAX_GLUED: usize = 64;

/// Reads telephone numbers, addresses and hours of service of a document.
#[derive(Debug)]
pub struct Contacts<'a> {
    page: &'a Page<'a>,
    language: &'a Language,
    claimed: &'a mut [bool],
}

impl<'a> Contacts<'a> {
    /// Prepares to read `page`; what is found is claimed.
    pub fn new(page: &'a Page<'a>, language: &'a Language, claimed: &'a mut [bool]) -> Contacts<'a> {
        Contacts { page, language, claimed }
    }

    /// Reads all sentences.
    #[must_use]
    pub fn read(self) -> Vec<Exclusion> {
        let mut found = Vec::new();
        for tokens in &self.page.sentence_tokens {
            let mut at = tokens.start;
            let mut glued = 0..0;
            let mut may_be_address = false;
            while at < tokens.end {
                let is_free = self.claimed.get(at) == Some(&false);
                let is_number = is_free && self.page.starts(at).has(Families::NUMBER);
                if is_number && !glued.contains(&at) {
                    glued = self.glued(tokens, at);
                    may_be_address = self.may_hold_address(&glued);
                }
                match if is_number { self.find(tokens, at, may_be_address) } else { None } {
                    Some((range, reason)) => {
                        at = range.end.max(at + 1);
                        self.claimed.get_mut(range.clone()).unwrap_or(&mut []).fill(true);
                        found.push(Exclusion { span: self.page.span(range), reason });
                    }
                    None => at += 1,
                }
            }
        }
        found
    }

    /// The tokens round `at` that nothing separates; of those before it, as many as an address may have.
    fn glued(&self, sentence: &Range<usize>, at: usize) -> Range<usize> {
        let is_glued = |at: &usize| self.page.tokens.get(*at).is_some_and(|token| token.gap == Gap::None);
        let n_before = (sentence.start + 1..=at).rev().take(MAX_GLUED).take_while(is_glued).count();
        let n_behind = (at + 1..sentence.end).take_while(is_glued).count();
        at - n_before..at + 1 + n_behind
    }

    /// True if words or marks of an address stand in a stretch.
    fn may_hold_address(&self, stretch: &Range<usize>) -> bool {
        let could_be = |token: &Token| token.kind == TokenKind::Word || matches!(token.mark, ':' | '@');
        self.page.tokens.get(stretch.clone()).unwrap_or_default().iter().any(could_be)
    }

    fn find(&self, sentence: &Range<usize>, at: usize, may_be_address: bool) -> Option<(Range<usize>, Rule)> {
        if may_be_address && let Some(range) = self.address(sentence, at) {
            return Some((range, EXCLUDED_WEB));
        }
        if let Some((end, reason)) = self.around_the_clock(sentence, at) {
            return Some((at..end, reason));
        }
        if let Some(end) = self.account(sentence, at) {
            return Some((at..end, EXCLUDED_PHONE));
        }
        let phone = self.hotline(sentence, at).or_else(|| self.trunk(sentence, at));
        let end = phone.or_else(|| self.local(sentence, at))?;
        Some((at..self.others(sentence, end), EXCLUDED_PHONE))
    }

    fn digits(&self, sentence: &Range<usize>, at: usize) -> Option<&'a str> {
        let is_number = at < sentence.end && self.page.tokens.get(at)?.kind == TokenKind::Number;
        is_number.then(|| self.page.raw(at))
    }

    /// The tokens glued to the number at `at`, if together they are an address.
    fn address(&self, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
        let page = self.page;
        let glued = |at: usize| page.tokens.get(at).is_some_and(|token| token.gap == Gap::None);
        let mut range = at..at + 1;
        while range.start > sentence.start && glued(range.start) && at - range.start < MAX_GLUED {
            range.start -= 1;
        }
        while range.end < sentence.end && glued(range.end) && range.end - at < MAX_GLUED {
            range.end += 1;
        }
        let is_mark = |at: usize, mark: char| range.contains(&at) && page.is_mark(at, mark);
        let is_link = range.clone().any(|at| is_mark(at, ':') && is_mark(at + 1, '/') && is_mark(at + 2, '/'));
        let is_mail = range.clone().any(|at| is_mark(at, '@') && at > range.start);
        let is_site = range.clone().any(|at| {
            if page.tokens.get(at).is_none_or(|token| token.kind != TokenKind::Word) {
                return false;
            }
            let is_www = page.raw(at).eq_ignore_ascii_case("www") && is_mark(at + 1, '.');
            let is_domain = ["vn", "com", "net", "org"].iter().any(|end| page.raw(at).eq_ignore_ascii_case(end));
            is_www || is_domain && at > range.start && is_mark(at - 1, '.')
        });
        while range.end > at + 1
            && page.tokens.get(range.end - 1).is_some_and(|last| matches!(last.mark, '.' | ',' | ';' | ')'))
        {
            range.end -= 1;
        }
        (is_link || is_mail || is_site).then_some(range)
    }

    /// `hoạt động 24/7`: a fixed phrase in figures, unless words of time make a day of it.
    fn around_the_clock(&self, sentence: &Range<usize>, at: usize) -> Option<(usize, Rule)> {
        let tokens = self.page.tokens.get(at..sentence.end)?;
        let (len, (reason, place)) = self.language.exclusion(tokens)?;
        let goes_on = tokens.get(len).is_some_and(|next| next.gap == Gap::None && matches!(next.mark, '/' | '-'));
        let names_year = tokens.get(len..).and_then(|rest| self.language.period(rest));
        let is_dated = goes_on || matches!(names_year, Some((_, PeriodWord::Year)));
        let follows_word =
            at > sentence.start && self.page.tokens.get(at - 1).is_some_and(|before| before.kind == TokenKind::Word);
        let is_phrase = place == ExclusionPlace::Inside && len > 1 && follows_word && !is_dated;
        (is_phrase && !self.is_after_time(sentence, at)).then_some((at + len, reason))
    }

    /// True after `ngày`, `sáng`, `đến` and the like, and after what the lexicon keeps apart: `vào`.
    fn is_after_time(&self, sentence: &Range<usize>, at: usize) -> bool {
        let from = at.saturating_sub(MAX_WORDS).max(sentence.start);
        (from..at).any(|start| {
            let words = self.page.tokens.get(start..at).and_then(|tokens| self.language.period(tokens));
            let is_time = words.is_some_and(|(len, word)| {
                use PeriodWord as W;
                let opens = matches!(
                    word,
                    W::Day
                        | W::PartOfDay
                        | W::To
                        | W::ToOrNext
                        | W::From
                        | W::Since
                        | W::AsOf
                        | W::Weekday(_)
                        | W::RelativeDay(_)
                        | W::EarlyDay
                );
                opens && start + len == at
            });
            let kept = self.page.tokens.get(start..sentence.end).and_then(|tokens| self.language.exclusion(tokens));
            is_time || kept.is_some_and(|(len, (_, place))| place == ExclusionPlace::Keep && start + len > at)
        })
    }

    /// `1900 9068`, `1900.9068`, `1900 86 55 12`, `1800 599 920`: one past it.
    fn hotline(&self, sentence: &Range<usize>, at: usize) -> Option<usize> {
        let raw = self.digits(sentence, at)?;
        let rest = raw.strip_prefix("1900").or_else(|| raw.strip_prefix("1800"))?;
        let is_known = self.is_after_phone_word(sentence, at);
        if !rest.is_empty() {
            let n_digits = rest.bytes().filter(u8::is_ascii_digit).count();
            let is_grouped = rest.starts_with(['.', ',']);
            let fits = matches!(n_digits, 4 | 6) && (is_grouped || is_known || !self.is_counted(sentence, at + 1));
            return (fits && !rest.contains(',')).then_some(at + 1);
        }
        let is_year = !is_known && self.is_after_year(sentence, at);
        let (mut end, mut groups) = (at + 1, Vec::new());
        while let Some(next) = self.next_group(sentence, end) {
            let group = self.page.raw(next);
            groups.push(group.len());
            end = next + 1;
            if matches!(groups.as_slice(), [4] | [6] | [3, 3] | [2, 2, 2]) || groups.len() == 3 {
                break;
            }
        }
        // "1800-1945" are years.
        let is_span = !is_known
            && !self.page.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number)
            && self.page.raw(end - 1).parse::<u32>().is_ok_and(|year| (1800..2100).contains(&year));
        let fits = matches!(groups.as_slice(), [4] | [6] | [3, 3] | [2, 2] | [2, 2, 2] | [3, 1] | [1, 3]);
        (fits && !is_year && !is_span && (is_known || !self.is_counted(sentence, end))).then_some(end)
    }

    /// `0912 345 678`, `(024) 3943 1234`, `+84 24 3943 1234`: one past it.
    fn trunk(&self, sentence: &Range<usize>, at: usize) -> Option<usize> {
        let raw = self.digits(sentence, at)?;
        let has_plus = at > sentence.start && self.page.is_mark(at - 1, '+') && raw.starts_with("84");
        let is_country = raw == "84" && self.is_after_phone_word(sentence, at);
        if !(raw.starts_with('0') && raw.len() > 1 || has_plus || is_country)
            || raw.contains(',')
            || raw.starts_with("0.")
        {
            return None;
        }
        let (mut end, mut n_digits) = (at + 1, n_digits(raw));
        let wanted = if raw.starts_with('0') { 10 } else { 11 };
        while n_digits < wanted
            && let Some(next) = self.next_group(sentence, end)
        {
            n_digits += self::n_digits(self.page.raw(next));
            end = next + 1;
        }
        (9..=12).contains(&n_digits).then_some(end)
    }

    /// `điện thoại: 3.822.123`, `tổng đài 111`: after a word that says so, one past it.
    fn local(&self, sentence: &Range<usize>, at: usize) -> Option<usize> {
        let raw = self.digits(sentence, at)?;
        if !self.is_after_phone_word(sentence, at) || raw.contains(',') {
            return None;
        }
        let (mut end, mut n_digits) = (at + 1, n_digits(raw));
        while n_digits < 7
            && let Some(next) = self.next_group(sentence, end)
        {
            n_digits += self::n_digits(self.page.raw(next));
            end = next + 1;
        }
        ((3..=8).contains(&n_digits) && !self.is_counted(sentence, end)).then_some(end)
    }

    /// "Số tài khoản tiếp nhận ủng hộ: 2019 06 30": groups of digits, or many of them, behind the colon that follows what
    /// such a number is of; one past the last.
    fn account(&self, sentence: &Range<usize>, at: usize) -> Option<usize> {
        /// So many words may say what it is for.
        const FAR: usize = 8;
        /// So many digits in one are no count.
        const MANY: usize = 9;
        let raw = self.digits(sentence, at).filter(|raw| raw.bytes().all(|byte| byte.is_ascii_digit()))?;
        let colon = at.checked_sub(1).filter(|colon| *colon > sentence.start && self.page.is_mark(*colon, ':'))?;
        let is_word = |at: &usize| self.page.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word);
        let words = (sentence.start..colon).rev().take_while(is_word).take(FAR + MAX_WORDS);
        let names = |start: usize| {
            let found = self.page.tokens.get(start..colon).and_then(|tokens| self.language.exclusion(tokens));
            found.is_some_and(|(len, (reason, place))| {
                reason == EXCLUDED_PHONE && place != ExclusionPlace::Keep && start + len + FAR >= colon
            })
        };
        if !words.into_iter().any(names) {
            return None;
        }
        let (mut end, mut n_groups) = (at + 1, 1);
        while let Some(next) = self.next_group(sentence, end) {
            (end, n_groups) = (next + 1, n_groups + 1);
        }
        ((n_groups > 1 || raw.len() >= MANY) && !self.is_counted(sentence, end)).then_some(end)
    }

    /// The next group of digits of one telephone number.
    fn next_group(&self, sentence: &Range<usize>, end: usize) -> Option<usize> {
        let token = self.page.tokens.get(end).filter(|_| end < sentence.end)?;
        let is_group = |at: usize| self.digits(sentence, at).is_some_and(|raw| !raw.contains(',') && raw.len() <= 9);
        match token.kind {
            TokenKind::Number if token.gap == Gap::Space && is_group(end) => Some(end),
            TokenKind::Mark if matches!(token.mark, '.' | '-' | ')' | '(' | '–') => {
                let next = self.page.tokens.get(end + 1)?;
                // "(024) 3943 1234", "(0236).3822123".
                if token.mark == ')' && next.mark == '.' && is_group(end + 2) {
                    return Some(end + 2);
                }
                let is_near = token.gap == Gap::None && (next.gap == Gap::None || token.mark == ')');
                (is_near && next.gap != Gap::Line && is_group(end + 1)).then_some(end + 1)
            }
            _ => None,
        }
    }

    /// One past further numbers of the same owner: "3.822.123 - 3.822.124", "113, 114 hoặc 115", "… / 0913 456 789".
    fn others(&self, sentence: &Range<usize>, end: usize) -> usize {
        let is_or = self.language.joint(self.page.tokens.get(end..sentence.end).unwrap_or(&[]));
        let is_joint = self.page.tokens.get(end).is_some_and(|token| matches!(token.mark, '-' | '–' | ',' | ';' | '/'))
            || matches!(is_or, Some((1, JointWord::And)));
        let next = end + 1;
        let Some(raw) = self.digits(sentence, next).filter(|_| is_joint) else { return end };
        let found = self.hotline(sentence, next).or_else(|| self.trunk(sentence, next)).or_else(|| {
            let (mut last, mut n) = (next + 1, n_digits(raw));
            while n < 7
                && let Some(group) = self.next_group(sentence, last)
            {
                n += n_digits(self.page.raw(group));
                last = group + 1;
            }
            ((3..=8).contains(&n) && !raw.contains(',') && !self.is_counted(sentence, last)).then_some(last)
        });
        found.map_or(end, |end| self.others(sentence, end))
    }

    /// True right after `điện thoại`, `tổng đài:`, `hotline (`, `gọi số`.
    fn is_after_phone_word(&self, sentence: &Range<usize>, at: usize) -> bool {
        let is_between = |at: usize| {
            let token = self.page.tokens.get(at);
            token.is_some_and(|token| matches!(token.mark, ':' | '.' | '(' | '+' | '-' | '–'))
        };
        let mut end = at;
        while end > sentence.start && is_between(end - 1) {
            end -= 1;
        }
        let is_phone = |start: usize, end: usize| {
            let found = self.page.tokens.get(start..end).and_then(|tokens| self.language.exclusion(tokens));
            let is_whole = found.filter(|(len, _)| start + len == end);
            is_whole.is_some_and(|(_, (reason, place))| reason == EXCLUDED_PHONE && place != ExclusionPlace::Keep)
        };
        let from = |end: usize| end.saturating_sub(MAX_WORDS).max(sentence.start)..end;
        // "ĐT:" is a telephone, "ĐT 741" a road: the colon may belong to the form.
        from(at).any(|start| is_phone(start, at))
            || from(end).any(|start| is_phone(start, end))
            || end > sentence.start && from(end - 1).any(|start| self.is_of_phone(end - 1) && is_phone(start, end - 1))
    }

    /// True for a word between a telephone's word and its number, which the lexicon counts as no noun: `số`, `là`.
    fn is_of_phone(&self, at: usize) -> bool {
        let unit = self.page.tokens.get(at..at + 1).and_then(|tokens| self.language.unit(tokens));
        unit.is_some_and(|(_, role)| role.noun == NounRole::Never)
            || self.page.tokens.get(at..at + 1).and_then(|tokens| self.language.joint(tokens)).is_some()
    }

    fn is_after_year(&self, sentence: &Range<usize>, at: usize) -> bool {
        at > sentence.start
            && self
                .page
                .tokens
                .get(at - 1..at)
                .and_then(|tokens| self.language.period(tokens))
                .is_some_and(|(_, word)| matches!(word, PeriodWord::Year | PeriodWord::Years))
    }

    /// True if a unit, a scale or a percent sign stands at `at`: what is before is counted.
    fn is_counted(&self, sentence: &Range<usize>, at: usize) -> bool {
        let tokens = self.page.tokens.get(at..sentence.end).unwrap_or(&[]);
        let is_near = tokens.first().is_some_and(|token| token.gap != Gap::Line);
        let unit = self.language.unit(tokens);
        let is_unit = unit
            .is_some_and(|(_, role)| !matches!(role.noun, NounRole::Never | NounRole::Complement | NounRole::Before));
        is_near && (is_unit || self.language.scale(self.page.word(at)).is_some())
    }
}

fn n_digits(raw: &str) -> usize {
    raw.bytes().filter(u8::is_ascii_digit).count()
}
