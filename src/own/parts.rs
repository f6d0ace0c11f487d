//! A corpus taken apart and made again: its texts, some of them read anew, and what was said of their figures.

use std::rc::Rc;
use std::sync::Arc;

use engine::codebook::additions::Additions;
use explore::query::Collection;
use explore::ui_text::Word;
use explore::{Explorer, own};
use leptos::prelude::*;
use store::assembly::Article;
use store::corrections::Corrections;
use store::scores::Scores;
use store::{About, Corpus, StoredDocument};

use super::OwnTextsStatus;
use crate::browser::time_slices::Stop;
use crate::files;
use crate::reader::{self, Failure, ReadRequest};
use crate::site::Site;

/// What a corpus is made of.
#[derive(Default)]
pub(super) struct Parts {
    /// Texts that are to be read.
    pub(super) articles: Vec<Article>,
    /// Texts that are read.
    pub(super) documents: Vec<StoredDocument>,
    pub(super) corrections: Corrections,
    /// What was added to the codebook: the same for all that is open.
    pub(super) additions: Additions,
    about: About,
    scores: Vec<Scores>,
}

impl Parts {
    /// Those of the site's corpus or of the reader's own, when they are all here.
    pub(super) async fn of(site: Site, which: Collection) -> Parts {
        if which != Collection::Own {
            let explorer = site.corpora.with_untracked(|corpora| corpora.site.clone());
            files::whole(site.files, &explorer).await;
        }
        let of = |explorer: &Explorer| {
            let additions = explorer.corpus().added();
            let Corpus { documents, corrections, about, scores, .. } = explorer.corpus().clone();
            Parts { articles: Vec::new(), documents, corrections, additions, about, scores }
        };
        site.corpora.with_untracked(|corpora| {
            let nothing = || Parts { additions: corpora.site.corpus().added(), ..Parts::default() };
            match which {
                Collection::Own => corpora.own.as_deref().map_or_else(nothing, of),
                Collection::Site | Collection::Both => of(&corpora.site),
            }
        })
    }

    /// Has a text read again.
    pub(super) fn read_again(&mut self, id: &str) {
        if let Some(at) = self.documents.iter().position(|document| document.id == id) {
            self.articles.push(Article::from(&self.documents.remove(at)));
        }
    }
}

/// Puts the corpus that is made of `parts` in the place of the site's or of the reader's own. Both as one corpus are made
/// again if the address asks for them. False if that was stopped or cannot be done.
pub(super) async fn replace(site: Site, desk: OwnTextsStatus, stop: Stop, which: Collection, parts: Parts) -> bool {
    let Some(made) = corpus(site, desk, stop.clone(), parts).await else { return false };
    let is_shown = site.query_now().collection == Collection::Both;
    let both = site.corpora.with_untracked(|corpora| corpora.both.clone()).filter(|_| is_shown);
    site.corpora.update(|corpora| {
        match which {
            Collection::Own => corpora.own = Some(made),
            Collection::Site | Collection::Both => corpora.site = made,
        }
        corpora.both = both.clone();
    });
    both.is_none() || beside(site, desk, stop).await
}

/// Makes one corpus of the site's and of the reader's own. False if that was stopped or cannot be done.
pub(super) async fn beside(site: Site, desk: OwnTextsStatus, stop: Stop) -> bool {
    let corpora = site.corpora.get_untracked();
    let Some(mine) = corpora.own else {
        desk.working.set(None);
        return false;
    };
    files::whole(site.files, &corpora.site).await;
    let (documents, corrections) = own::beside(corpora.site.corpus(), mine.corpus());
    let additions = corpora.site.corpus().added();
    let both = corpus(site, desk, stop, Parts { documents, corrections, additions, ..Parts::default() }).await;
    let is_made = both.is_some();
    if is_made {
        site.corpora.update(|corpora| corpora.both = both);
    }
    is_made
}

/// The corpus of its parts. Nothing if that was stopped or cannot be done.
pub(super) async fn corpus(site: Site, desk: OwnTextsStatus, stop: Stop, parts: Parts) -> Option<Arc<Explorer>> {
    let language = site.language.get_untracked();
    let tell = Rc::new(move |progress| _ = desk.working.try_set(Some(own::progress(progress, language))));
    let Parts { articles, documents, corrections, additions, about, scores } = parts;
    let request = ReadRequest { articles, documents, corrections, additions, tell: tell.clone(), stop: stop.clone() };
    let made = match reader::corpus(request).await {
        Ok(corpus) => reader::opened(Corpus { about, scores, ..corpus }, &*tell, &stop).await,
        Err(failure) => Err(failure),
    };
    desk.working.try_set(None);
    match made {
        Ok(explorer) => Some(Arc::new(explorer)),
        Err(Failure::Cancelled) => None,
        Err(Failure::NotLoaded) => {
            desk.trouble.try_set(Some(Word::ReaderFailed));
            None
        }
    }
}
