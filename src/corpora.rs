//! What is open: the corpus of the site, and texts of the reader's own, alone or beside it. The address says which is
//! looked at.

use std::sync::Arc;

use explore::query::Collection;
use explore::{Explorer, OwnArticles, Query, Route};
use leptos::prelude::*;

/// The corpora that can be looked at; cheap to copy.
#[derive(Clone)]
pub(crate) struct Corpora {
    /// That of the site.
    pub(crate) site: Arc<Explorer>,
    /// The reader's own texts, if some are open.
    pub(crate) own: Option<Arc<Explorer>>,
    /// Both as one corpus, if the reader has asked for it.
    pub(crate) both: Option<Arc<Explorer>>,
}

impl Corpora {
    /// The site's alone.
    pub(crate) fn of_site(explorer: Explorer) -> Corpora {
        Corpora { site: Arc::new(explorer), own: None, both: None }
    }

    /// The one that a query asks for, if it is open. Where texts are opened or written, none needs to be.
    pub(crate) fn asked_for(&self, query: &Query) -> Option<Arc<Explorer>> {
        let found = match query.collection {
            Collection::Site => Some(&self.site),
            Collection::Own => self.own.as_ref(),
            Collection::Both => self.both.as_ref(),
        };
        let needs_none = matches!(query.route, Route::Own | Route::Draft);
        found.or(needs_none.then_some(&self.site)).cloned()
    }

    /// What of the reader's own is open.
    pub(crate) fn own_articles(&self) -> OwnArticles {
        OwnArticles {
            n_open: self.own.as_ref().map(|own| own.corpus().documents.len()),
            is_beside_site: self.both.is_some(),
        }
    }
}

/// The one that a query asks for; that of the site if it is not open. Follows what is open.
pub(crate) fn now(corpora: RwSignal<Corpora>, query: &Query) -> Arc<Explorer> {
    corpora.with(|corpora| corpora.asked_for(query).unwrap_or_else(|| corpora.site.clone()))
}
