//! Where the reader is: the one `Query`, owned by the URL. Everything else on the page is derived from it.
//!
//! A link is followed by the browser and heard of here; what is typed replaces the address. Each entry of the history is
//! numbered by its place in it, so that Back brings the reader back to the spot, with the focus where it was.

use explore::query::{Query, Route, UrlNote};
use leptos::prelude::*;

use crate::browser::{document, focus, hash, storage};

/// The id of each view's heading, which takes the focus when a reader comes to the view.
pub(crate) const HEADING: &str = "view-title";

/// What the address says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Address {
    /// Understood.
    pub(crate) query: Query,
    /// Not understood.
    pub(crate) notes: Vec<UrlNote>,
}

/// Reads and changes the address.
#[derive(Clone, Copy)]
pub(crate) struct Navigation {
    address: RwSignal<Address>,
    entry: StoredValue<u32>,
    typing: StoredValue<bool>,
}

impl Navigation {
    /// Reads the address and listens to its changes, for as long as the page lives.
    pub(crate) fn start() -> Navigation {
        let here = first();
        let known = hash::entry();
        let entry = known.unwrap_or(0);
        hash::number_entry(entry);
        hash::restore_scrolling_ourselves();
        // A numbered entry was here before: the page is loaded again.
        if !known.is_some_and(focus::restore_after_reload)
            && let Some(target) = target(&here.query)
        {
            focus::scroll_into_view(target, HEADING);
        }
        let navigation = Navigation {
            address: RwSignal::new(here),
            entry: StoredValue::new(entry),
            typing: StoredValue::new(false),
        };
        hash::listen(move |arrival| navigation.arrive(arrival));
        document::before_leaving(move || focus::keep_for_reload(navigation.entry.get_value()));
        navigation
    }

    /// What the address says now.
    pub(crate) fn address(self) -> RwSignal<Address> {
        self.address
    }

    /// Goes to another query, as a link would.
    pub(crate) fn push(self, query: &Query) {
        hash::push(&query.to_hash());
    }

    /// Puts another query in place of this one: for what is being typed, so that Back undoes it as one.
    pub(crate) fn replace(self, query: Query) {
        hash::replace(&query.to_hash());
        self.typing.set_value(true);
        self.address.set(Address { query, notes: Vec::new() });
    }

    /// True if the reader came here by typing: more is to come, and the page need not show all of it at once.
    pub(crate) fn is_typing(self) -> bool {
        self.typing.get_value()
    }

    /// Notes in the address what has been opened on the current page, so that Back opens it again. The page does
    /// not follow.
    pub(crate) fn note(self, query: Query) {
        hash::replace(&query.to_hash());
        self.address.update_untracked(|address| address.query = query);
    }

    fn arrive(self, arrival: hash::Arrival) {
        self.typing.set_value(false);
        let left = self.entry.get_value();
        focus::remember(left);
        let was = self.address.with_untracked(|address| address.query.route.clone());
        let here = read();
        match arrival {
            hash::Arrival::New => {
                self.entry.set_value(left + 1);
                hash::number_entry(left + 1);
                match target(&here.query) {
                    Some(target) => focus::scroll_into_view(target, HEADING),
                    None if was != here.query.route => focus::begin_view(HEADING),
                    None => {}
                }
            }
            hash::Arrival::Again(entry) => {
                self.entry.set_value(entry);
                if !focus::restore(entry) && was != here.query.route {
                    focus::begin_view(HEADING);
                }
            }
        }
        self.address.set(here);
    }
}

/// Under this name `page/boot.js` keeps the address at which the program has stopped.
const FAILED: &str = "solieu.failed";

/// The address of the visit. Where the program has stopped the last time, the start page is opened, once.
fn first() -> Address {
    let failed = storage::get(FAILED);
    if failed.is_none_or(|failed| failed.strip_prefix('#') != Some(hash::current().as_str())) {
        return read();
    }
    storage::set(FAILED, None);
    let query = Query { language: read().query.language, ..Query::default() };
    hash::replace(&query.to_hash());
    Address { query, notes: vec![UrlNote::Failed] }
}

fn read() -> Address {
    let (query, notes) = Query::from_hash(&hash::current());
    Address { query, notes }
}

/// The id of the element that a query points at: sentences and figures of an article, checks, and indicators where
/// they are defined, carry their link as id. A link to a mark of a chart begins at the top of its page.
fn target(query: &Query) -> Option<String> {
    let is_target =
        |route: &Route| matches!(route, Route::Article(_) | Route::Checks | Route::Communication | Route::Method);
    query.focus.clone().filter(|_| is_target(&query.route))
}
