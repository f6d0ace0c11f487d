//! The shape of `seeds/lexicon/*.toml`, and its way into the [`Lexicon`].
//!
//! Every file is a list of `[[entry]]`. All entries have `forms`, and may have `note` (why, where it is said),
//! `examples` and `not` (sentences that are read as tests; see [`Example`]); the other fields differ by file.

use serde::{Deserialize, de::DeserializeOwned};
use toml::Spanned;

use super::*;
use crate::knowledge::toml_file::{error_at, parse};
use crate::knowledge::{Error, SourceFile};
use crate::rules::RULES;

/// A sentence of a lexicon file, to be read as a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The file and line of its entry: `seeds/lexicon/units.toml:12`.
    pub place: String,
    /// The entry's spellings.
    pub forms: Vec<String>,
    /// The sentence; after ` = ` may stand the value, as a plain decimal, that the figure in it has.
    pub text: String,
    /// Whether the entry must be read in it, or must not.
    pub expected: Expected,
}

/// What is expected of an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// From `examples`: a form of the entry is part of a mention, period, reference or exclusion.
    Read,
    /// From `not`: no form of the entry is part of one.
    NotRead,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<T> {
    #[serde(default = "Vec::new")]
    entry: Vec<T>,
}

/// Declares an entry's shape: the common fields and its own.
macro_rules! entry {
    ($name:ident { $($field:ident: $type:ty),* $(,)? }) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $name {
            forms: Spanned<Vec<String>>,
            #[serde(default)]
            #[expect(dead_code, reason = "for those who read the file")]
            note: String,
            #[serde(default)]
            examples: Vec<String>,
            #[serde(default)]
            not: Vec<String>,
            $($field: $type,)*
        }

        impl Common for $name {
            fn forms(&self) -> &Spanned<Vec<String>> {
                &self.forms
            }

            fn examples(&self) -> [(&[String], Expected); 2] {
                [(&self.examples, Expected::Read), (&self.not, Expected::NotRead)]
            }
        }
    };
}

trait Common {
    fn forms(&self) -> &Spanned<Vec<String>>;
    fn examples(&self) -> [(&[String], Expected); 2];
}

entry!(NumeralEntry { role: NumeralRole });
entry!(ScaleEntry { exponent: i16, written: Option<Written> });
entry!(HedgeEntry { qualifier: Qualifier, side: Option<Side> });
entry!(UnitEntry {
    id: Option<String>,
    kind: Option<MentionKind>,
    written: Option<Written>,
    noun: Option<NounRole>,
    group: Option<u8>,
});
entry!(PeriodEntry { role: PeriodWord });
entry!(JointEntry { role: JointWord });
entry!(LegalEntry { role: LegalWord });
entry!(ExclusionEntry { reason: Spanned<String>, place: ExclusionPlace });
entry!(PageEntry { role: PageWord });
entry!(WordEntry { class: WordClass });

impl Lexicon {
    /// The stems of the files that are read here.
    pub const FILES: &[&str] = &[
        "numerals",
        "scales",
        "qualifiers",
        "units",
        "nouns",
        "joints",
        "periods",
        "legal",
        "exclusions",
        "page",
        "words",
        "labels",
    ];

