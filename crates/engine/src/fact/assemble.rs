//! One walk over a document, sentence by sentence and figure by figure, that makes the observations.

use std::cell::OnceCell;
use std::ops::Range;

use super::claim::{ConceptSet, Naming, Surroundings, Topic, UnitRule};
use super::measure::{Reckoned, Sign, goes_with_previous, reckon};
use super::place::Whereabouts;
use super::scan::{Clause, Figure, Gloss, Mark, RunsOn};
use super::{CueRole, Reader, list, measure, period, place, scan, status};
use crate::codebook::{Bars, Carries, ConceptIdx, Counts, FacetIdx, Indicator, IndicatorIdx};
use crate::date::{Date, Period};
use crate::reading::{
    Basis, Comparison, EntityKind, Field, GoverningPeriod, Measure, Mention, MentionKind, Note, Observation,
    PeriodMention, Reading, Scope, Status, Zone,
};
use crate::rules::{self, Rule};
use crate::text::Page;
use crate::{Decimal, Span};

/// The observations of a document, in the order of their mentions, and what was odd.
pub(super) fn assemble(reader: &Reader, page: &Page<'_>, reading: &Reading) -> (Vec<Observation>, Vec<Note>) {
    let mut walk = Walk {
        reader,
        page,
        reading,
        published: period::published(reading),
        topic: Topic::new(reader.codebook()),
        brackets: Vec::new(),
        naming: Naming::Anew,
        said: period::Carried::default(),
        place: Whereabouts::new(&reader.names),
        block: None,
        facts: Vec::new(),
        notes: Vec::new(),
        spoken: OnceCell::new(),
    };
    for sentence in 0..reading.sentences.len() {
        walk.sentence(sentence);
    }
    walk.fill_from_same_figures();
    (walk.facts.into_iter().map(|fact| fact.observation).collect(), walk.notes)
}

/// An observation while the walk lasts.
struct Fact {
    observation: Observation,
    indicator: Option<IndicatorIdx>,
    /// Which sentence it is of.
    sentence: usize,
    reckoned: Reckoned,
    /// Whether its own sentence says its period.
    period_stated: bool,
}

struct Walk<'a> {
    reader: &'a Reader,
    page: &'a Page<'a>,
    reading: &'a Reading,
    published: Option<Date>,
    /// What is talked about.
    topic: Topic,
    /// What was talked about where each open bracket stands.
    brackets: Vec<(Topic, Naming)>,
    /// How concepts are named: anew, or in parts of a whole.
    naming: Naming,
    said: period::Carried,
    place: Whereabouts,
    block: Option<u32>,
    facts: Vec<Fact>,
    notes: Vec<Note>,
    /// The concepts that the document names anywhere; found when first asked for.
    spoken: OnceCell<ConceptSet>,
}

/// Who claims a figure, and how that was found.
struct Claimed {
    indicator: Option<IndicatorIdx>,
    words: Option<Span>,
    rule: Rule,
    /// The figure that it pairs with or is about, in [`Walk::facts`].
    antecedent: Option<usize>,
}

