//! A figure that goes on from another: a change, a share, the next of a list, the same noun at another time.

use super::rows::is_rest;
use super::{Attempt, Found, running};
use crate::codebook::IndicatorIdx;
use crate::fact::CueRole;
use crate::fact::document::{DocumentState, Fact, FigureContext};
use crate::fact::indicator::antecedent::has_name;
use crate::fact::indicator::claims::Surroundings;
use crate::fact::indicator::own_concepts::goes_on_from;
use crate::fact::sentence::{Figure, Gloss, SentenceScan};
use crate::reading::{Field, Measure, MentionKind};
use crate::rules;

/// "tăng 1,72 triệu người (tăng 9,6%)", "giảm 2,1% - tương đương 1.313 người": of what the other amount is of.
pub(super) fn same_change(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let (_, parent) = attempt.parent().filter(|(field, _)| *field == Field::SameChange)?;
    let (at, fact) = doc.fact_of(attempt.here, parent).filter(|_| attempt.round.barring.is_empty())?;
    // A catalogued change decides; one of nothing known leaves the figure to its other words.
    fact.indicator.map(|_| Found::Like(at))
}

/// "Văn Chấn giảm 402 người, Trấn Yên 318 người": of what fell by the figure before.
pub(super) fn listed_change(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let FigureContext { scan, nodes, i, figure, measured, .. } = attempt.here;
    let goes_on = nodes.get(i).is_some_and(|node| node.rules.contains(&rules::MEASURE_WITH_PREVIOUS));
    if !goes_on || !measured.refers_to_other() || !attempt.round.barring.is_empty() || !has_name(scan, figure) {
        return None;
    }
    let (at, fact) = doc.fact_of(attempt.here, i.checked_sub(1)?)?;
    fact.indicator.map(|_| Found::Like(at))
}

/// "tăng 5%", "con số này là 5.800": of the figure that it says more about.
pub(super) fn antecedent(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let refers_to_other = attempt.here.measured.refers_to_other() && attempt.here.figure.gloss == Gloss::OfPrevious;
    if let Some((Field::ChangeOf, parent)) = attempt.parent().filter(|_| refers_to_other)
        && let Some((at, fact)) = doc.fact_of(attempt.here, parent)
        && attempt.round.units != 0
    {
        // In brackets right behind it: of no other.
        return fact.indicator.map(|_| Found::Like(at));
    }
    let found = doc.antecedent_figure(attempt.here, &attempt.round)?;
    // "bằng 37,2% lực lượng lao động, vượt 0,7% chỉ tiêu": points of the share right before it, whatever it is of.
    let is_percent = |i: usize| attempt.here.scan.figures.get(i).is_some_and(|it| it.kind == MentionKind::Percent);
    match attempt.parent() {
        Some((Field::ExcessOf, parent)) if is_percent(parent) && attempt.here.mention.kind == MentionKind::Percent => {
            doc.fact_of(attempt.here, parent)
                .filter(|(_, fact)| fact.indicator.is_some())
                .map(|(at, _)| Found::Like(at))
        }
        _ => Some(Found::Like(found)),
    }
}

/// "đã nộp 11,6 tỷ đồng, đạt 71% số nợ": of what the figure before is of.
pub(super) fn of_previous(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let carried = doc.said_by_previous(attempt.here).filter(|_| !attempt.round.own.is_empty())?;
    doc.claims(attempt, &Surroundings { carried, ..attempt.round })
}

/// "Đắk Mil (2.105 người), Cư Jút (1.800 người)": one after the other, each with the name of whose it is.
pub(super) fn listed(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    if let Some(found) = listed_share_of_target(doc, attempt) {
        return Some(found);
    }
    doc.listed_with(attempt.here, &attempt.round).map(Found::Like)
}

