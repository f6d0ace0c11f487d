//! The shape of `cues.toml`. A spelling with two roles is refused.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::*;
use crate::knowledge::toml_file::{error_at, parse};
use crate::knowledge::{Error, SourceFile};
use crate::text::fold;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    cue: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    role: CueRole,
    forms: Vec<Spanned<String>>,
}

impl Cues {
    /// The stems of the files that are read here.
    pub const FILES: &[&str] = &["cues"];

    /// Adds the entries of a file of `lexicon/`; `false` if its stem is not one of [`Cues::FILES`].
    ///
    /// # Errors
    /// See [`Knowledge::from_sources`](crate::Knowledge::from_sources).
    pub fn add_file(&mut self, file: &SourceFile<'_>) -> Result<bool, Error> {
        if !Cues::FILES.contains(&file.stem()) {
            return Ok(false);
        }
        let mut first: BTreeMap<String, (CueRole, usize)> = BTreeMap::new();
        for entry in parse::<File>(file)?.cue {
            for form in &entry.forms {
                let line = error_at(file, form, String::new()).line.unwrap_or(0);
                if let Some((role, line)) = first.insert(fold::exact(form.get_ref()), (entry.role, line)) {
                    let message = format!("the cue {:?} is already {role:?} (line {line})", form.get_ref());
                    return Err(error_at(file, form, message));
                }
            }
            let forms = entry.forms.into_iter().map(Spanned::into_inner).collect();
            self.cues.push(Cue { role: entry.role, forms });
        }
        Ok(true)
    }
}
