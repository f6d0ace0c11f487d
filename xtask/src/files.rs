//! The files that the site hands out, opened by the programs that they are for: `e2e/files.py`.
//!
//! Needs Python; its packages are installed below `target/` where pip can. Which of the programs are missing, the step says by
//! name.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{paths, python, site};

/// Opens every form of file; what was not opened for want of a program, if anything.
pub(crate) fn check() -> Result<Option<String>> {
    let Some(python) = python::with_requirements().or_else(python::any) else {
        return Ok(Some("no Python 3.9 or newer: PYTHON names one".to_owned()));
    };
    let output = Command::new(&python)
        .current_dir(paths::root())
        .arg(paths::e2e().join("files.py"))
        .arg(site::solieu())
        .arg("seeds")
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("{} does not start", python.display()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    eprint!("{said}");
    if !output.status.success() {
        bail!("`{} e2e/files.py` ended with {}", python.display(), output.status);
    }
    let skipped: Vec<&str> = said.lines().filter_map(|line| line.split_once(": SKIPPED: ").map(|it| it.0)).collect();
    if skipped.is_empty() {
        return Ok(None);
    }
    let n_opened = said.lines().count() - skipped.len();
    Ok(Some(format!("{n_opened} were opened, not: {} (`pip install -r e2e/requirements.txt`)", skipped.join("; "))))
}
