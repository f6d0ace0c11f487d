//! Where the claim of a figure begins: pairs (`lần lượt`), `mỗi` and counterparts are read here, all others by the table
//! of `indicator.rs`; and which earlier figure it is about.

use std::ops::Range;

use crate::codebook::{BlocksClaim, Carries, ConceptIdx, FacetIdx, IndicatorIdx};
use crate::fact::document::{DocumentState, Fact, FigureContext};
use crate::fact::indicator::claims::{ConceptSet, Surroundings, UnitRule, Update};
use crate::fact::indicator::own_concepts::{beside, goes_on_from, is_in_brackets, is_share_of_next};
use crate::fact::measure::{MeasureReading, goes_with_previous, is_manifold, is_points};
use crate::fact::sentence::{Figure, Gloss, Mark, SentenceScan};
use crate::fact::{CueRole, list, place, status};
use crate::reading::{Measure, Mention, MentionKind, Qualifier, Status};
use crate::rules::{self, Rule};
use crate::text::{Page, TokenKind};
use crate::{Decimal, Span};

/// Who claims a figure, and how that was found.
#[derive(Clone, Copy)]
pub(in crate::fact) struct Claimed {
    pub(in crate::fact) indicator: Option<IndicatorIdx>,
    pub(in crate::fact) words: Option<Span>,
    /// The concepts of its own that an indicator must know to claim it.
    pub(in crate::fact) barring: ConceptSet,
    pub(in crate::fact) rule: Rule,
    /// The figure that it pairs with or is about, in [`DocumentState::facts`].
    pub(in crate::fact) antecedent: Option<usize>,
    /// Whether it is of each or of none, and so of no indicator.
    pub(in crate::fact) is_of_each: bool,
    /// Whether the ranker had its say.
    pub(in crate::fact) is_ranked: bool,
}

