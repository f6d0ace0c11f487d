//! The ways by which a figure finds its indicator: a table of named rules, tried in order; the first that finds one wins.

use std::borrow::Cow;

use super::CueRole;
use super::assemble::{DocumentState, Fact, FigureContext};
use super::claim::{ConceptSet, Surroundings, Topic};
use super::own_concepts::{is_in_brackets, is_share_of, marks_after_next, own_marks};
use super::scan::{Gloss, Mark, RunsOn};
use super::subject::{Claimed, is_mark_to_pass, span_of, unit_rule};
use crate::Span;
use crate::codebook::{FacetIdx, IndicatorIdx, Wording};
use crate::reading::{Field, Measure, MentionKind, Status, Zone};
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
    Step { rule: rules::FACT_SAME_CHANGE, find: same_change },
    Step { rule: rules::FACT_ANTECEDENT, find: antecedent },
    Step { rule: rules::FACT_OWN_WORDS, find: own_words },
    Step { rule: rules::FACT_AFTER_NEXT, find: words_after_next },
    Step { rule: rules::FACT_OF_WHOLE, find: of_whole },
    Step { rule: rules::FACT_SENTENCE_BEFORE, find: sentence_before },
    Step { rule: rules::FACT_OF_PREVIOUS, find: of_previous },
    Step { rule: rules::FACT_LISTED, find: listed },
    Step { rule: rules::FACT_DOCUMENT, find: document },
    Step { rule: rules::FACT_SHARE, find: share },
    Step { rule: rules::FACT_SENTENCE_SUBJECT, find: sentence_subject },
    Step { rule: rules::FACT_ROW, find: row },
    Step { rule: rules::FACT_SERIES, find: series },
];

impl DocumentState<'_> {
    /// The claim of a figure that pairs with no list.
    pub(super) fn claim_alone(&self, here: FigureContext<'_>) -> Claimed {
        let barring = ConceptSet::default();
        let nobody =
            Claimed { indicator: None, words: None, barring, rule: rules::FACT_UNCATALOGUED, antecedent: None };
        if is_of_each(here) {
            return nobody;
        }
        let mut attempt = self.attempt(here);
        let words = attempt.words(self);
        for step in STEPS {
            match (step.find)(self, &mut attempt) {
                Some(Found::Like(at)) => {
                    let indicator = self.facts.get(at).and_then(|fact| fact.indicator);
                    let barring = attempt.round.barring;
                    return Claimed { indicator, words, barring, rule: step.rule, antecedent: Some(at) };
                }
                Some(Found::Indicator(indicator)) => {
                    let rule = if step.rule == rules::FACT_OWN_WORDS && self.is_carried(indicator, &attempt.round) {
                        rules::FACT_CARRIED
                    } else {
                        step.rule
                    };
                    let antecedent = self.shared_whole(&attempt);
                    let barring = attempt.round.barring;
                    return Claimed { indicator: Some(indicator), words, barring, rule, antecedent };
                }
                None => {}
            }
        }
        Claimed { words, barring: attempt.round.barring, antecedent: self.shared_whole(&attempt), ..nobody }
    }

    fn attempt<'a>(&'a self, here: FigureContext<'a>) -> Attempt<'a> {
        let FigureContext { scan, i, figure, .. } = here;
        let codebook = self.reader.codebook();
        let is_detail = |mark: &Mark| {
            let facet = codebook.facets.get(usize::from(mark.facet.0));
            facet.is_some_and(|facet| facet.under.is_some())
        };
        let marks = own_marks(scan, i, &is_detail);
        let mut facets: Vec<FacetIdx> = marks.iter().map(|mark| mark.facet).collect();
        facets.sort_unstable();
        facets.dedup();
        let mut round = self.surroundings(here, &marks);
        let mut topic = Cow::Borrowed(&self.topic);
        for mark in marks.iter().filter(|mark| mark.at >= figure.number_end) {
            topic.to_mut().name(codebook, mark.facet, mark.concept, self.naming);
        }
        round.carried = topic.carried(codebook, &facets);
        let is_share = here.previous().is_some_and(|previous| is_share_of(scan, figure, previous));
        if is_share {
            round.beside = round.own;
        }
        Attempt { here, marks, facets, round, topic, is_share }
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
        let FigureContext { mention, measured, .. } = attempt.here;
        let found = self.reader.claims.claim(round, unit_rule(mention, &measured))?;
        self.is_of_numerator(attempt, found).then_some(Found::Indicator(found))
    }

    /// "Số người tự đóng một phần tiền BHYT là 44,1 triệu người, chiếm 43,8% dân số": a share is of its numerator, and no
    /// indicator that does not know what that one names.
    fn is_of_numerator(&self, attempt: &Attempt<'_>, found: IndicatorIdx) -> bool {
        let Some((Field::ShareOf, parent)) = attempt.parent() else { return true };
        let Some((_, fact)) = self.fact_of(attempt.here, parent) else { return true };
        fact.indicator.is_some() || fact.barring.is_within(&self.reader.claims.known(found))
    }

    /// What the headline talks about, where a list under headings leaves it out.
    fn headline_of_list(&self) -> Option<&Topic> {
        self.headline.as_ref().filter(|_| self.outline.is_in_item())
    }

    /// True for a figure that its sentence only says to be there: "Khối hành chính có 17 đơn vị", "… với 1,4 tỷ đồng".
    fn is_only_stated(&self, here: FigureContext<'_>) -> bool {
        let FigureContext { scan, figure, .. } = here;
        let states = |role| matches!(role, CueRole::Reach | CueRole::With | CueRole::Now | CueRole::LevelFollows);
        let is_stated = scan.cues_in(&figure.before).any(|cue| states(cue.role) && cue.end == figure.at);
        is_stated && scan.n_other_words(&(figure.end..figure.after.end)) == 0
    }

    /// The fact of this sentence that the figure at `i` states.
    fn fact_of(&self, here: FigureContext<'_>, i: usize) -> Option<(usize, &Fact)> {
        let facts = self.facts.get(here.first..)?;
        (here.first..).zip(facts).find(|(_, fact)| fact.figure == i)
    }
}

