//! What the makers of a corpus say of it: shown on its start page, never read for figures.

use serde::{Deserialize, Serialize};

/// What a corpus is called and is about, who keeps it, and under what licence; every part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// What it is called.
    pub title: Bilingual,
    /// What it is about, in a paragraph.
    pub about: Bilingual,
    /// Who keeps it.
    pub keeper: Bilingual,
    /// Under what terms its texts may be used.
    pub licence: Bilingual,
}

impl About {
    /// True if nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == About::default()
    }
}

/// Words in both languages of the page. One may be empty: then the other stands for both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Bilingual {
    /// The same in both.
    #[must_use]
    pub fn same(words: &str) -> Bilingual {
        Bilingual { vi: words.to_owned(), en: words.to_owned() }
    }

    /// The Vietnamese words, or the English ones if there are none.
    #[must_use]
    pub fn vi(&self) -> &str {
        if self.vi.is_empty() { &self.en } else { &self.vi }
    }

    /// The English words, or the Vietnamese ones if there are none.
    #[must_use]
    pub fn en(&self) -> &str {
        if self.en.is_empty() { &self.vi } else { &self.en }
    }
}
