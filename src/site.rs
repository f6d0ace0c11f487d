//! What every component may ask for: the opened corpus, the address, what it shows, the language. Given once, by context.

use std::sync::Arc;

use explore::Explorer;
use explore::query::Query;
use explore::ui_text::Language;
use explore::view::{Page, Shell};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use crate::browser::document;
use crate::corpora::{self, Corpora};
use crate::files::Files;
use crate::navigation::Navigation;
use crate::routes::{self, PageName, PageState};
use dom::effect;

/// What is on the page.
pub(crate) struct View {
    /// What is around the page.
    pub(crate) shell: Shell,
    /// What the page shows; what the last one showed while the next one is on its way.
    pub(crate) page: Option<Page>,
    /// The corpus that the page shows.
    pub(crate) explorer: Arc<Explorer>,
    /// How the page is called that `page` is.
    name: Option<PageName>,
}

/// Handles to the one state of the page; cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Site {
    /// What is open: the corpus of the site, and texts of the reader's own.
    pub(crate) corpora: RwSignal<Corpora>,
    /// Where the reader is.
    pub(crate) navigation: Navigation,
    /// Everything on the page: one query, one view.
    pub(crate) view: Memo<Arc<View>>,
    /// The files of a large corpus.
    pub(crate) files: Files,
    /// How far the page is that the address leads to.
    pub(crate) page_state: RwSignal<PageState>,
    /// How many bytes have come of the part that is being loaded.
    pub(crate) received_bytes: RwSignal<u32>,
    /// Counts how often the reader has asked again for a page whose code did not come.
    pub(crate) attempt: RwSignal<u32>,
    /// Counts how often files were dropped on the page (`crate::browser::drops` has them).
    pub(crate) dropped: RwSignal<u32>,
    /// The language of the interface.
    pub(crate) language: Memo<Language>,
    /// The one live region: what is put here is read out.
    pub(crate) announce: RwSignal<String>,
    /// What will be read out when nothing has changed for a while.
    announced_soon: StoredValue<Option<Timeout>, LocalStorage>,
}

/// How long nothing must have changed, in milliseconds: longer than between two keys.
const REST_MILLIS: u32 = 500;

impl Site {
    /// Starts the site and gives it to all components below.
    pub(crate) fn provide(explorer: Explorer) -> Site {
        let corpora = RwSignal::new(Corpora::of_site(explorer));
        let navigation = Navigation::start();
        let address = navigation.address();
        let (attempt, received_bytes) = (RwSignal::new(0), document::received_bytes());
        let language = Memo::new(move |_| address.with(|address| address.query.language));
        let files = Files::new(language);
        let state = routes::page_state(corpora, navigation, files, attempt);
        let ready = ArcTrigger::new();
        let is_ready = ready.clone();
        let view = Memo::new_with_compare(
            move |was: Option<&Arc<View>>| {
                is_ready.track();
                address.with(|address| {
                    let (query, corpora) = (&address.query, corpora.get());
                    let now = corpora.asked_for(query);
                    let mut explorer = now.clone().unwrap_or_else(|| corpora.site.clone());
                    let shell = explorer.shell(query, &address.notes, corpora.own_articles());
                    let page = match state.get() {
                        PageState::Ready(name, code) if name == PageName::of(&query.route) => match now {
                            None => Some(explorer.not_open(query)),
                            Some(explorer) if explorer.is_ready(query) => {
                                explorer.corpus().want_nothing();
                                code.view_model(files, &explorer, query)
                            }
                            Some(_) => None,
                        },
                        _ => None,
                    };
                    let own = state.get().name();
                    let name = if page.is_some() { own } else { was.and_then(|was| was.name) };
                    // The reader is on the way to another page, or what was asked for is being prepared.
                    let page = page.or_else(|| {
                        let was = was.filter(|was| was.name == own)?;
                        explorer = was.explorer.clone();
                        was.page.clone()
                    });
                    Arc::new(View { shell, page, explorer, name })
                })
            },
            |_, _| true,
        );
        effect(move || {
            let is_ready = address.with(|address| {
                // A page that is on its way waits by itself.
                let is_here = untrack(|| state.get()).name() == Some(PageName::of(&address.query.route));
                !is_here || corpora::now(corpora, &address.query).is_ready(&address.query)
            });
            if !is_ready {
                let ready = ready.clone();
                routes::when_ready(corpora, navigation, move |_| ready.notify());
            }
        });
        let (announce, announced_soon) = (RwSignal::new(String::new()), StoredValue::new_local(None));
        let site = Site {
            corpora,
            navigation,
            view,
            files,
            page_state: state,
            received_bytes,
            attempt,
            dropped: RwSignal::new(0),
            language,
            announce,
            announced_soon,
        };
        provide_context(site);
        site
    }

    /// The corpus that the page shows at this moment.
    pub(crate) fn explorer(self) -> Arc<Explorer> {
        self.view.with_untracked(|view| view.explorer.clone())
    }

    /// What `compute` makes of the corpus that the page shows; made again, where signals are followed, when that was not all
    /// here.
    pub(crate) fn compute<T>(self, compute: impl FnOnce(&Explorer) -> T) -> T {
        self.files.compute(&self.explorer(), compute)
    }

    /// What the address asks for; follows it.
    pub(crate) fn with_query<U>(self, read: impl FnOnce(&Query) -> U) -> U {
        self.navigation.address().with(|address| read(&address.query))
    }

    /// What the address asks for at this moment.
    pub(crate) fn query_now(self) -> Query {
        self.navigation.address().with_untracked(|address| address.query.clone())
    }

    /// Reads out `words` when nothing else has been announced for a while: a result once, not one for each key.
    pub(crate) fn announce_at_rest(self, words: String) {
        let announce = self.announce;
        self.announced_soon.set_value(Some(Timeout::new(REST_MILLIS, move || announce.set(words))));
    }

    /// What the page shows that `pick` finds in the page.
    pub(crate) fn shown<T>(self, pick: fn(&Page) -> Option<&Arc<T>>) -> Shown<T> {
        Shown { view: self.view, pick }
    }
}

/// The site's handles. Only for components below [`Site::provide`].
pub(crate) fn site() -> Site {
    expect_context::<Site>()
}

/// What a page shows, while it is the current one. One type of memo is enough for all pages.
pub(crate) struct Shown<T: 'static> {
    view: Memo<Arc<View>>,
    pick: fn(&Page) -> Option<&Arc<T>>,
}

impl<T> Clone for Shown<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Shown<T> {}

impl<T> Shown<T> {
    /// Reads a part of it, and follows it. While the reader leaves the page there is nothing to read: the default.
    pub(crate) fn with<U: Default>(self, read: impl FnOnce(&T) -> U) -> U {
        self.view.with(|view| view.page.as_ref().and_then(self.pick).map(|shown| read(shown))).unwrap_or_default()
    }

    /// All of it, if the page is the current one.
    pub(crate) fn get(self) -> Option<Arc<T>> {
        self.view.with(|view| view.page.as_ref().and_then(self.pick).cloned())
    }
}
