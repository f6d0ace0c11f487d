//! An engine in a WebAssembly module, to be timed from outside: knowledge and article are passed through a buffer.

use std::cell::RefCell;

use engine::knowledge::{Knowledge, SourceFile};
use engine::{Document, Engine};

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ENGINE: RefCell<Option<Engine>> = const { RefCell::new(None) };
}

/// Reserves a buffer of `len` bytes and says where.
#[unsafe(no_mangle)]
pub extern "C" fn buffer(len: usize) -> *mut u8 {
    BUFFER.with_borrow_mut(|buffer| {
        *buffer = vec![0; len];
        buffer.as_mut_ptr()
    })
}

/// Compiles an engine from the knowledge files in the buffer: a list of `[path, text]` in JSON.
#[unsafe(no_mangle)]
pub extern "C" fn learn() {
    let files: Vec<(String, String)> = BUFFER.with_borrow(|buffer| serde_json::from_slice(buffer).expect("JSON"));
    let files: Vec<SourceFile<'_>> = files.iter().map(|(path, text)| SourceFile { path, text }).collect();
    let knowledge = Knowledge::from_sources(&files).unwrap_or_else(|error| panic!("{error}"));
    ENGINE.set(Some(Engine::new(&knowledge)));
}

/// Reads the article in the buffer, facts and all; returns how many figures it has.
#[unsafe(no_mangle)]
pub extern "C" fn read() -> usize {
    BUFFER.with_borrow(|buffer| {
        let text = std::str::from_utf8(buffer).expect("UTF-8");
        let document = Document { id: "article", text, ..Document::default() };
        ENGINE.with_borrow(|engine| engine.as_ref().map_or(0, |engine| engine.read(&document).mentions.len()))
    })
}
