//! What the ranker says of a figure, once the rules have said theirs: whether another indicator, or none, is so far ahead
//! that it is taken instead. See [`crate::ranker`]; which features a figure has: `ranked/features`.

mod features;

use features::sorted;

use super::antecedent::{Claimed, span_of, unit_rule};
use super::claims::UnitRule;
use super::own_concepts::own_marks;
use crate::codebook::{ConceptIdx, FacetIdx, IndicatorIdx};
use crate::fact::CueRole;
use crate::fact::document::{DocumentState, Fact, FigureContext};
use crate::fact::sentence::{CueMark, SentenceScan};
use crate::ranker::{CompiledRanker, Pair, Position, Relation, Sums, Symbol, name_of};
use crate::reading::{Field, MentionIdx, MentionKind};
use crate::rules;
use crate::text::fold;

/// What the ranker learns from: a figure with its features, and what the rules found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Which mention.
    pub mention: MentionIdx,
    /// Its features, as `ranker.weights` writes them: place, symbol, and a second symbol if there is one.
    pub features: Vec<(Position, String, String)>,
    /// The indicators that it may be of, by its unit.
    pub candidates: Vec<IndicatorIdx>,
    /// How candidates, or none of them, are related to what was found before.
    pub relations: Vec<(Option<IndicatorIdx>, Relation)>,
    /// What the rules found.
    pub found: Option<IndicatorIdx>,
    /// What was decided.
    pub decided: Option<IndicatorIdx>,
}

/// A candidate with its score.
#[derive(Clone, Copy)]
struct Scored {
    indicator: Option<IndicatorIdx>,
    score: i32,
}

