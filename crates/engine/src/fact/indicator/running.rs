//! What a paragraph counts goes on in its later sentences, which say only whose the figure is: "Xã Minh Châu đã có 912
//! người, còn Quảng Châu xếp cuối bảng với 388 người"; "Đà Nẵng kéo giảm được 18,6 tỷ đồng".

use super::named::is_told;
use super::rows::is_rest;
use super::{Attempt, Found, place};
use crate::codebook::{ConceptIdx, Counts, IndicatorIdx};
use crate::fact::CueRole;
use crate::fact::document::{DocumentState, Fact, FigureContext};
use crate::fact::indicator::claims::{ConceptSet, Surroundings, UnitSet};
use crate::fact::sentence::SentenceScan;
use crate::reading::{Measure, Mention, MentionKind, Status};
use crate::text::TokenKind;

/// So many words, names apart, may name nothing.
const UNNAMED: usize = 3;

/// A level of what the paragraph counts, of another place, group or name.
pub(super) fn count(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let FigureContext { measured, mention, .. } = attempt.here;
    if measured.refers_to_other() || measured.measure == Measure::Average || is_rest(attempt.here) {
        return None;
    }
    if !names_nothing(doc, attempt) || !says_whose(doc, attempt.here) {
        return None;
    }
    let units = attempt.round.units;
    let is_alike = |told: &Mention| is_same_noun(told, mention);
    let found = counted(doc, attempt.here, units, Reach::Paragraph, &is_alike);
    // Of money the paragraph itself tells: what one patient was paid is no part of a province's spending.
    let is_count = mention.kind == MentionKind::Count;
    let above = || counted(doc, attempt.here, units, Reach::AboveIfOne, &is_alike).filter(|_| is_count);
    found.or_else(above).map(Found::Like)
}

/// A change of what the paragraph counts, in a sentence that names nothing else.
pub(super) fn change(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let FigureContext { scan, figure, measured, mention, .. } = attempt.here;
    let is_amount = measured.measure == Measure::ChangeAbs && mention.kind != MentionKind::Percent;
    if !is_amount || measured.base.is_some() || scan.marks.iter().any(|mark| mark.end <= figure.at) {
        return None;
    }
    let units = attempt.round.units;
    let is_alike = |told: &Mention| is_same_noun(told, mention);
    names_nothing(doc, attempt)
        .then(|| counted(doc, attempt.here, units, Reach::Paragraph, &is_alike))
        .flatten()
        .map(Found::Like)
}

/// "BHYT đứng sau, 691,3 tỷ đồng", where the passage tells the revenue: the figure names which part, the whole says of what.
pub(super) fn part(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let FigureContext { measured, mention, .. } = attempt.here;
    let is_level = !measured.refers_to_other() && measured.measure != Measure::Average && !is_rest(attempt.here);
    let is_caption = doc.is_caption(attempt.here.sentence());
    let is_percent = mention.kind == MentionKind::Percent;
    if !is_level || is_caption || is_percent || attempt.round.barring.is_empty() || !is_told(doc, attempt.here) {
        return None;
    }
    // "Công ty TNHH Gỗ Trường Phát: 9,4 tỷ đồng, kéo dài 31 tháng": how long it owes what was told.
    let is_alike = |told: &Mention| {
        told.kind == mention.kind || (told.kind, mention.kind) == (MentionKind::Money, MentionKind::Duration)
    };
    let whole = counted(doc, attempt.here, attempt.round.units, Reach::AboveForPart, &is_alike)?;
    let indicator = doc.facts.get(whole).and_then(|fact| fact.indicator)?;
    let codebook = doc.reader.codebook();
    let is_open = |concept: &ConceptIdx| {
        let facet = codebook.concepts.get(usize::from(concept.0)).map(|concept| concept.facet);
        facet.is_some_and(|facet| !attempt.facets.contains(&facet))
    };
    let wordings = codebook.indicator(indicator)?.written.iter();
    let mut wholes = wordings.map(|wording| wording.concepts.iter().copied().filter(is_open));
    // "…, 41,6 tỷ đồng là nợ khó đòi. Công ty TNHH Gỗ Trường Phát: 9,4 tỷ đồng": what details the whole is not of each part.
    let is_whole = |concept: &ConceptIdx| {
        let facet = codebook.concepts.get(usize::from(concept.0)).map(|concept| usize::from(concept.facet.0));
        facet.and_then(|at| codebook.facets.get(at)).is_some_and(|facet| facet.under.is_none())
    };
    wholes.find_map(|said| {
        let all = said.clone().collect::<ConceptSet>();
        let whole = said.filter(is_whole).collect::<ConceptSet>();
        let claims = |carried| doc.claims(attempt, &Surroundings { carried, ..attempt.round });
        claims(all).or_else(|| claims(whole))
    })
}

