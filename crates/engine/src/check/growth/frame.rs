//! Comparisons by their parts: what is compared, with what, and by how much, in whatever order the words tell it: "91,2 %, thấp hơn bình
//! quân toàn tỉnh (93,5 %) 2,3 điểm", "chỉ tiêu là 85 %, kết quả đạt 88,4 %, vượt 3,4 điểm", "từ 62 xã, đến nay có 93 xã, tăng 31 xã".
//!
//! Each figure of a stretch of a sentence gets a role from the words right before it. A comparison is held against its parts where
//! each part is there once: then no other can be meant.

mod alike;

use std::ops::Range;

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind};

use self::alike::{are_alike, is_in_fives, is_level, is_level_like};
use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::clause::{before, head, is_made_of, last_of, prints_points, size, stretches, tail};
use super::super::direction::are_of_one_size;
use super::super::formula::{Expr, Formula, Relation};
use super::super::kinds::Kind;
use super::super::model::{Check, CheckNote, CheckResults, Verdict};
use super::super::rows::{Row, after_first, behind_cue, cues_of, ends_with, has, is_only, n_words};
use super::super::verdict::{CheckBuilder, term};

/// Which way the words say that something went or lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ChangeDirection {
    Up,
    Down,
    Apart,
}

/// What a figure is in a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// What is compared.
    Level,
    /// What it is compared with.
    Base,
    /// By how much: an amount, points, a percentage.
    By(ChangeDirection),
    /// How many times as much.
    Times,
    /// No part of it.
    Other,
}

/// Checks of one text that are looked through for the same figure.
const MAX_BACK: usize = 200;
/// Words between a comparison and what it is with, and between that and by how much.
const MAX_NAME: usize = 10;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for row in facts.rows() {
        for stretch in stretches(row).into_iter().filter(|stretch| stretch.len() > 1) {
            let frame = Frame::new(facts, row, stretch);
            frame.directions(found);
            let checks = frame.checks();
            for (change, check) in checks {
                let is_held = |other: &&Check| {
                    matches!(other.kind, Kind::Growth | Kind::Portion | Kind::Table)
                        && other.verdict != Verdict::Undecided
                        && other.terms.contains(&change.term)
                };
                if !found.checks.iter().rev().take(MAX_BACK).any(|other| is_held(&other)) {
                    found.push(check);
                }
            }
        }
    }
}

/// A stretch of a row, with the role of each figure.
struct Frame<'b, 'a> {
    facts: &'b Facts<'a>,
    row: &'b Row,
    stretch: Range<usize>,
    roles: Vec<Role>,
}

impl<'b, 'a> Frame<'b, 'a> {
    fn new(facts: &'b Facts<'a>, row: &'b Row, stretch: Range<usize>) -> Frame<'b, 'a> {
        let mut frame = Frame { facts, row, stretch: stretch.clone(), roles: Vec::new() };
        for at in stretch {
            let role = frame.figure(at).map_or(Role::Other, |fact| frame.role(at, fact));
            frame.roles.push(role);
        }
        frame
    }

    fn figure(&self, at: usize) -> Option<&'b CheckedFigure<'a>> {
        self.row.figure(self.facts, at)
    }

    fn role_at(&self, at: usize) -> Role {
        at.checked_sub(self.stretch.start).and_then(|at| self.roles.get(at)).copied().unwrap_or(Role::Other)
    }

