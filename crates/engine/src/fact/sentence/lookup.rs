//! What of a sentence stands where: its parts are in order, so that a place is looked up and not searched for. A sentence
//! of a thousand tokens is asked for each of its figures.

use std::ops::Range;

use super::{CueMark, Figure, Mark, SentenceScan};
use crate::fact::CueRole;
use crate::text::token::TokenKind;

impl SentenceScan<'_> {
    /// The concept that a token is of.
    fn mark_over(&self, at: usize) -> Option<&Mark> {
        let n_before = self.marks.partition_point(|mark| mark.at <= at);
        self.marks.get(n_before.checked_sub(1)?).filter(|mark| at < mark.end)
    }

    pub(super) fn is_inside_phrase(&self, at: usize) -> bool {
        self.mark_over(at).is_some_and(|mark| mark.at < at)
    }

    /// The cue that begins at a token.
    pub fn cue_at(&self, at: usize) -> Option<&CueMark> {
        self.cues.binary_search_by_key(&at, |cue| cue.at).ok().and_then(|place| self.cues.get(place))
    }

    /// True if one of its cues has one of these roles.
    pub fn has_role(&self, roles: &[CueRole]) -> bool {
        roles.iter().any(|role| self.roles & role.bit() != 0)
    }

    /// The last cue of one of these roles that ends before a token.
    pub fn last_cue(&self, at: usize, roles: &[CueRole]) -> Option<&CueMark> {
        if !self.has_role(roles) {
            return None;
        }
        let to = self.cues.partition_point(|cue| cue.at < at);
        let before = self.cues.get(..to).unwrap_or_default();
        before.iter().rev().find(|cue| cue.end <= at && roles.contains(&cue.role))
    }

    /// The last cue that ends before a token.
    pub fn cue_before(&self, at: usize) -> Option<&CueMark> {
        let to = self.cues.partition_point(|cue| cue.at < at);
        self.cues.get(..to).unwrap_or_default().iter().rev().find(|cue| cue.end <= at)
    }

    /// The cues that end right before a token, the shortest first.
    pub fn cues_ending_at(&self, at: usize) -> impl Iterator<Item = &CueMark> {
        let from = self.cues.partition_point(|cue| cue.at + self.longest.cue < at);
        let to = self.cues.partition_point(|cue| cue.at < at);
        self.cues.get(from..to).unwrap_or_default().iter().rev().filter(move |cue| cue.end == at)
    }

    /// True if a cue of such a role ends right before a token.
    pub fn follows_cue(&self, at: usize, is_role: impl Fn(CueRole) -> bool) -> bool {
        self.cues_ending_at(at).any(|cue| is_role(cue.role))
    }

    /// The figures that begin at a token or behind it.
    pub fn figures_from(&self, at: usize) -> &[Figure] {
        let from = self.figures.partition_point(|figure| figure.at < at);
        self.figures.get(from..).unwrap_or_default()
    }

    /// The figure that ends right before a token.
    pub fn figure_ending_at(&self, at: usize) -> Option<&Figure> {
        let from = self.figures.partition_point(|figure| figure.at + self.longest.figure < at);
        let near = self.figures.get(from..).unwrap_or_default();
        near.iter().take_while(|figure| figure.at <= at).find(|figure| figure.end == at)
    }

    /// The place of the figure that begins at a token.
    pub fn place_of(&self, at: usize) -> Option<usize> {
        self.figures.binary_search_by_key(&at, |figure| figure.at).ok()
    }

    /// The brackets between two tokens, with their places.
    pub fn brackets_in(&self, range: Range<usize>) -> impl Iterator<Item = char> {
        let from = self.brackets.partition_point(|(at, _)| *at < range.start);
        let inside = self.brackets.get(from..).unwrap_or_default();
        inside.iter().take_while(move |(at, _)| *at < range.end).map(|(_, mark)| *mark)
    }

    /// The last figure that ends before a token.
    pub fn previous(&self, at: usize) -> Option<&Figure> {
        let to = self.figures.partition_point(|figure| figure.at <= at);
        self.figures.get(..to).unwrap_or_default().iter().rev().find(|figure| figure.end <= at)
    }

    /// Where the last figure before a token ends; where the sentence begins, if there is none.
    pub fn end_of_previous(&self, at: usize) -> usize {
        self.previous(at).map_or(self.tokens.start, |figure| figure.end)
    }

    /// True for the word that joins two things: `và`.
    pub fn is_and(&self, at: usize) -> bool {
        self.cue_at(at).is_some_and(|cue| cue.role == CueRole::And)
    }

    /// True if commas, conjunctions and other concepts are all that stands between two names of a list.
    pub fn joins(&self, from: usize, to: usize) -> bool {
        let is_joint = |at: usize| self.page.is_mark(at, ',') || self.is_and(at);
        let is_named = |at: usize| self.mark_over(at).is_some();
        from < to && (from..to).all(|at| is_joint(at) || is_named(at)) && (from..to).any(is_joint)
    }

    /// True if the comma or conjunction at `at` stands inside a phrase, or between two concepts of one facet.
    pub fn carries_on_list(&self, at: usize, to: usize) -> bool {
        if self.is_inside_phrase(at) {
            return true;
        }
        let before = self.marks.get(..self.marks.partition_point(|mark| mark.end <= at)).and_then(<[Mark]>::last);
        let after = self.marks.get(self.marks.partition_point(|mark| mark.at <= at));
        match (before, after) {
            (Some(before), Some(after)) => {
                // "người tham gia BHYT và giảm tỷ lệ nợ": a verb begins a clause of its own.
                let turns = |cue: &CueMark| {
                    matches!(cue.role, CueRole::Rise | CueRole::Fall | CueRole::Strive | CueRole::Plain)
                };
                before.end == at
                    && after.at <= at + 2
                    && after.end <= to
                    && !self.cues_in(&(at + 1..after.at)).any(turns)
                    && self.same_facet_near(before, after)
            }
            _ => false,
        }
    }

    /// True if `after` answers a question that the marks just before also answer: "BHXH tự nguyện, BHYT hộ gia đình".
    fn same_facet_near(&self, before: &Mark, after: &Mark) -> bool {
        let mut end = before.end;
        let to = self.marks.partition_point(|mark| mark.end <= before.end);
        for mark in self.marks.get(..to).unwrap_or_default().iter().rev() {
            if mark.end != end && mark.end != before.end {
                break;
            }
            if mark.facet == after.facet {
                return true;
            }
            end = mark.at;
        }
        false
    }

    /// The marks that stand wholly inside `range`.
    pub fn marks_in(&self, range: &Range<usize>) -> impl Iterator<Item = &Mark> {
        let from = self.marks.partition_point(|mark| mark.at < range.start);
        let to = self.marks.partition_point(|mark| mark.end <= range.end).max(from);
        self.marks.get(from..to).unwrap_or_default().iter()
    }

    /// The dates and periods that stand wholly inside `range`.
    pub fn periods_in(&self, range: &Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        let (start, end) = (range.start, range.end);
        let from = self.periods.partition_point(|period| period.start < start);
        let behind = self.periods.get(from..).unwrap_or_default();
        behind.iter().take_while(move |period| period.start <= end).filter(move |period| period.end <= end)
    }

    /// True if `range` has a word.
    pub fn has_word_in(&self, range: &Range<usize>) -> bool {
        let tokens = self.page.tokens.get(range.clone()).unwrap_or_default();
        tokens.iter().any(|token| token.kind == TokenKind::Word)
    }

    /// True inside a date or period.
    pub fn has_period_at(&self, at: usize) -> bool {
        let from = self.periods.partition_point(|period| period.start + self.longest.period <= at);
        let near = self.periods.get(from..).unwrap_or_default();
        near.iter().take_while(|period| period.start <= at).any(|period| period.contains(&at))
    }

    /// True inside a cue.
    fn has_cue_over(&self, at: usize) -> bool {
        let from = self.cues.partition_point(|cue| cue.at + self.longest.cue <= at);
        let near = self.cues.get(from..).unwrap_or_default();
        near.iter().take_while(|cue| cue.at <= at).any(|cue| at < cue.end)
    }

    /// How many words of `range` are neither of a cue nor of a period.
    pub fn n_other_words(&self, range: &Range<usize>) -> usize {
        let is_word = |at: &usize| self.page.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word);
        range.clone().filter(is_word).filter(|at| !self.has_cue_over(*at) && !self.has_period_at(*at)).count()
    }

    /// How many words of `range` are of no cue, no period and no concept.
    pub fn n_unnamed_words(&self, range: &Range<usize>) -> usize {
        let n_named: usize = self.marks_in(range).map(|mark| self.n_other_words(&(mark.at..mark.end))).sum();
        self.n_other_words(range).saturating_sub(n_named)
    }

    /// The cues that stand wholly inside `range`.
    pub fn cues_in(&self, range: &Range<usize>) -> impl DoubleEndedIterator<Item = &CueMark> {
        let end = range.end;
        let from = self.cues.partition_point(|cue| cue.at < range.start);
        let to = self.cues.partition_point(|cue| cue.at < end).max(from);
        self.cues.get(from..to).unwrap_or_default().iter().filter(move |cue| cue.end <= end)
    }
}
