//! Short and long forms that mean the same: `BHXH` and `bảo hiểm xã hội`. From data; none is known here.

use engine::text::fold;

use super::tokens;
use crate::Glossary;

/// Pairs of a short and a long form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abbreviations {
    pairs: Vec<[Form; 2]>,
}

/// The words of a form, with and without marks.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Form {
    exact: Vec<String>,
    bare: Vec<String>,
}

impl Abbreviations {
    /// The pairs given, each a short form and its long form, in any case.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Abbreviations {
        let pairs = pairs.into_iter().map(|(short, long)| [Form::new(short), Form::new(long)]);
        Abbreviations { pairs: pairs.filter(|pair| pair.iter().all(|form| !form.exact.is_empty())).collect() }
    }

    /// The pairs of a corpus.
    #[must_use]
    pub fn of(glossary: &Glossary) -> Abbreviations {
        let pairs = &glossary.abbreviations;
        Abbreviations::from_pairs(pairs.iter().map(|pair| (pair.short.as_str(), pair.long.as_str())))
    }

    /// The longest form that begins `words`: how many words it has, and the forms that mean the same.
    pub(super) fn other_forms(&self, words: &[&str]) -> Option<(usize, Vec<&[String]>)> {
        let sides = || self.pairs.iter().flat_map(|[short, long]| [(short, long), (long, short)]);
        let n_words = sides().filter(|(form, _)| form.begins(words)).map(|(form, _)| form.exact.len()).max()?;
        let same = sides().filter(|(form, _)| form.exact.len() == n_words && form.begins(words));
        Some((n_words, same.map(|(_, other)| other.exact.as_slice()).collect()))
    }
}

impl Form {
    fn new(text: &str) -> Form {
        let words = || tokens(text).filter_map(|range| text.get(range));
        Form { exact: words().map(fold::exact).collect(), bare: words().map(fold::bare).collect() }
    }

    /// True if `words`, as typed, begin with this form: with its marks, or wholly without.
    fn begins(&self, words: &[&str]) -> bool {
        let Some(words) = words.get(..self.exact.len()) else { return false };
        let same = |form: &[String]| words.iter().zip(form).all(|(typed, word)| fold::exact(typed) == *word);
        same(&self.exact) || same(&self.bare)
    }
}
