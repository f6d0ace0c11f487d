//! Before the command is compiled: lists the knowledge files of `seeds/` and the codebooks of `codebooks/`, so that it
//! carries them.
//!
//! It writes `seeds.rs` and `codebooks.rs`, lists of (path, text), in order of path.

#![expect(clippy::disallowed_macros, reason = "what a build script prints, cargo reads to the end")]

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let seeds = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../seeds");
    println!("cargo::rerun-if-changed={}", seeds.join("codebook.toml").display());
    println!("cargo::rerun-if-changed={}", seeds.join("lexicon").display());

    let mut paths: Vec<PathBuf> = Vec::new();
    if seeds.join("codebook.toml").is_file() {
        paths.push(seeds.join("codebook.toml"));
    }
    if let Ok(lexicon) = fs::read_dir(seeds.join("lexicon")) {
        for entry in lexicon {
            let path = entry?.path();
            if path.extension().is_some_and(|it| it == "toml") {
                paths.push(path);
            }
        }
    }
    paths.sort();

    write("seeds.rs", "seeds", &seeds, &paths)?;

    let codebooks = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../codebooks");
    println!("cargo::rerun-if-changed={}", codebooks.display());
    let mut paths: Vec<PathBuf> = Vec::new();
    if let Ok(folders) = fs::read_dir(&codebooks) {
        for entry in folders {
            paths.extend(Some(entry?.path().join("codebook.toml")).filter(|path| path.is_file()));
        }
    }
    paths.sort();
    write("codebooks.rs", "codebooks", &codebooks, &paths)
}

/// Writes the list of `paths`, which are shown as in `folder` of the repository.
fn write(list: &str, folder: &str, root: &Path, paths: &[PathBuf]) -> Result<(), Box<dyn std::error::Error>> {
    let mut code = String::from("&[\n");
    for path in paths {
        println!("cargo::rerun-if-changed={}", path.display());
        let shown = Path::new(folder).join(path.strip_prefix(root)?);
        code.push_str(&format!("    ({:?}, include_str!({:?})),\n", shown.display().to_string(), path.canonicalize()?));
    }
    code.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join(list), code)?;
    Ok(())
}
