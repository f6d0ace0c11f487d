//! A figure in a row of a list or table.

use super::{Attempt, Found};
use crate::codebook::Wording;
use crate::fact::CueRole;
use crate::fact::document::{DocumentState, Fact, FigureContext};
use crate::fact::indicator::antecedent::has_name;
use crate::fact::indicator::claims::{ConceptSet, Surroundings};
use crate::fact::indicator::own_concepts::is_in_brackets;
use crate::reading::{MentionKind, Status, Zone};

/// "99,8% (còn 62 em)": those left over, who are not what the figure before counts.
pub(super) fn is_rest(here: FigureContext<'_>) -> bool {
    let FigureContext { scan, figure, .. } = here;
    let is_left = scan.cues_in(&figure.before).any(|cue| cue.role == CueRole::LevelFollows && cue.end == figure.at);
    figure.depth > 0 && is_left && here.previous().is_some_and(|previous| previous.kind == MentionKind::Percent)
}

/// "1. BHXH bắt buộc Hà Nam 98.200 người": the row of a list or table has a bare name, and before the figure stands only
/// the head of its column or a place.
pub(super) fn row(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    /// So many words may name whose figure it is.
    const HEAD: usize = 4;
    let FigureContext { scan, figure, measured, .. } = attempt.here;
    if measured.refers_to_other() || is_rest(attempt.here) {
        return None;
    }
    let named = || attempt.marks.iter().filter(|mark| mark.end <= figure.at);
    let (from, to) = (named().map(|mark| mark.at).min()?, named().map(|mark| mark.end).max()?);
    let has_place = crate::fact::place::has_place(doc.reader, scan, doc.reading, figure);
    let is_row = doc.outline.is_in_item() || has_place;
    let is_bare = doc.n_unnamed_words(scan, &(figure.before.start..from)) == 0
        && doc.n_unnamed_words(scan, &(to..figure.at)) <= HEAD
        && doc.n_unnamed_words(scan, &(figure.end..figure.after.end)) == 0;
    let round = Surroundings { beside: attempt.round.own, ..attempt.round };
    if is_row && is_bare { doc.claims(attempt, &round) } else { None }
}

/// Facts back to which a series can begin: a table of many thousands must not take the square of its length.
const MAX_FACTS: usize = 2000;

/// "Nhiều nhất là Quy Nhơn (164,3 tỷ đồng), kế đến là An Nhơn": of what the document counts in this unit first and most,
/// where nothing but a place or the name of a row is said.
pub(super) fn series(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let FigureContext { scan, figure, mention, measured, first, .. } = attempt.here;
    if measured.refers_to_other() || !attempt.round.barring.is_empty() || attempt.round.units == 0 {
        return None;
    }
    let is_of_next = mention.kind == MentionKind::Percent && scan.has_word_in(&(figure.end..figure.end + 1));
    let ranks = scan.last_cue(figure.at, &[CueRole::Rank]).is_some();
    let has_place = || crate::fact::place::has_place(doc.reader, scan, doc.reading, figure);
    let pairs = || scan.last_cue(figure.at, &[CueRole::Respectively]).is_some();
    let is_bare_row = || has_place() || has_name(scan, figure) || doc.n_unnamed_words(scan, &figure.before) == 0;
    let is_listed = doc.outline.is_in_item() && is_bare_row()
        || (ranks || is_in_brackets(scan, figure)) && (has_place() || has_name(scan, figure))
        || pairs();
    if is_of_next || is_rest(attempt.here) || !(is_listed || doc.is_only_stated(attempt.here)) {
        return None;
    }
    let is_like = |fact: &&(usize, &Fact)| {
        let has_unit = fact.1.indicator.is_some_and(|it| doc.reader.claims.has_unit(it, attempt.round.units));
        let told = doc.reading.mentions.get(fact.1.observation.mention.0 as usize);
        let is_kind = told.is_some_and(|told| told.kind == mention.kind);
        has_unit && is_kind && !fact.1.measured.refers_to_other() && fact.1.observation.status == Status::Actual
    };
    let from = first.saturating_sub(MAX_FACTS);
    let before = || doc.named_since(from).take_while(|(at, _)| *at < first).filter(|fact| is_like(&fact));
    let (at, head) = before().next()?;
    // Outside lists, only of what the headline itself counts.
    if !is_listed && doc.zone(head.sentence) != Some(Zone::Title) {
        return None;
    }
    let n = before().count();
    let n_same = before().filter(|(_, fact)| fact.indicator == head.indicator).count();
    (2 * n_same >= n && before().last().is_some_and(|(_, last)| last.indicator == head.indicator))
        .then_some(Found::Like(at))
}

/// "- Phường Buôn Hồ: độ bao phủ BHYT 96,9%, BHXH tự nguyện 1.122 người" and in the next item "- Phường Cư Bao: 95,5%, 684
/// người": an item that names nothing but whose it is states what the one above states, figure by figure.
pub(super) fn as_item_above(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let FigureContext { scan, i, figure, mention, measured, first, .. } = attempt.here;
    if !doc.outline.is_in_item()
        || !attempt.round.barring.is_empty()
        || measured.refers_to_other()
        || !scan.marks.is_empty()
    {
        return None;
    }
    let told = |fact: &Fact| doc.reading.mentions.get(fact.observation.mention.0 as usize);
    let kinds = scan.figures.iter().map(|figure| figure.kind);
    let last = doc.facts.get(..first)?.last()?.sentence;
    let above: Vec<(usize, &Fact)> =
        (0..).zip(doc.facts.get(..first)?).filter(|(_, fact)| fact.sentence == last).collect();
    let is_next = attempt.here.sentence() <= last + 1;
    let is_alike = kinds.eq(above.iter().filter_map(|(_, fact)| told(fact)).map(|told| told.kind));
    let (at, fact) = above.get(i).filter(|_| is_next && is_alike && figure.depth == 0)?;
    let is_noun = told(fact).is_some_and(|told| told.unit.text == mention.unit.text || mention.unit.text.is_empty());
    (is_noun && fact.indicator.is_some()).then_some(Found::Like(*at))
}

/// "… chi trả lương hưu, trợ cấp hằng tháng … như sau:" and in the rows "Số người hưởng 21.640": the head of a column and
/// what leads into the table say it together, though both answer one question.
pub(super) fn of_list_head(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let head = doc.list_head.as_ref().filter(|_| doc.outline.is_in_item())?;
    let own = attempt.round.own;
    if own.is_empty() || is_rest(attempt.here) {
        return None;
    }
    let codebook = doc.reader.codebook();
    let head = head.carried(codebook, &[]);
    let carried = attempt.round.carried.union(&head);
    let Found::Indicator(found) = doc.claims(attempt, &Surroundings { carried, ..attempt.round })? else {
        return None;
    };
    // One wording must need words of both.
    let says_both = |wording: &Wording| {
        let has = |set: &ConceptSet| wording.concepts.iter().any(|it| set.contains(*it));
        wording.concepts.iter().all(|it| own.contains(*it) || carried.contains(*it)) && has(&own) && has(&head)
    };
    codebook.indicator(found)?.written.iter().any(says_both).then_some(Found::Indicator(found))
}
