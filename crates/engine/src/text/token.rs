//! Tokens: words, numerals and marks over the raw text, in one pass over its bytes.
//!
//! A short word is looked up as it stands, eight bytes at once; what is not found so is folded letter by letter and
//! looked up again. Afterwards reading compares [`WordId`]s. No string is kept: spans lie on the raw text.

use super::compose::nfc;
use super::fold;
use super::vocabulary::{Families, Spelling, Vocabulary, WordId, WordKey};
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
        let found = if let Some(found) = plain_word(bytes, at, vocabulary) {
            found
        } else if byte.is_ascii_digit() {
            number(bytes, at, vocabulary)
        } else if let Some(found) = word(text, at, vocabulary) {
            found
        } else {
            let mark = char_at(text, at);
            let end = at + mark.len_utf8();
            if is_space(mark) {
                gap = gap.max(if mark == '\u{2028}' || mark == '\u{2029}' { Gap::Line } else { Gap::Space });
                at = end;
                continue;
            }
            let word = vocabulary.get(WordKey::mark(mark));
            ScannedToken { kind: TokenKind::Mark, spelling: Spelling { word, case: Case::Lower }, mark, end }
        };
        let ScannedToken { kind, spelling: Spelling { word, case }, mark, end } = found;
        let number = if kind == TokenKind::Number { Families::NUMBER } else { Families::default() };
        tokens.push(Token {
            start: u32::try_from(at).unwrap_or(u32::MAX),
            end: u32::try_from(end).unwrap_or(u32::MAX),
            word,
            starts: number.or(vocabulary.starts(word)),
            mark,
            kind,
            case,
            gap,
        });
        at = end;
        gap = Gap::None;
    }
    tokens
}

/// A token as it is found, but for what stands before it.
struct ScannedToken {
    kind: TokenKind,
    spelling: Spelling,
    mark: char,
    end: usize,
}

impl ScannedToken {
    fn word(spelling: Spelling, end: usize) -> ScannedToken {
        ScannedToken { kind: TokenKind::Word, spelling, mark: '\0', end }
    }
}

/// The number at `at`.
fn number(bytes: &[u8], at: usize, vocabulary: &Vocabulary) -> ScannedToken {
    let end = number_end(bytes, at);
    let key = bytes.get(at..end).and_then(WordKey::of);
    let word = key.map_or(WordId::UNKNOWN, |key| vocabulary.get(key));
    ScannedToken { kind: TokenKind::Number, spelling: Spelling { word, case: Case::Lower }, mark: '\0', end }
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

/// The word at `at`, if the vocabulary knows it as it is spelled.
///
/// The bytes up to the next that is ASCII and no letter, if they are not too many, nor the text's last: where the
/// vocabulary knows their key, they are a word; else they may be anything. All eight are asked at once. In each, the sums
/// reach the high bit as its letter reaches `a`, or passes `z`.
fn plain_word(bytes: &[u8], at: usize, vocabulary: &Vocabulary) -> Option<ScannedToken> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    let eight = u64::from_be_bytes(*bytes.get(at..)?.first_chunk()?);
    let small = (eight | (0x20 * EACH)) & !HIGH;
    let is_letter = (small + (0x80 - 0x61) * EACH) & !(small + (0x80 - 0x7B) * EACH);
    let n_bytes = (!(is_letter | eight) & HIGH).leading_zeros() / 8;
    let goes_on = n_bytes == 8 && bytes.get(at + 8).is_some_and(|next| next.is_ascii_alphabetic() || !next.is_ascii());
    if n_bytes == 0 || goes_on {
        return None;
    }
    let spelling = vocabulary.spelled(WordKey(eight >> (64 - 8 * n_bytes)))?;
    Some(ScannedToken::word(spelling, at + n_bytes as usize))
}

/// What one byte does in a word of composed Vietnamese letters: the byte of the small letter; [`LETTER`] and
/// [`CAPITAL`], if it ends a letter; and the state after it, in units of [`STATE`]. Zero ends the word.
///
/// By state and byte together: letters of one, two and three bytes stand mixed, and asking for each which it is costs
/// more than the table.
static STEPS: [u16; 704] = steps();
const LETTER: u16 = 0x100;
const CAPITAL: u16 = 0x200;
const STATE: u16 = 0x400;

