//! A draft, checked while it is written: against itself, and against the articles that the page shows.

use std::collections::BTreeSet;
use std::rc::Rc;

use explore::draft::DraftView;
use explore::ui_text::Word;
use explore::{Explorer, own};
use leptos::prelude::*;
use store::assembly::Article;
use store::corrections::Corrections;

use super::OwnTextsStatus;
use crate::browser::time_slices::Stop;
use crate::files;
use crate::reader::{self, Failure, ReadRequest};
use crate::site::Site;

/// What is known of a draft.
#[derive(Clone)]
pub(crate) struct Checked {
    /// The text that was checked: what was typed since is not.
    pub(crate) text: String,
    /// What was found in it.
    pub(crate) view: DraftView,
}

/// Checks `text`. Nothing if that was stopped, or cannot be done: then the desk says so.
pub(crate) async fn check(site: Site, desk: OwnTextsStatus, stop: Stop, text: String) -> Option<Checked> {
    let against = site.explorer();
    files::whole(site.files, &against).await;
    let documents = against.corpus().documents.clone();
    let id = own::free_id("ban-thao", |id| documents.iter().any(|document| document.id == id));
    let articles = vec![Article { id: id.clone(), text: text.clone(), ..Article::default() }];
    let read_by = desk.read_by(site.query_now().collection, against.corpus().added());
    let (corrections, tell) = (Corrections::default(), Rc::new(|_| ()));
    let made = reader::corpus(ReadRequest { articles, documents, corrections, read_by, tell, stop }).await;
    let mut corpus = match made {
        Ok(corpus) => corpus,
        Err(Failure::Cancelled) => return None,
        Err(Failure::NotLoaded) => {
            desk.trouble.try_set(Some(Word::ReaderFailed));
            return None;
        }
    };
    corpus.keep_only(&BTreeSet::from([id.clone()]));
    let view = Explorer::new(corpus).draft(&site.query_now(), &id)?;
    Some(Checked { text, view })
}
