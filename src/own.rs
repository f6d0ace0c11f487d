//! Texts of the reader's own: opened, read, put beside those of the site, closed. They stay in this page until it is closed,
//! and go nowhere.

pub(crate) mod draft;
pub(crate) mod open;
pub(crate) mod save;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use engine::reading::GivenMeta;
use explore::query::Collection;
use explore::ui_text::Word;
use explore::{Explorer, own};
use leptos::prelude::*;
use store::StoredDocument;
use store::assembly::Article;

use crate::browser::turns::{self, Stop};
use crate::reader::{self, Failure, Work};
use crate::site::Site;

/// How long work waits before it looks again whether it may begin, in milliseconds.
const REST_MILLIS: i32 = 50;

/// A file that could not be opened: its name, and why.
pub(crate) type LeftOut = (String, String);

/// What the page says of the texts while it works on them; cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    /// What is being done, in words; nothing when all is done.
    pub(crate) working: RwSignal<Option<String>>,
    /// What could not be opened.
    pub(crate) left_out: RwSignal<Vec<LeftOut>>,
    /// What was done to get the text of an article, by its id.
    pub(crate) notes: RwSignal<BTreeMap<String, Vec<String>>>,
    /// The draft that is being written.
    pub(crate) draft: RwSignal<String>,
    /// What could not be done, in words.
    pub(crate) trouble: RwSignal<Option<Word>>,
    stop: StoredValue<Stop, LocalStorage>,
}

impl Desk {
    /// The one of this page: it outlives the view that shows it.
    pub(crate) fn get() -> Desk {
        thread_local! {
            static DESK: OnceCell<(Owner, Desk)> = const { OnceCell::new() };
        }
        DESK.with(|desk| {
            let made = || {
                let current = Owner::current();
                let owner = Owner::new_root(None);
                let desk = owner.with(Desk::new);
                // A new root is the current owner.
                current.iter().for_each(Owner::set);
                (owner, desk)
            };
            desk.get_or_init(made).1
        })
    }

    fn new() -> Desk {
        Desk {
            working: RwSignal::new(None),
            left_out: RwSignal::new(Vec::new()),
            notes: RwSignal::new(BTreeMap::new()),
            draft: RwSignal::new(String::new()),
            trouble: RwSignal::new(None),
            stop: StoredValue::new_local(Stop::default()),
        }
    }

    /// Ends what is being done, at its next step; what is open stays open.
    pub(crate) fn stop(self) {
        self.stop.with_value(Stop::now);
    }

    /// Says what could not be done; nothing is being done any more.
    fn fail(self, why: Word) {
        self.working.set(None);
        self.trouble.set(Some(why));
    }

    /// Begins something that [`Desk::stop`] ends, when what is being done has ended: one after the other, nothing is lost.
    async fn begin(self) -> Stop {
        while self.working.with_untracked(Option::is_some) {
            turns::rest(REST_MILLIS).await;
        }
        self.working.set(Some(String::new()));
        let stop = Stop::default();
        self.stop.set_value(stop.clone());
        self.trouble.set(None);
        stop
    }
}

/// A text that is to be read.
#[derive(Default)]
struct Text {
    /// What it may be called.
    name: String,
    text: String,
    given: GivenMeta,
    /// What was done to get the text.
    notes: Vec<String>,
}

/// Reads a text that was pasted, and adds it to what is open.
pub(crate) async fn open_pasted(site: Site, desk: Desk, text: String) {
    let name = Word::PastedName.say(site.language.get_untracked()).to_owned();
    let stop = desk.begin().await;
    read(site, desk, stop, vec![Text { name, text, ..Text::default() }]).await;
}

/// Reads new texts, and adds them to what is open.
async fn read(site: Site, desk: Desk, stop: Stop, texts: Vec<Text>) {
    if texts.is_empty() {
        desk.working.set(None);
        return;
    }
    let documents = site.corpora.with_untracked(|it| it.own.as_ref().map(|own| own.corpus().documents.clone()));
    let documents = documents.unwrap_or_default();
    let mut taken: BTreeSet<String> = documents.iter().map(|document| document.id.clone()).collect();
    let mut all_notes = Vec::new();
    let articles = texts.into_iter().map(|Text { name, text, given, notes }| {
        let id = own::free_id(&name, |id| taken.contains(id));
        taken.insert(id.clone());
        all_notes.push((id.clone(), notes));
        Article { id, text, given }
    });
    let articles = articles.collect();
    if let Some(own) = corpus(site, desk, stop, articles, documents).await {
        site.corpora.update(|corpora| {
            corpora.own = Some(own);
            corpora.both = None;
        });
        desk.notes.update(|notes| notes.extend(all_notes));
    }
}

/// Makes one corpus of what is open and of the site's.
pub(crate) async fn put_beside(site: Site, desk: Desk) {
    let stop = desk.begin().await;
    let corpora = site.corpora.get_untracked();
    let Some(mine) = corpora.own else { return desk.working.set(None) };
    let documents = own::beside(&corpora.site.corpus().documents, &mine.corpus().documents);
    if let Some(both) = corpus(site, desk, stop, Vec::new(), documents).await {
        site.corpora.update(|corpora| corpora.both = Some(both));
        site.navigation
            .push(&explore::Query { collection: Collection::Both, ..site.query_now().to(explore::Route::Home) });
    }
}

/// Closes one text; without an id all of them.
pub(crate) async fn close(site: Site, desk: Desk, id: Option<String>) {
    let stop = desk.begin().await;
    let documents = site.corpora.with_untracked(|it| it.own.as_ref().map(|own| own.corpus().documents.clone()));
    let mut documents = documents.unwrap_or_default();
    documents.retain(|document| id.as_ref().is_some_and(|id| *id != document.id));
    let own = match documents.is_empty() {
        true => {
            desk.working.set(None);
            None
        }
        false => match corpus(site, desk, stop, Vec::new(), documents).await {
            Some(own) => Some(own),
            None => return,
        },
    };
    site.corpora.update(|corpora| (corpora.own, corpora.both) = (own, None));
    if id.is_none() {
        desk.left_out.set(Vec::new());
    }
}

/// The corpus of new texts and of some that were read before. Nothing if that was stopped or cannot be done.
async fn corpus(
    site: Site,
    desk: Desk,
    stop: Stop,
    articles: Vec<Article>,
    documents: Vec<StoredDocument>,
) -> Option<Arc<Explorer>> {
    let language = site.language.get_untracked();
    let tell = Rc::new(move |progress| _ = desk.working.try_set(Some(own::progress(progress, language))));
    let made = reader::corpus(Work { articles, documents, tell, stop }).await;
    desk.working.try_set(None);
    match made {
        Ok(corpus) => Some(Arc::new(Explorer::new(corpus))),
        Err(Failure::Cancelled) => None,
        Err(Failure::NotLoaded) => {
            desk.trouble.try_set(Some(Word::ReaderFailed));
            None
        }
    }
}
