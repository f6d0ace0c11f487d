//! Any bytes, as a file of any kind: documents or reasons, never a panic, and no more text than is taken. The first byte says
//! what the file is called.
#![no_main]

use documents::{Kind, Limits, open};
use libfuzzer_sys::fuzz_target;

const LIMITS: Limits = Limits { text_bytes: 1_000_000, file_bytes: 10_000_000, documents: 100, ratio: 200 };

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let ending = Kind::ENDINGS[usize::from(*first) % Kind::ENDINGS.len()];
    let opened = open(&format!("a.{ending}"), rest, &LIMITS);
    let n_bytes: usize = opened.documents.iter().map(|document| document.text.len()).sum();
    assert!(n_bytes <= LIMITS.text_bytes);
    assert!(!(opened.documents.is_empty() && opened.left_out.is_empty() && opened.side_files.is_empty()));
});
