//! *Tra cứu*: any word, phrase or number, as sentences, as lines of concordance, and as tables of how words are used.

mod file;
mod filters;
mod sentences;
mod suggest;
mod tables;

use engine::compact_sort::CompactSort;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use engine::{Span, lexicon};
use store::Corpus;
use store::blocks::SearchIndex;
use store::index::{Abbreviations, Answer, Fit, Hint, Index};
use store::usage::Compounds;

use crate::download::Offer;
use crate::facet::Facet;
use crate::query::{ContextOrder, Lens, Query, Reprints, StopWords, WordUnit};
use crate::ui_text::{Language, Word, phrases};
use crate::view::{Current, Link};
use crate::{Explorer, select};

pub use filters::SearchCount;
pub use sentences::{KwicLine, SentenceHit, TextPiece};
pub use suggest::Suggestion;
pub use tables::{SpreadRow, WordNumber, WordRow, WordTable};

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
    /// The forms in which the table that is shown can be saved.
    pub downloads: Vec<Offer>,
    /// Whether anything is looked for that the filters beside it can narrow ([`Explorer::search_count`]).
    pub has_filters: bool,
    /// What was found.
    pub body: SearchBody,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum SearchBody {
    /// Nothing is looked for yet: things to look for.
    Empty(Vec<Link>),
    /// Sentences, those of the best articles first.
    Sentences {
        /// What they lack of what was typed: "Không có câu nào đủ các từ; gần đúng:"; empty if nothing.
        heading: String,
        /// The sentences.
        hits: Vec<SentenceHit>,
    },
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
pub(crate) struct Lookup {
    /// With all words.
    whole: OnceLock<Arc<Parts>>,
    /// With the words whose places had come in so many files.
    by_word: Mutex<Option<(usize, Arc<Parts>)>>,
    /// What there is while the index has not come: nothing is found.
    nothing: OnceLock<Arc<Parts>>,
}

#[derive(Debug)]
struct Parts {
    numbers: lexicon::Language,
    index: Index,
    abbreviations: Abbreviations,
    compounds: Compounds,
    /// People and organisations, for suggestions.
    names: Vec<String>,
}

impl Lookup {
    /// What a page of sentences needs: the words of its question. Other tables of words need them all.
    fn parts_for(&self, lens: Lens, corpus: &Corpus) -> Arc<Parts> {
        let state = if lens == Lens::Sentences { corpus.index_for_words() } else { corpus.whole_index() };
        let made = |index: Index| Arc::new(Parts::of(corpus, index));
        match state {
            SearchIndex::Whole => self.whole.get_or_init(|| made(Index::of(corpus))).clone(),
            SearchIndex::Wanted => self.nothing.get_or_init(|| made(Index::of(&Corpus::default()))).clone(),
            SearchIndex::Words(n_files) => {
                let mut kept = self.by_word.lock().unwrap_or_else(PoisonError::into_inner);
                match &*kept {
                    Some((of, parts)) if *of == n_files => parts.clone(),
                    _ => kept.insert((n_files, made(Index::of(corpus)))).1.clone(),
                }
            }
        }
    }
}

impl Parts {
    fn of(corpus: &Corpus, index: Index) -> Parts {
        Parts {
            numbers: corpus.glossary.numbers.language(),
            abbreviations: Abbreviations::of(&corpus.glossary),
            compounds: Compounds::from_forms(corpus.glossary.compounds.iter().map(String::as_str), &index),
            names: suggest::names(corpus),
            index,
        }
    }
}

/// What a search is about: the question, understood, and its answer.
struct Asked<'a> {
    query: &'a Query,
    parts: Arc<Parts>,
    /// The question as it was typed.
    typed: store::index::Query,
    /// What there is to say of how it was typed.
    hints: Vec<Hint>,
    /// The articles that fit, whatever the filters leave of them.
    answer: Answer,
    chosen: Chosen,
}

impl Asked<'_> {
    /// The articles that are looked at, in order.
    fn documents(&self) -> Vec<u32> {
        let all = (0_u32..).take(self.parts.index.n_documents());
        all.filter(|document| self.chosen.has_document(*document)).collect()
    }
}

