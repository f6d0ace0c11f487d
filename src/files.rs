//! The files of a large corpus: fetched when something on the page wanted what is in them. What was shown without is made
//! again when they have come.
//!
//! All but the noticing is a part of the module that a site of a small corpus never loads.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use dom::html;
use explore::Explorer;
use explore::ui_text::{Language, Word, phrases};
use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::browser::corpus::{self, From};
use crate::browser::scheduler;

/// So many files are asked for at a time: more would wait in the browser, where what is no longer wanted is not forgotten.
const AT_A_TIME: usize = 8;

/// What is done with a corpus, and what is done then if it lacked nothing.
pub(crate) type Attempt = Rc<dyn Fn(&Explorer) -> Box<dyn FnOnce()>>;

/// The files of the corpus that the page shows; cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Files {
    /// How far that is which the page waits for; empty if it waits for nothing.
    waiting: RwSignal<String>,
    /// Whether a file did not come, or is not what it should be.
    is_lost: RwSignal<bool>,
    /// Rises when all has come that was wanted.
    arrived: RwSignal<u32>,
    language: Memo<Language>,
}

thread_local! {
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
    static HAS_NOTES: Cell<bool> = const { Cell::new(false) };
    /// The corpus of which something was wanted last.
    static LAST: RefCell<Option<Arc<Explorer>>> = const { RefCell::new(None) };
    /// The files of it that did not come: what else is wanted is fetched all the same.
    static LOST: RefCell<BTreeSet<usize>> = const { RefCell::new(BTreeSet::new()) };
    /// What is done when all has come.
    static THEN: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

impl Files {
    pub(crate) fn new(language: Memo<Language>) -> Files {
        Files {
            waiting: RwSignal::new(String::new()),
            is_lost: RwSignal::new(false),
            arrived: RwSignal::new(0),
            language,
        }
    }

    /// What `compute` makes of a corpus. If something was missing it is fetched, and who follows signals is called again when
    /// it has come.
    pub(crate) fn compute<T>(self, explorer: &Arc<Explorer>, compute: impl FnOnce(&Explorer) -> T) -> T {
        let before = explorer.corpus().n_missed();
        let made = compute(explorer);
        self.is_complete(explorer, before);
        made
    }

    /// True if nothing was missing since `n_missed` was `before`; else what [`compute`](Files::compute) does.
    pub(crate) fn is_complete(self, explorer: &Arc<Explorer>, before: u32) -> bool {
        let is_complete = explorer.corpus().n_missed() == before;
        if !is_complete {
            self.arrived.track();
            self.fetch_soon(explorer);
        }
        is_complete
    }

    /// Makes an attempt, and makes it again until nothing was missing.
    pub(crate) fn when_complete(self, explorer: Arc<Explorer>, attempt: Attempt) {
        let before = explorer.corpus().n_missed();
        let then = attempt(&explorer);
        if untrack(|| self.is_complete(&explorer, before)) {
            then();
        } else {
            after_arrival(Box::new(move || self.when_complete(explorer, attempt)));
        }
    }

    /// When all that is computed now has said what it wants.
    pub(crate) fn fetch_soon(self, explorer: &Arc<Explorer>) {
        if !IS_RUNNING.get() {
            let explorer = explorer.clone();
            scheduler::next(move || self.fetch(explorer, From::Anywhere));
        }
    }

    fn fetch(self, explorer: Arc<Explorer>, from: From) {
        if IS_RUNNING.replace(true) {
            return;
        }
        leptos::task::spawn_local(async move {
            match fetching().await {
                Ok(fetch) => fetch(self, explorer, from).await,
                Err(_) => {
                    IS_RUNNING.set(false);
                    self.is_lost.set(true);
                }
            }
        });
    }
}

fn after_arrival(then: Box<dyn FnOnce()>) {
    THEN.with_borrow_mut(|all| all.push(then));
}

/// Waits until all articles of a corpus are here.
pub(crate) async fn whole(files: Files, explorer: &Arc<Explorer>) {
    while !explorer.corpus().is_whole_or_wanted() {
        files.fetch_soon(explorer);
        let come = js_sys::Promise::new(&mut |resolve, _| {
            after_arrival(Box::new(move || _ = resolve.call0(&wasm_bindgen::JsValue::NULL)));
        });
        let _ = wasm_bindgen_futures::JsFuture::from(come).await;
    }
}

type Fetch = fn(Files, Arc<Explorer>, From) -> Pin<Box<dyn Future<Output = ()>>>;

#[wasm_split(files, fallible)]
fn fetching() -> Result<Fetch, SplitLoaderError> {
    Ok(|files, explorer, from| Box::pin(fetch(files, explorer, from)))
}

/// Fetches what is wanted until nothing is, and has made again what was made without.
async fn fetch(files: Files, explorer: Arc<Explorer>, from: From) {
    if !HAS_NOTES.replace(true) {
        show_notes(files);
    }
    let last = LAST.replace(Some(explorer.clone()));
    if from == From::Host || last.is_none_or(|last| !Arc::ptr_eq(&last, &explorer)) {
        LOST.take();
    }
    let n_come = fetch_wanted(files, &explorer, from).await;
    IS_RUNNING.set(false);
    files.waiting.set(String::new());
    let wanted = explorer.corpus().wanted();
    files.is_lost.set(LOST.with_borrow(|lost| wanted.iter().any(|file| lost.contains(file))));
    // What is made again wants what is still lost, and nothing comes: then it rests.
    if n_come > 0 {
        files.arrived.update(|n| *n += 1);
        let then = THEN.take();
        then.into_iter().for_each(|then| then());
    }
}

/// Says beside the other notes of the page how far that is which it waits for, and what did not come.
fn show_notes(files: Files) {
    let Ok(Some(notes)) = document().query_selector(".notes") else { return };
    let Ok(place) = document().create_element("div") else { return };
    let _ = notes.append_child(&place);
    dom::mount(place, move |place| {
        let say = move |word: Word| move || word.say(files.language.get()).to_owned();
        let again = move |_: &_| {
            let explorer = LAST.with_borrow(Clone::clone);
            explorer.into_iter().for_each(|explorer| files.fetch(explorer, From::Host));
        };
        let button = move || html("button").attr("type", "button").class("button").text(say(Word::TryAgain));
        let lost = move || html("span").text(say(Word::FilesLost));
        let _ = place
            .show(
                move || !files.waiting.with(String::is_empty),
                move || html("div").class("note").child(html("span").text(move || files.waiting.get())),
            )
            .show(
                move || files.is_lost.get() && files.waiting.with(String::is_empty),
                move || html("div").class("note").child(lost()).child(button().on("click", again)),
            );
    });
}

/// How many files came. Those that did not are lost, and not asked for again before the reader does.
async fn fetch_wanted(files: Files, explorer: &Arc<Explorer>, from: From) -> usize {
    let mut n_come = 0;
    loop {
        let mut wanted = explorer.corpus().wanted();
        LOST.with_borrow(|lost| wanted.retain(|file| !lost.contains(file)));
        if wanted.is_empty() {
            return n_come;
        }
        files.waiting.set(phrases::files_come(n_come, n_come + wanted.len(), files.language.get_untracked()));
        wanted.truncate(AT_A_TIME);
        n_come += wanted.len();
        let mut left = taken_in(explorer, wanted, from).await;
        // A proxy's page, half a file, an older one: the host itself is asked.
        if !left.is_empty() && from != From::Host {
            left = taken_in(explorer, left, From::Host).await;
        }
        n_come -= left.len();
        LOST.with_borrow_mut(|lost| lost.extend(left));
    }
}

/// Fetches files and takes them in. Those that are left did not come, or are not what they should be.
async fn taken_in(explorer: &Arc<Explorer>, files: Vec<usize>, from: From) -> Vec<usize> {
    let corpus = explorer.corpus();
    let addresses: Vec<String> =
        files.iter().map(|file| corpus.address_of(*file).unwrap_or_default().to_owned()).collect();
    let come = corpus::files(&addresses, from).await;
    let is_left = |(file, bytes): (usize, Option<Vec<u8>>)| {
        bytes.is_none_or(|bytes| corpus.take_in(file, &bytes).is_err()).then_some(file)
    };
    files.into_iter().zip(come).filter_map(is_left).collect()
}
