//! One change, told several ways in a sentence: by its amount, its percentage, its multiple, and the levels before and
//! after it. "118.400 người, tăng 6.720 người (6,02 %) so với năm 2022 (111.680 người)". Needs no indicator.

mod amount_in_other_sentence;
mod balance;
mod base_in_other_sentence;
mod frame;
mod goal;

use crate::interval::Rational;
use crate::reading::{Field, Measure, MentionKind, Qualifier};

use super::checked_figure::{CheckedFigure, Facts};
use super::clause::{is_made_of, tail};
use super::formula::{Expr, Formula, Relation};
use super::kinds::Kind;
use super::model::{Check, CheckNote, CheckResults, Verdict};
use super::rows::{Row, behind, behind_cue, cues_of, ends_with, has, is_only, n_words, normal};
use super::structure::{CueList, Cues};
use super::verdict::{CheckBuilder, Reach, decided, sum_of, term};

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for (at_row, row) in facts.rows().iter().enumerate() {
        let mut at = 0;
        while at < row.len() {
            let end = group_end(facts, row, at);
            if end > at {
                check_group(facts, at_row, at, end, found);
            }
            at = end.max(at + 1);
        }
    }
}

/// What is made after [`find`], each a step of its own.
pub(super) const FURTHER: &[fn(&Facts<'_>, &mut CheckResults)] =
    &[amount_in_other_sentence::find, goal::find, frame::find, balance::find];

/// Where the figures of one change end that begin at a place: "tăng 6.720 người (tăng 9,02 %)".
fn group_end(facts: &Facts<'_>, row: &Row, at: usize) -> usize {
    let cues = &facts.structure.cues;
    let is_told_more = |at: usize, fact: &CheckedFigure<'_>| fact.is_amount() && ends_with(row.gap(at), &cues.more);
    let is_change = |at: usize| {
        row.figure(facts, at)
            .is_some_and(|fact| fact.is_change() || fact.is_multiple_in_words(facts) || is_told_more(at, fact))
    };
    if !is_change(at) {
        return at;
    }
    let glue = &cues.same_change;
    let mut end = at + 1;
    // "gấp 2 lần con số 630 lượt": the amount that it is a multiple of is no further change.
    let is_base = |at: usize| {
        let multiple = row.before(facts, at).is_some_and(|it| it.is_multiple_in_words(facts) || has_times(facts, it));
        let is_amount = |it: &CheckedFigure<'_>| !has_times(facts, it) && it.mention.kind != MentionKind::Percent;
        multiple && row.figure(facts, at).is_some_and(is_amount) && is_only(row.gap(at), &cues.multiple_base)
    };
    // "nhiều hơn 168,9 tỷ đồng so với nửa đầu năm 2022, tương đương mức tăng 8,92 %": the same told again.
    let is_again = |gap: &str| has(gap, &cues.says_same) && says_since_when(gap, glue, cues);
    let is_glue = |at: usize| is_only(row.gap(at), glue) || is_again(row.gap(at));
    while end < row.len().min(at + MAX_GROUP) && is_change(end) && is_glue(end) && !is_base(end) {
        end += 1;
    }
    end
}

/// Figures of one change: a row of thousands is none, and must not take the square of its length.
const MAX_GROUP: usize = 6;

/// The level after a change or before it, and whether the words leave no doubt.
#[derive(Clone, Copy)]
struct Level<'b, 'a> {
    fact: &'b CheckedFigure<'a>,
    reach: Reach,
}

fn check_group(facts: &Facts<'_>, at_row: usize, at: usize, end: usize, found: &mut CheckResults) {
    let Some(row) = facts.rows().get(at_row) else { return };
    // "thấp hơn Mỹ (14 %)": than that, not by so much.
    if names_than_what(row.gap(at), &facts.structure.cues) || names_goal(row.gap(at), &facts.structure.cues) {
        return;
    }
    let figures: Vec<&CheckedFigure<'_>> = (at..end).filter_map(|at| row.figure(facts, at)).collect();
    let mut later = levels_after(facts, row, at, end);
    if later.is_empty() {
        later.extend(level_above(facts, at_row, at));
    }
    let (mut by_amount, mut all) = (Vec::new(), Vec::new());
    for level in &later {
        let earlier = levels_before(facts, row, at, end, level.fact);
        for change in &figures {
            let own = earlier.iter().map(|earlier| {
                let reach = level.reach.min(earlier.reach);
                (between(facts, level.fact, earlier.fact, change), reach)
            });
            all.push((change.term, own.filter_map(|(check, reach)| Some((check?, reach))).collect::<Vec<_>>()));
        }
        by_amount.extend(amount_and_percentage(facts, level, &figures));
    }
    found.extend(decided(by_amount));
    for change in &figures {
        let own = all.iter().filter(|(term, _)| *term == change.term).flat_map(|(_, checks)| checks.iter().cloned());
        let check = decided(own.collect()).or_else(|| {
            let level = later.first().filter(|_| figures.len() == 1)?;
            base_in_other_sentence::find(facts, level.fact, change)
        });
        found.extend(check);
    }
}

/// "vượt dự toán (5.147 tỷ đồng)": that is the goal, not by how much it is exceeded.
fn names_goal(gap: &str, cues: &Cues) -> bool {
    gap.trim_end().strip_suffix('(').is_some_and(|clause| ends_with(clause, &cues.goal))
}

/// True if a gap ends with a bracket behind the name of what something is more or less than.
fn names_than_what(gap: &str, cues: &Cues) -> bool {
    let Some(clause) = gap.trim_end().strip_suffix('(') else { return false };
    let clause = format!(" {} ", tail(clause).trim());
    let than = [&cues.up, &cues.down].into_iter().flat_map(|list| cues_of(&clause, list));
    let than = than.filter(|(_, cue)| ends_with(cue, &cues.than) || cues.falls_behind.contains(cue));
    let name = than.map(behind_cue).max().and_then(|at| clause.get(at..));
    name.is_some_and(|name| !is_made_of(name, &[&cues.change_words, &cues.time_words, &cues.by_so_much]))
}

/// The level that the sentence before ends with or names, where the words before a change name its noun again: "486 nhân viên
/// thu. So với cùng kỳ, số nhân viên thu giảm 4,7 %".
fn level_above<'b, 'a>(facts: &'b Facts<'a>, at_row: usize, at: usize) -> Option<Level<'b, 'a>> {
    let rows = facts.rows();
    let (row, above) = (rows.get(at_row)?, rows.get(at_row.checked_sub(1)?)?);
    let is_named = |fact: &&CheckedFigure<'_>| {
        let noun = normal(&fact.mention.unit.text);
        n_words(&noun) > 1 && row.gap(at).contains(noun.as_str())
    };
    let mut figures = (0..above.len().min(MAX_ABOVE)).filter_map(|at| above.figure(facts, at));
    let fact = figures.find(|fact| fact.is_amount() && !fact.is_goal() && is_named(fact))?;
    (at == 0 && row.sentence - above.sentence <= 1).then_some(Level { fact, reach: Reach::Firm })
}

/// Figures of a sentence among which a level is looked for by its noun.
const MAX_ABOVE: usize = 8;

/// Levels that the change may have led to.
fn levels_after<'b, 'a>(facts: &'b Facts<'a>, row: &Row, at: usize, end: usize) -> Vec<Level<'b, 'a>> {
    let cues = &facts.structure.cues;
    let mut all = Vec::new();
    let is_level = |fact: &CheckedFigure<'_>| fact.is_level_like();
    if let Some(fact) = row.figure(facts, end).filter(|fact| is_level(fact))
        && !row.gap(end).contains(" ; ")
        && ends_with(row.gap(end), &cues.leads_to)
    {
        // "tăng 5,4 triệu thùng, tăng 9 % so với cùng kỳ và đưa tổng lượng lên 314,7 triệu": of a change before that one.
        let is_other = has(row.gap(end), &cues.against) && has(row.gap(end), &cues.breaks);
        return vec![Level { fact, reach: if is_other { Reach::Loose } else { Reach::Firm } }];
    }
    let is_from = is_right_behind(row.gap(end), cues);
    if let (Some(fact), true) = (row.figure(facts, end + 1), ends_with(row.gap(end), &cues.from)) {
        let is_from = is_from && !goes_other_way(facts, row, at, row.gap(end));
        // "tăng 12 %, từ 100 lên 112".
        if is_level(fact) && is_from && ends_with(row.gap(end + 1), &cues.leads_to) {
            return vec![Level { fact, reach: Reach::Firm }];
        }
    }
    let own = row.figure(facts, at).and_then(|change| change.related(facts, Field::ChangeOf));
    let is_shared = |fact: &CheckedFigure<'_>| fact.measure() == Measure::Share;
    for back in 1..=3 {
        let Some(fact) = at.checked_sub(back).and_then(|at| row.figure(facts, at)) else { break };
        // "phấn đấu thu 591 tỷ đồng (tăng khoảng 12 %)": a goal that is set above what there was.
        // "1.450 đồng thay vì 2.000 đồng (giảm 27 %)": of the first.
        let is_instead = |at: usize| row.figure(facts, at).is_some() && ends_with(row.gap(at), &cues.instead);
        if back == 1 && is_instead(at - back) {
            continue;
        }
        let is_goal_of_goal = back == 1 && row.figure(facts, at).is_some_and(CheckedFigure::is_goal);
        if is_level(fact) && (!fact.is_goal() || is_goal_of_goal) {
            let is_next = back == 1
                || (back == 2 && is_instead(at - 1))
                || (back == 2 && row.before(facts, at).is_some_and(is_shared));
            let is_other = own.is_some_and(|own| own.term != fact.term);
            let is_attached = is_next && !is_other && is_attached(row.gap(at), &cues.change_words, cues);
            let reach = if is_attached { Reach::Firm } else { Reach::Loose };
            all.push(Level { fact, reach });
        }
    }
    all
}

/// "tăng gần 1 tỷ so với tháng trước, tổng nợ giảm từ 1 tỷ đồng xuống 900 triệu đồng": another thing went the other way.
fn goes_other_way(facts: &Facts<'_>, row: &Row, at: usize, gap: &str) -> bool {
    let cues = &facts.structure.cues;
    let is_down = row.figure(facts, at).is_some_and(|change| change.point.is_negative());
    has(gap, if is_down { &cues.goes_up } else { &cues.goes_down })
}

/// True if the words between a change and "từ" say no more than since when: else something else changed from there.
fn is_right_behind(gap: &str, cues: &Cues) -> bool {
    let n = if has(gap, &cues.against) { MAX_AGAINST_WORDS } else { MAX_FROM_WORDS };
    n_words(gap) <= n
}

/// Words and marks between a change and the level that it is told from; with what it is compared with.
const MAX_FROM_WORDS: usize = 4;
const MAX_AGAINST_WORDS: usize = 9;

/// True if what follows the last comma, bracket or "và" of a gap only says that something changed, or is a share.
pub(super) fn is_attached(gap: &str, words: &CueList, cues: &Cues) -> bool {
    let joined = cues_of(gap, &cues.joins).map(|it| (it.0, behind_cue(it)));
    let marked = gap.rfind([',', '(', '-', '–', ';']).map(|at| (at, at + 1));
    let Some((at, tail)) = joined.chain(marked).max() else {
        return !gap.contains([':', '.']) && !has(gap, &cues.breaks) && n_words(gap) <= MAX_NOUN_WORDS;
    };
    let tail = gap.get(tail..).unwrap_or("");
    let is_one_clause = gap.get(..at).is_some_and(|before| !before.contains(" ; "));
    is_one_clause && (is_only(tail, words) || says_since_when(tail, words, cues))
}

/// "; so với cùng kỳ năm trước tăng": what changed is not named again.
fn says_since_when(tail: &str, words: &CueList, cues: &Cues) -> bool {
    let is_number = |word: &str| word.chars().all(|letter| letter.is_ascii_digit() || letter == '/');
    let is_against = |word: &str| cues.against.iter().any(|cue| cue.split(' ').any(|own| own == word));
    let is_known = |word: &str| words.has_word(word) || cues.time_words.has_word(word) || is_number(word);
    let is_compared = has(tail, &cues.against) || [&cues.up, &cues.down].into_iter().any(|list| has(tail, list));
    is_compared && tail.split_whitespace().all(|word| is_known(word) || is_against(word))
}

/// The longest noun phrase between a figure and what is said of it without a comma.
const MAX_NOUN_WORDS: usize = 12;

/// Levels that the change may have begun at.
fn levels_before<'b, 'a>(
    facts: &'b Facts<'a>,
    row: &Row,
    at: usize,
    end: usize,
    later: &CheckedFigure<'a>,
) -> Vec<Level<'b, 'a>> {
    let cues = &facts.structure.cues;
    let mut all = Vec::new();
    let mut push = |fact: Option<&'b CheckedFigure<'a>>, reach: Reach| {
        let is_its = |fact: &&CheckedFigure<'_>| {
            fact.is_level_like()
                && fact.term != later.term
                && (fact.is_commensurable(later) || (fact.is_amount() && later.is_amount()))
                && (fact.may_count_like(later, facts) || fact.is_percentage())
        };
        all.extend(fact.filter(is_its).map(|fact| Level { fact, reach }));
    };
    // "tăng 2,9 % so với cùng kỳ và quá thấp so với kế hoạch là 5,2 tỷ": compared twice, the second time with what it has not
    // changed from.
    let is_compared_twice =
        |gap: &str| cues.against.iter().map(|cue| gap.matches(cue.as_str()).count()).sum::<usize>() > 1;
    let compared = behind(row.gap(end), &cues.against).filter(|_| !is_compared_twice(row.gap(end)));
    if let Some(words) = compared.filter(|words| n_words(words) <= MAX_NOUN_WORDS) {
        // "so với năm trước nhưng vẫn thua bình quân cả nước (85 %)": compared with another thing, too.
        let is_other = has(words, &cues.breaks) || has(words, &cues.up) || has(words, &cues.down);
        let is_in_bracket = words.trim_end().ends_with('(') && !words.contains(" , ") && !is_other;
        let is_plain = !words.contains([',', '(', ';', ')']);
        if is_in_bracket || is_plain {
            push(row.figure(facts, end), Reach::Firm);
        }
    }
    let mut people = None;
    // "gần gấp đôi cùng kỳ (5,9 tỷ đồng)", "giảm 4,7 % (cùng kỳ: 510 người)".
    let gap = row.gap(end);
    let is_in_bracket = gap.trim_end().ends_with('(') || gap.trim_start().starts_with('(');
    if has(gap, &cues.earlier) && is_in_bracket && n_words(gap) <= MAX_EARLIER_WORDS && !gap.contains([',', ';', ')']) {
        push(row.figure(facts, end), Reach::Firm);
        // People are told by their work, and then as people.
        if later.mention.kind == MentionKind::Count {
            let other = row
                .figure(facts, end)
                .filter(|it| it.is_amount() && it.kind_is(later) && !it.counts_like(later, facts));
            let reach = |fact: &CheckedFigure<'_>| if fact.is_generic(facts) { Reach::Firm } else { Reach::Loose };
            people = other.map(|fact| Level { fact, reach: reach(fact) });
        }
    }
    // "gấp rưỡi mức 18.000 lượt của quý trước": of that amount, whatever else it is read as.
    let is_of_multiple = (at..end).filter_map(|at| row.figure(facts, at)).any(|change| is_multiple(facts, change));
    let other = row.figure(facts, end).filter(|it| it.kind_is(later) && it.counts_like(later, facts));
    if is_of_multiple && n_words(gap) <= MAX_EARLIER_WORDS && is_only(gap, &cues.multiple_base) {
        let is_level = |it: &&CheckedFigure<'_>| it.mention.upper.is_none() && it.term != later.term;
        people = people.or_else(|| other.filter(is_level).map(|fact| Level { fact, reach: Reach::Firm }));
    }
    if at >= 2 && ends_with(row.gap(at - 1), &cues.instead) {
        let is_its = row.figure(facts, at - 2).is_some_and(|it| it.term == later.term);
        push(row.figure(facts, at - 1), if is_its { Reach::Firm } else { Reach::Loose });
    }
    let is_from =
        |at: usize| row.gap(at).split_whitespace().rev().take(3).any(|word| cues.from.iter().any(|c| c == word));
    let leads = |at: usize| has(row.gap(at), &cues.leads_to);
    if at >= 2 && leads(at - 1) && is_from(at - 2) && row.figure(facts, at - 1).is_some_and(|it| it.term == later.term)
    {
        push(row.figure(facts, at - 2), Reach::Firm);
    }
    let is_own = is_right_behind(row.gap(end), cues) && !goes_other_way(facts, row, at, row.gap(end));
    if is_from(end) && leads(end + 1) && is_own {
        push(row.figure(facts, end), Reach::Firm);
    }
    // "năm 2022 là 11.234, năm 2023 là 12.345, tăng 9,9 %": told apart by their periods.
    if at >= 2 && row.figure(facts, at - 1).is_some_and(|it| it.term == later.term) {
        let before = row.figure(facts, at - 2).filter(|it| it.period().is_some() && it.period() != later.period());
        // "quý I mới có 24.615 hồ sơ thì quý II lên tới 27.765 hồ sơ (tăng 12,8 %)".
        let is_led =
            ends_with(row.gap(at - 1), &cues.leads_to) && before.is_some_and(|it| it.counts_like(later, facts));
        let is_of_both = is_led && ![row.gap(at), row.gap(end)].iter().any(|gap| has(gap, &cues.against));
        push(before, if is_of_both { Reach::Firm } else { Reach::Loose });
    }
    all.extend(people);
    all
}

