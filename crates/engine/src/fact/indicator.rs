//! The ways by which a figure finds its indicator: a table of named rules, tried in order; the first that finds one wins.

pub(in crate::fact) mod antecedent;
pub mod claims;
mod continued;
mod named;
pub(in crate::fact) mod own_concepts;
mod passage;
pub mod ranked;
mod rows;
mod running;
mod units;

use std::borrow::Cow;

use self::own_concepts::{is_share_of, own_marks};
use super::document::{DocumentState, Fact, FigureContext};
use super::indicator::antecedent::{Claimed, has_name, is_mark_to_pass, span_of, unit_rule};
use super::indicator::claims::{ConceptSet, Surroundings, Topic};
use super::sentence::{Figure, Mark, Marked, RunsOn, SentenceScan};
use super::{CueRole, place, subgroup};
use crate::Span;
use crate::codebook::{BlocksClaim, Carries, ConceptIdx, Counts, FacetIdx, IndicatorIdx, Wording};
use crate::reading::{EntityKind, Field, MentionKind};
use crate::rules::{self, Rule};

/// A figure while its indicator is looked for.
pub(super) struct Attempt<'a> {
    pub(super) here: FigureContext<'a>,
    /// The concepts that are its own, where they stand.
    marks: Vec<Mark>,
    /// The questions that they answer.
    facets: Vec<FacetIdx>,
    pub(super) round: Surroundings,
    topic: Cow<'a, Topic>,
    /// Whether it only says how large a share the figure before is.
    is_share: bool,
}

/// What a rule finds.
enum Found {
    /// The indicator.
    Indicator(IndicatorIdx),
    /// The figure, in [`DocumentState::facts`], of whose indicator it is.
    Like(usize),
}

/// One rule.
struct Step {
    rule: Rule,
    find: fn(&DocumentState<'_>, &mut Attempt<'_>) -> Option<Found>,
}

const STEPS: &[Step] = &[
    Step { rule: rules::FACT_SAME_CHANGE, find: continued::same_change },
    Step { rule: rules::FACT_LISTED, find: continued::listed_change },
    Step { rule: rules::FACT_ANTECEDENT, find: continued::antecedent },
    Step { rule: rules::FACT_BENEFIT_BEFORE, find: named::benefit_before },
    Step { rule: rules::FACT_DOCUMENT, find: named::of_group_first },
    Step { rule: rules::FACT_SENTENCE_BEFORE, find: named::sentence_on_topic },
    Step { rule: rules::FACT_OWN_WORDS, find: named::own_words },
    Step { rule: rules::FACT_AFTER_NEXT, find: named::words_after_next },
    Step { rule: rules::FACT_OF_WHOLE, find: named::of_whole },
    Step { rule: rules::FACT_SENTENCE_BEFORE, find: named::sentence_before },
    Step { rule: rules::FACT_LIST_HEAD, find: rows::of_list_head },
    Step { rule: rules::FACT_OF_PREVIOUS, find: continued::of_previous },
    Step { rule: rules::FACT_LISTED, find: continued::listed },
    Step { rule: rules::FACT_SAME_NOUN, find: continued::same_noun },
    Step { rule: rules::FACT_DOCUMENT, find: named::of_group },
    Step { rule: rules::FACT_DOCUMENT, find: named::document },
    Step { rule: rules::FACT_PASSAGE, find: named::passage },
    Step { rule: rules::FACT_PASSAGE, find: named::headline },
    Step { rule: rules::FACT_RUNNING_PART, find: running::part },
    Step { rule: rules::FACT_PARALLEL_SHARE, find: continued::parallel_share },
    Step { rule: rules::FACT_SHARE, find: continued::share },
    Step { rule: rules::FACT_SHARE_OF_COUNTED, find: continued::share_of_counted },
    Step { rule: rules::FACT_SENTENCE_SUBJECT, find: named::sentence_subject },
    Step { rule: rules::FACT_RUNNING, find: running::count },
    Step { rule: rules::FACT_RUNNING_CHANGE, find: running::change },
    Step { rule: rules::FACT_TOPIC_BEFORE, find: named::topic_before },
    Step { rule: rules::FACT_ROW, find: rows::as_item_above },
    Step { rule: rules::FACT_ROW, find: rows::row },
    Step { rule: rules::FACT_RUNNING_SHARE, find: running::share },
    Step { rule: rules::FACT_SERIES, find: rows::series },
];

/// True for a rule of this table.
pub(super) fn has_step(rule: Rule) -> bool {
    STEPS.iter().any(|step| step.rule == rule)
}

