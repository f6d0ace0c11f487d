//! Sentences and lines of concordance: raw text with what was met marked.

use engine::Span;
use engine::order::Arrange;
use store::words::{Compounds, Line, sort_lines};

use super::tables::{WINDOW, compounds};
use super::{Asked, between};
use crate::query::{ContextOrder, WordUnit};
use crate::words::phrases;
use crate::{Explorer, display, labels, link};

/// Of more articles than this the best are shown: nobody reads on, and typing must not be felt.
const MAX_DOCUMENTS: usize = 50;

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
    /// The text.
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
    /// The sentences, and how many they are, in words.
    pub(super) fn sentence_hits(&self, asked: &Asked<'_>) -> (Vec<SentenceHit>, String) {
        let language = asked.query.language;
        let mut hits = asked.found.hits.iter().filter(|hit| asked.chosen.has_document(hit.document));
        let mut sentences = Vec::new();
        let mut n_documents = 0;
        for hit in hits.by_ref().take(MAX_DOCUMENTS) {
            let Some(document) = self.corpus.documents.get(hit.document as usize) else { continue };
            let passages = asked.parts.index.passages(hit.document as usize, document, &asked.question);
            // The sentences with most of what was asked; not those with one word of it.
            let n_parts = passages.first().map_or(0, |passage| passage.n_parts);
            let own = passages.iter().take_while(|passage| passage.n_parts == n_parts);
            let own = own.filter(|passage| asked.chosen.has(hit.document, passage.sentence));
            let before = sentences.len();
            sentences.extend(own.map(|passage| {
                let sentence = document.reading.sentences.get(passage.sentence as usize).map(|sentence| sentence.span);
                SentenceHit {
                    pieces: pieces(&document.text, sentence.unwrap_or_default(), &passage.spans),
                    href: asked
                        .query
                        .at(&document.id, &link::sentence_id(&document.reading, passage.sentence))
                        .to_hash(),
                    source: labels::cited(document, language),
                }
            }));
            n_documents += usize::from(sentences.len() > before);
        }
        let (n_sentences, n_documents) =
            (display::count(sentences.len(), language), display::count(n_documents, language));
        let summary = match hits.count() {
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
        documents.arrange();
        documents.dedup();
        let (n_lines, n_documents) = (display::count(lines.len(), language), display::count(documents.len(), language));
        let view = lines.iter().filter_map(|line| self.kwic_line(asked, line));
        (view.collect(), phrases::places_of_articles(&n_lines, &n_documents, language))
    }

    /// The places of what is looked for, as far as the filters leave them, each with so many words on either side.
    pub(super) fn met_lines(&self, asked: &Asked<'_>, n_context: usize) -> Vec<Line> {
        let mut lines = asked.parts.index.lines(&self.corpus, &asked.question, n_context);
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
        if asked.question.as_spelled().is_some() && asked.query.unit == WordUnit::Compounds {
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
        let sentence = self.sentence_id(line)?;
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
