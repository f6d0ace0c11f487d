//! A folder of articles: `ID.txt`, each with an optional side file `ID.toml`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use engine::reading::{GivenMeta, PartialDate};
use walkdir::WalkDir;

use crate::{knowledge, output};

/// An article of the folder, not yet read.
#[derive(Debug)]
pub(crate) struct Article {
    /// The file's stem.
    pub(crate) id: String,
    path: PathBuf,
}

/// The articles of `folder`, in order of id. A single `.txt` file is a folder of one. A side file without its article is
/// noted: it may be misnamed, and what it says would be missed by nobody. So are documents that are not read, and links to
/// files elsewhere, which are not followed.
///
/// # Errors
/// If there is none, or the name of one is not UTF-8.
pub(crate) fn articles(folder: &Path) -> Result<Vec<Article>> {
    let contents = if folder.is_file() {
        Contents { texts: vec![folder.to_owned()], ..Contents::default() }
    } else {
        contents(folder)?
    };
    let article = |path: PathBuf| match path.file_stem().and_then(|it| it.to_str()) {
        Some(id) => Ok(Article { id: id.to_owned(), path }),
        None => bail!("{}: expected a file name in UTF-8", path.display()),
    };
    let mut found: Vec<Article> = contents.texts.into_iter().map(article).collect::<Result<_>>()?;
    if found.is_empty() {
        let others =
            if contents.left_out.is_empty() { String::new() } else { format!(" ({})", listed(&contents.left_out)) };
        bail!("{}: no .txt file, expected at least one article{others}", folder.display());
    }
    found.sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
    if let Some([first, second]) = found.array_windows().find(|[a, b]| a.id == b.id) {
        bail!("{} and {}: expected one article of each name", first.path.display(), second.path.display());
    }
    let taken: BTreeSet<PathBuf> = found.iter().map(Article::side_file).collect();
    if !contents.left_out.is_empty() {
        output::note(&format!("left out, expected .txt files in the folder itself: {}", listed(&contents.left_out)));
    }
    for link in &contents.links_out {
        output::note(&format!("{}: a link that leads out of the folder, left out", link.display()));
    }
    for alone in contents.side_files.iter().filter(|path| !taken.contains(*path)) {
        output::note(&format!("{}: no article takes it, expected a .txt file of the same name", alone.display()));
    }
    Ok(found)
}

/// True if a folder brings its own codebook.
pub(crate) fn has_knowledge(folder: &Path) -> bool {
    folder.join(knowledge::CODEBOOK).is_file()
}

impl Article {
    /// The file it stands in.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The text, byte for byte, and what the side file gives.
    ///
    /// # Errors
    /// If a file cannot be read, is not UTF-8, or a side file holds a fault: with file and line.
    pub(crate) fn read(&self) -> Result<(String, GivenMeta)> {
        let side_file = self.side_file();
        // A side file elsewhere was left out, and said to be, when the folder was listed.
        let is_own = !side_file.is_symlink() || is_inside(&side_file, self.path.parent().unwrap_or(Path::new("")));
        Ok((text_of(&self.path)?, if is_own { given(&side_file)? } else { GivenMeta::default() }))
    }

    fn side_file(&self) -> PathBuf {
        self.path.with_extension("toml")
    }
}

/// What lies in a folder of articles.
#[derive(Debug, Default)]
struct Contents {
    /// The `.txt` files.
    texts: Vec<PathBuf>,
    /// The `.toml` files, but for the codebook.
    side_files: Vec<PathBuf>,
    /// Links to files elsewhere: whoever made the folder may not own these.
    links_out: Vec<PathBuf>,
    /// Documents that are not read: in other formats, and in subfolders.
    left_out: Vec<PathBuf>,
}

/// How the files of documents end that somebody may take for articles.
const DOCUMENTS: [&str; 13] =
    ["txt", "md", "htm", "html", "doc", "docx", "docm", "odt", "rtf", "pdf", "epub", "pages", "wps"];

fn contents(folder: &Path) -> Result<Contents> {
    let mut found = Contents::default();
    for entry in
        fs::read_dir(folder).with_context(|| format!("{}: expected a folder of .txt files", folder.display()))?
    {
        let path = entry?.path();
        if is_hidden(&path) {
            continue;
        }
        // What cannot be asked what it is, say a link to nowhere, is reported when it is read.
        let kind = fs::metadata(&path);
        let is_text = has_extension(&path, &["txt"]);
        let is_side_file = has_extension(&path, &["toml"]) && !path.ends_with(knowledge::CODEBOOK);
        if kind.as_ref().is_ok_and(fs::Metadata::is_dir) {
            found.left_out.extend(documents_below(&path));
        } else if kind.as_ref().is_ok_and(|it| !it.is_file()) {
        } else if (is_text || is_side_file) && kind.is_ok() && path.is_symlink() && !is_inside(&path, folder) {
            found.links_out.push(path);
        } else if is_text {
            found.texts.push(path);
        } else if is_side_file {
            found.side_files.push(path);
        } else if is_document(&path) {
            found.left_out.push(path);
        }
    }
    for paths in [&mut found.side_files, &mut found.links_out, &mut found.left_out] {
        paths.sort();
    }
    Ok(found)
}

/// The documents of a subfolder and those below it. Links are not followed.
fn documents_below(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).into_iter().filter_entry(|entry| !is_hidden(entry.path())).flatten();
    let files = entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    files.filter(|path| is_document(path)).collect()
}

/// Hidden files are what a system keeps beside its files: `._tin.txt` is no article.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|it| it.as_encoded_bytes().starts_with(b"."))
}

/// True for a file that somebody may take for an article; notes to the reader of a folder are none.
fn is_document(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_ascii_lowercase();
    has_extension(path, &DOCUMENTS)
        && !(has_extension(path, &["md", "txt"]) && ["readme", "license"].iter().any(|it| stem == *it))
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension().is_some_and(|own| extensions.iter().any(|it| own.eq_ignore_ascii_case(it)))
}

/// True if a file lies in `folder` or below it when all links are followed; false if either is not there.
pub(crate) fn is_inside(path: &Path, folder: &Path) -> bool {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match (fs::canonicalize(path), fs::canonicalize(folder)) {
        (Ok(path), Ok(folder)) => path.starts_with(folder),
        _ => false,
    }
}

/// So many files are named, the others counted.
const N_NAMED: usize = 12;

/// `tin/a.docx, tin/2023/b.txt and 3 more`.
fn listed(paths: &[PathBuf]) -> String {
    let named: Vec<String> = paths.iter().take(N_NAMED).map(|path| path.display().to_string()).collect();
    let more = paths.len().saturating_sub(N_NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", named.join(", "))
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
