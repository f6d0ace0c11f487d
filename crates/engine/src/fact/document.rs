//! Goes through a document, sentence by sentence and figure by figure, and makes the observations.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::ops::Range;

use super::attribution::Speaker;
use super::indicator::claims::{ConceptSet, Topic, Update};
use super::indicator::ranked::Example;
use super::measure::MeasureReading;
use super::outline::{self, Outline};
use super::place::PlaceContext;
use super::sentence::relations::{self, Node};
use super::sentence::{CueMark, Figure, SentenceScan};
use super::subgroup::{self, LastNamed, Subgroup};
use super::{CueRole, Reader, period};
use crate::Span;
use crate::codebook::{Carries, ConceptIdx, IndicatorIdx};
use crate::date::Date;
use crate::reading::{Comparison, GoverningPeriod, Mention, Note, Observation, PeriodMention, Reading, Zone};
use crate::text::{Families, Gap, Page, TokenKind};

/// The observations of a document, in the order of their mentions, and what was odd. What the ranker was asked goes into
/// `examples`, where somebody wants to know.
pub(super) async fn assemble<E>(
    reader: &Reader,
    page: &Page<'_>,
    reading: &Reading,
    examples: Option<&RefCell<Vec<Example>>>,
    pause: &mut impl AsyncFnMut() -> Result<(), E>,
) -> Result<(Vec<Observation>, Vec<Note>), E> {
    let mut doc = DocumentState::new(reader, page, reading, examples);
    doc.notes.extend(doc.place.note());
    for sentence in 0..reading.sentences.len() {
        doc.sentence(sentence);
        pause().await?;
    }
    doc.name_headline_figures();
    doc.fill_from_same_figures();
    Ok((doc.facts.into_iter().map(|fact| fact.observation).collect(), doc.notes))
}

/// An observation while the document is gone through.
pub(super) struct Fact {
    pub(super) observation: Observation,
    pub(super) indicator: Option<IndicatorIdx>,
    /// Its figure's place among those of its sentence.
    pub(super) figure: usize,
    /// How many brackets are open round it.
    pub(super) depth: u8,
    /// What its own words name.
    pub(super) barring: ConceptSet,
    /// Which sentence it is of.
    pub(super) sentence: usize,
    pub(super) measured: MeasureReading,
    /// Whether its own sentence says its period.
    pub(super) period_stated: bool,
}

