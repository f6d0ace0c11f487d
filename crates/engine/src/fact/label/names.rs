//! A name is no label of an amount: it says whose the amount is, not what it is.

use std::ops::Range;

use super::before::Before;
use super::units::Class;
use super::{Figure, Label, Named, Namer};
use crate::Span;
use crate::entity::PlaceLevel;
use crate::lexicon::WordClass;
use crate::reading::{Entity, EntityKind, MentionKind};
use crate::rules;
use crate::text::token::{Token, TokenKind};

impl Namer<'_> {
    /// True if the label of an amount is nothing but the name of a place, an office or a person.
    pub(super) fn is_only_named(&self, figure: &Figure<'_>, label: &Label) -> bool {
        let is_noun = figure.mention.kind == MentionKind::Count && self.counted(figure).is_some();
        let is_counted = is_noun && label.rule != Some(rules::LABEL_LISTED);
        !is_counted && !label.parts.is_empty() && label.parts.iter().all(|part| self.is_name(*part))
    }

    /// True if all that stands before a figure is names.
    pub(super) fn names_only(&self, before: &Before) -> bool {
        let is_name = |part: &Range<usize>| self.is_name(self.page.span(self.units.tokens(part)));
        !before.parts.is_empty() && before.parts.iter().all(is_name)
    }

    /// True if nothing stands before a figure in its sentence but small words, periods and light verbs.
    pub(super) fn names_nothing(&self, figure: &Figure<'_>) -> bool {
        (0..figure.unit).all(|at| !self.units.is_content(at) && !matches!(self.units.class(at), Class::Figure(_)))
    }

    /// True if every word of a stretch is of a name that was read, or has a capital.
    fn is_name(&self, span: Span) -> bool {
        let from = self.page.tokens.partition_point(|token| token.end <= span.start);
        let to = self.page.tokens.partition_point(|token| token.start < span.end);
        let tokens = self.page.tokens.get(from..to).unwrap_or_default();
        let entities = &self.reading.entities;
        let is_entity = |token: &Token| {
            let at = entities.partition_point(|entity| entity.span.end <= token.start);
            let is_name = |it: &Entity| {
                matches!(it.kind, EntityKind::Place | EntityKind::Org | EntityKind::Person | EntityKind::App)
            };
            entities.get(at).is_some_and(|entity| is_name(entity) && entity.span.contains(token.span()))
        };
        // One word with a capital may only begin a sentence or a quotation.
        let goes_on = from.checked_sub(1).and_then(|at| self.page.tokens.get(at)).is_some_and(|before| {
            let is_inside = self.page.sentence_tokens.get(self.sentence).is_some_and(|own| own.start < from);
            is_inside && (before.kind == TokenKind::Word || before.mark == ',')
        });
        let is_word = tokens.first().is_some_and(|token| token.kind == TokenKind::Word);
        let is_proper = is_word && (tokens.len() > 1 || goes_on);
        let words = || tokens.iter().filter(|token| token.kind == TokenKind::Word);
        // "duyên hải Nam Trung Bộ", "Trung tâm Y tế thị xã Sông Cầu": the sort of a place, or of an office, before its name.
        let n_sort = self.n_sort(tokens);
        let is_sorted = n_sort > 0 && n_sort < tokens.len();
        let rest = || words().filter(|it| tokens.get(n_sort).is_some_and(|first| first.start <= it.start));
        words().next().is_some()
            && (words().all(is_entity)
                || is_proper && words().all(|it| it.is_capital() || is_entity(it))
                || is_sorted && rest().all(|it| it.is_capital() || is_entity(it)))
    }

    /// A label with the names that tell it apart, "lượt khách quốc tế Hàn Quốc". A place in the country is told by
    /// the figure's place.
    pub(super) fn with_names(&self, mut label: Label, names: &[Span]) -> Label {
        let entities = &self.reading.entities;
        let is_place = |name: &Span| {
            let at = entities.partition_point(|entity| entity.span.end <= name.start);
            entities.get(at).is_some_and(|entity| {
                let place = self.reader.place(&entity.canonical);
                let is_own = entity.kind == EntityKind::Place && entity.span.start < name.end;
                is_own && place.is_none_or(|place| place.level != PlaceLevel::Country)
            })
        };
        label.parts.extend(names.iter().filter(|name| !is_place(name)));
        label
    }

    /// How many tokens at the beginning name the sort of a place or an office.
    fn n_sort(&self, tokens: &[Token]) -> usize {
        let mut n = 0;
        while let Some((n_tokens, WordClass::Sort)) = self.reader.words.longest(tokens.get(n..).unwrap_or_default()) {
            n += n_tokens;
        }
        n
    }

    /// The label of the nearest figure before, of this paragraph, that is in the same unit.
    pub(super) fn of_alike(&self, figure: &Figure<'_>) -> Label {
        let unit = &figure.mention.unit.text;
        let is_alike = |named: &&Named| {
            let is_same = named.unit == *unit || unit.is_empty() && named.noun.is_some();
            let is_name = named.label.parts.iter().all(|part| self.is_name(*part));
            is_same && !named.refers_to_other && !is_name
        };
        match self.named.iter().rev().find(is_alike) {
            Some(named) => Label { parts: named.label.parts.clone(), rule: Some(rules::LABEL_INHERITED) },
            None => Label::default(),
        }
    }
}
