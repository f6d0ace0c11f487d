//! Runs a program, and prints the command, its time and its result.
//!
//! A step never hides the output of the program that it runs, and never asks a question: there may be nobody to answer.

use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// Says what begins, does it, says how long it took.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("▸ {what}");
    let started = Instant::now();
    let result = work().with_context(|| what.to_owned());
    eprintln!("  {:.1} s", started.elapsed().as_secs_f64());
    result
}

/// Runs a program to its end with its output shown. An exit code other than 0 is an error that names the command line.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = line_of(command);
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("`{line}` does not start"))?;
    if !status.success() {
        bail!("`{line}` ended with {status}");
    }
    Ok(())
}

/// Runs a program to its end and returns what it printed; its errors are shown as they come.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let line = line_of(command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("`{line}` does not start"))?;
    if !output.status.success() {
        bail!("`{line}` ended with {}", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{line}` printed bytes that are not UTF-8"))
}

/// A cargo command in the root of the repository.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(crate::paths::root());
    // Set by the cargo that runs this program, and wrong for the ones that it starts.
    for variable in ["CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "CARGO_PKG_VERSION"] {
        command.env_remove(variable);
    }
    command
}

/// A cargo command that compiles for this machine. In a run of all tests the compiler is clippy, which lints what it
/// compiles: lints and tests share one build. Its arguments are always the same, or all would be compiled again.
pub(crate) fn host_cargo() -> Command {
    let mut command = cargo();
    lint_by(&mut command);
    command
}

/// What the command lets cargo compile is linted in a run of all tests.
pub(crate) fn lint_by(command: &mut Command) {
    if let Some(lints) = lints() {
        command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver").env("CLIPPY_ARGS", lints);
    }
}

/// In the environment of the programs that call this one again: the arguments of clippy.
pub(crate) const LINTED: &str = "XTASK_LINTED";

/// What `cargo clippy -- -D warnings` gives to clippy.
const DENY_WARNINGS: &str = "-Dwarnings__CLIPPY_HACKERY__";

/// 0: no lints; 1: a warning is an error; 2: it is said.
static LINTS: AtomicU8 = AtomicU8::new(0);

/// From here on, what is compiled for this machine is linted, and a warning is an error.
pub(crate) fn lint_from_here() {
    LINTS.store(1, Ordering::Relaxed);
}

/// From here on a warning is no error: what has a lint to fix is tested all the same.
pub(crate) fn only_warn_from_here() {
    LINTS.store(2, Ordering::Relaxed);
}

/// The arguments of clippy, if it is the compiler.
pub(crate) fn lints() -> Option<String> {
    match LINTS.load(Ordering::Relaxed) {
        0 => std::env::var(LINTED).ok(),
        1 => Some(DENY_WARNINGS.to_owned()),
        _ => Some(String::new()),
    }
}

fn line_of(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}
