//! A figure whose own words, sentence, paragraph or document name what it is of.

use super::rows::is_rest;
use super::{Attempt, Found, running};
use crate::codebook::{BlocksClaim, Carries, ConceptIdx, FacetIdx, Wording};
use crate::fact::CueRole;
use crate::fact::document::{DocumentState, Fact, FigureContext};
use crate::fact::indicator::claims::{ConceptSet, Surroundings};
use crate::fact::indicator::own_concepts::{goes_on_from, marks_after_next};
use crate::fact::sentence::{Figure, Gloss, Mark, RunsOn, SentenceScan};
use crate::reading::{Measure, MentionKind};

/// "6.120 người hưởng trợ cấp thất nghiệp. BHXH tỉnh đã chi 118 tỷ đồng.": what is spent goes to the benefit that the
/// sentence before names, which answers the same question as the figure's own word.
pub(super) fn benefit_before(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    if attempt.round.own.is_empty() || attempt.here.mention.kind != MentionKind::Money {
        return None;
    }
    let codebook = doc.reader.codebook();
    let facet = |concept: &ConceptIdx| codebook.concepts.get(usize::from(concept.0)).map(|concept| concept.facet);
    let pool = attempt.round.own.union(&attempt.round.carried);
    let all = || (0..).map(ConceptIdx).take(codebook.concepts.len());
    if all().any(|it| pool.contains(it) && codebook.names_subject(it)) {
        return None;
    }
    // "Riêng BHXH một lần, 11 tháng chi 1.186 tỷ đồng": the sentence itself says what for.
    let FigureContext { scan, figure, .. } = attempt.here;
    let is_said = |mark: &Mark| mark.end <= figure.at && !attempt.round.own.contains(mark.concept) && doc.bars(mark);
    if scan.figures.first().is_some_and(|first| first.at == figure.at) && scan.marks.iter().any(is_said) {
        return None;
    }
    let before = doc.said_before(attempt.here.sentence()).carried(codebook, &[]);
    let bars =
        |facet: FacetIdx| codebook.facets.get(usize::from(facet.0)).is_some_and(|it| it.bars == BlocksClaim::Always);
    let is_alike = |it: &ConceptIdx| facet(it).is_some_and(|it| attempt.facets.contains(&it) && bars(it));
    let carried: ConceptSet = all().filter(|it| before.contains(*it) && is_alike(it)).collect();
    let own = attempt.round.barring;
    let round = Surroundings { own, carried: attempt.round.carried.union(&carried), ..attempt.round };
    if doc.claims(attempt, &Surroundings { own, ..attempt.round }).is_some() {
        return None;
    }
    let of_both = doc.claims(attempt, &round)?;
    let Found::Indicator(found) = of_both else { return None };
    // Both words, the one of the sentence before and the figure's own, are needed to say it.
    let says_both = |wording: &Wording| {
        let has = |set: &ConceptSet| wording.concepts.iter().any(|it| set.contains(*it) && facet(it).is_some());
        wording.concepts.iter().all(|it| round.own.contains(*it) || carried.contains(*it)) && has(&own) && has(&carried)
    };
    let indicator = codebook.indicator(found)?;
    indicator.written.iter().any(says_both).then_some(Found::Indicator(found))
}

