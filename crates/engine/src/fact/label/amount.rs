//! The label of an amount, a share or a stretch of time.

use std::ops::Range;

use super::after::{after, restriction};
use super::before::Before;
use super::units::Class;
use super::{Figure, Joint, Label, Named, Namer};
use crate::lexicon::WordClass;
use crate::reading::{Measure, MentionKind};
use crate::rules;

/// The unit of ages in the lexicon.
pub(in crate::fact) const AGE: &str = "age";

impl Namer<'_> {
    pub(super) fn of_share(&self, figure: &Figure<'_>, before: &Before) -> Label {
        let (units, next) = (&self.units, figure.unit + 1);
        if figure.refers_to_other && units.is(next, WordClass::About) {
            return self.of_change_about(figure, before);
        }
        // "bằng 93,6% dự toán Trung ương giao và 84,4% dự toán tỉnh giao": of what the first is a share of a target of.
        if figure.refers_to_other && before.follows_and && self.has_head(figure) {
            return Label::default();
        }
        let is_joined = before.joint != Joint::None
            && (figure.refers_to_other || !before.parts.is_empty() || self.has_head(figure));
        let after = self.right_after(next).filter(|_| !is_joined);
        let Some(first) = after else { return self.of_verb(figure, before) };
        let more = restriction(units, first.start);
        // "BHYT thanh toán 60% chi phí": of what, and who does it.
        let does = self.doer(figure, before, &more);
        let more = if more.is_empty() { vec![first] } else { more };
        self.of_units(does.into_iter().chain(more).collect(), rules::LABEL_AFTER)
    }

    /// Who does what with the share of a noun that nothing more is said of: "BHYT thanh toán" of "60% chi phí".
    fn doer(&self, figure: &Figure<'_>, before: &Before, of: &[Range<usize>]) -> Vec<Range<usize>> {
        /// A longer one is not repeated.
        const LONGEST: usize = 6;
        let units = &self.units;
        let is_verb = |at: usize| matches!(units.class(at), Class::Word(WordClass::Verb | WordClass::Relative));
        let is_said = of.len() > 1 || of.iter().flat_map(Clone::clone).any(is_verb);
        if is_said || before.predicate.as_ref().is_none_or(|verb| verb.end != figure.unit) {
            return Vec::new();
        }
        let n_syllables: usize = before.parts.iter().map(|part| units.n_syllables(part)).sum();
        if n_syllables <= LONGEST {
            before.parts.clone()
        } else {
            before.verb(units, figure.unit).into_iter().collect()
        }
    }

    /// "tăng 5% về lượng".
    fn of_change_about(&self, figure: &Figure<'_>, before: &Before) -> Label {
        let (units, next) = (&self.units, figure.unit + 1);
        match after(units, next + 1) {
            Some(about) => self.of_units(vec![about], rules::LABEL_ABOUT),
            // "về lượng" names a side of what was named before.
            None if units.is(next + 1, WordClass::Vague) => {
                let mut label = self.of_units(before.parts.clone(), rules::LABEL_BEFORE);
                if label.parts.is_empty() {
                    label = self.inherited(figure, before);
                }
                label.parts.push(self.span(&(next..next + 2)));
                Label { rule: Some(rules::LABEL_ABOUT), ..label }
            }
            None => Label::default(),
        }
    }

    /// How long something lasts: of the noun right after it, "2 năm tù giam", or of what happens right before it, "khách
    /// chờ 15 phút"; "sau 15 phút" is of nothing.
    pub(super) fn of_time(&self, figure: &Figure<'_>, before: &Before) -> Label {
        /// A verb further off is of something else.
        const NEAR: usize = 4;
        let units = &self.units;
        if before.is_measured {
            return self.of_units(before.parts.clone(), rules::LABEL_BEFORE);
        }
        // "một phụ nữ 50 tuổi": the age of whom.
        if figure.mention.unit.id.as_deref() == Some(AGE) {
            let whose = before.noun(units, figure.unit).map(|it| self.span(&it));
            let parts = whose.and_then(|whose| Some(vec![figure.mention.unit.span?, whose])).unwrap_or_default();
            return self.label(parts, rules::LABEL_BEFORE);
        }
        let from = figure.unit + 1;
        let is_noun = |at: &usize| units.is(*at, WordClass::Noun);
        let end = from + (from..units.len()).take_while(is_noun).count();
        let is_whole = matches!(units.class(end), Class::Mark(_) | Class::Word(WordClass::Link | WordClass::And));
        if end > from && is_whole {
            return self.of_units(std::iter::once(from..end).collect(), rules::LABEL_AFTER);
        }
        let is_own = |verb: &Range<usize>| {
            units.n_syllables(verb) <= NEAR && !units.is(verb.end.saturating_sub(1), WordClass::Link)
        };
        match before.predicate.clone().filter(is_own) {
            Some(_) if before.is_verb_alone(units) => self.of_verb(figure, before),
            // "tình trạng mất ngủ kéo dài 10 ngày"
            Some(verb) if verb.len() == 1 => self.of_units(before.parts.clone(), rules::LABEL_BEFORE),
            Some(verb) => self.of_units(vec![verb], rules::LABEL_BEFORE),
            None => Label::default(),
        }
    }

    pub(super) fn of_amount(&self, figure: &Figure<'_>, before: &Before) -> Label {
        let after = self.right_after(figure.unit + 1).filter(|_| figure.measure == Measure::Level);
        let is_named = before.is_measured && before.parts.last().is_some_and(|part| part.end == figure.unit);
        match after {
            Some(after) if !is_named && (before.joint == Joint::None || before.parts.is_empty()) => {
                let verb = before.verb(&self.units, figure.unit);
                self.of_units(verb.into_iter().chain([after]).collect(), rules::LABEL_AFTER)
            }
            // A length is of the noun right before it, whatever is done with that.
            _ if figure.mention.kind == MentionKind::Measure && before.joint == Joint::None && !before.is_measured => {
                let verb = before.verb(&self.units, figure.unit);
                match before.noun(&self.units, figure.unit) {
                    Some(whose) => self.of_units(vec![whose], rules::LABEL_BEFORE),
                    // "vụ đông xuân xuống giống 62.000 ha"
                    None if verb.is_some() => self.of_verb(figure, before),
                    None => Label::default(),
                }
            }
            _ => self.of_verb(figure, before),
        }
    }

    /// What stands before; a verb alone, "chỉ nộp 99.000 đồng", with who does it, if that was said, else nothing. What goes
    /// on after another figure, "30 máy do Việt Nam chế tạo với tổng trị giá 200.000 USD", is what that counts.
    fn of_verb(&self, figure: &Figure<'_>, before: &Before) -> Label {
        let last = self.named.last().filter(|named| named.sentence == self.sentence);
        let is_rest = |named: &&Named| before.parts.first().is_some_and(|part| part.start == named.at + 1);
        if let Some(head) = last.filter(is_rest) {
            return Label { rule: Some(rules::LABEL_INHERITED), ..head.label.clone() };
        }
        let mut label = self.of_units(before.parts.clone(), rules::LABEL_BEFORE);
        if before.is_verb_alone(&self.units) {
            let goes_on = |named: &&Named| !(named.at..figure.unit).any(|at| self.units.is(at, WordClass::End));
            match last.filter(goes_on).and_then(|named| named.subject) {
                Some(subject) => label.parts.insert(0, subject),
                None => label = Label::default(),
            }
        }
        label
    }

    /// The noun phrase that begins with unit `at`.
    fn right_after(&self, at: usize) -> Option<Range<usize>> {
        use WordClass::{Determiner, Noun, Vague};
        let begins = match self.units.class(at) {
            Class::Place | Class::Word(Noun | Vague) => true,
            Class::Word(Determiner) => self.units.is_content(at + 1),
            _ => false,
        };
        let from = if self.units.is(at, Determiner) { at + 1 } else { at };
        after(&self.units, from).filter(|range| begins && range.clone().any(|at| !self.units.is_hollow(at)))
    }
}
