//! The other way to the same site: Trunk, for people who want live reload.
//!
//! It owns the hook that Trunk calls when it has put its files together, and the test that both ways end in equal bytes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::step::{LINTED, lints, run, step};
use crate::{folder, paths, site};

/// Finishes the site in Trunk's staging folder, named by `TRUNK_STAGING_DIR`.
pub(crate) fn hook() -> Result<()> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("TRUNK_STAGING_DIR is not set: this command is called by Trunk (see Trunk.toml)")?;
    // Trunk watches the sources, and everything under target/ is outside of what it watches.
    let finished = paths::target().join("site-trunk");
    folder::empty(&finished)?;
    let index = staging.join("index.html");
    let html = fs::read_to_string(&index).with_context(|| format!("reading {}", index.display()))?;
    if let Some((html, script)) = without_inline_script(&html) {
        fs::write(staging.join("trunk-reload.js"), script)?;
        fs::write(&index, html)?;
    }
    site::finish(&staging, &finished)?;
    folder::empty(&staging)?;
    for (name, bytes) in folder::files(&finished)? {
        let path = staging.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}

/// `trunk serve` puts its reload script inline, which the page's policy forbids: the script moves to a file.
fn without_inline_script(html: &str) -> Option<(String, &str)> {
    let (before, after) = html.split_once("<script>")?;
    let (script, after) = after.split_once("</script>")?;
    Some((format!("{before}<script src=\"./trunk-reload.js\"></script>{after}"), script))
}

/// Builds the site by Trunk and compares it with the one in `dist`, file by file.
pub(crate) fn check_same_site(trunk: &Path, dist: &Path) -> Result<()> {
    let by_trunk = paths::target().join("dist-trunk");
    step("building the same site by Trunk", || {
        // Trunk looks for wasm-bindgen on PATH.
        let ours = site::bindgen();
        let mut path: Vec<PathBuf> = ours.parent().map(Path::to_owned).into_iter().collect();
        path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
        run(Command::new(trunk)
            .current_dir(paths::root())
            .args(["build", "--skip-version-check", "--dist"])
            .arg(&by_trunk)
            .env("PATH", std::env::join_paths(path)?)
            // The hook finds `solieu` compiled as here.
            .envs(lints().map(|lints| (LINTED, lints)))
            // CI systems set it to values that Trunk does not take.
            .env_remove("NO_COLOR"))
    })?;
    let different = folder::differences(dist, &by_trunk)?;
    if !different.is_empty() {
        bail!("`cargo xtask build` (dist/) and `trunk build` ({}) differ in {different:?}", by_trunk.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inline_script_moves_to_a_file() {
        let (html, script) = without_inline_script("<p><script>go()</script></p>").unwrap();
        assert_eq!(html, "<p><script src=\"./trunk-reload.js\"></script></p>");
        assert_eq!(script, "go()");
        assert!(without_inline_script("<script src=\"a\"></script>").is_none());
    }
}
