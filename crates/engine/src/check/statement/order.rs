//! Which of two levels is the larger, as verbs say that stand anywhere beside them: "tỷ lệ thất nghiệp đã giảm, quý trước 2,1 %, quý
//! này 1,9 %".

use super::super::formula::Relation;
use super::super::kinds::Kind;
use crate::Span;
use crate::interval::Rational;
use crate::reading::{MentionKind, Qualifier};

use super::super::checked_figure::CheckedFigure;
use super::super::clause::size;
use super::super::model::{Check, CheckNote, CheckResults, Verdict};
use super::super::rows::{after_first, ends_with, has, n_words, normal};
use super::super::structure::CueList;
use super::super::verdict::CheckBuilder;
use super::Statement;
use super::change::{are_of_two_times, is_told_before, relative_order};
use super::part::{Part, Sort, Way, time_named};

/// Words of a statement that tells which way something went.
const MAX_WORDS: usize = 30;
/// Checks of one text that are looked through for the same figures.
const MAX_BACK: usize = 64;

pub(super) fn find(statement: &Statement<'_, '_>, found: &mut CheckResults) {
    for check in rank(statement) {
        push(check, found);
    }
    if let Some(check) = super::named_rank::find(statement) {
        push(check, found);
    }
    if let Some(check) = direction(statement) {
        push(check, found);
    }
    if let Some((at, check)) = way_of_change(statement, found) {
        found.checks.remove(at);
        found.push(check);
    }
}

/// "đầu tuần là 66.000 đồng, cuối tuần là 63.500 đồng. Như vậy giá đã tăng 2.500 đồng", "mục tiêu 5 triệu. Đạt 4,6 triệu, vượt mục tiêu 8 %":
/// by as much as the levels lie apart, but the other way.
fn way_of_change(statement: &Statement<'_, '_>, found: &CheckResults) -> Option<(usize, Check)> {
    let [first, second, change] = statement.parts.as_slice() else { return None };
    let cues = statement.cues();
    let way = change.way.filter(|way| *way != Way::Apart && !has(change.clause(), &cues.denials))?;
    let from = found.checks.len().saturating_sub(MAX_BACK);
    let terms = [first.fact.term, second.fact.term, change.fact.term];
    let is_size = |it: &Check| {
        let agrees = matches!(it.verdict, Verdict::Agrees | Verdict::AgreesIfRounded);
        it.kind == Kind::Growth && agrees && terms.iter().all(|term| it.terms.contains(term))
    };
    let at = found.checks.iter().skip(from).position(is_size)? + from;
    if !(first.is_level() && second.is_level() && first.is_alike(second, statement.facts)) {
        return None;
    }
    let (is_first_goal, is_second_goal) = (first.is_goal(cues), second.is_goal(cues));
    let is_of_goal = is_first_goal != is_second_goal && has(change.clause(), &cues.goal);
    let is_second_earlier = match is_of_goal {
        true => is_second_goal,
        false if is_first_goal == is_second_goal && are_of_two_times(statement, 0, 1) => {
            is_second_earlier(statement, first, second)?
        }
        false => return None,
    };
    let (later, earlier) = if is_second_earlier { (first, second) } else { (second, first) };
    let (low, high) = if way == Way::Down { (later, earlier) } else { (earlier, later) };
    let builder =
        CheckBuilder::new(Kind::Direction, statement.facts.doc, &[low.fact, high.fact]).note(CheckNote::FromText);
    let check = builder.compares(size(low.fact, 0), Relation::AtMost, size(high.fact, 1));
    (check.verdict == Verdict::LookAgain).then_some((at, check))
}

fn push(check: Check, found: &mut CheckResults) {
    let is_known =
        |other: &Check| other.kind != Kind::Restated && check.terms.iter().all(|term| other.terms.contains(term));
    // What leads to a level may say another thing than the verb before it: "tăng mạnh, từ 76,2 xuống 74,9".
    if check.verdict == Verdict::LookAgain && check.kind == Kind::Direction {
        let from = found.checks.len().saturating_sub(MAX_BACK);
        let is_other =
            |other: &Check| other.kind == Kind::Direction && other.verdict != Verdict::LookAgain && is_known(other);
        let at = found.checks.iter().skip(from).position(is_other);
        at.map(|at| found.checks.remove(from + at));
    }
    if !found.checks.iter().rev().take(MAX_BACK).any(is_known) {
        found.push(check);
    }
}

