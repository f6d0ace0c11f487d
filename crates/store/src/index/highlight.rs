//! Where in a document a query is met: spans on its raw text, and the sentences that hold them, best first.

use engine::Span;
use engine::compact_sort::CompactSort;

use super::clause::Query;
use super::sentence_matches::{IndexedDocument, Words, chains};
use super::{Fit, Index};
use crate::Corpus;

/// A sentence that a query is met in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its place in [`Reading::sentences`](engine::Reading::sentences).
    pub sentence: u32,
    /// Where in the document's raw text the query is met, inside the sentence; disjoint, in order.
    pub spans: Vec<Span>,
    /// How many different parts of the query are met in it.
    pub n_parts: usize,
}

/// Words of a document in which a query is met, side by side.
pub(crate) struct Run {
    /// The first of them.
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// Whether they are all that was asked for.
    pub(crate) is_whole: bool,
}

impl Index {
    /// Where `query` is met in a document of the corpus: spans on its raw text, disjoint, in order. Parts that exclude
    /// are met nowhere.
    #[must_use]
    pub fn highlights(&self, corpus: &Corpus, at: usize, query: &Query) -> Vec<Span> {
        let Some(document) = self.document(corpus, at) else { return Vec::new() };
        let spans = document.spans();
        let words = self.words_of_parts(corpus, &document, &spans, query).concat();
        disjoint(words.into_iter().filter_map(|words| span_of(&spans, words)).collect())
    }

    /// The sentences of a document of the corpus in which `query` is met in the sense of `fit`: those that hold all of
    /// it, or for [`Fit::Parts`] those that hold most. Where its parts stand side by side first, then in text order.
    #[must_use]
    pub fn passages(&self, corpus: &Corpus, at: usize, query: &Query, fit: Fit) -> Vec<Passage> {
        let Some(document) = self.document(corpus, at) else { return Vec::new() };
        let wanted = match fit {
            Fit::Parts => None,
            Fit::Whole | Fit::OtherMarks | Fit::Beginning => {
                Some(self.whole_sentences(corpus, &document, &query.parts()))
            }
        };
        if wanted.as_ref().is_some_and(Vec::is_empty) {
            // Before the text is cut into words: many articles hold all words, and few hold them in one sentence.
            return Vec::new();
        }
        let spans = document.spans();
        let parts = self.words_of_parts(corpus, &document, &spans, query);
        let mut passages = match wanted {
            Some(sentences) => whole(&document, &spans, &parts, &sentences),
            None => partial(&document, &spans, &parts),
        };
        passages.compact_sort_by(|(a_chain, a), (b_chain, b)| b_chain.cmp(a_chain).then(a.sentence.cmp(&b.sentence)));
        passages.into_iter().map(|(_, passage)| passage).collect()
    }

    /// The runs of words of a document in which the parts of `query` are met: disjoint, in order. All parts side by side
    /// in their order are one whole run; of the rest, different parts side by side are one run.
    pub(crate) fn runs(&self, corpus: &Corpus, at: usize, spans: &[Span], query: &Query, fit: Fit) -> Vec<Run> {
        let Some(document) = self.document(corpus, at) else { return Vec::new() };
        let parts = self.words_of_parts(corpus, &document, spans, query);
        let mut runs: Vec<Run> = Vec::new();
        for chain in chains(&parts) {
            if runs.last().is_none_or(|run| run.last < chain.first) {
                runs.push(Run { first: chain.first, last: chain.last, is_whole: true });
            }
        }
        let n_whole = runs.len();
        let sentences = (fit != Fit::Parts).then(|| self.whole_sentences(corpus, &document, &query.parts()));
        let is_wanted = |words: &Words| {
            let is_free =
                runs.get(..n_whole).unwrap_or(&[]).iter().all(|run| words.last < run.first || run.last < words.first);
            let sentence = document.sentence_of(*words);
            is_free && sentences.as_ref().is_none_or(|all| sentence.is_some_and(|it| all.contains(&it)))
        };
        let mut rest: Vec<(usize, Words)> = Vec::new();
        for (part, words) in parts.iter().enumerate() {
            rest.extend(words.iter().filter(|words| is_wanted(words)).map(|words| (part, *words)));
        }
        runs.extend(merged(rest));
        runs.compact_sort_by_key(|run| run.first);
        runs
    }
}

