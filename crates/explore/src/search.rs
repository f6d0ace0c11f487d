//! *Tra cứu*: any word, phrase or number, as sentences, as lines of concordance, and as tables of how words are used.

mod sentences;
mod tables;

use engine::order::Arrange;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use engine::{Span, lexicon};
use store::Corpus;
use store::index::{Abbreviations, Hint, Index};
use store::words::Compounds;

use crate::facet::Facet;
use crate::query::{ContextOrder, Lens, Query, WordUnit};
use crate::view::{Current, Link};
use crate::words::{Language, phrases};
use crate::{Explorer, select};

pub use sentences::{KwicLine, SentenceHit, TextPiece};
pub use tables::{SpreadRow, WordRow, WordTable};

/// The page of search.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchView {
    /// What is looked for, as typed.
    pub typed: String,
    /// "31 câu trong 4 bài"; empty if nothing is looked for.
    pub summary: String,
    /// What the reader may want to know of what was typed.
    pub hints: Vec<String>,
    /// The ways to look at it.
    pub lenses: Vec<LensLink>,
    /// Choices that belong to the lens: order, length, words or syllables.
    pub choices: Vec<LensLink>,
    /// The selection in words: the same filters as for figures.
    pub bar: crate::figures::SelectionBar,
    /// What was found.
    pub body: SearchBody,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum SearchBody {
    /// Nothing is looked for yet: things to look for.
    Empty(Vec<Link>),
    /// Sentences, those of the best articles first.
    Sentences(Vec<SentenceHit>),
    /// Every place with its context.
    Concordance(Vec<KwicLine>),
    /// Every article with its places.
    Spread {
        /// How even, in words.
        evenness: String,
        /// The articles.
        rows: Vec<SpreadRow>,
    },
    /// A table of words.
    Words(WordTable),
}

/// A choice of the page of search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LensLink {
    /// Its name, and the page with it.
    pub link: Link,
    /// Whether it is the one shown.
    pub current: Current,
}

/// What search needs, made when something is first looked for.
#[derive(Debug, Default)]
pub(crate) struct Lookup(OnceLock<Parts>);

#[derive(Debug)]
struct Parts {
    numbers: lexicon::Language,
    index: Index,
    abbreviations: Abbreviations,
    compounds: Compounds,
}

impl Lookup {
    fn parts(&self, corpus: &Corpus) -> &Parts {
        self.0.get_or_init(|| {
            let index = Index::of(corpus);
            Parts {
                numbers: corpus.glossary.numbers.language(),
                abbreviations: Abbreviations::of(&corpus.glossary),
                compounds: Compounds::from_forms(corpus.glossary.compounds.iter().map(String::as_str), &index),
                index,
            }
        })
    }
}

/// What a search is about: the question, understood.
struct Asked<'a> {
    query: &'a Query,
    parts: &'a Parts,
    question: store::index::Query,
    chosen: Chosen,
}

/// What the filters leave: `None` is everything.
struct Chosen {
    documents: Option<BTreeSet<u32>>,
    /// (document, sentence), where filters are of figures.
    sentences: Option<BTreeSet<(u32, u32)>>,
}

impl Chosen {
    fn has_document(&self, document: u32) -> bool {
        self.documents.as_ref().is_none_or(|documents| documents.contains(&document))
    }

    fn has(&self, document: u32, sentence: u32) -> bool {
        self.has_document(document)
            && self.sentences.as_ref().is_none_or(|sentences| sentences.contains(&(document, sentence)))
    }
}

impl Explorer {
    /// The page of search.
    #[must_use]
    pub fn search(&self, query: &Query) -> SearchView {
        let language = query.language;
        let mut view = SearchView {
            typed: query.search.clone(),
            summary: String::new(),
            hints: vec![],
            lenses: lenses(query),
            choices: choices(query),
            bar: self.selection_bar(query),
            body: SearchBody::Empty(self.things_to_look_for(query)),
        };
        let parts = self.lookup.parts(&self.corpus);
        let is_blank = query.search.trim().is_empty();
        if is_blank && query.lens != Lens::Frequency {
            return view;
        }
        let (question, hints) = store::index::Query::parse(&query.search, &parts.numbers, &parts.abbreviations);
        let found = parts.index.search(&self.corpus, &question, 0);
        if !is_blank {
            view.hints = hints.iter().chain(&found.hints).map(|hint| hint_words(hint, language)).collect();
        }
        let asked = Asked { query, parts, question, chosen: self.chosen_text(query) };
        view.body = match query.lens {
            Lens::Sentences => {
                let (hits, summary) = self.sentence_hits(&asked);
                view.summary = summary;
                SearchBody::Sentences(hits)
            }
            Lens::Concordance => {
                let (lines, summary) = self.kwic(&asked);
                view.summary = summary;
                SearchBody::Concordance(lines)
            }
            Lens::Spread => self.spread(&asked),
            Lens::Collocates => SearchBody::Words(self.collocates(&asked)),
            Lens::Frequency => SearchBody::Words(self.frequency(&asked)),
        };
        view
    }

