//! Sentences and lines of concordance: raw text with what was met marked.

use engine::compact_sort::CompactSort;
use engine::{Reading, Span};
use store::usage::{Compounds, Line, sort_lines};

use super::tables::{WINDOW, compounds};
use super::{Asked, between};
use crate::query::{ContextOrder, WordUnit};
use crate::ui_text::phrases;
use crate::{Explorer, display, labels, link};

/// Of more articles than this the best are shown: nobody reads on, and typing must not be felt.
const MAX_DOCUMENTS: usize = 50;
/// Of a corpus that is not all here fewer: each may be a file to fetch.
const MAX_FETCHED: usize = 20;

/// A sentence that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceHit {
    /// The sentence, with what was met marked.
    pub pieces: Vec<TextPiece>,
    /// Opens it.
    pub href: String,
    /// The article.
    pub source: String,
}

/// A piece of raw text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPiece {
    pub text: String,
    /// Whether it is what was looked for.
    pub is_met: bool,
}

/// One place with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KwicLine {
    /// What stands before, in the same article.
    pub left: String,
    /// What was looked for.
    pub met: String,
    /// What stands after.
    pub right: String,
    /// Opens its sentence.
    pub href: String,
    /// The article.
    pub source: String,
}

impl Explorer {
    /// Of how many documents the sentences are shown, the best ones.
    pub(super) fn n_most_documents(&self) -> usize {
        if self.corpus.is_whole() { MAX_DOCUMENTS } else { MAX_FETCHED }
    }

    /// The sentences, and how many they are, in words.
    pub(super) fn sentence_hits(&self, asked: &Asked<'_>) -> (Vec<SentenceHit>, String) {
        let language = asked.query.language;
        let chosen = |document: u32, sentence: u32| asked.chosen.has(document, sentence);
        let found = asked.parts.index.sentences(&self.corpus, &asked.answer, self.n_most_documents(), &chosen);
        let n_documents = found.documents.len();
        let mut sentences = Vec::new();
        for (at, passages) in found.documents {
            let Some(document) = self.corpus.documents.get(at as usize) else { continue };
            sentences.extend(passages.into_iter().map(|passage| {
                let sentence = document.reading.sentences.get(passage.sentence as usize).map(|sentence| sentence.span);
                let id = focus_id(&document.reading, passage.sentence, &passage.spans);
                SentenceHit {
                    pieces: pieces(&document.text, sentence.unwrap_or_default(), &passage.spans),
                    href: asked.query.at(&document.id, &id).to_hash(),
                    source: labels::titled(document, language),
                }
            }));
        }
        let (n_sentences, n_documents) =
            (display::count(sentences.len(), language), display::count(n_documents, language));
        let summary = match found.n_left {
            0 => phrases::sentences_of_articles(&n_sentences, &n_documents, language),
            n_left => {
                let n_left = display::count(n_left, language);
                phrases::sentences_of_best_articles(&n_sentences, &n_documents, &n_left, language)
            }
        };
        (sentences, summary)
    }

    /// The lines of concordance in the order asked for, and how many they are, in words.
    pub(super) fn kwic(&self, asked: &Asked<'_>) -> (Vec<KwicLine>, String) {
        let language = asked.query.language;
        let lines = self.sorted_lines(asked);
        let mut documents: Vec<u32> = lines.iter().map(|line| line.document).collect();
        documents.compact_sort();
        documents.dedup();
        let (n_lines, n_documents) = (display::count(lines.len(), language), display::count(documents.len(), language));
        let view = lines.iter().filter_map(|line| self.kwic_line(asked, line));
        (view.collect(), phrases::places_of_articles(&n_lines, &n_documents, language))
    }

    /// The places of what is looked for, as far as the filters leave them, each with so many words on either side.
    pub(super) fn met_lines(&self, asked: &Asked<'_>, n_context: usize) -> Vec<Line> {
        let mut lines = asked.parts.index.lines(&self.corpus, &asked.answer, n_context);
        lines.retain(|line| self.sentence_at(line).is_some_and(|at| asked.chosen.has(line.document, at)));
        lines
    }

