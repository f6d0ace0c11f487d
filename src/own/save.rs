//! What is open, saved as files: a site in one file, and the texts in an archive.

use std::sync::Arc;

use explore::Explorer;
use explore::ui_text::{Language, Word};
use leptos::prelude::*;

use super::OwnTextsStatus;
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
    let file = page.and_then(|page| publish::one_file(&page, explorer.corpus()).ok());
    desk.working.set(None);
    match file {
        Some(file) => download::save("so-lieu.html", "text/html", file.as_bytes()),
        None => desk.trouble.set(Some(Word::SavingFailed)),
    }
}

/// Keeps texts and what is known of them on this machine, under a name.
pub(crate) async fn keep(desk: OwnTextsStatus, explorer: &Explorer, name: &str) {
    desk.trouble.set(None);
    let is_kept = match publish::data_set(explorer.corpus()) {
        Some(archive) => kept::put(name, &archive).await,
        None => false,
    };
    if !is_kept {
        desk.trouble.set(Some(Word::KeepFailed));
    }
}

/// Saves texts and what is known of them as an archive that opens again.
pub(crate) fn data_set(desk: OwnTextsStatus, explorer: &Explorer) {
    desk.trouble.set(None);
    match publish::data_set(explorer.corpus()) {
        Some(archive) => download::save("bo-bai.zip", "application/zip", &archive),
        None => desk.trouble.set(Some(Word::SavingFailed)),
    }
}