/// What the filters leave: `None` is everything.
struct Chosen {
    documents: Option<BTreeSet<u32>>,
    /// Whether articles were chosen, and not only left out as reprints.
    is_selected: bool,
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
            choices: vec![],
            bar: self.selection_bar(query),
            downloads: vec![],
            has_filters: false,
            body: SearchBody::Empty(self.things_to_look_for(query)),
        };
        let is_blank = query.search.trim().is_empty();
        if is_blank && query.lens != Lens::Frequency {
            return view;
        }
        let asked = self.asked(query);
        view.has_filters = is_blank || asked.answer.found.n_documents > 0;
        view.choices = self.choices(&asked);
        if !is_blank {
            let hints = asked.hints.iter().chain(&asked.answer.found.hints);
            view.hints = hints.map(|hint| hint_words(hint, language)).collect();
        }
        if !matches!(query.lens, Lens::Sentences | Lens::Frequency) && asked.answer.found.n_documents > 0 {
            view.hints.extend(fit_word(asked.answer.fit).map(|word| word.say(language).to_owned()));
        }
        if query.lens == Lens::Concordance && !query.near.is_empty() {
            view.hints.push(phrases::only_lines_near(&query.near, language));
        }
        let (body, n_rows) = match query.lens {
            Lens::Sentences => {
                let (hits, summary) = self.sentence_hits(&asked);
                view.summary = summary;
                let heading = if hits.is_empty() { None } else { fit_word(asked.answer.fit) };
                let heading = heading.map_or_else(String::new, |word| word.say(language).to_owned());
                (SearchBody::Sentences { heading, hits }, 0)
            }
            Lens::Concordance => {
                let (lines, summary) = self.kwic(&asked);
                view.summary = summary;
                let n_rows = lines.len();
                (SearchBody::Concordance(lines), n_rows)
            }
            Lens::Spread => (self.spread(&asked), asked.documents().len()),
            Lens::Collocates | Lens::Frequency => {
                let words =
                    if query.lens == Lens::Collocates { self.collocates(&asked) } else { self.frequency(&asked) };
                (SearchBody::Words(words.view(&asked)), words.len())
            }
        };
        view.downloads = file::offers(query, &body, n_rows);
        view.body = body;
        view
    }

    /// The question, understood and answered.
    fn asked<'a>(&'a self, query: &'a Query) -> Asked<'a> {
        let parts = self.lookup.parts_for(query.lens, &self.corpus);
        let (typed, hints) = store::index::Query::parse(&query.search, &parts.numbers, &parts.abbreviations);
        let chosen = self.chosen_text(query);
        let answer =
            parts.index.ask(&self.corpus, &typed, usize::MAX, &|document, sentence| chosen.has(document, sentence));
        Asked { query, parts, typed, hints, answer, chosen }
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
        let is_selected = !of_documents.is_everything();
        let mut documents: Option<BTreeSet<u32>> =
            is_selected.then(|| rows(&of_documents).iter().filter_map(at).map(|(document, _)| document).collect());
        if query.reprints == Reprints::Collapsed {
            let all = documents.unwrap_or_else(|| (0_u32..).take(self.corpus.documents.len()).collect());
            documents = Some(self.without_reprints(all));
        }
        let sentences = (!of_figures.is_everything()).then(|| rows(&of_figures).iter().filter_map(at).collect());
        Chosen { documents, is_selected, sentences }
    }

    /// Of the articles of one source the first.
    fn without_reprints(&self, documents: BTreeSet<u32>) -> BTreeSet<u32> {
        let source = |document: u32| self.corpus.report.sources.get(document as usize).copied().unwrap_or(document);
        let mut seen = BTreeSet::new();
        documents.into_iter().filter(|document| seen.insert(source(*document))).collect()
    }

    /// Choices that belong to the lens, and if the corpus has reprints, whether they are looked at.
    fn choices(&self, asked: &Asked<'_>) -> Vec<LensLink> {
        let query = asked.query;
        let link = |(word, changed, is_current): (Word, Query, bool)| LensLink {
            link: Link { text: word.say(query.language).to_owned(), href: changed.to_hash() },
            current: if is_current { Current::Here } else { Current::Elsewhere },
        };
        let orders = ContextOrder::ALL
            .iter()
            .map(|order| (order.word(), Query { order: *order, ..query.clone() }, *order == query.order));
        let units =
            WordUnit::ALL.iter().map(|unit| (unit.word(), Query { unit: *unit, ..query.clone() }, *unit == query.unit));
        let is_of_words = matches!(query.lens, Lens::Collocates | Lens::Frequency);
        let mut all: Vec<LensLink> = Vec::new();
        if query.lens == Lens::Concordance {
            all.extend(orders.map(link));
        }
        if is_of_words || query.lens == Lens::Concordance && asked.typed.as_spelled().is_some() {
            all.extend(units.map(link));
        }
        if is_of_words {
            let stop_words = StopWords::ALL
                .iter()
                .map(|it| (it.word(), Query { stop_words: *it, ..query.clone() }, *it == query.stop_words));
            all.extend(stop_words.map(link));
        }
        if !self.corpus.report.reprints.is_empty() {
            let reprints = Reprints::ALL.iter().map(|reprints| {
                (reprints.word(), Query { reprints: *reprints, ..query.clone() }, *reprints == query.reprints)
            });
            all.extend(reprints.map(link));
        }
        all
    }

    /// The indicators of which most is known: something to begin with.
    fn things_to_look_for(&self, query: &Query) -> Vec<Link> {
        let dictionary = &self.columns.values[Facet::Indicator as usize];
        let totals = &self.columns.totals[Facet::Indicator as usize];
        let mut by_total: Vec<(u32, &String)> = totals.iter().copied().zip(&dictionary.keys).collect();
        by_total.retain(|(n, key)| *n > 0 && *key != crate::facet::UNKNOWN);
        by_total.compact_sort_by(|a, b| b.cmp(a));
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

/// What is said of sentences that are not quite what was typed.
fn fit_word(fit: Fit) -> Option<Word> {
    match fit {
        Fit::Whole => None,
        Fit::OtherMarks => Some(Word::FitOtherMarks),
        Fit::Beginning => Some(Word::FitBeginning),
        Fit::Parts => Some(Word::FitParts),
    }
}

fn hint_words(hint: &Hint, language: Language) -> String {
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
