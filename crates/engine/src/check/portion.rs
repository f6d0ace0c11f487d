//! A part, its whole and the share that it is said to be: "997.583 thí sinh, chiếm 94,97 % tổng số", "45/63 xã, đạt
//! 71,4 %", "đã thu 300 tỷ đồng, đạt 60 % kế hoạch (500 tỷ đồng)". Needs no indicator.

mod goal_behind;
mod joint_share;
mod named;
mod of_rate;
mod only_one_total;
mod parallel;
mod shares_of_unprinted_total;
mod some_of_total;
mod whole;

use crate::interval::Rational;
use crate::reading::{Field, Measure, MentionKind, Qualifier};

use super::checked_figure::{CheckedFigure, Facts};
use super::figure_in_row::FigureInRow;
use super::formula::{Expr, Formula, Relation};
use super::growth::is_attached;
use super::kinds::Kind;
use super::model::{Check, CheckResults, Verdict};
use super::rows::{Row, after_first, behind, ends_with, has, is_only, n_words, normal};
use super::share::base_of;
use super::structure::{BaseKind, Cues};
use super::verdict::{CheckBuilder, Reach, decided, term};

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    shares_of_unprinted_total::find(facts, found);
    for (at_row, row) in facts.rows().iter().enumerate() {
        for at in 0..row.len() {
            let Some(share) = row.figure(facts, at).filter(|share| is_share(share)) else { continue };
            let place = FigureInRow { facts, rows: facts.rows(), at_row, row, at, fact: share };
            if let Some(check) = some_of_total::find(&place) {
                if !is_known(found, &check) {
                    found.push(check);
                }
                continue;
            }
            let is_new = |found: &CheckResults, check: &Check| {
                !found.checks.iter().rev().take(MAX_BACK).any(|other| other.id == check.id)
            };
            for check in of_rate::find(&place) {
                if is_new(found, &check) {
                    found.push(check);
                }
            }
            let known = |part: &CheckedFigure<'_>| whole_of(facts, found, part);
            let mut all = Vec::new();
            for (part, reach) in place.told_parts() {
                let listed = place.figure(part).and_then(known);
                all.extend(place.wholes(part, reach, listed));
            }
            let check = decided(all).or_else(|| joint_share::find(&place)).or_else(|| goal_behind::find(&place));
            let check = check.or_else(|| named::find(&place)).or_else(|| only_one_total::find(&place));
            if let Some(check) = check.filter(|check| !is_known(found, check)) {
                found.push(check);
            }
        }
    }
    parallel::find(facts, found);
}

/// A percentage, or a fraction in words.
fn is_share(fact: &CheckedFigure<'_>) -> bool {
    fact.measure() == Measure::Share
        && !fact.sort.is_range
        && !fact.is_goal()
        && matches!(fact.mention.kind, MentionKind::Percent | MentionKind::Ratio)
        && fact.point > Rational::ZERO
        && (fact.mention.kind == MentionKind::Percent || fact.point < Rational::ONE)
}

/// The whole of a sum that holds and in which a figure is a part.
fn whole_of<'b, 'a>(
    facts: &'b Facts<'a>,
    found: &CheckResults,
    part: &CheckedFigure<'_>,
) -> Option<&'b CheckedFigure<'a>> {
    let is_sum = |check: &&Check| {
        matches!(check.kind, Kind::Sum | Kind::OfWhich)
            && check.verdict == Verdict::Agrees
            && check.formula.relation == Relation::Equals
    };
    let of_part = |check: &&Check| check.terms.split_last().is_some_and(|(_, parts)| parts.contains(&part.term));
    let sum = found.checks.iter().rev().take(MAX_BACK).filter(is_sum).find(of_part)?;
    let whole = sum.terms.last()?;
    facts.list.iter().find(|fact| fact.term == *whole)
}

/// True if the codebook's own checks hold the same figures against each other.
pub(super) fn is_known(found: &CheckResults, check: &Check) -> bool {
    found.checks.iter().rev().take(MAX_BACK).any(|other| {
        other.kind != check.kind
            && !is_weaker(other, check)
            && other.terms.len() == check.terms.len()
            && check.terms.iter().all(|term| other.terms.contains(term))
    })
}

/// True if one only says that parts are no more than their whole, where another says that they do not make it.
fn is_weaker(other: &Check, check: &Check) -> bool {
    let is_limit = other.formula.relation == Relation::AtMost && other.verdict == Verdict::Agrees;
    is_limit && check.formula.relation == Relation::Equals && check.verdict == Verdict::LookAgain
}

