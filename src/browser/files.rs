//! Files of the reader's own: listed, also out of folders, and read. Nothing leaves the machine, and only what the reader
//! has chosen can be read.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileList, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry, FileSystemFileEntry,
};

use super::drops::Dropped;

/// A file that the reader has chosen.
pub(crate) struct ChosenFile {
    /// Its name, behind that of the folder that was chosen with it.
    pub(crate) path: String,
    file: File,
}

impl ChosenFile {
    /// Its bytes; nothing if the browser cannot read it.
    pub(crate) async fn bytes(&self) -> Option<Vec<u8>> {
        ReadAhead::new(std::slice::from_ref(self)).next().await?.1
    }
}

/// Files being read, in their order: while one is worked on, the next ones come. A browser takes about a millisecond for
/// each, whatever its size.
pub(crate) struct ReadAhead<'a> {
    files: std::slice::Iter<'a, ChosenFile>,
    coming: VecDeque<(&'a ChosenFile, f64, JsFuture)>,
    /// How large those are that are coming.
    n_bytes: f64,
}

/// So many files are read at a time, if they are no larger together than [`MOST_BYTES`].
const MOST_FILES: usize = 32;
const MOST_BYTES: f64 = 4_000_000.0;

impl<'a> ReadAhead<'a> {
    /// Nothing is read yet.
    pub(crate) fn new(files: &'a [ChosenFile]) -> ReadAhead<'a> {
        ReadAhead { files: files.iter(), coming: VecDeque::new(), n_bytes: 0.0 }
    }

    /// The next file and its bytes; no bytes if the browser cannot read it.
    pub(crate) async fn next(&mut self) -> Option<(&'a ChosenFile, Option<Vec<u8>>)> {
        while self.coming.is_empty() || self.coming.len() < MOST_FILES && self.n_bytes < MOST_BYTES {
            let Some(file) = self.files.next() else { break };
            let size = file.file.size();
            self.n_bytes += size;
            self.coming.push_back((file, size, JsFuture::from(file.file.array_buffer())));
        }
        let (file, size, buffer) = self.coming.pop_front()?;
        self.n_bytes -= size;
        Some((file, buffer.await.ok().map(|buffer| Uint8Array::new(&buffer).to_vec())))
    }
}

/// The files of a list: of a field for files or for a folder.
pub(crate) fn of_list(list: &FileList) -> Vec<ChosenFile> {
    let files = (0..list.length()).filter_map(|at| list.get(at));
    files.map(|file| ChosenFile { path: path_of(&file), file }).collect()
}

/// Within the folder that was chosen, if one was.
fn path_of(file: &File) -> String {
    let path = js_sys::Reflect::get(file, &JsValue::from_str("webkitRelativePath")).ok();
    path.and_then(|path| path.as_string()).filter(|path| !path.is_empty()).unwrap_or_else(|| file.name())
}

/// The files that were dropped, and those of folders that were, in order of path, at most `most`; and the paths of what the
/// browser does not let the page read: a page that was opened from a file may read no folder. Hidden files are what a system
/// keeps beside its files.
pub(crate) async fn of_dropped(dropped: Vec<Dropped>, most: usize) -> (Vec<ChosenFile>, Vec<String>) {
    let (mut open, mut files, mut unread) = (dropped, Vec::new(), Vec::new());
    while let Some(Dropped { entry, file }) = open.pop() {
        if files.len() >= most {
            break;
        }
        if entry.name().starts_with('.') {
            continue;
        }
        let path = entry.full_path().trim_start_matches('/').to_owned();
        if entry.is_directory() {
            match entries_of(entry.unchecked_ref::<FileSystemDirectoryEntry>()).await {
                Some(entries) => open.extend(entries.into_iter().map(|entry| Dropped { entry, file: None })),
                None => unread.push(path),
            }
            continue;
        }
        let file = match file {
            Some(file) => Some(file),
            None => file_of(entry.unchecked_ref::<FileSystemFileEntry>()).await,
        };
        match file {
            Some(file) => files.push(ChosenFile { path, file }),
            None => unread.push(path),
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    (files, unread)
}

/// What lies in a folder, if it may be read; a browser hands it over in portions, and an empty one is the last.
async fn entries_of(folder: &FileSystemDirectoryEntry) -> Option<Vec<FileSystemEntry>> {
    let reader: FileSystemDirectoryReader = folder.create_reader();
    let mut entries = Vec::new();
    loop {
        let portion = called_back(|done, fail| {
            let _ = reader.read_entries_with_callback_and_callback(done.unchecked_ref(), fail.unchecked_ref());
        });
        let portion: Array = portion.await?.dyn_into().ok()?;
        if portion.length() == 0 {
            return Some(entries);
        }
        entries.extend(portion.iter().map(|entry| entry.unchecked_into::<FileSystemEntry>()));
    }
}

async fn file_of(entry: &FileSystemFileEntry) -> Option<File> {
    let file = called_back(|done, fail| {
        entry.file_with_callback_and_callback(done.unchecked_ref(), fail.unchecked_ref());
    });
    file.await?.dyn_into().ok()
}

/// What a call gives that takes one function for success and one for failure; nothing if it fails.
async fn called_back(call: impl Fn(&JsValue, &JsValue)) -> Option<JsValue> {
    let call = RefCell::new(Some(Rc::new(call)));
    let promise = Promise::new(&mut |done, fail| {
        if let Some(call) = call.take() {
            call(done.as_ref(), fail.as_ref());
        }
    });
    JsFuture::from(promise).await.ok()
}
