//! Which indicator claims a figure: sets of concepts against the concepts that stand round it.
//!
//! A wording claims a figure when all its concepts are at hand, one of them the figure's own, and when the indicator
//! knows every concept that is the figure's own. The wording with most of the figure's own concepts wins, then the
//! longer one; between two different indicators as good, none wins.

use crate::Decimal;
use crate::codebook::{Carries, Codebook, ConceptIdx, ConceptPosition, FacetIdx, Indicator, IndicatorIdx, UnitClass};
use crate::fact::sentence::Figure;
use crate::reading::{Mention, MentionKind};
use crate::text::{Families, Page, Phrases, Vocabulary};

/// A set of concepts. Codebooks have at most 512.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConceptSet {
    words: [u64; 8],
}

impl ConceptSet {
    /// Adds one.
    pub fn insert(&mut self, concept: ConceptIdx) {
        if let Some(word) = self.words.get_mut(usize::from(concept.0 / 64)) {
            *word |= 1 << (concept.0 % 64);
        }
    }

    /// Takes one out.
    pub fn remove(&mut self, concept: ConceptIdx) {
        if let Some(word) = self.words.get_mut(usize::from(concept.0 / 64)) {
            *word &= !(1 << (concept.0 % 64));
        }
    }

    /// True if it has it.
    #[must_use]
    pub fn contains(&self, concept: ConceptIdx) -> bool {
        self.words.get(usize::from(concept.0 / 64)).is_some_and(|word| word & (1 << (concept.0 % 64)) != 0)
    }

    /// All of both.
    #[must_use]
    pub fn union(&self, other: &ConceptSet) -> ConceptSet {
        let mut words = self.words;
        words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
        ConceptSet { words }
    }

    /// True if all of it is in `other`.
    #[must_use]
    pub fn is_within(&self, other: &ConceptSet) -> bool {
        self.words.iter().zip(&other.words).all(|(word, other)| word & !other == 0)
    }

    /// How many are in both.
    #[must_use]
    pub fn n_shared(&self, other: &ConceptSet) -> u32 {
        self.words.iter().zip(&other.words).map(|(word, other)| (word & other).count_ones()).sum()
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// True if there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }
}

impl FromIterator<ConceptIdx> for ConceptSet {
    fn from_iter<I: IntoIterator<Item = ConceptIdx>>(concepts: I) -> ConceptSet {
        let mut set = ConceptSet::default();
        concepts.into_iter().for_each(|concept| set.insert(concept));
        set
    }
}

/// Ten to the ninth.
const BILLION: i16 = 9;

/// A set of unit classes. Codebooks have at most 64.
pub type UnitSet = u64;

/// Which units a claim asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitRule {
    /// The figure's unit must be of one of the indicator's classes.
    Own,
    /// A percentage of, or in, an indicator of any unit: a change, a share of a target.
    Any,
}

/// What stands round a figure.
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings {
    /// The concepts that are its own.
    pub own: ConceptSet,
    /// Those of its own that an indicator must know to claim it: not the unit noun itself.
    pub barring: ConceptSet,
    /// Those carried from before, where its own answer another question.
    pub carried: ConceptSet,
    /// Those right before the figure, with nothing but light words between.
    pub beside: ConceptSet,
    /// The classes of its unit.
    pub units: UnitSet,
    /// Whether nothing is left that might say more.
    pub is_alone: bool,
}

/// The wordings of a codebook, compiled.
#[derive(Debug)]
pub struct Claims {
    codebook: Codebook,
    wordings: Vec<Compiled>,
    /// For each indicator, what may stand beside its wordings.
    also: Vec<ConceptSet>,
    /// For each indicator, its unit classes.
    units: Vec<UnitSet>,
    /// For each concept, the one of several counted together that it means: "trợ cấp thất nghiệp" is of BHTN.
    implied: Vec<Option<ConceptIdx>>,
    heads: Phrases<UnitSet>,
}