/// Adds a check in the place of one that says less of the same figures.
pub(super) fn put(found: &mut CheckResults, check: Check) {
    let from = found.checks.len().saturating_sub(MAX_BACK);
    let is_same = |other: &Check| {
        other.terms.len() == check.terms.len() && check.terms.iter().all(|term| other.terms.contains(term))
    };
    let weaker = found.checks.iter().skip(from).position(|other| is_weaker(other, &check) && is_same(other));
    if let Some(at) = weaker {
        found.checks.remove(from + at);
    }
    found.checks.push(check);
}

/// Checks of one figure stand near each other in the list.
const MAX_BACK: usize = 200;
/// A whole stands at most so many rows before its part.
const MAX_ROWS_BACK: usize = 8;
/// And so many blocks: papers give each sentence its own.
const MAX_BLOCKS_BACK: u32 = 6;
/// Nearer than this many sentences, words can leave no doubt which whole is meant.
const N_NEAR: u32 = 4;

impl<'b, 'a> FigureInRow<'b, 'a> {
    /// What the share may be the share of a whole of, with their places in the row.
    fn told_parts(&self) -> Vec<(usize, Reach)> {
        let cues = &self.facts.structure.cues;
        // "kế hoạch giao 800 quân, đã giao 760 quân": what is read as a goal, too, is none beside the one that is called so.
        let is_result = |at: usize| {
            let is_named = |at: usize| has(self.row.gap(at), &cues.goal);
            !is_named(at) && at.checked_sub(1).is_some_and(is_named)
        };
        let is_part = |at: &usize| {
            let is_change = || super::statement::is_change(self.row.gap(*at), cues);
            self.figure(*at).is_some_and(|part| part.is_amount() && (!part.is_goal() || is_result(*at)) && !is_change())
        };
        let mut parts = Vec::new();
        if let Some(before) = self.at.checked_sub(1).filter(is_part).filter(|_| !self.is_of_the_one_before()) {
            let is_firm = is_attached(self.row.gap(self.at), &cues.share_words, cues);
            parts.push((before, if is_firm { Reach::Firm } else { Reach::Loose }));
        } else if let Some(before) = self.at.checked_sub(2).filter(is_part) {
            parts.push((before, Reach::Loose));
        }
        let own = self.fact.related(self.facts, Field::ShareOf);
        for (at, reach) in &mut parts {
            if self.figure(*at).zip(own).is_some_and(|(part, own)| part.term == own.term) {
                *reach = Reach::Firm;
            }
        }
        // "chiếm 24 % tổng dư nợ, tương đương 4,3 triệu tỷ đồng".
        let gap = self.row.gap(self.at + 1);
        let tail = gap.rfind(',').and_then(|at| Some((gap.get(..at)?, gap.get(at + 1..)?)));
        let is_named = |words: &str| !words.contains([';', '.', '(', ',']) && n_words(words) <= MAX_BASE_WORDS;
        let behind = tail.filter(|(words, tail)| is_named(words) && has(tail, &cues.says_same)).map_or(gap, |it| it.1);
        if is_only(behind, &cues.same_value) && is_part(&(self.at + 1)) {
            let is_firm = behind.trim() == "(" || has(behind, &cues.says_same);
            parts.push((self.at + 1, if is_firm { Reach::Firm } else { Reach::Loose }));
        }
        parts
    }

