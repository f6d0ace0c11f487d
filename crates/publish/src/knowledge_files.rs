//! The knowledge files of a folder or an archive of texts: which they are, and by what the texts are read that come with
//! them. The command and the page ask here, so that both read the same texts the same way.

use engine::Knowledge;
use engine::knowledge::{Error, SourceFile, completed};
use engine::ranker::Ranker;
use store::{KnowledgeFile, Sources};

/// The file that says what can be measured.
pub const CODEBOOK: &str = "codebook.toml";

/// The file that says how indicators are ranked.
pub const RANKER: &str = "ranker.weights";

/// The folder of the files of the language.
const LEXICON: &str = "lexicon/";

/// The knowledge files among those that came with texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Those of the folder of the first codebook, by name, with their paths in it; none if there is no codebook.
    pub files: Vec<KnowledgeFile>,
    /// The folder, as it stands before these paths: `bo-bai.zip/`.
    pub folder: String,
    /// The names of the others: texts are read by one codebook.
    pub left_out: Vec<String>,
}

/// What came with texts to read them by, as the site of such texts would carry it.
#[derive(Clone, Debug, PartialEq)]
pub struct Brought {
    /// What they are read by.
    pub knowledge: Knowledge,
    /// The files that it is made of; its own are those that came.
    pub sources: Sources,
}

/// The knowledge files among `files`, which are names with folders and texts.
#[must_use]
pub fn find<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Found {
    let mut all: Vec<(&str, &str, &str)> =
        files.filter_map(|(name, text)| Some((folder_of(name)?, name, text))).collect();
    all.sort_unstable();
    let mut found = Found::default();
    let is_codebook = |(folder, name, _): &&(&str, &str, &str)| name.strip_prefix(folder) == Some(CODEBOOK);
    let chosen = all.iter().find(is_codebook).map(|(folder, ..)| *folder);
    found.folder = chosen.unwrap_or_default().to_owned();
    for (folder, name, text) in all {
        match name.strip_prefix(folder).filter(|_| chosen == Some(folder)) {
            Some(path) => found.files.push(KnowledgeFile { path: path.to_owned(), text: text.to_owned() }),
            None => found.left_out.push(name.to_owned()),
        }
    }
    found
}

/// The folder that a knowledge file is of, with the `/` at its end: `bai/` of `bai/lexicon/units.toml`.
fn folder_of(name: &str) -> Option<&str> {
    let start = name.rfind('/').map_or(0, |slash| slash + 1);
    let (folder, file) = name.split_at_checked(start)?;
    if file == CODEBOOK || file == RANKER {
        return Some(folder);
    }
    let above = folder.strip_suffix(LEXICON).filter(|above| above.is_empty() || above.ends_with('/'))?;
    file.ends_with(".toml").then_some(above)
}

/// The knowledge of texts that come with the files `own`, where the files `known` are known, and the files that it is made of.
/// What they lack of the language is that of `known`; if they come with the very codebook of `known`, all that belongs to it
/// is. `ranker` is that of `known`, if it is not among the files.
///
/// # Errors
/// The first fault in a file.
pub fn knowledge<'a>(
    own: &[SourceFile<'a>],
    known: &[SourceFile<'a>],
    ranker: Option<&Ranker>,
) -> Result<(Vec<SourceFile<'a>>, Knowledge), Error> {
    let is_missing = |file: &&SourceFile<'_>| !own.iter().any(|own| own.stem() == file.stem());
    let is_same = is_same_codebook(own, known);
    let files = if is_same {
        own.iter().chain(known.iter().filter(is_missing)).copied().collect()
    } else {
        completed(own, known)
    };
    let mut knowledge = Knowledge::from_sources(&files)?;
    if let Some(ranker) = ranker.filter(|_| is_same && files.iter().all(|file| file.stem() != Ranker::FILE)) {
        knowledge.ranker.clone_from(ranker);
    }
    Ok((files, knowledge))
}

/// True if both have the same codebook, letter by letter.
#[must_use]
pub fn is_same_codebook(a: &[SourceFile<'_>], b: &[SourceFile<'_>]) -> bool {
    codebook(a).is_some_and(|a| codebook(b) == Some(a))
}

fn codebook<'a>(files: &[SourceFile<'a>]) -> Option<&'a str> {
    files.iter().find(|file| file.stem() == "codebook").map(|file| file.text)
}

/// What the texts of a page are read by that come with the files `own`; `None` if that is by what the page reads all others.
///
/// # Errors
/// The first fault in a file.
pub fn brought(own: &[KnowledgeFile], site: &Sources, ranker: &Ranker) -> Result<Option<Brought>, Error> {
    if own.iter().all(|file| site.all().any(|it| it == file)) {
        return Ok(None);
    }
    let known: Vec<SourceFile<'_>> = site.all().map(source).collect();
    let files: Vec<SourceFile<'_>> = own.iter().map(source).collect();
    let (files, knowledge) = knowledge(&files, &known, Some(ranker))?;
    let is_own = |file: &SourceFile<'_>| own.iter().any(|own| own.path == file.path);
    let others = files.iter().filter(|file| !is_own(file));
    let others = others.map(|file| KnowledgeFile { path: file.path.to_owned(), text: file.text.to_owned() });
    Ok(Some(Brought { knowledge, sources: Sources { own: own.to_vec(), others: others.collect() } }))
}

fn source(file: &KnowledgeFile) -> SourceFile<'_> {
    SourceFile { path: &file.path, text: &file.text }
}

#[cfg(test)]
mod tests;
