//! The engine as its callers meet it: text in, facts and checks out. The cases are data, under `testdata/`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    reason = "a test stops at what it did not expect, and reads its cases from files"
)]

mod check;
mod facts;
mod folder;
mod hostile;
mod reading;
