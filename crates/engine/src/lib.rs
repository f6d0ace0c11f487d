//! Reads Vietnamese news text: quantities, periods, legal references, entities, and the facts that they state.
//!
//! Pure: no I/O, no clock, no locale; the same document and the same knowledge give the same reading, byte for byte.
//! Reading never fails: odd text gives fewer facts and a [`Note`](reading::Note). `Result` begins where files begin:
//! see [`knowledge`].
//!
//! The language is not in the code: units, numerals, indicators, places and so on come from `seeds/` (see
//! [`knowledge`]), so that another corpus needs no Rust.

pub mod date;
pub mod decimal;
pub mod knowledge;
pub mod reading;
pub mod rules;
pub mod span;

pub use decimal::Decimal;
pub use span::Span;