    /// Adds the entries of a file of `lexicon/`; `false` if its stem is not one of [`Lexicon::FILES`].
    ///
    /// # Errors
    /// See [`Knowledge::from_sources`](crate::Knowledge::from_sources).
    pub fn add_file(&mut self, file: &SourceFile<'_>) -> Result<bool, Error> {
        match file.stem() {
            "numerals" => add(&mut self.numerals, file, |entry: NumeralEntry| Ok((entry.forms, entry.role)))?,
            "scales" => add(&mut self.scales, file, |entry: ScaleEntry| {
                Ok((entry.forms, Scale { exponent: entry.exponent, written: entry.written.unwrap_or_default() }))
            })?,
            "qualifiers" => add(&mut self.qualifiers, file, |entry: HedgeEntry| {
                Ok((entry.forms, Hedge { qualifier: entry.qualifier, side: entry.side.unwrap_or_default() }))
            })?,
            "units" | "nouns" => add(&mut self.units, file, |entry: UnitEntry| Ok((entry.forms.clone(), unit(entry))))?,
            "periods" => add(&mut self.periods, file, |entry: PeriodEntry| Ok((entry.forms, entry.role)))?,
            "joints" => add(&mut self.joints, file, |entry: JointEntry| Ok((entry.forms, entry.role)))?,
            "legal" => add(&mut self.legal, file, |entry: LegalEntry| Ok((entry.forms, entry.role)))?,
            "exclusions" => add(&mut self.exclusions, file, |entry: ExclusionEntry| {
                let rule = RULES.iter().find(|info| info.id == entry.reason.get_ref()).map(|info| info.rule);
                let message = || format!("unknown reason {:?}, expected the id of a rule", entry.reason.get_ref());
                let reason = rule.ok_or_else(|| error_at(file, &entry.reason, message()))?.0;
                Ok((entry.forms, ExclusionWord { reason, place: entry.place }))
            })?,
            "page" => add(&mut self.page, file, |entry: PageEntry| Ok((entry.forms, entry.role)))?,
            "words" => add(&mut self.words, file, |entry: WordEntry| Ok((entry.forms, entry.class)))?,
            "labels" => add(&mut self.labels, file, |entry: WordEntry| Ok((entry.forms, entry.class)))?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The examples of `labels.toml`: sentences, each with the label of its last figure after ` = `.
    ///
    /// # Errors
    /// As [`Lexicon::add_file`].
    pub fn label_examples(file: &SourceFile<'_>) -> Result<Vec<Example>, Error> {
        if file.stem() == "labels" { examples::<WordEntry>(file) } else { Ok(Vec::new()) }
    }

    /// The examples and counter-examples of a file; none if the file is not one of [`Lexicon::FILES`].
    ///
    /// # Errors
    /// As [`Lexicon::add_file`].
    pub fn examples(file: &SourceFile<'_>) -> Result<Vec<Example>, Error> {
        match file.stem() {
            "numerals" => examples::<NumeralEntry>(file),
            "scales" => examples::<ScaleEntry>(file),
            "qualifiers" => examples::<HedgeEntry>(file),
            "units" | "nouns" => examples::<UnitEntry>(file),
            "periods" => examples::<PeriodEntry>(file),
            "joints" => examples::<JointEntry>(file),
            "legal" => examples::<LegalEntry>(file),
            "exclusions" => examples::<ExclusionEntry>(file),
            "page" => examples::<PageEntry>(file),
            _ => Ok(Vec::new()),
        }
    }
}

fn unit(entry: UnitEntry) -> UnitRole {
    UnitRole {
        id: entry.id,
        kind: entry.kind.unwrap_or(MentionKind::Count),
        written: entry.written.unwrap_or_default(),
        noun: entry.noun.unwrap_or_default(),
        group: entry.group.unwrap_or(0),
    }
}

fn add<T: DeserializeOwned + Common, Role>(
    entries: &mut Vec<Entry<Role>>,
    file: &SourceFile<'_>,
    convert: impl Fn(T) -> Result<(Spanned<Vec<String>>, Role), Error>,
) -> Result<(), Error> {
    for entry in parse::<File<T>>(file)?.entry {
        let (forms, role) = convert(entry)?;
        if forms.get_ref().is_empty() || forms.get_ref().iter().any(|form| form.trim().is_empty()) {
            return Err(error_at(file, &forms, "expected at least one form, none of them empty".to_owned()));
        }
        entries.push(Entry { forms: forms.into_inner(), role });
    }
    Ok(())
}

fn examples<T: DeserializeOwned + Common>(file: &SourceFile<'_>) -> Result<Vec<Example>, Error> {
    let mut examples = Vec::new();
    for entry in parse::<File<T>>(file)?.entry {
        let place = error_at(file, entry.forms(), String::new());
        let place = format!("{}:{}", place.path, place.line.unwrap_or(0));
        for (texts, expected) in entry.examples() {
            for text in texts {
                let forms = entry.forms().get_ref().clone();
                examples.push(Example { place: place.clone(), forms, text: text.clone(), expected });
            }
        }
    }
    Ok(examples)
}