fn direction(statement: &Statement<'_, '_>) -> Option<Check> {
    let [first, second] = statement.parts.as_slice() else { return None };
    let are_alike = first.is_alike(second, statement.facts) || first.is_price_like(second);
    let is_sort = matches!(first.sort, Sort::Amount | Sort::Percent) && are_alike;
    let cues = statement.cues();
    let is_level = first.is_level() && second.is_level() && first.fact.is_goal() == second.fact.is_goal();
    if !is_sort || !is_level || statement.last > 1 {
        return None;
    }
    let conclusion = conclusion_behind(statement);
    let way = way(statement, first, second, &conclusion)?;
    let are_plain = first.fact.mention.unit.text.is_empty() && second.fact.mention.unit.text.is_empty();
    let is_concluded = has(&second.behind, &cues.concludes) || !conclusion.is_empty();
    let most = if is_concluded { MAX_WORDS * 2 } else { MAX_WORDS };
    let is_short = n_words(&first.before) + n_words(&second.before) + n_words(&second.behind) <= most;
    if are_plain || !is_short || !statement.is_closed(&[0, 1]) || !are_of_two_times(statement, 0, 1) {
        return None;
    }
    let (later, earlier) = if is_second_earlier(statement, first, second)? { (first, second) } else { (second, first) };
    let (low, high) = if way == Way::Down { (later, earlier) } else { (earlier, later) };
    let builder =
        CheckBuilder::new(Kind::Direction, statement.facts.doc, &[low.fact, high.fact]).note(CheckNote::FromText);
    let check = builder.compares(size(low.fact, 0), Relation::AtMost, size(high.fact, 1));
    // Rounding turns no order around that the printed digits show.
    let are_exact = super::part::is_exact(low.fact) && super::part::is_exact(high.fact);
    let is_wrong = check.verdict == Verdict::AgreesIfRounded && are_exact;
    Some(if is_wrong { Check { verdict: Verdict::LookAgain, ..check } } else { check })
}

/// True if the second of two levels is the one before, or what the first is held against; `None` if nothing says so.
fn is_second_earlier(statement: &Statement<'_, '_>, first: &Part<'_, '_>, second: &Part<'_, '_>) -> Option<bool> {
    let cues = statement.cues();
    let own = normal(statement.before(0).of(statement.facts.doc.text));
    let is_from = ends_with(&first.before, &cues.from) || ends_with(&own, &cues.from);
    let is_led = has(&second.before, &cues.leads_to) || has(&second.before, &cues.by_now);
    let is_against =
        has(&second.before, &cues.against) || second.is_earlier(cues) || is_told_before(first, second, cues);
    let starts = first.fact.period().zip(second.fact.period());
    let starts = starts.and_then(|(a, b)| a.start.zip(b.start)).filter(|(a, b)| a != b);
    let named =
        time_named(&first.before, cues).zip(time_named(&second.before, cues)).filter(|(a, b)| a.0 == b.0 && a.1 != b.1);
    let is_named_before = named.map(|(a, b)| b.1 < a.1);
    // "giảm xuống còn 3,8 triệu ha (năm 2003 là 4,2 triệu ha)".
    let leads_first = has(&first.before, &cues.leads_down) || has(&first.before, &cues.leads_up);
    match () {
        () if is_from && is_led => Some(false),
        () if let Some(is_earlier) = relative_order(&first.before, &second.before, cues) => Some(is_earlier),
        // "năm 2003 tới 80 %, năm ngoái 76 %": a date and a name of a time tell no order.
        () if second.is_earlier(cues) && first.fact.period().is_some() && !has(&second.before, &cues.against) => None,
        () if is_against && !first.is_earlier(cues) => Some(true),
        () if first.is_earlier(cues) && !second.is_earlier(cues) => Some(false),
        () if leads_first => Some(true),
        () => is_named_before.or_else(|| starts.map(|(a, b)| b < a)),
    }
}

