//! Opens folders: of the repository, of knowledge, and of what is not ours to keep.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use engine::knowledge::{SourceFile, completed};
use engine::{Document, Engine, Knowledge, Reading};

/// A folder of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// Data that is not ours to keep in the repository: in `SOLIEU_SHARED`, or in `shared` beside the repository or its folder.
/// `None`, loudly, where it is missing.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let beside = || ["../shared", "../../shared"].map(repository).into_iter().find(|path| path.exists());
    let shared = std::env::var_os("SOLIEU_SHARED").map(PathBuf::from).or_else(beside);
    let path = shared.map(|shared| shared.join(name)).filter(|path| path.exists());
    if path.is_none() {
        eprintln!("SKIPPED: no {name}; set SOLIEU_SHARED to run this part");
    }
    path
}

/// The knowledge files of a folder, path and text, in order of their path. The path is from the repository's root.
pub(crate) fn sources(folder: &str) -> Vec<(String, String)> {
    let own = ["codebook.toml", "ranker.weights"].map(|name| format!("{folder}/{name}"));
    let mut paths: Vec<String> = own.into_iter().filter(|path| repository(path).exists()).collect();
    let lexicon = fs::read_dir(repository(folder).join("lexicon")).into_iter().flatten();
    paths.extend(lexicon.map(|entry| format!("{folder}/lexicon/{}", entry.unwrap().file_name().to_str().unwrap())));
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(repository(&path)).unwrap())).collect()
}

/// The knowledge of a folder.
pub(crate) fn knowledge(folder: &str) -> Knowledge {
    static SEEDS: LazyLock<Knowledge> = LazyLock::new(|| read_knowledge("seeds"));
    // Many tests ask for that of the seeds: reading it takes longer than they do.
    if folder == "seeds" { SEEDS.clone() } else { read_knowledge(folder) }
}

fn read_knowledge(folder: &str) -> Knowledge {
    let (mut own, seeds) = (sources(folder), sources("seeds"));
    // Another subject of ours goes with the names of the seeds, as in the command.
    if folder.starts_with("codebooks/") {
        let is_shared =
            |path: &str| !["codebook.toml", "relations.toml", "ranker.weights"].iter().any(|name| path.ends_with(name));
        own.extend(seeds.iter().filter(|(path, _)| is_shared(path)).cloned());
    }
    Knowledge::from_sources(&completed(&files(&own), &files(&seeds))).unwrap_or_else(|error| panic!("{error}"))
}

fn files(sources: &[(String, String)]) -> Vec<SourceFile<'_>> {
    sources.iter().map(|(path, text)| SourceFile { path, text }).collect()
}

/// The engine with the knowledge of a folder.
pub(crate) fn engine(folder: &str) -> Engine {
    Engine::new(&knowledge(folder))
}

/// Reads a text without anything known from outside.
pub(crate) fn read(engine: &Engine, text: &str) -> Reading {
    engine.read(&Document { id: "test", text, ..Document::default() })
}
