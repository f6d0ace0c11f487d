//! See `corrections` in `properties.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::corrections(bytes));
