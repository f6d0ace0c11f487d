//! A corpus taken apart and made again: its texts, some of them read anew, and what was said of their figures.

use std::rc::Rc;
use std::sync::Arc;

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
use crate::reader::{self, Failure, ReadBy, ReadRequest};
use crate::site::Site;

/// What a corpus is made of.
#[derive(Default)]
pub(super) struct Parts {
    /// Texts that are to be read.
    pub(super) articles: Vec<Article>,
    /// Texts that are read.
    pub(super) documents: Vec<StoredDocument>,
    pub(super) corrections: Corrections,
    /// By what they are read; what was added to the codebook is the same for all that is open.
    pub(super) read_by: ReadBy,
    /// Texts that were read by another codebook are of this corpus, which knows its names.
    named_by: Option<Arc<Explorer>>,
    about: About,
    scores: Vec<Scores>,
}

impl Parts {
    /// Those of the site's corpus or of the reader's own, when they are all here.
    pub(super) async fn of(site: Site, desk: OwnTextsStatus, which: Collection) -> Parts {
        if which != Collection::Own {
            let explorer = site.corpora.with_untracked(|corpora| corpora.site.clone());
            files::whole(site.files, &explorer).await;
        }
        let of = |explorer: &Explorer| {
            let read_by = desk.read_by(which, explorer.corpus().added());
            let Corpus { documents, corrections, about, scores, .. } = explorer.corpus().clone();
            Parts { documents, corrections, read_by, about, scores, ..Parts::default() }
        };
        site.corpora.with_untracked(|corpora| {
            let read_by = || desk.read_by(which, corpora.site.corpus().added());
            let nothing = || Parts { read_by: read_by(), ..Parts::default() };
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

    /// Has all texts read again.
    pub(super) fn read_all_again(&mut self) {
        self.articles.extend(self.documents.drain(..).map(|document| Article::from(&document)));
    }

    /// What the texts are called.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        let unread = self.articles.iter().map(|article| article.id.as_str());
        unread.chain(self.documents.iter().map(|document| document.id.as_str()))
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
    let read_by = desk.read_by(Collection::Both, corpora.site.corpus().added());
    let named_by = desk.brought.with_untracked(Option::is_some).then_some(mine);
    let parts = Parts { documents, corrections, read_by, named_by, ..Parts::default() };
    let both = corpus(site, desk, stop, parts).await;
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
    let Parts { articles, documents, corrections, read_by, named_by, about, scores } = parts;
    let request = ReadRequest { articles, documents, corrections, read_by, tell: tell.clone(), stop: stop.clone() };
    let made = match reader::corpus(request).await {
        Ok(corpus) => {
            let corpus = match named_by {
                Some(other) => corpus.naming_as(other.corpus()),
                None => corpus,
            };
            reader::opened(Corpus { about, scores, ..corpus }, &*tell, &stop).await
        }
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