impl Attempt<'_> {
    fn words(&self, walk: &DocumentState<'_>) -> Option<Span> {
        span_of(walk.page, &self.marks)
    }

    /// The figure of its sentence that it hangs on, and how.
    fn parent(&self) -> Option<(Field, usize)> {
        self.here.nodes.get(self.here.i)?.parent
    }

    /// Claims with other concepts carried, if that is anything new.
    fn carry(&mut self, walk: &DocumentState<'_>, carried: ConceptSet) -> Option<Found> {
        let is_new = carried != self.round.carried;
        self.round.carried = carried;
        if is_new { walk.claims(self, &self.round) } else { None }
    }
}

/// What a figure is of each, not of all: "63 đơn vị nợ từ 1 tỷ đến 5 tỷ đồng", "cứ 100 đơn vị thì có 23 đơn vị nợ".
fn is_of_each(here: FigureContext<'_>) -> bool {
    let FigureContext { scan, figure, mention, .. } = here;
    let is_mark = figure.runs_on == RunsOn::Yes && mention.kind == MentionKind::Money && is_mark_to_pass(here);
    is_mark || scan.cues.iter().any(|cue| cue.role == CueRole::Every && cue.end <= figure.at)
}

/// "tăng 1,72 triệu người (tăng 9,6%)", "giảm 2,1% - tương đương 1.313 người": of what the other amount is of.
fn same_change(walk: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let (_, parent) = attempt.parent().filter(|(field, _)| *field == Field::SameChange)?;
    let (at, fact) = walk.fact_of(attempt.here, parent).filter(|_| attempt.round.barring.is_empty())?;
    // A catalogued change decides; one of nothing known leaves the figure to its other words.
    fact.indicator.map(|_| Found::Like(at))
}

/// "tăng 5%", "con số này là 5.800": of the figure that it says more about.
fn antecedent(walk: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let refers_to_other = attempt.here.measured.refers_to_other() && attempt.here.figure.gloss == Gloss::OfPrevious;
    if let Some((Field::ChangeOf, parent)) = attempt.parent().filter(|_| refers_to_other)
        && let Some((at, fact)) = walk.fact_of(attempt.here, parent)
        && attempt.round.units != 0
    {
        // In brackets right behind it: of no other.
        return fact.indicator.map(|_| Found::Like(at));
    }
    let found = walk.leant_on(attempt.here, &attempt.round)?;
    // "bằng 37,2% lực lượng lao động, vượt 0,7% chỉ tiêu": points of the share right before it, whatever it is of.
    let is_percent = |i: usize| attempt.here.scan.figures.get(i).is_some_and(|it| it.kind == MentionKind::Percent);
    match attempt.parent() {
        Some((Field::ExcessOf, parent)) if is_percent(parent) && attempt.here.mention.kind == MentionKind::Percent => {
            walk.fact_of(attempt.here, parent)
                .filter(|(_, fact)| fact.indicator.is_some())
                .map(|(at, _)| Found::Like(at))
        }
        _ => Some(Found::Like(found)),
    }
}

