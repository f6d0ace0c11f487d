//! A corpus, made over all cores. The result does not depend on their number.

use anyhow::{Context, Result};
use engine::check::across::{Abbreviations, Fingerprint};
use engine::check::{Checked, Doc, Report, Structure, report_of};
use engine::{Document, Engine, Knowledge};
use rayon::prelude::*;
use store::index::Stream;
use store::{Corpus, Encoded, Piece, StoredDocument};

use crate::folder::Article;
use crate::progress::Progress;

/// The articles as `knowledge` reads them.
///
/// # Errors
/// If a file is faulty: the first in the order of the articles.
pub(crate) fn read(articles: Vec<Article>, knowledge: &Knowledge) -> Result<Vec<StoredDocument>> {
    let engine = Engine::new(knowledge);
    let read = read_each(articles, &engine);
    let n_faults = read.iter().filter(|it| it.is_err()).count();
    let first = read.into_iter().collect::<Result<_>>();
    if n_faults > 1 { first.with_context(|| format!("{n_faults} articles have faults, the first")) } else { first }
}

/// The articles that can be read, as `knowledge` reads them, and what is wrong with the others, in order.
pub(crate) fn read_what_can_be(
    articles: Vec<Article>,
    knowledge: &Knowledge,
) -> (Vec<StoredDocument>, Vec<anyhow::Error>) {
    let engine = Engine::new(knowledge);
    let (mut documents, mut faults) = (Vec::new(), Vec::new());
    for one in read_each(articles, &engine) {
        match one {
            Ok(document) => documents.push(document),
            Err(fault) => faults.push(fault),
        }
    }
    (documents, faults)
}

fn read_each(articles: Vec<Article>, engine: &Engine) -> Vec<Result<StoredDocument>> {
    let progress = Progress::new("reading", articles.len());
    let read = articles.into_par_iter().map(|article| {
        let id = article.id.clone();
        let (text, given) = article.read()?;
        let reading = engine.read(&Document { id: &id, text: &text, given });
        progress.add(1);
        Ok(StoredDocument::new(id, text, reading))
    });
    read.collect()
}

/// The texts as numbers of words.
pub(crate) fn stream(documents: &[StoredDocument]) -> Stream {
    let progress = Progress::new("indexing", documents.len());
    let parts = documents.par_chunks(N_A_PART).map(|part| {
        let texts = Stream::of(part);
        progress.add(part.len());
        texts
    });
    Stream::joined(&parts.collect::<Vec<_>>())
}

/// So many documents that most words of a part stand in it several times, and that there are parts for every core.
const N_A_PART: usize = 500;

/// What the figures of the documents say about each other.
pub(crate) fn compared(documents: &[StoredDocument], knowledge: &Knowledge) -> Report {
    let structure = Structure::of(knowledge);
    let abbreviations = Abbreviations::new(&knowledge.names.abbreviations);
    let docs: Vec<Doc<'_>> = documents.iter().map(StoredDocument::doc).collect();
    let progress = Progress::new("comparing", docs.len());
    let checked = docs.par_iter().enumerate().map(|(at, doc)| {
        let checked = Checked::new(at as u32, *doc, &structure);
        let fingerprint = Fingerprint::new(doc.text, &abbreviations);
        progress.add(1);
        (checked, fingerprint)
    });
    let (checked, fingerprints): (Vec<Checked<'_>>, Vec<Fingerprint>) = checked.unzip();
    report_of(&docs, checked, &structure, &fingerprints)
}

/// The bundle of a corpus with its knowledge, or for a page without.
pub(crate) fn bundle(corpus: &Corpus, knowledge: Option<&Knowledge>) -> Vec<u8> {
    let encode = if knowledge.is_some() { Piece::encode } else { Piece::encode_for_site };
    let parts: Vec<Encoded> = store::pieces(corpus, knowledge).par_iter().map(encode).collect();
    store::bundle(&parts)
}
