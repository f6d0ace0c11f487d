//! A folder of articles: `ID.txt`, each with an optional side file `ID.toml`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use engine::reading::{GivenMeta, PartialDate};

use crate::{knowledge, output};

/// An article of the folder, not yet read.
#[derive(Debug)]
pub(crate) struct Article {
    /// The file's stem.
    pub(crate) id: String,
    path: PathBuf,
}

/// The articles of `folder`, in order of id. A single `.txt` file is a folder of one. A side file without its article is
/// noted: it may be misnamed, and what it says would be missed by nobody.
///
/// # Errors
/// If there is none, or the name of one is not UTF-8.
pub(crate) fn articles(folder: &Path) -> Result<Vec<Article>> {
    let (paths, side_files) =
        if folder.is_file() { (vec![folder.to_owned()], Vec::new()) } else { texts_and_side_files(folder)? };
    let article = |path: PathBuf| match path.file_stem().and_then(|it| it.to_str()) {
        Some(id) => Ok(Article { id: id.to_owned(), path }),
        None => bail!("{}: expected a file name in UTF-8", path.display()),
    };
    let mut found: Vec<Article> = paths.into_iter().map(article).collect::<Result<_>>()?;
    if found.is_empty() {
        bail!("{}: no .txt file, expected at least one article", folder.display());
    }
    found.sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
    if let Some([first, second]) = found.array_windows().find(|[a, b]| a.id == b.id) {
        bail!("{} and {}: expected one article of each name", first.path.display(), second.path.display());
    }
    let taken: BTreeSet<PathBuf> = found.iter().map(Article::side_file).collect();
    for alone in side_files.iter().filter(|path| !taken.contains(*path)) {
        output::note(&format!("{}: no article takes it, expected a .txt file of the same name", alone.display()));
    }
    Ok(found)
}

impl Article {
    /// The text, byte for byte, and what the side file gives.
    ///
    /// # Errors
    /// If a file cannot be read, is not UTF-8, or a side file holds a fault: with file and line.
    pub(crate) fn read(&self) -> Result<(String, GivenMeta)> {
        Ok((text_of(&self.path)?, given(&self.side_file())?))
    }

    fn side_file(&self) -> PathBuf {
        self.path.with_extension("toml")
    }
}

/// The `.txt` and the `.toml` files, but for the codebook.
fn texts_and_side_files(folder: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let (mut texts, mut side_files) = (Vec::new(), Vec::new());
    for entry in
        fs::read_dir(folder).with_context(|| format!("{}: expected a folder of .txt files", folder.display()))?
    {
        let path = entry?.path();
        // Hidden files are what a system keeps beside its files: `._tin.txt` is no article.
        let is_hidden = path.file_name().is_some_and(|it| it.as_encoded_bytes().starts_with(b"."));
        let is_a = |extension: &str| path.extension().is_some_and(|it| it.eq_ignore_ascii_case(extension));
        // What cannot be asked what it is, say a link to nowhere, is reported when it is read.
        let is_no_file = fs::metadata(&path).is_ok_and(|it| !it.is_file());
        if is_hidden || is_no_file {
            continue;
        } else if is_a("txt") {
            texts.push(path);
        } else if is_a("toml") && !path.ends_with(knowledge::CODEBOOK) {
            side_files.push(path);
        }
    }
    side_files.sort();
    Ok((texts, side_files))
}

/// The content of a text file.
///
/// # Errors
/// If it cannot be read or is not UTF-8, with the line.
pub(crate) fn text_of(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    if let [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] = bytes.as_slice() {
        bail!("{}: begins as UTF-16 does, expected UTF-8 text", path.display());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let line = bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
        let byte = bytes.get(at).copied().unwrap_or(0);
        anyhow!("{}:{line}: byte {at} is 0x{byte:02x}, expected UTF-8 text", path.display())
    })
}

/// What the side file gives; nothing if there is none.
fn given(path: &Path) -> Result<GivenMeta> {
    if !path.is_file() {
        return Ok(GivenMeta::default());
    }
    let text = text_of(path)?;
    let line_of_published =
        || text.lines().position(|line| line.trim_start().starts_with("published")).unwrap_or(0) + 1;
    if let Ok(table) = text.parse::<toml::Table>()
        && let Some(date) = table.get("published").and_then(toml::Value::as_datetime)
    {
        bail!("{}:{}: published is {date}, expected it in quotes: \"{date}\"", path.display(), line_of_published());
    }
    let given: GivenMeta = toml::from_str(&text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        anyhow!("{}:{line}: {}", path.display(), error.message().trim())
    })?;
    if let Some(published) = given.published.as_deref().filter(|it| PartialDate::parse(it).is_none()) {
        bail!(
            "{}:{}: published is \"{published}\", expected a date such as 2021, 2021-04 or 2021-04-27",
            path.display(),
            line_of_published()
        );
    }
    Ok(given)
}
