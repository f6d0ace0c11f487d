//! One walk over a document, sentence by sentence and figure by figure, that makes the observations.

use std::cell::OnceCell;
use std::ops::Range;

use super::claim::{Naming, Topic};
use super::measure::{Reckoned, goes_with_previous, reckon, says_again};
use super::place::Whereabouts;
use super::scan::Clause;
use super::{CueRole, Reader, period};
use crate::codebook::{Carries, IndicatorIdx};
use crate::date::Date;
use crate::reading::{Field, Measure, Mention, MentionKind, Note, Observation, PeriodMention, Reading, Zone};
use crate::rules;
use crate::text::{Families, Page, TokenKind};

/// The observations of a document, in the order of their mentions, and what was odd.
pub(super) fn assemble(reader: &Reader, page: &Page<'_>, reading: &Reading) -> (Vec<Observation>, Vec<Note>) {
    let mut walk = Walk {
        reader,
        page,
        reading,
        published: period::published(reading),
        topic: Topic::new(reader.codebook()),
        before: OnceCell::new(),
        heading: Topic::new(reader.codebook()),
        brackets: Vec::new(),
        naming: Naming::Anew,
        periods: Vec::new(),
        said: period::Carried::default(),
        place: Whereabouts::new(reader, reading),
        block: None,
        facts: Vec::new(),
        notes: Vec::new(),
        spoken: OnceCell::new(),
    };
    for sentence in 0..reading.sentences.len() {
        walk.sentence(sentence);
    }
    walk.name_headline_figures();
    walk.fill_from_same_figures();
    (walk.facts.into_iter().map(|fact| fact.observation).collect(), walk.notes)
}

/// An observation while the walk lasts.
pub(super) struct Fact {
    pub(super) observation: Observation,
    pub(super) indicator: Option<IndicatorIdx>,
    /// Which sentence it is of.
    pub(super) sentence: usize,
    pub(super) reckoned: Reckoned,
    /// Whether its own sentence says its period.
    pub(super) period_stated: bool,
}

pub(super) struct Walk<'a> {
    pub(super) reader: &'a Reader,
    pub(super) page: &'a Page<'a>,
    pub(super) reading: &'a Reading,
    pub(super) published: Option<Date>,
    /// What is talked about.
    pub(super) topic: Topic,
    /// What the sentence before, of the same paragraph, talked about; found when first asked for.
    pub(super) before: OnceCell<Topic>,
    /// What the section's heading talks about, carried into its paragraphs.
    pub(super) heading: Topic,
    /// What was talked about where each open bracket stands.
    pub(super) brackets: Vec<(Topic, Naming)>,
    /// How concepts are named: anew, or in parts of a whole.
    pub(super) naming: Naming,
    /// The sentence's periods that are part of no name.
    pub(super) periods: Vec<PeriodMention>,
    pub(super) said: period::Carried,
    pub(super) place: Whereabouts,
    pub(super) block: Option<u32>,
    pub(super) facts: Vec<Fact>,
    pub(super) notes: Vec<Note>,
    /// How often the document names each concept; counted when first asked for.
    pub(super) spoken: OnceCell<Vec<usize>>,
}