/// Words that name the time of a level in brackets, with the bracket and a colon.
const MAX_EARLIER_WORDS: usize = 7;

/// The change between two levels against what is stated of it.
fn between<'a>(
    facts: &Facts<'a>,
    later: &CheckedFigure<'a>,
    earlier: &CheckedFigure<'a>,
    change: &CheckedFigure<'a>,
) -> Option<Check> {
    let builder = || CheckBuilder::new(Kind::Growth, facts.doc, &[later, earlier, change]);
    let ratio = || term(0).over(term(1));
    // "tăng từ 9.870 lên 13.420 người, vượt 4,2 % kế hoạch": an excess is over a goal, which no earlier level is.
    let is_over_goal = change.measure() == Measure::Excess && !later.is_percentage() && !earlier.is_goal();
    if earlier.point == Rational::ZERO || is_over_goal && has_goal_behind(facts, change) {
        return None;
    }
    if change.mention.kind == MentionKind::Percent {
        let growth = ratio().minus(Expr::one()).percent();
        if !later.is_percentage() {
            return Some(builder().compares(growth, Relation::Equals, term(2)));
        }
        let points = || term(0).minus(term(1));
        let in_points = builder().note(CheckNote::InPoints).compares(points(), Relation::Equals, term(2));
        let is_points = super::clause::prints_points(change, &facts.structure.cues);
        let is_other = !is_points && in_points.verdict != Verdict::Agrees && !later.is_goal() && !earlier.is_goal();
        if is_other && builder().compares(growth, Relation::Equals, term(2)).verdict == Verdict::Agrees {
            // It holds if the change is meant in percent of a percentage: nothing says so, and nothing excludes it.
            let formula = Formula { left: points(), relation: Relation::Equals, right: Some(term(2)) };
            return Some(builder().note(CheckNote::PointsOrPercent).with_verdict(Verdict::Undecided, formula));
        }
        return Some(in_points);
    }
    if is_multiple(facts, change) {
        let times = builder().compares(ratio(), Relation::Equals, term(2));
        // "tăng 1,5 lần" is said of both, to one and a half times and by as much.
        let more = builder().compares(ratio().minus(Expr::one()), Relation::Equals, term(2));
        if times.verdict != Verdict::Agrees && more.verdict == Verdict::Agrees && !is_called_multiple(facts, change) {
            return Some(more);
        }
        // "gấp hơn ba lần" is not said of twice as much, however a last digit came about.
        let is_hedged = change.mention.qualifier != Qualifier::Exact && change.point.is_whole();
        let formula = Formula { left: ratio(), relation: Relation::Equals, right: Some(term(2)) };
        return Some(match is_about(later, earlier, change) {
            true => builder().with_verdict(times.verdict.min(Verdict::AgreesIfRounded), formula),
            // "gấp 3 lần" of 3,5 times as much is loosely said, not right.
            false if is_loosely_so(later, earlier, change) => return None,
            false if is_hedged && times.verdict == Verdict::AgreesIfRounded => {
                builder().with_verdict(Verdict::LookAgain, formula)
            }
            false => times,
        });
    }
    let is_amount = change.measure() != Measure::ChangeRel && change.is_commensurable(later);
    let check = is_amount.then(|| builder().compares(term(0).minus(term(1)), Relation::Equals, term(2)))?;
    // "tăng 11 bậc, từ 151 lên 140": the first place is the highest.
    let is_rank = facts.structure.cues.rank_units.contains(&change.mention.unit.text);
    if is_rank && check.verdict == Verdict::LookAgain {
        return Some(builder().compares(term(1).minus(term(0)), Relation::Equals, term(2)));
    }
    // "từ 15 lên 25 bằng việc tăng thêm 6 thành viên thường trực và 4 thành viên khác": one of several changes.
    let is_one_of_several = check.verdict == Verdict::LookAgain && has_next_change(facts, change);
    (!is_one_of_several).then_some(check)
}

