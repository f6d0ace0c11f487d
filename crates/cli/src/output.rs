//! Where results go: standard output and files; and notes, to standard error. A reader that has seen enough (`| head`) is
//! no error, on either.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};

use crate::staged::Staged;

/// Text and a line break on standard output, [harmless](harmless) to a terminal.
///
/// # Errors
/// If it cannot be written; a closed pipe is found out by [`is_closed_pipe`].
pub(crate) fn line(text: &str) -> Result<()> {
    writeln!(io::stdout().lock(), "{}", harmless(text)).context("cannot write to standard output")
}

/// JSON and a line break on standard output: its control characters as escapes, so that nothing of it is lost.
///
/// # Errors
/// If it cannot be written; a closed pipe is found out by [`is_closed_pipe`].
pub(crate) fn json(json: &str) -> Result<()> {
    let mut text = String::with_capacity(json.len());
    for letter in json.chars() {
        // Those below U+0020 are line breaks between values, or escaped already.
        if matches!(letter, '\u{7f}'..='\u{9f}') {
            text.push_str(&format!("\\u{:04x}", u32::from(letter)));
        } else {
            text.push(letter);
        }
    }
    line(&text)
}

/// The text with control characters as pictures, one for one: what an article or a file name holds must not move the
/// cursor, clear the screen or write into the title of a terminal. Tabs and line breaks stay.
fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(|letter: char| letter.is_control() && letter != '\n') {
        return Cow::Borrowed(text);
    }
    let mut letters = text.chars().peekable();
    let mut shown = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        let is_line_end = letter == '\r' && letters.peek() == Some(&'\n');
        shown.push(if is_line_end { letter } else { picture(letter) });
    }
    Cow::Owned(shown)
}

/// What a character is shown as.
fn picture(letter: char) -> char {
    match letter {
        '\n' | '\t' => letter,
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or('\u{fffd}'),
        '\x7f' => '␡',
        // No pictures are made for these.
        '\u{80}'..='\u{9f}' => '\u{fffd}',
        _ => letter,
    }
}

/// The same on one line: for what must not look like a line of its own, such as a file name.
pub(crate) fn one_line(text: &str) -> String {
    text.chars().map(|letter| if letter == '\n' { '␊' } else { picture(letter) }).collect()
}

/// Notes that nobody reads on standard error, once they are asked for.
static KEPT: Mutex<Option<Vec<String>>> = Mutex::new(None);

/// The notes since the last call; from the first on they are kept and no longer written.
pub(crate) fn take_notes() -> Vec<String> {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    kept.replace(Vec::new()).unwrap_or_default()
}

/// True if a line was kept for [`take_notes`].
fn is_kept(line: &str) -> bool {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    kept.as_mut().map(|kept| kept.push(one_line(line))).is_some()
}

/// One line on standard error: what is no fault, but should be known.
pub(crate) fn note(text: &str) {
    if is_kept(text) {
    } else if !is_quiet() {
        to_stderr(&format!("note: {text}"));
    }
}

/// One line on standard error: a file, or part of one, that was not opened, and why. The exit code will tell
/// ([`n_left_out`]).
pub(crate) fn left_out(name: &str, why: &str) {
    if is_kept(&format!("left out: {name} {why}")) {
        return;
    }
    N_LEFT_OUT.fetch_add(1, Ordering::Relaxed);
    to_stderr(&format!("left out: {name} {why}"));
}

/// How many files, or parts of files, were not opened.
pub(crate) fn n_left_out() -> usize {
    N_LEFT_OUT.load(Ordering::Relaxed)
}

static N_LEFT_OUT: AtomicUsize = AtomicUsize::new(0);

/// Set if notes are not wanted.
static IS_QUIET: AtomicBool = AtomicBool::new(false);

/// From now on no notes.
pub(crate) fn be_quiet() {
    IS_QUIET.store(true, Ordering::Relaxed);
}

/// True if notes and progress are not wanted.
pub(crate) fn is_quiet() -> bool {
    IS_QUIET.load(Ordering::Relaxed)
}

/// One line on standard error: why there is no result.
pub(crate) fn error(error: &anyhow::Error) {
    to_stderr(&format!("error: {error:#}"));
}

/// Nobody may be listening, and then there is nobody to tell.
fn to_stderr(line: &str) {
    _ = writeln!(io::stderr().lock(), "{}", one_line(line.trim_end()));
}

/// `1 article`, `2 articles`.
pub(crate) fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// A file, whole or not at all, with the folders above it. A link is written through, and what is no file but can be
/// written to (`/dev/null`, a pipe) is.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let followed = if path.is_symlink() { fs::canonicalize(path).ok() } else { None };
    let path = followed.as_deref().unwrap_or(path);
    if fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir()) {
        return fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()));
    }
    let mut staged = Staged::default();
    staged.write(path, bytes)?;
    staged.finish()
}

/// True if the error is that nobody reads standard output any more.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let mut causes = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_shown_and_never_sent() {
        assert_eq!(harmless("giá\t5 đồng\r\nhai\n"), "giá\t5 đồng\r\nhai\n");
        assert_eq!(harmless("\u{1b}[2J\u{1b}]0;x\u{7}\r\u{9b}1m\u{7f}\0"), "␛[2J␛]0;x␇␍\u{fffd}1m␡␀");
        assert_eq!(one_line("a\nerror: b"), "a␊error: b");
    }
}