    /// The role of a figure, those before it being known.
    fn role(&self, at: usize, fact: &CheckedFigure<'a>) -> Role {
        let cues = &self.facts.structure.cues;
        if fact.mention.upper.is_some() {
            return Role::Other;
        }
        if fact.is_multiple_in_words(self.facts) || super::is_multiple(self.facts, fact) {
            return Role::Times;
        }
        let before = before(self.facts, self.row, at);
        let last = at.checked_sub(1).filter(|at| self.stretch.contains(at)).map(|at| self.role_at(at));
        let is_near = n_words(&before) <= MAX_NAME && !before.contains([',', ';']);
        // "gấp 3 lần nhà máy cũ với 45.000 m³".
        if last == Some(Role::Times) && is_near && !has(&before, &cues.breaks) && !has(&before, &cues.leads_to) {
            return Role::Base;
        }
        // "thấp hơn 14 điểm so với mức bình quân cả nước là 48 %".
        let is_with = has(&before, &cues.against)
            || has(&before, &cues.earlier)
            || has(&before, &cues.goal)
            || has(&before, &cues.needs);
        let way = self.way(at);
        let is_compared = way.is_some();
        if matches!(last, Some(Role::By(_))) && is_near && is_with && is_level(fact) && !is_compared {
            return Role::Base;
        }
        // "… (93,5 %) 2,3 điểm", "vượt dự toán 1.100 tỷ đồng là 140 tỷ đồng".
        if last == Some(Role::Base) && is_made_of(&before.replace(" ) ", " "), &[&cues.by_so_much]) {
            let way = (self.stretch.start..at).rev().find_map(|at| self.way(at).map(|(way, _)| way));
            return way.map_or(Role::Other, Role::By);
        }
        match way {
            Some((way, words)) => self.compared(at, way, &words, fact),
            // "tăng 460 tỷ đồng, hay 20 %".
            None if matches!(last, Some(Role::By(_))) && fact.mention.kind == MentionKind::Percent => {
                let way = last.and_then(|last| if let Role::By(way) = last { Some(way) } else { None });
                let is_same = is_only(tail(&before), &cues.same_value) && has(&before, &cues.says_same);
                way.filter(|_| is_same).map_or(Role::Other, Role::By)
            }
            None if is_level(fact) => Role::Level,
            None => Role::Other,
        }
    }

    /// The role of a figure behind a word that compares: with this, or by so much.
    fn compared(&self, at: usize, way: ChangeDirection, words: &str, fact: &CheckedFigure<'a>) -> Role {
        let cues = &self.facts.structure.cues;
        let is_led = ends_with(words, &cues.leads_to) || ends_with(words, &cues.from);
        if is_led {
            return if is_level(fact) { Role::Level } else { Role::Other };
        }
        let is_by = is_made_of(words, &[&cues.by_so_much, &cues.time_words, &cues.change_words]);
        let names_with = last_of(words, &[&cues.against]).is_some_and(|(_, words)| n_words(words) == 0);
        // "cao hơn 58.000 lượt của tháng 6", "thấp hơn mức 3,66 %", "cao hơn tuần trước (1.930 ca)": than that, not by so much.
        let is_named_then =
            after_first(self.row.gap(at + 1), &cues.of_it).is_some() || ends_with(words, &cues.level_names);
        let is_in_bracket = before(self.facts, self.row, at).trim_end().ends_with('(') && n_words(words) > 1;
        let is_of = is_level(fact) && ((is_named_then && self.says_than(at)) || is_in_bracket);
        if is_by && !names_with && !is_of {
            return Role::By(way);
        }
        let is_points = prints_points(fact, cues) || fact.measure() == Measure::ChangeRel;
        // "nơi sụt đất có 112 hộ", "mất một lực là 1 điốp": what moved is named, not than what it is less.
        let is_than = !self.is_move(at) || has(words, &cues.against) || has(words, &cues.earlier);
        let is_opened = before(self.facts, self.row, at).trim_end().ends_with('(')
            || (is_than && ends_with(words, &cues.level_words));
        let is_named = is_opened || names_with || has(words, &cues.goal) || has(words, &cues.needs);
        let is_with = n_words(words) <= MAX_NAME && !words.contains([',', ';']) && (is_named || is_of);
        if is_with && is_level_like(fact) && !is_points { Role::Base } else { Role::Other }
    }

