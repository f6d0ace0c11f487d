//! Any bytes, as a bundle and as a module: an error or a corpus, never a panic; and a corpus writes what it was read from.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(corpus) = store::read(bytes) {
        let written = store::write_page(&corpus);
        assert_eq!(store::read(&written).as_ref(), Ok(&corpus));
    }
    if let Ok(module) = store::section::put(bytes, b"corpus") {
        assert_eq!(store::section::find(&module), Ok(Some(b"corpus".as_slice())));
    }
});
