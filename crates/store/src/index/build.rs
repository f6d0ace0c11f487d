//! Texts → index, in three passes over numbers: the words are numbered as they come, then put in order, then counted
//! and sorted into place. Its neighbour is `query.rs`.

use engine::reading::MentionKind;
use engine::text::fold;
use rustc_hash::FxHashMap;

use super::pack::Unpacked;
use super::terms::Vocabulary;
use super::{BREAK, Entry, Figure, Index, pack, tokens};
use crate::{Corpus, StoredDocument};

/// BM25's usual constants: how fast repetition stops to count, and how much length does.
pub(super) const K1: f32 = 1.2;
const B: f32 = 0.75;

impl Index {
    /// The index of `corpus`: the one that it carries, or a new one.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Index {
        Index::unpack(&corpus.index, corpus).unwrap_or_else(|| Index::build(corpus))
    }

    /// Makes `corpus` searchable.
    #[must_use]
    pub fn build(corpus: &Corpus) -> Index {
        let (words, stream, starts) = numbered(&corpus.documents);
        Index::of_stream(&words, stream, starts, &corpus.documents)
    }

    /// The index as bytes, for [`Index::unpack`]; `None` if it has more words than there is room for.
    #[must_use]
    pub fn packed(&self) -> Option<Vec<u8>> {
        pack::packed(self)
    }

    /// The index of `corpus` from bytes; `None` if they are not those of an index of so many documents.
    #[must_use]
    pub fn unpack(packed: &[u8], corpus: &Corpus) -> Option<Index> {
        let Unpacked { words, stream } = pack::unpacked(packed)?;
        let breaks = stream.iter().enumerate().filter(|(_, word)| **word == BREAK).map(|(at, _)| at as u32 + 1);
        let starts: Vec<u32> = std::iter::once(0).chain(breaks).collect();
        let is_whole = starts.len() == corpus.documents.len() + 1 && starts.last() == Some(&(stream.len() as u32));
        is_whole.then(|| Index::of_stream(&words, stream, starts, &corpus.documents))
    }

    /// The index of documents that are given as places in `words`, [`BREAK`] after each; and where each begins.
    fn of_stream(words: &[String], mut stream: Vec<u32>, starts: Vec<u32>, documents: &[StoredDocument]) -> Index {
        let (vocabulary, numbers) = Vocabulary::new(words);
        for word in &mut stream {
            if let Some(number) = numbers.get(*word as usize) {
                *word = *number;
            }
        }
        let (occurrence_starts, entry_starts) = counted(&stream, vocabulary.len());
        let (occurrences, entries) = placed(&stream, &occurrence_starts, &entry_starts);
        let length_norms = length_norms(&starts);
        let figures = figures(documents);
        Index {
            vocabulary,
            stream,
            starts,
            occurrences,
            occurrence_starts,
            entries,
            entry_starts,
            length_norms,
            figures,
        }
    }
}

/// The different words in order of appearance, the documents as numbers of them, and where each document begins.
fn numbered(documents: &[StoredDocument]) -> (Vec<String>, Vec<u32>, Vec<u32>) {
    let n_bytes: usize = documents.iter().map(|it| it.text.len()).sum();
    let mut words: Vec<String> = Vec::new();
    let mut stream = Vec::with_capacity(n_bytes / 4);
    let mut starts = Vec::with_capacity(documents.len() + 1);
    let mut by_spelling: FxHashMap<String, u32> = FxHashMap::default();
    // Folding a word is slow, finding it as it stands is fast, and few words stand in more than three ways.
    let mut by_raw: FxHashMap<&str, u32> = FxHashMap::default();
    for document in documents {
        starts.push(stream.len() as u32);
        for range in tokens(&document.text) {
            let raw = document.text.get(range).unwrap_or("");
            let word = *by_raw.entry(raw).or_insert_with(|| {
                let spelling = fold::exact(raw);
                match by_spelling.get(&spelling) {
                    Some(word) => *word,
                    None => {
                        let word = words.len() as u32;
                        words.push(spelling.clone());
                        by_spelling.insert(spelling, word);
                        word
                    }
                }
            });
            stream.push(word);
        }
        stream.push(BREAK);
    }
    starts.push(stream.len() as u32);
    (words, stream, starts)
}

/// For each word, where its occurrences and its entries begin. Every word of the stream is below `n_words`.
fn counted(stream: &[u32], n_words: usize) -> (Vec<u32>, Vec<u32>) {
    let mut n_occurrences = vec![0_u32; n_words + 1];
    let mut n_entries = vec![0_u32; n_words + 1];
    let mut last_document = vec![u32::MAX; n_words];
    let mut document = 0;
    for word in stream {
        if *word == BREAK {
            document += 1;
            continue;
        }
        let word = *word as usize;
        n_occurrences[word + 1] += 1;
        if last_document[word] != document {
            last_document[word] = document;
            n_entries[word + 1] += 1;
        }
    }
    for starts in [&mut n_occurrences, &mut n_entries] {
        let mut sum = 0;
        for start in starts {
            sum += *start;
            *start = sum;
        }
    }
    (n_occurrences, n_entries)
}

/// The occurrences and the entries of all words, each in its place: the starts were counted over the same stream.
fn placed(stream: &[u32], occurrence_starts: &[u32], entry_starts: &[u32]) -> (Vec<u32>, Vec<Entry>) {
    let last = |starts: &[u32]| starts.last().copied().unwrap_or(0) as usize;
    let mut occurrences = vec![0; last(occurrence_starts)];
    let mut entries = vec![Entry { document: 0, n_times: 0 }; last(entry_starts)];
    let mut next_occurrence = occurrence_starts.to_vec();
    let mut next_entry = entry_starts.to_vec();
    let mut document = 0;
    for (place, word) in stream.iter().enumerate() {
        if *word == BREAK {
            document += 1;
            continue;
        }
        let word = *word as usize;
        occurrences[next_occurrence[word] as usize] = place as u32;
        next_occurrence[word] += 1;
        let next = next_entry[word] as usize;
        let open =
            next.checked_sub(1).filter(|at| *at >= entry_starts[word] as usize && entries[*at].document == document);
        match open {
            Some(at) => entries[at].n_times += 1,
            None => {
                entries[next] = Entry { document, n_times: 1 };
                next_entry[word] += 1;
            }
        }
    }
    (occurrences, entries)
}

fn length_norms(starts: &[u32]) -> Vec<f32> {
    let lengths: Vec<f32> = starts.windows(2).map(|it| (it[1] - it[0]).saturating_sub(1) as f32).collect();
    let mean = lengths.iter().sum::<f32>() / (lengths.len().max(1) as f32);
    lengths.iter().map(|length| K1 * (1.0 - B + B * length / mean.max(1.0))).collect()
}

/// All figures, in order of value.
fn figures(documents: &[StoredDocument]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (document, it) in documents.iter().enumerate() {
        for (mention, it) in it.reading.mentions.iter().enumerate() {
            let is_percent = it.kind == MentionKind::Percent;
            for value in std::iter::once(it.value).chain(it.upper) {
                figures.push(Figure { value, is_percent, document: document as u32, mention: mention as u32 });
            }
        }
    }
    figures.sort_by_key(|it| (it.value, it.document, it.mention));
    figures
}