    /// The word that compares before a figure, and the words between them.
    fn way(&self, at: usize) -> Option<(ChangeDirection, String)> {
        let cues = &self.facts.structure.cues;
        let before = before(self.facts, self.row, at);
        // A bracket holds what a name before it is.
        let clause = before.trim_end();
        let clause = clause.strip_suffix('(').map_or(clause, str::trim_end);
        let clause = format!("{} ", tail(&format!("{clause} ")).trim_end());
        let clause = format!(" {}", clause.trim_start());
        // "tỷ lệ thiếu việc làm chung là 1,9 %" is less than nothing.
        let is_one_word = has(&clause, &cues.compounds);
        let without = |clause: String, word: &String| clause.replace(&format!(" {word} "), " ");
        let clause = if is_one_word { cues.compounds.iter().fold(clause, without) } else { clause };
        let (list, words) = last_of(&clause, &[&cues.up, &cues.down, &cues.apart_by])?;
        let way = match list {
            0 => ChangeDirection::Up,
            1 => ChangeDirection::Down,
            _ => ChangeDirection::Apart,
        };
        Some((way, format!(" {}", words.trim_start())))
    }

    /// True if the last word before a figure that compares only says that something went up or down.
    fn is_move(&self, at: usize) -> bool {
        let cues = &self.facts.structure.cues;
        let before = before(self.facts, self.row, at);
        let all = [&cues.up, &cues.down].into_iter().flat_map(|list| cues_of(&before, list));
        all.map(|it| (behind_cue(it), it.1.len(), it.1)).max().is_some_and(|(_, _, cue)| cues.moves.contains(cue))
    }

    /// True if the word before a figure says than what something is more or less, as "cao hơn" does and "tăng" does not.
    fn says_than(&self, at: usize) -> bool {
        let cues = &self.facts.structure.cues;
        let before = before(self.facts, self.row, at);
        let all = [&cues.up, &cues.down].into_iter().flat_map(|list| cues_of(&before, list));
        all.map(|it| (behind_cue(it), it.1)).max().is_some_and(|(_, cue)| ends_with(cue, &cues.than))
    }

    /// What the figures give, each with the one that says by how much.
    fn checks(&self) -> Vec<(&'b CheckedFigure<'a>, Check)> {
        let all = || self.stretch.clone().filter_map(|at| Some((at, self.figure(at)?, self.role_at(at))));
        let mut checks = Vec::new();
        for (at, change, role) in all().filter(|(_, _, role)| matches!(role, Role::By(_) | Role::Times)) {
            let found = self.with_base(at, change, role).or_else(|| self.with_amount(at, change, role));
            checks.extend(found.map(|check| (change, check)));
        }
        checks
    }

    /// Levels that are said to lie above or below another, without by how much.
    fn directions(&self, found: &mut CheckResults) {
        let bases = self.stretch.clone().filter(|at| self.role_at(*at) == Role::Base);
        for at in bases {
            let way = self.way(at).map(|(way, _)| way).filter(|way| *way != ChangeDirection::Apart);
            let level_at = at.checked_sub(1).filter(|level| self.role_at(*level) == Role::Level);
            let (Some(way), Some(level_at)) = (way, level_at) else { continue };
            let (Some(level), Some(base)) = (self.figure(level_at), self.figure(at)) else { continue };
            let is_goal = has(&before(self.facts, self.row, at), &self.facts.structure.cues.goal) || base.is_goal();
            if is_goal || level.is_goal() || !are_alike(self.facts, level, base) || !self.is_said_of(level_at, at, base)
            {
                continue;
            }
            let (low, high) = if way == ChangeDirection::Down { (level, base) } else { (base, level) };
            let is_known = |other: &Check| {
                other.kind == Kind::Direction && [low.term, high.term].iter().all(|term| other.terms.contains(term))
            };
            if !found.checks.iter().rev().take(MAX_BACK).any(is_known) {
                let builder =
                    CheckBuilder::new(Kind::Direction, self.facts.doc, &[low, high]).note(CheckNote::FromText);
                // "9 nơi đón khách, nhiều hơn năm ngoái 800.000": many times as much is of something else.
                let check = builder.compares(term(0), Relation::AtMost, term(1));
                if check.verdict != Verdict::LookAgain || are_of_one_size(level, base) {
                    found.push(check);
                }
            }
        }
    }

