//! The corpus bundle: the only code that knows its bytes. `write` and `read` are neighbours.

use engine::{Knowledge, Reading};
use serde::{Deserialize, Serialize};

/// Everything that a site is made of: the documents, what was read from them, and the knowledge that read them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Corpus {
    /// In order of id.
    pub documents: Vec<StoredDocument>,
    /// With what they were read.
    pub knowledge: Knowledge,
}

/// One document with its reading.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StoredDocument {
    /// The file's stem.
    pub id: String,
    /// The text, byte for byte as in the file.
    pub text: String,
    /// What was read from it.
    pub reading: Reading,
}