#[derive(Debug)]
struct Compiled {
    indicator: IndicatorIdx,
    /// The unit classes of the indicator.
    units: UnitSet,
    concepts: ConceptSet,
    stands: ConceptPosition,
}

impl Claims {
    pub(in crate::fact) fn new(codebook: &Codebook, vocabulary: &mut Vocabulary) -> Claims {
        let mut heads: Phrases<UnitSet> = Phrases::new(Families::UNIT_HEAD);
        for (at, class) in codebook.units.iter().enumerate() {
            for head in &class.heads {
                let bit = unit_bit(at);
                if let Some(before) = heads.insert(vocabulary, head, bit) {
                    heads.insert(vocabulary, head, bit | before);
                }
            }
        }
        let units_of = |indicator: &Indicator| {
            indicator.units.iter().map(|unit| unit_bit(usize::from(unit.0))).fold(0, |a, b| a | b)
        };
        let wordings = (0..).map(IndicatorIdx).zip(&codebook.indicators).flat_map(|(at, indicator)| {
            let units = units_of(indicator);
            indicator.written.iter().map(move |wording| Compiled {
                indicator: at,
                units,
                concepts: wording.concepts.iter().copied().collect(),
                stands: wording.stands,
            })
        });
        Claims {
            wordings: wordings.collect(),
            also: codebook.indicators.iter().map(|indicator| indicator.also.iter().copied().collect()).collect(),
            units: codebook.indicators.iter().map(units_of).collect(),
            implied: implied(codebook),
            heads,
            codebook: codebook.clone(),
        }
    }

    /// The scheme that a concept means without naming it.
    #[must_use]
    pub fn implied(&self, concept: ConceptIdx) -> Option<ConceptIdx> {
        self.implied.get(usize::from(concept.0)).copied().flatten()
    }

    /// The codebook.
    #[must_use]
    pub fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    /// The classes of a mention's unit.
    #[must_use]
    pub fn units_of(&self, page: &Page<'_>, figure: &Figure, mention: &Mention) -> UnitSet {
        let mut units = 0;
        for (at, class) in self.codebook.units.iter().enumerate() {
            if class.kind.is_some() && class.kind == Some(mention.kind) {
                units |= unit_bit(at);
            }
        }
        if matches!(mention.kind, MentionKind::Percent | MentionKind::Money) {
            return units;
        }
        if let Some(lender) = mention.unit.implied_by {
            let from = page.tokens.partition_point(|token| token.start < lender.start);
            let to = page.tokens.partition_point(|token| token.start < lender.end);
            let found = (from..to).find_map(|at| self.heads.longest(page.tokens.get(at..to)?));
            return units | found.map_or(0, |(_, found)| found);
        }
        let is_people = mention.value < Decimal::scale(BILLION);
        // "gần 49.000 tỷ": so many are of money.
        if mention.unit.text.is_empty() && mention.kind == MentionKind::Count && !is_people {
            let is_money = |class: &UnitClass| class.kind == Some(MentionKind::Money);
            let classes = self.codebook.units.iter().enumerate().filter(|(_, class)| is_money(class));
            return classes.fold(units, |units, (at, _)| units | unit_bit(at));
        }
        if mention.unit.text.is_empty() && mention.kind == MentionKind::Count && is_people {
            // "Số người tham gia tăng 42.000", "đạt 95,6 triệu": the noun of its subject. Billions alone are of money.
            let mut heads =
                figure.before.clone().rev().filter_map(|at| self.heads.longest(page.tokens.get(at..figure.at)?));
            return units | heads.next().map_or(0, |(_, found)| found);
        }
        let tokens = page.tokens.get(figure.number_end..figure.end.max(figure.number_end + 1)).unwrap_or_default();
        units | self.heads.longest(tokens).map_or(0, |(_, found)| found)
    }