/// "gấp 4 lần" is said of what grew to almost four times or to not quite four and a half, "hơn 4 lần" of all that is not yet five.
fn is_about(later: &CheckedFigure<'_>, earlier: &CheckedFigure<'_>, change: &CheckedFigure<'_>) -> bool {
    let apart = || later.point.checked_div(earlier.point)?.checked_sub(change.point);
    let is_plain = matches!(change.mention.qualifier, Qualifier::Exact | Qualifier::Over) && change.point.is_whole();
    let low = change.point.checked_div(Rational::whole(-20));
    let high = if change.mention.qualifier == Qualifier::Exact { Rational::new(1, 2) } else { Some(Rational::ONE) };
    is_plain && apart().zip(low.zip(high)).is_some_and(|(apart, (low, high))| apart >= low && apart < high)
}

/// True if what grew is not that many times as much, but nearer to it than to one more or less.
fn is_loosely_so(later: &CheckedFigure<'_>, earlier: &CheckedFigure<'_>, change: &CheckedFigure<'_>) -> bool {
    let apart = || later.point.checked_div(earlier.point)?.checked_sub(change.point);
    let is_plain = change.mention.qualifier == Qualifier::Exact && change.point.is_whole();
    let is_near = |apart: Rational| Rational::new(-1, 4).is_some_and(|low| apart >= low && apart < Rational::ONE);
    is_plain && apart().is_some_and(is_near)
}

