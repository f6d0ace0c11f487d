//! The filters beside what a search found: those of the figures, and beside each value how many of the sentences found
//! one would see with it alone chosen in its filter.
//!
//! A sentence counts for a value if one of its figures has the value and passes the other filters. Articles and outlets
//! are of the text itself: they count sentences without a figure, too, unless a filter of figures is set.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use store::index::{Answer, Fit, Passage, everything};

use super::Chosen;
use crate::columns::{N_FACETS, RowIdx};
use crate::count::ExclusionMasks;
use crate::facet::{FACETS, Facet, FacetInfo, Shape};
use crate::figures::facets::Filters;
use crate::query::{Lens, Query, Reprints};
use crate::select::{self, Selected};
use crate::ui_text::{Word, phrases};
use crate::{Explorer, display};

/// A sentence that was found: (document, sentence).
type Met = (u32, u32);
/// A row of a sentence that was found: (which of them, row).
type MetRow = (usize, u32);

/// What a search found without its filters, looked through a part at a time: a common word of a large corpus stands in
/// more sentences than one task has time for.
#[derive(Debug)]
pub struct SearchCount {
    /// `None` if all sentences are meant.
    answer: Option<Answer>,
    n_documents: usize,
    /// How many of the articles were looked through.
    n_done: usize,
    /// What was found so far.
    met: Vec<Met>,
    /// How what was found is looked at: what of the index is here.
    lens: Lens,
}

impl Explorer {
    /// Begins to count what the filters beside a search have; `None` if nothing is looked for.
    #[must_use]
    pub fn search_count(&self, query: &Query) -> Option<SearchCount> {
        let n_documents = self.corpus.documents.len();
        if query.search.trim().is_empty() {
            let all = SearchCount { answer: None, n_documents, n_done: 0, met: vec![], lens: query.lens };
            return (query.lens == Lens::Frequency).then_some(all);
        }
        let parts = self.lookup.parts_for(query.lens, &self.corpus);
        let (typed, _) = store::index::Query::parse(&query.search, &parts.numbers, &parts.abbreviations);
        let answer = parts.index.ask(&self.corpus, &typed, usize::MAX, &everything);
        let mut count = SearchCount {
            n_documents: answer.found.hits.len(),
            answer: None,
            n_done: 0,
            met: vec![],
            lens: query.lens,
        };
        if answer.fit == Fit::Parts {
            // Which sentences hold most is known when all are compared; the page shows the best articles alone.
            let found = parts.index.sentences(&self.corpus, &answer, self.n_most_documents(), &everything);
            let met = |(document, passages): (u32, Vec<Passage>)| {
                passages.into_iter().map(move |passage| (document, passage.sentence))
            };
            count.met = found.documents.into_iter().flat_map(met).collect();
            count.n_documents = 0;
        }
        count.answer = Some(answer);
        Some(count)
    }

    /// Looks through at most `n_most` more articles; true if none is left.
    #[must_use]
    pub fn count_on(&self, count: &mut SearchCount, n_most: usize) -> bool {
        let end = count.n_documents.min(count.n_done + n_most);
        let index = &self.lookup.parts_for(count.lens, &self.corpus).index;
        for at in count.n_done..end {
            let (document, sentences) = match &count.answer {
                Some(answer) => {
                    let Some(hit) = answer.found.hits.get(at) else { continue };
                    (hit.document, index.sentences_of_hit(&self.corpus, answer, hit))
                }
                None => (at as u32, (0..index.n_sentences(&self.corpus, at) as u32).collect()),
            };
            count.met.extend(sentences.into_iter().map(|sentence| (document, sentence)));
        }
        count.n_done = end;
        end == count.n_documents
    }

    /// The filters beside the page of search, when all is counted.
    #[must_use]
    pub fn search_filters(&self, query: &Query, count: SearchCount) -> Filters {
        let mut met = count.met;
        met.sort_unstable();
        met.dedup();
        let chosen = self.chosen_text(query);
        let counts = select::with_fails(&self.corpus, &self.columns, &query.selection, |fails| {
            self.counts_of_met(query, fails, &met, &chosen)
        });
        let n = met.iter().filter(|(document, sentence)| chosen.has(*document, *sentence)).count();
        let mut facets = self.facet_views(query, &Selected { rows: vec![], counts });
        // What the sentences say is asked in the field itself.
        facets.retain(|view| view.facet != Facet::Text);
        let language = query.language;
        let show = phrases::show_sentences(&display::count(n, language), language);
        Filters { facets, show, counted: Word::CountedInSentences.say(language) }
    }

