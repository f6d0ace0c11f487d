//! Reading texts in the page: the same code as `solieu build`, with the site's own knowledge or with a codebook that came with
//! the texts. The code and the site's knowledge come with the pages on which texts are opened.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use engine::codebook::additions::{Additions, Refused};
use engine::{Document, Engine, Knowledge};
use explore::Explorer;
use js_sys::{ArrayBuffer, Uint8Array};
use publish::knowledge_files::Brought;
use store::assembly::{Article, Cancelled, Progress, Stage, assembled, read_articles};
use store::corrections::{self, Correction, Corrections, Outcome};
use store::section;
use store::{Corpus, StoredDocument};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::time_slices::{self, Stop, TimeSlices};

/// Why there is no corpus.
pub(crate) enum Failure {
    /// The reader of the page wants no more of it.
    Cancelled,
    /// The site lacks what texts are read by, or has that of another version.
    NotLoaded,
}

/// By what texts are read.
#[derive(Clone, Default)]
pub(crate) struct ReadBy {
    /// What came with them; nothing for the site's own knowledge.
    pub(crate) brought: Option<Rc<Brought>>,
    /// What was added to the codebook.
    pub(crate) additions: Additions,
}

impl PartialEq for ReadBy {
    fn eq(&self, other: &ReadBy) -> bool {
        self.brought.as_ref().map(Rc::as_ptr) == other.brought.as_ref().map(Rc::as_ptr)
            && self.additions == other.additions
    }
}

impl ReadBy {
    /// Calls `with` with the knowledge, without additions. Nothing if the site lacks it.
    pub(crate) fn with_plain<T>(&self, with: impl FnOnce(&Knowledge) -> T) -> Option<T> {
        match &self.brought {
            Some(brought) => Some(with(&brought.knowledge)),
            None => knowledge().map(|knowledge| with(&knowledge)),
        }
    }

    /// Calls `with` with what texts are read by. Nothing if the site lacks it.
    pub(crate) fn with<T>(&self, with: impl FnOnce(&Knowledge) -> T) -> Option<T> {
        reader(self).map(|reader| with(&reader.knowledge))
    }

    /// What of the additions could not be added.
    pub(crate) fn refused(&self) -> Vec<Refused> {
        reader(self).map(|reader| reader.refused.clone()).unwrap_or_default()
    }

    /// What came of each correction of a corpus, in their order: its texts are read again. Nothing if they cannot be.
    pub(crate) fn outcomes(&self, corpus: &Corpus) -> Option<Vec<Outcome>> {
        let reader = reader(self)?;
        let is_corrected = |id: &str| corpus.corrections.correction.iter().any(|it| it.document == id);
        let corrected = corpus.documents.iter().filter(|document| is_corrected(&document.id));
        let read = |document: &StoredDocument| {
            let Article { id, text, given } = Article::from(document);
            let reading = reader.engine.read(&Document { id: &id, text: &text, given });
            StoredDocument::new(id, text, reading)
        };
        let mut read: Vec<StoredDocument> = corrected.map(read).collect();
        Some(corrections::apply(&mut read, &corpus.corrections, &reader.knowledge))
    }
}

/// What is to be read.
pub(crate) struct ReadRequest {
    /// Texts that are new.
    pub(crate) articles: Vec<Article>,
    /// Texts that were read before, by the same knowledge; no id of them is that of a new one.
    pub(crate) documents: Vec<StoredDocument>,
    /// What was said to be right of figures; those of new texts are made.
    pub(crate) corrections: Corrections,
    /// By what.
    pub(crate) read_by: ReadBy,
    /// Called between turns.
    pub(crate) tell: Rc<dyn Fn(Progress)>,
    /// What ends it.
    pub(crate) stop: Stop,
}

/// What texts are read by, compiled.
struct Reader {
    read_by: ReadBy,
    knowledge: Knowledge,
    engine: Engine,
    /// What could not be added to the codebook.
    refused: Vec<Refused>,
}

thread_local! {
    static KNOWLEDGE: OnceCell<Rc<Knowledge>> = const { OnceCell::new() };
    /// The one that was last used.
    static READER: RefCell<Option<Rc<Reader>>> = const { RefCell::new(None) };
}

/// The corpus of all texts, in turns that let the page live.
pub(crate) async fn corpus(work: ReadRequest) -> Result<Corpus, Failure> {
    let ReadRequest { articles, mut documents, corrections, read_by, tell, stop } = work;
    let turns = TimeSlices::new(&stop);
    let reader = reader(&read_by).ok_or(Failure::NotLoaded)?;
    let mut pause = async |progress: Progress| {
        if turns.yield_to_browser(|| tell(progress)).await { Ok(()) } else { Err(Cancelled) }
    };
    let cancelled = |Cancelled| Failure::Cancelled;
    let mut new = read_articles(articles, &reader.engine, &mut pause).await.map_err(cancelled)?;
    let of_new = |it: &&Correction| new.iter().any(|document| document.id == it.document);
    let of_new = Corrections { correction: corrections.correction.iter().filter(of_new).cloned().collect() };
    // What came of each is told by `outcomes`.
    let _ = corrections::apply(&mut new, &of_new, &reader.knowledge);
    documents.extend(new);
    let corpus = assembled(documents, &reader.knowledge, &mut pause).await.map_err(cancelled)?;
    Ok(Corpus { corrections, additions: store::additions::packed(&read_by.additions), ..corpus })
}

/// A corpus opened for looking at, in turns like that.
pub(crate) async fn opened(corpus: Corpus, tell: &dyn Fn(Progress), stop: &Stop) -> Result<Explorer, Failure> {
    let turns = TimeSlices::new(stop);
    let joined = Progress { stage: Stage::Joining, n_done: 1, n_all: 1 };
    let mut pause =
        async || if turns.yield_to_browser(|| tell(joined)).await { Ok(()) } else { Err(Failure::Cancelled) };
    let opened = Explorer::in_turns(corpus, &mut pause).await?;
    // Showing it is work, too.
    time_slices::next_task().await;
    Ok(opened)
}

/// What texts are read by, with additions; made again when these change. Nothing if the site lacks its knowledge or has
/// that of another version.
fn reader(read_by: &ReadBy) -> Option<Rc<Reader>> {
    READER.with_borrow_mut(|kept| {
        if let Some(reader) = kept.as_ref().filter(|reader| reader.read_by == *read_by) {
            return Some(reader.clone());
        }
        let mut knowledge = read_by.with_plain(Knowledge::clone)?;
        let refused = knowledge.add(&read_by.additions);
        let engine = Engine::new(&knowledge);
        let reader = Rc::new(Reader { read_by: read_by.clone(), knowledge, engine, refused });
        Some(kept.insert(reader).clone())
    })
}

/// What the site reads texts by, unpacked once.
fn knowledge() -> Option<Rc<Knowledge>> {
    KNOWLEDGE.with(|kept| {
        if let Some(knowledge) = kept.get() {
            return Some(knowledge.clone());
        }
        let knowledge = Rc::new(store::knowledge(&kept_section(section::KNOWLEDGE)?).ok()?);
        Some(kept.get_or_init(|| knowledge).clone())
    })
}

/// The section of a part that has come, as `xtask/bindgen/src/loading.js` kept it.
pub(crate) fn kept_section(name: &str) -> Option<Vec<u8>> {
    let section = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str(name)).ok()?;
    Some(Uint8Array::new(section.dyn_ref::<ArrayBuffer>()?).to_vec())
}
