//! Figures are checked against each other: the annotated relations, the cases of `testdata/check/`, and wrong figures
//! that must be noticed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    reason = "a test stops at what it did not expect, and reads its cases from files"
)]

#[path = "check/cases.rs"]
mod cases;
#[path = "check/gold.rs"]
mod gold;
#[path = "check/mutation.rs"]
mod mutation;
#[path = "check/relations.rs"]
mod relations;
