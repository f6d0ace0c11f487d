//! A direction without a figure: "giảm nhẹ so với năm 2020". One document alone cannot decide it; see `across::trend`.

mod two_times;

use std::cell::LazyCell;

use crate::date::Period;
use crate::interval::Rational;
use crate::reading::{Measure, MentionKind, PeriodRole, Qualifier};

use super::checked_figure::{CheckedFigure, Facts};
use super::clause::{last_of, tail};
use super::formula::Formula;
use super::rows::{behind, ends_with, has, n_words};
use super::structure::{CueList, Cues};
use super::verdict::{CheckBuilder, term};
use super::{Check, CheckNote, CheckResults, Kind, Relation, Verdict};

/// Which way a figure is said to have gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
}

/// A figure, the way it is said to have gone, and since when.
#[derive(Clone, Copy)]
pub(super) struct Directed<'b, 'a> {
    pub(super) fact: &'b CheckedFigure<'a>,
    pub(super) way: Direction,
    pub(super) since: Option<Period>,
}

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    in_sentences(facts, found);
    respectively(facts, found);
    against_goals(facts, found);
    two_times::find(facts, found);
    for one in directed(facts) {
        // Said beside the figure that decides it.
        let is_decided = |check: &&Check| check.kind == Kind::Direction && check.terms.contains(&one.fact.term);
        if found.checks.iter().rev().take(MAX_BACK).any(|check| is_decided(&check)) {
            continue;
        }
        let formula = Formula { left: term(0), relation: Relation::Gives, right: None };
        let builder = CheckBuilder::new(Kind::Direction, facts.doc, &[one.fact]).note(CheckNote::NoFigure);
        found.push(builder.with_verdict(Verdict::Undecided, formula));
    }
}

/// Checks of one document that are looked through for the same direction.
const MAX_BACK: usize = 64;
/// Words between "so với" and the level that something is compared with.
const MAX_WORDS: usize = 8;

/// Verbs of one way with the words right behind them: put together once, not for every gap.
struct Verbs {
    /// "giảm từ".
    from: CueList,
    /// "giảm so với".
    against: CueList,
}

impl Verbs {
    fn new(verbs: &[String], cues: &Cues) -> Verbs {
        let with = |behind: &[String]| {
            let all = verbs.iter().flat_map(|verb| behind.iter().map(move |behind| format!("{verb} {behind}")));
            CueList::from(all.collect::<Vec<String>>())
        };
        Verbs { from: with(&cues.from), against: with(&cues.against) }
    }
}

/// "12.345 người, giảm so với 11.234 người của năm trước"; "tăng từ 12 lên 10".
fn in_sentences(facts: &Facts<'_>, found: &mut CheckResults) {
    let cues = &facts.structure.cues;
    let verbs = || [(Direction::Down, Verbs::new(&cues.fell, cues)), (Direction::Up, Verbs::new(&cues.rose, cues))];
    let ways = LazyCell::new(verbs);
    let leads = [(Direction::Down, &cues.leads_down), (Direction::Up, &cues.leads_up)];
    let is_from = |gap: &str| gap.split_whitespace().rev().take(MAX_FROM_WORDS).any(|word| cues.from.has_word(word));
    let is_time =
        |fact: &&CheckedFigure<'_>| fact.mention.kind == MentionKind::Duration && fact.mention.upper.is_none();
    let is_level = |fact: &&CheckedFigure<'_>| fact.is_amount() || fact.is_percentage() || is_time(fact);
    for row in facts.rows() {
        for at in 1..row.len() {
            let (Some(first), Some(second)) = (row.figure(facts, at - 1), row.figure(facts, at)) else { continue };
            let are_alike = is_level(&first) && is_level(&second) && first.is_commensurable(second);
            let are_of_one_noun =
                second.mention.unit.text.is_empty() || first.is_percentage() || first.counts_like(second, facts);
            let are_of_one_noun =
                are_of_one_noun || (is_time(&first) && first.mention.unit.text == second.mention.unit.text);
            if !are_alike || !are_of_one_noun {
                continue;
            }
            let gap = row.gap(at);
            let compared =
                behind(gap, &cues.against).filter(|words| n_words(words) <= MAX_WORDS && !words.contains(" , "));
            // "từ 335 giờ mỗi năm trước đây xuống còn 45 giờ".
            // What the verb says comes first: "giảm từ 2,3 % lên 2,6 %" is wrong.
            let has_verb = ways.iter().any(|(_, words)| has(row.gap(at - 1), &words.from));
            let is_led = !has_verb && is_from(row.gap(at - 1));
            let led = leads.into_iter().find(|(_, words)| is_led && ends_with(gap, words));
            if let Some((way, _)) = led.filter(|_| n_words(gap) <= MAX_WORDS && !gap.contains([';', '.'])) {
                // "tăng từ 76,2 xuống 74,9": the verb and what leads to the level do not say the same, so that one is wrong.
                let says_other = verb_before(row.gap(at - 1), cues).filter(|verb| *verb != way);
                let by_verb = says_other.map(|verb| ordered(facts, verb, second, first));
                let by_verb = by_verb.filter(|check| check.verdict == Verdict::LookAgain);
                let check = by_verb.unwrap_or_else(|| ordered(facts, way, second, first));
                // "thứ hạng tăng từ 133 lên 38": of ranks, which print no unit, the lower number is the higher rank.
                let are_plain = [first, second].iter().all(|fact| fact.mention.unit.text.is_empty());
                if check.verdict != Verdict::LookAgain || !are_plain {
                    found.push(check);
                }
                continue;
            }
            for (way, words) in ways.iter() {
                let (later, earlier) = match compared {
                    Some(_) if has(gap, &words.against) => (first, second),
                    None if has(row.gap(at - 1), &words.from) && has(gap, &cues.leads_to) => (second, first),
                    _ => continue,
                };
                // "thấp hơn so với thiết kế 14 m", "giảm so với ngày 6/5 tới 1,13 m": by so much, not than that.
                let check = ordered(facts, *way, later, earlier);
                if check.verdict != Verdict::LookAgain || are_of_one_size(later, earlier) {
                    found.push(check);
                }
            }
        }
    }
}