    /// The lines of concordance in the order asked for. A word as spelled is one word where words have several
    /// syllables: not a part of a longer one.
    pub(super) fn sorted_lines(&self, asked: &Asked<'_>) -> Vec<Line> {
        let index = &asked.parts.index;
        let none = Compounds::none();
        let compounds = compounds(asked, &none);
        let mut lines = self.met_lines(asked, 8);
        if asked.typed.as_spelled().is_some() && asked.query.unit == WordUnit::Compounds {
            lines.retain(|line| {
                let (first, end) = (line.place as usize, (line.place + line.n_words) as usize);
                compounds.is_word(index.words(line.document as usize), first, end)
            });
        }
        if !asked.query.near.is_empty() {
            let near = index.numbers(&asked.query.near);
            lines.retain(|line| near.as_ref().is_some_and(|near| WINDOW.has(near, line, index, compounds)));
        }
        let distances: &[i32] = match asked.query.order {
            ContextOrder::Text => &[],
            ContextOrder::Left1 => &[-1, -2, -3],
            ContextOrder::Left2 => &[-2, -1],
            ContextOrder::Left3 => &[-3, -2, -1],
            ContextOrder::Right1 => &[1, 2, 3],
            ContextOrder::Right2 => &[2, 1],
            ContextOrder::Right3 => &[3, 2, 1],
        };
        if !distances.is_empty() {
            sort_lines(&mut lines, index, distances);
        }
        lines
    }

    /// The stable id of the sentence in which a line's place stands.
    pub(super) fn sentence_id(&self, line: &Line) -> Option<String> {
        let document = self.corpus.documents.get(line.document as usize)?;
        Some(link::sentence_id(&document.reading, self.sentence_at(line)?))
    }

    pub(super) fn kwic_line(&self, asked: &Asked<'_>, line: &Line) -> Option<KwicLine> {
        let document = self.corpus.documents.get(line.document as usize)?;
        let one_line = |span: Span| span.of(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let sentence = focus_id(&document.reading, self.sentence_at(line)?, &[line.span]);
        Some(KwicLine {
            left: one_line(line.left),
            met: one_line(line.span),
            right: one_line(line.right),
            href: asked.query.at(&document.id, &sentence).to_hash(),
            source: labels::cited(document, asked.query.language),
        })
    }

    /// The sentence in which a line's place stands: the last that begins before it.
    fn sentence_at(&self, line: &Line) -> Option<u32> {
        let sentences = &self.corpus.documents.get(line.document as usize)?.reading.sentences;
        let after = sentences.partition_point(|sentence| sentence.span.start <= line.span.start);
        u32::try_from(after.checked_sub(1)?).ok()
    }
}

/// The link of the figure whose number was met, if it is one; else that of the sentence.
fn focus_id(reading: &Reading, sentence: u32, met: &[Span]) -> String {
    let is_met = |number: Span| met.iter().any(|span| span.overlaps(number));
    let mut figures = (0..).zip(&reading.mentions).filter(|(_, it)| it.sentence == sentence && is_met(it.number));
    match (figures.next(), figures.next()) {
        (Some((figure, _)), None) => link::figure_id(reading, figure),
        _ => link::sentence_id(reading, sentence),
    }
}

/// A sentence cut where `met` begins and ends.
fn pieces(text: &str, sentence: Span, met: &[Span]) -> Vec<TextPiece> {
    let mut pieces = Vec::new();
    let mut push = |start: u32, end: u32, is_met: bool| {
        let text = between(text, start, end);
        if !text.is_empty() {
            pieces.push(TextPiece { text: text.to_owned(), is_met });
        }
    };
    let mut at = sentence.start;
    for span in met {
        push(at, span.start, false);
        push(span.start.max(at), span.end, true);
        at = span.end.max(at);
    }
    push(at, sentence.end, false);
    pieces
}