/// True if a word joins another amount to a change.
fn has_next_change(facts: &Facts<'_>, change: &CheckedFigure<'_>) -> bool {
    let end = change.mention.span.end;
    let at = facts.n_before(end);
    let next = facts.list.get(at).filter(|next| next.shares_sentence(change) && next.kind_is(change));
    next.is_some_and(|next| {
        let words = facts.doc.text.get(end as usize..next.mention.span.start as usize).map(normal);
        let is_and = |words: &str| has(words, &facts.structure.cues.joins) && n_words(words) <= MAX_NOUN_WORDS;
        words.is_some_and(|words| is_and(&words) && !words.contains([';', '.']))
    })
}

/// True if the words right behind a figure name a goal.
fn has_goal_behind(facts: &Facts<'_>, change: &CheckedFigure<'_>) -> bool {
    let behind = facts.doc.text.get(change.mention.span.end as usize..).unwrap_or("");
    has(&normal(&behind.chars().take(GOAL_CHARS).collect::<String>()), &facts.structure.cues.goal)
}

/// As far behind a figure the name of its goal begins.
const GOAL_CHARS: usize = 24;

/// "gấp 1,5 lần", "gấp đôi".
fn is_multiple(facts: &Facts<'_>, change: &CheckedFigure<'_>) -> bool {
    let unit = change.mention.unit.text.as_str();
    if change.is_multiple_in_words(facts) {
        return true;
    }
    change.measure() == Measure::ChangeRel
        && change.mention.kind != MentionKind::Percent
        && (unit.is_empty() || has_times(facts, change))
}