/// "Không ít người chọn rút BHXH một lần. Nửa năm, BHXH tỉnh giải quyết 41.600 hồ sơ": what a sentence without figures is
/// about, with the figure's own words, if one wording needs both.
pub(super) fn sentence_on_topic(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let codebook = doc.reader.codebook();
    let FigureContext { i, first, mention, .. } = attempt.here;
    let states = || doc.first_fact_near(mention.sentence) < first;
    if i > 0 || attempt.round.barring.is_empty() || states() || !is_told(doc, attempt.here) {
        return None;
    }
    let own = attempt.round.own;
    let said = doc.said_before(attempt.here.sentence()).carried(codebook, &attempt.facets);
    let carried = attempt.round.carried.union(&said);
    if carried == attempt.round.carried {
        return None;
    }
    let Found::Indicator(found) = doc.claims(attempt, &Surroundings { carried, ..attempt.round })? else {
        return None;
    };
    let bars = |concept: &ConceptIdx| {
        let facet = codebook.concepts.get(usize::from(concept.0)).map(|concept| usize::from(concept.facet.0));
        let facet = facet.and_then(|at| codebook.facets.get(at));
        facet
            .is_some_and(|facet| facet.bars == BlocksClaim::Always && facet.together.is_none() && facet.under.is_none())
    };
    let says_both = |wording: &Wording| {
        wording.concepts.iter().all(|it| own.contains(*it) || carried.contains(*it))
            && wording.concepts.iter().any(|it| said.contains(*it) && !own.contains(*it) && bars(it))
            && wording.concepts.iter().any(|it| own.contains(*it))
    };
    codebook.indicator(found)?.written.iter().any(says_both).then_some(Found::Indicator(found))
}

/// The words round the figure, with the subject that its clause carries on.
pub(super) fn own_words(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    doc.claims(attempt, &attempt.round)
}

/// "23.000 loại thuốc, 16.000 dịch vụ được BHYT thanh toán": the words behind the last of a list are of each.
pub(super) fn words_after_next(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let FigureContext { scan, i, .. } = attempt.here;
    let shared = marks_after_next(scan, i, &attempt.marks);
    if shared.is_empty() {
        return None;
    }
    let marks: Vec<Mark> = attempt.marks.iter().chain(&shared).copied().collect();
    let carried = attempt.round.carried;
    attempt.round = doc.surroundings(attempt.here, &marks);
    attempt.round.carried = carried;
    doc.claims(attempt, &attempt.round)
}

/// "Tổng chi 1.905 tỷ đồng, trong đó BHTN 41 tỷ đồng": of what the whole is of.
pub(super) fn of_whole(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let FigureContext { scan, figure, .. } = attempt.here;
    let carried = attempt.round.carried.union(&doc.whole(scan, figure));
    let is_new = carried != attempt.round.carried && !attempt.round.own.is_empty();
    if is_new { doc.claims(attempt, &Surroundings { carried, ..attempt.round }) } else { None }
}

/// "BHYT … . Ước chi là 81 nghìn tỷ đồng.": what the sentence before spoke of.
pub(super) fn sentence_before(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    if attempt.round.own.is_empty() {
        return None;
    }
    let codebook = doc.reader.codebook();
    attempt.topic.to_mut().fill(codebook, doc.said_before(attempt.here.sentence()));
    let carried = attempt.topic.carried(codebook, &attempt.facets);
    if let Some(found) = attempt.carry(doc, carried) {
        return Some(found);
    }
    // "Nợ đọng là nỗi lo khác. 67,8 tỷ đồng đang nằm tại 1.012 đơn vị, bằng 4,83% số phải thu": a sentence without figures
    // says what the next one is about.
    if doc.first_fact_near(attempt.here.mention.sentence) < attempt.here.first || !is_told(doc, attempt.here) {
        return None;
    }
    let said = doc.said_before(attempt.here.sentence()).carried(codebook, &attempt.facets);
    attempt.carry(doc, carried.union(&said))
}

/// "Mức đóng tăng từ 3% lên 4,5%", in an article on BHYT alone.
pub(super) fn document(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let subject = doc.subject().or_else(|| doc.headline_of_list()).filter(|_| !attempt.round.own.is_empty())?;
    let codebook = doc.reader.codebook();
    attempt.topic.to_mut().fill(codebook, subject);
    let mut carried = attempt.topic.carried(codebook, &attempt.facets);
    // "chi phí 512 tỷ đồng", in an article on BHYT of households: of all, if nothing of households is told so.
    let is_money = attempt.here.mention.kind == MentionKind::Money;
    attempt.carry(doc, carried).or_else(|| {
        if !is_money {
            return None;
        }
        doc.drop_details(attempt.here.scan, &mut carried);
        attempt.carry(doc, carried)
    })
}

