//! Why bytes are not a corpus, or not a module that can hold one.

use std::fmt;

/// A fault in the bytes of a bundle or a module. Opaque, so that kinds can be refined; [`Error::kind`] tells what a
/// page needs to tell its reader what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: String,
}

/// What sort of fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The bytes are something else.
    NotACorpus,
    /// Written by a newer version of this program.
    Newer,
    /// Written by an older version of this program, in a way that is no longer read.
    Older,
    /// The bytes end too early.
    Truncated,
    /// The bytes were changed after they were written.
    Damaged,
    /// Not a WebAssembly module.
    NotAModule,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: String) -> Error {
        Error { kind, message }
    }

    /// What sort of fault it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
