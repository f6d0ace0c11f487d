//! Reading texts in the page: the same code as `solieu build`, with the site's own knowledge. Both come with the pages on
//! which texts are opened.

use std::cell::OnceCell;
use std::rc::Rc;

use engine::{Engine, Knowledge};
use js_sys::{ArrayBuffer, Uint8Array};
use store::assembly::{Article, Cancelled, Progress, assembled, read_articles};
use store::{Corpus, StoredDocument};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::turns::{Stop, Turns};

/// Why there is no corpus.
pub(crate) enum Failure {
    /// The reader of the page wants no more of it.
    Cancelled,
    /// The site lacks what texts are read by, or has that of another version.
    NotLoaded,
}

/// What is to be read.
pub(crate) struct Work {
    /// Texts that are new.
    pub(crate) articles: Vec<Article>,
    /// Texts that were read before, by the same knowledge; no id of them is that of a new one.
    pub(crate) documents: Vec<StoredDocument>,
    /// Called between turns.
    pub(crate) tell: Rc<dyn Fn(Progress)>,
    /// What ends it.
    pub(crate) stop: Stop,
}

/// What texts are read by, compiled.
struct Reader {
    knowledge: Knowledge,
    engine: Engine,
}

thread_local! {
    static READER: OnceCell<Rc<Reader>> = const { OnceCell::new() };
}

/// The corpus of all texts, in turns that let the page live.
pub(crate) async fn corpus(work: Work) -> Result<Corpus, Failure> {
    let Work { articles, mut documents, tell, stop } = work;
    let turns = Turns::new(&stop);
    let reader = reader().ok_or(Failure::NotLoaded)?;
    let mut pause = async |progress: Progress| {
        if turns.give_way(|| tell(progress)).await { Ok(()) } else { Err(Cancelled) }
    };
    let cancelled = |Cancelled| Failure::Cancelled;
    documents.extend(read_articles(articles, &reader.engine, &mut pause).await.map_err(cancelled)?);
    assembled(documents, &reader.knowledge, &mut pause).await.map_err(cancelled)
}

/// Made once. Nothing if the site lacks its knowledge or has that of another version.
fn reader() -> Option<Rc<Reader>> {
    READER.with(|kept| {
        if let Some(reader) = kept.get() {
            return Some(reader.clone());
        }
        // Kept by `xtask/bindgen/src/loading.js` from the part that carries it.
        let section = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("solieuKnowledge")).ok()?;
        let bundle = Uint8Array::new(section.dyn_ref::<ArrayBuffer>()?).to_vec();
        let knowledge = store::knowledge(&bundle).ok()?;
        let engine = Engine::new(&knowledge);
        Some(kept.get_or_init(|| Rc::new(Reader { knowledge, engine })).clone())
    })
}
