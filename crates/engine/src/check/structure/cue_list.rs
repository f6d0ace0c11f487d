//! A list of cues that is asked at every word of a text whether one begins or ends there: most often none does, which a
//! small table of the first and of the last bytes tells.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

/// Cues as the file lists them. Written like the list alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
pub struct CueList {
    cues: Vec<String>,
    /// Apart, because there are many lists in one struct, which is built on the stack.
    bytes: Box<FirstAndLast>,
}

/// What cues begin and end with.
#[derive(Clone, Debug, Default, PartialEq)]
struct FirstAndLast {
    /// What the first three bytes of a cue may be.
    starts: Bytes,
    /// What the last three may be.
    ends: Bytes,
    /// A cue is shorter than two bytes: words may then begin and end with anything.
    has_letter: bool,
}

/// A set of three bytes each, by their hash: it may hold more than was put into it, never less.
#[derive(Clone, Debug, Default, PartialEq)]
struct Bytes([u64; 16]);

impl From<Vec<String>> for CueList {
    fn from(cues: Vec<String>) -> CueList {
        let (mut starts, mut ends) = (Bytes::default(), Bytes::default());
        for cue in &cues {
            starts.insert(first_bytes(cue));
            ends.insert(last_bytes(cue));
        }
        let has_letter = cues.iter().any(|cue| cue.len() < 2);
        CueList { cues, bytes: Box::new(FirstAndLast { starts, ends, has_letter }) }
    }
}

impl From<CueList> for Vec<String> {
    fn from(list: CueList) -> Vec<String> {
        list.cues
    }
}

impl Deref for CueList {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.cues
    }
}

impl<'a> IntoIterator for &'a CueList {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.cues.iter()
    }
}

impl CueList {
    /// The cues with which words may begin: all or none.
    pub(in crate::check) fn at_start(&self, words: &str) -> &[String] {
        if self.bytes.has_letter || self.bytes.starts.contains(first_bytes(words)) { &self.cues } else { &[] }
    }

    /// The cues with which words may end: all or none.
    pub(in crate::check) fn at_end(&self, words: &str) -> &[String] {
        if self.bytes.has_letter || self.bytes.ends.contains(last_bytes(words)) { &self.cues } else { &[] }
    }

    /// True if a word is one of the cues.
    pub(in crate::check) fn has_word(&self, word: &str) -> bool {
        self.at_start(word).iter().any(|cue| cue == word)
    }
}

/// The first bytes, as if a space followed.
fn first_bytes(words: &str) -> [u8; 3] {
    match *words.as_bytes() {
        [] => *b"   ",
        [a] => [a, b' ', b' '],
        [a, b] => [a, b, b' '],
        [a, b, c, ..] => [a, b, c],
    }
}

/// The last bytes, as if a space stood before.
fn last_bytes(words: &str) -> [u8; 3] {
    match *words.as_bytes() {
        [] => *b"   ",
        [a] => [b' ', b' ', a],
        [a, b] => [b' ', a, b],
        [.., a, b, c] => [a, b, c],
    }
}

impl Bytes {
    fn insert(&mut self, bytes: [u8; 3]) {
        let (at, bit) = place(bytes);
        if let Some(slot) = self.0.get_mut(at) {
            *slot |= bit;
        }
    }

    fn contains(&self, bytes: [u8; 3]) -> bool {
        let (at, bit) = place(bytes);
        self.0.get(at).is_some_and(|slot| slot & bit != 0)
    }
}

/// The slot and the bit of three bytes.
fn place([a, b, c]: [u8; 3]) -> (usize, u64) {
    let hash = u32::from_le_bytes([a, b, c, 0]).wrapping_mul(0x9E37_79B1) >> 22;
    (hash as usize / 64, 1 << (hash % 64))
}