    /// The level that a change is of: the nearest before it, or the one that it leads to.
    fn level_of(&self, at: usize) -> Option<usize> {
        let is_level = |at: &usize| self.role_at(*at) == Role::Level;
        let before = (self.stretch.start..at).rev().find(is_level);
        let cues = &self.facts.structure.cues;
        // "tăng 9 % so với cùng kỳ và đưa tổng lượng lên 314,7 triệu": of another change.
        let led = |at: &usize| {
            let gap = self.row.gap(*at);
            ends_with(gap, &cues.leads_to) && !(has(gap, &cues.against) && has(gap, &cues.breaks))
        };
        before.or_else(|| (at + 1..self.stretch.end).find(|at| is_level(at) && led(at)))
    }

    /// A level, what it is compared with, and by how much.
    fn with_base(&self, at: usize, change: &'b CheckedFigure<'a>, role: Role) -> Option<Check> {
        let level_at = self.level_of(at)?;
        let level = self.figure(level_at)?;
        let mut bases = self.stretch.clone().filter(|base| self.role_at(*base) == Role::Base);
        if let Some(base_at) = bases.next() {
            let base = self.figure(base_at).filter(|_| bases.next().is_none())?;
            let is_near = base_at > level_at && base_at.abs_diff(at) <= 1;
            let first = at.min(base_at);
            // "tăng 5 điểm so với năm trước nhưng vẫn thua bình quân (82 %)": compared with that apart from the change.
            let is_apart = base_at > at && self.way(base_at).is_some();
            // "vượt dự toán (5.147 tỷ đồng) và tăng 28,4 %": what goes up does so from what was, not from a goal.
            let is_goal =
                base.is_goal() || has(&before(self.facts, self.row, base_at), &self.facts.structure.cues.goal);
            let is_since = base_at < at && is_goal && self.is_move(at) && matches!(role, Role::By(_));
            let is_its = is_near && !is_apart && !is_since && self.is_said_of(level_at, first, base);
            return if is_its && are_alike(self.facts, level, base) {
                self.held(level, base, change, role)
            } else {
                None
            };
        }
        // Two levels of two times, or of a goal and a result, and nothing else.
        let levels: Vec<usize> = self.stretch.clone().filter(|at| self.role_at(*at) == Role::Level).collect();
        let [first, second] = levels.as_slice() else { return self.with_level_above(at, change, role) };
        // "đang có 40 lớp, mở thêm 10 lớp, nâng số lớp lên 50 lớp".
        if *first < at && at + 1 == *second && ends_with(self.row.gap(*second), &self.facts.structure.cues.leads_to) {
            let (earlier, later) = (self.figure(*first)?, self.figure(*second)?);
            let is_one = change.mention.kind != MentionKind::Percent && self.is_raised(*second);
            let is_told = is_one && change.counts_like(later, self.facts) && earlier.counts_like(later, self.facts);
            return is_told.then(|| self.held(later, earlier, change, role))?;
        }
        // "1.450 đồng thay vì 2.000 đồng (giảm 27,5 %)".
        let is_instead = ends_with(self.row.gap(*second), &self.facts.structure.cues.instead);
        let (earlier, later) = if is_instead { (second, first) } else { (first, second) };
        let (earlier, later) = (self.figure(*earlier)?, self.figure(*later)?);
        let is_behind = *second < at && (at - second == 1 || self.is_other_of_change(*second, at));
        let is_pair = are_alike(self.facts, later, earlier) && self.are_apart(*first, *second, role);
        let is_told = is_behind && is_pair && self.says_since_then(*second, at);
        is_told.then(|| self.held(later, earlier, change, role))?
    }

