//! What figures are of: every example and counter-example of a codebook, and the cases of `testdata/facts/`.

mod cases;
mod codebook;
mod other;
mod paraphrases;
mod subgroups;