/// "Đồng Nai đã dùng 26,1% dự toán năm, Tây Ninh 25,7%, Long An 25,2%": shares of the plan, one after the other.
fn listed_share_of_target(doc: &DocumentState<'_>, attempt: &Attempt<'_>) -> Option<Found> {
    let FigureContext { mention, measured, first, .. } = attempt.here;
    let is_share = mention.kind == MentionKind::Percent && !measured.refers_to_other();
    if !is_share || !attempt.round.barring.is_empty() || !running::says_whose(doc, attempt.here) {
        return None;
    }
    let told = |fact: &Fact| doc.reading.mentions.get(fact.observation.mention.0 as usize);
    let last = doc.last_fact(first).filter(|fact| told(fact).is_some_and(|told| told.kind == MentionKind::Percent))?;
    let indicator = last.indicator.filter(|it| !doc.reader.claims.is_percent(*it))?;
    let is_change = last.measured.refers_to_other() && last.measured.base.is_none();
    let has_percent = doc.reader.claims.has_unit(indicator, attempt.round.units);
    (!is_change && !has_percent).then(|| Found::Like(doc.facts.len() - 1))
}

/// "(cùng kỳ: 22 hội nghị, 1.510 lượt người)", "Riêng tháng 5 có 1.506 người": only the time is another; what was counted
/// by this noun, in this sentence or in the two before it, still is.
pub(super) fn same_noun(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    /// So many words may name nothing: "cả", "mới".
    const UNNAMED: usize = 2;
    const BACK: usize = 2;
    let FigureContext { scan, figure, mention, measured, .. } = attempt.here;
    let is_count = mention.kind == MentionKind::Count && !mention.unit.text.is_empty();
    let states = !measured.refers_to_other() && measured.measure != Measure::Average;
    if !is_count || !states || !attempt.round.barring.is_empty() || is_rest(attempt.here) {
        return None;
    }
    let n_unnamed = doc.n_unnamed_words(scan, &figure.before);
    let is_bare = n_unnamed <= UNNAMED && doc.n_unnamed_words(scan, &(figure.end..figure.after.end)) == 0;
    if !is_bare || !has_time(scan, figure) {
        return None;
    }
    let sentence = attempt.here.sentence();
    let block = |sentence: usize| doc.reading.sentences.get(sentence).map(|info| info.block);
    let counts = |fact: &Fact| {
        let told = doc.reading.mentions.get(fact.observation.mention.0 as usize);
        !fact.measured.refers_to_other() && told.is_some_and(|told| is_same_noun(&told.unit.text, &mention.unit.text))
    };
    let from = sentence.saturating_sub(BACK);
    let near = (from..=sentence).rev().filter(|near| block(*near) == block(sentence));
    let mut of_sentence = near.map(|near| {
        let first = doc.first_fact_since(near);
        let facts = (first..).zip(doc.facts.get(first..).unwrap_or_default());
        let facts = facts.take_while(|(_, fact)| fact.sentence == near).filter(|(_, fact)| counts(fact));
        facts.map(|(at, fact)| (at, fact.indicator)).collect::<Vec<(usize, Option<IndicatorIdx>)>>()
    });
    let counted = of_sentence.find(|facts| !facts.is_empty())?;
    let (at, indicator) = *counted.first()?;
    let is_one = counted.iter().all(|(_, other)| *other == indicator);
    let has_unit = indicator.is_some_and(|it| doc.reader.claims.has_unit(it, attempt.round.units));
    (is_one && has_unit).then_some(Found::Like(at))
}

