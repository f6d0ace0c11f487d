//! What a site is made of, as plain data.

use engine::{Knowledge, Reading};
use serde::{Deserialize, Serialize};

/// Everything that a site is made of: the documents, what was read from them, and the knowledge that read them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Corpus {
    /// In order of id, which is unique.
    pub documents: Vec<StoredDocument>,
    /// With what they were read.
    pub knowledge: Knowledge,
}

impl Corpus {
    /// The document with this id, and its place.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<(usize, &StoredDocument)> {
        let at = self.documents.binary_search_by(|document| document.id.as_str().cmp(id)).ok()?;
        self.documents.get(at).map(|document| (at, document))
    }
}

/// One document with its reading.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StoredDocument {
    /// The file's stem.
    pub id: String,
    /// The text, byte for byte as in the file.
    pub text: String,
    /// What was read from it; its spans lie on `text`.
    pub reading: Reading,
}
