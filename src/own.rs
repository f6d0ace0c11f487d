//! Texts of the reader's own: opened, read, put beside those of the site, closed. They stay in this page until it is closed,
//! and go nowhere.

mod codebook;
pub(crate) mod correct;
pub(crate) mod draft;
pub(crate) mod open;
mod parts;
pub(crate) mod save;
pub(crate) mod teach;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use engine::codebook::additions::Additions;
use engine::reading::GivenMeta;
use explore::own;
use explore::query::Collection;
use explore::teach::ChangesView;
use explore::ui_text::Word;
use leptos::prelude::*;
use publish::knowledge_files::Brought;
use store::assembly::Article;
use store::corrections::{Correction, Corrections, Outcome};

use self::parts::{Parts, beside, replace};
use crate::browser::time_slices::{self, Stop};
use crate::reader::ReadBy;
use crate::site::Site;

/// How long work waits before it looks again whether it may begin, in milliseconds.
const REST_MILLIS: i32 = 50;

/// A file that could not be opened: its name, and why.
pub(crate) type LeftOut = (String, String);

/// What the page says of the texts while it works on them; cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct OwnTextsStatus {
    /// What is being done, in words; nothing when all is done.
    pub(crate) working: RwSignal<Option<String>>,
    /// What could not be opened.
    pub(crate) left_out: RwSignal<Vec<LeftOut>>,
    /// What was done to get the text of an article, by its id.
    pub(crate) notes: RwSignal<BTreeMap<String, Vec<String>>>,
    /// The draft that is being written.
    pub(crate) draft: RwSignal<String>,
    /// What was read otherwise since something was last added to the codebook.
    pub(crate) changes: RwSignal<Option<Rc<ChangesView>>, LocalStorage>,
    /// The codebook that came with the reader's own texts; nothing while they are read by the site's.
    pub(crate) brought: RwSignal<Option<Rc<Brought>>, LocalStorage>,
    /// What could not be done, in words.
    pub(crate) trouble: RwSignal<Option<Word>>,
    stop: StoredValue<Stop, LocalStorage>,
}

impl OwnTextsStatus {
    /// The one of this page: it outlives the view that shows it.
    pub(crate) fn get() -> OwnTextsStatus {
        thread_local! {
            static DESK: OnceCell<(Owner, OwnTextsStatus)> = const { OnceCell::new() };
        }
        DESK.with(|desk| {
            let made = || {
                let current = Owner::current();
                let owner = Owner::new_root(None);
                let desk = owner.with(OwnTextsStatus::new);
                // A new root is the current owner.
                current.iter().for_each(Owner::set);
                (owner, desk)
            };
            desk.get_or_init(made).1
        })
    }

    fn new() -> OwnTextsStatus {
        OwnTextsStatus {
            working: RwSignal::new(None),
            left_out: RwSignal::new(Vec::new()),
            notes: RwSignal::new(BTreeMap::new()),
            draft: RwSignal::new(String::new()),
            changes: RwSignal::new_local(None),
            brought: RwSignal::new_local(None),
            trouble: RwSignal::new(None),
            stop: StoredValue::new_local(Stop::default()),
        }
    }

    /// Ends what is being done, at its next step; what is open stays open.
    pub(crate) fn stop(self) {
        self.stop.with_value(Stop::now);
    }

    /// By what texts of a corpus are read. Those of the site and of the reader side by side are each read by their own: what
    /// is asked of both is asked of the site.
    pub(crate) fn read_by(self, which: Collection, additions: Additions) -> ReadBy {
        let brought = if which == Collection::Own { self.brought.get_untracked() } else { None };
        ReadBy { brought, additions }
    }

    /// Says what could not be done; nothing is being done any more.
    fn fail(self, why: Word) {
        self.working.set(None);
        self.trouble.set(Some(why));
    }