/// The way that the last verb before "từ" says, if it stands near.
fn verb_before(gap: &str, cues: &Cues) -> Option<Direction> {
    let (list, words) = last_of(tail(gap), &[&cues.rose, &cues.fell])?;
    let is_near = n_words(words) <= MAX_VERB_APART && !has(words, &cues.breaks);
    is_near.then_some(if list == 0 { Direction::Up } else { Direction::Down })
}

/// Words between the verb and the figure that "từ" opens.
const MAX_VERB_APART: usize = 4;

/// Neither is more than twice the other.
pub(super) fn are_of_one_size(a: &CheckedFigure<'_>, b: &CheckedFigure<'_>) -> bool {
    let twice = |fact: &CheckedFigure<'_>| fact.point.checked_mul(Rational::whole(2));
    twice(a).is_some_and(|twice| twice >= b.point) && twice(b).is_some_and(|twice| twice >= a.point)
}

/// The later level lies on the side of the earlier one that the words say.
fn ordered<'a>(facts: &Facts<'a>, way: Direction, later: &CheckedFigure<'a>, earlier: &CheckedFigure<'a>) -> Check {
    let (low, high) = if way == Direction::Down { (later, earlier) } else { (earlier, later) };
    let builder = CheckBuilder::new(Kind::Direction, facts.doc, &[low, high]).note(CheckNote::FromText);
    builder.compares(term(0), Relation::AtMost, term(1))
}

/// "13,9 triệu, 79,9 triệu và 11,8 triệu người. Năm sau, con số tương ứng đã tăng lên 14,34 triệu, 82 triệu và 12 triệu": one
/// after the other.
fn respectively(facts: &Facts<'_>, found: &mut CheckResults) {
    let cues = &facts.structure.cues;
    let leads = [(Direction::Down, &cues.leads_down), (Direction::Up, &cues.leads_up)];
    for pair in facts.rows().windows(2) {
        let [above, row] = pair else { continue };
        let n = row.len();
        let is_next = row.sentence - above.sentence <= 1 && (2..=MAX_PAIRS).contains(&n) && above.len() == n;
        let led = leads.into_iter().find(|(_, words)| ends_with(row.gap(0), words));
        let Some((way, _)) = led.filter(|_| is_next && has(row.gap(0), &cues.respectively)) else { continue };
        let pairs: Vec<_> = (0..n).filter_map(|at| row.figure(facts, at).zip(above.figure(facts, at))).collect();
        let is_like = |(later, earlier): &(&CheckedFigure<'_>, &CheckedFigure<'_>)| {
            later.is_amount() && later.counts_like(earlier, facts)
        };
        if pairs.iter().all(is_like) {
            found.extend(pairs.into_iter().map(|(later, earlier)| ordered(facts, way, later, earlier)));
        }
    }
}