    /// "160 con sống trong vườn thú và 70 % trong số đó": of the amount before, which is then no part.
    fn is_of_the_one_before(&self) -> bool {
        let cues = &self.facts.structure.cues;
        let behind = self.base_words();
        let is_anaphor = [&cues.of_which, &cues.this_number].into_iter().flatten().any(|cue| {
            behind.trim_start().strip_prefix(cue.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        });
        is_anaphor && !self.says_share()
    }

    /// True if the word right before the share says that it is one of what stands before it.
    fn says_share(&self) -> bool {
        let cues = &self.facts.structure.cues;
        let last = self.row.gap(self.at).split_whitespace().next_back().unwrap_or(",");
        cues.share_words.iter().any(|word| word == last) && !cues.joins.iter().any(|join| join == last) && last != ","
    }

    /// The words behind the share, which name what it is of.
    fn base(&self) -> String {
        let named = self.fact.observation.denominator.as_deref().map(normal).unwrap_or_default();
        format!("{named}{}", self.row.gap(self.at + 1))
    }

    fn wholes(&self, part_at: usize, reach: Reach, listed: Option<&'b CheckedFigure<'a>>) -> Vec<(Check, Reach)> {
        let Some(part) = self.figure(part_at) else { return Vec::new() };
        if let Some(all) = part.out_of(self.facts.doc.text) {
            // "đều dưới 10 %" is said of each of many.
            let cues = &self.facts.structure.cues;
            let is_of_each = [&cues.of_each, &cues.covers].into_iter().any(|list| has(self.row.gap(self.at), list));
            let is_of_other = is_of_each || !self.names_no_other_base();
            let reach = if is_of_other { Reach::Loose } else { reach };
            let builder = CheckBuilder::new(Kind::Portion, self.facts.doc, &[part, self.fact]);
            let share = self.in_percent(term(0).over(Expr::Number(all)));
            return vec![(builder.compares(share, Relation::Equals, term(1)), reach)];
        }
        let base = base_of(self.facts, self.fact);
        let is_of_goal = match base {
            Some(base) => base.kind == BaseKind::Target,
            None => has(&self.base_words(), &self.facts.structure.cues.goal),
        };
        let mut wholes = if is_of_goal { self.goals(part_at, part) } else { self.totals(part_at, part) };
        let is_all = self.fact.point == Rational::HUNDRED;
        wholes.extend(
            listed.filter(|_| !is_of_goal && !is_all && self.names_no_other_base()).map(|whole| (whole, Reach::Firm)),
        );
        let reach_of = |whole: &CheckedFigure<'a>, own: Reach| {
            if self.has_own_share(whole) { Reach::Loose } else { reach.min(own) }
        };
        wholes.into_iter().map(|(whole, own)| (self.share_of(part, whole), reach_of(whole, own))).collect()
    }

    /// The words right behind the share, up to the next mark.
    fn base_words(&self) -> String {
        let words = self.row.gap(self.at + 1).split_whitespace().take(MAX_BASE_WORDS);
        let words = words.take_while(|word| word.chars().all(char::is_alphanumeric));
        words.fold(" ".to_owned(), |all, word| all + word + " ")
    }

    /// True if nothing behind the share says what it is of, or that it is of a whole.
    /// "chiếm 13,59 % tổng giá trị vốn" of 17 dự án: what the total is of is another thing than what the part counts.
    fn names_other_total(&self, part: &CheckedFigure<'_>) -> bool {
        let words = self.base_words();
        let cues = &self.facts.structure.cues;
        let Some(named) = behind(&words, &cues.whole) else { return false };
        let noun = part.mention.unit.text.split([' ', ',']).next().unwrap_or("");
        let is_plain = named.split_whitespace().next().is_none_or(|first| cues.of_all.iter().any(|all| all == first));
        !is_plain && !noun.is_empty() && !named.split_whitespace().any(|word| word == noun)
    }

    /// "22,5 % tổng số học sinh", "73 % số thí sinh dự thi": the noun of a whole, whatever the part is told in.
    fn names_total(&self, whole: &CheckedFigure<'_>) -> bool {
        let cues = &self.facts.structure.cues;
        let words = self.base_words();
        let count = after_first(&words, &cues.number_of).map(str::to_owned);
        let named = behind(&words, &cues.whole).map(str::to_owned).or(count);
        let noun = normal(&whole.mention.unit.text);
        // "1,2 % số người hưởng trợ cấp" is not of whatever people are told near by.
        whole.mention.kind == MentionKind::Count
            && !whole.is_generic(self.facts)
            && n_words(&noun) > 0
            && named.is_some_and(|named| whole::is_of_class(self, whole, &noun, &named))
    }

    fn names_no_other_base(&self) -> bool {
        let words = self.base_words();
        words.trim().is_empty() || has(&words, &self.facts.structure.cues.whole)
    }

    /// "181 người (2 %) mắc bệnh, trong đó 78 người (0,9 %)": a whole with a share of its own is a part of something larger, and
    /// the shares of its parts may be shares of that.
    fn has_own_share(&self, whole: &CheckedFigure<'_>) -> bool {
        let end = whole.mention.span.end;
        let at = self.facts.n_before(end);
        let next = self.facts.list.get(at).filter(|next| next.term != self.fact.term && is_share(next));
        next.is_some_and(|next| {
            let words = self.facts.doc.text.get(end as usize..next.mention.span.start as usize).map(normal);
            words.is_some_and(|words| is_only(&words, &self.facts.structure.cues.share_words))
        })
    }

