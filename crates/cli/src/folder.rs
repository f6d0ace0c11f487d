//! Articles as they come: a folder of documents of all kinds, each with an optional side file `ID.toml`, one document, an
//! archive, or standard input.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use documents::{Limits, Opened, SideFile};
use engine::reading::{GivenMeta, PartialDate};
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use walkdir::WalkDir;

use crate::in_archives::InArchives;
use crate::progress::Progress;
use crate::{about, knowledge, output, parquet_file};

/// An article, not yet read.
#[derive(Debug)]
pub(crate) struct Article {
    /// The file's stem, or the id that its row has; unique in a corpus.
    pub(crate) id: String,
    /// The file that it is in.
    path: PathBuf,
    document: documents::Document,
}

/// What inputs hold.
#[derive(Debug)]
pub(crate) struct Inputs {
    /// The articles, in order of id.
    pub(crate) articles: Vec<Article>,
    /// What came with them in archives.
    pub(crate) in_archives: InArchives,
    /// Why others could not be read: a link to nowhere, a file of another user.
    pub(crate) faults: Vec<anyhow::Error>,
}

/// The file of a folder that says what was read wrongly.
pub(crate) const CORRECTIONS: &str = "corrections.toml";

/// The file of a folder that says what was added to the codebook.
pub(crate) const ADDITIONS: &str = "additions.toml";

/// What stands for standard input.
pub(crate) const STDIN: &str = "-";

/// The command takes what fits into memory; what grows without measure is refused all the same.
const LIMITS: Limits = Limits { text_bytes: usize::MAX, file_bytes: 2_000_000_000, documents: usize::MAX, ratio: 200 };

/// The articles of `inputs` (folders, files, archives, `-`), in order of id. What cannot be opened is named, and the rest
/// goes on. A side file without its article is noted: it may be misnamed, and what it says would be missed by nobody. So are
/// documents in subfolders, and links to files elsewhere, which are not followed.
///
/// # Errors
/// If there is none, a folder cannot be listed, or a file cannot be read.
pub(crate) fn articles(inputs: &[PathBuf]) -> Result<Inputs> {
    let mut opened = articles_that_open(inputs)?;
    if opened.faults.is_empty() { Ok(opened) } else { Err(opened.faults.remove(0)) }
}

/// The articles of the inputs that can be read, and why the others cannot.
///
/// # Errors
/// If an input cannot be listed, or no article is left and nothing else says why.
pub(crate) fn articles_that_open(inputs: &[PathBuf]) -> Result<Inputs> {
    let mut files = Vec::new();
    for input in inputs {
        files.extend(files_of(input)?);
    }
    let (opened, paths, faults) = opened(files);
    let of_file: BTreeMap<String, String> =
        opened.iter().flat_map(|it| &it.documents).map(|it| (it.name.clone(), it.id.clone())).collect();
    let in_archives = InArchives::of(&opened, |file| !paths.contains_key(&file.name));
    let all = documents::gathered(opened, &LIMITS);
    for left_out in &all.left_out {
        output::left_out(&left_out.name, &left_out.why.en());
    }
    for side_file in all.side_files.iter().filter(|file| !in_archives.has(&file.name)) {
        output::note(&format!("{}: not applied, expected it in a folder of articles", side_file.name));
    }
    let articles = all.documents.into_iter().map(|document| {
        for note in &document.notes {
            output::note(&format!("{} {}", document.name, note.en()));
        }
        if let Some(own) = of_file.get(&document.name).filter(|own| **own != document.id) {
            output::note(&format!("{} is called {}: there is another {own}", document.name, document.id));
        }
        // A document in an archive, or in a row, is in the file whose name its own begins with.
        let within = |file: &str| {
            document.name.strip_prefix(file).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '#']))
        };
        let path =
            paths.range(..=document.name.clone()).rev().find(|(file, _)| within(file)).map(|(_, path)| path.clone());
        Article { id: document.id.clone(), path: path.unwrap_or_default(), document }
    });
    let articles: Vec<Article> = articles.collect();
    if articles.is_empty() && faults.is_empty() {
        in_archives.leave_out_knowledge();
        let inputs: Vec<String> = inputs.iter().map(|it| it.display().to_string()).collect();
        bail!("{}: no article, expected at least one document that can be opened", inputs.join(", "));
    }
    Ok(Inputs { articles, in_archives, faults })
}

/// Opens files over all cores; the second are their paths by the names that they have in what is opened, the third what could not
/// be read.
fn opened(files: Vec<PathBuf>) -> (Vec<Opened>, BTreeMap<String, PathBuf>, Vec<anyhow::Error>) {
    let progress = Progress::new("opening", files.len());
    let opened = files.par_iter().map(|path| {
        let opened = if path.as_os_str() == STDIN {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
            let is_json = bytes.trim_ascii_start().starts_with(b"{") || bytes.trim_ascii_start().starts_with(b"[");
            documents::open(if is_json { "stdin.jsonl" } else { "stdin.txt" }, &bytes, &LIMITS)
        } else {
            let name = path.to_str().with_context(|| format!("{}: expected a file name in UTF-8", path.display()))?;
            if has_extension(path, &["parquet"]) {
                fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
                progress.add(1);
                return Ok(parquet_file::opened(path, name, &LIMITS));
            }
            let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            documents::open(name, &bytes, &LIMITS)
        };
        progress.add(1);
        Ok(opened)
    });
    let all: Vec<Result<Opened>> = opened.collect();
    let (mut opened, mut faults) = (Vec::new(), Vec::new());
    for one in all {
        match one {
            Ok(one) => opened.push(one),
            Err(fault) => faults.push(fault),
        }
    }
    let names = files.iter().map(|path| (documents::clean_name(&path.to_string_lossy()), path.clone()));
    (opened, names.collect(), faults)
}

