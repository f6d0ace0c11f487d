//! The words that any part of the knowledge knows, as small numbers, and phrases made of them.
//!
//! Built once from the knowledge. Spellings that fold to one word (see [`super::fold`]) have one [`WordId`].

use rustc_hash::FxHashMap;

use super::fold;
use super::token::{Case, Gap, Token, TokenKind};

/// A word of the [`Vocabulary`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

impl WordId {
    /// No word of the vocabulary.
    pub const UNKNOWN: WordId = WordId(0);
}

/// A set of families of phrases, such as hedges or words of time: those that have a phrase beginning with a word. Most
/// words begin none, and are passed over at a glance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Families(u32);

impl Families {
    /// Digits: no phrase, but the beginning of most figures.
    pub const NUMBER: Families = Families(1 << 30);
    /// A sign before digits: `-`, `$`.
    pub const SIGN: Families = Families(1 << 31);
    /// A numeral or a scale.
    pub const NUMERAL: Families = Families(1);
    /// A hedge.
    pub const HEDGE: Families = Families(1 << 1);
    /// A unit or counted noun.
    pub const UNIT: Families = Families(1 << 2);
    /// A word of time.
    pub const PERIOD: Families = Families(1 << 3);
    /// A word of law.
    pub const LEGAL: Families = Families(1 << 4);
    /// A word of law that begins a citation: `Nghị định`.
    pub const CITATION: Families = Families(1 << 18);
    /// An exclusion.
    pub const EXCLUSION: Families = Families(1 << 5);
    /// An exclusion that holds its numeral: `một lần`.
    pub const FIXED: Families = Families(1 << 19);
    /// A joint.
    pub const JOINT: Families = Families(1 << 6);
    /// A word of the page.
    pub const PAGE: Families = Families(1 << 7);
    /// A rank follows: `thứ`.
    pub const ORDINAL: Families = Families(1 << 8);
    /// A name of a lexicon.
    pub const NAME: Families = Families(1 << 9);
    /// A title before a person's name.
    pub const TITLE: Families = Families(1 << 10);
    /// What the name of a photographer follows: `Ảnh`.
    pub const CREDIT: Families = Families(1 << 20);
    /// What makes a person's name a street's: `đường`.
    pub const NAMESAKE: Families = Families(1 << 21);
    /// A family name.
    pub const SURNAME: Families = Families(1 << 11);
    /// What stands between an office and its place: `tỉnh`.
    pub const OFFICE: Families = Families(1 << 12);
    /// What an event's name begins with.
    pub const EVENT: Families = Families(1 << 13);
    /// What stands in no event's name.
    pub const EVENT_STOP: Families = Families(1 << 14);
    /// A concept of the codebook, or what hides one.
    pub const CONCEPT: Families = Families(1 << 15);
    /// A cue.
    pub const CUE: Families = Families(1 << 16);
    /// A word of a noun phrase.
    pub const LABEL: Families = Families(1 << 22);
    /// An enterprise, a sector, a group.
    pub const SUBGROUP: Families = Families(1 << 23);
    /// The head of a unit class of the codebook.
    pub const UNIT_HEAD: Families = Families(1 << 17);

    /// True if the two sets share a family.
    #[must_use]
    pub fn has(self, other: Families) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    #[must_use]
    pub const fn or(self, other: Families) -> Families {
        Families(self.0 | other.0)
    }
}

/// A short spelling in one number: its bytes, the last one lowest; or a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordKey(pub u64);

impl WordKey {
    /// The most bytes that a key holds: 99 words of a hundred have no more.
    pub const MAX_BYTES: usize = 8;

    /// The key with one more byte: meaningless after [`WordKey::MAX_BYTES`].
    #[must_use]
    pub fn with(self, byte: u8) -> WordKey {
        WordKey(self.0 << 8 | u64::from(byte))
    }

    /// The key of a mark. No byte of a spelling is zero, so no word has it.
    #[must_use]
    pub fn mark(mark: char) -> WordKey {
        WordKey(1 << 63 | u64::from(u32::from(mark)))
    }

