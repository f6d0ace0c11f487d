//! Before the command is compiled: lists the knowledge files of `seeds/`, so that it carries them.
//!
//! It writes `seeds.rs`, the list `SEEDS` of (path, text), in order of path.

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

    let mut code = String::from("&[\n");
    for path in &paths {
        println!("cargo::rerun-if-changed={}", path.display());
        let shown = Path::new("seeds").join(path.strip_prefix(&seeds)?);
        code.push_str(&format!("    ({:?}, include_str!({:?})),\n", shown.display().to_string(), path.canonicalize()?));
    }
    code.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("seeds.rs"), code)?;
    Ok(())
}