impl Walk<'_> {
    fn sentence(&mut self, sentence: usize) {
        let Some(info) = self.reading.sentences.get(sentence) else { return };
        let zone = self.reading.blocks.get(info.block as usize).map_or(Zone::Body, |block| block.zone);
        if !matches!(zone, Zone::Body | Zone::Title | Zone::Subhead) {
            return;
        }
        let periods = period::of_sentence(self.reading, sentence);
        if self.block != Some(info.block) {
            self.block = Some(info.block);
            self.topic = Topic::new(self.reader.codebook());
            self.place.enter_paragraph(periods.first().is_some_and(|said| said.span.start <= info.span.start + 8));
        } else {
            self.topic.keep(self.reader.codebook(), Carries::Paragraph);
        }
        self.brackets.clear();
        self.naming = Naming::Anew;
        let from = self.reading.mentions.partition_point(|mention| (mention.sentence as usize) < sentence);
        let has_figures = self.reading.mentions.get(from).is_some_and(|mention| mention.sentence as usize == sentence);
        let carries = self.reader.codebook().facets.iter().any(|facet| facet.carries == Carries::Paragraph);
        if !has_figures && !carries {
            self.place.pass(self.reader, self.page, self.reading, info.span, zone);
            self.said.pass(&self.named(periods), sentence);
            return;
        }
        let clause = Clause::new(self.reader, self.page, self.reading, sentence);
        let first = self.facts.len();
        let mut at = clause.tokens.start;
        for i in 0..clause.figures.len() {
            let Some(figure) = clause.figures.get(i) else { continue };
            self.advance(&clause, at..figure.at, zone);
            at = figure.at;
            self.figure(&clause, i, sentence, first);
        }
        self.advance(&clause, at..clause.tokens.end, zone);
        self.said.pass(&self.named(periods), sentence);
    }

    /// Takes note of what is said in a stretch of tokens.
    fn advance(&mut self, clause: &Clause<'_>, stretch: Range<usize>, zone: Zone) {
        let codebook = self.reader.codebook();
        for at in stretch.clone() {
            match self.page.tokens.get(at).map_or('\0', |token| token.mark) {
                '(' => self.brackets.push((self.topic.clone(), self.naming)),
                ')' => {
                    if let Some(before) = self.brackets.pop() {
                        (self.topic, self.naming) = before;
                    }
                }
                _ => {}
            }
            if clause.cues.iter().any(|cue| cue.at == at && cue.role == CueRole::OfWhich) {
                self.naming = Naming::InPart;
            }
            let Some(place) = clause.marks.iter().position(|mark| mark.at == at) else { continue };
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
            if let Some(scope) = place::level(cue.role) {
                self.place.pass_level(scope, self.page.span(cue.at..cue.end));
            }
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
        for claimed in self.claim(clause, i, mention, &reckoned, first) {
            let fact = self.observe(clause, figure, mention, sentence, reckoned, claimed, rules.clone());
            self.facts.push(fact);
        }
    }

    /// Who claims a figure: one, or several if it holds for each of a list.
    fn claim(
        &self,
        clause: &Clause<'_>,
        i: usize,
        mention: &Mention,
        reckoned: &Reckoned,
        first: usize,
    ) -> Vec<Claimed> {
        let Some(figure) = clause.figures.get(i) else { return Vec::new() };
        if let Some(paired) = self.paired(clause, i, mention, reckoned, first) {
            return vec![paired];
        }
        let has_each = clause.cues_in(&figure.before).any(|cue| cue.role == CueRole::Each);
        if has_each {
            let parts = list::parallel_parts(clause, &figure.before);
            if parts.len() > 1 {
                let claims: Vec<Claimed> = (0..parts.len())
                    .filter_map(|at| self.claim_part(clause, figure, mention, reckoned, &parts, at, rules::FACT_EACH))
                    .collect();
                if claims.iter().all(|claimed| claimed.indicator.is_some()) && !claims.is_empty() {
                    return claims;
                }
            }
        }
        vec![self.claim_alone(clause, i, mention, reckoned, first)]
    }

    /// A figure of a list that `lần lượt` pairs with names, or with the figures before.
    fn paired(
        &self,
        clause: &Clause<'_>,
        i: usize,
        mention: &Mention,
        reckoned: &Reckoned,
        first: usize,
    ) -> Option<Claimed> {
        let joins = |figure: &Figure, previous: &Figure| goes_with_previous(clause, figure, previous);
        // The figure's place in its list, and the first figure of it.
        let mut start = i;
        while start > 0
            && let (Some(figure), Some(previous)) = (clause.figures.get(start), clause.figures.get(start - 1))
            && joins(figure, previous)
        {
            start -= 1;
        }
        let head = clause.figures.get(start)?;
        let (cue, _) = list::pairing_cue(clause, head)?;
        let n = list::n_together(&clause.figures, start, joins);
        if n < 2 {
            return None;
        }
        let figure = clause.figures.get(i)?;
        if let Some(parts) = list::last_parts(clause, &(head.before.start..cue), n) {
            return self.claim_part(clause, figure, mention, reckoned, &parts, i - start, rules::FACT_RESPECTIVELY);
        }
        // As many figures just before that state levels: the names are theirs.
        let facts = self.facts.get(first..)?;
        let is_named = |fact: &&(usize, &Fact)| {
            let figure = clause.figures.get(start).map_or(0, |figure| figure.at);
            let span = self.reading.mentions.get(fact.1.observation.mention.0 as usize).map(|mention| mention.span);
            span.is_some_and(|span| clause.tokens_of(span).end <= figure) && !fact.1.reckoned.leans()
        };
        let named: Vec<(usize, &Fact)> = (first..).zip(facts).filter(|fact| is_named(&fact)).collect();
        let (at, fact) = named.get(named.len().checked_sub(n)? + (i - start))?;
        let words = fact.observation.phrase;
        Some(Claimed { indicator: fact.indicator, words, rule: rules::FACT_RESPECTIVELY, antecedent: Some(*at) })
    }

    /// The claim of one part of a list; what the first part says besides is shared.
    #[expect(clippy::too_many_arguments, reason = "all are the figure's context")]
    fn claim_part(
        &self,
        clause: &Clause<'_>,
        figure: &Figure,
        mention: &Mention,
        reckoned: &Reckoned,
        parts: &[Range<usize>],
        at: usize,
        rule: Rule,
    ) -> Option<Claimed> {
        let (head, part) = (parts.first()?, parts.get(at)?);
        let codebook = self.reader.codebook();
        let mut topic = self.topic.clone();
        for mark in clause.marks_in(head).chain(clause.marks_in(part)) {
            topic.name(codebook, mark.facet, mark.concept, Naming::Anew);
        }
        let marks: Vec<Mark> = clause.marks_in(part).copied().collect();
        let mut round = self.surroundings(clause, figure, mention, &marks);
        let facets: Vec<FacetIdx> = marks.iter().map(|mark| mark.facet).collect();
        round.carried = topic.carried(codebook, &facets);
        let indicator = self.reader.claims.claim(&round, unit_rule(mention, reckoned));
        let indicator = indicator.or_else(|| self.reader.claims.claim(&round, UnitRule::Own));
        Some(Claimed { indicator, words: span_of(self.page, &marks), rule, antecedent: None })
    }

    fn claim_alone(
        &self,
        clause: &Clause<'_>,
        i: usize,
        mention: &Mention,
        reckoned: &Reckoned,
        first: usize,
    ) -> Claimed {
        let nobody = Claimed { indicator: None, words: None, rule: rules::FACT_UNCATALOGUED, antecedent: None };
        let Some(figure) = clause.figures.get(i) else { return nobody };
        let marks = own_marks(clause, i);
        let mut facets: Vec<FacetIdx> = marks.iter().map(|mark| mark.facet).collect();
        facets.sort_unstable();
        facets.dedup();
        let mut round = self.surroundings(clause, figure, mention, &marks);
        let mut topic = self.topic.clone();
        for mark in marks.iter().filter(|mark| mark.at >= figure.number_end) {
            topic.name(self.reader.codebook(), mark.facet, mark.concept, self.naming);
        }
        round.carried = topic.carried(self.reader.codebook(), &facets);
        let words = span_of(self.page, &marks);
        let leans = reckoned.leans() || continues(clause, figure, reckoned);
        if leans
            && round.barring.is_empty()
            && let Some(at) = self.antecedent(reckoned, &round, mention, first)
        {
            let indicator = self.facts.get(at).and_then(|fact| fact.indicator);
            return Claimed { indicator, words, rule: rules::FACT_ANTECEDENT, antecedent: Some(at) };
        }
        let indicator = self.reader.claims.claim(&round, unit_rule(mention, reckoned));
        let carried = indicator.is_some_and(|indicator| {
            let is_own = |wording: &crate::codebook::Wording| wording.concepts.iter().all(|c| round.own.contains(*c));
            let indicator = self.reader.codebook().indicator(indicator);
            indicator.is_some_and(|indicator| !indicator.written.iter().any(is_own))
        });
        let rule = match (indicator, carried) {
            (None, _) => rules::FACT_UNCATALOGUED,
            (Some(_), true) => rules::FACT_CARRIED,
            (Some(_), false) => rules::FACT_OWN_WORDS,
        };
        Claimed { indicator, words, rule, antecedent: None }
    }

    /// The concepts round a figure; two of a facet that are counted together become the one that means both.
    fn surroundings(&self, clause: &Clause<'_>, figure: &Figure, mention: &Mention, marks: &[Mark]) -> Surroundings {
        let codebook = self.reader.codebook();
        let mut own: ConceptSet = marks.iter().map(|mark| mark.concept).collect();
        for (at, facet) in (0..).map(FacetIdx).zip(&codebook.facets) {
            let Some(together) = facet.together else { continue };
            let mut of_facet: Vec<ConceptIdx> =
                marks.iter().filter(|mark| mark.facet == at).map(|mark| mark.concept).collect();
            of_facet.sort_unstable();
            of_facet.dedup();
            if of_facet.len() > 1 {
                of_facet.into_iter().for_each(|concept| own.remove(concept));
                own.insert(together);
            }
        }
        let is_unit = |mark: &&Mark| mark.at == figure.number_end && figure.number_end < figure.end;
        let never_bars = |mark: &&Mark| {
            codebook.facets.get(usize::from(mark.facet.0)).is_some_and(|facet| facet.bars == Bars::Never)
        };
        let mut barring = own;
        marks.iter().filter(|mark| is_unit(mark) || never_bars(mark)).for_each(|mark| barring.remove(mark.concept));
        Surroundings {
            own,
            barring,
            carried: ConceptSet::default(),
            beside: beside(clause, figure),
            units: self.reader.claims.units_of(self.page, figure, mention),
        }
    }

    /// The figure that a change, an excess or a share of a target is about: the last one that states a level.
    fn antecedent(&self, reckoned: &Reckoned, round: &Surroundings, mention: &Mention, first: usize) -> Option<usize> {
        let claims = &self.reader.claims;
        let facts = (first..).zip(self.facts.get(first..)?);
        let mut stated = facts.filter(|(_, fact)| !fact.reckoned.leans() && fact.indicator.is_some()).rev_by_index();
        let is_level = |fact: &Fact| fact.indicator.is_some_and(|indicator| !claims.is_percent(indicator));
        let found =
            match reckoned.measure {
                Measure::Excess => stated.next(),
                Measure::ChangeAbs if mention.kind != MentionKind::Percent => stated
                    .find(|(_, fact)| fact.indicator.is_some_and(|indicator| claims.has_unit(indicator, round.units))),
                _ if !reckoned.leans() => stated
                    .find(|(_, fact)| fact.indicator.is_some_and(|indicator| claims.has_unit(indicator, round.units))),
                _ => {
                    let all: Vec<(usize, &Fact)> = stated.collect();
                    all.iter().find(|(_, fact)| is_level(fact)).or(all.first()).copied()
                }
            };
        found.map(|(at, _)| at)
    }

    #[expect(clippy::too_many_arguments, reason = "all are the figure's context")]
    fn observe(
        &mut self,
        clause: &Clause<'_>,
        figure: &Figure,
        mention: &Mention,
        sentence: usize,
        mut reckoned: Reckoned,
        claimed: Claimed,
        mut rules: Vec<Rule>,
    ) -> Fact {
        let mut evidence = Vec::new();
        rules.push(claimed.rule);
        let antecedent = claimed.antecedent.and_then(|at| self.facts.get(at));
        if let Some(fact) = antecedent.filter(|_| claimed.rule == rules::FACT_RESPECTIVELY && !reckoned.leans()) {
            reckoned.measure = fact.reckoned.measure;
        }
        let codebook = self.reader.codebook();
        let signed = match reckoned.sign {
            Sign::Plus => mention.value,
            Sign::Minus => mention.value.negated(),
        };
        let indicator = claimed.indicator.filter(|at| {
            let is_subject = self.is_subject(*at);
            if !is_subject {
                rules.push(rules::FACT_OTHER_SUBJECT);
            }
            is_subject
        });
        let indicator = indicator.filter(|at| {
            let range = codebook.indicator(*at).and_then(|indicator| indicator.range);
            let is_implausible = !reckoned.leans()
                && reckoned.measure != Measure::Average
                && range.is_some_and(|(least, greatest)| mention.value < least || mention.value > greatest);
            if is_implausible {
                self.notes.push(Note { span: mention.span, rule: rules::FACT_OUT_OF_RANGE });
                rules.push(rules::FACT_OUT_OF_RANGE);
            }
            !is_implausible
        });
        let entry = indicator.and_then(|at| codebook.indicator(at));
        if let Some(words) = claimed.words.filter(|_| indicator.is_some()) {
            evidence.push((Field::Indicator, words));
        }
        rules.extend(measure_rule(&reckoned));
        if let Some(cue) = reckoned.cue.or(reckoned.base) {
            let words = self.page.span(cue.at..cue.end);
            evidence.push((Field::Measure, words));
            if reckoned.sign == Sign::Minus {
                evidence.push((Field::Sign, words));
            }
        }
        let (status, cue) = status::status(clause, figure, &reckoned);
        rules.extend(status_rule(status));
        evidence.extend(cue.map(|cue| (Field::Status, self.page.span(cue.at..cue.end))));

        let periods = period::of_sentence(self.reading, sentence);
        let said = if is_vague(clause, figure, &reckoned) { &period::Carried::default() } else { &self.said };
        let governing = period::governing(clause, figure, &self.named(periods), said, status, self.published);
        if let Some(governing) = governing {
            rules.push(governing.rule);
            evidence.extend(governing.period.span.map(|span| (Field::Period, span)));
        }
        let period = governing.map(|governing| self.moment(governing, entry, status));
        let compare = reckoned.leans().then(|| {
            let until = compared_until(clause, figure);
            period::comparison(clause, figure, periods, period, until)
        });
        let compare = compare.flatten().map(|compare| self.compared_moment(compare, entry));
        if let Some(compare) = compare {
            rules.push(rules::COMPARE_PERIOD);
            evidence.push((Field::Compare, compare.span));
        }
        let mut here = self.place.clone();
        for words in [figure.before.clone(), figure.end..figure.after.end] {
            here.pass_own(self.reader, self.page, self.reading, self.page.span(words));
        }
        let found = here.found();
        rules.push(found.rule);
        evidence.extend(found.place_said.map(|span| (Field::Place, span)));
        let scope = match entry.and_then(|entry| entry.scope) {
            Some(scope) => {
                rules.push(rules::SCOPE_INDICATOR);
                scope
            }
            None => {
                if matches!(found.scope, Scope::Central | Scope::Local) {
                    rules.push(rules::SCOPE_BLOCK);
                }
                evidence.extend(found.scope_said.map(|span| (Field::Scope, span)));
                found.scope
            }
        };
        let denominator = match reckoned.base {
            Some(base) => Some(self.page.span(base.at..base.end).of(self.page.text).to_owned()),
            None => entry.filter(|_| reckoned.measure == Measure::Share).and_then(|entry| entry.denominator.clone()),
        };
        let observation = Observation {
            mention: figure.mention,
            indicator: entry.map(|entry| entry.id.clone()),
            phrase: claimed.words.or_else(|| self.phrase(figure, mention)),
            measure: reckoned.measure,
            signed,
            status,
            period,
            place: Some(found.code),
            scope: Some(scope),
            compare,
            denominator,
            attribution: self.attribution(clause, sentence),
            evidence,
            rules,
        };
        let stated = governing
            .is_some_and(|governing| governing.rule != rules::PERIOD_CARRIED || self.said.was_just_said(sentence));
        Fact { observation, indicator, sentence, reckoned, period_stated: stated }
    }

    /// The periods that are not part of a name, "Hội nghị … năm 2021", nor the date line's.
    fn named(&self, periods: &[PeriodMention]) -> Vec<PeriodMention> {
        let is_in_name = |said: &&PeriodMention| {
            let from = self.reading.entities.partition_point(|entity| entity.span.end < said.span.end);
            let entity = self.reading.entities.get(from);
            let dateline = self.reading.meta.published.as_ref().filter(|known| known.basis == Basis::Stated);
            let dateline = dateline.and_then(|known| known.span);
            entity.is_some_and(|entity| entity.kind == EntityKind::Event && entity.span.contains(said.span))
                || dateline.is_some_and(|dateline| dateline.contains(said.span))
        };
        periods.iter().filter(|said| !is_in_name(said)).cloned().collect()
    }

    /// The other side of a comparison, at a moment if the figure counts what there is: "so với cuối năm 2020".
    fn compared_moment(&self, mut compare: Comparison, entry: Option<&Indicator>) -> Comparison {
        let said = self.reading.periods.iter().find(|said| said.span == compare.span);
        let is_part = said.is_some_and(|said| said.rules.contains(&rules::PERIOD_PART));
        let is_stock = entry.is_some_and(|entry| entry.counts == Counts::Stock);
        if let Some(end) = compare.to.and_then(|period| period.end).filter(|_| is_part && is_stock) {
            compare.to = Some(Period::as_of(end));
        }
        compare
    }

    /// The period, at a moment if the figure counts what there is and the words name the end of a stretch.
    fn moment(&self, governing: period::Governing, entry: Option<&Indicator>, status: Status) -> GoverningPeriod {
        let said = governing.period.span.and_then(|span| self.reading.periods.iter().find(|said| said.span == span));
        let is_part = said.is_some_and(|said| said.rules.contains(&rules::PERIOD_PART));
        let is_due = status == Status::Target && governing.rule == rules::PERIOD_CLAUSE;
        let is_stock = entry.is_some_and(|entry| entry.counts == Counts::Stock);
        match governing.period.period.end {
            Some(end) if is_stock && (is_part || is_due) => {
                GoverningPeriod { period: Period::as_of(end), span: governing.period.span }
            }
            _ => governing.period,
        }
    }

    /// True if the document speaks of what the indicator is about.
    fn is_subject(&self, indicator: IndicatorIdx) -> bool {
        let about = self.reader.codebook().indicator(indicator).map_or(&[][..], |indicator| &indicator.about);
        if about.is_empty() {
            return true;
        }
        let spoken = self.spoken.get_or_init(|| scan::spoken(self.reader, self.page));
        about.iter().any(|concept| spoken.contains(*concept))
    }

    /// The noun phrase of a figure that no concept names.
    fn phrase(&self, figure: &Figure, mention: &Mention) -> Option<Span> {
        /// Enough words to tell what it is.
        const LONGEST: usize = 8;
        let after = figure.end..figure.after.end.min(figure.end + LONGEST);
        let before = figure.before.end.saturating_sub(LONGEST).max(figure.before.start)..figure.at;
        let counts = !matches!(mention.kind, MentionKind::Percent | MentionKind::Money);
        let range = if counts && !after.is_empty() { after } else { before };
        Some(self.page.span(range)).filter(|span| !span.is_empty())
    }

    /// Who says so: after `theo` at the sentence's beginning, or before `cho biết`.
    fn attribution(&self, clause: &Clause<'_>, sentence: usize) -> Option<Span> {
        let span = self.reading.sentences.get(sentence)?.span;
        let from = self.reading.entities.partition_point(|entity| entity.span.start < span.start);
        let entities = self.reading.entities.get(from..)?;
        let who = || {
            let inside = entities.iter().take_while(|entity| entity.span.end <= span.end);
            inside.filter(|entity| matches!(entity.kind, EntityKind::Person | EntityKind::Org))
        };
        for cue in &clause.cues {
            let said = self.page.span(cue.at..cue.end);
            let found = match cue.role {
                CueRole::According => who()
                    .find(|entity| entity.span.start >= said.end && clause.tokens_of(entity.span).start <= cue.end + 4),
                CueRole::Says => who()
                    .filter(|entity| entity.span.end <= said.start)
                    .last()
                    .filter(|entity| clause.tokens_of(entity.span).end + 4 >= cue.at),
                _ => None,
            };
            if let Some(entity) = found {
                return Some(entity.span);
            }
        }
        None
    }

    /// A headline's figure has the period that the article gives where it states the figure again.
    fn fill_from_same_figures(&mut self) {
        for at in 0..self.facts.len() {
            let is_loose =
                |fact: &&Fact| fact.observation.period.is_none() || fact.observation.rules.contains(&rules::PERIOD_NOW);
            let Some(fact) = self.facts.get(at).filter(is_loose) else { continue };
            let (indicator, signed) = (fact.indicator, fact.observation.signed);
            let (measure, sentence) = (fact.observation.measure, fact.sentence);
            let same = self.facts.iter().find(|other| {
                indicator.is_some()
                    && other.indicator == indicator
                    && other.sentence > sentence
                    && other.observation.measure == measure
                    && is_same(other.observation.signed, signed)
                    && other.period_stated
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

/// True if the sentence speaks of no time in particular, "thời gian qua", or of every year: then no period is carried.
fn is_vague(clause: &Clause<'_>, figure: &Figure, reckoned: &Reckoned) -> bool {
    let is_vague = clause.cues.iter().any(|cue| cue.role == CueRole::Vague && cue.end <= figure.at);
    is_vague || (reckoned.measure == Measure::Average && reckoned.cue.is_none() && measure::opens_with_average(clause))
}

fn is_same(a: Decimal, b: Decimal) -> bool {
    a == b
}

/// Items from the last to the first.
trait RevByIndex: Iterator + Sized {
    fn rev_by_index(self) -> std::iter::Rev<std::vec::IntoIter<Self::Item>> {
        self.collect::<Vec<_>>().into_iter().rev()
    }
}

impl<I: Iterator> RevByIndex for I {}

/// Changes and shares in percent are of indicators of any unit.
fn unit_rule(mention: &Mention, reckoned: &Reckoned) -> UnitRule {
    if reckoned.leans() && mention.kind == MentionKind::Percent { UnitRule::Any } else { UnitRule::Own }
}

/// The concepts that are a figure's own: in its windows; in those of the figure that it runs on from, or is a gloss of;
/// or in those of the next one of a list, where they stand after the last: "23.000 loại thuốc, 16.000 dịch vụ được …".
fn own_marks(clause: &Clause<'_>, i: usize) -> Vec<Mark> {
    let Some(figure) = clause.figures.get(i) else { return Vec::new() };
    let previous = i.checked_sub(1).and_then(|i| clause.figures.get(i));
    if figure.gloss == Gloss::OfPrevious
        && let Some(previous) = previous
    {
        return clause.marks_in(&previous.before).chain(clause.marks_in(&previous.after)).copied().collect();
    }
    let mut before = figure.before.clone();
    let mut j = i;
    while let (RunsOn::Yes, Some(previous)) = (
        clause.figures.get(j).map_or(RunsOn::No, |figure| figure.runs_on),
        j.checked_sub(1).and_then(|j| clause.figures.get(j)),
    ) {
        before.start = before.start.min(previous.before.start);
        j -= 1;
    }
    // The unit noun of another figure says what that one counts.
    let is_other_unit = |mark: &Mark| {
        clause.figures.iter().any(|other| other.at != figure.at && other.number_end == mark.at && mark.end <= other.end)
    };
    let own: Vec<Mark> = clause.marks_in(&before).chain(clause.marks_in(&figure.after)).copied().collect();
    let mut names: Vec<Mark> = Vec::new();
    for mark in own {
        if !names.contains(&mark) && !is_other_unit(&mark) {
            names.push(mark);
        }
    }
    if names.is_empty()
        && let Some(previous) = previous
        && goes_with_previous(clause, figure, previous)
    {
        // "(mới tham gia 40%, khoảng 2,5 triệu người)": the same, in other units.
        names = clause.marks_in(&previous.before).copied().collect();
    }
    let is_only_unit = names.iter().all(|mark| mark.at == figure.number_end);
    if is_only_unit
        && let Some(next) = clause.figures.get(i + 1)
        && goes_with_previous(clause, next, figure)
    {
        names.extend(clause.marks_in(&(next.end..next.after.end)).copied());
    }
    names
}

/// True if a figure goes on about what the figure before said, though it names nothing: "tăng lên 81,7%", "mục tiêu 75%".
fn continues(clause: &Clause<'_>, figure: &Figure, reckoned: &Reckoned) -> bool {
    let reaches = clause.cues_in(&figure.before).next_back().is_some_and(|cue| cue.role == CueRole::To);
    reaches || status::status(clause, figure, reckoned).0 != Status::Actual
}

/// The concepts right before a figure, with nothing but light words between.
fn beside(clause: &Clause<'_>, figure: &Figure) -> ConceptSet {
    let mut set = ConceptSet::default();
    let mut end = figure.at;
    loop {
        let light = clause
            .cues_in(&figure.before)
            .rev()
            .find(|cue| cue.end == end && matches!(cue.role, CueRole::Reach | CueRole::Respectively | CueRole::Each));
        if let Some(cue) = light {
            end = cue.at;
            continue;
        }
        match clause.marks_in(&figure.before).find(|mark| mark.end == end) {
            Some(mark) => {
                set.insert(mark.concept);
                end = mark.at;
            }
            None => return set,
        }
    }
}

/// True if a mark carries on the list of the mark before it.
fn is_listed(clause: &Clause<'_>, place: usize) -> bool {
    let Some(mark) = clause.marks.get(place) else { return false };
    let before = clause.marks.get(..place).unwrap_or_default().iter().rev().find(|other| other.facet == mark.facet);
    let Some(before) = before else { return false };
    let joins = |at: usize| {
        clause.page.is_mark(at, ',')
            || clause.is_and(at)
            || clause.marks.iter().any(|mark| mark.at <= at && at < mark.end)
    };
    (before.end..mark.at).all(joins)
}

/// One past the last token where a figure's comparison may stand.
fn compared_until(clause: &Clause<'_>, figure: &Figure) -> usize {
    let mut previous = figure;
    for next in clause.figures.iter().filter(|next| next.at >= figure.end) {
        if !measure::goes_with_previous(clause, next, previous) {
            return next.at;
        }
        previous = next;
    }
    clause.tokens.end
}

fn span_of(page: &Page<'_>, marks: &[Mark]) -> Option<Span> {
    let start = marks.iter().map(|mark| mark.at).min()?;
    let end = marks.iter().map(|mark| mark.end).max()?;
    Some(page.span(start..end))
}

fn measure_rule(reckoned: &Reckoned) -> Option<Rule> {
    match reckoned.measure {
        Measure::ChangeAbs | Measure::ChangeRel => Some(rules::MEASURE_CHANGE),
        Measure::Excess => Some(rules::MEASURE_EXCESS),
        Measure::Average => Some(rules::MEASURE_AVERAGE),
        _ => reckoned.base.map(|_| rules::MEASURE_OF_TARGET),
    }
}

fn status_rule(status: Status) -> Option<Rule> {
    match status {
        Status::Actual => None,
        Status::Target => Some(rules::STATUS_TARGET),
        Status::Plan => Some(rules::STATUS_PLAN),
        Status::Forecast => Some(rules::STATUS_FORECAST),
    }
}
