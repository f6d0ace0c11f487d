//! What a question asks for, as data: clauses over words, phrases, values and fields. How it is typed is [`parse`]'s
//! business.
//!
//! [`parse`]: super::parse

use engine::Decimal;

use super::field::Field;
use super::terms::Ending;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// All of these.
    pub clauses: Vec<Clause>,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq)]
pub enum Clause {
    /// A word.
    Word(Typed),
    /// Words side by side, in this order.
    Phrase(Vec<Typed>),
    /// All of these, in any order.
    All(Vec<Clause>),
    /// At least one of these.
    Any(Vec<Clause>),
    /// Not this.
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
        let mut whole = self.clone();
        whole.clauses.iter_mut().for_each(Clause::close);
        whole
    }
}

impl Clause {
    fn close(&mut self) {
        let close = |typed: &mut Typed| {
            if typed.ending == Ending::Open {
                typed.ending = Ending::Closed;
            }
        };
        match self {
            Clause::Word(typed) => close(typed),
            Clause::Phrase(words) => words.iter_mut().for_each(close),
            Clause::All(clauses) | Clause::Any(clauses) => clauses.iter_mut().for_each(Clause::close),
            Clause::Not(clause) => clause.close(),
            Clause::Value(_) | Clause::Field(_) => {}
        }
    }
}

pub(super) fn typed(text: String, ending: Ending) -> Typed {
    Typed { text, ending }
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
