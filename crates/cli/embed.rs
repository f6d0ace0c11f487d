//! Before the command is compiled: lists the knowledge files of `seeds/` and the codebooks of `codebooks/`, so that it
//! carries them; with the feature `page`, the files of a site too.
//!
//! It writes `seeds.rs` and `codebooks.rs`, lists of (path, text), and `page.rs`, one of (address, bytes), in order of path.

#![expect(clippy::disallowed_macros, reason = "what a build script prints, cargo reads to the end")]

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let seeds = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../seeds");
    println!("cargo::rerun-if-changed={}", seeds.join("codebook.toml").display());
    println!("cargo::rerun-if-changed={}", seeds.join("ranker.weights").display());
    println!("cargo::rerun-if-changed={}", seeds.join("lexicon").display());

    let mut paths: Vec<PathBuf> = Vec::new();
    paths.extend(
        ["codebook.toml", "ranker.weights"].map(|name| seeds.join(name)).into_iter().filter(|path| path.is_file()),
    );
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
    write("codebooks.rs", "codebooks", &codebooks, &paths)?;
    write_page()
}

/// Names the site of the feature `page`; a relative path is one of the repository.
const PAGE: &str = "SOLIEU_PAGE";

/// Lists the files of the site that `SOLIEU_PAGE` names, else those of `dist/`, if the command is to carry one.
fn write_page() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-env-changed={PAGE}");
    let mut files = Vec::new();
    if env::var_os("CARGO_FEATURE_PAGE").is_some() {
        let named = env::var_os(PAGE).map_or_else(|| PathBuf::from("dist"), PathBuf::from);
        let site = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../..").join(named);
        println!("cargo::rerun-if-changed={}", site.display());
        if !site.join("index.html").is_file() {
            return Err(format!(
                "{}: no site, expected the one that `cargo xtask build` leaves in dist/, or its path in {PAGE}",
                site.display()
            )
            .into());
        }
        collect(&site, "", &mut files)?;
        files.sort();
    }
    let mut code = String::from("&[\n");
    for (name, path) in files {
        code.push_str(&format!("    ({name:?}, include_bytes!({:?})),\n", path.canonicalize()?));
    }
    code.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("page.rs"), code)?;
    Ok(())
}

/// The files of a site, with their addresses in it: without what is made anew for each corpus and is large, the site in one
/// file and the static pages.
fn collect(folder: &Path, within: &str, files: &mut Vec<(String, PathBuf)>) -> Result<(), Box<dyn std::error::Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).ok_or("expected a file name in UTF-8")?;
        let name = format!("{within}{name}");
        if ["offline.html", "doc"].contains(&name.as_str()) {
        } else if path.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else {
            files.push((name, path));
        }
    }
    Ok(())
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
