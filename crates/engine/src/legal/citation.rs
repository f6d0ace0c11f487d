//! Documents with a number: `Quyết định số 1676/QĐ-TTg`, `Nghị quyết 28`, `khoản 2 Điều 5 Nghị định 100/2019/NĐ-CP`,
//! `điều 214`, and a code that stands alone.

use std::ops::Range;

use super::{FoundReference, Words, issuer};
use crate::lexicon::LegalWord;
use crate::reading::LegalRef;
use crate::rules::{LEGAL_CODE, LEGAL_DATED, LEGAL_ISSUER, LEGAL_NUMBERED, LEGAL_PART};
use crate::text::{Case, Gap, TokenKind};

/// The most parts of a citation: `điểm a, khoản 2, Điều 5`.
const MAX_PARTS: usize = 6;

/// A type that ends at `after_type`, with its number.
pub(super) fn numbered(words: &Words<'_>, at: usize, kind: &str, after_type: usize) -> Option<FoundReference> {
    if words.gap(after_type) == Gap::Line {
        return None;
    }
    let says_number = matches!(words.word(after_type), Some((LegalWord::Number, _)));
    let number_at = after_type + usize::from(says_number);
    let (number, end) = number(words, number_at)?;
    let has_code = number.contains(char::is_alphabetic);
    // Without "số" or a code, "quyết định 3 vấn đề" is a verb and a count.
    let is_year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20")) && !says_number;
    let is_plain = !says_number && !has_code;
    let dash_follows = words.page.tokens.get(end).is_some_and(|token| matches!(token.mark, '%' | '-' | '–'));
    if is_plain
        && (!words.is_capital(at) || is_year || dash_follows || words.is_counted(end) || follows_noun(words, end))
    {
        return None;
    }
    Some(with_tail(words, at..end, kind.to_owned(), number, LEGAL_NUMBERED))
}

/// True if an unknown lower-case word directly follows: the number may count it.
fn follows_noun(words: &Words<'_>, at: usize) -> bool {
    use crate::lexicon::NounRole;
    let Some(token) = words.page.tokens.get(at).filter(|_| at < words.end) else { return false };
    let tokens = words.page.tokens.get(at..words.end).unwrap_or(&[]);
    let is_function = words.language.unit(tokens).is_some_and(|(_, role)| matches!(role.noun, NounRole::Never));
    let is_time = words.language.period(tokens).is_some();
    token.kind == TokenKind::Word && token.case == Case::Lower && !is_function && !is_time
}

/// A code that stands alone: `1676/QĐ-TTg`, `28-NQ/TW`.
pub(super) fn bare(words: &Words<'_>, at: usize) -> Option<FoundReference> {
    if !words.is_mark(at + 1, &['/', '-', '–']) {
        return None;
    }
    let (number, end) = number(words, at)?;
    let kind = (at..end).find_map(|at| match words.word(at) {
        Some((LegalWord::Code(kind), _)) if words.is_capital(at) => Some(kind.clone()),
        _ => None,
    })?;
    let n_marks = number.matches(['/', '-']).count();
    (n_marks >= 2).then(|| with_tail(words, at..end, kind, number, LEGAL_CODE))
}

/// Articles and clauses, with the document they belong to if it follows.
pub(super) fn parts(words: &Words<'_>, at: usize) -> Vec<FoundReference> {
    let Some((kind, number, first_end)) = part(words, at) else { return Vec::new() };
    let (mut kind, mut number, mut end) = (kind, number, first_end);
    let mut found = Vec::new();
    for _ in 0..MAX_PARTS {
        let comma = usize::from(words.page.is_mark(end, ',') && end < words.end);
        if let Some((next_kind, next_number, next_end)) = part(words, end + comma) {
            (kind, number, end) = (next_kind, next_number, next_end);
        } else {
            break;
        }
    }
    let document = match words.word(end) {
        Some((LegalWord::Type(kind), after_type)) => numbered(words, end, kind, after_type),
        Some((LegalWord::Named(kind), name)) => super::named::read(words, end, kind, name),
        _ => None,
    };
    if let Some(mut document) = document {
        document.tokens.start = at;
        document.reference.span = words.page.span(document.tokens.clone());
        document.reference.rules.push(LEGAL_PART);
        return vec![document];
    }
    found.push(reference(words, at..end, kind.clone(), Some(number), LEGAL_PART));
    // "điều 214, 215 và 216".
    for _ in 0..MAX_PARTS {
        let joint = words.page.is_mark(end, ',')
            || words
                .language
                .joint(words.page.tokens.get(end..words.end).unwrap_or(&[]))
                .is_some_and(|(len, joint)| len == 1 && joint == crate::lexicon::JointWord::And);
        let next = end + 1;
        let is_plain = words.is_number(next) && words.page.raw(next).bytes().all(|byte| byte.is_ascii_digit());
        if !joint || !is_plain || words.is_counted(next + 1) || follows_noun(words, next + 1) {
            break;
        }
        found.push(reference(words, next..next + 1, kind.clone(), Some(words.page.raw(next).to_owned()), LEGAL_PART));
        end = next + 1;
    }
    found
}

