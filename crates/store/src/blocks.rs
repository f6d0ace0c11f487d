//! A large corpus in files: a head, which is all that a page needs before somebody asks for more, blocks with the texts
//! and readings of some documents each, and the search index. All are bundles of the same [wire](crate::wire) format.
//!
//! A page opens the head as its corpus. What it computes from a document that is not here yet is noted as
//! [wanted](Corpus::wanted); who has fetched the file gives it to [`Corpus::take_in`] and computes again. So a view need not
//! say what it needs, and a view that nobody thought of asks for too much, but shows nothing wrong.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use engine::compact_sort::CompactSort;
use engine::reading::{Comparison, Entity, EntityKind, GoverningPeriod, Mention, Observation, Unit};
use engine::rules::{CORRECTION, MEASURE_OF_TARGET, Rule};
use engine::{Decimal, Reading, Span};

use crate::error::{Error, ErrorKind};
use crate::index::{Index, Places, Stream, WordList};
use crate::wire::{BY_ROW, OF_SITE, checksum};
use crate::{Corpus, StoredDocument, read, write};

/// From so many bytes of text a site carries its corpus in blocks. All of 1 MB, some 330 articles, is 0.6 MB to download
/// (gzip), a second on a line of 5 Mbit/s; with more, the head and then a block are sooner there.
pub const MIN_BYTES: usize = 1_000_000;

/// A block is closed when it has so many bytes of text: about ten articles, 25 KB to download (gzip). Larger ones are more
/// bytes for one article and for each of a list of sentences; smaller ones compress worse.
const BLOCK_BYTES: usize = 32_000;

/// By these a figure is more than its fields say.
const RULES_IN_HEAD: [Rule; 1] = [MEASURE_OF_TARGET];

/// An article without a title is called by its first line; so many characters of it are more than any name shows.
const OPENING_CHARS: usize = 180;

/// The files in which the rest of a corpus is; none if all of it is here.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    files: Vec<FileEntry>,
    arrivals: Arc<Arrivals>,
}

/// One file, as the head knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FileEntry {
    /// Where it is, relative to the page.
    address: String,
    /// How many documents it has, after those of the file before; 0 for those of the index: the first is the whole index, the
    /// second the list of its words, the others are the places of words.
    n_documents: u32,
    /// Of all its bytes: what comes is what was written together with the head, or it is refused.
    checksum: u32,
}

/// What has come, and what was missed: shared by a corpus and its documents.
#[derive(Debug, Default)]
pub(crate) struct Arrivals {
    /// How often something was wanted that was not here.
    n_missed: AtomicU32,
    files: Vec<Arrival>,
}

#[derive(Debug, Default)]
struct Arrival {
    is_here: AtomicBool,
    /// The miss that first wanted it, from 1; 0 if nothing has.
    wanted: AtomicU32,
    /// What came, if it is of the index: read when it is searched. As bytes, since a page that searches nothing would carry
    /// the code for all else.
    of_index: OnceLock<Vec<u8>>,
}

/// The search index as it travels in a file of its own.
#[derive(Debug)]
pub(crate) struct IndexFile {
    /// See [`Stream::packed`].
    pub(crate) packed: Vec<u8>,
    /// For each document, where its sentences begin and end, counted in words.
    pub(crate) sentences: Vec<Vec<(u32, u32)>>,
}

/// The words of the index as they travel in a file of their own, without their places.
#[derive(Debug)]
pub(crate) struct WordFile {
    pub(crate) list: WordList,
    /// As in [`IndexFile`].
    pub(crate) sentences: Vec<Vec<(u32, u32)>>,
}

/// What there is to search with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchIndex {
    /// All of it, or the texts that it can be made of.
    Whole,
    /// The words, and the places of those in so many files.
    Words(usize),
    /// Nothing yet; it is wanted.
    Wanted,
}

impl Arrivals {
    fn of(n_files: usize) -> Arc<Arrivals> {
        Arc::new(Arrivals { files: (0..n_files).map(|_| Arrival::default()).collect(), ..Arrivals::default() })
    }

