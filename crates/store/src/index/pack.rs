//! The index as bytes: the words once, then the texts as numbers of words. What else the index has is counted from that
//! in a few passes, faster than any form of it could be downloaded.
//!
//! Words that often stand side by side get a number of their own, twice over, so that most of a text is numbers of pairs
//! or pairs of pairs; numbers are given by how often they are used, the most frequent in one byte. Postings with delta
//! coded positions were tried and are half as large again, since they hide which words follow which from the server's
//! compression.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::terms::Vocabulary;
use super::{BREAK, Stream};

/// What is written. A *symbol* is a word, the [`BREAK`] between documents (a word without letters), or a pair; its
/// number is its place by frequency.
#[derive(Serialize, Deserialize)]
struct Packed<'a> {
    /// The words in order of their symbols, a line break between.
    words: &'a str,
    /// A bit a symbol, lowest first: whether it is a pair.
    is_pair: &'a [u8],
    /// Two symbols a pair, in order of the pairs' symbols.
    pairs: &'a [u8],
    /// The documents.
    stream: &'a [u8],
}

/// How often pairs are made of what the stream then holds; how many at once; how often a pair must stand. More rounds
/// save less than their table costs.
const N_ROUNDS: usize = 2;
const MAX_PAIRS: usize = 15_000;
const MIN_TIMES: u32 = 12;

/// Symbols below `ONE` are one byte; the next `TWO` × 256 two; the rest three.
const ONE: u32 = 160;
const TWO: u32 = 80;
const MAX_SYMBOLS: usize = (ONE + TWO * 256 + (256 - ONE - TWO) * 65_536) as usize;

/// The bytes of an index, made of its words and its stream; `None` if it has more words than the form has room for.
pub(super) fn packed(vocabulary: &Vocabulary, stream: &[u32]) -> Option<Vec<u8>> {
    let n_words = vocabulary.len() as u32;
    // The break is one more word.
    let mut stream: Vec<u32> = stream.iter().map(|word| if *word == BREAK { n_words } else { *word }).collect();
    let mut pairs = Vec::new();
    for _ in 0..N_ROUNDS {
        let found = frequent_pairs(&stream, n_words, n_words + 1 + pairs.len() as u32);
        stream = paired(&stream, &found);
        let mut new: Vec<_> = found.into_iter().map(|(pair, (symbol, _))| (symbol, pair)).collect();
        new.sort_unstable();
        pairs.extend(new.into_iter().map(|(_, pair)| pair));
    }
    let n_symbols = n_words as usize + 1 + pairs.len();
    if n_symbols > MAX_SYMBOLS {
        return None;
    }
    let mut n_times = vec![0_u32; n_symbols];
    for symbol in &stream {
        n_times[*symbol as usize] += 1;
    }
    let mut order: Vec<u32> = (0..).take(n_symbols).collect();
    order.sort_by_key(|symbol| (std::cmp::Reverse(n_times[*symbol as usize]), *symbol));
    let mut number = vec![0_u32; n_symbols];
    for (at, symbol) in order.iter().enumerate() {
        number[*symbol as usize] = at as u32;
    }

    let (mut words, mut is_pair, mut pair_bytes) = (Vec::new(), vec![0_u8; n_symbols.div_ceil(8)], Vec::new());
    for (at, symbol) in order.iter().enumerate() {
        match symbol.checked_sub(n_words + 1).and_then(|pair| pairs.get(pair as usize)) {
            None => words.push(vocabulary.exact(*symbol)),
            Some((left, right)) => {
                is_pair[at / 8] |= 1 << (at % 8);
                put(&mut pair_bytes, number[*left as usize]);
                put(&mut pair_bytes, number[*right as usize]);
            }
        }
    }
    let mut stream_bytes = Vec::with_capacity(stream.len() * 2);
    for symbol in &stream {
        put(&mut stream_bytes, number[*symbol as usize]);
    }
    let packed = Packed { words: &words.join("\n"), is_pair: &is_pair, pairs: &pair_bytes, stream: &stream_bytes };
    Some(crate::write::bytes_of(&packed))
}

