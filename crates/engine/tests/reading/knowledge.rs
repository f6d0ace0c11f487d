//! The seeds' knowledge, and an engine made of it, for the tests of reading.

use std::fs;
use std::path::{Path, PathBuf};

use engine::knowledge::{Knowledge, SourceFile};
use engine::{Engine, Reading};

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The data that is not ours to keep in the repository: `SOLIEU_SHARED`, or `shared` beside the repository.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("SOLIEU_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let path = Some(shared.join(name)).filter(|path| path.exists());
    if path.is_none() {
        eprintln!("SKIPPED: no {name} in {}; set SOLIEU_SHARED to run this part", shared.display());
    }
    path
}

/// The knowledge files as path and text.
pub(crate) fn sources() -> Vec<(String, String)> {
    let folder = root().join("seeds");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder.join("lexicon"))
        .expect("seeds/lexicon is there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    paths.push(folder.join("codebook.toml"));
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(root()).unwrap_or(path).display().to_string();
        (name, fs::read_to_string(path).expect("readable"))
    };
    paths.iter().map(read).collect()
}

/// The knowledge of the seeds.
pub(crate) fn knowledge() -> Knowledge {
    let sources = sources();
    let files: Vec<SourceFile<'_>> = sources.iter().map(|(path, text)| SourceFile { path, text }).collect();
    Knowledge::from_sources(&files).unwrap_or_else(|error| panic!("{error}"))
}

/// An engine that knows what the seeds know.
pub(crate) fn engine() -> Engine {
    Engine::new(&knowledge())
}

/// Reads a text without anything known from outside.
pub(crate) fn read(engine: &Engine, text: &str) -> Reading {
    engine.read(&engine::Document { id: "test", text, given: engine::reading::GivenMeta::default() })
}
