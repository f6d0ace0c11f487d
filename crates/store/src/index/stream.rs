//! The texts of a corpus as numbers of words: what the index is counted from, and the compounds of the glossary. Cutting
//! and folding texts is the slow part of both; a caller with threads does it for some documents on each.

use engine::text::fold;
use rustc_hash::FxHashMap;

use super::terms::Vocabulary;
use super::{BREAK, MIN_BYTES, pack, tokens};
use crate::StoredDocument;

/// Texts as numbers.
#[derive(Debug, Default)]
pub struct Stream {
    /// The different words, in the spelling of [`fold::exact`], each once, in no order that means anything.
    pub(crate) words: Vec<String>,
    /// The words of the documents as places in `words`, [`BREAK`] after each document.
    pub(crate) numbers: Vec<u32>,
}

/// So many words are numbered between two pauses.
const WORDS_AT_A_TIME: usize = 20_000;

impl Stream {
    /// The texts of `documents`.
    #[must_use]
    pub fn of(documents: &[StoredDocument]) -> Stream {
        engine::turns::at_once(Stream::in_turns(documents, &mut engine::turns::no_pause))
    }

    /// The same in steps: `pause` is asked between them.
    ///
    /// # Errors
    /// If `pause` ends it.
    pub async fn in_turns<E>(
        documents: &[StoredDocument],
        pause: &mut impl AsyncFnMut() -> Result<(), E>,
    ) -> Result<Stream, E> {
        let n_bytes: usize = documents.iter().map(|it| it.text.len()).sum();
        let mut numbers = Vec::with_capacity(n_bytes / 4);
        let mut words = Words::default();
        // Folding a word is slow, finding it as it stands is fast, and few words stand in more than three ways.
        let mut by_raw: FxHashMap<&str, u32> = FxHashMap::default();
        for document in documents {
            let text = document.text.as_str();
            let mut ranges = tokens(text);
            loop {
                let n_before = numbers.len();
                numbers.extend(ranges.by_ref().take(WORDS_AT_A_TIME).map(|range| {
                    let raw = text.get(range).unwrap_or("");
                    *by_raw.entry(raw).or_insert_with(|| words.number(fold::exact(raw)))
                }));
                pause().await?;
                if numbers.len() - n_before < WORDS_AT_A_TIME {
                    break;
                }
            }
            numbers.push(BREAK);
        }
        Ok(Stream { words: words.list, numbers })
    }

    /// The texts of several streams, one after the other.
    #[must_use]
    pub fn joined(parts: &[Stream]) -> Stream {
        let mut all = JoinedStream::default();
        for part in parts {
            all.add(part);
        }
        all.stream()
    }

    /// The index of these texts as bytes, for [`Index::unpack`](super::Index::unpack); `None` if they have more words
    /// than there is room for.
    #[must_use]
    pub fn packed(&self) -> Option<Vec<u8>> {
        let (vocabulary, numbers) = self.ordered();
        pack::packed(&vocabulary, &numbers)
    }

    /// The same if it is worth downloading: nothing for texts of fewer than [`MIN_BYTES`].
    #[must_use]
    pub fn packed_if_large(&self, documents: &[StoredDocument]) -> Vec<u8> {
        let n_bytes: usize = documents.iter().map(|it| it.text.len()).sum();
        if n_bytes < MIN_BYTES { Vec::new() } else { self.packed().unwrap_or_default() }
    }

    /// The words in order, and the texts as their numbers in it.
    pub(super) fn ordered(&self) -> (Vocabulary, Vec<u32>) {
        let (vocabulary, places) = Vocabulary::new(&self.words);
        let numbers = self.numbers.iter().map(|word| places.get(*word as usize).copied().unwrap_or(BREAK)).collect();
        (vocabulary, numbers)
    }
}

/// Streams joined one after the other.
#[derive(Default)]
pub(crate) struct JoinedStream {
    words: Words,
    numbers: Vec<u32>,
}

impl JoinedStream {
    /// Adds the texts of a stream behind those that there are.
    pub(crate) fn add(&mut self, part: &Stream) {
        let renumbered: Vec<u32> = part.words.iter().map(|word| self.words.number(word.clone())).collect();
        // BREAK is in no table.
        let number = |word: &u32| renumbered.get(*word as usize).copied().unwrap_or(BREAK);
        self.numbers.extend(part.numbers.iter().map(number));
    }

    /// All of them as one.
    pub(crate) fn stream(self) -> Stream {
        Stream { words: self.words.list, numbers: self.numbers }
    }
}

/// Different words in order of appearance.
#[derive(Default)]
struct Words {
    list: Vec<String>,
    by_spelling: FxHashMap<String, u32>,
}

impl Words {
    /// The number of a word, which is added if it is new.
    fn number(&mut self, spelling: String) -> u32 {
        if let Some(word) = self.by_spelling.get(&spelling) {
            return *word;
        }
        let word = self.list.len() as u32;
        self.list.push(spelling.clone());
        self.by_spelling.insert(spelling, word);
        word
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn documents(texts: &[String]) -> Vec<StoredDocument> {
        texts.iter().map(|text| StoredDocument::new(String::new(), text.clone(), engine::Reading::default())).collect()
    }

    proptest! {
        /// However the documents are cut into parts, the index is the same.
        #[test]
        fn parts_make_the_whole(texts in proptest::collection::vec("((một|Hai|ba|HAI) ){0,9}", 0..9), n in 1_usize..9) {
            let documents = documents(&texts);
            let parts: Vec<Stream> = documents.chunks(n).map(Stream::of).collect();
            prop_assert_eq!(Stream::joined(&parts).packed(), Stream::of(&documents).packed());
        }
    }
}