pub(super) struct DocumentState<'a> {
    pub(super) reader: &'a Reader,
    pub(super) page: &'a Page<'a>,
    pub(super) reading: &'a Reading,
    pub(super) published: Option<Date>,
    /// The last day on which it may have been published.
    pub(super) latest: Option<Date>,
    /// Whether the day of publication follows from one period alone, see [`period::is_circular`].
    pub(super) is_circular: bool,
    /// What is talked about.
    pub(super) topic: Topic,
    /// What the sentence before, of the same paragraph, talked about; found when first asked for.
    pub(super) before: OnceCell<Topic>,
    /// The scheme that the sentences above the paragraph named last; found when first asked for.
    pub(super) above: OnceCell<Option<Topic>>,
    /// Which paragraphs stand above the one that is read.
    pub(super) outline: Outline,
    /// What the last sentence of the paragraph that named anything talked about.
    block_topic: Topic,
    /// What the headline talks about.
    pub(super) headline: Option<Topic>,
    /// The one scheme that the headline is on, with what details it.
    pub(super) headline_subject: Option<Topic>,
    /// What was talked about where each open bracket stands.
    pub(super) brackets: Vec<(Topic, Update)>,
    /// How concepts are named: anew, or in parts of a whole.
    pub(super) naming: Update,
    /// What was talked about where the parts of a whole began.
    whole: Option<Topic>,
    /// The sentence's periods that are part of no name.
    pub(super) periods: Vec<PeriodMention>,
    pub(super) said: period::carried::Carried,
    pub(super) place: PlaceContext,
    /// Who says so.
    pub(super) speaker: Speaker,
    /// Whom the interview is with that is read.
    pub(super) interviewed: Option<Span>,
    /// What the sentence names that is less than all of its place.
    pub(super) subgroups: Vec<Subgroup>,
    /// The last comparison of the paragraph or list, with the period that was compared.
    pub(super) compared: Option<(Comparison, Option<GoverningPeriod>)>,
    /// Whether the list that is read is of what is still to come.
    pub(super) is_list_ahead: bool,
    /// Whether the last question asks for goals: "Năm 2022, mục tiêu của ngành là gì?".
    asks_for_goal: bool,
    /// How many facts the paragraphs before state.
    n_facts_above: usize,
    /// What the paragraph above the list that is read talks about.
    pub(super) list_head: Option<Topic>,
    /// The enterprise that the paragraph named last.
    pub(super) last_subgroup: Option<LastNamed>,
    pub(super) block: Option<u32>,
    pub(super) facts: Vec<Fact>,
    /// The places of the facts that have an indicator, rising: what is gone back to is mostly one of these.
    pub(super) named_facts: Vec<usize>,
    pub(super) notes: Vec<Note>,
    /// How often the document names each concept; counted when first asked for.
    pub(super) concept_counts: OnceCell<Vec<usize>>,
    /// For each indicator, whether the document names what it is about at all.
    pub(super) named_at_all: OnceCell<Vec<bool>>,
    /// What the whole document is about; found when first asked for.
    pub(super) subject: OnceCell<Option<Topic>>,
    /// The group of people that it is about; found when first asked for.
    pub(super) group: OnceCell<Option<ConceptIdx>>,
    /// The indicators of the facts so far, each with the units that it is stated in, for the ranker.
    pub(super) stated_units: BTreeSet<(IndicatorIdx, String)>,
    /// The concepts of the sentence before, for the ranker; found when first asked for.
    pub(super) above_concepts: OnceCell<Vec<ConceptIdx>>,
    /// The concepts of the headline, for the ranker; found when first asked for.
    pub(super) headline_concepts: OnceCell<Vec<ConceptIdx>>,
    /// What the document speaks of most, for the ranker; found when first asked for.
    pub(super) document_concepts: OnceCell<Vec<ConceptIdx>>,
    /// What the ranker was asked, if somebody wants to know.
    pub(super) examples: Option<&'a RefCell<Vec<Example>>>,
}

/// A figure where it stands.
#[derive(Clone, Copy)]
pub(super) struct FigureContext<'c> {
    pub(super) scan: &'c SentenceScan<'c>,
    /// How the figures of its sentence hang together.
    pub(super) nodes: &'c [Node],
    /// Its place among the figures of its clause.
    pub(super) i: usize,
    pub(super) figure: &'c Figure,
    pub(super) mention: &'c Mention,
    pub(super) measured: MeasureReading,
    /// Where the facts of its sentence begin, in [`DocumentState::facts`].
    pub(super) first: usize,
}

impl<'c> FigureContext<'c> {
    /// The figure before it.
    pub(super) fn previous(&self) -> Option<&'c Figure> {
        self.i.checked_sub(1).and_then(|i| self.scan.figures.get(i))
    }

    /// Which sentence it is of.
    pub(super) fn sentence(&self) -> usize {
        self.mention.sentence as usize
    }
}

impl<'a> DocumentState<'a> {
    /// Before the first sentence.
    fn new(
        reader: &'a Reader,
        page: &'a Page<'a>,
        reading: &'a Reading,
        examples: Option<&'a RefCell<Vec<Example>>>,
    ) -> DocumentState<'a> {
        let published = period::published(reading);
        DocumentState {
            reader,
            page,
            reading,
            published,
            latest: published.or_else(|| period::latest(reading)),
            is_circular: period::is_circular(reading),
            topic: Topic::new(reader.codebook()),
            before: OnceCell::new(),
            above: OnceCell::new(),
            outline: Outline::default(),
            block_topic: Topic::new(reader.codebook()),
            headline: None,
            headline_subject: None,
            brackets: Vec::new(),
            naming: Update::Replace,
            whole: None,
            periods: Vec::new(),
            said: period::carried::Carried::default(),
            place: PlaceContext::new(reader, page, reading),
            speaker: Speaker::default(),
            interviewed: None,
            subgroups: Vec::new(),
            compared: None,
            is_list_ahead: false,
            asks_for_goal: false,
            n_facts_above: 0,
            list_head: None,
            last_subgroup: None,
            block: None,
            facts: Vec::new(),
            named_facts: Vec::new(),
            notes: Vec::new(),
            concept_counts: OnceCell::new(),
            named_at_all: OnceCell::new(),
            subject: OnceCell::new(),
            group: OnceCell::new(),
            stated_units: BTreeSet::new(),
            above_concepts: OnceCell::new(),
            headline_concepts: OnceCell::new(),
            document_concepts: OnceCell::new(),
            examples,
        }
    }
}

