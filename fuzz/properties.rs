//! What no input may do: one function a target. The targets of `cargo fuzz` run them on what they make up for as long as
//! they are let, and `crates/cli/tests/it/fuzz.rs` on mutations with fixed seeds, for some seconds in every test.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use documents::{Kind, Limits};
use engine::coverage::Coverage;
use engine::knowledge::SourceFile;
use engine::reading::GivenMeta;
use engine::{Document, Engine, Knowledge, Reading};
use explore::{Explorer, Query};
use store::corrections::{self, Corrections};
use store::index::{Abbreviations, Index, everything};
use store::{Corpus, StoredDocument};

/// A target and its property.
pub type Property = fn(&[u8]);

/// The folder of the repository.
pub fn root() -> PathBuf {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_root = |folder: &&Path| folder.join("seeds").is_dir();
    crate_folder.ancestors().skip(1).find(is_root).expect("the folder of the repository").to_owned()
}

/// What the seeds are read by.
static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| {
    let seeds = root().join("seeds");
    let lexicon = fs::read_dir(seeds.join("lexicon")).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = lexicon.chain([seeds.join("codebook.toml")]).collect();
    paths.sort();
    let texts: Vec<(String, String)> =
        paths.iter().map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap())).collect();
    let files: Vec<SourceFile<'_>> = texts.iter().map(|(path, text)| SourceFile { path, text }).collect();
    Knowledge::from_sources(&files).unwrap()
});

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&KNOWLEDGE));

