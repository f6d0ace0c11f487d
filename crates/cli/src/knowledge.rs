//! Which codebook and lexicon a folder is read with.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use documents::SideFile;
use engine::knowledge::SourceFile;
use engine::reading::GivenMeta;
use engine::text::fold::exact;
use engine::{Document, Engine, Knowledge};
pub(crate) use publish::knowledge_files::CODEBOOK;
use publish::knowledge_files::{self, RANKER};
use store::{KnowledgeFile, Sources};

use crate::folder::Article;
use crate::in_archives::InArchives;

/// The knowledge of `seeds/`, compiled in: path and text of each file.
const SEEDS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/seeds.rs"));

/// The codebooks of `codebooks/`, compiled in: other subjects, each with path and text.
const CODEBOOKS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/codebooks.rs"));

/// What articles are read by, and the files that it was made of.
pub(crate) struct Loaded {
    pub(crate) knowledge: Knowledge,
    pub(crate) sources: Sources,
}

/// The knowledge for `articles` of `input`, a folder or a file: that of `given`, else that in the archive which `input` is, else
/// that of the folder if it has a `codebook.toml` or a `lexicon/`, else that in another archive, else that of `seeds/`, with the
/// codebook of what the articles are about. Files of the language that it lacks are those of `seeds/`. Knowledge in archives
/// that is not used is named, unless it is `given`.
///
/// # Errors
/// If a file cannot be read or holds a fault, with file and line; if `given` holds no knowledge.
pub(crate) fn load(
    input: &Path,
    given: Option<&Path>,
    articles: &[Article],
    in_archives: &InArchives,
) -> Result<Loaded> {
    let own = match given {
        Some(given) => files(given)?,
        None => files_with(input, in_archives)?,
    };
    if let Some(given) = given.filter(|_| own.is_empty()) {
        bail!("{}: no codebook.toml and no lexicon/*.toml, expected at least one of them", given.display());
    }
    let seeds = seeds();
    let own: Vec<SourceFile<'_>> = own.iter().map(|file| SourceFile { path: &file.name, text: &file.text }).collect();
    if own.is_empty() {
        let texts: Vec<&str> = articles.iter().take(MOST).map(Article::text).collect();
        let (name, knowledge) = chosen(&texts, &seeds)?;
        let files = CODEBOOKS.iter().find(|(path, _)| name_of(path) == name).map(|other| with_codebook(&seeds, other));
        return Ok(Loaded { knowledge, sources: sources(&files.unwrap_or(seeds)) });
    }
    let known = CODEBOOKS.iter().map(|other| with_codebook(&seeds, other));
    let known = known.into_iter().find(|files| knowledge_files::is_same_codebook(&own, files)).unwrap_or(seeds);
    let (files, knowledge) = knowledge_files::knowledge(&own, &known, None)?;
    Ok(Loaded { knowledge, sources: sources(&files) })
}

/// The knowledge files that came with the articles of `input`, in an archive or beside them.
fn files_with(input: &Path, in_archives: &InArchives) -> Result<Vec<SideFile>> {
    if input.is_file() && in_archives.has_codebook_of(input) {
        return Ok(in_archives.knowledge().to_vec());
    }
    let folder = if input.is_file() { input.parent().unwrap_or(input) } else { input };
    // The parent of a bare file name is empty.
    let beside = files(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })?;
    if beside.is_empty() {
        return Ok(in_archives.knowledge().to_vec());
    }
    in_archives.leave_out_knowledge();
    Ok(beside)
}

/// The knowledge files of a folder.
fn files(folder: &Path) -> Result<Vec<SideFile>> {
    paths(folder)?.iter().map(|path| crate::folder::side_file(path)).collect()
}

