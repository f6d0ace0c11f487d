//! Phrases that a reader adds to the codebook: the texts that have them are read again, and what changed is told.

use std::rc::Rc;
use std::sync::Arc;

use engine::Knowledge;
use engine::codebook::additions::{Additions, Refused};
use explore::Explorer;
use explore::query::Collection;
use explore::teach::{self, Taught, TeachForm};
use explore::ui_text::Word;
use leptos::prelude::*;

use super::parts::{self, Parts, beside};
use super::{LeftOut, OwnTextsStatus};
use crate::browser::files::ChosenFile;
use crate::browser::time_slices::Stop;
use crate::browser::{download, focus};
use crate::reader::ReadBy;
use crate::site::Site;

/// The id of the heading above what changed.
pub(crate) const CHANGES: &str = "teach-changes";

/// What was added, which is the same for all that is open.
fn added(site: Site) -> Additions {
    site.corpora.with_untracked(|corpora| corpora.site.corpus().added())
}

/// By what the texts are read that the page shows.
fn read_by(site: Site) -> ReadBy {
    OwnTextsStatus::get().read_by(site.query_now().collection, added(site))
}

/// The form for the figure that the address names, or for none; nothing if the site lacks what texts are read by.
pub(crate) fn form(site: Site) -> Option<TeachForm> {
    let (query, explorer) = (site.query_now(), site.explorer());
    let form = |knowledge: &Knowledge| explorer.teach_form(&query, knowledge, query.focus.as_deref());
    read_by(site).with(form)
}

/// What could not be added.
pub(crate) fn refused(site: Site) -> Vec<Refused> {
    read_by(site).refused()
}

/// Adds what a form says, and reads again what has the phrase.
///
/// # Errors
/// What is not filled in, or why it cannot be added, in words.
pub(crate) async fn add(site: Site, desk: OwnTextsStatus, form: &Taught) -> Result<(), String> {
    let (language, explorer) = (site.language.get_untracked(), site.explorer());
    let taught = read_by(site).with_plain(|knowledge| explorer.taught(knowledge, form, language));
    let now = taught.unwrap_or_else(|| Err(Word::ReaderFailed.say(language).to_owned()))?;
    change(site, desk, now).await;
    Ok(())
}

/// Takes a phrase of an indicator out.
pub(crate) async fn remove(site: Site, desk: OwnTextsStatus, indicator: &str, phrase: &str) {
    change(site, desk, teach::without(&added(site), indicator, phrase)).await;
}

/// Reads a file of additions, and adds them to those that there are.
pub(crate) async fn open(site: Site, desk: OwnTextsStatus, file: ChosenFile) {
    let text = file.bytes().await.and_then(|bytes| String::from_utf8(bytes).ok());
    match text.and_then(|text| publish::additions(&text).ok()) {
        Some(additions) => {
            let mut now = added(site);
            now.merge(additions);
            change(site, desk, now).await;
        }
        None => desk.trouble.set(Some(Word::TeachUnread)),
    }
}

/// Saves what was added.
pub(crate) fn save(site: Site) {
    download::save("additions.toml", "application/toml", publish::additions_toml(&added(site)).as_bytes());
}

async fn change(site: Site, desk: OwnTextsStatus, now: Additions) {
    let stop = desk.begin().await;
    let before = site.explorer();
    if read_all_by(site, desk, stop, now).await {
        let language = site.language.get_untracked();
        desk.changes.set(Some(Rc::new(site.explorer().changes(&site.query_now(), before.corpus()))));
        site.announce.set(Word::TeachAdded.say(language).to_owned());
        focus::after_render(|| focus::focus_by_id(CHANGES));
    }
}

/// Adds what came with texts, and names what cannot be added. False if that was stopped or cannot be done.
pub(super) async fn merge(site: Site, desk: OwnTextsStatus, stop: Stop, additions: Additions) -> bool {
    let mut now = added(site);
    now.merge(additions);
    let is_done = read_all_by(site, desk, stop, now).await;
    if is_done {
        let language = site.language.get_untracked();
        let refused = desk.read_by(Collection::Own, added(site)).refused();
        let lines: Vec<LeftOut> = refused.iter().map(|it| teach::unmade(it, language)).collect();
        desk.left_out.update(|left_out| left_out.extend(lines));
        desk.working.set(Some(String::new()));
    }
    is_done
}

/// Has all that is open read with these additions: the texts anew that have a phrase of them. False if that was stopped or
/// cannot be done; then all is as it was.
async fn read_all_by(site: Site, desk: OwnTextsStatus, stop: Stop, now: Additions) -> bool {
    let corpora = site.corpora.get_untracked();
    let Some(of_site) = read_again(site, desk, stop.clone(), Collection::Site, &now).await else { return false };
    let own = match &corpora.own {
        Some(_) => match read_again(site, desk, stop.clone(), Collection::Own, &now).await {
            Some(own) => Some(own),
            None => return false,
        },
        None => None,
    };
    let is_shown = site.query_now().collection == Collection::Both;
    let both = corpora.both.filter(|_| is_shown);
    site.corpora.update(|all| (all.site, all.own, all.both) = (of_site, own, both.clone()));
    both.is_none() || beside(site, desk, stop).await
}

/// A corpus read with other additions. Nothing if that was stopped or cannot be done.
async fn read_again(
    site: Site,
    desk: OwnTextsStatus,
    stop: Stop,
    which: Collection,
    now: &Additions,
) -> Option<Arc<Explorer>> {
    let mut parts = Parts::of(site, desk, which).await;
    for id in teach::touched(&parts.documents, &parts.read_by.additions, now) {
        parts.read_again(&id);
    }
    parts.read_by.additions = now.clone();
    desk.working.set(Some(String::new()));
    parts::corpus(site, desk, stop, parts).await
}
