//! crates/cli/src/main.rs

fn main() {}
