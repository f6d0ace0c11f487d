//! Where things are: the repository, `target/`, `dist/`, the tools that are installed once.
//!
//! Every path of this program is made here, so that no step depends on the folder it was started from.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context, Result};

/// The root of the repository that this program was started in: it may have been compiled in another one, and its
/// binary copied. That of the package that cargo runs, else the nearest folder above the current one.
pub(crate) fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| found().unwrap_or_else(|| PathBuf::from(".")))
}

/// # Errors
/// If the current folder is in no checkout of the repository.
pub(crate) fn check() -> Result<()> {
    let root = found().context("expected to be called inside the repository, by `cargo xtask`")?;
    std::env::set_current_dir(&root).with_context(|| format!("cannot enter {}", root.display()))
}

fn found() -> Option<PathBuf> {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = std::env::current_dir().ok();
    let starts = [package, here];
    let folders = starts.iter().flatten().flat_map(|start| start.ancestors());
    folders.into_iter().find(|folder| folder.join("xtask/src/paths.rs").is_file()).map(Path::to_owned)
}

/// Cargo's target folder, wherever it was moved to.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// The finished site.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The browser tests and their npm packages.
pub(crate) fn e2e() -> PathBuf {
    root().join("e2e")
}

/// Tools that are compiled once and kept: `tools/bin/NAME`.
pub(crate) fn tools() -> PathBuf {
    target().join("tools")
}
