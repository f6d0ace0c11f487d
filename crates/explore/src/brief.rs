//! *Tài liệu cho nhóm đối tượng*: an audience and a place, and what the articles say to and about it: targets, figures, what is
//! laid down, channels used, sentences to quote; short enough for two sheets of paper, each line with its sources.
//!
//! Only what the articles say. An audience that no article names is said to be none, and others are offered.

use std::collections::{BTreeMap, BTreeSet};

use engine::Span;
use engine::codebook::Counts;
use engine::compact_sort::CompactSort;
use engine::reading::EntityKind;
use engine::text::fold;

use crate::columns::RowIdx;
use crate::facet::{self, Facet};
use crate::figures::table::Quote;
use crate::names::{self, NameKind, Named};
use crate::query::{Query, Route};
use crate::ui_text::{Language, Word, phrases};
use crate::view::{Current, Link, NavLink};
use crate::{Explorer, display, fact_card, labels, link};

/// What fits on two sheets.
const MAX_TARGETS: usize = 5;
const MAX_FIGURES: usize = 12;
const MAX_RULES: usize = 6;
const MAX_CHANNELS: usize = 10;
const MAX_QUOTES: usize = 6;
/// A longer sentence is no quotation; it is taken only where there are no others.
const QUOTE_CHARS: usize = 450;
/// More audiences than this are no choice.
const MAX_AUDIENCES: usize = 24;

/// A brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefView {
    /// "Tài liệu cho: người lao động, Tiền Giang".
    pub title: String,
    /// The audience as asked for; empty if none is.
    pub asked: String,
    /// The audiences that the articles name, to choose from.
    pub audiences: Vec<NavLink>,
    /// The places to choose from.
    pub places: Vec<NavLink>,
    /// "8 câu trong 2 bài nhắc tới nhóm này", or that none does.
    pub lede: String,
    /// What the articles say; no section is empty.
    pub sections: Vec<BriefSection>,
    /// Where it stands; lines name them by their places from 1.
    pub sources: Vec<Link>,
    /// What its files are called, without ending.
    pub file_name: String,
}

/// A part of a brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefSection {
    pub heading: String,
    pub items: Vec<BriefItem>,
}

/// A line of a brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefItem {
    /// Its words, of a sentence with what it is quoted for set apart.
    pub quote: Quote,
    /// Opens what it comes from; empty if it comes from several places.
    pub href: String,
    /// The numbers of its sources, from 1.
    pub sources: Vec<usize>,
}

impl BriefItem {
    /// The numbers of its sources: "1, 3".
    #[must_use]
    pub fn marks(&self) -> String {
        self.sources.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    }

