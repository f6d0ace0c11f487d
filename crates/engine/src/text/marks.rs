//! Marks that the layout of a page puts into a text: characters that show nothing, note marks, emphasis, and spaces that
//! tear a number apart.

use super::plain::{Change, Edit};
use super::token::tokens;
use crate::Span;
use crate::lexicon::Language;
use crate::reading::MentionKind;

/// What is left out, and the numbers that are closed up.
pub(super) fn edits(raw: &str, language: &Language) -> Vec<Edit> {
    let mut edits = Vec::new();
    let bytes = raw.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let found = match byte {
            0xC2 | 0xE2 | 0xEF => odd_character(raw, at),
            // Of the letters that begin with this byte, most of Vietnamese, one shows nothing.
            0xE1 if bytes.get(at + 1) == Some(&0xA0) => odd_character(raw, at),
            b'[' | b'(' => note(raw, at),
            b'*' => star(raw, at),
            b'_' if bytes.get(at + 1) == Some(&b'_') => Some((at..at + 2, Change::Drop)),
            b'#' | b'>' => line_mark(raw, at),
            b',' if is_glued_list(raw, at) || is_glued_pair(raw, at, language) => {
                Some((at + 1..at + 1, Change::Borrow { text: " ".to_owned(), from: None }))
            }
            b'.' | b',' => split_by_space(raw, at, language),
            _ => None,
        };
        at = match found {
            Some((range, change)) => {
                let end = range.end.max(at + 1);
                edits.push(Edit { at: Span::new(range.start, range.end), change });
                end
            }
            None => at + 1,
        };
    }
    edits
}

type Found = Option<(std::ops::Range<usize>, Change)>;

fn before(raw: &str, at: usize) -> Option<char> {
    raw.get(..at)?.chars().next_back()
}

fn after(raw: &str, at: usize) -> Option<char> {
    raw.get(at..)?.chars().next()
}

