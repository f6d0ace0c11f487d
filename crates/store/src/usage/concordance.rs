//! Every place where a query is met, with the words to its left and right (KWIC).

use engine::compact_sort::CompactSort;
use std::cmp::Ordering;

use engine::Span;

use crate::Corpus;
use crate::index::{Answer, Index, tokens};

/// One place where a query is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The document's place in the corpus.
    pub document: u32,
    /// The first word that is met.
    pub place: u32,
    /// How many words are.
    pub n_words: u32,
    /// Where on the raw text.
    pub span: Span,
    /// The raw text before, as far as it was asked for.
    pub left: Span,
    /// The raw text after.
    pub right: Span,
}

impl Line {
    /// The word at a distance: -1 is the first to the left, 1 the first to the right; `None` beyond the document.
    #[must_use]
    pub fn word(&self, index: &Index, distance: i32) -> Option<u32> {
        let words = index.words(self.document as usize);
        let steps = usize::try_from(distance.unsigned_abs()).ok()?;
        let at = match distance.cmp(&0) {
            Ordering::Less => (self.place as usize).checked_sub(steps)?,
            Ordering::Equal => self.place as usize,
            Ordering::Greater => (self.place + self.n_words) as usize + steps - 1,
        };
        words.get(at).copied()
    }
}

impl Index {
    /// The lines of all documents of an answer, in text order, each with up to `n_context` words on either side: the
    /// places in sentences that hold all that was asked, or if none does, all places. Where all words stand side by side
    /// anywhere, those places only: that is what was meant by them.
    #[must_use]
    pub fn lines(&self, corpus: &Corpus, answer: &Answer, n_context: usize) -> Vec<Line> {
        let mut documents: Vec<u32> = answer.found.hits.iter().map(|hit| hit.document).collect();
        documents.compact_sort();
        let mut lines = Vec::new();
        let mut is_whole = Vec::new();
        for document in documents {
            let Some(stored) = corpus.documents.get(document as usize) else { continue };
            let spans: Vec<Span> = tokens(&stored.text).map(|range| Span::new(range.start, range.end)).collect();
            for run in self.runs(corpus, document as usize, &spans, &answer.query, answer.fit) {
                let at =
                    |place: usize| spans.get(place.min(spans.len().saturating_sub(1))).copied().unwrap_or_default();
                let span = at(run.first).to(at(run.last));
                let left = Span { start: at(run.first.saturating_sub(n_context)).start, end: span.start };
                let right = Span { start: span.end, end: at(run.last + n_context).end };
                let n_words = (run.last + 1 - run.first) as u32;
                lines.push(Line { document, place: run.first as u32, n_words, span, left, right });
                is_whole.push(run.is_whole);
            }
        }
        if is_whole.contains(&true) {
            let mut is_whole = is_whole.into_iter();
            lines.retain(|_| is_whole.next().unwrap_or(false));
        }
        lines
    }
}

/// Sorts lines by the words at these distances, the first one first, then by text order. Lines without a word there
/// come first.
pub fn sort_lines(lines: &mut [Line], index: &Index, distances: &[i32]) {
    lines.compact_sort_by_cached_key(|line| {
        let words: Vec<Option<u32>> = distances.iter().map(|distance| line.word(index, *distance)).collect();
        (words, line.document, line.place)
    });
}
