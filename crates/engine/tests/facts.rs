//! What figures are of: every example and counter-example of a codebook, and the cases of `testdata/facts/`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    reason = "a test stops at what it did not expect, and reads its cases from files"
)]

#[path = "facts/cases.rs"]
mod cases;
#[path = "facts/codebook.rs"]
mod codebook;
#[path = "facts/folder.rs"]
mod folder;
#[path = "facts/other.rs"]
mod other;