impl DocumentState<'_> {
    /// Reads a sentence. What a caption says of a place holds for it alone.
    fn sentence(&mut self, sentence: usize) {
        let around = self.is_aside(sentence).then(|| self.place.clone());
        self.read_sentence(sentence);
        if let Some(around) = around {
            self.place = around;
        }
    }

    /// True for a caption, and for a line that looks like one: a sentence without its stop, and without figures.
    fn is_aside(&self, sentence: usize) -> bool {
        /// "Tại tỉnh Bắc Giang" is a heading.
        const HEADING: usize = 7;
        if self.is_caption(sentence) {
            return true;
        }
        let Some(tokens) = self.page.sentence_tokens.get(sentence).filter(|it| it.len() > HEADING) else {
            return false;
        };
        let is_open = self.page.tokens.get(tokens.end - 1).is_some_and(|token| token.kind != TokenKind::Mark);
        let is_line = self.page.tokens.get(tokens.start).is_some_and(|token| token.gap == Gap::Line)
            && self.page.tokens.get(tokens.end).is_none_or(|token| token.gap == Gap::Line);
        let from = self.reading.mentions.partition_point(|mention| (mention.sentence as usize) < sentence);
        let has_figures = self.reading.mentions.get(from).is_some_and(|mention| mention.sentence as usize == sentence);
        self.zone(sentence) == Some(Zone::Body) && is_open && is_line && !has_figures
    }

    fn read_sentence(&mut self, sentence: usize) {
        let Some(info) = self.reading.sentences.get(sentence) else { return };
        let zone = self.reading.blocks.get(info.block as usize).map_or(Zone::Body, |block| block.zone);
        if !matches!(zone, Zone::Body | Zone::Title | Zone::Subhead | Zone::Caption) {
            return;
        }
        let periods = period::of_sentence(self.reading, sentence);
        let from = self.reading.mentions.partition_point(|mention| (mention.sentence as usize) < sentence);
        let has_figures = self.reading.mentions.get(from).is_some_and(|mention| mention.sentence as usize == sentence);
        let is_new = self.block != Some(info.block);
        if is_new {
            self.enter_block(sentence, zone == Zone::Subhead && !has_figures);
            self.enter_paragraph(sentence, has_figures);
            self.above = OnceCell::new();
        }
        self.brackets.clear();
        self.whole = None;
        self.before = OnceCell::new();
        self.above_concepts = OnceCell::new();
        self.place.enter_sentence();
        if zone != Zone::Title {
            self.hear(sentence, has_figures);
        }
        let carries = self.reader.codebook().facets.iter().any(|facet| facet.carries == Carries::Paragraph);
        if !has_figures && !carries && !self.outline.is_above() && zone != Zone::Title {
            self.topic.keep(self.reader.codebook(), Carries::Paragraph);
            self.place.update_from_entities(self.reader, self.page, self.reading, info.span, zone);
            self.said.pass(&self.named(periods, None), sentence, None, None, self.published);
            return;
        }
        let scan = SentenceScan::new(self.reader, self.page, self.reading, sentence);
        self.periods = self.named(periods, Some(&scan));
        if self.outline.is_question() {
            let is_goal = |role| matches!(role, CueRole::Goal | CueRole::Quota | CueRole::Strive | CueRole::Given);
            self.asks_for_goal = scan.cues.iter().any(|cue| is_goal(cue.role));
        }
        if !is_new {
            self.go_on(&scan);
        }
        self.subgroups = subgroup::of_sentence(self.reader, self.reading, &scan, self.last_subgroup.as_ref());
        self.last_subgroup = subgroup::last_named(&self.subgroups).or_else(|| self.last_subgroup.take());
        if scan.cues.first().is_some_and(|cue| cue.role == CueRole::OfWhich && cue.at == scan.tokens.start) {
            self.place.enter_part();
        }
        self.read_figures(&scan, zone);
        if !scan.marks.is_empty() {
            self.block_topic = self.topic.clone();
            if zone == Zone::Title || self.is_given_title(info.span) {
                self.headline = Some(self.topic.clone());
                self.headline_subject = self.one_subject(&scan, &self.topic);
            }
        }
        let first_figure = scan.figures.first().and_then(|figure| self.page.tokens.get(figure.at));
        let now = scan.cues.iter().find(|cue| cue.role == CueRole::Now).map(|now| self.page.span(now.at..now.end));
        let first_figure = first_figure.map(|token| token.start);
        if scan.has_role(&[CueRole::Will]) {
            let told: Vec<_> =
                self.periods.iter().filter(|said| !period::roles::is_intended(&scan, said)).cloned().collect();
            self.said.pass(&told, sentence, first_figure, now, self.published);
        } else {
            self.said.pass(&self.periods, sentence, first_figure, now, self.published);
        }
        if let Some(now) = now {
            self.said.pass_now(sentence, now);
        }
    }

    /// Goes through a sentence, figure by figure.
    fn read_figures(&mut self, scan: &SentenceScan<'_>, zone: Zone) {
        let nodes = relations::read(scan, self.reading);
        let first = self.facts.len();
        let mut at = scan.tokens.start;
        for i in 0..scan.figures.len() {
            let Some(figure) = scan.figures.get(i) else { continue };
            self.advance(scan, at..figure.at, zone);
            at = figure.at;
            self.figure(scan, &nodes, i, first);
            self.place.enter_part();
        }
        self.advance(scan, at..scan.tokens.end, zone);
    }

    /// True for the line that the side file calls the title: a bulletin may begin with the name of its office.
    fn is_given_title(&self, sentence: Span) -> bool {
        let title = self.reading.meta.title.as_ref();
        title.is_some_and(|title| title.value.trim() == sentence.of(self.page.text).trim())
    }

    /// Begins a paragraph with what the paragraphs above it talk about.
    fn enter_block(&mut self, sentence: usize, is_heading: bool) {
        let block = |at: usize| self.reading.sentences.get(at).map(|info| info.block);
        self.block = block(sentence);
        let mut last = sentence;
        while self.block.is_some() && block(last + 1) == self.block {
            last += 1;
        }
        let tokens = |at: usize| self.page.sentence_tokens.get(at).cloned().unwrap_or(0..0);
        let own = tokens(sentence).start..tokens(last).end;
        let (rank, row) = (outline::rank(self.page, &own, is_heading), outline::row(self.page, &own));
        let above = self.outline.enter(rank, row, &self.block_topic, self.said);
        self.said = above.said;
        self.n_facts_above = self.facts.len();
        let is_goal = above.is_item || self.outline.is_in_answer() && self.asks_for_goal;
        self.is_list_ahead = is_goal && above.said.looks_ahead();
        self.compared = None;
        self.said.enter_paragraph(sentence);
        self.list_head = above.topic.clone().filter(|_| above.is_item);
        self.topic = above.topic.unwrap_or_else(|| Topic::new(self.reader.codebook()));
        self.block_topic = self.topic.clone();
        self.naming = if above.is_item { Update::RefineItem } else { Update::Replace };
    }

    /// Begins another sentence of a paragraph: "Trong đó, …" goes on with the whole that was spoken of.
    fn go_on(&mut self, scan: &SentenceScan<'_>) {
        let opens =
            |cue: &&CueMark| cue.at == scan.tokens.start && matches!(cue.role, CueRole::OfWhich | CueRole::Detail);
        // "Riêng ở Trung ương có …": another level, nothing of the whole before.
        let is_place = |end: usize| {
            let is_level = |role| matches!(role, CueRole::At | CueRole::Central | CueRole::Local);
            scan.cues.iter().any(|cue| cue.at == end && is_level(cue.role))
        };
        // "19.492 người trong số này đã nhận qua thẻ": a part of those that were counted before.
        let of_those = scan
            .figures
            .first()
            .is_some_and(|first| scan.cues.iter().any(|cue| cue.at == first.end && cue.role == CueRole::OfWhich));
        if of_those || scan.cues.first().filter(opens).is_some_and(|cue| !is_place(cue.end)) {
            self.topic = self.block_topic.clone();
        } else if !(self.outline.is_in_answer() && self.facts.len() == self.n_facts_above) {
            // "– Nợ có tăng? – Có. Hiện là 4.870 tỷ đồng": what is asked holds until a figure answers.
            self.topic.keep(self.reader.codebook(), Carries::Paragraph);
        }
        self.naming = Update::Replace;
    }

    /// Takes note of what is said in a stretch of tokens.
    fn advance(&mut self, scan: &SentenceScan<'_>, stretch: Range<usize>, zone: Zone) {
        let codebook = self.reader.codebook();
        for at in stretch.clone() {
            let Some(token) = self.page.tokens.get(at) else { break };
            if token.kind != TokenKind::Mark && !token.starts.has(Families::CONCEPT.or(Families::CUE)) {
                continue;
            }
            match token.mark {
                '(' => self.brackets.push((self.topic.clone(), self.naming)),
                ')' => {
                    if let Some(before) = self.brackets.pop() {
                        (self.topic, self.naming) = before;
                    }
                }
                // "trong đó nội trú 74.630 lượt; chi 451,7 tỷ đồng": what the part details ends with it.
                ';' => self.topic = self.whole.clone().unwrap_or_else(|| self.topic.clone()),
                _ => {}
            }
            let cue = scan.cues.binary_search_by_key(&at, |cue| cue.at).ok().and_then(|cue| scan.cues.get(cue));
            if cue.is_some_and(|cue| cue.role == CueRole::OfWhich) {
                self.naming = Update::RefinePart;
                self.whole = (at > scan.tokens.start).then(|| self.topic.clone());
            }
            let Ok(place) = scan.marks.binary_search_by_key(&at, |mark| mark.at) else { continue };
            if let Some(mark) = scan.marks.get(place) {
                let how = if is_listed(scan, place) { Update::Add } else { self.naming };
                self.topic.name(codebook, mark.facet, mark.concept, how);
            }
        }
        let span = self.page.span(stretch.clone());
        if !span.is_empty() {
            self.place.update_from_entities(self.reader, self.page, self.reading, span, zone);
        }
        for cue in scan.cues_in(&stretch) {
            let span = self.page.span(cue.at..cue.end);
            self.place.update_from_cue(self.reader, self.page, cue.role, span);
        }
        self.place.update_from_bare_subjects(self.reader, scan, stretch);
    }

    /// Makes the observations of one figure.
    fn figure(&mut self, scan: &SentenceScan<'_>, nodes: &[Node], i: usize, first: usize) {
        let Some(figure) = scan.figures.get(i) else { return };
        let Some(mention) = scan.mention(self.reading, figure) else { return };
        let Some(node) = nodes.get(i) else { return };
        let here = FigureContext { scan, nodes, i, figure, mention, measured: node.measured, first };
        for claimed in self.claim(here) {
            let fact = self.observe(here, claimed, node.rules.clone());
            if let Some(indicator) = fact.indicator {
                self.stated_units.insert((indicator, mention.unit.text.clone()));
                self.named_facts.push(self.facts.len());
            }
            self.facts.push(fact);
        }
    }

    /// The facts from `first` on that have an indicator, each with its place.
    pub(super) fn named_since(&self, first: usize) -> impl DoubleEndedIterator<Item = (usize, &Fact)> {
        let from = self.named_facts.partition_point(|at| *at < first);
        let places = self.named_facts.get(from..).unwrap_or_default();
        places.iter().filter_map(|at| Some((*at, self.facts.get(*at)?)))
    }

    /// The last fact of the sentence whose facts begin at `first`.
    pub(super) fn last_fact(&self, first: usize) -> Option<&Fact> {
        self.facts.get(first..).and_then(<[Fact]>::last)
    }
}

/// True if a mark carries on the list of the mark before it.
pub(super) fn is_listed(scan: &SentenceScan<'_>, place: usize) -> bool {
    let Some(mark) = scan.marks.get(place) else { return false };
    let before = scan.marks.get(..place).unwrap_or_default().iter().rev().find(|other| other.facet == mark.facet);
    before.is_some_and(|before| scan.joins(before.end, mark.at))
}
