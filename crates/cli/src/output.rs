//! Where results go: standard output and files; and notes, to standard error. A reader that has seen enough (`| head`) is
//! no error, on either.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result};

/// One line on standard output.
///
/// # Errors
/// If it cannot be written; a closed pipe is found out by [`is_closed_pipe`].
pub(crate) fn line(text: &str) -> Result<()> {
    writeln!(io::stdout().lock(), "{text}").context("cannot write to standard output")
}

/// One line on standard error: what is no fault, but should be known.
pub(crate) fn note(text: &str) {
    to_stderr(&format!("note: {text}"));
}

/// One line on standard error: why there is no result.
pub(crate) fn error(error: &anyhow::Error) {
    to_stderr(&format!("error: {error:#}"));
}

/// Nobody may be listening, and then there is nobody to tell.
fn to_stderr(line: &str) {
    _ = writeln!(io::stderr().lock(), "{line}");
}

/// `1 article`, `2 articles`.
pub(crate) fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// A file, with the folders above it.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// True if the error is that nobody reads standard output any more.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let mut causes = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