impl DocumentState<'_> {
    /// Who claims a figure: one, or several if it holds for each of a list.
    pub(in crate::fact) fn claim(&self, here: FigureContext<'_>) -> Vec<Claimed> {
        let mut claims = self.claim_by_rules(here);
        if let [claimed] = claims.as_mut_slice() {
            *claimed = self.ranked(here, *claimed);
        }
        claims
    }

    fn claim_by_rules(&self, here: FigureContext<'_>) -> Vec<Claimed> {
        let FigureContext { scan, figure, .. } = here;
        if let Some(paired) = self.paired(here).or_else(|| self.counterpart(here)) {
            return vec![paired];
        }
        let has_each = scan.cues_in(&figure.before).any(|cue| cue.role == CueRole::Each);
        if has_each {
            let parts = list::parallel_parts(scan, &figure.before);
            if parts.len() > 1 {
                let claims: Vec<Claimed> =
                    (0..parts.len()).filter_map(|at| self.claim_part(here, &parts, at, rules::FACT_EACH)).collect();
                if claims.iter().all(|claimed| claimed.indicator.is_some()) && !claims.is_empty() {
                    return claims;
                }
            }
        }
        vec![self.claim_alone(here)]
    }

    /// A figure of a list that `lần lượt` pairs with names, or with the figures before.
    fn paired(&self, here: FigureContext<'_>) -> Option<Claimed> {
        let FigureContext { scan, i, first, .. } = here;
        if !scan.has_role(&[CueRole::Respectively]) {
            return None;
        }
        let joins = |figure: &Figure, previous: &Figure| goes_with_previous(scan, figure, previous);
        // The figure's place in its list, and the first figure of it.
        let start = list::first_of(&scan.figures, i, joins);
        let head = scan.figures.get(start)?;
        let (cue, _) = list::pairing_cue(scan, head)?;
        let n = list::n_together(&scan.figures, start, joins);
        if n < 2 {
            return None;
        }
        if let Some(parts) = list::last_parts(scan, &(head.before.start..cue), n) {
            return self.claim_part(here, &parts, i - start, rules::FACT_RESPECTIVELY);
        }
        // As many figures just before that state levels: the names are theirs.
        let facts = self.facts.get(first..)?;
        let is_named = |fact: &&(usize, &Fact)| {
            let figure = scan.figures.get(start).map_or(0, |figure| figure.at);
            let span = self.reading.mentions.get(fact.1.observation.mention.0 as usize).map(|mention| mention.span);
            span.is_some_and(|span| scan.tokens_of(span).end <= figure) && !fact.1.measured.refers_to_other()
        };
        let named: Vec<(usize, &Fact)> = (first..).zip(facts).filter(|fact| is_named(&fact)).collect();
        let (at, fact) = named.get(named.len().checked_sub(n)? + (i - start))?;
        let words = fact.observation.phrase;
        let barring = ConceptSet::default();
        Some(Claimed {
            indicator: fact.indicator,
            words,
            barring,
            rule: rules::FACT_RESPECTIVELY,
            antecedent: Some(*at),
            is_of_each: false,
            is_ranked: false,
        })
    }

    /// "Con số tương ứng của năm 2020 là 7.980 và 1.105": each with the figure in its place among those stated last.
    fn counterpart(&self, here: FigureContext<'_>) -> Option<Claimed> {
        let FigureContext { scan, i, mention, measured, first, .. } = here;
        if !scan.has_role(&[CueRole::Counterpart]) {
            return None;
        }
        let joins = |figure: &Figure, previous: &Figure| goes_with_previous(scan, figure, previous);
        let start = list::first_of(&scan.figures, i, joins);
        let head = scan.figures.get(start)?;
        let cue = scan.cues.iter().rfind(|cue| cue.role == CueRole::Counterpart && cue.end <= head.at)?;
        let is_own = scan.figures.get(..start)?.iter().all(|figure| figure.end <= cue.at);
        let n = list::n_together(&scan.figures, start, joins);
        let facts = self.facts.get(self.first_fact_near(mention.sentence)..)?;
        let from = self.facts.len() - facts.len();
        let ends = |fact: &Fact| fact.sentence < here.sentence() || fact.figure < start;
        let stated = (from..).zip(facts).filter(|(_, fact)| ends(fact) && !fact.measured.refers_to_other());
        let stated: Vec<(usize, &Fact)> = stated.collect();
        let (at, fact) = stated.get(stated.len().checked_sub(n)? + (i - start))?;
        let told = self.reading.mentions.get(fact.observation.mention.0 as usize)?;
        let is_like =
            told.kind == mention.kind && (mention.unit.text.is_empty() || mention.unit.text == told.unit.text);
        if !is_own || !is_like || measured.refers_to_other() || first == 0 {
            return None;
        }
        let (words, barring, rule) = (fact.observation.phrase, ConceptSet::default(), rules::FACT_COUNTERPART);
        Some(Claimed {
            indicator: fact.indicator,
            words,
            barring,
            rule,
            antecedent: Some(*at),
            is_of_each: false,
            is_ranked: false,
        })
    }

    /// The claim of one part of a list; what the first part says besides is shared.
    fn claim_part(&self, here: FigureContext<'_>, parts: &[Range<usize>], at: usize, rule: Rule) -> Option<Claimed> {
        let FigureContext { scan, mention, measured, .. } = here;
        let (head, part) = (parts.first()?, parts.get(at)?);
        let codebook = self.reader.codebook();
        let mut topic = self.topic.clone();
        for mark in scan.marks_in(head).chain(scan.marks_in(part)) {
            topic.name(codebook, mark.facet, mark.concept, Update::Replace);
        }
        let named = scan.marks_in(part).next().is_some();
        // "số người mới tham gia của tháng 8, tháng 9 lần lượt là 96, 131 người": a time or place, of what the first says.
        let marks: Vec<Mark> = scan.marks_in(if named { part } else { head }).copied().collect();
        let mut round = self.surroundings(here, &marks);
        let facets: Vec<FacetIdx> = marks.iter().map(|mark| mark.facet).collect();
        round.carried = topic.carried(codebook, &facets);
        let indicator = self.reader.claims.claim(&round, unit_rule(mention, &measured));
        let indicator = indicator.or_else(|| self.reader.claims.claim(&round, UnitRule::Own));
        let indicator = indicator.or_else(|| {
            let said = self.passage_subject(here.sentence()).filter(|_| !topic.has_subject(codebook))?;
            topic.fill(codebook, said);
            round.carried = topic.carried(codebook, &facets);
            self.reader.claims.claim(&round, UnitRule::Own)
        });
        Some(Claimed {
            indicator,
            words: span_of(self.page, &marks),
            barring: round.barring,
            rule,
            antecedent: None,
            is_of_each: false,
            is_ranked: false,
        })
    }

    /// The fact that a figure says more about, if it names nothing else: "tăng 5%", "con số này là 5.800".
    pub(in crate::fact) fn antecedent_figure(&self, here: FigureContext<'_>, round: &Surroundings) -> Option<usize> {
        let FigureContext { scan, figure, mention, measured, first, .. } = here;
        let is_gloss = figure.gloss == Gloss::OfPrevious && measured.refers_to_other();
        if !(round.barring.is_empty() || is_gloss) {
            return None;
        }
        let restates = restates(scan, figure, round);
        // "43.500 người, bình quân mỗi ngày 160 người".
        let is_rate = measured.measure == Measure::Average && measured.cue.is_some();
        let refers_to_other = measured.refers_to_other() || continues(scan, figure, &measured) || restates || is_rate;
        // "Con số này tăng 5%": of what the sentence before counted, too.
        let same = scan.last_cue(figure.at, &[CueRole::Same]);
        let points_back = same.is_some_and(|cue| cue.at >= figure.before.start);
        let says_nothing = || self.facts.len() == first && scan.marks.iter().all(|mark| mark.at > figure.at);
        let from = match same.is_some() || restates && says_nothing() {
            true => self.first_fact_near(mention.sentence),
            false => first,
        };
        if refers_to_other || points_back { self.antecedent(here, round, from) } else { None }
    }

    /// What the figure right before is of, if this one goes on from it: "…, đạt 71% số nợ", "… với số tiền chi trả 2 tỷ".
    pub(in crate::fact) fn said_by_previous(&self, here: FigureContext<'_>) -> Option<ConceptSet> {
        let previous = here.previous()?;
        let fact = self.last_fact(here.first).filter(|fact| fact.observation.mention == previous.mention)?;
        if !goes_on_from(here.scan, here.figure, previous) {
            return None;
        }
        let wording = self.reader.codebook().indicator(fact.indicator?)?.written.first()?;
        Some(wording.concepts.iter().copied().collect())
    }

    /// The fact whose list a figure carries on, each with the name of whose it is: "Đắk Mil (2.105 người), Cư Jút (1.800
    /// người)"; "Hà Nội có 2.089 trường. TP HCM có 1.148 trường".
    pub(in crate::fact) fn listed_with(&self, here: FigureContext<'_>, round: &Surroundings) -> Option<usize> {
        let FigureContext { scan, figure, mention, measured, first, .. } = here;
        if measured.refers_to_other() || !round.barring.is_empty() || round.units == 0 {
            return None;
        }
        let has_unit =
            |indicator: Option<IndicatorIdx>| indicator.is_some_and(|it| self.reader.claims.has_unit(it, round.units));
        // "9 người thôi đóng. Toàn huyện có 4.120 người tham gia": its own noun must be known.
        let knows = |indicator: Option<IndicatorIdx>| {
            indicator.is_some_and(|it| round.own.is_within(&self.reader.claims.known(it)))
        };
        let states =
            |fact: &Fact| !fact.measured.refers_to_other() && has_unit(fact.indicator) && knows(fact.indicator);
        if let Some(previous) = here.previous()
            && is_in_brackets(scan, figure)
            && is_in_brackets(scan, previous)
        {
            let last = self.last_fact(first).filter(|fact| fact.observation.mention == previous.mention);
            return last.filter(|fact| states(fact)).map(|_| self.facts.len() - 1);
        }
        if !place::has_place(self.reader, scan, self.reading, figure) && !has_name(scan, figure) {
            return None;
        }
        let stated = |from: usize, to: usize| {
            let facts = (from..).zip(self.facts.get(from..to).unwrap_or_default());
            facts.filter(|(_, fact)| states(fact)).map(|(at, fact)| (at, fact.indicator))
        };
        if let Some((at, _)) = stated(first, self.facts.len()).last() {
            return Some(at);
        }
        // "…, Sông Cầu vượt 9,8 tỷ đồng, Tuy An 6,4 tỷ đồng": of a figure that nothing claims, no other goes on.
        let unit_of = |at: usize| self.reading.mentions.get(at).map(|mention| &mention.unit.text);
        let is_alike = |fact: &Fact| unit_of(fact.observation.mention.0 as usize) == Some(&mention.unit.text);
        if self.facts.get(first..).unwrap_or_default().iter().any(is_alike) {
            return None;
        }
        // Of several that the sentence before counts by this noun, or else in this unit, none is meant for sure.
        let block = |sentence: usize| self.reading.sentences.get(sentence).map(|info| info.block);
        let is_near = |at: usize| {
            let sentence = self.facts.get(at).map(|fact| fact.sentence);
            self.outline.is_in_item() || sentence.is_some_and(|it| block(it) == block(here.sentence()))
        };
        let before = || stated(self.first_fact_near(mention.sentence), first).filter(|(at, _)| is_near(*at));
        let is_same_noun = |at: usize| {
            let fact = self.facts.get(at).map(|fact| fact.observation.mention.0 as usize);
            let unit = fact.and_then(|at| self.reading.mentions.get(at)).map(|mention| &mention.unit.text);
            unit == Some(&mention.unit.text)
        };
        let one = |found: &dyn Fn(usize) -> bool| {
            let (at, indicator) = before().find(|(at, _)| found(*at))?;
            before().filter(|(at, _)| found(*at)).all(|(_, other)| other == indicator).then_some(at)
        };
        match before().any(|(at, _)| is_same_noun(at)) {
            true => one(&is_same_noun),
            false => one(&|_| true),
        }
    }

    /// The concepts round a figure; two of a facet that are counted together become the one that means both.
    pub(in crate::fact) fn surroundings(&self, here: FigureContext<'_>, marks: &[Mark]) -> Surroundings {
        let FigureContext { scan, figure, .. } = here;
        let codebook = self.reader.codebook();
        let mut own: ConceptSet = marks.iter().map(|mark| mark.concept).collect();
        for (at, facet) in (0..).map(FacetIdx).zip(&codebook.facets).filter(|_| marks.len() > 1) {
            let Some(together) = facet.together else { continue };
            let named: Vec<&Mark> = marks.iter().filter(|mark| mark.facet == at).collect();
            let mut of_facet: Vec<ConceptIdx> = named.iter().map(|mark| mark.concept).collect();
            of_facet.sort_unstable();
            of_facet.dedup();
            let is_list = named.iter().zip(named.iter().skip(1)).any(|(a, b)| scan.joins(a.end, b.at));
            if of_facet.len() > 1 && is_list {
                of_facet.into_iter().for_each(|concept| own.remove(concept));
                own.insert(together);
            }
        }
        // "tỷ lệ đóng của doanh nghiệp xuống còn 0,5% thì của người lao động cũng giảm": the one before the figure.
        for (at, facet) in (0..).map(FacetIdx).zip(&codebook.facets) {
            let named = marks.iter().filter(|mark| mark.facet == at);
            if facet.bars != BlocksClaim::Never || facet.carries == Carries::Never {
                continue;
            }
            // "Người lao động đóng 8%, còn lại 18% do doanh nghiệp đóng": the one right behind, not that of another clause.
            let breaks = |end: usize| (end..figure.at).any(|at| self.page.is_mark(at, ','));
            if named.clone().any(|mark| mark.at == figure.end) {
                named
                    .clone()
                    .filter(|mark| mark.end <= figure.at && breaks(mark.end))
                    .for_each(|mark| own.remove(mark.concept));
            }
            if named.clone().any(|mark| mark.end <= figure.at && own.contains(mark.concept)) {
                named.filter(|mark| mark.at >= figure.end).for_each(|mark| own.remove(mark.concept));
            }
        }
        let is_unit = |mark: &&Mark| mark.at == figure.number_end && figure.number_end < figure.end;
        let never_bars = |mark: &&Mark| {
            codebook.facets.get(usize::from(mark.facet.0)).is_some_and(|facet| facet.bars == BlocksClaim::Never)
        };
        let mut barring = own;
        marks.iter().filter(|mark| is_unit(mark) || never_bars(mark)).for_each(|mark| barring.remove(mark.concept));
        let units = self.units_of(here);
        Surroundings { own, barring, beside: beside(scan, figure), units, ..Surroundings::default() }
    }

    /// The concepts of the figure before `trong đó`, of whose parts a figure may be one.
    pub(in crate::fact) fn whole(&self, scan: &SentenceScan<'_>, figure: &Figure) -> ConceptSet {
        let of_which = scan.last_cue(figure.at, &[CueRole::OfWhich]);
        let whole = of_which.and_then(|cue| scan.previous(cue.at));
        let marks = whole.into_iter().flat_map(|whole| scan.marks_in(&whole.before));
        marks.map(|mark| mark.concept).collect()
    }

    /// The first fact of a sentence and the one before it.
    pub(in crate::fact) fn first_fact_near(&self, sentence: u32) -> usize {
        self.first_fact_since((sentence as usize).saturating_sub(1))
    }

    /// The first fact of a sentence or a later one.
    pub(in crate::fact) fn first_fact_since(&self, sentence: usize) -> usize {
        let is_near = |fact: &Fact| fact.sentence >= sentence;
        // They stand at the end: half of a long text need not be looked at to find them.
        let mut n_near = 1;
        while self.facts.len().checked_sub(n_near).and_then(|at| self.facts.get(at)).is_some_and(is_near) {
            n_near *= 2;
        }
        let from = self.facts.len().saturating_sub(n_near);
        from + self.facts.get(from..).unwrap_or_default().partition_point(|fact| !is_near(fact))
    }

    /// The figure that a change, an excess or a share of a target is about: the last one that states a level.
    fn antecedent(&self, here: FigureContext<'_>, round: &Surroundings, first: usize) -> Option<usize> {
        let FigureContext { measured, mention, .. } = here;
        let depth = here.figure.depth;
        let claims = &self.reader.claims;
        let sentence = mention.sentence as usize;
        // Once a bracket closes, what stands in it is spoken of no longer: "71.900 người (trong đó …), tăng 2,4%".
        let is_closed = |fact: &Fact| fact.depth > if fact.sentence == sentence { depth } else { 0 };
        let facts = self.named_since(first).filter(|(_, fact)| !is_closed(fact));
        let (leaning, mut stated): (Vec<_>, Vec<_>) = facts.partition(|(_, fact)| fact.measured.refers_to_other());
        // "tăng 1.350 tỷ đồng, lên 24.870 tỷ đồng": of what rose.
        if stated.is_empty() && (!measured.refers_to_other() || measured.base.is_some()) {
            stated.clone_from(&leaning);
        }
        // "đạt 101,4% dự toán, tăng 309 tỷ đồng": of what the share of a target is of.
        if stated.is_empty() {
            stated.extend(leaning.iter().filter(|(_, fact)| fact.measured.base.is_some()));
        }
        let mut last_first = stated.iter().rev();
        let has_unit = |fact: &Fact| fact.indicator.is_some_and(|indicator| claims.has_unit(indicator, round.units));
        let is_level = |fact: &Fact| fact.indicator.is_some_and(|indicator| !claims.is_percent(indicator));
        let needs_unit = !measured.refers_to_other()
            || (measured.measure == Measure::ChangeAbs && mention.kind != MentionKind::Percent);
        let is_share = |fact: &Fact| fact.indicator.is_some_and(|indicator| claims.is_percent(indicator));
        let found = match measured.measure {
            // "thấp hơn cả nước 10 điểm phần trăm": points apart from a percentage.
            Measure::Excess if is_points(mention) && measured.base.is_none() => {
                last_first.find(|(_, fact)| is_share(fact))
            }
            Measure::Excess => stated.last(),
            // Points are added to a percentage.
            Measure::ChangeAbs if mention.kind == MentionKind::Percent => {
                // "nợ 2,84% kế hoạch thu, giảm 0,35 điểm phần trăm": a share of a plan may be what is measured.
                let rate = leaning.iter().rev().find(|(_, fact)| fact.measured.base.is_some() && is_share(fact));
                last_first.find(|(_, fact)| is_share(fact)).or(rate)
            }
            // "tăng 92.000": of what was counted last.
            Measure::ChangeAbs if mention.unit.text.is_empty() && mention.kind == MentionKind::Count => {
                last_first.find(|(_, fact)| is_level(fact))
            }
            _ if needs_unit => last_first.find(|(_, fact)| has_unit(fact)),
            _ => last_first.find(|(_, fact)| is_level(fact)).or(stated.last()),
        };
        found.map(|(at, _)| *at)
    }
}