/// "… trong khi đó TP Hà Tĩnh đã đạt 97,3%", "tỷ lệ mới 48,5%": a share that says only where or when goes on with that of
/// the paragraph.
pub(super) fn share(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let FigureContext { scan, figure, measured, mention, .. } = attempt.here;
    let is_share = mention.kind == MentionKind::Percent && !measured.refers_to_other();
    if !is_share || is_rest(attempt.here) || !names_nothing(doc, attempt) || follows_unnamed_share(doc, attempt.here) {
        return None;
    }
    let is_of_parts = scan.last_cue(figure.at, &[CueRole::Parts]).is_some();
    let is_earlier = scan.periods_in(&(scan.tokens.start..figure.at)).next().is_some()
        && scan.marks.iter().all(|mark| mark.at > figure.at);
    // "Trong khi đó chỉ tiêu Chính phủ giao là 71,2%".
    let is_goal = |role| matches!(role, CueRole::Goal | CueRole::Quota | CueRole::Given | CueRole::Same);
    let is_target = scan.cues_in(&figure.before).any(|cue| is_goal(cue.role));
    if !(is_of_parts || is_earlier || is_target || says_whose(doc, attempt.here)) {
        return None;
    }
    let is_alike = |told: &Mention| told.kind == MentionKind::Percent;
    counted(doc, attempt.here, attempt.round.units, Reach::Above, &is_alike).map(Found::Like)
}

/// "GDP tăng 5,93% (quý I 5,48%, quý II 5,78%)": the sentence has begun with a share or change that no indicator claims, and
/// goes on with it.
fn follows_unnamed_share(doc: &DocumentState<'_>, here: FigureContext<'_>) -> bool {
    let own = doc.facts.iter().rev().take_while(|fact| fact.sentence == here.sentence());
    let kind = |fact: &Fact| doc.reading.mentions.get(fact.observation.mention.0 as usize).map(|mention| mention.kind);
    own.filter(|fact| kind(fact) == Some(MentionKind::Percent)).any(|fact| fact.indicator.is_none())
}

/// The count that the paragraph stated last, with its indicator; nothing if it states none.
pub(super) fn counted_last(doc: &DocumentState<'_>, here: FigureContext<'_>) -> Vec<(usize, Option<IndicatorIdx>)> {
    let is_alike = |told: &Mention| told.kind == MentionKind::Count;
    let found = counted(doc, here, UnitSet::MAX, Reach::Paragraph, &is_alike);
    found.map(|at| (at, doc.facts.get(at).and_then(|fact| fact.indicator))).into_iter().collect()
}

/// True if no concept, and hardly a word but names, stands in the figure's own words.
fn names_nothing(doc: &DocumentState<'_>, attempt: &Attempt<'_>) -> bool {
    let FigureContext { scan, figure, .. } = attempt.here;
    let n_names = figure.before.clone().filter(|at| is_name(scan, *at)).count();
    let n_unnamed = doc.n_unnamed_words(scan, &figure.before).saturating_sub(n_names);
    attempt.round.barring.is_empty()
        && attempt.round.units != 0
        && n_unnamed <= UNNAMED
        && doc.n_unnamed_words(scan, &(figure.end..figure.after.end)) == 0
}

/// True if a figure's own words say whose it is: a place, a name, a rank.
pub(super) fn says_whose(doc: &DocumentState<'_>, here: FigureContext<'_>) -> bool {
    let FigureContext { scan, figure, .. } = here;
    let mut cues = scan.cues_in(&figure.before);
    let ranks = is_ranked_before(doc, here) || cues.any(|cue| matches!(cue.role, CueRole::Rank | CueRole::Parts));
    let is_name = |at: usize| at > scan.tokens.start && is_name(scan, at);
    ranks || figure.before.clone().any(is_name) || place::has_place(doc.reader, scan, doc.reading, figure)
}

