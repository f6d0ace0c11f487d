//! What figures are of: the indicators, from `codebook.toml`.

use serde::{Deserialize, Serialize};

#[cfg(feature = "toml")]
use crate::knowledge::{Error, SourceFile};

/// The indicators.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Codebook {}

#[cfg(feature = "toml")]
impl Codebook {
    /// Adds the entries of `codebook.toml`.
    ///
    /// # Errors
    /// See [`Knowledge::from_sources`](crate::Knowledge::from_sources).
    pub fn add_file(&mut self, _file: &SourceFile<'_>) -> Result<(), Error> {
        Ok(())
    }
}
