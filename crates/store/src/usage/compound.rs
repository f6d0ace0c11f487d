//! Words of more than one syllable, from data: `bảo hiểm`, `người lao động`.
//!
//! Vietnamese writes a space between syllables, not words. A compound is taken for one word where its syllables stand
//! side by side; the longest wins, from the left.

use std::collections::BTreeSet;

use engine::text::fold;

use crate::index::{Index, tokens};

/// The compounds of a lexicon, as numbers of an index.
#[derive(Clone, Debug, Default)]
pub struct Compounds {
    /// In order, so that those with the same beginning stand together.
    words: BTreeSet<Vec<u32>>,
    longest: usize,
}

impl Compounds {
    /// Takes each syllable for a word.
    #[must_use]
    pub fn none() -> Compounds {
        Compounds::default()
    }

    /// These forms, as far as the corpus has their syllables.
    pub fn from_forms<'a>(forms: impl IntoIterator<Item = &'a str>, index: &Index) -> Compounds {
        let mut compounds = Compounds::default();
        for form in forms {
            let syllables = tokens(form).map(|range| index.number(&fold::exact(form.get(range).unwrap_or(""))));
            if let Some(word) = syllables.collect::<Option<Vec<u32>>>().filter(|word| word.len() > 1) {
                compounds.longest = compounds.longest.max(word.len());
                compounds.words.insert(word);
            }
        }
        compounds
    }

    /// How many syllables the word at the beginning of `syllables` has: at least one.
    #[must_use]
    pub fn n_syllables(&self, syllables: &[u32]) -> usize {
        let longest = self.longest.min(syllables.len());
        let found = (2..=longest).rev().find(|n| syllables.get(..*n).is_some_and(|word| self.words.contains(word)));
        found.unwrap_or(1)
    }

    /// True if the syllables from `first` to `end` are one word of a document, neither part of a longer one nor several.
    #[must_use]
    pub fn is_word(&self, syllables: &[u32], first: usize, end: usize) -> bool {
        self.words(syllables).take_while(|(at, _)| *at <= first).any(|(at, word)| at == first && at + word.len() == end)
    }

    /// The words of a document: for each, its first syllable's place and its syllables.
    pub fn words<'a>(&'a self, syllables: &'a [u32]) -> impl Iterator<Item = (usize, &'a [u32])> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let rest = syllables.get(at..).filter(|rest| !rest.is_empty())?;
            let n = self.n_syllables(rest);
            let word = (at, rest.get(..n)?);
            at += n;
            Some(word)
        })
    }
}