/// `điều 214`, `khoản 2`, `điểm a`.
fn part(words: &Words<'_>, at: usize) -> Option<(String, String, usize)> {
    let (LegalWord::Part(kind), number) = words.word(at)? else { return None };
    let token = words.page.tokens.get(number).filter(|token| number < words.end && token.gap == Gap::Space)?;
    let raw = words.page.raw(number);
    let is_letter = token.kind == TokenKind::Word && raw.len() == 1 && token.case == Case::Lower;
    let is_plain = token.kind == TokenKind::Number && raw.len() <= 3 && raw.bytes().all(|byte| byte.is_ascii_digit());
    let goes_on = matches!(
        words.word(number + 1 + usize::from(words.page.is_mark(number + 1, ','))),
        Some((LegalWord::Part(_) | LegalWord::Type(_) | LegalWord::Named(_), _))
    );
    let is_article = is_article(words, at);
    // "khoản 5 tỷ đồng", "điểm 9": only an article stands alone, a clause needs what it is of.
    if !(is_letter && goes_on || is_plain && (goes_on || is_article))
        || !goes_on && raw.len() < 3 && words.is_counted(number + 1)
    {
        return None;
    }
    if !goes_on && follows_noun(words, number + 1) && !words.is_capital(at) {
        return Some((kind.clone(), raw.to_owned(), number + 1)).filter(|_| raw.len() == 3);
    }
    Some((kind.clone(), raw.to_owned(), number + 1))
}

/// True for the part that is first in its list: the article, under which clauses stand.
fn is_article(words: &Words<'_>, at: usize) -> bool {
    words.language.is_first_legal_part(words.page.word(at))
}

/// A number with its code: `1676/QĐ-TTg`, `28-NQ/TW`, `100/2019/NĐ-CP`, `41`; eth as đ, spaces dropped.
/// The most words and marks of a number: `03/2021/TTLT-BTC-BLĐTBXH` has nine.
const MAX_NUMBER: usize = 24;

fn number(words: &Words<'_>, at: usize) -> Option<(String, usize)> {
    if !words.is_number(at) || words.gap(at) == Gap::Line || words.page.raw(at).contains([',', '.']) {
        return None;
    }
    let mut end = at + 1;
    let mut number = words.page.raw(at).to_owned();
    while let Some(mark) = words.page.tokens.get(end).filter(|_| end < words.end && end - at < MAX_NUMBER) {
        let Some(next) = words.page.tokens.get(end + 1).filter(|_| end + 1 < words.end) else { break };
        if !matches!(mark.mark, '/' | '-' | '–') || next.kind == TokenKind::Mark {
            break;
        }
        let is_glued = mark.gap == Gap::None && next.gap == Gap::None;
        // "số 28 - NQ/TW": apart only before a code in capitals that goes on.
        let goes_on =
            words.page.tokens.get(end + 2).is_some_and(|more| matches!(more.mark, '/' | '-') && more.gap == Gap::None);
        let is_spaced_code = next.case == Case::Upper && goes_on && next.gap != Gap::Line && mark.gap != Gap::Line;
        let is_code_part = next.kind == TokenKind::Number || next.is_capital();
        if !is_code_part || !is_glued && !is_spaced_code {
            break;
        }
        number.push(if mark.mark == '–' { '-' } else { mark.mark });
        number.extend(words.page.raw(end + 1).chars().map(|letter| if letter == 'Ð' { 'Đ' } else { letter }));
        end += 2;
        // "NQ35": figures glued to letters.
        while let Some(more) = words.page.tokens.get(end).filter(|_| end < words.end) {
            if more.gap != Gap::None || more.kind == TokenKind::Mark {
                break;
            }
            number.push_str(words.page.raw(end));
            end += 1;
        }
    }
    Some((number, end))
}

/// Adds the day of issue and the issuer that may follow.
fn with_tail(
    words: &Words<'_>,
    tokens: Range<usize>,
    kind: String,
    number: String,
    rule: crate::rules::Rule,
) -> FoundReference {
    let mut end = tokens.end;
    let mut found = reference(words, tokens, kind, Some(number), rule);
    let comma = usize::from(words.page.is_mark(end, ',') && end < words.end);
    let (page, times, language) = (words.page, words.times, words.language);
    let day = crate::period::Words::new(page, times, language, end + comma..words.end);
    if let Some((date, date_end)) = day.day(end + comma) {
        found.date = Some(words.page.span(end + comma..date_end));
        found.reference.date = Some(date);
        found.reference.rules.push(LEGAL_DATED);
        end = date_end;
    }
    if let Some(span) = issuer::after(words, end) {
        found.reference.issuer = Some(super::issuer::spelled(span.of(words.page.text)));
        found.reference.rules.push(LEGAL_ISSUER);
    }
    found
}

pub(super) fn reference(
    words: &Words<'_>,
    tokens: Range<usize>,
    kind: String,
    number: Option<String>,
    rule: crate::rules::Rule,
) -> FoundReference {
    let span = words.page.span(tokens.clone());
    let reference = LegalRef { span, kind, number, date: None, issuer: None, full: None, rules: vec![rule] };
    FoundReference { tokens, reference, date: None }
}
