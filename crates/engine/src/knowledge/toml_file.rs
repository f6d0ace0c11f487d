//! TOML with line numbers in its errors: the one way by which knowledge files are read.

use serde::de::DeserializeOwned;
use toml::Spanned;

use super::{Error, SourceFile};

/// Reads `file` as a `T`.
///
/// # Errors
/// Not TOML, an unknown field (if `T` denies them), a value of the wrong sort; with the line.
pub fn parse<T: DeserializeOwned>(file: &SourceFile<'_>) -> Result<T, Error> {
    toml::from_str(file.text).map_err(|error| Error {
        path: file.path.to_owned(),
        line: error.span().map(|span| line_of(file.text, span.start)),
        message: error.message().trim_end_matches('.').replace('\n', ", "),
    })
}

/// An error about a value that parsed but makes no sense.
pub fn error_at<T>(file: &SourceFile<'_>, value: &Spanned<T>, message: String) -> Error {
    Error { path: file.path.to_owned(), line: Some(line_of(file.text, value.span().start)), message }
}

/// The line of a byte, from 1.
pub fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}
