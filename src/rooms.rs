//! The rooms, and how their code comes. The start page is part of the module; every other room is part of a file that
//! is loaded when one of its rooms is first opened (`xtask/bindgen` cuts them off). What a room says is computed by its
//! own code too: nothing outside of this file may ask `explore` for a room, or it would be loaded with the module.

use std::mem;
use std::sync::Arc;

use explore::view::Page;
use explore::words::{Word, phrases};
use explore::{Explorer, Query, Route};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::io::{focus, page, turn};
use crate::markup::{El, el, follow};
use crate::navigation::Navigation;
use crate::site::{Site, site};
use crate::views::{article, checks, communication, figures, heading, home, method, nothing, room, search};

/// How a room is made.
#[derive(Clone, Copy)]
pub(crate) struct Room {
    /// What it says.
    pub(crate) says: fn(&Explorer, &Query) -> Page,
    /// It, as the `main` of the page.
    build: fn() -> El,
}

/// What stands where rooms stand.
#[derive(Clone, Copy)]
pub(crate) enum Standing {
    /// The code of the room with this name is on its way, and the reader sees that it is.
    Loading(&'static str),
    /// A room, and its name.
    Room(&'static str, Room),
    /// The code of the room with this name did not come.
    Lost(&'static str),
}

impl Standing {
    /// The name of the room.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Standing::Loading(name) | Standing::Room(name, _) | Standing::Lost(name) => name,
        }
    }

    /// The element that stands there for `page`, and a key that changes when another one does.
    pub(crate) fn element(self, page: Option<&Page>) -> (&'static str, fn() -> El) {
        match (self, page) {
            (Standing::Loading(_), _) => ("loading", loading),
            (Standing::Lost(_), _) => ("lost", lost),
            (Standing::Room(..), Some(Page::Nothing { .. })) => ("nothing", nothing::nothing),
            (Standing::Room(name, room), _) => (name, room.build),
        }
    }
}

/// The name of the room that a route leads to.
pub(crate) fn name(route: &Route) -> &'static str {
    match route {
        Route::Home => "home",
        Route::Figures => "figures",
        Route::Article(_) => "article",
        Route::Checks => "checks",
        Route::Search => "search",
        Route::Communication => "communication",
        Route::Method => "method",
    }
}

/// What stands, following the address: a room stays until the next one is there.
/// A change of `attempt` asks once more for the room that the address wants.
pub(crate) fn standing(
    explorer: &'static Explorer,
    navigation: Navigation,
    attempt: RwSignal<u32>,
) -> RwSignal<Standing> {
    let wanted = move || navigation.address().with(|address| name(&address.query.route));
    let standing = RwSignal::new(Standing::Loading(""));
    let mut attempts = attempt.get_untracked();
    follow(move || {
        let (name, now) = (wanted(), attempt.get());
        let is_again = mem::replace(&mut attempts, now) != now;
        let stands = untrack(|| standing.get());
        if name == stands.name() && !is_again {
            if !matches!(stands, Standing::Loading(_)) {
                focus::release();
            }
        } else if name == "home" {
            standing.set(Standing::Room(name, HOME));
            focus::release();
        } else {
            // The focus waits for the room.
            focus::hold();
            let is_late = Timeout::new(LATE_MILLIS, move || {
                if untrack(wanted) == name {
                    standing.set(Standing::Loading(name));
                }
            });
            leptos::task::spawn_local(async move {
                let room = came(name).await;
                drop(is_late);
                let next = room.map_or(Standing::Lost(name), |room| Standing::Room(name, room));
                when_ready(explorer, navigation, move || {
                    if untrack(wanted) == name {
                        standing.set(next);
                        focus::release();
                    }
                });
            });
        }
    });
    standing
}

/// How many sentences are made ready in one turn: a few milliseconds.
pub(crate) const TURN: usize = 2_000;

/// Calls `then` when all is ready that the address asks for, after as many turns as that takes.
pub(crate) fn when_ready(explorer: &'static Explorer, navigation: Navigation, then: impl FnOnce() + 'static) {
    // The turns are one type, whatever follows them.
    fn go_on(explorer: &'static Explorer, navigation: Navigation, then: Box<dyn FnOnce()>) {
        if navigation.address().with_untracked(|address| explorer.is_ready(&address.query)) || explorer.read_ahead(TURN)
        {
            then();
        } else {
            turn::next(move || go_on(explorer, navigation, then));
        }
    }
    go_on(explorer, navigation, Box::new(then));
}

/// The room, once its code has come.
async fn came(name: &'static str) -> Result<Room, SplitLoaderError> {
    match name {
        "figures" => figures_room().await,
        "article" => article_room().await,
        "checks" => checks_room().await,
        "search" => search_room().await,
        "communication" => communication_room().await,
        "method" => method_room().await,
        _ => Ok(HOME),
    }
}

const HOME: Room = Room { says: |explorer, query| Page::Home(Arc::new(explorer.home(query))), build: home::home };

#[wasm_split(figures, fallible)]
fn figures_room() -> Result<Room, SplitLoaderError> {
    Ok(Room { says: |explorer, query| Page::Figures(Arc::new(explorer.figures(query))), build: figures::figures })
}

#[wasm_split(article, fallible)]
fn article_room() -> Result<Room, SplitLoaderError> {
    let says = |explorer: &Explorer, query: &Query| match &query.route {
        Route::Article(id) => explorer.article(query, id),
        _ => Page::Nothing { reason: String::new(), offers: Vec::new() },
    };
    Ok(Room { says, build: article::article })
}

#[wasm_split(search, fallible)]
fn search_room() -> Result<Room, SplitLoaderError> {
    Ok(Room { says: |explorer, query| Page::Search(Arc::new(explorer.search(query))), build: search::search })
}

#[wasm_split(records, fallible)]
fn checks_room() -> Result<Room, SplitLoaderError> {
    Ok(Room { says: |explorer, query| Page::Checks(Arc::new(explorer.checks(query))), build: checks::checks })
}

#[wasm_split(records, fallible)]
fn communication_room() -> Result<Room, SplitLoaderError> {
    Ok(Room {
        says: |explorer, query| Page::Communication(Arc::new(explorer.communication(query))),
        build: communication::communication,
    })
}

#[wasm_split(records, fallible)]
fn method_room() -> Result<Room, SplitLoaderError> {
    Ok(Room { says: |explorer, query| Page::Method(Arc::new(explorer.method(query))), build: method::method })
}

/// How long the room before stays while the code of the next one is on its way, in milliseconds: what comes at once
/// flashes nothing.
const LATE_MILLIS: u32 = 400;

/// Says that the code of a room is on its way, and how much of it has come.
fn loading() -> El {
    let Site { received_bytes: received, language, .. } = site();
    let count = move || match received.get() {
        0 => String::new(),
        n_bytes => phrases::received(n_bytes, language.get()),
    };
    let words = el("p").class("opening").attr("role", "status").text(Word::LoadingPart).text(" ");
    room().attr("aria-busy", "true").child(words.child(el("span").text(count)))
}

/// Says that the code of a room did not come, and offers to try again.
fn lost() -> El {
    let attempt = site().attempt;
    let button = |class: &str, word: Word| el("button").attr("type", "button").class(class).text(word);
    let again = button("button button-main", Word::TryAgain).on("click", move |_| attempt.update(|n| *n += 1));
    let reload = button("button", Word::Reload).on("click", |_| page::reload());
    let head = el("div").class("view-head").attr("role", "alert").child(heading(Word::RoomLost));
    room()
        .child(head.child(el("p").text(Word::RoomLostWhy)).child(el("p").class("hero-ways").child(again).child(reload)))
}