    fn counts_of_met(
        &self,
        query: &Query,
        fails: &ExclusionMasks,
        met: &[Met],
        chosen: &Chosen,
    ) -> [Vec<u32>; N_FACETS] {
        let columns = &self.columns;
        let at = |row: usize| Some((*columns.document.get(row)?, *columns.sentence.get(row)?));
        // The rows of what was found, sentence after sentence.
        let mut rows: Vec<MetRow> = (0..columns.len())
            .filter_map(|row| Some((met.binary_search(&at(row)?).ok()?, u32::try_from(row).ok()?)))
            .collect();
        rows.sort_unstable();
        let mut counts: [Vec<u32>; N_FACETS] = Default::default();
        for info in FACETS {
            let facet = info.facet;
            let Some(codes) = &columns.codes[facet as usize] else { continue };
            let mut own = vec![0_u32; codes.n_values()];
            if matches!(facet, Facet::Document | Facet::Publisher) {
                self.count_articles(query, fails, facet, (met, &rows), &mut own);
            } else {
                let is_here =
                    |sentence: usize| met.get(sentence).is_some_and(|(document, _)| chosen.has_document(*document));
                let passing = rows.iter().filter(|(at, row)| is_here(*at) && fails.keeps(*row, facet as u32));
                self.count_sentences(info, passing, &mut own);
            }
            counts[facet as usize] = own;
        }
        counts
    }

    /// Counts each sentence once for every value that its rows have; rows are (sentence, row), sentence after sentence.
    fn count_sentences<'a>(&self, info: &FacetInfo, rows: impl Iterator<Item = &'a MetRow>, counts: &mut [u32]) {
        let dictionary = &self.columns.values[info.facet as usize];
        // Which sentence counted last for each value.
        let mut last = vec![usize::MAX; counts.len()];
        for (sentence, row) in rows {
            let Some(code) = self.columns.code(info.facet, RowIdx(*row)) else { continue };
            let above = (info.shape == Shape::Tree).then(|| dictionary.ancestors(code));
            for code in iter::once(code).chain(above.into_iter().flatten()) {
                if let (Some(last), Some(n)) = (last.get_mut(code as usize), counts.get_mut(code as usize))
                    && *last != *sentence
                {
                    (*last, *n) = (*sentence, *n + 1);
                }
            }
        }
    }

    /// Counts sentences by article or outlet: each value is what all its articles give, of reprints one where asked.
    fn count_articles(
        &self,
        query: &Query,
        fails: &ExclusionMasks,
        facet: Facet,
        (met, rows): (&[Met], &[MetRow]),
        counts: &mut [u32],
    ) {
        let columns = &self.columns;
        let mut of_figures = query.selection.clone();
        of_figures.values.retain(|facet, _| !matches!(facet, Facet::Document | Facet::Publisher));
        let mut n_of: BTreeMap<u32, u32> = BTreeMap::new();
        if of_figures.is_everything() {
            for (document, _) in met {
                *n_of.entry(*document).or_default() += 1;
            }
        } else {
            let mut passing: Vec<usize> =
                rows.iter().filter(|(_, row)| fails.keeps(*row, facet as u32)).map(|(sentence, _)| *sentence).collect();
            passing.dedup();
            for (document, _) in passing.iter().filter_map(|sentence| met.get(*sentence)) {
                *n_of.entry(*document).or_default() += 1;
            }
        }
        // What an article is of, its figures say; one without figures cannot be chosen.
        let other = if facet == Facet::Document { Facet::Publisher } else { Facet::Document };
        let mut articles: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        let mut before = None;
        for (row, document) in (0..).zip(&columns.document) {
            if before.replace(*document) != Some(*document)
                && fails.is_let_through(row, other as u32)
                && let Some(code) = columns.code(facet, RowIdx(row))
            {
                articles.entry(code).or_default().insert(*document);
            }
        }
        for (code, mut own) in articles {
            if query.reprints == Reprints::Collapsed {
                own = self.without_reprints(own);
            }
            if let Some(count) = counts.get_mut(code as usize) {
                *count = own.iter().filter_map(|document| n_of.get(document)).sum();
            }
        }
    }
}