    fn in_percent(&self, fraction: Expr) -> Expr {
        if self.fact.mention.kind == MentionKind::Percent { fraction.percent() } else { fraction }
    }

    /// The check that a part of a whole is this share.
    fn share_of(&self, part: &CheckedFigure<'a>, whole: &CheckedFigure<'a>) -> Check {
        let builder = || CheckBuilder::new(Kind::Portion, self.facts.doc, &[part, whole, self.fact]);
        let fraction = self.in_percent(term(0).over(term(1)));
        let check = builder().compares(fraction.clone(), Relation::Equals, term(2));
        if check.verdict != Verdict::LookAgain || !self.is_round_about(builder().point(&fraction)) {
            return check;
        }
        let formula = Formula { left: fraction, relation: Relation::Equals, right: Some(term(2)) };
        builder().with_verdict(Verdict::AgreesIfRounded, formula)
    }

    /// "gần 50 %" is said of 47,75 %: a hedged share in fives is not one to the last percent.
    fn is_round_about(&self, fraction: Option<Rational>) -> bool {
        if self.fact.mention.kind == MentionKind::Ratio && self.fact.mention.qualifier == Qualifier::Exact {
            // "một phần ba" is said of what is about that.
            let apart = || fraction?.checked_sub(self.fact.point)?.checked_abs();
            return apart().zip(Rational::new(1, 30)).is_some_and(|(apart, limit)| apart <= limit);
        }
        let (share, five) = (self.fact, Rational::whole(5));
        let is_in_fives = share.point.checked_div(five).is_some_and(Rational::is_whole);
        let is_hedged = share.mention.qualifier != Qualifier::Exact && share.mention.kind == MentionKind::Percent;
        let apart = || fraction?.checked_sub(share.point)?.checked_abs();
        is_hedged && is_in_fives && apart().is_some_and(|apart| apart <= Rational::whole(3))
    }

    /// Goals that the part may be measured by: in the same sentence, or the one before.
    fn goals(&self, part_at: usize, part: &CheckedFigure<'a>) -> Vec<(&'b CheckedFigure<'a>, Reach)> {
        let facts = self.facts;
        let cues = &facts.structure.cues;
        let mut all = Vec::new();
        let is_like =
            |goal: &CheckedFigure<'_>| goal.is_amount() && goal.counts_like(part, facts) && goal.term != part.term;
        for at in 0..self.row.len().min(MAX_FIGURES) {
            let Some(goal) = self.figure(at).filter(|goal| is_like(goal) && at != part_at) else { continue };
            let is_called_goal = goal.is_goal() || is_called(self.row.gap(at), cues);
            let is_near = at.abs_diff(self.at) <= 3;
            if is_called_goal {
                all.push((goal, if is_near { Reach::Firm } else { Reach::Loose }));
            }
        }
        if all.is_empty() {
            for (row, at, goal) in self.rows_before().filter(|(_, _, goal)| is_like(goal)) {
                if goal.is_goal() || is_called(row.gap(at), cues) {
                    let is_next = self.row.sentence - row.sentence <= 1 && !self.is_of_other_name(part_at, goal);
                    all.push((goal, if is_next { Reach::Firm } else { Reach::Loose }));
                }
            }
        }
        if all.is_empty() && is_precise(self.fact) {
            // "phải có 17.500 người (hiện nay 14.120 người, bằng 80,7 % chỉ tiêu)": what fits is the goal.
            let before = (0..part_at).rev().take(2).filter_map(|at| self.figure(at)).filter(|goal| is_like(goal));
            all.extend(before.map(|goal| (goal, Reach::Loose)));
        }
        all
    }

    /// Figures of the few rows before, the nearest first, each with its row and place.
    fn rows_before(&self) -> impl Iterator<Item = (&'b Row, usize, &'b CheckedFigure<'a>)> + use<'a, 'b> {
        self.rows_before_within(MAX_ROWS_BACK, MAX_BLOCKS_BACK)
    }

