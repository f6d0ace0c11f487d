//! What documents say together: reprints, claims, series, and the checks that need more than one of them.

use super::{Check, Doc, Structure};

/// The checks that take figures of several documents.
#[must_use]
pub fn checks(_docs: &[Doc<'_>], _structure: &Structure) -> Vec<Check> {
    Vec::new()
}
