//! Figures are checked against each other: the annotated relations, the cases of `testdata/check/`, and wrong figures
//! that must be noticed.

mod cases;
pub(crate) mod gold;
mod mutation;
mod places;
mod relations;
mod statements;
