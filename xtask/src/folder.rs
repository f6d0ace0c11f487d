//! Whole folders: list them with their bytes, empty them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use walkdir::WalkDir;

/// Every file under `folder`: its path from there, with `/`, and its bytes.
pub(crate) fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(folder).follow_links(true) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry.path();
            let bytes = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
            files.insert(name_from(folder, path), bytes);
        }
    }
    Ok(files)
}

/// The names of the files that one of two folders lacks, or that differ between them.
pub(crate) fn differences(one: &Path, other: &Path) -> Result<BTreeSet<String>> {
    let (one, other) = (files(one)?, files(other)?);
    let names = one.keys().chain(other.keys());
    Ok(names.filter(|name| one.get(*name) != other.get(*name)).cloned().collect())
}

/// The path of a file from `folder`, with `/`.
pub(crate) fn name_from(folder: &Path, path: &Path) -> String {
    let name = path.strip_prefix(folder).unwrap_or(path);
    name.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// What lies directly in `folder`, sorted; nothing if there is no such folder.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort_unstable();
    names
}

/// Makes `folder` an empty folder.
pub(crate) fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))
}