impl DocumentState<'_> {
    /// The claim of a figure that pairs with no list.
    pub(super) fn claim_alone(&self, here: FigureContext<'_>) -> Claimed {
        let barring = ConceptSet::default();
        let nobody = Claimed {
            indicator: None,
            words: None,
            barring,
            rule: rules::FACT_UNCATALOGUED,
            antecedent: None,
            is_of_each: false,
            is_ranked: false,
        };
        if is_of_each(here) {
            return Claimed { is_of_each: true, ..nobody };
        }
        let mut attempt = self.attempt(here);
        let words = attempt.words(self);
        for step in STEPS.iter().filter(|step| Some(step.rule) != self.reader.left_out) {
            match (step.find)(self, &mut attempt) {
                Some(Found::Like(at)) => {
                    let indicator = self.facts.get(at).and_then(|fact| fact.indicator);
                    let barring = attempt.round.barring;
                    let antecedent = Some(at);
                    return Claimed { indicator, words, barring, rule: step.rule, antecedent, ..nobody };
                }
                Some(Found::Indicator(indicator)) => {
                    let rule = if step.rule == rules::FACT_OWN_WORDS && self.is_carried(indicator, &attempt.round) {
                        rules::FACT_CARRIED
                    } else {
                        step.rule
                    };
                    let antecedent = self.shared_whole(&attempt);
                    let barring = attempt.round.barring;
                    return Claimed { indicator: Some(indicator), words, barring, rule, antecedent, ..nobody };
                }
                None => {}
            }
        }
        Claimed { words, barring: attempt.round.barring, antecedent: self.shared_whole(&attempt), ..nobody }
    }

    fn attempt<'a>(&'a self, here: FigureContext<'a>) -> Attempt<'a> {
        let FigureContext { scan, i, figure, .. } = here;
        let codebook = self.reader.codebook();
        let marks = own_marks(scan, i, &|mark| self.is_detail(mark));
        let mut facets: Vec<FacetIdx> = marks.iter().map(|mark| mark.facet).collect();
        facets.sort_unstable();
        facets.dedup();
        let mut round = self.surroundings(here, &marks);
        let mut topic = Cow::Borrowed(&self.topic);
        for mark in marks.iter().filter(|mark| mark.at >= figure.number_end) {
            topic.to_mut().name(codebook, mark.facet, mark.concept, self.naming);
        }
        round.carried = topic.carried(codebook, &facets);
        if self.is_of_population(here) {
            self.drop_details(scan, &mut round.carried);
        }
        if let Some(holder) = self.enterprise(here, marks.is_empty()).filter(|it| !self.is_answered(*it, &facets)) {
            round.own.insert(holder);
            round.barring.insert(holder);
        }
        let is_share = here.previous().is_some_and(|previous| is_share_of(scan, figure, previous));
        if is_share {
            round.beside = round.own;
        }
        Attempt { here, marks, facets, round, topic, is_share }
    }

    /// "Toàn tỉnh có 702.300 người có thẻ, bằng 67,4% dân số": the share right behind a count says of how many of all it is.
    fn is_of_population(&self, here: FigureContext<'_>) -> bool {
        let FigureContext { scan, i, figure, mention, .. } = here;
        let next = scan.figures.get(i + 1).filter(|next| next.kind == MentionKind::Percent);
        let behind = match mention.kind {
            MentionKind::Count => next.map(|next| next.end..next.after.end),
            MentionKind::Percent => Some(figure.end..figure.after.end),
            _ => None,
        };
        let is_base = |mark: &Mark| {
            let facet = self.reader.codebook().facets.get(usize::from(mark.facet.0));
            facet.is_some_and(|facet| facet.carries == Carries::Never && facet.bars == BlocksClaim::Always)
        };
        behind.is_some_and(|behind| scan.marks_in(&behind).any(|mark| is_base(mark) && mark.at == behind.start))
    }

    /// Takes out what details a scheme, unless the sentence says it.
    fn drop_details(&self, scan: &SentenceScan<'_>, carried: &mut ConceptSet) {
        let codebook = self.reader.codebook();
        let is_detail = |facet: FacetIdx| {
            let above = codebook.facets.get(usize::from(facet.0)).and_then(|facet| facet.under);
            above.is_some_and(|above| codebook.is_subject(above))
        };
        for (concept, at) in codebook.concepts.iter().zip((0..).map(ConceptIdx)) {
            if is_detail(concept.facet) && !scan.marks.iter().any(|mark| mark.concept == at) {
                carried.remove(at);
            }
        }
    }

    /// How many words of a stretch are of no concept, cue, period or name.
    pub(super) fn n_unnamed_words(&self, scan: &SentenceScan<'_>, range: &std::ops::Range<usize>) -> usize {
        let span = self.page.span(range.clone());
        let from = self.reading.entities.partition_point(|entity| entity.span.start < span.start);
        let inside = self.reading.entities.iter().skip(from).take_while(|entity| entity.span.end <= span.end);
        let n_of_names: usize = inside
            .filter(|entity| matches!(entity.kind, EntityKind::Org | EntityKind::Place | EntityKind::Person))
            .map(|entity| scan.n_unnamed_words(&scan.tokens_of(entity.span)))
            .sum();
        scan.n_unnamed_words(range).saturating_sub(n_of_names)
    }

    /// True for a concept that details another question: `bắt buộc`, `học sinh`.
    fn is_detail(&self, mark: &Mark) -> bool {
        let facet = self.reader.codebook().facets.get(usize::from(mark.facet.0));
        facet.is_some_and(|facet| facet.under.is_some())
    }

    /// True for a concept that no indicator may leave out of account.
    fn bars(&self, mark: &Mark) -> bool {
        let facet = self.reader.codebook().facets.get(usize::from(mark.facet.0));
        facet.is_some_and(|facet| facet.bars == BlocksClaim::Always)
    }

    /// True if one of these questions is the concept's.
    fn is_answered(&self, concept: ConceptIdx, facets: &[FacetIdx]) -> bool {
        let concepts = &self.reader.codebook().concepts;
        concepts.get(usize::from(concept.0)).is_some_and(|concept| facets.contains(&concept.facet))
    }

    /// The concept of the enterprise that a figure is of; of one that is called by its name, if `is_named`.
    fn enterprise(&self, here: FigureContext<'_>, is_named: bool) -> Option<ConceptIdx> {
        /// "Công ty cổ phần May Hồng Phát": so many small words may stand before the name.
        const NEAR: usize = 3;
        let FigureContext { scan, figure, mention, .. } = here;
        // What it owes, and how long; of people it says only where they work.
        if !matches!(mention.kind, MentionKind::Money | MentionKind::Duration) {
            return None;
        }
        let named = subgroup::enterprises_of(self.reader, self.reading, scan, figure, &self.subgroups);
        let concept_at = |at: usize| match self.reader.concepts.longest(self.page.tokens.get(at..scan.tokens.end)?) {
            Some((n_tokens, Marked::Concept(concept))) => {
                let name = at + n_tokens..(at + n_tokens + NEAR).min(scan.tokens.end);
                let is_name = |at: usize| self.page.tokens.get(at).is_some_and(|it| it.is_capital());
                (!is_named || name.into_iter().any(is_name)).then_some(concept)
            }
            _ => None,
        };
        named.into_iter().find_map(concept_at)
    }

    /// True if no wording of the indicator is whole in the figure's own words.
    fn is_carried(&self, indicator: IndicatorIdx, round: &Surroundings) -> bool {
        let is_own = |wording: &Wording| wording.concepts.iter().all(|concept| round.own.contains(*concept));
        let indicator = self.reader.codebook().indicator(indicator);
        indicator.is_some_and(|indicator| !indicator.written.iter().any(is_own))
    }

    /// The figure right before, if this one only says how large a share it is.
    fn shared_whole(&self, attempt: &Attempt<'_>) -> Option<usize> {
        let previous = attempt.here.previous().filter(|_| attempt.is_share)?;
        let last = self.last_fact(attempt.here.first)?;
        (last.observation.mention == previous.mention).then(|| self.facts.len() - 1)
    }

    fn claims(&self, attempt: &Attempt<'_>, round: &Surroundings) -> Option<Found> {
        let FigureContext { scan, figure, mention, measured, .. } = attempt.here;
        // "người đi khám nhiều nhất 112 lượt": of one, who is not named.
        let is_extreme = scan.cues_in(&figure.before).any(|cue| cue.role == CueRole::Rank && cue.end == figure.at);
        if is_extreme && !has_name(scan, figure) && !place::has_place(self.reader, scan, self.reading, figure) {
            return None;
        }
        let found = self.reader.claims.claim(round, unit_rule(mention, &measured))?;
        let counts = self.reader.codebook().indicator(found).map(|indicator| indicator.counts);
        let is_left = counts == Some(Counts::Flow) && is_left_over(attempt.here, &attempt.marks);
        (self.is_of_numerator(attempt, found) && !is_left).then_some(Found::Indicator(found))
    }

    /// "Số người tự đóng một phần tiền BHYT là 44,1 triệu người, chiếm 43,8% dân số": a share is of its numerator, and no
    /// indicator that does not know what that one names.
    fn is_of_numerator(&self, attempt: &Attempt<'_>, found: IndicatorIdx) -> bool {
        let Some((Field::ShareOf, parent)) = attempt.parent() else { return true };
        let Some((_, fact)) = self.fact_of(attempt.here, parent) else { return true };
        let knows_all = fact.barring.is_within(&self.reader.claims.known(found));
        // "nhóm được ngân sách đóng là 402.000 người, chiếm 34,5% dân số": of a numerator that nothing claims, not of what
        // the sentence spoke of before.
        let FigureContext { scan, figure, .. } = attempt.here;
        let makes_up = scan.cues_in(&figure.before).any(|cue| cue.role.reaches() && cue.end == figure.at);
        fact.indicator.is_some() || knows_all && !(makes_up && self.is_carried(found, &attempt.round))
    }

    /// What the headline talks about, where a list under headings leaves it out.
    fn headline_of_list(&self) -> Option<&Topic> {
        self.headline.as_ref().filter(|_| self.outline.is_in_item())
    }

    /// True for a figure that its sentence only says to be there: "Khối hành chính có 17 đơn vị", "… với 1,4 tỷ đồng".
    fn is_only_stated(&self, here: FigureContext<'_>) -> bool {
        let FigureContext { scan, figure, .. } = here;
        let states = |role| {
            matches!(
                role,
                CueRole::Reach | CueRole::Is | CueRole::MakesUp | CueRole::With | CueRole::Now | CueRole::LevelFollows
            )
        };
        let is_stated = scan.cues_in(&figure.before).any(|cue| states(cue.role) && cue.end == figure.at);
        is_stated && scan.n_other_words(&(figure.end..figure.after.end)) == 0
    }

    /// The fact of this sentence that the figure at `i` states.
    fn fact_of(&self, here: FigureContext<'_>, i: usize) -> Option<(usize, &Fact)> {
        let facts = self.facts.get(here.first..)?;
        let at = facts.partition_point(|fact| fact.figure < i);
        facts.get(at).filter(|fact| fact.figure == i).map(|fact| (here.first + at, fact))
    }
}