    /// The same of so many rows and blocks.
    fn rows_before_within(
        &self,
        n_rows: usize,
        n_blocks: u32,
    ) -> impl Iterator<Item = (&'b Row, usize, &'b CheckedFigure<'a>)> + use<'a, 'b> {
        let (facts, here) = (self.facts, self.row);
        let from = self.at_row.saturating_sub(n_rows);
        let rows = self.rows.get(from..self.at_row).unwrap_or(&[]).iter().rev();
        let near = rows.filter(move |row| here.block - row.block <= n_blocks);
        near.flat_map(move |row| {
            let figures = (0..row.len().min(MAX_FIGURES)).rev();
            figures.filter_map(move |at| Some((row, at, row.figure(facts, at)?)))
        })
    }

    /// Wholes that the part may lie in.
    fn totals(&self, part_at: usize, part: &CheckedFigure<'a>) -> Vec<(&'b CheckedFigure<'a>, Reach)> {
        let facts = self.facts;
        let cues = &facts.structure.cues;
        let mut all: Vec<(&'b CheckedFigure<'a>, Reach)> = Vec::new();
        let is_rate =
            |whole: &CheckedFigure<'_>| whole.mention.kind == MentionKind::Rate && whole.mention.upper.is_none();
        let is_whole = |whole: &CheckedFigure<'_>| {
            (whole.is_amount() || is_rate(whole))
                && whole.is_goal() == part.is_goal()
                && whole.point > part.point
                && whole.term != part.term
        };
        let after = self.row.gap(self.at + 1);
        // "chiếm 95 % trong tổng số 1.050.412 thí sinh".
        if let Some(whole) = self.figure(self.at + 1).filter(|whole| is_whole(whole) && whole.is_commensurable(part))
            && (part.counts_like(whole, facts)
                || part.is_generic(facts)
                || part.mention.kind != MentionKind::Count
                || (part.point >= Rational::whole(10) && self.says_share()))
            && has(after, &cues.whole)
            && n_words(after) <= MAX_BASE_WORDS
            && !after.contains([',', ';', '('])
        {
            return vec![(whole, Reach::Firm)];
        }
        let mut related = None;
        if let Some(whole) =
            part.related(facts, Field::PartOf).filter(|whole| is_whole(whole) && whole.is_commensurable(part))
        {
            related = Some(whole);
        }
        let base = self.base();
        let calls_total = has(&base, &cues.whole) && !self.names_other_total(part);
        // "84.825 cháu (tỷ lệ 100 %)", "103 công nhân (chiếm 8 % trong nhóm)": of their own group, whatever whole they are in.
        let is_all = self.fact.point == Rational::HUNDRED;
        let is_of_related = !is_all && (calls_total || self.names_no_other_base());
        all.extend(related.map(|whole| (whole, if is_of_related { Reach::Firm } else { Reach::Loose })));
        let is_other_base = base_of(facts, self.fact).is_some();
        let names = |whole: &CheckedFigure<'_>| {
            let noun = whole.mention.unit.text.split([' ', ',']).next().unwrap_or("");
            !noun.is_empty()
                && is_other_base
                && self
                    .fact
                    .observation
                    .denominator
                    .as_deref()
                    .map(normal)
                    .is_some_and(|base| base.contains(&format!(" {noun} ")))
        };
        let mut opened = false;
        for at in (0..part_at).rev().take(MAX_FIGURES) {
            opened |= has(self.row.gap(at + 1), &cues.of_which);
            let Some(whole) = self.figure(at).filter(|whole| is_whole(whole)) else { continue };
            if names(whole) || self.names_total(whole) {
                all.push((whole, Reach::Firm));
            } else if whole.counts_like(part, facts) && !is_other_base {
                // "12,9 triệu lượt, song khách quốc tế chỉ chiếm 7,5 %, tức khoảng 970.000 lượt".
                let is_told_twice =
                    part_at > self.at && at + 1 == self.at && has(self.row.gap(self.at), &cues.is_share);
                let is_of_all = has(self.row.gap(at), &cues.whole) || ends_with(self.row.gap(at), &cues.out_of);
                // "nộp 61,7 tỷ trên tổng 88,2 tỷ, đạt 70 %; nơi kia thu 38,1 tỷ (81 %)": the whole has its part and share.
                let is_taken = is_of_all && !calls_total && at + 1 < part_at && self.has_part_and_share(at);
                let is_firm = (opened || is_told_twice || calls_total || is_of_all)
                    && !is_taken
                    && (calls_total || self.names_no_other_base());
                all.push((whole, if is_firm { Reach::Firm } else { Reach::Loose }));
            } else if self.is_exact(part, whole)
                || (at + 1 == self.at && part_at > self.at && part.may_count_like(whole, facts))
            {
                all.push((whole, Reach::Loose));
            }
        }
        let here_to = |row: &Row| self.row.sentence - row.sentence;
        let opens = self.row.gap(0).split_whitespace().take(3).fold(" ".to_owned(), |all, word| all + word + " ");
        let opens_parts = has(&opens, &cues.of_which);
        let mut is_first = !all.iter().any(|(_, reach)| *reach == Reach::Firm);
        for (row, at, whole) in self.rows_before() {
            if !is_whole(whole) {
                continue;
            }
            let is_named = is_first && here_to(row) <= N_NEAR && self.names_total(whole);
            if whole::is_of_these(self, part_at, row) && whole.may_count_like(part, facts) {
                return vec![(whole, Reach::Firm)];
            }
            if names(whole) || is_named {
                all.push((whole, Reach::Firm));
            } else if whole.counts_like(part, facts) && !is_other_base {
                // A figure with a share of its own is a part, no whole.
                let has_share = row.figure(facts, at + 1).is_some_and(is_share);
                let is_near = here_to(row) <= N_NEAR;
                if !is_near && !is_precise(self.fact) {
                    continue;
                }
                let is_opened = opens_parts && !is_all && self.names_no_other_base();
                let is_of_place = is_near && whole::is_of_all_of_place(self, part, whole);
                let is_firm = is_first && ((is_near && !has_share && (calls_total || is_opened)) || is_of_place);
                is_first &= has_share && !is_of_place;
                all.push((whole, if is_firm { Reach::Firm } else { Reach::Loose }));
            } else if here_to(row) <= N_NEAR && self.is_exact(part, whole) {
                all.push((whole, Reach::Loose));
            }
        }
        all
    }

    /// True if a part of a whole stands right before it and their share right behind.
    fn has_part_and_share(&self, whole_at: usize) -> bool {
        let whole = self.figure(whole_at);
        let part = whole_at.checked_sub(1).and_then(|at| self.figure(at));
        let is_part = part.zip(whole).is_some_and(|(part, whole)| part.kind_is(whole) && part.point < whole.point);
        let gap = self.row.gap(whole_at);
        let is_of = has(gap, &self.facts.structure.cues.out_of) || has(gap, &self.facts.structure.cues.whole);
        is_part && is_of && self.figure(whole_at + 1).is_some_and(is_share)
    }

    /// Amounts that may be of one noun, and give the share to its last digit.
    fn is_exact(&self, part: &CheckedFigure<'_>, whole: &CheckedFigure<'_>) -> bool {
        let fraction = part.point.checked_div(whole.point);
        let percent = fraction.and_then(|fraction| fraction.checked_mul(Rational::HUNDRED));
        let is_exact = percent == Some(self.fact.point) || is_precise(self.fact);
        is_exact && self.fact.mention.kind == MentionKind::Percent && part.may_count_like(whole, self.facts)
    }
}