/// "19.870 em đã tham gia BHYT, đạt 93,1%", in an article on pupils: a noun for them, or a share that no population is named
/// for.
pub(super) fn of_group_first(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let codebook = doc.reader.codebook();
    let FigureContext { scan, mention, .. } = attempt.here;
    let is_base = |mark: &Mark| {
        let facet = codebook.facets.get(usize::from(mark.facet.0));
        facet.is_some_and(|facet| facet.carries == Carries::Never && facet.bars == BlocksClaim::Always)
    };
    let is_share = || mention.kind == MentionKind::Percent && !scan.marks.iter().any(is_base);
    if is_share() || doc.group_noun(&mention.unit.text) { of_group(doc, attempt) } else { None }
}

/// "Mức đóng là 434.700 đồng", "tỷ lệ tham gia đạt 97%", in an article on pupils: of the group that the document is about,
/// where the sentence names no other.
pub(super) fn of_group(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let codebook = doc.reader.codebook();
    if attempt.round.barring.is_empty() {
        return None;
    }
    let group = doc.group()?;
    let facet = codebook.concepts.get(usize::from(group.0))?.facet;
    let names_other = attempt.here.scan.marks.iter().any(|mark| mark.facet == facet && mark.concept != group);
    let FigureContext { scan, figure, measured, .. } = attempt.here;
    // "chiếm 41,6%": a part of those counted, not of the group.
    let makes_up = scan.cues_in(&figure.before).any(|cue| cue.role == CueRole::MakesUp && cue.end == figure.at);
    if names_other || makes_up || figure.depth > 0 || measured.refers_to_other() || !is_told(doc, attempt.here) {
        return None;
    }
    let mut topic = attempt.topic.clone().into_owned();
    if !topic.has_subject(codebook)
        && let Some(said) = doc.subject().or_else(|| doc.passage_subject(attempt.here.sentence()))
    {
        topic.fill(codebook, said);
    }
    let mut carried = topic.carried(codebook, &attempt.facets);
    carried.insert(group);
    let round = Surroundings { carried, ..attempt.round };
    let Found::Indicator(found) = doc.claims(attempt, &round)? else { return None };
    let says_group = |wording: &Wording| {
        wording.concepts.contains(&group)
            && wording.concepts.iter().all(|it| round.own.contains(*it) || carried.contains(*it))
    };
    codebook.indicator(found)?.written.iter().any(says_group).then_some(Found::Indicator(found))
}

/// "Nông Cống có 41.260 tài khoản", under a headline on an application that names no scheme.
pub(super) fn headline(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let codebook = doc.reader.codebook();
    let said = doc.headline.as_ref().filter(|said| !said.has_subject(codebook))?;
    let FigureContext { figure, mention, .. } = attempt.here;
    // Only its noun says what is counted.
    let is_noun = |mark: &Mark| mark.at >= figure.number_end && mark.end <= figure.end;
    let is_bare = mention.kind == MentionKind::Count && attempt.marks.iter().any(is_noun);
    if !is_bare || is_rest(attempt.here) || !is_told(doc, attempt.here) {
        return None;
    }
    let carried = said.carried(codebook, &attempt.facets);
    attempt.carry(doc, carried)
}

/// True if hardly a word of a figure's own names nothing: "1.500 người tham gia đi bộ" goes on with something else.
pub(super) fn is_told(doc: &DocumentState<'_>, here: FigureContext<'_>) -> bool {
    /// So many words before the figure may name nothing.
    const UNNAMED: usize = 6;
    let FigureContext { scan, figure, .. } = here;
    doc.n_unnamed_words(scan, &figure.before) <= UNNAMED && doc.n_unnamed_words(scan, &behind(scan, figure)) == 0
}

