//! The label of a count: the noun that is counted, with what restricts it, or the noun that was said in full before.

use std::ops::Range;

use super::after::restriction;
use super::before::{Before, Joint};
use super::named::Named;
use super::units::Class;
use super::{Figure, Label, N_NEAR, Namer};
use crate::Span;
use crate::fact::measure::is_multiple;
use crate::lexicon::WordClass;
use crate::reading::Measure;
use crate::rules;

/// The unit of people in the lexicon.
const PERSON: &str = "person";

/// A counted noun with what restricts it.
pub(super) struct Counted {
    /// Its words, in order.
    pub parts: Vec<Span>,
    /// Whether anything restricts it.
    pub is_full: bool,
}

impl Namer<'_> {
    /// What is counted, the words of its noun.
    pub(super) fn counted(&self, figure: &Figure<'_>) -> Option<Span> {
        let span = figure.mention.unit.span?;
        (span.start >= figure.mention.number.end && !is_multiple(figure.mention)).then_some(span)
    }

    /// A counted noun with what restricts it.
    pub(super) fn with_more(&self, figure: &Figure<'_>, noun: Span) -> Counted {
        let mut more = restriction(&self.units, figure.unit + 1).into_iter();
        let first = more.next();
        let is_full = first.is_some();
        let mut parts = match first {
            Some(first) if first.start == figure.unit + 1 => vec![noun.to(self.span(&first))],
            Some(first) => vec![noun, self.span(&first)],
            None => vec![noun],
        };
        parts.extend(more.map(|part| self.span(&part)));
        Counted { parts, is_full }
    }

    /// The counted noun in full, for figures further on that count the same.
    pub(super) fn full_noun(&self, figure: &Figure<'_>, label: &Label) -> Option<Span> {
        let noun = self.counted(figure)?;
        let own = self.with_more(figure, noun);
        let said = label.parts.first().copied().filter(|_| label.rule == Some(rules::LABEL_COUNTED));
        let is_same = |said: &Span| {
            let said = said.of(self.page.text).to_lowercase();
            said.strip_prefix(figure.mention.unit.text.as_str()).is_some_and(|rest| rest.starts_with(' '))
        };
        if own.is_full { own.parts.first().copied() } else { said.filter(is_same).or(Some(noun)) }
    }

    pub(super) fn of_count(&self, figure: &Figure<'_>, before: &Before) -> Label {
        let Some(noun) = self.counted(figure) else { return Label::default() };
        let own = self.with_more(figure, noun);
        let full = self.same_unit(figure).and_then(|named| named.noun).or_else(|| self.noun_before(figure));
        let is_number = before.parts.first().is_some_and(|part| self.units.is(part.start, WordClass::Vague));
        if before.joint == Joint::Is && is_number {
            return self.of_units(before.parts.clone(), rules::LABEL_BEFORE);
        }
        if own.is_full {
            return self.label(own.parts, rules::LABEL_COUNTED);
        }
        if figure.measure == Measure::ChangeAbs && full.is_some() {
            return Label::default();
        }
        // "Huế 44.500 nhà", "con số này là 14 triệu lượt": the noun was said in full.
        let is_same = |head: &Named| !self.is_listed(head, figure);
        let points_back = before.parts.is_empty() && self.named.last().is_none_or(is_same);
        if let Some(full) = full.filter(|_| self.names_only(before) || points_back) {
            let names: Vec<Span> = before.parts.iter().map(|part| self.span(part)).collect();
            return self.with_names(self.label(vec![full], rules::LABEL_COUNTED), &names);
        }
        let subject = before.parts.iter().map(|part| self.span(part));
        // "đường sắt xảy ra 104 vụ" after "18.300 vụ tai nạn": of which sort.
        if let Some(full) = full.filter(|_| before.predicate.is_none()) {
            return self.label([full].into_iter().chain(subject).collect(), rules::LABEL_COUNTED);
        }
        let verb = before.verb(&self.units, figure.unit);
        let parts = match (verb, before.joint) {
            (Some(verb), _) => vec![self.span(&verb), noun],
            (None, Joint::Is) if self.is_amount(figure, before) => {
                return self.of_units(before.parts.clone(), rules::LABEL_BEFORE);
            }
            (None, Joint::Colon) => [noun].into_iter().chain(subject).collect(),
            // "ngoại trú 948.700 lượt": what opens its clause, and no noun, tells the noun's sort.
            (None, Joint::None) if self.is_sort(figure, before) => [noun].into_iter().chain(subject).collect(),
            _ => vec![noun],
        };
        self.label(parts, rules::LABEL_COUNTED)
    }

    /// The noun of a paragraph before that counts the same in full; people are of many sorts.
    fn noun_before(&self, figure: &Figure<'_>) -> Option<Span> {
        let unit = &figure.mention.unit;
        // "lượt khách" is a noun in full, "lượt" is not.
        let is_bare = !unit.text.contains(' ') && unit.id.as_deref() != Some(PERSON);
        self.nouns.get(&unit.text).copied().filter(|_| is_bare)
    }

    /// Keeps the noun of a figure for those of later paragraphs.
    pub(super) fn remember(&mut self, figure: &Figure<'_>, noun: Option<Span>) {
        let unit = &figure.mention.unit.text;
        // "lượt khách" counts what "lượt" counts.
        let head = unit.split(' ').next().unwrap_or_default().to_owned();
        let Some(noun) = noun.filter(|noun| noun.of(self.page.text).len() > unit.len()) else { return };
        for text in [unit.clone(), head] {
            self.nouns.insert(text, noun);
        }
    }

    /// True if what stands before is so much, "dân số đạt 5 triệu người"; "nghiên cứu thực hiện với 523 tổ chức" is no number.
    fn is_amount(&self, figure: &Figure<'_>, before: &Before) -> bool {
        use WordClass::{Link, With};
        let is_small = |at: usize| matches!(self.units.class(at), Class::Word(With | Link));
        before.is_measured || before.parts.last().is_some_and(|part| !(part.end..figure.unit).any(is_small))
    }

    /// The nearest figure before that counts the same, and says more of it.
    pub(super) fn same_unit(&self, figure: &Figure<'_>) -> Option<&Named> {
        let unit = &figure.mention.unit.text;
        let mut same = self.named.full(N_NEAR).filter(|named| {
            let rest = named.unit.strip_prefix(unit.as_str());
            let counts = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
            let is_full = named.noun.is_some_and(|noun| noun.of(self.page.text).len() > unit.len());
            !unit.is_empty() && counts && is_full && named.label.rule == Some(rules::LABEL_COUNTED)
        });
        same.next()
    }

    /// True if one stretch without a noun stands right before the figure, and opens its clause.
    fn is_sort(&self, figure: &Figure<'_>, before: &Before) -> bool {
        let [part] = before.parts.as_slice() else { return false };
        let opens = part.start.checked_sub(1).is_none_or(|at| matches!(self.units.class(at), Class::Mark(',' | ';')));
        let has_noun =
            part.clone().any(|at| matches!(self.units.class(at), Class::Place | Class::Word(WordClass::Noun)));
        opens && part.end == figure.unit && !has_noun
    }

    /// The text of some units.
    pub(super) fn span(&self, units: &Range<usize>) -> Span {
        self.page.span(self.units.tokens(units))
    }
}
