//! The files that the knowledge of a site was made of, as text: what completes a codebook that comes with a reader's own
//! texts, and what travels with texts that were read by it. They are fetched when one of both is asked for.

use serde::{Deserialize, Serialize};

use crate::write::bytes_of;

/// A file of knowledge: `codebook.toml`, `lexicon/units.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnowledgeFile {
    /// Its name within the folder of the texts.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// The knowledge files of a site, but for the weights of its ranker, which its knowledge holds: they are longer than all else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sources {
    /// The codebook, and what differs from what every `solieu` knows: these travel with texts.
    pub own: Vec<KnowledgeFile>,
    /// The others: the language.
    pub others: Vec<KnowledgeFile>,
}

impl Sources {
    /// As bytes, for the section [`SOURCES`](crate::section::SOURCES).
    #[must_use]
    pub fn packed(&self) -> Vec<u8> {
        bytes_of(self)
    }

    /// The inverse; `None` for other bytes.
    #[must_use]
    pub fn unpacked(bytes: &[u8]) -> Option<Sources> {
        postcard::from_bytes(bytes).ok()
    }

    /// All files.
    pub fn all(&self) -> impl Iterator<Item = &KnowledgeFile> {
        self.own.iter().chain(&self.others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_travel_as_bytes() {
        let file = |path: &str| KnowledgeFile { path: path.to_owned(), text: "# chữ".to_owned() };
        let sources = Sources { own: vec![file("codebook.toml")], others: vec![file("lexicon/units.toml")] };
        assert_eq!(Sources::unpacked(&sources.packed()), Some(sources));
        assert_eq!(Sources::unpacked(&[7; 3]), None);
    }
}