/// True if a proper name stands right before a figure, with light words between: "Sông Hinh cao nhất (99,1%)".
pub(in crate::fact) fn has_name(scan: &SentenceScan<'_>, figure: &Figure) -> bool {
    let is_light = |role: CueRole| role.reaches() || matches!(role, CueRole::With | CueRole::Rank);
    let mut at = figure.at;
    loop {
        let cue = scan.cues_ending_at(at).find(|cue| is_light(cue.role));
        let opens = at.checked_sub(1).filter(|before| scan.page.is_mark(*before, '('));
        match cue.map(|cue| cue.at).or(opens) {
            Some(before) if before >= scan.tokens.start => at = before,
            _ => break,
        }
    }
    let is_marked = |at: usize| scan.marks.iter().any(|mark| (mark.at..mark.end).contains(&at));
    let is_name = |at: &usize| {
        let token = scan.page.tokens.get(*at);
        token.is_some_and(|token| token.kind == TokenKind::Word && token.is_capital()) && !is_marked(*at)
    };
    let n_words = (scan.tokens.start..at).rev().take_while(is_name).count();
    // The first word of a sentence has a capital anyway.
    n_words > usize::from(at - n_words == scan.tokens.start)
}

/// True for the amount that each of those counted just before owes at least: "63 đơn vị nợ từ 1 tỷ đến 5 tỷ đồng", "5 đơn
/// vị nợ trên 20 tỷ đồng". A round amount is such a mark; what they owe together is no round amount.
pub(in crate::fact) fn is_mark_to_pass(here: FigureContext<'_>) -> bool {
    let FigureContext { scan, figure, mention, .. } = here;
    let is_hedged = matches!(mention.qualifier, Qualifier::Over | Qualifier::AtLeast | Qualifier::AtMost);
    let counts = here.previous().is_some_and(|previous| previous.number_end < previous.end);
    let sums_up = scan.cues_in(&figure.before).any(|cue| cue.role == CueRole::With && cue.end + 1 >= figure.at);
    mention.upper.is_some() || (is_hedged && counts && !sums_up && is_round(mention.value))
}