    /// True if figures of this indicator can have one of these units.
    #[must_use]
    pub fn has_unit(&self, indicator: IndicatorIdx, units: UnitSet) -> bool {
        self.units(indicator) & units != 0
    }

    /// The units that figures of this indicator can have.
    #[must_use]
    pub fn units(&self, indicator: IndicatorIdx) -> UnitSet {
        self.units.get(usize::from(indicator.0)).copied().unwrap_or(0)
    }

    /// Every concept that may stand beside a figure of this indicator.
    #[must_use]
    pub fn known(&self, indicator: IndicatorIdx) -> ConceptSet {
        let own = self.wordings.iter().filter(|wording| wording.indicator == indicator);
        let also = self.also.get(usize::from(indicator.0)).copied().unwrap_or_default();
        own.fold(also, |known, wording| known.union(&wording.concepts))
    }

    /// True if figures of this indicator are percentages.
    #[must_use]
    pub fn is_percent(&self, indicator: IndicatorIdx) -> bool {
        let percent =
            |at: usize| self.codebook.units.get(at).is_some_and(|class| class.kind == Some(MentionKind::Percent));
        let units = self.codebook.indicator(indicator).map_or(&[][..], |indicator| &indicator.units);
        !units.is_empty() && units.iter().all(|unit| percent(usize::from(unit.0)))
    }

    /// True if what details a carried concept is carried with it: after "BHXH bắt buộc", "40% lực lượng lao động" is not
    /// of BHXH as a whole.
    fn carries_whole(&self, wording: &Compiled, round: &Surroundings, known: &ConceptSet) -> bool {
        let facet = |concept: ConceptIdx| self.codebook.concepts.get(usize::from(concept.0)).map(|it| it.facet);
        let all = (0..).map(ConceptIdx).take(self.codebook.concepts.len());
        let own: Vec<FacetIdx> = all.clone().filter(|it| round.own.contains(*it)).filter_map(facet).collect();
        let carried = all.filter(|concept| round.carried.contains(*concept));
        let mut details = carried.filter(|concept| !known.contains(*concept) && !round.own.contains(*concept));
        !details.any(|detail| {
            let Some(detail) = facet(detail) else { return false };
            let mut heads = self.codebook.concepts.iter().zip(0..).filter(|(_, at)| {
                let concept = ConceptIdx(*at);
                wording.concepts.contains(concept) && !round.own.contains(concept) && round.carried.contains(concept)
            });
            heads.any(|(head, _)| {
                let details = |detail: &FacetIdx| is_under(&self.codebook, usize::from(detail.0), head.facet);
                // "trong đó hộ gia đình 30.000 người, học sinh 20.000 em": its own detail takes the other's place.
                details(&detail) && !own.iter().any(details)
            })
        })
    }

    /// The indicator that claims a figure.
    #[must_use]
    pub fn claim(&self, round: &Surroundings, rule: UnitRule) -> Option<IndicatorIdx> {
        if round.own.is_empty() {
            return None;
        }
        let pool = round.own.union(&round.carried);
        let mut best: Option<((u32, u32), IndicatorIdx)> = None;
        let mut contested = false;
        for wording in &self.wordings {
            let indicator = usize::from(wording.indicator.0);
            if rule == UnitRule::Own && wording.units & round.units == 0 {
                continue;
            }
            let n_own = wording.concepts.n_shared(&round.own);
            if n_own == 0 || !wording.concepts.is_within(&pool) {
                continue;
            }
            let known = wording.concepts.union(self.also.get(indicator).unwrap_or(&ConceptSet::default()));
            if !round.barring.is_within(&known) || !self.carries_whole(wording, round, &known) {
                continue;
            }
            let stands = match wording.stands {
                ConceptPosition::Round => true,
                // "nhóm hộ gia đình có 201.800 người": what is carried need not stand there too.
                ConceptPosition::Beside => wording.concepts.n_shared(&round.beside) == n_own,
                ConceptPosition::Own => wording.concepts.is_within(&round.own),
                ConceptPosition::Alone => round.is_alone && wording.concepts.is_within(&round.own),
            };
            if !stands {
                continue;
            }
            let rank = (n_own, wording.concepts.len());
            match best {
                Some((other, _)) if rank < other => {}
                // Of several that a percentage may be of, the first in the file is the main one.
                Some((other, winner)) if rank == other => {
                    contested |= winner != wording.indicator && rule == UnitRule::Own;
                }
                _ => {
                    best = Some((rank, wording.indicator));
                    contested = false;
                }
            }
        }
        best.filter(|_| !contested).map(|(_, indicator)| indicator)
    }
}