fn is_digit(raw: &str, at: usize) -> bool {
    raw.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// A character that shows nothing, or a raised figure that is a note's.
fn odd_character(raw: &str, at: usize) -> Found {
    let letter = after(raw, at)?;
    let end = at + letter.len_utf8();
    let is_invisible = matches!(
        letter,
        '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    );
    let is_raised = match letter {
        '¹' | '⁰' | '⁴'..='⁹' => true,
        // "m²", "km³" are units.
        '²' | '³' => before(raw, at).is_some_and(|before| !matches!(before, 'm' | 'M')),
        _ => false,
    };
    // Alone it may be anything: only what hangs on a word or number is a note's.
    let hangs = || {
        before(raw, at)
            .is_some_and(|before| before.is_alphanumeric() || matches!(before, ')' | '%' | '.' | '¹' | '²' | '³'))
    };
    (is_invisible || is_raised && hangs()).then_some((at..end, Change::Drop))
}

/// `[1]`, `[2, 3]` anywhere behind a word; `(1)` only glued to it.
fn note(raw: &str, at: usize) -> Found {
    let is_square = raw.as_bytes().get(at) == Some(&b'[');
    let rest = raw.get(at + 1..)?;
    let len =
        rest.find(|letter: char| !(letter.is_ascii_digit() || is_square && matches!(letter, ',' | ' ' | '-' | '–')))?;
    let closes = rest.get(len..)?.starts_with(if is_square { ']' } else { ')' });
    let inside = rest.get(..len)?;
    let n_digits = inside.bytes().filter(u8::is_ascii_digit).count();
    let hangs = before(raw, at).is_some_and(|before| {
        before.is_alphanumeric() || matches!(before, '.' | ',' | '%' | '”' | '"' | ')') || is_square && before == ' '
    });
    // "[2021]" may be a year, "H5N1(12)" a code; notes are small.
    let is_small =
        n_digits > 0 && (n_digits <= 2 || is_square && inside.contains([',', '-', '–']) && inside.len() <= 8);
    (closes && hangs && is_small && inside.starts_with(|first: char| first.is_ascii_digit()))
        .then_some((at..at + len + 2, Change::DropNote))
}

/// `**12.345**`, `*Lưu ý*`, `12.345*`: emphasis or a note, but no bullet and no product.
fn star(raw: &str, at: usize) -> Found {
    let len = raw.get(at..)?.bytes().take_while(|byte| *byte == b'*').count();
    let (before, after) = (before(raw, at), after(raw, at + len));
    let hangs_on = |letter: Option<char>| letter.is_some_and(|letter| !letter.is_whitespace());
    let is_bullet = !hangs_on(before) && after.is_none_or(char::is_whitespace);
    let is_product =
        before.is_some_and(|letter| letter.is_ascii_digit()) && after.is_some_and(|letter| letter.is_ascii_digit());
    (!is_product && (len > 1 || !is_bullet)).then_some((at..at + len, Change::Drop))
}

/// `## Kết quả`, `> trích`: marks of a heading or a quoted mail at the beginning of a line.
fn line_mark(raw: &str, at: usize) -> Found {
    let begins =
        raw.get(..at)?.trim_end_matches([' ', '#', '>']).chars().next_back().is_none_or(|before| before == '\n');
    let len = raw.get(at..)?.bytes().take_while(|byte| matches!(byte, b'#' | b'>')).count();
    let spaced = after(raw, at + len).is_none_or(|after| matches!(after, ' ' | '\n' | '\r'));
    (begins && spaced).then_some((at..at + len, Change::Drop))
}

/// A number split by spaces at the mark at `at`: `12. 345`, `12 .345`, `93, 2%`.
fn split_by_space(raw: &str, at: usize, language: &Language) -> Found {
    let bytes = raw.as_bytes();
    let spaced = |at: usize| matches!(bytes.get(at), Some(b' '));
    let left_end = if at > 0 && spaced(at - 1) { at - 1 } else { at };
    let right = if spaced(at + 1) { at + 2 } else { at + 1 };
    if left_end == at && right == at + 1 || left_end == 0 || !is_digit(raw, left_end - 1) || !is_digit(raw, right) {
        return None;
    }
    let left = raw.get(..left_end)?;
    let left = left.get(
        left.rfind(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ','))).map_or(0, |before| {
            before + left.get(before..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        })..,
    )?;
    let start = left_end - left.len();
    let rest = raw.get(right..)?;
    let len = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    let more = rest.get(len..)?;
    // "12, 345, 67": a list.
    let is_listed = bytes.get(at) == Some(&b',')
        && (more.trim_start().starts_with(',') || left.contains(',') || follows_number(raw, start));
    if is_listed {
        return None;
    }
    let fits = match bytes.get(at) {
        Some(b'.') => len == 3 && is_groups(left) && (left_end != at || !is_label(raw, start, language)),
        // "năm học 2017-2018, 100%": four digits without a dot are a year.
        _ => {
            let is_year = left.len() == 4 && !left.contains('.');
            !is_year && is_decimal(left, rest.get(..len)?) && is_measured(more, language)
        }
    };
    // The mark itself stays: only the spaces go.
    let space = if right > at + 1 { at + 1..right } else { left_end..at };
    let both = left_end < at && right > at + 1;
    (fits && !both).then_some((space, Change::Drop))
}

/// `13,14,15`: three small numbers or more without a space.
fn is_glued_list(raw: &str, at: usize) -> bool {
    let is_part = |letter: char| letter.is_ascii_digit() || letter == ',';
    let before = raw.get(..at).unwrap_or("");
    let start = before.len() - before.chars().rev().take_while(|letter| is_part(*letter)).count();
    let rest = raw.get(start..).unwrap_or("");
    let list =
        rest.get(..rest.find(|letter| !is_part(letter)).unwrap_or(rest.len())).unwrap_or("").trim_end_matches(',');
    list.matches(',').count() >= 2
        && list.split(',').all(|part| (1..=2).contains(&part.len()))
        && start + list.len() > at
}

/// `16, 29,45 chỗ`: the last two of a list whose numbers rise, and count what has no parts.
fn is_glued_pair(raw: &str, at: usize, language: &Language) -> bool {
    let digits = |text: &str| text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let before = raw.get(..at).unwrap_or("");
    let left = before.get(before.len() - digits(before)..).unwrap_or("");
    let start = at - left.len();
    let rest = raw.get(at + 1..).unwrap_or("");
    let right = rest.get(..rest.bytes().take_while(u8::is_ascii_digit).count()).unwrap_or("");
    let listed = raw.get(..start).unwrap_or("").strip_suffix(' ').and_then(|it| it.strip_suffix(',')).unwrap_or("");
    let first = listed.get(listed.len() - digits(listed)..).unwrap_or("");
    let value = |digits: &str| digits.parse::<u32>().ok().filter(|_| digits.len() <= 3 && !digits.starts_with('0'));
    let is_rising = matches!((value(first), value(left), value(right)), (Some(a), Some(b), Some(c)) if a < b && b < c);
    let Some(noun) = rest.get(right.len()..).and_then(|rest| rest.strip_prefix(' ')).filter(|_| is_rising) else {
        return false;
    };
    let line = noun.split('\n').next().unwrap_or("");
    let words = line.char_indices().filter(|(_, letter)| *letter == ' ').nth(2).map_or(line, |(end, _)| &line[..end]);
    let tokens = tokens(words, &language.vocabulary);
    let found = language.unit(&tokens).map(|(_, role)| role);
    found.is_some_and(|role| role.kind == MentionKind::Count && role.id != language.times().id)
}

/// `12`, `1.234`: what thousands may follow.
fn is_groups(left: &str) -> bool {
    let mut groups = left.split('.');
    let first = groups.next().unwrap_or("");
    (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3)
}

/// True for decimals rather than the next number of a list: lists ascend.
fn is_decimal(left: &str, right: &str) -> bool {
    let value = |digits: &str| digits.replace('.', "").parse::<u64>().unwrap_or(0);
    match right.len() {
        1 => left.len() > 1 || value(right) < value(left),
        2 | 3 => right.starts_with('0') || value(right) < value(left),
        _ => false,
    }
}

/// True if a percent sign or a scale follows.
fn is_measured(rest: &str, language: &Language) -> bool {
    let rest = rest.trim_start_matches([' ', '\u{A0}']);
    let word = rest.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or("");
    rest.starts_with('%')
        || tokens(word, &language.vocabulary).first().is_some_and(|token| language.scale(token.word).is_some())
}

/// True if a number and a comma stand before `start`: "5, 6, 7%".
fn follows_number(raw: &str, start: usize) -> bool {
    let before = raw.get(..start).unwrap_or("").trim_end();
    before
        .strip_suffix(',')
        .is_some_and(|before| before.ends_with(|letter: char| letter.is_ascii_digit() || letter == '%'))
}

/// True if the number at `start` begins its line or belongs to the word before it: `tháng 9. 345 người`, `Điều 12. 300`.
fn is_label(raw: &str, start: usize, language: &Language) -> bool {
    let line = raw.get(..start).and_then(|before| before.rsplit('\n').next()).unwrap_or("");
    let Some(word) = line.split_whitespace().next_back() else { return true };
    let tokens = tokens(word, &language.vocabulary);
    let names = |at: usize| {
        tokens.get(at..).is_some_and(|tokens| {
            language.period(tokens).is_some()
                || language.exclusion(tokens).is_some()
                || language.legal(tokens).is_some()
        })
    };
    (0..tokens.len()).any(names)
}