/// The seeds as they are read.
pub static SEEDS: LazyLock<Vec<StoredDocument>> = LazyLock::new(|| {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(root().join("seeds")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let stored = |path: &PathBuf| {
        let id = path.file_stem().unwrap().to_str().unwrap();
        read(id, &fs::read_to_string(path).unwrap())
    };
    paths.iter().map(stored).collect()
});

static SITE: LazyLock<Explorer> =
    LazyLock::new(|| Explorer::new(Corpus::new(SEEDS.clone(), &KNOWLEDGE).compared(&KNOWLEDGE)));

fn read(id: &str, text: &str) -> StoredDocument {
    let reading = ENGINE.read(&Document { id, text, given: GivenMeta::default() });
    StoredDocument::new(id.to_owned(), text.to_owned(), reading)
}

fn assert_spans(text: &str, reading: &Reading) {
    for mention in &reading.mentions {
        assert!(text.get(mention.span.range()).is_some_and(|raw| !raw.is_empty()));
        assert!(mention.span.contains(mention.number));
    }
    for span in reading.periods.iter().map(|period| period.span).chain(reading.refs.iter().map(|found| found.span)) {
        assert!(text.get(span.range()).is_some_and(|raw| !raw.is_empty()));
    }
}

/// No text makes the reader panic, point outside the text, or lose a digit.
pub fn reading(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let stored = read("a", &text);
    assert_spans(&text, &stored.reading);
    assert!(Coverage::of(&text, &stored.reading).lost.is_empty());
}

/// No two texts make the checks panic or name what is not there; a bundle gives back what was found, and every page of it
/// is built.
pub fn checks(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    let (first, second) = text.split_at(middle);
    let corpus = Corpus::new(vec![read("a", first), read("b", second)], &KNOWLEDGE).compared(&KNOWLEDGE);
    let of_checks = corpus.report.checks.iter().flat_map(|check| &check.terms);
    for term in of_checks.chain(corpus.report.comparisons.iter().flat_map(|one| &one.terms)) {
        let document = corpus.documents.get(term.document as usize).expect("the document of a term");
        assert!(document.reading.observations.get(term.observation as usize).is_some());
    }
    assert_eq!(store::read(&store::write_page(&corpus)).as_ref(), Ok(&corpus));
    let explorer = Explorer::new(corpus);
    for hash in ["#/", "#/so-lieu?xem=duong", "#/so-lieu?xem=chi-tieu", "#/doi-chieu", "#/bai/a", "#/tim?q=1"] {
        let (query, notes) = Query::from_hash(hash);
        assert!(!explorer.view(&query, &notes).shell.title.is_empty());
    }
}

/// Any bytes, as a bundle and as a module: an error or a corpus, never a panic; and a corpus writes what it was read from.
pub fn bundle(bytes: &[u8]) {
    if let Ok(corpus) = store::read(bytes) {
        let written = store::write_page(&corpus);
        assert_eq!(store::read(&written).as_ref(), Ok(&corpus));
    }
    if let Ok(module) = store::section::put(bytes, b"corpus") {
        assert_eq!(store::section::find(&module), Ok(Some(b"corpus".as_slice())));
    }
}

/// Any question, the first line, and any text about which it is asked: an answer, with marks that lie on the text, one
/// after the other.
pub fn query(bytes: &[u8]) {
    let input = String::from_utf8_lossy(bytes);
    let (question, text) = input.split_once('\n').unwrap_or((&input, ""));
    let corpus = Corpus::new(vec![read("a", text)], &KNOWLEDGE);
    let index = Index::build(&corpus);
    let abbreviations = Abbreviations::of(&corpus.glossary);
    let (query, _) = store::index::Query::parse(question, &corpus.glossary.numbers.language(), &abbreviations);
    let answer = index.ask(&corpus, &query, 10, &everything);
    assert!(answer.found.hits.len() <= 1);
    let mut marked = vec![index.highlights(&corpus, 0, &answer.query)];
    for (_, passages) in index.sentences(&corpus, &answer, 10, &everything).documents {
        marked.extend(passages.into_iter().map(|passage| passage.spans));
    }
    for spans in marked {
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
        assert!(spans.iter().all(|span| text.get(span.range()).is_some()));
    }
}

/// Any address: a page, with few notes, and an address that is read as it was written.
pub fn address(bytes: &[u8]) {
    let hash = String::from_utf8_lossy(bytes);
    let (query, notes) = Query::from_hash(&hash);
    assert!(notes.len() < 10);
    let (again, _) = Query::from_hash(&query.to_hash());
    // What is written may be longer than what was read, but never than is read.
    if query.to_hash().len() <= explore::query::url::MOST_BYTES {
        assert_eq!(again, query);
    }
    let view = SITE.view(&query, &notes);
    assert!(!view.shell.title.is_empty());
}

/// Any file of knowledge: an error that says where, or an engine that reads.
pub fn codebook(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match Knowledge::from_sources(&[SourceFile { path: "codebook.toml", text: &text }]) {
        Err(error) => assert!(error.to_string().contains("codebook.toml")),
        Ok(mut knowledge) => {
            let codebook = std::mem::take(&mut knowledge.codebook);
            let knowledge = Knowledge { codebook, ..KNOWLEDGE.clone() };
            let text = &SEEDS[0].text[..SEEDS[0].text.char_indices().nth(800).map_or(0, |(at, _)| at)];
            let reading = Engine::new(&knowledge).read(&Document { id: "a", text, given: GivenMeta::default() });
            assert_spans(text, &reading);
        }
    }
}

/// Any file of corrections: an error, or an outcome for each, and readings that still lie on their texts.
pub fn corrections(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(read) = toml::from_str::<Corrections>(&text) else { return };
    assert_eq!(toml::from_str::<Corrections>(&read.to_toml()).as_ref(), Ok(&read));
    let mut documents = SEEDS.clone();
    let outcomes = corrections::apply(&mut documents, &read, &KNOWLEDGE);
    assert_eq!(outcomes.len(), read.correction.len());
    for document in &documents {
        assert_spans(&document.text, &document.reading);
    }
}

/// Any bytes, as a file of any kind, which the first byte names: documents or reasons, never a panic, and no more text than
/// is taken.
pub fn documents(bytes: &[u8]) {
    const LIMITS: Limits = Limits { text_bytes: 1_000_000, file_bytes: 10_000_000, documents: 100, ratio: 200 };
    let Some((first, rest)) = bytes.split_first() else { return };
    let ending = Kind::ENDINGS[usize::from(*first) % Kind::ENDINGS.len()];
    let opened = ::documents::open(&format!("a.{ending}"), rest, &LIMITS);
    let n_bytes: usize = opened.documents.iter().map(|document| document.text.len()).sum();
    assert!(n_bytes <= LIMITS.text_bytes);
    assert!(!(opened.documents.is_empty() && opened.left_out.is_empty() && opened.side_files.is_empty()));
}