/// "đạt 71,6 % dân số, vượt mục tiêu 70 %, tuy nhiên chưa đạt mục tiêu 75 %": the level lies on the side of the goal that the
/// words say.
fn against_goals(facts: &Facts<'_>, found: &mut CheckResults) {
    let cues = &facts.structure.cues;
    for row in facts.rows() {
        for at in 1..row.len().min(MAX_ROW) {
            let Some(goal) = row.figure(facts, at) else { continue };
            let gap = row.gap(at);
            let behind_goal = behind(gap, &cues.goal).filter(|words| n_words(words) <= MAX_GOAL_WORDS);
            let Some(words) = behind_goal.filter(|words| !words.contains([',', ';'])) else { continue };
            let tail = gap.get(..gap.len() - words.len()).unwrap_or("");
            let tail: Vec<&str> = tail.split_whitespace().rev().take(MAX_VERB_WORDS).collect();
            let said = tail.into_iter().rev().fold(" ".to_owned(), |all, word| all + word + " ");
            let way = match (has(&said, &cues.short_of), has(&said, &cues.exceeds)) {
                (true, _) => Direction::Down,
                (false, true) => Direction::Up,
                (false, false) => continue,
            };
            let is_level = |fact: &&CheckedFigure<'_>| {
                (fact.is_amount() || fact.is_percentage())
                    && !fact.is_goal()
                    && fact.is_commensurable(goal)
                    && (fact.is_percentage() || fact.counts_like(goal, facts))
                    && are_of_one_size(fact, goal)
            };
            let is_figure = (goal.is_amount() || goal.is_percentage()) && goal.mention.qualifier == Qualifier::Exact;
            let level = (0..at).rev().take(3).filter_map(|at| row.figure(facts, at)).find(is_level);
            found.extend(level.filter(|_| is_figure).map(|level| ordered(facts, way, level, goal)));
        }
    }
}

/// Figures of one sentence that are looked at.
const MAX_ROW: usize = 24;
/// Words between the name of a goal and its value: "mục tiêu Quốc hội giao là".
const MAX_GOAL_WORDS: usize = 6;
/// Words up to the name of a goal among which it is said to be exceeded or not: "chưa đạt mục tiêu".
const MAX_VERB_WORDS: usize = 8;

/// Figures that are told one after the other of others.
const MAX_PAIRS: usize = 6;
/// Words between "từ" and its level.
const MAX_FROM_WORDS: usize = 2;

/// All directions without a figure of their own: the direction stands right before "so với".
pub(super) fn directed<'b, 'a>(facts: &'b Facts<'a>) -> Vec<Directed<'b, 'a>> {
    let is_claimed = |fact: &&CheckedFigure<'_>| {
        fact.indicator().is_some() && matches!(fact.measure(), Measure::Level | Measure::Share)
    };
    if !facts.list.iter().any(|fact| is_claimed(&fact)) {
        return Vec::new();
    }
    let cues = &facts.structure.cues;
    let mut all = Vec::new();
    for (way, words) in [(Direction::Down, &cues.fell), (Direction::Up, &cues.rose)] {
        let with = |against: &String| words.iter().map(move |word| format!("{word} {against}")).collect::<Vec<_>>();
        let phrases: Vec<String> = cues.against.iter().flat_map(with).collect();
        for span in facts.occurrences(&phrases) {
            let Some(sentence) = facts.sentence_of(span) else { continue };
            let at = facts.n_before(span.start);
            let near = facts.list.get(at.saturating_sub(MAX_BACK)..at).unwrap_or(&[]);
            let before = near.iter().rev().find(|fact| {
                fact.mention.sentence as usize == sentence
                    && fact.mention.span.end <= span.start
                    && fact.indicator().is_some()
            });
            let Some(fact) = before.filter(is_claimed) else { continue };
            // "so với năm 2020": the period begins with the words, or a word or two behind them.
            let periods = &facts.doc.reading.periods;
            let from = periods.partition_point(|period| period.span.end <= span.end);
            let since = periods.get(from..).unwrap_or(&[]).iter().take(2).find(|period| {
                let is_behind = period.span.end > span.end && period.span.start < span.end + 12;
                period.role == PeriodRole::Comparison && is_behind
            });
            all.push(Directed { fact, way, since: since.and_then(|period| period.period) });
        }
    }
    all
}
