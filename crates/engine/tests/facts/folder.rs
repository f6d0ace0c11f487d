//! Opens folders of knowledge.

use std::fs;
use std::path::{Path, PathBuf};

use engine::knowledge::{SourceFile, completed};
use engine::{Engine, Knowledge};

/// A folder of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The knowledge files of a folder, path and text, in order of their path. The path is from the repository's root.
pub(crate) fn sources(folder: &str) -> Vec<(String, String)> {
    let mut paths = vec![format!("{folder}/codebook.toml")];
    let lexicon = fs::read_dir(repository(folder).join("lexicon")).unwrap();
    paths.extend(lexicon.map(|entry| format!("{folder}/lexicon/{}", entry.unwrap().file_name().to_str().unwrap())));
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(repository(&path)).unwrap())).collect()
}

/// The knowledge of a folder.
pub(crate) fn knowledge(folder: &str) -> Knowledge {
    let (own, seeds) = (sources(folder), sources("seeds"));
    Knowledge::from_sources(&completed(&files(&own), &files(&seeds))).unwrap_or_else(|error| panic!("{error}"))
}

fn files(sources: &[(String, String)]) -> Vec<SourceFile<'_>> {
    sources.iter().map(|(path, text)| SourceFile { path, text }).collect()
}

/// The engine with the knowledge of a folder.
pub(crate) fn engine(folder: &str) -> Engine {
    Engine::new(&knowledge(folder))
}