/// "Quỹ kết dư 64.300 tỷ đồng", "843.200 người được ra quyết định hưởng", where the paragraph names no scheme: the one that
/// the headline is on, or else the one that the sentences above the paragraph named last.
pub(super) fn passage(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let codebook = doc.reader.codebook();
    let FigureContext { scan, figure, .. } = attempt.here;
    // A bare "24.900 lượt" says nothing itself.
    let is_bare = attempt.round.barring.is_empty() && attempt.marks.iter().all(|mark| mark.end <= figure.end);
    let is_caption = doc.is_caption(attempt.here.sentence());
    if is_bare || is_caption || is_rest(attempt.here) || !is_told(doc, attempt.here) {
        return None;
    }
    // "… thu đạt 27.815 tỷ đồng, chi 25.204 tỷ đồng": of all schemes, as the figure before.
    let is_of_all = |fact: &Fact| {
        let indicator = fact.indicator.and_then(|it| codebook.indicator(it));
        let is_of_none = |wording: &Wording| !wording.concepts.iter().any(|it| codebook.names_subject(*it));
        indicator.is_some_and(|it| it.written.iter().any(is_of_none))
    };
    let follows_all = doc.facts.iter().skip(attempt.here.first).any(is_of_all);
    if !attempt.topic.has_subject(codebook) && !follows_all {
        // "Trong đó doanh nghiệp đóng 22%": a part of what stands right above.
        let is_part = scan.cues.first().is_some_and(|cue| cue.role == CueRole::OfWhich && cue.at == scan.tokens.start);
        let headline = doc.headline_subject.as_ref().filter(|_| !is_part);
        if let Some(said) = headline.or_else(|| doc.said_above(attempt.here.sentence())) {
            attempt.topic.to_mut().fill(codebook, said);
            let carried = attempt.topic.carried(codebook, &attempt.facets);
            if let Some(found) = attempt.carry(doc, carried) {
                return Some(found);
            }
        }
        // "24,4 tỷ đồng của các doanh nghiệp bỏ trốn", under a headline on debts.
        let all = headline.map(|said| said.carried(codebook, &attempt.facets));
        if let Some(found) = all.and_then(|all| attempt.carry(doc, all)) {
            return Some(found);
        }
    }
    // "… đã có thẻ": what only one scheme has.
    doc.claims(attempt, &Surroundings { is_alone: true, ..attempt.round })
}

/// The words behind a figure, and behind a concept that begins with its noun: "người nộp hồ sơ".
pub(super) fn behind(scan: &SentenceScan<'_>, figure: &Figure) -> std::ops::Range<usize> {
    let over = scan.marks.iter().find(|mark| mark.at < figure.end && mark.end > figure.end);
    let from = over.map_or(figure.end, |mark| mark.end);
    from..figure.after.end.max(from)
}

