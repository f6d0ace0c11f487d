//! What a question asks for, as data: clauses over words, phrases, values and fields. How it is typed is [`parse`]'s
//! business.
//!
//! [`parse`]: super::parse

use std::cell::Cell;

use engine::Decimal;
use engine::reading::{Mention, MentionKind};
use engine::text::fold;

use super::field::Field;
use super::terms::{Ending, Marks};

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// All of these.
    pub clauses: Vec<Clause>,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq)]
pub enum Clause {
    Word(Typed),
    /// Words side by side, in this order.
    Phrase(Vec<Typed>),
    /// All of these, in any order.
    All(Vec<Clause>),
    /// At least one of these.
    Any(Vec<Clause>),
    Not(Box<Clause>),
    /// A figure with such a value.
    Value(Value),
    /// A document with such a property.
    Field(Field),
}

/// A word as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Its letters.
    pub text: String,
    /// Whether more may follow.
    pub ending: Ending,
    /// What a letter without a mark stands for.
    pub marks: Marks,
}

/// The values from `least` to `most`, ends as told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// The least value, if there is one; and whether it belongs to the range.
    pub least: Option<(Decimal, Bound)>,
    /// The greatest.
    pub most: Option<(Decimal, Bound)>,
    /// Percentages or everything else.
    pub is_percent: bool,
}

impl Value {
    /// True if the figure has such a value, at either end of a range.
    pub(super) fn is_of(&self, mention: &Mention) -> bool {
        let above = |value: Decimal| {
            self.least.is_none_or(|(least, bound)| value > least || bound == Bound::Included && value == least)
        };
        let below = |value: Decimal| {
            self.most.is_none_or(|(most, bound)| value < most || bound == Bound::Included && value == most)
        };
        let is_within = |value: Decimal| above(value) && below(value);
        (mention.kind == MentionKind::Percent) == self.is_percent
            && (is_within(mention.value) || mention.upper.is_some_and(is_within))
    }
}

/// Whether an end belongs to a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It does.
    Included,
    /// It does not.
    Excluded,
}

impl Query {
    /// The words of a question that asks for one word or phrase as spelled, and for nothing else.
    #[must_use]
    pub fn as_spelled(&self) -> Option<Vec<&str>> {
        let words = match self.clauses.as_slice() {
            [Clause::Word(word)] => std::slice::from_ref(word),
            [Clause::Phrase(words)] => words,
            _ => return None,
        };
        words
            .iter()
            .all(|word| word.ending == Ending::AsSpelled)
            .then(|| words.iter().map(|it| it.text.as_str()).collect())
    }
}

impl Query {
    /// The same with its last word taken as complete.
    pub(super) fn whole(&self) -> Query {
        self.with_words(&|typed| {
            if typed.ending == Ending::Open {
                typed.ending = Ending::Closed;
            }
        })
    }

    /// True if any word was typed with marks.
    pub(super) fn has_marks(&self) -> bool {
        let has_marks = Cell::new(false);
        self.with_words(&|typed| has_marks.set(has_marks.get() || fold::exact(&typed.text) != fold::bare(&typed.text)));
        has_marks.get()
    }

    /// The same with its words, if there are several and nothing else is looked for, side by side.
    pub(super) fn side_by_side(&self) -> Option<Query> {
        let (parts, mut rest): (Vec<Clause>, Vec<Clause>) =
            self.clauses.iter().cloned().partition(|clause| !matches!(clause, Clause::Not(_) | Clause::Field(_)));
        let words: Option<Vec<Typed>> =
            parts.into_iter().map(|clause| if let Clause::Word(typed) = clause { Some(typed) } else { None }).collect();
        rest.push(Clause::Phrase(words.filter(|words| words.len() > 1)?));
        Some(Query { clauses: rest })
    }

    /// The parts that a sentence can hold, or if there are none, the properties that its figures can have.
    pub(super) fn parts(&self) -> Vec<&Clause> {
        let of = |wants_fields: bool| {
            let clauses = self.clauses.iter().filter(move |clause| match clause {
                Clause::Not(_) => false,
                Clause::Field(_) => wants_fields,
                _ => !wants_fields,
            });
            clauses.collect::<Vec<&Clause>>()
        };
        let words = of(false);
        if words.is_empty() { of(true) } else { words }
    }

    pub(super) fn with_words(&self, change: &impl Fn(&mut Typed)) -> Query {
        let mut changed = self.clone();
        changed.clauses.iter_mut().for_each(|clause| clause.change_words(change));
        changed
    }
}

impl Clause {
    fn change_words(&mut self, change: &impl Fn(&mut Typed)) {
        match self {
            Clause::Word(typed) => change(typed),
            Clause::Phrase(words) => words.iter_mut().for_each(change),
            Clause::All(clauses) | Clause::Any(clauses) => clauses.iter_mut().for_each(|it| it.change_words(change)),
            Clause::Not(clause) => clause.change_words(change),
            Clause::Value(_) | Clause::Field(_) => {}
        }
    }
}

pub(super) fn typed(text: String, ending: Ending) -> Typed {
    Typed { text, ending, marks: Marks::Any }
}

pub(super) fn phrase(words: Vec<String>, ending: Ending) -> Clause {
    let n_words = words.len();
    let words = words.into_iter().enumerate();
    let words = words.map(|(at, word)| typed(word, if at + 1 == n_words { ending } else { Ending::Closed }));
    side_by_side(words.collect()).unwrap_or(Clause::All(Vec::new()))
}

/// The words in this order; `None` if there is none.
pub(super) fn side_by_side(mut words: Vec<Typed>) -> Option<Clause> {
    if words.len() > 1 { Some(Clause::Phrase(words)) } else { words.pop().map(Clause::Word) }
}

pub(super) fn words_of(words: Vec<String>, ending: Ending) -> Clause {
    let n_words = words.len();
    let words = words.into_iter().enumerate();
    Clause::All(
        words
            .map(|(at, word)| Clause::Word(typed(word, if at + 1 == n_words { ending } else { Ending::Closed })))
            .collect(),
    )
}

pub(super) fn all(mut clauses: Vec<Clause>) -> Option<Clause> {
    if clauses.len() > 1 { Some(Clause::All(clauses)) } else { clauses.pop() }
}

pub(super) fn any(mut clauses: Vec<Clause>) -> Option<Clause> {
    if clauses.len() > 1 { Some(Clause::Any(clauses)) } else { clauses.pop() }
}