impl DocumentState<'_> {
    /// The claim of the rules, or another that the ranker puts before it.
    pub(super) fn ranked(&self, here: FigureContext<'_>, claimed: Claimed) -> Claimed {
        let ranker = &self.reader.ranker;
        let is_traced = self.examples.is_some();
        if ranker.is_empty() && !is_traced
            || claimed.is_of_each
            || claimed.rule == rules::FACT_EACH
            || !self.is_near_subject(here)
        {
            return claimed;
        }
        let candidates = self.candidates(here, claimed.indicator);
        if candidates.is_empty() && !is_traced {
            return claimed;
        }
        let relations = self.relations_of(here, &candidates, &claimed);
        let decided = if ranker.is_empty() {
            claimed.indicator
        } else {
            let mut sums = ranker.sums();
            let word = |at: usize| self.page.word(at);
            self.features(here, &mut |position, first, second| {
                let Some(first) = ranker.place(first, word) else { return };
                match second.map(|second| ranker.place(second, word)) {
                    None => ranker.add(&mut sums, position, first, first),
                    Some(Some(second)) if second != first => ranker.add(&mut sums, position, first, second),
                    _ => {}
                }
            });
            decide(ranker, &sums, &candidates, &relations, claimed.indicator)
        };
        if let Some(examples) = &self.examples {
            examples.borrow_mut().push(self.example(here, &candidates, &relations, claimed.indicator, decided));
        }
        let claimed = Claimed { is_ranked: !ranker.is_empty(), ..claimed };
        let is_by_rules = decided == claimed.indicator;
        let is_of_other = decided.is_some_and(|decided| {
            self.is_of_other_numerator(here, decided, is_by_rules) || !is_by_rules && self.names_other(here, decided)
        });
        let is_share_of_members = decided.is_some_and(|decided| self.is_share_of_members(here, decided));
        let decided = match is_of_other || is_share_of_members {
            true if is_by_rules || is_share_of_members => None,
            true => claimed.indicator,
            false => decided,
        };
        if decided == claimed.indicator {
            return claimed;
        }
        let words = own_marks(here.scan, here.i, &|_| true);
        let words = span_of(self.page, &words).or(claimed.words);
        let rule = if decided.is_some() { rules::FACT_RANKED } else { rules::FACT_RANKED_NONE };
        // What it is about stays what it is about, if that is of the same indicator.
        let antecedent = claimed.antecedent.filter(|at| {
            let of = self.facts.get(*at).and_then(|fact| fact.indicator);
            of.is_some() && of == decided
        });
        let antecedent = antecedent.or_else(|| self.antecedent_for(here, decided));
        Claimed { indicator: decided, words: words.filter(|_| decided.is_some()), rule, antecedent, ..claimed }
    }

    /// "Số người tham gia BHXH bắt buộc là 50.000 người, chiếm 30% lực lượng lao động": a share whose numerator names what the
    /// indicator does not know is none of it.
    ///
    /// What the rules found they have held against their own numerators, but not against those of the ranker.
    fn is_of_other_numerator(&self, here: FigureContext<'_>, decided: IndicatorIdx, is_by_rules: bool) -> bool {
        let parent = here.nodes.get(here.i).and_then(|node| node.parent);
        let Some((Field::ShareOf, of)) = parent else { return false };
        let Some((_, fact)) = self.fact_of(here, of) else { return false };
        let is_ranked = fact.observation.rules.contains(&rules::FACT_RANKED);
        let is_part = here.scan.cues_in(&here.figure.before).any(|cue| cue.role == CueRole::MakesUp);
        let knows_all = fact.barring.is_within(&self.reader.claims.known(decided));
        let is_other = !(knows_all || is_by_rules) || is_ranked && is_part;
        fact.indicator != Some(decided) && is_other
    }

    /// "100% học sinh tham gia BHYT sẽ được cấp thẻ mới" is a share of the pupils insured, and no coverage rate.
    fn is_share_of_members(&self, here: FigureContext<'_>, decided: IndicatorIdx) -> bool {
        let FigureContext { scan, figure, .. } = here;
        let is_rate = here.mention.kind == MentionKind::Percent && self.reader.claims.is_percent(decided);
        let own = figure.end..figure.after.end;
        let tells = |cue: &CueMark| matches!(cue.role, CueRole::Will | CueRole::Done);
        let is_told = |end: usize| scan.cues.iter().any(|cue| cue.at == end && tells(cue));
        is_rate && scan.marks_in(&own).any(|mark| is_told(mark.end)) && scan.marks_in(&figure.before).next().is_none()
    }

    /// "18% vào quỹ BHXH, 3% vào quỹ BHYT": true if the figure's own words name another of several things that exclude each
    /// other than those of the indicator, as one scheme of insurance and another.
    fn names_other(&self, here: FigureContext<'_>, decided: IndicatorIdx) -> bool {
        let codebook = self.reader.codebook();
        let known = self.reader.claims.known(decided);
        let knows_one = |facet: FacetIdx| {
            let concepts = codebook.concepts.iter().zip(0..);
            concepts.filter(|(it, _)| it.facet == facet).any(|(_, at)| known.contains(ConceptIdx(at)))
        };
        let own = own_marks(here.scan, here.i, &|_| true);
        let named = sorted(
            own.iter().filter(|mark| codebook.is_subject(mark.facet) && knows_one(mark.facet)).map(|it| it.concept),
        );
        matches!(named.as_slice(), [one] if !known.contains(*one))
    }

    /// The figure before, of the same sentence and indicator, for one that is a change or a share of it.
    fn antecedent_for(&self, here: FigureContext<'_>, decided: Option<IndicatorIdx>) -> Option<usize> {
        let last = self.last_fact(here.first)?;
        let refers = here.measured.refers_to_other() || here.mention.kind == MentionKind::Percent;
        let is_same = decided.is_some() && last.indicator == decided && !last.measured.refers_to_other();
        (refers && is_same).then(|| self.facts.len() - 1)
    }

    /// True if the sentence, the one before or a figure before speaks of something that the codebook knows.
    fn is_near_subject(&self, here: FigureContext<'_>) -> bool {
        /// So many figures back.
        const NEAR: usize = 4;
        let known = |fact: &Fact| fact.indicator.is_some();
        !here.scan.marks.is_empty()
            || self.facts.iter().rev().take(NEAR).any(known)
            || !self.concepts_above(here).is_empty()
            || !self.concepts_of_headline().is_empty()
    }

    fn candidates(&self, here: FigureContext<'_>, found: Option<IndicatorIdx>) -> Vec<IndicatorIdx> {
        let FigureContext { mention, measured, .. } = here;
        let claims = &self.reader.claims;
        let units = self.units_of(here);
        let is_relative = unit_rule(mention, &measured) == UnitRule::Any
            || matches!(mention.kind, MentionKind::Percent | MentionKind::Ratio);
        let all = (0..self.reader.ranker.n_indicators()).map(IndicatorIdx);
        let named = self.named_at_all.get_or_init(|| all.clone().map(|it| self.is_named_at_all(it)).collect());
        let is_named = |it: IndicatorIdx| named.get(usize::from(it.0)).copied().unwrap_or(false);
        let all = all.filter(|it| found == Some(*it) || is_named(*it));
        all.filter(|it| {
            is_relative
                || units == 0 && mention.unit.text.is_empty()
                || claims.has_unit(*it, units)
                || found == Some(*it)
        })
        .collect()
    }

    /// True if the document names what the indicator is about at all.
    pub(in crate::fact) fn is_named_at_all(&self, indicator: IndicatorIdx) -> bool {
        let about = self.reader.codebook().indicator(indicator).map_or(&[][..], |it| it.about.as_slice());
        let counts = self.concept_counts();
        about.is_empty() || about.iter().any(|it| counts.get(usize::from(it.0)).is_some_and(|n| *n > 0))
    }

    /// The candidates, in order, of whose subject the document does not speak again and again, nor the sentence.
    fn off_subject(&self, scan: &SentenceScan<'_>, candidates: &[IndicatorIdx]) -> Vec<IndicatorIdx> {
        // Many indicators are about the same.
        let mut known: Vec<(&[ConceptIdx], bool)> = Vec::new();
        let mut is_subject = |candidate: &IndicatorIdx| {
            let about = self.reader.codebook().indicator(*candidate).map_or(&[][..], |it| it.about.as_slice());
            if let Some((_, is)) = known.iter().find(|(other, _)| *other == about) {
                return *is;
            }
            let is = self.is_subject(scan, about);
            known.push((about, is));
            is
        };
        candidates.iter().copied().filter(|candidate| !is_subject(candidate)).collect()
    }

    fn relations_of(
        &self,
        here: FigureContext<'_>,
        candidates: &[IndicatorIdx],
        claimed: &Claimed,
    ) -> Vec<(Option<IndicatorIdx>, Relation)> {
        let ranker = &self.reader.ranker;
        let is_percent = here.mention.kind == MentionKind::Percent;
        let mut all = Vec::new();
        let mut put = |to: Option<IndicatorIdx>, relation: Relation| {
            all.push((to, if is_percent { relation.of_percent() } else { relation }));
        };
        let mut facts = self.facts.iter().rev();
        let previous = facts.next();
        let before_last = facts.next().and_then(|fact| fact.indicator);
        let is_same_sentence = previous.is_some_and(|fact| fact.sentence == here.sentence());
        let FigureContext { scan, figure, .. } = here;
        let previous_end = here.previous().map_or(scan.tokens.start, |previous| previous.end).min(figure.at);
        let names = scan.marks_in(&(previous_end..figure.after.end.max(figure.at))).next().is_some();
        let told = |fact: &Fact| self.reading.mentions.get(fact.observation.mention.0 as usize);
        let off_subject = self.off_subject(scan, candidates);
        for candidate in candidates.iter().copied() {
            if off_subject.binary_search(&candidate).is_ok() {
                put(Some(candidate), Relation::off_subject());
            }
            if let Some(found) = claimed.indicator {
                put(Some(candidate), Relation::to_rules(ranker.id_relation(candidate, found), names));
            }
            if let Some(of) = previous.and_then(|fact| fact.indicator) {
                let related = ranker.id_relation(candidate, of);
                put(Some(candidate), Relation::to_previous(related, is_same_sentence, names));
            }
        }
        if let Some(found) = claimed.indicator {
            put(Some(found), Relation::found_by(claimed.rule));
        }
        match previous {
            Some(fact) if let Some(of) = fact.indicator => {
                let other = told(fact);
                let has_same_unit = other.is_some_and(|it| it.unit.text == here.mention.unit.text);
                let (measure, before) = (here.measured.measure, fact.measured.measure);
                put(Some(of), Relation::paired(Pair { is_same_sentence, has_same_unit, measure, before }));
            }
            Some(_) => put(None, Relation::none_again(is_same_sentence, names)),
            None => {}
        }
        if let Some(of) = before_last {
            put(Some(of), Relation::before_last(names));
        }
        let has_same_unit = |unit: &String| *unit == here.mention.unit.text;
        let mut seen: Vec<(IndicatorIdx, bool)> =
            self.stated_units.iter().map(|(of, unit)| (*of, has_same_unit(unit))).collect();
        seen.sort_unstable();
        seen.dedup();
        for (of, has_same_unit) in seen {
            put(Some(of), Relation::seen(has_same_unit, names));
        }
        all
    }

    fn example(
        &self,
        here: FigureContext<'_>,
        candidates: &[IndicatorIdx],
        relations: &[(Option<IndicatorIdx>, Relation)],
        found: Option<IndicatorIdx>,
        decided: Option<IndicatorIdx>,
    ) -> Example {
        let text = |symbol: Symbol| match symbol {
            Symbol::Token(at) => fold::exact(self.page.raw(at)),
            Symbol::Concept(at) => {
                let concept = self.reader.codebook().concepts.get(usize::from(at.0));
                concept.map_or(String::new(), |concept| format!("@{}", concept.id))
            }
            named => format!("={}", name_of(named)),
        };
        let mut features = Vec::new();
        self.features(here, &mut |position, first, second| {
            let (first, second) = (text(first), second.map(text));
            if second.as_ref() != Some(&first) {
                features.push((position, first, second.unwrap_or_default()));
            }
        });
        features.sort();
        features.dedup();
        let (candidates, relations) = (candidates.to_vec(), relations.to_vec());
        Example { mention: here.figure.mention, features, candidates, relations, found, decided }
    }
}

