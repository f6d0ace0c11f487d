//! Named things: people, organisations, places, channels …

use serde::{Deserialize, Serialize};

#[cfg(feature = "toml")]
use crate::knowledge::{Error, SourceFile};

/// The name lexicons.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Names {}

#[cfg(feature = "toml")]
impl Names {
    /// The stems of the files that are read here.
    pub const FILES: &[&str] = &[];

    /// Adds the entries of a file of `lexicon/`; `false` if its stem is not one of [`Names::FILES`].
    ///
    /// # Errors
    /// See [`Knowledge::from_sources`](crate::Knowledge::from_sources).
    pub fn add_file(&mut self, _file: &SourceFile<'_>) -> Result<bool, Error> {
        Ok(false)
    }
}