/// One, two, three or five with zeros.
fn is_round(value: Decimal) -> bool {
    matches!(value.mantissa(), 1 | 2 | 3 | 5)
}

/// Changes and shares in percent, and multiples, are of indicators of any unit.
pub(in crate::fact) fn unit_rule(mention: &Mention, measured: &MeasureReading) -> UnitRule {
    let is_relative = mention.kind == MentionKind::Percent || is_manifold(mention);
    if measured.refers_to_other() && is_relative { UnitRule::Any } else { UnitRule::Own }
}

/// True if a figure goes on about what the figure before said, though it names nothing: "tăng lên 81,7%", "mục tiêu 75%".
fn continues(scan: &SentenceScan<'_>, figure: &Figure, measured: &MeasureReading) -> bool {
    if is_share_of_next(scan, figure) {
        return false;
    }
    let reaches = scan
        .cues_in(&figure.before)
        .next_back()
        .is_some_and(|cue| matches!(cue.role, CueRole::LevelFollows | CueRole::LevelNoun));
    reaches || status::status(scan, figure, measured).0 != Status::Actual
}

/// True if a figure says the same of another time, and names nothing: "năm 2017 là 18.960 người".
fn restates(scan: &SentenceScan<'_>, figure: &Figure, round: &Surroundings) -> bool {
    /// "cả năm 2017": a word that names nothing.
    const LIGHT: usize = 1;
    let has_time = scan.periods_in(&figure.before).next().is_some();
    let n_words = || scan.n_other_words(&figure.before) + scan.n_other_words(&(figure.end..figure.after.end));
    has_time && round.barring.is_empty() && round.units != 0 && n_words() <= LIGHT
}

pub(in crate::fact) fn span_of(page: &Page<'_>, marks: &[Mark]) -> Option<Span> {
    let start = marks.iter().map(|mark| mark.at).min()?;
    let end = marks.iter().map(|mark| mark.end).max()?;
    Some(page.span(start..end))
}
