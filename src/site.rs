//! What every component may ask for: the opened corpus, the address, the language. Given once, by context.

use explore::Explorer;
use explore::query::Query;
use explore::words::{Language, Word};
use leptos::prelude::*;

use crate::navigation::Navigation;

/// Handles to the one state of the page; cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Site {
    /// The corpus, opened once for as long as the page lives.
    pub(crate) explorer: &'static Explorer,
    /// Where the reader is.
    pub(crate) navigation: Navigation,
    /// What the address asks for.
    pub(crate) query: Memo<Query>,
    /// The language of the interface.
    pub(crate) language: Memo<Language>,
    /// The one live region: what is put here is read out.
    pub(crate) announce: RwSignal<String>,
}

impl Site {
    /// Starts the site and gives it to all components below.
    pub(crate) fn provide(explorer: &'static Explorer) -> Site {
        let navigation = Navigation::start();
        let address = navigation.address();
        let query = Memo::new(move |_| address.get().query);
        let language = Memo::new(move |_| query.get().language);
        let site = Site { explorer, navigation, query, language, announce: RwSignal::new(String::new()) };
        provide_context(site);
        site
    }

    /// A word in the language of the interface; follows the switch.
    pub(crate) fn say(self, word: Word) -> Signal<&'static str> {
        Signal::derive(move || word.say(self.language.get()))
    }
}

/// The site's handles. Only for components below [`Site::provide`].
pub(crate) fn site() -> Site {
    expect_context::<Site>()
}
