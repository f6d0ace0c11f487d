//! Where things are: the repository, `target/`, `dist/`, the tools that are installed once.
//!
//! Every path of this program is made here, so that no step depends on the folder it was started from.

use std::path::{Path, PathBuf};

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    // xtask/ lies directly in the root; the manifest folder of a package always has a parent.
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
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
