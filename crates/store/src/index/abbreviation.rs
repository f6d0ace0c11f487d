//! Short and long forms that mean the same: `BHXH` and `bảo hiểm xã hội`. From data; none is known here.

use engine::text::fold;

use super::{spelling_variants, tokens};
use crate::Glossary;

/// Forms that mean the same, each list once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abbreviations {
    groups: Vec<Vec<Form>>,
}

/// The words of a form, with and without marks, each in one of its spellings.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Form {
    words: Vec<String>,
    exact: Vec<String>,
    bare: Vec<String>,
}

impl Abbreviations {
    /// The pairs given, each a short form and its long form, in any case; pairs of one long form mean the same.
    pub(crate) fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Abbreviations {
        let mut groups: Vec<Vec<Form>> = Vec::new();
        for (short, long) in pairs {
            let (short, long) = (Form::new(short), Form::new(long));
            if short.exact.is_empty() || long.exact.is_empty() {
                continue;
            }
            match groups.iter_mut().find(|group| group.first().is_some_and(|it| it.exact == long.exact)) {
                Some(group) => group.push(short),
                None => groups.push(vec![long, short]),
            }
        }
        Abbreviations { groups }
    }

    /// The pairs of a corpus.
    #[must_use]
    pub fn of(glossary: &Glossary) -> Abbreviations {
        let pairs = &glossary.abbreviations;
        Abbreviations::from_pairs(pairs.iter().map(|pair| (pair.short.as_str(), pair.long.as_str())))
    }

    /// The longest form that begins `words`: how many words it has, and the forms that mean the same.
    pub(super) fn other_forms(&self, words: &[&str]) -> Option<(usize, Vec<&[String]>)> {
        let forms = || self.groups.iter().flat_map(|group| group.iter().map(move |form| (form, group)));
        let begun = || forms().filter(|(form, _)| form.begins(words));
        let n_words = begun().map(|(form, _)| form.exact.len()).max()?;
        let mut same: Vec<&[String]> = Vec::new();
        for (form, group) in begun().filter(|(form, _)| form.exact.len() == n_words) {
            for other in group.iter().filter(|other| *other != form) {
                if !same.contains(&other.words.as_slice()) {
                    same.push(&other.words);
                }
            }
        }
        Some((n_words, same))
    }
}

impl Form {
    fn new(text: &str) -> Form {
        let words = || tokens(text).filter_map(|range| text.get(range));
        Form {
            words: words().map(fold::exact).collect(),
            exact: words().map(spelling_variants::unified).collect(),
            bare: words().map(bare).collect(),
        }
    }

    /// True if `words`, as typed, begin with this form: with its marks, or wholly without.
    fn begins(&self, words: &[&str]) -> bool {
        let Some(words) = words.get(..self.exact.len()) else { return false };
        let same =
            |form: &[String], spell: fn(&str) -> String| words.iter().zip(form).all(|(typed, it)| spell(typed) == *it);
        same(&self.exact, spelling_variants::unified)
            || same(&self.bare, |typed| spelling_variants::unified(&fold::exact(typed)))
    }
}

/// Without marks: `ly` and `li` are one.
fn bare(word: &str) -> String {
    spelling_variants::unified(&fold::bare(word))
}