/// What was packed; `None` if the bytes are something else.
pub(super) fn unpacked(bytes: &[u8]) -> Option<Stream> {
    let packed: Packed<'_> = postcard::from_bytes(bytes).ok()?;
    let mut words: Vec<String> = packed.words.split('\n').map(str::to_owned).collect();
    let symbols = Symbols::new(&packed, &words)?;
    // The break is no word: the last takes its place.
    let at = words.iter().position(String::is_empty)?;
    words.swap_remove(at);
    let (broken, moved) = (at as u32, words.len() as u32);
    let place = |word: u32| match word {
        word if word == broken => BREAK,
        word if word == moved => broken,
        word => word,
    };
    let spelled: Vec<u32> = symbols.spelled.iter().map(|word| place(*word)).collect();
    let mut numbers = Vec::with_capacity(packed.stream.len() * 2);
    let mut rest = packed.stream;
    while !rest.is_empty() {
        numbers.extend_from_slice(spelled.get(symbols.range(take(&mut rest)?)?)?);
    }
    Some(Stream { words, numbers })
}

/// What symbols stand for.
struct Symbols {
    /// Words, those of one symbol side by side.
    spelled: Vec<u32>,
    /// Where the words of each symbol begin and end.
    ranges: Vec<(u32, u32)>,
}

impl Symbols {
    fn new(packed: &Packed<'_>, words: &[String]) -> Option<Symbols> {
        let mut pairs = Vec::new();
        let mut rest = packed.pairs;
        while !rest.is_empty() {
            pairs.push((take(&mut rest)?, take(&mut rest)?));
        }
        let n_symbols = words.len() + pairs.len();
        let is_pair = |symbol: usize| packed.is_pair.get(symbol / 8).is_some_and(|byte| byte >> (symbol % 8) & 1 == 1);
        let mut symbols = Symbols { spelled: Vec::new(), ranges: vec![(0, 0); n_symbols] };
        let mut unspelled: Vec<(usize, (u32, u32))> = Vec::with_capacity(pairs.len());
        let (mut next_word, mut next_pair) = (0, pairs.iter());
        for symbol in 0..n_symbols {
            if is_pair(symbol) {
                unspelled.push((symbol, *next_pair.next()?));
            } else {
                symbols.spell(symbol, |spelled| spelled.push(next_word));
                next_word += 1;
            }
        }
        // A pair of pairs is spelled after them.
        for _ in 0..N_ROUNDS {
            unspelled.retain(|(symbol, (left, right))| {
                let (Some(left), Some(right)) = (symbols.range(*left), symbols.range(*right)) else { return true };
                if left.is_empty() || right.is_empty() {
                    return true;
                }
                symbols.spell(*symbol, |spelled| {
                    spelled.extend_from_within(left);
                    spelled.extend_from_within(right);
                });
                false
            });
        }
        (unspelled.is_empty() && next_word as usize == words.len()).then_some(symbols)
    }

    fn spell(&mut self, symbol: usize, spell: impl FnOnce(&mut Vec<u32>)) {
        let start = self.spelled.len() as u32;
        spell(&mut self.spelled);
        if let Some(range) = self.ranges.get_mut(symbol) {
            *range = (start, self.spelled.len() as u32);
        }
    }

    fn range(&self, symbol: u32) -> Option<std::ops::Range<usize>> {
        self.ranges.get(symbol as usize).map(|(start, end)| *start as usize..*end as usize)
    }
}

/// The pairs that stand most often, with the symbol that each gets and how often it stands. None holds the break.
fn frequent_pairs(stream: &[u32], broken: u32, next_symbol: u32) -> FxHashMap<(u32, u32), (u32, u32)> {
    let mut n_times: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    for pair in stream.windows(2).filter(|pair| pair[0] != broken && pair[1] != broken) {
        *n_times.entry((pair[0], pair[1])).or_default() += 1;
    }
    // Sorted, so that the order of the table plays no part.
    let mut found: Vec<(u32, (u32, u32))> =
        n_times.into_iter().filter(|(_, n)| *n >= MIN_TIMES).map(|(pair, n)| (n, pair)).collect();
    found.sort_unstable_by_key(|(n, pair)| (std::cmp::Reverse(*n), *pair));
    found.truncate(MAX_PAIRS);
    (next_symbol..).zip(found).map(|(symbol, (n, pair))| (pair, (symbol, n))).collect()
}