/// True if a gap ends by naming what follows: "kế hoạch (", "chỉ tiêu là", not "kế hoạch; đã thu hoạch".
pub(super) fn is_called(gap: &str, cues: &Cues) -> bool {
    let tail = gap.rfind([',', ';', '.', ')']).and_then(|at| gap.get(at + 1..)).unwrap_or(gap);
    let words = behind(tail, &cues.goal);
    words.is_some_and(|words| n_words(words) <= MAX_GOAL_WORDS && (!has(words, &cues.joins) || tail.ends_with("( ")))
}

/// Words between the name of a goal and its value: "kế hoạch năm 2023 là".
const MAX_GOAL_WORDS: usize = 5;

/// A share that few pairs of figures give by chance: "28,5 %".
fn is_precise(share: &CheckedFigure<'_>) -> bool {
    share.mention.kind == MentionKind::Percent && share.mention.value.mantissa().unsigned_abs() >= 100
}

/// Digits of an amount without the zeros at its end.
fn n_digits(fact: &CheckedFigure<'_>) -> usize {
    fact.mention.value.mantissa().unsigned_abs().to_string().trim_end_matches('0').len()
}

/// Words that name a base, before the figure that states it.
const MAX_BASE_WORDS: usize = 8;
/// Figures of one row that are looked at for a whole.
const MAX_FIGURES: usize = 12;