    /// Notes that a file is wanted that is not here.
    pub(crate) fn miss(&self, file: usize) {
        let nth = self.n_missed.fetch_add(1, Ordering::Relaxed).saturating_add(1);
        if let Some(arrival) = self.files.get(file) {
            let _ = arrival.wanted.compare_exchange(0, nth, Ordering::Relaxed, Ordering::Relaxed);
        }
    }

    fn is_here(&self, file: usize) -> bool {
        self.files.get(file).is_some_and(|arrival| arrival.is_here.load(Ordering::Relaxed))
    }
}

impl PartialEq for Blocks {
    fn eq(&self, other: &Blocks) -> bool {
        self.files == other.files
    }
}

impl Blocks {
    pub(crate) fn of(files: Vec<FileEntry>) -> Blocks {
        Blocks { arrivals: Arrivals::of(files.len()), files }
    }

    /// For each file the number of its documents, its checksum, and its address after its length, two bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let file = |file: &FileEntry| {
            let address = file.address.as_bytes();
            let numbers = [file.n_documents.to_le_bytes(), file.checksum.to_le_bytes()].concat();
            [&numbers, (address.len() as u16).to_le_bytes().as_slice(), address].concat()
        };
        self.files.iter().flat_map(file).collect()
    }

    /// The inverse of [`bytes`](Blocks::bytes). Postcard could write them, for twice the code in every page.
    pub(crate) fn from_bytes(mut bytes: &[u8]) -> Option<Blocks> {
        let mut files = Vec::new();
        while !bytes.is_empty() {
            let end = 10 + usize::from(read::u16_at(bytes, 8)?);
            let address = String::from_utf8(bytes.get(10..end)?.to_vec()).ok()?;
            files.push(FileEntry { address, n_documents: read::u32_at(bytes, 0)?, checksum: read::u32_at(bytes, 4)? });
            bytes = bytes.get(end..)?;
        }
        Some(Blocks::of(files))
    }

    /// Makes documents the heads of what is in the files, in that order.
    pub(crate) fn send_away(&self, heads: &mut [StoredDocument]) {
        let mut heads = heads.iter_mut();
        for (at, file) in self.files.iter().enumerate() {
            for head in heads.by_ref().take(file.n_documents as usize) {
                with_values(&mut head.reading);
                head.send_away(at, &self.arrivals);
            }
        }
    }

    /// How many documents the files have together.
    pub(crate) fn n_documents(&self) -> usize {
        self.files.iter().fold(0, |sum, file| sum.saturating_add(file.n_documents as usize))
    }

    fn index_at(&self) -> Option<usize> {
        self.files.iter().position(|file| file.n_documents == 0)
    }
}

impl Corpus {
    /// The files that were wanted and are not here, those first that were wanted first.
    #[must_use]
    pub fn wanted(&self) -> Vec<usize> {
        let arrivals = &self.blocks.arrivals;
        let of = |(file, arrival): (usize, &Arrival)| (arrival.wanted.load(Ordering::Relaxed), file);
        let mut wanted: Vec<(u32, usize)> = arrivals.files.iter().enumerate().map(of).collect();
        wanted.retain(|(nth, file)| *nth > 0 && !arrivals.is_here(*file));
        wanted.compact_sort();
        wanted.into_iter().map(|(_, file)| file).collect()
    }

    /// Forgets what was wanted: what is shown now says again what it wants.
    pub fn want_nothing(&self) {
        self.blocks.arrivals.files.iter().for_each(|file| file.wanted.store(0, Ordering::Relaxed));
    }

    /// How often something was wanted that is not here: if the number has risen, what was computed meanwhile is to be
    /// computed again.
    #[must_use]
    pub fn n_missed(&self) -> u32 {
        self.blocks.arrivals.n_missed.load(Ordering::Relaxed)
    }