/// The stream with pairs in place of their parts. Of two that share a part the more frequent is made, else the first.
fn paired(stream: &[u32], pairs: &FxHashMap<(u32, u32), (u32, u32)>) -> Vec<u32> {
    let pair_at = |at: usize| Some(*pairs.get(&(*stream.get(at)?, *stream.get(at + 1)?))?);
    let mut out = Vec::with_capacity(stream.len());
    let (mut at, mut here) = (0, pair_at(0));
    while let Some(symbol) = stream.get(at) {
        let next = pair_at(at + 1);
        match here {
            Some((pair, n)) if next.is_none_or(|(_, n_next)| n >= n_next) => {
                out.push(pair);
                at += 2;
                here = pair_at(at);
            }
            _ => {
                out.push(*symbol);
                at += 1;
                here = next;
            }
        }
    }
    out
}

fn put(out: &mut Vec<u8>, symbol: u32) {
    if symbol < ONE {
        out.push(symbol as u8);
    } else if symbol < ONE + TWO * 256 {
        let rest = symbol - ONE;
        out.extend([(ONE + (rest >> 8)) as u8, rest as u8]);
    } else {
        let rest = symbol - ONE - TWO * 256;
        out.extend([(ONE + TWO + (rest >> 16)) as u8, (rest >> 8) as u8, rest as u8]);
    }
}

fn take(rest: &mut &[u8]) -> Option<u32> {
    let (first, after) = rest.split_first()?;
    let first = u32::from(*first);
    if first < ONE {
        *rest = after;
        return Some(first);
    }
    let (second, after) = after.split_first()?;
    let second = u32::from(*second);
    if first < ONE + TWO {
        *rest = after;
        return Some(ONE + ((first - ONE) << 8 | second));
    }
    let (third, after) = after.split_first()?;
    *rest = after;
    Some(ONE + TWO * 256 + ((first - ONE - TWO) << 16 | second << 8 | u32::from(*third)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::index::Index;
    use crate::{Corpus, StoredDocument};

    fn corpus(texts: Vec<String>) -> Corpus {
        let document = |text| StoredDocument::new(String::new(), text, engine::Reading::default());
        Corpus { documents: texts.into_iter().map(document).collect(), ..Corpus::default() }
    }

    #[test]
    fn every_symbol_is_taken_as_it_was_put() {
        let mut bytes = Vec::new();
        let symbols =
            [0, ONE - 1, ONE, ONE + 255, ONE + TWO * 256 - 1, ONE + TWO * 256, 70_000, MAX_SYMBOLS as u32 - 1];
        symbols.iter().for_each(|symbol| put(&mut bytes, *symbol));
        let mut rest = bytes.as_slice();
        let taken: Vec<u32> = symbols.iter().map(|_| take(&mut rest).unwrap()).collect();
        assert_eq!((taken.as_slice(), rest), (symbols.as_slice(), [].as_slice()));
    }

    proptest! {
        /// Few words, often: pairs and pairs of pairs.
        #[test]
        fn an_index_comes_back(texts in proptest::collection::vec("((mot|hai|ba|Bốn) ){0,60}", 0..20), odd in any::<String>()) {
            let corpus = corpus(texts.into_iter().chain([odd]).collect());
            let built = Index::build(&corpus);
            let packed = Stream::of(&corpus.documents).packed().unwrap();
            let back = Index::unpack(&packed, &corpus).unwrap();
            prop_assert_eq!(format!("{back:?}"), format!("{built:?}"));
        }

        #[test]
        fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(Index::unpack(&bytes, &corpus(vec!["a".to_owned(); 3])).is_none());
        }

        #[test]
        fn a_changed_byte_harms_nothing(texts in proptest::collection::vec("((mot|hai|ba|Bốn) ){0,60}", 1..9),
                                        at in any::<proptest::sample::Index>(), byte in any::<u8>()) {
            let corpus = corpus(texts);
            let mut packed = Stream::of(&corpus.documents).packed().unwrap();
            let at = at.index(packed.len());
            packed[at] = byte;
            if let Some(index) = Index::unpack(&packed, &corpus) {
                prop_assert_eq!(index.n_documents(), corpus.documents.len());
            }
        }
    }
}