/// The words round the figure, with the subject that its clause carries on.
fn own_words(walk: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    walk.claims(attempt, &attempt.round)
}

/// "23.000 loại thuốc, 16.000 dịch vụ được BHYT thanh toán": the words behind the last of a list are of each.
fn words_after_next(walk: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let FigureContext { scan, i, .. } = attempt.here;
    let shared = marks_after_next(scan, i, &attempt.marks);
    if shared.is_empty() {
        return None;
    }
    let marks: Vec<Mark> = attempt.marks.iter().chain(&shared).copied().collect();
    let carried = attempt.round.carried;
    attempt.round = walk.surroundings(attempt.here, &marks);
    attempt.round.carried = carried;
    walk.claims(attempt, &attempt.round)
}

/// "Tổng chi 1.905 tỷ đồng, trong đó BHTN 41 tỷ đồng": of what the whole is of.
fn of_whole(walk: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let FigureContext { scan, figure, .. } = attempt.here;
    let carried = attempt.round.carried.union(&walk.whole(scan, figure));
    let is_new = carried != attempt.round.carried && !attempt.round.own.is_empty();
    if is_new { walk.claims(attempt, &Surroundings { carried, ..attempt.round }) } else { None }
}

/// "BHYT … . Ước chi là 81 nghìn tỷ đồng.": what the sentence before spoke of.
fn sentence_before(walk: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    if attempt.round.own.is_empty() {
        return None;
    }
    let codebook = walk.reader.codebook();
    attempt.topic.to_mut().fill(codebook, walk.said_before(attempt.here.sentence()));
    let carried = attempt.topic.carried(codebook, &attempt.facets);
    attempt.carry(walk, carried)
}

/// "đã nộp 11,6 tỷ đồng, đạt 71% số nợ": of what the figure before is of.
fn of_previous(walk: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let carried = walk.said_by_previous(attempt.here).filter(|_| !attempt.round.own.is_empty())?;
    walk.claims(attempt, &Surroundings { carried, ..attempt.round })
}

/// "Đắk Mil (2.105 người), Cư Jút (1.800 người)": one after the other, each with the name of whose it is.
fn listed(walk: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    walk.listed_with(attempt.here, &attempt.round).map(Found::Like)
}

/// "Mức đóng tăng từ 3% lên 4,5%", in an article on BHYT alone.
fn document(walk: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let subject = walk.subject().or_else(|| walk.headline_of_list()).filter(|_| !attempt.round.own.is_empty())?;
    let codebook = walk.reader.codebook();
    attempt.topic.to_mut().fill(codebook, subject);
    let carried = attempt.topic.carried(codebook, &attempt.facets);
    attempt.carry(walk, carried)
}

/// "78.912 em (41,6%)", "(chiếm 52,75% số nợ toàn tỉnh)": a share of what the amount before it counts.
fn share(walk: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let (_, parent) = attempt.parent().filter(|(field, _)| *field == Field::ShareOf)?;
    let (at, fact) = walk.fact_of(attempt.here, parent)?;
    let indicator = fact.indicator.filter(|it| !walk.reader.claims.is_percent(*it))?;
    let is_known = attempt.round.barring.is_within(&walk.reader.claims.known(indicator));
    let is_bracketed = attempt.here.figure.gloss == Gloss::OfPrevious;
    (is_known && (is_bracketed || attempt.is_share)).then_some(Found::Like(at))
}

/// "99,8% (còn 62 em)": those left over, who are not what the figure before counts.
fn is_rest(here: FigureContext<'_>) -> bool {
    let FigureContext { scan, figure, .. } = here;
    let is_left = scan.cues_in(&figure.before).any(|cue| cue.role == CueRole::LevelFollows && cue.end == figure.at);
    figure.depth > 0 && is_left && here.previous().is_some_and(|previous| previous.kind == MentionKind::Percent)
}