    /// True if the words before a level say that something was raised or brought to it.
    fn is_raised(&self, at: usize) -> bool {
        has(self.row.gap(at), &self.facts.structure.cues.brings)
    }

    /// One level in the sentence, a change, and one level in the sentence before: "8.400 tấn. Cùng kỳ là 7.500 tấn, tăng 900 tấn", "có
    /// 12.400 tấn. Nhập thêm 5.300 tấn, đưa lượng gạo lên 17.700 tấn".
    fn with_level_above(&self, at: usize, change: &'b CheckedFigure<'a>, role: Role) -> Option<Check> {
        let cues = &self.facts.structure.cues;
        let mut levels = self.stretch.clone().filter(|at| self.role_at(*at) == Role::Level);
        let here = levels.next().filter(|_| levels.next().is_none() && self.stretch.start == 0)?;
        let level = self.figure(here)?;
        let above = self.level_above(level)?;
        if here < at && here == 0 && has(tail(self.row.gap(0)), &cues.earlier) && self.says_since_then(here, at) {
            return self.held(above, level, change, role);
        }
        let is_led = here == at + 1 && ends_with(self.row.gap(here), &cues.leads_to) && self.is_raised(here);
        let is_one = change.mention.kind != MentionKind::Percent && change.counts_like(level, self.facts);
        (is_led && is_one).then(|| self.held(level, above, change, role))?
    }

    /// The only figure like one in the sentence before.
    fn level_above(&self, like: &CheckedFigure<'a>) -> Option<&'b CheckedFigure<'a>> {
        let rows = self.facts.rows();
        let at = rows.partition_point(|row| row.sentence < self.row.sentence);
        let above = rows.get(at.checked_sub(1)?).filter(|above| self.row.sentence - above.sentence == 1)?;
        let figures = (0..above.len().min(MAX_NAME)).filter_map(|at| above.figure(self.facts, at));
        let mut like = figures.filter(|it| {
            is_level(it) && (it.counts_like(like, self.facts) || (it.is_percentage() && like.is_percentage()))
        });
        like.next().filter(|level| like.next().is_none() && !level.is_goal())
    }

    /// Between a level and a change behind it stands the same change, told otherwise.
    fn is_other_of_change(&self, level: usize, at: usize) -> bool {
        (level + 1..at).all(|at| matches!(self.role_at(at), Role::By(_) | Role::Times))
    }

    /// True if two levels are told apart by their times, or one is a goal: no part and its whole.
    fn are_apart(&self, first: usize, second: usize, role: Role) -> bool {
        let cues = &self.facts.structure.cues;
        if role == Role::By(ChangeDirection::Apart) {
            return true;
        }
        let (Some(a), Some(b)) = (self.figure(first), self.figure(second)) else { return false };
        let periods = a.period().zip(b.period()).is_some_and(|(a, b)| a.end < b.end);
        let (before, between) = (self.row.gap(first), self.row.gap(second));
        let is_from = before.split_whitespace().any(|word| cues.from.iter().any(|from| from == word))
            && ends_with(between, &cues.leads_to);
        let is_called = |gap: &str| has(gap, &cues.goal) || has(gap, &cues.needs);
        let is_goal = is_called(before) && n_words(tail(before)) <= MAX_NAME || has(between, &cues.needs);
        let is_part = has(between, &cues.of_which) || has(between, &cues.apart);
        !is_part && (periods || is_from || is_goal || has(before, &cues.earlier) || has(between, &cues.by_now))
    }

