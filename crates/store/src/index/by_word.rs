//! The index cut by word, so that a search fetches what its words need: a list of all words with how often each stands, and
//! the places of some words in each further file. What stands beside a word of a file that is not here is not known; a
//! question names its words first ([`Index::want`]), and is asked again when their files have come.

use engine::text::fold;
use serde::{Deserialize, Serialize};

use super::build::{length_norms, of_documents};
use super::terms::{TermId, Terms, Vocabulary};
use super::{BREAK, Index};
use crate::Corpus;

/// Some word that is not known here: none that a question means.
pub(super) const UNKNOWN: u32 = BREAK - 1;

/// A file of places is closed when it has so many bytes. A question of four words fetches as many files; of smaller ones
/// the head would have to name too many.
const FILE_BYTES: usize = 24_000;

/// All words, and what else is known of the texts without the places of their words.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WordList {
    /// The words in order of their numbers, a line break after each.
    words: String,
    /// How often each stands.
    n_times: Vec<u32>,
    /// How many words each document has.
    lengths: Vec<u32>,
    /// The first word of each file of places.
    firsts: Vec<TermId>,
}

/// The places of the words of one file, those of each word after those of the one before; each as its distance from the
/// last one of the same word.
pub(crate) type Places = Vec<u32>;

impl WordList {
    /// The list and the files of an index.
    pub(crate) fn of(index: &Index) -> (WordList, Vec<Places>) {
        let mut list = WordList::default();
        let mut files: Vec<Places> = Vec::new();
        let (mut n_bytes, mut last_letters) = (FILE_BYTES, String::new());
        for word in 0..index.vocabulary.len() as TermId {
            let spelling = index.vocabulary.exact(word);
            list.words.push_str(spelling);
            list.words.push('\n');
            let places = index.occurrences_of(word);
            list.n_times.push(places.len() as u32);
            // What a word without marks can mean is in one file.
            let letters = fold::bare(spelling);
            if n_bytes >= FILE_BYTES && letters != last_letters {
                list.firsts.push(word);
                files.push(Vec::new());
                n_bytes = 0;
            }
            last_letters = letters;
            let mut before = 0;
            for place in places {
                let distance = place - before;
                before = *place;
                // As many as postcard takes: seven bits a byte.
                n_bytes += 1 + distance.checked_ilog2().unwrap_or(0) as usize / 7;
                if let Some(file) = files.last_mut() {
                    file.push(distance);
                }
            }
        }
        list.lengths = (0..index.n_documents()).map(|document| index.words(document).len() as u32).collect();
        (list, files)
    }

    /// Whether the list can be one of so many documents and files.
    pub(crate) fn is_of(&self, n_documents: usize, n_files: usize) -> bool {
        self.words.lines().count() == self.n_times.len()
            && self.lengths.len() == n_documents
            && self.firsts.len() == n_files
            && self.firsts.is_sorted()
            && self.firsts.first().is_none_or(|first| *first == 0)
            && self.n_words().is_some()
    }

    /// How many words the texts have; `None` if they are more than can be numbered.
    fn n_words(&self) -> Option<u32> {
        let add = |sum: u32, length: &u32| sum.checked_add(*length)?.checked_add(1);
        self.lengths.iter().try_fold(0, add).filter(|sum| *sum < UNKNOWN)
    }

    /// Whether these can be the places of a file: as many as its words stand in all, each in the texts.
    pub(crate) fn has(&self, file: usize, places: &Places) -> bool {
        let n_all: u64 =
            self.words_of(file).filter_map(|word| self.n_times.get(word as usize)).map(|it| u64::from(*it)).sum();
        n_all == places.len() as u64
    }

    /// The words of a file.
    fn words_of(&self, file: usize) -> std::ops::Range<TermId> {
        let end = self.firsts.get(file + 1).copied().unwrap_or(self.n_times.len() as TermId);
        self.firsts.get(file).map_or(0..0, |first| *first..end)
    }
}

impl Index {
    /// The index of the words whose places have come.
    pub(super) fn by_word(list: &WordList, files: &[Option<Places>], corpus: &Corpus) -> Index {
        let words: Vec<String> = list.words.lines().map(str::to_owned).collect();
        let (vocabulary, _) = Vocabulary::new(&words);
        let mut stream = vec![UNKNOWN; list.n_words().unwrap_or(0) as usize];
        let mut starts = vec![0];
        for length in &list.lengths {
            let end = starts.last().copied().unwrap_or(0) + length;
            if let Some(word) = stream.get_mut(end as usize) {
                *word = BREAK;
            }
            starts.push(end + 1);
        }
        for (file, places) in files.iter().enumerate() {
            let Some(places) = places else { continue };
            let mut distances = places.iter();
            for word in list.words_of(file) {
                let n_times = list.n_times.get(word as usize).copied().unwrap_or(0) as usize;
                let mut place = 0_usize;
                for distance in distances.by_ref().take(n_times) {
                    place = place.saturating_add(*distance as usize);
                    // The end of a document stays, whatever the bytes.
                    if let Some(at) = stream.get_mut(place).filter(|at| **at == UNKNOWN) {
                        *at = word;
                    }
                }
            }
        }
        let norms = length_norms(&starts);
        Index {
            n_times: list.n_times.clone(),
            firsts: list.firsts.clone(),
            ..of_documents(vocabulary, stream, starts, norms, &corpus.documents)
        }
    }

    /// Notes the files that these words need and that are not here.
    pub(super) fn want(&self, corpus: &Corpus, terms: &Terms) {
        for run in terms.runs() {
            let first = self.firsts.partition_point(|first| *first <= run.start).saturating_sub(1);
            let end = self.firsts.partition_point(|first| *first < run.end);
            (first..end).for_each(|file| corpus.want_places(file));
        }
    }

    /// Whether the places of some words may not be here.
    pub(super) fn is_by_word(&self) -> bool {
        !self.firsts.is_empty()
    }

    /// How often a word stands, whether its places are here or not.
    pub(super) fn n_times(&self, word: TermId) -> usize {
        match self.n_times.get(word as usize) {
            Some(n_times) => *n_times as usize,
            None => self.occurrences_of(word).len(),
        }
    }
}