/// A figure that names nothing takes the subject of its sentence, or of what its list is under: "Nợ khó thu (phá sản,
/// giải thể): 518 đơn vị, 129,6 tỷ đồng".
pub(super) fn sentence_subject(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    /// So many words that no concept, cue or period explains may stand in its own words; in an item of a list they are
    /// the name of the row.
    const UNNAMED: usize = 3;
    const UNNAMED_IN_ROW: usize = 8;
    let FigureContext { scan, figure, mention, measured, .. } = attempt.here;
    let is_row = doc.outline.is_in_item();
    // "100% thủ tục": of the noun behind it.
    let is_of_next = mention.kind == MentionKind::Percent
        && measured.base.is_none()
        && scan.has_word_in(&(figure.end..figure.end + 1));
    // "Về đích kế hoạch thu năm, BHXH tỉnh tăng 388 tỷ đồng": of what its sentence names, before any other figure.
    let is_named = scan.marks.iter().any(|mark| mark.end <= figure.at);
    let is_first = attempt.here.i == 0 && is_named && measured.measure != Measure::Excess;
    let is_average = measured.measure == Measure::Average && (measured.cue.is_some() || is_row);
    if measured.refers_to_other() && !is_first || is_of_next || is_rest(attempt.here) || is_average {
        return None;
    }
    // "12 doanh nghiệp với tổng số 18.000 lao động": of the figure before; in brackets, of something else again.
    let goes_along = attempt.here.previous().is_some_and(|previous| {
        figure.runs_on == RunsOn::Yes
            && goes_on_from(scan, figure, previous)
            && doc.fact_of(attempt.here, attempt.here.i - 1).is_some_and(|(_, fact)| fact.indicator.is_none())
    });
    let is_aside = attempt.here.i > 0 && figure.depth > 0 && figure.gloss == Gloss::No;
    if !attempt.round.barring.is_empty() || attempt.round.units == 0 || goes_along || is_aside {
        return None;
    }
    let n_unnamed =
        doc.n_unnamed_words(scan, &figure.before) + doc.n_unnamed_words(scan, &(figure.end..figure.after.end));
    if n_unnamed > if is_row { UNNAMED_IN_ROW } else { UNNAMED } {
        return None;
    }
    if let Some(headline) = doc.headline_of_list() {
        attempt.topic.to_mut().fill(doc.reader.codebook(), headline);
    }
    let codebook = doc.reader.codebook();
    if is_named
        && !attempt.topic.has_subject(codebook)
        && let Some(said) = doc.passage_subject(attempt.here.sentence())
    {
        attempt.topic.to_mut().fill(codebook, said);
    }
    let mut own = attempt.topic.carried(codebook, &[]);
    if !own.is_empty()
        && let Some(holder) = doc.enterprise(attempt.here, false)
    {
        own.insert(holder);
    }
    // All that the sentence itself says of its subject must be known.
    let is_said = |mark: &&Mark| mark.end <= figure.at && own.contains(mark.concept);
    let bars = |mark: &&Mark| {
        codebook.facets.get(usize::from(mark.facet.0)).is_some_and(|facet| facet.bars == BlocksClaim::Always)
    };
    let barring: ConceptSet = scan.marks.iter().filter(is_said).filter(bars).map(|mark| mark.concept).collect();
    let found = doc.claims(attempt, &Surroundings { own, barring, carried: own, beside: own, ..attempt.round });
    // "Riêng loại hình tự nguyện, sau nhiều năm dẫn đầu, nay còn 37.860 người": the sentence alone says it.
    found.or_else(|| doc.claims(attempt, &Surroundings { own: barring, barring, is_alone: true, ..attempt.round }))
}

/// "Tình trạng nợ BHXH còn phức tạp. Đến cuối tháng 9, số tiền lên tới 312 tỷ đồng.": a sentence that names nothing goes on
/// about what the sentence before, which states no figure, is about.
pub(super) fn topic_before(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    /// So many words before the figure may name nothing: "nếu như", "số tiền".
    const UNNAMED: usize = 3;
    /// "Tiền Giang từ vị trí thứ sáu nhảy lên nhất vùng với 24.310 người".
    const UNNAMED_WITH_NAME: usize = 8;
    let FigureContext { scan, figure, measured, .. } = attempt.here;
    let is_own = |mark: &&Mark| mark.at < figure.after.end;
    let names_nothing =
        attempt.round.barring.is_empty() && !scan.marks.iter().filter(is_own).any(|mark| doc.bars(mark));
    let is_other = measured.refers_to_other() && measured.base.is_none();
    if !names_nothing || is_other || attempt.round.units == 0 || is_rest(attempt.here) {
        return None;
    }
    let n_before = if running::says_whose(doc, attempt.here) { UNNAMED_WITH_NAME } else { UNNAMED };
    let is_told = doc.n_unnamed_words(scan, &figure.before) <= n_before
        && doc.n_unnamed_words(scan, &(figure.end..figure.after.end)) == 0;
    let states = doc.first_fact_near(attempt.here.mention.sentence) < attempt.here.first;
    if !is_told || states {
        return None;
    }
    let own = doc.said_before(attempt.here.sentence()).carried(doc.reader.codebook(), &[]);
    doc.claims(attempt, &Surroundings { own, barring: own, carried: own, beside: own, ..attempt.round })
}
