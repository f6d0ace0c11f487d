//! The shape of `codebook.toml`, and the examples in it. [`super::build`] makes the [`Codebook`] of it.

use serde::Deserialize;
use toml::Spanned;

use super::build::Builder;
use super::*;
use crate::knowledge::toml_file::{error_at, parse};
use crate::knowledge::{Error, SourceFile};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(default)]
    pub(super) facet: Vec<FacetEntry>,
    #[serde(default)]
    pub(super) concept: Vec<ConceptEntry>,
    #[serde(default)]
    pub(super) mask: Vec<MaskEntry>,
    #[serde(default)]
    pub(super) units: Vec<UnitsEntry>,
    #[serde(default)]
    pub(super) group: Vec<GroupEntry>,
    #[serde(default)]
    pub(super) indicator: Vec<IndicatorEntry>,
    #[serde(default)]
    pub(super) composed: Vec<ComposedEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FacetEntry {
    pub(super) id: Spanned<String>,
    pub(super) vi: String,
    pub(super) en: String,
    pub(super) under: Option<Spanned<String>>,
    pub(super) together: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) carries: Carries,
    #[serde(default)]
    pub(super) bars: BlocksClaim,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConceptEntry {
    pub(super) id: Spanned<String>,
    pub(super) facet: Spanned<String>,
    /// The concept in whose place it may stand in every wording.
    pub(super) like: Option<Spanned<String>>,
    /// What it is called in the name of a composed indicator.
    pub(super) vi: Option<String>,
    pub(super) en: Option<String>,
    pub(super) forms: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MaskEntry {
    pub(super) forms: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitsEntry {
    pub(super) id: Spanned<String>,
    pub(super) kind: Option<MentionKind>,
    #[serde(default)]
    pub(super) heads: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupEntry {
    pub(super) id: Spanned<String>,
    pub(super) vi: String,
    pub(super) en: String,
    pub(super) parent: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) about: Vec<Spanned<String>>,
}

/// Indicators that are put together: each of `exist` is the id of an indicator, a dot, and the id of the concept that
/// divides it. They have its units and wordings, each with the concept.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ComposedEntry {
    pub(super) exist: Vec<Spanned<String>>,
    /// Sentences, each behind the id whose the figure in brackets is: "hi.participants.children: Có [900 trẻ em] …".
    #[serde(default)]
    pub(super) examples: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) not: Vec<Spanned<String>>,
}

/// Who sets the value of an indicator, if it is nobody in the place that is spoken of.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SetBy {
    /// The law, for the whole country.
    Law,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IndicatorEntry {
    pub(super) id: Spanned<String>,
    pub(super) vi: String,
    pub(super) en: String,
    pub(super) definition: String,
    pub(super) parent: Option<Spanned<String>>,
    pub(super) units: Vec<Spanned<String>>,
    pub(super) range: Option<Spanned<(i64, i64)>>,
    pub(super) denominator: Option<String>,
    #[serde(default)]
    pub(super) parts: Vec<Spanned<String>>,
    pub(super) scope: Option<Scope>,
    pub(super) set_by: Option<Spanned<SetBy>>,
    #[serde(default)]
    pub(super) counts: Counts,
    #[serde(default)]
    pub(super) written: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) bare: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) own: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) alone: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) also: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) about: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) phrases: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) examples: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) not: Vec<Spanned<String>>,
}

/// A sentence of the codebook, to be read as a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Where it is written: `seeds/codebook.toml:12`.
    pub place: String,
    /// Whose it is.
    pub indicator: String,
    /// The sentence, brackets taken out.
    pub text: String,
    /// The figure that stood in brackets.
    pub figure: Option<crate::Span>,
    /// Whether a figure of it must be the indicator's, or must not.
    pub expected: Expected,
}

/// What is expected of an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// From `examples`.
    Claimed,
    /// From `not`.
    NotClaimed,
}

impl Codebook {
    /// Adds the entries of `codebook.toml`.
    ///
    /// # Errors
    /// The first fault found, with its line and both entries that clash.
    pub fn add_file(&mut self, file: &SourceFile<'_>) -> Result<(), Error> {
        *self = Builder::new(file).build(parse(file)?)?;
        Ok(())
    }

    /// The examples and counter-examples of `codebook.toml`, each under a headline that names what its indicator is
    /// about.
    ///
    /// # Errors
    /// Not TOML of the codebook's shape.
    pub fn examples(file: &SourceFile<'_>) -> Result<Vec<Example>, Error> {
        let mut examples = Vec::new();
        let codebook = Builder::new(file).build(parse(file)?)?;
        let mut add = |id: &str, at: &Spanned<String>, text: &str, expected: Expected| {
            let at = error_at(file, at, String::new());
            let (text, figure) = without_brackets(&codebook.headline(id), text);
            let place = format!("{}:{}", at.path, at.line.unwrap_or(0));
            examples.push(Example { place, indicator: id.to_owned(), text, figure, expected });
        };
        let parsed = parse::<File>(file)?;
        for entry in &parsed.indicator {
            for (texts, expected) in [(&entry.examples, Expected::Claimed), (&entry.not, Expected::NotClaimed)] {
                texts.iter().for_each(|text| add(entry.id.get_ref(), text, text.get_ref(), expected));
            }
        }
        for entry in &parsed.composed {
            for (texts, expected) in [(&entry.examples, Expected::Claimed), (&entry.not, Expected::NotClaimed)] {
                for text in texts {
                    let Some((id, sentence)) = text.get_ref().split_once(": ") else {
                        let message = "expected the id of a composed indicator, a colon and a sentence".to_owned();
                        return Err(error_at(file, text, message));
                    };
                    add(id, text, sentence, expected);
                }
            }
        }
        Ok(examples)
    }
}

impl Codebook {
    /// A line that names what an indicator is about; nothing if it claims anywhere.
    fn headline(&self, id: &str) -> String {
        let about = self.find(id).and_then(|(_, indicator)| indicator.about.first().copied());
        let concept = about.and_then(|concept| self.concepts.get(usize::from(concept.0)));
        let form = concept.and_then(|concept| concept.forms.first());
        form.map(|form| format!("{form}\n\n")).unwrap_or_default()
    }
}

/// The sentence under its headline, without brackets, and where they stood.
fn without_brackets(headline: &str, text: &str) -> (String, Option<crate::Span>) {
    let marked = text.split_once('[').and_then(|(before, rest)| {
        let (inside, after) = rest.split_once(']')?;
        let start = headline.len() + before.len();
        Some((format!("{headline}{before}{inside}{after}"), Some(crate::Span::new(start, start + inside.len()))))
    });
    marked.unwrap_or_else(|| (format!("{headline}{text}"), None))
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
