//! Search: the field with its suggestions, and what was found.

pub(crate) mod field;
pub(crate) mod results;
