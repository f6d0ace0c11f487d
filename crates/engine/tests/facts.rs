//! What figures are of: every example and counter-example of a codebook, and the cases of `testdata/facts/`.

#[path = "facts/cases.rs"]
mod cases;
#[path = "facts/codebook.rs"]
mod codebook;
#[path = "facts/folder.rs"]
mod folder;
#[path = "facts/other.rs"]
mod other;
