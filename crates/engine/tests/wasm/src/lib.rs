//! Reads the cases of `testdata/reading` inside a WebAssembly module: Node passes the files, and gets back what is wrong.

#[path = "../../it/reading/cases.rs"]
mod cases;

use std::cell::RefCell;

use engine::Engine;
use engine::knowledge::{Knowledge, SourceFile};

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Reserves a buffer of `len` bytes and says where.
#[unsafe(no_mangle)]
pub extern "C" fn buffer(len: usize) -> *mut u8 {
    BUFFER.with_borrow_mut(|buffer| {
        *buffer = vec![0; len];
        buffer.as_mut_ptr()
    })
}

/// Reads `[knowledge files, case files]`, each a list of `[path, text]` in JSON, from the buffer; leaves the faults there,
/// one a line, and returns their length in bytes.
#[unsafe(no_mangle)]
pub extern "C" fn run() -> usize {
    BUFFER.with_borrow_mut(|buffer| {
        let faults = match serde_json::from_slice::<[Vec<(String, String)>; 2]>(buffer) {
            Ok([knowledge, cases]) => faults(knowledge, cases),
            Err(error) => error.to_string(),
        };
        *buffer = faults.into_bytes();
        buffer.len()
    })
}

/// Where the faults are.
#[unsafe(no_mangle)]
pub extern "C" fn result() -> *const u8 {
    BUFFER.with_borrow(|buffer| buffer.as_ptr())
}

fn faults(knowledge: Vec<(String, String)>, cases: Vec<(String, String)>) -> String {
    let files: Vec<SourceFile<'_>> = knowledge.iter().map(|(path, text)| SourceFile { path, text }).collect();
    match Knowledge::from_sources(&files) {
        Ok(knowledge) => {
            let engine = Engine::new(&knowledge);
            cases.iter().flat_map(|(path, text)| cases::faults(&engine, path, text)).collect::<Vec<_>>().join("\n")
        }
        Err(error) => error.to_string(),
    }
}
