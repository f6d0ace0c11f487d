//! What is open, saved as files: a site in one file, and the texts in an archive; both with what the texts were read by.

use std::sync::Arc;

use explore::Explorer;
use explore::ui_text::{Language, Word};
use leptos::prelude::*;

use super::{OwnTextsStatus, codebook};
use crate::browser::{download, kept, page_source};
use crate::files;
use crate::site::Site;

/// Saves the corpus that the page shows as a site in one file: the page itself with this corpus inside.
pub(crate) async fn one_file(site: Site, desk: OwnTextsStatus, explorer: Arc<Explorer>) {
    let language = site.language.get_untracked();
    let _stop = desk.begin().await;
    desk.working.set(Some(Word::SavingSite.say(language).to_owned()));
    files::whole(site.files, &explorer).await;
    let page = page_source::one_file(Word::Site.say(Language::Vi)).await;
    let is_own =
        site.corpora.with_untracked(|corpora| corpora.own.as_ref().is_some_and(|own| Arc::ptr_eq(own, &explorer)));
    let brought = desk.brought.get_untracked().filter(|_| is_own);
    let read_by = brought.as_ref().map(|brought| (&brought.knowledge, &brought.sources));
    let file = page.and_then(|page| publish::one_file(&page, explorer.corpus(), read_by).ok());
    desk.working.set(None);
    match file {
        Some(file) => download::save("so-lieu.html", "text/html", file.as_bytes()),
        None => desk.trouble.set(Some(Word::SavingFailed)),
    }
}

/// Keeps texts and what is known of them on this machine, under a name. The site's own codebook is here: they are read by it
/// when they are opened, also when it has learned since.
pub(crate) async fn keep(desk: OwnTextsStatus, explorer: &Explorer, name: &str) {
    desk.trouble.set(None);
    let brought = desk.brought.get_untracked();
    let read_by = brought.as_ref().map_or(&[][..], |brought| &brought.sources.own);
    let is_kept = match publish::data_set(explorer.corpus(), read_by) {
        Some(archive) => kept::put(name, &archive).await,
        None => false,
    };
    if !is_kept {
        desk.trouble.set(Some(Word::KeepFailed));
    }
}

/// Saves the reader's own texts, what is known of them and what they were read by as an archive that opens again.
pub(crate) async fn data_set(desk: OwnTextsStatus, own: &Explorer) {
    desk.trouble.set(None);
    let read_by = codebook::travelling(desk).await;
    match read_by.and_then(|files| publish::data_set(own.corpus(), &files)) {
        Some(archive) => download::save("bo-bai.zip", "application/zip", &archive),
        None => desk.trouble.set(Some(Word::SavingFailed)),
    }
}
