//! The words that are each figure's own, and which figures only gloss the one before.
//!
//! Windows are cut at semicolons, colons, equals signs and brackets; else at the first comma that does not carry on a
//! list; else at a conjunction. Where nothing stands between two figures, both see the words between them.

use std::ops::Range;

use super::{Gloss, RunsOn, SentenceScan};
use crate::fact::CueRole;
use crate::reading::MentionKind;
use crate::text::{Gap, TokenKind};

impl SentenceScan<'_> {
    pub(super) fn cut_windows(&mut self) {
        let mut depth = 0_u8;
        let mut from = self.tokens.start;
        for i in 0..self.figures.len() {
            let Some((at, number_end, end)) =
                self.figures.get(i).map(|figure| (figure.at, figure.number_end, figure.end))
            else {
                continue;
            };
            let previous_end = i.checked_sub(1).and_then(|i| self.figures.get(i)).map(|figure| figure.end);
            let next_at = self.figures.get(i + 1).map(|figure| figure.at);
            for token in from..at {
                match self.page.tokens.get(token).map_or('\0', |token| token.mark) {
                    '(' => depth = depth.saturating_add(1),
                    ')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
            from = at;
            let before = match previous_end {
                Some(previous_end) => self.boundary(previous_end, at).1..at,
                None => self.opening(at)..at,
            };
            let after = match next_at {
                Some(next_at) => number_end..self.boundary(end, next_at).0.max(number_end),
                None => number_end..self.closing(end).max(number_end),
            };
            let separates = |at: usize| self.is_strong(at) || self.page.is_mark(at, ',') || self.is_and(at);
            let runs_on = previous_end.is_some_and(|previous_end| !(previous_end..at).any(separates));
            if let Some(figure) = self.figures.get_mut(i) {
                (figure.before, figure.after, figure.depth) = (before, after, depth);
                figure.runs_on = if runs_on { RunsOn::Yes } else { RunsOn::No };
            }
        }
        self.find_glosses();
        let mut before = None;
        for figure in &mut self.figures {
            let from = before.filter(|_| figure.runs_on == RunsOn::Yes).unwrap_or(figure.before.start);
            figure.runs_from = figure.before.start.min(from);
            before = Some(figure.runs_from);
        }
    }

    fn find_glosses(&mut self) {
        for i in 1..self.figures.len() {
            let (Some(previous), Some(figure)) = (self.figures.get(i - 1).cloned(), self.figures.get(i).cloned())
            else {
                continue;
            };
            let Some(open) = (previous.end..figure.at).rev().find(|at| self.page.is_mark(*at, '(')) else { continue };
            if (open..figure.at).any(|at| self.page.is_mark(at, ')')) {
                continue;
            }
            let names = |range: &Range<usize>| self.marks_in(range).next().is_some();
            let is_right_after = previous.after.end == open || self.is_transparent(open);
            if !is_right_after || names(&(open..figure.at)) {
                continue;
            }
            if self.is_transparent(open) {
                // The words after the bracket are those of the figure before it.
                if let Some(previous) = self.figures.get_mut(i - 1) {
                    previous.after.end = figure.after.end.max(previous.after.end);
                }
            } else if names(&(figure.number_end..figure.after.end)) {
                // "1.240 lượt người dự (cùng kỳ: 22 hội nghị)": its noun names another thing.
                continue;
            }
            let is_transparent = self.is_transparent(open);
            if let Some(figure) = self.figures.get_mut(i) {
                figure.gloss = Gloss::OfPrevious;
                // "(đạt 88,4% kế hoạch năm)" keeps its words, "(40%) có thẻ" has none.
                if is_transparent {
                    figure.after.end = figure.after.end.min(figure.end);
                }
                figure.runs_on = RunsOn::No;
            }
        }
    }

    /// Between two figures: where the words of the first end, and where those of the second begin.
    fn boundary(&self, from: usize, to: usize) -> (usize, usize) {
        let strong = |at: &usize| self.is_strong(*at);
        if let Some(first) = (from..to).find(strong) {
            let last = (from..to).rev().find(strong).unwrap_or(first);
            let after = self.cue_from(last + 1, to, CueRole::OfWhich).unwrap_or(last + 1);
            return (first, self.last_break(after, to));
        }
        if let Some(aside) = self.cue_from(from, to, CueRole::Aside) {
            return (aside, self.last_break(aside, to));
        }
        // "19.492 người trong số này đã nhận qua thẻ": right behind a figure it says of whom that one is.
        let is_of = |at: usize| self.figure_ending_at(at).is_some();
        if let Some(at) = self.cue_from(from, to, CueRole::OfWhich).filter(|at| !is_of(*at)) {
            return (at, self.last_break(at, to));
        }
        let comma = (from..to)
            .find(|at| self.page.is_mark(*at, ',') && !self.is_inside_phrase(*at) && !self.carries_on_list(*at, to));
        // "20 đơn vị nợ BHXH, BHYT với số tiền 3 tỷ": the first says what it counts, both stand after the second.
        let with = if comma.is_none() { self.cue_from(from, to, CueRole::With) } else { None };
        if let Some(with) = with {
            return (with, from);
        }
        // "712 doanh nghiệp nợ BHXH, BHYT, BHTN từ 3 tháng trở lên": how long something lasts begins no clause.
        let is_how_long =
            self.figures_from(to).first().is_some_and(|figure| figure.at == to && figure.kind == MentionKind::Duration);
        if comma.is_none() && is_how_long {
            return (to, from);
        }
        let comma =
            comma.or_else(|| (from..to).rev().find(|at| self.page.is_mark(*at, ',') && !self.is_inside_phrase(*at)));
        if let Some(comma) = comma {
            return (comma, self.last_break(comma + 1, to));
        }
        let and = (from..to).rev().find(|at| self.is_and(*at) && !self.carries_on_list(*at, to));
        match and {
            Some(and) => (and, and + 1),
            None => (to, from),
        }
    }

    /// Where the words of a sentence's first figure begin.
    fn opening(&self, at: usize) -> usize {
        /// "Tham gia BHYT, toàn tỉnh có …", "Đối với BHXH tự nguyện, …".
        const SHORT: usize = 6;
        let strong = (self.tokens.start..at).rev().find(|at| self.is_strong(*at));
        let from = strong.map_or(self.tokens.start, |strong| strong + 1);
        let own = self.last_break(from, at);
        // What is put first, before a clause that names nothing, is its subject.
        let names = |range: &Range<usize>| self.marks_in(range).next().is_some();
        let is_subject = own > from && own - from <= SHORT + 1 && !names(&(own..at)) && names(&(from..own));
        if is_subject && self.periods_in(&(from..own)).next().is_none() { from } else { own }
    }

    /// One past the last comma between `from` and `to` that separates clauses; `from` if there is none.
    fn last_break(&self, from: usize, to: usize) -> usize {
        let comma = (from..to).rev().find(|at| self.page.is_mark(*at, ',') && !self.carries_on_list(*at, to));
        // A date between the comma and the figure leaves the noun before the comma its subject.
        let is_date = |at: usize| self.has_period_at(at);
        let is_word = |at: usize| self.page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
        match comma {
            Some(comma) if comma + 1 == to || (comma + 1..to).any(|at| is_word(at) && !is_date(at)) => comma + 1,
            _ => from,
        }
    }

    /// Where the words of a sentence's last figure end.
    fn closing(&self, end: usize) -> usize {
        let stop = (end..self.tokens.end).find(|at| {
            self.is_strong(*at)
                || (self.page.is_mark(*at, ',') && !self.carries_on_list(*at, self.tokens.end))
                // "37% trong số đó nhận qua thẻ": of those, no parts of it.
                || *at > end && self.cue_at(*at).is_some_and(|cue| cue.role == CueRole::OfWhich)
                // "310 người dừng đóng vì thu nhập bấp bênh".
                || self.cue_at(*at).is_some_and(|cue| cue.role == CueRole::Aside)
        });
        stop.unwrap_or(self.tokens.end)
    }

    fn cue_from(&self, from: usize, to: usize, role: CueRole) -> Option<usize> {
        self.cues_in(&(from..to)).find(|cue| cue.role == role).map(|cue| cue.at)
    }

    fn is_strong(&self, at: usize) -> bool {
        let is_mark = matches!(self.page.tokens.get(at).map_or('\0', |token| token.mark), ';' | '(' | ')' | ':' | '=');
        let is_spaced = |at: usize| self.page.tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
        let is_dash = self.page.is_mark(at, '-') || self.page.is_mark(at, '–');
        let cuts = is_mark || is_dash && is_spaced(at) && is_spaced(at + 1) && !self.is_inside_phrase(at);
        cuts && !self.is_transparent(at)
    }
}