    /// Begins something that [`OwnTextsStatus::stop`] ends, when what is being done has ended: one after the other, nothing is lost.
    async fn begin(self) -> Stop {
        while self.working.with_untracked(Option::is_some) {
            time_slices::rest(REST_MILLIS).await;
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

/// What is to be added to the reader's own texts.
#[derive(Default)]
struct NewTexts {
    texts: Vec<Text>,
    /// Of new texts, by their names, or of what is open.
    corrections: Corrections,
    /// Whether a codebook came, so that what is open is read again.
    is_read_otherwise: bool,
}

/// Reads a text that was pasted, and adds it to what is open.
pub(crate) async fn open_pasted(site: Site, desk: OwnTextsStatus, text: String) {
    let name = Word::PastedName.say(site.language.get_untracked()).to_owned();
    let stop = desk.begin().await;
    read(site, desk, stop, NewTexts { texts: vec![Text { name, text, ..Text::default() }], ..NewTexts::default() })
        .await;
}

/// Reads new texts, and adds them to what is open. False if that was stopped or cannot be done.
async fn read(site: Site, desk: OwnTextsStatus, stop: Stop, new: NewTexts) -> bool {
    let NewTexts { texts, corrections, is_read_otherwise } = new;
    if texts.is_empty() && corrections.correction.is_empty() && !is_read_otherwise {
        desk.working.set(None);
        return true;
    }
    let mut parts = Parts::of(site, desk, Collection::Own).await;
    if is_read_otherwise {
        parts.read_all_again();
    }
    let mut taken: BTreeSet<String> = parts.ids().map(str::to_owned).collect();
    let mut ids = BTreeMap::new();
    for Text { name, text, given, notes } in texts {
        let id = own::free_id(&name, |id| taken.contains(id));
        taken.insert(id.clone());
        desk.notes.update(|all| _ = all.insert(id.clone(), notes));
        parts.articles.push(Article { id: id.clone(), text, given });
        ids.insert(name, id);
    }
    for correction in corrections.correction {
        let figure = correction.own_figure().to_owned();
        let document = ids.get(&correction.document).unwrap_or(&correction.document).clone();
        parts.read_again(&document);
        parts.corrections.set(Correction { figure, document, ..correction });
    }
    let is_done = replace(site, desk, stop, Collection::Own, parts).await;
    if is_done {
        tell_unmade(site, desk);
    }
    is_done
}

/// Names the corrections of the reader's own texts that could not be made, each with the reason.
fn tell_unmade(site: Site, desk: OwnTextsStatus) {
    let language = site.language.get_untracked();
    let Some(mine) = site.corpora.with_untracked(|corpora| corpora.own.clone()) else { return };
    let corrections = &mine.corpus().corrections.correction;
    let read_by = desk.read_by(Collection::Own, mine.corpus().added());
    let outcomes = read_by.outcomes(mine.corpus()).unwrap_or_default();
    let unmade = corrections.iter().zip(&outcomes).filter(|(_, outcome)| **outcome != Outcome::Applied);
    let line = |(of, outcome): (&Correction, &Outcome)| own::unmade(of, outcome, language);
    let lines: Vec<LeftOut> = unmade.map(line).collect();
    desk.left_out.update(|left_out| {
        left_out.retain(|known| !lines.contains(known));
        left_out.extend(lines);
    });
}

/// Makes one corpus of what is open and of the site's.
pub(crate) async fn put_beside(site: Site, desk: OwnTextsStatus) {
    let stop = desk.begin().await;
    if beside(site, desk, stop).await {
        site.navigation
            .push(&explore::Query { collection: Collection::Both, ..site.query_now().to(explore::Route::Home) });
    }
}

/// Closes one text; without an id all of them.
pub(crate) async fn close(site: Site, desk: OwnTextsStatus, id: Option<String>) {
    let stop = desk.begin().await;
    let mut parts = Parts::of(site, desk, Collection::Own).await;
    parts.documents.retain(|document| id.as_ref().is_some_and(|id| *id != document.id));
    if parts.documents.is_empty() {
        desk.working.set(None);
        desk.brought.set(None);
        site.corpora.update(|corpora| (corpora.own, corpora.both) = (None, None));
    } else {
        parts.corrections.correction.retain(|it| Some(&it.document) != id.as_ref());
        replace(site, desk, stop, Collection::Own, parts).await;
    }
    if id.is_none() {
        desk.left_out.set(Vec::new());
    }
}