const fn steps() -> [u16; 704] {
    let mut steps = [0; 704];
    let mut point = 0;
    while point < 0x1F00 {
        if let Some(small) = char::from_u32(point)
            && let Some(capital) = fold::capital(small)
        {
            let last = if point < 0x80 { point } else { 0x80 | (point & 0x3F) };
            add_letter(&mut steps, point, last as u16 | LETTER);
            add_letter(&mut steps, capital as u32, last as u16 | LETTER | CAPITAL);
        }
        point += 1;
    }
    steps
}

/// Adds a letter by its bytes: ASCII, those led by C3 to C6, those led by E1 BA and E1 BB. A state's place in the table
/// is 64 times its number, so that bytes from 0x80 on fall behind the first 256.
const fn add_letter(steps: &mut [u16; 704], point: u32, step: u16) {
    let last = 0x80 | (point & 0x3F) as usize;
    let lead = (point >> 6) as usize;
    let state = match point {
        0..0x80 => {
            steps[point as usize] = step;
            return;
        }
        0x80..0x800 => {
            let state = lead - 1;
            steps[0xC0 | lead] = (STATE * state as u16) | (0xC0 | lead) as u16;
            state
        }
        _ => {
            let state = (lead & 0x3F) - 0x3A + 7;
            let second = 0x80 | lead & 0x3F;
            steps[0xE1] = (STATE * 6) | 0xE1;
            steps[6 * 64 + second] = (STATE * state as u16) | second as u16;
            state
        }
    };
    steps[state * 64 + last] = step;
}

/// The word at `at`, folded letter by letter.
fn word(text: &str, at: usize, vocabulary: &Vocabulary) -> Option<ScannedToken> {
    let bytes = text.as_bytes();
    let mut key = WordKey::default();
    let (mut n_letters, mut n_capitals, mut state) = (0_u32, 0_u32, 0_u16);
    let mut end = at;
    while let Some(&byte) = bytes.get(end) {
        let step = STEPS.get(usize::from(state) * 64 + usize::from(byte)).copied().unwrap_or(0);
        if step == 0 {
            break;
        }
        key = key.with((step & 0xFF) as u8);
        n_letters += u32::from(step & LETTER != 0);
        n_capitals += u32::from(step & CAPITAL != 0);
        state = step / STATE;
        end += 1;
    }
    let is_cut = state != 0 || bytes.get(end).is_some_and(|byte| *byte >= 0x80) && is_letter(char_at(text, end));
    if is_cut || end - at > WordKey::MAX_BYTES {
        return rare_word(text, at, vocabulary);
    }
    let case = if n_capitals > 0 { case(n_letters, n_capitals, is_capital(char_at(text, at))) } else { Case::Lower };
    (n_letters > 0).then(|| ScannedToken::word(Spelling { word: vocabulary.get(key), case }, end))
}

/// The word at `at` that is long, not composed, or of letters that Vietnamese is not written with.
#[cold]
fn rare_word(text: &str, at: usize, vocabulary: &Vocabulary) -> Option<ScannedToken> {
    let rest = text.get(at..).unwrap_or("");
    let raw = rest.get(..rest.find(|letter| !is_letter(letter)).unwrap_or(rest.len())).filter(|raw| !raw.is_empty())?;
    let mut letters = raw.chars().filter(|letter| !fold::is_combining(*letter));
    let n_letters = letters.clone().map(|_| 1).sum();
    let n_capitals = letters.clone().map(|letter| u32::from(is_capital(letter))).sum();
    let case = case(n_letters, n_capitals, letters.next().is_some_and(is_capital));
    let composed = if raw.contains(fold::is_combining) { &nfc(raw) } else { raw };
    let mut folded = String::with_capacity(composed.len());
    folded.extend(composed.chars().map(fold::lower).filter(|letter| !fold::is_combining(*letter)));
    Some(ScannedToken::word(Spelling { word: vocabulary.folded(&folded), case }, at + raw.len()))
}

/// Eth in small print is a small đ, though it is folded.
fn is_capital(letter: char) -> bool {
    letter != 'ð' && fold::lower(letter) != letter
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
