//! The words that any part of the knowledge knows, as small numbers, and phrases made of them.
//!
//! Built once from the knowledge. Spellings that fold to one word (see [`fold`](super::fold)) have one [`WordId`].

use rustc_hash::FxHashMap;

use super::fold;
use super::token::{Gap, Token, TokenKind};

/// A word of the [`Vocabulary`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

impl WordId {
    /// No word of the vocabulary.
    pub const UNKNOWN: WordId = WordId(0);
}

/// A word's folded spelling, packed: at most 32 bytes, longer words have no key. No Vietnamese syllable is so long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordKey {
    low: u128,
    high: u128,
    len: u32,
}

impl WordKey {
    /// The key of a word that is already folded.
    #[must_use]
    pub fn new(folded: &str) -> WordKey {
        let mut key = WordKey::default();
        folded.bytes().for_each(|byte| key.push_byte(byte));
        key
    }

    /// Adds one byte of UTF-8.
    pub fn push_byte(&mut self, byte: u8) {
        match self.len {
            0..16 => self.low |= u128::from(byte) << (self.len * 8),
            16..32 => self.high |= u128::from(byte) << ((self.len - 16) * 8),
            _ => {}
        }
        self.len = self.len.saturating_add(1);
    }

    /// Adds one letter.
    pub fn push(&mut self, letter: char) {
        let mut buffer = [0; 4];
        letter.encode_utf8(&mut buffer).bytes().for_each(|byte| self.push_byte(byte));
    }

    fn fits(&self) -> bool {
        self.len <= 32
    }
}

/// All words that the knowledge speaks of.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    ids: FxHashMap<WordKey, WordId>,
    n_words: u32,
}

impl Vocabulary {
    /// The id of a word, given in any spelling; a new one if it is new.
    pub fn intern(&mut self, word: &str) -> WordId {
        let folded = fold::exact(word);
        let key = WordKey::new(&folded);
        if let Some(&id) = self.ids.get(&key) {
            return id;
        }
        self.n_words += 1;
        let id = WordId(self.n_words);
        // Tokens are only lower-cased and composed; the other place of the tone mark is a second key.
        if let Some(other) = other_tone_place(&folded) {
            self.ids.insert(WordKey::new(&other), id);
        }
        self.ids.insert(key, id);
        id
    }

    /// The id of a word by its spelling in lower case, composed.
    #[must_use]
    pub fn get(&self, key: WordKey) -> WordId {
        if key.fits() { self.ids.get(&key).copied().unwrap_or(WordId::UNKNOWN) } else { WordId::UNKNOWN }
    }

    /// One more than the greatest id: for tables by [`WordId`].
    #[must_use]
    pub fn table_len(&self) -> usize {
        self.n_words as usize + 1
    }
}

/// The spelling with the tone mark on the first vowel, for one with the mark on the second.
fn other_tone_place(folded: &str) -> Option<String> {
    let mut letters: Vec<char> = folded.chars().collect();
    let last = letters.pop()?;
    let first = letters.pop()?;
    let swap = match (first, last) {
        ('o', 'à') => ('ò', 'a'),
        ('o', 'á') => ('ó', 'a'),
        ('o', 'ả') => ('ỏ', 'a'),
        ('o', 'ã') => ('õ', 'a'),
        ('o', 'ạ') => ('ọ', 'a'),
        ('o', 'è') => ('ò', 'e'),
        ('o', 'é') => ('ó', 'e'),
        ('o', 'ẻ') => ('ỏ', 'e'),
        ('o', 'ẽ') => ('õ', 'e'),
        ('o', 'ẹ') => ('ọ', 'e'),
        ('u', 'ỳ') => ('ù', 'y'),
        ('u', 'ý') => ('ú', 'y'),
        ('u', 'ỷ') => ('ủ', 'y'),
        ('u', 'ỹ') => ('ũ', 'y'),
        ('u', 'ỵ') => ('ụ', 'y'),
        _ => return None,
    };
    letters.extend([swap.0, swap.1]);
    Some(letters.into_iter().collect())
}

/// One step of a phrase from a node: a word, or a mark or digit by its character. In one number, to hash fast.
fn edge(node: u32, step: Step) -> u64 {
    let step = match step {
        Step::Word(word) => u64::from(word.0) << 1,
        Step::Mark(mark) => u64::from(u32::from(mark)) << 1 | 1,
    };
    u64::from(node) << 32 | step
}

