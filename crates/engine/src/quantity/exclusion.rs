//! Digits that are no quantity, each with its reason: codes, names, addresses, telephone numbers, scores, clock times,
//! labels, fixed phrases.

use std::ops::Range;

use super::{Quantities, clock};
use crate::lexicon::{ExclusionPlace, JointWord, NounRole, NumeralRole};
use crate::number::parse::Reader;
use crate::reading::MentionKind;
use crate::rules::{
    EXCLUDED_CLOCK, EXCLUDED_CODE, EXCLUDED_EXPRESSION, EXCLUDED_LABEL, EXCLUDED_NAME, EXCLUDED_PHONE, EXCLUDED_SCORE,
    EXCLUDED_WEB, Rule,
};
use crate::text::{Case, Families, Gap, Token, TokenKind};

/// The most words of an exclusion.
const MAX_WORDS: usize = 4;

/// The tokens from `at` on that are no quantity, and why.
pub(super) fn find(
    quantities: &Quantities<'_>,
    reader: &Reader<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<(Range<usize>, Rule)> {
    if let Some((end, reason)) = inside(quantities, sentence, at) {
        // "một phần ba" is more than "một phần".
        let goes_on = reader.number(at).is_some_and(|number| number.end > end);
        return if goes_on { None } else { Some((at..end, reason)) };
    }
    let token = quantities.page.tokens.get(at)?;
    if token.kind != TokenKind::Number {
        return None;
    }
    list_number(quantities, sentence, at)
        .or_else(|| clock::in_words(quantities, reader, sentence, at))
        .or_else(|| phone(quantities, reader, at))
        .or_else(|| code(quantities, reader, sentence, at))
        .or_else(|| clock::written(quantities, reader, at))
        .or_else(|| after_word(quantities, reader, sentence, at))
        .or_else(|| score(quantities, reader, at))
        .or_else(|| name(quantities, reader, sentence, at))
        .or_else(|| bare_label(quantities, reader, sentence, at))
}

/// A bare whole number right after a noun: `nhịp 2`, `độ chính xác 1`, `mạng 098`. After a function word it is a figure.
fn bare_label(
    quantities: &Quantities<'_>,
    reader: &Reader<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<(Range<usize>, Rule)> {
    let page = quantities.page;
    let raw = page.raw(at);
    let is_plain = raw.len() <= 4 && raw.bytes().all(|byte| byte.is_ascii_digit());
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start)?;
    let word = page.tokens.get(before)?;
    let after = page.tokens.get(at + 1).filter(|_| at + 1 < reader.end);
    // Something counted, known or not, may follow; a mark or a function word may not be counted.
    let next = page.tokens.get(at + 1..reader.end).unwrap_or(&[]);
    let is_followed = after.is_some_and(|after| {
        let role = quantities.language.unit(next);
        match after.kind {
            TokenKind::Mark => matches!(after.mark, '%' | '‰' | '°' | '/' | '-' | '–' | '$' | '€' | '+'),
            TokenKind::Number => true,
            TokenKind::Word => !role.is_some_and(|(_, role)| role.noun == NounRole::Never),
        }
    });
    let is_counted = is_list_counted(quantities, reader, at) || is_some_of(quantities, reader, at);
    if !is_plain || is_followed && !raw.starts_with('0') || is_counted {
        return None;
    }
    if raw.starts_with('0') && raw.len() > 1 {
        return Some((at..at + 1, EXCLUDED_PHONE));
    }
    let tokens = page.tokens.get(before..at)?;
    let is_function = quantities.language.unit(tokens).is_some_and(|(_, role)| role.noun == NounRole::Never)
        || word.starts.has(Families::HEDGE)
        || quantities.language.joint(tokens).is_some()
        || quantities.language.numeral(word.word).is_some();
    let is_free = quantities.claimed.get(before) == Some(&false);
    let is_noun = word.kind == TokenKind::Word && !is_function && is_free && word.gap != Gap::Line;
    (is_noun && page.tokens.get(at)?.gap == Gap::Space).then_some((at..at + 1, EXCLUDED_LABEL))
}

/// A fixed phrase that begins at `at`: one past it, and why.
pub(super) fn inside(quantities: &Quantities<'_>, sentence: &Range<usize>, at: usize) -> Option<(usize, Rule)> {
    let tokens = quantities.page.tokens.get(at..sentence.end)?;
    if !tokens.first()?.starts.has(Families::FIXED) {
        return None;
    }
    let (len, (reason, place)) = quantities.language.exclusion(tokens)?;
    (place == ExclusionPlace::Inside).then_some((at + len, reason))
}

/// One past `vài trăm`, `mấy chục`, `vài ba nghìn`: some, and no value.
pub(super) fn indefinite(quantities: &Quantities<'_>, reader: &Reader<'_>, at: usize) -> Option<usize> {
    let role = |at: usize| quantities.language.numeral(quantities.page.word(at)).filter(|_| at < reader.end);
    let is_numeral = |at: usize| {
        role(at).is_some() || at < reader.end && quantities.language.scale(quantities.page.word(at)).is_some()
    };
    if role(at) != Some(NumeralRole::Some) || !is_numeral(at + 1) {
        return None;
    }
    let mut end = at + 1;
    while is_numeral(end) && role(end) != Some(NumeralRole::Digit(5)) {
        end += 1;
    }
    (end > at + 1).then_some(end)
}

/// Why digits that made no number are left out.
pub(super) fn unread(quantities: &Quantities<'_>, sentence: &Range<usize>, at: usize) -> Option<Rule> {
    let raw = quantities.page.raw(at);
    let has_marks = raw.contains(['.', ',']);
    let is_first = at == sentence.start;
    if has_marks && is_first {
        return Some(EXCLUDED_LABEL);
    }
    has_marks.then_some(EXCLUDED_EXPRESSION)
}

/// `1.`, `1)`, `a)` at the beginning of a line.
fn list_number(quantities: &Quantities<'_>, sentence: &Range<usize>, at: usize) -> Option<(Range<usize>, Rule)> {
    let page = quantities.page;
    let first = page.tokens.get(at)?;
    let after = page.tokens.get(at + 1)?;
    let raw = page.raw(at);
    // "1.1. Thu", "2.3 Chi": the number of a heading.
    let is_dotted =
        raw.contains('.') && raw.split('.').all(|group| (1..=2).contains(&group.len()) && !group.contains(','));
    let is_heading = is_dotted && (after.gap == Gap::Space && after.kind == TokenKind::Word && after.is_capital());
    let is_short = raw.len() <= 2 || is_dotted;
    let closes = matches!(after.mark, ')' | '.' | '/' | '-' | ':') && after.gap == Gap::None;
    let spaced = page.tokens.get(at + 2).is_none_or(|next| next.gap != Gap::None);
    let starts = first.gap == Gap::Line || at == sentence.start;
    (starts && is_short && (closes && spaced || is_heading) && at + 1 < sentence.end)
        .then_some((at..at + 1, EXCLUDED_LABEL))
}

/// Nine digits or more that begin with zero, or with a plus: a telephone number.
fn phone(quantities: &Quantities<'_>, reader: &Reader<'_>, at: usize) -> Option<(Range<usize>, Rule)> {
    let page = quantities.page;
    let begins = page.raw(at).starts_with('0') && !page.raw(at).contains(',')
        || at.checked_sub(1).is_some_and(|before| page.is_mark(before, '+'));
    if !begins {
        return None;
    }
    let mut end = at;
    let mut n_digits = 0;
    while end < reader.end {
        let token = page.tokens.get(end)?;
        match token.kind {
            TokenKind::Number => n_digits += page.raw(end).bytes().filter(u8::is_ascii_digit).count(),
            TokenKind::Mark if matches!(token.mark, '.' | '-' | ')' | '(') && end > at => {
                let more = page.tokens.get(end + 1).is_some_and(|next| next.kind == TokenKind::Number);
                if !more {
                    break;
                }
            }
            _ => break,
        }
        end += 1;
    }
    (n_digits >= 9).then_some((at..end, EXCLUDED_PHONE))
}

/// Digits glued to letters or to a code by a hyphen: `H5N1`, `COVID-19`, `4G`, `A.380`.
fn code(
    quantities: &Quantities<'_>,
    reader: &Reader<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<(Range<usize>, Rule)> {
    let page = quantities.page;
    let token = page.tokens.get(at)?;
    let before =
        at.checked_sub(1).filter(|before| *before >= sentence.start).and_then(|before| page.tokens.get(before));
    let is_word = |token: &Token| token.kind == TokenKind::Word;
    if token.gap == Gap::None
        && let Some(before) = before
    {
        let is_free = quantities.claimed.get(at.wrapping_sub(1)) == Some(&false);
        let is_money = before.mark == '$' || unit_before(quantities, at - 1);
        if is_word(before) && is_free && !is_money && page.raw(at - 1) != "x" {
            return Some((at..code_end(quantities, reader, at), EXCLUDED_CODE));
        }
        if matches!(before.mark, '@' | '_' | '#' | '=' | '&' | '\\') {
            return Some((at..at + 1, EXCLUDED_WEB));
        }
        let joins = matches!(before.mark, '-' | '–' | '.' | '/' | '+') && before.gap == Gap::None;
        let two_before =
            at.checked_sub(2).filter(|place| *place >= sentence.start).and_then(|place| page.tokens.get(place));
        if joins && let Some(word) = two_before.filter(|token| is_word(token)) {
            let is_unit = quantities
                .language
                .unit(page.tokens.get(at - 2..at - 1)?)
                .is_some_and(|(_, role)| !matches!(role.noun, NounRole::Never | NounRole::Complement));
            let is_scale = quantities.language.scale(word.word).is_some();
            let is_joined = !matches!(before.mark, '-' | '–');
            if !is_unit && !is_scale && (is_joined || word.is_capital() || is_code_word(quantities, at - 2)) {
                return Some((at..code_end(quantities, reader, at), EXCLUDED_CODE));
            }
        }
    }
    // "1/20A": a plot, a house.
    let is_lot = page.is_mark(at + 1, '/')
        && page
            .tokens
            .get(at + 3)
            .is_some_and(|letter| letter.gap == Gap::None && letter.case == Case::Title && is_word(letter));
    if is_lot && at + 3 < reader.end {
        return Some((at..code_end(quantities, reader, at), EXCLUDED_CODE));
    }
    // "53M - 6662": a number plate.
    let is_plate = page.tokens.get(at + 1).is_some_and(|letter| {
        letter.gap == Gap::None
            && letter.kind == TokenKind::Word
            && letter.case == Case::Title
            && page.raw(at + 1).len() == 1
    }) && page.raw(at).len() == 2
        && page.tokens.get(at + 2).is_some_and(|dash| matches!(dash.mark, '-' | '–'))
        && matches!(page.raw(at + 3).len(), 4 | 5)
        && page.raw(at + 3).bytes().all(|byte| byte.is_ascii_digit());
    if is_plate && at + 3 < reader.end {
        return Some((at..at + 4, EXCLUDED_CODE));
    }
    // "4G", "12A1", "3D": letters behind that are no unit.
    let next = page.tokens.get(at + 1).filter(|next| at + 1 < reader.end && next.gap == Gap::None && is_word(next))?;
    let raw = page.raw(at + 1);
    let is_unit = quantities
        .language
        .unit(page.tokens.get(at + 1..reader.end)?)
        .is_some_and(|(_, role)| !matches!(role.noun, NounRole::Never | NounRole::Complement));
    // "53V5": what goes on is no volt.
    let goes_on = page.tokens.get(at + 2).is_some_and(|more| more.gap == Gap::None && more.kind == TokenKind::Number);
    let is_unit_letter = quantities.language.is_unit_letter(raw) && !goes_on;
    let is_scale =
        quantities.language.scale(next.word).is_some() || quantities.language.symbol(next.word, raw).is_some();
    let is_clock = clock::is_hour(quantities, at + 1);
    if is_scale || is_clock || is_unit && (next.case == Case::Lower || raw.len() > 1 || is_unit_letter) {
        return None;
    }
    let is_glued_text = next.case != Case::Upper && raw.chars().count() > 2;
    (!is_glued_text).then(|| (at..code_end(quantities, reader, at), EXCLUDED_CODE))
}

/// True for a word that the lexicon knows to make a code with a number: `covid-19`, in small print too.
fn is_code_word(quantities: &Quantities<'_>, at: usize) -> bool {
    let tokens = quantities.page.tokens.get(at..at + 1).unwrap_or(&[]);
    let is_letter = quantities.page.raw(at).chars().count() == 1;
    let exclusion = quantities.language.exclusion(tokens);
    !is_letter && exclusion.is_some_and(|(_, (reason, _))| reason == EXCLUDED_CODE)
}

fn unit_before(quantities: &Quantities<'_>, at: usize) -> bool {
    let tokens = quantities.page.tokens.get(at..at + 1).unwrap_or(&[]);
    let unit = quantities.language.unit(tokens);
    unit.is_some_and(|(_, role)| role.kind == crate::reading::MentionKind::Money && quantities.page.raw(at).len() > 1)
}

/// One past the last token glued on.
fn code_end(quantities: &Quantities<'_>, reader: &Reader<'_>, at: usize) -> usize {
    let page = quantities.page;
    let mut end = at + 1;
    while end < reader.end {
        let Some(token) = page.tokens.get(end) else { break };
        let next_is_glued =
            page.tokens.get(end + 1).is_some_and(|next| next.gap == Gap::None && next.kind != TokenKind::Mark);
        let goes_on = match token.kind {
            TokenKind::Word | TokenKind::Number => token.gap == Gap::None,
            TokenKind::Mark => {
                token.gap == Gap::None && matches!(token.mark, '-' | '/' | '.') && next_is_glued && end + 1 < reader.end
            }
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    end
}

/// A number that belongs to the word before it: `Quốc lộ 1`, `ảnh 1`, `điện thoại 0912…`.
fn after_word(
    quantities: &Quantities<'_>,
    reader: &Reader<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<(Range<usize>, Rule)> {
    let page = quantities.page;
    let dot = at.checked_sub(1).filter(|before| page.is_mark(*before, '.') || page.is_mark(*before, ':'));
    let word_end = dot.unwrap_or(at);
    let earliest = word_end.saturating_sub(MAX_WORDS).max(sentence.start);
    let (reason, place, start) = (earliest..word_end).find_map(|start| {
        let tokens = page.tokens.get(start..word_end)?;
        if !tokens.first()?.starts.has(Families::EXCLUSION) {
            return None;
        }
        let (len, (reason, place)) = quantities.language.exclusion(tokens)?;
        // "4 phút 38 giây": the word already counts something.
        let is_free = quantities.claimed.get(start..word_end)?.iter().all(|claimed| !claimed);
        (start + len == word_end && place != ExclusionPlace::Inside && is_free).then_some((reason, place, start))
    })?;
    let word = page.tokens.get(start)?;
    let is_letter = page.raw(start).chars().count() == 1;
    if place == ExclusionPlace::Keep
        || dot.is_some() && !is_letter && reason != EXCLUDED_PHONE && page.is_mark(word_end, ':')
    {
        return None;
    }
    // One letter before a number is a code only as a capital: "F 0", "B 52".
    if is_letter && (!word.is_capital() || dot.is_some() && reason == EXCLUDED_CODE) {
        return None;
    }
    let counted = counted_as(quantities, reader, at);
    let is_measured = counted.is_some_and(|kind| kind != MentionKind::Count);
    // "điện thoại 200 người": so many are counted, whatever they are reached by.
    // "khối 9 Trường THCS Kim Đồng": a name counts nothing.
    let is_name = quantities.page.tokens.get(at + 1).is_some_and(|next| next.is_capital()) && !word.is_capital();
    let counted = counted.filter(|_| !is_name);
    let is_open = place == ExclusionPlace::After || reason == EXCLUDED_PHONE && !page.raw(at).starts_with('0');
    if is_open && counted.is_some() || is_measured && reason == EXCLUDED_LABEL {
        return None;
    }
    if reason == EXCLUDED_CLOCK {
        // "thu hồi 8,4 tỷ đồng" has no "hồi 8 giờ" in it.
        if matches!(counted, Some(MentionKind::Money | MentionKind::Percent)) {
            return None;
        }
        return Some((at..clock::end(quantities, reader, at), reason));
    }
    // A label's number is a plain small one.
    let raw = page.raw(at);
    let is_plain = raw.bytes().all(|byte| byte.is_ascii_digit());
    if reason == EXCLUDED_LABEL && (!is_plain || is_rising_list(quantities, reader, at)) {
        return None;
    }
    Some((at..listed_end(quantities, reader, label_end(quantities, reader, at)), reason))
}

/// "xử phạt 37 trong tổng số 56 cơ sở": so many of those that are counted right behind.
fn is_some_of(quantities: &Quantities<'_>, reader: &Reader<'_>, at: usize) -> bool {
    let joint = quantities.joint(at + 1, reader.end).filter(|(_, joint)| *joint == JointWord::OutOf);
    joint.is_some_and(|(n_words, _)| is_counted(quantities, reader, at + 1 + n_words))
}

/// True if a number is counted, or the list that it begins: "21, 19 và 17 huyện".
fn is_list_counted(quantities: &Quantities<'_>, reader: &Reader<'_>, at: usize) -> bool {
    let end = listed_end(quantities, reader, at + 1);
    let joins = quantities.page.is_mark(end, ',')
        || quantities.joint(end, end + 1).is_some_and(|(_, joint)| joint == JointWord::And);
    is_counted(quantities, reader, at) || joins && end + 1 < reader.end && is_counted(quantities, reader, end + 1)
}

/// "theo kỳ 4, 8, 12 hoặc 16 tuần": three numbers or more, each greater than the one before, and the last counted.
fn is_rising_list(quantities: &Quantities<'_>, reader: &Reader<'_>, at: usize) -> bool {
    /// "lớp 1, 2 và 3 học sinh" may go on with a count.
    const AT_LEAST: usize = 3;
    let value = |at: usize| quantities.page.raw(at).parse::<u32>().ok();
    let end = listed_end(quantities, reader, at + 1);
    let mut numbers: Vec<u32> = (at..end).step_by(2).map_while(value).collect();
    numbers.extend(value(end + 1));
    let is_rising = numbers.iter().zip(numbers.iter().skip(1)).all(|(before, after)| before < after);
    numbers.len() >= AT_LEAST && is_rising && is_list_counted(quantities, reader, at)
}

/// One past a label's further numbers: `lớp 1, 2 và 3`.
fn listed_end(quantities: &Quantities<'_>, reader: &Reader<'_>, end: usize) -> usize {
    let page = quantities.page;
    let mut end = end;
    while end + 1 < reader.end {
        let and = quantities.joint(end, end + 1).is_some_and(|(_, joint)| joint == JointWord::And);
        let raw = page.raw(end + 1);
        let is_plain = !raw.is_empty() && raw.len() <= 3 && raw.bytes().all(|byte| byte.is_ascii_digit());
        if !(and || page.is_mark(end, ',')) || !is_plain || is_counted(quantities, reader, end + 1) {
            break;
        }
        end += 2;
    }
    end
}

/// True if a unit, a scale or a percent sign makes this number a quantity.
fn is_counted(quantities: &Quantities<'_>, reader: &Reader<'_>, at: usize) -> bool {
    counted_as(quantities, reader, at).is_some()
}

/// What sort of quantity a unit, a scale or a percent sign makes of this number.
fn counted_as(quantities: &Quantities<'_>, reader: &Reader<'_>, at: usize) -> Option<MentionKind> {
    let number = reader.number(at)?;
    if number.scale > 0 {
        return Some(MentionKind::Money);
    }
    let tokens = quantities.page.tokens.get(number.end..reader.end).unwrap_or(&[]);
    let first_gap = tokens.first().map(|token| token.gap);
    let (_, role) = quantities.language.unit(tokens)?;
    let is_unit = !matches!(role.noun, NounRole::Never | NounRole::Complement | NounRole::Before);
    (is_unit && first_gap != Some(Gap::Line)).then_some(role.kind)
}

/// One past a label's number and what is joined to it: `11/18/199`, `24-25`, `12A`.
fn label_end(quantities: &Quantities<'_>, reader: &Reader<'_>, at: usize) -> usize {
    let page = quantities.page;
    let mut end = at + 1;
    while end + 1 < reader.end {
        let joins = page.tokens.get(end).is_some_and(|token| matches!(token.mark, '/' | '-' | '–' | '.' | '+'));
        let number =
            page.tokens.get(end + 1).is_some_and(|token| token.kind != TokenKind::Mark && token.gap == Gap::None);
        if !(joins && number) {
            break;
        }
        end += 2;
    }
    code_end(quantities, reader, end - 1).max(end)
}

/// `2-1`, `3 - 0`: two small numbers joined by a dash, and nothing counted after.
fn score(quantities: &Quantities<'_>, reader: &Reader<'_>, at: usize) -> Option<(Range<usize>, Rule)> {
    let page = quantities.page;
    let is_small = |place: usize| {
        let raw = page.raw(place);
        place < reader.end && raw.len() <= 3 && raw.bytes().all(|byte| byte.is_ascii_digit()) && !raw.is_empty()
    };
    let joins = |place: usize| page.tokens.get(place).is_some_and(|token| matches!(token.mark, '-' | '–' | ':'));
    if !(is_small(at) && joins(at + 1) && is_small(at + 2)) || is_counted(quantities, reader, at + 2) {
        return None;
    }
    let mut end = at + 3;
    while joins(end) && is_small(end + 1) {
        end += 2;
    }
    Some((at..end, EXCLUDED_SCORE))
}

/// A number right after a name: `Airbus 320`, `Cienco 1`.
fn name(
    quantities: &Quantities<'_>,
    reader: &Reader<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<(Range<usize>, Rule)> {
    let page = quantities.page;
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start)?;
    let word = page.tokens.get(before)?;
    let token = page.tokens.get(at)?;
    let is_capital = word.kind == TokenKind::Word && word.is_capital();
    // A bullet, quote or colon before it: its capital is a beginning's.
    let begins = before == sentence.start
        || before
            .checked_sub(1)
            .and_then(|mark| page.tokens.get(mark))
            .is_some_and(|mark| mark.kind == TokenKind::Mark && mark.mark != ',');
    let starts_sentence =
        word.case == Case::Title && (before == sentence.start || begins && word.starts.has(Families::JOINT));
    let is_free = quantities.claimed.get(before) == Some(&false);
    let is_plain = page.raw(at).bytes().all(|byte| byte.is_ascii_digit());
    let is_hedge = quantities.language.hedge(page.tokens.get(before..at)?).is_some();
    let is_name = is_capital && page.has_small_letter(sentence.clone());
    if !is_name || starts_sentence || !is_free || !is_plain || is_hedge || token.gap != Gap::Space {
        return None;
    }
    if is_counted(quantities, reader, at) {
        return None;
    }
    Some((at..code_end(quantities, reader, at), EXCLUDED_NAME))
}
