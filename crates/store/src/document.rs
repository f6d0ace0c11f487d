//! One document of a corpus. In a large corpus its text and most of its reading are in a block, and come later.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};

use engine::Reading;
use engine::check::Doc;

use crate::blocks::Arrivals;

/// One document with its reading.
///
/// `text` and `reading` are reached through [`Body`]. While they have not come, reading them gives what the head of the
/// corpus has of them ([`head`](StoredDocument::head), [`opening`](StoredDocument::opening)), and notes that they are
/// [wanted](crate::Corpus::wanted): what was computed from them is to be computed again.
#[derive(Clone, Debug, Default)]
pub struct StoredDocument {
    /// The file's stem.
    pub id: String,
    /// All of it, or what the head of the corpus has.
    here: Body,
    away: Option<Away>,
}

/// What a document says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// The text, byte for byte as in the file.
    pub text: String,
    /// What was read from it; its spans lie on `text`.
    pub reading: Reading,
}

/// What comes in a block.
#[derive(Clone, Debug)]
struct Away {
    /// The file in which it is.
    file: usize,
    arrivals: Arc<Arrivals>,
    body: OnceLock<Box<Body>>,
    was_missed: OnceLock<()>,
}

impl StoredDocument {
    /// A document that is here.
    #[must_use]
    pub fn new(id: String, text: String, reading: Reading) -> StoredDocument {
        StoredDocument { id, here: Body { text, reading }, away: None }
    }

    /// The document under another id.
    #[must_use]
    pub fn called(self, id: String) -> StoredDocument {
        StoredDocument { id, ..self }
    }

    /// What is here is the head of a document that comes in `file`.
    pub(crate) fn send_away(&mut self, file: usize, arrivals: &Arc<Arrivals>) {
        self.away = Some(Away { file, arrivals: arrivals.clone(), body: OnceLock::new(), was_missed: OnceLock::new() });
    }

    /// What is known of it without its block: title, publisher, date, values, units, indicators, periods, places. It has
    /// no spans, no evidence, no sentences and no names until the block is here. Never asks for the block.
    #[must_use]
    #[inline(never)]
    pub fn head(&self) -> &Reading {
        &self.body().unwrap_or(&self.here).reading
    }

    /// The text, or how it begins: enough to call an article by that has no title. Never asks for the block.
    #[must_use]
    pub fn opening(&self) -> &str {
        &self.body().unwrap_or(&self.here).text
    }

    /// Whether all of it is here.
    #[must_use]
    pub fn is_here(&self) -> bool {
        self.body().is_some()
    }

    /// Whether anything was wanted of it before it was here.
    #[must_use]
    pub fn was_missed(&self) -> bool {
        self.away.as_ref().is_some_and(|away| away.was_missed.get().is_some())
    }

    /// Whether its sentences are known by their links, with or without its block. Never asks for the block.
    #[must_use]
    pub fn has_links(&self) -> bool {
        self.is_here() || !self.head().sentences.is_empty()
    }

    /// What the head of the corpus has of it, whether the rest is here or not.
    pub(crate) fn in_head(&self) -> &Body {
        &self.here
    }

    /// Takes in what came in its block. What came before stays.
    pub(crate) fn take_in(&self, come: StoredDocument) {
        if let Some(away) = &self.away {
            let _ = away.body.set(Box::new(come.here));
        }
    }

    /// The document as checks see it.
    #[must_use]
    pub fn doc(&self) -> Doc<'_> {
        Doc { id: &self.id, text: &self.text, reading: &self.reading }
    }

    fn body(&self) -> Option<&Body> {
        match &self.away {
            None => Some(&self.here),
            Some(away) => away.body.get().map(Box::as_ref),
        }
    }
}

impl Deref for StoredDocument {
    type Target = Body;

    // Called everywhere: once in the module is enough.
    #[inline(never)]
    fn deref(&self) -> &Body {
        self.body().unwrap_or_else(|| {
            if let Some(away) = &self.away {
                let _ = away.was_missed.set(());
                away.arrivals.miss(away.file);
            }
            &self.here
        })
    }
}

impl DerefMut for StoredDocument {
    fn deref_mut(&mut self) -> &mut Body {
        match self.away.as_mut().and_then(|away| away.body.get_mut()) {
            Some(body) => body,
            None => &mut self.here,
        }
    }
}

impl PartialEq for StoredDocument {
    fn eq(&self, other: &StoredDocument) -> bool {
        let own = |of: &StoredDocument| of.body().is_some();
        (&self.id, self.head(), self.opening(), own(self)) == (&other.id, other.head(), other.opening(), own(other))
    }
}