    /// Its words.
    #[must_use]
    pub fn text(&self) -> String {
        let Quote { before, figure, after } = &self.quote;
        [before.as_str(), figure, after].concat().split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The numbers of the sources of a brief, in the order in which they are first named.
struct SourceNumbers {
    documents: Vec<u32>,
}

impl SourceNumbers {
    fn numbers(&mut self, documents: impl IntoIterator<Item = u32>) -> Vec<usize> {
        let mut numbers: Vec<usize> = Vec::new();
        for document in documents {
            let at = self.documents.iter().position(|known| *known == document).unwrap_or_else(|| {
                self.documents.push(document);
                self.documents.len() - 1
            });
            if !numbers.contains(&(at + 1)) {
                numbers.push(at + 1);
            }
        }
        numbers
    }
}

/// A name by its key, and the sentences in which it stands beside the audience.
type Beside = (String, String, Vec<(u32, u32)>);
/// Sentences by document and place in it, with what was found in each.
type FoundSentences = BTreeMap<(u32, u32), Span>;

impl Explorer {
    /// The brief for the audience and the place that `query` asks for.
    #[must_use]
    pub fn brief(&self, query: &Query) -> BriefView {
        let language = query.language;
        let audiences = self.named_of(NameKind::Audience);
        let asked = query.search.trim().to_owned();
        let place = self.asked_place(query);
        let mut found = if asked.is_empty() { FoundSentences::new() } else { self.sentences_about(&asked, audiences) };
        if let Some(place) = &place {
            let speaks = self.documents_about(place);
            found.retain(|(document, _), _| speaks.contains(document));
        }
        let found = self.best_of_reprints(found);
        let mut sources = SourceNumbers { documents: vec![] };
        let sections = if found.is_empty() && !asked.is_empty() {
            vec![]
        } else {
            self.brief_sections(query, &mut sources, place.as_deref(), &found)
        };
        let name = place.as_deref().map(|code| labels::place(&self.corpus.glossary, code));
        let title = phrases::brief_title(&asked, name.as_deref().unwrap_or_default(), language);
        BriefView {
            file_name: format!("tai-lieu_{}", labels::key_from_name(&format!("{asked} {}", name.unwrap_or_default()))),
            lede: self.brief_lede(&asked, &found, language),
            audiences: audience_links(query, audiences, &asked),
            places: self.place_links(query, place.as_deref()),
            sources: sources.documents.iter().filter_map(|at| self.brief_source(query, *at)).collect(),
            sections,
            title,
            asked,
        }
    }

    /// The place that is asked for, if figures are of it.
    fn asked_place(&self, query: &Query) -> Option<String> {
        let chosen = query.selection.values.get(&Facet::Place)?.first()?;
        self.columns.values[Facet::Place as usize].code(chosen).map(|_| chosen.clone())
    }

    /// The sentences that name an audience: as the reader found it, or as it is typed, marks and all.
    fn sentences_about(&self, asked: &str, audiences: &BTreeMap<String, Named>) -> FoundSentences {
        let words = fold::exact(asked);
        let mut found = FoundSentences::new();
        for (at, document) in (0_u32..).zip(&self.corpus.documents) {
            for (sentence, of) in (0_u32..).zip(&document.reading.sentences) {
                if let Some(span) = phrase_in(&document.text, of.span, &words) {
                    found.insert((at, sentence), span);
                }
            }
        }
        let named = audiences.get(&labels::key_from_name(asked)).filter(|named| fold::exact(&named.name) == words);
        if let Some(named) = named {
            for (place, span) in &named.sentences {
                found.entry(*place).or_insert(*span);
            }
        }
        found
    }

    /// The articles that state figures of a place, or name it.
    fn documents_about(&self, code: &str) -> BTreeSet<u32> {
        let own = self.columns.values[Facet::Place as usize].code(code);
        let rows = self.rows().filter(|row| own.is_some() && self.columns.code(Facet::Place, *row) == own);
        let mut documents: BTreeSet<u32> =
            rows.filter_map(|row| self.columns.document.get(row.0 as usize).copied()).collect();
        let name = labels::place(&self.corpus.glossary, code);
        for (at, document) in (0_u32..).zip(&self.corpus.documents) {
            let entities = &document.reading.entities;
            if entities.iter().any(|entity| entity.kind == EntityKind::Place && entity.canonical == name) {
                documents.insert(at);
            }
        }
        documents
    }

    /// Of articles that repeat each other the one with most sentences.
    fn best_of_reprints(&self, found: FoundSentences) -> FoundSentences {
        let source = |document: u32| self.corpus.report.sources.get(document as usize).copied().unwrap_or(document);
        let mut n_by_document: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        for (document, _) in found.keys() {
            *n_by_document.entry((source(*document), *document)).or_default() += 1;
        }
        let mut kept: BTreeMap<u32, (usize, u32)> = BTreeMap::new();
        for ((source, document), n) in n_by_document {
            let best = kept.entry(source).or_insert((n, document));
            if n > best.0 {
                *best = (n, document);
            }
        }
        let kept: BTreeSet<u32> = kept.into_values().map(|(_, document)| document).collect();
        found.into_iter().filter(|((document, _), _)| kept.contains(document)).collect()
    }

    fn brief_lede(&self, asked: &str, found: &FoundSentences, language: Language) -> String {
        if asked.is_empty() {
            return Word::BriefHow.say(language).to_owned();
        }
        let documents: BTreeSet<u32> = found.keys().map(|(document, _)| *document).collect();
        if documents.is_empty() {
            return phrases::no_audience(asked, language);
        }
        let n = |n: usize| display::count(n, language);
        phrases::brief_lede(&n(found.len()), &n(documents.len()), language)
    }

    fn brief_sections(
        &self,
        query: &Query,
        sources: &mut SourceNumbers,
        place: Option<&str>,
        found: &FoundSentences,
    ) -> Vec<BriefSection> {
        let section = |word: Word, items: Vec<BriefItem>| {
            (!items.is_empty()).then(|| BriefSection { heading: word.say(query.language).to_owned(), items })
        };
        let paragraphs = self.paragraphs_of(found);
        let rows = |is_law: bool, within: &dyn Fn(&(u32, u32)) -> bool| -> Vec<RowIdx> {
            let own = |row: &RowIdx| {
                self.place_in_text(*row).is_some_and(|at| within(&at))
                    && self.is_law(*row) == is_law
                    && self.is_of(*row, place)
            };
            self.rows().filter(own).collect()
        };
        let stated = rows(false, &|at| found.contains_key(at));
        let laws = rows(true, &|at| paragraphs.contains(at));
        let sections = [
            section(Word::TargetsAndResults, self.brief_targets(query, sources, place)),
            section(Word::BriefFigures, self.brief_figures(query, sources, &stated, MAX_FIGURES)),
            section(Word::BriefRules, self.brief_figures(query, sources, &laws, MAX_RULES)),
            section(Word::BriefChannels, self.brief_channels(query, sources, found)),
            section(Word::BriefQuotes, self.brief_quotes(query, sources, found)),
        ];
        sections.into_iter().flatten().collect()
    }

    fn place_in_text(&self, row: RowIdx) -> Option<(u32, u32)> {
        let at = row.0 as usize;
        Some((*self.columns.document.get(at)?, *self.columns.sentence.get(at)?))
    }

    /// True for what is laid down: a contribution rate, a support.
    fn is_law(&self, row: RowIdx) -> bool {
        let indicator = self.indicator_id(row).and_then(|id| self.corpus.glossary.indicator(id));
        indicator.is_some_and(|(_, indicator)| indicator.counts == Counts::Law)
    }

    /// True for a row of the place, or of a place that is not known; without a place for every row.
    fn is_of(&self, row: RowIdx, place: Option<&str>) -> bool {
        let Some(place) = place else { return true };
        let code = self.columns.code(Facet::Place, row);
        let key = code.and_then(|code| self.columns.values[Facet::Place as usize].keys.get(code as usize));
        key.is_none_or(|key| key == place || key == facet::UNKNOWN || key == facet::UNKNOWN_PROVINCE)
    }

    /// All sentences of the paragraphs in which some stand.
    fn paragraphs_of(&self, found: &FoundSentences) -> BTreeSet<(u32, u32)> {
        let block = |(document, sentence): &(u32, u32)| {
            let reading = &self.corpus.documents.get(*document as usize)?.reading;
            Some((*document, reading.sentences.get(*sentence as usize)?.block))
        };
        let blocks: BTreeSet<(u32, u32)> = found.keys().filter_map(block).collect();
        let mut all = BTreeSet::new();
        for (at, document) in (0_u32..).zip(&self.corpus.documents) {
            let own = (0_u32..).zip(&document.reading.sentences).filter(|(_, it)| blocks.contains(&(at, it.block)));
            all.extend(own.map(|(sentence, _)| (at, sentence)));
        }
        all
    }

    fn brief_targets(&self, query: &Query, sources: &mut SourceNumbers, place: Option<&str>) -> Vec<BriefItem> {
        let Some(place) = place else { return vec![] };
        let own = self.columns.values[Facet::Place as usize].code(place);
        let is_own = |row: &RowIdx| self.columns.code(Facet::Place, *row) == own;
        let pairs = self.pairs(query);
        let pairs = pairs.iter().filter(|pair| pair.target.first().is_some_and(is_own)).take(MAX_TARGETS);
        let item = |pair: &crate::targets::TargetPair| {
            let view = self.target_view(query, pair)?;
            let bars: Vec<String> =
                view.bars.iter().map(|bar| phrases::labelled(&bar.name, &bar.figure.text, query.language)).collect();
            let said: Vec<String> = bars.into_iter().chain([view.gap]).filter(|part| !part.is_empty()).collect();
            let rows = pair.target.iter().chain(&pair.result);
            let documents = rows.filter_map(|row| self.columns.document.get(row.0 as usize).copied());
            Some(BriefItem {
                quote: plain(&phrases::labelled(&view.name, &said.join("; "), query.language)),
                href: view.bars.first().map(|bar| bar.figure.href.clone()).unwrap_or_default(),
                sources: sources.numbers(documents),
            })
        };
        pairs.filter_map(item).collect()
    }

    fn brief_figures(
        &self,
        query: &Query,
        sources: &mut SourceNumbers,
        rows: &[RowIdx],
        limit: usize,
    ) -> Vec<BriefItem> {
        let mut items: Vec<BriefItem> = Vec::new();
        for row in rows.iter().copied() {
            // A figure that measures nothing known tells no officer anything.
            if items.len() == limit || self.indicator_id(row).is_none() {
                continue;
            }
            let Some(parts) = self.parts(row) else { continue };
            let figure = link::figure_id(&parts.document.reading, parts.mention_at);
            let words = plain(&self.claim_words(query, row));
            let Some(document) = self.columns.document.get(row.0 as usize).copied() else { continue };
            if !items.iter().any(|known| known.quote == words) {
                let href = fact_card::figure_card(query, &parts.document.id, &figure);
                items.push(BriefItem { quote: words, href, sources: sources.numbers([document]) });
            }
        }
        items
    }

    /// The channels that are named beside the audience.
    fn brief_channels(&self, query: &Query, sources: &mut SourceNumbers, found: &FoundSentences) -> Vec<BriefItem> {
        let channels = self.named_of(NameKind::Channel);
        let beside = |(key, named): (&String, &Named)| {
            let both: Vec<(u32, u32)> = named.sentences.keys().filter(|at| found.contains_key(at)).copied().collect();
            (!both.is_empty()).then(|| (key.clone(), named.name.clone(), both))
        };
        let mut channels: Vec<Beside> = channels.iter().filter_map(beside).collect();
        channels.compact_sort_by_key(|(_, _, both)| std::cmp::Reverse(both.len()));
        let item = |(key, name, both): &Beside| BriefItem {
            quote: plain(&phrases::channel_used(name, &display::count(both.len(), query.language), query.language)),
            href: query.to(Route::Name(NameKind::Channel.id(key))).to_hash(),
            sources: sources.numbers(both.iter().map(|(document, _)| *document)),
        };
        channels.iter().take(MAX_CHANNELS).map(item).collect()
    }

    /// The sentences that can be quoted, those with figures first.
    fn brief_quotes(&self, query: &Query, sources: &mut SourceNumbers, found: &FoundSentences) -> Vec<BriefItem> {
        let n_figures = |at: &(u32, u32)| {
            let reading = self.corpus.documents.get(at.0 as usize).map(|document| &document.reading);
            reading.map_or(0, |reading| reading.mentions.iter().filter(|mention| mention.sentence == at.1).count())
        };
        let n_chars = |at: &(u32, u32)| {
            let document = self.corpus.documents.get(at.0 as usize)?;
            let span = document.reading.sentences.get(at.1 as usize)?.span;
            Some(span.of(&document.text).chars().count())
        };
        let mut all: Vec<(&(u32, u32), &Span)> = found.iter().collect();
        all.compact_sort_by_key(|(at, _)| {
            (n_chars(at).is_none_or(|n| n > QUOTE_CHARS), std::cmp::Reverse(n_figures(at).min(1)), **at)
        });
        let item = |(at, span): (&(u32, u32), &Span)| {
            let document = self.corpus.documents.get(at.0 as usize)?;
            let sentence = document.reading.sentences.get(at.1 as usize)?.span;
            let id = link::sentence_id(&document.reading, at.1);
            Some(BriefItem {
                quote: names::quote(document, sentence, *span),
                href: query.at(&document.id, &id).to_hash(),
                sources: sources.numbers([at.0]),
            })
        };
        all.into_iter().take(MAX_QUOTES).filter_map(item).collect()
    }

    fn brief_source(&self, query: &Query, at: u32) -> Option<Link> {
        let document = self.corpus.documents.get(at as usize)?;
        let mut text = fact_card::full_source(document, query.language);
        if let Some(url) = &document.reading.meta.url {
            text.push_str(", ");
            text.push_str(url);
        }
        Some(Link { text, href: query.to(Route::Article(document.id.clone())).to_hash() })
    }

    fn place_links(&self, query: &Query, chosen: Option<&str>) -> Vec<NavLink> {
        let keys = &self.columns.values[Facet::Place as usize].keys;
        let order = self.columns.order[Facet::Place as usize].iter();
        let known = order.filter_map(|code| keys.get(*code as usize));
        let known = known.filter(|key| *key != facet::UNKNOWN && *key != facet::UNKNOWN_PROVINCE);
        let link = |key: &String| {
            let is_chosen = chosen == Some(key.as_str());
            let mut page = Query { search: query.search.clone(), ..query.to(Route::Brief) };
            if !is_chosen {
                page.selection.choose_only(Facet::Place, key);
            }
            NavLink {
                link: Link { text: labels::place(&self.corpus.glossary, key), href: page.to_hash() },
                current: if is_chosen { Current::Here } else { Current::Elsewhere },
            }
        };
        known.take(MAX_AUDIENCES).map(link).collect()
    }
}

/// The audiences that the articles name, those of most sentences first.
fn audience_links(query: &Query, all: &BTreeMap<String, Named>, asked: &str) -> Vec<NavLink> {
    let mut all: Vec<&Named> = all.values().collect();
    all.compact_sort_by_key(|named| std::cmp::Reverse(named.sentences.len()));
    let link = |named: &Named| {
        let page = Query { selection: query.selection.clone(), search: named.name.clone(), ..query.to(Route::Brief) };
        NavLink {
            link: Link { text: named.name.clone(), href: page.to_hash() },
            current: if named.name == asked { Current::Here } else { Current::Elsewhere },
        }
    };
    all.into_iter().take(MAX_AUDIENCES).map(link).collect()
}

/// Words that are no quotation.
fn plain(text: &str) -> Quote {
    Quote { before: text.to_owned(), figure: String::new(), after: String::new() }
}

/// Where a phrase stands in a sentence as whole words; `words` are folded as [`fold::exact`] does.
fn phrase_in(text: &str, sentence: Span, words: &str) -> Option<Span> {
    let own = text.get(sentence.range())?;
    if words.is_empty() || !fold::exact(own).contains(words) {
        return None;
    }
    let spans = word_spans(own);
    let n = words.split_whitespace().count();
    let is_it = |run: &&[(usize, usize)]| {
        let (Some((start, _)), Some((_, end))) = (run.first(), run.last()) else { return false };
        let raw: Vec<&str> = own.get(*start..*end).unwrap_or_default().split_whitespace().collect();
        fold::exact(&raw.join(" ")) == words
    };
    let run = spans.windows(n.max(1)).find(is_it)?;
    let offset = sentence.range().start;
    Some(Span::new(offset + run.first()?.0, offset + run.last()?.1))
}

/// The words of a text: runs of letters, digits and marks.
fn word_spans(text: &str) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        let is_inside = c.is_alphanumeric() || fold::is_combining(c);
        match (open, is_inside) {
            (None, true) => open = Some(at),
            (Some(start), false) => {
                spans.push((start, at));
                open = None;
            }
            _ => {}
        }
    }
    spans.extend(open.map(|start| (start, text.len())));
    spans
}

#[cfg(test)]
mod tests;