/// Runs of different parts that stand side by side, in the order of the parts. Of two that overlap the longer one.
fn merged(mut parts: Vec<(usize, Words)>) -> Vec<Run> {
    parts.compact_sort_by_key(|(part, words)| (words.first, std::cmp::Reverse(words.last), *part));
    let mut runs: Vec<(Run, usize)> = Vec::with_capacity(parts.len());
    for (part, Words { first, last }) in parts {
        match runs.last_mut() {
            Some((run, _)) if first <= run.last => {}
            Some((run, before)) if first == run.last + 1 && *before < part => {
                run.last = last;
                *before = part;
            }
            _ => runs.push((Run { first, last, is_whole: false }, part)),
        }
    }
    runs.into_iter().map(|(run, _)| run).collect()
}

/// The given sentences; where all parts stand side by side only these words are marked, and that is said.
fn whole(
    document: &IndexedDocument<'_>,
    spans: &[Span],
    parts: &[Vec<Words>],
    sentences: &[u32],
) -> Vec<(bool, Passage)> {
    let with_sentence = |words: &Words| Some((document.sentence_of(*words)?, *words));
    let mut met: Vec<(u32, Words)> = parts.iter().flatten().filter_map(with_sentence).collect();
    met.compact_sort();
    let chained: Vec<(u32, Words)> = chains(parts).iter().filter_map(with_sentence).collect();
    let passage = |sentence: u32| {
        let (own, own_chains) = (of_sentence(&met, sentence), of_sentence(&chained, sentence));
        let holds = |chain: &Words, words: &Words| chain.first <= words.first && words.last <= chain.last;
        let is_marked =
            |words: &Words| own_chains.is_empty() || own_chains.iter().any(|(_, chain)| holds(chain, words));
        let marked = own.iter().filter(|(_, words)| is_marked(words));
        let marked = disjoint(marked.filter_map(|(_, words)| span_of(spans, *words)).collect());
        (!own_chains.is_empty(), Passage { sentence, spans: marked, n_parts: parts.len() })
    };
    sentences.iter().map(|sentence| passage(*sentence)).collect()
}

/// Those of a sentence, of words in order of sentences.
fn of_sentence(words: &[(u32, Words)], sentence: u32) -> &[(u32, Words)] {
    let start = words.partition_point(|(at, _)| *at < sentence);
    let end = words.partition_point(|(at, _)| *at <= sentence);
    words.get(start..end).unwrap_or(&[])
}

/// The sentences that hold most parts. Words that cross the end of a sentence are of both.
fn partial(document: &IndexedDocument<'_>, spans: &[Span], parts: &[Vec<Words>]) -> Vec<(bool, Passage)> {
    let mut passages: Vec<Passage> = Vec::new();
    for (sentence, it) in document.stored.reading.sentences.iter().enumerate() {
        let mut met = Vec::new();
        let mut n_parts = 0;
        for part in parts {
            let own = part.iter().filter_map(|words| span_of(spans, *words));
            let own: Vec<Span> = own.filter(|span| it.span.overlaps(*span)).collect();
            n_parts += usize::from(!own.is_empty());
            met.extend(
                own.into_iter()
                    .map(|span| Span { start: span.start.max(it.span.start), end: span.end.min(it.span.end) }),
            );
        }
        if n_parts > 0 {
            passages.push(Passage { sentence: sentence as u32, spans: disjoint(met), n_parts });
        }
    }
    let most = passages.iter().map(|it| it.n_parts).max().unwrap_or(0);
    passages.retain(|it| it.n_parts == most);
    passages.into_iter().map(|passage| (false, passage)).collect()
}

/// Where words stand in the raw text.
fn span_of(spans: &[Span], words: Words) -> Option<Span> {
    Some(spans.get(words.first)?.to(*spans.get(words.last)?))
}

/// The same places, each once: spans that overlap become one.
fn disjoint(mut spans: Vec<Span>) -> Vec<Span> {
    spans.compact_sort();
    let mut disjoint: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match disjoint.last_mut().filter(|last| last.overlaps(span)) {
            Some(last) => *last = last.to(span),
            None => disjoint.push(span),
        }
    }
    disjoint
}