    /// What the filters of figures leave of the text: whole articles, and if a filter is of figures, their sentences.
    fn chosen_text(&self, query: &Query) -> Chosen {
        let rows = |selection: &crate::Selection| select::chosen(&self.corpus, &self.columns, selection);
        let mut of_documents = crate::Selection::default();
        let mut of_figures = query.selection.clone();
        for facet in [Facet::Document, Facet::Publisher] {
            if let Some(values) = of_figures.values.remove(&facet) {
                of_documents.values.insert(facet, values);
            }
        }
        let at = |row: &crate::RowIdx| {
            let row = row.0 as usize;
            Some((*self.columns.document.get(row)?, *self.columns.sentence.get(row)?))
        };
        let documents = (!of_documents.is_everything())
            .then(|| rows(&of_documents).iter().filter_map(at).map(|(document, _)| document).collect());
        let sentences = (!of_figures.is_everything()).then(|| rows(&of_figures).iter().filter_map(at).collect());
        Chosen { documents, sentences }
    }

    /// The indicators of which most is known: something to begin with.
    fn things_to_look_for(&self, query: &Query) -> Vec<Link> {
        let dictionary = &self.columns.values[Facet::Indicator as usize];
        let totals = &self.columns.totals[Facet::Indicator as usize];
        let mut by_total: Vec<(u32, &String)> = totals.iter().copied().zip(&dictionary.keys).collect();
        by_total.retain(|(n, key)| *n > 0 && *key != crate::facet::UNKNOWN);
        by_total.arrange_by(|a, b| b.cmp(a));
        let link = |(_, key): (u32, &String)| {
            let name = self.value_label(Facet::Indicator, key, Language::Vi);
            Link { href: Query { search: name.clone(), ..query.clone() }.to_hash(), text: name }
        };
        by_total.into_iter().take(6).map(link).collect()
    }
}

fn lenses(query: &Query) -> Vec<LensLink> {
    let link = |lens: &Lens| LensLink {
        link: Link {
            text: lens.word().say(query.language).to_owned(),
            href: Query { lens: *lens, ..query.clone() }.to_hash(),
        },
        current: if *lens == query.lens { Current::Here } else { Current::Elsewhere },
    };
    Lens::ALL.iter().map(link).collect()
}

fn choices(query: &Query) -> Vec<LensLink> {
    let orders = ContextOrder::ALL
        .iter()
        .map(|order| (order.word(), Query { order: *order, ..query.clone() }, *order == query.order));
    let units =
        WordUnit::ALL.iter().map(|unit| (unit.word(), Query { unit: *unit, ..query.clone() }, *unit == query.unit));
    let chosen: Vec<_> = match query.lens {
        Lens::Concordance => orders.collect(),
        Lens::Collocates | Lens::Frequency => units.collect(),
        Lens::Sentences | Lens::Spread => vec![],
    };
    let link = |(word, changed, is_current): (crate::Word, Query, bool)| LensLink {
        link: Link { text: word.say(query.language).to_owned(), href: changed.to_hash() },
        current: if is_current { Current::Here } else { Current::Elsewhere },
    };
    chosen.into_iter().map(link).collect()
}

fn hint_words(hint: &Hint, language: Language) -> String {
    use crate::words::Word;
    let word = match hint {
        Hint::UnknownField(name) => return phrases::unknown_field(name, language),
        Hint::BadField(field) => return phrases::bad_field(field, language),
        Hint::NotANumber(text) => return phrases::not_a_number(text, language),
        Hint::NoSuchWord(word) => return phrases::no_such_word(word, language),
        Hint::UnclosedQuote => Word::HintUnclosedQuote,
        Hint::OnlyExcluded => Word::HintOnlyExcluded,
        Hint::Empty => Word::HintEmpty,
        Hint::TooLong => Word::HintTooLong,
    };
    word.say(language).to_owned()
}

/// The text between two places.
fn between(text: &str, start: u32, end: u32) -> &str {
    Span { start, end: end.max(start) }.of(text)
}

#[cfg(test)]
mod tests;
