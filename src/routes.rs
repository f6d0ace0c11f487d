//! The pages of the site: which page a route leads to, and lazy loading of its code.
//!
//! The start page is part of the module; every other page is part of a file that is loaded when one of its pages is first
//! opened (`xtask/bindgen` cuts them off). What a page shows is computed by its own code too: nothing outside of this file
//! may ask `explore` for a view model, or it would be loaded with the module.

use std::cell::Cell;
use std::mem;
use std::rc::Rc;
use std::sync::Arc;

use dom::{Element, effect, html};
use explore::ui_text::{Word, phrases};
use explore::view::Page;
use explore::{Explorer, Query, Route};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::browser::{document, focus, scheduler};
use crate::corpora::{self, Corpora};
use crate::files::Files;
use crate::language::tr;
use crate::navigation::Navigation;
use crate::site::{Site, site};
use crate::views::{self, heading, main_element, nothing};

#[derive(Clone, Copy)]
pub(crate) struct PageCode {
    /// What the page shows, for a query that leads to it; nothing for another.
    model: fn(&Explorer, &Query) -> Option<Page>,
    /// The page, as the `main` element.
    view: fn() -> Element,
}

impl PageCode {
    /// What the page shows, for a query that leads to it; nothing for another, or while it lacks articles that have not come.
    /// The start page needs none but for the ways to its sentences.
    #[inline(never)]
    pub(crate) fn view_model(self, files: Files, explorer: &Arc<Explorer>, query: &Query) -> Option<Page> {
        let before = explorer.corpus().n_missed();
        let page = (self.model)(explorer, query);
        let is_complete = files.is_complete(explorer, before);
        page.filter(|page| is_complete || matches!(page, Page::Home(_)))
    }
}

/// Declares the pages from the table of `explore::routes!`, which says what a line means.
macro_rules! pages {
    ($($name:ident $(($id:ident: $id_type:ty))? = $path:literal, $stands:ident $title:ident,
       $file:ident $(: $model:ident)? $(in $part:ident)?;)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum PageName { $($name),* }

        impl PageName {
            /// The page that a route leads to.
            pub(crate) fn of(route: &Route) -> PageName {
                match route { $(Route::$name { .. } => PageName::$name),* }
            }

            /// Tells one page from another in the document.
            fn key(self) -> &'static str {
                match self { $(PageName::$name => stringify!($name)),* }
            }

            /// Its code, if it is part of the module.
            fn at_once(self) -> Option<PageCode> {
                match self { $(PageName::$name => pages!(@at_once $file $($part)?)),* }
            }

            /// Its code, loaded if need be.
            async fn load(self) -> Result<PageCode, SplitLoaderError> {
                match self { $(PageName::$name => pages!(@load $file $($part)?)),* }
            }
        }

        $(pages! {
            @function $file $($part)?,
            |explorer, query| match &query.route {
                Route::$name $(($id))? =>
                    Some(explore::route_model!(explorer, query, $name, $file $(: $model)? $(, $id)?)),
                _ => None,
            }
        })*
    };
    (@at_once $file:ident) => { Some($file()) };
    (@at_once $file:ident $part:ident) => { None };
    (@load $file:ident) => { Ok($file()) };
    (@load $file:ident $part:ident) => { $file().await };
    (@function $file:ident, $view_model:expr) => {
        fn $file() -> PageCode {
            PageCode { model: $view_model, view: views::$file::$file }
        }
    };
    (@function $file:ident $part:ident, $view_model:expr) => {
        #[wasm_split($part, fallible)]
        fn $file() -> Result<PageCode, SplitLoaderError> {
            Ok(PageCode { model: $view_model, view: || views::later(views::$file::$file) })
        }
    };
}

explore::routes!(pages);

/// How far the page is that the address leads to.
#[derive(Clone, Copy)]
pub(crate) enum PageState {
    /// Nothing has been opened yet.
    Opening,
    /// Its code is on its way, and the reader sees that it is.
    Loading(PageName),
    /// It is there.
    Ready(PageName, PageCode),
    /// Its code did not come.
    Failed(PageName),
}

impl PageState {
    /// The page in question; none before the first.
    pub(crate) fn name(self) -> Option<PageName> {
        match self {
            PageState::Opening => None,
            PageState::Loading(name) | PageState::Ready(name, _) | PageState::Failed(name) => Some(name),
        }
    }

    /// What builds the `main` element that shows `page`, and a key that changes when another one is to be built.
    pub(crate) fn element(self, page: Option<&Page>) -> (&'static str, fn() -> Element) {
        match (self, page) {
            (PageState::Opening | PageState::Loading(_), _) | (PageState::Ready(..), None) => ("loading", loading),
            (PageState::Failed(_), _) => ("failed", failed),
            (PageState::Ready(..), Some(Page::Nothing { .. })) => ("nothing", nothing::nothing),
            (PageState::Ready(name, code), _) => (name.key(), code.view),
        }
    }
}

