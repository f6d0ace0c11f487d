//! Tokens: words, numerals and marks over the raw text, in one pass over its bytes.
//!
//! A word's spelling is folded in a small buffer on the stack and looked up once; afterwards reading compares
//! [`WordId`]s. No string is kept: spans lie on the raw text.

use super::compose::nfc;
use super::fold;
use super::vocabulary::{Vocabulary, WordId, WordKey};
use crate::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A run of letters: one syllable, an abbreviation, a foreign word.
    Word,
    /// ASCII digits, with single dots and commas between digits: `25.358.667`, `14,665`.
    Number,
    /// One character that is neither.
    Mark,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `người`; also everything that is no word.
    Lower,
    /// `Người`, and one capital alone.
    Title,
    /// `BHXH`.
    Upper,
    /// `VssID`.
    Mixed,
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: it is glued to the token before.
    None,
    /// White space.
    Space,
    /// White space with a line's end.
    Line,
}

/// A word, number or mark of the raw text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The word, if the vocabulary knows it.
    pub word: WordId,
    /// The character of a [`TokenKind::Mark`], otherwise NUL.
    pub mark: char,
    /// What it is.
    pub kind: TokenKind,
    /// How it is written.
    pub case: Case,
    /// What stands before it.
    pub gap: Gap,
}

impl Token {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }

    /// True for a word that begins with a capital.
    #[must_use]
    pub fn is_capital(&self) -> bool {
        self.case != Case::Lower
    }
}

/// Splits `text` into tokens.
#[must_use]
pub fn tokens(text: &str, vocabulary: &Vocabulary) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 4);
    let bytes = text.as_bytes();
    let mut gap = Gap::Line;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c) {
            gap = gap.max(if byte == b'\n' || byte == b'\r' { Gap::Line } else { Gap::Space });
            at += 1;
            continue;
        }
        let start = at;
        let mut token = Token {
            start: 0,
            end: 0,
            word: WordId::UNKNOWN,
            mark: '\0',
            kind: TokenKind::Mark,
            case: Case::Lower,
            gap,
        };
        if byte.is_ascii_digit() {
            at = number_end(bytes, at);
            token.kind = TokenKind::Number;
        } else {
            let letter = char_at(text, at);
            if is_space(letter) {
                gap = gap.max(if letter == '\u{2028}' || letter == '\u{2029}' { Gap::Line } else { Gap::Space });
                at += letter.len_utf8();
                continue;
            }
            if is_letter(letter) {
                at = word(text, at, vocabulary, &mut token);
                token.kind = TokenKind::Word;
            } else {
                token.mark = letter;
                at += letter.len_utf8();
            }
        }
        let span = Span::new(start, at);
        (token.start, token.end) = (span.start, span.end);
        tokens.push(token);
        gap = Gap::None;
    }
    tokens
}

/// One past the last digit of the number that begins at `at`.
fn number_end(bytes: &[u8], at: usize) -> usize {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = at;
    loop {
        while is_digit(end) {
            end += 1;
        }
        let joined = matches!(bytes.get(end), Some(b'.' | b',')) && is_digit(end + 1);
        if !joined {
            return end;
        }
        end += 1;
    }
}

/// Reads the word at `at` into `token`; returns one past its last byte.
fn word(text: &str, at: usize, vocabulary: &Vocabulary, token: &mut Token) -> usize {
    let bytes = text.as_bytes();
    let mut key = WordKey::default();
    let (mut n_letters, mut n_capitals) = (0_u32, 0_u32);
    let mut first_is_capital = false;
    let mut is_composed = true;
    let mut end = at;
    while let Some(&byte) = bytes.get(end) {
        if byte < 0x80 {
            if !byte.is_ascii_alphabetic() {
                break;
            }
            key.push_byte(byte | 0x20);
            if byte & 0x20 == 0 {
                first_is_capital |= n_letters == 0;
                n_capitals += 1;
            }
            n_letters += 1;
            end += 1;
            continue;
        }
        let letter = char_at(text, end);
        if fold::is_combining(letter) {
            is_composed = false;
        } else if is_letter(letter) {
            let small = fold::lower(letter);
            if small != letter && letter != 'ð' {
                first_is_capital |= n_letters == 0;
                n_capitals += 1;
            }
            n_letters += 1;
            key.push(small);
        } else {
            break;
        }
        end += letter.len_utf8();
    }
    if !is_composed {
        key = WordKey::default();
        let composed = nfc(text.get(at..end).unwrap_or(""));
        let letters = composed.chars().map(fold::lower).filter(|letter| !fold::is_combining(*letter));
        letters.for_each(|letter| key.push(letter));
    }
    token.word = vocabulary.get(key);
    token.case = match n_capitals {
        0 => Case::Lower,
        1 if first_is_capital => Case::Title,
        n if n == n_letters => Case::Upper,
        _ => Case::Mixed,
    };
    end
}

/// The character that begins at byte `at`, which is a boundary.
fn char_at(text: &str, at: usize) -> char {
    text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('\u{FFFD}')
}

/// White space, and the characters that show nothing.
fn is_space(letter: char) -> bool {
    matches!(letter, '\u{A0}' | '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{FEFF}' | '\u{AD}') || letter.is_whitespace()
}

/// Letters, combining marks, and the raised figures of `m²`.
fn is_letter(letter: char) -> bool {
    match letter {
        'a'..='z' | 'A'..='Z' | 'à'..='ỹ' => letter != '÷',
        '²' | '³' => true,
        '\0'..='\x7f' => false,
        _ => letter.is_alphabetic() || fold::is_combining(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_tile_the_text_but_for_white_space() {
        let vocabulary = Vocabulary::default();
        for text in
            ["", " a", "đạt 14,665 % so\u{a0}với", "5.139ha", "1/2.", "số\u{301},", "“Q”…\n\nx²", "…,5", "1.2.2015-3."]
        {
            let mut end = 0;
            for token in tokens(text, &vocabulary) {
                let start = token.start as usize;
                assert!(text[end..start].chars().all(is_space), "{text:?}");
                assert!(token.end > token.start, "{text:?}");
                end = token.end as usize;
            }
            assert!(text[end..].chars().all(is_space), "{text:?}");
        }
    }

    #[test]
    fn numbers_keep_their_dots_and_commas() {
        let kinds = |text: &str| -> Vec<String> {
            tokens(text, &Vocabulary::default()).iter().map(|token| token.span().of(text).to_owned()).collect()
        };
        assert_eq!(
            kinds("25.358.667, 14,665% 5.139ha 31/12/2021."),
            ["25.358.667", ",", "14,665", "%", "5.139", "ha", "31", "/", "12", "/", "2021", "."]
        );
    }

    #[test]
    fn case_is_told() {
        let cases: Vec<Case> = tokens("Người BHXH VssID đ Đ", &Vocabulary::default()).iter().map(|t| t.case).collect();
        assert_eq!(cases, [Case::Title, Case::Upper, Case::Mixed, Case::Lower, Case::Title]);
    }
}
