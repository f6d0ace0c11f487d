//! A corpus made a step at a time: the same as `solieu build` makes of the same articles, for a page that must stay
//! responsive while it works.
//!
//! Nothing here waits and nothing reads a clock: between two steps the caller's `pause` decides whether it gives the
//! browser a turn, and whether the work goes on. A caller that never pauses gets the corpus by polling once.

use engine::check::across::Fingerprint;
use engine::check::{Checked, Doc, Structure, report_in_turns};
use engine::reading::{Basis, GivenMeta, Known, Meta, PartialDate};
use engine::{Document, Engine, Knowledge};

use crate::index::{JoinedStream, Stream};
use crate::{Corpus, Glossary, IndicatorDefinitions, StoredDocument, unnamed_indicators};

/// An article that is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// What it is called in addresses: unique in its corpus.
    pub id: String,
    /// Its text, as it stays.
    pub text: String,
    /// What is known of it beside the text.
    pub given: GivenMeta,
}

impl From<&StoredDocument> for Article {
    /// What the document was read from: read again with the same knowledge it is the same, but for corrections.
    fn from(document: &StoredDocument) -> Article {
        Article { id: document.id.clone(), text: document.text.clone(), given: given(&document.reading.meta) }
    }
}

/// What was given beside a text; what the text says itself is read there again.
#[must_use]
pub fn given(meta: &Meta) -> GivenMeta {
    let given = |known: &Option<Known<String>>| {
        known.as_ref().filter(|known| known.basis == Basis::Given).map(|known| known.value.clone())
    };
    let published = meta.published.as_ref().filter(|known| known.basis == Basis::Given);
    GivenMeta {
        title: given(&meta.title),
        publisher: given(&meta.publisher),
        published: published.map(|known| iso_date(known.value)),
        byline: given(&meta.byline),
        url: meta.url.clone(),
        licence: meta.licence.clone(),
    }
}

/// As precise as it is known: `2021`, `2021-04`, `2021-04-27`.
#[must_use]
pub fn iso_date(date: PartialDate) -> String {
    match (date.month, date.day) {
        (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", date.year),
        (Some(month), None) => format!("{:04}-{month:02}", date.year),
        _ => format!("{:04}", date.year),
    }
}

/// How far a corpus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How many documents this stage is done with.
    pub n_done: usize,
    /// Of how many.
    pub n_all: usize,
}

/// What is done with documents on their way into a corpus, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Their figures are read.
    Reading,
    /// Each is checked by itself, and prepared for being compared with the others.
    Comparing,
    /// What all of them say together: checks across documents, names, search. A few long steps.
    Joining,
}

/// The caller wants no more of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

/// Reads articles with `knowledge`, in their order. `pause` is asked after each.
///
/// # Errors
/// If `pause` cancels.
pub async fn read_articles(
    articles: Vec<Article>,
    engine: &Engine,
    pause: &mut impl AsyncFnMut(Progress) -> Result<(), Cancelled>,
) -> Result<Vec<StoredDocument>, Cancelled> {
    let n_all = articles.len();
    let mut documents = Vec::with_capacity(n_all);
    for Article { id, text, given } in articles {
        let progress = Progress { stage: Stage::Reading, n_done: documents.len(), n_all };
        let document = Document { id: &id, text: &text, given };
        let reading = engine.read_in_turns(&document, &mut async || pause(progress).await).await?;
        documents.push(StoredDocument::new(id, text, reading));
        pause(Progress { stage: Stage::Reading, n_done: documents.len(), n_all }).await?;
    }
    Ok(documents)
}

/// The corpus of documents that were read with `knowledge`: compared, named, searchable. They come in any order; ids are
/// unique. Documents of another corpus may be among them.
///
/// # Errors
/// If `pause` cancels.
pub async fn assembled(
    mut documents: Vec<StoredDocument>,
    knowledge: &Knowledge,
    pause: &mut impl AsyncFnMut(Progress) -> Result<(), Cancelled>,
) -> Result<Corpus, Cancelled> {
    documents.sort_by(|a, b| a.id.cmp(&b.id));
    for document in &mut documents {
        unnamed_indicators::forget(document);
    }
    let n_all = documents.len();
    let comparing = |n_done| Progress { stage: Stage::Comparing, n_done, n_all };
    let joining = |n_done| Progress { stage: Stage::Joining, n_done, n_all: 4 };
    let structure = Structure::of(knowledge);
    let abbreviations = engine::check::across::Abbreviations::new(&knowledge.names.abbreviations);
    let report = {
        let docs: Vec<Doc<'_>> = documents.iter().map(StoredDocument::doc).collect();
        let (mut checked, mut fingerprints) = (Vec::with_capacity(n_all), Vec::with_capacity(n_all));
        for (at, doc) in (0_u32..).zip(&docs) {
            let progress = comparing(checked.len());
            let mut pause_within = async || pause(progress).await;
            fingerprints.push(Fingerprint::in_turns(doc.text, &abbreviations, &mut pause_within).await?);
            pause_within().await?;
            checked.push(Checked::in_turns(at, *doc, &structure, &mut pause_within).await?);
            pause(comparing(checked.len())).await?;
        }
        report_in_turns(&docs, checked, &structure, &fingerprints, &mut async || pause(joining(0)).await).await?
    };
    let mut texts = JoinedStream::default();
    for some in documents.chunks(DOCUMENTS_AT_A_TIME) {
        let part = Stream::in_turns(some, &mut async || pause(joining(1)).await).await?;
        texts.add(&part);
        pause(joining(1)).await?;
    }
    let texts = texts.stream();
    let glossary = Glossary::in_turns(knowledge, &documents, &texts, &mut async || pause(joining(2)).await).await?;
    pause(joining(3)).await?;
    let index = texts.packed_if_large(&documents);
    pause(joining(4)).await?;
    let guide = IndicatorDefinitions::of(knowledge, &glossary);
    let corpus = Corpus { documents, glossary, report, index, guide, ..Corpus::default() };
    corpus.induced_in_turns(&mut async || pause(joining(4)).await).await
}

/// So many documents are cut into words at a time.
const DOCUMENTS_AT_A_TIME: usize = 10;

#[cfg(test)]
mod tests;