/// "gấp rưỡi", "gấp 3 lần": to so much, as opposed to by so much.
fn is_called_multiple(facts: &Facts<'_>, change: &CheckedFigure<'_>) -> bool {
    let start = change.mention.span.start as usize;
    let before = facts.doc.text.get(..start).unwrap_or("");
    let near: Vec<char> = before.chars().rev().take(MULTIPLE_CHARS).collect();
    let near: String = near.into_iter().rev().chain(change.mention.span.of(facts.doc.text).chars()).collect();
    has(&normal(&near), &facts.structure.cues.multiple)
}

/// Letters before a multiple in which "gấp" stands.
const MULTIPLE_CHARS: usize = 8;

/// "2 lần", "2 lần con số".
fn has_times(facts: &Facts<'_>, fact: &CheckedFigure<'_>) -> bool {
    let noun = fact.mention.unit.text.split(' ').next().unwrap_or("");
    facts.structure.cues.times.iter().any(|times| times == noun)
}

/// The amount of a change against its percentage, by the level that it led to.
fn amount_and_percentage<'a>(
    facts: &Facts<'a>,
    level: &Level<'_, 'a>,
    figures: &[&CheckedFigure<'a>],
) -> Option<(Check, Reach)> {
    let later = level.fact;
    let is_amount = |fact: &&&CheckedFigure<'_>| {
        fact.measure() != Measure::ChangeRel && fact.mention.kind == later.mention.kind && fact.is_commensurable(later)
    };
    let amount = figures.iter().find(is_amount).filter(|_| later.is_amount())?;
    let percentage = figures.iter().find(|fact| fact.mention.kind == MentionKind::Percent)?;
    let is_like = amount.mention.unit.text.is_empty() || amount.counts_like(later, facts);
    let builder = CheckBuilder::new(Kind::Growth, facts.doc, &[later, amount, percentage]);
    let before = term(0).minus(term(1));
    if builder.point(&before)? <= Rational::ZERO {
        return None;
    }
    // "giảm 46 cuộc (4,7 %)": the sign stands once.
    let is_unsigned = amount.point.is_negative() && !percentage.point.is_negative();
    let change = if is_unsigned { Expr::Number(Rational::ZERO).minus(term(1)) } else { sum_of(1..2) };
    let check = builder.compares(change.over(before).percent(), Relation::Equals, term(2));
    Some((check, if is_like { level.reach } else { Reach::Loose }))
}
