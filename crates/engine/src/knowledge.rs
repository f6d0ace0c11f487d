//! What the engine knows of the language and of the subject: data, from `codebook.toml` and `lexicon/*.toml`.
//!
//! This is where `Result` begins: a wrong entry is an [`Error`] that says which file, which line, and what was expected.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Everything that a linguist or an officer may change, parsed and validated. It travels in the bundle, so that the page
/// reads a dropped document exactly as the command line would.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Knowledge {}

/// One file of knowledge, as text: the engine opens no files.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'a> {
    /// Its path as the user knows it, for messages.
    pub path: &'a str,
    /// Its content.
    pub text: &'a str,
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