/// "hội nghị" and "hội nghị tuyên truyền".
fn is_same_noun(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let rest = long.strip_prefix(short);
    !short.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// True if a time is said in a figure's own words, or in its bracket before it.
fn has_time(scan: &SentenceScan<'_>, figure: &Figure) -> bool {
    let open = (scan.tokens.start..figure.at).rev().find(|at| scan.page.is_mark(*at, '('));
    let bracket = open.filter(|open| figure.depth > 0 && !(*open..figure.at).any(|at| scan.page.is_mark(at, ')')));
    let in_bracket = bracket.is_some_and(|open| scan.periods_in(&(open..figure.at)).next().is_some());
    in_bracket || scan.periods_in(&figure.before).next().is_some()
}

/// "Hà Nội có 8 triệu người tham gia BHYT, đạt 95,0% dân số, trong khi TP HCM có 8,6 triệu người, đạt 93,1%": the share of
/// what is counted again is what its share was before, in this sentence or the one before it.
pub(super) fn parallel_share(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let FigureContext { mention, measured, .. } = attempt.here;
    let (_, parent) = attempt.parent().filter(|(field, _)| *field == Field::ShareOf)?;
    let is_share = measured.measure == Measure::Share && measured.base.is_none() && attempt.round.barring.is_empty();
    let (whole_at, whole) = doc.fact_of(attempt.here, parent).filter(|_| is_share)?;
    let counted = whole.indicator?;
    let from = doc.first_fact_near(mention.sentence);
    let facts = doc.facts.get(from..whole_at)?;
    let span = |fact: &Fact| doc.reading.mentions.get(fact.observation.mention.0 as usize).map(|told| told.span);
    let is_of_counted = |fact: &Fact| {
        let told = fact.observation.evidence.iter().find(|(field, _)| *field == Field::ShareOf).map(|(_, span)| *span);
        told.is_some() && facts.iter().any(|it| it.indicator == Some(counted) && span(it) == told)
    };
    let is_alike = |fact: &Fact| {
        fact.measured.measure == Measure::Share
            && fact.measured.base.is_none()
            && fact.indicator.is_some_and(|it| it != counted && doc.reader.claims.is_percent(it))
    };
    let (at, _) = (from..whole_at).zip(facts).rfind(|(_, fact)| is_alike(fact) && is_of_counted(fact))?;
    Some(Found::Like(at))
}

/// "78.912 em (41,6%)", "(chiếm 52,75% số nợ toàn tỉnh)": a share of what the amount before it counts.
pub(super) fn share(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    let (_, parent) = attempt.parent().filter(|(field, _)| *field == Field::ShareOf)?;
    let (at, fact) = doc.fact_of(attempt.here, parent)?;
    let indicator = fact.indicator.filter(|it| !doc.reader.claims.is_percent(*it))?;
    let is_known = attempt.round.barring.is_within(&doc.reader.claims.known(indicator));
    let is_bracketed = attempt.here.figure.gloss == Gloss::OfPrevious;
    // "từ chối thanh toán 8,6 tỷ đồng, bằng 1,5% số đề nghị": right behind it.
    let FigureContext { scan, figure, .. } = attempt.here;
    let is_next = attempt.here.previous().is_some_and(|previous| goes_on_from(scan, figure, previous));
    (is_known && (is_bracketed || attempt.is_share || is_next)).then_some(Found::Like(at))
}

/// "Lao động nữ chiếm 57,6%", "riêng Bình Dương chiếm 6%": a share of what was counted in this sentence, or in the one
/// before it if that counts one thing only.
pub(super) fn share_of_counted(doc: &DocumentState<'_>, attempt: &mut Attempt<'_>) -> Option<Found> {
    /// So many words may name the part, and what it is a part of.
    const PART: usize = 6;
    const WHOLE: usize = 3;
    let FigureContext { scan, figure, mention, measured, first, .. } = attempt.here;
    let makes_up = scan.cues_in(&figure.before).any(|cue| cue.role == CueRole::MakesUp && cue.end == figure.at);
    let is_share = mention.kind == MentionKind::Percent && measured.measure == Measure::Share;
    if !makes_up || !is_share || measured.refers_to_other() {
        return None;
    }
    let is_long = doc.n_unnamed_words(scan, &figure.before) > PART
        || doc.n_unnamed_words(scan, &(figure.end..figure.after.end)) > WHOLE;
    let counts = |fact: &Fact| {
        let told = doc.reading.mentions.get(fact.observation.mention.0 as usize);
        fact.measured.measure == Measure::Level && told.is_some_and(|told| told.kind == MentionKind::Count)
    };
    let all = |from: usize, to: usize| {
        let facts = (from..to).zip(doc.facts.get(from..to).unwrap_or_default());
        facts.filter(|(_, fact)| counts(fact)).map(|(at, fact)| (at, fact.indicator)).collect::<Vec<_>>()
    };
    let here = all(first, doc.facts.len());
    let mut counted = if here.is_empty() { all(doc.first_fact_near(mention.sentence), first) } else { here };
    if counted.is_empty() {
        counted = running::counted_last(doc, attempt.here);
    }
    let (at, indicator) = *counted.first()?;
    let indicator = indicator.filter(|_| counted.iter().all(|(_, other)| *other == indicator))?;
    // "Lao động nữ chiếm 57,6%", "Nhóm hưởng 3 tháng chiếm 38,4%": what details the whole, or is said of all of it.
    let known = doc.reader.claims.known(indicator);
    let names_part =
        attempt.marks.iter().all(|mark| mark.end <= figure.at && (doc.is_detail(mark) || known.contains(mark.concept)));
    (names_part && !is_long).then_some(Found::Like(at))
}