/// For each concept the scheme in whose place it stands: the one in all other wordings of every indicator that it writes
/// alone, and beside which it stands in none. "một lần", which stands beside BHXH, is said of other things, too.
fn implied(codebook: &Codebook) -> Vec<Option<ConceptIdx>> {
    let is_scheme = |concept: &ConceptIdx| codebook.names_subject(*concept);
    let of = |concept: ConceptIdx| {
        let writes = |indicator: &&Indicator| indicator.written.iter().any(|it| it.concepts == [concept]);
        let written = codebook.indicators.iter().filter(writes).flat_map(|indicator| &indicator.written);
        let mut schemes = written.flat_map(|wording| &wording.concepts).copied().filter(is_scheme);
        let first = schemes.next()?;
        let mut wordings = codebook.indicators.iter().flat_map(|indicator| &indicator.written);
        let is_beside = wordings.any(|it| it.concepts.contains(&concept) && it.concepts.iter().any(is_scheme));
        (!is_beside && schemes.all(|other| other == first)).then_some(first)
    };
    (0..).map(ConceptIdx).take(codebook.concepts.len()).map(|it| of(it).filter(|_| !is_scheme(&it))).collect()
}

fn unit_bit(at: usize) -> UnitSet {
    u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at)).unwrap_or(0)
}

/// What was said last in answer to each question.
#[derive(Clone, Debug)]
pub struct Topic {
    answers: Vec<ConceptSet>,
}

impl Topic {
    /// Nothing said yet.
    #[must_use]
    pub fn new(codebook: &Codebook) -> Topic {
        Topic { answers: vec![ConceptSet::default(); codebook.facets.len()] }
    }

    /// A concept is named: it answers its question, and what detailed an earlier answer is forgotten.
    pub fn name(&mut self, codebook: &Codebook, facet: FacetIdx, concept: ConceptIdx, how: Update) {
        // Of several, "thu BHXH, BHYT, BHTN", an item that names one is of that one.
        let is_only = |answer: &ConceptSet| answer.contains(concept) && answer.n_shared(answer) == 1;
        let is_answer = self.answers.get(usize::from(facet.0)).is_some_and(is_only);
        if matches!(how, Update::RefinePart | Update::RefineItem) && is_answer {
            return;
        }
        // "4. Chăm sóc sức khỏe ban đầu / - Kinh phí đã chuyển: …": what had no answer yet keeps the details said above.
        let is_open = self.answers.get(usize::from(facet.0)).is_some_and(ConceptSet::is_empty);
        let how = match how {
            Update::RefineItem if is_open => Update::Add,
            Update::RefinePart | Update::RefineItem => Update::Replace,
            _ => how,
        };
        // "Người cận nghèo được hỗ trợ 70% mức đóng BHYT": what was named before the whole still details it.
        if how == Update::Replace && !(is_open && codebook.is_subject(facet)) {
            for at in 0..self.answers.len() {
                if is_under(codebook, at, facet)
                    && let Some(answer) = self.answers.get_mut(at)
                {
                    *answer = ConceptSet::default();
                }
            }
        }
        let Some(answer) = self.answers.get_mut(usize::from(facet.0)) else { return };
        match how {
            Update::Add => answer.insert(concept),
            Update::Replace | Update::RefinePart | Update::RefineItem => *answer = [concept].into_iter().collect(),
        }
    }