    /// The key of a word or number as it is spelled; `None` if it is long.
    #[must_use]
    pub fn of(spelling: &[u8]) -> Option<WordKey> {
        let is_short = spelling.len() <= WordKey::MAX_BYTES;
        is_short.then(|| spelling.iter().fold(WordKey::default(), |key, byte| key.with(*byte)))
    }
}

/// What is known of a spelling as it stands in a text.
#[derive(Clone, Copy, Debug)]
pub struct Spelling {
    /// The word, mark or number.
    pub word: WordId,
    /// How it is written.
    pub case: Case,
}

/// All words that the knowledge speaks of, and the marks and numbers of its phrases.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Words in small letters and with a capital first, marks, numbers.
    short: FxHashMap<WordKey, Spelling>,
    /// Words and numbers without a key, folded.
    long: FxHashMap<String, WordId>,
    /// By [`WordId`]. The first is of no word.
    starts: Vec<Families>,
}

impl Vocabulary {
    /// The id of a word or number, given in any spelling; a new one if it is new.
    pub fn intern(&mut self, word: &str) -> WordId {
        let folded = fold::exact(word);
        let known = self.folded(&folded);
        if known != WordId::UNKNOWN {
            return known;
        }
        // Tokens are only lower-cased and composed; the other place of the tone mark is a second spelling.
        let id = self.add();
        if let Some(other) = other_tone_place(&folded) {
            self.insert(other, id);
        }
        self.insert(folded, id);
        id
    }

    /// The id of a mark; a new one if it is new.
    pub fn intern_mark(&mut self, mark: char) -> WordId {
        let key = WordKey::mark(mark);
        let known = self.get(key);
        if known != WordId::UNKNOWN {
            return known;
        }
        let word = self.add();
        self.short.insert(key, Spelling { word, case: Case::Lower });
        word
    }

    /// How many words there are: the ids of later ones are greater.
    #[must_use]
    pub fn n_words(&self) -> WordId {
        WordId(u32::try_from(self.starts.len()).unwrap_or(u32::MAX))
    }

    fn add(&mut self) -> WordId {
        self.starts.resize(self.starts.len().max(1) + 1, Families::default());
        WordId(u32::try_from(self.starts.len() - 1).unwrap_or(0))
    }

    fn insert(&mut self, folded: String, word: WordId) {
        let Some(key) = WordKey::of(folded.as_bytes()) else {
            self.long.insert(folded, word);
            return;
        };
        self.short.insert(key, Spelling { word, case: Case::Lower });
        let mut letters = folded.chars();
        if let Some(capital) = letters.next().and_then(fold::capital)
            && let Some(key) = WordKey::of(format!("{capital}{}", letters.as_str()).as_bytes())
        {
            self.short.insert(key, Spelling { word, case: Case::Title });
        }
    }

    /// What is known of a spelling that needs no folding.
    #[must_use]
    pub fn spelled(&self, key: WordKey) -> Option<Spelling> {
        self.short.get(&key).copied()
    }

    /// The id of a word or mark by its key.
    #[must_use]
    pub fn get(&self, key: WordKey) -> WordId {
        self.spelled(key).map_or(WordId::UNKNOWN, |spelling| spelling.word)
    }

    /// The id of a number, or of a word by its spelling in lower case, composed.
    #[must_use]
    pub fn folded(&self, word: &str) -> WordId {
        match WordKey::of(word.as_bytes()) {
            Some(key) => self.get(key),
            None => self.long.get(word).copied().unwrap_or(WordId::UNKNOWN),
        }
    }

    /// The families that have a phrase beginning with `word`.
    #[must_use]
    pub fn starts(&self, word: WordId) -> Families {
        self.starts.get(word.0 as usize).copied().unwrap_or_default()
    }

    /// Notes that `phrase` is of `family`.
    pub fn mark_starts(&mut self, phrase: &str, family: Families) {
        if let Some(first) = words(self, phrase).first() {
            self.mark_start(*first, family);
        }
    }