/// The files of an input.
fn files_of(input: &Path) -> Result<Vec<PathBuf>> {
    if input.as_os_str() == STDIN || input.is_file() {
        return Ok(vec![input.to_owned()]);
    }
    let contents = contents(input)?;
    if !contents.left_out.is_empty() {
        output::note(&format!("left out, expected documents in the folder itself: {}", listed(&contents.left_out)));
    }
    for link in &contents.links_out {
        output::note(&format!("{}: a link that leads out of the folder, left out", link.display()));
    }
    let taken: BTreeSet<PathBuf> = contents.documents.iter().map(|path| path.with_extension("toml")).collect();
    for alone in contents.side_files.iter().filter(|path| !taken.contains(*path)) {
        output::note(&format!("{}: no article takes it, expected a document of the same name", alone.display()));
    }
    Ok(contents.documents)
}

/// True for a folder that holds no document.
pub(crate) fn is_without_articles(folder: &Path) -> bool {
    contents(folder).is_ok_and(|contents| contents.documents.is_empty())
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

    /// The text, and what the side file and the document itself give; the side file comes first.
    ///
    /// # Errors
    /// If the side file holds a fault: with file and line.
    pub(crate) fn read(self) -> Result<(String, GivenMeta)> {
        let side_file = self.side_file();
        // A side file elsewhere was left out, and said to be, when the folder was listed.
        let is_own = !side_file.is_symlink() || is_inside(&side_file, self.path.parent().unwrap_or(Path::new("")));
        let meta = self.document.meta;
        let own = GivenMeta {
            title: meta.title,
            publisher: meta.publisher,
            published: meta.published,
            byline: meta.byline,
            url: meta.url,
            licence: meta.licence,
        };
        let is_whole_file = !self.document.name.contains('#') && !has_extension(&self.path, &["zip"]);
        if !is_own || !is_whole_file {
            return Ok((self.document.text, own));
        }
        let given = given(&side_file)?;
        let given = GivenMeta {
            title: given.title.or(own.title),
            publisher: given.publisher.or(own.publisher),
            published: given.published.or(own.published),
            byline: given.byline.or(own.byline),
            url: given.url.or(own.url),
            licence: given.licence.or(own.licence),
        };
        Ok((self.document.text, given))
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.document.text
    }

    fn side_file(&self) -> PathBuf {
        self.path.with_extension("toml")
    }
}

/// What lies in a folder of articles.
#[derive(Debug, Default)]
struct Contents {
    /// Documents that can be opened, or are of a kind that somebody would expect to be.
    documents: Vec<PathBuf>,
    /// The `.toml` files, but for the codebook, additions to it, corrections and what is said of the whole corpus.
    side_files: Vec<PathBuf>,
    /// Links to files elsewhere: whoever made the folder may not own these.
    links_out: Vec<PathBuf>,
    /// Documents in subfolders, which are not read.
    left_out: Vec<PathBuf>,
}

/// How the names of files end that hold articles when they lie in a folder. JSON in a folder is what programs wrote there.
const DOCUMENTS: [&str; 23] = [
    "txt", "text", "md", "htm", "html", "xhtml", "mht", "mhtml", "docx", "docm", "pdf", "csv", "tsv", "jsonl",
    "ndjson", "parquet", "zip", "doc", "odt", "rtf", "epub", "pages", "wps",
];

fn contents(folder: &Path) -> Result<Contents> {
    let mut found = Contents::default();
    for entry in
        fs::read_dir(folder).with_context(|| format!("{}: expected a folder of documents", folder.display()))?
    {
        let path = entry?.path();
        if is_hidden(&path) {
            continue;
        }
        // What cannot be asked what it is, say a link to nowhere, is reported when it is read.
        let kind = fs::metadata(&path);
        let is_document = is_document(&path);
        let is_of_the_folder =
            [knowledge::CODEBOOK, CORRECTIONS, ADDITIONS, about::FILE].iter().any(|name| path.ends_with(name));
        let is_side_file = has_extension(&path, &["toml"]) && !is_of_the_folder;
        if kind.as_ref().is_ok_and(fs::Metadata::is_dir) && parquet_file::partition(&path).is_some() {
            found.documents.extend(documents_below(&path).into_iter().filter(|it| has_extension(it, &["parquet"])));
        } else if kind.as_ref().is_ok_and(fs::Metadata::is_dir) {
            found.left_out.extend(documents_below(&path));
        } else if kind.as_ref().is_ok_and(|it| !it.is_file()) {
        } else if (is_document || is_side_file) && kind.is_ok() && path.is_symlink() && !is_inside(&path, folder) {
            found.links_out.push(path);
        } else if is_document {
            found.documents.push(path);
        } else if is_side_file {
            found.side_files.push(path);
        }
    }
    for paths in [&mut found.documents, &mut found.side_files, &mut found.links_out, &mut found.left_out] {
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

/// A text file with its name.
///
/// # Errors
/// As [`text_of`].
pub(crate) fn side_file(path: &Path) -> Result<SideFile> {
    Ok(SideFile { text: text_of(path)?, name: path.display().to_string() })
}

/// What a file in TOML holds.
///
/// # Errors
/// If it holds something else, with the line.
pub(crate) fn toml_of<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        anyhow!("{}:{line}: {}", path.display(), error.message().trim())
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
    let given: GivenMeta = toml_of(path, &text)?;
    if let Some(published) = given.published.as_deref().filter(|it| PartialDate::parse(it).is_none()) {
        bail!(
            "{}:{}: published is \"{published}\", expected a date such as 2021, 2021-04 or 2021-04-27",
            path.display(),
            line_of_published()
        );
    }
    Ok(given)
}