/// The files of a knowledge, as a site carries them.
fn sources(files: &[SourceFile<'_>]) -> Sources {
    let mut sources = Sources::default();
    for file in files {
        let is_of_seeds =
            SEEDS.iter().any(|(path, text)| SourceFile { path, text }.stem() == file.stem() && *text == file.text);
        let path = match file.stem() {
            "codebook" => CODEBOOK.to_owned(),
            "ranker" => RANKER.to_owned(),
            stem => format!("lexicon/{stem}.toml"),
        };
        let file = KnowledgeFile { path, text: file.text.to_owned() };
        match (file.path.as_str(), is_of_seeds) {
            // Whoever reads with the knowledge has its ranker.
            (RANKER, true) => {}
            (CODEBOOK, _) | (_, false) => sources.own.push(file),
            (_, true) => sources.others.push(file),
        }
    }
    sources
}

/// What the codebook of `seeds/` is called.
const SEEDS_NAME: &str = "seeds";

/// What the codebooks are called that are compiled in: `seeds`, and the folders of `codebooks/`.
pub(crate) fn names() -> Vec<String> {
    std::iter::once(SEEDS_NAME).chain(CODEBOOKS.iter().map(|(path, _)| name_of(path))).map(str::to_owned).collect()
}

/// `kinh-te-xa-hoi` of `codebooks/kinh-te-xa-hoi/codebook.toml`.
fn name_of(path: &str) -> &str {
    path.rsplit(['/', '\\']).nth(1).unwrap_or(path)
}

/// The knowledge with a codebook that is compiled in, if one is called so.
pub(crate) fn named(name: &str) -> Option<Result<Knowledge>> {
    let seeds = seeds();
    if name == SEEDS_NAME {
        return Some(Knowledge::from_sources(&seeds).map_err(Into::into));
    }
    let other = CODEBOOKS.iter().find(|(path, _)| name_of(path) == name)?;
    Some(Knowledge::from_sources(&with_codebook(&seeds, other)).map_err(Into::into))
}

/// The name of the codebook that [`load`] takes for texts whose folder has none.
///
/// # Errors
/// Only if what is compiled in is faulty.
pub(crate) fn name_for(texts: &[String]) -> Result<String> {
    let texts: Vec<&str> = texts.iter().take(MOST).map(String::as_str).collect();
    chosen(&texts, &seeds()).map(|(name, _)| name.to_owned())
}

fn seeds() -> Vec<SourceFile<'static>> {
    SEEDS.iter().map(|(path, text)| SourceFile { path, text }).collect()
}

/// The files of `seeds/` with another codebook.
fn with_codebook<'a>(seeds: &[SourceFile<'a>], (path, text): &(&'a str, &'a str)) -> Vec<SourceFile<'a>> {
    let other =
        seeds.iter().filter(|file| !file.path.ends_with(CODEBOOK) && !["relations", "ranker"].contains(&file.stem()));
    other.copied().chain([SourceFile { path, text }]).collect()
}