    /// Notes that a phrase of `family` begins with `word`.
    pub fn mark_start(&mut self, word: WordId, family: Families) {
        if let Some(starts) = self.starts.get_mut(word.0 as usize) {
            *starts = starts.or(family);
        }
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

/// Phrases of the vocabulary, each with a value; found by the longest match.
///
/// A phrase is words and marks: `tin, bài`, `đô-la`, `%`, `m2`. White space between its parts is free, but a line's end
/// breaks it.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    family: Families,
    /// The node of each first word, by [`WordId`]; zero is none.
    roots: Vec<u32>,
    /// From a node by a word to the next node, both in one number, to hash fast.
    edges: FxHashMap<u64, u32>,
    nodes: Vec<Node<T>>,
}

/// Where the words of a phrase lead.
#[derive(Clone, Copy, Debug)]
struct Node<T> {
    /// The value of the phrase that ends here, if one does.
    value: Option<T>,
    /// The words with which a longer phrase may go on, each by its bit: most words are told at a glance not to.
    next: u64,
}

impl<T: Copy> Phrases<T> {
    /// No phrases yet; the words with which some begin will be marked as of `family`.
    #[must_use]
    pub fn new(family: Families) -> Phrases<T> {
        let none = Node { value: None, next: 0 };
        Phrases { family, roots: Vec::new(), edges: FxHashMap::default(), nodes: vec![none] }
    }

    /// Adds a phrase; returns the value that the phrase had before, if it is not new.
    pub fn insert(&mut self, vocabulary: &mut Vocabulary, phrase: &str, value: T) -> Option<T> {
        let mut words = words(vocabulary, phrase).into_iter();
        let first = words.next()?;
        vocabulary.mark_start(first, self.family);
        let mut node = self.root(first);
        for word in words {
            let next = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
            if let Some(node) = self.nodes.get_mut(node as usize) {
                node.next |= next_bit(word);
            }
            node = *self.edges.entry(edge(node, word)).or_insert(next);
            if node == next {
                self.nodes.push(Node { value: None, next: 0 });
            }
        }
        self.nodes.get_mut(node as usize).and_then(|node| node.value.replace(value))
    }

    /// The node of a first word; a new one if it is new.
    fn root(&mut self, word: WordId) -> u32 {
        let at = word.0 as usize;
        self.roots.resize(self.roots.len().max(at + 1), 0);
        let next = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        match self.roots.get_mut(at) {
            Some(root) if *root == 0 => {
                *root = next;
                self.nodes.push(Node { value: None, next: 0 });
                next
            }
            Some(root) => *root,
            None => 0,
        }
    }

    /// The longest phrase that begins with the first of `tokens`: how many tokens it has, and its value.
    #[must_use]
    pub fn longest(&self, tokens: &[Token]) -> Option<(usize, T)> {
        let (first, rest) = tokens.split_first()?;
        if !first.starts.has(self.family) {
            return None;
        }
        let mut at = self.roots.get(first.word.0 as usize).copied()?;
        let mut node = self.nodes.get(at as usize)?;
        let mut found = node.value.map(|value| (1, value));
        for (token, n_tokens) in rest.iter().zip(2..) {
            if node.next & next_bit(token.word) == 0 || token.gap == Gap::Line {
                break;
            }
            let Some(next) = self.edges.get(&edge(at, token.word)) else { break };
            at = *next;
            node = self.nodes.get(at as usize)?;
            found = node.value.map(|value| (n_tokens, value)).or(found);
        }
        found
    }
}

/// The bit of a word in [`Node::next`]; no word has none.
fn next_bit(word: WordId) -> u64 {
    u64::from(word != WordId::UNKNOWN) << (word.0 % 64)
}

fn edge(node: u32, word: WordId) -> u64 {
    u64::from(node) << 32 | u64::from(word.0)
}

/// Splits a phrase as tokens are split.
fn words(vocabulary: &mut Vocabulary, phrase: &str) -> Vec<WordId> {
    let empty = Vocabulary::default();
    super::token::tokens(phrase, &empty)
        .iter()
        .map(|token| match token.kind {
            TokenKind::Word | TokenKind::Number => vocabulary.intern(token.span().of(phrase)),
            TokenKind::Mark => vocabulary.intern_mark(token.mark),
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
        let mut phrases = Phrases::new(Families::UNIT);
        for (value, phrase) in ["lượt", "lượt người", "tin, bài", "m2", "%", "toạ đàm"].iter().enumerate()
        {
            assert_eq!(phrases.insert(&mut vocabulary, phrase, value), None);
        }
        let find = |text: &str| phrases.longest(&tokens(text, &vocabulary));
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