/// How long the previous page stays while the code of the next one is on its way, in milliseconds: what comes at once
/// flashes nothing.
const LATE_MILLIS: u32 = 400;

/// The state of the page, following the address. A change of `attempt` asks once more for the page that the address wants.
pub(crate) fn page_state(
    corpora: RwSignal<Corpora>,
    navigation: Navigation,
    files: Files,
    attempt: RwSignal<u32>,
) -> RwSignal<PageState> {
    let wanted = move || navigation.address().with(|address| PageName::of(&address.query.route));
    let state = RwSignal::new(PageState::Opening);
    let mut attempts = attempt.get_untracked();
    effect(move || {
        let (name, now) = (wanted(), attempt.get());
        let is_again = mem::replace(&mut attempts, now) != now;
        let current = untrack(|| state.get());
        // What is on its way may wait for files of another address.
        let is_there = current.name() == Some(name) && !matches!(current, PageState::Loading(_));
        if is_there && !is_again {
            focus::flush_deferred();
        } else if let Some(code) = name.at_once() {
            state.set(PageState::Ready(name, code));
            focus::flush_deferred();
        } else {
            // The focus waits for the page.
            focus::defer_focus();
            let late = Cell::new(Some(Timeout::new(LATE_MILLIS, move || {
                if untrack(wanted) == name {
                    state.set(PageState::Loading(name));
                }
            })));
            leptos::task::spawn_local(async move {
                let code = name.load().await;
                let next = code.as_ref().map_or(PageState::Failed(name), |code| PageState::Ready(name, *code));
                let show = Rc::new(move || {
                    late.take();
                    if untrack(wanted) == name {
                        state.set(next);
                        focus::flush_deferred();
                    }
                });
                when_ready(corpora, navigation, move |(explorer, query)| match code {
                    Ok(code) if PageName::of(&query.route) == name => {
                        // What it lacks comes before the page that stands goes.
                        let attempt = move |explorer: &Explorer| {
                            (code.model)(explorer, &query);
                            let show = show.clone();
                            Box::new(move || show()) as Box<dyn FnOnce()>
                        };
                        files.when_complete(explorer, Rc::new(attempt));
                    }
                    _ => show(),
                });
            });
        }
    });
    state
}

/// How many sentences are prepared at a time: a few milliseconds.
pub(crate) const SENTENCES_AT_A_TIME: usize = 2_000;

/// Calls `then` with the corpus and the query of the address when all is prepared that it asks for, a part at a time so that
/// nothing else waits.
pub(crate) fn when_ready(
    corpora: RwSignal<Corpora>,
    navigation: Navigation,
    then: impl FnOnce((Arc<Explorer>, Query)) + 'static,
) {
    // One type, whatever follows.
    type Then = Box<dyn FnOnce((Arc<Explorer>, Query))>;
    fn go_on(corpora: RwSignal<Corpora>, navigation: Navigation, then: Then) {
        let query = navigation.address().with_untracked(|address| address.query.clone());
        let explorer = untrack(|| corpora::now(corpora, &query));
        if explorer.is_ready(&query) || explorer.read_ahead(SENTENCES_AT_A_TIME) {
            then((explorer, query));
        } else {
            scheduler::next(move || go_on(corpora, navigation, then));
        }
    }
    go_on(corpora, navigation, Box::new(then));
}

/// Says that the code of a page is on its way, and how much of it has come.
fn loading() -> Element {
    let Site { received_bytes, language, .. } = site();
    let count = move || match received_bytes.get() {
        0 => String::new(),
        n_bytes => phrases::received(n_bytes, language.get()),
    };
    let words = html("p").class("opening").attr("role", "status").text(tr(Word::LoadingPart)).text(" ");
    main_element().attr("aria-busy", "true").child(words.child(html("span").text(count)))
}

/// Says that the code of a page did not come, and offers to try again.
fn failed() -> Element {
    let attempt = site().attempt;
    let button = |class: &str, word: Word| html("button").attr("type", "button").class(class).text(tr(word));
    let again = button("button button-main", Word::TryAgain).on("click", move |_| attempt.update(|n| *n += 1));
    let reload = button("button", Word::Reload).on("click", |_| document::reload());
    let head = html("div").class("view-head").attr("role", "alert").child(heading(tr(Word::LoadFailed)));
    main_element().child(
        head.child(html("p").text(tr(Word::LoadFailedWhy)))
            .child(html("p").class("hero-ways").child(again).child(reload)),
    )
}