/// The most or the least of several that are listed behind it: "tổ 2 đạt cao nhất: 58 tấn, tổ 1 đạt 52 tấn, …"; and one that is said to be
/// above or below another by its name: "đứng sau Bắc Ninh (9,5 %)".
fn rank(statement: &Statement<'_, '_>) -> Vec<Check> {
    let cues = statement.cues();
    let mut checks = Vec::new();
    let mut push = |low: &Part<'_, '_>, high: &Part<'_, '_>| {
        let builder =
            CheckBuilder::new(Kind::Rank, statement.facts.doc, &[low.fact, high.fact]).note(CheckNote::FromText);
        checks.push(builder.compares(size(low.fact, 0), Relation::AtMost, size(high.fact, 1)));
    };
    if statement.last != 0 || statement.parts.iter().any(|it| it.fact.is_cut_number(statement.facts, &it.before)) {
        return Vec::new();
    }
    let is_level =
        |it: &Part<'_, '_>| it.is_level() && !it.fact.is_goal() && it.fact.mention.kind != MentionKind::Duration;
    if let [first, second] = statement.parts.as_slice() {
        let way = first.is_named_than(cues).or_else(|| is_ranked_by_name(first, cues));
        let are_plain = first.fact.mention.unit.text.is_empty() && second.fact.mention.unit.text.is_empty();
        let is_list = second.before.trim_end().ends_with('(') || !second.before.contains(')');
        let is_pair = !are_plain
            && !is_list
            && is_level(first)
            && is_level(second)
            && first.is_alike(second, statement.facts)
            && statement.is_closed(&[0, 1]);
        match way.filter(|_| is_pair && n_words(&second.before) <= MAX_NAME && !has(&second.before, &cues.contrasts)) {
            Some(Way::Up) => push(first, second),
            Some(Way::Down) => push(second, first),
            _ => {}
        }
    }
    let first = statement.parts.iter().position(|it| super::super::rank::side_of_words(&it.before, cues).is_some());
    let Some((at, most)) = first.and_then(|at| Some((at, statement.part(at)?))).filter(|(_, most)| is_level(most))
    else {
        return checks;
    };
    // "dẫn đầu (34), B (54)": places, not values.
    let words = most.before.trim_end();
    if most.fact.mention.unit.text.is_empty() && words.ends_with(['(', ':']) {
        return checks;
    }
    // "ít nhất 55 tin, bài" is a hedge, not the least of several.
    if matches!(most.fact.mention.qualifier, Qualifier::AtLeast | Qualifier::AtMost) {
        return checks;
    }
    // "Ba chợ tiêu thụ nhiều nhất là A 2.400 tấn, B 3.900 tấn, C 3.000 tấn": all of them are the most, in no order.
    let before = statement.before(at);
    // "Trong ba tỉnh trồng mía, Hậu Giang có diện tích lớn nhất với 5.200 ha" names one of them behind the mark.
    let from = before.of(statement.facts.doc.text).rfind(',').and_then(|mark| u32::try_from(mark).ok());
    let named = statement.facts.starting_in(Span { start: before.start + from.unwrap_or(0), end: before.end });
    // "Dẫn đầu ba huyện là Hạ Hòa với 1.245 người": of how many, behind the word that says so.
    let is_scope = |it: &CheckedFigure<'_>| {
        let words = Span { start: before.start, end: it.mention.span.start.max(before.start) };
        super::super::rank::side_of_words(&normal(words.of(statement.facts.doc.text)), cues).is_some()
    };
    if named.iter().any(|it| it.mention.kind == MentionKind::Count && it.point > Rational::ONE && !is_scope(it)) {
        return checks;
    }
    let Some(is_most) = super::super::rank::side_of_words(&most.before, cues) else { return checks };
    for (nth, other) in statement.parts.iter().skip(at + 1).enumerate() {
        let is_next = has(&other.before, &cues.next_of_all);
        let is_listed = is_next || (statement.parts.len() > at + 2 && goes_on(other, nth, cues));
        if !is_level(other) || !other.is_alike(most, statement.facts) || !is_listed {
            break;
        }
        if is_most { push(other, most) } else { push(most, other) }
    }
    checks
}

/// True if the words before a figure only name what it is of: ", tổ 1 đạt 52 tấn".
fn goes_on(other: &Part<'_, '_>, nth: usize, cues: &super::super::structure::Cues) -> bool {
    let words = other.before.trim_start();
    let is_mark = words.starts_with([',', ';', ')']) || super::super::rows::after_first(words, &cues.joins).is_some();
    let is_mark = is_mark || (nth == 0 && has(words, &cues.contrasts));
    let lists = [&cues.against, &cues.earlier, &cues.of_which, &cues.of_whole, &cues.goal, &cues.superlative];
    is_mark && n_words(words) <= MAX_NAME && !lists.into_iter().any(|list| has(words, list)) && !words.contains(". ")
}

/// "xếp sau Bắc Ninh (9,5 %)", "vượt qua Thái Lan (7,5 triệu tấn)".
fn is_ranked_by_name(part: &Part<'_, '_>, cues: &super::super::structure::Cues) -> Option<Way> {
    let name = part.before.trim_end().strip_suffix('(')?;
    let name = format!("{name} ");
    let found = super::super::clause::last_of(&name, &[&cues.ranks_above, &cues.ranks_below])?;
    (n_words(found.1) <= MAX_NAME && n_words(found.1) > 0).then_some(if found.0 == 0 { Way::Up } else { Way::Down })
}

/// Words of a name, with the verb.
const MAX_NAME: usize = 9;

/// "Nghĩa là tỷ lệ hộ nghèo ở đây đã tăng lên": what the next sentence of the paragraph concludes, without a figure of its own.
fn conclusion_behind(statement: &Statement<'_, '_>) -> String {
    /// Letters of a conclusion.
    const MOST: usize = 160;
    let reading = &statement.facts.doc.reading;
    let here = reading.sentences.get(statement.sentence as usize);
    let next = reading.sentences.get(statement.sentence as usize + 1);
    let next = here.zip(next).filter(|(here, next)| here.block == next.block).map(|(_, next)| next.span);
    let text = next.map_or("", |span| span.of(statement.facts.doc.text));
    if text.chars().nth(MOST).is_some() || text.chars().any(|letter| letter.is_ascii_digit()) {
        return String::new();
    }
    let words = normal(text);
    if after_first(&words, &statement.cues().concludes).is_some() { words } else { String::new() }
}

/// The only way that the words around two levels say that something went.
fn way(statement: &Statement<'_, '_>, first: &Part<'_, '_>, second: &Part<'_, '_>, conclusion: &str) -> Option<Way> {
    let cues = statement.cues();
    let words = [&*first.before, &*second.before, &*second.behind, conclusion];
    let says = |list: &CueList| words.iter().any(|words| has(words, list));
    match (says(&cues.goes_up), says(&cues.goes_down)) {
        _ if says(&cues.denials) => None,
        (true, false) => Some(Way::Up),
        (false, true) => Some(Way::Down),
        _ => None,
    }
}