    /// True if what follows the last comma between a level and its change says no more than that it changed, and nothing behind the
    /// change names another time.
    fn says_since_then(&self, level: usize, at: usize) -> bool {
        let cues = &self.facts.structure.cues;
        let words = before(self.facts, self.row, level + 1);
        let is_plain = is_made_of(tail(&words), &[&cues.change_words, &cues.time_words, &cues.by_so_much]);
        let behind = head(self.row.gap(at + 1));
        // "tăng từ 9.870 lên 13.420 người, vượt 4,2 % kế hoạch": over something that is not told here.
        let is_goal =
            |at: usize| has(self.row.gap(at), &cues.goal) || self.figure(at).is_some_and(CheckedFigure::is_goal);
        let is_of_other_goal = has(behind, &cues.goal) && !(self.stretch.start..=level).any(is_goal);
        // "vượt dự toán (5.147 tỷ đồng) và tăng 28,4 % so với cùng kỳ": not since the goal.
        let is_since = has(behind, &cues.earlier) && (self.stretch.start..=level).any(is_goal);
        is_plain && !is_of_other_goal && !is_since && (!has(behind, &cues.against) || has(behind, &cues.earlier))
    }

    /// True if the words between a level and a comparison do not name something else that is compared.
    fn is_said_of(&self, level: usize, first: usize, base: &CheckedFigure<'_>) -> bool {
        let cues = &self.facts.structure.cues;
        if first != level + 1 {
            return false;
        }
        let words = before(self.facts, self.row, first);
        let bracket = words.trim_end().strip_suffix('(').unwrap_or(words.trim_end()).to_owned();
        let clause = format!("{bracket} ");
        let starts = [&cues.up, &cues.down, &cues.apart_by, &cues.multiple].into_iter().flatten();
        let from = starts.filter_map(|cue| super::super::rows::rfind(&clause, cue)).min();
        let own = from.and_then(|at| clause.get(..=at)).unwrap_or(&clause);
        let is_plain = is_made_of(tail(own), &[&cues.change_words, &cues.time_words, &cues.by_so_much]);
        // Things of one noun are of one sort whatever stands between them; sums of money are not.
        let is_own_noun = base.mention.kind == MentionKind::Count && n_words(own) <= MAX_NAME;
        (is_plain || is_own_noun) && !has(own, &cues.of_which) && !own.contains(" ; ")
    }

    /// The amount and the percentage of one change, by the level that it led to.
    fn with_amount(&self, at: usize, percent: &'b CheckedFigure<'a>, role: Role) -> Option<Check> {
        let Role::By(_) = role else { return None };
        let is_amount = |at: &usize| {
            let is_by = matches!(self.role_at(*at), Role::By(_));
            is_by && self.figure(*at).is_some_and(|it| it.mention.kind != MentionKind::Percent)
        };
        let amount_at = (self.stretch.start..at).next_back().filter(is_amount)?;
        let amount = self.figure(amount_at)?;
        // "12.480 lượt. Con số này cao hơn quý trước 960 lượt, tương đương 8,3 %".
        let is_anaphor = amount_at == 0 && has(self.row.gap(0), &self.facts.structure.cues.this_number);
        let level_at = self.level_of(amount_at).or_else(|| is_anaphor.then_some(at + 1))?;
        let level = if is_anaphor && level_at == at + 1 { self.level_above(amount)? } else { self.figure(level_at)? };
        let Role::By(way) = self.role_at(amount_at) else { return None };
        let cues = &self.facts.structure.cues;
        let is_percent = percent.mention.kind == MentionKind::Percent && !prints_points(percent, cues);
        let n_levels = self.stretch.clone().filter(|at| self.role_at(*at) == Role::Level).count();
        let is_its = level_at > at || self.is_said_of(level_at, amount_at, amount);
        // "tăng 280 ca so với tháng trước (tương đương tăng 75 %)".
        let between = before(self.facts, self.row, at);
        let is_one_change = is_made_of(
            &between.replace([',', '(', ')', ':'], " "),
            &[&cues.same_change, &cues.same_value, &cues.change_words, &cues.time_words, &cues.by_so_much],
        );
        // "tăng 1 triệu lượt và vượt 5 % kế hoạch": over something else.
        let is_of_goal = has(head(self.row.gap(at + 1)), &cues.goal) && amount.measure() != Measure::Excess;
        let is_sort = is_percent
            && (n_levels == 1 || (n_levels == 0 && is_anaphor))
            && is_one_change
            && is_its
            && way != ChangeDirection::Apart
            && !is_of_goal;
        if !is_sort || !level.may_count_like(amount, self.facts) || !level.kind_is(amount) {
            return None;
        }
        let builder = CheckBuilder::new(Kind::Growth, self.facts.doc, &[level, amount, percent]);
        let before = match way {
            ChangeDirection::Up => term(0).minus(size(amount, 1)),
            _ => Expr::Sum(vec![term(0), size(amount, 1)]),
        };
        let is_possible = builder.point(&before).is_some_and(|before| before > Rational::ZERO);
        let growth = size(amount, 1).over(before).percent();
        is_possible.then(|| builder.compares(growth, Relation::Equals, size(percent, 2)))
    }

