//! What the engine knows of the language and of the subject: data, from `codebook.toml` and `lexicon/*.toml`.
//!
//! This is where `Result` begins: a wrong entry is an [`Error`] that says which file, which line, and what was expected.

#[cfg(feature = "toml")]
pub mod toml_file;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::check::Structure;
use crate::codebook::Codebook;
use crate::entity::Names;
use crate::fact::Cues;
use crate::lexicon::Lexicon;
use crate::ranker::Ranker;

/// Everything that a linguist or an officer may change, parsed and validated. It travels in the bundle of `solieu build`,
/// so that a page reads a dropped document exactly as the command line would.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Knowledge {
    /// Numerals, units, words of time, legal types …
    pub lexicon: Lexicon,
    /// What figures are of: the indicators.
    pub codebook: Codebook,
    /// Places, organisations, roles …
    pub names: Names,
    /// Words that say what a figure does in its clause.
    pub cues: Cues,
    /// How figures hang together: parts, shares, targets.
    pub structure: Structure,
    /// What puts indicators in order where the rules cannot.
    pub ranker: Ranker,
}

#[cfg(feature = "toml")]
impl Knowledge {
    /// Reads the knowledge files of a folder: `codebook.toml` and those of `lexicon/`, told apart by their stem.
    ///
    /// # Errors
    /// The first fault found: a file that is not TOML, an unknown field, a value of the wrong sort, a file whose stem is
    /// not known.
    pub fn from_sources(files: &[SourceFile<'_>]) -> Result<Knowledge, Error> {
        let mut knowledge = Knowledge::default();
        for file in files {
            let known = match file.stem() {
                Ranker::FILE => knowledge.ranker.add_file(file).map(|()| true)?,
                "codebook" => knowledge.codebook.add_file(file).map(|()| true)?,
                "relations" | "arithmetic" => knowledge.structure.add_file(file).map(|()| true)?,
                _ => {
                    knowledge.lexicon.add_file(file)?
                        || knowledge.names.add_file(file)?
                        || knowledge.cues.add_file(file)?
                }
            };
            if !known {
                let expected = [Lexicon::FILES, Names::FILES, Cues::FILES].concat().join(", ");
                let message =
                    format!("unknown knowledge file, expected codebook, relations, arithmetic or one of: {expected}");
                return Err(Error { path: file.path.to_owned(), line: None, message });
            }
        }
        Ok(knowledge)
    }
}

/// The files of a folder, completed with those of the language from `seeds`: what another subject leaves as it is, its
/// folder need not repeat.
#[cfg(feature = "toml")]
#[must_use]
pub fn completed<'a>(own: &[SourceFile<'a>], seeds: &[SourceFile<'a>]) -> Vec<SourceFile<'a>> {
    let is_language = |stem: &str| {
        Lexicon::FILES.contains(&stem)
            || Cues::FILES.contains(&stem)
            || ["places", "districts", "people", "events", "publishers", "subgroups", "arithmetic"].contains(&stem)
    };
    let missing =
        seeds.iter().filter(|file| is_language(file.stem()) && !own.iter().any(|own| own.stem() == file.stem()));
    own.iter().chain(missing).copied().collect()
}

/// One file of knowledge, as text: the engine opens no files.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'a> {
    /// Its path as the user knows it, for messages.
    pub path: &'a str,
    /// Its content.
    pub text: &'a str,
}

impl SourceFile<'_> {
    /// The file's name without folder and extension: `units` of `seeds/lexicon/units.toml`.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit(['/', '\\']).next().unwrap_or("");
        name.strip_suffix(".toml").or_else(|| name.strip_suffix(".weights")).unwrap_or(name)
    }
}

/// A fault in a knowledge file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The file.
    pub path: String,
    /// The line, from 1; `None` if the fault is of the file as a whole.
    pub line: Option<usize>,
    /// What is wrong and what was expected, lower case, without a full stop.
    pub message: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.message),
            None => write!(f, "{}: {}", self.path, self.message),
        }
    }
}

impl std::error::Error for Error {}