impl Attempt<'_> {
    fn words(&self, doc: &DocumentState<'_>) -> Option<Span> {
        span_of(doc.page, &self.marks)
    }

    /// The figure of its sentence that it hangs on, and how.
    fn parent(&self) -> Option<(Field, usize)> {
        self.here.nodes.get(self.here.i)?.parent
    }

    /// Claims with other concepts carried, if that is anything new.
    fn carry(&mut self, doc: &DocumentState<'_>, mut carried: ConceptSet) -> Option<Found> {
        if doc.is_of_population(self.here) {
            doc.drop_details(self.here.scan, &mut carried);
        }
        let is_new = carried != self.round.carried;
        self.round.carried = carried;
        if is_new { doc.claims(self, &self.round) } else { None }
    }
}

/// What a figure is of each or of none, not of all: "63 đơn vị nợ từ 1 tỷ đến 5 tỷ đồng", "cứ 100 đơn vị thì có 23 đơn vị nợ".
fn is_of_each(here: FigureContext<'_>) -> bool {
    let FigureContext { scan, figure, mention, .. } = here;
    // "2.340.000 đồng x 4,5% = 105.300 đồng": what is reckoned with.
    let is_factor = figure.at.checked_sub(1).is_some_and(|at| matches!(scan.page.raw(at), "x" | "×"));
    let is_mark = is_factor
        || is_excepted(scan, figure)
        || figure.runs_on == RunsOn::Yes && mention.kind == MentionKind::Money && is_mark_to_pass(here);
    is_mark || scan.last_cue(figure.at, &[CueRole::Every]).is_some()
}

/// "(không kể 147 đơn vị đã giải thể)": what is left out of what was counted.
fn is_excepted(scan: &SentenceScan<'_>, figure: &Figure) -> bool {
    let leaves_out = |at: usize| scan.cue_at(at).is_some_and(|cue| cue.role == CueRole::Except);
    scan.cues_in(&figure.before).any(|cue| cue.role == CueRole::Except)
        || figure.depth > 0
            && (scan.tokens.start..figure.at)
                .rev()
                .find(|at| scan.page.is_mark(*at, '('))
                .is_some_and(|open| leaves_out(open + 1))
}

/// "chỉ còn 98 tỷ đồng để chi": what is left is not what was spent.
fn is_left_over(here: FigureContext<'_>, marks: &[Mark]) -> bool {
    let FigureContext { scan, figure, mention, .. } = here;
    let mut cues = scan.cues_in(&figure.before).rev();
    let remains = cues.next().is_some_and(|cue| cue.role == CueRole::LevelFollows && cue.end == figure.at);
    let moves = cues.any(|cue| matches!(cue.role, CueRole::Rise | CueRole::Fall | CueRole::LevelFollows));
    remains && !moves && mention.kind == MentionKind::Money && marks.iter().all(|mark| mark.at >= figure.end)
}
