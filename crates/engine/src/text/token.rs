//! Tokens: words, numerals and marks over the raw text, in one pass over its bytes.
//!
//! A word's spelling is folded in a small buffer on the stack and looked up once; afterwards reading compares
//! [`WordId`]s. No string is kept: spans lie on the raw text.

use super::compose::nfc;
use super::fold;
use super::vocabulary::{Families, Vocabulary, WordId, WordKey};
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
    /// The word, mark or digit, if the vocabulary knows it.
    pub word: WordId,
    /// The families that have a phrase beginning with it.
    pub starts: Families,
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
            start: u32::try_from(at).unwrap_or(u32::MAX),
            end: 0,
            word: WordId::UNKNOWN,
            starts: Families::default(),
            mark: '\0',
            kind: TokenKind::Mark,
            case: Case::Lower,
            gap,
        };
        if byte.is_ascii_digit() {
            let end = number_end(bytes, at);
            token.kind = TokenKind::Number;
            token.starts = Families::NUMBER;
            if end == at + 1 {
                token.word = vocabulary.get(WordKey::mark(char::from(byte)));
            }
            at = end;
        } else {
            at = word(text, at, vocabulary, &mut token);
        }
        if at == start {
            let letter = char_at(text, at);
            at += letter.len_utf8();
            if is_space(letter) {
                gap = gap.max(if letter == '\u{2028}' || letter == '\u{2029}' { Gap::Line } else { Gap::Space });
                continue;
            }
            token.mark = letter;
            token.word = vocabulary.get(WordKey::mark(letter));
        }
        token.end = u32::try_from(at).unwrap_or(u32::MAX);
        token.starts = token.starts.or(vocabulary.starts(token.word));
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

/// The entry in [`LETTERS`] of the letter that begins at byte `at`, and how many bytes it has; nought if it is none of
/// those that modern Vietnamese is written with, composed.
#[inline(always)]
fn letter_at(bytes: &[u8], at: usize) -> (u8, usize) {
    let entry = |place: usize| LETTERS.get(place).copied().unwrap_or(0);
    match bytes.get(at..) {
        Some([byte @ ..0x80, ..]) => (entry(usize::from(*byte)), 1),
        Some([lead @ 0xC3..=0xC6, last, ..]) => {
            (entry(LATIN + (usize::from(lead - 0xC3) << 6 | usize::from(last & 0x3F))), 2)
        }
        Some([0xE1, middle @ 0xBA..=0xBB, last, ..]) => {
            (entry(VIETNAMESE + (usize::from(middle - 0xBA) << 6 | usize::from(last & 0x3F))), 3)
        }
        _ => (0, 0),
    }
}

/// The codes of letters (see [`fold::code`]): ASCII, U+00C0 to U+01BF, U+1E80 to U+1EFF. Capitals have the code of their small letter, and
/// [`CAPITAL`]; eth has that of `đ`; nought is no letter.
static LETTERS: [u8; 512] = letters();
const LATIN: usize = 0x80;
const VIETNAMESE: usize = 0x180;
const CAPITAL: u8 = 0x80;

const fn letters() -> [u8; 512] {
    let mut table = [0; 512];
    let mut place = 0;
    while place < table.len() {
        let point = match place {
            ..LATIN => place,
            LATIN..VIETNAMESE => place - LATIN + 0xC0,
            _ => place - VIETNAMESE + 0x1E80,
        };
        let code = match char::from_u32(point as u32) {
            Some('ð') => fold::code('đ'),
            Some(letter) => fold::code(letter),
            None => None,
        };
        if let Some(code) = code {
            table[place] = code;
            table[if point < 0x100 { place - 0x20 } else { place - 1 }] = code | CAPITAL;
        }
        place += 1;
    }
    table
}

/// Reads the word at `at` into `token`; returns one past its last byte, or `at` if there is none.
fn word(text: &str, at: usize, vocabulary: &Vocabulary, token: &mut Token) -> usize {
    let bytes = text.as_bytes();
    let mut key = WordKey::default();
    let (mut n_letters, mut n_capitals) = (0_u32, 0_u32);
    let mut end = at;
    let (first, _) = letter_at(bytes, at);
    loop {
        let (letter, n_bytes) = letter_at(bytes, end);
        if letter == 0 {
            break;
        }
        key = key.with(letter & !CAPITAL);
        n_letters += 1;
        n_capitals += u32::from(letter / CAPITAL);
        end += n_bytes;
    }
    let goes_on = bytes.get(end).is_some_and(|byte| *byte >= 0x80) && is_letter(char_at(text, end));
    if goes_on || n_letters > WordKey::MAX_LETTERS {
        return rare_word(text, at, vocabulary, token);
    }
    if n_letters == 0 {
        return at;
    }
    token.kind = TokenKind::Word;
    token.word = vocabulary.get(key);
    if n_capitals > 0 {
        token.case = case(n_letters, n_capitals, first >= CAPITAL);
    }
    end
}

/// Reads a word that is long, not composed, or of letters that Vietnamese is not written with.
#[cold]
fn rare_word(text: &str, at: usize, vocabulary: &Vocabulary, token: &mut Token) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let end = at + rest.find(|letter| !is_letter(letter)).unwrap_or(rest.len());
    token.kind = TokenKind::Word;
    let raw = text.get(at..end).unwrap_or("");
    let is_capital = |letter: char| letter != 'ð' && fold::lower(letter) != letter;
    let mut letters = raw.chars().filter(|letter| !fold::is_combining(*letter));
    let n_letters = letters.clone().map(|_| 1).sum();
    let n_capitals = letters.clone().map(|letter| u32::from(is_capital(letter))).sum();
    token.case = case(n_letters, n_capitals, letters.next().is_some_and(is_capital));
    let is_composed = !raw.contains(fold::is_combining);
    let fold = |word: &str| word.chars().map(fold::lower).filter(|letter| !fold::is_combining(*letter)).collect();
    let folded: String = if is_composed { fold(raw) } else { fold(&nfc(raw)) };
    token.word = vocabulary.folded(&folded);
    end
}

fn case(n_letters: u32, n_capitals: u32, first_is_capital: bool) -> Case {
    match n_capitals {
        0 => Case::Lower,
        1 if first_is_capital => Case::Title,
        n if n == n_letters => Case::Upper,
        _ => Case::Mixed,
    }
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
