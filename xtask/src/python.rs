//! The Python package in `python/`: built as a wheel, unpacked, and compared with the command.
//!
//! Needs Python 3.9 or newer with `maturin` and `pyarrow`: the repository has one of its own below `target/`, made where pip
//! can install, so that nothing gets into anybody else's. Where there is none, the step is skipped, and says so.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use anyhow::{Context, Result};

use crate::step::{lint_by, output, run, step};
use crate::{paths, site};

/// Fails where something is missing, with its name.
const ASK: &str = "import sys\nassert sys.version_info >= (3, 9), 'Python 3.9 or newer'";
/// What the package is built and tested with.
const ASK_TOOLS: &str = "import maturin, pyarrow";

/// Builds the package and runs its tests; why not, if they cannot be run here.
pub(crate) fn check() -> Result<Option<String>> {
    let Some(python) = with_requirements().or_else(python) else {
        let hint =
            "no Python 3.9 or newer with maturin and pyarrow: `pip install maturin pyarrow`, PYTHON names another";
        return Ok(Some(hint.to_owned()));
    };
    let folder = paths::root().join("python");
    let wheels = paths::target().join("python/wheels");
    let unpacked = paths::target().join("python/unpacked");
    for made in [&wheels, &unpacked] {
        if made.exists() {
            fs::remove_dir_all(made).with_context(|| format!("removing {}", made.display()))?;
        }
    }
    let mut maturin = Command::new(&python);
    lint_by(&mut maturin);
    maturin.current_dir(&folder).args(["-m", "maturin", "build", "--quiet", "--locked", "--interpreter"]).arg(&python);
    run(maturin.arg("--out").arg(&wheels).env("CARGO_TARGET_DIR", paths::target()))?;
    let wheel = fs::read_dir(&wheels)?.next().context("expected a wheel")??.path();
    // A wheel is an archive whose files lie as they are installed.
    run(Command::new(&python).args(["-m", "zipfile", "-e"]).arg(&wheel).arg(&unpacked))?;
    // That of Spark says itself that it is skipped where there is no Spark.
    for test in ["test_solieu.py", "test_spark.py"] {
        run(Command::new(&python)
            .arg(folder.join("tests").join(test))
            .env("PYTHONPATH", &unpacked)
            .env("SOLIEU", site::solieu())
            .env("SEEDS", paths::root().join("seeds")))?;
    }
    Ok(None)
}

/// The Python that has what the package needs.
fn python() -> Option<PathBuf> {
    first_with(&format!("{ASK}\n{ASK_TOOLS}"))
}

/// One of the repository's own (`target/tools/python`) with what `e2e/requirements.txt` names, made if need be; `None` where
/// another is named by `PYTHON`, or pip has nothing to install from.
pub(crate) fn with_requirements() -> Option<PathBuf> {
    static MADE: OnceLock<Option<PathBuf>> = OnceLock::new();
    MADE.get_or_init(make).clone()
}

fn make() -> Option<PathBuf> {
    if std::env::var_os("PYTHON").is_some() {
        return None;
    }
    let wanted = fs::read(paths::e2e().join("requirements.txt")).ok()?;
    let folder = paths::target().join("tools/python");
    let stamp = folder.join(".installed-from");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Some(python);
    }
    let base = any()?;
    let install = || {
        run(Command::new(&base).args(["-m", "venv", "--clear"]).arg(&folder))?;
        let mut pip = Command::new(&python);
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries=1", "-r"]);
        run(pip.arg(paths::e2e().join("requirements.txt")))?;
        fs::write(&stamp, &wanted).with_context(|| format!("writing {}", stamp.display()))
    };
    step("installing what the Python package and the site's files are tested with", install).ok().map(|()| python)
}

/// Any that is new enough, that with the most first.
pub(crate) fn any() -> Option<PathBuf> {
    python().or_else(|| first_with(ASK))
}

/// `PYTHON` of the environment, or the first on the way that does this without a fault.
fn first_with(program: &str) -> Option<PathBuf> {
    let named = std::env::var_os("PYTHON").map(PathBuf::from);
    let candidates = named.into_iter().chain(["python3", "python"].map(PathBuf::from));
    candidates.into_iter().find_map(|python| {
        let mut ask = Command::new(&python);
        let is_fit = ask.args(["-c", program]).stdin(Stdio::null()).stderr(Stdio::null()).status().ok()?.success();
        let program = output(Command::new(&python).args(["-c", "import sys; print(sys.executable)"])).ok()?;
        is_fit.then(|| PathBuf::from(program.trim()))
    })
}