    /// How many times the smaller of two levels the larger one is.
    fn times_apart(
        &self,
        level: &CheckedFigure<'a>,
        base: &CheckedFigure<'a>,
        times: &CheckedFigure<'a>,
    ) -> Option<Check> {
        let (large, small) = if level.point >= base.point { (level, base) } else { (base, level) };
        let builder = CheckBuilder::new(Kind::Growth, self.facts.doc, &[large, small, times]);
        let is_possible = small.point > Rational::ZERO && times.point > Rational::ONE;
        is_possible.then(|| builder.compares(term(0).over(term(1)), Relation::Equals, size(times, 2)))
    }

    /// What a level, the one that it is compared with and the size of the difference give.
    fn held(
        &self,
        level: &CheckedFigure<'a>,
        base: &CheckedFigure<'a>,
        change: &CheckedFigure<'a>,
        role: Role,
    ) -> Option<Check> {
        if role == Role::Times {
            return super::between(self.facts, level, base, change);
        }
        // "3,72 triệu và 1,98 triệu, chênh nhau gần hai lần".
        if super::has_times(self.facts, change) {
            return self.times_apart(level, base, change);
        }
        let cues = &self.facts.structure.cues;
        let builder = || CheckBuilder::new(Kind::Growth, self.facts.doc, &[level, base, change]);
        let is_more = level.point >= base.point;
        let apart = if is_more { term(0).minus(term(1)) } else { term(1).minus(term(0)) };
        if base.point <= Rational::ZERO || level.point <= Rational::ZERO {
            return None;
        }
        let is_relative = change.mention.kind == MentionKind::Percent && !prints_points(change, cues);
        let ratio = || term(0).over(term(1));
        let growth = if is_more { ratio().minus(Expr::one()) } else { Expr::one().minus(ratio()) }.percent();
        if !is_relative {
            let is_like = level.is_percentage() == (prints_points(change, cues) || change.is_percentage());
            let is_sort = level.is_percentage() || change.may_count_like(level, self.facts);
            return (is_like && is_sort).then(|| builder().compares(apart, Relation::Equals, size(change, 2)));
        }
        if !level.is_percentage() {
            let check = builder().compares(growth.clone(), Relation::Equals, size(change, 2));
            let is_rounded = check.verdict == Verdict::LookAgain && is_in_fives(builder().point(&growth), change);
            let formula = Formula { left: growth, relation: Relation::Equals, right: Some(size(change, 2)) };
            let rounded = is_rounded.then(|| builder().with_verdict(Verdict::AgreesIfRounded, formula));
            return Some(rounded.unwrap_or(check));
        }
        let in_points = builder().note(CheckNote::InPoints).compares(apart.clone(), Relation::Equals, size(change, 2));
        let relative = builder().compares(growth, Relation::Equals, size(change, 2));
        if in_points.verdict != Verdict::Agrees && relative.verdict == Verdict::Agrees {
            let formula = Formula { left: apart, relation: Relation::Equals, right: Some(size(change, 2)) };
            return Some(builder().note(CheckNote::PointsOrPercent).with_verdict(Verdict::Undecided, formula));
        }
        Some(in_points)
    }
}