/// "Cần Thơ đứng thứ tư (93,9%)", "Cuối bảng là An Giang, 88,9%; huyện Võ Nhai, 37,6%": the rank, or nothing but a name,
/// stands before the mark that the figure follows, in words that name nothing else.
fn is_ranked_before(doc: &DocumentState<'_>, here: FigureContext<'_>) -> bool {
    /// One past so many light words between the mark and the figure.
    const LIGHT: usize = 3;
    let FigureContext { scan, figure, .. } = here;
    let from = here.previous().map_or(scan.tokens.start, |previous| previous.end);
    let said = from..figure.at;
    // "thấp nhất là Bảo Nam, mới 71%", "…, vỏn vẹn 97 người".
    let is_mark = (1..=LIGHT)
        .filter_map(|n| figure.at.checked_sub(n))
        .any(|at| at >= from && (scan.page.is_mark(at, '(') || scan.page.is_mark(at, ',')));
    let n_names = said.clone().filter(|at| is_name(scan, *at)).count();
    let n_unnamed = doc.n_unnamed_words(scan, &said).saturating_sub(n_names);
    let ranks = scan.cues_in(&said).any(|cue| cue.role == CueRole::Rank) && n_unnamed <= UNNAMED;
    let is_only_name = n_names > 0 && n_unnamed == 0 && from > scan.tokens.start;
    is_mark && (ranks || is_only_name) && scan.marks_in(&said).next().is_none()
}

/// True for a word with a capital that is of no concept.
fn is_name(scan: &SentenceScan<'_>, at: usize) -> bool {
    let token = scan.page.tokens.get(at);
    let is_marked = || scan.marks.iter().any(|mark| (mark.at..mark.end).contains(&at));
    token.is_some_and(|token| token.kind == TokenKind::Word && token.is_capital()) && !is_marked()
}

/// True for figures that count by one noun, or in one currency.
fn is_same_noun(told: &Mention, mention: &Mention) -> bool {
    match mention.kind {
        MentionKind::Money => told.kind == MentionKind::Money,
        // "Long An 19.870".
        MentionKind::Count if mention.unit.text.is_empty() => told.kind == MentionKind::Count,
        _ => told.kind == mention.kind && told.unit.text == mention.unit.text && !told.unit.text.is_empty(),
    }
}

/// How far back is looked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// In the paragraph.
    Paragraph,
    /// In the paragraph, or, where that states nothing of the sort yet, in the one above it.
    Above,
    /// The same, whatever its unit.
    AboveForPart,
    /// The same, if all of the sort is of one indicator there.
    AboveIfOne,
}

/// The level that was stated last of this sort: none, if nothing claims that one, or if its sentence states several things
/// of the sort by one noun.
fn counted(
    doc: &DocumentState<'_>,
    here: FigureContext<'_>,
    units: UnitSet,
    reach: Reach,
    is_alike: &dyn Fn(&Mention) -> bool,
) -> Option<usize> {
    /// So many figures back.
    const BACK: usize = 64;
    /// So many blocks up.
    const BLOCKS: u32 = 3;
    let block = |sentence: usize| doc.reading.sentences.get(sentence).map_or(0, |info| info.block);
    let told = |fact: &Fact| doc.reading.mentions.get(fact.observation.mention.0 as usize);
    let own = block(here.sentence());
    // Headings and questions may stand between.
    let last = doc.facts.iter().rev().take(BACK).map(|fact| block(fact.sentence)).find(|at| *at < own);
    let above = last.filter(|last| reach != Reach::Paragraph && own - last <= BLOCKS);
    let farthest = above.unwrap_or(own);
    let facts =
        || doc.facts.iter().enumerate().rev().take(BACK).take_while(|(_, fact)| block(fact.sentence) >= farthest);
    let states = |fact: &Fact| {
        told(fact).is_some_and(is_alike)
            && matches!(fact.observation.measure, Measure::Level | Measure::Share)
            && !fact.measured.refers_to_other()
    };
    let all = || facts().filter(|(_, fact)| states(fact));
    // A target counts nothing, unless nothing else is told.
    let is_actual = |fact: &Fact| fact.observation.status == Status::Actual;
    let (at, last) = all().find(|(_, fact)| is_actual(fact)).or_else(|| all().next())?;
    let indicator = last.indicator?;
    let noun = told(last).map(|told| &told.unit.text);
    let mut same =
        all().filter(|(_, fact)| fact.sentence == last.sentence && told(fact).map(|it| &it.unit.text) == noun);
    // What the law sets is the same everywhere: no place has a figure of its own.
    if doc.reader.codebook().indicator(indicator)?.counts == Counts::Law {
        return None;
    }
    let is_of_units = doc.reader.claims.has_unit(indicator, units) || reach == Reach::AboveForPart;
    let is_one = match reach {
        Reach::Above | Reach::AboveForPart => true,
        Reach::AboveIfOne => all().all(|(_, it)| it.indicator == Some(indicator)),
        Reach::Paragraph => same.all(|(_, it)| it.indicator == Some(indicator)),
    };
    (is_one && is_of_units).then_some(at)
}