/// A figure that names nothing takes the subject of its sentence, or of what its list is under: "Nợ khó thu (phá sản,
/// giải thể): 518 đơn vị, 129,6 tỷ đồng".
fn sentence_subject(walk: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    /// So many words that no concept, cue or period explains may stand in its own words; in an item of a list they are
    /// the name of the row.
    const UNNAMED: usize = 3;
    const UNNAMED_IN_ROW: usize = 8;
    let FigureContext { scan, figure, mention, measured, .. } = attempt.here;
    let is_row = walk.outline.is_in_item();
    // "100% thủ tục": of the noun behind it.
    let is_of_next = mention.kind == MentionKind::Percent && scan.has_word_in(&(figure.end..figure.end + 1));
    if measured.refers_to_other() || is_of_next || is_rest(attempt.here) || measured.measure == Measure::Average {
        return None;
    }
    if !attempt.round.barring.is_empty() || attempt.round.units == 0 {
        return None;
    }
    let n_unnamed = scan.n_unnamed_words(&figure.before) + scan.n_unnamed_words(&(figure.end..figure.after.end));
    if n_unnamed > if is_row { UNNAMED_IN_ROW } else { UNNAMED } {
        return None;
    }
    if let Some(headline) = walk.headline_of_list() {
        attempt.topic.to_mut().fill(walk.reader.codebook(), headline);
    }
    let own = attempt.topic.carried(walk.reader.codebook(), &[]);
    let round = Surroundings { own, barring: ConceptSet::default(), carried: own, beside: own, ..attempt.round };
    walk.claims(attempt, &round)
}

/// "1. BHXH bắt buộc Hà Nam 98.200 người": the row of a list or table has a bare name, and before the figure stands only
/// the head of its column or a place.
fn row(walk: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    /// So many words may name whose figure it is.
    const HEAD: usize = 4;
    let FigureContext { scan, figure, measured, .. } = attempt.here;
    if measured.refers_to_other() || is_rest(attempt.here) {
        return None;
    }
    let named = || attempt.marks.iter().filter(|mark| mark.end <= figure.at);
    let (from, to) = (named().map(|mark| mark.at).min()?, named().map(|mark| mark.end).max()?);
    let has_place = super::place::has_place(walk.reader, scan, walk.reading, figure);
    let is_row = walk.outline.is_in_item() || has_place;
    let is_bare = scan.n_unnamed_words(&(figure.before.start..from)) == 0
        && scan.n_unnamed_words(&(to..figure.at)) <= HEAD
        && scan.n_unnamed_words(&(figure.end..figure.after.end)) == 0;
    let round = Surroundings { beside: attempt.round.own, ..attempt.round };
    if is_row && is_bare { walk.claims(attempt, &round) } else { None }
}

/// "Nhiều nhất là Quy Nhơn (164,3 tỷ đồng), kế đến là An Nhơn": of what the document counts in this unit first and most,
/// where nothing but a place or the name of a row is said.
fn series(walk: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let FigureContext { scan, figure, mention, measured, first, .. } = attempt.here;
    if measured.refers_to_other() || !attempt.round.barring.is_empty() || attempt.round.units == 0 {
        return None;
    }
    let is_of_next = mention.kind == MentionKind::Percent && scan.has_word_in(&(figure.end..figure.end + 1));
    let ranks = scan.cues.iter().any(|cue| cue.role == CueRole::Rank && cue.end <= figure.at);
    let has_place = || super::place::has_place(walk.reader, scan, walk.reading, figure);
    let pairs = || scan.cues.iter().any(|cue| cue.role == CueRole::Respectively && cue.end <= figure.at);
    let is_listed =
        walk.outline.is_in_item() || (ranks || is_in_brackets(scan, figure)) && has_place() || ranks && pairs();
    if is_of_next || is_rest(attempt.here) || !(is_listed || walk.is_only_stated(attempt.here)) {
        return None;
    }
    let is_like = |fact: &&(usize, &Fact)| {
        let has_unit = fact.1.indicator.is_some_and(|it| walk.reader.claims.has_unit(it, attempt.round.units));
        has_unit && !fact.1.measured.refers_to_other() && fact.1.observation.status == Status::Actual
    };
    let before = || (0..).zip(walk.facts.get(..first).unwrap_or_default()).filter(|fact| is_like(&fact));
    let (at, head) = before().next()?;
    // Outside lists, only of what the headline itself counts.
    if !is_listed && walk.zone(head.sentence) != Some(Zone::Title) {
        return None;
    }
    let n = before().count();
    let n_same = before().filter(|(_, fact)| fact.indicator == head.indicator).count();
    (2 * n_same >= n && before().last().is_some_and(|(_, last)| last.indicator == head.indicator))
        .then_some(Found::Like(at))
}
