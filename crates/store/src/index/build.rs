//! Texts → index: the words, numbered as they came, are put in order, then counted and sorted into place.

use engine::reading::MentionKind;

use std::sync::OnceLock;

use super::by_word::UNKNOWN;
use super::terms::Vocabulary;
use super::{BREAK, Entry, Figure, Index, Stream, pack};
use crate::{Corpus, StoredDocument};

/// BM25's usual constants: how fast repetition stops to count, and how much length does.
pub(super) const K1: f32 = 1.2;
const B: f32 = 0.75;

impl Index {
    /// The index of `corpus`: the one that it carries, or a new one.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Index {
        let (mut index, sentences) = if let Some(file) = corpus.index_file() {
            (Index::unpack(&file.packed, corpus).unwrap_or_else(|| Index::build(corpus)), file.sentences)
        } else if let Some((words, places)) = corpus.word_file() {
            (Index::by_word(&words.list, &places, corpus), words.sentences)
        } else {
            return Index::unpack(&corpus.index, corpus).unwrap_or_else(|| Index::build(corpus));
        };
        // Cut into sentences where the texts were: here they may not have come.
        let own = |words: &Vec<(u32, u32)>| words.iter().map(|(start, end)| *start..*end).collect::<Vec<_>>().into();
        index.sentences = sentences.iter().map(own).collect();
        index
    }

    /// Makes `corpus` searchable.
    #[must_use]
    pub fn build(corpus: &Corpus) -> Index {
        Index::of_stream(&Stream::of(&corpus.documents), &corpus.documents)
    }

    /// The index of `corpus` from the bytes of [`Stream::packed`]; `None` if they are not those of an index of so many
    /// documents.
    #[must_use]
    pub fn unpack(packed: &[u8], corpus: &Corpus) -> Option<Index> {
        let stream = pack::unpacked(packed)?;
        let n_documents = stream.numbers.iter().filter(|word| **word == BREAK).count();
        let is_whole = n_documents == corpus.documents.len() && stream.numbers.last().is_none_or(|word| *word == BREAK);
        is_whole.then(|| Index::of_stream(&stream, &corpus.documents))
    }

    fn of_stream(stream: &Stream, documents: &[StoredDocument]) -> Index {
        let (vocabulary, stream) = stream.ordered();
        let breaks = stream.iter().enumerate().filter(|(_, word)| **word == BREAK).map(|(at, _)| at as u32 + 1);
        let starts: Vec<u32> = std::iter::once(0).chain(breaks).collect();
        let norms = length_norms(&starts);
        of_documents(vocabulary, stream, starts, norms, documents)
    }
}

/// The index of texts as numbers of words, some of which may be [`UNKNOWN`].
pub(super) fn of_documents(
    vocabulary: Vocabulary,
    stream: Vec<u32>,
    starts: Vec<u32>,
    length_norms: Vec<f32>,
    documents: &[StoredDocument],
) -> Index {
    let (occurrence_starts, entry_starts) = counted(&stream, vocabulary.len());
    let (occurrences, entries) = placed(&stream, &occurrence_starts, &entry_starts);
    Index {
        vocabulary,
        stream,
        starts,
        occurrences,
        occurrence_starts,
        entries,
        entry_starts,
        length_norms,
        figures: figures(documents),
        sentences: documents.iter().map(|_| OnceLock::new()).collect(),
        n_times: Vec::new(),
        firsts: Vec::new(),
    }
}

/// For each word, where its occurrences and its entries begin. Every known word of the stream is below `n_words`.
fn counted(stream: &[u32], n_words: usize) -> (Vec<u32>, Vec<u32>) {
    let mut n_occurrences = vec![0_u32; n_words + 1];
    let mut n_entries = vec![0_u32; n_words + 1];
    let mut last_document = vec![u32::MAX; n_words];
    let mut document = 0;
    for word in stream {
        if *word >= UNKNOWN {
            document += u32::from(*word == BREAK);
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
        if *word >= UNKNOWN {
            document += u32::from(*word == BREAK);
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

pub(super) fn length_norms(starts: &[u32]) -> Vec<f32> {
    let lengths: Vec<f32> = starts.windows(2).map(|it| (it[1] - it[0]).saturating_sub(1) as f32).collect();
    let mean = lengths.iter().sum::<f32>() / (lengths.len().max(1) as f32);
    lengths.iter().map(|length| K1 * (1.0 - B + B * length / mean.max(1.0))).collect()
}

/// All figures, in order of value.
fn figures(documents: &[StoredDocument]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (document, it) in documents.iter().enumerate() {
        for (mention, it) in it.head().mentions.iter().enumerate() {
            let is_percent = it.kind == MentionKind::Percent;
            for value in std::iter::once(it.value).chain(it.upper) {
                figures.push(Figure { value, is_percent, document: document as u32, mention: mention as u32 });
            }
        }
    }
    figures.sort_by_key(|it| (it.value, it.document, it.mention));
    figures
}
