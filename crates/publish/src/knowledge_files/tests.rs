//! Which files are taken, and what they make: held against the folders of the repository.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::*;

/// The knowledge files of a folder of the repository, by name within it.
#[expect(clippy::disallowed_macros, clippy::disallowed_methods, reason = "codebook and lexicon are files")]
fn files_of(folder: &str) -> Vec<KnowledgeFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let lexicon = fs::read_dir(folder.join("lexicon")).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = [CODEBOOK, RANKER].map(|name| folder.join(name)).into_iter().chain(lexicon).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    let file = |path: PathBuf| KnowledgeFile {
        path: path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned(),
        text: fs::read_to_string(path).unwrap(),
    };
    paths.into_iter().map(file).collect()
}

fn of_files(files: &[KnowledgeFile]) -> Vec<SourceFile<'_>> {
    files.iter().map(|file| SourceFile { path: &file.path, text: &file.text }).collect()
}

static SEEDS: LazyLock<Vec<KnowledgeFile>> = LazyLock::new(|| files_of("seeds"));
static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::from_sources(&of_files(&SEEDS)).unwrap());
/// What the site of the seeds carries.
static SITE: LazyLock<Sources> = LazyLock::new(|| {
    let (own, others) = SEEDS.iter().filter(|it| it.path != RANKER).cloned().partition(|it| it.path == CODEBOOK);
    Sources { own, others }
});

fn found(files: &[(&str, &str)]) -> (Vec<String>, String, Vec<String>) {
    let found = find(files.iter().copied());
    (found.files.into_iter().map(|it| it.path).collect(), found.folder, found.left_out)
}

#[test]
fn the_files_of_one_folder_are_taken_and_the_others_named() {
    let own = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let bai = [
        ("bai/tin.toml", ""),
        ("bai/codebook.toml", ""),
        ("bai/ranker.weights", ""),
        ("bai/lexicon/units.toml", ""),
        ("bai/lexicon/cu/units.toml", ""),
        ("bai/corrections.toml", ""),
        ("cu.zip/codebook.toml", ""),
        ("dialexicon/units.toml", ""),
    ];
    let files = own(&[CODEBOOK, "lexicon/units.toml", RANKER]);
    assert_eq!(found(&bai), (files, "bai/".to_owned(), own(&["cu.zip/codebook.toml"])));
    assert_eq!(found(&[("codebook.toml", "")]), (own(&[CODEBOOK]), String::new(), own(&[])));
    // A lexicon alone says nothing of what is measured.
    let alone = [("bai/lexicon/units.toml", ""), ("lexicon/units.toml", "")];
    assert_eq!(found(&alone), (own(&[]), String::new(), own(&["lexicon/units.toml", "bai/lexicon/units.toml"])));
}

#[test]
fn another_subject_is_completed_by_the_language_of_the_site() {
    let other = files_of("testdata/other");
    let Brought { knowledge, sources } = brought(&other, &SITE, &KNOWLEDGE.ranker).unwrap().unwrap();
    // As the command reads the folder.
    let (_, by_command) = super::knowledge(&of_files(&other), &of_files(&SEEDS), None).unwrap();
    assert_eq!(knowledge, by_command);
    assert_eq!(knowledge.ranker, Ranker::default());
    assert_eq!(sources.own, other);
    // What a site of such texts carries reads them the same way again.
    assert_eq!(brought(&other, &sources, &knowledge.ranker).unwrap(), None);
    let of_site: Vec<KnowledgeFile> = sources.all().cloned().collect();
    assert_eq!(Knowledge::from_sources(&of_files(&of_site)).unwrap(), knowledge);
}

#[test]
fn the_codebook_of_the_site_brings_all_that_belongs_to_it() {
    let codebook = &SITE.own;
    assert_eq!(brought(codebook, &SITE, &KNOWLEDGE.ranker).unwrap(), None);
    let (_, knowledge) = super::knowledge(&of_files(codebook), &of_files(&SEEDS), None).unwrap();
    assert_eq!(knowledge, *KNOWLEDGE);
    // A file beside it takes the place of its namesake, and the rest stays.
    let people = KnowledgeFile { path: "lexicon/people.toml".to_owned(), text: "surnames = [\"Trần\"]".to_owned() };
    let with_people = [codebook.as_slice(), &[people]].concat();
    let Brought { knowledge, .. } = brought(&with_people, &SITE, &KNOWLEDGE.ranker).unwrap().unwrap();
    assert_eq!(knowledge.names.surnames, ["Trần"]);
    assert_eq!((&knowledge.ranker, &knowledge.structure), (&KNOWLEDGE.ranker, &KNOWLEDGE.structure));
}

#[test]
fn a_fault_is_told_with_file_and_line() {
    let file = KnowledgeFile { path: CODEBOOK.to_owned(), text: "\n[[indicator]]\nname = 1\n".to_owned() };
    let fault = brought(&[file], &SITE, &KNOWLEDGE.ranker).unwrap_err();
    assert_eq!((fault.path.as_str(), fault.line), (CODEBOOK, Some(3)));
    assert!(fault.message.contains("unknown field `name`, expected one of"), "{}", fault.message);
}