/// The indicator that the weights and what the rules found together are for.
fn decide(
    ranker: &CompiledRanker,
    sums: &Sums,
    candidates: &[IndicatorIdx],
    relations: &[(Option<IndicatorIdx>, Relation)],
    found: Option<IndicatorIdx>,
) -> Option<IndicatorIdx> {
    let mut related = vec![0; usize::from(ranker.n_indicators()) + 1];
    let place = |of: Option<IndicatorIdx>| of.map_or(usize::from(ranker.n_indicators()), |it| usize::from(it.0));
    for (to, relation) in relations {
        if let Some(sum) = related.get_mut(place(*to)) {
            *sum += ranker.relation(*relation);
        }
    }
    let score = |indicator: Option<IndicatorIdx>| {
        let of_relations = related.get(place(indicator)).copied().unwrap_or(0);
        Scored { indicator, score: ranker.score(sums, indicator) + of_relations }
    };
    let none = score(None);
    let known = candidates.iter().copied().filter(|it| ranker.knows(*it));
    let best = known.map(|it| score(Some(it))).reduce(|best, it| if it.score > best.score { it } else { best });
    let Some(best) = best else { return found };
    // What the rules found, but of a subject that the document hardly names, has to be ahead of nothing as well.
    let is_off = |of: IndicatorIdx| {
        let off = Relation::off_subject();
        relations.iter().any(|(to, it)| *to == Some(of) && (*it == off || *it == off.of_percent()))
    };
    match found.filter(|found| !is_off(*found)) {
        None => best.indicator.filter(|_| best.score > none.score + ranker.take),
        // The weights know nothing of what a reader taught.
        Some(found) if !ranker.knows(found) => Some(found),
        Some(found) => {
            let rules = score(Some(found));
            if best.score > rules.score + ranker.change && best.score > none.score + ranker.take {
                best.indicator
            } else if none.score > rules.score + ranker.drop {
                None
            } else {
                Some(found)
            }
        }
    }
}