/// The knowledge of `seeds/` with the codebook that claims most of the texts' figures, and what that is called; of two that
/// claim as many, the one whose things they name more often, then the one of `seeds/`.
fn chosen(texts: &[&str], seeds: &[SourceFile<'_>]) -> Result<(&'static str, Knowledge)> {
    let folded: Vec<String> = texts.iter().map(|text| exact(text)).collect();
    let mut best = (SEEDS_NAME, Knowledge::from_sources(seeds)?);
    let mut n_best = (None, n_named(&best.1, &folded));
    for other in CODEBOOKS {
        let knowledge = Knowledge::from_sources(&with_codebook(seeds, other))?;
        let n = n_named(&knowledge, &folded);
        // A codebook whose things nobody names claims nothing: the articles need not be read for it.
        if n == 0 {
            continue;
        }
        n_best.0 = n_best.0.or_else(|| Some(n_claimed(&best.1, texts)));
        let n = (Some(n_claimed(&knowledge, texts)), n);
        if n > n_best {
            (best, n_best) = ((name_of(other.0), knowledge), n);
        }
    }
    Ok(best)
}

/// How many figures of the texts an indicator of the codebook claims.
fn n_claimed(knowledge: &Knowledge, texts: &[&str]) -> usize {
    let engine = Engine::new(knowledge);
    let n_of = |text: &&str| {
        let read = engine.read(&Document { id: "", text, given: GivenMeta::default() });
        let claimed = read.observations.iter().filter_map(|it| it.indicator.as_deref());
        claimed.filter(|id| knowledge.codebook.find(id).is_some()).count()
    };
    texts.iter().map(n_of).sum()
}

/// How often texts, folded, name what a codebook measures.
fn n_named(knowledge: &Knowledge, texts: &[String]) -> usize {
    let concepts = knowledge.codebook.concepts.iter().flat_map(|concept| &concept.forms);
    let forms: BTreeSet<String> = concepts.map(|form| exact(form)).filter(|form| is_telling(form)).collect();
    forms.iter().map(|form| texts.iter().map(|text| text.matches(form.as_str()).count()).sum::<usize>()).sum()
}

/// True for a name of several words, or an abbreviation: one word alone is of any subject.
fn is_telling(form: &str) -> bool {
    let n_vowels = form.chars().filter(|letter| "aeiouy".contains(*letter)).count();
    form.contains(' ') || form.is_ascii() && form.len() >= 3 && n_vowels <= 1
}

/// So many articles tell what a folder is about.
const MOST: usize = 200;

/// The knowledge files of a folder, in order of path.
fn paths(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    let codebook = folder.join(CODEBOOK);
    paths.extend([codebook, folder.join(RANKER)].into_iter().filter(|path| path.is_file()));
    let lexicon = folder.join("lexicon");
    if lexicon.is_dir() {
        for entry in fs::read_dir(&lexicon).with_context(|| format!("cannot list {}", lexicon.display()))? {
            let path = entry?.path();
            if path.extension().is_some_and(|it| it == "toml") {
                paths.push(path);
            }
        }
    }
    if let Some(link) = paths.iter().find(|path| !crate::folder::is_inside(path, folder) && path.exists()) {
        bail!(
            "{}: a link that leads out of the folder, expected a file in it; --knowledge names another",
            link.display()
        );
    }
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_folder(folder: &Path) -> Loaded {
        load(folder, None, &[], &InArchives::default()).unwrap()
    }

    #[test]
    fn a_folder_is_read_with_the_codebook_of_what_it_is_about() {
        let folder = tempfile::tempdir().unwrap();
        let text = folder.path().join("a.txt");
        let articles = || crate::folder::articles(&[folder.path().to_owned()]).unwrap().articles;
        let ids = || {
            load(folder.path(), None, &articles(), &InArchives::default())
                .unwrap()
                .knowledge
                .codebook
                .indicators
                .into_iter()
                .map(|it| it.id)
                .collect::<Vec<_>>()
        };
        let is_economy = || ids().contains(&"trade.exports".to_owned());
        fs::write(&text, "Kim ngạch xuất khẩu đạt 118,6 triệu USD; chỉ số giá tiêu dùng tăng 3%.").unwrap();
        assert!(is_economy());
        fs::write(&text, "Số người tham gia BHXH tự nguyện là 21.000 người, BHYT 812.000 người.").unwrap();
        assert!(!is_economy());
        // Words that both have say less than what is claimed.
        fs::write(&text, "Kim ngạch xuất khẩu tôm đạt 2,9 tỷ USD. Doanh nghiệp, người dân, học sinh được hỗ trợ.")
            .unwrap();
        assert!(is_economy());
        fs::write(&text, "Trời mưa.").unwrap();
        assert!(!is_economy());
    }

    #[test]
    fn what_travels_with_texts_reads_them_the_same_way() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        // Another subject with names of its own; the site itself; a codebook that is compiled in.
        let all = [
            ("testdata/other", &["codebook.toml", "lexicon/organisations.toml"][..]),
            ("seeds", &["codebook.toml"]),
            ("codebooks/kinh-te-xa-hoi", &["codebook.toml"]),
        ];
        for (folder, files) in all {
            let Loaded { knowledge, sources } = of_folder(&root.join(folder));
            let paths: Vec<&str> = sources.own.iter().map(|file| file.path.as_str()).collect();
            assert_eq!(paths, files, "{folder}");
            let saved = tempfile::tempdir().unwrap();
            for file in &sources.own {
                let path = saved.path().join(&file.path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, &file.text).unwrap();
            }
            let again = of_folder(saved.path());
            assert!(again.knowledge == knowledge && again.sources == sources, "{folder}");
            assert!(sources.all().all(|file| file.path != RANKER), "{folder}");
        }
        assert!(of_folder(&root.join("seeds")).knowledge == named("seeds").unwrap().unwrap());
    }

    #[test]
    fn what_is_compiled_in_is_what_stands_in_seeds() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let found: Vec<(String, String)> = paths(&root.join("seeds"))
            .unwrap()
            .into_iter()
            .map(|path| {
                let shown = path.strip_prefix(&root).unwrap().display().to_string();
                (shown, fs::read_to_string(path).unwrap())
            })
            .collect();
        let embedded: Vec<(String, String)> =
            SEEDS.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        assert_eq!(embedded, found);
    }
}