    /// Forgets what does not carry this far.
    pub fn keep(&mut self, codebook: &Codebook, far: Carries) {
        for (answer, facet) in self.answers.iter_mut().zip(&codebook.facets) {
            let keeps = match far {
                Carries::Never => true,
                Carries::Sentence => facet.carries != Carries::Never,
                Carries::Paragraph => facet.carries == Carries::Paragraph,
            };
            if !keeps {
                *answer = ConceptSet::default();
            }
        }
    }

    /// Takes what another says, with its details, where nothing is said here.
    pub fn fill(&mut self, codebook: &Codebook, other: &Topic) {
        let is_open: Vec<bool> = self.answers.iter().map(ConceptSet::is_empty).collect();
        for (at, facet) in codebook.facets.iter().enumerate() {
            // Only what answers with one of several that may be counted together: a scheme, not what is said of it.
            let top = facet.under.map_or(at, |above| usize::from(above.0));
            let is_subject = codebook.facets.get(top).is_some_and(|facet| facet.together.is_some());
            let fills = is_subject && is_open.get(at) == Some(&true) && is_open.get(top) == Some(&true);
            if let (true, Some(answer), Some(said)) = (fills, self.answers.get_mut(at), other.answers.get(at)) {
                *answer = *said;
            }
        }
    }

    /// Takes all that another says where nothing is said here.
    pub fn fill_all(&mut self, other: &Topic) {
        for (answer, said) in self.answers.iter_mut().zip(&other.answers).filter(|(answer, _)| answer.is_empty()) {
            *answer = *said;
        }
    }

    /// True if it says of which of several that may be counted together it is: a scheme.
    #[must_use]
    pub fn has_subject(&self, codebook: &Codebook) -> bool {
        let mut answers = self.answers.iter().zip(&codebook.facets);
        answers.any(|(answer, facet)| facet.together.is_some() && !answer.is_empty())
    }

    /// Only of which of several that may be counted together it is, without what details it.
    #[must_use]
    pub fn subject_only(mut self, codebook: &Codebook) -> Topic {
        for (answer, _) in self.answers.iter_mut().zip(&codebook.facets).filter(|(_, facet)| facet.together.is_none()) {
            *answer = ConceptSet::default();
        }
        self
    }

    /// What is carried to a figure whose own concepts answer these questions, and are named already.
    #[must_use]
    pub fn carried(&self, codebook: &Codebook, own: &[FacetIdx]) -> ConceptSet {
        let mut carried = ConceptSet::default();
        for (at, (answer, facet)) in self.answers.iter().zip(&codebook.facets).enumerate() {
            let is_answered = own.iter().any(|own| usize::from(own.0) == at);
            if is_answered || facet.carries == Carries::Never || answer.is_empty() {
                continue;
            }
            match facet.together.filter(|_| answer.len() > 1) {
                Some(together) => carried.insert(together),
                None => carried = carried.union(answer),
            }
        }
        carried
    }
}

/// How a concept changes what its facet was answered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// Instead of what was said before.
    Replace,
    /// Beside what was just said: in a list.
    Add,
    /// In an item of a list: as in a part, and what has no answer yet keeps the details that the heading says.
    RefineItem,
    /// In a part of a whole, after `trong đó`: the whole's name repeated keeps what detailed it.
    RefinePart,
}

/// True if the facet at `at` details `above`, directly or not.
fn is_under(codebook: &Codebook, at: usize, above: FacetIdx) -> bool {
    let mut facet = codebook.facets.get(at).and_then(|facet| facet.under);
    // Loading refused cycles; the bound guards hand-made codebooks.
    for _ in 0..codebook.facets.len() {
        match facet {
            Some(found) if found == above => return true,
            Some(found) => facet = codebook.facets.get(usize::from(found.0)).and_then(|facet| facet.under),
            None => return false,
        }
    }
    false
}