impl Walk<'_> {
    fn sentence(&mut self, sentence: usize) {
        let Some(info) = self.reading.sentences.get(sentence) else { return };
        let zone = self.reading.blocks.get(info.block as usize).map_or(Zone::Body, |block| block.zone);
        if !matches!(zone, Zone::Body | Zone::Title | Zone::Subhead) {
            return;
        }
        let periods = period::of_sentence(self.reading, sentence);
        let from = self.reading.mentions.partition_point(|mention| (mention.sentence as usize) < sentence);
        let has_figures = self.reading.mentions.get(from).is_some_and(|mention| mention.sentence as usize == sentence);
        let is_heading = zone == Zone::Subhead && !has_figures;
        if self.block != Some(info.block) {
            self.block = Some(info.block);
            self.said.enter_paragraph();
            if is_heading {
                self.heading = Topic::new(self.reader.codebook());
            }
            self.topic = self.heading.clone();
            self.place.enter_paragraph(periods.first().is_some_and(|said| said.span.start <= info.span.start + 8));
        } else {
            self.topic.keep(self.reader.codebook(), Carries::Paragraph);
        }
        self.brackets.clear();
        self.before = OnceCell::new();
        self.naming = Naming::Anew;
        self.place.enter_sentence();
        let carries = self.reader.codebook().facets.iter().any(|facet| facet.carries == Carries::Paragraph);
        if !has_figures && !carries && !is_heading {
            self.place.pass(self.reader, self.page, self.reading, info.span, zone);
            self.said.pass(&self.named(periods, None), sentence, None);
            return;
        }
        let clause = Clause::new(self.reader, self.page, self.reading, sentence);
        self.periods = self.named(periods, Some(&clause));
        let first = self.facts.len();
        let mut at = clause.tokens.start;
        for i in 0..clause.figures.len() {
            let Some(figure) = clause.figures.get(i) else { continue };
            self.advance(&clause, at..figure.at, zone);
            at = figure.at;
            self.figure(&clause, i, sentence, first);
        }
        self.advance(&clause, at..clause.tokens.end, zone);
        if is_heading {
            self.heading = self.topic.clone();
        }
        let first_figure = self.reading.mentions.get(from).map(|mention| mention.span.start);
        self.said.pass(&self.periods, sentence, first_figure.filter(|_| has_figures));
        if let Some(now) = clause.cues.iter().find(|cue| cue.role == CueRole::Now) {
            self.said.pass_now(sentence, self.page.span(now.at..now.end));
        }
    }

    /// Takes note of what is said in a stretch of tokens.
    fn advance(&mut self, clause: &Clause<'_>, stretch: Range<usize>, zone: Zone) {
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
                _ => {}
            }
            let cue = clause.cues.binary_search_by_key(&at, |cue| cue.at).ok().and_then(|cue| clause.cues.get(cue));
            if cue.is_some_and(|cue| cue.role == CueRole::OfWhich) {
                self.naming = Naming::InPart;
            }
            let Ok(place) = clause.marks.binary_search_by_key(&at, |mark| mark.at) else { continue };
            if let Some(mark) = clause.marks.get(place) {
                let how = if is_listed(clause, place) { Naming::Too } else { self.naming };
                self.topic.name(codebook, mark.facet, mark.concept, how);
            }
        }
        let span = self.page.span(stretch.clone());
        if !span.is_empty() {
            self.place.pass(self.reader, self.page, self.reading, span, zone);
        }
        for cue in clause.cues_in(&stretch) {
            let span = self.page.span(cue.at..cue.end);
            self.place.pass_cue(self.reader, self.page, self.reading, cue.role, span);
        }
    }

    /// Makes the observations of one figure.
    fn figure(&mut self, clause: &Clause<'_>, i: usize, sentence: usize, first: usize) {
        let Some(figure) = clause.figures.get(i) else { return };
        let Some(mention) = clause.mention(self.reading, figure) else { return };
        let mut reckoned = reckon(clause, figure, mention);
        let mut rules = Vec::new();
        let previous = i.checked_sub(1).and_then(|i| clause.figures.get(i));
        let joined = previous.is_some_and(|previous| goes_with_previous(clause, figure, previous));
        if let Some(fact) = self.facts.get(first..).and_then(<[Fact]>::last).filter(|_| joined)
            && !reckoned.leans()
            && fact.reckoned.leans()
            && self.reading.mentions.get(fact.observation.mention.0 as usize).is_some_and(|m| m.kind == mention.kind)
        {
            reckoned = fact.reckoned;
            rules.push(rules::MEASURE_WITH_PREVIOUS);
        }
        let says_again = previous.is_some_and(|previous| says_again(clause, figure, previous));
        if let Some(fact) = self.facts.get(first..).and_then(<[Fact]>::last).filter(|_| says_again)
            && !reckoned.leans()
            && mention.kind == MentionKind::Percent
            && fact.reckoned.measure == Measure::ChangeAbs
        {
            reckoned = Reckoned { measure: Measure::ChangeRel, ..fact.reckoned };
            rules.push(rules::MEASURE_WITH_PREVIOUS);
        }
        for claimed in self.claim(clause, i, mention, &reckoned, first) {
            let mut fact = self.observe(clause, figure, mention, sentence, reckoned, claimed, rules.clone());
            if self.is_part_of_stated(&fact, mention, first) {
                fact.indicator = None;
                fact.observation.indicator = None;
                fact.observation.rules.push(rules::FACT_PART);
            }
            self.facts.push(fact);
        }
    }

    /// What the sentence before talked about, if it is of the same paragraph.
    pub(super) fn said_before(&self, sentence: usize) -> &Topic {
        self.before.get_or_init(|| {
            let codebook = self.reader.codebook();
            let mut topic = Topic::new(codebook);
            let block = |sentence: usize| self.reading.sentences.get(sentence).map(|info| info.block);
            if let Some(before) = sentence.checked_sub(1).filter(|before| block(*before) == block(sentence)) {
                let clause = Clause::new(self.reader, self.page, self.reading, before);
                for (place, mark) in clause.marks.iter().enumerate() {
                    // "299.845 học sinh tham gia BHYT": one scheme takes nothing from what details it, on either side.
                    let is_only = clause.marks.iter().all(|it| it.facet != mark.facet || it.concept == mark.concept);
                    let how = if is_only || is_listed(&clause, place) { Naming::Too } else { Naming::Anew };
                    topic.name(codebook, mark.facet, mark.concept, how);
                }
            }
            topic
        })
    }

    /// A headline says in short what the article says in full: its figure is of what the same figure below is of.
    fn name_headline_figures(&mut self) {
        let zone = |fact: &Fact| {
            let info = self.reading.sentences.get(fact.sentence)?;
            self.reading.blocks.get(info.block as usize).map(|block| block.zone)
        };
        let group = |at: IndicatorIdx| {
            let indicator = self.reader.codebook().indicator(at)?;
            indicator.id.split('.').next()
        };
        let n_title = self.facts.iter().take_while(|fact| zone(fact) == Some(Zone::Title)).count();
        for at in 0..n_title {
            let Some(fact) = self.facts.get(at) else { continue };
            let kind = |fact: &Fact| {
                let mention = self.reading.mentions.get(fact.observation.mention.0 as usize)?;
                Some((mention.value, mention.upper, mention.kind))
            };
            let is_same =
                |other: &&Fact| kind(other) == kind(fact) && other.observation.measure == fact.observation.measure;
            let mut below = self.facts.get(n_title..).unwrap_or_default().iter().filter(is_same);
            let Some(other) = below.next().filter(|other| below.all(|it| it.indicator == other.indicator)) else {
                continue;
            };
            let Some(named) = other
                .indicator
                .filter(|named| fact.indicator.is_none_or(|own| own != *named && group(own) == group(*named)))
            else {
                continue;
            };
            let (id, scope) = (other.observation.indicator.clone(), other.observation.scope);
            let is_fixed = self.reader.codebook().indicator(named).is_some_and(|entry| entry.scope.is_some());
            let Some(fact) = self.facts.get_mut(at) else { continue };
            fact.indicator = Some(named);
            fact.observation.indicator = id;
            if is_fixed {
                fact.observation.scope = scope;
            }
            fact.observation.rules.retain(|rule| *rule != rules::FACT_UNCATALOGUED);
            fact.observation.rules.push(rules::FACT_SAME_FIGURE);
        }
    }

    /// "nợ 120 tỷ đồng, trong đó từ 3 tháng trở lên 57 tỷ đồng": a part that nothing known tells from the whole is not the
    /// whole.
    fn is_part_of_stated(&self, fact: &Fact, mention: &Mention, first: usize) -> bool {
        let one = &fact.observation;
        let is_whole = |whole: &Fact| {
            let other = &whole.observation;
            let stated = self.reading.mentions.get(other.mention.0 as usize);
            whole.indicator == fact.indicator
                && (other.measure, other.status, &other.place, other.scope)
                    == (one.measure, one.status, &one.place, one.scope)
                && stated.is_some_and(|stated| stated.kind == mention.kind && stated.value > mention.value)
        };
        let may_be = self.naming == Naming::InPart && fact.indicator.is_some() && one.measure == Measure::Level;
        may_be && self.facts.get(first..).unwrap_or_default().iter().any(is_whole)
    }

    /// A headline's figure has the period that the article gives where it states the figure again.
    fn fill_from_same_figures(&mut self) {
        for at in 0..self.facts.len() {
            let is_loose =
                |fact: &&Fact| fact.observation.period.is_none() || fact.observation.rules.contains(&rules::PERIOD_NOW);
            let Some(fact) = self.facts.get(at).filter(is_loose) else { continue };
            let (indicator, signed) = (fact.indicator, fact.observation.signed);
            let (measure, sentence) = (fact.observation.measure, fact.sentence);
            let is_undated = fact.observation.period.is_none();
            let same = self.facts.iter().find(|other| {
                indicator.is_some()
                    && other.indicator == indicator
                    && other.sentence > sentence
                    && other.observation.measure == measure
                    && other.observation.signed == signed
                    && (other.period_stated || is_undated)
                    && !is_loose(other)
            });
            let period = same.and_then(|other| other.observation.period);
            if let Some(fact) = self.facts.get_mut(at)
                && let Some(period) = period
            {
                fact.observation.period = Some(period);
                fact.observation.rules.push(rules::PERIOD_SAME_FIGURE);
                fact.observation.evidence.extend(period.span.map(|span| (Field::Period, span)));
            }
        }
    }
}

/// True if a mark carries on the list of the mark before it.
fn is_listed(clause: &Clause<'_>, place: usize) -> bool {
    let Some(mark) = clause.marks.get(place) else { return false };
    let before = clause.marks.get(..place).unwrap_or_default().iter().rev().find(|other| other.facet == mark.facet);
    before.is_some_and(|before| clause.joins(before.end, mark.at))
}