/// A word, or a mark or number by its spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Word(WordId),
    Mark(char),
}

/// Phrases of the vocabulary, each with a value; found by the longest match.
///
/// A phrase is words and marks: `tin, bài`, `đô-la`, `%`, `m2`. White space between its parts is free, but a line's end
/// breaks it. Digits are matched as marks, one by one, so only a number of one digit can be part of a phrase.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    edges: FxHashMap<u64, u32>,
    values: Vec<Option<T>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Phrases<T> {
        Phrases { edges: FxHashMap::default(), values: vec![None] }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase; returns the value that the phrase had before, if it is not new.
    pub fn insert(&mut self, vocabulary: &mut Vocabulary, phrase: &str, value: T) -> Option<T> {
        let mut node = 0;
        for step in steps(vocabulary, phrase) {
            let next = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
            node = *self.edges.entry(edge(node, step)).or_insert(next);
            if node == next {
                self.values.push(None);
            }
        }
        self.values.get_mut(node as usize).and_then(|place| place.replace(value))
    }

    /// Calls `visit` with every word that a phrase begins with, in no order.
    pub fn first_words(&self, mut visit: impl FnMut(WordId)) {
        #[expect(clippy::iter_over_hash_type, reason = "visitors mark sets, where order does not matter")]
        for &edge in self.edges.keys() {
            if edge >> 32 == 0 && edge & 1 == 0 {
                visit(WordId(u32::try_from(edge >> 1).unwrap_or(0)));
            }
        }
    }

    /// The longest phrase that begins with the first of `tokens`: how many tokens it has, and its value. `text` is the
    /// raw text under them.
    #[must_use]
    pub fn longest(&self, text: &str, tokens: &[Token]) -> Option<(usize, T)> {
        let mut node = 0;
        let mut found = None;
        for (at, token) in tokens.iter().enumerate() {
            if at > 0 && token.gap == Gap::Line {
                break;
            }
            let step = match token.kind {
                TokenKind::Word if token.word == WordId::UNKNOWN => break,
                TokenKind::Word => Step::Word(token.word),
                TokenKind::Mark => Step::Mark(token.mark),
                TokenKind::Number if token.end - token.start == 1 => {
                    Step::Mark(token.span().of(text).chars().next().unwrap_or('\0'))
                }
                TokenKind::Number => break,
            };
            let Some(&next) = self.edges.get(&edge(node, step)) else { break };
            node = next;
            if let Some(value) = self.values.get(node as usize).copied().flatten() {
                found = Some((at + 1, value));
            }
        }
        found
    }
}

/// Splits a phrase as tokens are split.
fn steps(vocabulary: &mut Vocabulary, phrase: &str) -> Vec<Step> {
    let empty = Vocabulary::default();
    super::token::tokens(phrase, &empty)
        .iter()
        .map(|token| match token.kind {
            TokenKind::Word => Step::Word(vocabulary.intern(token.span().of(phrase))),
            TokenKind::Mark => Step::Mark(token.mark),
            TokenKind::Number => Step::Mark(token.span().of(phrase).chars().next().unwrap_or('\0')),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokens;

    #[test]
    fn the_longest_phrase_wins_in_any_spelling() {
        let mut vocabulary = Vocabulary::default();
        let mut phrases = Phrases::default();
        for (value, phrase) in ["lượt", "lượt người", "tin, bài", "m2", "%", "toạ đàm"].iter().enumerate()
        {
            assert_eq!(phrases.insert(&mut vocabulary, phrase, value), None);
        }
        let find = |text: &str| phrases.longest(text, &tokens(text, &vocabulary));
        assert_eq!(find("lượt người tham gia"), Some((2, 1)));
        assert_eq!(find("Lượt NGƯỜI"), Some((2, 1)));
        assert_eq!(find("lượt xe"), Some((1, 0)));
        assert_eq!(find("tin , bài"), Some((3, 2)));
        assert_eq!(find("m2"), Some((2, 3)));
        assert_eq!(find("TỌA ĐÀM"), Some((2, 5)));
        assert_eq!(find("to\u{323}a đa\u{300}m"), Some((2, 5)));
        assert_eq!(find("lượt\nngười"), Some((1, 0)));
        assert_eq!(find("người"), None);
    }
}