    /// Whether all documents are here.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let mut files = self.blocks.files.iter().enumerate();
        files.all(|(at, file)| file.n_documents == 0 || self.blocks.arrivals.is_here(at))
    }

    /// Whether all documents are here; if not, all are wanted.
    #[must_use]
    pub fn is_whole_or_wanted(&self) -> bool {
        let is_whole = self.is_whole();
        if !is_whole {
            let files = self.blocks.files.iter().enumerate().filter(|(_, file)| file.n_documents > 0);
            files.for_each(|(at, _)| self.blocks.arrivals.miss(at));
        }
        is_whole
    }

    /// Whether the search index is here, or can be made of what is here; if not, it is wanted.
    #[must_use]
    pub fn has_index_or_wanted(&self) -> bool {
        match self.blocks.index_at() {
            None => self.is_whole_or_wanted(),
            Some(at) if self.blocks.arrivals.is_here(at) => true,
            Some(at) => {
                self.blocks.arrivals.miss(at);
                false
            }
        }
    }

    /// What there is to search with for who needs the places of a question's words alone; if nothing, the list of words is
    /// wanted.
    #[must_use]
    pub fn index_for_words(&self) -> SearchIndex {
        let Some(whole) = self.blocks.index_at() else { return self.whole_index() };
        let arrivals = &self.blocks.arrivals;
        if arrivals.is_here(whole) || self.blocks.files.len() <= whole + 1 {
            return self.whole_index();
        }
        if !arrivals.is_here(whole + 1) {
            arrivals.miss(whole + 1);
            return SearchIndex::Wanted;
        }
        let n_files = self.blocks.files.len();
        SearchIndex::Words((whole + 2..n_files).filter(|file| arrivals.is_here(*file)).count())
    }

    /// What there is to search with for who needs all words; if nothing, it is wanted.
    #[must_use]
    pub fn whole_index(&self) -> SearchIndex {
        if self.has_index_or_wanted() { SearchIndex::Whole } else { SearchIndex::Wanted }
    }

    /// Notes that the places of some words are wanted, if they are not here.
    pub(crate) fn want_places(&self, file: usize) {
        if let Some(whole) = self.blocks.index_at()
            && !self.blocks.arrivals.is_here(whole + 2 + file)
        {
            self.blocks.arrivals.miss(whole + 2 + file);
        }
    }

    /// Where a file is, relative to the page; nothing for a number that is none.
    #[must_use]
    pub fn address_of(&self, file: usize) -> Option<&str> {
        self.blocks.files.get(file).map(|file| file.address.as_str())
    }

    /// How many files there are beside the head; 0 for a corpus that is whole from the start.
    #[must_use]
    pub fn n_files(&self) -> usize {
        self.blocks.files.len()
    }

    /// Takes in the bytes of a file.
    ///
    /// # Errors
    /// If they are not those that were written with the head. Then nothing is changed.
    pub fn take_in(&self, file: usize, bytes: &[u8]) -> Result<(), Error> {
        let entry = self.blocks.files.get(file).ok_or_else(|| damaged(file, "there is no such file"))?;
        if checksum(OF_SITE, BY_ROW, bytes) != entry.checksum {
            return Err(damaged(file, "these are not the bytes that were written"));
        }
        if entry.n_documents == 0 {
            self.take_in_index(file, bytes)?;
        } else {
            let first: usize = self.blocks.files.iter().take(file).map(|file| file.n_documents as usize).sum();
            let own = self.documents.iter().skip(first).take(entry.n_documents as usize);
            let come = crate::read(bytes)?.documents;
            if !own.clone().map(|document| &document.id).eq(come.iter().map(|document| &document.id)) {
                return Err(damaged(file, "it has other documents"));
            }
            own.zip(come).for_each(|(document, come)| document.take_in(come));
        }
        if let Some(arrival) = self.blocks.arrivals.files.get(file) {
            arrival.is_here.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Takes in a file of the index.
    fn take_in_index(&self, file: usize, bytes: &[u8]) -> Result<(), Error> {
        let whole = self.blocks.index_at().unwrap_or(file);
        let is_own = match file - whole {
            0 => read::index_file(bytes)?.sentences.len() == self.documents.len(),
            1 => {
                let words = read::word_file(bytes)?;
                let n_files = self.blocks.files.len() - file - 1;
                words.sentences.len() == self.documents.len() && words.list.is_of(self.documents.len(), n_files)
            }
            nth => {
                let places = read::places(bytes)?;
                self.of_index(1, read::word_file).is_some_and(|words| words.list.has(nth - 2, &places))
            }
        };
        let arrival = self.blocks.arrivals.files.get(file).filter(|_| is_own);
        let arrival = arrival.ok_or_else(|| damaged(file, "it is of another corpus"))?;
        let _ = arrival.of_index.set(bytes.to_vec());
        Ok(())
    }

    /// The whole index, if it has come.
    pub(crate) fn index_file(&self) -> Option<IndexFile> {
        self.of_index(0, read::index_file)
    }

    /// The words of the index that is cut by word, and of each file the places that have come.
    pub(crate) fn word_file(&self) -> Option<(WordFile, Vec<Option<Places>>)> {
        let n_files = self.blocks.files.len().checked_sub(self.blocks.index_at()?)?;
        Some((self.of_index(1, read::word_file)?, (2..n_files).map(|nth| self.of_index(nth, read::places)).collect()))
    }

    /// The `nth` file of the index, if it has come.
    fn of_index<T>(&self, nth: usize, open: impl Fn(&[u8]) -> Result<T, Error>) -> Option<T> {
        let arrival = self.blocks.arrivals.files.get(self.blocks.index_at()? + nth)?;
        open(arrival.of_index.get()?).ok()
    }
}

fn damaged(file: usize, why: &str) -> Error {
    Error::new(ErrorKind::Damaged, format!("damaged corpus: file {file}: {why}"))
}

/// A corpus in files.
#[derive(Debug)]
pub struct InFiles {
    /// What the page opens: the bundle of [`write_site`](crate::write_site).
    pub head: Corpus,
    /// The other files: address and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

impl InFiles {
    /// Adds to the head the links of the sentences of documents: those to which the start page leads. A document from which
    /// a correction has taken a figure is left out, since its links count what was taken.
    pub fn with_links_of(&mut self, corpus: &Corpus, documents: &[usize]) {
        for at in documents {
            let (Some(head), Some(whole)) = (self.head.documents.get_mut(*at), corpus.documents.get(*at)) else {
                continue;
            };
            if whole.reading.exclusions.iter().all(|it| it.reason != CORRECTION) {
                head.reading.sentences.clone_from(&whole.reading.sentences);
            }
        }
    }
}

/// A corpus in files, if it is [large enough](MIN_BYTES); `address` says where a file of this name and these bytes is to be
/// found, relative to the page.
#[must_use]
pub fn in_files(corpus: &Corpus, address: impl Fn(&str, &[u8]) -> String) -> Option<InFiles> {
    let n_bytes: usize = corpus.documents.iter().map(|it| it.text.len()).sum();
    (n_bytes >= MIN_BYTES).then(|| in_files_of(corpus, BLOCK_BYTES, address))
}

/// The same whatever its size, with a block closed when it has `block_bytes` of text.
#[must_use]
pub fn in_files_of(corpus: &Corpus, block_bytes: usize, address: impl Fn(&str, &[u8]) -> String) -> InFiles {
    let (mut entries, mut files) = (Vec::new(), Vec::new());
    let mut push = |name: &str, n_documents: usize, bytes: Vec<u8>| {
        let address = address(name, &bytes);
        let checksum = checksum(OF_SITE, BY_ROW, &bytes);
        entries.push(FileEntry { address: address.clone(), n_documents: n_documents as u32, checksum });
        files.push((address, bytes));
    };
    let mut rest = corpus.documents.as_slice();
    let mut nth = 0;
    while !rest.is_empty() {
        let mut n_bytes = 0;
        let mut fits = |it: &&StoredDocument| {
            let is_open = n_bytes < block_bytes;
            n_bytes += it.text.len();
            is_open
        };
        let (own, after) = rest.split_at(rest.iter().take_while(|it| fits(it)).count());
        let block = Corpus { documents: own.to_vec(), ..Corpus::default() };
        push(&format!("{nth:04}"), own.len(), crate::write_site(&block));
        nth += 1;
        rest = after;
    }
    let packed = Some(corpus.index.clone()).filter(|index| !index.is_empty());
    if let Some(packed) = packed.or_else(|| Stream::of(&corpus.documents).packed()) {
        let sentences = crate::index::words_of_all_sentences(&corpus.documents);
        push("index", 0, write::index_file(&packed, &sentences));
        if let Some(index) = Index::unpack(&packed, corpus) {
            let (list, places) = WordList::of(&index);
            push("words", 0, write::word_file(&list, &sentences));
            for (nth, places) in places.iter().enumerate() {
                push(&format!("words-{nth:04}"), 0, write::places(places));
            }
        }
    }
    let blocks = Blocks::of(entries);
    let mut documents: Vec<StoredDocument> = corpus.documents.iter().map(head_of).collect();
    // One audience is enough to know that there are some (of many the head would be half as large again).
    let audience = |it: &StoredDocument| it.reading.entities.iter().find(|it| it.kind == EntityKind::Audience).cloned();
    let first = (0..).zip(&corpus.documents).find_map(|(at, document)| Some((at, audience(document)?)));
    if let Some((at, audience)) = first
        && let Some(head) = documents.get_mut::<usize>(at)
    {
        head.reading.entities.push(Entity { span: Span::default(), ..audience });
    }
    blocks.send_away(&mut documents);
    let head = Corpus { documents, index: Vec::new(), blocks, ..corpus.clone() };
    InFiles { head, files }
}

/// What of a document the head has.
fn head_of(document: &StoredDocument) -> StoredDocument {
    let reading = &document.reading;
    let text = if reading.meta.title.is_some() { "" } else { opening(&document.text) };
    let reading = Reading {
        meta: reading.meta.clone(),
        mentions: reading.mentions.iter().map(mention_head).collect(),
        observations: reading.observations.iter().map(observation_head).collect(),
        ..Reading::default()
    };
    StoredDocument::new(document.id.clone(), text.to_owned(), reading)
}

/// The beginning of a text: its first line, if it is not longer than any name.
fn opening(text: &str) -> &str {
    let start = text.len() - text.trim_start().len();
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("");
    let end = line.char_indices().nth(OPENING_CHARS).map_or(line.len(), |(at, _)| at);
    text.get(..start + end).unwrap_or("")
}

/// A mention without its places in the text.
fn mention_head(mention: &Mention) -> Mention {
    let unit = Unit { span: None, implied_by: None, ..mention.unit.clone() };
    Mention { span: Span::default(), number: Span::default(), unit, rules: Vec::new(), ..mention.clone() }
}

/// The head of a document as it is written. The value of an observation is most often that of its mention: left out, since
/// it would be a tenth of what a visitor waits for.
pub(crate) fn without_values(here: &Reading) -> Reading {
    let mut short = here.clone();
    for observation in &mut short.observations {
        let of = here.mentions.get(observation.mention.0 as usize);
        if of.is_some_and(|mention| mention.value == observation.signed) {
            observation.signed = Decimal::ZERO;
        }
    }
    short
}

/// The inverse of [`without_values`]: a value with a sign is zero only where the value is.
fn with_values(head: &mut Reading) {
    let Reading { mentions, observations, .. } = head;
    for observation in observations.iter_mut().filter(|it| it.signed.is_zero()) {
        observation.signed = mentions.get(observation.mention.0 as usize).map_or(Decimal::ZERO, |it| it.value);
    }
}

/// An observation without its places in the text.
fn observation_head(observation: &Observation) -> Observation {
    Observation {
        phrase: None,
        period: observation.period.map(|it| GoverningPeriod { span: None, ..it }),
        compare: observation.compare.map(|it| Comparison { span: Span::default(), ..it }),
        attribution: None,
        evidence: Vec::new(),
        rules: observation.rules.iter().copied().filter(|rule| RULES_IN_HEAD.contains(rule)).collect(),
        ..observation.clone()
    }
}

#[cfg(test)]
mod tests;
