//! Which codebook and lexicon a folder is read with.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use engine::Knowledge;
use engine::knowledge::{SourceFile, completed};

/// The file of a folder that says what can be measured.
pub(crate) const CODEBOOK: &str = "codebook.toml";

/// The knowledge of `seeds/`, compiled in: path and text of each file.
const SEEDS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/seeds.rs"));

/// The knowledge for `folder` (or the folder of a file): that of `given`, else its own if it has a `codebook.toml` or a
/// `lexicon/`, else that of `seeds/`. Files of the language that it lacks are those of `seeds/`.
///
/// # Errors
/// If a file cannot be read or holds a fault, with file and line; if `given` holds no knowledge.
pub(crate) fn load(folder: &Path, given: Option<&Path>) -> Result<Knowledge> {
    let folder = if folder.is_file() { folder.parent().unwrap_or(folder) } else { folder };
    let paths = paths(given.unwrap_or(folder))?;
    if let Some(given) = given.filter(|_| paths.is_empty()) {
        bail!("{}: no codebook.toml and no lexicon/*.toml, expected at least one of them", given.display());
    }
    let own = paths.into_iter().map(|path| {
        let text = crate::folder::text_of(&path)?;
        Ok((path.display().to_string(), text))
    });
    let own: Vec<(String, String)> = own.collect::<Result<_>>()?;
    let seeds: Vec<SourceFile<'_>> = SEEDS.iter().map(|(path, text)| SourceFile { path, text }).collect();
    let own: Vec<SourceFile<'_>> = own.iter().map(|(path, text)| SourceFile { path, text }).collect();
    let files = if own.is_empty() { seeds } else { completed(&own, &seeds) };
    Ok(Knowledge::from_sources(&files)?)
}

/// The knowledge files of a folder, in order of path.
fn paths(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    let codebook = folder.join(CODEBOOK);
    if codebook.is_file() {
        paths.push(codebook);
    }
    let lexicon = folder.join("lexicon");
    if lexicon.is_dir() {
        for entry in fs::read_dir(&lexicon).with_context(|| format!("cannot list {}", lexicon.display()))? {
            let path = entry?.path();
            if path.extension().is_some_and(|it| it == "toml") {
                paths.push(path);
            }
        }
    }
    if let Some(link) = paths.iter().find(|path| !crate::folder::is_inside(path, folder) && path.exists()) {
        bail!(
            "{}: a link that leads out of the folder, expected a file in it; --knowledge names another",
            link.display()
        );
    }
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compiled_in_is_what_stands_in_seeds() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let found: Vec<(String, String)> = paths(&root.join("seeds"))
            .unwrap()
            .into_iter()
            .map(|path| {
                let shown = path.strip_prefix(&root).unwrap().display().to_string();
                (shown, fs::read_to_string(path).unwrap())
            })
            .collect();
        let embedded: Vec<(String, String)> =
            SEEDS.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        assert_eq!(embedded, found);
    }
}
